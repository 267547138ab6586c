"""How a page is set: the templates, what every page has, the marks of the statuses, an error as a page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse

from onrecord.model import Status
from onrecord.show import words
from onrecord.show.views import Clocks
from onrecord.show.web import figure
from onrecord.show.web.answers import to_cursor
from onrecord.show.web.asking import Asked
from onrecord.show.web.guard import quoted
from onrecord.show.web.problems import Problem
from onrecord.show.web.settings import Settings

# How many things a page of a listing has before it says that there are more.
SCREENFUL = 50


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
        "coded": coded,
        "paragraphed": paragraphed,
        "STATUSES": [status.value for status in Status],
    }
    return made


def make_ready() -> None:
    """Compile every template now, so that who asks first waits no longer than others."""
    for name in _templates().list_templates():
        _templates().get_template(name)


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


def coded(text: str) -> Markup:
    """Text in which what stands between backticks is set as code; everything is escaped."""
    parts = [escape(part) for part in text.split("`")]
    return Markup("").join(Markup("<code>{}</code>").format(p) if n % 2 else p for n, p in enumerate(parts))


def paragraphed(text: str) -> Markup:
    """Text with a little room at the end of each of its lines; everything is escaped."""
    return Markup('<span class="gap">\n</span>').join(escape(line) for line in text.split("\n"))


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


def query_of(ask: Asked, *left_out: str) -> dict[str, str]:
    """The query of a request without the parts that a link sets anew."""
    dropped = {"cursor", "on", "step", *left_out}
    return {key: value for key, value in ask.request.query_params.items() if key not in dropped and value}


def following(ask: Asked, *place: str) -> str:
    """The address of the next page of a listing."""
    return f"{ask.request.url.path}?{urlencode({**ask.request.query_params, 'cursor': to_cursor(*place)})}"
