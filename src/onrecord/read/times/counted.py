"""Resolves what is counted from another time or is a part of it: ago, later, a week from, early, the end of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from onrecord.read.times import calendar as cal
from onrecord.read.times.answers import (
    FINENESS,
    NO_ANCHOR,
    NO_EVENT,
    NO_SUCH_PART,
    WORKING_DAYS,
    Answer,
    Here,
    Rule,
    missing,
    that_day,
    weekday_near,
)
from onrecord.read.times.calendar import Stretch
from onrecord.read.times.found import Found
from onrecord.read.times.lengths import length_value
from onrecord.read.times.periods import nth_within, this_one
from onrecord.read.times.quarters import year_before

_ANCHOR = "the anchor"


def _ago(found: Found, here: Here) -> Answer:
    """For "three days ago", "two weeks from now" from the anchor; "two days later" from the time told before."""
    length, side = found.inner("length"), found.part("side")
    if length is None:
        return missing("DATE")
    if side in (-1, 1):  # "before" and "after" of something that follows
        return Answer("DURATION", length_value(length), rule="length", reason=NO_EVENT)
    if here.reported is not None and side in ("ago", "earlier") and length_value(length) == "P1Y":
        return year_before(here.reported)
    sign = -1 if side in ("ago", "earlier") else 1
    if side in ("earlier", "later") and (length.text("unit") or length.text("half_unit")).startswith("T"):
        sign = 1 if side == "later" else -1
        return clock_counted(length, sign, here) or Answer(
            "DURATION", length_value(length), rule="length", reason=NO_EVENT
        )
    if side not in ("earlier", "later"):
        return _counted(length, here.anchor, sign, _ANCHOR) if here.anchor else missing("DATE")
    before = here.before if here.before is not None and here.before.unit not in ("Q", "FQ", "H") else None
    if before is not None and FINENESS[before.unit] <= FINENESS.get(length.text("unit"), 9):
        return _counted(length, before.first, sign, before.value)
    if side == "later" or here.anchor is None or before is not None:  # no days are counted from a month or a year
        return Answer("DURATION", length_value(length), rule="length", reason=NO_EVENT)
    return _counted(length, here.anchor, sign, _ANCHOR)


_SECONDS = {"TH": 3600, "TM": 60, "TS": 1}


def clock_counted(length: Found, sign: int, here: Here) -> Answer | None:
    """For "half an hour later" after a time of day: that many hours or minutes from it."""
    unit, count = length.text("unit") or length.text("half_unit"), length.part("count")
    number = 0.5 if length.part("half_unit") else count if isinstance(count, int | float) else None
    if here.clock is None or number is None:
        return None
    number += 0.5 if length.part("half") else 0
    try:
        moment = datetime.fromisoformat(here.clock) + sign * timedelta(seconds=number * _SECONDS[unit])
    except (ValueError, OverflowError):
        return None
    day = cal.of_day(moment.date())
    return Answer(
        "TIME", f"{moment:%Y-%m-%dT%H:%M}", day, f"{length.words} {'after' if sign > 0 else 'before'} {here.clock}"
    )


def _counted(length: Found, origin: date, sign: int, told: str) -> Answer:
    """So many units before or after a day, told in that unit."""
    count, unit = length.part("count"), length.text("unit")
    if length.part("working"):
        return Answer("DURATION", length_value(length), rule="length", reason=WORKING_DAYS)
    if not isinstance(count, int) and told != _ANCHOR:
        return Answer("DURATION", length_value(length), rule="length", reason="a number of units that is not told")
    if not isinstance(count, int) or unit not in cal.STEPS or length.part("half"):
        value = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Answer("DATE", value, rule=f"a number of units {'before' if sign < 0 else 'after'} {told}")
    stretch = cal.AROUND["Y" if unit in ("DE", "CE", "ML") else unit](cal.STEPS[unit](origin, sign * count))
    return Answer("DATE", stretch.value, stretch, f"{count} {unit} {'before' if sign < 0 else 'after'} {told}")


def _offset(found: Found, here: Here) -> Answer:
    """For "a week from Thursday", "two days after 5 May"."""
    inner = found.inner("date")
    shifted = found.inner("shifted")
    length = found.inner("length") or (shifted.inner("length") if shifted else None)
    if inner is None or length is None:
        return missing("DATE")
    if shifted is None and not inner.direction.way:
        inner = replace(inner, direction=replace(found.direction, way="ahead"))
    origin = here.solve(inner, here).stretch
    count = length.part("count")
    unit = length.text("unit")
    if length.part("working"):
        return Answer("DURATION", length_value(length), rule="length", reason=WORKING_DAYS)
    if origin is None or not isinstance(count, int) or unit not in cal.STEPS:
        return missing("DATE", NO_ANCHOR if here.anchor is None else NO_EVENT)
    side = shifted.part("side") if shifted else 1
    sign = -1 if side in (-1, "earlier") else 1
    day = cal.STEPS[unit](origin.first, sign * count)
    return that_day(day, f"{count} {unit} {'before' if sign < 0 else 'after'} {origin.value}")


def _week_of(found: Found, here: Here) -> Answer:
    """For "the week of March 6"."""
    inner, whole = found.inner("date"), found.inner("the")
    if inner is None:
        return missing("DATE")
    if not inner.direction.way:
        inner = replace(inner, direction=found.direction)
    answer = here.solve(inner, here)
    if answer.stretch is None:
        return answer
    if (whole.text("unit") if whole else found.text("unit")) != "W":
        return answer
    stretch = cal.of_week(answer.stretch.first)
    return Answer("DATE", stretch.value, stretch, f"{answer.rule}; its week")


def _weekday_week(found: Found, here: Here) -> Answer:
    """For "Thursday week": the Thursday after the coming one."""
    inner = found.inner("date")
    if here.anchor is None or inner is None or inner.number("weekday") is None or found.text("unit") != "W":
        return missing("DATE")
    day = weekday_near(here.anchor, inner.number("weekday") or 1, "ahead")
    return that_day(cal.add_days(day, 7), "a week after the coming such weekday")


_PART_NAMES = {"START": "the first third", "MID": "the middle third", "END": "the last third"}


def _part(found: Found, here: Here) -> Answer:
    """Early, mid, late; the end of: the value of the whole, the days of the part."""
    inner = found.inner("date")
    part = found.text("mod")
    if inner is None:
        return _bare_part(found, here, part)
    if not inner.direction.way:
        inner = replace(inner, direction=found.direction)
    answer = here.solve(inner, here) if inner.kind != "THEUNIT" else this_one(inner, here)
    if answer.stretch is None:
        return answer
    narrowed = cal.part_of(answer.stretch, part)
    return replace(answer, stretch=narrowed, rule=f"{answer.rule}; {_PART_NAMES.get(part, part)} of it")


def _bare_part(found: Found, here: Here, part: str) -> Answer:
    """For "year-end", "midweek"."""
    back = found.bound == "since" and here.anchor is not None
    answer = this_one(
        found,
        replace(here, anchor=cal.shift(here.anchor, found.text("unit"), -1))
        if back and here.anchor and found.text("unit") in cal.STEPS
        else here,
    )
    if answer.stretch is None:
        return answer
    return replace(
        answer, stretch=cal.part_of(answer.stretch, part), rule=f"{answer.rule}; {_PART_NAMES.get(part, part)}"
    )


def _later(found: Found, here: Here) -> Answer:
    """For "later this year", "earlier this month": the days after or before the anchor's within it."""
    inner = found.inner("date")
    if inner is not None and inner.rule == "weekday":  # "later Monday" is told on that day, in the past or not
        near = replace(inner, direction=replace(found.direction, way="near"))
        found = replace(found, parts=tuple((k, near if k == "date" else v) for k, v in found.parts))
    answer = _part(found, here)
    whole = answer.stretch
    if whole is None or here.anchor is None or not whole.first < here.anchor < whole.last:
        return answer
    later = found.text("mod") == "later"
    first, last = (here.anchor, whole.last) if later else (whole.first, here.anchor)
    cut = replace(whole, first=first, last=last, edtf=cal.between(first, last))
    return replace(answer, stretch=cut, rule=f"{answer.rule.split('; ')[0]}; {'from' if later else 'up to'} the anchor")


def _nth(found: Found, here: Here) -> Answer:
    """For "the second half of November", "the first week of May", "the last Friday of the month"."""
    inner, which = found.inner("date"), found.part("nth")
    if inner is None:
        return missing("DATE")
    if not inner.direction.way:
        inner = replace(inner, direction=found.direction)
    answer = here.solve(inner, here) if inner.kind != "THEUNIT" else this_one(inner, here)
    number = -1 if which == "last" else which if isinstance(which, int) else 0
    if answer.stretch is None or not number:
        return answer
    return nth_within(found, answer, answer.stretch, number)


def _first_of(found: Found, here: Here) -> Answer:
    """For "the first two quarters of 1990", "the last two weeks of May": so many units at one end of a stretch."""
    span, inner = found.inner("span") or found, found.inner("date")
    length = span.inner("length")
    which = found.part("nth") if span is found else span.part("rel")
    if inner is None or length is None:
        return missing("DATE")
    if not inner.direction.way:
        inner = replace(inner, direction=found.direction)
    answer = here.solve(inner, here) if inner.kind != "THEUNIT" else this_one(inner, here)
    count, unit, whole = length.part("count"), length.text("unit"), answer.stretch
    if whole is None or which not in (1, "last"):
        return answer
    if not isinstance(count, int) or unit not in cal.STEPS:
        return replace(answer, stretch=cal.part_of(whole, "START" if which == 1 else "END"))
    first, last = _ends(whole, unit, count, which == 1)
    if not whole.first <= first <= last <= whole.last:
        return missing("DATE", NO_SUCH_PART)
    return _as_told(replace(whole, first=first, last=last, edtf=cal.between(first, last)), length, answer)


def _ends(whole: Stretch, unit: str, count: int, at_start: bool) -> tuple[date, date]:
    """The first and last day of so many units at the beginning or the end of a stretch."""
    move, after = cal.STEPS[unit], cal.add_days(whole.last, 1)
    if at_start:
        return whole.first, cal.add_days(move(whole.first, count), -1)
    return move(after, -count), whole.last


_MONTHS = {"M": 1, "Q": 3}  # units that make up quarters and halves


def _as_told(cut: Stretch, length: Found, answer: Answer) -> Answer:
    """Three months of a year are a quarter and six a half; other months keep their number, weeks the whole."""
    rule = f"{answer.rule}; that part of it"
    count, unit = length.part("count"), length.text("unit")
    months = count * _MONTHS.get(unit, 0) if isinstance(count, int) else 0
    exact = {3: cal.AROUND["Q"], 6: cal.AROUND["H"], 12: cal.AROUND["Y"]}.get(months)
    fiscal = cut.unit.startswith(cal.FISCAL)
    if exact is not None and cut.unit not in ("DE", "CE"):
        stretch = exact(cut.first)
        return Answer("DATE", stretch.value, replace(stretch, unit=cut.unit) if fiscal else stretch, rule)
    if months and cut.unit in ("Y", "FY"):
        return Answer("DURATION", length_value(length), cut if fiscal else replace(cut, unit="H"), rule)
    return Answer("DATE", cut.value, cut, rule)


RULES: dict[str, Rule] = {
    "nth of": _nth,
    "first of": _first_of,
    "ago": _ago,
    "offset": _offset,
    "weekday week": _weekday_week,
    "week of": _week_of,
    "part of": _part,
    "later": _later,
}
