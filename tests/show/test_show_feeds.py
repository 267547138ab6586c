"""Feeds tell each change of standing once, and name what it replaces."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from onrecord.model import EventQuery, Record
from onrecord.show.formats import feeds
from onrecord.show.lists import ALL, Choice
from onrecord.show.looking import Change, changes, events, seen
from onrecord.show.telling import statements
from onrecord.show.views import Clocks

FEED = feeds.Feed("All & <every> change", "http://localhost", "http://localhost/feed.atom", "http://localhost/")
END = Clocks("2025-12-01")


def all_changes(record: Record, clocks: Clocks = END, choice: Choice = ALL, **of: Any) -> list[Change]:
    return list(changes(record, "2025-01-01", "2026-01-01", clocks, choice, **of))


def summit_of(record: Record) -> str:
    (event,) = record.events(EventQuery(words="summit trump putin budapest"))
    return event.id


def test_atom_is_read_by_feedparser_with_each_entry_naming_what_it_replaces(summit: Record) -> None:
    feedparser = pytest.importorskip("feedparser")
    told = all_changes(summit, event=summit_of(summit))
    read = feedparser.parse(feeds.atom(FEED, told))
    assert not read.bozo
    assert read.feed.title == FEED.title
    assert [entry.tags[0].term for entry in read.entries] == [
        "did_not_take_place", "cancelled", "postponed", "confirmed",
    ]  # fmt: skip
    for newer, older in pairwise(read.entries):
        assert [link.href for link in newer.links if link.rel == "predecessor-version"] == [older.id]
    assert "Before: cancelled, since Wed 22 Oct 2025." in read.entries[0].summary
    assert read.entries[0].link.endswith("?on=2025-11-03")


def test_the_json_feed_has_the_same_entries(summit: Record) -> None:
    feedparser = pytest.importorskip("feedparser")
    told = all_changes(summit)
    made: Any = feeds.json_feed(FEED, told)
    read = feedparser.parse(feeds.atom(FEED, told))
    assert [item["id"] for item in made["items"]] == [entry.id for entry in read.entries]
    assert len({item["id"] for item in made["items"]}) == len(told)
    assert [item["date_published"] for item in made["items"]] == sorted(
        (item["date_published"] for item in made["items"]), reverse=True
    )


def test_a_feed_of_a_speaker_has_the_changes_that_rest_on_its_words(summit: Record) -> None:
    told = all_changes(summit, speaker="Viktor Orban")
    ids = {t.statement.id for _, t in statements(summit, END, speaker="Viktor Orban")}
    assert told
    assert all(ids & {*c.standing.because, *c.standing.against} for c in told)
    assert not all_changes(summit, speaker="Nobody")


def test_what_was_known_on_a_day_is_told_as_on_that_day(summit: Record) -> None:
    """What had been published by the 16th: nothing of what came later, and the same as weighing it anew."""
    early = Clocks("2025-10-16", "2025-10-16")
    assert max(c.standing.on for c in all_changes(summit, early)) == "2025-10-16"
    late = all_changes(summit, Clocks("2025-12-01", "2025-10-20"), event=summit_of(summit))
    assert [c.standing.status.value for c in late] == ["lapsed", "confirmed"]
    for clocks in (early, Clocks("2025-10-22"), Clocks("2025-12-01", "2025-10-21")):
        for one in events(summit, clocks):
            assert one == seen(summit.event(one.event.id) or one.event, summit, clocks)
            of_event = all_changes(summit, clocks, event=one.event.id)
            assert of_event == [c for c in all_changes(summit, clocks) if c.event.id == one.event.id]


def test_a_choice_and_a_store_choose_alike(summit: Record) -> None:
    for choice in (Choice(party="putin"), Choice(place="budapest", kind="summit"), Choice(words="summit trump")):
        chosen = {one.event.id for one in events(summit, END, choice)}
        assert chosen
        assert chosen == {one.event.id for one in events(summit, END) if choice.has(one.event)}
