"""The exact words of a statement, cut from its document's text by span and from nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from onrecord.model import Span, Statement
from onrecord.show.words import harmless

# Between source and content there can lie paragraphs of neither; beyond this they are left out, and it shows.
LONGEST_GAP = 240
# How far a passage is widened to the sentence around it.
WIDEST = 200
_SENTENCE_ENDS = ".!?…\n"
_SHORTENED = frozenset(("Mr", "Mrs", "Ms", "Dr", "St", "Sen", "Gov", "Gen", "Rep", "Col", "Lt", "Maj", "Sgt", "Rev"))
_SHORTENED |= frozenset(("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "No"))
_CLOSERS = "\"'”’)]»"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a document's text and the part it plays: source, cue, content, context, or a gap left out."""

    text: str
    role: str


def passage(text: str, statement: Statement) -> tuple[Piece, ...]:
    """The passage of a statement, its source, cue and content marked, with the sentence around it as context."""
    start, end = _within(statement.span, text)
    outer = _sentence(text, start, end)
    marks = _marks(statement, outer, text)
    pieces = [Piece(text[a:b], role) for a, b, role in _runs(marks, outer)]
    return _tidied([_without_middle(p) for p in pieces])


def exact(text: str, span: Span) -> str:
    """The words of one span, just as they stand in the text."""
    start, end = _within(span, text)
    return text[start:end]


def _within(span: Span, text: str) -> Span:
    return max(0, min(span[0], len(text))), max(0, min(span[1], len(text)))


def _sentence(text: str, start: int, end: int) -> Span:
    """The sentence (or sentences) around a span, no wider than WIDEST on either side."""
    before, after = start, end
    while before > 0 and start - before < WIDEST and not _ends_sentence(text, before - 1):
        before -= 1
    if text[end - 1 : end] not in _SENTENCE_ENDS or end == start:
        while after < len(text) and after - end < WIDEST and not _ends_sentence(text, after - 1, at_least=end):
            after += 1
    return _on_word(text, before, start, after, end)


def _ends_sentence(text: str, at: int, at_least: int = 0) -> bool:
    """Whether a sentence ends with the character at `at`: a stop, or a closing quote after one, before white space."""
    if at < at_least or at < 0:
        return False
    if text[at] == "\n":
        return True
    stop = text[at] in _SENTENCE_ENDS or (text[at] in _CLOSERS and at > 0 and text[at - 1] in _SENTENCE_ENDS)
    if not stop or not (at + 1 >= len(text) or text[at + 1].isspace()):
        return False
    return not _is_abbreviation(text, at)


def _is_abbreviation(text: str, at: int) -> bool:
    """Whether the stop at `at` only shortens a word ("U.S.", "Mr.", "Oct.") and another word follows."""
    word = text[max(0, at - 6) : at].split()[-1:] or [""]
    return text[at] == "." and (word[0] in _SHORTENED or word[0][-2:-1] in ("", ".")) and at + 2 < len(text)


def _on_word(text: str, before: int, start: int, after: int, end: int) -> Span:
    """Widened bounds without leading white space and without half words."""
    while before < start and (text[before].isspace() or (before and text[before - 1].isalnum())):
        before += 1
    while after > end and (text[after - 1].isspace() or (after < len(text) and text[after].isalnum())):
        after -= 1
    return before, after


def _marks(statement: Statement, outer: Span, text: str) -> list[str]:
    """The role of each character between the outer bounds; a cue is marked over a source, a source over content."""
    roles = ["context"] * (outer[1] - outer[0])
    parts = (("content", statement.content_span), ("source", statement.source_span), ("cue", statement.cue_span))
    for role, span in parts:
        if span is not None:
            start, end = _within(span, text)
            roles[start - outer[0] : end - outer[0]] = [role] * (end - start)
    return roles


def _runs(roles: Sequence[str], outer: Span) -> list[tuple[int, int, str]]:
    runs, at = [], outer[0]
    for role, group in groupby(roles):
        length = len(list(group))
        runs.append((at, at + length, role))
        at += length
    return runs


def _without_middle(piece: Piece) -> Piece:
    """A stretch of context that is too long keeps its two ends."""
    if piece.role != "context" or len(piece.text) <= LONGEST_GAP:
        return piece
    half = LONGEST_GAP // 3
    return Piece(piece.text[:half].rsplit(" ", 1)[0] + " […] " + piece.text[-half:].split(" ", 1)[-1], "context")


def _tidied(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Harmless pieces on one line, no two spaces meeting."""
    out: list[Piece] = []
    for piece in pieces:
        text = " ".join(harmless(piece.text).replace("\n", " ").split(" "))
        while "  " in text:
            text = text.replace("  ", " ")
        if (not out or out[-1].text.endswith(" ")) and text.startswith(" "):
            text = text[1:]
        if text:
            out.append(Piece(text, piece.role))
    return tuple(out)
