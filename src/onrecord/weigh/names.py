"""When two names of one event are one: other forms of a company's name, and other spellings of a person's."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from onrecord.world.spelling import folded

# What a company's full name adds to the name it goes by.
_FORMS = frozenset((
    "inc", "incorporated", "corp", "corporation", "co", "company", "ltd", "limited", "llc", "plc", "ag", "sa", "nv",
    "se", "gmbh", "spa", "holdings", "group",
))  # fmt: skip
# Spellings of a name brought over from another script differ by a letter or two of a long word.
_LONG, _LETTERS = 6, 2


@lru_cache(maxsize=16384)
def core(name: str) -> str:
    """The name as looked up, without a company's form: "Pfizer Inc." gives "pfizer", and "The Company" stays."""
    parts = folded(name).replace(",", "").split()
    while len(parts) > 1 and parts[-1] in _FORMS:
        parts.pop()
    return " ".join(parts)


def spelled_alike(name: str, among: Iterable[str]) -> str | None:
    """The one of these names that is another spelling of this one: same first name, family name nearly the same."""
    first, _, family = name.rpartition(" ")
    if not first or len(family) < _LONG:
        return None
    for other in among:
        its_first, _, its_family = other.rpartition(" ")
        if first == its_first and len(its_family) >= _LONG and _letters_apart(family, its_family) <= _LETTERS:
            return other
    return None


@lru_cache(maxsize=4096)
def _letters_apart(one: str, other: str) -> int:
    """How many letters are to be changed, added or left out; of words that begin otherwise, too many."""
    from rapidfuzz.distance import Levenshtein  # needed by few events, and not by the first call of the program

    return Levenshtein.distance(one, other) if one[:2] == other[:2] else _LETTERS + 1
