"""The interface for programs: every listing and every thing of the record under /api/v1, on any day, page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import Response
from pydantic import BeforeValidator

from onrecord.model import Document, Event, Origin, Record, Stance, Status, Testimony, last_day
from onrecord.show import looking, views
from onrecord.show.formats.feeds import change_row
from onrecord.show.formats.tables import COLUMNS
from onrecord.show.lists import Choice
from onrecord.show.looking import Seen, Testimonies
from onrecord.show.occurrence import day_after
from onrecord.show.rows import (
    Row,
    contradiction_row,
    document_row,
    event_row,
    origin_row,
    reversal_row,
    standing_row,
)
from onrecord.show.views import Clocks
from onrecord.show.web import schemas
from onrecord.show.web.answers import CSV, Page, from_cursor, listing, one, page_of, to_cursor
from onrecord.show.web.problems import PROBLEM_JSON, Problem, not_found
from onrecord.show.web.settings import Settings
from onrecord.show.words import title

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


def asked(request: Request, on: Day = None, as_known: AsKnown = None) -> Asked:
    """The record and the days of a request."""
    settings: Settings = request.app.state.settings
    return Asked(request, settings, Clocks(on or settings.today(), as_known))


def asked_of_one(request: Request, on: Day = None, as_known: AsKnown = None, as_held: AsHeld = None) -> Asked:
    """The same, with the day on which the record held it."""
    plain = asked(request, on, as_known)
    return Asked(plain.request, plain.settings, Clocks(plain.clocks.on, as_known, as_held))


Ask = Annotated[Asked, Depends(asked)]
AskOne = Annotated[Asked, Depends(asked_of_one)]


def choice(
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


# ------------------------------------------------------------------------------------- what the document tells

_PROBLEM = {"model": schemas.ProblemShape, "content": {PROBLEM_JSON: {}}}
PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: {**_PROBLEM, "description": "The cursor is none of this listing."},
    404: {**_PROBLEM, "description": "There is no such thing on record."},
    406: {**_PROBLEM, "description": "It is not to be had in the form that was asked for."},
    422: {**_PROBLEM, "description": "A parameter is not what it should be."},
    503: {**_PROBLEM, "description": "The record cannot be reached now."},
}
router = APIRouter(prefix="/api/v1", responses=PROBLEMS)
_HEADERS = {
    "ETag": {"description": "Of this very answer, for If-None-Match.", "schema": {"type": "string"}},
    "Link": {"description": "Where the listing goes on (rel=next).", "schema": {"type": "string"}},
}


def lists_of(shape: Any, told: str) -> dict[str, Any]:
    """What a route that lists things declares."""
    answer = {
        "description": told,
        "headers": _HEADERS,
        "content": {CSV: {"schema": {"type": "string"}, "example": "id,...\r\n"}},
    }
    return {"response_model": schemas.Listing[shape], "responses": {200: answer}, "response_class": Response}


def gives(shape: Any, told: str) -> dict[str, Any]:
    """What a route that gives one thing declares."""
    answer = {"description": told, "headers": {"ETag": _HEADERS["ETag"]}}
    return {"response_model": shape, "responses": {200: answer}, "response_class": Response}


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


# ----------------------------------------------------------------------------------------------------- events

_EVENT_COLUMNS = (*COLUMNS["events"], "title", "standing")


def seen_row(one: Seen, record: Record, clocks: Clocks) -> Row:
    """An event of a listing in the exchange form, with its title and where it stood."""
    row = event_row(one.event, one.standings, looking.counted(one.event, record, clocks))
    return {**row, "title": title(one.event), "standing": standing_row(one.standing) if one.standing else None}


@router.get("/events", tags=["events"], **lists_of(schemas.EventShape, "Events, last spoken of first."))
def events(
    ask: Ask, chosen: Chosen, status: Status | None = None, limit: Limit = 50, cursor: Cursor = None
) -> Response:
    """The events that are wanted and of which something was known on the day, last spoken of first."""
    found = looking.events(ask.record, ask.clocks, chosen, status=status, after=after(cursor))
    page = paged(found, limit, lambda s: s.event.id, lambda s: seen_row(s, ask.record, ask.clocks))
    return listing(ask.request, page, _EVENT_COLUMNS, **ask.about())


@router.get("/events/{event}", tags=["events"], **gives(schemas.EventPageShape, "All that is known of one event."))
def event(ask: AskOne, event: EventId) -> Response:
    """Where an event stands and stood, who says what, who contradicts whom, and the words that prove it."""
    page = views.event_page(find_event(ask.record, event), ask.record, ask.clocks)
    return one(views.page_row(page))


@router.get(
    "/events/{event}/standings", tags=["events"], **lists_of(schemas.StandsShape, "The change points, oldest first.")
)
def standings_of_event(ask: AskOne, event: EventId) -> Response:
    """The days on which the status of an event changed, oldest first."""
    found = find_event(ask.record, event)
    points = looking.seen(found, ask.record, ask.clocks).standings
    page = Page([{"event": found.id, **standing_row(point)} for point in points], None)
    return listing(ask.request, page, _STANDS, **ask.about())


_STANDS = ("event", "on", "status", "because", "against", "rule")


@router.get("/standings", tags=["events"], **lists_of(schemas.StandsShape, "Where each event stood."))
def standings(
    ask: Ask,
    chosen: Chosen,
    event: OfEvent = None,
    status: Status | None = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Where each event that is wanted stood on the day, those last spoken of first; or one event's change points."""
    if event is not None:
        return standings_of_event(ask, event)
    found = looking.events(ask.record, ask.clocks, chosen, status=status, after=after(cursor))
    page = paged(found, limit, lambda s: s.event.id, _stands)
    return listing(ask.request, page, _STANDS, **ask.about())


def _stands(one: Seen) -> Row:
    assert one.standing is not None, "only events with a standing are listed"
    return {"event": one.event.id, **standing_row(one.standing)}


# ------------------------------------------------------------------------------------------------- statements

_PASSAGES = (*COLUMNS["statements"], "words")
StatementPages = lists_of(schemas.PassageShape, "Statements with the words that prove them.")


@router.get("/statements", tags=["statements"], **StatementPages)
def statements(
    ask: Ask,
    event: OfEvent = None,
    speaker: Annotated[Name, Query(description="A named speaker, whole.")] = None,
    document: Annotated[Name, Query(description="A document's id.")] = None,
    stance: Stance | None = None,
    words: Annotated[Name, Query(description="Words of the passage or the speaker; all must be there.")] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Statements: of an event in the order they were said, of a document as they stand in it, else the newest first."""
    look = Testimonies(ask.record)
    wanted = find_event(ask.record, event).id if event else None
    found = looking.statements(
        ask.record, ask.clocks, event=wanted, document=document, speaker=speaker, stance=stance, words=words,
        after=after(cursor), look=look,
    )  # fmt: skip
    page = paged(found, limit, lambda pair: pair[1].statement.id, lambda pair: passage_row(*pair, look))
    return listing(ask.request, page, _PASSAGES, **ask.about())


def passage_row(event: Event, testimony: Testimony, look: Testimonies) -> Row:
    """A statement with the words of its passage."""
    document = look.document(testimony.statement.document)
    assert document is not None, "a statement is kept with its document"
    return views.testimony_row(testimony, event.id, document)


@router.get("/events/{event}/statements", tags=["events"], **StatementPages)
def statements_of_event(ask: Ask, event: EventId, limit: Limit = 50, cursor: Cursor = None) -> Response:
    """The statements of an event in the order they were said."""
    return statements(ask, event=event, limit=limit, cursor=cursor)


@router.get("/statements/{statement}", tags=["statements"], **gives(schemas.PassageShape, "One statement."))
def statement(ask: Ask, statement: Annotated[str, Path(max_length=80)]) -> Response:
    """One statement as it counts, with the words that prove it."""
    kept = ask.record.statement(statement)
    look = Testimonies(ask.record)
    found = look.of(kept.id) if kept else None
    if found is None or not ask.clocks.admit(found[1]):
        raise not_found("statement", statement)
    return one(passage_row(*found, look))


# --------------------------------------------------------------------------------------------------- speakers

_VOICES = ("name", "sides", "statements", "first", "last")


@router.get("/speakers", tags=["speakers"], **lists_of(schemas.VoiceShape, "Named speakers, most on record first."))
def speakers(ask: Ask, limit: Limit = 50, cursor: Cursor = None) -> Response:
    """Named speakers with their sides and how much they said by the day, those with most statements first."""
    found = ask.record.speakers(until=min(ask.clocks.on, ask.clocks.as_known or ask.clocks.on))
    page = paged(skipped(found, cursor, lambda v: v.name), limit, lambda v: v.name, voice_row)
    return listing(ask.request, page, _VOICES, **ask.about())


def voice_row(voice: Any) -> Row:
    """A named speaker."""
    return {"name": voice.name, "sides": list(voice.sides), "statements": voice.statements, "first": voice.first,
            "last": voice.last}  # fmt: skip


@router.get("/speakers/{name:path}", tags=["speakers"], **gives(schemas.VoiceShape, "One named speaker."))
def speaker(ask: Ask, name: Annotated[str, Path(max_length=200)]) -> Response:
    """One named speaker; what it said is under /statements?speaker=."""
    voice = looking.voice(ask.record, name, ask.clocks)
    if voice is None:
        raise not_found("speaker", name)
    return one(voice_row(voice))


# -------------------------------------------------------------------------------------------------- conflicts


@router.get("/contradictions", tags=["conflicts"], **lists_of(schemas.ContradictionShape, "The newest first."))
def contradictions(ask: Ask, event: OfEvent = None, limit: Limit = 50, cursor: Cursor = None) -> Response:
    """Last words on one event that cannot both hold, as they stood on the day; the newest first."""
    wanted = find_event(ask.record, event).id if event else None
    found = looking.contradictions(ask.record, ask.clocks, wanted)
    place = _place_of_contradiction
    page = paged(skipped(found, cursor, place), limit, place, contradiction_row)
    return listing(ask.request, page, COLUMNS["contradictions"], **ask.about())


def _place_of_contradiction(of: Any) -> str:
    return f"{of.left} {of.right} {of.over}"


@router.get("/reversals", tags=["conflicts"], **lists_of(schemas.ReversalShape, "Speakers and sides that turned."))
def reversals(ask: Ask, event: OfEvent = None, limit: Limit = 50, cursor: Cursor = None) -> Response:
    """Speakers and sides that turned, with their words before and after."""
    wanted = find_event(ask.record, event).id if event else None
    found = looking.reversals(ask.record, ask.clocks, wanted)

    def place(of: Any) -> str:
        return f"{of.before} {of.after} {of.speaker or ''} {of.side or ''}"

    page = paged(skipped(found, cursor, place), limit, place, reversal_row)
    return listing(ask.request, page, COLUMNS["reversals"], **ask.about())


# -------------------------------------------------------------------------------------------------- documents


def is_out(document: Document, clocks: Clocks) -> bool:
    """Whether a document had been published by the days asked about."""
    published = last_day(document.published_at or document.retrieved_at) or ""
    return published <= clocks.on and (clocks.as_known is None or published <= clocks.as_known)


@router.get("/origins", tags=["documents"], **lists_of(schemas.OriginShape, "Documents that are one text."))
def origins(ask: Ask, limit: Limit = 50, cursor: Cursor = None) -> Response:
    """Groups of documents that are one text or rest on one source, as far as they had been published."""
    found = skipped(ask.record.origins(), cursor, lambda o: o.id)
    page = paged(_origins_out(found, ask), limit, lambda o: o.id, origin_row)
    return listing(ask.request, page, COLUMNS["origins"], **ask.about())


def _origins_out(found: Iterable[Origin], ask: Asked) -> Iterable[Origin]:
    for origin in found:
        documents = (ask.record.document(id) for id in origin.documents)
        out = tuple(d.id for d in documents if d and is_out(d, ask.clocks))
        if len(out) > 1 or (out and origin.outlet):
            yield Origin(origin.id, out, origin.how, origin.outlet)


@router.get("/documents", tags=["documents"], **lists_of(schemas.DocumentShape, "Documents, the oldest first."))
def documents(ask: Ask, limit: Limit = 50, cursor: Cursor = None) -> Response:
    """Documents that had been published by the day, in the order of the record, without their texts."""
    found = (d for d in ask.record.documents(after=after(cursor)) if is_out(d, ask.clocks))
    page = paged(found, limit, lambda d: d.id, lambda d: document_row(d, ask.record.origin_of(d.id)))
    return listing(ask.request, page, COLUMNS["documents"], **ask.about())


@router.get("/documents/{document}", tags=["documents"], **gives(schemas.TextShape, "One document with its text."))
def document(ask: Ask, document: Annotated[str, Path(max_length=80)]) -> Response:
    """One document with its text and the statements that were found in it."""
    found = ask.record.document(document)
    if found is None or not is_out(found, ask.clocks):
        raise not_found("document", document)
    told = looking.statements(ask.record, ask.clocks, document=found.id)
    row = document_row(found, ask.record.origin_of(found.id))
    return one({**row, "text": found.text, "statements": [t.statement.id for _, t in told]})


# ---------------------------------------------------------------------------------------------- what happened


@router.get("/changes", tags=["changes"], **lists_of(schemas.ChangeShape, "Changes of standing, the newest first."))
def changes(
    ask: Ask,
    chosen: Chosen,
    since: Annotated[DayText, day_parameter("From this day on; a month before `on` if not given.")] = None,
    event: OfEvent = None,
    speaker: Annotated[Name, Query(description="Changes that rest on, or go against, words of this speaker.")] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Changes of standing, each with the standing that it replaces; the newest first."""
    wanted = find_event(ask.record, event).id if event else None
    begin = since or day_after(ask.clocks.on, -31)
    found = looking.changes(ask.record, begin, ask.clocks.on, ask.clocks, chosen, event=wanted, speaker=speaker)

    def place(change: looking.Change) -> str:
        return f"{change.event.id} {change.key}"

    page = paged(skipped(found, cursor, place), limit, place, change_row)
    return listing(ask.request, page, _CHANGES, **ask.about())


_CHANGES = ("id", "event", "title", "standing", "replaces", "replaces_id")


@router.get("/due", tags=["changes"], **lists_of(schemas.DueShape, "What wants looking after, first to end first."))
def due(
    ask: Ask,
    chosen: Chosen,
    within: Annotated[int, Query(ge=0, le=3650, description="How many days ahead, and back.")] = 7,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Windows that close, that closed without a word since, and what only one side confirms."""
    found = looking.due(ask.record, ask.clocks, within, chosen)
    lines = skipped(found, cursor, lambda line: line.event.id)
    page = paged(lines, limit, lambda line: line.event.id, lambda line: _due_row(line, ask))
    return listing(ask.request, page, (*_EVENT_COLUMNS, "due"), **ask.about())


def _due_row(line: views.Line, ask: Asked) -> Row:
    return {**seen_row(looking.seen(line.event, ask.record, ask.clocks), ask.record, ask.clocks),
            "due": list(line.reasons)}  # fmt: skip


@router.get("/search", tags=["search"], **gives(schemas.FoundShape, "Events and statements that have the words."))
def search(
    ask: Ask,
    q: Annotated[str, Query(min_length=1, max_length=200, description="Words; all must be there.")],
    limit: Limit = 20,
    cursor: Cursor = None,
) -> Response:
    """Full text over events (their titles) and statements (passage and speaker); the newest first."""
    at = from_cursor(cursor, 2)
    look = Testimonies(ask.record)
    happenings, more = ([], False) if at and not at[0] else page_of(
        looking.events(ask.record, ask.clocks, Choice(words=q), after=at[0] if at else None), limit
    )  # fmt: skip
    told, further = ([], False) if at and not at[1] else page_of(
        looking.statements(ask.record, ask.clocks, words=q, after=at[1] if at else None, look=look), limit
    )  # fmt: skip
    onward = (happenings[-1].event.id if more else "", told[-1][1].statement.id if further else "")
    return one(
        {
            **ask.about(),
            "query": q,
            "events": [seen_row(s, ask.record, ask.clocks) for s in happenings],
            "statements": [passage_row(*pair, look) for pair in told],
            "next": to_cursor(*onward) if more or further else None,
        }
    )


@router.get("/lists", tags=["events"], **lists_of(schemas.ListShape, "The lists that the desk made."))
def lists(ask: Ask) -> Response:
    """The lists that the desk made, for `list=`."""
    made = ask.settings.lists.values()
    rows: Sequence[Row] = [
        {"name": d.name, "title": d.title, "party": list_(d.party), "place": list_(d.place), "kind": list_(d.kind),
         "words": list_(d.words), "events": list_(d.events)}
        for d in made
    ]  # fmt: skip
    return listing(ask.request, Page(rows, None), tuple(schemas.ListShape.model_fields), **ask.about())


list_ = list
