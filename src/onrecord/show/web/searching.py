"""Search, the interface described, and what browsers and search engines ask for by custom."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import HTMLResponse, RedirectResponse, Response

from onrecord.model import Event, Testimony
from onrecord.show import looking, telling, words
from onrecord.show.lists import Choice
from onrecord.show.looking import Seen
from onrecord.show.telling import Testimonies
from onrecord.show.web.answers import from_cursor, page_of
from onrecord.show.web.asking import Ask, Cursor, Name
from onrecord.show.web.rendering import SCREENFUL, following, shown
from onrecord.show.web.sayings import said

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

# How many events a search shows above the statements.
EVENTS = 12


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
            found, more_events = page_of(wanted, EVENTS)
        spoken_ = telling.statements(ask.record, ask.clocks, words=query, after=at[0] if at else None, look=look)
        told, more = page_of(spoken_, SCREENFUL // 2)
    statements = [(event, said(one, kept)) for event, one in told if (kept := look.document(one.statement.document))]
    return shown(ask, "search.html", f"Search: {words.one_line(query)}" if query else "Search", query=query,
                 events=found, more_events=more_events, statements=statements,
                 following=following(ask, told[-1][1].statement.id) if more else None)  # fmt: skip


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
