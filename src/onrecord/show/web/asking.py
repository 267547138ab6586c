"""What can be asked of every route: the days, the events that are wanted, the page of a listing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Path, Query, Request
from pydantic import BeforeValidator

from onrecord.model import Document, Event, Record, last_day
from onrecord.show.lists import Choice
from onrecord.show.rows import Row
from onrecord.show.views import Clocks
from onrecord.show.web.answers import Page, from_cursor, page_of, to_cursor
from onrecord.show.web.problems import Problem, not_found
from onrecord.show.web.settings import Settings

Thing = TypeVar("Thing")


def _is_day(value: object) -> object:
    """A day, or nothing where a form sent an empty field."""
    if value in (None, ""):
        return None
    if isinstance(value, str) and len(value) == 10:
        date.fromisoformat(value)  # its refusal says what is wrong
        return value
    raise ValueError("a day is written as 2025-10-16")


DayText = Annotated[str | None, BeforeValidator(_is_day)]
_DAY_SCHEMA = {"type": "string", "format": "date"}


def day_parameter(told: str) -> Any:
    """A day of the calendar in a query."""
    return Query(description=told, json_schema_extra=_DAY_SCHEMA, examples=["2025-10-16"])


Day = Annotated[DayText, day_parameter("The day asked about: words said by then. Today if not given.")]
AsKnown = Annotated[DayText, day_parameter("Only what had been published by this day.")]
AsHeld = Annotated[DayText, day_parameter("Only what this record held by this day.")]
Limit = Annotated[int, Query(ge=1, le=500, description="How many at once.")]
Cursor = Annotated[str | None, Query(max_length=400, description="Where to go on: `next` of the page before.")]
Words = Annotated[str | None, Query(max_length=200, description="Words of the event's title; all must be there.")]
Name = Annotated[str | None, Query(max_length=200)]
EventId = Annotated[str, Path(description="An event's id, or the beginning of it.", max_length=80)]
OfEvent = Annotated[str | None, Query(description="Only of this event: its id or the beginning of it.", max_length=80)]


@dataclass(frozen=True, slots=True)
class Asked:
    """What every request asks of: the record, the days, how it is served."""

    request: Request
    settings: Settings
    clocks: Clocks

    @property
    def record(self) -> Record:
        """The record, as the thread that asks reaches it; dependencies run in another one than their route."""
        record: Record = self.request.app.state.records.get()
        return record

    def about(self) -> dict[str, object]:
        """The days that the answer is of."""
        return {"on": self.clocks.on, "as_known": self.clocks.as_known}


# Dependencies are coroutines: they look nothing up, and a thread for each of them would cost more than they do.
async def asked(request: Request, on: Day = None, as_known: AsKnown = None) -> Asked:
    """The record and the days of a request."""
    settings: Settings = request.app.state.settings
    return Asked(request, settings, Clocks(on or settings.today(), as_known))


async def asked_of_one(request: Request, on: Day = None, as_known: AsKnown = None, as_held: AsHeld = None) -> Asked:
    """The same, with the day on which the record held it."""
    settings: Settings = request.app.state.settings
    return Asked(request, settings, Clocks(on or settings.today(), as_known, as_held))


Ask = Annotated[Asked, Depends(asked)]
AskOne = Annotated[Asked, Depends(asked_of_one)]


async def choice(
    request: Request,
    party: Annotated[Name, Query(description="A party, or the side of one.")] = None,
    place: Annotated[Name, Query(description="Where it is to be.")] = None,
    kind: Annotated[Name, Query(description="summit, talks, strike, vote and so on.")] = None,
    words: Words = None,
    list: Annotated[Name, Query(description="A list that the desk made, by its name.")] = None,
) -> Choice:
    """Which events are wanted."""
    lists = request.app.state.settings.lists
    if list and list not in lists:
        known = ", ".join(sorted(lists)) or "none"
        raise Problem(404, f"The desk has made no list {list[:80]!r}; there is {known}.")
    return Choice(party or None, place or None, kind or None, words or None, lists.get(list) if list else None)


Chosen = Annotated[Choice, Depends(choice)]


def find_event(record: Record, id: str) -> Event:
    """The event with this id, or the one whose id begins so."""
    found = record.event(id)
    if found is None:
        raise not_found("event", id)
    return found


def is_out(document: Document, clocks: Clocks) -> bool:
    """Whether a document had been published by the days asked about."""
    published = last_day(document.published_at or document.retrieved_at) or ""
    return published <= clocks.on and (clocks.as_known is None or published <= clocks.as_known)


# --------------------------------------------------------------------------------------------- page by page


def paged(found: Iterable[Thing], limit: int, place: Callable[[Thing], str], row: Callable[[Thing], Row]) -> Page:
    """A page of a listing whose cursor is where its last thing stands."""
    things, more = page_of(found, limit)
    return Page([row(thing) for thing in things], to_cursor(place(things[-1])) if more and things else None)


def after(cursor: str | None) -> str | None:
    """The place after which a page begins."""
    at = from_cursor(cursor)
    return at[0] if at else None


def skipped(found: Iterable[Thing], cursor: str | None, place: Callable[[Thing], str]) -> Iterable[Thing]:
    """What comes after a cursor in a listing that is short enough to be gone through."""
    begin = after(cursor)
    if begin is None:
        return found
    things = list(found)
    places = [place(thing) for thing in things]
    return things[places.index(begin) + 1 :] if begin in places else []
