"""Places and the state they lie in: capitals, cities, regions, and venues where events are held."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from onrecord.world.spelling import folded
from onrecord.world.states import side_of_name, sides
from onrecord.world.table import listed, rows

# Rows whose places lie in no one state.
_NOWHERE = ("International", "Korean border")


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its usual name, the state it lies in (None: none or several) and how large it is."""

    name: str
    state: str | None
    level: str  # city, region, venue, state


@lru_cache(maxsize=1)
def _known() -> dict[str, Place]:
    known: dict[str, Place] = {}
    for one in sides():
        for capital in one.capitals:
            usual = one.capitals[0] if one.capitals[0] in _SPELLINGS else capital
            known.setdefault(folded(capital), Place(usual, one.name, "city"))
    for state, level, cell in rows("places.txt"):
        for item in listed(cell):
            names = [name.strip() for name in item.split("=")]
            place = Place(names[0], None if state in _NOWHERE else state, level)
            for name in names:
                known.setdefault(folded(name), place)
    known["brussels"] = Place("Brussels", "Belgium", "city")
    return known


# Capitals of which the second name is another spelling, not another city.
_SPELLINGS = frozenset(
    {"Kyiv", "Brasilia", "Bogota", "Chisinau", "Yaounde", "N'Djamena", "Lome", "Sanaa", "Beijing", "Tehran", "Pristina"}
    | {"Washington", "Asuncion", "Reykjavik", "Bern", "Nuku'alofa", "Ulaanbaatar", "Astana", "New Delhi", "Dhaka"}
    | {"San Jose", "Sao Tome"}
)


@lru_cache(maxsize=8192)
def find_place(name: str) -> Place | None:
    """The place of that name, also "Budapest, Hungary", "Alaska's Anchorage", "the Hungarian capital" left aside."""
    text = name.strip()
    found = _known().get(folded(text))
    if found:
        return found
    state = side_of_name(text)
    if state:
        return Place(state, state, "state")
    head, comma, tail = text.partition(",")
    if comma:
        return find_place(head) or find_place(tail)
    return None


def state_of(name: str) -> str | None:
    """The state in which a place lies."""
    place = find_place(name)
    return place.state if place else None
