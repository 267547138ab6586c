"""Resolves periods of the calendar: months, halves, seasons, years, weeks, and those named by relation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from onrecord.read.times import calendar as cal
from onrecord.read.times.answers import (
    BUDDHIST,
    BUDDHIST_YEARS,
    FINENESS,
    NO_CENTURY,
    NO_EVENT,
    NO_SUCH_DAY,
    NO_SUCH_PART,
    NOT_TOLD,
    UNIT_NAMES,
    Answer,
    Here,
    Rule,
    firm_way,
    full_year,
    missing,
    why,
)
from onrecord.read.times.calendar import Stretch
from onrecord.read.times.found import Found


def year_told(found: Found, here: Here) -> int | None:
    """The year named, in four figures or in two ("March '97")."""
    figures = found.number("figures")
    return found.number("year") if figures is None else full_year(figures, here, ahead=5)


def numbered(number: int, per_year: int, found: Found, here: Here, make: Callable[[int], Stretch], what: str) -> Answer:
    """A month, quarter or half of the year (counted from 0) in the year given, or by direction."""
    year = year_told(found, here)
    if year is not None:
        stretch = make(year * per_year + number)
        return Answer("DATE", stretch.value, stretch, "written out")
    if here.anchor is None:
        return missing("DATE")
    now = here.anchor.year * per_year + (here.anchor.month - 1) * per_year // 12
    if found.text("rel_year"):
        shift = {"last": -1, "next": 1}.get(found.text("rel_year"), 0)
        stretch = make((here.anchor.year + shift) * per_year + number)
        return Answer("DATE", stretch.value, stretch, f"of {found.text('rel_year')} year")
    rel = found.text("rel")
    far = found.direction.far and not rel
    stretch = make(_settled(now, number, per_year, _REL_WAYS.get(rel) or firm_way(found), far))
    return Answer("DATE", stretch.value, stretch, f"{rel} {what}" if rel else why(found, what))


def _settled(now: int, number: int, per_year: int, way: str, far: bool) -> int:
    """The period by its direction; one close by outweighs a verb that stands far off and points across the year."""
    told, near = (step(now, number, per_year, w) for w in (way, "near"))
    return near if far and abs(near - now) <= per_year // 4 < abs(told - now) else told


_REL_WAYS = {
    "last": "before",
    "previous": "before",
    "latest": "back",
    "next": "after",
    "coming": "after",
    "following": "after",
    "this": "this",
}


def step(now: int, number: int, per_year: int, way: str) -> int:
    """The counted period with that number in its year that lies back, ahead or nearest."""
    back = now - (now - number) % per_year
    ahead = now + (number - now) % per_year
    if way == "before":
        return back if back < now else back - per_year
    if way == "after":
        return ahead if ahead > now else ahead + per_year
    if way == "this":
        return now // per_year * per_year + number
    if way == "back":
        return back
    if way == "ahead":
        return ahead
    return back if now - back <= ahead - now else ahead


def month(found: Found, here: Here) -> Answer:
    """A month in the year given, or by direction."""
    return numbered((found.number("month") or 1) - 1, 12, found, here, cal.of_month, "month without a year")


def _half(found: Found, here: Here) -> Answer:
    number = 2 if found.part("ord") == "last" else found.number("ord") or 1
    if number not in (1, 2):
        return missing("DATE", NO_SUCH_PART)
    if found.text("unit") not in ("Y", ""):
        whole = unit_named(
            replace(found, parts=(("unit", found.text("unit")), ("rel", found.text("rel_year") or "this"))), here
        )
        return nth_within(found, whole, whole.stretch, number) if whole.stretch else whole
    if found.part("year") is None and found.text("rel_year") not in ("last", "next"):
        found = replace(found, parts=(*found.parts, ("rel_year", "this")))
    return numbered(number - 1, 2, found, here, cal.of_half, "half of the year")


_MIDYEAR = 7  # July: from then on the turn of the year and the winter that are meant lie ahead


def _season(found: Found, here: Here) -> Answer:
    season = found.text("season")
    year = year_told(found, here)
    if year is not None:
        stretch = cal.of_season(year, season)
        return Answer("DATE", stretch.value, stretch, "season by its months in the north")
    if here.anchor is None:
        return missing("DATE")
    begun = cal.season_number(here.anchor, season)
    running = cal.of_season(begun, season).last >= here.anchor
    rel, way = found.text("rel") or found.text("rel_year"), found.direction.way
    if found.text("rel_year"):
        begun = here.anchor.year + {"last": -1, "next": 1}.get(rel, 0)
    elif rel in ("last", "previous", "latest"):
        begun -= running
    elif rel == "next":
        begun = max(begun + 1, here.anchor.year + (begun == here.anchor.year))
    elif rel == "this":
        early = season == "WI" and here.anchor.month < _MIDYEAR and way != "ahead"
        begun = (
            here.anchor.year - early
        )  # "this summer" is the year's own, "this winter" in March the one that runs out
    elif rel == "coming" or way == "ahead":
        begun = begun if running else begun + 1
    stretch = cal.of_season(begun, season)
    return Answer("DATE", stretch.value, stretch, why(found, "season by its months in the north"))


def _year(found: Found, _here: Here) -> Answer:
    year = found.number("year") or 0
    if not cal.FIRST_YEAR <= year <= cal.LAST_YEAR:
        return missing("DATE", NO_SUCH_DAY)
    if year in BUDDHIST_YEARS:
        return missing("DATE", BUDDHIST)
    stretch = cal.fiscal(cal.of_year(year)) if found.part("fiscal") else cal.of_year(year)
    return Answer("DATE", stretch.value, stretch, "written out")


def _decade(found: Found, here: Here) -> Answer:
    """The 1990s, the '90s, the nineties; two figures alone mean the last century unless they are small."""
    told = found.part("decade")
    number = told if isinstance(told, int) else int("".join(c for c in str(told) if c.isdigit()) or 0)
    full = number if number > 99 else full_year(number, here, ahead=9)
    if full is None:
        return missing("DATE", NO_CENTURY)
    number = full
    stretch = cal.of_decade(number // 10)
    return Answer("DATE", stretch.value, stretch, "decade")


def _century(found: Found, _here: Here) -> Answer:
    stretch = cal.of_century((found.number("century") or 1) - 1)
    return Answer("DATE", stretch.value, stretch, "century")


_SATURDAY = 6


def unit_named(found: Found, here: Here) -> Answer:
    """Last, this, next week, month, year; the same day, that year; the following day."""
    unit, rel = found.text("unit"), found.text("rel")
    if unit.startswith("T") or unit not in cal.AROUND:
        return missing("DATE", NO_SUCH_PART)
    if rel in ("same", "that"):
        return _told_before(unit, here)
    if (unit == "D" and rel in ("next", "following", "previous")) or rel in ("following", "previous"):
        return _beside(unit, rel, here)
    if here.anchor is None:
        return missing("DATE")
    shift = {"last": -1, "this": 0, "latest": 0, "next": 1, "coming": 1}.get(rel, 0)
    if unit == "WE" and rel == "last":
        shift = -1
    if unit == "WE" and rel == "coming" and here.anchor.isoweekday() < _SATURDAY:
        shift = 0
    stretch = cal.AROUND[_fiscal(found)](cal.STEPS[unit](here.anchor, shift))
    return Answer("DATE", stretch.value, stretch, f"{rel} {UNIT_NAMES.get(unit, 'unit')}")


def _told_before(unit: str, here: Here) -> Answer:
    """For "that day", "the same year": the one told before, if one that fine was."""
    if unit == "Q" and here.quarter is not None:
        return Answer("DATE", here.quarter.value, here.quarter, "the quarter told before")
    if here.before is None or FINENESS[here.before.unit] > FINENESS.get(unit, 9):
        return missing("DATE", NOT_TOLD)
    stretch = cal.AROUND[unit](here.before.first)
    return Answer("DATE", stretch.value, stretch, f"the {UNIT_NAMES.get(unit, 'time')} told before")


def _beside(unit: str, rel: str, here: Here) -> Answer:
    """For "the following day": counted from the time told before."""
    if here.before is None or FINENESS[here.before.unit] > FINENESS.get(unit, 9):
        return missing("DATE", NO_EVENT)
    step = -1 if rel == "previous" else 1
    stretch = cal.AROUND[unit](cal.STEPS[unit](here.before.first, step))
    return Answer("DATE", stretch.value, stretch, f"{rel} {UNIT_NAMES.get(unit, 'unit')}, from {here.before.value}")


def _beyond(found: Found, here: Here) -> Answer:
    """For "the week after next", "the weekend before last"."""
    unit, rel = found.text("unit"), found.text("rel")
    if here.anchor is None or unit not in cal.AROUND:
        return missing("DATE")
    stretch = cal.AROUND[unit](cal.STEPS[unit](here.anchor, 2 if rel == "next" else -2))
    return Answer(
        "DATE",
        stretch.value,
        stretch,
        f"the {UNIT_NAMES.get(unit, 'unit')} beside {rel} {UNIT_NAMES.get(unit, 'unit')}",
    )


def _turn_of_year(found: Found, here: Here) -> Answer:
    """For "the turn of the year": the weeks about New Year, the coming one or the last."""
    inner = found.inner("date")
    if here.anchor is None or inner is None:
        return missing("DATE")
    if inner.text("unit") != "Y":
        answer = this_one(inner, here)
        return replace(answer, stretch=cal.part_of(answer.stretch, "START")) if answer.stretch else answer
    back = found.direction.way == "back"
    late = here.anchor.month >= _MIDYEAR
    year = here.anchor.year + (1 if (late or found.direction.way == "ahead") and not back else 0)
    new_year = date(year, 1, 1)
    stretch = replace(cal.of_year(year), first=cal.add_days(new_year, -14), last=cal.add_days(new_year, 14))
    stretch = replace(stretch, edtf=f"{stretch.first.isoformat()}~/{stretch.last.isoformat()}~")
    return Answer("DATE", stretch.value, stretch, why(found, "two weeks about New Year"))


def _day_beside(found: Found, here: Here) -> Answer:
    """For "the day before", "the week after", of a time told before."""
    return _beside(found.text("unit"), "previous" if found.part("side") == -1 else "following", here)


def _weekend(found: Found, here: Here) -> Answer:
    """For "the weekend": the last one or the coming one, by the verb."""
    if here.anchor is None:
        return missing("DATE")
    stretch = cal.of_weekend(here.anchor)
    if found.direction.way == "back" and stretch.first > here.anchor:
        stretch = cal.of_weekend(cal.add_days(here.anchor, -7))
    return Answer("DATE", stretch.value, stretch, why(found, "weekend"))


def this_one(inner: Found, here: Here) -> Answer:
    """For "the month" in "the end of the month": the anchor's own."""
    unit = inner.text("unit")
    if unit == "D" and here.before is not None and here.before.unit == "D":
        return Answer("DATE", here.before.value, here.before, "the day told before")
    if here.anchor is None or unit not in cal.AROUND:
        return missing("DATE")
    if unit == "W" and inner.rule == "the unit" and _just_told(here):
        return _told_before(unit, here)
    stretch = cal.AROUND[_fiscal(inner)](here.anchor)
    return Answer("DATE", stretch.value, stretch, f"the anchor's {UNIT_NAMES.get(unit, 'unit')}")


def _just_told(here: Here) -> bool:
    """Whether a day of the last week was told just before: "closed at 12 on Friday. For the week, shares fell"."""
    day = here.before
    if day is None or day.unit != "D" or here.anchor is None:
        return False
    return 0 <= (here.anchor - day.first).days < 7


def _fiscal(found: Found) -> str:
    """The unit of a stretch; that of a fiscal year is marked, for its days are not known."""
    unit = found.text("unit")
    return cal.FISCAL + unit if found.text("fiscal") in ("fiscal", "financial") and unit in ("Q", "Y") else unit


def nth_within(found: Found, answer: Answer, whole: Stretch, number: int) -> Answer:
    """The nth half, week, day or month of a stretch."""
    unit = found.text("what")
    if found.part("what") == 1 or found.rule == "half year":
        middle = whole.first + cal.DAY * ((whole.last - whole.first).days // 2)
        first, last = (whole.first, middle) if number == 1 else (middle + cal.DAY, whole.last)
    elif unit in ("D", "W", "M"):
        first, last = _counted_within(whole, unit, number)
    else:
        return missing("DATE", NO_SUCH_PART)
    if not whole.first <= first <= last <= whole.last:
        return missing("DATE", NO_SUCH_PART)
    cut = replace(whole, first=first, last=last, edtf=cal.between(first, last))
    if unit in ("D", "M") and whole.unit != "D":
        cut = cal.AROUND[unit](first)
    return Answer("DATE", cut.value, cut, f"{answer.rule}; that part of it")


def _counted_within(whole: Stretch, unit: str, number: int) -> tuple[date, date]:
    """The nth day, month or seven days of a stretch, from its end if the number is below 0."""
    if number < 0:
        return cal.add_days(cal.STEPS[unit](cal.add_days(whole.last, 1), -1), 0), whole.last
    first = cal.STEPS[unit](whole.first, number - 1)
    last = cal.add_days(cal.STEPS[unit](first, 1), -1)
    return first, min(last, whole.last)


RULES: dict[str, Rule] = {
    "month": month,
    "season": _season,
    "half year": _half,
    "year": _year,
    "decade": _decade,
    "century": _century,
    "unit": unit_named,
    "day beside": _day_beside,
    "beyond": _beyond,
    "turn of year": _turn_of_year,
    "weekend": _weekend,
    "the unit": this_one,
    "for the unit": this_one,
}
