"""Acts of speech as they are shown: who tells each, who reported it first, and by how much."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from onrecord.desk import testimony_of
from onrecord.model import BY_NAME, Document, Record, Testimony, first_day
from onrecord.show import words
from onrecord.show.rows import Row
from onrecord.weigh.independence import independent_origins
from onrecord.world.outlets import outlet_named

# Sorts after every time of a day: what is known to the day only comes last.
LATE = "~"


@dataclass(frozen=True, slots=True)
class Saying:
    """One act of speech, by however many documents it is told; the first telling is the one quoted."""

    tellings: tuple[Testimony, ...]
    origins: int

    @property
    def first(self) -> Testimony:
        """The telling that was published first: it is the one quoted."""
        return self.tellings[0]


@dataclass(frozen=True, slots=True)
class FirstTold:
    """The document that told an act of speech first, the first one of another origin, and what lies between them.

    `rests_on` is the outlet that the first rests on by name: it was before, as far as one can see. `lead` is None where
    there is no second or where the two are of one day and not both timed; it is whole days where either is not timed.
    """

    document: Document
    rests_on: str | None
    next: Document | None
    lead: timedelta | None
    copies: int

    @property
    def sentence(self) -> str:
        """Who was first, for a reader."""
        first = f"first told by {_outlet(self.document)}, {_when(self.document)}"
        if self.rests_on:
            first += f", from {words.one_line(self.rests_on)}"
        if self.next is None:
            return f"{first}; no other origin" if self.copies else first
        if self.lead is None:
            return f"{first}; {_outlet(self.next)}, of another origin, on the same day, which was earlier is not told"
        return f"{first}; {_outlet(self.next)}, of another origin, {_length(self.lead)} later"


def sayings(testimony: Iterable[Testimony], documents: Iterable[str]) -> Iterator[Saying]:
    """The acts of speech in the order they were made, the tellings of each in the order of these documents."""
    groups: dict[str, list[Testimony]] = {}
    for t in testimony:
        groups.setdefault(t.utterance, []).append(t)
    order = {id: n for n, id in enumerate(documents)}
    for group in groups.values():
        told = sorted(group, key=lambda t: (order.get(t.statement.document, -1), t.statement.span))
        yield Saying(tuple(told), independent_origins(group))


def documents_of(testimony: Iterable[Testimony], record: Record) -> dict[str, Document]:
    """The documents that tell a testimony, in the order they were published."""
    found = (record.document(id) for id in dict.fromkeys(t.statement.document for t in testimony))
    return {d.id: d for d in sorted((d for d in found if d), key=lambda d: (published(d), d.id))}


def published(document: Document) -> tuple[str, str]:
    """What sorts documents by when they came out: the day as the outlet counts it, then the time the world over."""
    at = document.published_at or document.retrieved_at
    try:
        return at[:10], datetime.fromisoformat(at).astimezone(UTC).isoformat() if len(at) > 10 else LATE
    except (ValueError, OverflowError):
        return at[:10], LATE


def first_told(saying: Saying, documents: Mapping[str, Document]) -> FirstTold:
    """Who told an act of speech first, by the documents that tell it."""
    told = sorted(saying.tellings, key=lambda t: published(documents[t.statement.document]))
    first = told[0]
    others = [t for t in told[1:] if t.statement.document != first.statement.document]
    second = next((t for t in others if independent_origins((first, t)) > 1), None)
    document, follower = documents[first.statement.document], documents[second.statement.document] if second else None
    return FirstTold(
        document,
        _by_name(first),
        follower,
        _between(document, follower) if follower else None,
        len({t.statement.document for t in others}),
    )


def first_row(first: FirstTold) -> Row:
    """Who was first, in the exchange form; `lead` is an ISO 8601 duration."""
    return {
        "first": _told_by(first.document),
        "rests_on": first.rests_on,
        "next": _told_by(first.next) if first.next else None,
        "lead": _duration(first.lead) if first.lead is not None else None,
    }


def utterance_row(saying: Saying, documents: Mapping[str, Document]) -> Row:
    """An act of speech in the exchange form: the statements that tell it, how many origins, who told it first."""
    return {
        "id": saying.first.utterance,
        "statements": [t.statement.id for t in saying.tellings],
        "documents": len({t.statement.document for t in saying.tellings}),
        "independent_origins": saying.origins,
        **first_row(first_told(saying, documents)),
    }


def utterance_rows(record: Record) -> Iterator[Row]:
    """All acts of speech of the record, by event in the order of its listing, in the order they were made."""
    for event in record.events():
        told = [t for t in testimony_of(event.id, record) if t.withdrawn_on is None]
        documents = documents_of(told, record)
        for saying in sayings(told, documents):
            row = utterance_row(saying, documents)
            yield {"id": row.pop("id"), "event": event.id, **row}


def _told_by(document: Document) -> Row:
    return {"document": document.id, "outlet": document.outlet, "published_at": document.published_at}


def _by_name(one: Testimony) -> str | None:
    if not one.origin.startswith(BY_NAME):
        return None
    key = one.origin.removeprefix(BY_NAME)
    known = outlet_named(key)
    return known.name if known else key.title()


def _between(first: Document, second: Document) -> timedelta | None:
    """What lies between two publications, as finely as both are timed; None of one day if they are not."""
    (_, at), (_, then) = published(first), published(second)
    if LATE not in (at, then):
        return datetime.fromisoformat(then) - datetime.fromisoformat(at)
    days = [first_day(d.published_at or d.retrieved_at) or "" for d in (first, second)]
    try:
        apart = date.fromisoformat(days[1]) - date.fromisoformat(days[0])
    except ValueError:
        return None
    return apart or None


def _length(lead: timedelta) -> str:
    if lead.days:
        return words.count(lead.days, "day")
    minutes = lead.seconds // 60
    if minutes >= 60:
        rest = minutes % 60
        return words.count(minutes // 60, "hour") + (f" {words.count(rest, 'minute')}" if rest else "")
    return words.count(minutes, "minute")


def _duration(lead: timedelta) -> str:
    hours, minutes = lead.seconds // 3600, lead.seconds // 60 % 60
    day = f"{lead.days}D" if lead.days else ""
    time = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
    return f"P{day}T{time}" if time else f"P{day or 'T0M'}"


def _outlet(document: Document) -> str:
    return words.one_line(document.outlet or "outlet unknown")


def _when(document: Document) -> str:
    at = document.published_at or ""
    clock = f" at {at[11:16]}" if len(at) > 15 else ""
    return words.day(document.published_at) + clock
