"""Who speaks, for which side, in which office."""

from pathlib import Path

import pytest

from onrecord.link.speakers import resolve_parties, resolve_party, resolve_speaker
from onrecord.model import Party, Speaker

DAY = "2025-10-21"


def resolved(day: str = DAY, **speaker: object) -> tuple[str | None, str | None, str | None, bool]:
    found = resolve_speaker(Speaker(**speaker), day=day, outlet="The Gazette")  # type: ignore[arg-type]
    return found.name, found.side, found.office, found.unnamed


@pytest.mark.parametrize(
    ("name", "found", "side", "office"),
    [
        ("Trump", "Donald Trump", "United States", "president"),
        ("President Donald Trump", "Donald Trump", "United States", "president"),
        ("Zelenskyy", "Volodymyr Zelensky", "Ukraine", "president"),
        ("the Kremlin", "Kremlin", "Russia", "body"),
        ("Washington", "Washington", "United States", "body"),
        ("Seoul", "Seoul", "South Korea", "body"),
        ("Hamas", "Hamas", "Hamas", "body"),
        ("Dmitry Peskov", "Dmitry Peskov", "Russia", "spokesperson"),
        ("French Transport Minister Jane Doe", "Jane Doe", "France", "minister"),
        ("Jane Doe", "Jane Doe", None, None),
    ],
)
def test_named_speakers(name: str, found: str, side: str | None, office: str | None) -> None:
    assert resolved(name=name) == (found, side, office, False)


def test_an_office_is_held_by_the_day() -> None:
    assert resolved(day="2016-12-01", name="Barack Obama")[1:3] == ("United States", "president")
    assert resolved(day="2018-12-01", name="Barack Obama")[1:3] == (None, None)


@pytest.mark.parametrize(
    ("day", "name", "found"),
    [
        ("2025-03-01", "President Marin", "President Marin"),  # the Marin who is known led a government, until 2023
        ("2021-03-01", "Prime Minister Marin", "Sanna Marin"),
        ("2025-03-01", "Prime Minister Johnson", "Prime Minister Johnson"),  # the speaker of the House is none
        ("2025-03-01", "Senator Clinton", "Senator Clinton"),
        ("2018-12-01", "former President Obama", "Barack Obama"),
        ("2016-12-01", "President-elect Trump", "Donald Trump"),
        ("2018-12-01", "Mr Obama", "Barack Obama"),
        ("2025-10-21", "President Putin", "Vladimir Putin"),
        ("2025-10-21", "Secretary Rubio", "Marco Rubio"),
        ("2025-10-21", "President Nobody", "Nobody"),
    ],
)
def test_a_last_name_after_a_title_means_who_held_an_office_on_that_day(day: str, name: str, found: str) -> None:
    assert resolved(day=day, name=name)[0] == found
    assert resolve_party(name, day=day).name == found


@pytest.mark.parametrize(
    ("description", "person"),
    [
        ("the American president", "Donald Trump"),
        ("Russia's foreign minister", "Sergei Lavrov"),
        ("the Israeli leader", "Benjamin Netanyahu"),
        ("the UN secretary-general", "Antonio Guterres"),
    ],
)
def test_a_description_of_one_holder_is_that_person(description: str, person: str) -> None:
    assert resolved(description=description)[0] == person


@pytest.mark.parametrize(
    ("description", "side"),
    [
        ("a senior US official", "United States"),
        ("two people familiar with the planning", None),
        ("Syrian rebels", None),
        ("a former Russian president", None),
        ("Iranian diplomats", "Iran"),
    ],
)
def test_unnamed_sources_keep_their_words(description: str, side: str | None) -> None:
    found = resolve_speaker(Speaker(description=description, unnamed=True), day=DAY, outlet="The Gazette")
    assert (found.name, found.description, found.side, found.unnamed) == (None, description, side, True)


def test_a_body_speaks_in_its_name() -> None:
    assert resolved(description="the Russian foreign ministry", unnamed=True) == (
        "Russian foreign ministry",
        "Russia",
        "body",
        False,
    )


def test_the_outlet_speaks_in_its_own_voice() -> None:
    assert resolved(narration=True) == ("The Gazette", None, None, False)


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("the US", Party("United States", "United States")),
        ("Moscow", Party("Russia", "Russia")),
        ("the Saudis", Party("Saudi Arabia", "Saudi Arabia")),
        ("Putin", Party("Vladimir Putin", "Russia")),
        ("the White House", Party("White House", "United States")),
        ("Pfizer", Party("Pfizer", None)),
        ("Israeli officials", Party("Israeli officials", "Israel")),
        ("Chechen rebels", Party("Chechen rebels", None)),
    ],
)
def test_parties(name: str, party: Party) -> None:
    assert resolve_party(name, day=DAY) == party


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (("Marco Rubio", "Russian counterpart"), ["Marco Rubio", "Sergei Lavrov"]),
        (("Trump-Putin",), ["Donald Trump", "Vladimir Putin"]),
        (("North and South Korea",), ["North Korea", "South Korea"]),
        (("both Koreas",), ["North Korea", "South Korea"]),
        (("Donald Trump", "Speaker", "the president"), ["Donald Trump"]),
        (("Palestinian", "Palestinian factions", "Israel"), ["Palestinian factions", "Israel"]),
        (("Dmitry Peskov", "Donald Trump"), ["Russia", "Donald Trump"]),
        (("Donald Trump", "Buenos Aires Hilton"), ["Donald Trump", "Buenos Aires Hilton"]),
        (("Donald Trump", "Geneva"), ["Donald Trump"]),
    ],
)
def test_parties_together(names: tuple[str, ...], found: list[str]) -> None:
    assert [party.name for party in resolve_parties(names, day=DAY)] == found


def test_a_desk_may_add_offices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "ours.csv"
    own.write_text("state,office,person,from,to,source\nMalta,foreign minister,Ann Example,2025-01-01,,our archive\n")
    monkeypatch.setenv("ONRECORD_OFFICES", str(own))
    assert resolved(day="2025-11-01", name="Ann Example")[1:3] == ("Malta", "foreign minister")
