"""One event on one day as calendars, feeds and exports tell it: its standing, its windows, the words that prove it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import quote

from onrecord.desk import testimonies_of, testimony_of
from onrecord.model import Document, Event, Record, Stance, Standing, Status, Testimony, Window, first_day
from onrecord.show.looking import chunks
from onrecord.show.views import Clocks, as_then
from onrecord.show.words import title
from onrecord.weigh.status import standings
from onrecord.weigh.words import heard

# Names in other people's formats must be whole URIs that no one else can have made: digests within this name space.
_SPACE = uuid.UUID("6f8f6c3e-5a0e-5d53-9c0a-6f6e72656331")


# From when to when, in UTC; the end is None where it is not told.
Hours = tuple[datetime, datetime | None]
_SETS = frozenset((Stance.POSTPONES, Stance.AFFIRMS))


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An event by the words of a day.

    `points` are the change points reached by then, `windows` the different ones it was given by then, oldest first,
    `hours` from when to when on the day of its window it was said to be, each with the day on which that was said, and
    `moved` says of an event that is put off whether it has a new window.
    """

    event: Event
    clocks: Clocks
    standing: Standing | None
    points: tuple[Standing, ...]
    windows: tuple[Window, ...]
    hours: tuple[tuple[str, Hours], ...]
    moved: bool
    testimony: tuple[Testimony, ...]
    documents: dict[str, Document]

    @property
    def status(self) -> Status | None:
        """Where it stands."""
        return self.standing.status if self.standing else None

    @property
    def window(self) -> Window | None:
        """The window in force, as it was known on the day."""
        return self.event.window

    @property
    def title(self) -> str:
        """The line that names it."""
        return title(self.event)

    @property
    def previous(self) -> tuple[Window, ...]:
        """The windows that it was to have and is put off from, oldest first; none unless it is put off."""
        if self.status is not Status.POSTPONED:
            return ()
        dated = [window for window in self.windows if window.earliest or window.latest]
        return tuple(w for w in dated if not (self.moved and _days(w) == _days(self.window))) or ()

    @property
    def sequence(self) -> int:
        """How often its standing, its window or its hours have changed: it only grows with the days."""
        return max(0, len(self.points) - 1) + max(0, len(self.windows) - 1) + len(self.hours)

    @property
    def modified(self) -> str:
        """The day of the last change of standing, window or hours."""
        told = (*self._window_days(), *(day for day, _ in self.hours))
        moved = [day for day in told if day <= self.clocks.on]
        return max([point.on for point in self.points] + moved, default=first_day(self.event.first) or self.clocks.on)

    @property
    def created(self) -> str:
        """The day on which it was first spoken of."""
        return first_day(self.event.first) or self.modified

    @property
    def proof(self) -> Testimony | None:
        """The statement that the standing rests on first, the newest where several do."""
        because = set(self.standing.because) if self.standing else set()
        told = [one for one in self.testimony if one.statement.id in because]
        return told[-1] if told else None

    def _window_days(self) -> Iterator[str]:
        seen: set[tuple[str | None, str | None]] = set()
        for one in self.testimony:
            window = one.statement.event.window
            if window and (window.earliest or window.latest) and _days(window) not in seen:
                seen.add(_days(window))
                if seen - {_days(window)} and any(_days(w) == _days(window) for w in self.windows):
                    yield one.said_on


def occurrence(event: Event, record: Record, clocks: Clocks, *, documents: bool = True) -> Occurrence:
    """The event as the words of these days tell it."""
    return _as_told(event, testimony_of(event.id, record), record, clocks, documents=documents)


def _as_told(
    event: Event, every: Sequence[Testimony], record: Record, clocks: Clocks, *, documents: bool = True
) -> Occurrence:
    told = tuple(one for one in every if clocks.admit(one))
    if len(told) != len(every):
        event = as_then(event, told, clocks.on)
    points = tuple(point for point in standings(event, told) if point.on <= clocks.on)
    windows = tuple(_windows(event, told))
    found: dict[str, Document] = {}
    if documents:
        for id in dict.fromkeys(one.statement.document for one in told):
            document = record.document(id)
            if document:
                found[id] = document
    standing = points[-1] if points else None
    moved = _moved(event, told, standing)
    return Occurrence(event, clocks, standing, points, windows, tuple(_hours(event, told)), moved, told, found)


def _hours(event: Event, told: Sequence[Testimony]) -> Iterator[tuple[str, Hours]]:
    """The different hours that were named for the day of an event's window, in the order they were said."""
    day = event.window.earliest if event.window else None
    if day is None or _days(event.window) != (day, day):
        return
    clocked = [
        one
        for one in told
        if (window := one.statement.event.window) and _days(window) == (day, day) and "told in" in (window.rule or "")
    ]
    if not clocked:  # nearly always: no hour with its zone was named, and nothing is read again
        return
    from onrecord.read.times import hours_of

    refused = {word.id for word in heard(event, told) if word.refuses}
    last: Hours | None = None
    for one in clocked:
        hours = None if one.statement.id in refused else hours_of(one.statement.event.window, event.place)
        if hours is not None and hours != last:
            yield one.said_on, hours
            last = hours


def _windows(event: Event, told: Sequence[Testimony]) -> Iterator[Window]:
    """The different windows that a planned event was given, in the order they were said, the one in force last."""
    refused = {word.id for word in heard(event, told) if word.refuses}
    given: dict[tuple[str | None, str | None], Window] = {}
    for one in told:
        window = one.statement.event.window
        if window and (window.earliest or window.latest) and one.statement.id not in refused:
            given.setdefault(_days(window), window)
    if event.window and (event.window.earliest or event.window.latest):
        given.pop(_days(event.window), None)
        given[_days(event.window)] = event.window
    yield from given.values()


def _days(window: Window | None) -> tuple[str | None, str | None]:
    return (window.earliest, window.latest) if window else (None, None)


def _moved(event: Event, told: Sequence[Testimony], standing: Standing | None) -> bool:
    """Whether an event that is put off has a new window: one that was named since, not before, and lies ahead then."""
    if standing is None or standing.status is not Status.POSTPONED:
        return False
    refused = {word.id for word in heard(event, told) if word.refuses}
    before = {_days(one.statement.event.window) for one in told if one.said_on < standing.on}
    for one in told:
        window = one.statement.event.window
        if one.said_on < standing.on or window is None or one.statement.id in refused:
            continue
        if one.statement.stance in _SETS and _days(window) not in before:
            ends = window.latest or window.earliest
            if ends is not None and ends >= one.said_on:
                return True
    return False


def occurrences(events: Iterable[Event], record: Record, clocks: Clocks) -> Iterator[Occurrence]:
    """Each event on the days asked about; those of which nothing was known by then are left out."""
    for chunk in chunks(events):
        told = testimonies_of([event.id for event in chunk], record)
        for event in chunk:
            found = _as_told(event, told.get(event.id, ()), record, clocks)
            if found.standing is not None:
                yield found


def urn(noun: str, id: str) -> str:
    """The name of a thing of the record as a URI: the same in every export, on every machine."""
    return uuid.uuid5(_SPACE, f"{noun}/{id}").urn


def address(site: str | None, noun: str, id: str) -> str:
    """Where a thing is shown, if the record is served somewhere, else its name."""
    return f"{site.rstrip('/')}/{noun}s/{quote(id, safe='')}" if site else urn(noun, id)


def day_after(day: str, by: int = 1) -> str:
    """The day so many days later; the ends of the calendar stay what they are."""
    try:
        return (date.fromisoformat(day) + timedelta(days=by)).isoformat()
    except (OverflowError, ValueError):
        return day
