"""Resolves times of day: 15:00 GMT on Thursday, Monday night, at dawn."""

from __future__ import annotations

from dataclasses import replace

from onrecord.read.times import calendar as cal
from onrecord.read.times.answers import NO_ANCHOR, NO_EVENT, NO_SUCH_PART, NOT_TOLD, Answer, Here, Rule, missing
from onrecord.read.times.calendar import Stretch
from onrecord.read.times.found import Found
from onrecord.read.times.lengths import length_value


def _clock(hour: Found) -> str | None:
    """The time of day as TIMEX3 writes it: "15:00", "09:30", "24:00"."""
    if hour.text("noon"):
        return hour.text("noon")
    told = hour.part("clock") or hour.part("hour") or hour.part("hhmm")
    hours, minutes, seconds = _hms(told)
    if hour.part("fraction"):
        minutes = 30 if hour.part("fraction") == 1 else 15
        hours, minutes = (hours - 1, 45) if hour.part("lacking") else (hours, minutes)
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
    """For "4 in the afternoon" is 16, "11 at night" 23."""
    return hour + 12 if part != "MO" and hour < 12 else hour % 24


def _time(found: Found, here: Here) -> Answer:
    """A time of a day: the day named beside it, else the one told before, else the anchor's."""
    hour, inner = found.inner("hour"), found.inner("date")
    told = _clock(hour) if hour is not None else found.text("part")
    if hour is not None and told and found.text("half"):
        told = f"{_afternoon(int(told[:2]), found.text('half')):02d}{told[2:]}"
    if found.number("hour"):
        told = f"{_afternoon(found.number('hour') or 0, found.text('half')):02d}:00"
    if not told:
        return missing("TIME", NO_SUCH_PART)
    day, rule = _day_of(found, inner, here)
    if day is None:
        return missing("TIME", rule)
    zone = _zone(found, hour)
    return Answer("TIME", f"{day.value}T{told}", day, f"{rule}; {zone}" if zone else rule)


def _zone(found: Found, hour: Found | None) -> str:
    """The zone that a time is told in, as words of the rule; TIMEX3 values leave it out."""
    letters = hour.text("zone") if hour is not None else ""
    place = found.text("place_zone") or (letters if "/" in letters else "")
    if place:
        return f"told in the time of {place}"
    return f"told in {letters.upper() if len(letters) < 5 else letters + ' time'}" if letters else ""


def _small_hours(found: Found, here: Here) -> Answer:
    """For "the early hours of Tuesday"."""
    hours = found.inner("length")
    if hours is None or hours.text("unit") != "TH":  # "the early years"
        return Answer("DURATION", length_value(hours), rule="length") if hours else missing("DURATION")
    date = found.inner("date")
    day, rule = _day_of(found, date, here)
    return Answer("TIME", f"{day.value}TMO", day, rule) if day is not None else missing("TIME", rule)


def _night_before(here: Here) -> tuple[Stretch | None, str]:
    """The night that leads to the day told before, else to the anchor's."""
    day = here.before.first if here.before is not None and here.before.unit == "D" else here.anchor
    if day is None:
        return None, NO_ANCHOR
    night = cal.of_day(cal.add_days(day, -1))
    return replace(night, last=day, edtf=cal.between(night.first, day)), "the night to that day"


def _day_of(found: Found, inner: Found | None, here: Here) -> tuple[Stretch | None, str]:
    """The day of a time of day, and why that one."""
    if inner is not None:
        if not inner.direction.way:
            inner = replace(inner, direction=found.direction)
        answer = here.solve(inner, here)
        return answer.stretch, answer.rule if answer.stretch else answer.reason or NO_ANCHOR
    rel = found.text("rel")
    if rel in ("next", "following") and here.before is not None and here.before.unit == "D":
        return cal.of_day(cal.add_days(here.before.first, 1)), f"the day after {here.before.value}"
    if rel in ("next", "following"):
        return None, NO_EVENT
    if found.rule == "overnight" and found.direction.way != "ahead":
        return _night_before(here)
    if rel in ("same", "that", "previous") or (not rel and here.before is not None and here.before.unit == "D"):
        if here.before is None or here.before.unit != "D":
            return None, NOT_TOLD
        return here.before, "the day told before"
    if here.anchor is None:
        return None, NO_ANCHOR
    shift = {"last": -1, "next": 1}.get(rel, 0)
    return cal.of_day(
        cal.add_days(here.anchor, shift)
    ), "the anchor's day, no other being named" if not rel else f"{rel} {found.words.split()[-1]}"


RULES: dict[str, Rule] = {
    "time of": _time,
    "overnight": _time,
    "small hours": _small_hours,
}
