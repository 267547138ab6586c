"""Windows as stretches of days, and how two of them lie to each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from onrecord.model import Window, first_day

# A window without a beginning or an end reaches this far, so that "by Friday" and "from March" can be compared.
_OPEN = 60


@dataclass(frozen=True, slots=True)
class Stretch:
    """First and last day, counted; `narrow` when it pins the happening to about a week."""

    first: int
    last: int

    @property
    def vague(self) -> bool:
        """Whether it is so wide (a year) that it tells two happenings neither together nor apart."""
        return self.last - self.first > 120

    @property
    def narrow(self) -> bool:
        """Whether it pins the happening to about a week."""
        return self.last - self.first <= 7


@lru_cache(maxsize=8192)
def ordinal(day: str) -> int:
    """The number of a day; of a month or year, of its first day. 0 if it is no day."""
    try:
        return date.fromisoformat(first_day(day) or "").toordinal()
    except ValueError:
        return 0


def day_of(number: int) -> str:
    """The day of that number."""
    return date.fromordinal(number).isoformat()


@lru_cache(maxsize=8192)
def stretch(window: Window | None) -> Stretch | None:
    """The days of a window; None if it names none."""
    if window is None or not (window.earliest or window.latest):
        return None
    first = ordinal(window.earliest) if window.earliest else 0
    last = ordinal(window.latest) if window.latest else 0
    if not first and not last:
        return None
    first, last = first or last - _OPEN, last or first + _OPEN
    return Stretch(min(first, last), max(first, last))


def gap(one: Stretch, other: Stretch) -> int:
    """Days between two stretches; 0 when they touch or overlap."""
    return max(0, one.first - other.last - 1, other.first - one.last - 1)
