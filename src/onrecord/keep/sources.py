"""The tables of gathering in a SQLite record: sources, pages, versions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.keep import codec
from onrecord.keep.asked import LAST
from onrecord.keep.database import Database
from onrecord.model import Moment, Page, Source, Version

_SAVE_SOURCE = """
    INSERT INTO sources (address, due, body) VALUES (?1, ?2, ?3)
    ON CONFLICT (address) DO UPDATE SET due = ?2, body = ?3
"""
_SAVE_PAGE = """
    INSERT INTO pages (address, page, due, body) VALUES (?1, ?2, ?3, ?4)
    ON CONFLICT (address) DO UPDATE SET page = ?2, due = ?3, body = ?4
"""
_PAGES_DUE = """
    SELECT body FROM pages WHERE due IS NOT NULL AND (due <= ?1 OR due > ?2) ORDER BY due, n LIMIT ?3
"""
_NEXT_DUE = "SELECT min(due) FROM (SELECT min(due) AS due FROM sources UNION ALL SELECT min(due) FROM pages)"


class SourceTables:
    """What watching keeps beside the record."""

    _db: Database

    def sources(self) -> Iterator[Source]:
        """All sources in the order they were added."""
        for (body,) in self._db.all("SELECT body FROM sources ORDER BY n"):
            yield codec.decode(body, Source)

    def source(self, address: str) -> Source | None:
        """The source at this address."""
        row = self._db.one("SELECT body FROM sources WHERE address = ?", (address,))
        return codec.decode(row[0], Source) if row else None

    def save_source(self, source: Source) -> bool:
        """Add a source or set it anew; whether it is new."""
        with self._db.transaction():
            new = self._db.one("SELECT 1 FROM sources WHERE address = ?", (source.address,)) is None
            self._db.write(_SAVE_SOURCE, (source.address, source.due, codec.text(source)))
            return new

    def drop_source(self, address: str) -> bool:
        """Look at a source no more; what came from it stays."""
        with self._db.transaction():
            for page in self.pages_from(address):
                self.save_page(replace(page, due=None))
            return bool(self._db.write("DELETE FROM sources WHERE address = ?", (address,)))

    def page(self, address: str) -> Page | None:
        """The page at this address."""
        row = self._db.one("SELECT body FROM pages WHERE address = ?", (address,))
        return codec.decode(row[0], Page) if row else None

    def save_page(self, page: Page) -> None:
        """Add a page or set it anew."""
        self._db.write(_SAVE_PAGE, (page.address, page.key, page.due, codec.text(page)))

    def pages_due(self, now: Moment, horizon: Moment, limit: int) -> Sequence[Page]:
        """Pages to look at now, the longest due first."""
        return [codec.decode(body, Page) for (body,) in self._db.all(_PAGES_DUE, (now, horizon, limit))]

    def pages_of(self, key: str) -> Sequence[Page]:
        """The pages that lead to one key."""
        return [codec.decode(body, Page) for (body,) in self._db.all("SELECT body FROM pages WHERE page = ?", (key,))]

    def pages_from(self, source: str) -> Sequence[Page]:
        """The pages that a source named."""
        sql = "SELECT body FROM pages WHERE json_extract(body, '$.source') = ?"
        return [codec.decode(body, Page) for (body,) in self._db.all(sql, (source,))]

    def next_due(self) -> Moment | None:
        """When something is due next."""
        row = self._db.one(_NEXT_DUE)
        return str(row[0]) if row and row[0] else None

    def add_version(self, version: Version) -> None:
        """Write down what became of a page."""
        sql = "INSERT INTO versions (page, document, seen, body) VALUES (?, ?, ?, ?)"
        self._db.write(sql, (version.page, version.document, version.seen, codec.text(version)))

    def versions(self, *, page: str | None = None, since: Moment | None = None) -> Iterator[Version]:
        """Versions in the order they were seen, of one page (and of its parts) or all, from a moment on."""
        asked, parameters = ["1"], []
        if page is not None:
            asked.append("(page = ? OR (page > ? AND page < ?))")
            parameters += [page, f"{page}#", f"{page}#{LAST}"]
        if since is not None:
            asked.append("seen >= ?")
            parameters.append(since)
        for (body,) in self._db.all(f"SELECT body FROM versions WHERE {' AND '.join(asked)} ORDER BY n", parameters):
            yield codec.decode(body, Version)

    def version_of(self, document: str) -> Version | None:
        """The version that a document is."""
        row = self._db.one("SELECT body FROM versions WHERE document = ? ORDER BY n LIMIT 1", (document,))
        return codec.decode(row[0], Version) if row else None
