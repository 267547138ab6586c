"""The application: which routes there are, what stands before them, and how errors are told."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from importlib.resources import files
from typing import Any

from anyio import to_thread
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from onrecord.model import RecordRefused
from onrecord.show.exports import as_line
from onrecord.show.web import api, pages, rendering, review, subscriptions
from onrecord.show.web.described import describe
from onrecord.show.web.guard import Guard, Version
from onrecord.show.web.problems import PROBLEM_JSON, Problem
from onrecord.show.web.settings import Records, Settings

_LOG = logging.getLogger("onrecord.show.web")
_TOLD = """The record of announced events: who said what about each event, where it stands and stood on any day.

Every answer is that of a day: `on` asks what had been said by then, `as_known` what had been published by then. Spans
are [start, end) in Unicode code points of a document's text; days and times are ISO 8601; what is not known is null.
Listings come page by page (`limit`, `cursor`) as JSON or, asked for with `Accept: text/csv`, as CSV. Each answer has
an ETag. Errors are problem documents (RFC 9457).
"""
_TAGS = [
    {"name": "events", "description": "What was announced, and where it stands."},
    {"name": "statements", "description": "Who says what of which event, with the words that prove it."},
    {"name": "speakers", "description": "Named speakers."},
    {"name": "conflicts", "description": "Who contradicts whom, and who turned."},
    {"name": "documents", "description": "The texts, and which of them are one."},
    {"name": "changes", "description": "What changed, and what is due."},
    {"name": "search", "description": "Full text."},
    {"name": "subscriptions", "description": "Calendars and feeds, of everything or of a choice."},
]


# Threads that look things up at once, each with a connection and its own memory of the file: more of them than
# processors make every answer slower and none faster.
LOOKING = 4


@asynccontextmanager
async def _ready(_: FastAPI) -> AsyncIterator[None]:
    rendering.make_ready()
    to_thread.current_default_thread_limiter().total_tokens = LOOKING
    yield


def make_app(settings: Settings) -> FastAPI:
    """The application for one record."""
    app = FastAPI(
        title="onrecord",
        version=version("onrecord"),
        summary="The record of announced events.",
        description=_TOLD,
        openapi_tags=_TAGS,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=_ready,
    )
    app.state.settings = settings
    app.state.records = Records(settings.record)
    app.state.records.get().close()  # refuse a file that is no record now, not at the first request
    app.state.records = Records(settings.record)
    app.include_router(api.router)
    app.include_router(subscriptions.router)
    app.include_router(pages.router)
    app.include_router(review.router_for(settings))
    app.mount("/static", StaticFiles(directory=str(files("onrecord.show.web") / "static")), name="static")
    app.add_middleware(Guard, hosts=settings.allowed, version=Version(settings.record), today=settings.today)
    _tell_errors(app)
    describe(app)
    return app


def _tell_errors(app: FastAPI) -> None:
    @app.exception_handler(Problem)
    async def problem(request: Request, error: Problem) -> Response:
        return told(request, error, {"Retry-After": str(error.wait)} if isinstance(error, review.TooMany) else None)

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> Response:
        unknown = "There is nothing at this address." if error.status_code == 404 else str(error.detail)
        return told(request, Problem(error.status_code, unknown), dict(error.headers or {}))

    @app.exception_handler(RequestValidationError)
    async def wrong(request: Request, error: RequestValidationError) -> Response:
        errors = [
            {"parameter": ".".join(map(str, e["loc"][1:])), "detail": str(e["msg"]).removeprefix("Value error, ")}
            for e in error.errors()
        ]
        first = errors[0] if errors else {"parameter": "", "detail": "the request is not understood"}
        return told(request, Problem(422, f"{first['parameter']}: {first['detail']}.", errors=errors))

    @app.exception_handler(RecordRefused)
    async def refused(request: Request, error: RecordRefused) -> Response:
        return told(request, Problem(503, str(error.trouble)), {"Retry-After": "5"})

    @app.exception_handler(Exception)
    async def bug(request: Request, error: Exception) -> Response:
        _LOG.error("a request could not be answered: %s", request.url.path, exc_info=error)
        return told(request, Problem(500, "Something in onrecord went wrong; the log of the server says what."))


def told(request: Request, problem: Problem, headers: dict[str, Any] | None = None) -> Response:
    """A problem as a page for people, as a problem document for programs."""
    likes_pages = "text/html" in request.headers.get("accept", "") and not request.url.path.startswith("/api/")
    if likes_pages:
        return rendering.problem_page(request, problem, headers or {})
    return Response(
        as_line(problem.row(request.url.path)), problem.status, media_type=PROBLEM_JSON, headers=headers or {}
    )
