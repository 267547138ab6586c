"""The record in memory: plain dictionaries, for a test, a trial or a program that keeps nothing.

It is written for reading, not for size: it sorts when it is asked. `keep.sqlite` keeps the same promises on disk.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field, fields, replace
from typing import TypeVar

from onrecord.keep.lookup import (
    ANY_EVENT,
    FOREVER,
    KNOWN_BY_A_MARK,
    days_that_stir,
    fold,
    in_order_said,
    origin_of_rows,
    origin_of_statement,
    party_names,
    place_name,
    published_on,
    today,
    words_in,
    words_of,
)
from onrecord.model import (
    Check,
    Contradiction,
    Document,
    Event,
    EventQuery,
    Judgement,
    Link,
    Origin,
    Position,
    Reading,
    Reversal,
    Sourcing,
    Standing,
    Statement,
    Testimony,
    Verdict,
    Voice,
    position,
)

State = TypeVar("State", "_Kept", "_Work")


@dataclass(slots=True)
class _Kept:
    """What is only added to."""

    documents: dict[str, Document] = field(default_factory=dict)
    readings: dict[str, tuple[Reading, ...]] = field(default_factory=dict)  # document -> its readings, oldest first
    statements: dict[str, Statement] = field(default_factory=dict)
    judgements: dict[str, Judgement] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)  # document -> why nobody has read it


@dataclass(frozen=True, slots=True)
class _Put:
    """A link, and the event and its keys as they were once the link was made."""

    link: Link
    event: Event
    keys: frozenset[str]


@dataclass(slots=True)
class _Work:
    """What is worked out from the kept things."""

    origins: dict[str, Sourcing] = field(default_factory=dict)  # by document
    due: dict[str, None] = field(default_factory=dict)  # documents whose origin is to be found again
    marked: dict[int, tuple[str, ...]] = field(default_factory=dict)  # fingerprint -> documents
    puts: dict[str, _Put] = field(default_factory=dict)  # statement -> where it was put
    events: dict[str, _Put] = field(default_factory=dict)  # event -> its latest put
    joined: dict[str, str] = field(default_factory=dict)
    shown: dict[str, Event] = field(default_factory=dict)
    stale: dict[str, None] = field(default_factory=dict)
    standings: dict[str, tuple[Standing, ...]] = field(default_factory=dict)
    contradictions: dict[str, tuple[Contradiction, ...]] = field(default_factory=dict)
    reversals: dict[str, tuple[Reversal, ...]] = field(default_factory=dict)
    checks: dict[str, tuple[Check, ...]] = field(default_factory=dict)


class Memory:
    """A `Record` in memory."""

    def __init__(self) -> None:
        self._kept = _Kept()
        self._work = _Work()

    # ------------------------------------------------------------------------------------------------ kept

    def has_read(self, document: str, reader: str) -> bool:
        """Whether this reader has read this document."""
        return any(reading.reader == reader for reading in self._kept.readings.get(document, ()))

    def enter(self, document: Document, reading: Reading) -> bool:
        """Keep a document and what was read in it; False if that reading was kept already."""
        if self.has_read(document.id, reading.reader):
            return False
        self._take_back_older_readings(document.id, reading.reader)
        self._kept.documents.setdefault(document.id, document)
        self._kept.readings[document.id] = (*self._kept.readings.get(document.id, ()), reading)
        for statement in reading.statements:
            self._kept.statements.setdefault(statement.id, statement)
        return True

    def enter_all(self, read: Iterable[tuple[Document, Reading]]) -> int:
        """Many at once in one transaction; how many were new."""
        with self.work():
            return sum(self.enter(document, reading) for document, reading in read)

    def keep_unread(self, documents: Iterable[tuple[Document, str]]) -> int:
        """Keep documents that no reader at hand can read, each with the reason; how many were new."""
        before = len(self._kept.unread)
        for document, reason in documents:
            self._kept.documents.setdefault(document.id, document)
            self._kept.unread.setdefault(document.id, reason)
        return len(self._kept.unread) - before

    def unread(self) -> Iterator[tuple[Document, str]]:
        """Documents kept with a reason that no machine has read since, in the order of the record."""
        for document in self._documents_in_order():
            by_machines = (r for r in self._kept.readings.get(document.id, ()) if not r.reader.startswith("editor"))
            if document.id in self._kept.unread and not any(by_machines):
                yield document, self._kept.unread[document.id]

    def retractions(self) -> Iterator[Judgement]:
        """Withdrawals that rules wrote down, in the order they were made."""
        for judgement in list(self._kept.judgements.values()):
            if judgement.verdict in (Verdict.WITHDRAW, Verdict.UNDO) and not judgement.by_editor:
                yield judgement

    def unsure(self) -> Iterator[Judgement]:
        """Judgements by which a rule said that it was not sure, in the order they were made."""
        for judgement in list(self._kept.judgements.values()):
            if judgement.verdict is Verdict.UNSURE and not judgement.by_editor:
                yield judgement

    def judge(self, judgements: Iterable[Judgement]) -> int:
        """Add judgements; how many were new."""
        before = len(self._kept.judgements)
        for judgement in judgements:
            self._kept.judgements.setdefault(judgement.id, judgement)
        return len(self._kept.judgements) - before

    def document(self, id: str) -> Document | None:
        """The document with this id."""
        return self._kept.documents.get(id)

    def documents(self, *, after: str | None = None) -> Iterator[Document]:
        """All documents in the order of the record, or those after one."""
        order = self._documents_in_order()
        if after:
            before = self._kept.documents.get(after)
            order = [d for d in order if before and (d.day, d.id) > (before.day, before.id)]
        yield from order

    def statement(self, id: str) -> Statement | None:
        """By id or by the beginning of one, if it names one statement only."""
        return self._kept.statements.get(_whole(id, self._kept.statements) or "")

    def statements(self, *, document: str | None = None) -> Iterator[Statement]:
        """The statements that count, of one document or all, in the order of the record."""
        yield from sorted(self._counting(document), key=self._position)

    def readings(self) -> Iterator[Reading]:
        """The readings that count, with their times and without their statements, in the order of the record."""
        for document in self._documents_in_order():
            for reading in self._readings_that_count(document.id):
                yield Reading(document.id, reading.reader, (), reading.times)

    def judgements(self, *, about: Collection[str] | None = None, by_editor: bool = False) -> Iterator[Judgement]:
        """Judgements in the order they were made, of editors only or all, about some things or any."""
        for judgement in list(self._kept.judgements.values()):
            asked = about is None or judgement.subject in about or judgement.object in about
            if asked and (judgement.by_editor or not by_editor):
                yield judgement

    def counts(self) -> dict[str, int]:
        """How many documents, statements, judgements, events."""
        return {
            "documents": len(self._kept.documents),
            "statements": len(self._counting()),
            "judgements": len(self._kept.judgements),
            "events": len(self._work.events) - len(self._work.joined),
        }

    # ------------------------------------------------------------------------------------------ worked out

    @contextmanager
    def work(self) -> Iterator[None]:
        """Everything inside is done, or nothing of it."""
        before = _copied(self._kept), _copied(self._work)
        try:
            yield
        except BaseException:
            self._kept, self._work = before
            raise

    def waiting(self) -> dict[str, int]:
        """How many documents wait for their origin, statements for their event, events to be weighed."""
        return {
            "origins": len(self._kept.documents) - len(self._work.origins) + len(self._work.due),
            "statements": len(self._unsettled()),
            "events": len(self._stale_roots()),
        }

    def unsettled(self, limit: int) -> Sequence[tuple[Document, Statement]]:
        """The next statements without a link, in the order of the record."""
        waiting = sorted(self._unsettled(), key=self._position)[:limit]
        return [(self._kept.documents[statement.document], statement) for statement in waiting]

    def without_origin(self, limit: int) -> Sequence[Document]:
        """The next documents without an origin; later ones are taken back first."""
        order = self._documents_in_order()
        has = [d.id in self._work.origins and d.id not in self._work.due for d in order]
        first = has.index(False) if False in has else len(order)
        later = {document.id: None for document in order[first:] if document.id in self._work.origins}
        if later.keys() - self._work.due.keys():
            marked = ((mark, tuple(id for id in ids if id not in later)) for mark, ids in self._work.marked.items())
            self._work.marked = {mark: ids for mark, ids in marked if ids}
            self._work.due |= later
        return order[first : first + limit]

    def sharing(self, fingerprints: Collection[int]) -> Sequence[tuple[str, int]]:
        """Documents with an origin that share fingerprints, and how many; most first; at most 20."""
        shared = Counter(id for mark in set(fingerprints) for id in self._work.marked.get(mark, ()))
        return sorted(shared.items(), key=lambda one: (-one[1], self._kept.documents[one[0]].day, one[0]))[:20]

    def origin_of(self, document: str) -> str | None:
        """The origin of a document."""
        found = self._work.origins.get(document)
        return found.origin if found else None

    def save_origin(self, found: Sourcing, fingerprints: Collection[int]) -> None:
        """Say where a document has its news from; the events it speaks of are weighed again if that has changed."""
        document = found.document
        if self._sourced(document) != self._sourced(document, found):
            changed = {document, *(id for id, one in self._work.origins.items() if one.origin == document)}
            spoken_of = {put.link.event for id, put in self._work.puts.items() if self._document_of(id) in changed}
            self.mark_stale(spoken_of)
        self._work.origins[document] = found
        for mark in set(fingerprints):
            known = self._work.marked.get(mark, ())
            self._work.marked[mark] = known if document in known else (*known, document)[:KNOWN_BY_A_MARK]
        self._work.due.pop(document, None)

    def origin(self, id: str) -> Origin | None:
        """The origin with this id (that of its first document), of one document too."""
        return next((found for found in self._origins(FOREVER) if found.id == id), None)

    def origins(
        self, *, of: Collection[str] | None = None, after: str | None = None, published: str = FOREVER
    ) -> Iterator[Origin]:
        """Origins with two documents or more, and those that are an outlet by name: all, these, those after one.

        By id, and as far as they were published by a day.
        """
        for found in self._origins(published):
            wanted = found.id > (after or "") and (of is None or found.id in of)
            if wanted and (len(found.documents) > 1 or found.outlet):
                yield found

    def _origins(self, published: str) -> Iterator[Origin]:
        groups: dict[str, list[tuple[str, str, str | None]]] = {}
        for document in self._documents_in_order():
            found = self._work.origins.get(document.id)
            if found and published_on(document) <= published:
                groups.setdefault(found.origin, []).append((document.id, found.how, found.outlet))
        yield from filter(None, (origin_of_rows(id, rows) for id, rows in sorted(groups.items())))

    def _sourced(self, document: str, found: Sourcing | None = None) -> tuple[object, ...] | None:
        found = found or self._work.origins.get(document)
        return (found.origin, found.outlet, found.passages) if found else None

    def candidates(self, keys: Collection[str], since: str) -> Sequence[Event]:
        """Events that share a blocking key and were last spoken of on or after `since`; at most 200, newest first."""
        asked = frozenset(keys)
        found = [put.event for put in self._work.events.values() if put.event.last >= since and put.keys & asked]
        return _newest_first(found)[:200]

    def save_link(self, link: Link, event: Event, keys: Collection[str]) -> None:
        """Put a statement to an event (made or grown by it) and mark the event as not yet weighed."""
        self._work.puts[link.statement] = put = _Put(link, event, frozenset(keys))
        self._work.events[event.id] = put
        self.mark_stale((event.id,))

    def unlink_from(self, statement: str) -> int:
        """Take back every link from this statement on, and the events founded there."""
        here = self._position_of(statement)
        taken = [id for id in self._work.puts if self._position_of(id) >= here]
        touched = {self._work.puts.pop(id).link.event for id in taken}
        self.save_joined({}, ())
        for event in sorted(touched):
            self._restore(event)
        return len(taken)

    def last_settled(self) -> str | None:
        """The last linked statement in the order of the record."""
        linked = (self._kept.statements[id] for id in self._work.puts)
        last = max(linked, key=self._position, default=None)
        return last.id if last else None

    def link(self, statement: str) -> Link | None:
        """Where the rules put a statement, before any joining of events by an editor."""
        put = self._work.puts.get(statement)
        return put.link if put else None

    def event_as_linked(self, id: str) -> Event | None:
        """An event as the rules made it, before any joining of events by an editor."""
        put = self._work.events.get(id)
        return put.event if put else None

    def joined(self) -> dict[str, str]:
        """Events that an editor joined to another one, and to which."""
        return dict(self._work.joined)

    def save_joined(self, joined: Mapping[str, str], shown: Collection[Event]) -> None:
        """Set all joins anew."""
        touched = {*self._work.joined.items(), *joined.items()}
        self.mark_stale({event for pair in touched for event in pair if event in self._work.events})
        self._work.joined = dict(joined)
        for event in joined:
            self._drop_weighed(event)
        self._work.shown = {event.id: event for event in shown}

    def mark_stale(self, events: Collection[str]) -> None:
        """Mark events as not yet weighed."""
        self._work.stale |= dict.fromkeys(sorted(events))

    def unweighed(self, limit: int) -> Sequence[str]:
        """Events that are not weighed since something about them changed."""
        return self._stale_roots()[:limit]

    def save_weighed(
        self,
        event: str,
        standings: Sequence[Standing],
        contradictions: Sequence[Contradiction],
        reversals: Sequence[Reversal],
        checks: Sequence[Check] = (),
    ) -> None:
        """Keep what weighing an event found."""
        self._work.standings[event] = tuple(standings)
        self._work.contradictions[event] = tuple(contradictions)
        self._work.reversals[event] = tuple(reversals)
        self._work.checks[event] = tuple(checks)
        for member in self._members(event):
            self._work.stale.pop(member, None)

    def forget_work(self) -> None:
        """Drop everything worked out."""
        self._work = _Work()

    # -------------------------------------------------------------------------------------- looking things up

    def event(self, id: str) -> Event | None:
        """By id or by the beginning of one, if it names one event only."""
        whole = _whole(id, self._work.events)
        return self._shown(self._root(whole)) if whole else None

    def event_of(self, statement: str) -> str | None:
        """The event that a statement counts for, joins by an editor included."""
        put = self._work.puts.get(statement)
        return self._root(put.link.event) if put else None

    def events(self, query: EventQuery = ANY_EVENT) -> Iterator[Event]:
        """What the query asks for, last spoken of first."""
        roots = (self._shown(id) for id in self._work.events if id not in self._work.joined)
        found = _newest_first([event for event in roots if query.after or self._fits(event, query)])
        if query.after is not None:
            place = [event.id for event in found].index(query.after) if query.after in self._work.events else len(found)
            found = [event for event in found[place + 1 :] if self._fits(event, query)]
        yield from found[: query.limit]

    def events_named(self, ids: Collection[str]) -> dict[str, Event]:
        """Events by their whole ids."""
        return {id: self._shown(self._root(id)) for id in ids if id in self._work.events}

    def events_told(self, statements: Collection[str]) -> dict[str, str]:
        """Of each of these statements the event that it counts for."""
        return {id: self._root(self._work.puts[id].link.event) for id in statements if id in self._work.puts}

    def due(self, since: str, until: str) -> Iterator[Event]:
        """Events whose window ends on one of these days, the first to end first."""
        ends = [(e.window.latest, e.id, e) for e in self.events() if e.window and e.window.latest]
        yield from (event for latest, _, event in sorted(ends, key=lambda end: end[:2]) if since <= latest <= until)

    def testimony(self, event: str) -> Sequence[Testimony]:
        """All statements of an event in the order they were said, then published."""
        members = set(self._members(event))
        return in_order_said(self._testify(put.link) for put in self._work.puts.values() if put.link.event in members)

    def testimonies(self, events: Collection[str]) -> dict[str, Sequence[Testimony]]:
        """The same of several events at once, by their ids."""
        return {id: told for id in dict.fromkeys(events) if (told := self.testimony(id))}

    def standings(self, event: str) -> Sequence[Standing]:
        """An event's change points, oldest first."""
        return self._work.standings.get(self._root(event), ())

    def standings_among(self, events: Collection[str]) -> dict[str, Sequence[Standing]]:
        """The change points of several events at once, by their ids, each oldest first."""
        return {id: points for id in events if (points := self._work.standings.get(id))}

    def contradictions(self, event: str | None = None) -> Iterator[Contradiction]:
        """Contradictions over one event, or all."""
        for id in self._listed(event):
            yield from self._work.contradictions.get(id, ())

    def open_contradictions(self, event: str | None = None) -> Iterator[Contradiction]:
        """Those without an end."""
        yield from (found for found in self.contradictions(event) if found.ended is None)

    def checks(self, event: str | None = None) -> Iterator[Check]:
        """Where the probabilistic check is sure of another status than the rules, over one event or all."""
        for id in self._listed(event):
            yield from self._work.checks.get(id, ())

    def reversals(self, event: str | None = None) -> Iterator[Reversal]:
        """Reversals over one event, or all."""
        for id in self._listed(event):
            yield from self._work.reversals.get(id, ())

    def links(self) -> Iterator[Link]:
        """All links in the order of the record, joins by an editor included."""
        for id in sorted(self._work.puts, key=self._position_of):
            yield self._counting_link(self._work.puts[id].link)

    # ----------------------------------------------------------------------------------------- browsing

    def search(
        self, words: str, *, after: str | None = None, said: str | None = None, published: str | None = None
    ) -> Iterator[str]:
        """Linked statements whose passage or speaker has all these words, the newest document first."""
        asked = set(words_in(words))
        for id in self.spoken(after=after, said=said, published=published) if asked else ():
            statement = self._kept.statements[id]
            start, end = statement.span
            who = self._work.puts[id].link.speaker
            told = self._kept.documents[statement.document].text[start:end]
            if asked <= set(words_in(" ".join(filter(None, (told, who.name, who.description, who.side))))):
                yield id

    def spoken(
        self,
        *,
        speaker: str | None = None,
        after: str | None = None,
        said: str | None = None,
        published: str | None = None,
    ) -> Iterator[str]:
        """Linked statements, of one named speaker or all, the newest document first."""
        numbered = {id: n for n, id in enumerate(self._work.puts)}
        days = {id: self._kept.documents[self._document_of(id)].day for id in numbered}
        order = sorted(numbered, key=lambda known: (days[known], numbered[known]), reverse=True)
        if after:
            order = order[order.index(after) + 1 :] if after in numbered else []
        for id in order:
            told = self._testify(self._work.puts[id].link)
            out = (said is None or told.said_on <= said) and (published is None or told.published_on <= published)
            if out and (speaker is None or (speaker and self._named(id) == speaker)):
                yield id

    def speakers(self, *, until: str = FOREVER, name: str | None = None) -> Sequence[Voice]:
        """Named speakers, those most on record first, by the documents of a day and before; all of them or one."""
        told: dict[str, list[tuple[str, str]]] = {}
        for id, put in self._work.puts.items():
            day = self._kept.documents[self._document_of(id)].day
            if (named := self._named(id)) and day <= until and name in (None, named):
                told.setdefault(named, []).append((day, put.link.speaker.side or ""))
        voices = [
            Voice(named, tuple(sorted({side for _, side in all} - {""})), len(all), min(all)[0], max(all)[0])
            for named, all in told.items()
        ]
        return sorted(voices, key=lambda voice: (-voice.statements, voice.name))

    def _named(self, statement: str) -> str:
        who = self._work.puts[statement].link.speaker
        return "" if who.unnamed or who.narration else who.name or ""

    def changes(self, since: str, until: str, event: str | None = None) -> Iterator[tuple[Standing, Standing | None]]:
        """Change points on these days and the standing each replaces, the newest first; of one event or all."""
        numbers = {id: n for n, id in enumerate(self._work.events)}
        events = [self._root(event)] if event else list(self._work.standings)
        found: list[tuple[tuple[str, int, int], Standing, Standing | None]] = []
        for id in events:
            before: Standing | None = None
            for n, standing in enumerate(self._work.standings.get(id, ())):
                if since <= standing.on <= until:
                    found.append(((standing.on, numbers[id], n), standing, before))
                before = standing
        yield from ((standing, old) for _, standing, old in sorted(found, key=lambda one: one[0], reverse=True))

    def spanning(self, day: str, *, since: str | None = None, until: str | None = None) -> Iterator[Event]:
        """Events that were spoken of by this day and again after it; with words or windows of some days, or all."""
        found = [event for event in self.events() if event.first <= day < event.last]
        for event in sorted(found, key=lambda event: (event.last, event.id)):
            stirred = (at for told in self.testimony(event.id) for at in days_that_stir(told))
            if (since is until is None) or any((since or "") <= at <= (until or FOREVER) for at in stirred):
                yield event

    def close(self) -> None:
        """Nothing to do: what is in memory goes with the program."""

    # ------------------------------------------------------------------------------------------ small steps

    def _document_of(self, statement: str) -> str:
        return self._kept.statements[statement].document

    def _position(self, statement: Statement) -> Position:
        return position(self._kept.documents[statement.document], statement)

    def _position_of(self, statement: str) -> Position:
        return self._position(self._kept.statements[statement])

    def _documents_in_order(self) -> list[Document]:
        return sorted(self._kept.documents.values(), key=lambda d: (d.day, d.id))

    def _readings_that_count(self, document: str) -> list[Reading]:
        """Those of editors, and the last one of a machine."""
        readings = self._kept.readings.get(document, ())
        machine = [r for r in readings if not r.reader.startswith("editor")]
        return [r for r in readings if r.reader.startswith("editor")] + machine[-1:]

    def _counting(self, document: str | None = None) -> list[Statement]:
        documents = self._kept.documents if document is None else (document,)
        ids = {s.id for id in documents for r in self._readings_that_count(id) for s in r.statements}
        return [self._kept.statements[id] for id in ids]

    def _unsettled(self) -> list[Statement]:
        return [statement for statement in self._counting() if statement.id not in self._work.puts]

    def _take_back_older_readings(self, document: str, reader: str) -> None:
        """A newer reader's statements take the place of an older one's."""
        readings = () if reader.startswith("editor") else self._kept.readings.get(document, ())
        older = (s.id for r in readings if not r.reader.startswith("editor") for s in r.statements)
        first = min((id for id in older if id in self._work.puts), key=self._position_of, default=None)
        if first:
            self.unlink_from(first)

    def _restore(self, event: str) -> None:
        """Bring an event back to what it was after its last remaining statement, or drop it."""
        left = [put for put in self._work.puts.values() if put.link.event == event]
        self.mark_stale((event,))
        if left:
            self._work.events[event] = max(left, key=lambda p: self._position_of(p.link.statement))
            return
        self._work.events.pop(event, None)
        self._work.stale.pop(event, None)
        self._drop_weighed(event)

    def _drop_weighed(self, event: str) -> None:
        self._work.standings.pop(event, None)
        self._work.contradictions.pop(event, None)
        self._work.reversals.pop(event, None)
        self._work.checks.pop(event, None)

    def _root(self, event: str) -> str:
        return self._work.joined.get(event, event)

    def _members(self, event: str) -> list[str]:
        return [event, *(member for member, root in self._work.joined.items() if root == event)]

    def _listed(self, event: str | None) -> list[str]:
        return [self._root(event)] if event else [id for id in self._work.events if id not in self._work.joined]

    def _shown(self, event: str) -> Event:
        return self._work.shown.get(event) or self._work.events[event].event

    def _stale_roots(self) -> list[str]:
        return sorted({self._root(event) for event in self._work.stale})

    def _counting_link(self, link: Link) -> Link:
        return Link(link.statement, self._root(link.event), link.speaker, link.utterance, link.score, link.because)

    def _testify(self, link: Link) -> Testimony:
        statement = self._kept.statements[link.statement]
        document = self._kept.documents[statement.document]
        return Testimony(
            statement,
            link.speaker,
            link.utterance,
            document.outlet,
            published_on(document),
            document.retrieved_at[:10],
            self._origin_of_statement(statement),
        )

    def _origin_of_statement(self, statement: Statement) -> str:
        found = self._work.origins.get(statement.document)
        if found is None:
            return statement.document
        root = self._work.origins.get(found.origin)
        return origin_of_statement(statement, found.origin, root.outlet if root else None, found.passages)

    def _fits(self, event: Event, query: EventQuery) -> bool:
        words = words_of(event)
        return (
            (query.kind is None or event.kind == query.kind)
            and (query.until is None or event.last <= query.until)
            and (query.party is None or any(fold(query.party) in name for name in party_names(event)))
            and (query.place is None or fold(query.place) in place_name(event))
            and (query.words is None or all(word in words for word in fold(query.words).split()))
            and (query.status is None or self._status_on(event.id, query.day or today()) == query.status)
            and (query.status is not None or query.day is None or self._status_on(event.id, query.day) is not None)
        )

    def _status_on(self, event: str, day: str) -> str | None:
        reached = [standing.status for standing in self.standings(event) if standing.on <= day]
        return reached[-1] if reached else None


def _newest_first(founded: list[Event]) -> list[Event]:
    """Events in the order they were founded, so that the one last spoken of comes first, of two the later founded."""
    order = sorted(enumerate(founded), key=lambda numbered: (numbered[1].last, numbered[0]), reverse=True)
    return [event for _, event in order]


def _whole(beginning: str, ids: Mapping[str, object]) -> str | None:
    """The one id that begins so."""
    if beginning in ids:
        return beginning
    found = [id for id in ids if id.startswith(beginning)] if len(beginning) > 1 else []
    return found[0] if len(found) == 1 else None


def _copied(state: State) -> State:
    """The same values in dictionaries of their own; the values themselves never change."""
    return replace(state, **{part.name: copy(getattr(state, part.name)) for part in fields(state)})
