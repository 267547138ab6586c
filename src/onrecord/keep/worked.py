"""The worked-out tables of a SQLite record: origins, links, events, and what weighing found."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager

from onrecord.keep import codec
from onrecord.keep.asked import AskedTables
from onrecord.keep.lookup import FOREVER, KNOWN_BY_A_MARK, party_names, place_name, words_of
from onrecord.model import Check, Contradiction, Document, Event, Link, Reversal, Sourcing, Standing, Statement

_WORKED_OUT = (
    "stirred", "unsettled", "unsourced", "origins", "fingerprints", "events", "parties", "event_parties", "event_keys",
    "links", "standings", "contradictions", "reversals", "checks",
)  # fmt: skip
_UNSETTLED = """
    SELECT d.body, s.body FROM (SELECT * FROM unsettled ORDER BY day, document, start, statement LIMIT ?) u
    JOIN statements s ON s.id = u.statement JOIN documents d ON d.id = u.document
    ORDER BY u.day, u.document, u.start, u.statement
"""
_SHARING = """
    SELECT d.id, count(*) FROM fingerprints f JOIN documents d ON d.n = f.n
    WHERE f.mark IN (SELECT value FROM json_each(?))
    GROUP BY d.n ORDER BY count(*) DESC, d.day, d.id LIMIT 20
"""
_ADD_MARK = """
    INSERT OR IGNORE INTO fingerprints SELECT ?1, ?2
    WHERE (SELECT count(*) FROM (SELECT 1 FROM fingerprints WHERE mark = ?1 LIMIT ?3)) < ?3
"""
_CANDIDATES = """
    SELECT e.body FROM (
        SELECT DISTINCT last, event FROM event_keys WHERE key IN (SELECT value FROM json_each(?)) AND last >= ?
        ORDER BY last DESC, event DESC LIMIT 200) k
    JOIN events e ON e.n = k.event ORDER BY k.last DESC, k.event DESC
"""
_EVENT_COLUMNS = "id, first, last, kind, place, earliest, latest, words, keys, body, stale"
_FOUND_EVENT = f"INSERT INTO events ({_EVENT_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1) RETURNING n"
_GROW_EVENT = f"UPDATE events SET ({_EVENT_COLUMNS}, shown) = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, NULL) WHERE n = ?"
_FROM_HERE_ON = "(day, document, start, statement) >= (?, ?, ?, ?)"


class WorkTables(AskedTables):
    """What can be dropped and made again."""

    def work(self) -> AbstractContextManager[None]:
        """Everything inside is done, or nothing of it; other writers wait until it is done."""
        return self._db.transaction()

    def waiting(self) -> dict[str, int]:
        """How many documents wait for their origin, statements for their event, events to be weighed."""
        row = self._db.one(
            "SELECT (SELECT count(*) FROM unsourced), (SELECT count(*) FROM unsettled),"
            " (SELECT count(DISTINCT coalesce(joined, id)) FROM events WHERE stale)"
        ) or (0, 0, 0)
        return dict(zip(("origins", "statements", "events"), row, strict=True))

    # --------------------------------------------------------------------------------------------- origins

    def without_origin(self, limit: int) -> Sequence[Document]:
        """The next documents without an origin; later ones are taken back first."""
        first = self._db.one("SELECT day, document FROM unsourced ORDER BY day, document LIMIT 1")
        if not first:
            return []
        last = self._db.one(
            "SELECT day, document FROM origins WHERE marks IS NOT NULL ORDER BY day DESC, document DESC LIMIT 1"
        )
        if last and last > first:
            self._take_back_origins(first)
        sql = (
            "SELECT d.body FROM (SELECT * FROM unsourced ORDER BY day, document LIMIT ?) u"
            " JOIN documents d ON d.id = u.document ORDER BY u.day, u.document"
        )
        return [codec.decode(body, Document) for (body,) in self._db.all(sql, (limit,))]

    def sharing(self, fingerprints: Collection[int]) -> Sequence[tuple[str, int]]:
        """Documents with an origin that share fingerprints, and how many; most first; at most 20."""
        return [(id, count) for id, count in self._db.all(_SHARING, (codec.text(_signed(fingerprints)),))]

    def save_origin(self, found: Sourcing, fingerprints: Collection[int]) -> None:
        """Say where a document has its news from; the events it speaks of are weighed again if that has changed."""
        n, day = self._db.one("SELECT n, day FROM documents WHERE id = ?", (found.document,)) or (0, "")
        passages = codec.text(found.passages) if found.passages else None
        told = (found.origin, found.outlet, passages)
        if self._db.one("SELECT origin, outlet, passages FROM origins WHERE document = ?", (found.document,)) != told:
            sql = "UPDATE events SET stale = 1 WHERE n IN (SELECT event FROM links WHERE day = ? AND document = ?)"
            self._db.write(sql, (day, found.document))
            # those that share it count by the outlet that this one names
            sharing = "SELECT day, document FROM origins WHERE origin = ?"
            self._db.write_many(sql, self._db.all(sharing, (found.document,)))
        marks = _signed(fingerprints)
        row = (found.document, day, found.origin, found.how, array("q", marks).tobytes(), found.outlet, passages)
        self._db.write("INSERT OR REPLACE INTO origins VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        self._db.write_many(_ADD_MARK, ((mark, n, KNOWN_BY_A_MARK) for mark in marks))
        self._db.write("DELETE FROM unsourced WHERE day = ? AND document = ?", (day, found.document))

    def _take_back_origins(self, after: tuple[str, str]) -> None:
        """Documents after this place wait for their origin again; what they had is kept until it is found anew."""
        later = "marks IS NOT NULL AND (origins.day, document) > (?, ?)"
        sql = f"SELECT d.n, marks FROM origins JOIN documents d ON d.id = document WHERE {later}"
        marks = ((mark, n) for n, packed in self._db.all(sql, after) for mark in array("q", packed))
        self._db.write_many("DELETE FROM fingerprints WHERE mark = ? AND n = ?", marks)
        self._db.write(f"INSERT OR IGNORE INTO unsourced SELECT day, document FROM origins WHERE {later}", after)
        self._db.write(f"UPDATE origins SET marks = NULL WHERE {later}", after)

    # ----------------------------------------------------------------------------------------------- links

    def unsettled(self, limit: int) -> Sequence[tuple[Document, Statement]]:
        """The next statements without a link, in the order of the record."""
        found: list[tuple[Document, Statement]] = []
        written, document = "", None
        for body, statement in self._db.all(_UNSETTLED, (limit,)):
            if document is None or body != written:  # statements of one document follow one another
                written, document = body, codec.decode(body, Document)
            found.append((document, codec.decode(statement, Statement)))
        return found

    def last_settled(self) -> str | None:
        """The last linked statement in the order of the record."""
        sql = "SELECT statement FROM links ORDER BY day DESC, document DESC, start DESC, statement DESC LIMIT 1"
        row = self._db.one(sql)
        return str(row[0]) if row else None

    def candidates(self, keys: Collection[str], since: str) -> Sequence[Event]:
        """Events that share a blocking key and were last spoken of on or after `since`; at most 200, newest first."""
        rows = self._db.all(_CANDIDATES, (codec.text(sorted(keys)), since))
        return [codec.decode(body, Event) for (body,) in rows]

    def save_link(self, link: Link, event: Event, keys: Collection[str]) -> None:
        """Put a statement to an event (made or grown by it) and mark the event as not yet weighed."""
        written, body = codec.text(sorted(keys)), codec.text(event)
        n = self._save_event(event, written, body)
        sql = "SELECT day, document, start FROM statements WHERE id = ?"
        here = self._db.one(sql, (link.statement,)) or ("", "", 0)
        self._db.write(
            "INSERT INTO links VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (link.statement, n, *here, codec.text(link), written, body),
        )
        self._db.write(
            "DELETE FROM unsettled WHERE day = ? AND document = ? AND start = ? AND statement = ?",
            (*here, link.statement),
        )

    def unlink_from(self, statement: str) -> int:
        """Take back every link from this statement on, and the events founded there."""
        with self._db.transaction():
            sql = "SELECT day, document, start, id FROM statements WHERE id = ?"
            here = self._db.one(sql, (statement,)) or ("", "", 0, "")
            self.save_joined({}, ())
            touched = self._db.all(f"SELECT DISTINCT event FROM links WHERE {_FROM_HERE_ON}", here)
            self._db.write(
                "INSERT OR IGNORE INTO unsettled SELECT day, document, start, statement FROM links"
                f" WHERE {_FROM_HERE_ON}",
                here,
            )
            taken = self._db.write(f"DELETE FROM links WHERE {_FROM_HERE_ON}", here)
            for (n,) in touched:
                self._restore(n)
            return taken

    def take_back_readings(self, document: str, day: str) -> None:
        """The statements that machines found in a document no longer count: a newer reading takes their place."""
        older = "SELECT n FROM readings WHERE document = ? AND NOT by_editor"
        found = f"SELECT id FROM statements WHERE reading IN ({older})"
        sql = (
            "SELECT statement FROM links WHERE day = ? AND document = ?"
            f" AND statement IN ({found}) ORDER BY start, statement LIMIT 1"
        )
        linked = self._db.one(sql, (day, document, document))
        if linked:
            self.unlink_from(str(linked[0]))
        self._db.write(
            f"DELETE FROM unsettled WHERE day = ? AND document = ? AND statement IN ({found})",
            (day, document, document),
        )

    # ---------------------------------------------------------------------------------------------- events

    def save_joined(self, joined: Mapping[str, str], shown: Collection[Event]) -> None:
        """Set all joins anew: which event goes into which, and how the events joined to are to be shown."""
        with self._db.transaction():
            self._db.write("UPDATE events SET joined = NULL, stale = 1 WHERE joined IS NOT NULL")
            for n, keys, body in self._db.all("SELECT n, keys, body FROM events WHERE shown IS NOT NULL"):
                self._list_event(n, codec.decode(body, Event), keys, body)
            for event, root in joined.items():
                (n,) = self._db.one("SELECT n FROM events WHERE id = ?", (event,)) or (None,)
                self._db.write("UPDATE events SET joined = ?, stale = 1 WHERE n = ?", (root, n))
                self._drop_weighed(n)
            for whole in shown:
                self._show_event(whole)

    def mark_stale(self, events: Collection[str]) -> None:
        """Mark events as not yet weighed."""
        self._db.write_many("UPDATE events SET stale = 1 WHERE id = ?", ((id,) for id in events))

    def unweighed(self, limit: int) -> Sequence[str]:
        """Events that are not weighed since something about them changed."""
        sql = "SELECT DISTINCT coalesce(joined, id) FROM events WHERE stale LIMIT ?"
        return [id for (id,) in self._db.all(sql, (limit,))]

    def save_weighed(
        self,
        event: str,
        standings: Sequence[Standing],
        contradictions: Sequence[Contradiction],
        reversals: Sequence[Reversal],
        checks: Sequence[Check] = (),
    ) -> None:
        """Keep what weighing an event found."""
        with self._db.transaction():
            (n,) = self._db.one("SELECT n FROM events WHERE id = ?", (event,)) or (None,)
            self._drop_weighed(n)
            ends = [standing.on for standing in standings[1:]] + [FOREVER]
            rows = [
                (n, at, point.on, until, point.status, codec.text(point))
                for at, (point, until) in enumerate(zip(standings, ends, strict=False))
            ]
            self._db.write_many("INSERT INTO standings VALUES (?, ?, ?, ?, ?, ?)", rows)
            kinds = (("contradictions", contradictions), ("reversals", reversals), ("checks", checks))
            for table, found in kinds:
                told = ((n, at, codec.text(value)) for at, value in enumerate(found))
                self._db.write_many(f"INSERT INTO {table} VALUES (?, ?, ?)", told)
            self._db.write("UPDATE events SET stale = 0 WHERE stale AND (id = ?1 OR joined = ?1)", (event,))

    def forget_work(self) -> None:
        """Drop everything worked out."""
        with self._db.transaction():
            for table in _WORKED_OUT:
                self._db.write(f"DELETE FROM {table}")
            self._db.write("INSERT INTO unsourced SELECT day, id FROM documents")
            self._db.write("INSERT INTO unsettled SELECT day, document, start, id FROM statements_that_count")

    # ----------------------------------------------------------------------------------------- small steps

    def _save_event(self, event: Event, keys: str, body: str) -> int:
        """Save an event as the rules see it; its number."""
        old = self._db.one("SELECT n, keys, body, shown FROM events WHERE id = ?", (event.id,))
        if old is None:
            (n,) = self._db.one(_FOUND_EVENT, (*_columns(event), keys, body)) or (0,)
            self._add_keys(n, event.last, keys)
            self._name_parties(n, event)
            return int(n)
        n, old_keys, old_body, shown = old
        before = codec.decode(old_body, Event)
        if (keys, event.last) != (old_keys, before.last):
            self._drop_keys(n, before.last, old_keys)
            self._add_keys(n, event.last, keys)
        if shown:  # what is listed of a joined event changes with all its parts, when they are joined anew
            self._db.write("UPDATE events SET keys = ?, body = ?, stale = 1 WHERE n = ?", (keys, body, n))
        else:
            self._list_event(n, event, keys, body, before)
        return int(n)

    def _list_event(self, n: int, event: Event, keys: str, body: str, before: Event | None = None) -> None:
        """List an event under its own names and days."""
        self._db.write(_GROW_EVENT, (*_columns(event), keys, body, n))
        if before is None or before.parties != event.parties:
            self._name_parties(n, event)

    def _show_event(self, event: Event) -> None:
        """What an editor joined is listed by the names and days of all its parts."""
        (n,) = self._db.one("SELECT n FROM events WHERE id = ?", (event.id,)) or (0,)
        self._db.write(
            "UPDATE events SET (id, first, last, kind, place, earliest, latest, words, shown, stale) ="
            " (?, ?, ?, ?, ?, ?, ?, ?, ?, 1) WHERE n = ?",
            (*_columns(event), codec.text(event), n),
        )
        self._name_parties(n, event)

    def _name_parties(self, n: int, event: Event) -> None:
        names = sorted(party_names(event))
        self._db.write("DELETE FROM event_parties WHERE event = ?", (n,))
        self._db.write_many("INSERT OR IGNORE INTO parties (name) VALUES (?)", ((name,) for name in names))
        rows = ((n, name) for name in names)
        self._db.write_many("INSERT INTO event_parties SELECT n, ? FROM parties WHERE name = ?", rows)

    def _add_keys(self, n: int, last: str, keys: str) -> None:
        rows = ((key, last, n) for key in codec.decode(keys, list[str]))
        self._db.write_many("INSERT INTO event_keys VALUES (?, ?, ?)", rows)

    def _drop_keys(self, n: int, last: str, keys: str) -> None:
        rows = ((key, last, n) for key in codec.decode(keys, list[str]))
        self._db.write_many("DELETE FROM event_keys WHERE key = ? AND last = ? AND event = ?", rows)

    def _drop_weighed(self, n: int | None) -> None:
        for table in ("standings", "contradictions", "reversals", "checks"):
            self._db.write(f"DELETE FROM {table} WHERE event = ?", (n,))

    def _restore(self, n: int) -> None:
        """Bring an event back to what it was after its last remaining statement, or drop it."""
        left = self._db.one(
            "SELECT grown, keys FROM links WHERE event = ?"
            " ORDER BY day DESC, document DESC, start DESC, statement DESC LIMIT 1",
            (n,),
        )
        if left:
            self._save_event(codec.decode(left[0], Event), left[1], left[0])
            return
        keys, body = self._db.one("SELECT keys, body FROM events WHERE n = ?", (n,)) or ("[]", "")
        self._drop_keys(n, codec.decode(body, Event).last, keys)
        self._drop_weighed(n)
        self._db.write("DELETE FROM event_parties WHERE event = ?", (n,))
        self._db.write("DELETE FROM events WHERE n = ?", (n,))


def _columns(event: Event) -> tuple[str | None, ...]:
    window = event.window
    earliest, latest = (window.earliest, window.latest) if window else (None, None)
    names = (event.kind, place_name(event), earliest, latest, words_of(event))
    return event.id, event.first, event.last, *names


def _signed(fingerprints: Iterable[int]) -> list[int]:
    """Fingerprints of 64 bits as SQLite holds them."""
    return sorted({mark - (1 << 64) if mark >= 1 << 63 else mark for mark in fingerprints})
