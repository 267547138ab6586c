"""Who contradicts whom, and who turned, as it was known on a day; for pages and programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from onrecord.desk import testimonies_of
from onrecord.model import Contradiction, Event, Record, Reversal, Testimony
from onrecord.show.looking import is_settled, known_by
from onrecord.show.views import Clocks, as_then
from onrecord.weigh import contradictions as weigh_contradictions
from onrecord.weigh import reversals as weigh_reversals

Found = TypeVar("Found", Contradiction, Reversal)


def _as_known(
    record: Record,
    clocks: Clocks,
    among: Sequence[Event] | None,
    kept: Callable[[str | None], Iterable[Found]],
    weighed: Callable[[Event, Sequence[Testimony]], Iterable[Found]],
) -> Iterator[Found]:
    """What was known then of all events or these: what is kept, where nothing came later; else weighed anew."""
    if among is None:
        every = list(kept(None))
        happenings = record.events_named({one.event for one in every})
        again = {one.id: one for one in record.spanning(known_by(clocks))} | happenings
    else:
        every = [one for event in among if is_settled(event, clocks) for one in kept(event.id)]
        happenings = again = {event.id: event for event in among}
    yield from (one for one in every if one.event in happenings and is_settled(happenings[one.event], clocks))
    anew = [one for one in again.values() if not is_settled(one, clocks)]
    told = testimonies_of([one.id for one in anew], record)
    for one in anew:
        words = tuple(t for t in told.get(one.id, ()) if clocks.admit(t))
        if len(words) > 1:
            yield from weighed(as_then(one, words, clocks.on), words)


def contradictions(record: Record, clocks: Clocks, among: Sequence[Event] | None = None) -> list[Contradiction]:
    """Contradictions as they were known on these days, the newest first; one that ended later was still open."""
    found = _as_known(record, clocks, among, record.contradictions, weigh_contradictions.contradictions)
    then = [_open_again(c, clocks.on) for c in found if c.since <= clocks.on]
    return sorted(then, key=lambda c: (c.since, c.event, c.left, c.right), reverse=True)


def _open_again(contradiction: Contradiction, on: str) -> Contradiction:
    later = contradiction.ended is not None and contradiction.ended > on
    return replace(contradiction, ended=None, how_ended=None) if later else contradiction


def reversals(record: Record, clocks: Clocks, among: Sequence[Event] | None = None) -> list[Reversal]:
    """Reversals as they were known on these days."""
    return list(_as_known(record, clocks, among, record.reversals, weigh_reversals.reversals))
