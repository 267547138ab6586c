"""Finding in a SQLite record what pages and programs browse: words, speakers, changes, what a day lay within."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from onrecord.keep import codec
from onrecord.keep.asked import AskedTables
from onrecord.keep.lookup import FOREVER, words_in
from onrecord.model import Event, Standing, Voice

_CHANGES = """
    SELECT s.body, (SELECT b.body FROM standings b WHERE b.event = s.event AND b.n < s.n ORDER BY b.n DESC LIMIT 1)
    FROM standings s WHERE s.since BETWEEN ?1 AND ?2 ORDER BY s.since DESC, s.event DESC, s.n DESC
"""
_OF_ONE_EVENT = """
    SELECT body, (SELECT b.body FROM standings b WHERE b.event = s.event AND b.n < s.n ORDER BY b.n DESC LIMIT 1)
    FROM standings s WHERE s.event = (SELECT n FROM events WHERE id = ?3) AND s.since BETWEEN ?1 AND ?2
    ORDER BY s.since DESC, s.n DESC
"""
_AFTER = "(day, n) < (SELECT day, n FROM spoken WHERE statement = ?1)"
_VOICES = """
    SELECT speaker, json_group_array(DISTINCT side), count(*), min(day), max(day) FROM spoken
    WHERE speaker <> '' AND day <= ? GROUP BY speaker
"""
_SPANNING = """
    SELECT coalesce(shown, body) FROM events WHERE joined IS NULL AND last > ?1 AND first <= ?1 ORDER BY last, id
"""


class FoundTables(AskedTables):
    """What is browsed."""

    def search(self, words: str, *, after: str | None = None) -> Iterator[str]:
        """Linked statements whose passage or speaker has all these words, the newest document first."""
        asked = words_in(words)
        if not asked:
            return
        match = " ".join(f'"{word}"' for word in asked)
        later = f"AND {_AFTER.replace('(day, n)', '(p.day, p.n)')}" if after else ""
        sql = (
            f"SELECT p.statement FROM said JOIN spoken p ON p.n = said.rowid WHERE said MATCH ?2 {later}"
            " ORDER BY p.day DESC, p.n DESC"
        )
        for (id,) in self._db.rows(sql, (after, match)):
            yield str(id)

    def spoken(self, *, speaker: str | None = None, after: str | None = None) -> Iterator[str]:
        """Linked statements, of one named speaker or all, the newest document first; those after a given one."""
        conditions = ["?1 IS ?1"]
        if speaker is not None:
            conditions.append("speaker = ?2 AND speaker <> ''")
        if after:
            conditions.append(_AFTER)
        sql = f"SELECT statement FROM spoken WHERE {' AND '.join(conditions)} ORDER BY day DESC, n DESC"
        for (id,) in self._db.rows(sql, (after, speaker) if speaker is not None else (after,)):
            yield str(id)

    def speakers(self, *, until: str = FOREVER) -> Sequence[Voice]:
        """Named speakers, those most on record first, by the documents of a day and before."""
        rows = self._db.all(_VOICES, (until,))
        voices = [Voice(name, tuple(sorted(filter(None, json.loads(sides)))), *rest) for name, sides, *rest in rows]
        return sorted(voices, key=lambda voice: (-voice.statements, voice.name))

    def changes(self, since: str, until: str, event: str | None = None) -> Iterator[tuple[Standing, Standing | None]]:
        """Change points on these days and the standing each replaces, the newest first; of one event or all."""
        sql, asked = (_OF_ONE_EVENT, (since, until, event)) if event else (_CHANGES, (since, until))
        for body, before in self._db.rows(sql, asked):
            yield codec.decode(body, Standing), codec.decode(before, Standing) if before else None

    def spanning(self, day: str) -> Iterator[Event]:
        """Events that were spoken of by this day and again after it."""
        for (body,) in self._db.rows(_SPANNING, (day,)):
            yield codec.decode(body, Event)
