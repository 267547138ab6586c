"""Sides: states, territories, bodies of states and armed groups, by any of the names that news gives them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from onrecord.world.spelling import folded, plain
from onrecord.world.table import listed, rows

NameKind = Literal["state", "body", "place", "office"]


@dataclass(frozen=True, slots=True)
class Side:
    """A state, territory, body or group, with the words that name it and that speak for it."""

    name: str
    kind: str  # state, territory, body, group
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    capitals: tuple[str, ...]
    houses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Names:
    sides: dict[str, Side]
    names: dict[str, str]
    adjectives: dict[str, str]
    capitals: dict[str, str]
    houses: dict[str, str]


@lru_cache(maxsize=1)
def _known() -> _Names:
    known = _Names({}, {}, {}, {}, {})
    for cells in rows("states.txt"):
        name, kind, aliases, adjectives, capitals, houses = (cells + [""] * 6)[:6]
        side = Side(name, kind, *(tuple(listed(cell)) for cell in (aliases, adjectives, capitals, houses)))
        known.sides[name] = side
        for table, words in (
            (known.names, (name, *side.aliases)),
            (known.adjectives, side.adjectives),
            (known.capitals, side.capitals),
            (known.houses, side.houses),
        ):
            for word in words:
                table.setdefault(_key(word), name)
    return known


def _key(word: str) -> str:
    """Short capitals keep their case, so that "US" is not "us" and "WHO" is not "who"."""
    text = plain(word).strip(" ,;:\"'()").removesuffix("'s").replace(".", "")
    bare = text[4:] if text[:4] in ("the ", "The ") else text
    return bare if len(bare) <= 4 and bare.isupper() else folded(bare)


def sides() -> tuple[Side, ...]:
    """All sides known, states first."""
    return tuple(_known().sides.values())


def side(name: str) -> Side | None:
    """The side of that canonical name."""
    return _known().sides.get(name)


def side_of_name(name: str) -> str | None:
    """The canonical name of a state, body or group: "the U.S." gives "United States"."""
    return _known().names.get(_key(name))


def side_of_adjective(word: str) -> str | None:
    """The side of an adjective or people: "Dutch" gives "Netherlands", "Saudis" gives "Saudi Arabia"."""
    return _known().adjectives.get(_key(word))


def side_of_metonym(name: str) -> str | None:
    """The side that a capital, house or ministry speaks for: "the Kremlin" and "Moscow" give "Russia"."""
    key = _key(name)
    known = _known()
    return known.houses.get(key) or known.capitals.get(key)


def side_of_capital(name: str) -> str | None:
    """The state whose capital this is; news uses it for the state's government."""
    return _known().capitals.get(_key(name))


def side_of_house(name: str) -> str | None:
    """The side of a house, ministry or agency that has a name of its own: "the Pentagon" gives "United States"."""
    return _known().houses.get(_key(name))


def any_side(words: str) -> str | None:
    """The side of a name, adjective or metonym, whichever it is."""
    return side_of_name(words) or side_of_adjective(words) or side_of_metonym(words)


def kind_of_name(name: str) -> NameKind | None:
    """What a name is: a state, a body (or group), a place (a capital or any known place), an office (a house)."""
    key, known = _key(name), _known()
    if key in known.names:
        return "state" if known.sides[known.names[key]].kind in ("state", "territory") else "body"
    if key in known.capitals:
        return "place"
    if key in known.houses:
        return "office"
    from onrecord.world.places import find_place  # places know their states; only this question needs them back

    return "place" if find_place(name) else None
