"""What the steps of reading hand to each other: words with their syntax, and who says what, in one passage."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Span


@dataclass(frozen=True, slots=True)
class Word:
    """One word with its place in the document's text and its place in the parse (Universal Dependencies)."""

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    head: int  # index of its head in the passage; -1 for a root
    rel: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content as ranges [first, last) of word indices of the passage."""

    cue: Span
    source: Span | None = None
    content: Span | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or a part of a long one, as the model parsed it. `start` and `end` are offsets in the document."""

    start: int
    end: int
    words: tuple[Word, ...]
    attributions: tuple[Attribution, ...] = ()
