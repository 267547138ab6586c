"""Copies of one text: winnowed fingerprints find them, shared passages decide.

Schleimer, Wilkerson and Aiken, Winnowing: local algorithms for document fingerprinting, SIGMOD 2003.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from onrecord.world.spelling import plain

_SHINGLE = 5  # words that must follow each other alike; shorter runs are shared by chance
_WINDOW = 8  # any shared run of _SHINGLE + _WINDOW - 1 words leaves a shared fingerprint
_MOST_MARKS = 60  # per document; the smallest hashes are kept, so that copies keep the same ones
_SHORT = 25  # words; below this a shared sentence is no proof of a shared text
_SHARED = 0.5  # of the shorter text


@dataclass(frozen=True, slots=True)
class Copy:
    """How alike two texts are (share of the shorter one's passages found in the other), and how that was seen."""

    score: float
    how: str


def fingerprints(text: str) -> frozenset[int]:
    """Hashes that a copy, or a long enough part of it, shares."""
    hashes = [_hash(shingle) for shingle in _shingles(_words(text))]
    if not hashes:
        return frozenset()
    picked = {min(hashes[at : at + _WINDOW]) for at in range(max(1, len(hashes) - _WINDOW + 1))}
    return frozenset(sorted(picked)[:_MOST_MARKS])


def same_text(text: str, other: str) -> Copy | None:
    """Whether two texts are one text, and how that is seen; None if they are not."""
    left, right = _words(text), _words(other)
    if left == right:
        return Copy(1.0, "the same text") if left else None
    shared = _passages(left) & _passages(right)
    shorter, longer = sorted((len(_passages(left)), len(_passages(right))))
    if not shorter:
        return None
    part, whole = len(shared) / shorter, len(shared) / longer
    if min(len(left), len(right)) < _SHORT:
        return Copy(part, "the same text but for a word or two") if whole >= 0.8 else None
    return Copy(part, _how(part, whole)) if part >= _SHARED else None


def _how(part: float, whole: float) -> str:
    if whole >= 0.9:
        return "the same text but for a few words"
    if part >= 0.9:
        return "a cut copy: the shorter text lies in the longer one"
    if whole >= _SHARED:
        return "a light rewrite: most passages are shared"
    return "a cut copy, rewritten in places"


@lru_cache(maxsize=256)
def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[a-z0-9]+", plain(text).lower()))


@lru_cache(maxsize=256)
def _passages(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_shingles(words))


def _shingles(words: tuple[str, ...]) -> list[str]:
    size = min(_SHINGLE, len(words))
    return [" ".join(words[at : at + size]) for at in range(len(words) - size + 1)] if words else []


def _hash(shingle: str) -> int:
    """63 bits that are the same on every machine and fit an SQL integer."""
    return int.from_bytes(blake2b(shingle.encode(), digest_size=8).digest()) >> 1
