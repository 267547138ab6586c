"""What other people's formats call a status: IPTC event occurrence status, schema.org, iCalendar, Open Civic Data."""

from __future__ import annotations

from onrecord.model import Status

IPTC = "http://cv.iptc.org/newscodes/eventoccurstatus/"
SCHEMA = "https://schema.org/"

# Codes of status, and of `postponed` without a new window below.
_CODES: dict[Status, tuple[str, str, str, str]] = {
    Status.PROPOSED: ("eos1", "EventScheduled", "TENTATIVE", "tentative"),
    Status.ANNOUNCED: ("eos3", "EventScheduled", "TENTATIVE", "tentative"),
    Status.CONFIRMED: ("eos5", "EventScheduled", "CONFIRMED", "confirmed"),
    Status.IN_DOUBT: ("eos2", "EventScheduled", "TENTATIVE", "tentative"),
    Status.POSTPONED: ("eos3", "EventRescheduled", "TENTATIVE", "tentative"),
    Status.CANCELLED: ("eos6", "EventCancelled", "CANCELLED", "cancelled"),
    Status.UNDER_WAY: ("eos5", "EventScheduled", "CONFIRMED", "confirmed"),
    Status.TOOK_PLACE: ("eos5", "EventScheduled", "CONFIRMED", "passed"),
    Status.DID_NOT_TAKE_PLACE: ("eos6", "EventCancelled", "CANCELLED", "cancelled"),
    Status.LAPSED: ("eos2", "EventScheduled", "TENTATIVE", "tentative"),
}
_PUT_OFF = ("eos2", "EventPostponed", "TENTATIVE", "tentative")
OFF = frozenset((Status.CANCELLED, Status.DID_NOT_TAKE_PLACE))


def _codes(status: Status, moved: bool) -> tuple[str, str, str, str]:
    return _PUT_OFF if status is Status.POSTPONED and not moved else _CODES[status]


def iptc(status: Status, *, moved: bool) -> str:
    """The URI of the IPTC event occurrence status; `moved`: it has a new window."""
    return IPTC + _codes(status, moved)[0]


def schema_org(status: Status, *, moved: bool) -> str:
    """The URI of the schema.org eventStatus."""
    return SCHEMA + _codes(status, moved)[1]


def icalendar(status: Status, *, moved: bool) -> str:
    """The iCalendar STATUS."""
    return _codes(status, moved)[2]


def civic(status: Status, *, moved: bool) -> str:
    """The Open Civic Data status."""
    return _codes(status, moved)[3]
