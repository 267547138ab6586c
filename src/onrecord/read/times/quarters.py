"""Resolves quarters, and what results are compared with: the third quarter, the latest period, a year earlier.

Companies report on one stretch (a quarter, the nine months) and compare it with the same stretch a year before. The
stretch last reported on is kept while a text is resolved; "a year earlier" is then that stretch of the year before.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.read.times import calendar as cal
from onrecord.read.times.answers import NO_SUCH_PART, UNIT_NAMES, Answer, Here, Rule, missing
from onrecord.read.times.calendar import Stretch
from onrecord.read.times.found import Found
from onrecord.read.times.lengths import length_value
from onrecord.read.times.periods import numbered, step

_TOLD_OF = frozenset({"quarter", "rel quarter", "the quarter"})
_PARTS_OF_YEAR = frozenset({"P6M", "P9M", "P12M", "P26W", "P39W", "P52W"})
_HALF = 45  # days of half a quarter
_STILL_REPORTED = 60  # days after its end in which results of a quarter are still to come


def reported(found: Found, stretch: Stretch | None, here: Here) -> Stretch | None:
    """The stretch that results are told of after this expression: a quarter begun, the nine months, the year ended."""
    if here.anchor is None:
        return here.reported
    if stretch is not None and found.rule in _TOLD_OF:
        over = stretch.last <= here.anchor or (found.direction.way == "back" and stretch.first <= here.anchor)
        return stretch if over or found.range == "ended" else here.reported
    if found.rule == "first span" and length_value(found.inner("length") or found) in _PARTS_OF_YEAR:
        return cal.of_year((here.reported.first if here.reported else here.anchor).year)
    if found.rule == "year ended" and found.text("unit") == "Y":
        return cal.of_year(here.anchor.year)
    return here.reported


def _now(day: date) -> int:
    """The quarter that a day lies in, counted from the year 0."""
    return day.year * 4 + (day.month - 1) // 3


def _quarter(found: Found, here: Here) -> Answer:
    """A numbered quarter of the calendar year; without direction the last begun, as results are told."""
    number = found.number("ord") or found.number("qnum") or 1
    if not 1 <= number <= 4:
        return missing("DATE", NO_SUCH_PART)
    if here.anchor is not None and (found.direction.way in ("", "back") or _just_ended(number, here.anchor)):
        found = replace(found, direction=replace(found.direction, way="back", far=False))
    make = (lambda n: cal.fiscal(cal.of_quarter(n))) if found.part("fiscal") else cal.of_quarter
    return numbered(number - 1, 4, found, here, make, "quarter without a year")


def _just_ended(number: int, anchor: date) -> bool:
    """Whether the last such quarter ended so lately that results of it are still to be reported."""
    ended = cal.of_quarter(step(_now(anchor), number - 1, 4, "before"))
    return (anchor - ended.last).days <= _STILL_REPORTED


def _year_ago_quarter(found: Found, here: Here) -> Answer:
    """For "the year-ago quarter": that quarter a year before; without a number the one a year before the one told."""
    if here.anchor is None:
        return missing("DATE")
    number = found.number("ord")
    if number is None and here.reported is not None:
        return year_before(here.reported)
    now = step(_now(here.anchor), number - 1, 4, "back") if number is not None else _now(here.anchor) - 1
    return year_before(cal.of_quarter(now))


def _year_quarter(found: Found, here: Here) -> Answer:
    """For "the 1988 quarter": that of the year named which matches the one told before."""
    year = found.number("year") or 1
    if here.reported is None or here.reported.unit[-1] != "Q":
        stretch = cal.of_year(year)
        return Answer("DATE", stretch.value, stretch, "written out")
    stretch = cal.of_quarter(year * 4 + (here.reported.first.month - 1) // 3)
    return Answer("DATE", stretch.value, stretch, "the quarter told before, of the year named")


def _rel_quarter(found: Found, here: Here) -> Answer:
    """Last, this, next quarter; "the latest period" is the one whose results are told."""
    told = here.reported is not None and here.anchor is not None and here.reported.last <= here.anchor
    if found.text("rel") in ("latest", "") and here.reported is not None and (told or not found.text("rel")):
        return Answer("DATE", here.reported.value, here.reported, "the period told before")
    if here.anchor is None:
        return missing("DATE")
    shift = {"this": 0, "next": 1, "coming": 1, "following": 1}.get(found.text("rel"), -1)
    stretch = cal.of_quarter(_now(here.anchor) + shift)
    return Answer("DATE", stretch.value, stretch, f"{found.text('rel') or 'latest'} quarter")


def _the_quarter(_found: Found, here: Here) -> Answer:
    """For "the quarter": the one told before, else the last one ended, which is what results are reported of."""
    if here.reported is not None and here.reported.unit[-1] == "Q":
        return Answer("DATE", here.reported.value, here.reported, "the quarter told before")
    if here.anchor is None:
        return missing("DATE")
    stretch = cal.of_quarter(_now(here.anchor) - 1)
    return Answer("DATE", stretch.value, stretch, "the last quarter ended")


def ended_on(end: Stretch) -> Answer:
    """For "the quarter ended July 31": the calendar's quarter that most of it lies in."""
    stretch = cal.AROUND["Q"](cal.add_days(end.last, -_HALF))
    return Answer("DATE", stretch.value, stretch, f"the quarter that lies before {end.value} for the most part")


def year_before(stretch: Stretch) -> Answer:
    """What results of a stretch are compared with: the same stretch a year before."""
    before = cal.AROUND[stretch.unit](cal.add_years(stretch.first, -1))
    return Answer("DATE", before.value, before, f"a year before {stretch.value}")


def _year_ago(found: Found, here: Here) -> Answer:
    """For "year-earlier", "a year ago" as an adjective."""
    unit = found.text("unit") or "Y"
    if here.anchor is None or unit not in cal.AROUND:
        return missing("DATE")
    if unit == "Y" and here.reported is not None:
        return year_before(here.reported)
    stretch = cal.AROUND[unit](cal.STEPS[unit](here.anchor, -1))
    return Answer("DATE", stretch.value, stretch, f"one {UNIT_NAMES.get(unit, 'unit')} before the anchor")


RULES: dict[str, Rule] = {
    "quarter": _quarter,
    "rel quarter": _rel_quarter,
    "the quarter": _the_quarter,
    "year ago quarter": _year_ago_quarter,
    "year quarter": _year_quarter,
    "year ago": _year_ago,
}
