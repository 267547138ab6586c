"""The desk: what is worked out is the same in whatever order, in whatever pieces, and however often it is done."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk_samples import paper, press, said
from onrecord import desk
from onrecord.model import Judgement, Reading, Record, Stance, Status, Verdict, Window
from onrecord.show.exports import export

HERE = Path(__file__).parent
MARCH = Window("in March", "2024-03-20", "2024-03-31")


@pytest.fixture(params=["memory", "sqlite"])
def record(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Record]:
    made = desk.open_record(None if request.param == "memory" else tmp_path / "record.db")
    yield made
    made.close()


def exported(record: Record, folder: Path) -> dict[str, list[object]]:
    export(record, folder)
    return {file.name: [json.loads(line) for line in file.read_text().splitlines()] for file in folder.iterdir()}


def rules_in_force(record: Record) -> dict[tuple[str, str | None], str]:
    last = {(judgement.subject, judgement.object): judgement.verdict for judgement in record.judgements()}
    return {pair: verdict for pair, verdict in last.items() if verdict is not Verdict.DIFFERENT}


def settled(papers: list[tuple[object, object]], pieces: int = 1) -> Record:
    record = desk.open_record(None)
    size = len(papers) // pieces + 1
    for at in range(0, len(papers), size):
        record.enter_all(papers[at : at + size])  # type: ignore[arg-type]
        desk.settle(record)
    return record


# ------------------------------------------------------------------------------------- order makes no difference


def test_any_order_of_reading_gives_the_same_answers(tmp_path: Path) -> None:
    papers: list[tuple[object, object]] = list(press(120))
    expected = exported(settled(papers), tmp_path / "expected")
    assert len(expected["origins.jsonl"]) > 3
    assert any(len(event["statements"]) > 1 for event in expected["events.jsonl"])  # type: ignore[index]
    for seed in range(4):
        random.Random(seed).shuffle(papers)
        record = settled(papers, pieces=3 + 5 * seed)
        assert exported(record, tmp_path / f"shuffled {seed}") == expected
        desk.rebuild(record)
        assert exported(record, tmp_path / f"rebuilt {seed}") == expected


@settings(deadline=None, max_examples=12)
@given(st.integers(0, 10_000), st.integers(1, 24), st.integers(1, 8), st.randoms(use_true_random=False))
def test_to_rebuild_gives_what_was_worked_out_piece_by_piece(
    seed: int, count: int, pieces: int, random: random.Random
) -> None:
    papers: list[tuple[object, object]] = list(press(count, seed))
    random.shuffle(papers)
    record = settled(papers, pieces=pieces)
    with tempfile.TemporaryDirectory() as folder:
        before = exported(record, Path(folder) / "before"), list(record.checks()), list(record.open_contradictions())
        desk.rebuild(record)
        after = exported(record, Path(folder) / "after"), list(record.checks()), list(record.open_contradictions())
    assert [sorted(map(str, found)) for found in after[1:]] == [sorted(map(str, found)) for found in before[1:]]
    assert after[0] == before[0]


def test_both_stores_give_the_same_answers(tmp_path: Path) -> None:
    papers = press(80)
    on_disk = desk.open_record(tmp_path / "record.db")
    for at in range(0, 80, 27):
        on_disk.enter_all(reversed(papers[at : at + 27]))
        desk.settle(on_disk)
    in_memory = settled(list(papers))
    assert exported(on_disk, tmp_path / "disk") == exported(in_memory, tmp_path / "memory")
    assert rules_in_force(on_disk) == rules_in_force(in_memory)
    on_disk.close()


def test_settling_again_does_nothing(record: Record) -> None:
    record.enter_all(press(30))
    assert desk.settle(record) == record.counts()["statements"] > 20
    before = record.counts(), list(record.links()), list(record.judgements())
    assert desk.settle(record) == 0
    assert record.waiting() == {"origins": 0, "statements": 0, "events": 0}
    assert (record.counts(), list(record.links()), list(record.judgements())) == before


def test_rebuilding_writes_no_judgement_that_is_in_force_already(record: Record) -> None:
    record.enter_all(press(60))
    desk.settle(record)
    before = list(record.judgements())
    assert before
    desk.rebuild(record)
    assert list(record.judgements()) == before


def test_chunks_make_no_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    papers = list(press(60))
    expected = exported(settled(list(papers)), tmp_path / "expected")
    for name in ("DOCUMENTS_AT_ONCE", "STATEMENTS_AT_ONCE", "EVENTS_AT_ONCE"):
        monkeypatch.setattr(desk, name, 1)
    assert exported(settled(list(papers)), tmp_path / "one by one") == expected


def test_progress_is_told(record: Record) -> None:
    told: list[tuple[str, int, int]] = []
    record.enter_all(press(10))
    desk.settle(record, lambda what, done, total: told.append((what, done, total)))
    assert [what for what, _, _ in told] == ["origins", "statements", "events"]
    assert all(done == total for _, done, total in told)


# ------------------------------------------------------------------------------------------------------- kills

SETTLING = """
import sys
from onrecord import desk
import onrecord.link.events, onrecord.link.origins, onrecord.weigh.status
desk.DOCUMENTS_AT_ONCE = desk.STATEMENTS_AT_ONCE = desk.EVENTS_AT_ONCE = 7
record = desk.open_record(sys.argv[1])
print("begun", flush=True)
desk.settle(record)
print("done", flush=True)
"""


def settling(path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", SETTLING, str(path)], stdout=subprocess.PIPE, text=True)


def test_killed_while_settling_it_goes_on_to_the_same_answers(tmp_path: Path) -> None:
    papers = list(press(150))
    path, moments = tmp_path / "record.db", random.Random(1)
    with desk.open_record(path).work():
        pass
    record = desk.open_record(path)
    record.enter_all(papers)
    record.close()
    for _ in range(6):
        process = settling(path)
        assert process.stdout
        assert process.stdout.readline() == "begun\n"
        time.sleep(moments.random() * 0.15)
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
    record = desk.open_record(path)
    desk.settle(record)
    assert exported(record, tmp_path / "killed") == exported(settled(list(papers)), tmp_path / "at once")
    record.close()


def test_two_processes_settle_one_record_at_once(tmp_path: Path) -> None:
    papers = list(press(60))
    path = tmp_path / "record.db"
    record = desk.open_record(path)
    record.enter_all(papers)
    both = settling(path), settling(path)
    for process in both:
        told, _ = process.communicate(timeout=60)
        assert told == "begun\ndone\n"
    assert exported(record, tmp_path / "both") == exported(settled(list(papers)), tmp_path / "one")
    record.close()


# --------------------------------------------------------------------------------------------------- the clocks


@pytest.fixture
def called_off(record: Record) -> Record:
    """A meeting is announced on 5 March; on the 12th a paper tells that it was called off on the 10th."""
    record.enter_all([
        paper("Nordlys", "2024-03-05", said("Nordlys", Stance.AFFIRMS, window=MARCH, on="2024-03-05")),
        paper("Kystposten", "2024-03-12",
              said("Kystposten", Stance.CANCELS, by="Olav Dahl", window=MARCH, on="2024-03-10")),
    ])  # fmt: skip
    desk.settle(record)
    return record


def the_event(record: Record) -> str:
    (event,) = record.events()
    return event.id


def stands(record: Record, on: str, **known: str) -> Status | None:
    standing = desk.where_it_stands(the_event(record), record, on=on, **known)
    return standing.status if standing else None


def test_where_it_stands_by_the_words_said_and_by_what_was_known(called_off: Record) -> None:
    assert stands(called_off, "2024-03-04") is None
    assert stands(called_off, "2024-03-05") is Status.ANNOUNCED
    assert stands(called_off, "2024-03-10") is Status.CANCELLED
    assert stands(called_off, "2024-03-11", as_known="2024-03-11") is Status.ANNOUNCED
    assert stands(called_off, "2024-03-12", as_known="2024-03-12") is Status.CANCELLED
    assert stands(called_off, "2024-03-12", as_held="2024-03-11") is Status.ANNOUNCED
    assert desk.where_it_stands("e0", called_off, on="2024-03-12") is None


def test_the_change_points_by_what_was_known(called_off: Record) -> None:
    event = the_event(called_off)
    every = desk.standings_of(event, called_off)
    assert [point.status for point in every] == [Status.ANNOUNCED, Status.CANCELLED]
    then = desk.standings_of(event, called_off, as_known="2024-03-11")
    assert Status.CANCELLED not in [point.status for point in then]
    assert list(desk.standings_of("e0", called_off)) == []
    assert desk.standings_of(event[:9], called_off) == every


@pytest.mark.parametrize("published", ["2024", "2024-03", "2024-03-05", "2024-03-05T08:00:00Z", None])
def test_a_paper_may_be_dated_vaguely_or_not_at_all(record: Record, published: str | None) -> None:
    document, read = paper("Nordlys", "2024-03-05", said("Nordlys", Stance.AFFIRMS, window=MARCH))
    record.enter(replace(document, published_at=published), read)
    desk.settle(record)
    assert stands(record, "2025-01-01") in (Status.LAPSED, Status.ANNOUNCED)


# ------------------------------------------------------------------------------------------- editors' decisions


def test_a_withdrawn_statement_no_longer_counts_and_undo_brings_it_back(called_off: Record) -> None:
    call_off = said("Kystposten", Stance.CANCELS).id
    judgement = desk.judge(called_off, "withdraw", call_off, by="berg", because="the paper took it back")
    assert (judgement.by, judgement.verdict) == ("editor:berg", Verdict.WITHDRAW)
    assert stands(called_off, "2024-03-15") is Status.ANNOUNCED
    assert Status.CANCELLED not in [point.status for point in called_off.standings(the_event(called_off))]
    withdrawn = [one for one in desk.testimony_of(the_event(called_off), called_off) if one.withdrawn_on]
    assert [(one.statement.id, one.withdrawn_on) for one in withdrawn] == [(call_off, judgement.made_at[:10])]
    undo = desk.undo(called_off, judgement.id, because="it was right after all")
    assert stands(called_off, "2024-03-15") is Status.CANCELLED
    desk.undo(called_off, undo.id)
    assert stands(called_off, "2024-03-15") is Status.ANNOUNCED, "an undo can be undone"


def test_a_decision_can_be_taken_again_after_its_undo(called_off: Record) -> None:
    call_off = said("Kystposten", Stance.CANCELS).id
    first = desk.judge(called_off, "withdraw", call_off)
    desk.undo(called_off, first.id)
    second = desk.judge(called_off, "withdraw", call_off)
    assert second.id != first.id
    assert stands(called_off, "2024-03-15") is Status.ANNOUNCED


def test_a_correction_changes_what_counts_and_not_what_is_kept(called_off: Record) -> None:
    call_off = said("Kystposten", Stance.CANCELS).id
    desk.judge(called_off, "correct", call_off, value="stance=postpones")
    desk.judge(called_off, "correct", call_off, value="said_at=2024-03-11")
    desk.judge(called_off, "correct", call_off, value="speaker=Kari Moe")
    desk.judge(called_off, "correct", call_off, value="side=Sweden")
    assert stands(called_off, "2024-03-10") is Status.ANNOUNCED
    (corrected,) = (one for one in desk.testimony_of(the_event(called_off), called_off) if one.statement.id == call_off)
    assert (corrected.statement.stance, corrected.said_on) == (Stance.POSTPONES, "2024-03-11")
    assert (corrected.speaker.name, corrected.speaker.side) == ("Kari Moe", "Sweden")
    kept = called_off.statement(call_off)
    assert kept
    assert kept.stance is Stance.CANCELS


@pytest.mark.parametrize("value", [None, "", "stance", "stance=perhaps", "weather=fine", "said_at=soon", "speaker="])
def test_a_correction_that_cannot_be_is_refused(called_off: Record, value: str | None) -> None:
    from onrecord.model import RecordRefused

    with pytest.raises(RecordRefused):
        desk.judge(called_off, "correct", said("Kystposten", Stance.CANCELS).id, value=value)
    assert not list(called_off.judgements(by_editor=True))


def test_what_is_not_on_record_cannot_be_judged(called_off: Record) -> None:
    from onrecord.model import RecordRefused

    known = said("Kystposten", Stance.CANCELS).id
    for subject, other in (("s0", known), (known, "e0"), (known, None)):
        with pytest.raises(RecordRefused, match="names no statement or event"):
            desk.judge(called_off, "same", subject, other)
    with pytest.raises(RecordRefused, match="names no judgement"):
        desk.undo(called_off, "j0")


TWO_MEETINGS = [
    paper("Nordlys", "2024-03-05", said("Nordlys", Stance.AFFIRMS, window=MARCH, on="2024-03-05")),
    paper(
        "Kystposten",
        "2024-03-12",
        said(
            "Kystposten",
            Stance.CANCELS,
            parties=("Kari Moe", "Per Lund"),
            by="Kari Moe",
            place="Bergen",
            window=Window("in May", "2024-05-01", "2024-05-31"),
        ),
    ),
    paper(
        "Fjordavisen",
        "2024-03-13",
        said(
            "Fjordavisen",
            Stance.DENIES,
            parties=("Kari Moe", "Per Lund"),
            by="Per Lund",
            place="Bergen",
            window=Window("in May", "2024-05-01", "2024-05-31"),
        ),
    ),
]


def test_events_that_an_editor_joins_are_one_with_all_their_statements(record: Record, tmp_path: Path) -> None:
    record.enter_all(TWO_MEETINGS)
    desk.settle(record)
    before = exported(record, tmp_path / "before")
    later, earlier = (event.id for event in record.events())
    joined = desk.judge(record, "same", later, earlier)
    assert the_event(record) == earlier
    assert len(record.testimony(earlier)) == 3
    assert record.event(later) == record.event(earlier)
    assert {point.status for point in record.standings(earlier)} > {Status.ANNOUNCED}
    after = exported(record, tmp_path / "after")
    desk.rebuild(record)
    assert exported(record, tmp_path / "rebuilt") == after
    desk.undo(record, joined.id)
    undone = exported(record, tmp_path / "undone")
    for answers in (before, undone):
        del answers["kept.jsonl"]  # which holds every decision, also one that was undone
    assert undone == before


def test_what_comes_later_goes_to_the_joined_event(record: Record, tmp_path: Path) -> None:
    record.enter_all(TWO_MEETINGS[:2])
    desk.settle(record)
    later, earlier = (event.id for event in record.events())
    desk.judge(record, "same", later, earlier)
    record.enter_all(TWO_MEETINGS[2:])
    desk.settle(record)
    assert the_event(record) == earlier
    assert len(record.testimony(earlier)) == 3
    incremental = exported(record, tmp_path / "incremental")
    desk.rebuild(record)
    assert exported(record, tmp_path / "rebuilt") == incremental


def test_statements_that_an_editor_tells_apart_are_of_two_events(called_off: Record, tmp_path: Path) -> None:
    one, other = said("Nordlys", Stance.AFFIRMS).id, said("Kystposten", Stance.CANCELS).id
    apart = desk.judge(called_off, "different", one, other)
    assert called_off.event_of(one) != called_off.event_of(other)
    after = exported(called_off, tmp_path / "after")
    desk.rebuild(called_off)
    assert exported(called_off, tmp_path / "rebuilt") == after
    desk.undo(called_off, apart.id)
    assert called_off.event_of(one) == called_off.event_of(other)


def test_the_newer_of_two_decisions_on_one_pair_rules(called_off: Record) -> None:
    one, other = said("Nordlys", Stance.AFFIRMS).id, said("Kystposten", Stance.CANCELS).id
    desk.judge(called_off, "different", one, other)
    desk.judge(called_off, "same", other, one)
    assert called_off.event_of(one) == called_off.event_of(other)
    desk.judge(called_off, "different", one, other)
    assert called_off.event_of(one) != called_off.event_of(other)


def test_an_editors_decision_holds_in_any_order_of_reading(tmp_path: Path) -> None:
    papers = list(press(60))
    record = settled(list(papers))
    decisions = decided(record)
    expected = exported(record, tmp_path / "expected")
    for seed in range(3):
        random.Random(seed).shuffle(papers)
        other = desk.open_record(None)
        other.judge(decisions)
        for at in range(0, 60, 20):
            other.enter_all(papers[at : at + 20])
            desk.settle(other)
        assert exported(other, tmp_path / f"shuffled {seed}") == expected


def decided(record: Record) -> list[Judgement]:
    """A few decisions on what the rules made, some of them at odds with one another."""
    chance = random.Random(3)
    events = sorted(event.id for event in record.events())
    together = [one.statement.id for id in events for one in record.testimony(id) if len(record.testimony(id)) > 2]
    for _ in range(6):
        desk.judge(record, "same", *chance.sample(events, 2))
        desk.judge(record, "different", *chance.sample(together, 2))
        desk.judge(record, "correct", chance.choice(together), value="stance=denies")
        desk.judge(record, "withdraw", chance.choice(together))
        events = sorted(event.id for event in record.events())
    return list(record.judgements(by_editor=True))


# ------------------------------------------------------------------------------------------------ real reading


def test_a_document_is_read_kept_linked_and_weighed(record: Record) -> None:
    text = "Norway's prime minister Anna Berg will meet Sweden's Olav Dahl in Oslo on 20 March, she said on Tuesday."
    document, _ = paper("Nordlys", "2024-03-05", text=text)
    reading = desk.put_on_record(document, record)
    assert isinstance(reading, Reading)
    assert record.document(document.id) == document
    assert list(record.statements()) == list(reading.statements)
    assert record.waiting() == {"origins": 0, "statements": 0, "events": 0}
    assert desk.put_on_record(document, record) == reading
    assert record.counts()["documents"] == 1
