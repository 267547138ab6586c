"""A small press to link: says() writes one statement, Linking puts statements to events in their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.link.blocking import blocking_keys
from onrecord.link.events import Decision, grow, place
from onrecord.link.parties import resolve_parties
from onrecord.link.setting import setting
from onrecord.model import (
    Description,
    Document,
    Event,
    Firmness,
    Speaker,
    Stance,
    Statement,
    Window,
    digest,
)


@dataclass(frozen=True)
class Said:
    """One statement and the document it stands in."""

    statement: Statement
    document: Document


def says(
    day: str,
    stance: str,
    kind: str,
    *parties: str,
    where: str | None = None,
    window: str | tuple[str, str] | None = None,
    text: str = "",
    by: Speaker | None = None,
    name: str | None = None,
    chain: int | None = None,
    said: str | None = None,
) -> Said:
    """A statement published on a day; the text is its document's only sentence."""
    earliest, latest = (window, window) if isinstance(window, str) else window or (None, None)
    id = digest(day, stance, kind, *parties, where, earliest, text, str(chain), by.name if by else None)
    document = Document("d" + id, text, f"{day}T12:00:00+00:00", outlet="The Gazette", published_at=day)
    about = Description(
        kind,
        _named(text, kind),
        parties,
        where,
        Window(f"{earliest}/{latest}", earliest, latest) if window else None,
        name,
        chain,
    )
    statement = Statement(
        "s" + id,
        document.id,
        about,
        by or Speaker(narration=True),
        Stance(stance),
        Firmness.FIRM,
        (0, len(text)),
        said_at=said,
    )
    return Said(statement, document)


def _named(text: str, kind: str) -> tuple[int, int]:
    """Where the text names the event."""
    at, word = min(((text.find(w), w) for w in (kind, "referendum", "election", "polls") if w in text), default=(0, ""))
    return at, at + len(word)


@dataclass
class Linking:
    """Events so far, and where each statement went; candidates come by blocking keys, as from a store."""

    events: dict[str, Event] = field(default_factory=dict)
    decisions: list[Decision] = field(default_factory=list)
    keys: dict[str, frozenset[str]] = field(default_factory=dict)

    def put(self, one: Said) -> str:
        """Put one statement to an event; the event's id."""
        statement, document = one.statement, one.document
        about = statement.event
        parties = resolve_parties(about.parties, day=document.day)
        keys = blocking_keys(about.kind, parties, about.place, about.name, setting(statement, document))
        candidates = [event for id, event in self.events.items() if keys & self.keys[id]]
        decision = place(statement, document, parties, candidates, told={})
        event = grow(self.events.get(decision.event or ""), statement, document, parties)
        self.events[event.id] = event
        self.keys[event.id] = blocking_keys(event.kind, event.parties, event.place, event.name, event.setting)
        self.decisions.append(decision)
        return event.id


def linked(said: Sequence[Said]) -> list[int]:
    """For each statement in turn the number of its event, events numbered as they appear."""
    linking = Linking()
    seen: dict[str, int] = {}
    return [seen.setdefault(linking.put(one), len(seen)) for one in said]
