"""What a statement is told among: sides, names and matters of its sentence, where the event is named sparsely.

"The election is on 4 March" in a sentence about Greece is Greece's. A setting is a tuple of marks: `of Greece` for a
side, `~papandreou` for a name, and the first letters of the content words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from onrecord.link.naming import BODIES
from onrecord.model import Document, Statement
from onrecord.world.places import find_place
from onrecord.world.spelling import folded, plain
from onrecord.world.states import any_side
from onrecord.world.titles import title

_MOST_SIDES, _MOST_NAMES, _MOST_WORDS = 4, 10, 14
_STEM = 6  # letters of a word that tell it from another: "elections", "elect" and "electoral" are one matter

# Capitalised words that name nobody.
_NO_NAMES = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march"}
    | {"april", "may", "june", "july", "august", "september", "october", "november", "december", "the", "he", "she"}
    | {"it", "they", "we", "i", "his", "her", "in", "on", "at", "after", "but", "and", "mr", "mrs", "ms", "day", "city"}
    | {"party", "church", "movement", "state", "house", "street", "square", "island", "war", "news", "times", "agency"}
    | {"republic", "north", "south", "east", "west", "general", "court", "ministry", "international", "national"}
)

# Words of every second news sentence: they tell no matter from another.
_EVERYWHERE = frozenset(
    {
        "about",
        "after",
        "again",
        "against",
        "agree",
        "announ",
        "around",
        "because",
        "before",
        "being",
        "between",
        "called",
    }
    | {"could", "countr", "during", "earlie", "first", "follow", "former", "govern", "group", "their", "there", "these"}
    | {"includ", "leader", "least", "minist", "month", "nation", "offici", "other", "over", "people", "place", "plans"}
    | {
        "police",
        "presid",
        "prime",
        "report",
        "said",
        "says",
        "saying",
        "second",
        "several",
        "should",
        "since",
        "spokes",
    }
    | {"state", "states", "statem", "still", "third", "those", "through", "under", "until", "using", "week", "weeks"}
    | {"where", "which", "while", "within", "withou", "would", "years", "today", "toward", "taking", "taken", "holds"}
    | {
        "going",
        "meetin",
        "talks",
        "start",
        "starts",
        "begin",
        "begins",
        "becaus",
        "severa",
        "hundre",
        "thousa",
        "confir",
    }
)


@lru_cache(maxsize=64)
def setting(statement: Statement, document: Document) -> tuple[str, ...]:
    """The marks of the sentence of a statement and its speaker; sides of the opening where the sentence has none."""
    passage = _sentence(document.text, statement.span[0], max(statement.span[1], statement.event.span[1]))
    sides, names = _named(passage)
    if not sides:
        sides, _ = _named(f"{document.title or ''} {document.text[:300]}")
    spoken = called(statement.speaker.name or "") if not statement.speaker.narration else ""
    if spoken and not any_side(statement.speaker.name or "") and spoken not in names:
        names = (spoken, *names)
    return (
        *(f"of {side}" for side in sides[:_MOST_SIDES]),
        *(f"~{name}" for name in names[:_MOST_NAMES]),
        *_matters(passage)[:_MOST_WORDS],
    )


@lru_cache(maxsize=4096)
def sides_of(marks: tuple[str, ...]) -> frozenset[str]:
    """The sides among the marks of a setting."""
    return frozenset(mark[3:] for mark in marks if mark.startswith("of "))


def joined(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    """The setting of an event after one more statement: what was said first weighs, and stays short."""
    marks = tuple(dict.fromkeys((*old, *new)))
    sides = [mark for mark in marks if mark.startswith("of ")][: 2 * _MOST_SIDES]
    names = [mark for mark in marks if mark.startswith("~")][: 2 * _MOST_NAMES]
    words = [mark for mark in marks if not mark.startswith(("of ", "~"))][: 2 * _MOST_WORDS]
    return (*sides, *names, *words)


def _sentence(text: str, start: int, end: int) -> str:
    before = max(text.rfind(mark, 0, start) for mark in (". ", "! ", "? ", "\n", ".” ", '." '))
    stops = [at for mark in (". ", "! ", "? ", "\n") if (at := text.find(mark, max(start, end - 1))) >= 0]
    return text[before + 1 : min(stops, default=len(text))]


@lru_cache(maxsize=512)
def _named(passage: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Sides and names of the capitalised runs of a passage, in order."""
    sides: dict[str, None] = {}
    names: dict[str, None] = {}
    for first, run in _runs(passage):
        rest = _take_sides(run, sides)
        if len(rest) == 1 and first and title(rest[0]) is None and len(run) == 1:
            continue  # a sentence begins with a capital
        name = called(" ".join(rest))
        if name and title(" ".join(rest)) is None:
            names[name] = None
    return tuple(sides), tuple(names)


def _runs(passage: str) -> Iterable[tuple[bool, list[str]]]:
    """Runs of capitalised words, and whether one begins the sentence."""
    run: list[str] = []
    begins = True
    for at, word in enumerate(re.findall(r"[\w.'’-]+|[,;:()\"“”]", passage)):
        bare = word.replace("’", "'").removesuffix("'s").strip("'-")
        if bare[:1].isupper():
            begins = begins if run else at == 0
            run.append(bare)
        elif run:
            yield begins, run
            run = []
    if run:
        yield begins, run


def _take_sides(run: list[str], sides: dict[str, None]) -> list[str]:
    """Put the sides of a run aside; the words left of it."""
    rest: list[str] = []
    at = 0
    while at < len(run):
        for size in range(min(4, len(run) - at), 0, -1):
            side = _side_named(" ".join(run[at : at + size]))
            if side:
                sides[side] = None
                at += size
                break
        else:
            rest.append(run[at])
            at += 1
    return rest


def _side_named(words: str) -> str | None:
    side = any_side(words)
    if side:
        return side
    place = find_place(words)
    return place.state if place else None


def called(name: str) -> str:
    """The word that a name is known by: the last one, unless it is a word of many names."""
    words = folded(name).split()
    if not words or (len(words) == 1 and words[0] in _NO_NAMES):
        return ""
    last = words[-1]
    return last if last not in _NO_NAMES and last not in BODIES and not last.isdigit() else " ".join(words)


def _matters(passage: str) -> tuple[str, ...]:
    words = re.findall(r"\b[a-z]{5,}", plain(passage))
    return tuple(dict.fromkeys(w[:_STEM] for w in words if w[:_STEM] not in _EVERYWHERE and w not in _EVERYWHERE))
