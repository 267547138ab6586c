"""The pages: what each shows is looked up here and set by a template; nothing is decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby, islice, pairwise
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Query
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from onrecord.model import (
    Contradiction,
    Document,
    Event,
    Reversal,
    Stance,
    Standing,
    Status,
    Testimony,
)
from onrecord.show import looking, views, words
from onrecord.show.formats.ics import web_address
from onrecord.show.lists import Choice
from onrecord.show.looking import Change, Seen, Testimonies
from onrecord.show.pages import telling
from onrecord.show.passages import Piece, passage
from onrecord.show.sayings import Saying, first_told
from onrecord.show.views import Clocks, EventPage, moved
from onrecord.show.web import figure
from onrecord.show.web.answers import from_cursor, page_of, to_cursor
from onrecord.show.web.api import (
    Ask,
    Asked,
    AskOne,
    Chosen,
    Cursor,
    DayText,
    Name,
    after,
    day_parameter,
    find_event,
    is_out,
    skipped,
)
from onrecord.show.web.guard import quoted
from onrecord.show.web.problems import Problem, not_found
from onrecord.show.web.settings import Settings
from onrecord.world.kinds import KINDS

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

# How much a page shows before it says that there is more.
SCREENFUL, CHANGES, DUE, SAYINGS = 50, 40, 12, 20
# A passage longer than this is shown by its ends: a sentence has a few hundred characters.
LONGEST_PIECE = 1_200
# Characters of a document's text on one page.
TEXT_PAGE = 40_000
WIDE, NARROW = 940, 360


# ------------------------------------------------------------------------------------------------- templates


@cache
def _templates() -> Environment:
    """The templates; whatever is put into one is escaped."""
    made = Environment(
        loader=PackageLoader("onrecord.show.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {
        "words": words,
        "MARKS": STATUS_MARKS,
        "SHAPES": {stance.value: shape for stance, shape in figure.SHAPES.items()},
        "quoted": quoted,
        "capital": capital,
        "STATUSES": [status.value for status in Status],
    }
    return made


# What stands before a status: a drawing within 16 by 16, so that colour is never all that tells them apart.
STATUS_MARKS: dict[str, str] = {
    "proposed": "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0 -12zM8 4a4 4 0 1 1 0 8a4 4 0 1 1 0 -8z",
    "announced": "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0 -12zM8 4a4 4 0 1 1 0 8z",
    "confirmed": "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0 -12z",
    "in_doubt": "M8 1L15 8L8 15L1 8zM8 4L4 8L8 12L12 8z",
    "postponed": "M2 2H5V14H2zM7 3L15 8L7 13z",
    "cancelled": "M3 1L8 6L13 1L15 3L10 8L15 13L13 15L8 10L3 15L1 13L6 8L1 3z",
    "under_way": "M3 2L14 8L3 14z",
    "took_place": "M2 8L4 6L7 9L12 3L14 5L7 13z",
    "did_not_take_place": "M2 2H14V14H2zM4 4V12H12V4zM5 7H11V9H5z",
    "lapsed": "M1 7H4V9H1zM6.5 7H9.5V9H6.5zM12 7H15V9H12z",
}


def capital(line: str) -> str:
    """A line with its first letter large."""
    return line[:1].upper() + line[1:]


def shown(ask: Asked, template: str, title: str, **values: Any) -> HTMLResponse:
    """A page."""
    return HTMLResponse(_rendered(ask.request, ask.settings, ask.clocks, template, title, values))


def _rendered(
    request: Request, settings: Settings, clocks: Clocks, template: str, title: str, values: Mapping[str, Any]
) -> str:
    common = {
        "title": title,
        "path": request.url.path,
        "clocks": clocks,
        "today": settings.today(),
        "then": days_of(clocks, settings.today()),
        "site": settings.site or str(request.base_url).rstrip("/"),
    }
    return _templates().get_template(template).render(common | dict(values))


def days_of(clocks: Clocks, today: str) -> str:
    """The days of a view as a query that keeps them; "" for today's."""
    asked = {"on": clocks.on if clocks.on != today else None, "as_known": clocks.as_known, "as_held": clocks.as_held}
    given = {key: day for key, day in asked.items() if day}
    return f"?{urlencode(given)}" if given else ""


def problem_page(request: Request, problem: Problem, headers: Mapping[str, str]) -> HTMLResponse:
    """An error as a page."""
    settings: Settings = request.app.state.settings
    page = _rendered(request, settings, Clocks(settings.today()), "problem.html", problem.title, {"problem": problem})
    return HTMLResponse(page, problem.status, dict(headers))


# ------------------------------------------------------------------------------------------------- the diary


@dataclass(frozen=True, slots=True)
class DiaryDay:
    """A day of the diary and the events whose window ends on it; or a stretch of days that have none."""

    day: str
    until: str
    entries: tuple[Seen, ...] = ()


@router.get("/")
def diary(
    ask: Ask,
    chosen: Chosen,
    weeks: Annotated[int, Query(ge=1, le=26)] = 2,
    since: Annotated[DayText, day_parameter("What changed since this day.")] = None,
) -> Response:
    """The coming days, what has changed, what is due."""
    on = ask.clocks.on
    until = moved(on, 7 * weeks - 1)
    ahead = looking.closing(ask.record, on, moved(on, 7 * weeks + 60), ask.clocks, chosen)
    near = [one for one in ahead if _ends(one) <= until]
    begin = since or moved(on, -7)
    changed, more = page_of(looking.changes(ask.record, begin, on, ask.clocks, chosen), CHANGES)
    due = list(looking.due(ask.record, ask.clocks, 7, chosen))
    last = next(ask.record.events(), None)
    return shown(
        ask,
        "diary.html",
        "Diary",
        days=_days(near, on, until),
        later=[one for one in ahead if _ends(one) > until][:DUE],
        changed=_by_day(changed),
        more_changes=more,
        since=begin,
        due=[(reason, title, [line for line in due if reason in line.reasons]) for reason, title in _DUE],
        due_shown=DUE,
        weeks=weeks,
        chosen=chosen,
        filters=_query_of(ask),
        lists=ask.settings.lists,
        kinds=sorted(KINDS),
        before=moved(on, -1),
        following=moved(on, 1),
        last_day=last.last[:10] if last and len(last.last) >= 10 else None,
    )


_DUE = (
    (looking.CLOSES, "The window closes"),
    (looking.LAPSED, "Lapsed unheard"),
    (looking.ONE_SIDE, "Only one side says so"),
)


def _ends(one: Seen) -> str:
    return (one.event.window.latest if one.event.window else None) or ""


def _days(entries: Sequence[Seen], on: str, until: str) -> list[DiaryDay]:
    """Every day that has something, and the stretches between them that have nothing."""
    found, begin = [], on
    for day, group in groupby(entries, key=_ends):
        if begin < day:
            found.append(DiaryDay(begin, moved(day, -1)))
        found.append(DiaryDay(day, day, tuple(group)))
        begin = moved(day, 1)
    return found if begin > until else [*found, DiaryDay(begin, until)]


def _by_day(changes: Iterable[Change]) -> list[tuple[str, list[Change]]]:
    return [(day, list(group)) for day, group in groupby(changes, key=lambda change: change.standing.on)]


def _query_of(ask: Asked, *left_out: str) -> dict[str, str]:
    """The query of a request without the parts that a link sets anew."""
    dropped = {"cursor", "on", "step", *left_out}
    return {key: value for key, value in ask.request.query_params.items() if key not in dropped and value}


@router.get("/changes")
def changes(
    ask: Ask,
    chosen: Chosen,
    since: Annotated[DayText, day_parameter("From this day on.")] = None,
    cursor: Cursor = None,
) -> Response:
    """What changed, the newest first."""
    begin = since or moved(ask.clocks.on, -31)

    def place(change: Change) -> str:
        return f"{change.event.id} {change.key}"

    found = looking.changes(ask.record, begin, ask.clocks.on, ask.clocks, chosen)
    some, more = page_of(skipped(found, cursor, place), SCREENFUL)
    return shown(ask, "changes.html", "What changed", changed=_by_day(some), since=begin, chosen=chosen,
                 filters=_query_of(ask), following=_following(ask, place(some[-1])) if more else None)  # fmt: skip


def _following(ask: Asked, *place: str) -> str:
    """The address of the next page of a listing."""
    return f"{ask.request.url.path}?{urlencode({**ask.request.query_params, 'cursor': to_cursor(*place)})}"


# ----------------------------------------------------------------------------------------------------- events


@router.get("/events")
def events(ask: Ask, chosen: Chosen, status: str | None = None, cursor: Cursor = None) -> Response:
    """Events, last spoken of first."""
    wanted = Status(status) if status in set(Status) else None
    found = looking.events(ask.record, ask.clocks, chosen, status=wanted, after=after(cursor))
    some, more = page_of(found, SCREENFUL)
    return shown(ask, "events.html", "Events", events=some, chosen=chosen, status=wanted, kinds=sorted(KINDS),
                 lists=ask.settings.lists, following=_following(ask, some[-1].event.id) if more else None)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spoken:
    """One act of speech as a page shows it."""

    id: str
    day: str
    who: str
    says: str
    stance: str
    channel: str
    when: str
    pieces: tuple[Piece, ...]
    document: Document
    told: str
    retellings: tuple[tuple[str, str], ...]  # outlet, document


@router.get("/events/{event}")
def event(
    ask: AskOne,
    event: Annotated[str, Path(max_length=80)],
    step: Annotated[int | None, Query(ge=0, le=20_000)] = None,
    everything: Annotated[bool, Query(alias="all")] = False,
) -> Response:
    """One event: where it stands and stood, who says what, and the words that prove it."""
    found = find_event(ask.record, event)
    first, last = _slider(found, ask)
    if step is not None:  # the slider without JavaScript: it sends how many days after the first
        kept = {**_query_of(ask), "on": moved(first, min(step, _between(first, last)))}
        return RedirectResponse(f"/events/{quoted(found.id)}?{urlencode(kept)}#figure", 303)
    page = views.event_page(found, ask.record, ask.clocks)
    sayings = page.sayings if everything else telling(page, SAYINGS)
    return shown(
        ask,
        "event.html",
        words.title(page.event),
        page=page,
        event=page.event,
        parties=words.joined([words.speaker_of(p.name, p.side) for p in page.event.parties]),
        figures=[drawn for width in (WIDE, NARROW) if (drawn := figure.draw(page, width))],
        stances=_stances(page),
        sides=_sides(page),
        conflicts=[_conflict(c, page) for c in page.contradictions],
        turns=[_turn(r, page.by_id) for r in page.reversals],
        sayings=[spoken(saying, page) for saying in sayings],
        left_out=len(page.sayings) - len(sayings),
        origins=_origins(page),
        first=first,
        last=last,
        step=_between(first, min(max(ask.clocks.on, first), last)),
        steps=_between(first, last),
        ids=_proofs(page.today),
    )


def _slider(event: Event, ask: Asked) -> tuple[str, str]:
    """The days between which the slider goes: from the first word to the end of it all, today at the latest."""
    points = ask.record.standings(event.id)
    first = points[0].on if points else ask.clocks.on
    ends = [point.on for point in points] + [day for day in (event.last,) if len(day) == 10]
    return first, moved(max([first, *ends]), 1)


def _between(first: str, last: str) -> int:
    return max(0, (date.fromisoformat(last) - date.fromisoformat(first)).days)


def _proofs(standing: Standing | None) -> list[tuple[str, str]]:
    if standing is None:
        return []
    return [("for", id) for id in standing.because] + [("against", id) for id in standing.against]


def _stances(page: EventPage) -> list[tuple[str, str]]:
    """The shapes that the figure uses, for its legend."""
    used = {saying.first.statement.stance for saying in page.sayings}
    return [(stance.value, words.stance(stance)) for stance in Stance if stance in used]


def _sides(page: EventPage) -> list[tuple[str, list[Testimony]]]:
    """The last word of each speaker by side, the newest first."""
    groups = groupby(page.positions, key=lambda one: one.speaker.side or "")
    return [(side, sorted(group, key=lambda one: one.said_on, reverse=True)) for side, group in groups]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements that cannot both hold, or between which a speaker turned."""

    line: str
    ended: str
    left: Testimony | None
    right: Testimony | None


def _conflict(contradiction: Contradiction, page: EventPage) -> Pair:
    line = f"Over {words.over(contradiction.over)}, since {words.day(contradiction.since)}"
    ended = f"ended {words.day(contradiction.ended)}" if contradiction.ended else ""
    if contradiction.how_ended:
        ended += f": {words.one_line(contradiction.how_ended)}"
    return Pair(line, ended, page.by_id.get(contradiction.left), page.by_id.get(contradiction.right))


def _turn(reversal: Reversal, by_id: Mapping[str, Testimony]) -> Pair:
    who = words.one_line(reversal.speaker or reversal.side or "a speaker")
    side = f" ({words.one_line(reversal.side)})" if reversal.side and words.one_line(reversal.side) != who else ""
    return Pair(f"{who}{side} turned", "", by_id.get(reversal.before), by_id.get(reversal.after))


def spoken(saying: Saying, page: EventPage) -> Spoken:
    """An act of speech as a page shows it."""
    first = saying.first
    document = page.documents[first.statement.document]
    refused = any(one.statement.id in page.refusals for one in saying.tellings)
    documents = dict.fromkeys(one.statement.document for one in saying.tellings)
    told = ""
    if len(documents) > 1:
        told = f"told by {words.count(len(documents), 'document')} of "
        told += f"{words.count(saying.origins, 'independent origin')}; {first_told(saying, page.documents).sentence}"
    others = [page.documents[id] for id in documents if id != document.id]
    return said(first, document, when=words.when(first.statement, refused=refused), told=told,
                retellings=tuple((outlet(other), other.id) for other in others))  # fmt: skip


def said(
    one: Testimony, document: Document, *, when: str | None = None, told: str = "",
    retellings: tuple[tuple[str, str], ...] = (),
) -> Spoken:  # fmt: skip
    """One statement as a page shows it."""
    statement = one.statement
    return Spoken(
        id=statement.id,
        day=said_day(one),
        who=capital(words.speaker(one.speaker, outlet=one.outlet)),
        says=words.says(statement, one.speaker),
        stance=statement.stance.value,
        channel="" if one.speaker.unnamed else words.channel(statement.channel),
        when=words.when(statement) if when is None else when,
        pieces=pieces(document.text, one),
        document=document,
        told=told,
        retellings=retellings,
    )


def said_day(one: Testimony) -> str:
    """The day of the words, or by which they had been said."""
    if one.statement.said_at:
        return words.day(one.statement.said_at)
    return words.day(one.published_on) if one.speaker.narration else f"by {words.day(one.published_on)}"


def pieces(text: str, one: Testimony) -> tuple[Piece, ...]:
    """The passage of a statement, endless pieces cut."""
    return tuple(
        Piece(p.text if len(p.text) <= LONGEST_PIECE else f"{p.text[:500]} […] {p.text[-500:]}", p.role)
        for p in passage(text, one.statement)
    )


def outlet(document: Document) -> str:
    """Who published it."""
    return words.one_line(document.outlet or "outlet unknown")


def _origins(page: EventPage) -> list[tuple[str, list[Document]]]:
    """The documents by origin: those that are one text stand together."""
    groups: dict[str, list[Document]] = {}
    for document in page.documents.values():
        groups.setdefault(views.page_origin(page, document.id) or document.id, []).append(document)
    how = {origin.id: words.one_line(origin.how) for origin in page.origins}
    return [(how.get(id, ""), documents) for id, documents in groups.items()]


# ---------------------------------------------------------------------------------------------------- speakers


@router.get("/speakers")
def speakers(ask: Ask, cursor: Cursor = None) -> Response:
    """Named speakers, those with most statements first."""
    every = ask.record.speakers(until=min(ask.clocks.on, ask.clocks.as_known or ask.clocks.on))
    some, more = page_of(skipped(every, cursor, lambda voice: voice.name), 2 * SCREENFUL)
    return shown(ask, "speakers.html", "Speakers", voices=some,
                 following=_following(ask, some[-1].name) if more else None)  # fmt: skip


@router.get("/speakers/{name:path}")
def speaker(ask: Ask, name: Annotated[str, Path(max_length=200)], cursor: Cursor = None) -> Response:
    """One speaker: what it said of which event, and where it turned."""
    voice = looking.voice(ask.record, name, ask.clocks)
    if voice is None:
        raise not_found("speaker", name)
    look = Testimonies(ask.record)
    found = looking.statements(ask.record, ask.clocks, speaker=name, after=after(cursor), look=look)
    some, more = page_of(found, SCREENFUL)
    by_event: dict[str, tuple[Event, list[Spoken]]] = {}
    for happening, one in some:
        document = look.document(one.statement.document)
        if document:
            by_event.setdefault(happening.id, (happening, []))[1].append(said(one, document))
    turns = [
        (ask.record.event(id), _turn(reversal, _by_id(look, reversal)))
        for id in by_event
        for reversal in looking.reversals(ask.record, ask.clocks, id)
        if reversal.speaker == name
    ]
    return shown(ask, "speaker.html", words.one_line(name), voice=voice, by_event=list(by_event.values()),
                 turns=turns, following=_following(ask, some[-1][1].statement.id) if more else None)  # fmt: skip


def _by_id(look: Testimonies, both: Reversal | Contradiction) -> dict[str, Testimony]:
    ids = (both.before, both.after) if isinstance(both, Reversal) else (both.left, both.right)
    return {id: found[1] for id in ids if (found := look.of(id))}


@router.get("/contradictions")
def contradictions(ask: Ask, cursor: Cursor = None) -> Response:
    """Who contradicts whom, and who turned."""
    look = Testimonies(ask.record)

    def place(of: Contradiction) -> str:
        return f"{of.left} {of.right} {of.over}"

    every = looking.contradictions(ask.record, ask.clocks)
    some, more = page_of(skipped(every, cursor, place), SCREENFUL)
    pairs = []
    for one in some:
        happening = look.event(one.event)
        told = _by_id(look, one)
        line = f"Over {words.over(one.over)}, since {words.day(one.since)}"
        ended = f"ended {words.day(one.ended)}" if one.ended else ""
        ended += f": {words.one_line(one.how_ended)}" if one.how_ended else ""
        pairs.append((happening, Pair(line, ended, told.get(one.left), told.get(one.right))))
    turned = islice(looking.reversals(ask.record, ask.clocks), 0 if cursor else SCREENFUL)
    turns = [(look.event(one.event), _turn(one, _by_id(look, one))) for one in turned]
    return shown(ask, "contradictions.html", "Contradictions", pairs=pairs, turns=turns,
                 following=_following(ask, place(some[-1])) if more else None)  # fmt: skip


# --------------------------------------------------------------------------------------------------- documents


@dataclass(frozen=True, slots=True)
class Run:
    """A run of a document's text that plays the same parts throughout; `begins` are statements that begin here."""

    text: str
    roles: str
    begins: tuple[str, ...]


@router.get("/documents/{document}")
def document(
    ask: Ask,
    document: Annotated[str, Path(max_length=80)],
    part: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Response:
    """One document: its whole text with the statements marked in it."""
    found = ask.record.document(document)
    if found is None or not is_out(found, ask.clocks):
        raise not_found("document", document)
    told = list(looking.statements(ask.record, ask.clocks, document=found.id))
    parts = max(1, -(-len(found.text) // TEXT_PAGE))
    if part > parts:
        raise not_found("part", str(part))
    begin = (part - 1) * TEXT_PAGE
    by_event: dict[str, tuple[Event, list[Testimony]]] = {}
    for happening, one in told:
        by_event.setdefault(happening.id, (happening, []))[1].append(one)
    copies = [o for o in views.origins_of(_with_copies(found, ask), ask.record) if found.id in o.documents]
    return shown(
        ask,
        "document.html",
        words.one_line(found.title or "Without a title"),
        document=found,
        url=web_address(found.url),
        runs=runs(found.text, [one for _, one in told], begin, begin + TEXT_PAGE),
        by_event=list(by_event.values()),
        copies=[
            (o.how, [d for id in o.documents if id != found.id and (d := ask.record.document(id))]) for o in copies
        ],
        part=part,
        parts=parts,
    )


def _others(documents: Iterable[str], but: str, ask: Asked) -> list[Document]:
    return [found for id in documents if id != but and (found := ask.record.document(id))]


def _with_copies(document: Document, ask: Asked) -> list[str]:
    """The ids of the documents that share an origin with this one, itself included."""
    mine = ask.record.origin_of(document.id)
    shared = ask.record.origin(mine) if mine else None
    return list(shared.documents) if shared else [document.id]


_ROLES = (("content", "content_span"), ("source", "source_span"), ("cue", "cue_span"))


def runs(text: str, told: Sequence[Testimony], begin: int, end: int) -> list[Run]:
    """The text between two places, cut where a part of a statement begins or ends."""
    end = min(end, len(text))
    spans: list[tuple[int, int, str]] = []
    starts: dict[int, list[str]] = {}
    for one in told:
        for role, field in _ROLES:
            span = getattr(one.statement, field)
            if span and span[0] < end and span[1] > begin:
                spans.append((max(begin, span[0]), min(end, span[1]), role))
        if begin <= one.statement.span[0] < end:
            starts.setdefault(one.statement.span[0], []).append(one.statement.id)
    cuts = sorted({begin, end, *(a for a, _, _ in spans), *(b for _, b, _ in spans), *starts})
    found = []
    for a, b in pairwise(cuts):
        roles = dict.fromkeys(role for start, stop, role in spans if start <= a and b <= stop)
        found.append(Run(words.harmless(text[a:b]), " ".join(f"p-{role}" for role in roles), tuple(starts.get(a, ()))))
    return found


# ----------------------------------------------------------------------------------------------------- search


@router.get("/search")
def search(ask: Ask, q: Name = None, cursor: Cursor = None) -> Response:
    """Full text over events and statements."""
    query = (q or "").strip()
    at = from_cursor(cursor, 1)
    look = Testimonies(ask.record)
    found: list[Seen] = []
    told: list[tuple[Event, Testimony]] = []
    more_events = more = False
    if query:
        if at is None:
            wanted = looking.events(ask.record, ask.clocks, Choice(words=query))
            found, more_events = page_of(wanted, DUE)
        spoken_ = looking.statements(ask.record, ask.clocks, words=query, after=at[0] if at else None, look=look)
        told, more = page_of(spoken_, SCREENFUL // 2)
    statements = [(event, said(one, kept)) for event, one in told if (kept := look.document(one.statement.document))]
    return shown(ask, "search.html", f"Search: {words.one_line(query)}" if query else "Search", query=query,
                 events=found, more_events=more_events, statements=statements,
                 following=_following(ask, told[-1][1].statement.id) if more else None)  # fmt: skip


@router.get("/api")
def interface(ask: Ask) -> Response:
    """The interface for programs, described for people."""
    described = ask.request.app.openapi()
    routes = [(path, operation) for path, methods in described["paths"].items() for operation in methods.values()]
    return shown(ask, "api.html", "Interface for programs", described=described, routes=routes)


@router.get("/favicon.ico")
def icon() -> Response:
    """Browsers ask for it here."""
    return RedirectResponse("/static/icon.svg", 301)


@router.get("/robots.txt")
def robots() -> Response:
    """The record is for those who were told of it, not for search engines."""
    return Response("User-agent: *\nDisallow: /\n", media_type="text/plain")
