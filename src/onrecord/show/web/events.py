"""The listing of events, and the page of one: where it stands and stood, who says what, the words that prove it."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Query
from starlette.responses import HTMLResponse, RedirectResponse, Response

from onrecord.model import Document, Event, Stance, Status, Testimony
from onrecord.show import looking, views, words
from onrecord.show.pages import telling
from onrecord.show.views import EventPage, moved
from onrecord.show.web import figure
from onrecord.show.web.answers import page_of
from onrecord.show.web.asking import Ask, Asked, AskOne, Chosen, Cursor, after, find_event
from onrecord.show.web.guard import quoted
from onrecord.show.web.rendering import SCREENFUL, following, query_of, shown
from onrecord.show.web.sayings import conflict, said_by, said_day, spoken, turn
from onrecord.world.kinds import KINDS

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

# How many acts of speech the page of an event shows before it says that there are more.
SAYINGS = 20
WIDE, NARROW = 940, 360


@router.get("/events")
def events(ask: Ask, chosen: Chosen, status: str | None = None, cursor: Cursor = None) -> Response:
    """Events, last spoken of first."""
    wanted = Status(status) if status in set(Status) else None
    found = looking.events(ask.record, ask.clocks, chosen, status=wanted, after=after(cursor))
    some, more = page_of(found, SCREENFUL)
    return shown(ask, "events.html", "Events", events=some, chosen=chosen, status=wanted, kinds=sorted(KINDS),
                 lists=ask.settings.lists, following=following(ask, some[-1].event.id) if more else None)  # fmt: skip


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
        kept = {**query_of(ask), "on": moved(first, min(step, _between(first, last)))}
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
        conflicts=[conflict(c, page.by_id) for c in page.contradictions],
        turns=[turn(r, page.by_id) for r in page.reversals],
        sayings=[spoken(saying, page) for saying in sayings],
        left_out=len(page.sayings) - len(sayings),
        origins=_origins(page),
        first=first,
        last=last,
        step=_between(first, min(max(ask.clocks.on, first), last)),
        steps=_between(first, last),
        ids=_proofs(page),
    )


def _slider(event: Event, ask: Asked) -> tuple[str, str]:
    """The days between which the slider goes: from the first word to the end of it all, today at the latest."""
    points = ask.record.standings(event.id)
    first = points[0].on if points else ask.clocks.on
    ends = [point.on for point in points] + [day for day in (event.last,) if len(day) == 10]
    return first, moved(max([first, *ends]), 1)


def _between(first: str, last: str) -> int:
    return max(0, (date.fromisoformat(last) - date.fromisoformat(first)).days)


def _proofs(page: EventPage) -> list[tuple[str, str, str]]:
    """The statements for and against today's status: which way, id, who spoke when."""
    if page.today is None:
        return []
    sides = [("for", id) for id in page.today.because] + [("against", id) for id in page.today.against]
    return [(way, id, f"{said_by(told)}, {said_day(told)}") for way, id in sides if (told := page.by_id.get(id))]


def _stances(page: EventPage) -> list[tuple[str, str]]:
    """The shapes that the figure uses, for its legend."""
    used = {saying.first.statement.stance for saying in page.sayings}
    return [(stance.value, words.stance(stance)) for stance in Stance if stance in used]


def _sides(page: EventPage) -> list[tuple[str, list[Testimony]]]:
    """The last word of each speaker by side, the newest first."""
    groups = groupby(page.positions, key=lambda one: one.speaker.side or "")
    return [(side, sorted(group, key=lambda one: one.said_on, reverse=True)) for side, group in groups]


def _origins(page: EventPage) -> list[tuple[str, list[Document]]]:
    """The documents by origin: those that are one text stand together."""
    groups: dict[str, list[Document]] = {}
    for document in page.documents.values():
        groups.setdefault(views.page_origin(page, document.id) or document.id, []).append(document)
    how = {origin.id: words.one_line(origin.how) for origin in page.origins}
    return [(how.get(id, ""), documents) for id, documents in groups.items()]
