"""The example that ships: what a careful editor takes from the fourteen dispatches of the Budapest dossier.

The expectations are written from what the dispatches mean, day by day, and not from what the program says.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.desk import open_record, put_on_record, standings_of, where_it_stands
from onrecord.gather.files import gather
from onrecord.model import Document, Event, EventQuery, Record, Stance, Status

DOSSIER = Path(onrecord.__file__).parent / "stories" / "budapest" / "documents.jsonl"
Page = dict[str, Any]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Page:
    """The event page of `onrecord demo --json`, run as a user runs it."""
    done = subprocess.run(
        [str(Path(sys.executable).parent / "onrecord"), "demo", "--json"],
        cwd=tmp_path_factory.mktemp("demo"),
        env={**os.environ, "NO_COLOR": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    read: Page = json.loads(done.stdout)
    return read


@pytest.fixture(scope="module")
def record() -> Iterator[Record]:
    """The dossier on record in memory, by the library."""
    made = open_record(None)
    for found in gather([str(DOSSIER)], published=None, outlet=None):
        assert isinstance(found, Document)
        put_on_record(found, made)
    yield made
    made.close()


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    lines = DOSSIER.read_text(encoding="utf8").splitlines()
    return {item["id"]: item["text"] for item in map(json.loads, lines)}


def only(record: Record, kinds: set[str], *parties: str, place: str | None = None) -> Event:
    """The one event of these parties (and, if told, this place)."""
    found = [
        event
        for event in record.events(EventQuery())
        if event.kind in kinds
        and {party.name for party in event.parties} >= set(parties)
        and (place is None or place in (event.place or ""))
    ]
    assert len(found) == 1, [(e.kind, [p.name for p in e.parties], e.place, e.window) for e in found]
    return found[0]


# ------------------------------------------------------------------------------------------------ the summit


def test_it_is_the_summit(page: Page) -> None:
    assert page["kind"] in ("summit", "meeting")
    assert set(page["parties"]) == {"Donald Trump", "Vladimir Putin"}
    assert page["place"].startswith("Budapest")


def test_its_window_is_the_two_weeks_that_trump_named(page: Page) -> None:
    """Said on 16 October, "within two weeks or so"; Peskov's "or a little later" moves its end by days at most."""
    assert page["window"]["earliest"] == "2025-10-16"
    assert "2025-10-30" <= page["window"]["latest"] <= "2025-11-03"


def status(page: Page, day: str) -> str | None:
    reached = [s["status"] for s in page["standings"] if s["on"] <= day]
    return reached[-1] if reached else None


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2025-10-15", None),  # nobody had said anything
        ("2025-10-16", "confirmed"),  # Trump announced it, and Ushakov said the same evening that it will follow
        ("2025-10-17", "confirmed"),  # the host is ready, Peskov says within two weeks or a little later
        ("2025-10-18", "confirmed"),
        ("2025-10-20", "confirmed"),  # the ministers speak of preparations for it
        ("2025-10-21", "postponed"),  # an unnamed White House official: not in the immediate future; Trump: on hold
        ("2025-10-22", "cancelled"),  # Trump himself
        ("2025-10-23", "cancelled"),  # Putin's "postponed" does not bring back what the other principal called off
        ("2025-10-24", "cancelled"),  # nor do the host's preparations
        ("2025-10-31", "cancelled"),  # called off, so its window does not lapse
        ("2025-11-03", "did_not_take_place"),  # reported
        ("2025-12-01", "did_not_take_place"),
    ],
)
def test_the_standing_of_each_day(page: Page, day: str, expected: str | None) -> None:
    assert status(page, day) == expected, page["standings"]


@pytest.mark.parametrize(
    ("on", "as_known", "expected"),
    [
        ("2025-10-16", "2025-10-16", Status.ANNOUNCED),  # Ushakov's words were published on the morning after
        ("2025-10-16", "2025-10-17", Status.CONFIRMED),
        ("2025-10-22", "2025-10-21", Status.POSTPONED),
        ("2025-10-16", "2025-10-15", None),
    ],
)
def test_what_was_known_then(page: Page, record: Record, on: str, as_known: str, expected: Status | None) -> None:
    standing = where_it_stands(page["id"], record, on=on, as_known=as_known)
    assert (standing.status if standing else None) == expected


def test_each_standing_says_why_and_rests_on_statements_of_the_page(page: Page) -> None:
    for standing in page["standings"]:
        assert standing["rule"].endswith(".")
        assert standing["because"]
        assert set(standing["because"] + standing["against"]) <= set(page["statements"])


def test_the_program_and_the_library_say_the_same(page: Page, record: Record) -> None:
    assert [(s["on"], s["status"]) for s in page["standings"]] == [
        (s.on, s.status.value) for s in standings_of(page["id"], record)
    ]


# ---------------------------------------------------------------------------------------------- who said what


def sayings(page: Page, name: str | None, stance: str, document: str) -> list[Page]:
    refs = {d["id"]: d["ref"] for d in page["documents"]}
    return [
        p
        for p in page["passages"]
        if p["speaker"]["name"] == name and p["stance"] == stance and refs[p["document"]] == document
    ]


@pytest.mark.parametrize(
    ("name", "stance", "day", "document"),
    [
        ("Donald Trump", "affirms", "2025-10-16", "budapest-01"),
        ("Yuri Ushakov", "affirms", "2025-10-16", "budapest-04"),
        ("Viktor Orban", "affirms", "2025-10-17", "budapest-05"),
        ("Dmitry Peskov", "affirms", "2025-10-17", "budapest-06"),
        ("Dmitry Peskov", "doubts", "2025-10-21", "budapest-08"),
        ("Donald Trump", "cancels", "2025-10-22", "budapest-11"),
        ("Vladimir Putin", "postpones", "2025-10-23", "budapest-12"),
        ("Viktor Orban", "affirms", "2025-10-24", "budapest-13"),
    ],
)
def test_what_the_named_speakers_said(page: Page, name: str, stance: str, day: str, document: str) -> None:
    found = sayings(page, name, stance, document)
    assert found, [(p["speaker"]["name"], p["stance"], p["words"]) for p in page["passages"]]
    published = {d["id"]: d["published_at"] for d in page["documents"]}
    assert day in {(p["said_at"] or published[p["document"]])[:10] for p in found}


def test_the_unnamed_official_put_it_off_and_did_not_cancel_it(page: Page) -> None:
    refs = {d["id"]: d["ref"] for d in page["documents"]}
    found = [p for p in page["passages"] if p["speaker"]["unnamed"] and refs[p["document"]] == "budapest-09"]
    assert "postpones" in {p["stance"] for p in found}
    assert "cancels" not in {p["stance"] for p in found}
    assert all(p["speaker"]["name"] is None for p in found)
    assert "United States" in {p["speaker"]["side"] for p in found}


def test_trump_announced_it_by_a_post(page: Page) -> None:
    channels = {
        p["channel"] for p in page["passages"] if p["speaker"]["name"] == "Donald Trump" and p["stance"] == "affirms"
    }
    assert "social_media" in channels


def test_what_was_told_in_three_papers_was_said_once(page: Page) -> None:
    told = [u for u in page["utterances"] if u["documents"] >= 3]
    assert told, page["utterances"]
    # the copy and the rewrite of one dispatch count once with it; a later paper of its own adds one
    assert any(u["independent_origins"] == u["documents"] - 2 for u in told)


def test_every_passage_is_quoted_exactly(page: Page, texts: dict[str, str]) -> None:
    refs = {d["id"]: d["ref"] for d in page["documents"]}
    assert page["passages"]
    for passage in page["passages"]:
        text = texts[refs[passage["document"]]]
        start, end = passage["span"]
        assert passage["words"] == text[start:end]
        for part in ("source_span", "cue_span", "content_span"):
            if passage[part]:
                assert text[slice(*passage[part])].strip() == text[slice(*passage[part])] != ""


# ------------------------------------------------------------------------------- contradictions and reversals


def side_of(page: Page, id: str) -> tuple[str | None, str]:
    passage = next(p for p in page["passages"] if p["id"] == id)
    return passage["speaker"]["side"], passage["stance"]


def test_putin_and_trump_contradict_each_other(page: Page) -> None:
    """Called off, says one; only put off, says the other."""
    pairs = [{side_of(page, c["left"])[0], side_of(page, c["right"])[0]} for c in page["contradictions"]]
    assert {"United States", "Russia"} in pairs, page["contradictions"]


def test_trump_reversed_himself(page: Page) -> None:
    turns = [
        (side_of(page, r["before"])[1], side_of(page, r["after"])[1])
        for r in page["reversals"]
        if r["speaker"] == "Donald Trump"
    ]
    assert ("affirms", "cancels") in turns, page["reversals"]


def test_the_american_side_turned_on_the_21st(page: Page) -> None:
    published = {d["id"]: d["published_at"] for d in page["documents"]}
    days = {p["id"]: p["said_at"] or published[p["document"]] for p in page["passages"]}
    turned = [r for r in page["reversals"] if (r["side"] or side_of(page, r["after"])[0]) == "United States"]
    assert "2025-10-21" in {days[r["after"]][:10] for r in turned}, page["reversals"]


# ------------------------------------------------------------------------------------------------- origins


def test_the_copy_and_the_rewrite_are_one_origin_with_the_agency(record: Record) -> None:
    refs = {d.id: d.ref for d in record.documents()}
    groups = [{refs[id] for id in origin.documents} for origin in record.origins()]
    assert groups == [{"budapest-01", "budapest-02", "budapest-03"}]


# -------------------------------------------------------------------------------------- the events beside it


def on(event: Event, record: Record, day: str) -> Status | None:
    standing = where_it_stands(event.id, record, on=day)
    return standing.status if standing else None


def test_the_summit_is_one_event(page: Page, record: Record) -> None:
    summit = only(record, {"summit", "meeting", "talks"}, "Donald Trump", "Vladimir Putin", place="Budapest")
    assert summit.id == page["id"]


def test_the_telephone_call_of_the_presidents_took_place(record: Record) -> None:
    call = only(record, {"call"}, "Donald Trump", "Vladimir Putin")
    assert on(call, record, "2025-10-17") == Status.TOOK_PLACE


def test_the_alaska_talks_are_another_event_and_took_place(page: Page, record: Record) -> None:
    alaska = only(record, {"summit", "meeting", "talks"}, "Donald Trump", "Vladimir Putin", place="Alaska")
    assert alaska.id != page["id"]
    assert alaska.window
    assert (alaska.window.earliest, alaska.window.latest) == ("2025-08-01", "2025-08-31")
    assert on(alaska, record, "2025-10-16") == Status.TOOK_PLACE


def test_zelensky_came_to_the_white_house(record: Record) -> None:
    """Due on Friday, says the agency on Thursday; met, says the broadcaster on Friday."""
    visits = [
        event
        for event in record.events(EventQuery(party="Volodymyr Zelensky"))
        if event.kind in {"visit", "meeting", "talks"} and event.window and event.window.earliest == "2025-10-17"
    ]
    assert visits
    assert Status.TOOK_PLACE in {on(event, record, "2025-10-18") for event in visits}


def test_the_ministers_spoke_on_the_20th(record: Record) -> None:
    """By telephone; that Ushakov's "talks" of the ministers are this call may be so or not."""
    spoke = [
        event
        for event in record.events(EventQuery(party="Sergei Lavrov"))
        if event.kind in {"call", "talks"} and "Marco Rubio" in {party.name for party in event.parties}
    ]
    assert (Status.TOOK_PLACE, Status.TOOK_PLACE) in {
        (on(event, record, "2025-10-20"), on(event, record, "2025-10-21")) for event in spoke
    }
    told = [t.statement.stance for event in spoke for t in record.testimony(event.id)]
    assert Stance.REPORTS_HELD in told


def test_orbans_journey_to_washington_is_announced(record: Record) -> None:
    visits = [
        event
        for event in record.events(EventQuery(party="Viktor Orban"))
        if event.window and event.window.latest and event.window.latest >= "2025-11-03"
    ]
    assert visits, "nothing of a visit or reception on Friday 7 November"
