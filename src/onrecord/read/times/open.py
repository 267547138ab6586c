"""Finds windows that a speaker leaves open on purpose: no timeframe, an unspecified date, indefinitely, soon."""

from __future__ import annotations

import re

from onrecord.model import Window
from onrecord.read.languages.spoken import times_words as words_of

_HINT = re.compile(
    r"time|date|schedul|deadline|indefinite|notice|future|soon|shortly|point|some ?day|stage|term|due course|moment|"
    r"possible|\bwhen\b|\bTB[ADC]\b|to be |sooner",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\b(?:" + "|".join(f"(?:{pattern})" for pattern in words_of.OPEN) + ")", re.IGNORECASE)


def find_open(text: str, *, start: int, end: int) -> tuple[tuple[tuple[int, int], Window], ...]:
    """Spans and windows left open in text[start:end], in text order."""
    if not _HINT.search(text, start, end):
        return ()
    return tuple(
        (match.span(), Window(match.group(), rule="left open on purpose", left_open=True))
        for match in _OPEN.finditer(text, start, end)
    )
