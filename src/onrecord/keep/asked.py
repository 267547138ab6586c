"""Looking things up in a SQLite record: events, their testimony, and what weighing found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from onrecord.keep import codec
from onrecord.keep.database import Database
from onrecord.keep.lookup import ANY_EVENT, fold, in_order_said, today
from onrecord.model import (
    Check,
    Contradiction,
    Event,
    EventQuery,
    Link,
    Origin,
    Reversal,
    Standing,
    Statement,
    Testimony,
)

# Sorts after every id that begins with what stands before it.
LAST = "\U0010ffff"

_TESTIMONY = """
    SELECT l.body, s.body, d.outlet, d.published, d.retrieved, coalesce(o.origin, s.document)
    FROM links l JOIN statements s ON s.id = l.statement JOIN documents d ON d.id = s.document
    LEFT JOIN origins o ON o.document = s.document
    WHERE l.event IN (SELECT n FROM events WHERE id = ?1 OR joined = ?1)
"""
_SHOWN = "coalesce(shown, body)"
_IN_FORCE = "SELECT event FROM standings WHERE since <= ? AND until > ?"
_HAS_ONE = "EXISTS (SELECT 1 FROM standings s WHERE s.event = events.n AND s.since <= ? AND s.until > ?)"
_BY_PARTY = """
    SELECT e.event FROM event_parties e WHERE e.party IN (SELECT n FROM parties WHERE instr(name, ?))
"""


class AskedTables:
    """What is only looked up."""

    _db: Database

    def event(self, id: str) -> Event | None:
        """By id or by the beginning of one, if it names one event only."""
        sql = "SELECT id, joined, coalesce(shown, body) FROM events WHERE id >= ? AND id < ? ORDER BY id LIMIT 2"
        rows = self._db.all(sql, (id, id + LAST)) if len(id) > 1 else []
        if not rows or (len(rows) > 1 and rows[0][0] != id):
            return None
        _, joined, body = rows[0]
        return self.event(joined) if joined else codec.decode(body, Event)

    def event_of(self, statement: str) -> str | None:
        """The event that a statement counts for, joins by an editor included."""
        sql = "SELECT coalesce(e.joined, e.id) FROM links l JOIN events e ON e.n = l.event WHERE l.statement = ?"
        row = self._db.one(sql, (statement,))
        return str(row[0]) if row else None

    def event_as_linked(self, id: str) -> Event | None:
        """An event as the rules made it, before any joining of events by an editor."""
        row = self._db.one("SELECT body FROM events WHERE id = ?", (id,))
        return codec.decode(row[0], Event) if row else None

    def link(self, statement: str) -> Link | None:
        """Where the rules put a statement, before any joining of events by an editor."""
        row = self._db.one("SELECT body FROM links WHERE statement = ?", (statement,))
        return codec.decode(row[0], Link) if row else None

    def links(self) -> Iterator[Link]:
        """All links in the order of the record, joins by an editor included."""
        joined = self.joined()
        for (body,) in self._db.rows("SELECT body FROM links ORDER BY day, document, start, statement"):
            link = codec.decode(body, Link)
            yield move(link, joined[link.event]) if link.event in joined else link

    def joined(self) -> dict[str, str]:
        """Events that an editor joined to another one, and to which."""
        return dict(self._db.all("SELECT id, joined FROM events WHERE joined IS NOT NULL"))

    def events(self, query: EventQuery = ANY_EVENT) -> Iterator[Event]:
        """What the query asks for, last spoken of first."""
        conditions, parameters = _conditions(query)
        sql = f"SELECT {_SHOWN} FROM events WHERE {' AND '.join(conditions)} ORDER BY last DESC, n DESC LIMIT ?"
        limit = -1 if query.limit is None else query.limit
        for (body,) in self._db.rows(sql, (*parameters, limit)):
            yield codec.decode(body, Event)

    def due(self, since: str, until: str) -> Iterator[Event]:
        """Events whose window ends on one of these days, the first to end first."""
        sql = f"SELECT {_SHOWN} FROM events WHERE joined IS NULL AND latest BETWEEN ? AND ? ORDER BY latest, id"
        for (body,) in self._db.rows(sql, (since, until)):
            yield codec.decode(body, Event)

    def testimony(self, event: str) -> Sequence[Testimony]:
        """All statements of an event in the order they were said, then published."""
        return in_order_said(_testify(row) for row in self._db.all(_TESTIMONY, (event,)))

    def standings(self, event: str) -> Sequence[Standing]:
        """An event's change points, oldest first."""
        return [codec.decode(body, Standing) for body in self._bodies("standings", event)]

    def contradictions(self, event: str | None = None) -> Iterator[Contradiction]:
        """Contradictions over one event, or all."""
        for body in self._bodies("contradictions", event):
            yield codec.decode(body, Contradiction)

    def open_contradictions(self, event: str | None = None) -> Iterator[Contradiction]:
        """Those without an end."""
        for body in self._bodies("contradictions", event, "json_extract(body, '$.ended') IS NULL"):
            yield codec.decode(body, Contradiction)

    def checks(self, event: str | None = None) -> Iterator[Check]:
        """Where the probabilistic check is sure of another status than the rules, over one event or all."""
        for body in self._bodies("checks", event):
            yield codec.decode(body, Check)

    def reversals(self, event: str | None = None) -> Iterator[Reversal]:
        """Reversals over one event, or all."""
        for body in self._bodies("reversals", event):
            yield codec.decode(body, Reversal)

    def origin_of(self, document: str) -> str | None:
        """The origin of a document."""
        row = self._db.one("SELECT origin FROM origins WHERE document = ?", (document,))
        return str(row[0]) if row else None

    def origins(self) -> Iterator[Origin]:
        """Origins with two documents or more."""
        sql = "SELECT DISTINCT origin FROM origins WHERE origin <> document ORDER BY origin"
        for (origin,) in self._db.rows(sql):
            copies = "SELECT document, how FROM origins WHERE origin = ? ORDER BY day, document"
            rows = self._db.all(copies, (origin,))
            how = next(how for document, how in rows if document != origin)
            if len(rows) > 1:
                yield Origin(origin, tuple(document for document, _ in rows), how)

    def _bodies(self, table: str, event: str | None, condition: str = "true") -> Iterator[str]:
        root = "(SELECT coalesce(joined, id) FROM events WHERE id = ?)"
        one = f"AND event = (SELECT n FROM events WHERE id = {root})" if event else ""
        sql = f"SELECT body FROM {table} WHERE {condition} {one} ORDER BY event, n"
        for (body,) in self._db.rows(sql, (event,) if event else ()):
            yield body


def move(link: Link, event: str) -> Link:
    """The same link, to another event."""
    return Link(link.statement, event, link.speaker, link.utterance, link.score, link.because)


def _conditions(query: EventQuery) -> tuple[list[str], list[object]]:
    """What the query asks for, as SQL conditions and their parameters."""
    asked: list[tuple[str, tuple[object, ...]]] = [("joined IS NULL", ())]
    if query.kind is not None:
        asked.append(("kind = ?", (query.kind,)))
    if query.party is not None:
        asked.append((f"n IN ({_BY_PARTY})", (fold(query.party),)))
    if query.place is not None:
        asked.append(("instr(place, ?)", (fold(query.place),)))
    asked += [("instr(words, ?)", (word,)) for word in fold(query.words or "").split()]
    if query.after is not None:
        asked.append(("(last, n) < (SELECT last, n FROM events WHERE id = ?)", (query.after,)))
    if query.status is not None or query.day is not None:
        day = query.day or today()
        # The few of one status are looked up; without one nearly all fit, so each is asked until there are enough.
        narrow = query.status is not None
        wanted = (day, day, query.status) if narrow else (day, day)
        asked.append((f"n IN ({_IN_FORCE} AND status = ?)" if narrow else _HAS_ONE, wanted))
    return [condition for condition, _ in asked], [value for _, values in asked for value in values]


def _testify(row: tuple[Any, ...]) -> Testimony:
    link, statement, outlet, published, retrieved, origin = row
    told = codec.decode(link, Link)
    return Testimony(
        codec.decode(statement, Statement), told.speaker, told.utterance, outlet, published, retrieved, origin
    )
