"""The day that a report was sent, by its dateline: what its words count from where it differs from the publication."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.model import Moment
from onrecord.read.times.find import find
from onrecord.read.times.found import Direction, Found
from onrecord.read.times.resolve import anchor_day, resolve
from onrecord.read.tokens import datelines

_LATEST = 1  # days after publication that a dateline may name: the sun goes round while a report is sent
_OLDEST = 31  # days before it: an older one is that of a text printed again, or another year's


def found_in_datelines(text: str) -> tuple[Found, ...]:
    """The expressions of time in the datelines of a text; they lie back, for a report is sent before it is printed."""
    back = Direction("near", "dateline")
    return tuple(
        replace(f, direction=back) for start, end in datelines(text) for f in find(text, (), start=start, end=end)
    )


def sent_on(text: str, published: Moment | None) -> Moment | None:
    """The day of the first dateline that names one; None without it, or where it cannot be that of this publication.

    A dateline with its year dates a text of unknown publication; one without a year is nothing without it.
    """
    first = next((f for f in found_in_datelines(text) if f.kind == "DAY"), None)
    if first is None:
        return None
    (told,) = resolve([first], anchor=published, published=published)
    if told.earliest is None or told.earliest != told.latest:
        return None
    day, printed = date.fromisoformat(told.earliest), anchor_day(published)
    if printed is None:
        return told.earliest if first.part("year") or first.rule == "iso" else None
    return told.earliest if -_OLDEST <= (day - printed).days <= _LATEST else None
