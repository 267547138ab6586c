"""Read an archive on the cores of one machine: workers read, one process enters and settles.

Every batch is entered in one transaction and what a record holds is not read again, so a run may be stopped or killed
at any moment and started anew.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import chain
from types import FrameType

from onrecord.desk import settle
from onrecord.model import Document, Reading, Record, Trouble
from onrecord.scale.pool import Pool
from onrecord.scale.worker import Batch, Outcome, Reader, shipped_reader

BATCH = 64  # documents that a worker is sent at once and that are entered in one transaction
BATCH_CHARACTERS = 100_000  # fewer if they are long: 17,000 words, about two seconds

Progress = Callable[[str, int, int | None], None]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did. `statements` counts those newly entered; `undated` the new documents without a date."""

    documents: int = 0
    new: int = 0
    statements: int = 0
    troubles: tuple[Trouble, ...] = ()
    undated: int = 0
    stopped: bool = False
    unread: int = 0  # kept, though the reader does not know their language


def read_all(
    items: Iterable[Document | Trouble],
    record: Record,
    *,
    processes: int | None = None,
    progress: Progress | None = None,
    reader: Reader | None = None,
) -> Summary:
    """Read what the record does not hold yet, enter it batch by batch, then settle.

    What the reader does not know the language of is kept with that reason. What was kept so before, and this reader
    can read, is read as well.

    Ctrl-C ends the run between two batches: what is entered stays, and the summary says `stopped`.
    """
    run = _Run(record, reader or shipped_reader(), progress or _silent, processes or _cores())
    try:
        with closing(
            Pool(run.reader, _batches(chain(items, _readable_now(record, run.reader)), run), run.processes).results()
        ) as results:
            for batch, outcome in results:
                run.enter(batch, outcome)
        settle(record, run.progress)
    except KeyboardInterrupt:
        run.stopped = True
    return run.summary()


def _cores() -> int:
    """Two at most unless more are asked for: every worker holds a model of its own (about 200 MB)."""
    return min(2, os.cpu_count() or 1)


def _silent(phase: str, done: int, total: int | None) -> None:
    """Progress that nobody watches."""


# -------------------------------------------------------------------------------------------- the tally


@dataclass(slots=True)
class _Run:
    """One run as it goes."""

    record: Record
    reader: Reader
    progress: Progress
    processes: int
    documents: int = 0
    new: int = 0
    statements: int = 0
    undated: int = 0
    stopped: bool = False
    unread: int = 0
    troubles: list[Trouble] = field(default_factory=list)
    in_hand: set[str] = field(default_factory=set)  # ids sent out and not entered

    def enter(self, batch: Batch, outcome: Outcome) -> None:
        """Enter what was read of a batch, note what was not."""
        read: list[tuple[Document, Reading]] = []
        for document, what in zip(batch, outcome, strict=True):
            if isinstance(what, str):
                self.troubles.append(_unreadable(document, what))
            else:
                read.append((document, what))
        with _undisturbed():
            self.new += self.record.enter_all(read)
            self.statements += sum(len(reading.statements) for _, reading in read)
            self.undated += sum(document.published_at is None for document, _ in read)
        self.in_hand.difference_update(document.id for document in batch)
        self.progress("read", self.documents - len(self.in_hand), None)

    def summary(self) -> Summary:
        """The run as it stands."""
        return Summary(
            self.documents, self.new, self.statements, tuple(self.troubles), self.undated, self.stopped, self.unread
        )


def _readable_now(record: Record, reader: Reader) -> Iterator[Document]:
    """What was kept for want of a reader, and this one can read."""
    for document, _ in list(record.unread()):
        if reader.why_not(document) is None:
            yield document


def _unreadable(document: Document, why: str) -> Trouble:
    return Trouble(
        document.path or document.url or document.id,
        f"the reader failed on document {document.id} ({why})",
        "it was left out and the rest was read, so please report it",
    )


def _batches(items: Iterable[Document | Trouble], run: _Run) -> Iterator[Batch]:
    """Documents that are to be read, in batches; each only once though it may come twice."""
    batch: list[Document] = []
    length = 0
    for item in items:
        if isinstance(item, Trouble):
            run.troubles.append(item)
            continue
        run.documents += 1
        if item.id in run.in_hand or run.record.has_read(item.id, run.reader.name):
            continue
        if reason := run.reader.why_not(item):
            run.unread += run.record.keep_unread(((item, reason),))
            continue
        if batch and (len(batch) == BATCH or length + len(item.text) > BATCH_CHARACTERS):
            yield tuple(batch)
            batch, length = [], 0
        run.in_hand.add(item.id)
        batch.append(item)
        length += len(item.text)
    if batch:
        yield tuple(batch)


# ------------------------------------------------------------------------------------------ interruption


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl-C waits until the block is done, so that it falls between two batches."""
    if threading.current_thread() is not threading.main_thread():  # only the main thread is interrupted
        yield
        return
    came: list[FrameType | None] = []
    before = signal.signal(signal.SIGINT, lambda _, frame: came.append(frame))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if came and callable(before):
        before(signal.SIGINT, came[0])
