"""Papers for the tests of reading, and short questions about what was read in them."""

from __future__ import annotations

from onrecord.model import Document, Reading, Span, Statement
from onrecord.read import read_document
from onrecord.read.parse import parse
from onrecord.read.tree import Tree, tree

OUTLET = "The Daily Ledger"
TUESDAY = "2014-03-11"


def paper(text: str, day: str | None = TUESDAY, name: str = "d1") -> Document:
    """A paper of a day; without one, a paper that nobody dated."""
    return Document(name, text, "2014-03-12T07:00:00+00:00", outlet=OUTLET, published_at=day)


def reading(text: str, day: str | None = TUESDAY) -> Reading:
    """What is read in a paper."""
    return read_document(paper(text, day))


def about(text: str, word: str, day: str | None = TUESDAY) -> list[Statement]:
    """The statements on the event that this word names, in order."""
    return [s for s in reading(text, day).statements if word.lower() in cut(text, s.event.span).lower()]


def only(text: str, word: str, day: str | None = TUESDAY) -> Statement:
    """The one statement on the event that this word names."""
    found = about(text, word, day)
    assert len(found) == 1, f"{len(found)} statements on {word!r}: {text}"
    return found[0]


def cut(text: str, span: Span | None) -> str:
    """The words of a span, none for none."""
    return text[slice(*span)] if span else ""


def speaks(statement: Statement, who: str) -> bool:
    """Whether the one who speaks goes by these words; "the outlet" is the paper's own voice."""
    if who == "the outlet":
        return statement.speaker.narration
    names = f"{statement.speaker.name} {statement.speaker.description}"
    return not statement.speaker.narration and who.lower() in names.lower()


def trees(text: str) -> list[Tree]:
    """The parsed passages of a text."""
    return [tree(passage) for passage in parse(text)]
