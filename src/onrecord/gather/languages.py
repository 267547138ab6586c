"""Which language a text is in: what it is recognised as, where that is sure; else what it says of itself."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

# Below this many letters names and numbers decide, and they are the same in all languages.
FEWEST_LETTERS = 120
# Characters looked at, and how sure one must then be. The first two hundred settle nearly every text; those that they
# leave open are looked at longer, which takes a fifth of the time of a whole page. More than 800 changes nothing.
_LOOKS = ((200, 0.999), (800, 0.99))
_CODE = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*", re.I)


def language_of(text: str, declared: str | None = None) -> str | None:
    """The language of a text as a BCP 47 tag, None if it is not known.

    A declaration is often that of the site's template, so a text that is surely of another language is taken for that.
    """
    stated = _tag(declared)
    seen = recognised(text)
    if seen is None or (stated and stated.split("-")[0].lower() == seen):
        return stated
    return seen


@lru_cache(maxsize=64)
def recognised(text: str) -> str | None:
    """The two letters (ISO 639-1) of the language that a text is surely in, None if it is too short or not sure."""
    for longest, sure in _LOOKS:
        part = text[:longest]
        if sum(map(str.isalpha, part)) < FEWEST_LETTERS:
            continue
        found, probability = _model().classify(part)
        if float(probability) >= sure:
            return str(found)
    return None


@lru_cache(maxsize=1)
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # 0.2 s and 100 MB, so only when a text is looked at

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _tag(declared: str | None) -> str | None:
    if not declared:
        return None
    found = _CODE.fullmatch(declared.strip())
    return found[0].replace("_", "-") if found else None
