"""The shapes of the interface for programs, as its OpenAPI document describes them, each with an example.

They describe and are not gone through on the way out: what is sent is made by `show.rows`, and a test holds the two
together.
"""

from __future__ import annotations

from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from onrecord.model import Channel, Firmness, Over, Stance, Status

Noun = TypeVar("Noun")
DAY = "2025-10-16"


class Shape(BaseModel):
    """What every shape has in common: no key but those that are named."""

    model_config = ConfigDict(extra="forbid")


def example(**values: Any) -> ConfigDict:
    """The settings of a shape with one example."""
    return ConfigDict(extra="forbid", json_schema_extra={"examples": [values]})


def example_of(shape: type[BaseModel]) -> dict[str, Any]:
    """The example of a shape."""
    told: Any = shape.model_config["json_schema_extra"]
    made: dict[str, Any] = told["examples"][0]
    return made


class WindowShape(Shape):
    """When an event is said to happen: the wording, and what it was resolved to."""

    words: str
    earliest: str | None
    latest: str | None
    edtf: str | None
    model_config = example(
        words="within two weeks or so", earliest=DAY, latest="2025-10-30", edtf="2025-10-16/2025-10-30"
    )


class StandingShape(Shape):
    """Where an event stands from a day on, the statements for and against, and the rule that decided."""

    on: str
    status: Status
    because: list[str]
    against: list[str]
    rule: str
    model_config = example(
        on="2025-10-22", status="cancelled", because=["s7e6517b30e1294fa"], against=[],
        rule="Called off: Donald Trump called it off on 22 October 2025.",
    )  # fmt: skip


class StandsShape(StandingShape):
    """Where one event stands."""

    event: str
    model_config = example(
        event="e5560e373eb90105c", on="2025-10-22", status="cancelled", because=["s7e6517b30e1294fa"], against=[],
        rule="Called off: Donald Trump called it off on 22 October 2025.",
    )  # fmt: skip


class SpeakerShape(Shape):
    """Who speaks."""

    name: str | None
    description: str | None
    side: str | None
    unnamed: bool
    narration: bool
    model_config = example(name="Donald Trump", description=None, side="United States", unnamed=False, narration=False)


Span = list[int]
_STATEMENT: dict[str, Any] = {
    "id": "s7e6517b30e1294fa", "document": "d141249f5", "span": [0, 52], "source_span": [43, 52],
    "cue_span": [38, 42], "content_span": [0, 36],
    "speaker": {"name": "Donald Trump", "description": None, "side": "United States", "unnamed": False,
                "narration": False},
    "event": "e5560e373eb90105c", "stance": "cancels", "firmness": "firm", "condition": None, "said_at": "2025-10-22",
    "channel": None, "window": None, "quoted": True, "reader": "onrecord/1",
}  # fmt: skip


class StatementShape(Shape):
    """One document's account of what one speaker said about one event. Spans are [start, end) in code points."""

    id: str
    document: str
    span: Span
    source_span: Span | None
    cue_span: Span | None
    content_span: Span | None
    speaker: SpeakerShape
    event: str | None
    stance: Stance
    firmness: Firmness
    condition: str | None
    said_at: str | None
    channel: Channel | None
    window: WindowShape | None
    quoted: bool
    reader: str
    model_config = example(**_STATEMENT)


class PassageShape(StatementShape):
    """A statement with the exact words of its passage."""

    words: str
    model_config = example(**_STATEMENT, words="“It didn’t feel right”, so he cancelled it, Trump said")


_EVENT: dict[str, Any] = {
    "id": "e5560e373eb90105c", "kind": "summit", "parties": ["Donald Trump", "Vladimir Putin"], "place": "Budapest",
    "window": {"words": "within two weeks or so", "earliest": DAY, "latest": "2025-10-30",
               "edtf": "2025-10-16/2025-10-30"},
    "standings": [{"on": DAY, "status": "confirmed", "because": ["s5560e373eb90105c"], "against": [],
                   "rule": "Confirmed: Donald Trump said on 16 October 2025 that it will happen."}],
    "part_of": None, "statements": ["s5560e373eb90105c"],
    "title": "Summit of Donald Trump and Vladimir Putin in Budapest, 16-30 October 2025",
    "standing": {"on": DAY, "status": "confirmed", "because": ["s5560e373eb90105c"], "against": [],
                 "rule": "Confirmed: Donald Trump said on 16 October 2025 that it will happen."},
}  # fmt: skip


class EventShape(Shape):
    """An event with the change points of its standing, oldest first, and where it stood on the day asked about."""

    id: str
    kind: str
    parties: list[str]
    place: str | None
    window: WindowShape | None
    standings: list[StandingShape]
    part_of: str | None
    statements: list[str]
    title: str
    standing: StandingShape | None
    model_config = example(**_EVENT)


class DueShape(EventShape):
    """An event that wants looking after, and why."""

    due: list[Literal["closes", "lapsed", "one_side"]]
    model_config = example(**_EVENT, due=["closes"])


class TellingShape(Shape):
    """A document that tells an act of speech."""

    document: str
    outlet: str | None
    published_at: str | None
    model_config = example(document="d0f3a", outlet="Continental Wire", published_at="2025-10-16T15:20:00-04:00")


class UtteranceShape(Shape):
    """One act of speech, by however many documents it is told."""

    id: str
    statements: list[str]
    documents: int
    independent_origins: int
    first: TellingShape
    rests_on: str | None
    next: TellingShape | None
    lead: str | None
    model_config = example(
        id="u0f3a", statements=["s5560e373eb90105c"], documents=2, independent_origins=2, rests_on=None, lead="PT40M",
        first={"document": "d0f3a", "outlet": "Continental Wire", "published_at": "2025-10-16T15:20:00-04:00"},
        next={"document": "d77b1", "outlet": "Harbour Post", "published_at": "2025-10-16T16:00:00-04:00"},
    )  # fmt: skip


class ContradictionShape(Shape):
    """Two standing last words that cannot both hold."""

    event: str
    left: str
    right: str
    over: Over
    since: str
    ended: str | None
    model_config = example(
        event="e5560e373eb90105c", left="see7a6d5ba758226b", right="s054b296f64c65c8b", over="whether",
        since="2025-10-21", ended=None,
    )  # fmt: skip


class ReversalShape(Shape):
    """A speaker, or a side, that turned: the statements before and after."""

    event: str
    speaker: str | None
    side: str | None
    before: str
    after: str
    model_config = example(
        event="e5560e373eb90105c", speaker="Donald Trump", side="United States", before="s5560e373eb90105c",
        after="s7e6517b30e1294fa",
    )  # fmt: skip


class OriginShape(Shape):
    """Documents that are one text, or rest on one source."""

    id: str
    documents: list[str]
    how: str
    outlet: str | None
    model_config = example(id="d0f3a", documents=["d0f3a", "d77b1"], how="the same text", outlet=None)


class DocumentShape(Shape):
    """One published text, without its words."""

    id: str
    ref: str | None
    path: str | None
    url: str | None
    outlet: str | None
    title: str | None
    published_at: str | None
    retrieved_at: str
    language: str | None
    origin: str | None
    model_config = example(
        id="d0f3a", ref="budapest-01", path=None, url="https://wire.example.org/a", outlet="Continental Wire",
        title="Trump to meet Putin", published_at="2025-10-16T15:20:00-04:00", retrieved_at="2025-10-17T08:00:00Z",
        language="en", origin="d0f3a",
    )  # fmt: skip


class TextShape(DocumentShape):
    """One published text with its words, and the statements that were found in it."""

    text: str
    statements: list[str]
    model_config = example(
        id="d0f3a", ref=None, path=None, url=None, outlet="Harbour Post", title=None, published_at="2025-03-03",
        retrieved_at="2025-03-03", language=None, origin="d0f3a", text="Ada Marin will meet Rui Costa on Friday.",
        statements=["s5560e373eb90105c"],
    )  # fmt: skip


class SideShape(Shape):
    """What one side of an event has said last; a needed side that nobody has spoken for by name is silent."""

    side: str
    needed: bool
    statement: str | None
    stance: Stance | None
    since: str | None
    unnamed: str | None
    silent: bool
    model_config = example(side="Russia", needed=True, statement=None, stance=None, since=None, unnamed=None,
                           silent=True)  # fmt: skip


class PosteriorShape(Shape):
    """How likely the probabilistic check takes each status to be at the end of a day."""

    on: str
    proposed: float
    announced: float
    confirmed: float
    in_doubt: float
    postponed: float
    cancelled: float
    under_way: float
    took_place: float
    did_not_take_place: float
    lapsed: float
    model_config = example(on=DAY, proposed=0.02, announced=0.9, confirmed=0.03, in_doubt=0.02, postponed=0.01,
                           cancelled=0.005, under_way=0.002, took_place=0.005, did_not_take_place=0.005,
                           lapsed=0.003)  # fmt: skip


class CheckShape(Shape):
    """That the probabilistic check is sure of another status than the rules while a standing is in force."""

    event: str
    on: str
    status: Status
    likeliest: Status
    posterior: float
    day: str
    model_config = example(event="e5560e373eb90105c", on="2025-10-22", status="cancelled", likeliest="postponed",
                           posterior=0.85, day="2025-10-23")  # fmt: skip


class EventPageShape(EventShape):
    """All that is known of one event: what its page shows."""

    on: str
    as_known: str | None
    as_held: str | None
    positions: list[str]
    sides: list[SideShape]
    posterior: PosteriorShape | None
    checks: list[CheckShape]
    utterances: list[UtteranceShape]
    independent_origins: int
    contradictions: list[ContradictionShape]
    reversals: list[ReversalShape]
    passages: list[PassageShape]
    documents: list[DocumentShape]
    origins: list[OriginShape]
    model_config = example(
        **_EVENT, on=DAY, as_known=None, as_held=None, positions=["s5560e373eb90105c"], sides=[], posterior=None,
        checks=[], utterances=[],
        independent_origins=1, contradictions=[], reversals=[], passages=[], documents=[], origins=[],
    )  # fmt: skip


class VoiceShape(Shape):
    """A named speaker as it is on record."""

    name: str
    sides: list[str]
    statements: int
    first: str
    last: str
    model_config = example(name="Viktor Orban", sides=["Hungary"], statements=4, first="2025-10-17", last="2025-10-24")


class ChangeShape(Shape):
    """A standing that began, and the one that it replaces."""

    id: str
    event: str
    title: str
    standing: StandingShape
    replaces: StandingShape | None
    replaces_id: str | None
    model_config = example(
        id="urn:uuid:6f8f6c3e-5a0e-5d53-9c0a-6f6e72656331", event="e5560e373eb90105c", title=_EVENT["title"],
        standing=_EVENT["standing"], replaces=None, replaces_id=None,
    )  # fmt: skip


class ListShape(Shape):
    """A list that the desk made."""

    name: str
    title: str
    party: list[str]
    place: list[str]
    kind: list[str]
    words: list[str]
    events: list[str]
    model_config = example(
        name="gulf", title="Gulf desk", party=["Qatar"], place=[], kind=[], words=[], events=["e5560e373"]
    )


class FoundShape(Shape):
    """What a search found: events by the words of their titles, statements by the words of passage and speaker."""

    events: list[EventShape]
    statements: list[PassageShape]
    next: str | None
    on: str
    as_known: str | None
    query: str
    model_config = example(events=[], statements=[], next=None, on=DAY, as_known=None, query="budapest summit")


class Listing(Shape, Generic[Noun]):
    """A page of a listing. `next` is the cursor of the page after it; null at the end."""

    on: str
    as_known: str | None
    next: str | None
    items: list[Noun]


class ProblemShape(BaseModel):
    """Why a request was not answered (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    instance: str | None = None
    errors: list[dict[str, Any]] | None = Field(default=None, description="One for each parameter that is wrong.")
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "type": "about:blank", "title": "Not Found", "status": 404, "instance": "/api/v1/events/e0",
                    "detail": "There is no event 'e0' on record, or more than one whose id begins so.",
                }
            ]
        }
    )  # fmt: skip
