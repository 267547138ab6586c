"""Events as an iCalendar (RFC 5545, RFC 7986): an entry stays itself while its standing moves.

A window of one day whose words name an hour and its zone becomes a timed entry, in UTC, which every calendar turns into
the time of its reader; its end stays open where it is not told. All other entries are all-day ones, which hold in
whatever time zone their reader is; an hour without a zone stands in the description, where the wording is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from importlib.metadata import version
from typing import TYPE_CHECKING

from onrecord.model import Status
from onrecord.show import codes, words
from onrecord.show.occurrence import Occurrence, address

if TYPE_CHECKING:
    from icalendar import Calendar
    from icalendar import Event as Entry

REFRESH = timedelta(hours=1)


class Mode(StrEnum):
    """Which events a calendar has, and how those that are off look in it.

    `strict` has events with a day and tells what is off by STATUS alone; `visible` keeps what is off as an ordinary
    entry marked in its title, since some programs drop cancelled entries; `open` also has the events whose window is
    longer than a day, as all-day spans.
    """

    STRICT = "strict"
    VISIBLE = "visible"
    OPEN = "open"


_MARKS = {
    Status.CANCELLED: "Cancelled",
    Status.DID_NOT_TAKE_PLACE: "Did not take place",
    Status.POSTPONED: "Postponed",
    Status.IN_DOUBT: "In doubt",
    Status.PROPOSED: "Proposed",
    Status.LAPSED: "Nothing heard",
}


def calendar(
    occurrences: Iterable[Occurrence], *, mode: Mode = Mode.STRICT, name: str = "onrecord", site: str | None = None
) -> bytes:
    """A whole calendar as it is published."""
    made = empty(name, site)
    for one in occurrences:
        added = entry(one, mode=mode, site=site)
        if added is not None:
            made.add_component(added)
    return bytes(made.to_ical())


def empty(name: str, site: str | None) -> Calendar:
    """A calendar without entries."""
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", f"-//onrecord//onrecord {version('onrecord')}//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("name", words.one_line(name))
    made.add("x-wr-calname", words.one_line(name))
    made.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT1H")
    if site:
        made.add("source", f"{site.rstrip('/')}/calendar.ics", parameters={"VALUE": "URI"})
    return made


def entry(one: Occurrence, *, mode: Mode, site: str | None) -> Entry | None:
    """An event as an entry; None where the mode has no place for it."""
    from icalendar import Event as Entry

    days = _span(one, mode)
    if days is None or one.standing is None:
        return None
    first, last = days
    status = one.standing.status
    hidden = mode is Mode.VISIBLE and status in codes.OFF
    made = Entry()
    made.add("uid", f"{one.event.id}@onrecord")
    made.add("dtstamp", _midnight(one.modified))
    made.add("last-modified", _midnight(one.modified))
    made.add("created", _midnight(one.created))
    made.add("sequence", one.sequence)
    for name, when in _begin_and_end(one, first, last):
        made.add(name, when)
    made.add("summary", _summary(one))
    made.add("status", "CONFIRMED" if hidden else codes.icalendar(status, moved=one.moved))
    made.add("transp", "TRANSPARENT")
    made.add("class", "PUBLIC")
    made.add("description", _description(one, site))
    if one.event.place:
        made.add("location", words.one_line(one.event.place))
    made.add("categories", [words.kind(one.event.kind), words.status(status)])
    url = _link(one, site)
    if url:
        made.add("url", url)
    if one.event.part_of:
        made.add("related-to", f"{one.event.part_of}@onrecord")
    made.add("x-onrecord-status", status.value)
    return made


def _begin_and_end(one: Occurrence, first: date, last: date) -> Sequence[tuple[str, date]]:
    """Timed where the hours are known, else whole days; the end of what is timed only if it was told."""
    if not one.hours:
        return [("dtstart", first), ("dtend", last + timedelta(days=1))]
    begin, end = one.hours[-1][1]
    return [("dtstart", begin)] + ([("dtend", end)] if end else [])


def _span(one: Occurrence, mode: Mode) -> tuple[date, date] | None:
    """The days of an entry: the one day, or in `open` the window, a side left open standing for the other one."""
    window = one.window
    earliest, latest = (window.earliest, window.latest) if window else (None, None)
    if mode is not Mode.OPEN and (earliest is None or earliest != latest):
        return None
    try:
        first, last = (
            date.fromisoformat(day) for day in ((earliest or latest or "")[:10], (latest or earliest or "")[:10])
        )
        last + timedelta(days=1)
    except (ValueError, OverflowError):
        return None
    return (first, last) if first <= last else None


def _summary(one: Occurrence) -> str:
    mark = _MARKS.get(one.standing.status) if one.standing else None
    named = words.title(one.event, dated=False)
    return f"{mark}: {named}" if mark else named


def _description(one: Occurrence, site: str | None) -> str:
    standing = one.standing
    assert standing is not None, "only events with a standing become entries"
    lines = [
        f"{words.status(standing.status).capitalize()} {words.since(standing.status, standing.on)}. "
        f"{words.reason(standing.rule)}",
        f"When: {words.window(one.window)}",
    ]
    if one.event.parties:
        lines.append(f"Parties: {words.joined([words.speaker_of(p.name, p.side) for p in one.event.parties])}")
    proof = one.proof
    document = one.documents.get(proof.statement.document) if proof else None
    if proof and document:
        start, end = proof.statement.span
        said = words.one_line(document.text[start:end])
        cut = said if len(said) <= LONGEST_QUOTE else said[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " […]"
        lines.append(f"Proof: “{cut}” ({words.one_line(document.outlet or 'outlet unknown')}, "
                     f"{words.day(document.published_at)})")  # fmt: skip
    url = _link(one, site)
    if url:
        lines.append(url)
    return "\n".join(lines)


LONGEST_QUOTE = 400


def _link(one: Occurrence, site: str | None) -> str | None:
    """Where the proof can be seen: the event's page, else the document that the standing rests on."""
    if site:
        return address(site, "event", one.event.id)
    proof = one.proof
    document = one.documents.get(proof.statement.document) if proof else None
    return web_address(document.url) if document else None


def web_address(url: str | None) -> str | None:
    """An address that a reader may be led to: http or https, nothing that a program would run."""
    bare = words.one_line(url or "")
    whole = bare.isascii() and bare.isprintable() and " " not in bare
    return bare if whole and bare.lower().startswith(("http://", "https://")) else None


def _midnight(day: str) -> datetime:
    try:
        return datetime.combine(date.fromisoformat(day[:10]), datetime.min.time(), UTC)
    except ValueError:
        return datetime(1970, 1, 1, tzinfo=UTC)
