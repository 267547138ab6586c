"""Quarters, fiscal years and what results are compared with."""

import pytest

from onrecord.read.times import find_times, resolve_times

NOVEMBER = "2025-11-04"


def values_in(text: str) -> list[str | None]:
    found = find_times(text, (), start=0, end=len(text))
    return [t.value for t in resolve_times(found, anchor=NOVEMBER, published=NOVEMBER)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Profit fell in the third quarter, from 9 million euros a year earlier.", ["2025-Q3", "2024-Q3"]),
        ("In the third quarter sales rose. In the latest period it sold a ship.", ["2025-Q3", "2025-Q3"]),
        ("It lost money in the third quarter; the year-earlier loss was smaller.", ["2025-Q3", "2024-Q3"]),
        ("In the third quarter it gained, as in the same period last year.", ["2025-Q3", "2024-Q3"]),
        ("In the third quarter it gained more than in last year's quarter.", ["2025-Q3", "2024-Q3"]),
        ("For the nine months it earned 3 million euros, against 2 million a year earlier.", ["P9M", "2024"]),
        ("It earned 3 million in the quarter ended July 31.", ["2025-Q2", "2025-07-31"]),
        ("It earned 3 million in the quarter.", ["2025-Q3"]),
        ("It hopes for gains in the first quarter of 2026 after a weak year-ago quarter.", ["2026-Q1", "2024-Q3"]),
        ("The mine shut a year ago.", ["2024"]),
    ],
)
def test_results_are_compared_with_the_same_stretch_a_year_before(text: str, values: list[str]) -> None:
    assert values_in(text) == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sales rose in the fiscal first quarter.", "2025-Q1"),
        ("Sales rose in fiscal 2025.", "2025"),
        ("Sales will rise in the next fiscal year.", "2026"),
    ],
)
def test_a_fiscal_stretch_has_a_value_but_its_days_are_not_known(text: str, value: str) -> None:
    found = find_times(text, (), start=0, end=len(text))
    (time,) = resolve_times(found, anchor=NOVEMBER, published=NOVEMBER)
    assert (time.value, time.earliest, time.latest, time.edtf) == (value, None, None, None)
    assert time.reason == "counted in a fiscal year whose first month the words do not give"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The bid lapses within five working days.", "P5D"),
        ("The bid lapses two business days after Friday.", "P2D"),
        ("The bid lapsed ten trading days ago.", "P10D"),
    ],
)
def test_working_days_are_not_counted_without_their_calendar(text: str, value: str) -> None:
    found = find_times(text, (), start=0, end=len(text))
    time = resolve_times(found, anchor=NOVEMBER, published=NOVEMBER)[0]
    assert (time.value, time.earliest, time.latest) == (value, None, None)
    assert "working days" in (time.reason or "")


def test_no_days_are_counted_from_a_month_or_a_year() -> None:
    assert values_in("The mill burned in 1987; three days later it rained.") == ["1987", "P3D"]
    assert values_in("The mill burned in 1987; three years later it reopened.") == ["1987", "1990"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Shares closed lower on Friday. For the week, they fell 2 percent.", ["2025-10-31", "2025-W44"]),
        ("Sales were flat for the year.", ["2025"]),
        ("The plant produces 900 cars annually.", []),
        ("The town sends four trains a week.", []),
        ("Prices rise by 3% annually.", []),
        ("The year of the flood was hard.", []),
        ("It was the worst week of the war.", []),
    ],
)
def test_running_weeks_and_years_are_told_from_rates_and_stories(text: str, values: list[str]) -> None:
    assert values_in(text) == values
