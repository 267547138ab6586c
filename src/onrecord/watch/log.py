"""The log: one JSON object a line on standard error, for people with `jq` and for the journal."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Any

LOGGER = logging.getLogger("onrecord.watch")
LOGGER.addHandler(logging.NullHandler())  # a program that sets up no log gets none


class Lines(logging.Formatter):
    """A record of the log as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        told: dict[str, Any] = {"at": at, "level": record.levelname.lower(), "event": record.getMessage()}
        told |= getattr(record, "told", {})
        return json.dumps(told, ensure_ascii=False, default=str)


def to_standard_error(*, quiet: bool = False) -> None:
    """Write the log to standard error; `quiet` leaves only what went wrong."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines())
    LOGGER.handlers[:] = [handler]
    LOGGER.propagate = False
    LOGGER.setLevel(logging.WARNING if quiet else logging.INFO)


def note(event: str, **told: Any) -> None:
    """Something was done."""
    LOGGER.info(event, extra={"told": {name: value for name, value in told.items() if value is not None}})


def warn(event: str, **told: Any) -> None:
    """Something could not be done."""
    LOGGER.warning(event, extra={"told": {name: value for name, value in told.items() if value is not None}})
