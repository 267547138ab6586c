"""What a server is told when it starts, and the record as its threads reach it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

from onrecord.desk import open_record
from onrecord.model import Record
from onrecord.show.lists import DeskList

LOCAL = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class Settings:
    """How a record is served.

    `site` is the address by which others reach it (for links; without it the one they asked for), `hosts` further
    names by which it may be asked, `token` what an editor must know to take decisions here (None: nobody can).
    """

    record: str
    site: str | None = None
    hosts: tuple[str, ...] = ()
    token: str | None = None
    lists: Mapping[str, DeskList] = field(default_factory=dict)
    today: Callable[[], str] = lambda: date.today().isoformat()

    @property
    def allowed(self) -> frozenset[str]:
        """The names of hosts that are answered: a page elsewhere must not reach a local record by a name of its own."""
        named = (urlsplit(self.site).hostname or "",) if self.site else ()
        return frozenset(host.lower() for host in (*LOCAL, *self.hosts, *named) if host)

    @property
    def is_secure(self) -> bool:
        """Whether it is reached by https."""
        return bool(self.site and self.site.startswith("https:"))


class Records:
    """One connection to the record for each thread that asks: SQLite lends none to another thread."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._mine = threading.local()
        self._all: list[Record] = []
        self._lock = threading.Lock()

    def get(self) -> Record:
        """This thread's connection."""
        record: Record | None = getattr(self._mine, "record", None)
        if record is None:
            record = self._mine.record = open_record(self._path)
            with self._lock:
                self._all.append(record)
        return record

    @contextmanager
    def own(self) -> Iterator[Record]:
        """A connection for one piece of work that writes."""
        record = open_record(self._path)
        try:
            yield record
        finally:
            record.close()
