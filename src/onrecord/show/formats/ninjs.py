"""Events as IPTC ninjs 3.1 news items of type `event`, their status in IPTC's event occurrence codes."""

from __future__ import annotations

from onrecord.show import codes, words
from onrecord.show.formats.ics import web_address
from onrecord.show.occurrence import Occurrence, address, urn
from onrecord.show.rows import Row

SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json"


def item(one: Occurrence, site: str | None = None) -> Row:
    """One event as a ninjs item; what is not known is left out.

    The occurrence codes have no value for postponed, lapsed or took place: the editorial note says those in words.
    `pubStatus` is of the item, never of the event: an item about a cancelled event is as usable as any.
    """
    standing = one.standing
    assert standing is not None, "only events with a standing are exported"
    row: Row = {
        "standard": {"name": "ninjs", "version": "3.1", "schema": SCHEMA},
        "uri": address(site, "event", one.event.id),
        "type": "event",
        "representationType": "full",
        "version": str(one.sequence + 1),
        "firstCreated": f"{one.created}T00:00:00Z",
        "versionCreated": f"{one.modified}T00:00:00Z",
        "pubStatus": "usable",
        "language": "en",
        "title": one.title,
        "headlines": [{"value": one.title}],
        "descriptions": [
            {"role": "status", "value": words.status(standing.status)},
            {"role": "reason", "value": words.one_line(standing.rule)},
        ],
        "edNote": _note(one),
        "eventDetails": _details(one),
        "people": [{"name": words.one_line(p.name)} for p in one.event.parties if p.side and p.side != p.name],
        "organisations": [{"name": name} for name in _bodies(one)],
        "places": [{"name": words.one_line(one.event.place)}] if one.event.place else [],
        "subjects": [{"name": words.kind(one.event.kind), "literal": one.event.kind}],
        "infoSources": _sources(one),
        "altIds": [{"role": "onrecord", "value": one.event.id}],
    }
    if one.event.part_of:
        row["events"] = [{"rel": "partof", "id": one.event.part_of, "uri": address(site, "event", one.event.part_of)}]
    return {key: value for key, value in row.items() if value not in (None, [], "")}


def _note(one: Occurrence) -> str:
    standing = one.standing
    assert standing is not None
    told = f"{words.status(standing.status).capitalize()} {words.since(standing.status, standing.on)}. "
    before = [words.days(w.earliest, w.latest) for w in one.previous]
    moved = f" Was to be {words.joined(before)}." if before else ""
    return f"{told}{words.reason(standing.rule)}{moved}"


def _details(one: Occurrence) -> Row:
    standing, window = one.standing, one.window
    assert standing is not None
    details: Row = {"eventStatus": codes.iptc(standing.status, moved=one.moved)}
    dates: Row = {}
    if window and not (standing.status.value == "postponed" and not one.moved):
        dates = {"expectedStartDate": window.earliest, "expectedEndDate": window.latest}
    known = {key: day for key, day in dates.items() if day}
    return details | ({"dates": known} if known else {})


def _bodies(one: Occurrence) -> list[str]:
    """Parties that are bodies or states, and the sides of the others."""
    named = [p.side if p.side else p.name for p in one.event.parties]
    return list(dict.fromkeys(words.one_line(name) for name in named))


def _sources(one: Occurrence) -> list[Row]:
    found: dict[str, Row] = {}
    for document in one.documents.values():
        outlet = words.one_line(document.outlet or "outlet unknown")
        found.setdefault(outlet, {"name": outlet, "role": "publisher", "uri": _uri(document.url, outlet)})
    return list(found.values())


def _uri(url: str | None, outlet: str) -> str:
    return web_address(url) or urn("outlet", outlet)
