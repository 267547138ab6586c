"""Resolves lengths, recurrences and times named without a date: two weeks, every Tuesday, soon."""

from __future__ import annotations

from datetime import date

from onrecord.read.times import calendar as cal
from onrecord.read.times.answers import WORKING_DAYS, Answer, Here, Rule, missing
from onrecord.read.times.calendar import Stretch
from onrecord.read.times.found import Found
from onrecord.read.times.lengths import length_value, steps_of

_SPAN_WAY = {"next": "ahead", "coming": "ahead", "last": "back", "previous": "back"}


def length(found: Found, _here: Here) -> Answer:
    """A length of time; which days it covers depends on the words before it."""
    return Answer(
        "DURATION", length_value(found), rule="length", reason=WORKING_DAYS if found.part("working") else None
    )


def _span(found: Found, here: Here) -> Answer:
    """For "the next two weeks", "the coming days", "the past year": a length that begins or ends at the anchor."""
    told = found if found.rule == "past unit" else found.inner("length")
    if told is None:
        return missing("DURATION")
    value, way = length_value(told), _SPAN_WAY.get(found.text("rel"), "")
    stretch = _reach(told, here.anchor, value, way == "ahead") if way and here.anchor is not None else None
    return Answer("DURATION", value, stretch, f"length {way} from the anchor" if stretch else "length")


def _reach(told: Found, anchor: date, value: str, ahead: bool) -> Stretch | None:
    """The days from the anchor to the far end of a length, or back to it; a vague end is marked in the EDTF form."""
    steps = steps_of(told)
    end = cal.shift(anchor, steps[1], steps[0] if ahead else -steps[0]) if steps else None
    if end is None:
        return None
    mark = "~" if told.part("count") in ("X", None) and told.rule != "past unit" else ""
    if ahead:
        return Stretch(value, anchor, end, "D", f"{anchor.isoformat()}/{end.isoformat()}{mark}")
    return Stretch(value, end, anchor, "D", f"{end.isoformat()}{mark}/{anchor.isoformat()}")


_OFTEN = {code: code for code in ("P1D", "PT1H", "P1W", "P2W", "P1M", "P3M", "P1Y")}


def _set(found: Found, _here: Here) -> Answer:
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
    length = found if found.rule == "past unit" else found.inner("length")
    if length is not None:
        return length_value(length)
    return length_value(found)


def _vague(found: Found, _here: Here) -> Answer:
    """Now, soon, recently, the future, the past: TIMEX3's words for times that are named without a date."""
    if found.part("past"):
        return Answer("DATE", "PAST_REF", rule="past without a date")
    if found.part("these"):
        return Answer("DATE", "PRESENT_REF", rule="present without a date")
    value = found.text("ref") or "FUTURE_REF"
    return Answer("DATE", value, rule=f"{value.split('_')[0].lower()} without a date")


RULES: dict[str, Rule] = {
    "year ended": length,
    "a while": length,
    "at the time": _vague,
    "later date": _vague,
    "length": length,
    "clocked": length,
    "half": length,
    "and a half": length,
    "some": length,
    "past unit": _span,
    "span": _span,
    "first span": _span,
    "ahead": _span,
    "every": _set,
    "times a": _set,
    "often": _set,
    "now": _vague,
    "future": _vague,
    "past": _vague,
    "term": _vague,
    "these days": _vague,
}
