"""Paragraphs and words of a text, with exact offsets. The word rules follow Universal Dependencies for English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.model import Span

_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Maj|Adm|Rev|Hon|St|Jr|Sr|vs|etc|Inc|Corp|Co|Ltd|No|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|e\\.g|i\\.e|a\\.m|p\\.m|Ave|Fig|pp|Vol|approx"
)
_WORD = re.compile(
    r"https?://[^\s\"'”’)>]+|www\.[^\s\"'”’)>]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.[\w.]+"
    rf"|(?<!\w)(?:{_ABBREVIATIONS})\."
    r"|(?<!\w)[A-Z]['’][A-Z][^\W\d_]+|(?:[A-Za-z]\.){2,}|(?<!\w)[A-Z]\.(?=\s[A-Z])"
    r"|(?i:can(?=not\b))|\w+?(?=n['’]t\b)|(?i:n['’]t)\b|['’](?i:s|re|ve|ll|d|m)\b"
    r"|\d+(?:[.,:]\d+)*|[^\W_]+|\.{2,}|-{2,}|[!?]{2,}|[^\w\s]|_+"
)
_BREAK = re.compile(r"[^\n]*\S[^\n]*")
# A word of more than this many characters is noise (base64, a broken page) and would only cost time.
_LONGEST_WORD = 200


# "WASHINGTON, Oct 16 (Agency) -", "PARIS —": where, when and by whom a report was sent, before its first sentence.
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’ /-]+(?:, [A-Z][\w.]+)?"
    r"(?:,? (?:\w+\.? \d{1,2}(?:, \d{4})?|\d{1,2} \w+\.?(?: \d{4})?|\w+\.?))?"
    r"(?: ?\([^()\n]{2,40}\))? ?(?: [-–]|—|--) ?(?=\S)"
)


def dateline(text: str, start: int, end: int) -> int:
    """Where a paragraph begins after its dateline; its start if it has none."""
    match = _DATELINE.match(text, start, min(end, start + 90))
    return match.end() if match else start


def _lines(text: str) -> Iterator[Span]:
    """Spans of the lines that hold something, without the blanks around them."""
    for match in _BREAK.finditer(text):
        line = match.group()
        yield match.start() + len(line) - len(line.lstrip()), match.start() + len(line.rstrip())


def datelines(text: str) -> Iterator[Span]:
    """Spans of the datelines that lines begin with."""
    return ((start, cut) for start, end in _lines(text) if (cut := dateline(text, start, end)) > start)


def paragraphs(text: str) -> Iterator[Span]:
    """Spans of the lines that hold something, without the blanks around them and without datelines."""
    return ((dateline(text, start, end), end) for start, end in _lines(text))


def words(text: str, start: int, end: int) -> list[Span]:
    """Spans of the words of text[start:end]."""
    return [(a, min(b, a + _LONGEST_WORD)) for a, b in (m.span() for m in _WORD.finditer(text, start, end))]


# A full stop ends a sentence unless it belongs to an abbreviation, which the word rules keep in one word.
_STOPS = {".", "?", "!", "…", "..."}
_CLOSERS = {'"', "”", "’", "'", ")", "]"}


def sentence_ends(forms: list[str]) -> list[int]:
    """Indices just after each sentence of a list of word forms (the last one always ends one)."""
    ends = []
    for i, form in enumerate(forms):
        if form in _STOPS or (form in _CLOSERS and i and forms[i - 1] in _STOPS):
            following = forms[i + 1] if i + 1 < len(forms) else ""
            if following in _CLOSERS or (following and following[0].islower()):
                continue
            ends.append(i + 1)
    if forms and (not ends or ends[-1] != len(forms)):
        ends.append(len(forms))
    return ends
