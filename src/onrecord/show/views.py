"""What each page and listing shows, as values: worked out once here, then rendered for people or as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.desk import testimony_of
from onrecord.keep.lookup import FOREVER
from onrecord.model import (
    Check,
    Contradiction,
    Document,
    Event,
    EventQuery,
    Origin,
    Record,
    Reversal,
    SidePosition,
    Standing,
    Testimony,
)
from onrecord.show.passages import exact
from onrecord.show.rows import (
    Row,
    belief_row,
    check_row,
    contradiction_row,
    document_row,
    event_row,
    origin_row,
    reversal_row,
    side_row,
    standing_row,
    statement_row,
)
from onrecord.show.sayings import Saying, documents_of, sayings, utterance_row
from onrecord.show.words import title
from onrecord.weigh.contradictions import contradictions
from onrecord.weigh.filter import Belief, belief_on, checks
from onrecord.weigh.independence import independent_origins
from onrecord.weigh.positions import positions as side_positions
from onrecord.weigh.reversals import reversals
from onrecord.weigh.status import standing_on, standings, window_on
from onrecord.weigh.words import heard


@dataclass(frozen=True, slots=True)
class Clocks:
    """The days a view is asked for: words said by `on`, published by `as_known`, held by the record by `as_held`."""

    on: str
    as_known: str | None = None
    as_held: str | None = None

    def admit(self, testimony: Testimony) -> bool:
        """Whether a testimony had been given, and was still in force, by these days."""
        return (
            testimony.said_on <= self.on
            and (self.as_known is None or testimony.published_on <= self.as_known)
            and (self.as_held is None or testimony.retrieved_on <= self.as_held)
            and (testimony.withdrawn_on is None or (self.as_held is not None and testimony.withdrawn_on > self.as_held))
        )


@dataclass(frozen=True, slots=True)
class Line:
    """One event in a listing, where it stands on the day asked about, and why it is listed."""

    event: Event
    standing: Standing | None
    reasons: tuple[str, ...] = ()
    standings: tuple[Standing, ...] = ()


@dataclass(frozen=True, slots=True)
class EventPage:
    """All that is shown of one event on the days asked about."""

    event: Event
    clocks: Clocks
    today: Standing | None
    standings: tuple[Standing, ...]
    testimony: tuple[Testimony, ...]
    positions: tuple[Testimony, ...]
    sayings: tuple[Saying, ...]
    contradictions: tuple[Contradiction, ...]
    reversals: tuple[Reversal, ...]
    documents: Mapping[str, Document]
    origins: tuple[Origin, ...]
    independent: int
    sources: Mapping[str, str]  # documents, and the origin of each
    part_of: Event | None
    refusals: frozenset[str]  # statements whose window is one at which it will not be
    sides: tuple[SidePosition, ...] = ()
    belief: Belief | None = None  # of the probabilistic check on the day asked about
    checks: tuple[Check, ...] = ()  # where it is sure of another status than the rules

    @property
    def by_id(self) -> dict[str, Testimony]:
        """The testimony shown, by statement."""
        return {t.statement.id: t for t in self.testimony}


# ------------------------------------------------------------------------------------------ one event


def event_page(event: Event, record: Record, clocks: Clocks) -> EventPage:
    """Everything there is to show of an event by the days asked about: later words change nothing on this page."""
    every = tuple(testimony_of(event.id, record))
    testimony = tuple(t for t in every if clocks.admit(t))
    event = event if len(testimony) == len(every) else as_then(event, testimony, clocks.on)
    points = standings(event, testimony)
    documents = documents_of(testimony, record)
    return EventPage(
        event=event,
        clocks=clocks,
        today=standing_on(event, testimony, on=clocks.on),
        standings=points,
        testimony=testimony,
        positions=tuple(positions(event, testimony)),
        sayings=tuple(sayings(testimony, documents)),
        contradictions=contradictions(event, testimony),
        reversals=reversals(event, testimony),
        documents=documents,
        origins=tuple(origins_of(documents, record, clocks.as_known or FOREVER)),
        independent=independent_origins(testimony),
        sources={id: record.origin_of(id) or id for id in documents},
        part_of=record.event(event.part_of) if event.part_of else None,
        refusals=frozenset(word.id for word in heard(event, testimony) if word.refuses),
        sides=side_positions(event, testimony, on=clocks.on),
        belief=belief_on(event, testimony, on=clocks.on),
        checks=checks(event, testimony),
    )


def as_then(event: Event, testimony: Iterable[Testimony], on: str) -> Event:
    """The event with the window that was known by then: its own if someone had named it, else the one set so far."""
    told = {t.statement.event.window for t in testimony}
    return event if event.window in told else replace(event, window=window_on(event, testimony, on=on))


def standing_by(standings: Iterable[Standing], day: str) -> Standing | None:
    """The standing in force on a day; None if nothing was known yet."""
    reached = [s for s in standings if s.on <= day]
    return reached[-1] if reached else None


def positions(event: Event, testimony: Iterable[Testimony]) -> Iterator[Testimony]:
    """The last word of each speaker: the sides of the parties first, then others in the order they first spoke.

    An outlet in its own voice holds no position.
    """
    last: dict[tuple[str, str], Testimony] = {}
    for t in testimony:
        if not t.speaker.narration:
            last.pop(key := _holder(t), None)
            last[key] = t
    concerned = [side for party in event.parties if (side := party.side or party.name)]
    sides = list(dict.fromkeys((*concerned, *(side for side, _ in last if side), "")))
    yield from sorted(last.values(), key=lambda t: sides.index(_holder(t)[0]))


def _holder(testimony: Testimony) -> tuple[str, str]:
    who = testimony.speaker
    return who.side or "", (who.name or who.description or testimony.statement.id).casefold()


def origins_of(documents: Iterable[str], record: Record, published: str = FOREVER) -> Iterator[Origin]:
    """The origins that two or more of these documents share, and those that are an outlet by name.

    By what had been published by a day.
    """
    members: dict[str, list[str]] = {}
    for id in documents:
        members.setdefault(record.origin_of(id) or id, []).append(id)
    for found in record.origins(of=members, published=published):
        group = members[found.id]
        if len(group) > 1 or found.outlet:
            yield Origin(found.id, tuple(group), found.how, found.outlet)


# ------------------------------------------------------------------------------------------- listings


def event_lines(record: Record, query: EventQuery, on: str) -> Iterator[Line]:
    """The events that a query asks for, each with its standing on a day."""
    for event in record.events(query):
        yield Line(event, standing_by(record.standings(event.id), on))


def line_row(line: Line, record: Record) -> Row:
    """An event of a listing in the exchange form."""
    counted = [t.statement.id for t in record.testimony(line.event.id) if t.withdrawn_on is None]
    return event_row(line.event, record.standings(line.event.id), counted)


def due_row(line: Line, record: Record) -> Row:
    """An event that is due, in the exchange form, with the reasons why."""
    return {**line_row(line, record), "due": list(line.reasons)}


def page_row(page: EventPage) -> Row:
    """An event's page: the event in the exchange form, and what the page adds to it."""
    return {
        **event_row(page.event, page.standings, [t.statement.id for t in page.testimony]),
        "title": title(page.event),
        "on": page.clocks.on,
        "as_known": page.clocks.as_known,
        "as_held": page.clocks.as_held,
        "standing": standing_row(page.today) if page.today else None,
        "positions": [t.statement.id for t in page.positions],
        "sides": [side_row(side) for side in page.sides],
        "posterior": belief_row(page.belief) if page.belief else None,
        "checks": [check_row(check) for check in page.checks],
        "utterances": [utterance_row(s, page.documents) for s in page.sayings],
        "independent_origins": page.independent,
        "contradictions": [contradiction_row(c) for c in page.contradictions],
        "reversals": [reversal_row(r) for r in page.reversals],
        "passages": [_passage_row(t, page) for t in page.testimony],
        "documents": [document_row(d, page_origin(page, d.id)) for d in page.documents.values()],
        "origins": [origin_row(o) for o in page.origins],
    }


def page_origin(page: EventPage, document: str) -> str | None:
    """The origin of a document of a page."""
    return page.sources.get(document)


def _passage_row(testimony: Testimony, page: EventPage) -> Row:
    document = page.documents[testimony.statement.document]
    return testimony_row(testimony, page.event.id, document)


def testimony_row(testimony: Testimony, event: str, document: Document) -> Row:
    """A statement in the exchange form, with the exact words of its passage."""
    statement = testimony.statement
    row = statement_row(statement, speaker=testimony.speaker, event=event, told_on=document.published_at)
    return {**row, "words": exact(document.text, statement.span)}


# ----------------------------------------------------------------------------------------------------- days


def moved(day: str, by: int) -> str:
    """The day so many days later, or earlier; the ends of the calendar stay what they are."""
    try:
        return (date.fromisoformat(day) + timedelta(days=by)).isoformat()
    except OverflowError:
        return (date.max if by > 0 else date.min).isoformat()
