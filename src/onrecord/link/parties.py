"""Parties of an event: from the words of one document to a name and a side on that day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from onrecord.link.naming import acts_for, clean, one_meant, side_in
from onrecord.model import Party
from onrecord.world.offices import full_name, holder, offices_of, side_of_person
from onrecord.world.places import find_place
from onrecord.world.spelling import folded
from onrecord.world.states import side_of_adjective, side_of_capital, side_of_house, side_of_name
from onrecord.world.titles import HELD_AS, Title, strip_titles, title


def resolve_party(name: str, *, day: str) -> Party:
    """The party of that name on a day: "Trump" gives Donald Trump of the United States, "the US" gives the state."""
    return _resolved(name, day)


def resolve_parties(names: Sequence[str], *, day: str) -> tuple[Party, ...]:
    """All parties of an event: joined names taken apart, counterparts found, each once, bare titles left out."""
    named = [part for name in names for part in split_names(name) if not _is_town(part)]
    parties = [_principal(_resolved(part, day), day) for part in named]
    found = _once(_counterpart(party, parties, day) for party in parties)
    return tuple(party for party in found if not _is_idle(party, found))


def _is_town(name: str) -> bool:
    """Whether it is a city or building that stands for no state: where things happen, not who does them."""
    place = find_place(name)
    return place is not None and place.level in ("city", "venue") and side_of_capital(name) is None


def _principal(party: Party, day: str) -> Party:
    """A spokesperson is no party: the side is."""
    held = offices_of(party.name, day) if party.name != party.side else ()
    if held and all("spokesperson" in office.office for office in held):
        return Party(held[0].state, held[0].state)
    return party


def _is_idle(party: Party, parties: Sequence[Party]) -> bool:
    """Whether it names nobody: a bare title ("Speaker"), or a word of another party's name."""
    if party.side == party.name:
        return any(party.name in _side_words(other) for other in parties if other is not party)
    words = set(re.findall(r"\w+", folded(party.name)))
    if not words or (party.side is None and title(party.name) is not None):
        return True
    return any(other is not party and words < set(re.findall(r"\w+", folded(other.name))) for other in parties)


def _side_words(party: Party) -> tuple[str, ...]:
    """The side that a party's words name although it does not act for it, as in "Palestinian factions"."""
    side = side_in(party.name) if party.side is None else None
    return (side,) if side else ()


@lru_cache(maxsize=32768)
def _resolved(name: str, day: str) -> Party:
    text = clean(name)
    state = side_of_name(text) or side_of_adjective(text) or side_of_capital(text)
    if state:
        return Party(state, state)
    house = side_of_house(text)
    if house:
        return Party(text[4:] if text[:4].lower() == "the " else text, house)
    return _person(text, day) or _described(text, day)


def _person(text: str, day: str) -> Party | None:
    bare, role = strip_titles(text)
    if not bare[:1].isupper():
        return None
    person = full_name(bare, day)
    if person and role and " " not in bare and not _may_be_titled(person, role, day):
        return None
    if person is None and " " in bare:
        bare = _known_tail(bare)
        person = full_name(bare, day)
    if person is None:
        return None
    return Party(person, side_of_person(person, day) or _side_of_title(text, bare))


def _may_be_titled(person: str, role: Title, day: str) -> bool:
    """Whether a last name after this title can mean the person: whoever is called by an office holds one on that day.

    "President Marin" in a year in which the known Marin is out of office is somebody else, who stays unknown; former
    office holders, candidates, the newly elected and a plain "Mr" claim no office of the day.
    """
    if role.office in _CLAIM_NONE or "elect" in role.words:
        return True
    held = [office.office for office in offices_of(person, day)]
    if role.office not in _HEADS:
        return bool(held)
    names = (role.office, *HELD_AS.get(role.office, ()))
    return any(office.endswith(names) and not office.startswith(("vice", "deputy")) for office in held)


_CLAIM_NONE = frozenset({"former", "candidate", "outsider"})
_HEADS = frozenset({"president", "prime minister"})


def _known_tail(text: str) -> str:
    """The known person at the end of "Greece George Papandreou" (from "the Prime Minister of Greece George ...")."""
    words = text.split()
    for size in range(min(4, len(words) - 1), 1, -1):
        tail = " ".join(words[-size:])
        if full_name(tail, "2100-01-01"):
            return tail
    return text


_RULED = re.compile(r"(.+?)(?:'s)? (?:administration|government|cabinet|regime|presidency)", re.IGNORECASE)


def _of_holder(text: str, day: str) -> Party | None:
    """ "The Merkel government", "the Trump administration": the state that the person led on that day."""
    named = _RULED.fullmatch(text)
    person = full_name(strip_titles(named[1].removeprefix("the ").removeprefix("The "))[0], day) if named else None
    side = next((o.state for o in offices_of(person, day) if o.office in _LEADS), None) if person else None
    return Party(text, side) if side else None


_LEADS = frozenset({"president", "prime minister", "chancellor", "head of state", "leader", "supreme leader"})


def _described(text: str, day: str) -> Party:
    ruled = _of_holder(text, day)
    if ruled:
        return ruled
    meant = one_meant(text, day)
    if meant:
        return Party(meant[0], meant[1])
    bare, role = strip_titles(text)
    if role and bare != text:
        shared = " " not in bare and full_name(bare, day) is not None  # the bare name would mean another person
        return Party(text if shared else bare, _side_of_title(text, bare))
    return Party(text, acts_for(text))


def _side_of_title(text: str, bare: str) -> str | None:
    """The side named by the title before a name: "Russian Deputy Foreign Minister Ivan Petrov"."""
    return acts_for(text.removesuffix(bare).strip()) if text != bare else None


def _counterpart(party: Party, parties: Sequence[Party], day: str) -> Party:
    """ "His Russian counterpart" holds in Russia the office that the other party holds."""
    if "counterpart" not in party.name.lower() or not party.side:
        return party
    for other in parties:
        for office in offices_of(other.name, day):
            person = holder(party.side, _same_rank(office.office), day) or holder(party.side, "leader", day)
            if office.state != party.side and person:
                return Party(person, party.side)
    return Party(party.side, party.side)


# A president's counterpart in a state that a prime minister leads is the prime minister.
_RANKS = {"president": "leader", "prime minister": "leader", "chancellor": "leader", "king": "leader"}


def _same_rank(office: str) -> str:
    return _RANKS.get(office, office)


def _once(parties: Iterable[Party]) -> tuple[Party, ...]:
    return tuple(dict.fromkeys(parties))


@lru_cache(maxsize=16384)
def split_names(name: str) -> tuple[str, ...]:
    """The single names of a joined one: "North and South Korea", "the two Koreas", "Trump-Putin", "US-Russian"."""
    text = clean(name)
    if re.fullmatch(r"(?:the )?(?:two|both) Koreas", text, re.IGNORECASE):
        return "North Korea", "South Korea"
    shared = re.fullmatch(r"(?:the )?(\w+)(?: and |/)(?:the )?(\w+) (\w+)", text)
    if shared and side_of_name(f"{shared[1]} {shared[3]}") and side_of_name(f"{shared[2]} {shared[3]}"):
        return f"{shared[1]} {shared[3]}", f"{shared[2]} {shared[3]}"
    if side_of_name(text):
        return (text,)
    parts = [part for part in re.split(r"\s*[-–—]\s*|\s+and\s+(?:the\s+)?|\s*/\s*", text) if part]
    if len(parts) == 2 and all(_is_actor(part) for part in parts):
        return parts[0], parts[1]
    return (text,)


def _is_actor(part: str) -> bool:
    """Whether half of a joined name stands for someone by itself: a side, or a known person's last name."""
    if not part[:1].isupper():
        return False
    return bool(
        side_of_name(part)
        or side_of_adjective(part)
        or side_of_capital(part)
        or full_name(part, "2100-01-01")
        or _known(part)
    )


def _known(part: str) -> bool:
    return bool(offices_of(part)) or " " in part
