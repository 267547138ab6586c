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
    WHERE speaker <> '' AND day <= ?1 {one} GROUP BY speaker
"""
_SPANNING = """
    SELECT coalesce(shown, body) FROM events
    WHERE joined IS NULL AND last <> first AND last > ?1 AND first <= ?1 ORDER BY last, id
"""
_STIRRED = """
    SELECT coalesce(r.shown, r.body)
    FROM (SELECT DISTINCT coalesce(e.joined, e.id) AS id
          FROM (SELECT DISTINCT event FROM stirred WHERE day BETWEEN ?2 AND ?3) s
          CROSS JOIN events e ON e.n = s.event) w
    CROSS JOIN events r ON r.id = w.id
    WHERE r.last <> r.first AND r.last > ?1 AND r.first <= ?1 ORDER BY r.last, r.id
"""


class FoundTables(AskedTables):
    """What is browsed."""

    def search(
        self, words: str, *, after: str | None = None, said: str | None = None, published: str | None = None
    ) -> Iterator[str]:
        """Linked statements whose passage or speaker has all these words, the newest document first."""
        asked = words_in(words)
        if not asked:
            return
        match = " ".join(f'"{word}"' for word in asked)
        conditions = ["said MATCH ?4", *_by_then(said, published), *([_AFTER] if after else [])]
        sql = (
            f"SELECT statement FROM said JOIN spoken ON n = said.rowid WHERE {' AND '.join(conditions)}"
            " ORDER BY day DESC, n DESC"
        )
        for (id,) in self._db.rows(sql, (after, said, published, match)):
            yield str(id)

    def spoken(
        self,
        *,
        speaker: str | None = None,
        after: str | None = None,
        said: str | None = None,
        published: str | None = None,
    ) -> Iterator[str]:
        """Linked statements, of one named speaker or all, the newest document first."""
        conditions = ["?4 IS ?4", *_by_then(said, published), *([_AFTER] if after else [])]
        if speaker is not None:
            conditions.append("speaker = ?4 AND speaker <> ''")
        sql = f"SELECT statement FROM spoken WHERE {' AND '.join(conditions)} ORDER BY day DESC, n DESC"
        for (id,) in self._db.rows(sql, (after, said, published, speaker)):
            yield str(id)

    def speakers(self, *, until: str = FOREVER, name: str | None = None) -> Sequence[Voice]:
        """Named speakers, those most on record first, by the documents of a day and before; all of them or one."""
        sql = _VOICES.format(one="" if name is None else "AND speaker = ?2")
        rows = self._db.all(sql, (until,) if name is None else (until, name))
        voices = [Voice(name, tuple(sorted(filter(None, json.loads(sides)))), *rest) for name, sides, *rest in rows]
        return sorted(voices, key=lambda voice: (-voice.statements, voice.name))

    def changes(self, since: str, until: str, event: str | None = None) -> Iterator[tuple[Standing, Standing | None]]:
        """Change points on these days and the standing each replaces, the newest first; of one event or all."""
        sql, asked = (_OF_ONE_EVENT, (since, until, event)) if event else (_CHANGES, (since, until))
        for body, before in self._db.rows(sql, asked):
            yield codec.decode(body, Standing), codec.decode(before, Standing) if before else None

    def spanning(self, day: str, *, since: str | None = None, until: str | None = None) -> Iterator[Event]:
        """Events that were spoken of by this day and again after it; with words or windows of some days, or all."""
        narrow = since is not None or until is not None
        asked = (day, since or "", until or FOREVER) if narrow else (day,)
        for (body,) in self._db.rows(_STIRRED if narrow else _SPANNING, asked):
            yield codec.decode(body, Event)


def _by_then(said: str | None, published: str | None) -> list[str]:
    """Conditions of what had been said, and published, by a day; both stand in the parameters in any case."""
    said_by = "said_on <= ?2" if said is not None else "?2 IS ?2"
    return [said_by, "published_on <= ?3" if published is not None else "?3 IS ?3"]
