"""Resolves lengths, recurrences and times named without a date: two weeks, every Tuesday, soon."""

from __future__ import annotations

from onrecord.read.times import calendar as cal
from onrecord.read.times.answers import Answer, Here, Rule, missing
from onrecord.read.times.calendar import Stretch
from onrecord.read.times.found import Found
from onrecord.read.times.lengths import length_value, steps_of

_SPAN_WAY = {"next": "ahead", "coming": "ahead", "last": "back", "previous": "back"}


def length(found: Found, _here: Here) -> Answer:
    """A length of time; which days it covers depends on the words before it."""
    return Answer("DURATION", length_value(found), rule="length")


def _span(found: Found, here: Here) -> Answer:
    """ "The next two weeks", "the coming days": a length that begins or ends at the anchor."""
    length = found.inner("length")
    if length is None:
        return missing("DURATION")
    value = length_value(length)
    rel = found.part("rel")
    way = _SPAN_WAY.get(str(rel), "ahead" if rel == 1 and "ahead" in found.words.lower() else "")
    if way and here.anchor is not None:
        steps = steps_of(length)
        end = cal.shift(here.anchor, steps[1], steps[0] * (1 if way == "ahead" else -1)) if steps else None
        if end is not None:
            low, high = (here.anchor, end) if way == "ahead" else (end, here.anchor)
            mark = "~" if length.part("count") in ("X", None) else ""
            edtf = (
                f"{low.isoformat()}/{high.isoformat()}{mark}"
                if way == "ahead"
                else f"{low.isoformat()}{mark}/{high.isoformat()}"
            )
            return Answer("DURATION", value, Stretch(value, low, high, "D", edtf), f"length {way} from the anchor")
    return Answer("DURATION", value, rule="length")


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
    length = found.inner("length")
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
    "half": length,
    "and a half": length,
    "some": length,
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
