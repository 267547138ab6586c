"""Who takes part: how the parties of two mentions compare, persons with the sides they stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.fuzz import token_sort_ratio

from onrecord.link.naming import head_of, side_in
from onrecord.link.setting import called
from onrecord.model import Party
from onrecord.world.offices import full_name, offices_of
from onrecord.world.places import Place, find_place
from onrecord.world.spelling import core, folded
from onrecord.world.states import side, side_of_house

# Kinds that happen within one state, so that the state where it is and the state whose it is are one.
HOME_KINDS = frozenset(
    {"vote", "trial", "verdict", "hearing", "strike", "protest", "launch", "landing", "test", "resignation", "contest"}
    | {"appointment", "measure", "conference", "publication", "opening", "closure", "ceasefire", "release", "debate"}
    | {"speech", "ceremony", "other", "payment", "exercise"}
)
# Those who meet to prepare what the heads of their states decide.
_AIDES = frozenset(
    {"advisers", "advisors", "aides", "officials", "diplomats", "negotiators", "envoys", "experts", "delegations"}
    | {"teams", "staff", "representatives", "deputies", "sherpas", "technicians"}
)
_HEADS = frozenset({"president", "prime minister", "chancellor", "king", "supreme leader", "leader", "pope"})
# Kinds of which a state has one at a time, as a rule.
ONE_AT_A_TIME = frozenset({"vote", "ceasefire", "launch", "landing", "test", "strike", "conference"})
# Kinds that one party does to another, named first and second.
ONE_WAY_KINDS = frozenset({"endorsement"})
# Kinds that are told apart by whose they are: another person's is another event.
OWN_KINDS = frozenset({"trial", "verdict", "hearing", "debate", "strike", "contest", "publication"})
# Kinds that are one person's own doing.
PERSONAL_KINDS = frozenset(
    {"visit", "attendance", "return", "resignation", "appointment", "endorsement", "speech", "release"}
)
# Kinds to which states are parties whoever acts for them: the minister and the president make one agreement.
STATE_KINDS = frozenset(
    {
        "agreement",
        "ceasefire",
        "signing",
        "sanctions",
        "tariff",
        "measure",
        "withdrawal",
        "deployment",
        "exercise",
        "launch",
    }
    | {"talks", "test", "attack", "vote", "conference", "release", "payment"}
)


@dataclass(frozen=True, slots=True)
class Cast:
    """The parties by side and by name, and the place."""

    sides: frozenset[str]
    persons: frozenset[tuple[str, str]]  # folded name, side ("" if none) of parties that are not sides themselves
    place: Place | None
    city: str | None  # folded
    doer: str | None  # the party named first, folded: who endorses, of two who may endorse each other
    called: frozenset[str]  # the words that the named parties are known by
    home: frozenset[str]  # the states that it may be at home in: its place's, its parties', those of its sentence
    aides: bool  # whether aides take part, and nobody who is named
    heads: bool  # whether the head of a state takes part


@lru_cache(maxsize=16384)
def cast(parties: tuple[Party, ...], place: str | None, spoken_of: frozenset[str] = frozenset()) -> Cast:
    """The cast of an event or a mention. A party without a capital ("citizens") is nobody who can be told apart."""
    sides = frozenset(party.side for party in parties if party.side)
    persons = frozenset((core(p.name), p.side or "") for p in parties if p.name != p.side and _is_name(p.name))
    if place and full_name(place, "2100-01-01") and not find_place(place):
        place = None  # a person, taken for a place by its reader
    found = find_place(place) if place else None
    city = None
    if place and (found is None or found.level != "state"):
        city = folded(found.name if found else place)
    home = frozenset({found.state}) if found and found.state else at_home(parties) or spoken_of
    known_by = frozenset(filter(None, (called(name) for name, _ in persons)))
    aides = not persons and any(head_of(p.name) in _AIDES for p in parties)
    heads = any(office.office in _HEADS for name, _ in persons for office in offices_of(name))
    doer = core(parties[0].name) if parties else None
    return Cast(sides, persons, found, city, doer, known_by, home, aides, heads)


def at_home(parties: tuple[Party, ...]) -> frozenset[str]:
    """The sides of the parties, and those that their words name: "voters in Pakistan", "Election Board of Ethiopia"."""
    named = (party.side or side_in(party.name) for party in parties)
    return frozenset(name for name in named if name and (one := side(name)) and one.kind in ("state", "territory"))


def _is_name(name: str) -> bool:
    """Whether it names someone who can be told apart; a house ("White House") stands for its side alone."""
    return any(word[:1].isupper() for word in name.split()[-2:]) and side_of_house(name) is None


def compare(one: Cast, other: Cast, kind: str, other_kind: str) -> list[str]:
    """The features of two casts' parties; the kinds are those of the two mentions."""
    if (one.aides and other.heads) or (one.heads and other.aides):
        return ["their aides"]
    if not (one.sides or one.persons) or not (other.sides or other.persons):
        return _in_state(one, other, kind) or ["no party known", *_elsewhere(one, other, kind)]
    if kind in PERSONAL_KINDS | OWN_KINDS and _others_persons(one, other):
        return ["other parties"]
    if kind in ONE_WAY_KINDS and one.doer and other.doer and not same_name(one.doer, "", other.doer, ""):
        return ["other way round"]
    shared = one.sides & other.sides
    same = _same_persons(one.persons, other.persons)
    of_states = kind in STATE_KINDS and other_kind in STATE_KINDS
    clashes = 0 if of_states else _clashes(one, other, shared, same)
    if len(same) >= 2:
        return ["both parties"]
    sideless = sum(not side for name, side in one.persons if name in same)
    if len(shared) + sideless >= 2:
        return _two_sides(same, clashes)
    if same:
        return ["one person", *_second(one, other, same)]
    if shared:
        alone = ["one party"] if not clashes and (one.sides | other.sides) == shared else ["one side"]
        return alone + (["other persons"] if clashes else []) + _second(one, other, same)
    return _in_state(one, other, kind) or ["other parties"]


def _in_state(one: Cast, other: Cast, kind: str) -> list[str]:
    if kind not in HOME_KINDS or not one.home & other.home:
        return []
    return ["its state"] if kind in ONE_AT_A_TIME else ["some of its state"]


def _elsewhere(one: Cast, other: Cast, kind: str) -> list[str]:
    return ["elsewhere"] if kind in HOME_KINDS and one.home and other.home else []


def _others_persons(one: Cast, other: Cast) -> bool:
    """Whether each names someone, and nobody whom the other names."""
    return bool(one.persons and other.persons and not _same_persons(one.persons, other.persons))


def _two_sides(same: frozenset[str], clashes: int) -> list[str]:
    if clashes:
        return ["both sides", "other persons"]
    return ["both parties"] if same else ["both sides"]


def _second(one: Cast, other: Cast, same: frozenset[str]) -> list[str]:
    """Whether each names a second party, and another one."""
    there = frozenset(n for n, s in other.persons if any(same_name(n, s, name, side) for name, side in one.persons))
    return ["other second party"] if _others(one, other, same) and _others(other, one, there) else []


def _others(one: Cast, other: Cast, same: frozenset[str]) -> bool:
    """Whether one names a party that the other does not, nor a side that it may stand for.

    A countryman of a person whom both name is another party: Obama met Duterte, and Obama met Trump.
    """
    met = {side for name, side in one.persons if name in same}
    further = {(name, side) for name, side in one.persons if name not in same}
    if any(not side or side in met or side not in other.sides for _, side in further):
        return True
    return bool(one.sides - other.sides)


@lru_cache(maxsize=16384)
def _same_persons(one: frozenset[tuple[str, str]], other: frozenset[tuple[str, str]]) -> frozenset[str]:
    """Names of the first that name someone of the second too."""
    return frozenset(name for name, side in one if any(same_name(name, side, n, s) for n, s in other))


def same_name(one: str, side: str, other: str, other_side: str) -> bool:
    """Whether two folded names are one person's or one body's: alike, or one the last name of the other."""
    if one == other:
        return True
    if side and other_side and side != other_side:
        return False
    if _part_of(one, other) or _part_of(other, one):
        return True
    return one[:1] == other[:1] and min(len(one), len(other)) >= 6 and token_sort_ratio(one, other) >= 84


def _part_of(short: str, long: str) -> bool:
    """A last name, or a company without its form: "pfizer" and "pfizer inc"."""
    return long.endswith(" " + short) or long.startswith(short + " ")


@lru_cache(maxsize=16384)
def _clashes(one: Cast, other: Cast, shared: frozenset[str], same: frozenset[str]) -> int:
    """Sides for which each names a person, and another one: the ministers' meeting is not the presidents'."""
    count = 0
    for both in shared:
        left = {name for name, of in one.persons if of == both}
        right = {name for name, of in other.persons if of == both}
        count += bool(left and right and not left & same)
    return count


def compare_places(one: Cast, other: Cast) -> list[str]:
    """The features of two casts' places."""
    if one.city and other.city:
        if one.city == other.city:
            return ["same city"]
        return _apart(one, other)
    if one.place and other.place and one.place.state and other.place.state:
        return ["same state"] if one.place.state == other.place.state else ["other state"]
    return []


def _apart(one: Cast, other: Cast) -> list[str]:
    here, there = one.place, other.place
    if here is None or there is None or not here.state or not there.state:
        return ["other city"] if here and there else []
    if here.state != there.state:
        return ["other state"]
    return [] if "region" in (here.level, there.level) else ["other city"]


def most(parties: Sequence[Party]) -> tuple[Party, ...]:
    """The parties that are compared; of a gathering of forty the first eight tell it apart."""
    return tuple(parties[:8])
