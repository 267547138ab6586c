"""The acceptance story of October 2025, read whole: the summit in Budapest that was announced and put off.

It needs the story itself, which does not ship: it is looked for in `../shared` beside the repository, or in the folder
that ONRECORD_SHARED names.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from read_samples import cut

from onrecord import desk
from onrecord.desk import open_record, put_on_record, standings_of, where_it_stands
from onrecord.model import Channel, Document, Event, Over, Reading, Record, Stance, Status, digest

if TYPE_CHECKING:
    from onrecord.model import Testimony  # pytest takes a class of this name for a test

SHARED = Path(os.environ.get("ONRECORD_SHARED") or Path(__file__).parents[3] / "shared")
STORY = SHARED / "seed" / "000_19a0c0388426a235.txt"
pytestmark = pytest.mark.skipif(not STORY.is_file(), reason=f"the seed story is not there ({STORY})")

OUTLET = "The Daily Ledger"
TEXT = STORY.read_text(encoding="utf-8") if STORY.is_file() else ""
Read = tuple[Record, Reading]


@pytest.fixture(scope="module")
def read() -> Read:
    document = Document(
        id="d" + digest(None, TEXT),
        text=TEXT,
        retrieved_at="2025-10-22T09:00:00+00:00",
        published_at="2025-10-21",
        outlet=OUTLET,
    )
    record = open_record(None)
    return record, put_on_record(document, record)


def event(record: Record, kind: str, *parties: str, place: str | None = None) -> Event:
    """The one event of this kind with these parties and this place."""
    found = [
        e
        for e in record.events()
        if e.kind == kind and set(parties) <= {p.name for p in e.parties} and (place is None or e.place == place)
    ]
    assert len(found) == 1, [(e.kind, [p.name for p in e.parties], e.place) for e in record.events()]
    return found[0]


def summit(record: Record) -> Event:
    return event(record, "summit", "Donald Trump", "Vladimir Putin")


def told(record: Record, of: Event) -> Sequence[Testimony]:
    return desk.testimony_of(of.id, record)


def of_side(record: Record, of: Event, side: str, *, unnamed: bool) -> list[Testimony]:
    return [t for t in told(record, of) if t.speaker.side == side and t.speaker.unnamed is unnamed]


# --------------------------------------------------------------------------------------- the summit


def test_the_summit_is_one_event_with_its_pair_its_place_and_its_window(read: Read) -> None:
    found = summit(read[0])
    assert {(p.name, p.side) for p in found.parties} == {
        ("Donald Trump", "United States"),
        ("Vladimir Putin", "Russia"),
    }
    assert found.place == "Budapest"
    assert found.window is not None
    assert (found.window.earliest, found.window.latest) == ("2025-10-16", "2025-10-30")
    assert "two weeks" in found.window.words


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2025-10-15", None),
        ("2025-10-16", Status.ANNOUNCED),
        ("2025-10-20", Status.ANNOUNCED),
        ("2025-10-21", Status.POSTPONED),
        ("2025-10-29", Status.POSTPONED),
        ("2025-12-01", Status.POSTPONED),
    ],
)
def test_where_the_summit_stands_on_each_day(read: Read, day: str, status: Status | None) -> None:
    standing = where_it_stands(summit(read[0]).id, read[0], on=day)
    assert (standing.status if standing else None) == status


def test_before_the_paper_came_out_nothing_was_known(read: Read) -> None:
    found = summit(read[0]).id
    assert where_it_stands(found, read[0], on="2025-10-16", as_known="2025-10-16") is None
    known = where_it_stands(found, read[0], on="2025-10-16", as_known="2025-10-21")
    assert known is not None
    assert known.status is Status.ANNOUNCED


def test_each_standing_gives_its_reason_in_a_sentence_and_its_statements(read: Read) -> None:
    standings = standings_of(summit(read[0]).id, read[0])
    assert [s.status for s in standings] == [Status.ANNOUNCED, Status.POSTPONED]
    assert all(s.because and s.rule.endswith(".") for s in standings)
    assert "Donald Trump" in standings[0].rule
    assert standings[1].against


def test_trump_announced_it_once_on_social_media_though_it_is_told_twice(read: Read) -> None:
    words = [t for t in told(read[0], summit(read[0])) if t.speaker.name == "Donald Trump"]
    assert len(words) == 2
    assert len({t.utterance for t in words}) == 1
    assert {t.statement.stance for t in words} == {Stance.AFFIRMS}
    assert {t.statement.channel for t in words} == {Channel.SOCIAL_MEDIA}
    assert {t.statement.said_at for t in words} == {"2025-10-16"}
    assert {t.speaker.side for t in words} == {"United States"}


def test_the_unnamed_official_put_it_off_on_the_21st_through_no_channel_of_his_own(read: Read) -> None:
    (word,) = of_side(read[0], summit(read[0]), "United States", unnamed=True)
    assert word.statement.stance is Stance.POSTPONES
    assert word.statement.said_at == "2025-10-21"
    assert word.statement.channel is Channel.UNNAMED_SOURCE
    assert word.speaker.description == "senior US official"


def test_the_russian_side_doubts_on_the_21st_for_want_of_a_timeframe(read: Read) -> None:
    (word,) = [t for t in told(read[0], summit(read[0])) if t.speaker.side == "Russia"]
    assert word.statement.stance is Stance.DOUBTS
    assert word.statement.said_at == "2025-10-21"
    assert "timeframe" in cut(TEXT, word.statement.content_span)


def test_both_contradict_trump(read: Read) -> None:
    found = summit(read[0])
    speaker = {t.statement.id: t.speaker.name or t.speaker.side for t in told(read[0], found)}
    pairs = set()
    for c in read[0].contradictions(found.id):
        assert c.over in (Over.WHEN, Over.WHETHER)
        assert c.since == "2025-10-21"
        pairs.add(frozenset((speaker[c.left], speaker[c.right])))
    assert pairs == {frozenset(("Donald Trump", "United States")), frozenset(("Donald Trump", "Russia"))}


def test_the_american_side_turned(read: Read) -> None:
    found = summit(read[0])
    (turn,) = read[0].reversals(found.id)
    by_id = {t.statement.id: t for t in told(read[0], found)}
    assert (turn.side, turn.speaker) == ("United States", None)
    assert by_id[turn.before].statement.stance is Stance.AFFIRMS
    assert by_id[turn.after].statement.stance is Stance.POSTPONES


# ------------------------------------------------------------------------------------- the other events


@pytest.mark.parametrize(
    ("kind", "parties", "place", "day", "window"),
    [
        ("call", ("Marco Rubio", "Sergei Lavrov"), None, "2025-10-20", ("2025-10-20", "2025-10-20")),
        ("call", ("Donald Trump", "Vladimir Putin"), None, "2025-10-16", ("2025-10-16", "2025-10-16")),
        ("meeting", ("Vladimir Putin",), "Alaska", "2025-08-31", ("2025-08-01", "2025-08-31")),
        ("attack", (), None, "2022-02-28", ("2022-02-01", "2022-02-28")),
    ],
)
def test_what_took_place_took_place_on_its_day(
    read: Read, kind: str, parties: tuple[str, ...], place: str | None, day: str, window: tuple[str, str]
) -> None:
    found = event(read[0], kind, *parties, place=place)
    assert found.window is not None
    assert (found.window.earliest, found.window.latest) == window
    standing = where_it_stands(found.id, read[0], on=day)
    assert standing is not None
    assert standing.status is Status.TOOK_PLACE


def test_the_alaska_meeting_is_not_the_budapest_one(read: Read) -> None:
    assert event(read[0], "meeting", "Vladimir Putin", place="Alaska").id != summit(read[0]).id


def test_the_preparations_are_an_event_of_their_own_that_american_officials_called_off(read: Read) -> None:
    (word,) = told(read[0], event(read[0], "preparation"))
    assert word.statement.stance is Stance.CANCELS
    assert (word.speaker.side, word.speaker.unnamed) == ("United States", True)


def test_the_call_of_the_ministers_is_told_by_the_paper_and_by_the_official(read: Read) -> None:
    words = told(read[0], event(read[0], "call", "Marco Rubio", "Sergei Lavrov"))
    assert {t.statement.stance for t in words} == {Stance.REPORTS_HELD}
    assert {t.speaker.narration for t in words} == {True, False}


# ---------------------------------------------------------------------------------------- dates, proof


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("Tuesday", {"2025-10-21"}),
        ("Monday", {"2025-10-20"}),
        ("Thursday", {"2025-10-16"}),
        ("August", {"2025-08"}),
        ("February 2022", {"2022-02"}),
    ],
)
def test_the_dates_are_resolved(read: Read, words: str, values: set[str]) -> None:
    assert {t.value for t in read[1].times if t.words == words} == values


def test_every_statement_is_proved_by_the_words_of_the_story(read: Read) -> None:
    for s in read[1].statements:
        assert cut(TEXT, s.content_span)
        assert cut(TEXT, s.event.span) in cut(TEXT, s.content_span)
        assert s.speaker.narration == (s.source_span is None)


def test_read_twice_nothing_changes(read: Read) -> None:
    record, reading = read
    before = [(e.id, [s.status for s in record.standings(e.id)]) for e in record.events()]
    document = record.document(reading.document)
    assert document is not None
    assert put_on_record(document, record) == reading
    assert [(e.id, [s.status for s in record.standings(e.id)]) for e in record.events()] == before
