"""When two names of one event are one: other spellings of a person's."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

# Spellings of a name brought over from another script differ by a letter or two of a long word.
_LONG, _LETTERS = 6, 2


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
