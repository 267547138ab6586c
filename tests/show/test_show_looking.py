"""What is looked up of a past day is what weighing every event anew would say: nothing is missing, nothing is more."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from onrecord.model import Record, Status
from onrecord.show import conflicts, looking, views
from onrecord.show.lists import Choice
from onrecord.show.looking import Change, Seen
from onrecord.show.views import Clocks, moved

DAYS = [(date(2025, 10, 14) + timedelta(days=n)).isoformat() for n in range(0, 24, 2)]
CLOCKS = [Clocks(day) for day in DAYS] + [Clocks("2025-12-01", day) for day in DAYS[1::3]]


def every(record: Record, clocks: Clocks) -> list[Seen]:
    """Each event of the record, weighed by itself."""
    return [looking.seen(event, record, clocks) for event in record.events()]


@pytest.mark.parametrize("clocks", CLOCKS, ids=str)
def test_windows_that_end_are_all_found(summit: Record, clocks: Clocks) -> None:
    for since, until in ((clocks.on, moved(clocks.on, 14)), ("2025-10-01", "2025-11-30")):
        known = [one for one in every(summit, clocks) if one.standing and since <= looking.ends(one) <= until]
        found = looking.closing(summit, since, until, clocks)
        assert found == sorted(known, key=lambda one: (looking.ends(one), one.event.id))


@pytest.mark.parametrize("clocks", CLOCKS, ids=str)
def test_changes_are_all_found(summit: Record, clocks: Clocks) -> None:
    since = moved(clocks.on, -7)
    known: list[Change] = []
    for one in every(summit, clocks):
        points = [None, *one.standings]
        pairs = zip(points, one.standings, strict=False)
        known += [Change(one.event, point, before) for before, point in pairs if since <= point.on <= clocks.on]
    found = list(looking.changes(summit, since, clocks.on, clocks))
    key = lambda change: (change.standing.on, change.event.id, change.key)  # noqa: E731 - a key, nothing more
    assert sorted(found, key=key) == sorted(known, key=key)
    assert [change.standing.on for change in found] == sorted((c.standing.on for c in found), reverse=True)


@pytest.mark.parametrize("clocks", CLOCKS, ids=str)
def test_a_listing_has_every_event_known_by_then_once(summit: Record, clocks: Clocks) -> None:
    known = {one.event.id: one for one in every(summit, clocks) if one.standing}
    found = list(looking.events(summit, clocks))
    assert {one.event.id: one for one in found} == known
    assert len(found) == len(known)
    for status in Status:
        of_status = [one.event.id for one in looking.events(summit, clocks, status=status)]
        assert of_status == [one.event.id for one in found if one.standing and one.standing.status is status]
    for at, one in enumerate(found):
        rest = list(looking.events(summit, clocks, after=one.event.id))
        assert rest == found[at + 1 :], "a page begins where the one before it ended"
    chosen = Choice(place="budapest")
    assert list(looking.events(summit, clocks, chosen)) == [one for one in found if chosen.has(one.event)]


@pytest.mark.parametrize("clocks", CLOCKS, ids=str)
def test_who_was_at_odds_is_what_the_pages_of_the_events_say(summit: Record, clocks: Clocks) -> None:
    pages = [views.event_page(event, summit, clocks) for event in summit.events()]
    odds = {(c.left, c.right, c.over) for page in pages for c in page.contradictions if c.since <= clocks.on}
    listed = conflicts.contradictions(summit, clocks)
    assert {(c.left, c.right, c.over) for c in listed} == odds
    turned = {(r.before, r.after) for page in pages for r in page.reversals}
    assert {(r.before, r.after) for r in conflicts.reversals(summit, clocks)} == turned
    for event in summit.events():
        of_one = conflicts.contradictions(summit, clocks, [event])
        assert of_one == [c for c in listed if c.event == event.id]


def test_statements_found_by_words_or_speaker_are_those_that_counted_then(summit: Record) -> None:
    from onrecord.show.telling import statements

    for clocks in CLOCKS:
        admitted = {t.statement.id for e in summit.events() for t in summit.testimony(e.id) if clocks.admit(t)}
        assert {t.statement.id for _, t in statements(summit, clocks)} == admitted
        for asked in ({"words": "budapest"}, {"speaker": "Viktor Orban"}):
            found = [t.statement.id for _, t in statements(summit, clocks, **asked)]  # type: ignore[arg-type]
            whole = [t.statement.id for _, t in statements(summit, Clocks("9999-01-01"), **asked)]  # type: ignore[arg-type]
            assert found == [id for id in whole if id in admitted]
