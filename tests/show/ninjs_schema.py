"""A JSON Schema for ninjs 3.1 event items, written from the published list of fields: names, types, required ones."""

from __future__ import annotations

from typing import Any

TEXT: dict[str, Any] = {"type": "string"}
URI: dict[str, Any] = {"type": "string", "format": "uri", "pattern": "^[A-Za-z][A-Za-z0-9+.-]*:[^\\s]+$"}
WHOLE_TIME: dict[str, Any] = {
    "type": "string",
    "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$",
}
SOME_TIME: dict[str, Any] = {
    "type": "string",
    "pattern": r"^\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)?)?)?)?$",
}


def closed(required: tuple[str, ...] = (), /, **properties: Any) -> dict[str, Any]:
    """An object with these properties and no others."""
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "required": list(required),
    }


def many(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


VALUED = closed(("value",), role=TEXT, contentType=TEXT, value=TEXT)
NAMED = {"name": TEXT, "rel": TEXT, "uri": URI, "literal": TEXT}
ONE_OF_TWO: Any = [
    {"oneOf": [{"required": ["startDate"]}, {"required": ["expectedStartDate"]}]},
    {"oneOf": [{"required": ["endDate"]}, {"required": ["expectedEndDate"]}]},
]
DATES = {
    **closed(
        startDate=WHOLE_TIME, endDate=WHOLE_TIME, expectedStartDate=SOME_TIME, expectedEndDate=SOME_TIME,
        expectedDuration=TEXT, recurrence={"type": "object"},
    ),
    "anyOf": ONE_OF_TWO,
}  # fmt: skip

SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    **closed(
        ("uri",),
        standard=closed(name=TEXT, version=TEXT, schema=URI),
        uri=URI,
        type={"enum": ["text", "audio", "video", "picture", "graphic", "composite", "component", "event", "planning"]},
        representationType={"enum": ["full", "partial"]},
        profile=TEXT,
        version=TEXT,
        firstCreated=WHOLE_TIME,
        versionCreated=WHOLE_TIME,
        contentCreated=WHOLE_TIME,
        embargoedUntil=WHOLE_TIME,
        pubStatus={"enum": ["usable", "withheld", "canceled"]},
        urgency={"type": "integer", "minimum": 1, "maximum": 9},
        copyrightHolder=TEXT,
        copyrightNotice=TEXT,
        usageTerms=TEXT,
        edNote=TEXT,
        language=TEXT,
        descriptions=many(VALUED),
        headlines=many(VALUED),
        title=TEXT,
        by=TEXT,
        slugline=TEXT,
        located=TEXT,
        people=many(closed(**NAMED, contactInfo={"type": "array"})),
        organisations=many(closed(**NAMED, symbols={"type": "array"}, contactInfo={"type": "array"})),
        places=many(closed(**NAMED, contactInfo={"type": "array"}, geoJSON={"type": "object"})),
        subjects=many(closed(**NAMED, creator=TEXT, relevance={"type": "integer"}, confidence={"type": "integer"})),
        events=many(closed(id=TEXT, **NAMED)),
        eventDetails=closed(
            eventStatus=URI, plannedCoverageStatus=URI, dates=DATES, organiser={"type": "object"}
        ),
        infoSources=many(closed(name=TEXT, role=TEXT, uri=URI, literal=TEXT, contactInfo={"type": "array"})),
        altIds=many(closed(role=TEXT, value=TEXT)),
        expires=WHOLE_TIME,
    ),
}  # fmt: skip
