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

from onrecord.link.texts import Sentence, all_of, taken_apart
from onrecord.model import Document, Span
from onrecord.world.outlets import forms, is_common, meant_by, names_by_first_word, outlet_key, outlet_named
from onrecord.world.spelling import plain
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
    r"|news|newspaper|newspapers|paper|daily|weekly|magazine|agency|wire|service|broadcaster|network|channel|station|outlet"
    r"|site|website|portal|tabloid|radio|television|TV|programme|program|show|rival|respected|Sunday|morning|evening"
    r"|online|leading|independent|opposition|investigative|conservative|liberal|\w+-\w+"
    r"|(?-i:[A-Z])[a-z]+(?:ish|ian|an|ese|ch|sh|ss|n|i|e|s|k)|[\w’'-]+’s|[\w-]+'s)\s+){0,7}[\"“„«‘']?"
)
# Nouns that say by themselves that the name beside them is an outlet's. An agency alone may be one of space or police.
_SORT = (
    r"(?:newspaper|broadcaster|tabloid|(?:weekly|monthly|news|business|political) magazine|magazine|daily|weekly"
    r"|(?:news|press|wire) agency|newswire|(?:news|investigative) (?:web)?(?:site|outlet|service|portal|channel|network"
    r"|programme|broadcaster|platform|group)|news portal|(?:radio|TV|television) (?:station|channel|network|broadcaster)"
    r"|(?:state|public) (?:TV|television|radio))"
)
_AFTER_SORT = re.compile(rf"\b{_SORT} [\"“„«‘']?(?P<name>{_NAME}(?: {_NAME}){{0,3}}(?: \d{{1,2}}(?![\d:]|[.,]\d))?)")
_BEFORE_SORT = re.compile(rf"(?<![\w.-])(?P<name>{_NAME}(?: {_NAME}){{0,2}})[\"”“»’']? {_SORT}\b")
_IN_QUOTES = re.compile(
    rf"[\"“„«‘'](?P<name>{_NAME}(?: {_NAME}){{0,3}}(?: \d{{1,2}})?)[\"”“»’'](?=$|[.,;:]| (?:that|on|in|of|it|he|she|they|there)\b)"
)
_LETTERS = re.compile(r"(?<![\w.-])(?P<name>[A-Z]{2,5}\d?|[A-Z]{2,4} \d)(?![\w-]| [A-Z])")
# Abbreviations that hear much and publish no news.
_NO_OUTLETS = all_of(
    "un eu us uk usa uae nato fbi cia nsa iaea who wto imf opec osce nasa fifa uefa ioc wada mps mp ceo cfo pm gop doj dhs"
    " sec fda fed cdc epa icc icj asean ecb boe au g7 g8 g20 idf irgc plo iss esa faa ntsb mod fco gchq nhs tuc cbi afd cdu tv dna hiv dvd"
    " csu spd fdp anc bjp pkk ypg hdp akp chp ukip snp dup mep ngo"
)
_TOLD = re.compile(
    rf"\b(?:(?:told|tells|telling|informed)|(?:spoke|speaks|speaking|talking|talked|said|comments?|remarks?|statements?|conversation"
    rf"|confirmed|confirms|admitted|disclosed|explained|revealed|said (?:live )?on)(?: (?:made|given|sent|late|on \w+day|\w+day))? "
    rf"(?:exclusively )?(?:to|with|on)|appear(?:ed|ing) on|interview(?:ed|s)?(?: (?:published|broadcast|aired|printed))?(?: \w+day)?"
    rf"(?: (?:with|by|to|for|on|in|from))|(?:writing|wrote|article|column|op-ed) (?:in|for)) {_KIND}$",
    re.I,
)
_BY = re.compile(
    rf"\b(?:according to|as per|as (?:first )?(?:reported|quoted|cited|told|published) (?:by|in)|reported by|citing|cited by|quoting"
    rf"|quoted by|quoted in|carried by|broken by|revealed by|disclosed by|published (?:\w+day )?(?:by|in)|obtained by|seen by"
    rf"|reviewed by|learned by|(?:report|reports|reporting|story|article|investigation|account|scoop|dispatch)"
    rf"(?: (?:published|carried|broadcast|aired))?(?: \w+day)? (?:by|in|from|on|of)) {_KIND}$",
    re.I,
)
_REPORTS = re.compile(
    rf"^[\"”“»’']?(?:[’']s?)?(?: (?:{_SORT}|paper|agency|network|website|site|online|television|radio|TV|report|reports|service"
    r"|correspondent|journalists?))?(?: \([^()]{1,40}\))?(?:, [^,;“\"]{3,70},(?! (?:and|but)\b))?"
    r",?(?: (?:has|have|also|first|late|on \w+day|\w+day|exclusively|earlier|now|is|itself|had)){0,3}"
    r" (?:reported|reports|report|reporting|said|says|saying|wrote|writes|writing|quoted|quotes|quoting|cited|cites|citing"
    r"|revealed|reveals|learned|learnt|learns|(?:published|publishes|broadcast|aired|carried)(?! (?:its|his|her|their|(?:an?|the) (?:ad|advert\w*|cartoon|sex|last|final|apology|correction))\b)|disclosed|discloses|claimed|claims"
    r"|understands|understood|believes|seen|obtained|been told|was told|is told|heard|announced that it had seen"
    r"|added)\b"
)
_CLAIMED = re.compile(r"^.{0,20}\bclaim(?:s|ed) (?:responsibility|victory|that it had carried)\b")
_INTERVIEW = re.compile(r"^[\"”“»’']?(?:[’']s)? interview\b")
_REPORTED_BEFORE = re.compile(
    r"\b(?:reported|reports|reporting|quoted|cited|revealed|wrote|said|says|say|writes|claims|claimed|learned)(?: \w+day)? (?:by )?"
    rf"{_KIND}$",
    re.I,
)
# "A writer for The Atlantic said": one of its people, speaking for himself.
_ITS_PEOPLE = re.compile(
    r"\b(?:writers?|reporters?|editors?|correspondents?|columnists?|journalists?|founder|owners?|chief|executive|director"
    r"|spokes\w+|analyst|hosts?|managers?|lawyers?|staff|publisher) (?:for|at|of|with|from) (?:the )?$",
    re.I,
)
# What the words before a name make of it: no outlet, but a ministry or a body.
_BODY = re.compile(r"\b(?:Commission|Committee|Party|Bank|Court|Council|University|Hospital|Institute|Conference|Secretary|Association|Club|Festival|Award|Awards|Prize|Union|Board|Authority)$")  # fmt: skip
_BODY_BEFORE = re.compile(r"\b(?:Ministry|Minister|Department|Secretary|Committee|Council|Institute|Office) (?:of|for|on) (?:the )?$", re.I)  # fmt: skip
_FIRST_BY = re.compile(r"\bfirst (?:reported|broken|published|told|disclosed) (?:by|in)|\bwas (?:the )?first to report|\bfirst reported\b", re.I)  # fmt: skip
# The text answers the report, or only recalls it. "It rejects the offer, Le Monde reported" answers no report: what
# is answered is the report itself, or whatever stands before it in one clause.
_ANSWER = (
    r"\b(?:den(?:y|ies|ied|ying)|denials?|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|disput(?:e|es|ed|ing)|refut(?:e|es|ed|ing)"
    r"|play(?:s|ed|ing) down|contradict(?:s|ed|ing)?|false|untrue|inaccurate|baseless|fabricated|fake|respond(?:s|ed|ing)? to"
    r"|in response to|react(?:s|ed|ing)? to|asked about|comment(?:s|ed|ing)? on|question(?:s|ed)? about|contrary to|sued?"
    r"|suing|lawsuit)\b"
)
_ANSWERED = re.compile(rf"{_ANSWER}[^.,;:]{{0,110}}$", re.I)
_ANSWERED_REPORT = re.compile(
    rf"(?:{_ANSWER}|\b(?:follow(?:s|ed|ing)?|after|despite|in the wake of|seiz(?:es|ed|ing) (?:up)?on)\b)[^.]{{0,110}}$",
    re.I,
)
_A_REPORT = re.compile(
    r"\b(?:reports?|article|story|claims?|allegations?|account|interview|investigation)\b[^.,;:]{0,40}$", re.I
)
_REPORT_AFTER = re.compile(r"^(?:[’']s?)? (?:\w+ )?(?:report|reports|article|story|investigation|claims? that)\b")
_DENIED_TELLING = re.compile(r"\bden(?:y|ies|ied|ying)\b (?:that \w+ |having |ever )?(?:had )?(?:told|telling|said|saying|sp\w+)\b[^.]{0,40}$", re.I)  # fmt: skip
_ANSWERED_AFTER = re.compile(
    r"^[^.;]{0,110}\b(?:was|were|is|are) (?:wrong|false|untrue|denied|incorrect|inaccurate|baseless|fabricated)\b", re.I
)
_LONG_AGO = (
    r"(?:(?:last|earlier this|earlier last|the previous|the past) (?:week|month|year|spring|summer|autumn|fall|winter)"
    r"|(?:days|weeks|months|years|decades) (?:ago|earlier|before)|in (?:19|20)\d\d"
    r"|in (?:January|February|March|April|May|June|July|August|September|October|November|December))\b"
)
_RECALLED = re.compile(
    rf"\b(?:told|said|reported|reports|wrote|written|quoted|published|revealed|interview|report|article)\b"
    rf"(?:(?!\b(?:that|will|would|could|may|might|to be|is|are|was|were)\b)[^.,;:“\"]){{0,45}}\b{_LONG_AGO}"
    r"|\bpreviously\b|\bin (?:an? )?earlier (?:interview|report)"
    r"|\bhad (?:previously |earlier |already |first |also )?(?:told|reported|said|written|quoted|published|revealed|spoken)\b",
    re.I,
)
_OPENS_LONG_AGO = re.compile(rf"^\W*{_LONG_AGO}", re.I)
_CONTENT = re.compile(r"\b(?:that|will|would|could)\b|[:“\"]")  # where what was said begins
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
_ARTICLES = (
    "The",
    "A",
    "An",
    "It",
    "This",
    "That",
    "In",
    "On",
    "Its",
    "His",
    "Her",
    "Their",
    "State",
    "Local",
    "One",
    "Another",
)
# "The Bavarian Nordlys newspaper": what stands before a name and is none of it.
_BEFORE_NAME = re.compile(r"(?:(?:The|A|An|In|On) )?(?:\w+(?:ish|ian|ese|ch|can|man) )?(?=[A-ZÀ-ÖØ-Þ])")
_CREDITED = re.compile(r"^[^a-z(]{0,3}[A-Z][^()\n]{0,60}\((?P<name>[A-Z][\w .&’'-]{1,40})\)\s*[-–—:]|^\((?P<bare>[A-Z][\w .&’'-]{1,40})\)\s*[-–—:]")  # fmt: skip
_TITLE_END = re.compile(
    r"(?:[:–—|-]\s+(?:report(?:s|ed)? (?:in |by )?)?|\((?:via )?)(?:the )?(?P<name>[A-Z][\w .&’'-]{1,40}?)\)?$"
)
# The outlet or its report, named again without its name.
_AGAIN = re.compile(
    r"\b(?:(?:the|that) (?:same )?(?:\w+ )?(?:paper|newspaper|daily|weekly|magazine|broadcaster|network|channel|station|agency|newswire|outlet|(?:web)?site"
    r"|portal|report|article|story|interview|tabloid|publication|programme|account)\b|it (?:said|added|reported|wrote|says|adds|writes)\b"
    r"|(?:he|she|they) (?:also )?(?:said|added|told|says)\b|(?:said|added|says) (?:he|she)\b)",
    re.I,
)
_THE_PAPER = re.compile(
    r"\b(?:the|that) (?:same )?(?:\w+ )?(?:paper|newspaper|daily|weekly|magazine|broadcaster|network|channel|station|agency"
    r"|newswire|outlet|(?:web)?site|portal|report|article|story|interview|tabloid|publication|programme|account)\b",
    re.I,
)
# "According to reports", said before the report is named, is no other voice than the report's.
_VAGUE = re.compile(
    r"\b(?:according to|citing) (?:a |an )?(?:\w+ )?(?:media |press |news |newspaper )?(?:reports?|investigation|interview)\b"
    r"|\breportedly\b|\b(?:is|was|are|were|been) reported\b|\b(?:media|press|a(?: \w+)?) reports? (?:said|says)\b",
    re.I,
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
        whole = _whole_name(name, at, sentences)
        key = meant_by(whole, others) or outlet_key(whole)
        before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
        told = bool(_TOLD.search(before))
        told = told or bool(_INTERVIEW.match(after))
        if not key or key == me or key in seen or not (told or _tied(before, after)):
            continue
        if _recalled(text, start, end) or _answered(text[:start], after, told=told):
            continue
        seen.add(key)
        last = _followed(at, sentences)
        span = sentences[at].span[0], sentences[last].span[1]
        leads = (at < _LEDE and _leads(at, sentences, told=told)) or _carries(at, sentences)
        yield Citation(key, whole, span, text, at, told, leads)


def _recalled(text: str, start: int, end: int) -> bool:
    """Whether a report is an old one: by words beside its name, not by those of the news that it tells."""
    tail = text[end:]
    content = _CONTENT.search(tail)
    head = re.split(r"[,;“”\"]", text[max(0, start - _NEAR) : start])[-1]
    near = head + text[start:end] + tail[: content.start() if content else _NEAR]
    return bool(_OPENS_LONG_AGO.search(text) or _RECALLED.search(near))


def _answered(before: str, after: str, *, told: bool) -> bool:
    """Whether a report is denied, commented on or the cause of what is told."""
    if _ANSWERED_AFTER.search(after):
        return True
    if told and not _A_REPORT.search(before):
        return bool(_DENIED_TELLING.search(before))
    if _A_REPORT.search(before) or _REPORT_AFTER.match(after):
        return bool(_ANSWERED_REPORT.search(before))
    return bool(_ANSWERED.search(before))


def _tied(before: str, after: str) -> bool:
    return bool(
        _BY.search(before)
        or (_REPORTS.match(after) and not _ITS_PEOPLE.search(before) and not _CLAIMED.match(after))
        or (
            _REPORTED_BEFORE.search(before)
            and re.match(r"[\"”“»’']?(?:[.,;]|$| (?:newspaper|magazine|agency|daily|news agency)\b)", after)
        )
    )


def _leads(at: int, sentences: Sequence[Sentence], *, told: bool) -> bool:
    """Whether a citation says where the news of the whole text is from, rather than where a part of it is."""
    text = sentences[at].text
    if at == 0:
        return True
    voiced = [s for s in sentences[:at] if _VOICED.search(s.text) and not _VAGUE.search(s.text)]
    if _FIRST_BY.search(text):
        return not any(_VOICED.search(s.text) for i, s in enumerate(sentences) if i != at)
    return not voiced or (told and len(voiced) <= 1 and not any(_to_all(s.text) for s in voiced))


def _carries(at: int, sentences: Sequence[Sentence]) -> bool:
    """Whether most of a text goes on with a report that it names late or once: "the paper said", "it added"."""
    if any(_to_all(s.text) for s in sentences[:at]) or _FIRST_BY.search(sentences[at].text):
        return False
    words = [len(s.words | s.quoted) for s in sentences]
    voiced = [i for i, s in enumerate(sentences) if i < at and _VOICED.search(s.text) and not _VAGUE.search(s.text)]
    later = [i for i in range(at + 1, len(sentences)) if _AGAIN.search(sentences[i].text)]
    if not any(_THE_PAPER.search(sentences[i].text) for i in later) or len(voiced) > 1:
        return False
    kept = [i for i in later if not _to_all(sentences[i].text)]
    return words[at] + sum(words[i] for i in kept) >= sum(words) / 2


def _to_all(text: str) -> bool:
    """Whether words were spoken to everyone: then what was told to one outlet is told beside them."""
    return bool(re.search(r"\b(?:reporters|journalists|news conference|press conference|briefing|in a statement|parliament|spokes\w+)\b", text))  # fmt: skip


def _followed(at: int, sentences: Sequence[Sentence]) -> int:
    """The last of the sentences that go on with what was told: they begin with a quote or a pronoun, and name none else."""
    last = at
    while (
        last + 1 < len(sentences)
        and (_FOLLOWS.match(sentences[last + 1].text) or _THE_PAPER.search(sentences[last + 1].text))
        and not _to_all(sentences[last + 1].text)
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
        key = meant_by(name, others) or outlet_key(name)
        before, after = title[max(0, start - _NEAR) : start], title[end:]
        ends = _TITLE_END.search(title)
        tied = _TOLD.search(before) or _tied(before, after) or re.match(r":", after)
        if (
            key
            and key != me
            and (tied or _INTERVIEW.match(after) or (ends and ends["name"] == name))
            and not _answered(before, after, told=bool(_TOLD.search(before)))
        ):
            return Citation(key, name, span, title, -1, bool(_TOLD.search(before)), True)
    return None


def _is_outlet(name: str, others: Collection[str]) -> bool:
    return outlet_named(name) is not None or bool(_CALLED.fullmatch(name)) or meant_by(name, others) is not None


def mentions(text: str, others: Collection[str] = ()) -> Iterator[tuple[str, int, int]]:
    """The outlets that a sentence names, with their places: known ones, those called like one, and `others`."""
    found: dict[int, tuple[str, int, int]] = {}
    known = names_by_first_word()
    for word in re.finditer(rf"(?<![\w’'-])(?:{_NAME}|de)(?![\w])", text):
        if any(s <= word.start() < e for _, s, e in found.values()) or _within_a_name(text, word.start()):
            continue
        first = plain(word[0]).rstrip(".")
        for words in known.get(first) or known.get(first.partition("'")[0], ()):
            end = _written(words, text, word.start())
            if end and not _of_another_name(words, text, word.start(), end):
                found[word.start()] = text[word.start() : end], word.start(), end
                break
    for match in _CALLED.finditer(text):
        start, end = match.span(1)
        if re.match(r" of (?:the )?[A-Z]", text[end:]) or _BODY.search(match[1]) or _BODY_BEFORE.search(text[:start]):
            continue  # the American Journal of Medicine
        if not any(s < end and start < e for _, s, e in found.values()):
            found[start] = match[1], start, end

    def free(start: int, end: int) -> bool:
        return not any(s < end and start < e for _, s, e in found.values())

    for other in others:
        for form in forms(other):
            for start, end in _occurs(form, text):
                if free(start, end) and not _within_a_name(text, start):
                    found[start] = text[start:end], start, end
    for pattern in (_AFTER_SORT, _BEFORE_SORT):
        for match in pattern.finditer(text):
            name, start = re.sub(r"[’']s$|[’'.]$", "", match["name"]), match.start("name")
            if pattern is _BEFORE_SORT and (dropped := _BEFORE_NAME.match(name)):
                name, start = name[dropped.end() :], start + dropped.end()
            if name not in _ARTICLES and any_side(name) is None and free(start, start + len(name)):
                found[start] = name, start, start + len(name)
    for pattern in (_IN_QUOTES, _LETTERS):
        for match in pattern.finditer(text):
            start, end = match.span("name")
            told = _TOLD.search(text[max(0, start - _NEAR) : start])
            if (
                told
                and free(start, end)
                and any_side(match["name"]) is None
                and match["name"].lower() not in _NO_OUTLETS
            ):
                if pattern is _LETTERS and re.search(r"\b(?:in an?|the) $", text[:start]):
                    continue  # "told the FAA": a body; outlets of letters that take an article are known
                found[start] = match["name"], start, end
    yield from (found[at] for at in sorted(found))


def _occurs(form: str, text: str) -> Iterator[Span]:
    """Where a name stands in a text, whatever its accents; its first letter is a capital."""
    low = plain(text)
    if len(low) != len(text):  # a sign that is written in two: places are those of the text as it is
        low = text
    for match in re.finditer(rf"(?<![\w’'-]){re.escape(plain(form))}(?![\w])", low):
        if text[match.start()].isupper() or text[match.start()].isdigit():
            yield match.span()


def _within_a_name(text: str, start: int) -> bool:
    """Whether a word follows another of a longer name: "the Northern Wire" is not The Wire, "Israel's Kan" is Kan."""
    before = re.search(r"([A-ZÀ-ÖØ-Þ][a-zà-ÿ]+) $", text[max(0, start - 30) : start])
    return before is not None and before[1] not in ("The", "Der", "Die", "By", "Via") and any_side(before[1]) is None


def _of_another_name(words: Sequence[str], text: str, start: int, end: int) -> bool:
    """Whether an outlet's name of one common word begins a longer one: "the National People's Congress"."""
    longer = len(words) == 1 and is_common(words[0]) and re.match(r" (?:of )?[A-ZÀ-ÖØ-Þ]", text[end:])
    # "the Inter American Press Association (IAPA)": its letters say that its name is longer than the agency's
    letters = re.match(r" \(([A-Z]{2,6})\)", text[end:])
    return bool(longer or (letters and len(letters[1]) > len(words)) or _BODY_BEFORE.search(text[:start]))


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
