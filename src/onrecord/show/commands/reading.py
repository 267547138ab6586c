"""Put news on record, work it out anew, and show the dossier that ships."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

import onrecord
from onrecord import desk
from onrecord.gather.files import gather
from onrecord.gather.published import read_published
from onrecord.model import Document, Event, Record, Trouble
from onrecord.scale.local import Summary, read_all
from onrecord.show import listings, terminal, views, words
from onrecord.show.commands.looking import SCREENFUL, show_event
from onrecord.show.commands.options import Json, RecordFile, a_name, today
from onrecord.show.lines import heading
from onrecord.show.records import DEFAULT, existing, in_memory, opened, tell_of_offices

# After reading, the events that were read about are listed, unless so much was read that no one would look.
FEW_DOCUMENTS = 100
INTERRUPTED = 130
# How many other events of the dossier the demo lists.
ALSO = 12


def a_publication(value: str) -> str:
    """When something was published, in any form that documents state it."""
    said = read_published(value)
    if said.fault:
        raise typer.BadParameter(f"{said.fault}; write a day or a time such as 2025-10-21 or 2025-10-21T14:05+02:00.")
    return value


def read(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, folders or patterns; - is standard input.")
    ],
    published: Annotated[
        str | None,
        typer.Option(metavar="DAY", parser=a_publication, help="When they were published, where they do not say so."),
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who published them, where they do not say so.")
    ] = None,
    map: Annotated[
        list[str] | None,
        typer.Option(
            "--map", metavar="OURS=THEIRS", parser=a_name, help="Of JSON, which key of theirs is which of ours."
        ),
    ] = None,
    processes: Annotated[
        int | None, typer.Option(metavar="NUMBER", min=1, max=256, help="How many processes read at once.")
    ] = None,
    record: RecordFile = None,
    json: Json = False,
) -> None:
    """Read news and put it on record: text, pages, JSON, feeds, mail, web archives, folders of them.

    What is on record already is not read again. Stopped half way, it goes on where it was when started anew.
    """
    names = dict(pair.split("=", 1) for pair in map or ())
    watched = _Watched(gather(paths, published=published, outlet=outlet, names=names))
    nothing = not Path(record or DEFAULT).exists() and watched.holds_nothing()
    with in_memory() if nothing else opened(record) as kept:  # where nothing can be read, no record is left behind
        tell_of_offices()
        with terminal.progress("Reading") as progress:
            summary = read_all(watched, kept, processes=processes or _processes(), progress=progress)
        _tell_rest(summary, watched)
        if json:
            terminal.show_row(_summary_row(summary, kept))
        else:
            _report(summary, kept, watched, None if nothing else record or DEFAULT)
    if summary.stopped:
        raise typer.Exit(INTERRUPTED)
    if summary.troubles:
        raise typer.Exit(1)


def _processes() -> int:
    """As many as there are cores, two at most: each holds a model of its own."""
    return min(2, os.cpu_count() or 1)


class _Watched(Iterable[Document | Trouble]):
    """The items as they pass by: troubles are told at once, the first documents remembered."""

    def __init__(self, items: Iterator[Document | Trouble]) -> None:
        self._items = items
        self._first: list[Document | Trouble] = []
        self.told: list[Trouble] = []
        self.documents: list[str] = []

    def holds_nothing(self) -> bool:
        """Whether no document comes; looks ahead as far as to the first, and tells what is amiss before it."""
        try:
            for item in self._items:
                self._first.append(item)
                if isinstance(item, Document):
                    return False
                self._tell(item)
        except KeyboardInterrupt:
            raise typer.Exit(INTERRUPTED) from None
        return True

    def _tell(self, trouble: Trouble) -> None:
        terminal.tell(trouble)
        self.told.append(trouble)

    def __iter__(self) -> Iterator[Document | Trouble]:
        first, self._first = self._first, []
        for told, item in chain(((True, item) for item in first), ((False, item) for item in self._items)):
            if isinstance(item, Trouble):
                if not told:
                    self._tell(item)
            elif len(self.documents) <= FEW_DOCUMENTS:
                self.documents.append(item.id)
            yield item


def _tell_rest(summary: Summary, watched: _Watched) -> None:
    for trouble in summary.troubles:
        if trouble not in watched.told:
            terminal.tell(trouble)


def _summary_row(summary: Summary, record: Record) -> dict[str, object]:
    return {
        "documents": summary.documents,
        "new": summary.new,
        "statements": summary.statements,
        "undated": summary.undated,
        "unread": summary.unread,
        "stopped": summary.stopped,
        "troubles": [{"place": t.place, "cause": t.cause, "remedy": t.remedy} for t in summary.troubles],
        "record": record.counts(),
    }


def _report(summary: Summary, record: Record, watched: _Watched, where: str | None) -> None:
    """What was read, and where the events stand that were read about; `where` is None if no record was made."""
    known = 0 if summary.stopped else summary.documents - summary.new - summary.unread
    line = f"Read {words.count(summary.new, 'new document')} with {words.count(summary.statements, 'statement')}"
    terminal.show(Text(line + (f"; {known:,} of {summary.documents:,} already on record." if known else ".")))
    if summary.undated:
        terminal.show(Text(f"{words.count(summary.undated, 'document')} without a date: give one with --published."))
    if summary.unread:
        kept = f"{words.count(summary.unread, 'document')} kept unread: in a language that this version does not read."
        terminal.show(Text(kept))
    if summary.stopped:
        terminal.show(Text("Stopped. What was read is kept; the same command goes on from here."))
    if len(watched.documents) <= FEW_DOCUMENTS:
        _show_events(_events_of(watched.documents, record), record)
    if where is None:
        terminal.show(Text("No record was made."))
        return
    counts = record.counts()
    held = words.joined([words.count(counts[noun], noun[:-1]) for noun in ("documents", "statements", "events")])
    terminal.show(Text(f"\n{where} holds {held}. `onrecord events` lists them, `onrecord show EVENT` shows one."))


def _events_of(documents: Iterable[str], record: Record) -> list[Event]:
    """The events that these documents speak of, in the order they do."""
    statements = (s.id for id in dict.fromkeys(documents) for s in record.statements(document=id))
    ids = dict.fromkeys(record.event_of(id) for id in statements)
    return [event for id in ids if id and (event := record.event(id))]


def _show_events(events: list[Event], record: Record) -> None:
    if not events:
        return
    on = today()
    lines = [views.Line(event, views.standing_by(record.standings(event.id), on)) for event in events[:SCREENFUL]]
    terminal.show(heading("Events that it speaks of"), listings.event_table(lines))
    if len(events) > SCREENFUL:
        terminal.show(Text(f"and {len(events) - SCREENFUL:,} more"))


def rebuild(record: RecordFile = None, json: Json = False) -> None:
    """Drop everything that was worked out and work it out again from what is kept; the answers stay the same."""
    with existing(record) as kept:
        tell_of_offices()
        with terminal.progress("Rebuilding") as progress:
            desk.rebuild(kept, progress)
        counts = kept.counts()
    if json:
        terminal.show_row(dict(counts))
    else:
        worked = [words.count(counts[noun], noun[:-1]) for noun in ("documents", "statements", "events")]
        terminal.show(Text(f"Worked out again: {words.joined(worked)}."))


def demo(
    everything: Annotated[bool, typer.Option("--all", help="Leave nothing out, however long it gets.")] = False,
    record: Annotated[
        str | None,
        typer.Option("--record", metavar="FILE", help="Keep the record in this file; in memory if not given."),
    ] = None,
    json: Json = False,
) -> None:
    """Read the dossier that ships (a summit announced for Budapest in October 2025) and show what became of it."""
    dossier = Path(onrecord.__file__).parent / "stories" / "budapest" / "documents.jsonl"
    with opened(record) if record else in_memory() as kept:
        dispatches = _Watched(gather([str(dossier)]))
        with terminal.progress("Reading") as progress:
            read_all(dispatches, kept, processes=1, progress=progress)
        told = sorted(_events_of(dispatches.documents, kept), key=lambda e: len(kept.testimony(e.id)), reverse=True)
        summit = next(iter(told), None)
        if summit is None:
            terminal.fail(Trouble(str(dossier), "the dossier tells of no event", "install onrecord again"))
        show_event(summit, kept, views.Clocks(today()), everything=everything, json=json)
        if not json:
            _show_also(told[1:], kept)


def _show_also(events: list[Event], record: Record) -> None:
    """The other events of the dossier, those most spoken of first."""
    lines = [views.Line(event, views.standing_by(record.standings(event.id), today())) for event in events[:ALSO]]
    if lines:
        terminal.show(heading("Also in the dossier"), listings.event_table(lines))
    if len(events) > len(lines):
        terminal.show(Text(f"and {len(events) - len(lines):,} more"))
