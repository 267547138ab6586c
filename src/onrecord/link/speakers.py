"""Speakers: from the words that name or describe them to a name, a side and an office on that day."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from onrecord.link.naming import BODIES, acts_for, clean, head_of, is_side, one_meant
from onrecord.link.parties import resolve_parties, resolve_party
from onrecord.model import Speaker
from onrecord.world.offices import offices_of
from onrecord.world.states import side_of_capital, side_of_house
from onrecord.world.titles import Title, strip_titles, title_in

__all__ = ["resolve_parties", "resolve_party", "resolve_speaker"]


def resolve_speaker(speaker: Speaker, *, day: str, outlet: str | None) -> Speaker:
    """The speaker as known on that day: full name, side and office; who stays unnamed keeps the description."""
    if speaker.narration:
        return replace(speaker, name=outlet or speaker.name, side=None, office=None)
    return _resolved(speaker, day)


@lru_cache(maxsize=32768)
def _resolved(speaker: Speaker, day: str) -> Speaker:
    if speaker.name:
        return _named(speaker, clean(speaker.name), day)
    if speaker.description:
        return _described(speaker, clean(speaker.description), day)
    return speaker


def _named(speaker: Speaker, name: str, day: str) -> Speaker:
    if is_side(name) or side_of_house(name) or side_of_capital(name):
        party = resolve_party(name, day=day)
        bare = name[4:] if name[:4].lower() == "the " else name
        return replace(speaker, name=bare, side=party.side, office="body", unnamed=False)
    meant = one_meant(name, day)
    if meant:
        return replace(speaker, name=meant[0], side=meant[1], office=meant[2].office, unnamed=False)
    party = resolve_party(name, day=day)
    told = acts_for(speaker.description) if speaker.description else None
    return replace(
        speaker,
        name=party.name,
        side=party.side or speaker.side or told,
        office=_office(party.name, name, speaker, day),
        unnamed=False,
    )


def _office(person: str, name: str, speaker: Speaker, day: str) -> str | None:
    """The office held on that day, else the one that the title before the name or the description tells."""
    held = offices_of(person, day)
    if held:
        return held[0].office
    role = strip_titles(name)[1] or (title_in(speaker.description) if speaker.description else None)
    if role:
        return role.office
    return speaker.office or ("body" if head_of(name) in BODIES else None)


def _described(speaker: Speaker, words: str, day: str) -> Speaker:
    meant = one_meant(words, day)
    if meant:
        return replace(speaker, name=meant[0], side=meant[1], office=meant[2].office, unnamed=False)
    side = speaker.side or acts_for(words)
    if head_of(words) in BODIES and (side or words[:1].isupper()):
        bare = words[4:] if words[:4].lower() == "the " else words
        return replace(speaker, name=bare, side=side, office="body", unnamed=False)
    return replace(speaker, side=side, office=speaker.office or _role(title_in(words)), unnamed=True)


def _role(role: Title | None) -> str | None:
    return role.office if role else None
