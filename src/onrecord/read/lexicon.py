"""The word tables of reading: which words name events, and which words say what becomes of them (see languages/en)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word, or a few, that names a kind of event; see the head of events.toml."""

    words: tuple[str, ...]
    kind: str
    verb: bool
    weak: bool
    alone: bool
    only_with: frozenset[str]
    not_with: frozenset[str]


@dataclass(frozen=True, slots=True)
class Operator:
    """What a word does to the event that hangs on it; see the head of operators.toml."""

    does: str
    slots: frozenset[str]
    prepositions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All tables of one language. Triggers are found by their first word, operators by (part of speech, word)."""

    triggers: Mapping[str, tuple[Trigger, ...]]
    operators: Mapping[tuple[str, str], tuple[Operator, ...]]
    particles: frozenset[str]  # second words of operator and trigger verbs
    unnamed: frozenset[str]
    bodies: frozenset[str]
    people: frozenset[str]
    carriers: frozenset[str]
    titles: frozenset[str]
    channels: Mapping[str, tuple[str, ...]]
    hedges: frozenset[str]
    conditions: frozenset[str]
    not_now: tuple[str, ...]


def _table(language: str, name: str) -> dict[str, Any]:
    return tomllib.loads((files("onrecord.read") / "languages" / language / name).read_text(encoding="utf-8"))


def _triggers(table: dict[str, Any]) -> Mapping[str, tuple[Trigger, ...]]:
    found: dict[str, list[Trigger]] = {}
    for row in table["event"]:
        weak, alone = set(row.get("weak", ())), set(row.get("alone", ()))
        for verb, column in ((False, "nouns"), (True, "verbs")):
            for word in row.get(column, ()):
                trigger = Trigger(
                    tuple(word.split()),
                    row["kind"],
                    verb,
                    word in weak,
                    word in alone,
                    frozenset(row.get("only_with", ())),
                    frozenset(row.get("not_with", ())),
                )
                found.setdefault(trigger.words[0], []).append(trigger)
    # the longest first, so that "phone call" is found before "call"
    return {first: tuple(sorted(rows, key=lambda t: -len(t.words))) for first, rows in found.items()}


_DEFAULT_SLOTS = ("obj", "comp")


def _operators(table: dict[str, Any]) -> Mapping[tuple[str, str], tuple[Operator, ...]]:
    found: dict[tuple[str, str], list[Operator]] = {}
    for row in table["operator"]:
        operator = Operator(row["does"], frozenset(row.get("slots", _DEFAULT_SLOTS)), frozenset(row.get("obl", ())))
        for part, column in (("VERB", "verbs"), ("NOUN", "nouns"), ("ADJ", "adjectives")):
            for word in row.get(column, ()):
                found.setdefault((part, word), []).append(operator)
    return {key: tuple(rows) for key, rows in found.items()}


@lru_cache(maxsize=4)
def lexicon(language: str = "en") -> Lexicon:
    """The tables of a language, read once."""
    events, operators, sources = (_table(language, f"{n}.toml") for n in ("events", "operators", "sources"))
    table = _operators(operators)
    triggers = _triggers(events)
    particles = {word.split()[1] for part, word in table if part == "VERB" and " " in word}
    particles |= {t.words[1] for rows in triggers.values() for t in rows if t.verb and len(t.words) > 1}
    return Lexicon(
        triggers=triggers,
        operators=table,
        particles=frozenset(particles),
        unnamed=frozenset(sources["unnamed"]),
        bodies=frozenset(sources["bodies"]),
        people=frozenset(sources["people"]),
        carriers=frozenset(sources["carriers"]),
        titles=frozenset(sources["titles"]),
        channels={name: tuple(words) for name, words in sources["channels"].items()},
        hedges=frozenset(sources["hedges"]["adverbs"]),
        conditions=frozenset(sources["hedges"]["conditions"]),
        not_now=tuple(sources["not_now"]["words"]),
    )
