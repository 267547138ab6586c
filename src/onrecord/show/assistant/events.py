"""Tools about events: finding one, where it stands, what is due."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Annotated, Any

from pydantic import Field

from onrecord.model import Status
from onrecord.show import looking
from onrecord.show.assistant.asked import Day, Desk, EventId, Known, Limit, about, event_meant
from onrecord.show.lists import Choice
from onrecord.show.looking import Seen
from onrecord.show.rows import Row, event_row, standing_row
from onrecord.show.words import title


def find_event_tool(desk: Desk) -> Callable[..., dict[str, Any]]:
    """Gives the tool `find_event`."""

    def find_event(
        words: Annotated[str, Field(description="Words of the title: parties, place, kind.", max_length=200)] = "",
        party: Annotated[str | None, Field(description="A party, or the side of one.", max_length=200)] = None,
        place: Annotated[str | None, Field(description="Where it is to be.", max_length=200)] = None,
        kind: Annotated[str | None, Field(description="summit, talks, strike, vote and so on.", max_length=60)] = None,
        status: Annotated[Status | None, Field(description="Where it stood on the day.")] = None,
        on: Day = None,
        as_known: Known = None,
        limit: Limit = 10,
    ) -> dict[str, Any]:
        """Find events by words, party, place, kind or status; those last spoken of first, each with where it stood."""
        asked = desk.clocks(on, as_known)
        choice = Choice(party or None, place or None, kind or None, words or None)
        found = looking.events(desk.record(), asked, choice, status=status)
        return {**about(asked), "events": [_found(one) for one in islice(found, limit)]}

    return find_event


def where_it_stands_tool(desk: Desk) -> Callable[..., dict[str, Any]]:
    """Gives the tool `where_it_stands`."""

    def where_it_stands(event: EventId, on: Day = None, as_known: Known = None) -> dict[str, Any]:
        """Where one event stood on a day, since when and why, with all its change points until then."""
        asked, kept = desk.clocks(on, as_known), desk.record()
        one = looking.seen(event_meant(kept, event), kept, asked)
        row = event_row(one.event, one.standings, looking.counted([one.event.id], kept, asked)[one.event.id])
        standing = standing_row(one.standing) if one.standing else None
        return {**about(asked), **row, "title": title(one.event), "standing": standing}

    return where_it_stands


def due_tool(desk: Desk) -> Callable[..., dict[str, Any]]:
    """Gives the tool `due`."""

    def due(
        within: Annotated[int, Field(ge=0, le=365, description="How many days ahead, and back.")] = 7,
        on: Day = None,
        as_known: Known = None,
        limit: Limit = 20,
    ) -> dict[str, Any]:
        """What wants looking after: windows that close, that closed unheard, and what only one side confirms."""
        asked, kept = desk.clocks(on, as_known), desk.record()
        lines = islice(looking.due(kept, asked, within), limit)
        rows = [{**_found(Seen(one.event, one.standing, ())), "due": list(one.reasons)} for one in lines]
        return {**about(asked), "events": rows}

    return due


def _found(one: Seen) -> Row:
    """An event of a listing: its keys in the exchange form, without what only a page has room for."""
    row = event_row(one.event, (), ())
    short = {key: row[key] for key in ("id", "kind", "parties", "place", "window")}
    return {**short, "title": title(one.event), "standing": standing_row(one.standing) if one.standing else None}
