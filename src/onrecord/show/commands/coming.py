"""Look up what is due."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from onrecord.show import listings, looking, terminal, views, words
from onrecord.show.commands.options import Json, Limit, RecordFile, a_day, today
from onrecord.show.lines import heading
from onrecord.show.looking import CLOSES, LAPSED, ONE_SIDE
from onrecord.show.records import existing
from onrecord.show.views import Clocks, Line

SCREENFUL = 20


def due(
    day: Annotated[
        str | None, typer.Option(metavar="DAY", parser=a_day, help="The day asked about; today if not given.")
    ] = None,
    within: Annotated[int, typer.Option(metavar="DAYS", min=0, max=3650, help="How many days ahead, and back.")] = 7,
    limit: Limit = None,
    record: RecordFile = None,
    json: Json = False,
) -> None:
    """List what is due: windows that close, that closed without a word since, and what only one side confirms."""
    on = day or today()
    with existing(record) as kept:
        lines = list(looking.due(kept, Clocks(on), within))
        if json:
            terminal.show_rows(views.due_row(line, kept) for line in lines[:limit])
            return
    closing = [line for line in lines if CLOSES in line.reasons]
    lapsed = [line for line in lines if LAPSED in line.reasons]
    one_sided = [line for line in lines if ONE_SIDE in line.reasons and CLOSES not in line.reasons]
    until, since = words.day(views.moved(on, within)), words.day(views.moved(on, -within))
    _show(f"Windows that close by {until}", closing, limit or SCREENFUL)
    _show(f"Lapsed since {since}: the window closed and nothing was heard", lapsed, limit or SCREENFUL)
    _show("Further ahead, and only one side says that it will happen", one_sided, limit or SCREENFUL)
    if not lines:
        terminal.show(listings.nothing(f"Nothing is due within {words.count(within, 'day')} of {words.day(on)}."))


def _show(title: str, lines: Sequence[Line], wanted: int) -> None:
    if lines:
        terminal.show(heading(title), listings.due_table(lines[:wanted]))
    if len(lines) > wanted:
        terminal.show(listings.more(wanted))
