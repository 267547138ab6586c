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
_KEEPS_REPORT = _TOLD_OF | {
    "year ago quarter",
    "year quarter",
    "year ago",
    "first span",
    "first of",
    "year ended",
    "ago",
}
_SAME_BREATH = 160  # characters after a quarter told in passing in which it is what is compared
_STILL_SPOKEN_OF = 800  # characters after a report's last word of its quarter in which "last year" is compared with it
_PARTS_OF_YEAR = frozenset({"P6M", "P9M", "P12M", "P26W", "P39W", "P52W"})
_CLOSING_MONTHS = 2  # a fourth quarter that ends in January or February closes the year before
_HALF = 45  # days of half a quarter
_STILL_REPORTED = 60  # days after its end in which results of a quarter are still to come


def told_of(found: Found, stretch: Stretch | None, here: Here) -> Here:
    """What results are told of after this expression, and the quarter last named."""
    if stretch is not None and stretch.unit[-1] == "Q":
        here = replace(here, quarter=stretch)
    if stretch is not None and found.rule in _TOLD_OF and _in_passing(stretch, here):
        return replace(here, aside=stretch, aside_at=found.span[1])
    at = found.span[1] if found.rule in _KEEPS_REPORT else here.reported_at
    return replace(here, reported=_reported(found, stretch, here), reported_at=at)


def _in_passing(stretch: Stretch, here: Here) -> bool:
    """Whether a quarter lies before the one reported on: "after a flat second quarter" in a report of the third."""
    told = here.reported
    return told is not None and told.unit == stretch.unit and stretch.last < told.first


def in_aside(found: Found, here: Here) -> Here:
    """Straight after a quarter named in passing a comparison is with that one: "in the second, from 9 a year ago"."""
    near = here.aside is not None and 0 <= found.span[0] - here.aside_at < _SAME_BREATH
    return replace(here, reported=here.aside) if near else here


def compared(found: Found, here: Here) -> Answer | None:
    """For "from 9 million last year" in a report on a quarter: that quarter a year before."""
    if here.reported is None or not found.part("compared") or found.span[0] - here.reported_at > _STILL_SPOKEN_OF:
        return None
    return year_before(here.reported)


def _reported(found: Found, stretch: Stretch | None, here: Here) -> Stretch | None:
    """The stretch that results are told of after this expression: a quarter begun, the nine months, the year ended."""
    if here.anchor is None:
        return here.reported
    if stretch is not None and found.rule in _TOLD_OF:
        over = stretch.last <= here.anchor or (found.direction.way == "back" and stretch.first <= here.anchor)
        return stretch if over or found.range == "ended" else here.reported
    if found.rule == "first of" and stretch is not None and stretch.last <= here.anchor:
        return stretch if stretch.unit == "Q" else cal.of_year(stretch.first.year)
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
    if found.text("rel") == "this" and here.anchor is not None and _reported_now(found, here, here.anchor):
        return (
            Answer("DATE", here.reported.value, here.reported, "the quarter reported on")
            if here.reported
            else missing("DATE")
        )
    if here.anchor is None:
        return missing("DATE")
    shift = {"this": 0, "next": 1, "coming": 1, "following": 1}.get(found.text("rel"), -1)
    stretch = cal.of_quarter(_now(here.anchor) + shift)
    return Answer("DATE", stretch.value, stretch, f"{found.text('rel') or 'latest'} quarter")


def _reported_now(found: Found, here: Here, anchor: date) -> bool:
    """Whether "this quarter" is the one reported on, just ended: it is told of as past, or owns a result."""
    told = None if found.part("running") else here.reported
    if told is None or told.unit[-1] != "Q" or not told.last <= anchor <= cal.add_days(told.last, _STILL_REPORTED):
        return False
    owns = found.part("owner") is not None and found.direction.way != "ahead"
    return found.direction.way == "back" or owns


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


def ended_in(found: Found, end: Stretch) -> Answer | None:
    """For "the second quarter ended Oct. 31": a fiscal year's quarter, told of in the year in which it ended."""
    number = found.number("ord") or found.number("qnum")
    if number is None or not 1 <= number <= 4:
        return None
    year = end.last.year - (number == 4 and end.last.month <= _CLOSING_MONTHS)
    stretch = cal.of_quarter(year * 4 + number - 1)
    return Answer(
        "DATE",
        stretch.value,
        cal.fiscal(stretch) if found.part("fiscal") else stretch,
        f"the quarter ended {end.value}",
    )


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
