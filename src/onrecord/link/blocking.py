"""Keys under which candidate events are looked for, so that a statement never meets the whole record."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from onrecord.link.cast import HOME_KINDS, at_home
from onrecord.model import Party
from onrecord.world.kinds import families
from onrecord.world.places import find_place
from onrecord.world.spelling import core, folded

# Days back in which an event of a kind may have been spoken of last and still be meant.
HORIZONS: dict[str, int] = {
    "attack": 10,
    "call": 30,
    "protest": 60,
    "speech": 120,
    "debate": 120,
    "strike": 150,
    "payment": 150,
    "ceasefire": 120,
    "exercise": 150,
    "vote": 400,
    "conference": 400,
    "contest": 400,
    "visit": 400,
    "trial": 500,
    "verdict": 400,
    "launch": 400,
    "merger": 500,
    "purchase": 500,
}
_USUAL_HORIZON = 270

# So many events of these happen to one state that its name alone finds the wrong ones: a place or a pair is asked for.
GENERIC = frozenset({"attack", "other"})

_MOST_PARTIES = 6  # of a conference of forty states, the first few tell it apart as well as all pairs would


def horizon(kind: str) -> int:
    """Days back that candidates are looked for."""
    return HORIZONS.get(kind, _USUAL_HORIZON)


def blocking_keys(
    kind: str, parties: Sequence[Party], place: str | None, name: str | None, setting: tuple[str, ...] = ()
) -> frozenset[str]:
    """The keys of an event or of a mention of one; two that share none are never compared."""
    return _keys(kind, tuple(parties[:_MOST_PARTIES]), place, name, setting)


@lru_cache(maxsize=8192)
def _keys(
    kind: str, parties: tuple[Party, ...], place: str | None, name: str | None, setting: tuple[str, ...]
) -> frozenset[str]:
    told = _who(parties) + _where(kind, place)
    if kind not in GENERIC:
        told += _alone(parties) + [mark for mark in setting if mark.startswith("~")]
    if kind in HOME_KINDS:
        told += [mark for mark in setting if mark.startswith("of ")][:2] + [f"of {side}" for side in at_home(parties)]
    keys = [f"{family}:{one}" for family in families(kind) for one in told]
    return frozenset(keys + ([f"name:{folded(name)}"] if name else []))


def _who(parties: tuple[Party, ...]) -> list[str]:
    """Every pair of parties, by side, or by name where no side is known."""
    actors = sorted({party.side or core(party.name) for party in parties})
    return [f"{one}+{other}" for at, one in enumerate(actors) for other in actors[at + 1 :]]


def _alone(parties: tuple[Party, ...]) -> list[str]:
    """Each party by itself, and its side, for mentions that name one only."""
    named = {core(party.name) for party in parties if party.name != party.side and not party.name[:1].islower()}
    return [*sorted(named), *sorted(f"of {party.side}" for party in parties if party.side)]


def _where(kind: str, place: str | None) -> list[str]:
    """The city; and the state, for kinds that one state has few of."""
    found = find_place(place) if place else None
    if found is None:
        return [f"@{folded(place)}"] if place else []
    keys = [f"@{folded(found.name)}"]
    if found.state and kind not in GENERIC:
        keys.append(f"of {found.state}")
    return keys
