"""What is kept, to the letter: documents with their texts, readings, editors' judgements, and the way back.

Everything else is worked out from these, so an empty record that takes them in gives the same answers.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from onrecord import desk
from onrecord.keep import codec
from onrecord.model import Document, Judgement, Reading, Record, Trouble
from onrecord.show.rows import Row

NAME = "kept.jsonl"
AT_ONCE = 200  # documents of one transaction


def kept_rows(record: Record) -> Iterator[Row]:
    """Each kept thing as one row: each document and what was read in it, then judgements.

    Of a document that was read several times the readings that count are written, no older ones.
    """
    readings = groupby(record.readings(), key=lambda reading: reading.document)
    read = next(readings, None)
    for document in record.documents():
        yield {"noun": "document", "value": codec.plain(document)}
        if read is None or read[0] != document.id:
            continue
        told = list(record.statements(document=document.id))
        for reading in read[1]:
            own = tuple(statement for statement in told if statement.reader == reading.reader)
            yield {"noun": "reading", "value": codec.plain(Reading(document.id, reading.reader, own, reading.times))}
        read = next(readings, None)
    for judgement in record.judgements(by_editor=True):
        yield {"noun": "judgement", "value": codec.plain(judgement)}


@dataclass(frozen=True, slots=True)
class Restored:
    """How much was taken in, and what could not be."""

    documents: int
    readings: int
    judgements: int
    troubles: tuple[Trouble, ...]


def restore(path: Path, record: Record, progress: desk.Progress | None = None) -> Restored:
    """Take what was kept into a record and work everything out; a line that cannot be read is told and left out."""
    document: Document | None = None
    seen = 0
    readings: list[tuple[Document, Reading]] = []
    judgements: list[Judgement] = []
    troubles: list[Trouble] = []
    new = 0
    for place, noun, value in _lines(path, troubles):
        try:
            if noun == "document":
                document = codec.decode(value, Document)
                seen += 1
            elif noun == "reading":
                reading = codec.decode(value, Reading)
                if document is None or document.id != reading.document:
                    raise KeyError(reading.document)
                readings.append((document, reading))
            elif noun == "judgement":
                judgements.append(codec.decode(value, Judgement))
            else:
                raise ValueError(f"{noun!r} is no kept thing")
        except KeyError:
            troubles.append(Trouble(place, "its document does not stand right before it", "export the record again"))
        except ValueError as error:
            troubles.append(Trouble(place, f"it is no kept thing ({error})", "export the record again"))
        if len(readings) >= AT_ONCE:
            new, readings = new + record.enter_all(readings), []
    new += record.enter_all(readings)
    added = record.judge(judgements)
    if new or added:
        desk.rebuild(record, progress)
    return Restored(seen, new, added, tuple(troubles))


def _lines(path: Path, troubles: list[Trouble]) -> Iterable[tuple[str, str, str]]:
    with path.open(encoding="utf-8", errors="replace") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            place = f"{path}, line {number}"
            try:
                row = json.loads(line)
                yield place, str(row["noun"]), json.dumps(row["value"])
            except (ValueError, KeyError, TypeError, RecursionError):
                troubles.append(Trouble(place, "it is no line of a kept record", "export the record again"))
