"""Finds temporal expressions in a passage: their offsets, parts, limits, ranges and direction; names are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.read.languages.spoken import times_tense as tense
from onrecord.read.languages.spoken import times_words as words_of
from onrecord.read.parsed import Word
from onrecord.read.times import chart
from onrecord.read.times.checks import is_time
from onrecord.read.times.compared import compares, owns_what_happened
from onrecord.read.times.direction import Tree, by_parse, by_words
from onrecord.read.times.found import Direction, Found
from onrecord.read.times.tokens import Tokens, tokenise
from onrecord.read.times.zones import zone_of_place

_HINT = re.compile(words_of.HINT, re.IGNORECASE)  # most passages end here at the cost of one search
_WITHOUT_WAY = frozenset({"REPEATED", "VAGUE"})  # recurrences and vague times point no way
_PARTS_ONLY = frozenset({"AGE", "HOUR"})  # built for other rules, or to keep others away; no time alone
_FIXED_PHRASES = frozenset(tense.AHEAD_BEFORE + tense.BACK_BEFORE)
_LONG = frozenset({"MONTHREF", "SEASONREF", "QUARTERREF"})
_LONGEST_BOUND = max(len(phrase.split()) for phrase in words_of.BOUNDS)


def find(text: str, words: Sequence[Word], *, start: int, end: int) -> tuple[Found, ...]:
    """Expressions of time in text[start:end] in text order; `words` is the parse of that passage, or empty."""
    if not _HINT.search(text, start, end):
        return ()
    tokens = tokenise(text, start, end)
    pieces = [p for run in chart.runs(tokens) for p in chart.build(run, tokens)]
    pieces = [_some_day(p, tokens) for p in pieces]
    chosen = [(f, p) for p in pieces if isinstance(f := p.value, Found) and p.kind not in _PARTS_ONLY]
    kept = [(f, p) for f, p in chosen if is_time(f, p, tokens)]
    tree = Tree(words) if words else None
    return tuple(_ranges([_told(found, piece, tokens, tree) for found, piece in kept], text))


def _some_day(piece: chart.Piece, tokens: Tokens) -> chart.Piece:
    """What "will one day be ready" names: a time to come, and no length."""
    length, before = piece.value, tokens.near(piece.first - 1)
    if not isinstance(length, Found) or piece.kind != "LENGTH" or before not in tense.AHEAD_AUX:
        return piece
    if length.words.lower() not in words_of.SOME_DAY:
        return piece
    return replace(piece, kind="VAGUE", value=replace(length, rule="later date", kind="VAGUE", parts=()))


def _told(found: Found, piece: chart.Piece, tokens: Tokens, tree: Tree | None) -> Found:
    """The expression with the limit set before it and the way its verb points."""
    bound, lead = _bound(tokens, piece)
    if bound == "in" and piece.kind in _LENGTHS and _superlative(tokens, piece.first):
        bound = ""
    way = Direction()
    if piece.kind not in _WITHOUT_WAY:
        way = _settled(_direction(found, piece, tokens, tree), bound, piece, tokens)
    if bound == "until" and not tense.PUT_OFF.isdisjoint(way.because.lower().split()):
        bound = ""
    parts = found.parts
    if piece.kind == "MOMENT" and (zone := _place_zone(tokens, piece.last)):
        parts = (*parts, ("place_zone", zone))
    if found.rule == "unit" and (found.text("rel"), found.text("unit")) == ("last", "Y") and compares(tokens, piece):
        parts = (*parts, ("compared", 1))
    if found.rule == "rel quarter" and tokens.near(piece.last) in words_of.OWNER:
        parts = (*parts, ("owner", 1))
    if found.rule == "rel quarter" and "CURRENT" in tokens.classes[piece.first : piece.last]:
        parts = (*parts, ("running", 1))
    return replace(found, parts=parts, bound=bound, lead=lead if bound else found.span[0], direction=way)


def _superlative(tokens: Tokens, first: int) -> bool:
    """Whether a length bounds a record and no plan: "the worst flood in three years"."""
    before = tokens.low[max(0, first - _RECORD) : first]
    return any(low in words_of.SUPERLATIVES or words_of.is_superlative(low) for low in before)


_RECORD = 8  # words before a length in which the record that it bounds is told


def _place_zone(tokens: Tokens, at: int) -> str | None:
    """The zone of a place told right after a time of day: "9 p.m. in Seoul", "noon, New York time"."""
    at += tokens.near(at) in words_of.BEFORE_PLACE
    words = [tokens.raw(at), tokens.raw(at + 1)]
    return next((zone for n in (2, 1) if words[0][:1].isupper() and (zone := zone_of_place(" ".join(words[:n])))), None)


def _direction(found: Found, piece: chart.Piece, tokens: Tokens, tree: Tree | None) -> Direction:
    by_text = by_words(tokens, piece.first, piece.last)
    if tree is None:
        return by_text
    by_tree = by_parse(tree, found.span)
    owner = tokens.near(piece.last) in words_of.OWNER
    if by_tree.way == "back" and by_text.way == "ahead" and not by_text.far and by_text.because.lower() in tense.WILL:
        return by_text
    firm = by_text.because in _FIXED_PHRASES or (by_text.close and not owner)
    return by_text if firm or not by_tree.way else by_tree


def _settled(way: Direction, bound: str, piece: chart.Piece, tokens: Tokens) -> Direction:
    """What is extended until Friday lies ahead though the verb is past; "Friday's vote" is the nearest one."""
    if piece.kind in _LONG and way.because.split(" ")[0].lower() in tense.BE_NOW:
        way = replace(way, way="near")  # "is on Friday" announces; "is worth half of what it was in May" does not
    if bound in ("until", "by", "before") and way.way in ("near", "") and not tense.past_be(way.because):
        return replace(way, way="ahead", because=way.because or bound, far=True)
    if bound in ("until", "by") and way.way == "back" and way.because.split(" ")[-1].lower() in tense.CARRIES_AHEAD:
        return replace(way, way="ahead")
    before = tokens.near(piece.first - 1)
    if way.way in ("ahead", "near") and tense.put_off(way.because) and before not in tense.TO_DAY | tense.SET_FOR:
        return replace(way, way="back")  # "postponed in February": that is when it was put off
    owner = tokens.near(piece.last) in words_of.OWNER
    limited = bound in ("until", "by", "before") or way.because in _FIXED_PHRASES
    if owner and way.way != "back" and not limited and (told := owns_what_happened(tokens, piece.last, way.way)):
        return Direction("back", told, close=True)
    if owner and way.way == "back" and bound == "" and before == words_of.AHEAD_OF:
        return replace(way, way="near")  # "spoke to voters before Monday's caucus"
    if owner and way.way == "ahead" and way.because not in _FIXED_PHRASES and not tense.sure(way.because):
        return replace(way, way="near")
    return way


def _bound(tokens: Tokens, piece: chart.Piece) -> tuple[str, int]:
    """The limit that the words straight before set ("within", "no later than"), and where those words begin."""
    for length in range(_LONGEST_BOUND, 0, -1):
        low = piece.first - length
        if low < 0:
            continue
        kind = words_of.BOUNDS.get(" ".join(tokens.low[low : piece.first]))
        if kind:
            attached = tokens.near(piece.last) in words_of.OWNER and kind != "by"
            return ("", -1) if attached else (kind, tokens.starts[low])
    return "", -1


# ----------------------------------------------------------------------------------------------- ranges

_ENDED = re.compile(rf"\s+(?:{'|'.join(words_of.WORDS['ENDED'])})\s+(?:on\s+)?", re.IGNORECASE)
_LINK = re.compile(rf"\s*(?:-|–|—|{'|'.join(words_of.LINKS)})\s*", re.IGNORECASE)


def _ranges(found: list[Found], text: str) -> Iterator[Found]:
    """Marks the two ends of "from Friday to Monday" and "between 5 and 7 May", and gives both one direction."""
    for at, one in enumerate(found):
        after = found[at + 1] if at + 1 < len(found) else None
        if not one.range and _moved(one, text):
            found[at] = one = replace(one, range="was", direction=_not_back(one.direction), bound="")
            if after is not None and _LINK.fullmatch(text[one.span[1] : after.span[0]]):
                found[at + 1] = after = replace(after, range="new", direction=_not_back(after.direction), bound="")
        if after is not None and not one.range and not after.range and _joined(one, after, text):
            found[at] = one = replace(one, range="from")
            way = one.direction if one.direction.way else after.direction
            found[at + 1] = after = replace(after, range="to", direction=way)
        if after is not None and one.kind == "QUARTERREF" and _ENDED.fullmatch(text[one.span[1] : after.span[0]]):
            found[at] = one = replace(one, range="ended")
        if after is not None and not after.range and _together(one, after, text):
            found[at + 1] = replace(after, range="with")
        yield found[at]


def _not_back(way: Direction) -> Direction:
    return replace(way, way="near") if way.way == "back" else way


def _moved(one: Found, text: str) -> bool:
    """Whether a date is one that was given up: "rescheduled from Tuesday to Thursday"."""
    before = text[max(0, one.span[0] - _CLAUSE) : one.span[0]].lower().split()
    after = text[one.span[1] : one.span[1] + 7].split()
    if not before or before[-1] != words_of.OPENS_RANGE or not words_of.LINKS.intersection(after[:1]):
        return False
    return any(word in words_of.MOVED for word in before[-9:-1])


_LENGTHS = frozenset({"LENGTH", "LENGTHS", "SPAN", "REPEATED", "VAGUE"})  # no ends of a range of days
_CLAUSE = 80  # characters before a date in which the verb of moving it is looked for


def _together(one: Found, other: Found, text: str) -> bool:
    """Whether two weekdays are told in one breath: "next Monday and Tuesday"."""
    link = text[one.span[1] : other.span[0]].strip().lower()
    bare = other.rule == "weekday" and len(other.parts) == 1
    return bare and one.rule == "weekday" and link in words_of.TOLD_TOGETHER


def _joined(one: Found, other: Found, text: str) -> bool:
    """Whether two neighbours are the ends of one range."""
    link = text[one.span[1] : other.span[0]]
    if one.kind in _LENGTHS or other.kind in _LENGTHS:
        return False
    if len(link) > 12 or not _LINK.fullmatch(link) or ("DAY" not in (one.kind, other.kind) and one.kind != other.kind):
        return False
    before = text[max(0, one.span[0] - 9) : one.span[0]].lower().split()
    word = link.strip().lower()
    if word == words_of.PAIRS:
        return bool(before) and before[-1] == words_of.OPENS_PAIR
    return word in ("-", "–") or (bool(before) and before[-1] == words_of.OPENS_RANGE) or word in words_of.SPANS
