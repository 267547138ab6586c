"""Which record a command works on, and how a thing in it is found by the beginning of its id or by words."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import islice
from pathlib import Path
from typing import NoReturn

from onrecord.desk import open_record
from onrecord.model import Event, EventQuery, Judgement, Record, RecordRefused, Statement, Trouble
from onrecord.show.lines import short
from onrecord.show.terminal import fail, tell
from onrecord.show.words import joined, one_line, title
from onrecord.world.offices import ENVIRONMENT, own_troubles

DEFAULT = "onrecord.sqlite"
# How many candidates a sentence about an ambiguous name lists.
NAMED = 5
_ID = re.compile(r"e[0-9a-f]+$")


@contextmanager
def existing(path: str | None) -> Iterator[Record]:
    """The record at a path, which must be there already; refusals become one sentence and exit code 1."""
    where = path or DEFAULT
    if not Path(where).is_file():
        remedy = "make one with `onrecord read PATH`, or name another with --record"
        fail(Trouble(where, "there is no record in this place yet", remedy))
    with opened(where) as record:
        yield record


def in_memory() -> AbstractContextManager[Record]:
    """A record that goes with the program."""
    return _open(None)


def opened(path: str | None) -> AbstractContextManager[Record]:
    """The record at a path, made if need be; refusals become one sentence and exit code 1."""
    return _open(path or DEFAULT)


@contextmanager
def _open(path: str | None) -> Iterator[Record]:
    try:
        with offices_beside(path):
            record = open_record(path)
            try:
                yield record
            finally:
                record.close()
    except RecordRefused as refused:
        fail(refused.trouble)


OFFICES = "offices.csv"


@contextmanager
def offices_beside(path: str | None) -> Iterator[None]:
    """Take the desk's own table of offices from the record's folder, if there is one and no other is named.

    It is named in the environment, so that processes that read beside this one know it too.
    """
    table = Path(path).absolute().parent / OFFICES if path else None
    if table is None or not table.is_file() or os.environ.get(ENVIRONMENT):
        yield
        return
    os.environ[ENVIRONMENT] = str(table)
    try:
        yield
    finally:
        os.environ.pop(ENVIRONMENT, None)


def tell_of_offices() -> None:
    """Say which rows of the desk's own table of offices cannot be meant; the others count."""
    for trouble in own_troubles():
        tell(trouble)


def find_event(record: Record, asked: str) -> Event:
    """The event whose id begins so, or the only one whose title has these words."""
    found = record.event(asked)
    if found:
        return found
    candidates = [e for e in record.events() if e.id.startswith(asked)] if _ID.match(asked) else []
    candidates = candidates or list(record.events(EventQuery(words=asked, limit=NAMED + 1)))
    if len(candidates) == 1:
        return candidates[0]
    if not candidates:
        fail(Trouble(asked, "no event has such an id or such words in its title", "`onrecord events` lists them all"))
    return _ambiguous(asked, (f"{short(e.id)} ({title(e)})" for e in candidates), "event")


def find_statement(record: Record, asked: str) -> Statement:
    """The statement whose id begins so."""
    found = record.statement(asked)
    if found:
        return found
    candidates = [s.id for s in record.statements() if s.id.startswith(asked)]
    if not candidates:
        fail(Trouble(asked, "no statement has an id that begins so", "`onrecord statements` lists them"))
    return _ambiguous(asked, candidates, "statement")


def find_judgement(record: Record, asked: str) -> Judgement:
    """The judgement whose id begins so."""
    candidates = [j for j in record.judgements() if j.id.startswith(asked)]
    if len(candidates) == 1:
        return candidates[0]
    if not candidates:
        fail(Trouble(asked, "no judgement has an id that begins so", "`onrecord judgements` lists them"))
    return _ambiguous(asked, (j.id for j in candidates), "judgement")


def _ambiguous(asked: str, candidates: Iterable[str], noun: str) -> NoReturn:
    named = list(islice(candidates, NAMED + 1))
    listed = [*named[:NAMED], *(["others"] if len(named) > NAMED else [])]
    fail(Trouble(one_line(asked), f"more than one {noun} fits: {joined(listed)}", "give more of the id"))
