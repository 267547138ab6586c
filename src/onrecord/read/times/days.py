"""Resolves days: weekdays, days of the month, dates in numbers, today and tomorrow, feasts, the nth weekday."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.read.languages.spoken import times_tense as tense
from onrecord.read.languages.spoken import times_words as words_of
from onrecord.read.times import calendar as cal
from onrecord.read.times.answers import (
    BUDDHIST,
    BUDDHIST_YEARS,
    BY_COUNTRY,
    EITHER_ORDER,
    LUNAR_MONTH,
    NO_CENTURY,
    NO_SUCH_DAY,
    NO_SUCH_PART,
    NO_TABLES,
    OTHER_CALENDAR,
    Answer,
    Here,
    Rule,
    choose,
    firm_way,
    full_year,
    missing,
    pick,
    that_day,
    weekday_near,
    why,
)
from onrecord.read.times.calendar import Stretch
from onrecord.read.times.feasts import feast, nth_weekday
from onrecord.read.times.found import Found
from onrecord.read.times.periods import month, unit_named

YEAR, JUST_PASSED = 365, 30  # days
NEARBY = 120  # days: a date told without a year that is nearer than this outweighs a verb that stands far off


def _outweighed(found: Found, picked: date, near: date, anchor: date) -> bool:
    """Whether a day close by outweighs the direction: one shown from afar, or a plan whose day has just passed."""
    to_near, to_picked = abs((near - anchor).days), abs((picked - anchor).days)
    if found.direction.far:
        return to_near <= NEARBY < to_picked
    plan = found.direction.way == "ahead" and not tense.sure(found.direction.because)
    return plan and to_near <= JUST_PASSED and to_picked > YEAR - JUST_PASSED - 1


def _iso(found: Found, _here: Here) -> Answer:
    text = found.text("iso")
    day = cal.make_day(int(text[:4]), int(text[5:7]), int(text[8:10]))
    if day is None:
        return missing("DATE", NO_SUCH_DAY)
    stretch = cal.of_day(day)
    return Answer("TIME" if "T" in text else "DATE", text, stretch, "written out")


def _numeric(found: Found, here: Here) -> Answer:
    """10/21/2025 and 21.10.2025: with points the day comes first, with strokes as the text or its country has it."""
    text = found.text("numeric")
    stroke = "/" in text
    a, b, c = (int(n) for n in text.replace("/", ".").split("."))
    if a > 31:
        readings = {cal.make_day(a, b, c)}
    else:
        year = c if c > 99 else full_year(c, here)
        if year is None:
            return missing("DATE", NO_CENTURY)
        if year in BUDDHIST_YEARS:
            return missing("DATE", BUDDHIST)
        readings = {cal.make_day(year, b, a), cal.make_day(year, a, b)} if stroke else {cal.make_day(year, b, a)}
        if len(readings - {None}) > 1 and here.day_first is not None:
            day = cal.make_day(year, b, a) if here.day_first else cal.make_day(year, a, b)
            first = "day" if here.day_first else "month"
            return that_day(day, f"written in numbers, the {first} first") if day else missing("DATE", NO_SUCH_DAY)
    days = sorted(d for d in readings if d is not None)
    if not days:
        return missing("DATE", NO_SUCH_DAY)
    if len(days) > 1:
        return missing("DATE", EITHER_ORDER)
    return Answer("DATE", days[0].isoformat(), cal.of_day(days[0]), "written in numbers")


def _date(found: Found, here: Here) -> Answer:
    """Month and day, with the year if it is given, else by direction."""
    month, day, year = found.number("month") or 1, found.number("day") or 1, found.number("year")
    if year in BUDDHIST_YEARS:
        return missing("DATE", BUDDHIST)
    if here.anchor is not None and found.text("rel_year") and found.text("unit") == "Y":
        year = here.anchor.year + {"last": -1, "next": 1}.get(found.text("rel_year"), 0)
        made = cal.make_day(year, month, day)
        return that_day(made, f"of {found.text('rel_year')} year") if made else missing("DATE", NO_SUCH_DAY)
    if year is not None:
        made = cal.make_day(year, month, day)
        return (
            Answer("DATE", made.isoformat(), cal.of_day(made), "written out") if made else missing("DATE", NO_SUCH_DAY)
        )
    if here.anchor is None:
        return missing("DATE")
    weekday = found.number("weekday")
    fitting = lambda y: d if (d := cal.make_day(y, month, day)) and weekday in (None, d.isoweekday()) else None  # noqa: E731
    way = firm_way(found)
    picked = pick("near" if weekday else way, here.anchor.year, fitting, here.anchor)
    if picked is None:
        picked = pick(way, here.anchor.year, lambda y: cal.make_day(y, month, day), here.anchor)
    near = None if found.part("rel") else pick("near", here.anchor.year, fitting, here.anchor)
    if picked and near and _outweighed(found, picked, near, here.anchor):
        picked = near
    if picked is None:
        return missing("DATE", NO_SUCH_DAY)
    return Answer("DATE", picked.isoformat(), cal.of_day(picked), why(found, "day of the month without a year"))


def _day_of_month(found: Found, here: Here) -> Answer:
    """For "on the 30th": that day of the last, next or nearest month that has it."""
    number = found.number("day") or 1
    if here.anchor is None:
        return missing("DATE")
    month = here.anchor.year * 12 + here.anchor.month - 1
    made = [cal.make_day(*cal.month_at(m), number) for m in range(max(month - 3, 12), month + 4)]
    day = choose([d for d in made if d is not None], firm_way(found), here.anchor)
    return that_day(day, why(found, "day of a month")) if day else missing("DATE", NO_SUCH_DAY)


def _weekday(found: Found, here: Here) -> Answer:
    """A weekday alone by direction; with last, this, next by the words."""
    weekday = found.number("weekday") or 1
    if here.anchor is None:
        return missing("DATE")
    if found.part("week"):
        return _weekday_of_week(here.anchor, weekday, found.text("week"))
    rel = found.text("rel")
    if rel in ("previous", "following", "latest") and here.before is not None:
        start = here.before.first if rel == "previous" else here.before.last
        step = -1 if rel == "previous" else 1
        day = weekday_near(cal.add_days(start, step), weekday, "back" if step < 0 else "ahead")
        return that_day(day, f"{rel} such weekday, from {here.before.value}")
    if rel:
        return _rel_weekday(here.anchor, weekday, rel, found)
    return that_day(weekday_near(here.anchor, weekday, found.direction.way), why(found, "weekday"))


def _weekday_of_week(anchor: date, weekday: int, week: str) -> Answer:
    """For "Friday last week": that day of the calendar week."""
    shift = {"last": -1, "this": 0}.get(week, 1)
    monday = cal.add_days(anchor, 1 - anchor.isoweekday() + 7 * shift)
    return that_day(cal.add_days(monday, weekday - 1), f"weekday of {week} week")


def _rel_weekday(anchor: date, weekday: int, rel: str, found: Found) -> Answer:
    """The last Friday is the latest before the anchor, the next that of next week; "this Friday" goes by the verb."""
    if rel in ("last", "previous", "latest"):
        return that_day(weekday_near(cal.add_days(anchor, -1), weekday, "back"), "last such weekday before the anchor")
    if rel == "next":
        return _weekday_of_week(anchor, weekday, "next")
    if rel == "this" and found.direction.way == "back":
        return that_day(weekday_near(anchor, weekday, "back"), why(found, "this weekday"))
    start = anchor if rel == "this" else cal.add_days(anchor, 1)
    return that_day(weekday_near(start, weekday, "ahead"), f"{rel} weekday: the next one")


def _shift_day(found: Found, here: Here) -> Answer:
    """Today, yesterday, tomorrow, the day after tomorrow."""
    if here.anchor is None:
        return missing("DATE")
    count = found.number("shift") or 0
    count += found.number("side") or 0
    return that_day(
        cal.add_days(here.anchor, count), f"{count:+d} days from the anchor" if count else "the anchor's day"
    )


def _feast(found: Found, here: Here) -> Answer:
    """Christmas, Good Friday, Eid al-Fitr, Ramadan; those that each country keeps on a day of its own are left open."""
    name, year = found.text("feast"), found.number("year")
    if words_of.FEASTS.get(name) is None:
        return missing("DATE", BY_COUNTRY)
    if year is None and here.anchor is None:
        return missing("DATE")
    if year is None and here.anchor is not None and found.text("rel_year"):
        year = here.anchor.year + {"last": -1, "next": 1}.get(found.text("rel_year"), 0)
    kept = feast(name, year) if year is not None else _feast_near(name, found, here.anchor or date.min)
    if kept is None:
        return missing("DATE", NO_TABLES)
    rule = why(found, "feast") + ("; its day is kept by the moon, here as reckoned" if "~" in kept.edtf else "")
    return Answer("DATE", kept.value or None, kept, rule, None if kept.value else LUNAR_MONTH)


def _feast_near(name: str, found: Found, anchor: date) -> Stretch | None:
    """The feast of the year that the direction tells."""
    day = pick(firm_way(found), anchor.year, lambda y: kept.last if (kept := feast(name, y)) else None, anchor)
    return next((k for y in (-1, 0, 1) if day and (k := feast(name, day.year + y)) and k.last == day), None)


def _nth_weekday(found: Found, here: Here) -> Answer:
    """For "the third Monday in January", "the last Friday of next month"."""
    if found.number("month") is None and found.text("unit") != "M":
        return missing("DATE", NO_SUCH_PART)
    if found.number("month") is not None:
        whole = month(found, here)
    else:
        whole = unit_named(replace(found, parts=(("unit", "M"), ("rel", found.text("of") or "this"))), here)
    if whole.stretch is None:
        return whole
    first, number = whole.stretch.first, found.part("nth")
    day = nth_weekday(first.year, first.month, found.number("weekday") or 1, number if isinstance(number, int) else -1)
    return (
        that_day(day, f"{whole.rule}; that weekday of it")
        if day <= whole.stretch.last
        else missing("DATE", NO_SUCH_DAY)
    )


def _other_calendar(_found: Found, _here: Here) -> Answer:
    """A date of the Hijri, Persian, Buddhist or Hebrew calendar; which of our days it is differs by country."""
    return missing("DATE", OTHER_CALENDAR)


RULES: dict[str, Rule] = {
    "other calendar": _other_calendar,
    "day of month": _day_of_month,
    "iso": _iso,
    "numeric": _numeric,
    "date": _date,
    "dates": _date,
    "weekday": _weekday,
    "feast": _feast,
    "nth weekday": _nth_weekday,
    "day": _shift_day,
}
