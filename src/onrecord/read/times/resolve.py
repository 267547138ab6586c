"""Resolves found expressions to TIMEX3 values and days, counted from an anchor; without one the value stays open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from onrecord.model import Moment, TimeExpression
from onrecord.read.times import calendar as cal
from onrecord.read.times import clock, counted, days, periods, quarters, spans
from onrecord.read.times.answers import FISCAL_YEAR, OUTSIDE, Answer, Here, Rule
from onrecord.read.times.calendar import Stretch
from onrecord.read.times.found import Found
from onrecord.read.times.limits import limited
from onrecord.read.times.order import day_first
from onrecord.read.times.quarters import compared, ended_in, ended_on, in_aside, told_of

_RULES: dict[str, Rule] = {
    **days.RULES,
    **periods.RULES,
    **quarters.RULES,
    **counted.RULES,
    **clock.RULES,
    **spans.RULES,
}


def anchor_day(moment: Moment | None) -> date | None:
    """The day of an anchor in its own time zone; None if it is not known to the day."""
    if not moment or len(moment) < 10:
        return None
    try:
        day = date.fromisoformat(moment[:10])
    except ValueError:
        return None
    return day if 1 < day.year < cal.LAST_YEAR else None


def resolve(
    found: Sequence[Found], *, anchor: Moment | None, published: Moment | None, country: str | None = None
) -> tuple[TimeExpression, ...]:
    """Each expression resolved in text order, so that "two days later" can count from the one before."""
    day = anchor_day(anchor)
    told = anchor_day(published) or day
    here = Here(day, anchor, _answer, year=told.year if told else None, day_first=day_first(found, country))
    out = []
    for one, after in zip_longest(found, found[1:]):
        now = in_aside(one, here)
        answer = (
            _past_midnight(one, now)
            or _before_last(one, after, now)
            or _ended(one, after, now)
            or _day_told_after(one, after, now)
            or _after_first(one, now)
            or compared(one, now)
            or _answer(one, now)
        )
        here = _told(here, one, answer.stretch)
        if answer.type == "TIME" and answer.value and ":" in answer.value:
            here = replace(here, clock=answer.value)
        out.append(_expression(one, answer, here))
    return tuple(out)


def _before_last(found: Found, last: Found | None, here: Here) -> Answer | None:
    """The first weekday of a range that is over is the last such day up to its end."""
    over = found.range == "from" and found.direction.way == "back" and last is not None and last.range == "to"
    if not over or last is None or not (_bare_weekday(found) and _bare_weekday(last)):
        return None
    end = _answer(replace(last, direction=found.direction), here).stretch
    return _answer(found, replace(here, anchor=end.first)) if end else None


def _past_midnight(found: Found, here: Here) -> Answer | None:
    """The end of "from 10 p.m. to 5 a.m." lies on the day after its beginning."""
    if found.kind != "MOMENT" or found.range != "to" or here.clock is None or found.part("date"):
        return None
    answer = _answer(found, here)
    if answer.value is None or answer.stretch is None or answer.value > here.clock:
        return None
    next_day = cal.of_day(cal.add_days(answer.stretch.first, 1))
    return replace(
        answer, value=next_day.value + answer.value[10:], stretch=next_day, rule=f"{answer.rule}; past midnight"
    )


def _ended(found: Found, end: Found | None, here: Here) -> Answer | None:
    """A quarter named by the day it ended on is the calendar's; a numbered one may be counted in another year."""
    books = here.reported is not None and here.reported.unit.startswith(cal.FISCAL)
    if found.range != "ended" or end is None:
        return None
    last = _answer(end, here).stretch
    if found.rule == "quarter" and last is not None and found.part("year") is None and not found.part("rel_year"):
        return ended_in(found, last)
    return ended_on(last) if last is not None and found.rule == "the quarter" and not books else None


def _day_told_after(found: Found, day: Found | None, here: Here) -> Answer | None:
    """The day of "9 p.m. in Seoul on Friday", told after the place, and of "from 10am to 4pm on Tuesday"."""
    if found.kind != "MOMENT" or found.part("date") or day is None:
        return None
    if found.range == "from" and day.kind == "MOMENT" and day.inner("date") is not None:
        told = _answer(day, here).stretch
        return _answer(found, replace(here, before=told)) if told else None
    if not found.part("place_zone") or day.kind != "DAY":
        return None
    told = _answer(day, here).stretch if day.span[0] - found.span[1] <= _PLACE else None
    return _answer(found, replace(here, before=told)) if told and told.unit == "D" else None


def _bare_weekday(found: Found) -> bool:
    return found.rule == "weekday" and len(found.parts) == 1


def _after_first(found: Found, here: Here) -> Answer | None:
    """The second of two dates told together is the next such day after the first: "from Friday to Monday"."""
    second = found.range in ("to", "with") and found.rule in ("weekday", "date", "dates")
    fixed = found.part("year") or found.part("rel") or found.part("week")
    if not second or fixed or here.anchor is None or here.before is None or here.before.unit != "D":
        return None
    if found.rule == "weekday" and abs((here.before.first - here.anchor).days) > _FORTNIGHT:
        return None
    ahead = replace(found, direction=replace(found.direction, way="ahead", far=False))
    answer = _answer(ahead, replace(here, anchor=here.before.first))
    late = answer.stretch is not None and answer.stretch.first > here.anchor
    return None if late and found.direction.way == "back" else answer


_PLACE = 28  # characters that a place between a time and its day takes at most
_FORTNIGHT = 14  # days: a first date farther from the anchor says nothing of a weekday told with it


def _told(here: Here, found: Found, stretch: Stretch | None) -> Here:
    """What later expressions can refer to: dates that are named, not those that were counted from others."""
    here = told_of(found, stretch, here)
    if stretch is None or found.kind in ("LENGTH", "LENGTHS", "SPAN", "SHIFTED") or found.rule == "year ago quarter":
        return here
    return replace(here, before=stretch)


def _answer(found: Found, here: Here) -> Answer:
    """What one expression comes to; where the calendar ends it is left open."""
    try:
        return _RULES[found.rule](found, here)
    except cal.OutOfCalendarError:
        return Answer(_type(found), reason=OUTSIDE)


def _type(found: Found) -> str:
    kinds = {"LENGTH": "DURATION", "LENGTHS": "DURATION", "SPAN": "DURATION", "REPEATED": "SET", "MOMENT": "TIME"}
    return kinds.get(found.kind, "DATE")


def _expression(found: Found, answer: Answer, here: Here) -> TimeExpression:
    """The answer as a TimeExpression, with the limits that the words before it set."""
    limits = limited(found, answer.type, None if _in_books(answer) else answer.stretch, here.anchor)
    counted = answer.stretch is not None and _uses_anchor(found)
    used = here.moment if counted or limits.uses_anchor else None
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
        answer.reason or (FISCAL_YEAR if _in_books(answer) else None),
    )


def _in_books(answer: Answer) -> bool:
    """Whether an answer is a stretch of a fiscal year: it has a value, but which days it covers is not known."""
    return answer.stretch is not None and answer.stretch.unit in ("FQ", "FY")


def _uses_anchor(found: Found) -> bool:
    """Whether a value rests on the anchor: all do but those that name their year, lengths and sets."""
    if found.kind in ("LENGTH", "LENGTHS", "REPEATED") or found.rule in ("iso", "numeric", "decade", "century"):
        return False
    inner = found.inner("date")
    return _uses_anchor(inner) if inner is not None else found.part("year") is None
