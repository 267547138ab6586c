"""Which documents have one origin: copies whole or cut, rewrites, translations, reports that rest on another outlet's.

Candidates are found by hashes that both documents leave in the record, never by comparing all with all; a pair is then
judged by what it shares, and the judgement says in one sentence what that was. The thresholds stand for meanings:
most of the shorter text's narration word for word, or told sentence by sentence in the same order, or its names,
numbers and dates in the same order with hardly one of its own. What people say aloud to everyone is in everyone's
report, so quotations prove nothing.

Schleimer, Wilkerson and Aiken, Winnowing: local algorithms for document fingerprinting, SIGMOD 2003 (`fingerprints`);
Broder, On the resemblance and containment of documents, 1997 (containment).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b

from onrecord.link.citing import Citation, cited
from onrecord.link.likeness import SHINGLE, Likeness, likeness
from onrecord.link.texts import stems, taken_apart, words_of
from onrecord.link.turned import Turn, turned
from onrecord.model import BY_NAME, Document, Sourcing, first_day
from onrecord.world.outlets import outlet_key, short_key

_WINDOW = 8  # any shared run of SHINGLE + _WINDOW - 1 words leaves a shared fingerprint
_MOST_MARKS = 60  # per document; the smallest hashes are kept, so that copies keep the same ones
_MOST_PAIRS = 16  # hashes of neighbouring facts that a document is known by
_MOST_FACTS = 8  # of its first facts, under which it is known by its outlet and by those it cites
_MOST_CITED = 3
_BRIEF = 60  # words; news in brief is written by patterns, day after day
_SHORT = 25  # words; below this a shared sentence is no proof of a shared text
_COPIED = 0.5  # of the shorter text's runs of words: most of it is the other's
_RETOLD, _SENTENCES = 0.55, 3  # most of the narration, in three sentences or more: two may be the news itself
_ORDER, _ORDER_WHOLE, _FACTS = 0.6, 0.4, 7  # of the facts in the same order: reports of one thing reach .4 of .3;
# the facts of one sentence or two have no order to speak of: any two on one matter share it
_TELLS = 0.15  # of the narration besides: the facts alone may be a list that everyone was handed
_SAME_NEWS, _SHARED_FACTS = 0.35, 2  # of the words and facts of what a citation tells, to be told in the cited report
_DAYS_OF_NEWS, _DAYS_OF_RETELLING, _DAYS_OF_REWRITING, _DAYS_OF_BRIEFS = 7, 14, 60, 7


@dataclass(frozen=True, slots=True)
class Tie:
    """Why two documents have one origin: how sure (0 to 1), the sentence that says it, the passages turned around.

    `cites` is the outlet's key where one rests on the other's report, or both on that outlet's, which neither is.
    """

    score: float
    how: str
    turned: tuple[Turn, ...] = ()
    cites: str | None = None


@dataclass(frozen=True, slots=True)
class Marks:
    """Hashes (63 bits): what a document is known by in the record, and what to ask for, by sort of evidence."""

    kept: frozenset[int]
    asked: tuple[frozenset[int], ...]


# ------------------------------------------------------------------------------------------------- of a pair


def same_origin(left: Document, right: Document) -> Tie | None:
    """Whether two documents have one origin, and how that is seen; None if they are independent as far as one can see.

    Which of the two comes first changes nothing but the sides of the passages turned around.
    """
    if left.id == right.id or left.text == right.text:
        return Tie(1.0, "the same text") if left.text.strip() or left.id == right.id else None
    text = same_text(left.text, right.text, _days_between(left, right))
    cites = _cites(left, right)
    if text and (cites is None or text.score >= cites.score):
        return text
    return cites


def same_text(left: str, right: str, days: int = 0) -> Tie | None:
    """Whether two texts published so many days apart are one text: copied, cut, rewritten or translated."""
    one, other = words_of(left), words_of(right)
    if one == other:
        return Tie(1.0, "the same text") if one else None
    like = likeness(left, right)
    found = _as_told(like, min(len(one), len(other)), days)
    if found is None:
        return None
    turns = turned(left, right)
    if min(len(one), len(other)) < _SHORT and turns:
        return None  # of a line or two that says another thing nothing shows that it was copied
    return Tie(found[0], found[1] + _turned_words(turns, left, right), turns)


def _as_told(like: Likeness, words: int, days: int) -> tuple[float, str] | None:
    if words < _SHORT:
        return (like.part, "the same text but for a word or two") if like.whole >= 0.8 else None
    if like.part >= _COPIED and (
        words >= _BRIEF or like.part >= 0.9 or (_same_facts(like) and days <= _DAYS_OF_BRIEFS)
    ):
        return like.part, _how_copied(like)
    if days <= _DAYS_OF_REWRITING and like.retold >= _RETOLD and len(like.pairs) >= _SENTENCES:
        cut = "" if like.retold_whole >= _RETOLD else "cut and "
        return like.retold, (
            f"a rewrite, {cut}sentence by sentence: {len(like.pairs)} of its sentences are told in the same order, "
            f"in much the same words"
        )
    if (
        days <= _DAYS_OF_RETELLING
        and like.order >= _ORDER
        and like.order_whole >= _ORDER_WHOLE
        and like.facts >= _FACTS
        and like.told_in >= _SENTENCES
        and like.retold >= _TELLS
    ):
        return 0.9 * like.order, (
            f"told again in other words, as by a translation: {like.facts} names, numbers and dates stand in the same"
            " order"
        )
    return None


def _same_facts(like: Likeness) -> bool:
    """Whether a brief tells the same, and is not one pattern filled with other names and numbers each day."""
    return like.subject and like.numbers and (like.order >= _COPIED or not like.facts)


def _how_copied(like: Likeness) -> str:
    if like.whole >= 0.9:
        return "the same text but for a few words"
    if like.part >= 0.9:
        return "a cut copy: the shorter text lies in the longer one"
    if like.whole >= _COPIED:
        return "a light rewrite: most passages are shared"
    return "a cut copy, rewritten in places"


def _turned_words(turns: Sequence[Turn], left: str, right: str) -> str:
    if not turns:
        return ""
    over = {"whether": "says the opposite of", "when": "gives another time than", "who": "names another speaker than"}
    one, other = sorted((_short(left[slice(*turns[0].left)]), _short(right[slice(*turns[0].right)])))
    more = f", and {len(turns) - 1} more" if len(turns) > 1 else ""
    return f"; but one passage {over[turns[0].over]} its copy: “{one}” against “{other}”{more}"


def _short(words: str, most: int = 120) -> str:
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1].rsplit(" ", 1)[0] + "…"


# ----------------------------------------------------------------------------------------------- by citation


def _cites(left: Document, right: Document) -> Tie | None:
    """Whether one rests on the other's report, or both on a third outlet's."""
    for one, other in ((left, right), (right, left)):
        rests = _rests_on(one, (other.outlet or "",))
        theirs = rests is not None and rests.outlet == outlet_key(other.outlet) and _may_follow(one, other)
        if rests and theirs and _same_news(one, rests, other):
            return Tie(0.6, f"one rests on the report of {rests.name}: “{_short(rests.words)}”", cites=rests.outlet)
    one, other = sorted((left, right), key=lambda d: (d.day, d.id))
    first, second = _rests_on(one), _rests_on(other)
    if not first or not second or first.outlet != second.outlet or _days_between(one, other) > _DAYS_OF_NEWS:
        return None
    if not _same_news(other, second, one) and not _same_news(one, first, other):
        return None
    return Tie(0.55, f"both rest on a report of {first.name}: “{_short(first.words)}”", cites=first.outlet)


def _rests_on(document: Document, others: Iterable[str] = ()) -> Citation | None:
    return cited(document, [name for name in others if name]).rests_on


def _same_news(citing: Document, citation: Citation, other: Document) -> bool:
    """Whether what a document tells by a citation stands in another: its words, and two names, numbers or dates."""
    told, theirs = taken_apart(citing.text), taken_apart(other.text)
    start, end = citation.span
    passage = [s for s in told.sentences if s.span[1] > start and s.span[0] < end]
    if citation.leads:
        passage = [*dict.fromkeys((*told.sentences[:3], *passage[:3]))]
    outlets = set(stems(words_of(f"{citation.name} {citing.outlet or ''} {other.outlet or ''}")))
    mine = {word for s in passage for word in s.words | s.quoted} - outlets
    its = {word for s in theirs.sentences for word in s.words | s.quoted}
    its |= set(stems(words_of(other.title or "")))
    facts = {fact for s in passage for fact in s.facts} - outlets
    shared = facts & set(theirs.facts)
    return len(shared) >= max(_SHARED_FACTS, _SAME_NEWS * len(facts)) and len(mine & its) >= _SAME_NEWS * max(
        len(mine), 1
    )


def _may_follow(citing: Document, source: Document) -> bool:
    """Whether a report is of the days before another; of one day, or where clocks differ, either may name the other."""
    first, second = _ordinal(source), _ordinal(citing)
    return first is None or second is None or -1 <= second - first <= _DAYS_OF_NEWS


def _days_between(left: Document, right: Document) -> int:
    first, second = _ordinal(left), _ordinal(right)
    return abs(first - second) if first is not None and second is not None else 0


@lru_cache(maxsize=8192)
def _day_number(day: str) -> int | None:
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return None


def _ordinal(document: Document) -> int | None:
    return _day_number(first_day(document.day) or "")


# ------------------------------------------------------------------------------------------- in the record


def sourcing(document: Document, earlier: Iterable[tuple[Document, str]]) -> Sourcing:
    """Where a document has its news from, given documents before it in the record, each with its origin.

    It shares the origin of the document it is most surely tied to, of equals the first. Where it rests on an outlet
    whose own report is not among them, `outlet` names that outlet. Passages that rest on something else than
    the document as a whole (another outlet's report, its own reporting, or, where a copy turns its words around,
    nothing but itself) are listed with their own origins.
    """
    known = [(other, origin) for other, origin in earlier if other.id != document.id]
    found = cited(document, [other.outlet for other, _ in known if other.outlet])
    ties = [(tie, other, origin) for other, origin in known if (tie := same_origin(document, other))]
    best = max(ties, key=lambda t: t[0].score, default=None)
    rests = found.rests_on
    has_it = rests is not None and any(outlet_key(other.outlet) == rests.outlet for _, other, _ in ties)
    by_name = rests.name if rests and not has_it else None
    how = best[0].how if best else ""
    if not how and rests:
        how = f"rests on {rests.name}, whose own report is not on record: “{_short(rests.words)}”"
    passages = sorted(set(_passages(document, found.passages, rests, known)))
    passages += [(*span, document.id) for span in found.own]
    if best:
        passages += [(*turn.left, document.id) for turn in best[0].turned]
    return Sourcing(document.id, best[2] if best else document.id, how, by_name, tuple(dict.fromkeys(passages)))


def _passages(
    document: Document, citations: Iterable[Citation], whole: Citation | None, known: Sequence[tuple[Document, str]]
) -> Iterator[tuple[int, int, str]]:
    """The passages that rest on another report than the whole document does, with the origin of that report."""
    for citation in citations:
        if whole and citation.outlet == whole.outlet:
            continue
        theirs = (
            origin
            for other, origin in known
            if outlet_key(other.outlet) == citation.outlet
            and _may_follow(document, other)
            and _same_news(document, citation, other)
        )
        yield *citation.span, next(theirs, BY_NAME + citation.outlet)


def marks(document: Document) -> Marks:
    """The hashes under which a document is kept, and those under which its relatives may be known."""
    prints = fingerprints(document.text)
    week = (_ordinal(document) or 0) // 7
    facts = taken_apart(document.text).facts
    pairs = sorted(
        {f"{a}\x1f{b}" for gap in (1, 2) for a, b in zip(facts, facts[gap:], strict=False) if a != b}, key=_hash
    )
    first = list(dict.fromkeys(facts))[:_MOST_FACTS]
    mine = short_key(outlet_key(document.outlet))
    told = cited(document)
    names = list(dict.fromkeys(short_key(c.outlet) for c in (told.rests_on, *told.passages) if c))[:_MOST_CITED]
    kept = {_hash(f"pair {week} {pair}") for pair in pairs[:_MOST_PAIRS]}
    kept |= {_hash(f"by {mine} {week} {fact}") for fact in first if mine}
    kept |= {_hash(f"cites {name} {week} {fact}") for name in names for fact in first}
    weeks = (week, week - 1)
    told_again = {_hash(f"pair {at} {pair}") for at in weeks for pair in pairs[:_MOST_PAIRS]}
    tied = {
        _hash(f"{tie} {name} {at} {fact}")
        for tie in ("by", "cites")
        for name in names
        for at in weeks
        for fact in first
    }
    tied |= {_hash(f"cites {mine} {at} {fact}") for at in weeks for fact in first if mine}
    return Marks(prints | kept, (prints, frozenset(told_again), frozenset(tied)))


def fingerprints(text: str) -> frozenset[int]:
    """Hashes that a copy, or a long enough part of it, shares."""
    words = words_of(text)
    size = min(SHINGLE, len(words))
    if not size:
        return frozenset()
    hashes = [_hash(" ".join(words[at : at + size])) for at in range(len(words) - size + 1)]
    picked = {min(hashes[at : at + _WINDOW]) for at in range(max(1, len(hashes) - _WINDOW + 1))}
    return frozenset(sorted(picked)[:_MOST_MARKS])


def _hash(words: str) -> int:
    """63 bits that are the same on every machine and fit an SQL integer."""
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest()) >> 1
