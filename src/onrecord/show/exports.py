"""Write a record out, in the exchange form, as tables or in others' formats: streamed, each file replaced whole."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
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
from onrecord.show.sayings import utterance_rows
from onrecord.show.views import Clocks


class Format(StrEnum):
    """In which form a record is written out."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    ICS = "ics"
    JSONLD = "jsonld"
    NINJS = "ninjs"
    PROV = "prov"


def export(
    record: Record,
    directory: Path,
    form: Format = Format.JSONL,
    *,
    clocks: Clocks | None = None,
    site: str | None = None,
    mode: str = "open",
) -> dict[str, int]:
    """Write the record into a folder (made if need be); which files, and how many rows each has.

    Of what lies in the folder already only files of these names are replaced, each at once when its successor is whole.
    `clocks` are the days that calendars, schema.org and ninjs tell of (today if not given); `site` is where the record
    is served, for the links in them. Raises ImportError where the form needs a package that is not installed.
    """
    directory.mkdir(parents=True, exist_ok=True)
    asked = clocks or Clocks(date.today().isoformat())
    if form is Format.JSONL:
        written = {f"{noun}.jsonl": map(as_line, rows) for noun, rows in nouns(record).items()}
        written["kept.jsonl"] = map(as_line, _kept(record))
        return {name: write_lines(directory / name, lines) for name, lines in written.items()}
    if form is Format.CSV:
        return _export_csv(record, directory)
    if form is Format.PARQUET:
        return _export_parquet(record, directory)
    if form is Format.PROV:
        from onrecord.show.formats import linked

        nodes = linked.provenance(record, site)
        return {"prov.jsonld": write_graph(directory / "prov.jsonld", linked.PROVENANCE_CONTEXT, nodes)}
    return _export_events(record, directory, form, asked, site, mode)


def nouns(record: Record) -> dict[str, Iterable[Row]]:
    """The rows of the exchange form by noun, each worked out as it is asked for."""
    return {
        "documents": document_rows(record),
        "statements": statement_rows(record),
        "events": event_rows(record),
        "times": (time_row(r.document, t) for r in record.readings() for t in r.times),
        "contradictions": map(contradiction_row, record.contradictions()),
        "reversals": map(reversal_row, record.reversals()),
        "utterances": utterance_rows(record),
        "origins": map(origin_row, record.origins()),
    }


def _kept(record: Record) -> Iterator[Row]:
    from onrecord.show.formats.kept import kept_rows

    return kept_rows(record)


def _export_csv(record: Record, directory: Path) -> dict[str, int]:
    from onrecord.show.formats.tables import COLUMNS, csv_lines

    return {
        f"{noun}.csv": write_pieces(directory / f"{noun}.csv", csv_lines(rows, COLUMNS[noun])) - 1
        for noun, rows in nouns(record).items()
    }


def _export_parquet(record: Record, directory: Path) -> dict[str, int]:
    from onrecord.show.formats.tables import write_parquet

    written = {}
    for noun, rows in nouns(record).items():
        with replaced(directory / f"{noun}.parquet") as beside:
            written[f"{noun}.parquet"] = write_parquet(beside, noun, rows)
    return written


def _export_events(
    record: Record, directory: Path, form: Format, clocks: Clocks, site: str | None, mode: str
) -> dict[str, int]:
    """All events as they stand on the day asked about, in one file of a format that knows events."""
    from onrecord.show.formats import ics, linked, ninjs
    from onrecord.show.occurrence import occurrences

    found = occurrences(record.events(), record, clocks)
    if form is Format.JSONLD:
        path = directory / "events.jsonld"
        return {path.name: write_graph(path, linked.EVENTS_CONTEXT, (linked.schema_event(o, site) for o in found))}
    if form is Format.NINJS:
        path = directory / "events.ninjs.jsonl"
        return {path.name: write_lines(path, (as_line(ninjs.item(one, site)) for one in found))}
    path = directory / "calendar.ics"
    written = ics.calendar(found, mode=ics.Mode(mode), site=site)
    with replaced(path) as beside:
        beside.write_bytes(written)
    return {path.name: written.count(b"BEGIN:VEVENT")}


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


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """A file beside the one meant, which it replaces in one step when all went well."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield beside
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def write_pieces(path: Path, pieces: Iterable[str]) -> int:
    """Write pieces of text into a file that appears whole or not at all; how many."""
    count = 0
    with replaced(path) as beside, beside.open("w", encoding="utf-8", errors="replace", newline="") as out:
        for piece in pieces:
            out.write(piece)
            count += 1
    return count


def write_lines(path: Path, lines: Iterable[str]) -> int:
    """Write lines into a file that appears whole or not at all; how many."""
    return write_pieces(path, (line + "\n" for line in lines))


def write_graph(path: Path, context: Row, nodes: Iterable[Row]) -> int:
    """Write a JSON-LD document; how many nodes it has."""
    from onrecord.show.formats.linked import graph

    return write_pieces(path, graph(context, nodes)) - 2


def as_line(row: Row) -> str:
    """One row as JSON on one line; half characters, which UTF-8 cannot hold, stay escaped."""
    line = json.dumps(row, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:
        return json.dumps(row)
    return line
