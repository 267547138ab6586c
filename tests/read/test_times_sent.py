"""What words count from: publication, dateline, the day of an utterance; and nothing at all where nothing is known."""

import pytest
from read_samples import cut, only, reading

from onrecord.read.times import sent_on


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("OSLO, Oct 20 (Agency) - The ferry sank.", "2025-10-21", "2025-10-20"),
        ("OSLO, Oct. 20, 2025 (Agency) - The ferry sank.", None, "2025-10-20"),
        ("OSLO, 20 October (Agency) — The ferry sank.", "2025-10-21", "2025-10-20"),
        ("NEW YORK, Dec. 31 (Agency) -- The ferry sank.", "2026-01-01", "2025-12-31"),
        ("SYDNEY, Oct 22 (Agency) - The ferry sank.", "2025-10-21T23:10:00Z", "2025-10-22"),
        ("OSLO (Agency) - The ferry sank.", "2025-10-21", None),
        ("OSLO, Oct 20 (Agency) - The ferry sank.", None, None),
        ("OSLO, March 2 (Agency) - The ferry sank.", "2025-10-21", None),
        ("The ferry sank on Oct 20.", "2025-10-21", None),
        ("", "2025-10-21", None),
    ],
)
def test_the_dateline_tells_the_day_a_report_was_sent(text: str, published: str | None, day: str | None) -> None:
    assert sent_on(text, published) == day


def times_in(text: str, day: str | None) -> list[tuple[str, str | None, str | None]]:
    return [(cut(text, t.span), t.value, t.anchor) for t in reading(text, day).times]


def test_words_count_from_the_dateline_where_it_differs_from_the_publication() -> None:
    text = "OSLO, Oct 19 (Agency) - The ministers will meet on Tuesday. They arrived yesterday.\n"
    assert times_in(text, "2025-10-21") == [
        ("Oct 19", "2025-10-19", "2025-10-19"),
        ("Tuesday", "2025-10-21", "2025-10-19"),
        ("yesterday", "2025-10-18", "2025-10-19"),
    ]


def test_a_dateline_with_its_year_dates_a_paper_that_nobody_dated() -> None:
    text = "OSLO, Oct. 19, 2025 (Agency) - The ministers will meet on Tuesday.\n"
    assert times_in(text, None) == [("Oct. 19, 2025", "2025-10-19", None), ("Tuesday", "2025-10-21", "2025-10-19")]


def test_without_any_day_the_words_stay_open() -> None:
    text = "OSLO (Agency) - The ministers will meet on Tuesday.\n"
    assert times_in(text, None) == [("Tuesday", None, None)]


def test_told_words_count_from_the_day_they_were_spoken() -> None:
    text = "The summit will be held within two weeks, President Anna Holt said on Friday."
    said = only(text, "summit", "2025-10-21")
    assert said.said_at == "2025-10-17"
    assert said.event.window is not None
    assert (said.event.window.earliest, said.event.window.latest) == ("2025-10-17", "2025-10-31")
    assert times_in(text, "2025-10-21")[0] == ("two weeks", "P2W", "2025-10-17")


@pytest.mark.parametrize(
    ("published", "value"),
    [
        ("2025-10-21", "2025-10-20"),
        ("2025-10-21T00:30:00+09:00", "2025-10-20"),
        ("2025-10-21T23:30:00-05:00", "2025-10-20"),
        ("2025-10-21T12:00:00", "2025-10-20"),
        ("2025-10", None),
        (None, None),
    ],
)
def test_the_publication_counts_in_its_own_zone_and_only_where_it_has_a_day(
    published: str | None, value: str | None
) -> None:
    assert [v for _, v, _ in times_in("The ferry sank yesterday.", published)] == [value]
