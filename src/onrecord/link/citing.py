"""Whose report a text rests on: "told CNN", "the Financial Times reported", "according to Le Monde", a credit line.

A text that names another outlet need not have its news from it. It may recall what was reported last month, deny it,
or tell it beside news of its own; each passage is therefore looked at by itself, and the text as a whole rests on an
outlet only if its first sentences do and nothing in it is of the outlet's own reporting.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.link.texts import Sentence, taken_apart
from onrecord.model import Document, Span
from onrecord.world.outlets import names_by_first_word, outlet_key, outlet_named
from onrecord.world.spelling import folded, plain
from onrecord.world.states import any_side

_LEDE = 3  # sentences in which a text says whose news it tells
_NEAR = 90  # characters before a name in which the word that ties it to the news stands

# Words that newspapers, agencies and stations are called by.
_MEDIA = (
    r"Times|Post|Gazette|Herald|News|Journal|Tribune|Daily|Radio|TV|Television|(?:News|Press) Agency|Press|Weekly|Observer"
    r"|Chronicle|Courier|Mail|Telegraph|Star|Globe|Standard|Review|Zeitung|Presse|Today|Dispatch|Examiner|Mirror|Ledger"
    r"|Inquirer|Wire|Newswire|Bulletin|Echo|Express|Independent|Monitor|Sentinel|Argus|Advertiser|Broadcasting|Magazine"
    r"|Online|Tidende|Tidning|Nieuws|Kurier|Anzeiger|Rundschau|Blatt|Allgemeine|Gazeta|Dziennik|Jornal|Diario|Giornale"
    r"|Correio"
)
_NAME = r"[A-ZÀ-ÖØ-Þ][\w’'&.-]*"
_CALLED = re.compile(
    rf"(?:the |The )?((?:{_NAME} (?:(?:of|and|de|la|&) )?){{1,4}}(?:{_MEDIA})(?:(?: {_NAME}){{0,2}})?)(?![\w-])"
)
# "the French daily", "state-run news agency", "its partner": what may stand between the tie and the name.
_KIND = (
    r"(?:(?:the|a|an|its|our|his|her|their|reporters?|journalists?|by|from|at|of|with|in|on|to|for|and|sister|partner"
    r"|state|state-run|state-owned|official|semi-official|public|private|local|national|regional|business|financial|sports"
    r"|news|newspaper|paper|daily|weekly|magazine|agency|wire|service|broadcaster|network|channel|station|outlet|site"
    r"|website|portal|tabloid|radio|television|TV|programme|program|show|rival|respected|Sunday|[A-Z][a-z]+(?:ish|ian|an"
    r"|ese|ch|sh|n|i|e|s)|[\w’'-]+’s|[\w-]+'s)\s+){0,7}"
)
_TOLD = re.compile(
    rf"\b(?:(?:told|tells|telling)|(?:spoke|speaks|speaking|talking|talked|said|comments?|remarks?|statement|confirmed) "
    rf"(?:exclusively )?(?:to|with)|interview(?:ed|s)?(?: (?:published|broadcast|aired|printed))?(?: \w+day)?"
    rf"(?: (?:with|by|to|for|on|in|from))|(?:writing|wrote|article|column|op-ed) (?:in|for)) {_KIND}$",
    re.I,
)
_BY = re.compile(
    rf"\b(?:according to|as (?:first )?(?:reported|quoted|cited|told|published) (?:by|in)|reported by|citing|cited by|quoting"
    rf"|quoted by|quoted in|carried by|broken by|revealed by|disclosed by|published (?:\w+day )?(?:by|in)|obtained by|seen by"
    rf"|reviewed by|(?:report|reports|reporting|story|article|investigation|account|scoop|dispatch)"
    rf"(?: (?:published|carried|broadcast|aired))?(?: \w+day)? (?:by|in|from|on|of)) {_KIND}$",
    re.I,
)
_REPORTS = re.compile(
    r"^(?:[’']s?)?(?: (?:newspaper|news agency|agency|magazine|daily|website|television|radio|report|reports|service))?"
    r",?(?: (?:has|have|also|first|had|late|on \w+day|\w+day|exclusively|earlier)){0,3}"
    r" (?:reported|reports|report|said|says|wrote|writes|quoted|quotes|cited|cites|revealed|reveals|learned|learnt|published"
    r"|broadcast|aired|disclosed|announced that it had seen)\b"
)
_REPORTED_BEFORE = re.compile(
    r"(?:reported|reports|quoted|cited|revealed|wrote|said|says|writes)(?: \w+day)? (?:by )?(?:the )?$"
)
_FIRST_BY = re.compile(r"\bfirst (?:reported|broken|published|told|disclosed) (?:by|in)|\bwas (?:the )?first to report|\bfirst reported\b", re.I)  # fmt: skip
# The text answers the report, or only recalls it.
_ANSWERED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|denials?|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|disput(?:e|es|ed|ing)|refut(?:e|es|ed|ing)"
    r"|play(?:s|ed|ing) down|contradict(?:s|ed|ing)?|false|untrue|inaccurate|baseless|fabricated|fake|respond(?:s|ed|ing)? to"
    r"|in response to|react(?:s|ed|ing)? to|asked about|comment(?:s|ed|ing)? on|question(?:s|ed)? about|follows? a|after a"
    r"|following a|despite|contrary to|sued?|suing|lawsuit)\b[^.]{0,110}$",
    re.I,
)
_ANSWERED_AFTER = re.compile(
    r"^[^.;]{0,110}\b(?:was|were|is|are) (?:wrong|false|untrue|denied|incorrect|inaccurate|baseless|fabricated)\b", re.I
)
_LONG_AGO = (
    r"(?:(?:last|earlier this|earlier last|the previous|the past) (?:week|month|year|spring|summer|autumn|fall|winter)"
    r"|(?:days|weeks|months|years|decades) (?:ago|earlier|before)|in (?:19|20)\d\d"
    r"|in (?:January|February|March|April|May|June|July|August|September|October|November|December))\b"
)
_RECALLED = re.compile(
    rf"\b(?:told|said|reported|reports|wrote|written|quoted|published|revealed|interview|report|article)\b[^.,;:“\"]{{0,45}}\b{_LONG_AGO}"
    rf"|^\W*{_LONG_AGO}|\bpreviously\b|\bin (?:an? )?earlier (?:interview|report)"
    r"|\bhad (?:previously |earlier |already |first |also )?(?:told|reported|said|written|quoted|published|revealed|spoken)\b",
    re.I,
)
_OWN = re.compile(
    r"\b(?:told|tells|telling|said to|spoke to|speaking to|spoke with|interview with|seen by|obtained by|reviewed by|shown to"
    r"|confirmed to|shared with)\s+(?:us\b|me\b|(?:this|our) (?:newspaper|paper|reporter|correspondent|outlet|newsroom|site"
    r"|magazine|agency|station|channel|programme|network)\b)",
    re.I,
)
_VOICED = re.compile(
    r"\b(?:said|says|told|announced|confirmed|declared|stated|insisted|warned|added|wrote|according to|spokes\w+|statement)\b",
    re.I,
)
_CREDITED = re.compile(r"^[^a-z(]{0,3}[A-Z][^()\n]{0,60}\((?P<name>[A-Z][\w .&’'-]{1,40})\)\s*[-–—:]|^\((?P<bare>[A-Z][\w .&’'-]{1,40})\)\s*[-–—:]")  # fmt: skip
_TITLE_END = re.compile(
    r"(?:[:–—|-]\s+(?:report(?:s|ed)? (?:in |by )?)?|\((?:via )?)(?:the )?(?P<name>[A-Z][\w .&’'-]{1,40}?)\)?$"
)
_FOLLOWS = re.compile(r"^(?:[\"“‘]|(?:He|She|They|It)\b)")


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage that rests on another outlet's report: whose, by key and as named, and the words that say so."""

    outlet: str  # the key of world.outlets
    name: str
    span: Span
    words: str
    sentence: int
    told: bool  # spoken to that outlet itself
    leads: bool  # the text says so at its beginning


@dataclass(frozen=True, slots=True)
class Cited:
    """What a text says of where it has its news from."""

    rests_on: Citation | None  # the outlet whose news the whole text tells
    passages: tuple[Citation, ...]
    own: tuple[Span, ...]  # passages of its own reporting


def cited(document: Document, others: Collection[str] = ()) -> Cited:
    """Whose reports a document rests on; `others` are names of outlets that might be among them, known or not."""
    return _cited(
        document.text, document.title or "", document.outlet or "", document.credit or "", tuple(sorted(others))
    )


@lru_cache(maxsize=1024)
def _cited(text: str, title: str, outlet: str, credit: str, others: tuple[str, ...]) -> Cited:
    me = outlet_key(outlet)
    sentences = taken_apart(text).sentences
    found = [one for at in range(len(sentences)) for one in _of_sentence(at, sentences, me, others)]
    own = tuple(s.span for s in sentences if _OWN.search(s.text) or (outlet and _told_to(outlet, s.text)))
    credited = _credited(text, title, credit, me, others, sentences)
    lead = credited or (None if own else next((one for one in found if one.leads), None))
    return Cited(lead, tuple(found), own)


def _of_sentence(at: int, sentences: Sequence[Sentence], me: str, others: tuple[str, ...]) -> Iterator[Citation]:
    """The reports that one sentence tells as news: not its own outlet's, not recalled, not answered."""
    text = sentences[at].text
    seen: set[str] = set()
    for name, start, end in mentions(text, others):
        key = outlet_key(_whole_name(name, at, sentences))
        before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
        told = bool(_TOLD.search(before))
        if not key or key == me or key in seen or not (told or _tied(before, after)):
            continue
        if _RECALLED.search(text) or _ANSWERED.search(text[:start]) or _ANSWERED_AFTER.search(after):
            continue
        seen.add(key)
        last = _followed(at, sentences) if told else at
        span = sentences[at].span[0], sentences[last].span[1]
        leads = at < _LEDE and _leads(at, sentences, told=told)
        yield Citation(key, name, span, text, at, told, leads)


def _tied(before: str, after: str) -> bool:
    return bool(
        _BY.search(before) or _REPORTS.match(after) or (_REPORTED_BEFORE.search(before) and re.match(r"[.,]|$", after))
    )


def _leads(at: int, sentences: Sequence[Sentence], *, told: bool) -> bool:
    """Whether a citation says where the news of the whole text is from, rather than where a part of it is."""
    text = sentences[at].text
    if at == 0:
        return True
    voiced = [s for s in sentences[:at] if _VOICED.search(s.text)]
    if _FIRST_BY.search(text):
        return not any(_VOICED.search(s.text) for i, s in enumerate(sentences) if i != at)
    return not voiced or (told and len(voiced) <= 1 and not any(_to_all(s.text) for s in voiced))


def _to_all(text: str) -> bool:
    """Whether words were spoken to everyone: then what was told to one outlet is told beside them."""
    return bool(re.search(r"\b(?:reporters|journalists|news conference|press conference|briefing|in a statement|parliament|spokes\w+)\b", text))  # fmt: skip


def _followed(at: int, sentences: Sequence[Sentence]) -> int:
    """The last of the sentences that go on with what was told: they begin with a quote or a pronoun, and name none else."""
    last = at
    while (
        last + 1 < len(sentences) and _FOLLOWS.match(sentences[last + 1].text) and not _to_all(sentences[last + 1].text)
    ):
        last += 1
    return last


def _credited(
    text: str, title: str, credit: str, me: str, others: tuple[str, ...], sentences: Sequence[Sentence]
) -> Citation | None:
    """The agency or outlet that a credit, a dateline or the headline gives the text to."""
    span = sentences[0].span[0] if sentences else 0, sentences[-1].span[1] if sentences else 0
    if credit and outlet_key(credit) != me:
        return Citation(outlet_key(credit), credit, span, f"Credit: {credit}", -1, False, True)
    match = _CREDITED.match(text)
    name = (match["name"] or match["bare"]).strip() if match else ""
    if name and outlet_key(name) != me and _is_outlet(name, others):
        return Citation(outlet_key(name), name, span, text[: match.end() if match else 0], -1, False, True)
    for name, start, end in mentions(title, others):
        key, before, after = outlet_key(name), title[max(0, start - _NEAR) : start], title[end:]
        ends = _TITLE_END.search(title)
        tied = _TOLD.search(before) or _BY.search(before) or _REPORTS.match(after) or re.match(r":", after)
        if key and key != me and (tied or (ends and ends["name"] == name)) and not _ANSWERED.search(before):
            return Citation(key, name, span, title, -1, bool(_TOLD.search(before)), True)
    return None


def _is_outlet(name: str, others: Collection[str]) -> bool:
    return (
        outlet_named(name) is not None
        or bool(_CALLED.fullmatch(name))
        or folded(name) in {folded(other) for other in others}
    )


def mentions(text: str, others: Collection[str] = ()) -> Iterator[tuple[str, int, int]]:
    """The outlets that a sentence names, with their places: known ones, those called like one, and `others`."""
    found: dict[int, tuple[str, int, int]] = {}
    known = names_by_first_word()
    for word in re.finditer(rf"(?<![\w’'-])(?:{_NAME}|de)(?![\w])", text):
        if any(s <= word.start() < e for _, s, e in found.values()) or _within_a_name(text, word.start()):
            continue
        first = plain(word[0]).rstrip(".")
        for words in known.get(first) or known.get(first.partition("'")[0], ()):
            if end := _written(words, text, word.start()):
                found[word.start()] = text[word.start() : end], word.start(), end
                break
    for match in _CALLED.finditer(text):
        start, end = match.span(1)
        if not any(s < end and start < e for _, s, e in found.values()):
            found[start] = match[1], start, end
    for other in others:
        bare = re.sub(r"^[Tt]he ", "", other)
        for match in re.finditer(rf"(?<!\w){re.escape(bare)}(?!\w)", text) if len(bare) > 1 else ():
            if not any(s < match.end() and match.start() < e for _, s, e in found.values()):
                found[match.start()] = bare, match.start(), match.end()
    yield from (found[at] for at in sorted(found))


def _within_a_name(text: str, start: int) -> bool:
    """Whether a word follows another of a longer name: "the Northern Wire" is not The Wire, "Israel's Kan" is Kan."""
    before = re.search(r"([A-ZÀ-ÖØ-Þ][a-zà-ÿ]+) $", text[max(0, start - 30) : start])
    return before is not None and before[1] not in ("The", "Der", "Die", "By", "Via") and any_side(before[1]) is None


def _written(words: Sequence[str], text: str, start: int) -> int | None:
    """Where a name that is written from this place on ends; None if it is not."""
    at = start
    for word in words:
        rest = text[at:]
        written = rest[: len(word) + 4]
        folded_to = plain(written)
        if not folded_to.startswith(word):
            return None
        at += len(word)
        if word is not words[-1]:
            if text[at : at + 1] != " ":
                return None
            at += 1
    return None if re.match(r"\w|[’'-][a-zA-Z]{2}|-[A-Z]", text[at:]) else at


def _whole_name(name: str, at: int, sentences: Sequence[Sentence]) -> str:
    """The whole name of what is called "the Times" after it was named: the New York Times, the Irish Times."""
    if " " in name or name not in ("Times", "Post", "Journal", "Herald", "Star", "Globe", "Telegraph", "Independent"):
        return name
    for sentence in reversed(sentences[: at + 1]):
        if found := re.search(rf"((?:(?!The ){_NAME} ){{1,3}}{name})(?!\w)", sentence.text):
            return found[1]
    return f"The {name}"


def _told_to(outlet: str, text: str) -> bool:
    bare = re.escape(re.sub(r"^[Tt]he ", "", outlet))
    return bool(re.search(rf"\b(?:told|tells|spoke to|speaking to|said to|interview with|seen by|obtained by|confirmed to) (?:the )?{bare}\b", text))  # fmt: skip
