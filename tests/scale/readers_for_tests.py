"""Readers that behave badly on purpose; importable, so that worker processes can load them."""

import os
import signal
import time
from collections.abc import Iterable, Iterator

from onrecord.model import Description, Document, Firmness, Reading, Speaker, Stance, Statement, digest
from onrecord.scale.worker import Reader, ReadMany

NAME = "test/1"


def _reading(document: Document) -> Reading:
    """One statement a document, the least that a record can hold."""
    statement = Statement(
        id="s" + digest(document.id),
        document=document.id,
        event=Description(kind="meeting", span=(0, 1)),
        speaker=Speaker(name="Ada"),
        stance=Stance.AFFIRMS,
        firmness=Firmness.FIRM,
        content_span=(0, len(document.text)),
        reader=NAME,
    )
    return Reading(document.id, NAME, (statement,))


def _read(documents: Iterable[Document]) -> Iterator[tuple[Document, Reading]]:
    for document in documents:
        if "raises" in document.text:
            raise ValueError("a fault\nof the reader")
        if "kills" in document.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "interrupts" in document.text:
            os.kill(os.getpid(), signal.SIGINT)
        if "slow" in document.text:
            time.sleep(0.005)
        yield document, _reading(document)


def load_good() -> ReadMany:
    return _read


def load_nothing() -> ReadMany:
    """A worker that dies at its start; in the parent it works."""
    import multiprocessing

    if multiprocessing.parent_process() is not None:
        os._exit(3)
    return _read


GOOD = Reader(NAME, load_good)
NEVER_STARTS = Reader(NAME, load_nothing)
