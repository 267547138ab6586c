"""Look things up: events, the page of one event, statements."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Annotated

import typer

from onrecord.desk import testimony_of
from onrecord.model import Event, EventQuery, Record, Stance, Status, Testimony
from onrecord.show import listings, pages, terminal, views
from onrecord.show.commands.options import Json, Limit, OfEvent, RecordFile, a_day, today
from onrecord.show.records import existing, find_event
from onrecord.show.words import joined
from onrecord.world.kinds import KINDS

# What a terminal shows of a listing unless told otherwise; --json shows everything.
SCREENFUL = 40


def a_kind(value: str) -> str:
    """A kind of event."""
    if value not in KINDS:
        raise typer.BadParameter(f"{value!r} is no kind of event; the kinds are {', '.join(KINDS)}.")
    return value


def events(
    words: Annotated[list[str] | None, typer.Argument(metavar="WORDS", help="Words of the title.")] = None,
    party: Annotated[str | None, typer.Option(metavar="NAME", help="A party, or the side of one.")] = None,
    place: Annotated[str | None, typer.Option(metavar="NAME", help="Where it is to be.")] = None,
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", parser=a_kind, help="summit, talks, strike, vote and so on.")
    ] = None,
    status: Annotated[
        Status | None,
        typer.Option(metavar="STATUS", help=f"Where it stands on that day: {joined(list(Status), 'or')}."),
    ] = None,
    day: Annotated[
        str | None, typer.Option(metavar="DAY", parser=a_day, help="Where they stood on this day; today if not given.")
    ] = None,
    limit: Limit = None,
    record: RecordFile = None,
    json: Json = False,
) -> None:
    """List events and where each stands, the last spoken of first."""
    query = EventQuery(party, place, kind, status, day, " ".join(words or ()) or None, limit)
    with existing(record) as kept:
        if json:
            terminal.show_rows(views.line_row(line, kept) for line in views.event_lines(kept, query, day or today()))
            return
        _show_events(kept, query, day or today())


def _show_events(record: Record, query: EventQuery, on: str) -> None:
    wanted = query.limit or SCREENFUL
    ask_one_more = EventQuery(query.party, query.place, query.kind, query.status, query.day, query.words, wanted + 1)
    lines = list(views.event_lines(record, ask_one_more, on))
    if not lines:
        terminal.show(listings.nothing("No event on record fits."))
        return
    terminal.show(listings.event_table(lines[:wanted]))
    if len(lines) > wanted:
        terminal.show(listings.more(wanted))


def show(
    event: Annotated[str, typer.Argument(metavar="EVENT", help="The beginning of its id, or words of its title.")],
    on: Annotated[
        str | None, typer.Option(metavar="DAY", parser=a_day, help="The day asked about: words said by then. Today.")
    ] = None,
    as_known: Annotated[
        str | None, typer.Option(metavar="DAY", parser=a_day, help="Only what had been published by this day.")
    ] = None,
    as_held: Annotated[
        str | None, typer.Option(metavar="DAY", parser=a_day, help="Only what this record held by this day.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Leave nothing out, however long it gets.")] = False,
    record: RecordFile = None,
    json: Json = False,
) -> None:
    """Show one event: where it stands and stood, who says what, who contradicts whom, and the words that prove it."""
    clocks = views.Clocks(on or today(), as_known, as_held)
    with existing(record) as kept:
        show_event(find_event(kept, event), kept, clocks, everything=everything, json=json)


def show_event(event: Event, record: Record, clocks: views.Clocks, *, everything: bool, json: bool) -> None:
    """Print the page of an event."""
    page = views.event_page(event, record, clocks)
    if json:
        terminal.show_row(views.page_row(page))
    else:
        terminal.show(*pages.event_page(page, coloured=terminal.coloured(), everything=everything))


def statements(
    event: OfEvent = None,
    speaker: Annotated[
        str | None, typer.Option(metavar="NAME", help="Words of the speaker's name, description or side.")
    ] = None,
    document: Annotated[str | None, typer.Option(metavar="ID", help="The beginning of a document's id.")] = None,
    stance: Annotated[
        Stance | None, typer.Option(metavar="STANCE", help=f"What is said of the event: {joined(list(Stance), 'or')}.")
    ] = None,
    limit: Limit = None,
    record: RecordFile = None,
    json: Json = False,
) -> None:
    """List statements: who says what of which event, with the words that prove it."""
    with existing(record) as kept:
        every = _testimony(kept, find_event(kept, event) if event else None, document)
        chosen = (pair for pair in every if _fits(pair[1], speaker, document, stance))
        if json:
            terminal.show_rows(_statement_rows(kept, islice(chosen, limit)))
        else:
            _show_statements(kept, chosen, limit or SCREENFUL)


def _testimony(record: Record, event: Event | None, document: str | None) -> Iterator[tuple[Event, Testimony]]:
    """The testimony for one event, or for all: of the event last spoken of first."""
    if event is None and document is not None:
        ids = dict.fromkeys(record.event_of(s.id) for s in record.statements(document=document))
        some = [found for id in ids if id and (found := record.event(id))]
    else:
        some = [event] if event else []
    for one in some or record.events():
        for testimony in testimony_of(one.id, record):
            yield one, testimony


def _fits(testimony: Testimony, speaker: str | None, document: str | None, stance: Stance | None) -> bool:
    who = testimony.speaker
    named = " ".join(filter(None, (who.name, who.description, who.side))).casefold()
    return (
        (speaker is None or speaker.casefold() in named)
        and (document is None or testimony.statement.document.startswith(document))
        and (stance is None or testimony.statement.stance is stance)
        and testimony.withdrawn_on is None
    )


def _statement_rows(record: Record, pairs: Iterator[tuple[Event, Testimony]]) -> Iterator[dict[str, object]]:
    for event, testimony in pairs:
        document = record.document(testimony.statement.document)
        if document:
            yield views.testimony_row(testimony, event.id, document)


def _show_statements(record: Record, pairs: Iterator[tuple[Event, Testimony]], wanted: int) -> None:
    empty = True
    for event, testimony in islice(pairs, wanted):
        document = record.document(testimony.statement.document)
        if document:
            empty = False
            terminal.show(*listings.statement_block(testimony, event, document, coloured=terminal.coloured()))
    if empty:
        terminal.show(listings.nothing("No statement on record fits."))
    elif next(pairs, None):
        terminal.show(listings.more(wanted))
