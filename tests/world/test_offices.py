"""Who held which office on a day."""

from datetime import date
from pathlib import Path

import pytest

from onrecord.world.offices import all_offices, full_name, holder, offices_of, side_of_person
from onrecord.world.states import side


@pytest.mark.parametrize(
    ("state", "office", "day", "person"),
    [
        ("United States", "president", "2012-01-01", "Barack Obama"),
        ("United States", "foreign minister", "2025-10-20", "Marco Rubio"),
        ("Russia", "foreign minister", "2025-10-20", "Sergei Lavrov"),
        ("Israel", "leader", "2012-11-20", "Benjamin Netanyahu"),
        ("Iran", "leader", "2015-04-01", "Ayatollah Ali Khamenei"),
        ("Germany", "prime minister", "2015-01-01", "Angela Merkel"),
        ("United States", "president", "2017-01-19", "Barack Obama"),
        ("United States", "president", "2017-01-20", "Donald Trump"),
        ("Hamas", "spokesperson", "2014-07-15", None),
        ("United States", "king", "2014-07-15", None),
    ],
)
def test_holders(state: str, office: str, day: str, person: str | None) -> None:
    assert holder(state, office, day) == person


@pytest.mark.parametrize(
    ("name", "day", "person", "state"),
    [
        ("Zelenskyy", "2025-10-20", "Volodymyr Zelensky", "Ukraine"),
        ("Mursi", "2012-09-01", "Mohamed Morsi", "Egypt"),
        ("Kim", "2018-06-01", "Kim Jong-un", "North Korea"),
        ("Bush", "2007-01-01", "George W. Bush", "United States"),
        ("Clinton", "2011-01-01", "Hillary Clinton", "United States"),
        ("Clinton", "2016-05-01", "Hillary Clinton", None),
        ("Trump", "2016-03-01", "Donald Trump", None),
        ("President Xi", "2018-06-01", "Xi Jinping", "China"),
    ],
)
def test_a_last_name_means_whoever_news_of_that_day_means(name: str, day: str, person: str, state: str | None) -> None:
    assert full_name(name, day) == person
    assert side_of_person(name, day) == state


def test_a_person_in_two_offices_speaks_for_both() -> None:
    assert {office.office for office in offices_of("Marco Rubio", "2025-10-20")} >= {"foreign minister"}


def test_a_desk_adds_its_own_offices(tmp_path: Path) -> None:
    own = tmp_path / "ours.csv"
    own.write_text("state,office,person,from,to,source\nFreedonia,president,Rufus T. Firefly,1933-11-17,,our archive\n")
    assert holder("Freedonia", "president", "1934-01-01", own=str(own)) == "Rufus T. Firefly"
    assert side_of_person("Firefly", "1934-01-01", own=str(own)) == "Freedonia"
    assert holder("Russia", "president", "2020-01-01", own=str(own)) == "Vladimir Putin"


def test_the_table_is_sound() -> None:
    rows = all_offices()
    assert len(rows) > 1500
    for row in rows:
        assert side(row.state), row
        assert row.source, row
        assert row.until is None or row.since < row.until, row
        for day in filter(None, (row.since, row.until)):
            date.fromisoformat((day + "-01-01")[:10] if len(day) < 10 else day)
