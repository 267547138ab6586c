"""Origins in a whole record: whatever the order of arrival, in every store, and what they change of a standing."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from origin_samples import GRAIN, LINER, STORIES, SUMMIT, paper

from onrecord.desk import open_record, settle, standings_of
from onrecord.model import Description, Document, EventQuery, Firmness, Reading, Record, Speaker, Stance, Statement
from onrecord.show.sayings import first_told, sayings, utterance_rows
from onrecord.show.views import Clocks, event_page, page_row
from onrecord.weigh.independence import independent_origins

READER = "hand/1"
OUTLETS = ("Northern Wire", "River Gazette", "CNN", "The Lantern", "Harbour Post")


def press() -> list[Document]:
    """Reports, copies, rewrites, translations and citations over three days."""
    made = []
    for n, story in enumerate(STORIES):
        texts = (story.first, story.rewritten, story.translated, *story.others, story.first[:240])
        made += [paper(text, OUTLETS[(n + i) % 5], f"2024-03-0{5 + i % 3}") for i, text in enumerate(texts)]
    told = "Grain talks in Istanbul will open on 28 March, Selim Aydın told CNN."
    made += [paper(told, "The Lantern", "2024-03-05"), paper(told + " He smiled.", "Harbour Post", "2024-03-06")]
    return made


def sourced(documents: list[Document], record: Record, *, at_once: int = 99) -> dict[str, tuple[str | None, bool]]:
    for start in range(0, len(documents), at_once):
        for document in documents[start : start + at_once]:
            record.enter(document, Reading(document.id, READER))
        settle(record)
    listed = {id: origin.how for origin in record.origins() for id in origin.documents}
    return {d.id: (record.origin_of(d.id), d.id in listed) for d in documents}


@given(st.randoms(use_true_random=False), st.sampled_from([1, 5, 99]))
@settings(max_examples=6, deadline=None)
def test_the_order_of_arrival_gives_the_same_origins(chance: random.Random, at_once: int) -> None:
    documents = press()
    expected = sourced(documents, open_record(None))
    chance.shuffle(documents)
    assert sourced(documents, open_record(None), at_once=at_once) == expected


def test_both_stores_find_the_same_origins(tmp_path_factory: pytest.TempPathFactory) -> None:
    on_disk = open_record(tmp_path_factory.mktemp("record") / "record.sqlite")
    in_memory = open_record(None)
    assert sourced(press(), on_disk, at_once=4) == sourced(press(), in_memory)
    assert list(on_disk.origins()) == list(in_memory.origins())
    for origin in on_disk.origins():
        assert on_disk.origin(origin.id) == in_memory.origin(origin.id) == origin
    on_disk.close()


def test_each_story_of_the_press_has_its_relatives_and_its_independent_reports() -> None:
    record = open_record(None)
    sourced(press(), record)
    texts = {d.text: record.origin_of(d.id) for d in record.documents()}
    for story in STORIES:
        related = {texts[t] for t in (story.first, story.rewritten, story.translated, story.first[:240])}
        assert len(related) == 1
        assert len({*related, *(texts[t] for t in story.others)}) == 3


# ------------------------------------------------------------------------------------------- what is said of it


numbers = count()


def told(text: str, outlet: str, day: str, stance: Stance) -> tuple[Document, Statement]:
    document = paper(text, outlet, day)
    meeting = Description("meeting", (0, 4), ("Anna Berg", "Olav Dahl"), "Oslo")
    id = f"s{next(numbers):016x}"
    return document, Statement(
        id, document.id, meeting, Speaker("Anna Berg"), stance, Firmness.FIRM, (0, 20), reader=READER
    )


def entered(record: Record, *papers: tuple[Document, Statement]) -> Record:
    for document, statement in papers:
        record.enter(document, Reading(document.id, READER, (statement,)))
    settle(record)
    return record


@given(
    st.lists(st.sampled_from([Stance.AFFIRMS, Stance.DENIES, Stance.DOUBTS, Stance.CANCELS]), min_size=1, max_size=4)
)
@settings(max_examples=10, deadline=None)
def test_a_copy_of_a_document_never_changes_a_standing(stances: list[Stance]) -> None:
    texts = (GRAIN.first, SUMMIT.first, LINER.first, GRAIN.others[0])
    papers = [
        told(t, "River Gazette", f"2024-03-0{n + 1}", s) for n, (t, s) in enumerate(zip(texts, stances, strict=False))
    ]
    alone = entered(open_record(None), *papers)
    document, statement = papers[0]
    copy = replace(document, id="dcopy", outlet="The Lantern", published_at="2024-03-09")
    again = entered(open_record(None), *papers, (copy, replace(statement, id="s" + "f" * 16, document="dcopy")))
    assert again.origin_of("dcopy") == document.id
    one, other = (
        [(s.on, s.status) for event in record.events() for s in standings_of(event.id, record)]
        for record in (alone, again)
    )
    assert one == other


@pytest.fixture(params=["memory", "sqlite"])
def record(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    path = None if request.param == "memory" else tmp_path_factory.mktemp("record") / "record.sqlite"
    made = open_record(path)
    yield made
    made.close()


AGAIN = "In Oslo, on 28 March, Berg will meet Dahl, she said in an interview with CNN."
CITES = "Anna Berg told CNN on Tuesday that the talks with Olav Dahl would be held in Oslo on 28 March."


def test_what_rests_on_an_outlet_by_name_counts_once_and_not_beside_its_own_report(record: Record) -> None:
    entered(
        record,
        told(CITES, "The Lantern", "2024-03-05", Stance.AFFIRMS),
        told(AGAIN, "Harbour Post", "2024-03-05", Stance.AFFIRMS),
    )
    (event,) = record.events(EventQuery())
    found = record.testimony(event.id)
    assert {one.origin for one in found} == {"outlet:cnn"}
    assert independent_origins(found) == 1
    own = told(
        "We shall sit down in Oslo before the month ends, says Anna Berg to viewers.",
        "CNN",
        "2024-03-06",
        Stance.AFFIRMS,
    )
    entered(record, own)
    found = record.testimony(event.id)
    assert len({one.origin for one in found}) == 2, "its text shows no tie"
    assert independent_origins(found) == 1


def test_a_turned_statement_of_a_copy_is_no_copy_of_the_first(record: Record) -> None:
    turned = SUMMIT.first.replace("will not attend", "will attend")
    entered(
        record,
        told(SUMMIT.first, "Northern Wire", "2024-03-05", Stance.DENIES),
        told(turned, "River Gazette", "2024-03-06", Stance.AFFIRMS),
        told(SUMMIT.first, "The Lantern", "2024-03-06", Stance.DENIES),
    )
    (event,) = record.events(EventQuery())
    found = {one.outlet: one for one in record.testimony(event.id)}
    assert found["The Lantern"].origin == found["Northern Wire"].origin
    assert found["River Gazette"].origin == found["River Gazette"].statement.document
    assert record.origin_of(found["River Gazette"].statement.document) == found["Northern Wire"].origin
    assert independent_origins(found.values()) == 2


# -------------------------------------------------------------------------------------------------- who was first


def test_who_reported_a_statement_first_is_told_and_by_how_much(record: Record) -> None:
    first = told(GRAIN.first, "Northern Wire", "2024-03-05T10:00:00+00:00", Stance.AFFIRMS)
    copy = told(GRAIN.first, "River Gazette", "2024-03-05T10:20:00+00:00", Stance.AFFIRMS)
    other = told(GRAIN.others[0], "The Lantern", "2024-03-05T15:10:00+01:00", Stance.AFFIRMS)
    entered(record, other, copy, first)
    (event,) = record.events(EventQuery())
    page = event_page(event, record, Clocks("2024-04-01"))
    (saying,) = page.sayings
    found = first_told(saying, page.documents)
    assert (found.document.outlet, found.next and found.next.outlet) == ("Northern Wire", "The Lantern")
    assert found.sentence == (
        "first told by Northern Wire, Tue 5 Mar 2024 at 10:00; The Lantern, of another origin, 4 hours 10 minutes later"
    )
    (row,) = utterance_rows(record)
    assert (row["event"], row["lead"], row["independent_origins"]) == (event.id, "PT4H10M", 2)
    assert {k: v for k, v in row.items() if k != "event"} == page_row(page)["utterances"][0]  # type: ignore[index]


def test_of_one_day_without_a_time_nobody_is_said_to_be_earlier(record: Record) -> None:
    entered(
        record,
        told(GRAIN.first, "Northern Wire", "2024-03-05", Stance.AFFIRMS),
        told(GRAIN.others[0], "The Lantern", "2024-03-05", Stance.AFFIRMS),
    )
    (event,) = record.events(EventQuery())
    page = event_page(event, record, Clocks("2024-04-01"))
    found = first_told(page.sayings[0], page.documents)
    assert found.lead is None
    assert found.sentence.endswith("on the same day, which was earlier is not told")


def test_what_only_one_origin_tells_has_no_second(record: Record) -> None:
    entered(record, told(CITES, "The Lantern", "2024-03-05", Stance.AFFIRMS))
    (event,) = record.events(EventQuery())
    documents = {d.id: d for d in record.documents()}
    (saying,) = sayings(record.testimony(event.id), documents)
    found = first_told(saying, documents)
    assert (found.next, found.lead, found.rests_on) == (None, None, "CNN")
    assert found.sentence == "first told by The Lantern, Tue 5 Mar 2024, from CNN"
