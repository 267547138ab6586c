"""The dictionary form of a word, given its part of speech (lemminflect's tables; cached)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

_CONTRACTIONS = {"n't": "not", "n’t": "not", "'ll": "will", "’ll": "will", "'ve": "have", "’ve": "have", "'re": "be"}
_CONTRACTIONS |= {"’re": "be", "'m": "be", "’m": "be", "wo": "will", "ca": "can", "sha": "shall"}
# lemminflect gives "would" as a form of "will"; for reading the two are different words.
_MODALS = {"would", "could", "should", "might", "may", "must", "can", "will", "shall"}


@lru_cache(maxsize=1)
def _tables() -> Any:
    from lemminflect import getLemma  # reads its tables at import: only reading needs it

    return getLemma


@lru_cache(maxsize=131072)
def lemma(word: str, upos: str) -> str:
    """The dictionary form in lower case: ("talks", "NOUN") gives "talk", ("would", "AUX") stays "would"."""
    low = word.lower()
    if upos == "AUX" and low in _CONTRACTIONS:
        return _CONTRACTIONS[low]
    if low in _CONTRACTIONS and upos == "PART":
        return _CONTRACTIONS[low]
    if upos == "AUX" and low in _MODALS:
        return low
    if upos not in ("NOUN", "VERB", "AUX", "ADJ", "ADV") or not low.isalpha():
        return low
    found = _tables()(low, upos=upos)
    return found[0].lower() if found else low
