"""One SQLite file: how it is opened, brought up to date, written to in transactions, and how it refuses."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any, NoReturn

from onrecord.model import RecordRefused, Trouble

Row = tuple[Any, ...]
APPLICATION = 0x6F6E7263  # "onrc", set by the first schema file

# Another process holds the record for one chunk of work at most, about a second; half a minute covers thirty of them.
PATIENCE_S = 30.0

# What SQLite says, what it means to a person, and what helps. The first that is contained in the message is taken.
_REFUSALS = (
    ("locked", "another program is writing to this record", "wait until it is done, then try again"),
    ("disk is full", "the disk is full", "make room on it, then go on where it stopped: nothing entered is lost"),
    ("readonly", "this record may not be written to", "change its permissions, or copy it to a place of your own"),
    ("unable to open", "it cannot be opened", "check that its folder is there and that you may write to it"),
    ("not a database", "this is not a record of onrecord", "give another path, or move that file away"),
    ("malformed", "this record is damaged", "restore it from a copy, or read the documents into a new one"),
    ("disk i/o error", "the disk does not answer", "check the disk, then go on where it stopped"),
    ("no such table", "this database is not a record of onrecord", "give another path"),
)


class Database:
    """A connection that says in one sentence what is wrong with its file."""

    def __init__(self, path: str | Path, *, patience: float = PATIENCE_S) -> None:
        self.path = str(path)
        self._depth = 0
        try:
            self._connection = self._connect(patience)
            self._prepare(patience)
        except sqlite3.Error as error:
            self._refuse(error)

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> Iterator[Row]:
        """The rows of an answer, one by one as they are asked for."""
        try:
            # `yield from` would close the cursor of a listing left half way, by which time the file may be closed.
            for row in self._connection.execute(sql, parameters):  # noqa: UP028
                yield row
        except sqlite3.Error as error:
            self._refuse(error)

    def all(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        """All rows of a small answer."""
        try:
            return self._connection.execute(sql, parameters).fetchall()
        except sqlite3.Error as error:
            self._refuse(error)

    def one(self, sql: str, parameters: Sequence[object] = ()) -> Row | None:
        """The first row of an answer."""
        try:
            row: Row | None = self._connection.execute(sql, parameters).fetchone()
            return row
        except sqlite3.Error as error:
            self._refuse(error)

    def write(self, sql: str, parameters: Sequence[object] = ()) -> int:
        """Change something; how many rows were changed."""
        try:
            return self._connection.execute(sql, parameters).rowcount
        except sqlite3.Error as error:
            self._refuse(error)

    def write_many(self, sql: str, rows: Iterable[Sequence[object]]) -> int:
        """The same change for many rows; how many were changed."""
        try:
            return self._connection.executemany(sql, rows).rowcount
        except sqlite3.Error as error:
            self._refuse(error)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is done, or nothing of it; one inside another belongs to the outer one."""
        if self._depth:
            yield
            return
        self.write("BEGIN IMMEDIATE")  # takes the write lock at once, so that what is read inside stays true
        self._depth = 1
        try:
            yield
            self.write("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.rollback()
            raise
        finally:
            self._depth = 0

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _connect(self, patience: float) -> sqlite3.Connection:
        path = Path(self.path)
        if path.exists() and not os.access(path, os.W_OK):
            still = not os.access(path.parent, os.W_OK) and not Path(f"{path}-wal").exists()
            how = "?mode=ro&immutable=1" if still else "?mode=ro"  # reading beside a writer takes a file next to it
            return sqlite3.connect(path.resolve().as_uri() + how, uri=True, timeout=patience, isolation_level=None)
        return sqlite3.connect(path, timeout=patience, isolation_level=None, cached_statements=256)

    def _prepare(self, patience: float) -> None:
        for setting in (
            "PRAGMA foreign_keys = ON",
            "PRAGMA synchronous = NORMAL",  # with WAL, a power cut may take the last entries, and never breaks the file
            "PRAGMA temp_store = MEMORY",
            "PRAGMA cache_size = -65536",  # 64 MB: the hot indexes of a record of 100,000 documents
        ):
            self._connection.execute(setting)
        self._bring_up_to_date(patience)

    def _bring_up_to_date(self, patience: float) -> None:
        """Run the schema files that this record has not seen, in one transaction."""
        steps = _schema()
        with self._at_one_moment():  # another process may be making this record right now
            known, marked, tables = self._number("user_version"), self._number("application_id"), self._tables()
        if marked != APPLICATION and (known or tables):
            self._say("this database is not a record of onrecord", "give another path")
        if known > len(steps):
            newer = f"this record was written by a newer onrecord (schema {known}, this one knows {len(steps)})"
            self._say(newer, "update onrecord, then try again")
        if known < len(steps):
            self._write_ahead(time.monotonic() + patience)
            with self.transaction():
                self._run(steps)

    def _run(self, steps: Sequence[str]) -> None:
        known = self._number("user_version")  # asked inside the transaction: another process may have been first
        for number, sql in enumerate(steps[known:], known + 1):
            for statement in _split(sql):
                self._connection.execute(statement)
            self._connection.execute(f"PRAGMA user_version = {number}")

    def _write_ahead(self, until: float) -> None:
        """Readers and one writer at once; SQLite does not wait by itself while another process sets the same."""
        while True:
            try:
                self._connection.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > until:
                    raise
            time.sleep(0.02)

    @contextmanager
    def _at_one_moment(self) -> Iterator[None]:
        self._connection.execute("BEGIN")
        try:
            yield
        finally:
            self._connection.rollback()

    def _tables(self) -> int:
        return int(self._connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0])

    def _number(self, pragma: str) -> int:
        return int(self._connection.execute(f"PRAGMA {pragma}").fetchone()[0])

    def _refuse(self, error: sqlite3.Error) -> NoReturn:
        said = str(error)
        for mark, cause, remedy in _REFUSALS:
            if mark in said.casefold():
                raise RecordRefused(Trouble(self.path, cause, remedy)) from error
        if isinstance(error, sqlite3.OperationalError):
            raise RecordRefused(Trouble(self.path, f"SQLite says {said!r}", "check the file and its disk")) from error
        raise error  # a broken constraint or a wrong parameter is our own bug, and must look like one

    def _say(self, cause: str, remedy: str) -> NoReturn:
        raise RecordRefused(Trouble(self.path, cause, remedy))


def _schema() -> list[str]:
    """The schema files in their order."""
    folder = files("onrecord.keep") / "schema"
    return [file.read_text("utf-8") for file in sorted(folder.iterdir(), key=lambda f: f.name) if file.name[0] == "0"]


def _split(sql: str) -> Iterator[str]:
    """The single statements of a schema file; `executescript` would end the transaction that they belong to."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
