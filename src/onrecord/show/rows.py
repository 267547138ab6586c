"""The exchange form: one mapping for each noun, with the keys that export, `--json` and the API share."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import (
    Check,
    Contradiction,
    Document,
    Event,
    Judgement,
    Moment,
    Origin,
    Reversal,
    SidePosition,
    Span,
    Speaker,
    Standing,
    Statement,
    TimeExpression,
    Window,
)
from onrecord.weigh.filter import Belief

Row = dict[str, object]


def document_row(document: Document, origin: str | None) -> Row:
    """A document without its text."""
    return {
        "id": document.id,
        "ref": document.ref,
        "path": document.path,
        "url": document.url,
        "outlet": document.outlet,
        "title": document.title,
        "published_at": document.published_at,
        "retrieved_at": document.retrieved_at,
        "language": document.language,
        "origin": origin,
    }


def statement_row(statement: Statement, *, speaker: Speaker, event: str | None, told_on: Moment | None) -> Row:
    """A statement with its speaker as resolved; `told_on` is when its document was published."""
    return {
        "id": statement.id,
        "document": statement.document,
        "span": _span(statement.span),
        "source_span": _span(statement.source_span),
        "cue_span": _span(statement.cue_span),
        "content_span": _span(statement.content_span),
        "speaker": speaker_row(speaker),
        "event": event,
        "stance": statement.stance.value,
        "firmness": statement.firmness.value,
        "condition": statement.condition,
        "said_at": said_at(statement, speaker, told_on),
        "channel": statement.channel.value if statement.channel else None,
        "window": window_row(statement.event.window),
        "quoted": statement.quoted,
        "reader": statement.reader,
    }


def said_at(statement: Statement, speaker: Speaker, told_on: Moment | None) -> Moment | None:
    """When the words were spoken; an outlet's own voice speaks when the document is published."""
    return statement.said_at or (told_on if speaker.narration else None)


def speaker_row(speaker: Speaker) -> Row:
    """Who speaks."""
    return {
        "name": speaker.name,
        "description": speaker.description,
        "side": speaker.side,
        "unnamed": speaker.unnamed,
        "narration": speaker.narration,
    }


def window_row(window: Window | None) -> Row | None:
    """When an event is said to happen; null where nothing is said."""
    if window is None:
        return None
    return {"words": window.words, "earliest": window.earliest, "latest": window.latest, "edtf": window.edtf}


def event_row(event: Event, standings: Sequence[Standing], statements: Sequence[str]) -> Row:
    """An event with the change points of its standing, oldest first."""
    return {
        "id": event.id,
        "kind": event.kind,
        "parties": [party.name for party in event.parties],
        "place": event.place,
        "window": window_row(event.window),
        "standings": [standing_row(s) for s in standings],
        "part_of": event.part_of,
        "statements": list(statements),
    }


def standing_row(standing: Standing) -> Row:
    """Where an event stands from a day on, and why."""
    return {
        "on": standing.on,
        "status": standing.status.value,
        "because": list(standing.because),
        "against": list(standing.against),
        "rule": standing.rule,
    }


def side_row(position: SidePosition) -> Row:
    """What one side has said last; a needed side without a statement is silent."""
    return {
        "side": position.side,
        "needed": position.needed,
        "statement": position.statement,
        "stance": position.stance.value if position.stance else None,
        "since": position.since,
        "unnamed": position.unnamed,
        "silent": position.silent,
    }


def belief_row(belief: Belief) -> Row:
    """How likely the probabilistic check takes each status to be at the end of a day, the likeliest first."""
    order = sorted(belief.chances.items(), key=lambda one: -one[1])
    return {"on": belief.day, **{status.value: round(chance, 4) for status, chance in order}}


def check_row(check: Check) -> Row:
    """That the probabilistic check is sure of another status than the rules."""
    return {
        "event": check.event,
        "on": check.on,
        "status": check.status.value,
        "likeliest": check.likeliest.value,
        "posterior": check.posterior,
        "day": check.day,
    }


def time_row(document: str, time: TimeExpression) -> Row:
    """A temporal expression of a document."""
    return {
        "document": document,
        "span": _span(time.span),
        "words": time.words,
        "type": time.type,
        "value": time.value,
        "earliest": time.earliest,
        "latest": time.latest,
    }


def contradiction_row(contradiction: Contradiction) -> Row:
    """Two standing last words that cannot both hold."""
    return {
        "event": contradiction.event,
        "left": contradiction.left,
        "right": contradiction.right,
        "over": contradiction.over.value,
        "since": contradiction.since,
        "ended": contradiction.ended,
    }


def reversal_row(reversal: Reversal) -> Row:
    """A speaker, or a side, that turned."""
    return {
        "event": reversal.event,
        "speaker": reversal.speaker,
        "side": reversal.side,
        "before": reversal.before,
        "after": reversal.after,
    }


def origin_row(origin: Origin) -> Row:
    """Documents that are one text, or rest on one source."""
    return {"id": origin.id, "documents": list(origin.documents), "how": origin.how, "outlet": origin.outlet}


def judgement_row(judgement: Judgement) -> Row:
    """A decision, by a rule or by an editor."""
    return {
        "id": judgement.id,
        "subject": judgement.subject,
        "object": judgement.object,
        "verdict": judgement.verdict.value,
        "score": judgement.score,
        "value": judgement.value,
        "by": judgement.by,
        "because": judgement.because,
        "made_at": judgement.made_at,
    }


def _span(span: Span | None) -> list[int] | None:
    return list(span) if span else None
