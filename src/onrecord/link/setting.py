"""What a statement is told among: sides, names and matters of its sentence, where the event is named sparsely.

"The election is on 4 March" in a sentence about Greece is Greece's. A setting is a tuple of marks: `of Greece` for a
side, `~papandreou` for a name, `@florida` for a place, `#2` for the second of a row, `=referendum` for a sort of vote,
and the first letters of the content words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from onrecord.link.naming import BODIES
from onrecord.model import Document, Statement
from onrecord.world.everyday import STEM, no_names, stems
from onrecord.world.places import find_place
from onrecord.world.spelling import folded, plain
from onrecord.world.states import any_side
from onrecord.world.titles import title

_MOST_SIDES, _MOST_NAMES, _MOST_WORDS = 4, 10, 14


@lru_cache(maxsize=64)
def setting(statement: Statement, document: Document) -> tuple[str, ...]:
    """The marks of the sentence of a statement and its speaker; sides of the opening where the sentence has none."""
    first, last = _sentence(document.text, statement.span[0], max(statement.span[1], statement.event.span[1]))
    passage, at = document.text[first:last], statement.event.span[0] - first
    sides, names, places = _named(passage)
    if not sides:
        sides, at = _named(f"{document.title or ''} {document.text[:300]}")[0], 0
    near = dict.fromkeys(side for _, side in sorted(sides, key=lambda one: _distance(one[0], at)))
    spoken = called(statement.speaker.name or "") if not statement.speaker.narration else ""
    if spoken and not any_side(statement.speaker.name or "") and spoken not in names:
        names = (spoken, *names)
    return (
        *(_ordinal(document.text, statement.event.span[0]) or _round(statement.event.kind, passage)),
        *(f"of {side}" for side in list(near)[:_MOST_SIDES]),
        *(f"~{name}" for name in names[:_MOST_NAMES]),
        *(f"@{place}" for place in places[:_MOST_SIDES]),
        *_sort(statement.event.kind, document.text, statement.event.span),
        *_matters(passage)[:_MOST_WORDS],
    )


# What votes are called that are never each other.
_SORTS = {
    "vote": (
        ("referendum", re.compile(r"referend|plebiscite")),
        ("primary", re.compile(r"primar(?:y|ies)|caucus")),
        ("by-election", re.compile(r"by-?election|special election")),
        ("no confidence", re.compile(r"confidence|impeach")),
        ("election", re.compile(r"election|\bpolls\b|run-?off")),
    )
}


def _sort(kind: str, text: str, span: tuple[int, int]) -> tuple[str, ...]:
    words = text[max(0, span[0] - 25) : span[1] + 25].lower()
    return next(((f"={name}",) for name, called_so in _SORTS.get(kind, ()) if called_so.search(words)), ())


def _distance(side: int, event: int) -> tuple[bool, int]:
    """The side last named before the event's words is nearest: "Japan is on alert as North Korea delays its launch"."""
    return side > event, abs(event - side)


@lru_cache(maxsize=4096)
def main_side(marks: tuple[str, ...]) -> frozenset[str]:
    """The side named nearest to the event: the one whose it is, more often than any other."""
    return frozenset([mark[3:] for mark in marks if mark.startswith("of ")][:1])


@lru_cache(maxsize=4096)
def ordinal_of(marks: tuple[str, ...]) -> str | None:
    """Which of a row of events it is called: "the second debate" is never the third."""
    return next((mark for mark in marks if mark.startswith("#")), None)


_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
}  # fmt: skip
_ORDINAL = re.compile(rf"\b(?:({'|'.join(_ORDINALS)})|(\d+)(?:st|nd|rd|th))\s+(?:[\w-]+\s+){{0,6}}$", re.IGNORECASE)


_ROUND = re.compile(r"\b(?:(first|second|third|fourth) round|(run-?off))\b", re.IGNORECASE)


def _round(kind: str, passage: str) -> tuple[str, ...]:
    """The round of a vote, wherever its sentence tells it; a run-off is the second."""
    found = _ROUND.search(passage) if kind == "vote" else None
    if not found:
        return ()
    return ("#2",) if found[2] else (f"#{_ORDINALS[found[1].lower()]}",)


def _ordinal(text: str, at: int) -> tuple[str, ...]:
    found = _ORDINAL.search(text[max(0, at - 70) : at])
    if not found or " time " in found[0]:
        return ()
    return (f"#{found[2] or _ORDINALS[found[1].lower()]}",)


def joined(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    """The setting of an event after one more statement: what was said first weighs, and stays short."""
    marks = tuple(dict.fromkeys((*old, *new)))
    sides = [mark for mark in marks if mark.startswith("of ")][: 2 * _MOST_SIDES]
    names = [mark for mark in marks if mark.startswith("~")][: 2 * _MOST_NAMES]
    places = [mark for mark in marks if mark.startswith("@")][: 2 * _MOST_SIDES]
    sort = [mark for mark in marks if mark.startswith("=")][:1]
    words = [mark for mark in marks if not mark.startswith(("of ", "~", "#", "@", "="))][: 2 * _MOST_WORDS]
    return (*[mark for mark in marks if mark.startswith("#")][:1], *sides, *names, *places, *sort, *words)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    before = max(text.rfind(mark, 0, start) for mark in (". ", "! ", "? ", "\n", ".” ", '." '))
    stops = [at for mark in (". ", "! ", "? ", "\n") if (at := text.find(mark, max(start, end - 1))) >= 0]
    return before + 1, min(stops, default=len(text))


_WORD = re.compile(r"[\w.'’-]+|[,;:()\"“”]")


@lru_cache(maxsize=512)
def _named(passage: str) -> tuple[tuple[tuple[int, str], ...], tuple[str, ...], tuple[str, ...]]:
    """Of the capitalised runs of a passage: sides, each with where it stands; names; towns and regions."""
    sides: list[tuple[int, str]] = []
    names: dict[str, None] = {}
    places: dict[str, None] = {}
    for run in _runs(passage):
        place = find_place(" ".join(word for _, word in run))
        if place and place.level != "state" and not any_side(run[0][1]):
            places[folded(place.name)] = None
            if place.state:
                sides.append((run[0][0], place.state))
            continue
        rest = _take_sides(run, sides)
        if len(rest) == 1 and rest[0][0] == 0 and len(run) == 1 and title(rest[0][1]) is None:
            continue  # a sentence begins with a capital
        words = " ".join(word for _, word in rest)
        name = called(words)
        if name and title(words) is None:
            names[name] = None
    return tuple(sides), tuple(names), tuple(places)


def _runs(passage: str) -> Iterable[list[tuple[int, str]]]:
    """Runs of capitalised words, each word with its place."""
    run: list[tuple[int, str]] = []
    for found in _WORD.finditer(passage):
        bare = found[0].replace("’", "'").removesuffix("'s").strip("'-")
        if bare[:1].isupper():
            run.append((len(passage[: found.start()].strip()), bare))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _take_sides(run: list[tuple[int, str]], sides: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Put the sides of a run aside; the words left of it."""
    rest: list[tuple[int, str]] = []
    at = 0
    while at < len(run):
        size = next((n for n in range(min(4, len(run) - at), 0, -1) if _side_at(run, at, n)), 0)
        if size:
            sides.append((run[at][0], _side_at(run, at, size) or ""))
        else:
            rest.append(run[at])
        at += max(1, size)
    return rest


def _side_at(run: list[tuple[int, str]], at: int, size: int) -> str | None:
    """The side that words of a run name. A town within a longer run is a part of a name: "Lewis Hamilton"."""
    return any_side(" ".join(word for _, word in run[at : at + size]))


def called(name: str) -> str:
    """The word that a name is known by: the last one, unless it is a word of many names."""
    words = folded(name).split()
    if not words or (len(words) == 1 and (words[0] in no_names() or words[0] in BODIES)):
        return ""
    last = words[-1]
    return last if last not in no_names() and last not in BODIES and not last.isdigit() else " ".join(words)


def _matters(passage: str) -> tuple[str, ...]:
    words = re.findall(r"\b[a-z]{5,}", plain(passage))
    return tuple(dict.fromkeys(w[:STEM] for w in words if w[:STEM] not in stems() and w not in stems()))
