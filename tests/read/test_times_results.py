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


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "In the third quarter it earned 5 million euros, compared with a loss of 2 million euros last year.",
            ["2025-Q3", "2024-Q3"],
        ),
        ("Third-quarter sales were $8 million, up from last year's $6 million.", ["2025-Q3", "2024-Q3"]),
        ("Third-quarter sales were $8 million, against $6 million last year.", ["2025-Q3", "2024-Q3"]),
        ("In the third quarter the yard earned $8 million. It was founded last year.", ["2025-Q3", "2024"]),
        ("In the third quarter it borrowed $8 million from banks it joined last year.", ["2025-Q3", "2024"]),
        ("The fair drew 900 guests, up from 700 last year.", ["2024"]),
    ],
)
def test_last_year_beside_a_figure_compared_is_the_quarter_reported_on(text: str, values: list[str]) -> None:
    assert values_in(text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It reported third-quarter earnings. This quarter's loss includes a fine.", ["2025-Q3", "2025-Q3"]),
        ("It reported third-quarter earnings. Sales will rise this quarter.", ["2025-Q3", "2025-Q4"]),
        ("It reported third-quarter earnings; the current quarter has begun well.", ["2025-Q3", "2025-Q4"]),
    ],
)
def test_this_quarter_is_the_one_reported_on_where_it_owns_a_result(text: str, values: list[str]) -> None:
    assert values_in(text) == values


def test_a_quarter_told_in_passing_is_not_the_one_compared_later() -> None:
    passing = "Third-quarter profit rose after a flat second quarter. " + "The mill makes paper and card. " * 6
    assert values_in(passing + "In the year-earlier period it had paid a fine.") == ["2025-Q3", "2025-Q2", "2024-Q3"]
    assert values_in("Third-quarter profit rose. In the second quarter it fell, from $9 million a year ago.") == [
        "2025-Q3",
        "2025-Q2",
        "2024-Q2",
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("In the second quarter ended Oct. 31, 2024, it lost money.", ["2024-Q2", "2024-10-31"]),
        ("In the fourth quarter ended Jan. 31, 2025, it lost money.", ["2024-Q4", "2025-01-31"]),
        ("It earned less in the second quarter of 2024. Results for that quarter include a fine.", ["2024-Q2"] * 2),
        ("The mill shut after several quarters of losses.", ["PXQ"]),
        ("Taxes will be lower in future quarters.", ["FUTURE_REF"]),
    ],
)
def test_quarters_are_told_by_their_end_by_reference_and_by_number(text: str, values: list[str]) -> None:
    assert values_in(text) == values


@pytest.mark.parametrize(
    ("text", "value", "edtf"),
    [
        ("Output will fall in the first two quarters of 2026.", "2026-H1", "2026-01-01/2026-06-30"),
        ("Sales rose in the first three months of the year.", "2025-Q1", "2025-01-01/2025-03-31"),
        ("Sales rose in the last six months of 2024.", "2024-H2", "2024-07-01/2024-12-31"),
        ("Sales rose in the first nine months of 2024.", "P9M", "2024-01-01/2024-09-30"),
        ("It rained in the last two weeks of May.", "2025-05", "2025-05-18/2025-05-31"),
        ("It rained in the first few weeks of August.", "2025-08", "2025-08-01/2025-08-10"),
        ("The mill shut in the last three years of the 1990s.", "199", "1997-01-01/1999-12-31"),
        ("Sales rose in the first six months of the fiscal year.", "2025-H1", None),
        ("It rained in the last nine weeks of May.", None, None),
    ],
)
def test_several_units_at_one_end_of_a_stretch_are_one_expression(
    text: str, value: str | None, edtf: str | None
) -> None:
    found = find_times(text, (), start=0, end=len(text))
    (time,) = resolve_times(found, anchor=NOVEMBER, published=NOVEMBER)
    assert (time.value, time.edtf) == (value, edtf)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ministry holds a daily press briefing.", ["daily"]),
        ("The town is under a nightly curfew.", ["nightly"]),
        ("The pope spoke at his weekly general audience.", ["weekly"]),
        ("Workers want a higher hourly wage.", []),
        ("It raised its quarterly dividend.", []),
        ("The average daily volume of trade fell.", []),
        ("The daily death toll rose.", []),
        ("He told The Daily Mail reporters to leave.", []),
        ("They came to a six-monthly meeting.", []),
        ("She will one day be ready.", ["one day"]),
        ("They sold 50,000 discs a year.", []),
    ],
)
def test_a_rhythm_of_happenings_is_a_time_and_a_unit_of_figures_is_none(text: str, words: list[str]) -> None:
    assert [f.words for f in find_times(text, (), start=0, end=len(text))] == words


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # 4 November 2025 is a Tuesday
        ("The bond carries a premium over Friday's closing price.", "2025-10-31"),
        ("Nerves are raw after Friday's gas explosion.", "2025-10-31"),
        ("The party questions Friday's vote count.", "2025-10-31"),
        ("The cabinet will discuss Friday's attack.", "2025-10-31"),
        ("The party will attend Friday's session.", "2025-11-07"),
        ("Bids must be in by Friday's close.", "2025-11-07"),
        ("He was named commander of a mission in March.", "2025-03"),
        ("She was named commander for a mission in January.", "2026-01"),
        ("He was picked for the final in May.", "2026-05"),
        ("He was picked for the squad in May.", "2025-05"),
        ("She was chosen for the office after an election that was held in May.", "2025-05"),
        ("The hall is booked for June.", "2026-06"),
    ],
)
def test_what_a_day_owns_and_what_somebody_is_chosen_for_show_the_way(text: str, value: str) -> None:
    assert values_in(text) == [value]
