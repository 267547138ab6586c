"""Looking things up by what was known on a day: events, changes, what is due; for pages and programs.

An event about which nothing was said after the days asked about is answered from what is worked out already. Only the
others, of which something was known and more was told later, are weighed anew, and of them only those that moved near
the days that are listed. What is looked up is looked up for many events at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, dropwhile, islice
from typing import TypeVar

from onrecord.desk import testimonies_of, testimony_of
from onrecord.model import Event, Record, Standing, Status, Testimony, Voice, last_day
from onrecord.show.lists import ALL, Choice
from onrecord.show.views import Clocks, Line, as_then, moved, standing_by
from onrecord.weigh.status import standings

Thing = TypeVar("Thing")
# Events that are looked up together where a listing may end at any moment: a page of one and a little more.
AT_ONCE = 64


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


def known_by(clocks: Clocks) -> str:
    """The day by which everything told of had to be known."""
    return min(clocks.on, clocks.as_known or clocks.on)


def is_settled(event: Event, clocks: Clocks) -> bool:
    """Whether all that was ever said of an event had been said, and was known, on these days."""
    last = last_day(event.last) or ""
    return last <= clocks.on and (clocks.as_known is None or last <= clocks.as_known) and clocks.as_held is None


def seen(event: Event, record: Record, clocks: Clocks) -> Seen:
    """An event by the words of these days."""
    if is_settled(event, clocks):
        return _from_points(event, record.standings(event.id), clocks)
    return _weighed(event, testimony_of(event.id, record), clocks)


def all_seen(events: Iterable[Event], record: Record, clocks: Clocks) -> list[Seen]:
    """Several events by the words of these days, in their order."""
    every = list(events)
    settled = {event.id for event in every if is_settled(event, clocks)}
    points = record.standings_among(settled) if settled else {}
    told = testimonies_of([event.id for event in every if event.id not in settled], record)
    return [
        _from_points(event, points.get(event.id, ()), clocks)
        if event.id in settled
        else _weighed(event, told.get(event.id, ()), clocks)
        for event in every
    ]


def _from_points(event: Event, points: Sequence[Standing], clocks: Clocks) -> Seen:
    return Seen(event, standing_by(points, clocks.on), tuple(points))


def _weighed(event: Event, testimony: Iterable[Testimony], clocks: Clocks) -> Seen:
    told = tuple(t for t in testimony if clocks.admit(t))
    then = as_then(event, told, clocks.on) if told else event
    points = standings(then, told)
    return Seen(then, standing_by(points, clocks.on), points)


def counted(events: Collection[str], record: Record, clocks: Clocks) -> dict[str, list[str]]:
    """The statements that count for each of these events on these days, in the order they were said."""
    told = testimonies_of(events, record)
    return {id: [t.statement.id for t in told.get(id, ()) if clocks.admit(t)] for id in events}


def events(
    record: Record, clocks: Clocks, choice: Choice = ALL, *, status: Status | None = None, after: str | None = None
) -> Iterator[Seen]:
    """The events that are wanted and of which something was known on these days, last spoken of first.

    Those that were spoken of again later come first; where they stood then is weighed. The rest is as it is kept.
    """
    known = known_by(clocks)
    again = sorted(record.spanning(known), key=lambda event: event.last, reverse=True)
    onward: Iterable[Event] = again
    if after is not None and any(event.id == after for event in again):
        onward = list(dropwhile(lambda event: event.id != after, again))[1:]
        after = None
    elif after is not None:
        onward = ()
    rest = replace(choice.query(after), until=known, day=clocks.on, status=status)
    wanted = (event for event in chain(onward, record.events(rest)) if choice.has(event))
    for chunk in chunks(wanted):
        for one in all_seen(chunk, record, clocks):
            if one.standing is not None and status in (None, one.standing.status):
                yield one


def chunks(things: Iterable[Thing], size: int = AT_ONCE) -> Iterator[list[Thing]]:
    """These things some at a time."""
    rest = iter(things)
    while chunk := list(islice(rest, size)):
        yield chunk


def closing(record: Record, since: str, until: str, clocks: Clocks, choice: Choice = ALL) -> list[Seen]:
    """The events whose window, as it was known on these days, ends on one of some days; the first to end first."""
    candidates = {event.id: event for event in record.due(since, until)}
    candidates |= {event.id: event for event in record.spanning(known_by(clocks), since=since, until=until)}
    lasting = replace(choice, words=None, desk_list=None)  # whom, where, what: the rest may go by the window of then
    begun = (event for event in candidates.values() if event.first <= clocks.on and lasting.has(event))
    found = [
        one
        for one in all_seen(begun, record, clocks)
        if one.standing is not None and since <= ends(one) <= until and choice.has(one.event)
    ]
    return sorted(found, key=lambda one: (ends(one), one.event.id))


def ends(one: Seen) -> str:
    """The last day of its window; "" if it has none."""
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
    yield from due_among(closing(record, *due_days(day, within), clocks, choice), day, within)


def due_days(day: str, within: int) -> tuple[str, str]:
    """The days on which a window must end for its event to be due on a day."""
    return moved(day, -within - 1), moved(day, max(within, AHEAD_DAYS))


def due_among(ending: Iterable[Seen], day: str, within: int) -> Iterator[Line]:
    """Those of these events that want looking after on a day."""
    for one in ending:
        reasons = tuple(_reasons(one.event, one.standing, day, moved(day, within)))
        if reasons:
            yield Line(one.event, one.standing, reasons, one.standings)


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
    again = record.spanning(known_by(clocks), since=since, until=until)
    anew = all_seen((one for one in again if not is_settled(one, clocks)), record, clocks)
    weighed = [change for one in anew for change in _of_one(one, since, until)]
    waiting = sorted(weighed, key=_when, reverse=True)
    for chunk in chunks(record.changes(since, until)):
        happenings = record.events_named({standing.event for standing, _ in chunk})
        for standing, before in chunk:
            happening = happenings.get(standing.event)
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


# --------------------------------------------------------------------------------------------------- speakers


def voice(record: Record, name: str, clocks: Clocks) -> Voice | None:
    """One named speaker by the documents of these days."""
    return next(iter(record.speakers(until=known_by(clocks), name=name)), None)
