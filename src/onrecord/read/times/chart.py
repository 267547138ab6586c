"""Builds expressions of time from classed words, level by level: the longest match of a level wins, then the first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.read.languages.forms import Rule
from onrecord.read.languages.spoken import times_rules, times_words
from onrecord.read.times.found import Found
from onrecord.read.times.tokens import OTHER, Tokens

Part = str | int | float | Found | None


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, or what rules built of several: its class, its worth, and the tokens [first, last) it covers."""

    kind: str
    value: Part
    first: int
    last: int


_SIGNS: dict[str, str] = {}


def _sign(kind: str) -> str:
    """One letter for a class, so that rules run as regular expressions over letters."""
    return _SIGNS.setdefault(kind, chr(0x4E00 + len(_SIGNS)))


def _letters(pattern: str) -> str:
    """A rule's pattern with every <A|B> replaced by the letters of its classes."""

    def classes(match: re.Match[str]) -> str:
        return "[" + "".join(_sign(name) for name in match.group(1).split("|")) + "]"

    return re.sub(r"(?<!\?P)<([A-Z|]+)>", classes, pattern)


@cache
def _compiled() -> tuple[tuple[tuple[Rule, re.Pattern[str]], ...], ...]:
    return tuple(tuple((rule, re.compile(_letters(rule.pattern))) for rule in level) for level in times_rules.LEVELS)


def runs(tokens: Tokens) -> Iterator[list[Piece]]:
    """Runs of words that mean something for time, where one of them can make an expression."""
    heads = _heads()
    run: list[Piece] = []
    useful = False
    for at, kind in enumerate(tokens.classes):
        if kind == OTHER:
            if useful:
                yield run
            run, useful = [], False
        else:
            run.append(Piece(kind, tokens.values[at], at, at + 1))
            useful = useful or kind in heads
    if useful:
        yield run


@cache
def _heads() -> frozenset[str]:
    return frozenset(times_words.HEADS)


def _amount(values: Sequence[Part]) -> tuple[str, int]:
    """What words of number are worth together, and whether they read as a year ("nineteen ninety-six")."""
    numbers = [v for v in values if isinstance(v, int)]
    if len(numbers) > 1 and numbers[0] in (18, 19, 20) and 10 <= numbers[1] < 100:
        return "YEAR", numbers[0] * 100 + sum(numbers[1:])
    total = current = 0
    for number in numbers:
        if number == 100:
            current = max(current, 1) * 100
        elif number == 1000:
            total, current = total + max(current, 1) * 1000, 0
        else:
            current += number
    return "NUMBER", total + current


def _worth(pieces: Sequence[Piece]) -> Part:
    """What the pieces of a named group are worth."""
    values = [p.value for p in pieces if p.kind not in ("HYPHEN", "A", "THE") or len(pieces) == 1]
    if not values:
        return pieces[0].value if pieces else None
    return values[-1]


def _parts(match: re.Match[str], run: Sequence[Piece]) -> tuple[tuple[str, Part], ...]:
    """The named groups of a match with their worth."""
    return tuple(
        (name.rstrip("0123456789"), _worth(run[slice(*match.span(name))]))
        for name, got in match.groupdict().items()
        if got
    )


def _ends(rule: Rule, match: re.Match[str], run: Sequence[Piece], tokens: Tokens) -> list[Piece]:
    """The two days of "June 12-13" or "3 to 5 November", each an expression of its own, and what joins them."""
    parts = dict(_parts(match, run))
    join = match.start("join")
    day_at, to_at = match.start("day"), match.start("day_to")
    shared = tuple((k, parts[k]) for k in ("month", "year") if parts.get(k) is not None)
    first = run[match.start()].first, run[day_at].last
    second = run[to_at].first, run[match.end() - 1].last
    made = []
    for (low, high), day, end in ((first, parts["day"], "from"), (second, parts["day_to"], "to")):
        found = _found(rule.name, "DAY", (*shared, ("day", day)), low, high, tokens, range=end)
        made.append(Piece("DAY", found, low, high))
    return [made[0], run[join], made[1]]


def _found(
    rule: str, kind: str, parts: tuple[tuple[str, Part], ...], first: int, last: int, tokens: Tokens, range: str = ""
) -> Found:
    span = tokens.starts[first], tokens.ends[last - 1]
    return Found(span, tokens.text[span[0] : span[1]], rule, kind, parts, range=range)


def _years(match: re.Match[str], run: Sequence[Piece], tokens: Tokens) -> list[Piece]:
    """The two years of "the 1980-88 war" or "the 2025-26 season", each an expression of its own."""
    first, join, last = run[match.start() : match.end()]
    begins = first.value if isinstance(first.value, int) else 0
    ends = begins // 100 * 100 + (last.value if isinstance(last.value, int) else 0)
    if not begins < ends or tokens.ends[last.first] - tokens.starts[last.first] != 2:
        return [_year(first, begins, "", tokens), join, last]
    return [_year(first, begins, "from", tokens), join, _year(last, ends, "to", tokens)]


def _year(piece: Piece, year: int, end: str, tokens: Tokens) -> Piece:
    found = _found("year", "YEARREF", (("year", year),), piece.first, piece.last, tokens, range=end)
    return Piece("YEARREF", found, piece.first, piece.last)


_PLAIN = frozenset({"NUMBER", "QTY", "ORD"})


def _build(rule: Rule, match: re.Match[str], run: Sequence[Piece], tokens: Tokens) -> list[Piece]:
    """What a rule makes of the pieces it matched."""
    matched = run[match.start() : match.end()]
    first, last = matched[0].first, matched[-1].last
    if rule.builds == "YEARS":
        return _years(match, run, tokens)
    if rule.builds == "DAYS":
        return _ends(rule, match, run, tokens)
    if rule.builds in _PLAIN:
        return [_plain(rule, match, run, first, last)]
    found = _found(rule.name, rule.builds, _parts(match, run), first, last, tokens)
    return [Piece(rule.builds, found, first, last)]


def _plain(rule: Rule, match: re.Match[str], run: Sequence[Piece], first: int, last: int) -> Piece:
    """A number, an amount or an ordinal built of several words."""
    if rule.name in ("number", "hundred"):
        kind, amount = _amount([p.value for p in run[match.start() : match.end()] if p.kind == "NUMW"])
        return Piece(kind, amount, first, last)
    parts = dict(_parts(match, run))
    value, tens = parts.get("count"), run[match.start()].value
    if rule.name == "ordinal" and isinstance(value, int) and isinstance(tens, int):
        value = tens + value
    return Piece(rule.builds, value, first, last)


# The same few thousand short runs of classes make up all news ("<MONTH><DAYNUM>"): remembering what a level makes of
# each saves a third of the time of finding.
@lru_cache(maxsize=16384)
def _matches(number: int, letters: str) -> tuple[tuple[Rule, re.Match[str]], ...]:
    """Matches of a level that do not overlap, in text order: longest first, then by the order of the rules."""
    every = [
        (-len(match.group()), order, match.start(), rule, match)
        for order, (rule, pattern) in enumerate(_compiled()[number])
        for match in pattern.finditer(letters)
        if match.group()
    ]
    every.sort(key=lambda row: row[:3])
    taken = [False] * len(letters)
    chosen = []
    for _, _, start, rule, match in every:
        if not any(taken[start : match.end()]):
            taken[start : match.end()] = [True] * (match.end() - start)
            chosen.append((rule, match))
    return tuple(sorted(chosen, key=lambda pair: pair[1].start()))


_SHORT = 24  # pieces: longer runs are lists and tables, which do not come again


def build(run: list[Piece], tokens: Tokens) -> list[Piece]:
    """The pieces of a run after every level of rules."""
    matches = _matches if len(run) <= _SHORT else _matches.__wrapped__
    for number in range(len(_compiled())):
        chosen = matches(number, "".join([_sign(piece.kind) for piece in run]))
        if not chosen:
            continue
        built: list[Piece] = []
        at = 0
        for rule, match in chosen:
            built += run[at : match.start()]
            built += _build(rule, match, run, tokens)
            at = match.end()
        run = built + run[at:]
    return run
