"""A reader that takes every line of a text for a statement; importable, so that other processes can load it."""

from collections.abc import Iterable, Iterator

from onrecord.model import Description, Document, Firmness, Reading, Speaker, Stance, Statement, digest
from onrecord.scale.worker import Reader, ReadMany

NAME = "lines/1"


def _reading(document: Document) -> Reading:
    statements, start = [], 0
    for line in document.text.split("\n"):
        span = (start, start + len(line))
        statements.append(
            Statement(
                id="s" + digest(document.id, str(span), NAME),
                document=document.id,
                event=Description(kind="meeting", span=(start, start + 1), parties=("Ada Moe", "Ben Lie")),
                speaker=Speaker(name="Ada Moe"),
                stance=Stance.CANCELS if "called off" in line else Stance.AFFIRMS,
                firmness=Firmness.FIRM,
                content_span=span,
                reader=NAME,
            )
        )
        start += len(line) + 1
    return Reading(document.id, NAME, tuple(statements))


def _read(documents: Iterable[Document]) -> Iterator[tuple[Document, Reading]]:
    for document in documents:
        yield document, _reading(document)


def load() -> ReadMany:
    return _read


LINES = Reader(NAME, load, frozenset({"en"}))
