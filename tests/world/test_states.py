"""Names of states, bodies and groups, and the words that speak for them."""

import pytest

from onrecord.world.states import any_side, kind_of_name, side_of_adjective, side_of_metonym, side_of_name, sides


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("US", "United States"),
        ("the U.S.", "United States"),
        ("America", "United States"),
        ("Britain", "United Kingdom"),
        ("Myanmar", "Burma"),
        ("DPRK", "North Korea"),
        ("Côte d’Ivoire", "Ivory Coast"),
        ("The EU", "European Union"),
        ("Hizbollah", "Hezbollah"),
        ("us", None),
        ("who", None),
        ("Atlantis", None),
    ],
)
def test_names(name: str, side: str | None) -> None:
    assert side_of_name(name) == side


@pytest.mark.parametrize(
    ("word", "side"),
    [("Dutch", "Netherlands"), ("Saudis", "Saudi Arabia"), ("French", "France"), ("U.S.", "United States")],
)
def test_adjectives_and_people(word: str, side: str) -> None:
    assert side_of_adjective(word) == side


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("the Kremlin", "Russia"),
        ("Washington", "United States"),
        ("Downing Street", "United Kingdom"),
        ("the Élysée", "France"),
        ("Foggy Bottom", "United States"),
        ("Brussels", "European Union"),
        ("Seoul", "South Korea"),
    ],
)
def test_metonyms(name: str, side: str) -> None:
    assert side_of_metonym(name) == side


def test_kinds_of_names() -> None:
    assert [kind_of_name(name) for name in ("France", "NATO", "Paris", "Geneva", "the Pentagon", "John Smith")] == [
        "state",
        "body",
        "place",
        "place",
        "office",
        None,
    ]


def test_every_side_is_found_by_its_own_name() -> None:
    assert all(any_side(side.name) == side.name for side in sides())
