"""Listings: events, statements, contradictions, reversals, what is due, judgements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from onrecord.model import Contradiction, Document, Event, Judgement, Reversal, Testimony
from onrecord.show import words
from onrecord.show.lines import (
    contradiction_lines,
    id_text,
    indented,
    provenance,
    quotation,
    quoted,
    reversal_lines,
    said,
    short,
    status_text,
)
from onrecord.show.styles import HEADING, ID, QUIET
from onrecord.show.views import Line


def event_table(lines: Iterable[Line]) -> Table:
    """Events, one below the other: id, title, where each stands."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column()
    for line in lines:
        table.add_row(id_text(line.event.id), Text(words.title(line.event)), status_text(line.standing))
    return table


def due_table(lines: Iterable[Line]) -> Table:
    """Events that are due: the last day of the window, id, title, where each stands."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column()
    for line in lines:
        window = line.event.window
        ends = words.day(window.latest if window else None)
        status = status_text(line.standing, since=False)
        table.add_row(Text(ends), id_text(line.event.id), Text(words.title(line.event, dated=False)), status)
    return table


def statement_block(
    testimony: Testimony, event: Event, document: Document, *, coloured: bool
) -> Iterator[RenderableType]:
    """One statement: who says what of which event, the words, and where they stand."""
    yield said(testimony)
    yield indented(Text(words.title(event)).append(f"  {short(event.id)}", style=ID))
    yield quoted(quotation(testimony, document, coloured=coloured))
    yield indented(Text(provenance(document), style=QUIET).append(f"  {short(document.id)}", style=ID))
    yield Text("")


def contradiction_block(
    event: Event, contradictions: Sequence[Contradiction], testimony: Sequence[Testimony]
) -> Iterator[RenderableType]:
    """The contradictions over one event."""
    yield _event_heading(event)
    by_id = {t.statement.id: t for t in testimony}
    for contradiction in contradictions:
        yield from contradiction_lines(contradiction, by_id)
    yield Text("")


def reversal_block(
    event: Event, reversals: Sequence[Reversal], testimony: Sequence[Testimony]
) -> Iterator[RenderableType]:
    """The reversals about one event."""
    yield _event_heading(event)
    by_id = {t.statement.id: t for t in testimony}
    for reversal in reversals:
        yield from reversal_lines(reversal, by_id)
    yield Text("")


def _event_heading(event: Event) -> Text:
    return Text(words.title(event), style=HEADING).append(f"  {short(event.id)}", style=ID)


def judgement_block(judgement: Judgement) -> Iterator[RenderableType]:
    """One decision: what, about what, by whom, when and why."""
    about = " and ".join(short(id) for id in (judgement.subject, judgement.object) if id)
    line = Text(f"{judgement.verdict.value} ", style=HEADING).append(about)
    if judgement.value:
        line.append(f": {words.one_line(judgement.value)}")
    line.append(f"  {short(judgement.id)}", style=ID)
    yield line
    score = f", score {judgement.score:.2f}" if judgement.score is not None else ""
    yield indented(Text(words.one_line(f"{judgement.by}, {words.day(judgement.made_at)}{score}"), style=QUIET))
    if judgement.because:
        yield indented(Text(words.one_line(judgement.because)))


def nothing(sentence: str) -> Text:
    """What is said when a listing is empty."""
    return Text(sentence, style=QUIET)


def more(shown: int) -> Text:
    """That a listing was cut, and how to see more of it."""
    return Text(f"The first {shown:,}; --limit NUMBER shows more.", style=QUIET)
