"""The interface for programs: every listing and every thing of the record under /api/v1, on any day, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from fastapi.responses import JSONResponse, Response

from onrecord.model import Event, Record, Stance, Status, Testimony
from onrecord.show import conflicts, looking, telling, views
from onrecord.show.exports import as_line
from onrecord.show.formats.feeds import change_row
from onrecord.show.formats.tables import COLUMNS, csv_lines
from onrecord.show.lists import Choice
from onrecord.show.looking import Seen
from onrecord.show.rows import (
    Row,
    contradiction_row,
    document_row,
    event_row,
    origin_row,
    reversal_row,
    standing_row,
)
from onrecord.show.telling import Testimonies
from onrecord.show.views import Clocks, moved
from onrecord.show.web import schemas
from onrecord.show.web.answers import CSV, JSON, Page, from_cursor, listing, one, page_of, to_cursor
from onrecord.show.web.asking import (
    Ask,
    Asked,
    AskOne,
    Chosen,
    Cursor,
    DayText,
    EventId,
    Limit,
    Name,
    OfEvent,
    after,
    day_parameter,
    find_event,
    is_out,
    paged,
    skipped,
)
from onrecord.show.web.problems import not_found
from onrecord.show.words import title

# ------------------------------------------------------------------------------------- what the document tells

_PROBLEM = {"model": schemas.ProblemShape}
PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: {**_PROBLEM, "description": "The cursor is none of this listing."},
    404: {**_PROBLEM, "description": "There is no such thing on record."},
    406: {**_PROBLEM, "description": "It is not to be had in the form that was asked for."},
    422: {**_PROBLEM, "description": "A parameter is not what it should be."},
    503: {**_PROBLEM, "description": "The record cannot be reached now."},
}
router = APIRouter(prefix="/api/v1", responses=PROBLEMS, default_response_class=JSONResponse)
_HEADERS = {
    "ETag": {"description": "Of this very answer, for If-None-Match.", "schema": {"type": "string"}},
    "Link": {"description": "Where the listing goes on (rel=next).", "schema": {"type": "string"}},
}
# The columns of each listing as CSV.
LISTED: dict[str, tuple[str, ...]] = {
    **COLUMNS,
    "events": (*COLUMNS["events"], "title", "standing"),
    "standings": ("event", "on", "status", "because", "against", "rule"),
    "statements": (*COLUMNS["statements"], "words"),
    "speakers": ("name", "sides", "statements", "first", "last"),
    "changes": ("id", "event", "title", "standing", "replaces", "replaces_id"),
    "due": (*COLUMNS["events"], "title", "standing", "due"),
    "lists": tuple(schemas.ListShape.model_fields),
}


def lists_of(shape: type[schemas.Shape], noun: str, told: str) -> dict[str, Any]:
    """What a route that lists things declares: the shape, and the same example as JSON and as CSV.

    JSON stands there as text until `described` reads it: FastAPI would drop what is null in it.
    """
    example = schemas.example_of(shape)
    page: Row = {"on": schemas.DAY, "as_known": None, "next": None, "items": [example]}
    content = {
        JSON: {"example": as_line(page)},
        CSV: {"schema": {"type": "string"}, "example": "".join(csv_lines([example], LISTED[noun]))},
    }
    answer = {"description": told, "headers": _HEADERS, "content": content}
    return {"response_model": schemas.Listing[shape], "responses": {200: answer}}  # type: ignore[valid-type]


def gives(shape: type[schemas.Shape], told: str) -> dict[str, Any]:
    """What a route that gives one thing declares."""
    content = {JSON: {"example": as_line(schemas.example_of(shape))}}
    answer = {"description": told, "headers": {"ETag": _HEADERS["ETag"]}, "content": content}
    return {"response_model": shape, "responses": {200: answer}}


# ----------------------------------------------------------------------------------------------------- events


def seen_rows(some: Sequence[Seen], record: Record, clocks: Clocks) -> list[Row]:
    """An event of a listing in the exchange form, with its title and where it stood."""
    told = looking.counted([one.event.id for one in some], record, clocks)
    return [
        {
            **event_row(one.event, one.standings, told[one.event.id]),
            "title": title(one.event),
            "standing": standing_row(one.standing) if one.standing else None,
        }
        for one in some
    ]


@router.get("/events", tags=["events"], **lists_of(schemas.EventShape, "events", "Events, last spoken of first."))
def events(
    ask: Ask, chosen: Chosen, status: Status | None = None, limit: Limit = 50, cursor: Cursor = None
) -> Response:
    """The events that are wanted and of which something was known on the day, last spoken of first."""
    found = looking.events(ask.record, ask.clocks, chosen, status=status, after=after(cursor))
    some, more = page_of(found, limit)
    page = Page(seen_rows(some, ask.record, ask.clocks), to_cursor(some[-1].event.id) if more else None)
    return listing(ask.request, page, LISTED["events"], **ask.about())


@router.get("/events/{event}", tags=["events"], **gives(schemas.EventPageShape, "All that is known of one event."))
def event(ask: AskOne, event: EventId) -> Response:
    """Where an event stands and stood, who says what, who contradicts whom, and the words that prove it."""
    page = views.event_page(find_event(ask.record, event), ask.record, ask.clocks)
    return one(ask.request, views.page_row(page))


@router.get(
    "/events/{event}/standings",
    tags=["events"],
    **lists_of(schemas.StandsShape, "standings", "The change points, oldest first."),
)
def standings_of_event(ask: AskOne, event: EventId) -> Response:
    """The days on which the status of an event changed, oldest first."""
    found = find_event(ask.record, event)
    points = looking.seen(found, ask.record, ask.clocks).standings
    page = Page([{"event": found.id, **standing_row(point)} for point in points], None)
    return listing(ask.request, page, LISTED["standings"], **ask.about())


@router.get("/standings", tags=["events"], **lists_of(schemas.StandsShape, "standings", "Where each event stood."))
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
    return listing(ask.request, page, LISTED["standings"], **ask.about())


def _stands(one: Seen) -> Row:
    assert one.standing is not None, "only events with a standing are listed"
    return {"event": one.event.id, **standing_row(one.standing)}


# ------------------------------------------------------------------------------------------------- statements

StatementPages = lists_of(schemas.PassageShape, "statements", "Statements with the words that prove them.")


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
    found = telling.statements(
        ask.record, ask.clocks, event=wanted, document=document, speaker=speaker, stance=stance, words=words,
        after=after(cursor), look=look,
    )  # fmt: skip
    page = paged(found, limit, lambda pair: pair[1].statement.id, lambda pair: passage_row(*pair, look))
    return listing(ask.request, page, LISTED["statements"], **ask.about())


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
    return one(ask.request, passage_row(*found, look))


# --------------------------------------------------------------------------------------------------- speakers


@router.get(
    "/speakers", tags=["speakers"], **lists_of(schemas.VoiceShape, "speakers", "Named speakers, most on record first.")
)
def speakers(ask: Ask, limit: Limit = 50, cursor: Cursor = None) -> Response:
    """Named speakers with their sides and how much they said by the day, those with most statements first."""
    found = ask.record.speakers(until=min(ask.clocks.on, ask.clocks.as_known or ask.clocks.on))
    page = paged(skipped(found, cursor, lambda v: v.name), limit, lambda v: v.name, voice_row)
    return listing(ask.request, page, LISTED["speakers"], **ask.about())


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
    return one(ask.request, voice_row(voice))


# -------------------------------------------------------------------------------------------------- conflicts


@router.get(
    "/contradictions", tags=["conflicts"], **lists_of(schemas.ContradictionShape, "contradictions", "The newest first.")
)
def contradictions(ask: Ask, event: OfEvent = None, limit: Limit = 50, cursor: Cursor = None) -> Response:
    """Last words on one event that cannot both hold, as they stood on the day; the newest first."""
    found = conflicts.contradictions(ask.record, ask.clocks, [find_event(ask.record, event)] if event else None)
    place = _place_of_contradiction
    page = paged(skipped(found, cursor, place), limit, place, contradiction_row)
    return listing(ask.request, page, LISTED["contradictions"], **ask.about())


def _place_of_contradiction(of: Any) -> str:
    return f"{of.left} {of.right} {of.over}"


@router.get(
    "/reversals", tags=["conflicts"], **lists_of(schemas.ReversalShape, "reversals", "Speakers and sides that turned.")
)
def reversals(ask: Ask, event: OfEvent = None, limit: Limit = 50, cursor: Cursor = None) -> Response:
    """Speakers and sides that turned, with their words before and after."""
    found = conflicts.reversals(ask.record, ask.clocks, [find_event(ask.record, event)] if event else None)

    def place(of: Any) -> str:
        return f"{of.before} {of.after} {of.speaker or ''} {of.side or ''}"

    page = paged(skipped(found, cursor, place), limit, place, reversal_row)
    return listing(ask.request, page, LISTED["reversals"], **ask.about())


# -------------------------------------------------------------------------------------------------- documents


@router.get("/origins", tags=["documents"], **lists_of(schemas.OriginShape, "origins", "Documents that are one text."))
def origins(ask: Ask, limit: Limit = 50, cursor: Cursor = None) -> Response:
    """Groups of documents that are one text or rest on one source, as far as they had been published."""
    found = ask.record.origins(after=after(cursor), published=looking.known_by(ask.clocks))
    page = paged(found, limit, lambda o: o.id, origin_row)
    return listing(ask.request, page, LISTED["origins"], **ask.about())


@router.get(
    "/documents", tags=["documents"], **lists_of(schemas.DocumentShape, "documents", "Documents, the oldest first.")
)
def documents(ask: Ask, limit: Limit = 50, cursor: Cursor = None) -> Response:
    """Documents that had been published by the day, in the order of the record, without their texts."""
    found = (d for d in ask.record.documents(after=after(cursor)) if is_out(d, ask.clocks))
    page = paged(found, limit, lambda d: d.id, lambda d: document_row(d, ask.record.origin_of(d.id)))
    return listing(ask.request, page, LISTED["documents"], **ask.about())


@router.get("/documents/{document}", tags=["documents"], **gives(schemas.TextShape, "One document with its text."))
def document(ask: Ask, document: Annotated[str, Path(max_length=80)]) -> Response:
    """One document with its text and the statements that were found in it."""
    found = ask.record.document(document)
    if found is None or not is_out(found, ask.clocks):
        raise not_found("document", document)
    told = telling.statements(ask.record, ask.clocks, document=found.id)
    row = document_row(found, ask.record.origin_of(found.id))
    return one(ask.request, {**row, "text": found.text, "statements": [t.statement.id for _, t in told]})


# ---------------------------------------------------------------------------------------------- what happened


@router.get(
    "/changes", tags=["changes"], **lists_of(schemas.ChangeShape, "changes", "Changes of standing, the newest first.")
)
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
    begin = since or moved(ask.clocks.on, -31)
    found = looking.changes(ask.record, begin, ask.clocks.on, ask.clocks, chosen, event=wanted, speaker=speaker)

    def place(change: looking.Change) -> str:
        return f"{change.event.id} {change.key}"

    page = paged(skipped(found, cursor, place), limit, place, change_row)
    return listing(ask.request, page, LISTED["changes"], **ask.about())


@router.get(
    "/due", tags=["changes"], **lists_of(schemas.DueShape, "due", "What wants looking after, first to end first.")
)
def due(
    ask: Ask,
    chosen: Chosen,
    within: Annotated[int, Query(ge=0, le=3650, description="How many days ahead, and back.")] = 7,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Windows that close, that closed without a word since, and what only one side confirms."""
    found = looking.due(ask.record, ask.clocks, within, chosen)
    lines, more = page_of(skipped(found, cursor, lambda line: line.event.id), limit)
    page = Page(_due_rows(lines, ask), to_cursor(lines[-1].event.id) if more else None)
    return listing(ask.request, page, LISTED["due"], **ask.about())


def _due_rows(lines: Sequence[views.Line], ask: Asked) -> list[Row]:
    rows = seen_rows([Seen(one.event, one.standing, one.standings) for one in lines], ask.record, ask.clocks)
    return [{**row, "due": list(line.reasons)} for row, line in zip(rows, lines, strict=True)]


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
        telling.statements(ask.record, ask.clocks, words=q, after=at[1] if at else None, look=look), limit
    )  # fmt: skip
    onward = (happenings[-1].event.id if more else "", told[-1][1].statement.id if further else "")
    return one(
        ask.request,
        {
            **ask.about(),
            "query": q,
            "events": seen_rows(happenings, ask.record, ask.clocks),
            "statements": [passage_row(*pair, look) for pair in told],
            "next": to_cursor(*onward) if more or further else None,
        },
    )


@router.get("/lists", tags=["events"], **lists_of(schemas.ListShape, "lists", "The lists that the desk made."))
def lists(ask: Ask) -> Response:
    """The lists that the desk made, for `list=`."""
    made = ask.settings.lists.values()
    rows: Sequence[Row] = [
        {"name": d.name, "title": d.title, "party": list_(d.party), "place": list_(d.place), "kind": list_(d.kind),
         "words": list_(d.words), "events": list_(d.events)}
        for d in made
    ]  # fmt: skip
    return listing(ask.request, Page(rows, None), LISTED["lists"], **ask.about())


list_ = list
