"""The one shape of every error: a problem document (RFC 9457) for programs, a page for people."""

from __future__ import annotations

from http import HTTPStatus

from onrecord.show.rows import Row
from onrecord.show.words import one_line

PROBLEM_JSON = "application/problem+json"


class Problem(Exception):  # noqa: N818 - it answers a caller; nothing of ours went wrong
    """Why a request is not answered as it was meant to be: one sentence that says what would help."""

    def __init__(self, status: int, detail: str, *, title: str | None = None, **extra: object) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = one_line(detail)
        self.title = title or HTTPStatus(status).phrase
        self.extra = extra

    def row(self, instance: str | None = None) -> Row:
        """The problem document."""
        known = {"type": "about:blank", "title": self.title, "status": self.status, "detail": self.detail}
        return known | ({"instance": instance} if instance else {}) | self.extra


def not_found(what: str, id: str) -> Problem:
    """That there is no such thing."""
    return Problem(404, f"There is no {what} {one_line(id)[:80]!r} on record, or more than one whose id begins so.")
