"""Places and the states they lie in."""

import pytest

from onrecord.world.places import find_place, state_of


@pytest.mark.parametrize(
    ("name", "usual", "state"),
    [
        ("Budapest, Hungary", "Budapest", "Hungary"),
        ("Kiev", "Kyiv", "Ukraine"),
        ("Alaska", "Alaska", "United States"),
        ("the Gaza Strip", "Gaza", "Palestinian Authority"),
        ("Baikonur", "Baikonur", "Kazakhstan"),
        ("the U.S.", "United States", "United States"),
        ("Panmunjom", "Panmunjom", None),
        ("Brussels", "Brussels", "Belgium"),
    ],
)
def test_places(name: str, usual: str, state: str | None) -> None:
    place = find_place(name)
    assert place is not None
    assert (place.name, place.state) == (usual, state)


def test_an_unknown_place_stays_unknown() -> None:
    assert find_place("Nowhere-on-Sea") is None
    assert state_of("Nowhere-on-Sea") is None
