"""First and last day of an expression with the limit set before it: within two weeks, by Friday, until 22 May."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.read.languages.spoken import times_tense as tense
from onrecord.read.times import calendar as cal
from onrecord.read.times.calendar import DAY, Stretch
from onrecord.read.times.found import Found
from onrecord.read.times.lengths import steps_of


@dataclass(frozen=True, slots=True)
class Limits:
    """First and last day (either may be open), the EDTF form, whether the anchor was counted from, and the rule."""

    earliest: str | None = None
    latest: str | None = None
    edtf: str | None = None
    rule: str = ""
    uses_anchor: bool = False


def limited(found: Found, type: str, stretch: Stretch | None, anchor: date | None) -> Limits:
    """The days that an expression covers, taken with the words straight before it."""
    if found.kind in ("LENGTH", "LENGTHS"):
        return _horizon(found, anchor)
    if stretch is None or type == "SET":
        return Limits()
    if found.kind == "SPAN" or found.range:
        return _plain(stretch)
    return _bounded(found, stretch, anchor)


def _plain(stretch: Stretch) -> Limits:
    return Limits(stretch.first.isoformat(), stretch.last.isoformat(), stretch.edtf)


def _interval(first: date | None, last: date | None, rule: str, mark: str = "") -> Limits:
    low, high = (d.isoformat() if d else None for d in (first, last))
    if low is not None and low == high and not mark:
        return Limits(low, high, low, rule, True)
    return Limits(low, high, f"{low or '..'}/{high + mark if high else '..'}", rule, True)


def _horizon(found: Found, anchor: date | None) -> Limits:
    """A horizon: "within two weeks" runs from the anchor on; "in two weeks", of what is to come, is at the end."""
    steps = steps_of(found)
    way, verb = found.direction.way, found.direction.because.lower()
    # "they meet in three days" announces; "it is the largest in three days" looks back
    ahead = way == "ahead" or found.bound == "within" or (way == "near" and verb.split(" ")[0] not in tense.BE_NOW)
    if anchor is None or steps is None or not ahead or found.bound not in ("within", "in"):
        return Limits()
    count, unit = steps
    end = cal.shift(anchor, unit, count)
    if end is None:
        return Limits()
    rough = "~" if found.part("count") in (None, "X") else ""
    if found.bound == "within" or rough or found.text("unit").startswith("T"):
        return _interval(anchor, end, f"within: from the anchor to {count} {unit} after it", rough)
    first, last = _around(found, anchor, end)
    return _interval(first, last, f"in: {count} {unit} after the anchor", "~" if first != last else "")


def _around(found: Found, anchor: date, end: date) -> tuple[date, date]:
    """The day, week or month that "in three days", "in two weeks", "in a month" point to; from the lower count on."""
    unit, low = found.text("unit"), found.part("count")
    start = cal.shift(anchor, unit, low) if isinstance(low, int) and found.number("upto") else end
    around = cal.AROUND.get(unit, cal.of_day)
    return (around(start).first if start else end), around(end).last


def _bounded(found: Found, stretch: Stretch, anchor: date | None) -> Limits:
    """By, before, until, since, from, after: one side of the stretch is the limit, the anchor or nothing the other."""
    bound, way = found.bound, found.direction.way
    past = way == "back" or (anchor is not None and stretch.last < anchor)
    if bound in ("by", "until", "before"):
        to_end = bound != "before" or found.text("mod") == "END"  # "before the end of May" ends with May
        last = stretch.last if to_end or stretch.first == date.min else stretch.first - DAY
        told_over = way == "back" and last == anchor  # "held until today"; "agreed to cut it by 2040" lies ahead
        first = anchor if anchor is not None and anchor <= last and not told_over else None
        return _interval(first, last, f"{bound}: a limit")
    if bound == "since":
        return _interval(
            stretch.first, anchor if anchor and anchor >= stretch.first else None, "since: up to the anchor"
        )
    if bound == "from" and not past:
        return _interval(stretch.first, None, "from: end open")
    if bound == "after" and not past and stretch.last < date.max:
        return _interval(stretch.last + DAY, None, "after: end open")
    return _plain(stretch)
