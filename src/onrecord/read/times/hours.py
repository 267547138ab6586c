"""The hours of a window whose words name a clock time and its zone: "3 p.m. GMT on Friday" on its day.

A window keeps days; its words and the rule that resolved them keep the clock. Zones by letters are taken at their word,
where the letters mean one zone only; a named time ("Eastern Time", "in Seoul") goes by that zone's calendar of summer
and winter time (IANA time zone database); "local time" is that of the place, where the place gives a zone its name.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from onrecord.model import Window
from onrecord.read.times.find import find
from onrecord.read.times.resolve import resolve
from onrecord.read.times.zones import zone_of_place

# "CST" and "IST" are left out: America and China, India and Israel read them differently.
_LETTERS: dict[str, float] = {
    "gmt": 0, "utc": 0, "bst": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3, "jst": 9, "kst": 9, "hkt": 8,
    "aest": 10, "est": -5, "edt": -4, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
}  # fmt: skip
_NAMED = {
    "et": "America/New_York", "eastern": "America/New_York", "pt": "America/Los_Angeles",
    "pacific": "America/Los_Angeles", "central": "America/Chicago", "ct": "America/Chicago",
    "moscow": "Europe/Moscow", "beijing": "Asia/Shanghai",
}  # fmt: skip
_TOLD = re.compile(r"told in (?:the time of (?P<place>[\w/+-]+)|(?P<letters>[a-z]+)(?: time)?)", re.IGNORECASE)
_CLOCK = re.compile(r"T(\d\d):(\d\d)(?::\d\d)?$")

# From when to when, in UTC; the end is None where it is not told.
Hours = tuple[datetime, datetime | None]


def hours_of(window: Window | None, place: str | None = None) -> Hours | None:
    """From when to when, in UTC, a window of one day is told to be; None where its words name no hour with its zone.

    `place` is where the event is to be, for words in "local time".
    """
    if window is None or window.earliest is None or window.earliest != window.latest:
        return None
    zone = _zone(window.rule or "", place)
    if zone is None:
        return None
    clocks = _clocks(window)
    try:
        told = [_moment(window.earliest, clock, zone) for clock in clocks[:2]]
    except (ValueError, OverflowError):
        return None
    if not told:
        return None
    begin, end = told[0], told[1] if len(told) > 1 else None
    if end is not None and end <= begin:  # "from 10 p.m. to 5 a.m."
        end += timedelta(days=1)
    return begin, end


def _zone(rule: str, place: str | None) -> tzinfo | None:
    told = _TOLD.search(rule)
    if told is None:
        return None
    letters = (told["letters"] or "").lower()
    if letters in _LETTERS:
        return timezone(timedelta(hours=_LETTERS[letters]))
    named = told["place"] or _NAMED.get(letters) or (zone_of_place(place or "") if letters == "local" else None)
    try:
        return ZoneInfo(named) if named else None
    except (ValueError, OSError):  # no such zone here
        return None


def _clocks(window: Window) -> list[tuple[int, int]]:
    """The clock times that the words name, in their order."""
    found = find(window.words, (), start=0, end=len(window.words))
    read = resolve(found, anchor=window.anchor or window.earliest, published=None)
    hits = [hit for one in read if one.value and (hit := _CLOCK.search(one.value))]
    return [(int(hit[1]), int(hit[2])) for hit in hits]


def _moment(day: str, clock: tuple[int, int], zone: tzinfo) -> datetime:
    later = timedelta(days=1) if clock[0] == 24 else timedelta()  # 24:00 is the end of the day
    local = datetime.combine(date.fromisoformat(day[:10]), datetime.min.time(), zone)
    return (local.replace(hour=clock[0] % 24, minute=clock[1]) + later).astimezone(UTC)
