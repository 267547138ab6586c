"""Linked data: events in schema.org's words, and where every answer comes from in W3C PROV-O and Web Annotation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.metadata import version

from onrecord.desk import testimony_of
from onrecord.keep.judgements import in_force
from onrecord.model import Document, Event, Record, Statement, Testimony
from onrecord.show import codes, words
from onrecord.show.formats.ics import web_address
from onrecord.show.occurrence import Occurrence, address, urn
from onrecord.show.rows import Row, said_at

ONRECORD = "urn:onrecord:"
# Written into each file, so that nobody has to fetch a context to read it.
EVENTS_CONTEXT: Row = {
    "@vocab": codes.SCHEMA,
    "onrecord": ONRECORD,
    "eventStatus": {"@type": "@id"},
    "additionalType": {"@type": "@id"},
    "startDate": {"@type": "Date"},
    "endDate": {"@type": "Date"},
    "previousStartDate": {"@type": "Date"},
    "url": {"@type": "@id"},
    "status": "onrecord:status",
    "since": {"@id": "onrecord:since", "@type": "Date"},
    "reason": "onrecord:reason",
    "iptcEventOccurStatus": {"@id": "onrecord:iptcEventOccurStatus", "@type": "@id"},
}
PROVENANCE_CONTEXT: Row = {
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "schema": codes.SCHEMA,
    "onrecord": ONRECORD,
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "Entity": "prov:Entity",
    "Activity": "prov:Activity",
    "Agent": "prov:Agent",
    "Person": "prov:Person",
    "Organization": "prov:Organization",
    "SoftwareAgent": "prov:SoftwareAgent",
    "wasQuotedFrom": {"@id": "prov:wasQuotedFrom", "@type": "@id"},
    "hadPrimarySource": {"@id": "prov:hadPrimarySource", "@type": "@id"},
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "wasAttributedTo": {"@id": "prov:wasAttributedTo", "@type": "@id"},
    "wasGeneratedBy": {"@id": "prov:wasGeneratedBy", "@type": "@id"},
    "wasInvalidatedBy": {"@id": "prov:wasInvalidatedBy", "@type": "@id"},
    "wasAssociatedWith": {"@id": "prov:wasAssociatedWith", "@type": "@id"},
    "specializationOf": {"@id": "prov:specializationOf", "@type": "@id"},
    "used": {"@id": "prov:used", "@type": "@id"},
    "generatedAtTime": "prov:generatedAtTime",
    "invalidatedAtTime": "prov:invalidatedAtTime",
    "startedAtTime": "prov:startedAtTime",
    "hasTarget": {"@id": "oa:hasTarget", "@type": "@id"},
    "hasSource": {"@id": "oa:hasSource", "@type": "@id"},
    "hasSelector": "oa:hasSelector",
    "hasBody": {"@id": "oa:hasBody", "@type": "@id"},
    "TextPositionSelector": "oa:TextPositionSelector",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "SpecificResource": "oa:SpecificResource",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "name": "schema:name",
    "url": {"@id": "schema:url", "@type": "@id"},
    "role": "onrecord:role",
    "stance": "onrecord:stance",
    "firmness": "onrecord:firmness",
    "status": "onrecord:status",
    "on": "onrecord:on",
    "rule": "onrecord:rule",
    "because": {"@id": "onrecord:because", "@type": "@id"},
    "against": {"@id": "onrecord:against", "@type": "@id"},
    "saidAt": "onrecord:saidAt",
    "verdict": "onrecord:verdict",
}
# So many characters around a quotation, for finding it again where positions have moved.
AROUND = 32


# ------------------------------------------------------------------------------------------------ schema.org


def schema_event(one: Occurrence, site: str | None = None) -> Row:
    """An event as schema.org describes one; what is not known is left out."""
    standing, window = one.standing, one.window
    assert standing is not None, "only events with a standing are exported"
    put_off = standing.status.value == "postponed" and not one.moved
    row: Row = {
        "@type": "Event",
        "@id": address(site, "event", one.event.id),
        "identifier": one.event.id,
        "name": one.title,
        "eventStatus": codes.schema_org(standing.status, moved=one.moved),
        "status": standing.status.value,
        "since": standing.on,
        "reason": words.one_line(standing.rule),
        "description": words.one_line(standing.rule),
        "iptcEventOccurStatus": codes.iptc(standing.status, moved=one.moved),
        "keywords": words.kind(one.event.kind),
    }
    if window and not put_off:
        row |= {"startDate": window.earliest, "endDate": window.latest}
    previous = [day for before in one.previous if (day := before.earliest or before.latest)]
    if previous:
        row["previousStartDate"] = previous if len(previous) > 1 else previous[0]
    if one.event.place:
        row["location"] = {"@type": "Place", "name": words.one_line(one.event.place)}
    if one.event.parties:
        row["attendee"] = [_party(party.name, party.side) for party in one.event.parties]
    if one.event.part_of:
        row["superEvent"] = {"@id": address(site, "event", one.event.part_of)}
    row["subjectOf"] = [_article(document, site) for document in one.documents.values()]
    if site:
        row["url"] = address(site, "event", one.event.id)
    return {key: value for key, value in row.items() if value not in (None, [], "")}


def _party(name: str, side: str | None) -> Row:
    """A party: a body or a state where it is its own side, a person where it speaks for one, else only a name."""
    if side is None:
        return {"@type": "Thing", "name": words.one_line(name)}
    if side == name:
        return {"@type": "Organization", "name": words.one_line(name)}
    return {"@type": "Person", "name": words.one_line(name), "affiliation": {"@type": "Organization", "name": side}}


def _article(document: Document, site: str | None) -> Row:
    row: Row = {
        "@type": "Article",
        "@id": address(site, "document", document.id),
        "headline": words.one_line(document.title) if document.title else None,
        "datePublished": document.published_at,
        "url": web_address(document.url),
        "publisher": {"@type": "Organization", "name": words.one_line(document.outlet)} if document.outlet else None,
    }
    return {key: value for key, value in row.items() if value is not None}


# ------------------------------------------------------------------------------------------------ provenance


def provenance(record: Record, site: str | None = None) -> Iterator[Row]:
    """Everything on record and what it was made from: documents, readings, statements, judgements, standings."""
    yield {"@id": urn("program", "onrecord"), "@type": ["Agent", "SoftwareAgent"], "name": f"onrecord {_version()}"}
    documents: set[str] = set()
    readers: set[str] = set()
    for document in record.documents():
        documents.add(document.id)
        yield _document_entity(document, record.origin_of(document.id), site)
    for reading in record.readings():
        yield _reading_activity(reading.document, reading.reader, site)
        if reading.reader not in readers:
            readers.add(reading.reader)
            yield {"@id": urn("reader", reading.reader), "@type": ["Agent", "SoftwareAgent"], "name": reading.reader}
    agents: set[str] = set()
    for event in record.events():
        told = testimony_of(event.id, record)
        yield {"@id": address(site, "event", event.id), "@type": "Entity", "name": words.title(event)}
        for one in told:
            text = record.document(one.statement.document)
            if text:
                yield from _statement_entity(one, event, text, agents, site)
        for standing in record.standings(event.id):
            yield from _standing_entity(event, standing, site)
    for judgement in in_force(record.judgements(by_editor=True)):
        yield {
            "@id": urn("judgement", judgement.id),
            "@type": ["Entity", "Activity"],
            "verdict": judgement.verdict.value,
            "used": [urn("statement", id) for id in (judgement.subject, judgement.object) if id],
            "wasAttributedTo": urn("editor", judgement.by),
            "generatedAtTime": _time(judgement.made_at),
        }


def _version() -> str:
    return version("onrecord")


def _document_entity(document: Document, origin: str | None, site: str | None) -> Row:
    row: Row = {
        "@id": address(site, "document", document.id),
        "@type": "Entity",
        "name": words.one_line(document.title or document.url or document.id),
        "url": web_address(document.url),
        "generatedAtTime": _time(document.published_at),
    }
    if document.outlet:
        row["wasAttributedTo"] = {
            "@id": urn("outlet", document.outlet),
            "@type": ["Agent", "Organization"],
            "name": words.one_line(document.outlet),
        }
    if origin and origin != document.id:
        row["hadPrimarySource"] = address(site, "document", origin)
    return {key: value for key, value in row.items() if value is not None}


def _reading_activity(document: str, reader: str, site: str | None) -> Row:
    return {
        "@id": urn("reading", f"{document}/{reader}"),
        "@type": "Activity",
        "used": address(site, "document", document),
        "wasAssociatedWith": urn("reader", reader),
    }


def _statement_entity(
    one: Testimony, event: Event, document: Document, agents: set[str], site: str | None
) -> Iterator[Row]:
    statement = one.statement
    who = words.speaker(one.speaker, outlet=one.outlet)
    unnamed = one.speaker.unnamed or one.speaker.narration or not one.speaker.name
    # Unnamed sources are never joined across documents: each has a name of its own.
    agent = urn("speaker", statement.id if unnamed else str(one.speaker.name))
    if agent not in agents:
        agents.add(agent)
        yield {"@id": agent, "@type": ["Agent", "Organization" if one.speaker.narration else "Person"], "name": who}
    row: Row = {
        "@id": urn("statement", statement.id),
        "@type": "Entity",
        "wasQuotedFrom": address(site, "document", document.id),
        "wasAttributedTo": agent,
        "wasGeneratedBy": urn("reading", f"{document.id}/{statement.reader}"),
        "specializationOf": address(site, "event", event.id),
        "stance": statement.stance.value,
        "firmness": statement.firmness.value,
        "saidAt": said_at(statement, one.speaker, document.published_at),
        "invalidatedAtTime": one.withdrawn_on,
        "hasTarget": [*_targets(statement, document, site)],
    }
    yield {key: value for key, value in row.items() if value is not None}


def _targets(statement: Statement, document: Document, site: str | None) -> Iterator[Row]:
    """Where source, cue and content stand, by position in code points and by the words themselves."""
    spans = (("source", statement.source_span), ("cue", statement.cue_span), ("content", statement.content_span))
    for role, span in spans:
        if span is not None:
            yield {
                "@type": "SpecificResource",
                "role": role,
                "hasSource": address(site, "document", document.id),
                "hasSelector": [position_selector(span), quote_selector(document.text, span)],
            }


def position_selector(span: tuple[int, int]) -> Row:
    """A Web Annotation text position: [start, end) in code points."""
    return {"@type": "TextPositionSelector", "start": span[0], "end": span[1]}


def quote_selector(text: str, span: tuple[int, int]) -> Row:
    """A Web Annotation quotation, exact, with a little of what stands before and after."""
    start, end = span
    return {
        "@type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
    }


def _standing_entity(event: Event, standing: object, site: str | None) -> Iterator[Row]:
    from onrecord.model import Standing

    assert isinstance(standing, Standing)
    name = urn("standing", f"{event.id}/{standing.on}/{standing.status}")
    weighing = urn("weighing", f"{event.id}/{standing.on}/{standing.status}")
    heard = [urn("statement", id) for id in (*standing.because, *standing.against)]
    yield {
        "@id": weighing,
        "@type": "Activity",
        "used": heard,
        "wasAssociatedWith": urn("program", "onrecord"),
        "rule": words.one_line(standing.rule),
    }
    yield {
        "@id": name,
        "@type": "Entity",
        "specializationOf": address(site, "event", event.id),
        "status": standing.status.value,
        "on": standing.on,
        "rule": words.one_line(standing.rule),
        "because": [urn("statement", id) for id in standing.because],
        "against": [urn("statement", id) for id in standing.against],
        "wasDerivedFrom": heard,
        "wasGeneratedBy": weighing,
    }


def _time(moment: str | None) -> Row | None:
    """A moment with the type that its precision has."""
    if moment is None:
        return None
    kind = {4: "gYear", 7: "gYearMonth", 10: "date"}.get(len(moment), "dateTime")
    return {"@value": moment, "@type": f"xsd:{kind}"}


def graph(context: Row, nodes: Iterable[Row]) -> Iterator[str]:
    """A JSON-LD document in pieces, one node a line."""
    from onrecord.show.exports import as_line

    yield f'{{"@context": {as_line(context)},\n"@graph": ['
    opening = "\n"
    for node in nodes:
        yield opening + as_line(node)
        opening = ",\n"
    yield "\n]}\n"
