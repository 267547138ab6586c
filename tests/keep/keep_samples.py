"""Small documents, statements and events to keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import (
    Description,
    Document,
    Event,
    Firmness,
    Link,
    Party,
    Reading,
    Speaker,
    Stance,
    Standing,
    Statement,
    Status,
    TimeExpression,
    Window,
    digest,
)

READER = "hand/1"
TEXT = "The ministers will meet in Oslo, Anna Berg said. The meeting is off, Olav Dahl said later."


def document(name: str, day: str = "2024-03-05", *, text: str = TEXT, outlet: str = "Nordlys") -> Document:
    return Document(
        "d" + digest(name),
        f"{text} {name}",
        f"{day}T12:00:00+00:00",
        outlet=outlet,
        published_at=f"{day}T08:00:00+00:00",
    )


def statement(told_in: Document, start: int = 0, *, reader: str = READER, **changes: object) -> Statement:
    event = Description(
        "meeting", (18, 22), ("Anna Berg", "Olav Dahl"), "Oslo", Window("in March", "2024-03-01", "2024-03-31")
    )
    made = Statement(
        "s" + digest(told_in.id, str(start), reader),
        told_in.id,
        event,
        Speaker("Anna Berg"),
        Stance.AFFIRMS,
        Firmness.FIRM,
        (start, start + 31),
        said_at="2024-03-04",
        reader=reader,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def reading(told_in: Document, *statements: Statement, reader: str = READER) -> Reading:
    times = (TimeExpression((0, 4), "March", "DATE", "2024-03"),)
    return Reading(told_in.id, reader, statements or (statement(told_in, reader=reader),), times)


def event(founded_by: Statement, **changes: object) -> Event:
    made = Event(
        "e" + founded_by.id[1:],
        "meeting",
        (Party("Anna Berg", "Norway"), Party("Olav Dahl", "Sweden")),
        "Oslo",
        Window("in March", "2024-03-01", "2024-03-31"),
        first="2024-03-05",
        last="2024-03-05",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def link(one: Statement, to: Event) -> Link:
    return Link(one.id, to.id, Speaker("Anna Berg", side="Norway"), "u" + one.id[1:], 0.9, "same parties, same window")


def standing(of: Event, on: str, status: Status, *because: str) -> Standing:
    return Standing(of.id, on, status, because, rule="One side says so.")


def standings(of: Event, *points: tuple[str, Status]) -> Sequence[Standing]:
    return [standing(of, on, status) for on, status in points]
