"""The kept tables of a SQLite record: documents, readings, statements, judgements."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from onrecord.keep import codec
from onrecord.keep.asked import LAST
from onrecord.keep.lookup import published_on
from onrecord.keep.worked import WorkTables
from onrecord.model import Document, Judgement, Reading, Statement, TimeExpression

_ENTER_STATEMENT = (
    "INSERT OR IGNORE INTO statements (id, day, document, start, reading, body) VALUES (?, ?, ?, ?, ?, ?)"
)
_WAIT = "INSERT INTO unsettled SELECT day, document, start, id FROM statements WHERE reading = ?"
# CROSS JOIN: documents first, so that their order is taken from the index and nothing large is sorted in memory.
_COUNTING_READINGS = """
    SELECT r.document, r.reader, r.times FROM documents d CROSS JOIN readings r ON r.document = d.id
    WHERE r.by_editor
       OR r.n = (SELECT max(l.n) FROM readings l WHERE l.document = r.document AND NOT l.by_editor)
    ORDER BY d.day, d.id, r.by_editor DESC, r.n
"""
_UNREAD = """
    SELECT d.body, u.reason FROM unread u JOIN documents d ON d.id = u.document
    WHERE NOT EXISTS (SELECT 1 FROM readings r WHERE r.document = u.document AND NOT r.by_editor)
    ORDER BY d.day, d.id
"""
# The index of this condition makes it free while there are none, and there are few ever.
_UNSURE = """
    SELECT body FROM judgements WHERE NOT by_editor AND json_extract(body, '$.verdict') = 'unsure' ORDER BY n
"""
_RETRACTIONS = """
    SELECT body FROM judgements
    WHERE NOT by_editor AND json_extract(body, '$.verdict') IN ('withdraw', 'undo') ORDER BY n
"""
_COUNTS = """
    SELECT (SELECT count(*) FROM documents),
           (SELECT count(*) FROM unsettled) + (SELECT count(*) FROM links),
           (SELECT count(*) FROM judgements),
           (SELECT count(*) FROM events) - (SELECT count(*) FROM events WHERE joined IS NOT NULL)
"""


class KeptTables(WorkTables):
    """What is only added to."""

    def has_read(self, document: str, reader: str) -> bool:
        """Whether this reader has read this document."""
        return bool(self._db.one("SELECT 1 FROM readings WHERE document = ? AND reader = ?", (document, reader)))

    def enter(self, document: Document, reading: Reading) -> bool:
        """Keep a document and what was read in it; False if that reading was kept already."""
        return self.enter_all(((document, reading),)) == 1

    def enter_all(self, read: Iterable[tuple[Document, Reading]]) -> int:
        """Many at once in one transaction; how many were new."""
        with self._db.transaction():
            return sum(self._enter(document, reading) for document, reading in read)

    def keep_unread(self, documents: Iterable[tuple[Document, str]]) -> int:
        """Keep documents that no reader at hand can read, each with the reason; how many were new."""
        new = 0
        with self._db.transaction():
            for document, reason in documents:
                self._keep_document(document)
                sql = "INSERT OR IGNORE INTO unread (document, reason) VALUES (?, ?)"
                new += self._db.write(sql, (document.id, reason))
        return new

    def unread(self) -> Iterator[tuple[Document, str]]:
        """Documents kept with a reason that no machine has read since, in the order of the record."""
        for body, reason in self._db.rows(_UNREAD):
            yield codec.decode(body, Document), str(reason)

    def retractions(self) -> Iterator[Judgement]:
        """Withdrawals that rules wrote down, in the order they were made."""
        for (body,) in self._db.rows(_RETRACTIONS):
            yield codec.decode(body, Judgement)

    def unsure(self) -> Iterator[Judgement]:
        """Judgements by which a rule said that it was not sure, in the order they were made."""
        for (body,) in self._db.rows(_UNSURE):
            yield codec.decode(body, Judgement)

    def judge(self, judgements: Iterable[Judgement]) -> int:
        """Add judgements; how many were new."""
        rows = ((j.id, j.subject, j.object, j.by_editor, codec.text(j)) for j in judgements)
        sql = "INSERT OR IGNORE INTO judgements (id, subject, object, by_editor, body) VALUES (?, ?, ?, ?, ?)"
        with self._db.transaction():
            return max(0, self._db.write_many(sql, rows))

    def document(self, id: str) -> Document | None:
        """The document with this id."""
        row = self._db.one("SELECT body FROM documents WHERE id = ?", (id,))
        return codec.decode(row[0], Document) if row else None

    def documents(self, *, after: str | None = None) -> Iterator[Document]:
        """All documents in the order of the record, or those after one."""
        later = "WHERE (day, id) > (SELECT day, id FROM documents WHERE id = ?)" if after else ""
        for (body,) in self._db.rows(f"SELECT body FROM documents {later} ORDER BY day, id", (after,) if after else ()):
            yield codec.decode(body, Document)

    def statement(self, id: str) -> Statement | None:
        """By id or by the beginning of one, if it names one statement only."""
        sql = "SELECT id, body FROM statements WHERE id >= ? AND id < ? ORDER BY id LIMIT 2"
        rows = self._db.all(sql, (id, id + LAST)) if len(id) > 1 else []
        return codec.decode(rows[0][1], Statement) if rows and (len(rows) == 1 or rows[0][0] == id) else None

    def statements(self, *, document: str | None = None) -> Iterator[Statement]:
        """The statements that count, of one document or all, in the order of the record."""
        of_one = "WHERE document = ?1 AND day = (SELECT day FROM documents WHERE id = ?1)" if document else ""
        sql = f"SELECT body FROM statements_that_count {of_one} ORDER BY day, document, start, id"
        for (body,) in self._db.rows(sql, (document,) if document else ()):
            yield codec.decode(body, Statement)

    def readings(self) -> Iterator[Reading]:
        """The readings that count, with their times and without their statements, in the order of the record."""
        for document, reader, times in self._db.rows(_COUNTING_READINGS):
            yield Reading(document, reader, (), codec.decode(times, tuple[TimeExpression, ...]))

    def judgements(self, *, about: Collection[str] | None = None, by_editor: bool = False) -> Iterator[Judgement]:
        """Judgements in the order they were made, of editors only or all, about some things or any."""
        asked = ["by_editor"] if by_editor else []
        if about is not None:
            asked.append(
                "n IN (SELECT n FROM judgements WHERE subject IN (SELECT value FROM json_each(?1))"
                " UNION SELECT n FROM judgements WHERE object IN (SELECT value FROM json_each(?1)))"
            )
        where = f"WHERE {' AND '.join(asked)}" if asked else ""
        sql = f"SELECT body FROM judgements {where} ORDER BY n"
        for (body,) in self._db.rows(sql, () if about is None else (codec.text(sorted(about)),)):
            yield codec.decode(body, Judgement)

    def counts(self) -> dict[str, int]:
        """How many documents, statements, judgements, events."""
        row = self._db.one(_COUNTS) or (0, 0, 0, 0)
        return dict(zip(("documents", "statements", "judgements", "events"), row, strict=True))

    def _enter(self, document: Document, reading: Reading) -> bool:
        if self.has_read(document.id, reading.reader):
            return False
        day = self._keep_document(document)
        by_editor = reading.reader.startswith("editor")
        if not by_editor:
            self.take_back_readings(document.id, day)
        sql = "INSERT INTO readings (document, reader, by_editor, times) VALUES (?, ?, ?, ?) RETURNING n"
        number = (self._db.one(sql, (document.id, reading.reader, by_editor, codec.text(reading.times))) or (0,))[0]
        rows = [(s.id, day, document.id, s.span[0], number, codec.text(s)) for s in reading.statements]
        self._db.write_many(_ENTER_STATEMENT, rows)
        self._db.write(_WAIT, (number,))
        return True

    def _keep_document(self, document: Document) -> str:
        """Keep a document if it is new; the day it counts for."""
        known = self._db.one("SELECT day FROM documents WHERE id = ?", (document.id,))
        if known:
            return str(known[0])
        sql = "INSERT INTO documents (id, day, published, retrieved, outlet, body) VALUES (?, ?, ?, ?, ?, ?)"
        days = document.day, published_on(document), document.retrieved_at[:10]
        self._db.write(sql, (document.id, *days, document.outlet, codec.text(document)))
        self._db.write("INSERT INTO unsourced VALUES (?, ?)", (document.day, document.id))
        return document.day
