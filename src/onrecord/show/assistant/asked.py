"""What the tools are asked by and of: the record, the days, an event; and how a wrong question is answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from onrecord.model import Event, Record
from onrecord.show.views import Clocks
from onrecord.show.words import one_line

MOST = 50

Day = Annotated[str | None, Field(description="A day, as 2025-10-16: what had been said by then. Today if not given.")]
Known = Annotated[str | None, Field(description="A day, as 2025-10-16: only what had been published by then.")]
EventId = Annotated[str, Field(description="An event's id, or the beginning of it.", max_length=80)]
Limit = Annotated[int, Field(ge=1, le=MOST, description="How many at most.")]


@dataclass(frozen=True, slots=True)
class Desk:
    """What every tool asks of: the calling thread's connection to the record, and what day it is."""

    record: Callable[[], Record]
    today: Callable[[], str]

    def clocks(self, on: str | None, as_known: str | None) -> Clocks:
        """The days that a question is of."""
        return Clocks(_day(on) or self.today(), _day(as_known))


def about(clocks: Clocks) -> dict[str, Any]:
    """The days that an answer is of."""
    return {"on": clocks.on, "as_known": clocks.as_known}


def event_meant(record: Record, id: str) -> Event:
    """The event with this id, or the one whose id begins so."""
    found = record.event(id)
    if found is None:
        raise ToolError(f"There is no event {one_line(id)!r} on record; find_event finds events by words.")
    return found


def _day(day: str | None) -> str | None:
    if not day:
        return None
    try:
        if len(day) != 10:
            raise ValueError(day)
        return date.fromisoformat(day).isoformat()
    except ValueError:
        raise ToolError(f"{one_line(day)[:40]!r} is no day; write it as 2025-10-16.") from None
