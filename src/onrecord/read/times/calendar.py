"""Stretches of the calendar as TIMEX3 and EDTF write them: days, ISO weeks, months, quarters, seasons, years.

TIMEX3 values follow TimeML 1.2.1 (2025-W42, 2025-Q3, 2025-SU); EDTF follows ISO 8601-2 (season codes 21 to 24).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

DAY = timedelta(days=1)
SEASONS = {"SP": (3, "21"), "SU": (6, "22"), "FA": (9, "23"), "WI": (12, "24")}  # first month, EDTF code
FIRST_YEAR, LAST_YEAR = 1, 9990  # what datetime can hold, with room to count on from it


FISCAL = "F"  # before the unit of a stretch: counted in a fiscal year, whose first month is not told


class OutOfCalendarError(ValueError):
    """A day that the calendar of the computer does not hold."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the calendar: its TIMEX3 value, its first and last day, the unit it is told in, its EDTF form."""

    value: str
    first: date
    last: date
    unit: str
    edtf: str


def make_day(year: int, month: int, day: int) -> date | None:
    """That day, or None where there is no such day."""
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def between(first: date, last: date) -> str:
    """EDTF of an interval, or of the day if it is one."""
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def of_day(day: date) -> Stretch:
    """One day."""
    text = day.isoformat()
    return Stretch(text, day, day, "D", text)


def of_week(day: date) -> Stretch:
    """The ISO week that a day lies in, Monday to Sunday."""
    year, week, _ = day.isocalendar()
    first = day - DAY * day.weekday()
    return Stretch(f"{year:04d}-W{week:02d}", first, first + 6 * DAY, "W", between(first, first + 6 * DAY))


def of_weekend(day: date) -> Stretch:
    """Saturday and Sunday of the ISO week that a day lies in."""
    week = of_week(day)
    return Stretch(f"{week.value}-WE", week.last - DAY, week.last, "WE", between(week.last - DAY, week.last))


def month_at(number: int) -> tuple[int, int]:
    """Year and month of a month counted from the year 0 (number = year * 12 + month - 1)."""
    if not FIRST_YEAR * 12 <= number < LAST_YEAR * 12:
        raise OutOfCalendarError(str(number))
    return number // 12, number % 12 + 1


def _months(number: int, count: int) -> tuple[date, date]:
    """First and last day of so many months from a counted month on."""
    end = month_at(number + count)
    return date(*month_at(number), 1), date(*end, 1) - DAY


def of_month(number: int) -> Stretch:
    """A month counted from the year 0."""
    first, last = _months(number, 1)
    text = f"{first.year:04d}-{first.month:02d}"
    return Stretch(text, first, last, "M", text)


def of_quarter(number: int) -> Stretch:
    """A calendar quarter counted from the year 0 (number = year * 4 + quarter - 1)."""
    first, last = _months(number * 3, 3)
    return Stretch(f"{first.year:04d}-Q{number % 4 + 1}", first, last, "Q", between(first, last))


def fiscal(stretch: Stretch) -> Stretch:
    """A quarter or year of somebody's books: it bears that number, but its days are not the calendar's."""
    return replace(stretch, unit=FISCAL + stretch.unit)


def of_half(number: int) -> Stretch:
    """A half year counted from the year 0."""
    first, last = _months(number * 6, 6)
    return Stretch(f"{first.year:04d}-H{number % 2 + 1}", first, last, "H", between(first, last))


def of_year(year: int) -> Stretch:
    """A calendar year."""
    first, last = _months(year * 12, 12)
    return Stretch(f"{year:04d}", first, last, "Y", f"{year:04d}")


def of_decade(decade: int) -> Stretch:
    """A decade, counted as years / 10: 198 is the 1980s."""
    first, last = _months(decade * 120, 120)
    return Stretch(f"{decade:03d}", first, last, "DE", f"{decade:03d}X")


def of_century(century: int) -> Stretch:
    """A century, counted as years / 100: 19 is the 20th century, read as 1900 to 1999."""
    first, last = _months(century * 1200, 1200)
    return Stretch(f"{century:02d}", first, last, "CE", f"{century:02d}XX")


def of_season(year: int, season: str) -> Stretch:
    """A season by its months in the north (spring is March to May), winter running into the next year."""
    month, code = SEASONS[season]
    first, last = _months(year * 12 + month - 1, 3)
    return Stretch(f"{year:04d}-{season}", first, last, "S", f"{year:04d}-{code}")


def season_number(day: date, season: str) -> int:
    """The year of that season nearest below: the year whose season has begun by that day."""
    return day.year if day.month >= SEASONS[season][0] else day.year - 1


def add_months(day: date, count: int) -> date:
    """The same day so many months on, or the last of that month if it is shorter."""
    number = day.year * 12 + day.month - 1 + count
    first, last = _months(number, 1)
    return first.replace(day=min(day.day, last.day))


def add_days(day: date, count: int) -> date:
    """So many days on."""
    try:
        moved = day + DAY * count
    except OverflowError as error:
        raise OutOfCalendarError(str(count)) from error
    if not FIRST_YEAR <= moved.year <= LAST_YEAR:
        raise OutOfCalendarError(str(count))
    return moved


def add_years(day: date, count: int) -> date:
    """So many years on."""
    return add_months(day, 12 * count)


# Unit -> how far one of it moves a day.
STEPS: dict[str, Callable[[date, int], date]] = {
    "D": add_days,
    "W": lambda day, count: add_days(day, 7 * count),
    "WE": lambda day, count: add_days(day, 7 * count),
    "FN": lambda day, count: add_days(day, 14 * count),
    "M": add_months,
    "Q": lambda day, count: add_months(day, 3 * count),
    "H": lambda day, count: add_months(day, 6 * count),
    "Y": add_years,
    "DE": lambda day, count: add_months(day, 120 * count),
    "CE": lambda day, count: add_months(day, 1200 * count),
    "ML": lambda day, count: add_months(day, 12000 * count),
}

# Unit -> the stretch of that unit that a day lies in.
AROUND: dict[str, Callable[[date], Stretch]] = {
    "D": of_day,
    "W": of_week,
    "FN": of_week,
    "WE": of_weekend,
    "M": lambda day: of_month(day.year * 12 + day.month - 1),
    "Q": lambda day: of_quarter(day.year * 4 + (day.month - 1) // 3),
    "H": lambda day: of_half(day.year * 2 + (day.month - 1) // 6),
    "Y": lambda day: of_year(day.year),
    "DE": lambda day: of_decade(day.year // 10),
    "CE": lambda day: of_century(day.year // 100),
    "FQ": lambda day: fiscal(AROUND["Q"](day)),
    "FY": lambda day: fiscal(AROUND["Y"](day)),
}


def shift(day: date, unit: str, count: int) -> date | None:
    """That day moved by so many units, or None where the calendar ends."""
    try:
        return STEPS[unit](day, count)
    except OutOfCalendarError:
        return None


# Part of a stretch -> the share of its days, in thirds, that it covers.
_THIRDS = {"START": (0, 1), "MID": (1, 2), "END": (2, 3)}


def part_of(whole: Stretch, part: str) -> Stretch:
    """The early, middle or late third of a stretch; TIMEX3 keeps the value of the whole (and says it with `mod`)."""
    days = (whole.last - whole.first).days + 1
    if part not in _THIRDS or days < 2:
        return whole
    low, high = _THIRDS[part]
    first = whole.first + DAY * (days * low // 3)
    last = whole.first + DAY * (max(days * high // 3, days * low // 3 + 1) - 1)
    return Stretch(whole.value, first, last, whole.unit, between(first, last))
