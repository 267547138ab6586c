"""Webhooks: each change of standing is sent to who asked for it, signed, at least once, again until it is taken.

The form is that of Standard Webhooks: `webhook-id` names the change (a receiver that has seen it may drop it),
`webhook-timestamp` the second of this try, `webhook-signature` is "v1," and the base64 of HMAC-SHA256 over
"id.timestamp.body". An address is looked up once and connected to as looked up, so that a name cannot come to mean
another machine; machines of private networks are refused unless the hook was made with leave to reach them.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import http.client
import json
import secrets
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from urllib.parse import urlsplit

from onrecord.keep.hooks import Delivery, Hook, Hooks
from onrecord.model import Record, digest
from onrecord.show import looking
from onrecord.show.exports import as_line
from onrecord.show.formats.feeds import change_row, change_urn
from onrecord.show.lists import Choice
from onrecord.show.rows import Row
from onrecord.show.views import Clocks, moved

# After each try that fails it is waited so long, in seconds; then it is given up: after about three days.
WAITS = (60, 300, 1_800, 7_200, 21_600, 43_200, 86_400, 86_400)
TIMEOUT_S = 10.0
LEASE_S = 600
AT_ONCE = 50
# Documents that come late change standings of days long past.
LOOK_BACK = 366

Clock = Callable[[], datetime]


class Refused(Exception):  # noqa: N818 - it refuses a caller; nothing of ours went wrong
    """Why an address is not sent to."""


def utc_now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


def stamp(at: datetime) -> str:
    """A moment as it is kept: sorts as text."""
    return at.astimezone(UTC).isoformat(timespec="seconds")


# ------------------------------------------------------------------------------------------------------ hooks


def make_hook(url: str, *, today: str, private: bool = False, secret: str | None = None, **of: str | None) -> Hook:
    """A hook for an address; ValueError says what is wrong with it."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or not url.isascii():
        raise ValueError(f"{url!r} is no address that can be sent to; write it as https://desk.example.org/hook")
    if parts.port == 0 or any(c.isspace() or not c.isprintable() for c in url):
        raise ValueError(f"{url!r} is no address that can be sent to")
    made = secret or "whsec_" + base64.b64encode(secrets.token_bytes(24)).decode()
    return Hook("h" + digest(url, made, today), url, made, today, private=private, **of)


def changes_for(hook: Hook, record: Record, today: str) -> Iterator[looking.Change]:
    """The changes that an address is to be told of."""
    choice = Choice(hook.party, hook.place, hook.kind, hook.words)
    since = moved(hook.made_on, -LOOK_BACK)
    return looking.changes(record, since, today, Clocks(today), choice, event=hook.event)


def begin(hook: Hook, record: Record, hooks: Hooks, today: str) -> None:
    """Remember an address; what has changed before is known and not sent."""
    hooks.add(hook)
    known = changes_for(hook, record, today)
    hooks.enter(Delivery(hook.id, _name(c), _body(CHANGED, change_row(c), utc_now()), 0, None, BEFORE) for c in known)


def enqueue(record: Record, hooks: Hooks, today: str, clock: Clock = utc_now) -> int:
    """Write down what is to be sent; how many deliveries are new.

    A change that was told and is none any more (a statement was withdrawn, another came late) is told as withdrawn.
    """
    count = 0
    for hook in hooks.all():
        known = hooks.known(hook.id)
        changes = {_name(change): change for change in changes_for(hook, record, today)}
        new = {name: (CHANGED, change_row(c)) for name, c in reversed(changes.items()) if name not in known}
        since = moved(hook.made_on, -LOOK_BACK)
        gone = {
            f"{name}:withdrawn": (WITHDRAWN, data)
            for name, body in known.items()
            if name not in changes and f"{name}:withdrawn" not in known
            if (data := _still_told(body, since)) is not None
        }
        count += hooks.enter(
            Delivery(hook.id, name, _body(kind, data, clock()), 0, stamp(clock()), "waiting")
            for name, (kind, data) in (gone | new).items()
        )
    return count


CHANGED, WITHDRAWN, BEFORE = "standing.changed", "standing.withdrawn", "before"


def _name(change: looking.Change) -> str:
    """What names a change for a receiver: the same standing after another one is another change."""
    before = change.before.status.value if change.before else ""
    return "c" + digest(change_urn(change.event.id, change.key), before)


def _body(kind: str, data: Row, at: datetime) -> str:
    return as_line({"type": kind, "timestamp": stamp(at), "data": data})


def _still_told(body: str, since: str) -> Row | None:
    """What a delivery told, if it was a change of a time that is still looked at."""
    told = json.loads(body)
    data: Row = told["data"]
    standing = data["standing"]
    assert isinstance(standing, dict)
    return data if told["type"] == CHANGED and standing["on"] >= since else None


# ---------------------------------------------------------------------------------------------------- sending


@dataclass(frozen=True, slots=True)
class Sent:
    """How many deliveries were taken, are to be tried again, were given up."""

    taken: int = 0
    again: int = 0
    given_up: int = 0


def send_due(hooks: Hooks, clock: Clock = utc_now) -> Sent:
    """Send what is due; how it went."""
    taken = again = given_up = 0
    known = {hook.id: hook for hook in hooks.all()}
    while found := hooks.take(stamp(clock()), stamp(clock() + timedelta(seconds=LEASE_S)), AT_ONCE):
        for delivery in found:
            hook = known.get(delivery.hook)
            outcome = _try(hook, delivery, clock) if hook else "the hook is gone"
            if outcome is None:
                hooks.settle(delivery, due=None, outcome="delivered")
                taken += 1
            elif delivery.tries < len(WAITS) and hook:
                wait = WAITS[delivery.tries] * (1 + secrets.randbelow(100) / 1000)
                hooks.settle(delivery, due=stamp(clock() + timedelta(seconds=wait)), outcome=outcome)
                again += 1
            else:
                hooks.settle(delivery, due=None, outcome="given up")
                given_up += 1
    return Sent(taken, again, given_up)


def _try(hook: Hook, delivery: Delivery, clock: Clock) -> str | None:
    """Send once; None if it was taken, else why not."""
    try:
        status = post(hook, delivery.id, delivery.body, clock())
    except Refused as refused:
        return str(refused)
    except (OSError, http.client.HTTPException, ValueError) as error:
        return f"not reached ({type(error).__name__})"
    return None if 200 <= status < 300 else f"answered {status}"


def signature(secret: str, id: str, timestamp: str, body: str) -> str:
    """What proves that a body comes from who knows the secret."""
    bare = secret.removeprefix("whsec_")
    try:
        key = base64.b64decode(bare, validate=True)
    except ValueError:
        key = secret.encode()
    made = hmac.new(key, f"{id}.{timestamp}.{body}".encode("utf-8", "surrogatepass"), hashlib.sha256).digest()
    return "v1," + base64.b64encode(made).decode()


def post(hook: Hook, id: str, body: str, at: datetime) -> int:
    """Send one body; the status of the answer. Redirections are not followed."""
    parts = urlsplit(hook.url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    reached = _reach(host, port, private=hook.private)
    if parts.scheme == "https":
        reached = ssl.create_default_context().wrap_socket(reached, server_hostname=host)
    connection = http.client.HTTPConnection(host, port, timeout=TIMEOUT_S)
    connection.sock = reached
    timestamp = str(int(at.timestamp()))
    fields = {
        "Content-Type": "application/json",
        "User-Agent": f"onrecord/{version('onrecord')}",
        "webhook-id": id,
        "webhook-timestamp": timestamp,
        "webhook-signature": signature(hook.secret, id, timestamp, body),
        "Connection": "close",
    }
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", path, body.encode("utf-8", "surrogatepass"), fields)
        answer = connection.getresponse()
        answer.read(4_096)
        return answer.status
    finally:
        connection.close()


def _reach(host: str, port: int, *, private: bool) -> socket.socket:
    """A connection to a host that may be reached, by the same rule as everything that is fetched."""
    from onrecord.gather.hosts import NoSuchHost, PrivateAddress, connected  # only who sends pays for it

    try:
        return connected(host, port, allow_private=private, timeout=TIMEOUT_S)
    except PrivateAddress:
        raise Refused(f"{host} lies in a private network; make the hook with --private if that is meant") from None
    except NoSuchHost:
        raise OSError(f"there is no host {host}") from None


def watch(record: Callable[[], Record], hooks: Hooks, today: Callable[[], str], every: float = 60.0) -> None:
    """Send what changes, for ever."""
    while True:
        enqueue(record(), hooks, today())
        send_due(hooks)
        time.sleep(every)
