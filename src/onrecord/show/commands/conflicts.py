"""Look up who contradicts whom, and who turned."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from rich.console import RenderableType

from onrecord.desk import testimony_of
from onrecord.model import Contradiction, Event, Record, Reversal, Testimony
from onrecord.show import listings, terminal
from onrecord.show.commands.options import Json, Limit, OfEvent, RecordFile
from onrecord.show.records import existing, find_event
from onrecord.show.rows import contradiction_row, reversal_row

Conflict = TypeVar("Conflict", Contradiction, Reversal)
Block = Callable[[Event, Sequence[Conflict], Sequence[Testimony]], Iterator[RenderableType]]

SCREENFUL = 20


def contradictions(event: OfEvent = None, limit: Limit = None, record: RecordFile = None, json: Json = False) -> None:
    """List contradictions: two last words on one event that cannot both hold, and how each ended; the newest first."""
    with existing(record) as kept:
        every = kept.contradictions(find_event(kept, event).id if event else None)
        found = sorted(every, key=lambda c: c.since, reverse=True)
        if json:
            terminal.show_rows(map(contradiction_row, islice(found, limit)))
        else:
            _show(kept, found, listings.contradiction_block, limit or SCREENFUL, "No contradiction is on record.")


def reversals(event: OfEvent = None, limit: Limit = None, record: RecordFile = None, json: Json = False) -> None:
    """List reversals: speakers and sides that turned, with their words before and after."""
    with existing(record) as kept:
        found = kept.reversals(find_event(kept, event).id if event else None)
        if json:
            terminal.show_rows(map(reversal_row, islice(found, limit)))
        else:
            _show(kept, found, listings.reversal_block, limit or SCREENFUL, "No reversal is on record.")


def _show(record: Record, found: Iterable[Conflict], block: Block[Conflict], wanted: int, none: str) -> None:
    conflicts = list(islice(found, wanted + 1))
    groups: dict[str, list[Conflict]] = {}
    for conflict in conflicts[:wanted]:
        groups.setdefault(conflict.event, []).append(conflict)
    for id, group in groups.items():
        event = record.event(id)
        if event:
            terminal.show(*block(event, group, testimony_of(id, record)))
    if not conflicts:
        terminal.show(listings.nothing(none))
    elif len(conflicts) > wanted:
        terminal.show(listings.more(wanted))
