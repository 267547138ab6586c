"""Lines that several pages share: one statement, one passage, one contradiction, one reversal, an id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from onrecord.model import Contradiction, Document, Reversal, Standing, Testimony
from onrecord.show import words
from onrecord.show.passages import passage
from onrecord.show.styles import HEADING, ID, MARKS, PARTS, QUIET, stance_style, status_style

# An address that can stand in a terminal's escape sequence and does no more there than name a place.
_ADDRESS = re.compile(r"https?://[!-~]+")
# A letter and eight hex digits: among a hundred thousand events one or two pairs share as much.
SHORT = 9
# Below this a paragraph no longer wraps, it breaks words.
NARROWEST = 20


def short(id: str) -> str:
    """The beginning of an id, long enough to find the thing again."""
    return words.one_line(id[:SHORT])


def id_text(id: str) -> Text:
    """A short id, set back."""
    return Text(short(id), style=ID)


def heading(line: str) -> Text:
    """A heading within a page, with a blank line before it."""
    return Text(f"\n{line}", style=HEADING)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text that is set in, its wrapped lines too, each behind the same bar if there is one; no line ends in spaces."""

    text: Text
    by: int
    bar: str = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The lines, for rich."""
        before = " " * self.by + self.bar
        for line in self.text.wrap(console, max(NARROWEST, options.max_width - len(before))):
            line.rstrip()
            yield Text.assemble((before, QUIET if self.bar else ""), line)


def indented(text: Text, by: int = 2) -> Paragraph:
    """A paragraph set in, so that its wrapped lines are set in too."""
    return Paragraph(text, by)


def quoted(text: Text, by: int = 2) -> Paragraph:
    """A paragraph in someone else's words, with a bar down its side."""
    return Paragraph(text, by, "│ ")


def status_text(standing: Standing | None, *, since: bool = True) -> Text:
    """A status in its colour, below it the day since when it holds."""
    status = standing.status if standing else None
    line = Text().append(words.status(status), style=status_style(status))
    if standing and since:
        line.append(f"\n{words.since(standing.status, standing.on)}", style=QUIET)
    return line


def said(testimony: Testimony, *, dated: bool = True, marked: bool = True) -> Text:
    """Who says what, since when: "Donald Trump (United States) says it will happen, Thu 16 Oct 2025  s1234"."""
    who = words.speaker(testimony.speaker, outlet=testimony.outlet)
    verb = words.says(testimony.statement, testimony.speaker)
    line = Text(f"{who[:1].upper()}{who[1:]} ").append(verb, style=stance_style(testimony.statement.stance))
    if dated:
        line.append(f", {said_day(testimony)}")
    if marked:
        line.append(f"  {short(testimony.statement.id)}", style=ID)
    return line


def said_day(testimony: Testimony) -> str:
    """The day of the words, or the day by which they had been said where it is not told."""
    statement = testimony.statement
    if statement.said_at:
        return words.day(statement.said_at)
    if testimony.speaker.narration:
        return words.day(testimony.published_on)
    return f"by {words.day(testimony.published_on)}"


def quotation(testimony: Testimony, document: Document, *, coloured: bool) -> Text:
    """The exact words, their source, cue and content told apart by style, or by marks where there is no colour."""
    line = Text()
    for piece in passage(document.text, testimony.statement):
        if coloured:
            line.append(piece.text, style=PARTS[piece.role])
        else:
            line.append(_marked(piece.text, piece.role))
    return line


def _marked(text: str, role: str) -> str:
    """A piece between its marks, white space left outside them."""
    before, after = MARKS[role]
    bare = text.strip()
    lead = text[: len(text) - len(text.lstrip())]
    return f"{lead}{before}{bare}{after}{text[len(lead) + len(bare) :]}" if bare else text


def legend(*, coloured: bool) -> Text:
    """What the marks in passages mean."""
    parts = (("source", "who"), ("cue", "the word that says so"), ("content", "what was said"))
    line = Text().append("Marked: ", style=QUIET)
    for n, (role, meaning) in enumerate(parts):
        line.append(", " if n else "", style=QUIET)
        line.append(meaning, style=PARTS[role]) if coloured else line.append(_marked(meaning, role))
    return line


def provenance(document: Document) -> str:
    """Which outlet told it on which day."""
    return f"{words.one_line(document.outlet or 'outlet unknown')}, {words.day(document.published_at)}"


def linked(document: Document) -> Text:
    """A document's title, which a terminal that knows how makes a link to its address."""
    file = PurePath(document.path).name if document.path else ""
    name = words.one_line(document.title or document.url or file or "without a title")
    return Text(name, style=f"link {document.url}" if _ADDRESS.fullmatch(document.url or "") else "")


def contradiction_lines(contradiction: Contradiction, by_id: Mapping[str, Testimony]) -> Iterator[Paragraph]:
    """A contradiction: what it is over, since when, how it ended, and both statements."""
    over = words.over(contradiction.over)
    line = Text(f"Over {over}, since {words.day(contradiction.since)}")
    if contradiction.ended:
        how = f": {words.one_line(contradiction.how_ended)}" if contradiction.how_ended else ""
        line.append(f", ended {words.day(contradiction.ended)}{how}", style=QUIET)
    else:
        line.append(", still open", style="yellow")
    yield indented(line)
    yield from pair_lines((contradiction.left, contradiction.right), by_id)


def reversal_lines(reversal: Reversal, by_id: Mapping[str, Testimony]) -> Iterator[Paragraph]:
    """A reversal: who turned, and the words before and after."""
    who = reversal.speaker or reversal.side or "a speaker"
    side = f" ({reversal.side})" if reversal.side and reversal.side != who else ""
    yield indented(Text(words.one_line(f"{who}{side} turned")))
    yield from pair_lines((reversal.before, reversal.after), by_id)


def pair_lines(statements: Iterable[str], by_id: Mapping[str, Testimony]) -> Iterator[Paragraph]:
    """Two statements, one below the other."""
    for id in statements:
        yield indented(said(by_id[id]) if id in by_id else id_text(id), by=4)
