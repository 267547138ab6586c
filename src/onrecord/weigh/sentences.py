"""The English sentence of a standing: what it is, and who said what, when."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from onrecord.model import Stance, Status, Window
from onrecord.weigh.rules import Finding
from onrecord.weigh.words import Word

_HEADS = {
    Status.PROPOSED: "Proposed",
    Status.ANNOUNCED: "Announced",
    Status.CONFIRMED: "Confirmed",
    Status.IN_DOUBT: "In doubt",
    Status.POSTPONED: "Put off",
    Status.CANCELLED: "Called off",
    Status.UNDER_WAY: "Under way",
    Status.TOOK_PLACE: "Took place",
    Status.DID_NOT_TAKE_PLACE: "Did not take place",
    Status.LAPSED: "Lapsed",
}
# What was said, and the same as a noun with its owner before it. `{when}` is the window in the speaker's words, `{was}`
# the same of a time that is given up.
_SAID = {
    Stance.PROPOSES: ("proposed it on {day}{when}", "proposal"),
    Stance.AFFIRMS: ("said on {day} that it will happen{when}", "announcement"),
    Stance.DOUBTS: ("left it open on {day}{when}", "doubts"),
    Stance.POSTPONES: ("said on {day} that it will happen later{when}", "postponement"),
    Stance.DENIES: ("said on {day} that it will not happen{when}", "denial"),
    Stance.CANCELS: ("called it off on {day}{was}", "calling off"),
    Stance.REPORTS_HELD: ("reported on {day} that it was held{when}", "report"),
    Stance.REPORTS_NOT_HELD: ("reported on {day} that it was not held{when}", "denial that it was held"),
}
# The same of a time that is refused.
_REFUSED = {
    Stance.POSTPONES: "said on {day} that it will not happen then{when} but later",
    Stance.DENIES: "said on {day} that it will not happen then{when}",
}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def sentence(finding: Finding) -> str:
    """One sentence that names who said what for the status, and whose word stands against it."""
    text = _HEADS[finding.status]
    if finding.status is Status.LAPSED:
        return f"{text}: nothing was heard by the end of {_end(finding.because[0].window)}, the time last given for it."
    text += ": " + _joined(clause(word) for word in finding.because)
    if finding.against:
        text += ", against " + _joined(noun(word) for word in finding.against)
    return text + "."


def clause(word: Word) -> str:
    """ "Donald Trump said on 16 October 2025 that it will happen (“within two weeks”)"."""
    said = _REFUSED.get(word.stance) if word.refuses else None
    words = _words(word)
    when, was = (f" (“{words}”)", f" (set for “{words}”)") if words else ("", "")
    return f"{who(word)} " + (said or _SAID[word.stance][0]).format(day=long_day(word.said), when=when, was=was)


def noun(word: Word) -> str:
    """ "Donald Trump's announcement of 16 October 2025"."""
    name = who(word)
    return f"{name}{'’' if name.endswith('s') else '’s'} {_SAID[word.stance][1]} of {long_day(word.said)}"


def who(word: Word) -> str:
    """The speaker's name, "an unnamed senior US official", or the outlet."""
    speaker = word.speaker
    if speaker.narration:
        return word.told.outlet or "the outlet itself"
    if speaker.name and not speaker.unnamed:
        return speaker.name
    words = re.sub(r"^(?:an?|the|one|some|unnamed|anonymous)\s+", "", speaker.description or speaker.name or "source")
    words = re.sub(r"^(?:unnamed|anonymous)\s+", "", words)
    if not speaker.unnamed:
        return words
    return f"unnamed {words}" if re.search(r"(?:s|people)\b", words.split(" of ")[0]) else f"an unnamed {words}"


def long_day(day: str) -> str:
    """ "16 October 2025"."""
    when = date.fromisoformat(day)
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def _words(word: Word) -> str:
    """The window in the speaker's words."""
    window = word.told.statement.event.window or word.window  # the latter from another telling of the same words
    return window.words if window else ""


def _end(window: Window | None) -> str:
    return long_day(window.latest) if window and window.latest else "its time"


def _joined(parts: Iterable[str]) -> str:
    every = list(dict.fromkeys(parts))
    return every[0] if len(every) == 1 else ", ".join(every[:-1]) + " and " + every[-1]
