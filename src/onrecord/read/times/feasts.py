"""Feasts and named days: those with a fixed day, those that hang on Easter, those on the nth weekday of a month."""

from __future__ import annotations

from datetime import date

from onrecord.read.languages.en.times_words import FEASTS
from onrecord.read.times import calendar as cal


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the Gregorian computus of Meeus, Jones and Butcher)."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (year % 19 + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth such weekday of a month; -1 is the last."""
    if nth < 0:
        last = cal.of_month(year * 12 + month - 1).last
        return last - cal.DAY * ((last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + cal.DAY * ((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def feast_day(name: str, year: int) -> date | None:
    """The day of a feast in a year; None where it follows the moon or the country, or outside the calendar."""
    rule = FEASTS.get(name)
    if rule is None or not 1583 <= year <= 4099:
        return None
    kind, *numbers = rule
    if kind == "day":
        return cal.make_day(year, *numbers)
    if kind == "easter":
        return easter(year) + cal.DAY * numbers[0]
    return nth_weekday(year, *numbers)
