"""Resolves found expressions to TIMEX3 values and days, counted from an anchor; without one the value stays open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.model import Moment, TimeExpression
from onrecord.read.languages.en.times_words import FEASTS
from onrecord.read.times import calendar as cal
from onrecord.read.times.calendar import Stretch
from onrecord.read.times.feasts import feast_day, nth_weekday
from onrecord.read.times.found import Found
from onrecord.read.times.lengths import length_value, steps_of
from onrecord.read.times.limits import limited

NO_ANCHOR = "no publication date or other anchor to count from"
NO_EVENT = "counted from a happening whose date the words do not give"


@dataclass(frozen=True, slots=True)
class Answer:
    """What an expression comes to: a value, a stretch of days if it has one, and why, or why not."""

    type: str
    value: str | None = None
    stretch: Stretch | None = None
    rule: str = ""
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Here:
    """What an expression is resolved against: the anchor's day and text, and the last day or period told before."""

    anchor: date | None
    moment: Moment | None
    before: Stretch | None = None
    year: int | None = None  # of publication: settles the century of years told in two figures
    quarter: Stretch | None = None  # the last quarter told: what results "a year earlier" are compared with


def anchor_day(moment: Moment | None) -> date | None:
    """The day of an anchor in its own time zone; None if it is not known to the day."""
    if not moment or len(moment) < 10:
        return None
    try:
        day = date.fromisoformat(moment[:10])
    except ValueError:
        return None
    return day if 1 < day.year < cal.LAST_YEAR else None


def resolve(found: Sequence[Found], *, anchor: Moment | None, published: Moment | None) -> tuple[TimeExpression, ...]:
    """Each expression resolved in text order, so that "two days later" can count from the one before."""
    day = anchor_day(anchor)
    told = anchor_day(published) or day
    here = Here(day, anchor, year=told.year if told else None)
    out = []
    for one in found:
        answer = _answer(one, here)
        here = _told(here, one, answer.stretch)
        out.append(_expression(one, answer, here))
    return tuple(out)


def _told(here: Here, found: Found, stretch: Stretch | None) -> Here:
    """What later expressions can refer to: dates that are named, not those that were counted from others."""
    if stretch is None or found.kind in ("LENGTH", "LENGTHS", "SPAN", "SHIFTED") or found.rule == "year ago quarter":
        return here
    return replace(here, before=stretch, quarter=stretch if stretch.unit == "Q" else here.quarter)


def _answer(found: Found, here: Here) -> Answer:
    """What one expression comes to; where the calendar ends it is left open."""
    try:
        return _KINDS[found.rule](found, here)
    except cal.OutOfCalendar:
        return Answer(_type(found), reason="outside the calendar")


def _type(found: Found) -> str:
    kinds = {"LENGTH": "DURATION", "LENGTHS": "DURATION", "SPAN": "DURATION", "REPEATED": "SET", "MOMENT": "TIME"}
    return kinds.get(found.kind, "DATE")


def _expression(found: Found, answer: Answer, here: Here) -> TimeExpression:
    """The answer as a TimeExpression, with the limits that the words before it set."""
    limits = limited(found, answer.type, answer.stretch, here.anchor)
    used = here.moment if _uses_anchor(found) or limits.uses_anchor else None
    return TimeExpression(
        found.span,
        found.words,
        answer.type,
        answer.value,
        limits.earliest,
        limits.latest,
        limits.edtf,
        used,
        "; ".join(part for part in (answer.rule, limits.rule) if part) or None,
        answer.reason,
    )


def _uses_anchor(found: Found) -> bool:
    """Whether a value rests on the anchor: all do but those that name their year, lengths and sets."""
    if found.kind in ("LENGTH", "LENGTHS", "REPEATED") or found.rule in ("iso", "numeric", "decade", "century"):
        return False
    inner = found.inner("date")
    return _uses_anchor(inner) if inner is not None else found.part("year") is None


def _missing(type: str, reason: str = NO_ANCHOR) -> Answer:
    return Answer(type, reason=reason)


def _why(found: Found, what: str) -> str:
    """The rule as words: what was done and which word showed the direction."""
    way = found.direction
    told = {"back": "the last one", "ahead": "the next one", "near": "the nearest one", "": "the nearest one"}[way.way]
    return f"{what}: {told}" + (f' ("{way.because}")' if way.because else " (nothing shows the direction)")


# ------------------------------------------------------------------------------------------ direction


def _pick(way: str, here: int, candidates: Callable[[int], date | None], anchor: date) -> date | None:
    """Of the yearly candidates around a year the last, next or nearest to the anchor."""
    days = [d for year in range(here - 8, here + 9) if (d := candidates(year)) is not None]
    back = [d for d in days if d <= anchor]
    ahead = [d for d in days if d >= anchor]
    if way == "back":
        return max(back, default=None)
    if way == "ahead":
        return min(ahead, default=None)
    return min(days, key=lambda d: (abs((d - anchor).days), d), default=None)


def _weekday_near(anchor: date, weekday: int, way: str) -> date:
    """The last, next or nearest such weekday; the anchor's own day counts."""
    back = (anchor.isoweekday() - weekday) % 7
    if way == "back" or (way in ("", "near") and back <= 3):
        return cal.add_days(anchor, -back)
    return cal.add_days(anchor, (weekday - anchor.isoweekday()) % 7)


# --------------------------------------------------------------------------------------- plain dates


NEARBY = 120  # days: a date told without a year that is nearer than this outweighs a verb that stands far off


def _firm_way(found: Found) -> str:
    """The direction; "gave them until 15 November" lies ahead though the verb is past."""
    way = {"last": "back", "next": "ahead", "coming": "ahead"}.get(found.text("rel"), found.direction.way)
    return "near" if way == "back" and found.bound in ("until", "by") else way


def _iso(found: Found, here: Here) -> Answer:
    text = found.text("iso")
    day = cal.make_day(int(text[:4]), int(text[5:7]), int(text[8:10]))
    if day is None:
        return _missing("DATE", "no such day")
    stretch = cal.of_day(day)
    return Answer("TIME" if "T" in text else "DATE", text, stretch, "written out")


NO_CENTURY = "a year of two figures, and no publication date to tell the century"


def _full_year(figures: int, here: Here, ahead: int = 20) -> int | None:
    """A year told in two figures: the latest such year not more than so many years after the publication."""
    if here.year is None:
        return None
    latest = here.year + ahead
    return latest - (latest - figures) % 100


def _numeric(found: Found, here: Here) -> Answer:
    """10/21/2025 and 21.10.2025: with points the day comes first; with strokes only if the numbers leave one reading."""
    text = found.text("numeric")
    stroke = "/" in text
    a, b, c = (int(n) for n in text.replace("/", ".").split("."))
    if a > 31:
        readings = {cal.make_day(a, b, c)}
    else:
        year = c if c > 99 else _full_year(c, here)
        if year is None:
            return _missing("DATE", NO_CENTURY)
        readings = {cal.make_day(year, b, a), cal.make_day(year, a, b)} if stroke else {cal.make_day(year, b, a)}
    days = sorted(d for d in readings if d is not None)
    if not days:
        return _missing("DATE", "no such day")
    if len(days) > 1:
        return _missing("DATE", "day and month could change places")
    return Answer("DATE", days[0].isoformat(), cal.of_day(days[0]), "written in numbers")


def _date(found: Found, here: Here) -> Answer:
    """Month and day, with the year if it is given, else by direction."""
    month, day, year = found.number("month") or 1, found.number("day") or 1, found.number("year")
    if year is not None:
        made = cal.make_day(year, month, day)
        return Answer("DATE", made.isoformat(), cal.of_day(made), "written out") if made else _missing("DATE", "no such day")
    if here.anchor is None:
        return _missing("DATE")
    weekday = found.number("weekday")
    fitting = lambda y: d if (d := cal.make_day(y, month, day)) and weekday in (None, d.isoweekday()) else None  # noqa: E731
    way = _firm_way(found)
    picked = _pick("near" if weekday else way, here.anchor.year, fitting, here.anchor)
    if picked is None:
        picked = _pick(way, here.anchor.year, lambda y: cal.make_day(y, month, day), here.anchor)
    near = None if found.part("rel") else _pick("near", here.anchor.year, fitting, here.anchor)
    if found.direction.far and picked and near and abs((near - here.anchor).days) <= NEARBY < abs((picked - here.anchor).days):
        picked = near
    if picked is None:
        return _missing("DATE", "no such day")
    return Answer("DATE", picked.isoformat(), cal.of_day(picked), _why(found, "day of the month without a year"))


def _weekday(found: Found, here: Here) -> Answer:
    """A weekday alone by direction; with last, this, next by the words."""
    weekday = found.number("weekday") or 1
    if here.anchor is None:
        return _missing("DATE")
    if found.part("week"):
        return _weekday_of_week(here.anchor, weekday, found.text("week"))
    rel = found.text("rel")
    if rel in ("previous", "following", "latest") and here.before is not None:
        start = here.before.first if rel == "previous" else here.before.last
        step = -1 if rel == "previous" else 1
        day = _weekday_near(cal.add_days(start, step), weekday, "back" if step < 0 else "ahead")
        return _day(day, f"{rel} such weekday, from {here.before.value}")
    if rel:
        return _rel_weekday(here.anchor, weekday, rel, found)
    return _day(_weekday_near(here.anchor, weekday, found.direction.way), _why(found, "weekday"))


def _day(day: date, rule: str) -> Answer:
    return Answer("DATE", day.isoformat(), cal.of_day(day), rule)


def _weekday_of_week(anchor: date, weekday: int, week: str) -> Answer:
    """"Friday last week": that day of the calendar week."""
    shift = {"last": -1, "this": 0}.get(week, 1)
    monday = cal.add_days(anchor, 1 - anchor.isoweekday() + 7 * shift)
    return _day(cal.add_days(monday, weekday - 1), f"weekday of {week} week")


def _rel_weekday(anchor: date, weekday: int, rel: str, found: Found) -> Answer:
    """"Last Friday" is the latest before the anchor, "next Friday" that of next week, "this Friday" by the verb."""
    if rel in ("last", "previous", "latest"):
        return _day(_weekday_near(cal.add_days(anchor, -1), weekday, "back"), "last such weekday before the anchor")
    if rel == "next":
        return _weekday_of_week(anchor, weekday, "next")
    if rel == "this" and found.direction.way == "back":
        return _day(_weekday_near(anchor, weekday, "back"), _why(found, "this weekday"))
    start = anchor if rel == "this" else cal.add_days(anchor, 1)
    return _day(_weekday_near(start, weekday, "ahead"), f"{rel} weekday: the next one")


def _feast(found: Found, here: Here) -> Answer:
    """Christmas, Good Friday, Thanksgiving; feasts kept by the moon or by country are left open."""
    name, year = found.text("feast"), found.number("year")
    if FEASTS.get(name) is None:
        return _missing("DATE", "a feast whose day differs by year and country")
    if year is None and here.anchor is None:
        return _missing("DATE")
    if year is None and here.anchor is not None and found.text("rel_year"):
        year = here.anchor.year + {"last": -1, "next": 1}.get(found.text("rel_year"), 0)
    if year is not None:
        day = feast_day(name, year)
    else:
        anchor = here.anchor or date.min
        day = _pick(_firm_way(found), anchor.year, lambda y: feast_day(name, y), anchor)
    return _day(day, _why(found, "feast")) if day else _missing("DATE", "no such day")


def _nth(found: Found, here: Here) -> Answer:
    """"The second half of November", "the first week of May", "the last Friday of the month"."""
    inner, which = found.inner("date"), found.part("nth")
    if inner is None:
        return _missing("DATE")
    if not inner.direction.way:
        inner = replace(inner, direction=found.direction)
    answer = _answer(inner, here) if inner.kind != "THEUNIT" else _this(inner, here)
    number = -1 if which == "last" else which if isinstance(which, int) else 0
    if answer.stretch is None or not number:
        return answer
    return _nth_within(found, answer, answer.stretch, number)


def _nth_weekday(found: Found, here: Here) -> Answer:
    """"The third Monday in January", "the last Friday of next month"."""
    if found.number("month") is None and found.text("unit") != "M":
        return _missing("DATE", "no such part")
    if found.number("month") is not None:
        whole = _month(found, here)
    else:
        whole = _unit(replace(found, parts=(("unit", "M"), ("rel", found.text("of") or "this"))), here)
    if whole.stretch is None:
        return whole
    first, number = whole.stretch.first, found.part("nth")
    day = nth_weekday(first.year, first.month, found.number("weekday") or 1, number if isinstance(number, int) else -1)
    return _day(day, f"{whole.rule}; that weekday of it") if day <= whole.stretch.last else _missing("DATE", "no such day")


def _nth_within(found: Found, answer: Answer, whole: Stretch, number: int) -> Answer:
    unit = found.text("what")
    if found.part("what") == 1 or found.rule == "half year":
        middle = whole.first + cal.DAY * ((whole.last - whole.first).days // 2)
        first, last = (whole.first, middle) if number == 1 else (middle + cal.DAY, whole.last)
    elif unit in ("D", "W", "M"):
        first, last = _counted_within(whole, unit, number)
    else:
        return _missing("DATE", "no such part")
    if not whole.first <= first <= last <= whole.last:
        return _missing("DATE", "no such part")
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


def _shift_day(found: Found, here: Here) -> Answer:
    """Today, yesterday, tomorrow, the day after tomorrow."""
    if here.anchor is None:
        return _missing("DATE")
    count = found.number("shift") or 0
    count += found.number("side") or 0
    return _day(cal.add_days(here.anchor, count), f"{count:+d} days from the anchor" if count else "the anchor's day")


# ------------------------------------------------------------------------------- months and longer


def _numbered(number: int, per_year: int, found: Found, here: Here, make: Callable[[int], Stretch], what: str) -> Answer:
    """A month, quarter or half of the year (counted from 0) in the year given, or by direction."""
    year = found.number("year")
    if year is not None:
        stretch = make(year * per_year + number)
        return Answer("DATE", stretch.value, stretch, "written out")
    if here.anchor is None:
        return _missing("DATE")
    now = here.anchor.year * per_year + (here.anchor.month - 1) * per_year // 12
    if found.text("rel_year"):
        shift = {"last": -1, "next": 1}.get(found.text("rel_year"), 0)
        stretch = make((here.anchor.year + shift) * per_year + number)
        return Answer("DATE", stretch.value, stretch, f"of {found.text('rel_year')} year")
    rel = found.text("rel")
    way = {"last": "before", "previous": "before", "latest": "back", "next": "after", "coming": "after",
           "following": "after", "this": "this"}.get(rel, "near" if found.direction.far else _firm_way(found))  # fmt: skip
    stretch = make(_step(now, number, per_year, way))
    return Answer("DATE", stretch.value, stretch, f"{rel} {what}" if rel else _why(found, what))


def _step(now: int, number: int, per_year: int, way: str) -> int:
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


def _month(found: Found, here: Here) -> Answer:
    return _numbered((found.number("month") or 1) - 1, 12, found, here, cal.of_month, "month without a year")


def _quarter(found: Found, here: Here) -> Answer:
    """A numbered quarter of the calendar year; without direction the last that has begun, as reports of results speak."""
    number = found.number("ord") or found.number("qnum") or 1
    if not 1 <= number <= 4:
        return _missing("DATE", "no such quarter")
    if here.anchor is not None and (not found.direction.way or _just_ended(number, here.anchor)):
        found = replace(found, direction=replace(found.direction, way="back", far=False))
    return _numbered(number - 1, 4, found, here, cal.of_quarter, "quarter without a year")


def _just_ended(number: int, anchor: date) -> bool:
    """Whether the last such quarter ended within two months: results of it are still to be reported then."""
    ended = cal.of_quarter(_step(anchor.year * 4 + (anchor.month - 1) // 3, number - 1, 4, "before"))
    return (anchor - ended.last).days <= 60


def _year_ago_quarter(found: Found, here: Here) -> Answer:
    """"The year-ago quarter": that quarter a year before; without a number the one a year before the one told."""
    if here.anchor is None:
        return _missing("DATE")
    number = found.number("ord")
    now = here.anchor.year * 4 + (here.anchor.month - 1) // 3
    if number is not None:
        now = _step(now, number - 1, 4, "back")
    elif here.quarter is not None:
        now = here.quarter.first.year * 4 + (here.quarter.first.month - 1) // 3
    else:
        now -= 1
    stretch = cal.of_quarter(now - 4)
    return Answer("DATE", stretch.value, stretch, "the same quarter a year before")


def _year_quarter(found: Found, here: Here) -> Answer:
    """"The 1988 quarter": that of the year named which matches the one told before."""
    year = found.number("year") or 1
    if here.quarter is None:
        stretch = cal.of_year(year)
        return Answer("DATE", stretch.value, stretch, "written out")
    stretch = cal.of_quarter(year * 4 + (here.quarter.first.month - 1) // 3)
    return Answer("DATE", stretch.value, stretch, "the quarter told before, of the year named")


def _half(found: Found, here: Here) -> Answer:
    number = 2 if found.part("ord") == "last" else found.number("ord") or 1
    if number not in (1, 2):
        return _missing("DATE", "no such half")
    if found.text("unit") not in ("Y", ""):
        whole = _unit(replace(found, parts=(("unit", found.text("unit")), ("rel", found.text("rel_year") or "this"))), here)
        return _nth_within(found, whole, whole.stretch, number) if whole.stretch else whole
    if found.part("year") is None and found.text("rel_year") not in ("last", "next"):
        found = replace(found, parts=(*found.parts, ("rel_year", "this")))
    return _numbered(number - 1, 2, found, here, cal.of_half, "half of the year")


def _rel_quarter(found: Found, here: Here) -> Answer:
    if here.anchor is None:
        return _missing("DATE")
    now = here.anchor.year * 4 + (here.anchor.month - 1) // 3
    shift = {"last": -1, "previous": -1, "latest": -1, "next": 1, "coming": 1, "following": 1}.get(found.text("rel"), 0)
    stretch = cal.of_quarter(now + shift)
    return Answer("DATE", stretch.value, stretch, f"{found.text('rel')} quarter")


def _the_quarter(found: Found, here: Here) -> Answer:
    """"The quarter": the one told before, else the last one ended, which is what results are reported of."""
    if here.before is not None and here.before.unit == "Q":
        return Answer("DATE", here.before.value, here.before, "the quarter told before")
    if here.anchor is None:
        return _missing("DATE")
    stretch = cal.of_quarter(here.anchor.year * 4 + (here.anchor.month - 1) // 3 - 1)
    return Answer("DATE", stretch.value, stretch, "the last quarter ended")


def _season(found: Found, here: Here) -> Answer:
    season = found.text("season")
    year = found.number("year")
    if year is not None:
        stretch = cal.of_season(year, season)
        return Answer("DATE", stretch.value, stretch, "season by its months in the north")
    if here.anchor is None:
        return _missing("DATE")
    begun = cal.season_number(here.anchor, season)
    running = cal.of_season(begun, season).last >= here.anchor
    rel, way = found.text("rel") or found.text("rel_year"), found.direction.way
    if found.text("rel_year"):
        begun = here.anchor.year + {"last": -1, "next": 1}.get(rel, 0)
    elif rel in ("last", "previous", "latest"):
        begun -= running
    elif rel == "next":
        begun = max(begun + 1, here.anchor.year + (begun == here.anchor.year))
    elif rel in ("this", "coming") or way == "ahead":
        begun = begun if running or (rel == "this" and way == "back") else begun + 1
    stretch = cal.of_season(begun, season)
    return Answer("DATE", stretch.value, stretch, _why(found, "season by its months in the north"))


def _year(found: Found, here: Here) -> Answer:
    year = found.number("year") or 0
    if not cal.FIRST_YEAR <= year <= cal.LAST_YEAR:
        return _missing("DATE", "no such year")
    stretch = cal.of_year(year)
    return Answer("DATE", stretch.value, stretch, "written out")


def _decade(found: Found, here: Here) -> Answer:
    """The 1990s, the '90s, the nineties; two figures alone mean the last century unless they are small."""
    told = found.part("decade")
    number = told if isinstance(told, int) else int("".join(c for c in str(told) if c.isdigit()) or 0)
    full = number if number > 99 else _full_year(number, here, ahead=9)
    if full is None:
        return _missing("DATE", NO_CENTURY)
    number = full
    stretch = cal.of_decade(number // 10)
    return Answer("DATE", stretch.value, stretch, "decade")


def _century(found: Found, here: Here) -> Answer:
    stretch = cal.of_century((found.number("century") or 1) - 1)
    return Answer("DATE", stretch.value, stretch, "century")


def _unit(found: Found, here: Here) -> Answer:
    """Last, this, next week, month, year; the same day, that year; the following day."""
    unit, rel = found.text("unit"), found.text("rel")
    if unit.startswith("T") or unit not in cal.AROUND:
        return _missing("DATE", "no unit of the calendar")
    if rel in ("same", "that"):
        return _told_before(unit, here)
    if unit == "D" and rel in ("next", "following", "previous") or rel in ("following", "previous"):
        return _beside(unit, rel, here)
    if here.anchor is None:
        return _missing("DATE")
    shift = {"last": -1, "this": 0, "latest": 0, "next": 1, "coming": 1}.get(rel, 0)
    if unit == "WE" and rel == "last":
        shift = -1
    stretch = cal.AROUND[unit](cal.STEPS[unit](here.anchor, shift))
    return Answer("DATE", stretch.value, stretch, f"{rel} {_UNIT_NAMES.get(unit, 'unit')}")


_UNIT_NAMES = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year", "WE": "weekend", "DE": "decade"}
_FINENESS = {"D": 0, "WE": 1, "W": 1, "FN": 1, "M": 2, "Q": 3, "S": 3, "H": 4, "Y": 5, "DE": 6, "CE": 7}


def _told_before(unit: str, here: Here) -> Answer:
    """"That day", "the same year": the one told before, if one that fine was."""
    if here.before is None or _FINENESS[here.before.unit] > _FINENESS.get(unit, 9):
        return _missing("DATE", f"refers to a {_UNIT_NAMES.get(unit, 'time')} that the words before do not give")
    stretch = cal.AROUND[unit](here.before.first)
    return Answer("DATE", stretch.value, stretch, f"the {_UNIT_NAMES.get(unit, 'time')} told before")


def _beside(unit: str, rel: str, here: Here) -> Answer:
    """"The following day": counted from the time told before."""
    if here.before is None or _FINENESS[here.before.unit] > _FINENESS.get(unit, 9):
        return _missing("DATE", NO_EVENT)
    step = -1 if rel == "previous" else 1
    stretch = cal.AROUND[unit](cal.STEPS[unit](here.before.first, step))
    return Answer("DATE", stretch.value, stretch, f"{rel} {_UNIT_NAMES.get(unit, 'unit')}, from {here.before.value}")


def _weekend(found: Found, here: Here) -> Answer:
    """"The weekend": the last one or the coming one, by the verb."""
    if here.anchor is None:
        return _missing("DATE")
    stretch = cal.of_weekend(here.anchor)
    if found.direction.way == "back" and stretch.first > here.anchor:
        stretch = cal.of_weekend(cal.add_days(here.anchor, -7))
    return Answer("DATE", stretch.value, stretch, _why(found, "weekend"))


def _year_before(quarter: Stretch) -> Answer:
    """Results of a quarter are compared with the same quarter a year before."""
    stretch = cal.of_quarter(quarter.first.year * 4 + (quarter.first.month - 1) // 3 - 4)
    return Answer("DATE", stretch.value, stretch, f"a year before {quarter.value}")


def _year_ago(found: Found, here: Here) -> Answer:
    """"Year-earlier", "a year ago" as an adjective."""
    unit = found.text("unit")
    if here.anchor is None or unit not in cal.AROUND:
        return _missing("DATE")
    if unit == "Y" and here.quarter is not None:
        return _year_before(here.quarter)
    stretch = cal.AROUND[unit](cal.STEPS[unit](here.anchor, -1))
    return Answer("DATE", stretch.value, stretch, f"one {_UNIT_NAMES.get(unit, 'unit')} before the anchor")


# ------------------------------------------------------------------------------------ counted from


def _ago(found: Found, here: Here) -> Answer:
    """"Three days ago", "two weeks from now" from the anchor; "two days later" from the time told before."""
    length = found.inner("length")
    side = found.part("side")
    if length is None:
        return _missing("DATE")
    if side in (-1, 1) and found.words.lower().endswith(("before", "after")):
        return Answer("DURATION", length_value(length), rule="length", reason=NO_EVENT)
    if here.quarter is not None and side in (-1, "earlier") and length.part("count") == 1 and length.part("unit") == "Y":
        return _year_before(here.quarter)
    if side == -1 and found.words.lower().endswith("ago") or "now" in found.words.lower() or "hence" in found.words.lower():
        origin, sign = here.anchor, -1 if side == -1 else 1
        told = "the anchor"
    elif side == "earlier" and (here.before is None or here.before.unit in ("Q", "H")):
        origin, sign, told = here.anchor, -1, "the anchor"
    elif side in ("earlier", "later"):
        origin, told = (here.before.first, here.before.value) if here.before else (None, "")
        sign = -1 if side == "earlier" else 1
    else:
        return _missing("DATE", NO_EVENT)
    if origin is None:
        return _missing("DATE", NO_ANCHOR if here.before else NO_EVENT)
    return _counted(length, origin, sign, told)


def _counted(length: Found, origin: date, sign: int, told: str) -> Answer:
    """So many units before or after a day, told in that unit."""
    count, unit = length.part("count"), length.text("unit")
    if not isinstance(count, int) or unit not in cal.STEPS or length.part("half"):
        value = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Answer("DATE", value, rule=f"a number of units {'before' if sign < 0 else 'after'} {told}")
    stretch = cal.AROUND["Y" if unit in ("DE", "CE", "ML") else unit](cal.STEPS[unit](origin, sign * count))
    return Answer("DATE", stretch.value, stretch, f"{count} {unit} {'before' if sign < 0 else 'after'} {told}")


def _offset(found: Found, here: Here) -> Answer:
    """"A week from Thursday", "two days after 5 May"."""
    inner = found.inner("date")
    shifted = found.inner("shifted")
    length = found.inner("length") or (shifted.inner("length") if shifted else None)
    if inner is None or length is None:
        return _missing("DATE")
    if shifted is None and not inner.direction.way:
        inner = replace(inner, direction=replace(found.direction, way="ahead"))
    origin = _answer(inner, here).stretch
    count = length.part("count")
    unit = length.text("unit")
    if origin is None or not isinstance(count, int) or unit not in cal.STEPS:
        return _missing("DATE", NO_ANCHOR if here.anchor is None else NO_EVENT)
    side = shifted.part("side") if shifted else 1
    sign = -1 if side in (-1, "earlier") else 1
    day = cal.STEPS[unit](origin.first, sign * count)
    return _day(day, f"{count} {unit} {'before' if sign < 0 else 'after'} {origin.value}")


def _week_of(found: Found, here: Here) -> Answer:
    """"The week of March 6"."""
    inner, whole = found.inner("date"), found.inner("the")
    if inner is None or (whole.text("unit") if whole else found.text("unit")) != "W":
        return _missing("DATE")
    if not inner.direction.way:
        inner = replace(inner, direction=found.direction)
    answer = _answer(inner, here)
    if answer.stretch is None:
        return answer
    stretch = cal.of_week(answer.stretch.first)
    return Answer("DATE", stretch.value, stretch, f"{answer.rule}; its week")


def _weekday_week(found: Found, here: Here) -> Answer:
    """"Thursday week": the Thursday after the coming one."""
    inner = found.inner("date")
    if here.anchor is None or inner is None or inner.number("weekday") is None or found.text("unit") != "W":
        return _missing("DATE")
    day = _weekday_near(here.anchor, inner.number("weekday") or 1, "ahead")
    return _day(cal.add_days(day, 7), "a week after the coming such weekday")


def _part(found: Found, here: Here) -> Answer:
    """Early, mid, late; the end of: the value of the whole, the days of the part."""
    inner = found.inner("date")
    part = found.text("mod")
    if inner is None:
        return _bare_part(found, here, part)
    if not inner.direction.way:
        inner = replace(inner, direction=found.direction)
    answer = _answer(inner, here) if inner.kind != "THEUNIT" else _this(inner, here)
    if answer.stretch is None:
        return answer
    narrowed = cal.part_of(answer.stretch, part)
    return replace(answer, stretch=narrowed, rule=f"{answer.rule}; {_PART_NAMES.get(part, part)} of it")


_PART_NAMES = {"START": "the first third", "MID": "the middle third", "END": "the last third"}


def _this(inner: Found, here: Here) -> Answer:
    """"The month" in "the end of the month" is the anchor's own."""
    unit = inner.text("unit")
    if here.anchor is None or unit not in cal.AROUND:
        return _missing("DATE")
    stretch = cal.AROUND[unit](here.anchor)
    return Answer("DATE", stretch.value, stretch, f"the anchor's {_UNIT_NAMES.get(unit, 'unit')}")


def _bare_part(found: Found, here: Here, part: str) -> Answer:
    """"Year-end", "midweek"."""
    back = found.bound == "since" and here.anchor is not None
    answer = _this(found, replace(here, anchor=cal.shift(here.anchor, found.text("unit"), -1)) if back and here.anchor and found.text("unit") in cal.STEPS else here)
    if answer.stretch is None:
        return answer
    return replace(answer, stretch=cal.part_of(answer.stretch, part), rule=f"{answer.rule}; {_PART_NAMES.get(part, part)}")


def _later(found: Found, here: Here) -> Answer:
    """"Later this year", "earlier this month": the days after or before the anchor's within it."""
    answer = _part(found, here)
    whole = answer.stretch
    if whole is None or here.anchor is None or not whole.first < here.anchor < whole.last:
        return answer
    later = found.text("mod") == "later"
    first, last = (here.anchor, whole.last) if later else (whole.first, here.anchor)
    cut = replace(whole, first=first, last=last, edtf=cal.between(first, last))
    return replace(answer, stretch=cut, rule=f"{answer.rule.split('; ')[0]}; {'from' if later else 'up to'} the anchor")


# ---------------------------------------------------------------------------------- lengths and sets


def _length(found: Found, here: Here) -> Answer:
    return Answer("DURATION", length_value(found), rule="length")


def _span(found: Found, here: Here) -> Answer:
    """"The next two weeks", "the coming days": a length that begins or ends at the anchor."""
    length = found.inner("length")
    if length is None:
        return _missing("DURATION")
    value = length_value(length)
    rel = found.part("rel")
    way = _SPAN_WAY.get(str(rel), "ahead" if rel == 1 and "ahead" in found.words.lower() else "")
    if way and here.anchor is not None:
        steps = steps_of(length)
        end = cal.shift(here.anchor, steps[1], steps[0] * (1 if way == "ahead" else -1)) if steps else None
        if end is not None:
            low, high = (here.anchor, end) if way == "ahead" else (end, here.anchor)
            mark = "~" if length.part("count") in ("X", None) else ""
            edtf = f"{low.isoformat()}/{high.isoformat()}{mark}" if way == "ahead" else f"{low.isoformat()}{mark}/{high.isoformat()}"
            return Answer("DURATION", value, Stretch(value, low, high, "D", edtf), f"length {way} from the anchor")
    return Answer("DURATION", value, rule="length")


_SPAN_WAY = {"next": "ahead", "coming": "ahead", "last": "back", "previous": "back"}


def _set(found: Found, here: Here) -> Answer:
    """Every Tuesday, every two years, twice a week, daily."""
    return Answer("SET", _set_value(found), rule="recurrence")


def _set_value(found: Found) -> str:
    weekday, month = found.number("weekday"), found.number("month")
    if weekday:
        return f"XXXX-WXX-{weekday}" + (f"T{found.text('part')}" if found.text("part") else "")
    if month:
        return f"XXXX-{month:02d}"
    if found.text("season"):
        return f"XXXX-{found.text('season')}"
    if found.text("part"):
        part = found.text("part")
        return f"XXXX-XX-XXT{part}"
    if found.text("often"):
        return _OFTEN.get(found.text("often"), "P1D")
    length = found.inner("length")
    if length is not None:
        return length_value(length)
    return length_value(found)


_OFTEN = {code: code for code in ("P1D", "PT1H", "P1W", "P2W", "P1M", "P3M", "P1Y")}


def _vague(found: Found, here: Here) -> Answer:
    """Now, soon, recently, the future, the past: TIMEX3's words for times that are named without a date."""
    if found.part("past"):
        return Answer("DATE", "PAST_REF", rule="past without a date")
    if found.part("these"):
        return Answer("DATE", "PRESENT_REF", rule="present without a date")
    value = found.text("ref") or "FUTURE_REF"
    return Answer("DATE", value, rule=f"{value.split('_')[0].lower()} without a date")


# -------------------------------------------------------------------------------------- time of day


def _clock(hour: Found) -> str | None:
    """The time of day as TIMEX3 writes it: "15:00", "09:30", "24:00"."""
    if hour.text("noon"):
        return hour.text("noon")
    told = hour.part("clock") or hour.part("hour") or hour.part("hhmm")
    hours, minutes, seconds = _hms(told)
    half = hour.text("ampm")
    if half == "pm" and hours < 12:
        hours += 12
    if half == "am" and hours == 12:
        hours = 0
    if hours > 24 or minutes > 59:
        return None
    return f"{hours:02d}:{minutes:02d}" + (f":{seconds:02d}" if seconds is not None else "")


def _hms(told: object) -> tuple[int, int, int | None]:
    if isinstance(told, str):
        parts = [int(p) for p in told.split(":")]
        return parts[0], parts[1], parts[2] if len(parts) > 2 else None
    if isinstance(told, float):
        return int(told), round(told % 1 * 100), None
    if isinstance(told, int):
        return (told // 100, told % 100, None) if told > 31 else (told, 0, None)
    return 99, 0, None


def _afternoon(hour: int, part: str) -> int:
    """"4 in the afternoon" is 16, "11 at night" 23."""
    return hour + 12 if part != "MO" and hour < 12 else hour % 24


def _time(found: Found, here: Here) -> Answer:
    """A time of a day: the day named beside it, else the one told before, else the anchor's."""
    hour, inner = found.inner("hour"), found.inner("date")
    told = _clock(hour) if hour is not None else found.text("part")
    if found.number("hour"):
        told = f"{_afternoon(found.number('hour') or 0, found.text('half')):02d}:00"
    if not told:
        return _missing("TIME", "no such time")
    day, rule = _day_of(found, inner, here)
    if day is None:
        return _missing("TIME", rule)
    return Answer("TIME", f"{day.value}T{told}", day, rule)


def _day_of(found: Found, inner: Found | None, here: Here) -> tuple[Stretch | None, str]:
    """The day of a time of day, and why that one."""
    if inner is not None:
        if not inner.direction.way:
            inner = replace(inner, direction=found.direction)
        answer = _answer(inner, here)
        return answer.stretch, answer.rule if answer.stretch else answer.reason or NO_ANCHOR
    rel = found.text("rel")
    if rel in ("next", "following") and here.before is not None and here.before.unit == "D":
        return cal.of_day(cal.add_days(here.before.first, 1)), f"the day after {here.before.value}"
    if rel in ("next", "following"):
        return None, NO_EVENT
    if rel in ("same", "that", "previous") or (not rel and here.before is not None and here.before.unit == "D"):
        if here.before is None or here.before.unit != "D":
            return None, "refers to a day that the words before do not give"
        return here.before, "the day told before"
    if here.anchor is None:
        return None, NO_ANCHOR
    shift = {"last": -1, "next": 1}.get(rel, 0)
    return cal.of_day(cal.add_days(here.anchor, shift)), "the anchor's day, no other being named" if not rel else f"{rel} {found.words.split()[-1]}"


_KINDS: dict[str, Callable[[Found, Here], Answer]] = {
    "iso": _iso, "numeric": _numeric, "date": _date, "dates": _date, "weekday": _weekday, "feast": _feast, "nth of": _nth, "nth weekday": _nth_weekday, "day": _shift_day,
    "month": _month, "season": _season, "quarter": _quarter, "rel quarter": _rel_quarter, "the quarter": _the_quarter,
    "half year": _half, "year": _year, "decade": _decade, "century": _century, "unit": _unit, "weekend": _weekend,
    "the unit": _this, "for the unit": _this, "year ago quarter": _year_ago_quarter, "year quarter": _year_quarter,
    "year ended": _length, "a while": _length, "at the time": _vague, "later date": _vague, "year ago": _year_ago, "ago": _ago, "offset": _offset, "weekday week": _weekday_week, "week of": _week_of,
    "part of": _part, "later": _later, "length": _length, "half": _length, "and a half": _length, "some": _length,
    "span": _span, "first span": _span, "ahead": _span, "every": _set, "times a": _set, "often": _set, "now": _vague,
    "future": _vague, "past": _vague, "term": _vague, "these days": _vague, "time of": _time,
}  # fmt: skip
