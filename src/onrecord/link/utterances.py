"""Acts of speech: however many documents tell one, it is one."""

from __future__ import annotations

from onrecord.model import Document, Speaker, Stance, Statement, digest, first_day
from onrecord.world.spelling import folded

# One act of speech is told as either of these by different outlets.
STANCE_GROUPS: dict[Stance, str] = {
    Stance.PROPOSES: "proposes",
    Stance.AFFIRMS: "affirms",
    Stance.DOUBTS: "holds back",
    Stance.POSTPONES: "holds back",
    Stance.DENIES: "says no",
    Stance.CANCELS: "says no",
    Stance.REPORTS_HELD: "reports held",
    Stance.REPORTS_NOT_HELD: "reports not held",
}


def utterance(event_id: str, speaker: Speaker, statement: Statement, document: Document) -> str:
    """The id of the act of speech that a statement tells: one event, one speaker, one kind of stance, one day."""
    day = first_day(statement.said_at) or document.day
    return "u" + digest(event_id, _who(speaker, document), STANCE_GROUPS[statement.stance], day)


def _who(speaker: Speaker, document: Document) -> str:
    """Named speakers are one everywhere; an unnamed one, or the outlet's own voice, never leaves its outlet."""
    where = document.outlet or document.id
    if speaker.narration:
        return f"narration {where}"
    if speaker.name and not speaker.unnamed:
        return folded(speaker.name)
    return f"{folded(speaker.description or 'unnamed')} {where}"
