"""The clock that watching goes by, and when things are due again."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from typing import Protocol

from onrecord.model import Moment

MINUTE, HOUR, DAY = 60, 3_600, 86_400
# Most changes of a page come in its first day, the late corrections within a week (times from its first reading).
SEEN_AGAIN = (DAY, 7 * DAY)
LIVE_AGAIN = 30 * MINUTE
LIVE_FOR = DAY  # without a new post
RETRIES = (10 * MINUTE, HOUR, 6 * HOUR, DAY, 2 * DAY)
LONGEST_BACK_OFF = 6 * HOUR
# Nothing is ever set further ahead; what is due later was set by a clock that went wrong.
HORIZON = 8 * DAY
MISSING_FOR = HOUR  # a page must be gone twice, this far apart, to count as withdrawn


class Clock(Protocol):
    """Where the time comes from."""

    def now(self) -> datetime:
        """This moment, with its zone."""
        ...

    def sleep(self, seconds: float) -> None:
        """Wait, or less if there is a reason to wake up."""
        ...


class WallClock:
    """The clock of this machine. `stop` ends every wait at once."""

    def __init__(self) -> None:
        self.stopped = threading.Event()

    def now(self) -> datetime:
        """This moment."""
        return datetime.now(UTC)

    def sleep(self, seconds: float) -> None:
        """Wait until then or until stopped."""
        self.stopped.wait(seconds)

    def stop(self) -> None:
        """End."""
        self.stopped.set()


def moment(when: datetime) -> Moment:
    """A time as it is kept: UTC, to the second, so that text compares as time."""
    return when.astimezone(UTC).isoformat(timespec="seconds")


def after(now: datetime, seconds: float) -> Moment:
    """So many seconds from now."""
    return moment(now + timedelta(seconds=seconds))


def elapsed(since: Moment, now: datetime) -> float:
    """Seconds since then."""
    return (now - datetime.fromisoformat(since)).total_seconds()


def is_due(due: Moment, now: datetime) -> bool:
    """Whether it is time, or was set to a time so far ahead that the clock must have been wrong."""
    return due <= moment(now) or due > after(now, HORIZON)


def back_off(every: float, failures: int) -> float:
    """Seconds until a source that failed so many times in a row is asked again."""
    return float(min(every * 2 ** min(failures, 10), max(LONGEST_BACK_OFF, every)))
