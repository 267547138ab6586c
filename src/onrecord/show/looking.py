"""Looking things up by what was known on a day: events, statements, changes, what is due; for pages and programs.

An event about which nothing was said after the days asked about is answered from what is worked out already; only the
others, a few dozen of a hundred thousand, are weighed anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from onrecord.desk import testimony_of
from onrecord.model import (
    Contradiction,
    Document,
    Event,
    Record,
    Reversal,
    Stance,
    Standing,
    Status,
    Testimony,
    Voice,
    last_day,
)
from onrecord.show.lists import ALL, Choice
from onrecord.show.views import Clocks, Line, as_then, moved, standing_by
from onrecord.weigh import contradictions as weigh_contradictions
from onrecord.weigh import reversals as weigh_reversals
from onrecord.weigh.status import standings


@dataclass(frozen=True, slots=True)
class Seen:
    """An event as it was seen on the days asked about: its window, its change points, where it stood."""

    event: Event
    standing: Standing | None
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A standing that began, and the one it replaces (none if it is the first)."""

    event: Event
    standing: Standing
    before: Standing | None

    @property
    def key(self) -> str:
        """What names this change among those of its event."""
        return f"{self.standing.on}.{self.standing.status.value}"


# ----------------------------------------------------------------------------------------------------- events


def is_settled(event: Event, clocks: Clocks) -> bool:
    """Whether all that was ever said of an event had been said, and was known, on these days."""
    last = last_day(event.last) or ""
    return last <= clocks.on and (clocks.as_known is None or last <= clocks.as_known) and clocks.as_held is None


def seen(event: Event, record: Record, clocks: Clocks) -> Seen:
    """An event by the words of these days."""
    if is_settled(event, clocks):
        points = tuple(record.standings(event.id))
        return Seen(event, standing_by(points, clocks.on), points)
    told = tuple(t for t in testimony_of(event.id, record) if clocks.admit(t))
    then = as_then(event, told, clocks.on) if told else event
    points = standings(then, told)
    return Seen(then, standing_by(points, clocks.on), points)


def counted(event: Event, record: Record, clocks: Clocks) -> list[str]:
    """The statements that count for an event on these days, in the order they were said."""
    return [t.statement.id for t in testimony_of(event.id, record) if clocks.admit(t)]


def events(
    record: Record, clocks: Clocks, choice: Choice = ALL, *, status: Status | None = None, after: str | None = None
) -> Iterator[Seen]:
    """The events that are wanted and of which something was known on these days, last spoken of first."""
    query = replace(choice.query(after), day=clocks.on)
    for event in record.events(query):
        if not choice.has(event):
            continue
        one = seen(event, record, clocks)
        if one.standing is not None and status in (None, one.standing.status):
            yield one


def closing(record: Record, since: str, until: str, clocks: Clocks, choice: Choice = ALL) -> list[Seen]:
    """The events whose window, as it was known on these days, ends on one of some days; the first to end first."""
    known = min(clocks.on, clocks.as_known or clocks.on)
    candidates = {event.id: event for event in record.due(since, until)}
    candidates |= {event.id: event for event in record.spanning(known)}
    found = []
    for event in candidates.values():
        one = seen(event, record, clocks)
        ends = one.event.window.latest if one.event.window else None
        if one.standing is not None and ends is not None and since <= ends <= until and choice.has(one.event):
            found.append(one)
    return sorted(found, key=lambda one: (_ends(one), one.event.id))


def _ends(one: Seen) -> str:
    return (one.event.window.latest if one.event.window else None) or ""


# ------------------------------------------------------------------------------------------------ what is due

CLOSES, LAPSED, ONE_SIDE = "closes", "lapsed", "one_side"
OPEN = frozenset((Status.PROPOSED, Status.ANNOUNCED, Status.CONFIRMED, Status.IN_DOUBT))
# How far ahead it is looked for events that only one side confirms.
AHEAD_DAYS = 60


def due(record: Record, clocks: Clocks, within: int, choice: Choice = ALL) -> Iterator[Line]:
    """Events that want looking after, first to end first, each with the reasons why.

    The window closes within so many days; it has closed as many days ago and nothing was heard since; or it
    closes within two months and only one side says that it will happen.
    """
    day = clocks.on
    for one in closing(record, moved(day, -within - 1), moved(day, max(within, AHEAD_DAYS)), clocks, choice):
        reasons = tuple(_reasons(one.event, one.standing, day, moved(day, within)))
        if reasons:
            yield Line(one.event, one.standing, reasons)


def _reasons(event: Event, standing: Standing | None, day: str, until: str) -> Iterator[str]:
    ends = event.window.latest if event.window else None
    if standing is None or ends is None:
        return
    if ends < day and standing.status is Status.LAPSED:
        yield LAPSED
    if day <= ends <= until and standing.status in OPEN:
        yield CLOSES
    if day <= ends and standing.status is Status.ANNOUNCED:
        yield ONE_SIDE


# ---------------------------------------------------------------------------------------------------- changes


def changes(
    record: Record,
    since: str,
    until: str,
    clocks: Clocks,
    choice: Choice = ALL,
    *,
    event: str | None = None,
    speaker: str | None = None,
) -> Iterator[Change]:
    """What changed on these days, as it was known on the days asked about, the newest first."""
    until = min(until, clocks.on)
    spoken = frozenset(record.spoken(speaker=speaker)) if speaker is not None else None
    for change in _changes(record, since, until, clocks, event):
        rests_on = (*change.standing.because, *change.standing.against)
        if choice.has(change.event) and (spoken is None or not spoken.isdisjoint(rests_on)):
            yield change


def _changes(record: Record, since: str, until: str, clocks: Clocks, event: str | None) -> Iterator[Change]:
    if event is not None:
        one = record.event(event)
        if one:
            yield from sorted(_of_one(seen(one, record, clocks), since, until), key=_when, reverse=True)
        return
    known = min(clocks.on, clocks.as_known or clocks.on)
    anew = {one.id: one for one in record.spanning(known) if not is_settled(one, clocks)}
    weighed = [change for one in anew.values() for change in _of_one(seen(one, record, clocks), since, until)]
    waiting = sorted(weighed, key=_when, reverse=True)
    told: dict[str, Event | None] = {}
    for standing, before in record.changes(since, until):
        if standing.event not in told:
            told[standing.event] = record.event(standing.event)
        happening = told[standing.event]
        if happening is None or not is_settled(happening, clocks):
            continue
        while waiting and waiting[0].standing.on >= standing.on:
            yield waiting.pop(0)
        yield Change(happening, standing, before)
    yield from waiting


def _of_one(one: Seen, since: str, until: str) -> Iterator[Change]:
    before: Standing | None = None
    for standing in one.standings:
        if since <= standing.on <= until:
            yield Change(one.event, standing, before)
        before = standing


def _when(change: Change) -> tuple[str, str]:
    return change.standing.on, change.event.id


# ------------------------------------------------------------------------------------------------- statements


@dataclass(slots=True)
class Testimonies:
    """Looks up statements as they count; what was looked up for one event serves its other statements too."""

    record: Record
    _told: dict[str, dict[str, Testimony]] = field(default_factory=dict)
    _events: dict[str, Event | None] = field(default_factory=dict)
    _documents: dict[str, Document | None] = field(default_factory=dict)

    def of(self, statement: str) -> tuple[Event, Testimony] | None:
        """A statement as it counts, and its event."""
        id = self.record.event_of(statement)
        event = self.event(id) if id else None
        if event is None:
            return None
        if event.id not in self._told:
            self._told[event.id] = {t.statement.id: t for t in testimony_of(event.id, self.record)}
        found = self._told[event.id].get(statement)
        return (event, found) if found else None

    def event(self, id: str) -> Event | None:
        """An event by its whole id."""
        if id not in self._events:
            self._events[id] = self.record.event(id)
        return self._events[id]

    def document(self, id: str) -> Document | None:
        """A document by its id."""
        if id not in self._documents:
            self._documents[id] = self.record.document(id)
        return self._documents[id]


def statements(
    record: Record,
    clocks: Clocks,
    *,
    event: str | None = None,
    document: str | None = None,
    speaker: str | None = None,
    stance: Stance | None = None,
    words: str | None = None,
    after: str | None = None,
    look: Testimonies | None = None,
) -> Iterator[tuple[Event, Testimony]]:
    """The statements that are wanted and count on these days: of an event or a document in their order, else of all,
    those of the newest documents first."""
    look = look or Testimonies(record)
    found = _wanted(record, event, document, speaker, words, after, look)
    for happening, one in found:
        if not clocks.admit(one) or stance not in (None, one.statement.stance):
            continue
        if document is not None and one.statement.document != document:
            continue
        if speaker is None or one.speaker.name == speaker:
            yield happening, one


def _wanted(
    record: Record,
    event: str | None,
    document: str | None,
    speaker: str | None,
    words: str | None,
    after: str | None,
    look: Testimonies,
) -> Iterator[tuple[Event, Testimony]]:
    if words is not None:
        ids: Iterable[str] = record.search(words, after=after)
        ids = (id for id in ids if event in (None, record.event_of(id)))
    elif event is not None:
        happening = look.event(event)
        told = testimony_of(event, record) if happening else ()
        ids = _after((t.statement.id for t in told), after)
    elif document is not None:
        ids = _after((s.id for s in record.statements(document=document)), after)
    else:
        ids = record.spoken(speaker=speaker, after=after)
    for id in ids:
        found = look.of(id)
        if found:
            yield found


def _after(ids: Iterable[str], after: str | None) -> Iterator[str]:
    rest = iter(ids)
    if after is not None:
        for id in rest:
            if id == after:
                break
    yield from rest


# ---------------------------------------------------------------------------------------------------- conflicts


Found = TypeVar("Found", Contradiction, Reversal)


def _as_known(
    record: Record,
    clocks: Clocks,
    ids: Iterable[str],
    kept: Callable[[str], Iterable[Found]],
    weighed: Callable[[Event, Sequence[Testimony]], Iterable[Found]],
) -> Iterator[Found]:
    """What was known of these events then: what is kept, where nothing came later; else weighed anew."""
    for id in dict.fromkeys(ids):
        happening = record.event(id)
        if happening is None:
            continue
        if is_settled(happening, clocks):
            yield from kept(id)
        elif told := tuple(t for t in testimony_of(id, record) if clocks.admit(t)):
            yield from weighed(as_then(happening, told, clocks.on), told)


def contradictions(record: Record, clocks: Clocks, event: str | None = None) -> list[Contradiction]:
    """Contradictions as they were known on these days, the newest first; one that ended later was still open."""
    ids = (c.event for c in record.contradictions(event))
    found = _as_known(record, clocks, ids, record.contradictions, weigh_contradictions.contradictions)
    then = [_open_again(c, clocks.on) for c in found if c.since <= clocks.on]
    return sorted(then, key=lambda c: (c.since, c.event, c.left, c.right), reverse=True)


def _open_again(contradiction: Contradiction, on: str) -> Contradiction:
    later = contradiction.ended is not None and contradiction.ended > on
    return replace(contradiction, ended=None, how_ended=None) if later else contradiction


def reversals(record: Record, clocks: Clocks, event: str | None = None) -> list[Reversal]:
    """Reversals as they were known on these days."""
    ids = (r.event for r in record.reversals(event))
    return list(_as_known(record, clocks, ids, record.reversals, weigh_reversals.reversals))


def voice(record: Record, name: str, clocks: Clocks) -> Voice | None:
    """One named speaker by the documents of these days."""
    until = min(clocks.on, clocks.as_known or clocks.on)
    return next((one for one in record.speakers(until=until) if one.name == name), None)
