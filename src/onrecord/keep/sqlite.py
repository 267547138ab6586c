"""The record in one SQLite file: safe against being killed, read by many, written by one process at a time.

Its tables are in four files by subject: `kept`, `worked`, `asked` for looking things up, `found` for browsing;
`database` is the file.
"""

from __future__ import annotations

from pathlib import Path

from onrecord.keep.database import PATIENCE_S, Database
from onrecord.keep.found import FoundTables
from onrecord.keep.kept import KeptTables
from onrecord.keep.sources import SourceTables


class Sqlite(KeptTables, SourceTables, FoundTables):
    """A `Record` in a SQLite file."""

    def __init__(self, path: str | Path, *, patience: float = PATIENCE_S) -> None:
        self._db = Database(path, patience=patience)

    def close(self) -> None:
        """Close the file."""
        self._db.close()
