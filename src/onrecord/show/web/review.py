"""Taking decisions in the browser: who knows the token may judge; every decision is a new one and can be taken back.

A session is a cookie that only these pages get; its forms carry a secret of their own, so that no other page can send
one; tries and decisions are counted, so that a token cannot be guessed and a slip cannot flood the record.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass, field
from itertools import islice
from typing import Annotated
from urllib.parse import parse_qs, urlencode, urlsplit

from fastapi import APIRouter, Query
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord import desk
from onrecord.keep.judgements import CORRECTABLE, in_force
from onrecord.model import Event, Judgement, Record, RecordRefused, Verdict
from onrecord.show import words
from onrecord.show.reviewing import ANSWERS, QUESTIONS, Answer, Item, Kind, decisions, waiting, why
from onrecord.show.telling import Testimonies
from onrecord.show.views import Clocks
from onrecord.show.web.asking import Asked
from onrecord.show.web.problems import Problem, not_found
from onrecord.show.web.rendering import shown
from onrecord.show.web.sayings import Spoken, said
from onrecord.show.web.settings import Records, Settings

COOKIE = "onrecord_review"
SESSION_S = 8 * 3600
SESSIONS = 200
QUEUE, DECISIONS = 10, 30
LARGEST_FORM = 8_000
PATIENCE_S = 15.0


@dataclass(slots=True)
class Counted:
    """Allows so many things in so many seconds, by whom."""

    most: int
    seconds: float
    clock: Callable[[], float] = time.monotonic
    _times: dict[str, deque[float]] = field(default_factory=dict)

    def check(self, who: str) -> None:
        """Count one more; refuse it if there were too many."""
        now = self.clock()
        if len(self._times) > 10_000:  # many callers, each once: forget those whose time is over
            self._times = {key: times for key, times in self._times.items() if times and times[-1] > now - self.seconds}
        times = self._times.setdefault(who, deque())
        while times and times[0] <= now - self.seconds:
            times.popleft()
        if len(times) >= self.most:
            wait = max(1, int(self.seconds - (now - times[0])) + 1)
            raise TooMany(wait)
        times.append(now)


class TooMany(Problem):
    """That it was tried too often."""

    def __init__(self, wait: int) -> None:
        super().__init__(429, f"That was tried too often; try again in {words.count(wait, 'second')}.")
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Session:
    """Someone who gave the token: by which name it decides, the secret of its forms, when it ends."""

    editor: str
    secret: str
    ends: float


@dataclass(slots=True)
class Door:
    """Who has been let in. Only digests of session names are remembered."""

    token: str | None
    sessions: dict[str, Session] = field(default_factory=dict)
    tries: Counted = field(default_factory=lambda: Counted(8, 60))
    all_tries: Counted = field(default_factory=lambda: Counted(60, 60))
    decisions: Counted = field(default_factory=lambda: Counted(60, 60))

    def let_in(self, token: str, editor: str, who: str) -> str:
        """A new session for who gives the token; its name."""
        self.tries.check(who)
        self.all_tries.check("")
        if self.token is None or not same(token, self.token):
            raise Problem(403, "This is not the token of this record; it was printed or set when the server started.")
        name = secrets.token_urlsafe(32)
        now = time.time()
        self.sessions = {key: one for key, one in self.sessions.items() if one.ends > now}
        while len(self.sessions) >= SESSIONS:
            self.sessions.pop(next(iter(self.sessions)))
        self.sessions[_digest(name)] = Session(editor, secrets.token_urlsafe(32), now + SESSION_S)
        return name

    def session(self, request: Request) -> Session | None:
        """The session of a request, if it has one that still holds."""
        name = request.cookies.get(COOKIE, "")
        found = self.sessions.get(_digest(name)) if name else None
        return found if found and found.ends > time.time() else None

    def leave(self, request: Request) -> None:
        """End a session."""
        self.sessions.pop(_digest(request.cookies.get(COOKIE, "")), None)


def same(one: str, other: str) -> bool:
    """Whether two secrets are the same, in a time that tells nothing of where they differ or how long they are."""
    return hmac.compare_digest(hashlib.sha256(one.encode()).digest(), hashlib.sha256(other.encode()).digest())


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a form, each once; what is too large or no form is refused."""
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise Problem(415, "Send a form (application/x-www-form-urlencoded).")
    body = bytearray()
    async for piece in request.stream():
        body.extend(piece)
        if len(body) > LARGEST_FORM:
            raise Problem(413, f"A form has {LARGEST_FORM:,} bytes at most.")
    fields = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=20)
    return {name: values[0].replace("\0", "\ufffd") for name, values in fields.items()}


def check_sender(request: Request, settings: Settings) -> None:
    """Refuse what another site's page sends."""
    origin = request.headers.get("origin")
    if origin is not None:
        known = {urlsplit(str(request.base_url)).netloc, urlsplit(settings.site or "").netloc} - {""}
        if urlsplit(origin).netloc not in known:
            raise Problem(403, "This form was sent from another site.")
    elif request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise Problem(403, "This form was sent from another site.")


# Answers that need no more than a button; the others are given where the statement is shown alone.
_WHOLE = frozenset((Verdict.SAME, Verdict.DIFFERENT, Verdict.UPHOLD))


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for a person, as the page shows it; each statement with the event that it counts for."""

    id: str
    question: str
    why: str
    events: tuple[Event, ...]
    told: tuple[tuple[Event, Spoken], ...]
    answers: tuple[str, ...]
    correctable: bool


def router_for(settings: Settings) -> APIRouter:
    """The routes of reviewing, with the door they stand behind."""
    router = APIRouter(prefix="/review", include_in_schema=False)
    door = Door(settings.token)
    worker = ThreadPoolExecutor(1, "judging")  # one writer: decisions follow one another

    def page(request: Request, session: Session | None, about: str | None, note: str) -> Response:
        ask = Asked(request, settings, Clocks(settings.today()))
        values = _page_values(ask.record, about) if session else dict(_NOTHING)
        values |= {"correctable": CORRECTABLE}
        answer = shown(ask, "review.html", "Review", session=session, enabled=settings.token is not None, note=note,
                       about=about or "", **values)  # fmt: skip
        answer.headers["Cache-Control"] = "no-store"
        return answer

    @router.get("")
    def review(
        request: Request,
        about: Annotated[str | None, Query(max_length=80)] = None,
        note: Annotated[str, Query(max_length=200)] = "",
    ) -> Response:
        """What waits for a person, and what was decided."""
        return page(request, door.session(request), about, _NOTES.get(note, ""))

    @router.post("/session")
    async def enter(request: Request) -> Response:
        """Give the token."""
        check_sender(request, settings)
        fields = await form_of(request)
        editor = words.one_line(fields.get("editor", ""))[:60] or "editor"
        name = door.let_in(fields.get("token", ""), editor, request.client.host if request.client else "")
        answer = RedirectResponse(_back(fields.get("about", "")), 303)
        answer.set_cookie(COOKIE, name, max_age=SESSION_S, path="/review", secure=settings.is_secure, httponly=True,
                          samesite="strict")  # fmt: skip
        return answer

    @router.post("/leave")
    async def leave(request: Request) -> Response:
        """End the session."""
        _checked(request, await form_of(request), door, settings)
        door.leave(request)
        answer = RedirectResponse("/review", 303)
        answer.delete_cookie(COOKIE, path="/review")
        return answer

    @router.post("/judgements")
    async def decide(request: Request) -> Response:
        """Take a decision."""
        fields = await form_of(request)
        session = _checked(request, fields, door, settings)
        door.decisions.check(session.secret)
        records: Records = request.app.state.records
        work = worker.submit(_decided, records, fields, f"editor:{session.editor}")
        note = await run_in_threadpool(_outcome, work)
        return RedirectResponse(_back(fields.get("about", ""), note), 303)

    return router


_NOTES = {"decided": "Decided. What follows from it is worked out.",
          "working": "Decided. What follows from it is still being worked out; it shows when it is done."}  # fmt: skip
_NOTHING: dict[str, object] = {"statement": None, "event": None, "waiting": [], "decisions": [], "more": 0, "told": []}


def _outcome(work: Future[None]) -> str:
    """Wait for a decision to be worked out, but not for ever: after one on old statements many are linked anew."""
    try:
        work.result(PATIENCE_S)
    except NotYet:
        return "working"
    except RecordRefused as refused:
        raise Problem(422, str(refused.trouble)) from refused
    return "decided"


def _back(about: str, note: str = "") -> str:
    given = {key: value for key, value in (("about", about[:80]), ("note", note)) if value}
    return f"/review?{urlencode(given)}" if given else "/review"


def _checked(request: Request, fields: dict[str, str], door: Door, settings: Settings) -> Session:
    """The session of a form that may be acted on."""
    check_sender(request, settings)
    session = door.session(request)
    if session is None:
        raise Problem(403, "Your session is over or was never begun; give the token on the page Review.")
    if not same(fields.get("secret", ""), session.secret):
        raise Problem(403, "This form is not of your session; load the page again.")
    return session


_PAIRS = (Verdict.SAME, Verdict.DIFFERENT)


def _answered(records: Records, fields: dict[str, str], by: str) -> None:
    """An answer to something that waits."""
    because = words.one_line(fields.get("because", ""))[:500]
    answer = Answer(fields["item"], fields.get("verdict", ""), because=because, by=by.removeprefix("editor:"))
    with records.own() as record:
        made, troubles = decisions(record, [answer])
        if troubles:
            raise Problem(422, str(troubles[0]))
        desk.judge_all(record, made)


def _decided(records: Records, fields: dict[str, str], by: str) -> None:
    if fields.get("item"):
        _answered(records, fields, by)
        return
    verdict = fields.get("verdict", "")
    if verdict not in ("same", "different", "withdraw", "correct", "undo"):
        raise Problem(422, "A decision is same, different, withdraw, correct or undo.")
    decided = Verdict(verdict)
    value = f"{fields.get('what', '')}={fields.get('value', '')}" if decided is Verdict.CORRECT else None
    other = fields.get("other") or None
    if decided in _PAIRS and not other:
        raise Problem(422, "To say same or different takes two statements or events.")
    because = words.one_line(fields.get("because", ""))[:500]
    with records.own() as record:
        desk.judge(record, decided, fields.get("subject", ""), other if decided in _PAIRS else None, value, by, because)


# ------------------------------------------------------------------------------------------- what the page shows


def _page_values(record: Record, about: str | None) -> dict[str, object]:
    look = Testimonies(record)
    made = list(record.judgements(by_editor=True))
    valid = {one.id for one in in_force(made)}
    statement = event = None
    told: list[Spoken] = []
    if about:
        statement, event, told = _about(record, about, look)
    of = event.id if event and not statement else None
    queues = (waiting(record, event=of, kinds=(kind,), look=look) for kind in Kind)
    shown = [one for queue in queues for one in islice(filter(None, (_waiting(item, look) for item in queue)), QUEUE)]
    return {
        "statement": statement,
        "event": event,
        "told": told,
        "waiting": shown,
        "decisions": [(one, one.id in valid, _named(one, record)) for one in made[::-1][:DECISIONS]],
        "more": max(0, len(made) - DECISIONS),
    }


def _about(record: Record, about: str, look: Testimonies) -> tuple[Spoken | None, Event | None, list[Spoken]]:
    kept = record.statement(about) if about.startswith("s") else None
    found = look.of(kept.id) if kept else None
    if found:
        return _spoken(found[1].statement.id, look), found[0], []
    event = record.event(about)
    if event is None:
        raise not_found("event or statement", about)
    told = [spoken for t in desk.testimony_of(event.id, record)[-30:] if (spoken := _spoken(t.statement.id, look))]
    return None, event, told


def _spoken(statement: str, look: Testimonies) -> Spoken | None:
    found = look.of(statement)
    document = look.document(found[1].statement.document) if found else None
    return said(found[1], document) if found and document else None


def _waiting(item: Item, look: Testimonies) -> Waiting | None:
    told = tuple((event, one) for id in item.statements if (found := look.of(id)) and (one := _spoken(id, look))
                 for event in (found[0],))  # fmt: skip
    if item.kind is not Kind.STANDING and len(told) < len(item.statements):
        return None
    by_answer = tuple(verdict.value for verdict in ANSWERS[item.kind] if verdict in _WHOLE)
    return Waiting(item.id, QUESTIONS[item.kind], why(item), item.events, told, by_answer, item.kind is not Kind.LINK)


def _named(judgement: Judgement, record: Record) -> str:
    """Of what a decision is: the events of the statements that it names."""
    events = dict.fromkeys(record.event_of(id) for id in (judgement.subject, judgement.object) if id)
    found = [words.title(event) for id in events if id and (event := record.event(id))]
    return words.joined(found)
