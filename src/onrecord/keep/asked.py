"""Looking things up in a SQLite record: events, their testimony, and what weighing found."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from onrecord.keep import codec
from onrecord.keep.database import Database
from onrecord.keep.lookup import ANY_EVENT, FOREVER, fold, in_order_said, origin_of_rows, origin_of_statement, today
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
    SELECT l.body, s.body, d.outlet, d.published, d.retrieved, coalesce(o.origin, s.document), root.outlet, o.passages
    FROM links l JOIN statements s ON s.id = l.statement JOIN documents d ON d.id = s.document
    LEFT JOIN origins o ON o.document = s.document
    LEFT JOIN origins root ON root.document = o.origin
    WHERE l.event IN (SELECT n FROM events WHERE id = ?1 OR joined = ?1)
"""
# CROSS JOIN keeps the order: a few events first, then only what belongs to them.
_MEMBERS = """
    SELECT a.value AS asked, e.n FROM json_each(?1) a CROSS JOIN events e ON e.id = a.value
    UNION ALL SELECT a.value, e.n FROM json_each(?1) a CROSS JOIN events e ON e.joined = a.value
"""
_TESTIMONIES = f"""
    SELECT m.asked, l.body, s.body, d.outlet, d.published, d.retrieved, coalesce(o.origin, s.document), root.outlet,
           o.passages
    FROM ({_MEMBERS}) m CROSS JOIN links l ON l.event = m.n CROSS JOIN statements s ON s.id = l.statement
    CROSS JOIN documents d ON d.id = s.document LEFT JOIN origins o ON o.document = s.document
    LEFT JOIN origins root ON root.document = o.origin
"""
_STANDINGS = """
    SELECT e.id, s.body FROM json_each(?) a CROSS JOIN events e ON e.id = a.value
    CROSS JOIN standings s ON s.event = e.n ORDER BY s.event, s.n
"""
_NAMED = """
    SELECT a.value, coalesce(r.shown, r.body) FROM json_each(?) a CROSS JOIN events e ON e.id = a.value
    CROSS JOIN events r ON r.id = coalesce(e.joined, e.id)
"""
_TOLD = """
    SELECT l.statement, coalesce(e.joined, e.id) FROM json_each(?) a CROSS JOIN links l ON l.statement = a.value
    CROSS JOIN events e ON e.n = l.event
"""
_SHOWN = "coalesce(shown, body)"
_IN_FORCE = "SELECT event FROM standings WHERE since <= ? AND until > ?"
_HAS_ONE = "EXISTS (SELECT 1 FROM standings s WHERE s.event = events.n AND s.since <= ? AND s.until > ?)"
_BY_PARTY = """
    SELECT e.event FROM event_parties e WHERE e.party IN (SELECT n FROM parties WHERE instr(name, ?))
"""


# The documents of an origin that were out by a day.
_OF_ORIGIN = """
    SELECT o.document, o.how, o.outlet FROM origins o CROSS JOIN documents d ON d.id = o.document
    WHERE o.origin = ?1 AND d.published <= ?2 ORDER BY o.day, o.document
"""
_SHOWN_ORIGINS = ("origin <> document", "outlet IS NOT NULL")


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

    def events_named(self, ids: Collection[str]) -> dict[str, Event]:
        """Events by their whole ids."""
        return {id: codec.decode(body, Event) for id, body in self._db.all(_NAMED, (codec.text(list(ids)),))}

    def events_told(self, statements: Collection[str]) -> dict[str, str]:
        """Of each of these statements the event that it counts for."""
        return dict(self._db.all(_TOLD, (codec.text(list(statements)),)))

    def due(self, since: str, until: str) -> Iterator[Event]:
        """Events whose window ends on one of these days, the first to end first."""
        sql = f"SELECT {_SHOWN} FROM events WHERE joined IS NULL AND latest BETWEEN ? AND ? ORDER BY latest, id"
        for (body,) in self._db.rows(sql, (since, until)):
            yield codec.decode(body, Event)

    def testimony(self, event: str) -> Sequence[Testimony]:
        """All statements of an event in the order they were said, then published."""
        return in_order_said(_testify(row) for row in self._db.all(_TESTIMONY, (event,)))

    def testimonies(self, events: Collection[str]) -> dict[str, Sequence[Testimony]]:
        """The same of several events at once, by their ids."""
        found: dict[str, list[Testimony]] = {}
        for event, *row in self._db.all(_TESTIMONIES, (codec.text(list(events)),)):
            found.setdefault(event, []).append(_testify(tuple(row)))
        return {event: in_order_said(told) for event, told in found.items()}

    def standings(self, event: str) -> Sequence[Standing]:
        """An event's change points, oldest first."""
        return [codec.decode(body, Standing) for body in self._bodies("standings", event)]

    def standings_among(self, events: Collection[str]) -> dict[str, Sequence[Standing]]:
        """The change points of several events at once, by their ids, each oldest first."""
        found: dict[str, list[Standing]] = {}
        for event, body in self._db.all(_STANDINGS, (codec.text(list(events)),)):
            found.setdefault(event, []).append(codec.decode(body, Standing))
        return dict(found)

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

    def origin(self, id: str) -> Origin | None:
        """The origin with this id (that of its first document), of one document too."""
        return self._origin(id, FOREVER)

    def origins(
        self, *, of: Collection[str] | None = None, after: str | None = None, published: str = FOREVER
    ) -> Iterator[Origin]:
        """Origins with two documents or more, and those that are an outlet by name: all, these, those after one.

        By id, and as far as they were published by a day.
        """
        asked = [("origin > ?", after)] * (after is not None)
        asked += [("origin IN (SELECT value FROM json_each(?))", codec.text(list(of or ())))] * (of is not None)
        # two halves, so that each goes by its own index
        halves = (" AND ".join([which, *(condition for condition, _ in asked)]) for which in _SHOWN_ORIGINS)
        sql = " UNION ".join(f"SELECT origin FROM origins WHERE {half}" for half in halves) + " ORDER BY origin"
        for (id,) in self._db.rows(sql, [value for _, value in asked] * len(_SHOWN_ORIGINS)):
            found = self._origin(id, published)
            if found and (len(found.documents) > 1 or found.outlet):
                yield found

    def _origin(self, id: str, published: str) -> Origin | None:
        return origin_of_rows(id, self._db.all(_OF_ORIGIN, (id, published)))

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
    if query.until is not None:
        asked.append(("last <= ?", (query.until,)))
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
    link, body, outlet, published, retrieved, document, by_name, passages = row
    told, statement = codec.decode(link, Link), codec.decode(body, Statement)
    known = codec.decode(passages, list[tuple[int, int, str]]) if passages else ()
    origin = origin_of_statement(statement, document, by_name, known)
    return Testimony(statement, told.speaker, told.utterance, outlet, published, retrieved, origin)
