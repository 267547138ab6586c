"""The few colours that output uses, and what each means."""

from __future__ import annotations

from onrecord.model import Stance, Status

QUIET = "dim"
HEADING = "bold"
ID = "dim"

_STATUSES = {
    Status.PROPOSED: "cyan",
    Status.ANNOUNCED: "blue",
    Status.CONFIRMED: "green",
    Status.IN_DOUBT: "yellow",
    Status.POSTPONED: "magenta",
    Status.CANCELLED: "red",
    Status.UNDER_WAY: "green",
    Status.TOOK_PLACE: "bold green",
    Status.DID_NOT_TAKE_PLACE: "red",
    Status.LAPSED: "bright_black",
}
_STANCES = {
    Stance.PROPOSES: "cyan",
    Stance.AFFIRMS: "green",
    Stance.DOUBTS: "yellow",
    Stance.POSTPONES: "magenta",
    Stance.DENIES: "red",
    Stance.CANCELS: "red",
    Stance.REPORTS_HELD: "green",
    Stance.REPORTS_NOT_HELD: "red",
}
# The three parts of a passage: who (underlined), the word that says that it was said, and what was said.
PARTS = {"source": "underline", "cue": "italic yellow", "content": "bold", "context": "dim"}
# Where there is no colour the parts are set in marks instead.
MARKS = {"source": ("{", "}"), "cue": ("<", ">"), "content": ("[", "]"), "context": ("", "")}


def status_style(status: Status | None) -> str:
    """The colour of a status."""
    return QUIET if status is None else _STATUSES[status]


def stance_style(stance: Stance) -> str:
    """The colour of a stance."""
    return _STANCES[stance]
