"""Feasts and named days: fixed ones, those that hang on Easter or a weekday, those that the moon or a country sets."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import lru_cache

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from onrecord.read.languages.spoken import times_words as words_of
from onrecord.read.times import calendar as cal
from onrecord.read.times.calendar import DAY, Stretch

FIRST_YEAR, LAST_YEAR = 1583, 4099  # what the reckoning of Easter covers
MOON_YEARS = range(1950, 2077)  # what the library's tables of the moon cover
_MONTH = 30  # days: the lunar month of fasting has 29 or 30


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth such weekday of a month; -1 is the last."""
    if nth < 0:
        last = cal.of_month(year * 12 + month - 1).last
        return last - DAY * ((last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + DAY * ((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def feast(name: str, year: int) -> Stretch | None:
    """The day of a feast in a year, or the days it may fall on; None where nothing tells it."""
    rule = words_of.FEASTS.get(name)
    if rule is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    kind, *rest = rule
    return _KINDS[str(kind)](year, tuple(rest))


Told = tuple[str | int, ...]


def _one_day(day: date | None) -> Stretch | None:
    return cal.of_day(day) if day else None


def _fixed(year: int, told: Told) -> Stretch | None:
    month, day = (int(n) for n in told)
    return _one_day(cal.make_day(year, month, day))


def _nth(year: int, told: Told) -> Stretch | None:
    month, weekday, nth = (int(n) for n in told)
    return _one_day(nth_weekday(year, month, weekday, nth))


def _easter(year: int, told: Told) -> Stretch | None:
    return _one_day(easter(year, EASTER_WESTERN) + DAY * int(told[0]))


def _orthodox(year: int, told: Told) -> Stretch | None:
    return _one_day(easter(year, EASTER_ORTHODOX) + DAY * int(told[0]))


def _kept(year: int, told: Told) -> Stretch | None:
    return _one_day(_holiday(str(told[0]), str(told[1]), year))


def _moon(year: int, told: Told) -> Stretch | None:
    """The reckoned day; where the moon is sighted it may be kept a day before or after."""
    day = _holiday(str(told[0]), str(told[1]), year)
    if day is None:
        return None
    return replace(cal.of_day(day), first=day - DAY, last=day + DAY, edtf=f"{day.isoformat()}~")


def _fast(year: int, told: Told) -> Stretch | None:
    """The lunar month before a feast; TIMEX3 has no value for it."""
    end = _holiday(str(told[0]), str(told[1]), year)
    if end is None:
        return None
    first, last = end - DAY * _MONTH, end - DAY
    return Stretch("", first, last, "M", f"{first.isoformat()}~/{last.isoformat()}~")


_KINDS: dict[str, Callable[[int, Told], Stretch | None]] = {
    "day": _fixed, "nth": _nth, "easter": _easter, "orthodox": _orthodox, "kept": _kept, "moon": _moon, "fast": _fast,
}  # fmt: skip


@lru_cache(maxsize=512)
def _holiday(country: str, name: str, year: int) -> date | None:
    """The first day of that name which the library of holidays gives for a country and year."""
    if year not in MOON_YEARS:
        return None
    import holidays  # loaded only where a text names such a feast: it takes a tenth of a second

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of years outside its tables, where no such day is then found
        kept = holidays.country_holidays(country, years=year, language="en_US")
    return min((day for day, told in kept.items() if _is_named(told, name)), default=None)


def _is_named(told: str, name: str) -> bool:
    return any(part.strip().removesuffix(" (estimated)").split(" (Spring")[0] == name for part in told.split(";"))
