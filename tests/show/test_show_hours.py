"""An hour with its zone makes a timed entry; everything else stays whole days, in whatever zone its reader is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from show_samples import TELLINGS, fill

from onrecord.model import Record, Window
from onrecord.read.times import find_times, hours_of, resolve_times, windows_of
from onrecord.show.formats import ics
from onrecord.show.occurrence import Occurrence, occurrence
from onrecord.show.views import Clocks

ANCHOR = "2025-10-15T10:00:00+02:00"  # a Wednesday


def window_in(text: str, anchor: str = ANCHOR) -> Window:
    """The first window that a text names."""
    found = find_times(text, (), start=0, end=len(text))
    times = resolve_times(found, anchor=anchor, published=anchor)
    return windows_of(found, times, text)[0][1]


def at(day: int, hour: int, minute: int = 0, month: int = 10) -> datetime:
    return datetime(2025, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("They will meet at 3 p.m. GMT on Friday.", (at(17, 15), None)),
        ("They will meet on Friday at 14:30 EDT.", (at(17, 18, 30), None)),
        ("It will begin at 9 p.m. in Seoul on Friday.", (at(17, 12), None)),
        ("The hearing will be held at 11 a.m. Eastern Time on Monday.", (at(20, 15), None)),
        ("They will meet from 10am to 4pm BST on Tuesday.", (at(21, 9), at(21, 15))),
        ("The truce holds from 10 p.m. GMT to 5 a.m. GMT on Saturday.", (at(18, 22), at(19, 5))),
    ],
)
def test_an_hour_with_its_zone_is_one_moment_the_world_over(text: str, hours: object) -> None:
    assert hours_of(window_in(text)) == hours


def test_summer_and_winter_time_go_by_the_day_of_the_event() -> None:
    text = "The panel will sit at 11 a.m. Eastern Time on November 3."
    assert hours_of(window_in(text)) == (at(3, 16, month=11), None), "clocks were set back the day before"


@pytest.mark.parametrize(
    "text",
    [
        "They will meet at noon on Friday.",
        "They will meet on Friday.",
        "They will meet at 3 p.m. IST on Friday.",  # of India, of Israel or of Ireland
        "They will meet at 8 p.m. local time on Friday.",
        "They will meet within two weeks.",
        "The ultimatum runs until 5 a.m. GMT on Saturday.",
    ],
)
def test_without_a_zone_or_an_hour_it_stays_a_day(text: str) -> None:
    assert hours_of(window_in(text)) is None


def test_local_time_is_that_of_the_place() -> None:
    window = window_in("They will meet at 8 p.m. local time on Friday.")
    assert hours_of(window, "Budapest") == (at(17, 18), None)
    assert hours_of(window, "Springfield") is None, "a place that gives no zone its name"


# ----------------------------------------------------------------------------------------------- in a calendar


def told(memory: Record, *windows: Window) -> Occurrence:
    """The summit of the samples, each of its first tellings naming one of these windows."""
    tellings = tuple(replace(one, window=window) for one, window in zip(TELLINGS, windows, strict=False))
    event = fill(memory, tellings)
    return occurrence(replace(event, window=windows[-1]), memory, Clocks("2024-04-01"))


def entries(one: Occurrence, mode: ics.Mode = ics.Mode.STRICT) -> tuple[Any, Any]:
    """The entry as two parsers read it."""
    icalendar = pytest.importorskip("icalendar")
    ical_stream = pytest.importorskip("ical.calendar_stream")
    written = ics.calendar([one], mode=mode)
    (first,) = icalendar.Calendar.from_ical(written).events
    (second,) = ical_stream.IcsCalendarStream.calendar_from_ics(written.decode()).events
    return first, second


def clocked(text: str) -> Window:
    return window_in(text, "2024-03-05T18:00:00+01:00")


def test_two_parsers_read_a_timed_entry_alike(memory: Record) -> None:
    one = told(memory, clocked("She will meet him from 2 p.m. to 4:30 p.m. EDT on March 12."))
    first, second = entries(one)
    begin, end = datetime(2024, 3, 12, 18, tzinfo=UTC), datetime(2024, 3, 12, 20, 30, tzinfo=UTC)
    assert (first["DTSTART"].dt, first["DTEND"].dt) == (begin, end)
    assert (second.dtstart, second.dtend) == (begin, end)
    assert "TZID" not in first["DTSTART"].params, "UTC needs no zone of its own"


def test_an_end_that_is_not_told_stays_open(memory: Record) -> None:
    first, second = entries(told(memory, clocked("She will meet him at 3 p.m. GMT on March 12.")))
    assert first["DTSTART"].dt == second.dtstart == datetime(2024, 3, 12, 15, tzinfo=UTC)
    assert "DTEND" not in first
    assert second.dtend is None


@pytest.mark.parametrize("mode", [ics.Mode.STRICT, ics.Mode.OPEN])
def test_other_entries_are_whole_days(memory: Record, mode: ics.Mode) -> None:
    first, second = entries(told(memory, clocked("She will meet him at noon on March 12.")), mode)
    assert first["DTSTART"].dt == second.dtstart == date(2024, 3, 12)
    assert first["DTEND"].dt - first["DTSTART"].dt == timedelta(days=1)


def test_an_hour_named_later_moves_the_entry_and_keeps_its_name(memory: Record) -> None:
    day, hour = clocked("She will meet him on March 12."), clocked("She will meet him at 3 p.m. GMT on March 12.")
    told = tuple(replace(o, window=w) for o, w in zip(TELLINGS, (day, day, day, hour), strict=False))
    event = replace(fill(memory, told), window=day)
    before, after = (occurrence(event, memory, Clocks(on)) for on in ("2024-03-07", "2024-03-08"))
    plain, timed = entries(before)[0], entries(after)[0]
    assert str(plain["UID"]) == str(timed["UID"])
    assert plain["DTSTART"].dt == date(2024, 3, 12)
    assert timed["DTSTART"].dt == datetime(2024, 3, 12, 15, tzinfo=UTC)
    assert int(timed["SEQUENCE"]) > int(plain["SEQUENCE"])
    assert timed["LAST-MODIFIED"].dt.date() == date(2024, 3, 8)
