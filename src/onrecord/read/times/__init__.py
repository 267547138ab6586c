"""Dates and windows in news: finding temporal expressions and resolving them to TIMEX3 values and days.

`find_times` reads a passage, `resolve_times` counts from an anchor, `window_of` and `windows_of` say which days an
event is announced for, `hours_of` from when to when on its day, `left_open` finds the windows that a speaker leaves
open on purpose.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Moment, Span, TimeExpression, Window
from onrecord.read.parsed import Word
from onrecord.read.times.find import find
from onrecord.read.times.found import Direction, Found
from onrecord.read.times.hours import Hours, hours_of
from onrecord.read.times.open import find_open
from onrecord.read.times.resolve import resolve
from onrecord.read.times.sent import found_in_datelines, sent_on
from onrecord.read.times.windows import hull, windows

__all__ = [
    "Direction",
    "Found",
    "Hours",
    "find_times",
    "found_in_datelines",
    "hours_of",
    "left_open",
    "resolve_times",
    "sent_on",
    "window_of",
    "windows_of",
]


def find_times(text: str, words: Sequence[Word], *, start: int, end: int) -> tuple[Found, ...]:
    """Expressions of time in text[start:end] with exact offsets; `words` is the parse of that passage or empty."""
    return find(text, words, start=start, end=end)


def resolve_times(
    found: Sequence[Found], *, anchor: Moment | None, published: Moment | None, country: str | None = None
) -> tuple[TimeExpression, ...]:
    """Each expression resolved against the anchor, normally the publication; without one the value stays open.

    `country` is the one that the outlet writes in: it settles whether 3/4/2025 has the day or the month first.
    """
    return resolve(found, anchor=anchor, published=published, country=country)


def window_of(expression: TimeExpression, *, until: TimeExpression | None = None, text: str | None = None) -> Window:
    """The days an expression covers as a window; with `until` the hull of a range, with `text` the words before it."""
    return hull(expression, until=until, text=text)


def windows_of(
    found: Sequence[Found], expressions: Sequence[TimeExpression], text: str
) -> tuple[tuple[Span, Window], ...]:
    """Windows of a passage with their spans: ranges joined, and the wording with the limit that it begins with."""
    return windows(found, expressions, text)


def left_open(text: str, _words: Sequence[Word], *, start: int, end: int) -> tuple[tuple[Span, Window], ...]:
    """Windows left open on purpose in text[start:end] ("no timeframe", "indefinitely", "soon"), with their spans."""
    return find_open(text, start=start, end=end)
