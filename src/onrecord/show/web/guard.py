"""What stands before every route: hosts that are answered, headers that bind a browser, what has not changed."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.show.exports import as_line
from onrecord.show.web.answers import etag
from onrecord.show.web.problems import PROBLEM_JSON, Problem

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
# Answers that are kept for those who ask the same again: some thousand pages.
KEPT_BYTES = 64_000_000
LONGEST_URL = 4_000
LARGEST_BODY = 64_000


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it was given."""

    state: object
    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes


class Version:
    """Tells whether a record has changed since it was last asked, whoever changed it."""

    def __init__(self, path: str) -> None:
        self._connection = sqlite3.connect(
            Path(path).resolve().as_uri() + "?mode=ro", uri=True, check_same_thread=False, isolation_level=None
        )

    def now(self) -> int:
        """A number that is another one after every change."""
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


class Guard:
    """The outermost layer."""

    def __init__(self, app: ASGIApp, *, hosts: frozenset[str], version: Version, today: Callable[[], str]) -> None:
        self._app = app
        self._hosts = hosts
        self._version = version
        self._today = today
        self._kept: OrderedDict[tuple[str, ...], Kept] = OrderedDict()
        self._bytes = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, from what is kept if it still holds."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refused = self._refused(scope, headers)
        if refused:
            await _refuse(refused, send)
            return
        if scope["method"] not in ("GET", "HEAD") or scope["path"].startswith(("/review", "/static")):
            await self._app(scope, receive, _with_headers(send))
            return
        bodiless = scope["method"] == "HEAD"
        scope = {**scope, "method": "GET"}
        key = (headers.get("host", ""), scope["path"], scope["query_string"].decode("latin-1"),
               headers.get("accept", ""))  # fmt: skip
        state = (self._version.now(), self._today())
        kept = self._kept.get(key)
        if kept is None or kept.state != state:
            kept = await self._asked(key, state, scope, receive)
        else:
            self._kept.move_to_end(key)
        await _answer(kept, headers, send, bodiless=bodiless)

    def _refused(self, scope: Scope, headers: Headers) -> Problem | None:
        host = headers.get("host", "")
        name = (host.rsplit(":", 1)[0] if not host.endswith("]") else host).lower()
        if name not in self._hosts:
            known = "start the server with --site or --host-name"
            return Problem(421, f"This server does not answer for the host {host[:80]!r}; {known}.")
        if len(scope["path"]) + len(scope["query_string"]) > LONGEST_URL:
            return Problem(414, f"The address is longer than {LONGEST_URL:,} characters; ask for less at once.")
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > LARGEST_BODY or "transfer-encoding" in headers:
            return Problem(413, f"Send no more than {LARGEST_BODY:,} bytes, and say how many.")
        return None

    async def _asked(self, key: tuple[str, ...], state: object, scope: Scope, receive: Receive) -> Kept:
        """The answer of the application, kept if it is one to keep."""
        status, fields, body = 500, MutableHeaders(), bytearray()

        async def collect(message: Message) -> None:
            nonlocal status, fields
            if message["type"] == "http.response.start":
                status = message["status"]
                fields = MutableHeaders(raw=list(message["headers"]))
            elif message["type"] == "http.response.body":
                body.extend(message.get("body", b""))

        await self._app(scope, receive, collect)
        for name, value in HEADERS.items():
            fields[name] = value
        if status == 200:
            fields["ETag"] = etag(bytes(body))
            fields.setdefault("Cache-Control", "no-cache")
        kept = Kept(state, status, tuple(fields.raw), bytes(body))
        if status == 200:
            self._keep(key, kept)
        return kept

    def _keep(self, key: tuple[str, ...], kept: Kept) -> None:
        before = self._kept.pop(key, None)
        self._bytes += len(kept.body) - (len(before.body) if before else 0)
        self._kept[key] = kept
        while self._bytes > KEPT_BYTES and self._kept:
            _, oldest = self._kept.popitem(last=False)
            self._bytes -= len(oldest.body)


async def _answer(kept: Kept, headers: Headers, send: Send, *, bodiless: bool) -> None:
    tag = next((value for name, value in kept.headers if name == b"etag"), None)
    asked = headers.get("if-none-match", "")
    known = {one.strip().removeprefix("W/") for one in asked.split(",")}
    if tag and (tag.decode() in known or asked.strip() == "*"):
        left = (b"etag", b"cache-control", b"vary", b"content-security-policy")
        await send({"type": "http.response.start", "status": 304,
                    "headers": [(name, value) for name, value in kept.headers if name in left]})  # fmt: skip
        await send({"type": "http.response.body", "body": b""})
        return
    await send({"type": "http.response.start", "status": kept.status, "headers": list(kept.headers)})
    await send({"type": "http.response.body", "body": b"" if bodiless else kept.body})


async def _refuse(problem: Problem, send: Send) -> None:
    body = as_line(problem.row()).encode()
    fields = MutableHeaders({"Content-Type": PROBLEM_JSON, "Content-Length": str(len(body)), **HEADERS})
    await send({"type": "http.response.start", "status": problem.status, "headers": fields.raw})
    await send({"type": "http.response.body", "body": body})


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            fields = MutableHeaders(raw=list(message["headers"]))
            for name, value in HEADERS.items():
                fields[name] = value
            message = {**message, "headers": fields.raw}
        await send(message)

    return sending


def quoted(part: str) -> str:
    """A part of a path."""
    return quote(part, safe="")
