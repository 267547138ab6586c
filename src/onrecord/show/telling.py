"""Statements as they counted on a day: of an event, of a document, of a speaker, by words; for pages and programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from onrecord.desk import testimonies_of, testimony_of
from onrecord.model import Document, Event, Record, Stance, Testimony
from onrecord.show.looking import chunks
from onrecord.show.views import Clocks

# Statements that are looked up together: a page of them and a little more.
AT_ONCE = 32


@dataclass(slots=True)
class Testimonies:
    """Looks up statements as they count; what was looked up for one event serves its other statements too."""

    record: Record
    _told: dict[str, dict[str, Testimony]] = field(default_factory=dict)
    _events: dict[str, Event | None] = field(default_factory=dict)
    _documents: dict[str, Document | None] = field(default_factory=dict)

    def of(self, statement: str) -> tuple[Event, Testimony] | None:
        """A statement as it counts, and its event."""
        return next(iter(self.all_of((statement,))), None)

    def all_of(self, statements: Iterable[str]) -> Iterator[tuple[Event, Testimony]]:
        """Statements as they count, and their events, in this order; what is none is left out."""
        asked = list(statements)
        of = self.record.events_told(asked)
        self.learn(of.values())
        for id in asked:
            event = self._events.get(of.get(id, ""))
            found = self._told[event.id].get(id) if event else None
            if event and found:
                yield event, found

    def learn(self, events: Iterable[str]) -> None:
        """Look up events and what was said of them, all at once."""
        new = list(dict.fromkeys(id for id in events if id not in self._told))
        if not new:
            return
        named, told = self.record.events_named(new), testimonies_of(new, self.record)
        for id in new:
            self._events[id] = named.get(id)
            self._told[id] = {t.statement.id: t for t in told.get(id, ())}

    def event(self, id: str) -> Event | None:
        """An event by its whole id."""
        if id not in self._events:
            self._events[id] = self.record.event(id)
        return self._events[id]

    def document(self, id: str) -> Document | None:
        """A document by its id."""
        if id not in self._documents:
            self._documents[id] = self.record.document(id)
        return self._documents[id]


def statements(
    record: Record,
    clocks: Clocks,
    *,
    event: str | None = None,
    document: str | None = None,
    speaker: str | None = None,
    stance: Stance | None = None,
    words: str | None = None,
    after: str | None = None,
    look: Testimonies | None = None,
) -> Iterator[tuple[Event, Testimony]]:
    """The statements that are wanted and count on these days: of an event or a document in their order, else of all,
    those of the newest documents first."""
    look = look or Testimonies(record)
    found = _wanted(record, clocks, event, document, speaker, words, after, look)
    for happening, one in found:
        if not clocks.admit(one) or stance not in (None, one.statement.stance):
            continue
        if document is not None and one.statement.document != document:
            continue
        if speaker is None or one.speaker.name == speaker:
            yield happening, one


def _wanted(
    record: Record,
    clocks: Clocks,
    event: str | None,
    document: str | None,
    speaker: str | None,
    words: str | None,
    after: str | None,
    look: Testimonies,
) -> Iterator[tuple[Event, Testimony]]:
    then = {"said": clocks.on, "published": clocks.as_known}
    if words is not None:
        ids: Iterable[str] = record.search(words, after=after, **then)
    elif event is not None:
        told = testimony_of(event, record) if look.event(event) else ()
        ids = _after((t.statement.id for t in told), after)
    elif document is not None:
        ids = _after((s.id for s in record.statements(document=document)), after)
    else:
        ids = record.spoken(speaker=speaker, after=after, **then)
    for chunk in chunks(ids, AT_ONCE):
        yield from (found for found in look.all_of(chunk) if event in (None, found[0].id))


def _after(ids: Iterable[str], after: str | None) -> Iterator[str]:
    rest = iter(ids)
    if after is not None:
        for id in rest:
            if id == after:
                break
    yield from rest
