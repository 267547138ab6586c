"""How much a speaker counts for an event, and how many independent origins stand behind a report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from onrecord.model import BY_NAME, Event, Party, Rank, Speaker, Testimony
from onrecord.weigh.names import spelled_alike
from onrecord.world.outlets import outlet_key
from onrecord.world.places import state_of
from onrecord.world.spelling import core, folded
from onrecord.world.states import kind_of_name

# Offices whose holder speaks as the side itself.
_HEADS = frozenset((
    "president", "premier", "chancellor", "king", "queen", "emir", "sultan", "pope", "chairman", "chairwoman", "leader",
    "ceo", "prime minister", "supreme leader", "head of state", "head of government", "secretary-general", "taoiseach",
))  # fmt: skip
_DEPUTIES = frozenset(("vice", "deputy", "assistant", "former", "ex", "adviser", "advisor", "aide", "council", "to"))
_SPOKEN_FOR = ("spokes", "press secretary", "press office", "body", "office")
# Head nouns of bodies that can allow, bar, move or call off what others plan.
_AUTHORITIES = frozenset((
    "court", "judge", "justice", "tribunal", "magistrate", "commission", "commissioner", "board", "regulator",
    "regulators", "authority", "authorities", "ministry", "federation", "association", "organiser", "organisers",
    "organizer", "organizers", "committee", "council", "parliament", "assembly", "senate", "mayor", "governor",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cast:
    """Who an event depends on: the sides needed, every name that stands for one of them, and the host."""

    needed: tuple[str, ...]
    sides: Mapping[str, str]  # folded side -> its label
    names: Mapping[str, str]  # folded name of a party -> the label of its side
    last_names: Mapping[str, str]
    host: str | None

    @property
    def known(self) -> bool:
        """Whether anyone is known that the event depends on."""
        return bool(self.needed)

    def depends_on(self, side: str | None) -> bool:
        """Whether the event cannot be without this side; of an event without known parties, any side may count."""
        return side is not None and (side in self.needed or not self.known)


def independent_origins(testimony: Iterable[Testimony]) -> int:
    """How many origins stand behind these reports: the one function that counts them.

    Unknown never corroborates: a report whose origin was not worked out may be a copy of any other, so that it adds
    nothing to one of known origin, and any number of them together count as one. What rests on an outlet by name adds
    nothing where that outlet's own report is among them.
    """
    every = tuple(testimony)
    origins = {one.origin for one in every}
    own = {BY_NAME + outlet_key(one.outlet) for one in every if one.outlet and not one.origin.startswith(BY_NAME)}
    return max(len(origins - own - {""}), min(len(origins), 1))


def rank(speaker: Speaker, event: Event) -> Rank:
    """The speaker's standing toward the event: principal, their office, other official, outsider, the outlet."""
    return rank_in(speaker, cast_of(event))


def rank_in(speaker: Speaker, cast: Cast) -> Rank:
    """The same, for an event whose cast is worked out already."""
    if speaker.narration:
        return Rank.OUTLET
    if side_in(speaker, cast) is None:
        return Rank.OUTSIDER
    if not speaker.unnamed and _is_principal(speaker, cast):
        return Rank.PRINCIPAL
    return Rank.OFFICE if _speaks_for_office(speaker) else Rank.OFFICIAL


def side_in(speaker: Speaker, cast: Cast) -> str | None:
    """The side of the event that this speaker speaks for; None for an outsider and for the outlet itself."""
    if speaker.narration:
        return None
    if not cast.known:
        return _own_side(speaker)
    if speaker.name and not speaker.unnamed:
        found = _side_of_name(core(speaker.name), cast)
        if found:
            return found
    if speaker.side:
        return cast.sides.get(folded(speaker.side))
    return _named_within(speaker.description, cast) if speaker.description else None


def _side_of_name(name: str, cast: Cast) -> str | None:
    found = cast.names.get(name) or cast.sides.get(name) or cast.last_names.get(name.rpartition(" ")[2])
    return found or cast.names.get(spelled_alike(name, cast.names) or "")


def is_authority(speaker: Speaker) -> bool:
    """Whether the speaker is a court, regulator, board or the like, which can bar or move what others plan."""
    if speaker.unnamed or speaker.narration:
        return False
    return any(_names_authority(words) for words in (speaker.name, speaker.office, speaker.description) if words)


def cast_of(event: Event) -> Cast:
    """Who the event depends on."""
    return _cast(event.parties, event.place)


@lru_cache(maxsize=4096)
def _cast(parties: tuple[Party, ...], place: str | None) -> Cast:
    own = {party.side for party in parties if party.side}
    # Parties of one state (two of its politicians, a company and its union) are told apart by name.
    by_name = len(own) == 1 and len({core(p.name) for p in parties} - {folded(s) for s in own}) > 1
    names: dict[str, str] = {}
    sides: dict[str, str] = {}
    for party in parties:
        label = party.name if by_name or not party.side else party.side
        names[core(party.name)] = label
        sides.setdefault(folded(party.side or party.name), party.side or party.name)
    states = {folded(side) for side in own} if by_name else set()
    needed = tuple(dict.fromkeys(label for name, label in names.items() if name not in states))
    host = state_of(place) if place else None
    if host and needed:  # the host can call it off, but is not waited for
        sides.setdefault(folded(host), host)
    return Cast(needed, sides, names, _last_names(names), host)


def _last_names(names: Mapping[str, str]) -> dict[str, str]:
    """Last words of the parties' names that name one of them only and are no name of a state or body."""
    found: dict[str, str] = {}
    for name, label in names.items():
        last = name.rpartition(" ")[2]
        if last in found and found[last] != label:
            found[last] = ""
        elif kind_of_name(name) is None:
            found[last] = label
    return {last: label for last, label in found.items() if label}


def _named_within(description: str, cast: Cast) -> str | None:
    """The side whose name stands within the words for an unnamed speaker: "people close to Pfizer"."""
    words = f" {folded(description)} "
    return next((label for name, label in cast.names.items() if f" {name} " in words), None)


def _own_side(speaker: Speaker) -> str | None:
    """Where nobody is known that the event depends on, whoever speaks with a name or for a side is taken for one."""
    return speaker.side or (speaker.name if not speaker.unnamed else None)


def _is_principal(speaker: Speaker, cast: Cast) -> bool:
    name = core(speaker.name) if speaker.name else ""
    name = spelled_alike(name, cast.names) or name
    if name and (name in cast.names or name.rpartition(" ")[2] in cast.last_names) and kind_of_name(name) is None:
        return True
    office = (speaker.office or "").lower()
    words = set(re.findall(r"[a-z]+", office))
    return not words & _DEPUTIES and (office in _HEADS or bool(words & _HEADS))


def _speaks_for_office(speaker: Speaker) -> bool:
    told = f"{speaker.office or ''} {speaker.description or ''}".lower()
    if any(word in told for word in _SPOKEN_FOR):
        return True
    return bool(speaker.name) and not speaker.unnamed and kind_of_name(speaker.name or "") is not None


@lru_cache(maxsize=4096)
def _names_authority(words: str) -> bool:
    """ "England's High Court", "Justice Sharp", "the regulators of the European Union", but not "Court TV"."""
    head = re.split(r" (?:of|for|in) ", words.strip())[0].split()
    return bool(head) and (head[-1].lower() in _AUTHORITIES or head[0] in ("Justice", "Judge", "Mayor", "Governor"))
