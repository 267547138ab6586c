"""What programs subscribe to: calendars and feeds, of everything, of a choice, of one event, of one speaker."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from onrecord.show import looking, words
from onrecord.show.exports import as_line
from onrecord.show.formats import feeds, ics
from onrecord.show.lists import ALL, Choice
from onrecord.show.occurrence import day_after, occurrence, occurrences
from onrecord.show.views import Clocks
from onrecord.show.web.api import PROBLEMS
from onrecord.show.web.asking import Ask, Asked, Chosen, DayText, day_parameter, find_event
from onrecord.show.web.guard import quoted
from onrecord.show.web.problems import not_found

CALENDAR, ATOM, JSON_FEED = "text/calendar", "application/atom+xml", "application/feed+json"
# What a calendar has unless it is told otherwise: a season back, a year and a half ahead.
BACK, AHEAD = 92, 550
# How many changes a feed has, and how many days back it looks for them.
ENTRIES, FEED_DAYS = 100, 366

router = APIRouter(tags=["subscriptions"], responses=PROBLEMS)
Mode = Annotated[
    ics.Mode,
    Query(description="strict: events with a day. visible: what is off stays, marked in the title. open: windows too."),
]
From = Annotated[DayText, day_parameter("From this day on; a season before `on` if not given.")]
Until = Annotated[DayText, day_parameter("To this day; a year and a half after `on` if not given.")]


_EXAMPLES = {
    CALENDAR: "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//onrecord//onrecord//EN\r\nEND:VCALENDAR\r\n",
    ATOM: '<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:uuid:6f8f6c3e-5a0e-5d53-9c0a-6f6e72656331</id></feed>',
    JSON_FEED: {"version": "https://jsonfeed.org/version/1.1", "title": "onrecord: what changed", "items": []},
}


def sent_as(kind: str, told: str) -> Any:
    """What a route declares that sends one kind of content."""
    shape = {"type": "object"} if kind == JSON_FEED else {"type": "string"}
    content = {kind: {"schema": shape, "example": _EXAMPLES[kind]}}
    return {"response_class": Response, "responses": {200: {"description": told, "content": content}}}


def site_of(ask: Asked) -> str:
    """The address by which this record is reached."""
    return ask.settings.site or str(ask.request.base_url).rstrip("/")


# -------------------------------------------------------------------------------------------------- calendars


@router.get("/calendar.ics", **sent_as(CALENDAR, "An iCalendar."))
def calendar(
    ask: Ask, chosen: Chosen, mode: Mode = ics.Mode.STRICT, since: From = None, until: Until = None
) -> Response:
    """The events that are wanted, as a calendar to subscribe to."""
    begin, end = since or day_after(ask.clocks.on, -BACK), until or day_after(ask.clocks.on, AHEAD)
    found = looking.closing(ask.record, begin, end, ask.clocks, chosen)
    entries = occurrences(ask.record.events_named([one.event.id for one in found]).values(), ask.record, ask.clocks)
    name = f"onrecord: {chosen.title}" if chosen.title else "onrecord"
    return _calendar(ics.calendar(entries, mode=mode, name=name, site=site_of(ask)), "calendar")


@router.get("/events/{event}/calendar.ics", **sent_as(CALENDAR, "An iCalendar of one event."))
def event_calendar(ask: Ask, event: Annotated[str, Path(max_length=80)], mode: Mode = ics.Mode.OPEN) -> Response:
    """One event as a calendar to subscribe to."""
    found = occurrence(find_event(ask.record, event), ask.record, ask.clocks)
    name = f"onrecord: {words.title(found.event, dated=False)}"
    return _calendar(ics.calendar([found], mode=mode, name=name, site=site_of(ask)), found.event.id)


def _calendar(body: bytes, name: str) -> Response:
    disposition = f'inline; filename="{name}.ics"'
    return Response(body, media_type=f"{CALENDAR}; charset=utf-8", headers={"Content-Disposition": disposition})


# ------------------------------------------------------------------------------------------------------ feeds


@router.get("/feed.atom", **sent_as(ATOM, "Status changes as Atom."))
def feed_atom(ask: Ask, chosen: Chosen) -> Response:
    """Changes of standing of the events that are wanted, as Atom."""
    return _atom(ask, _feed(ask, chosen.title, "/"), _changes(ask, chosen))


@router.get("/feed.json", **sent_as(JSON_FEED, "Status changes as a JSON Feed."))
def feed_json(ask: Ask, chosen: Chosen) -> Response:
    """Changes of standing of the events that are wanted, as a JSON Feed."""
    return _json(_feed(ask, chosen.title, "/"), _changes(ask, chosen))


@router.get("/events/{event}/feed.atom", **sent_as(ATOM, "Status changes of one event as Atom."))
def event_atom(ask: Ask, event: Annotated[str, Path(max_length=80)]) -> Response:
    """Changes of standing of one event, as Atom."""
    feed, changes = _of_event(ask, event)
    return _atom(ask, feed, changes)


@router.get("/events/{event}/feed.json", **sent_as(JSON_FEED, "Status changes of one event as a JSON Feed."))
def event_json(ask: Ask, event: Annotated[str, Path(max_length=80)]) -> Response:
    """Changes of standing of one event, as a JSON Feed."""
    return _json(*_of_event(ask, event))


@router.get("/speakers/{name:path}/feed.atom", **sent_as(ATOM, "Changes that rest on a speaker's words as Atom."))
def speaker_atom(ask: Ask, name: Annotated[str, Path(max_length=200)]) -> Response:
    """Changes of standing that rest on, or go against, the words of one speaker, as Atom."""
    feed, changes = _of_speaker(ask, name)
    return _atom(ask, feed, changes)


@router.get("/speakers/{name:path}/feed.json", **sent_as(JSON_FEED, "Status changes that rest on a speaker's words."))
def speaker_json(ask: Ask, name: Annotated[str, Path(max_length=200)]) -> Response:
    """Changes of standing that rest on, or go against, the words of one speaker, as a JSON Feed."""
    return _json(*_of_speaker(ask, name))


def _of_event(ask: Asked, event: str) -> tuple[feeds.Feed, list[looking.Change]]:
    found = find_event(ask.record, event)
    changes = list(looking.changes(ask.record, _EVER, ask.clocks.on, ask.clocks, event=found.id))
    return _feed(ask, words.title(found), f"/events/{found.id}"), changes[:ENTRIES]


def _of_speaker(ask: Asked, name: str) -> tuple[feeds.Feed, list[looking.Change]]:
    if looking.voice(ask.record, name, Clocks(ask.clocks.on, ask.clocks.as_known)) is None:
        raise not_found("speaker", name)
    return _feed(ask, name, f"/speakers/{quoted(name)}"), _changes(ask, ALL, speaker=name)


_EVER = "0001-01-01"


def _changes(ask: Asked, chosen: Choice, **of: str) -> list[looking.Change]:
    begin = _EVER if of else day_after(ask.clocks.on, -FEED_DAYS)
    found = []
    for change in looking.changes(ask.record, begin, ask.clocks.on, ask.clocks, chosen, **of):
        found.append(change)
        if len(found) == ENTRIES:
            break
    return found


def _feed(ask: Asked, of: str, page: str) -> feeds.Feed:
    site = site_of(ask)
    itself = str(ask.request.url.replace(fragment="")) if not ask.settings.site else site + ask.request.url.path
    query = f"?{ask.request.url.query}" if ask.settings.site and ask.request.url.query else ""
    title = f"onrecord: {of}" if of else "onrecord: what changed"
    return feeds.Feed(words.one_line(title), site, itself + query, f"{site}{page}")


def _atom(_: Asked, feed: feeds.Feed, changes: list[looking.Change]) -> Response:
    return Response(feeds.atom(feed, changes), media_type=f"{ATOM}; charset=utf-8")


def _json(feed: feeds.Feed, changes: list[looking.Change]) -> Response:
    return Response(as_line(feeds.json_feed(feed, changes)), media_type=JSON_FEED)
