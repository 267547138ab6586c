"""How answers are put: JSON or CSV as asked for, page after page, and not sent again where nothing has changed."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import Response

from onrecord.show.exports import as_line
from onrecord.show.formats.tables import csv_lines
from onrecord.show.rows import Row
from onrecord.show.web.problems import Problem

Thing = TypeVar("Thing")
JSON, CSV = "application/json", "text/csv"


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a listing, and the cursor that leads on; None at its end."""

    rows: Sequence[Row]
    next: str | None


def page_of(things: Iterable[Thing], limit: int) -> tuple[list[Thing], bool]:
    """The first of these, and whether there are more."""
    taken = list(islice(things, limit + 1))
    return taken[:limit], len(taken) > limit


def to_cursor(*parts: str) -> str:
    """A place in a listing, as a caller hands it back."""
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


def from_cursor(cursor: str | None, parts: int = 1) -> tuple[str, ...] | None:
    """The place that a cursor names."""
    if cursor is None:
        return None
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        read = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (ValueError, binascii.Error, RecursionError):
        read = None
    if not isinstance(read, list) or len(read) != parts or not all(isinstance(one, str) for one in read):
        raise Problem(400, "The cursor is none that this listing gave; leave it out to begin anew.")
    return tuple(read)


def etag(body: bytes) -> str:
    """A strong entity tag: the digest of the body."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def accepted(request: Request, *kinds: str) -> str:
    """The kind of content that a caller likes best among these (RFC 9110, section 12.5.1); the first if any will do."""
    header = request.headers.get("accept", "").strip()
    if not header:
        return kinds[0]
    liked = [(_liking(kind, header), -n, kind) for n, kind in enumerate(kinds)]
    best = max(liked)
    if best[0] <= 0:
        raise Problem(406, f"This is to be had as {' or '.join(kinds)}.")
    return best[2]


def _liking(kind: str, header: str) -> float:
    """How well a caller likes a kind of content: the weight of the most specific range that has it."""
    found = (-1, 0.0)
    for part in header.split(","):
        range_, *parameters = (one.strip().lower() for one in part.split(";"))
        weight = next((_weight(p[2:]) for p in parameters if p.startswith("q=")), 1.0)
        specific = {kind: 2, f"{kind.split('/')[0]}/*": 1, "*/*": 0}.get(range_, -1)
        if specific > found[0]:
            found = specific, weight
    return found[1]


def _weight(text: str) -> float:
    try:
        return min(1.0, max(0.0, float(text)))
    except ValueError:
        return 0.0


def listing(request: Request, page: Page, columns: Sequence[str], **about: object) -> Response:
    """A page of a listing as JSON or CSV; the way on also stands in the Link header (RFC 8288)."""
    kind = accepted(request, JSON, CSV)
    headers = {"Vary": "Accept"}
    if page.next:
        following = request.url.include_query_params(cursor=page.next)
        headers["Link"] = f'<{following}>; rel="next"'
    if kind == CSV:
        return Response("".join(csv_lines(page.rows, columns)), media_type="text/csv; charset=utf-8", headers=headers)
    return Response("".join(_in_pieces(page, about)), media_type=JSON, headers=headers)


def _in_pieces(page: Page, about: dict[str, object]) -> Iterator[str]:
    head = as_line({**about, "next": page.next})
    yield head[:-1] + ', "items": ['
    opening = "\n"
    for row in page.rows:
        yield opening + as_line(row)
        opening = ",\n"
    yield "\n]}" if opening == ",\n" else "]}"


def one(request: Request, row: Row) -> Response:
    """One thing, which is to be had as JSON only: it is no row of a table."""
    accepted(request, JSON)
    return Response(as_line(row), media_type=JSON, headers={"Vary": "Accept"})
