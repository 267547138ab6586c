"""How documents write the day they were published."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.gather.published import read_published


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2025", "2025"),
        (2025, "2025"),
        ("2025-10", "2025-10"),
        ("2025-10-16", "2025-10-16"),
        (" 2025-10-16 ", "2025-10-16"),
        ("20251016", "2025-10-16"),
        (20251016, "2025-10-16"),
        ("2025-10-16T14:05", "2025-10-16T14:05:00"),
        ("2025-10-16 14:05:09", "2025-10-16T14:05:09"),
        ("2025-10-16T14:05:09.123Z", "2025-10-16T14:05:09+00:00"),
        ("2025-10-16T14:05:09+02:00", "2025-10-16T14:05:09+02:00"),
        ("2025-10-16T14:05:09-0400", "2025-10-16T14:05:09-04:00"),
        ("2025-10-16 14:05 UTC", "2025-10-16T14:05:00+00:00"),
        ("Thu, 16 Oct 2025 14:05:00 +0200", "2025-10-16T14:05:00+02:00"),
        ("16 Oct 2025 14:05 GMT", "2025-10-16T14:05:00+00:00"),
        ("16 October 2025", "2025-10-16"),
        ("Thursday, 16th October 2025", "2025-10-16"),
        ("October 16, 2025", "2025-10-16"),
        ("Sept. 3, 2025", "2025-09-03"),
        ("October 2025", "2025-10"),
        (1760623200, "2025-10-16T14:00:00+00:00"),
        (1760623200.5, "2025-10-16T14:00:00+00:00"),
        (1760623200000, "2025-10-16T14:00:00+00:00"),
        ("1760623200", "2025-10-16T14:00:00+00:00"),
        (-2208988800, "1900-01-01T00:00:00+00:00"),
    ],
)
def test_forms_that_are_understood(value: object, moment: str) -> None:
    read = read_published(value)
    assert (read.at, read.fault) == (moment, None)


@pytest.mark.parametrize("value", [None, ""])
def test_nothing_said_is_no_fault(value: object) -> None:
    assert read_published(value).at is None
    assert read_published(value).fault is None


@pytest.mark.parametrize(
    "value",
    ["soon", "Tuesday", "2025-13", "2025-02-30", "2025-10-16T25:00", "31 June 2025", "16/10/2025", "1 Jan 5", True, [],
     {"at": 1}, float("nan"), float("inf"), 1e300, 10**400, "9" * 5000, "2025-10-16 and more", "12 Foo 2025"],
)  # fmt: skip
def test_what_is_no_date_stays_unknown_and_is_said(value: object) -> None:
    read = read_published(value)
    assert read.at is None
    assert read.fault is not None
    assert "understood" in read.fault


@pytest.mark.parametrize("value", ["0001-01-01", "1399-12-31", "2201-01-01", 1399, "9999"])
def test_absurd_years_are_not_believed(value: object) -> None:
    read = read_published(value)
    assert read.at is None
    assert "outside the years 1400 to 2200" in str(read.fault)


def test_a_day_in_the_future_is_kept_as_stated_and_said() -> None:
    day = (datetime.now(UTC) + timedelta(days=30)).date().isoformat()
    read = read_published(day)
    assert read.at == day
    assert "future" in str(read.fault)
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()
    assert read_published(tomorrow).fault is None


@settings(deadline=None)
@given(st.one_of(st.text(), st.integers(), st.floats(), st.binary(), st.dates().map(str), st.datetimes().map(str)))
def test_any_value_is_a_moment_or_a_fault(value: object) -> None:
    read = read_published(value)
    assert read.at or read.fault or value in (None, "", b"") or not str(value).strip()
    if read.at:
        assert 1400 <= int(read.at[:4]) <= 2200
        assert len(read.at) in (4, 7, 10) or datetime.fromisoformat(read.at)
