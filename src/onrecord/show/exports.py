"""Write a record out in the exchange form: one JSON Lines file for each noun, streamed, each replaced in one step."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.desk import testimony_of
from onrecord.model import Link, Record, Statement, Verdict
from onrecord.show.rows import (
    Row,
    contradiction_row,
    document_row,
    event_row,
    origin_row,
    reversal_row,
    statement_row,
    time_row,
)


def export(record: Record, directory: Path) -> dict[str, int]:
    """Write the record's seven files into a folder (made if need be); how many lines each has.

    Of what lies in the folder already only files of these names are replaced, each at once when its successor is whole.
    """
    directory.mkdir(parents=True, exist_ok=True)
    files: dict[str, Iterable[Row]] = {
        "documents.jsonl": document_rows(record),
        "statements.jsonl": statement_rows(record),
        "events.jsonl": event_rows(record),
        "times.jsonl": (time_row(r.document, t) for r in record.readings() for t in r.times),
        "contradictions.jsonl": map(contradiction_row, record.contradictions()),
        "reversals.jsonl": map(reversal_row, record.reversals()),
        "origins.jsonl": map(origin_row, record.origins()),
    }
    return {name: write_lines(directory / name, rows) for name, rows in files.items()}


def document_rows(record: Record) -> Iterator[Row]:
    """All documents in the order of the record, each with its origin."""
    for document in record.documents():
        yield document_row(document, record.origin_of(document.id))


def statement_rows(record: Record) -> Iterator[Row]:
    """All statements that count, in the order of the record: as corrected by editors, without withdrawn ones."""
    judged = judged_statements(record)
    links = record.links()
    link = next(links, None)
    told: tuple[str, str | None] = ("", None)
    for statement in record.statements():
        if statement.document != told[0]:
            document = record.document(statement.document)
            told = (statement.document, document.published_at if document else None)
        mine = link if link and link.statement == statement.id else None
        link = next(links, None) if mine else link
        yield from _statement_row(statement, mine, told[1], record, statement.id in judged)


def _statement_row(
    statement: Statement, link: Link | None, told_on: str | None, record: Record, is_judged: bool
) -> Iterator[Row]:
    if link is None:  # not settled yet
        yield statement_row(statement, speaker=statement.speaker, event=None, told_on=told_on)
    elif not is_judged:
        yield statement_row(statement, speaker=link.speaker, event=link.event, told_on=told_on)
    else:
        for t in testimony_of(link.event, record):
            if t.statement.id == statement.id and t.withdrawn_on is None:
                yield statement_row(t.statement, speaker=t.speaker, event=link.event, told_on=told_on)


def judged_statements(record: Record) -> frozenset[str]:
    """Statements that an editor withdrew or corrected at some time, whether or not that is still in force."""
    verdicts = (Verdict.WITHDRAW, Verdict.CORRECT)
    return frozenset(j.subject for j in record.judgements(by_editor=True) if j.verdict in verdicts)


def event_rows(record: Record) -> Iterator[Row]:
    """All events, last spoken of first, with the statements that count for them."""
    counted = counted_statements(record)
    for event in record.events():
        yield event_row(event, record.standings(event.id), counted.get(event.id, ()))


def counted_statements(record: Record) -> dict[str, list[str]]:
    """The statements of each event in the order of the record, without withdrawn ones.

    One walk along the links: asking event by event takes twenty times as long on a record of a hundred thousand.
    """
    judged = {id: record.event_of(id) for id in judged_statements(record)}
    every = (t for event in {event for event in judged.values() if event} for t in testimony_of(event, record))
    withdrawn = {t.statement.id for t in every if t.withdrawn_on is not None}
    counted: dict[str, list[str]] = {}
    for link in record.links():
        if link.statement not in withdrawn:
            counted.setdefault(link.event, []).append(link.statement)
    return counted


def write_lines(path: Path, rows: Iterable[Row]) -> int:
    """Write rows as JSON Lines into a file that appears whole or not at all; how many."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    count = 0
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as out:
            for row in rows:
                out.write(as_line(row) + "\n")
                count += 1
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return count


def as_line(row: Row) -> str:
    """One row as JSON on one line; half characters, which UTF-8 cannot hold, stay escaped."""
    line = json.dumps(row, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:
        return json.dumps(row)
    return line
