"""Who held which office on a day."""

from collections import defaultdict
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from onrecord.model import first_day, last_day
from onrecord.world.offices import (
    Office,
    all_offices,
    full_name,
    holder,
    offices_of,
    own_troubles,
    read_rows,
    side_of_person,
)
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
        ("NATO", "head of body", "2024-09-30", "Jens Stoltenberg"),
        ("NATO", "head of body", "2024-10-01", "Mark Rutte"),
        ("OPEC", "secretary-general", "2014-11-27", "Abdalla Salem el-Badri"),
        ("IAEA", "director-general", "2019-09-01", "Cornel Feruta"),
        ("IMF", "managing director", "2011-06-01", "John Lipsky"),
        ("WHO", "director-general", "2006-08-01", "Anders Nordstrom"),
        ("African Union", "commission chair", "2016-01-30", "Nkosazana Dlamini-Zuma"),
        ("European Central Bank", "president", "2012-07-26", "Mario Draghi"),
        ("United States", "central bank head", "2013-05-22", "Ben Bernanke"),
        ("European Union", "foreign minister", "2013-11-24", "Catherine Ashton"),
        ("Norway", "foreign minister", "2010-09-15", "Jonas Gahr Store"),
        ("Poland", "defence minister", "2010-04-10", "Bogdan Klich"),
        ("Lebanon", "foreign minister", "2017-11-04", "Gebran Bassil"),
        ("Saudi Arabia", "defence minister", "2015-03-26", "Mohammed bin Salman"),
        ("Russia", "spokesperson", "2014-03-18", "Dmitry Peskov"),
        ("United States", "spokesperson", "2017-07-20", "Sean Spicer"),
        ("Denmark", "defence minister", "2023-08-15", None),  # it changed in that month, on which day is not told
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


def test_an_office_known_to_the_month_can_have_been_held_on_each_of_its_days() -> None:
    office = Office("Norway", "envoy", "Ola Nordmann", "2011-03", "2012", "a test")
    assert not office.held_on("2011-02-28")
    assert office.held_on("2011-03-01")
    assert not office.surely_held_on("2011-03-30")
    assert office.surely_held_on("2011-03-31")
    assert office.surely_held_on("2011-12-31")
    assert office.held_on("2012-12-31")
    assert not office.surely_held_on("2012-01-01")
    assert not office.held_on("2013-01-01")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Freedonia,,Rufus T. Firefly,1933-11-17,,us", "the row has no office"),
        ("Freedonia,president,Rufus T. Firefly,17 November 1933,,us", "is no day, month or year"),
        ("Freedonia,president,Rufus T. Firefly,1933-02-30,,us", "is no day, month or year"),
        ("Freedonia,president,Rufus T. Firefly,1933-11,1932,us", "before it begins"),
    ],
)
def test_a_row_that_cannot_be_meant_is_told_and_the_others_count(tmp_path: Path, row: str, told: str) -> None:
    own = tmp_path / "offices.csv"
    own.write_text(f"state,office,person,from,to,source\n{row}\nFreedonia,envoy,Bob Roland,1933,,us\n")
    (trouble,) = own_troubles(own=str(own))
    assert trouble.place == f"{own} line 2"
    assert told in str(trouble)
    assert holder("Freedonia", "envoy", "1934-01-01", own=str(own)) == "Bob Roland"


def test_a_table_that_is_not_there_or_has_no_columns_is_told(tmp_path: Path) -> None:
    gone, bare = tmp_path / "gone.csv", tmp_path / "bare.csv"
    bare.write_text("Freedonia,president,Rufus T. Firefly\n")
    assert "cannot be read" in str(*own_troubles(own=str(gone)))
    assert "names no column 'state'" in str(*own_troubles(own=str(bare)))
    assert holder("Russia", "president", "2020-01-01", own=str(gone)) == "Vladimir Putin"


def test_columns_may_stand_in_any_order() -> None:
    rows, troubles = read_rows("person,office,state,to,from\nBob Roland,envoy,Freedonia,,1933-05\n", "x")
    assert (rows, troubles) == ([Office("Freedonia", "envoy", "Bob Roland", "1933-05", None, "")], [])


def test_the_table_is_sound() -> None:
    rows = all_offices()
    assert len(rows) > 2500
    for row in rows:
        assert side(row.state), row
        assert row.source, row
        assert row.person.lstrip("'")[:1].isupper(), row
        for day in filter(None, (row.since, row.until)):
            assert len(day) in (4, 7, 10), row
            date.fromisoformat(first_day(day) or "")
        assert row.until is None or (first_day(row.since) or "") <= (last_day(row.until) or ""), row


# Offices that one person holds at a time.
SINGLE = frozenset(
    {"president", "prime minister", "chancellor", "king", "pope", "emir", "supreme leader", "vice president"}
    | {"foreign minister", "defence minister", "finance minister", "central bank head", "secretary-general"}
    | {"director-general", "managing director", "commission president", "council president", "commission chair"}
    | {"high commissioner", "executive director", "commissioner-general", "parliament president"}
)


def test_no_office_of_one_person_is_surely_held_by_two() -> None:
    held: dict[tuple[str, str], list[Office]] = defaultdict(list)
    for row in all_offices():
        if row.office in SINGLE:
            held[row.state, row.office].append(row)
    assert len(held) > 400
    for rows in held.values():
        for one, following in pairwise(
            sorted(rows, key=lambda row: (first_day(row.since), first_day(row.until) or "9"))
        ):
            assert one.until, (one, following)
            assert (first_day(one.until) or "") <= (last_day(following.since) or ""), (one, following)


@pytest.mark.parametrize(
    ("state", "offices"),
    [
        *((state, ("foreign minister", "defence minister")) for state in ("United States", "United Kingdom", "France")),
        *((state, ("foreign minister", "defence minister")) for state in ("Germany", "Italy", "Poland", "Turkey")),
        *((state, ("foreign minister", "defence minister")) for state in ("Russia", "China", "India", "Israel")),
        *((state, ("secretary-general",)) for state in ("United Nations", "NATO", "OSCE", "OECD", "Arab League")),
        *((state, ("director-general",)) for state in ("IAEA", "WHO", "OPCW", "UNESCO")),
        ("European Union", ("commission president", "foreign minister")),
        ("European Central Bank", ("president",)),
        ("IMF", ("managing director",)),
        ("African Union", ("commission chair",)),
        ("OPEC", ("secretary-general",)),
    ],
)
def test_main_states_and_bodies_have_a_holder_in_most_years(state: str, offices: tuple[str, ...]) -> None:
    for office in offices:
        years = range(2008 if state in ("OPEC", "OSCE") else 2004, 2025)
        known = [year for year in years if holder(state, office, f"{year}-06-15")]
        assert len(known) >= len(years) - 1, (office, set(years) - set(known))
