"""robots.txt (RFC 9309): what a site asks of programs, kept for a day."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit, urlunsplit

from onrecord.gather.addresses import host_of, joined

if TYPE_CHECKING:
    from onrecord.gather.fetch import Answer, Refusal

KEPT_S = 86_400.0  # RFC 9309, section 2.4
KEPT_WHEN_OUT_S = 600.0  # a site that had a fault is asked again soon
LARGEST = 512_000  # bytes; RFC 9309 asks for 500 KiB at least
_REDIRECTS = 5


@dataclass(frozen=True, slots=True)
class Ruling:
    """Whether we may ask, and the seconds that the site wants between two requests."""

    allowed: bool
    pause: float | None = None


class Ask(Protocol):
    """One request."""

    def __call__(self, address: str, *, largest: int | None = None) -> tuple[Answer, str | None] | Refusal:
        """The answer, and where it redirects to if it does."""
        ...


@dataclass(frozen=True, slots=True)
class _Known:
    """The rules of one site; `out` is why they could not be had."""

    until: float
    rules: Any = None
    out: Refusal | None = None


class Robots:
    """The rules of the sites met so far."""

    def __init__(self, ask: Ask, agent: str, monotonic: Callable[[], float]) -> None:
        self._ask, self._monotonic = ask, monotonic
        self._name = agent.split("/")[0].split(" ")[0] or "onrecord"  # the product token that robots.txt goes by
        self._known: dict[tuple[str, str], _Known] = {}
        self._lock = threading.Lock()
        self._sites: dict[tuple[str, str], threading.Lock] = {}

    def ruling(self, address: str) -> Ruling | Refusal:
        """What the site says of this address. A site that does not answer is not asked for pages either."""
        site = urlsplit(address).scheme, host_of(address)
        with self._lock:
            one_at_a_time = self._sites.setdefault(site, threading.Lock())
        with one_at_a_time:
            known = self._known.get(site)
            if known is None or known.until <= self._monotonic():
                known = self._known[site] = self._learn(address)
        if known.out is not None:
            return known.out
        if known.rules is None:
            return Ruling(True)
        pause = known.rules.crawl_delay(self._name)
        return Ruling(bool(known.rules.can_fetch(address, self._name)), float(pause) if pause else None)

    def _learn(self, address: str) -> _Known:
        parts = urlsplit(address)
        at: str | None = urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", ""))
        later = self._monotonic() + KEPT_S
        for _ in range(_REDIRECTS + 1):
            if at is None:
                break
            asked = self._ask(at, largest=LARGEST)
            if isinstance(asked, tuple):
                answer, location = asked
                if location is None:
                    return _Known(later, _parsed(answer.body))
                at = joined(at, location)
                continue
            if asked.status is not None and asked.status < 500 and asked.status != 429:
                return _Known(later)  # a site without rules, or one that hides them: nothing is forbidden
            if asked.status is None and "bytes" in asked.trouble.cause:
                return _Known(later)
            return _Known(self._monotonic() + KEPT_WHEN_OUT_S, out=asked)
        return _Known(later)


def _parsed(body: bytes) -> Any:
    from protego import Protego

    try:
        return Protego.parse(body.decode("utf-8", "replace"))
    except Exception:  # no rule of a site is worth a crash of ours
        return None
