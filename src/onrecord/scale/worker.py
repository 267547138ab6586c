"""One worker process: it loads the reader once and reads the batches that it is sent."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection

from onrecord.model import Document, Reading

ReadMany = Callable[[Iterable[Document]], Iterator[tuple[Document, Reading]]]
Batch = tuple[Document, ...]
# What came of each document of a batch, in its order: the reading, or why there is none.
Outcome = list[Reading | str]


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader by name and how a process loads it. `load` is called in the worker, so it must be importable there."""

    name: str
    load: Callable[[], ReadMany]
    languages: frozenset[str] = frozenset()  # ISO 639-1; empty: whatever it is given

    def why_not(self, document: Document) -> str | None:
        """Why it cannot read a document, None if it can. What is of no known language is tried."""
        spoken = (document.language or "").split("-")[0].lower()
        if not spoken or not self.languages or spoken in self.languages:
            return None
        return f"it is in a language ({spoken}) that the reader {self.name} does not know"


def shipped_reader() -> Reader:
    """The reader that comes with onrecord."""
    from onrecord.read import READER  # who brings a reader of their own does not pay for loading ours

    return Reader(READER, _load_shipped, _languages())


def _languages() -> frozenset[str]:
    """The languages that the shipped reader has words for."""
    from pkgutil import iter_modules

    from onrecord.read import languages

    return frozenset(module.name for module in iter_modules(languages.__path__) if module.ispkg)


def _load_shipped() -> ReadMany:
    from onrecord.read import read_documents

    return partial(read_documents, threads=1)  # a process a core reads more than one process with a thread a core


def read_batch(read: ReadMany, batch: Sequence[Document]) -> Outcome:
    """Read a batch at once; if the reader fails on it, one by one, so that only the culprit is left out."""
    try:
        readings = {document.id: reading for document, reading in read(batch)}
        return [readings[document.id] for document in batch]
    except Exception as error:
        if len(batch) == 1:
            return [_fault(error)]
        return [outcome for document in batch for outcome in read_batch(read, [document])]


def _fault(error: Exception) -> str:
    words = " ".join(str(error).split())[:200]
    return f"{type(error).__name__}: {words}" if words else type(error).__name__


class Worker:
    """A process that reads. It holds one batch at a time, so neither side waits for the other to take something."""

    def __init__(self, reader: Reader) -> None:
        context = multiprocessing.get_context("spawn")  # fork would copy the model's threads in a broken state
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(reader, theirs), daemon=True)
        with _interrupts_ignored():  # Ctrl-C reaches the whole group; the parent decides what becomes of the batch
            self._process.start()
        theirs.close()
        self.ready = False
        self.batch: Batch = ()

    @property
    def idle(self) -> bool:
        """Whether it can take a batch."""
        return self.ready and not self.batch

    def send(self, batch: Batch) -> None:
        """Have a batch read."""
        self.batch = batch
        self.connection.send(batch)

    def receive(self) -> tuple[Batch, Outcome] | None:
        """A batch and what came of it, or None at its first sign of life. EOFError or OSError if it has died."""
        outcome: Outcome | None = self.connection.recv()
        if outcome is None:
            self.ready = True
            return None
        batch, self.batch = self.batch, ()
        return batch, outcome

    def stop(self) -> None:
        """End it, whatever it is doing; it keeps nothing that could be lost."""
        self.connection.close()
        self._process.kill()
        self._process.join()
        self._process.close()


def _serve(reader: Reader, connection: Connection) -> None:
    """Read batches until the parent is gone."""
    try:
        read = reader.load()
    except Exception:  # the parent sees that it is gone, loads the reader itself, and meets the same error there
        return
    try:
        connection.send(None)
        while True:
            connection.send(read_batch(read, connection.recv()))
    except (EOFError, OSError):
        return


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """A process started inside inherits that it ignores Ctrl-C."""
    if threading.current_thread() is not threading.main_thread():  # only the main thread may set signal handlers
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
