"""Feasts, other calendars, the order of day and month, zones: what the calendar of the reader's place settles."""

import pytest

from onrecord.model import TimeExpression
from onrecord.read.times import find_times, resolve_times

TUESDAY = "2025-10-21"


def times_in(text: str, country: str | None = None, anchor: str | None = TUESDAY) -> list[TimeExpression]:
    found = find_times(text, (), start=0, end=len(text))
    return list(resolve_times(found, anchor=anchor, published=anchor, country=country))


def only(text: str, country: str | None = None, anchor: str | None = TUESDAY) -> TimeExpression:
    (time,) = times_in(text, country, anchor)
    return time


# --------------------------------------------------------------------------- day and month


@pytest.mark.parametrize(
    ("country", "value"),
    [
        ("United States", "2025-03-04"),
        ("Philippines", "2025-03-04"),
        ("United Kingdom", "2025-04-03"),
        ("Kenya", "2025-04-03"),
        ("Canada", None),
        (None, None),
    ],
)
def test_the_outlets_country_settles_the_order_of_numbers(country: str | None, value: str | None) -> None:
    time = only("The ledger is dated 03/04/2025.", country)
    assert time.value == value
    assert (time.reason is None) == (value is not None)


def test_a_date_with_one_reading_shows_the_order_of_the_others() -> None:
    values = [t.value for t in times_in("The ledgers are dated 03/04/2025 and 10/21/2025.", "United Kingdom")]
    assert values == ["2025-03-04", "2025-10-21"]
    values = [t.value for t in times_in("The ledgers are dated 03/04/2025 and 21/10/2025.")]
    assert values == ["2025-04-03", "2025-10-21"]


def test_a_text_that_writes_both_ways_shows_nothing() -> None:
    values = [t.value for t in times_in("Dated 03/04/2025, 10/21/2025 and 21/10/2025.")]
    assert values == [None, "2025-10-21", "2025-10-21"]


@pytest.mark.parametrize("text", ["Dated 21.10.2025.", "Dated 2025/10/21.", "Dated 21-Oct-2025.", "Dated 2025-10-21."])
def test_dates_with_one_reading_need_no_country(text: str) -> None:
    assert only(text, anchor=None).value == TUESDAY


def test_two_figures_of_a_year_need_the_publication() -> None:
    assert only("The dam was built in March '97.").value == "1997-03"
    assert only("The dam was built in March '97.", anchor=None).value is None


# ------------------------------------------------------------------------ other calendars


@pytest.mark.parametrize(
    "text",
    [
        "The charter is dated 12 Muharram 1447.",
        "The charter is dated 15 Ramadan 1446 AH.",
        "The charter is dated 1 Farvardin 1404.",
        "The charter dates from the Buddhist year 2568.",
        "The charter dates from B.E. 2568.",
        "The charter dates from 1447 AH.",
        "The charter is dated 21 October 2568.",
        "The charter is dated 21/10/2568.",
    ],
)
def test_dates_of_other_calendars_are_found_and_left_as_they_are_told(text: str) -> None:
    time = only(text)
    assert (time.value, time.earliest, time.latest) == (None, None, None)
    assert time.reason
    assert "left as it is told" in time.reason


def test_an_exclamation_is_no_era() -> None:
    assert [t.value for t in times_in("In 2024 Ah Lam left, and in 2025 be it noted he came back.")] == ["2024", "2025"]


# ---------------------------------------------------------------------------------- feasts


@pytest.mark.parametrize(
    ("text", "value", "edtf"),
    [
        ("The port will close on Good Friday.", "2026-04-03", "2026-04-03"),
        ("The port will close on Orthodox Easter.", "2026-04-12", "2026-04-12"),
        ("The port closed on Labor Day.", "2025-09-01", "2025-09-01"),
        ("The port will close on Lunar New Year.", "2026-02-17", "2026-02-17"),
        ("The port will close on Yom Kippur.", "2026-09-21", "2026-09-21"),
        ("The port will close on Eid al-Fitr.", "2026-03-20", "2026-03-20~"),
        ("The port closed on Christmas 2019.", "2019-12-25", "2019-12-25"),
    ],
)
def test_feasts_have_their_day(text: str, value: str, edtf: str) -> None:
    time = only(text)
    assert (time.value, time.edtf) == (value, edtf)


def test_a_feast_by_the_moon_may_be_a_day_apart() -> None:
    time = only("The port will close on Eid al-Fitr.")
    assert (time.earliest, time.latest) == ("2026-03-19", "2026-03-21")
    assert "by the moon" in (time.rule or "")


def test_before_ramadan_ends_before_it_may_begin() -> None:
    time = only("The envoys want a truce before Ramadan.")
    assert (time.earliest, time.latest) == ("2025-10-21", "2026-02-17")
    assert time.value is None
    assert time.reason


@pytest.mark.parametrize("text", ["The port will close on Independence Day.", "The port will close on Eid."])
def test_a_feast_that_countries_keep_on_days_of_their_own_is_left_open(text: str) -> None:
    time = only(text)
    assert (time.value, time.reason) == (None, "a feast whose day differs by country")


def test_without_tables_for_its_year_a_feast_is_left_open() -> None:
    assert only("The port will close on Diwali.", anchor="1920-01-01").value is None


@pytest.mark.parametrize("text", ["The Good Friday Agreement holds.", "A ship sank off Christmas Island."])
def test_a_name_that_begins_with_a_feast_is_no_date(text: str) -> None:
    assert times_in(text) == []


# ----------------------------------------------------------------------------------- zones


@pytest.mark.parametrize(
    ("text", "words", "value", "zone"),
    [
        ("The match starts at 15:00 GMT Saturday.", "15:00 GMT Saturday", "2025-10-25T15:00", "GMT"),
        ("He will speak at 9 p.m. in Seoul on Friday.", "9 p.m.", "2025-10-24T21:00", "Asia/Seoul"),
        ("It begins at 8 p.m. Tokyo time on Friday.", "8 p.m. Tokyo time on Friday", "2025-10-24T20:00", "Asia/Tokyo"),
        ("It began at noon local time.", "noon local time", "2025-10-21T12:00", "local time"),
        ("Polls close at 7 p.m. Eastern time.", "7 p.m. Eastern time", "2025-10-21T19:00", "eastern time"),
    ],
)
def test_the_zone_of_a_time_of_day_is_kept_in_the_rule(text: str, words: str, value: str, zone: str) -> None:
    time = times_in(text)[0]
    assert (time.words, time.value, time.type, time.precision) == (words, value, "TIME", "minute")
    assert (time.rule or "").endswith(zone)


def test_a_range_of_times_may_run_past_midnight() -> None:
    values = [t.value for t in times_in("The curfew will run from 10 p.m. to 5 a.m.")]
    assert values == ["2025-10-21T22:00", "2025-10-22T05:00"]


def test_a_range_of_times_shares_the_day_told_after_it() -> None:
    values = [t.value for t in times_in("Power will be cut from 10am to 4pm on Thursday.")]
    assert values == ["2025-10-23T10:00", "2025-10-23T16:00"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The pumps stopped at 2:40 p.m. on Friday and ran again half an hour later.", "2025-10-17T15:10"),
        ("The pumps stopped at 11 p.m. on Friday and ran again two hours later.", "2025-10-18T01:00"),
        ("The pumps ran again two hours later.", "PT2H"),
        ("The pumps stopped in the early hours of Sunday.", "2025-10-19TMO"),
        ("The pumps stopped at half past six in the evening.", "2025-10-21T18:30"),
        ("The pumps stopped at quarter to nine.", "2025-10-21T08:45"),
    ],
)
def test_hours_are_counted_from_a_time_told(text: str, value: str) -> None:
    assert times_in(text)[-1].value == value


def test_overnight_is_the_night_before_or_the_one_to_come() -> None:
    assert only("The army shelled the port overnight.").edtf == "2025-10-20/2025-10-21"
    assert only("The army will shell the port overnight.").value == "2025-10-21TNI"


# ------------------------------------------------------------------------------- precision


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("It opened on Monday.", "day"),
        ("It opened on Monday evening.", "part of day"),
        ("It opened last week.", "week"),
        ("It opened last weekend.", "weekend"),
        ("It opened last month.", "month"),
        ("It opened last spring.", "season"),
        ("It opened in the third quarter of 2024.", "quarter"),
        ("It opened in the first half of 2024.", "half year"),
        ("It opened last year.", "year"),
        ("It opened in the 1970s.", "decade"),
        ("It opened in the 19th century.", "century"),
        ("It opened recently.", "vague"),
        ("It was open for three days.", None),
    ],
)
def test_each_value_says_how_fine_it_is(text: str, precision: str | None) -> None:
    assert only(text).precision == precision


def test_a_year_end_is_no_year_long() -> None:
    assert "P1Y" not in {time.value for time in times_in("A year-end sale is possible.")}
