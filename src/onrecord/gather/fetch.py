"""Ask for one address, politely and within bounds: robots.txt, one request a host at a time, sizes, times, redirects.

What comes back is an answer or a Trouble of one sentence. Nothing is thrown for what the other side does.
"""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from onrecord.gather.addresses import LONGEST_ADDRESS, ascii_host, canonical, host_of, joined
from onrecord.gather.documents import one_line
from onrecord.model import Trouble

if TYPE_CHECKING:
    from onrecord.gather.robots import Robots

MOST_REDIRECTS = 5  # RFC 9309 asks for five; longer chains are loops nearly always
LARGEST = 10_000_000  # bytes unpacked; the largest news pages have 3 million, a feed of 1,000 full articles 8
PAUSE_S = 2.0  # between two requests to one host
LONGEST_PAUSE_S = 60.0  # what a site may ask for in robots.txt or with Retry-After before we come back another time
SILENCE_S = 20.0  # without a byte
IN_ALL_S = 60.0
# What a Retry-After of days would do to a source: a day at most, then we look again.
LONGEST_RETRY_S = 86_400.0
_STEP = 65_536


def default_agent() -> str:
    """Who asks, unless told otherwise: the environment variable ONRECORD_USER_AGENT, else our name and version."""
    from importlib.metadata import version

    return (
        os.environ.get("ONRECORD_USER_AGENT") or f"onrecord/{version('onrecord')} (keeps a record of news for a desk)"
    )


@dataclass(frozen=True, slots=True)
class Manners:
    """How we ask."""

    agent: str
    allow_private: bool = False
    pause: float = PAUSE_S
    silence: float = SILENCE_S
    in_all: float = IN_ALL_S
    largest: int = LARGEST


@dataclass(frozen=True, slots=True)
class Seen:
    """What the last answer said of itself, for asking whether there is anything new (RFC 9110, section 13)."""

    etag: str | None = None
    last_modified: str | None = None


NOT_SEEN = Seen()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered. `unchanged` is a 304; `moved` the new address if all redirects were permanent."""

    address: str
    status: int
    body: bytes = b""
    content_type: str = ""
    charset: str | None = None
    seen: Seen = NOT_SEEN
    unchanged: bool = False
    moved: str | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer. `gone`: the server says it is there no more; `after`: seconds until it makes sense to ask
    again, where it said so; `for_good`: asking again makes no sense."""

    trouble: Trouble
    status: int | None = None
    gone: bool = False
    after: float | None = None
    for_good: bool = False


@dataclass(slots=True)
class _Host:
    """One host: who is asking it now, and when it was last asked."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    asked: float = float("-inf")
    pause: float = 0.0


class Fetcher:
    """Asks for addresses, from several threads at once if need be, never one host from two of them."""

    def __init__(
        self,
        manners: Manners,
        *,
        sleep: Callable[[float], None] = time.sleep,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        from onrecord.gather.robots import Robots

        self.manners = manners
        self._sleep, self._monotonic = sleep, monotonic
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()
        self.robots: Robots = Robots(self._ask, manners.agent, monotonic)

    def get(self, address: str, *, seen: Seen = NOT_SEEN, accept: str = "*/*") -> Answer | Refusal:
        """Get an address, through at most five redirects, each asked about like the first."""
        given, at, permanent = address, joined(None, address), True
        if at is None or len(address) > LONGEST_ADDRESS:
            return _refused(given, "this is no web address", "give one that begins with https://", for_good=True)
        for _ in range(MOST_REDIRECTS + 1):
            asked = self._allowed(at, seen, accept)
            if isinstance(asked, Refusal):
                return asked
            answer, location = asked
            if location is None:
                moved = at if permanent and canonical(at) != canonical(given) else None
                return _as_moved(answer, moved)
            onward = joined(at, location)
            if onward is None:
                return _refused(at, "it redirects to what is no web address", "check the address", status=answer.status)
            permanent = permanent and answer.status in (301, 308)
            at = onward
        cause = f"it redirects more than {MOST_REDIRECTS} times"
        return _refused(given, cause, "check the address in a browser and give the one it ends at")

    def _allowed(self, address: str, seen: Seen, accept: str) -> tuple[Answer, str | None] | Refusal:
        """One request, if robots.txt allows it."""
        ruling = self.robots.ruling(address)
        if isinstance(ruling, Refusal):  # told of the page that was asked for
            return replace(ruling, trouble=replace(ruling.trouble, place=one_line(address)))
        if not ruling.allowed:
            cause = "the site's robots.txt asks programs like this one not to read it"
            return _refused(address, cause, "ask the site, or save the page and give the file")
        self._host(address).pause = min(ruling.pause or 0.0, LONGEST_PAUSE_S)
        return self._ask(address, seen, accept)

    def _host(self, address: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(host_of(address), _Host())

    def _ask(
        self, address: str, seen: Seen = NOT_SEEN, accept: str = "*/*", largest: int | None = None
    ) -> tuple[Answer, str | None] | Refusal:
        """One request: the answer, and where it redirects to if it does. The host gets its pause first."""
        host = self._host(address)
        with host.lock:
            wait = host.asked + max(self.manners.pause, host.pause) - self._monotonic()
            if wait > 0:
                self._sleep(wait)
            try:
                return self._request(address, seen, accept, largest or self.manners.largest)
            finally:
                host.asked = self._monotonic()

    def _request(self, address: str, seen: Seen, accept: str, largest: int) -> tuple[Answer, str | None] | Refusal:
        import urllib3

        from onrecord.gather.hosts import Deadline, NoSuchHost, PrivateAddress, connection
        from onrecord.gather.unpack import Broken, TooLarge

        parts = urlsplit(address)
        if parts.username or parts.password:
            return _refused(address, "the address holds a name and password", "give it without", for_good=True)
        manners = self.manners
        try:
            host = ascii_host(parts.hostname or "")
            port = parts.port or (443 if parts.scheme == "https" else 80)
            with (
                Deadline(manners.in_all) as deadline,
                connection(
                    parts.scheme, host, port,
                    timeout=manners.silence, deadline=deadline, allow_private=manners.allow_private,
                ) as pool,
            ):  # fmt: skip
                try:
                    answer = _exchange(pool, address, _headers(manners.agent, seen, accept), largest)
                    if deadline.over:  # an answer of no stated length that was cut short looks whole
                        raise TimeoutError
                    return answer
                except (OSError, HTTPException, urllib3.exceptions.HTTPError, ValueError):
                    if deadline.over:
                        return _refused(address, f"it took over {manners.in_all:g} seconds", "try again later")
                    raise
        except PrivateAddress:
            cause = "it leads to a private or local address"
            return _refused(address, cause, "give --allow-private if that is meant")
        except NoSuchHost:
            return _refused(address, "its host cannot be found", "check the address and the connection")
        except TooLarge:
            return _refused(address, f"the answer has over {largest:,} bytes", "give a smaller page or feed")
        except Broken as broken:
            return _refused(address, f"the answer cannot be unpacked ({broken})", "try again later")
        except (OSError, HTTPException, urllib3.exceptions.HTTPError, ValueError) as error:
            return _refused(address, _in_words(error), "try again later")


def _headers(agent: str, seen: Seen, accept: str) -> dict[str, str]:
    from onrecord.gather.unpack import ACCEPTED

    sent = {
        "User-Agent": "".join(c for c in agent if 32 <= ord(c) < 127) or "onrecord",
        "Accept": accept,
        "Accept-Encoding": ACCEPTED,
        "Accept-Language": "en, *;q=0.5",
        "Connection": "close",
    }
    if seen.etag:
        sent["If-None-Match"] = seen.etag
    if seen.last_modified:
        sent["If-Modified-Since"] = seen.last_modified
    return sent


def _exchange(pool: Any, address: str, headers: Mapping[str, str], largest: int) -> tuple[Answer, str | None] | Refusal:
    from onrecord.gather.unpack import unpacked

    parts = urlsplit(address)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    response = pool.urlopen(
        "GET", _target(target), headers=headers,
        redirect=False, retries=False, preload_content=False, decode_content=False, assert_same_host=False,
    )  # fmt: skip
    try:
        status = int(response.status)
        if status in (301, 302, 303, 307, 308) and response.headers.get("Location"):
            return Answer(address, status), _latin(response.headers["Location"])
        if status == 304:
            return Answer(address, status, unchanged=True, seen=_seen(response.headers)), None
        if status != 200:
            return _status_refused(address, status, response.headers.get("Retry-After"))
        body = unpacked(_chunks(response), response.headers.get("Content-Encoding", ""), largest=largest)
    finally:
        response.close()
    kind, charset = _content_type(response.headers.get("Content-Type", ""))
    return Answer(address, status, body, kind, charset, _seen(response.headers)), None


def _target(target: str) -> str:
    """The path as it is sent: escapes as they are given, everything outside ASCII escaped."""
    from urllib.parse import quote

    return quote(target, safe="%/:?#[]@!$&'()*+,;=~-._")


def _latin(location: str) -> str:
    """A header that holds UTF-8, which Python reads as Latin-1."""
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location


def _chunks(response: Any) -> Any:
    while chunk := response.read(_STEP):
        yield chunk
    left = response.length_remaining
    if left:
        raise HTTPException("the answer broke off")


def _seen(headers: Mapping[str, str]) -> Seen:
    def header(name: str) -> str | None:
        value = headers.get(name)
        return value if value and len(value) <= 500 and value.isprintable() and value.isascii() else None

    return Seen(header("ETag"), header("Last-Modified"))


def _content_type(header: str) -> tuple[str, str | None]:
    from email.message import Message

    message = Message()
    try:
        message["content-type"] = one_line(header)
        charset = message.get_content_charset()
        return message.get_content_type() if header else "", charset
    except (ValueError, LookupError, UnicodeError):
        return "", None


def _status_refused(address: str, status: int, retry: str | None) -> Refusal:
    after = _seconds(retry)
    if status in (404, 410):
        cause, remedy = f"there is nothing at this address (HTTP {status})", "check it, or leave it out"
        return _refused(address, cause, remedy, status=status, gone=True)
    if status == 429 or (status == 503 and after):
        return _refused(address, f"the site asks us to wait (HTTP {status})", "try again later", status, after=after)
    if status in (401, 402, 403, 407, 451):
        return _refused(address, f"the site does not let us read it (HTTP {status})", "open it with an account", status)
    if status >= 500:
        return _refused(address, f"the site has a fault (HTTP {status})", "try again later", status, after=after)
    return _refused(address, f"the site answered with HTTP {status}", "check the address", status)


def _seconds(retry: str | None) -> float | None:
    """A Retry-After header in seconds from now."""
    if not retry:
        return None
    try:
        wanted = float(retry) if retry.strip().isdigit() else _until(retry)
    except (ValueError, TypeError, OverflowError):
        return None
    return min(max(wanted, 0.0), LONGEST_RETRY_S)


def _until(moment: str) -> float:
    then = parsedate_to_datetime(moment)
    return (then if then.tzinfo else then.replace(tzinfo=UTC)).timestamp() - datetime.now(UTC).timestamp()


def _as_moved(answer: Answer, moved: str | None) -> Answer:
    return replace(answer, moved=moved) if moved else answer


def _refused(
    address: str, cause: str, remedy: str, status: int | None = None, *,
    gone: bool = False, after: float | None = None, for_good: bool = False,
) -> Refusal:  # fmt: skip
    return Refusal(Trouble(one_line(address), one_line(cause), remedy), status, gone, after, for_good)


def _in_words(error: Exception) -> str:
    """What went wrong on the way, in words."""
    import ssl

    import urllib3

    reason: BaseException = error
    for _ in range(4):  # urllib3 wraps what it met
        within = (getattr(reason, "reason", None), reason.__cause__, *reason.args)
        inner = next((one for one in within if isinstance(one, BaseException)), None)
        if not isinstance(inner, BaseException):
            break
        reason = inner
    if isinstance(reason, ssl.SSLCertVerificationError):
        return f"its certificate cannot be trusted ({reason.verify_message})"
    if isinstance(reason, ssl.SSLError):
        return "a safe connection (TLS) cannot be made"
    if isinstance(reason, TimeoutError | socket.timeout | urllib3.exceptions.TimeoutError):
        return "it does not answer in time"
    if isinstance(reason, ConnectionRefusedError):
        return "its host does not take connections"
    if isinstance(reason, HTTPException | urllib3.exceptions.ProtocolError):
        return "its answer breaks off or is not HTTP"
    return "it cannot be reached" if isinstance(reason, OSError) else "its answer is not HTTP"
