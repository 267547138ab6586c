"""Words of every second news sentence, by which nothing is told from anything."""

from __future__ import annotations

from functools import lru_cache

from onrecord.world.table import listed, rows

STEM = 6  # letters of a word that tell it from another: "elections", "elect" and "electoral" are one matter


@lru_cache(maxsize=1)
def no_names() -> frozenset[str]:
    """Words that news writes with a capital and that name nobody, in lower case."""
    return _words("names")


@lru_cache(maxsize=1)
def stems() -> frozenset[str]:
    """The first letters of content words that stand everywhere."""
    return _words("stems")


def _words(column: str) -> frozenset[str]:
    return frozenset(word for kind, words in rows("everyday.txt") if kind == column for word in listed(words))
