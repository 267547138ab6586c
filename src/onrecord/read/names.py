"""Who or what a noun phrase names: a person without title, a state, a body, a group, or someone described only."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord.read.lexicon import Lexicon
from onrecord.read.tree import Tree
from onrecord.world.places import find_place
from onrecord.world.states import side_of_adjective, side_of_house, side_of_name

PRONOUNS = {
    "he": "one",
    "him": "one",
    "his": "one",
    "himself": "one",
    "she": "one",
    "her": "one",
    "hers": "one",
    "herself": "one",
    "they": "many",
    "them": "many",
    "their": "many",
    "themselves": "many",
    "it": "thing",
    "its": "thing",
    "i": "self",
    "me": "self",
    "my": "self",
    "we": "selves",
    "us": "selves",
    "our": "selves",
    "both": "many",
}
_WORDS_FOR_ANYONE = {
    "who",
    "which",
    "that",
    "what",
    "this",
    "these",
    "those",
    "there",
    "one",
    "some",
    "all",
    "many",
    "nobody",
    "everyone",
    "someone",
    "anyone",
    "each",
}
_LEFT = {"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"}
_JOINERS = {"-", "–", "&", "/"}
_SMALL = {
    "of",
    "de",
    "del",
    "da",
    "dos",
    "al",
    "el",
    "bin",
    "bint",
    "ibn",
    "van",
    "von",
    "der",
    "den",
    "la",
    "le",
    "di",
    "du",
    "ter",
    "ul",
    "and",
}
_ARTICLES = {
    "the",
    "a",
    "an",
    "this",
    "that",
    "these",
    "those",
    "some",
    "its",
    "his",
    "her",
    "their",
    "my",
    "our",
    "own",
}


@dataclass(frozen=True, slots=True)
class Mention:
    """One noun phrase as a participant. `first` and `last` are word indices [first, last)."""

    kind: str  # person, state, body, place, group, role, pronoun, thing
    name: str | None
    description: str | None
    unnamed: bool
    first: int
    last: int
    title: str | None = None
    number: str = "one"

    @property
    def acts(self) -> bool:
        """Whether it can speak or take part."""
        return self.kind not in ("thing", "place")


def mention(t: Tree, lex: Lexicon, i: int) -> Mention:
    """The participant whose head word is i."""
    word = t.words[i]
    low = word.text.lower()
    if (word.upos == "PRON" and (not word.text[:1].isupper() or low in _WORDS_FOR_ANYONE)) or low in PRONOUNS:
        number = PRONOUNS.get(low)
        kind = "pronoun" if number else "thing"
        return Mention(kind, None, None, False, i, i + 1, number=number or "thing")
    if low in ("one", "some", "many", "several", "most", "two") and (inner := _of_them(t, i)) is not None:
        return mention(t, lex, inner)  # "one of his own officials"
    if (
        low in ("two", "pair", "duo", "couple")
        and word.rel.startswith(("nsubj", "obj", "obl", "nmod"))
        and not t.kids(i, "nmod")
    ):
        return Mention("pronoun", None, None, False, i, i + 1, number="many")
    first, last = phrase(t, i)
    run = _name_run(t, i, first, last)
    if run and _after_titles(t, lex, *run) >= run[1] and (split := _of_title(t, lex, last)):
        title = _clean(t, first, split[0])  # "Secretary of State Marco Rubio"
        return Mention("person", _text(t, *split), title, False, first, split[1], title=title)
    if (
        run
        and run[1] - run[0] == 1
        and i == run[0]
        and _opens(t, i)
        and (word.lemma in lex.people or word.lemma in lex.unnamed)
    ):
        return _described(t, lex, i, first, last)  # "Negotiators said": large only as the first word
    if run and _after_titles(t, lex, *run) >= run[1] and (other := _apposed(t, i, last)) is not None:
        named = mention(t, lex, other)  # "the Speaker of the House Nancy Pelosi"
        if named.kind == "person" and named.name:
            title = _clean(t, first, max(last, named.first))
            return replace(named, first=first, description=title, title=title)
    if run:
        return _named(t, lex, i, first, last, run)
    apposed = _apposed(t, i, last)
    if apposed is not None and (word.lemma in lex.people or word.lemma in lex.unnamed):
        beside = mention(t, lex, apposed)
        if beside.name:
            return Mention(
                beside.kind, beside.name, _text(t, first, last), False, first, beside.last, title=_text(t, first, last)
            )
    return _described(t, lex, i, first, last)


def phrase(t: Tree, i: int) -> tuple[int, int]:
    """The words [first, last) of the noun phrase around word i, without what follows after a preposition."""
    first = i
    while first > 0:
        w = t.words[first - 1]
        if (
            w.upos in _LEFT
            or (w.text in _JOINERS and w.end == t.words[first].start)
            or (w.upos == "VERB" and w.rel == "amod")
            or _inside_name(t, first - 1)
        ):
            if w.text.lower() in ("to", "not", "n't") or (w.upos == "NUM" and w.text.isdigit() and len(w.text) == 4):
                break
            first -= 1
            if w.upos == "DET":
                break
        else:
            break
    last = i + 1
    while last < len(t.words) and _continues(t, i, last):
        last += 1
    return first, last


def _joins(t: Tree, k: int) -> bool:
    """A hyphen or the like with no blank around it; "MOSCOW - Russia" is two things."""
    tight = (
        0 < k < len(t.words) - 1 and t.words[k - 1].end == t.words[k].start and t.words[k].end == t.words[k + 1].start
    )
    return t.words[k].text in _JOINERS and (tight or t.words[k].text == "&")


def _inside_name(t: Tree, k: int) -> bool:
    return t.words[k].text.lower() in _SMALL - {"and", "of"} and k > 0 and t.words[k - 1].text[:1].isupper()


def _of_them(t: Tree, i: int) -> int | None:
    for k in t.kids(i, "nmod", "obl"):
        if any(t.words[x].text == "of" for x in t.kids(k, "case")) and t.words[k].upos in ("NOUN", "PROPN"):
            return k
    return None


def _opens(t: Tree, k: int) -> bool:
    return k == 0 or t.words[k - 1].text in (".", "“", '"', ":", "–", "—")


def _capital(t: Tree, k: int) -> bool:
    w = t.words[k]
    if w.upos != "PROPN" and _opens(t, k) and not side_of_adjective(w.text):
        return False  # the first word of a sentence is always written large
    return w.text[:1].isupper() and (
        w.upos in ("PROPN", "PRON", "ADJ", "NOUN", "X", "VERB") or (w.upos == "NUM" and not w.text[0].isdigit())
    )


def _continues(t: Tree, i: int, k: int) -> bool:
    w = t.words[k]
    if w.upos == "PROPN" and w.text[:1].isupper() and t.words[k - 1].text not in (",", ";"):
        return True
    if (
        t.words[k - 1].text in _JOINERS
        and w.start == t.words[k - 1].end
        and k - 1 > i
        and t.words[k - 1].start == t.words[k - 2].end
    ):
        return True  # "Kim Jong-il"
    if (
        w.text in _JOINERS
        and w.start == t.words[k - 1].end
        and _capital(t, k - 1)
        and k + 1 < len(t.words)
        and t.words[k + 1].start == w.end
    ):
        return True
    if _joins(t, k) or w.text.lower() in _SMALL - {"of", "and"}:
        after = k + 1
        while after < len(t.words) and t.words[after].text.lower() in _SMALL - {"of", "and"}:
            after += 1  # "von der Heide"
        return (
            after < len(t.words)
            and _capital(t, after)
            and (_capital(t, k - 1) or t.words[k - 1].text.lower() in _SMALL)
        )
    return w.rel == "flat" and w.head >= i and w.text[:1].isupper()


def _name_run(t: Tree, i: int, first: int, last: int) -> tuple[int, int] | None:
    """The capitalised words that hold the head, or follow it at once."""
    if (
        not any(_capital(t, k) and t.words[k].upos == "PROPN" for k in range(i, last))
        and not _capital(t, i)
        and t.words[i].upos != "PRON"
    ):
        return None
    end = last
    start = i
    while start > first and (_capital(t, start - 1) or _joins(t, start - 1) or _inside_name(t, start - 1)):
        start -= 1
    while start < i and (t.words[start].text in _JOINERS or t.words[start].text.lower() in CALENDAR):
        start += 1
    if not _capital(t, i):
        start = i + 1
    return (start, end) if start < end else None


def _text(t: Tree, first: int, last: int) -> str:
    """The words as they stand, one blank between them where the text has any space."""
    parts = []
    for k in range(first, last):
        if k > first and t.words[k].start > t.words[k - 1].end:
            parts.append(" ")
        parts.append(t.words[k].text)
    return "".join(parts)


def _named(t: Tree, lex: Lexicon, i: int, first: int, last: int, run: tuple[int, int]) -> Mention:
    start, end = run
    whole = _text(t, start, end)
    if whole in COMPASS and (joined := _shared_noun(t, end)):
        return Mention("state", f"{whole} {joined}", None, False, first, last)
    title_end = _after_titles(t, lex, start, end)
    if side_of_name(whole) and not (title_end > start):
        return Mention("state", whole, None, False, first, last)
    if (start, end) == (first, last) and side_of_house(whole):
        return Mention("body", whole, None, False, first, last)
    if t.words[end - 1].lemma in lex.bodies or t.words[i].lemma in lex.bodies:
        return _body(t, first, last)
    if title_end >= end:  # only a title: "the President", "the Prime Minister"
        return Mention("role", None, _clean(t, first, last), False, first, last, title=_clean(t, first, last))
    name = _text(t, title_end, end)
    title = _clean(t, first, title_end) if title_end > first else None
    title = None if title and title.lower() in _ARTICLES else title
    if title_end == start and find_place(name):
        return Mention("place", name, None, False, first, last)
    lowered_title = title is not None and any(t.words[k].lemma in lex.titles for k in range(first, title_end))
    if name.isupper() and len(name) <= 6 and not lowered_title:
        return Mention("body", name, None, False, first, last)
    if end - title_end == 1 and t.words[i].text.lower().endswith("s") and side_of_adjective(name):
        return Mention("group", None, _clean(t, first, last), False, first, last, number="many")
    kind = "person" if lowered_title or end - title_end in (2, 3) or first == start else "thing"
    return Mention(kind, name, title, False, first, last, title=title if lowered_title else None)


_HEAD_TITLES = {
    "ambassador",
    "chairman",
    "chairwoman",
    "chancellor",
    "commissioner",
    "director",
    "envoy",
    "governor",
    "mayor",
    "minister",
    "negotiator",
    "premier",
    "president",
    "prosecutor",
    "secretary",
    "senator",
    "spokesman",
    "spokesperson",
    "spokeswoman",
}


def _after_titles(t: Tree, lex: Lexicon, start: int, end: int) -> int:
    """The first word after titles, nationalities and states that stand before a person's name."""
    heads = [k for k in range(start, end - 1) if t.words[k].lemma in _HEAD_TITLES]
    if heads:  # "Transport Minister Luc Garnier": all before the title is of the title
        return heads[-1] + 1
    k, cut = start, start
    while k < end:
        w = t.words[k]
        low = w.text.lower()
        if low in lex.titles or w.lemma in lex.people:
            cut = k + 1
        elif k + 1 < end and side_of_adjective(f"{w.text} {t.words[k + 1].text}"):
            k += 1
        elif not (side_of_adjective(w.text) or side_of_name(w.text) or w.text in _JOINERS):
            break
        k += 1
    # "Russian Vladimir Putin" without a title keeps nothing of the nationality either
    last = t.words[end - 1].lemma
    if cut == start and k > start and end - k >= 2 and last not in lex.people and last not in lex.bodies:
        return k
    return cut


def _body(t: Tree, first: int, last: int) -> Mention:
    """A body's name takes in what follows with "of" or "for": "the National Electoral Board of Ethiopia"."""
    while last + 1 < len(t.words) and t.words[last].text.lower() in ("of", "for"):
        k = last + 1
        while k < len(t.words) and t.words[k].text.lower() in ("the", "and"):
            k += 1
        if not (k < len(t.words) and _capital(t, k)):
            break
        while k < len(t.words) and (_capital(t, k) or t.words[k].text in _JOINERS):
            k += 1
        last = k
    return Mention("body", _clean(t, first, last), None, False, first, last)


def _of_title(t: Tree, lex: Lexicon, k: int) -> tuple[int, int] | None:
    """The name after a title's "of" phrase, where nothing but capitals parts them: [first, last) of the name."""
    if k + 3 >= len(t.words) or t.words[k].text not in ("of", "for", "to"):
        return None
    start = k + 2 if t.words[k + 1].text == "the" else k + 1
    end = start
    while end < len(t.words) and (_capital(t, end) or _joins(t, end)):
        end += 1
    for split in range(start + 1, end - 1):
        of = _text(t, start, split)
        if t.words[split - 1].text.lower() in lex.titles or side_of_name(of) or find_place(of):
            rest = _text(t, split, end)
            if not side_of_name(rest) and t.words[split].text.lower() not in lex.titles and not find_place(rest):
                longer = _text(t, start, split + 1)
                if not (side_of_name(longer) or find_place(longer)):
                    return split, end
    return None


def _apposed(t: Tree, i: int, last: int) -> int | None:
    """The name that follows a title with its "of" phrase: as apposition, or as a second subject or object."""
    for k in t.kids(i, "appos", "flat"):
        if t.words[k].upos == "PROPN" and k >= last:
            return k
    for n in t.kids(i, "nmod"):  # "the secretary general of the alliance, Mark Rutte"
        for k in t.kids(n, "appos"):
            if t.words[k].upos == "PROPN" and k > last:
                return k
    for k in t.kids(i, "nmod"):
        if t.words[k].upos == "PROPN" and k > last and not t.kids(k, "case") and t.words[k - 1].text != "and":
            return k
    w = t.words[i]
    end = max(t.under(i)) + 1
    for k in (end, end + 1):
        if k < len(t.words) and t.words[k].upos == "PROPN" and t.words[k].head == w.head and t.words[k].rel == w.rel:
            return k
    return None


CALENDAR = {
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
}
COMPASS = {"North", "South", "East", "West"}


def _shared_noun(t: Tree, k: int) -> str | None:
    """ "North and South Korea": the noun that the first half shares."""
    if k + 2 < len(t.words) and t.words[k].text == "and" and t.words[k + 1].text in COMPASS and _capital(t, k + 2):
        return t.words[k + 2].text
    return None


_QUANTITIES = {
    "thousand",
    "hundred",
    "dozen",
    "group",
    "number",
    "majority",
    "score",
    "million",
    "ten",
    "handful",
    "crowd",
    "couple",
    "delegation",
}


_EDGE = re.compile(r"^[\W_]+|[\W_]+$")


def _clean(t: Tree, first: int, last: int) -> str:
    """The phrase without its article and the signs at its ends."""
    while first < last - 1 and (t.words[first].text.lower() in _ARTICLES or t.words[first].upos == "PUNCT"):
        first += 1
    return _EDGE.sub("", _text(t, first, last)) or _text(t, first, last)


def _described(t: Tree, lex: Lexicon, i: int, first: int, last: int) -> Mention:
    word = t.words[i]
    words = _clean(t, first, last)
    many = "many" if word.text.lower() != word.lemma else "one"
    if word.lemma in _QUANTITIES:
        inner = next(
            (k for k in t.kids(i, "nmod", "obl") if {t.words[x].text for x in t.kids(k, "case")} & {"of"}), None
        )
        if (
            inner is None
            and i + 2 < len(t.words)
            and t.words[i + 1].text == "of"
            and t.words[i + 2].upos in ("NOUN", "PROPN")
        ):
            inner = i + 2
        while (
            inner is not None
            and t.words[inner].lemma in _QUANTITIES
            and inner + 2 < len(t.words)
            and t.words[inner + 1].text == "of"
        ):
            inner += 2  # "tens of thousands of Iraqis"
        if inner is not None:
            return Mention("group", None, _clean(t, first, inner + 1), False, first, inner + 1, number="many")
    if word.lemma in lex.bodies:
        proper = any(_capital(t, k) and t.words[k].text.lower() not in _ARTICLES for k in range(first, last))
        end = last
        if not proper:  # "the government of Sudan", "a court in Cairo"
            end = _of_name(t, last)
        if proper or end > last:
            return (
                _body(t, first, last)
                if end == last
                else Mention("body", _clean(t, first, end), None, False, first, end)
            )
        return Mention("group", None, words, False, first, last)
    unnamed = word.lemma in lex.unnamed
    if many == "many" and (unnamed or word.lemma in lex.people) and (end_of := _of_name(t, last)) > last:
        kind = "source" if unnamed else "group"
        return Mention(kind, None, _clean(t, first, end_of), unnamed, first, end_of, number=many)
    if word.lemma in lex.unnamed:
        return Mention(
            "group" if word.lemma in ("member", "minister", "representative") else "source",
            None,
            words,
            True,
            first,
            last,
            number=many,
        )
    if word.lemma in lex.people:
        kind = "role" if many == "one" else "group"
        return Mention(kind, None, words, False, first, last, title=words, number=many)
    return Mention("thing", None, words, False, first, last, number=many)


def _of_name(t: Tree, k: int) -> int:
    if k + 1 < len(t.words) and t.words[k].text.lower() in ("of", "in", "at", "from"):
        end = k + 1
        if t.words[end].text.lower() == "the":
            end += 1
        while end < len(t.words) and _capital(t, end):
            end += 1
        if end > k + 1 and _capital(t, end - 1):
            return end
    return k
