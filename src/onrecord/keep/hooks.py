"""Who asked to be told of changes, and what is still to be sent: beside the record in its file, no part of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.keep import codec
from onrecord.keep.database import Database


@dataclass(frozen=True, slots=True)
class Hook:
    """An address that is told of changes: which ones, and the secret that what is sent is signed with."""

    id: str
    url: str
    secret: str
    made_on: str  # the day; what had changed before is not sent
    party: str | None = None
    place: str | None = None
    kind: str | None = None
    words: str | None = None
    event: str | None = None
    private: bool = False  # whether it may lie in a private network


@dataclass(frozen=True, slots=True)
class Delivery:
    """One change for one address: sent to the letter, until it is taken or given up."""

    hook: str
    id: str
    body: str
    tries: int
    due: str | None
    outcome: str


class Hooks:
    """The tables of hooks and deliveries of a record's file."""

    def __init__(self, path: str | Path) -> None:
        self._db = Database(path)

    def add(self, hook: Hook) -> None:
        """Remember an address."""
        self._db.write("INSERT INTO hooks VALUES (?, ?)", (hook.id, codec.text(hook)))

    def remove(self, id: str) -> bool:
        """Forget an address and what was to be sent to it."""
        with self._db.transaction():
            self._db.write("DELETE FROM deliveries WHERE hook = ?", (id,))
            return self._db.write("DELETE FROM hooks WHERE id = ?", (id,)) > 0

    def all(self) -> list[Hook]:
        """Every address."""
        return [codec.decode(body, Hook) for (body,) in self._db.all("SELECT body FROM hooks ORDER BY id")]

    def known(self, hook: str) -> dict[str, str]:
        """What an address was told, is being told, or what was there before it asked; each by its id."""
        return dict(self._db.all("SELECT id, body FROM deliveries WHERE hook = ?", (hook,)))

    def enter(self, deliveries: Iterable[Delivery]) -> int:
        """Add what is not there yet; how many."""
        rows = [(d.hook, d.id, d.body, d.tries, d.due, d.outcome) for d in deliveries]
        with self._db.transaction():
            return max(0, self._db.write_many("INSERT OR IGNORE INTO deliveries VALUES (?, ?, ?, ?, ?, ?)", rows))

    def take(self, now: str, until: str, most: int) -> Sequence[Delivery]:
        """What is due now. Nobody else gets it before `until`; if its sender dies, it is due again then."""
        with self._db.transaction():
            sql = "SELECT * FROM deliveries WHERE due <= ? ORDER BY due, hook, id LIMIT ?"
            found = [Delivery(*row) for row in self._db.all(sql, (now, most))]
            taken = [(until, d.hook, d.id) for d in found]
            self._db.write_many("UPDATE deliveries SET due = ? WHERE hook = ? AND id = ?", taken)
        return found

    def settle(self, delivery: Delivery, *, due: str | None, outcome: str) -> None:
        """How a try went; when to try again, if at all."""
        sql = "UPDATE deliveries SET tries = tries + 1, due = ?, outcome = ? WHERE hook = ? AND id = ?"
        self._db.write(sql, (due, outcome, delivery.hook, delivery.id))

    def outcomes(self, hook: str) -> dict[str, int]:
        """How many deliveries of an address went how."""
        sql = (
            "SELECT CASE WHEN due IS NOT NULL THEN 'waiting' ELSE outcome END, count(*) FROM deliveries WHERE hook = ?"
        )
        return dict(self._db.all(f"{sql} GROUP BY 1", (hook,)))

    def close(self) -> None:
        """Close the file."""
        self._db.close()
