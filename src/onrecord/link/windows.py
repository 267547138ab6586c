"""What a statement's window is to its event: the time it is to be at, one it gives up, or one that is refused."""

from __future__ import annotations

import re
from enum import Enum

from onrecord.model import Document, Stance, Statement


class Use(Enum):
    """How the words use the window that they name."""

    GIVEN = "given"  # "on Friday", "postponed until June"
    GIVEN_UP = "given up"  # "Friday's meeting was called off", "planned for Friday, was postponed"
    REFUSED = "refused"  # "not in the immediate future", "no meeting this month"


_NEW = re.compile(
    r"\b(?:to|until|till|into)\s+(?:at\s+least\s+|the\s+|later\s+|early\s+|some\s+time\s+|sometime\s+)*(?:in\s+|on\s+)?$"
    r"|\b(?:reschedul\w+|re-?set|moved|postponed|delayed|deferred|back|forward|now|instead|but)\s+(?:for|on|in|by)\s+"
    r"(?:the\s+|about\s+)?$",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:not|no|never|nor|neither|without|unlikely|nobody|none)\b|n['’]t\b", re.IGNORECASE)


def use(statement: Statement, document: Document) -> Use:
    """How a statement uses its window, by what it says and by the words before the window."""
    if statement.stance is Stance.DENIES:
        return Use.REFUSED
    if statement.stance in (Stance.CANCELS, Stance.REPORTS_NOT_HELD):
        return Use.GIVEN_UP
    if statement.stance is not Stance.POSTPONES:
        return Use.GIVEN
    before = _words_before(statement, document)
    if _NEW.search(before):
        return Use.GIVEN
    return Use.REFUSED if _NEGATED.search(before) else Use.GIVEN_UP


def _words_before(statement: Statement, document: Document) -> str:
    """The passage up to its window; all of it where the window's words stand elsewhere."""
    start, end = statement.span
    passage = document.text[start:end]
    window = statement.event.window
    at = passage.rfind(window.words) if window else -1
    return passage[:at] if at >= 0 else passage
