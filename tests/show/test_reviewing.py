"""What waits for a person: listed, answered, taken back, on the command line and by programs."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from show_samples import fill
from typer.testing import CliRunner, Result

from onrecord import desk
from onrecord.model import Check, Contradiction, Judgement, Over, Record, Status, Trouble, Verdict
from onrecord.show.cli import app
from onrecord.show.reviewing import Answer, Item, Kind, answer_of, decisions, waiting


@pytest.fixture
def own(dossier: Path, tmp_path: Path) -> Iterator[Record]:
    """A copy of the record of the shipped dossier, for deciding."""
    copy = tmp_path / "record.sqlite"
    shutil.copy(dossier, copy)
    record = desk.open_record(copy)
    yield record
    record.close()


def listed(record: Record, *kinds: Kind) -> list[Item]:
    return list(waiting(record, kinds=kinds or Kind))


def ids(record: Record) -> set[str]:
    return {item.id for item in waiting(record)}


def answered(record: Record, item: str, answer: str, **more: str) -> list[Judgement]:
    made, troubles = decisions(record, [Answer(item, answer, **more)])
    assert troubles == []
    return desk.judge_all(record, made)


def refused(record: Record, *answers: Answer) -> str:
    made, troubles = decisions(record, answers)
    assert len(made) == len(answers) - 1
    (trouble,) = troubles
    return str(trouble)


# ------------------------------------------------------------------------------------------------------- links


def test_an_unsure_link_waits_until_it_is_answered_and_again_once_that_is_undone(own: Record) -> None:
    before, events = ids(own), own.counts()["events"]
    item = listed(own, Kind.LINK)[0]
    assert len(item.events) == len(item.statements) == 2
    (made,) = answered(own, item.id, "same", because="One summit.", by="Ana")
    assert (made.verdict, made.by, made.because) == (Verdict.SAME, "editor:Ana", "One summit.")
    assert item.id not in ids(own)
    assert own.counts()["events"] == events - 1
    desk.undo(own, made.id)
    assert ids(own) == before
    assert own.counts()["events"] == events


def test_two_that_are_told_apart_no_longer_wait(own: Record) -> None:
    item = listed(own, Kind.LINK)[0]
    (made,) = answered(own, item.id, "different")
    assert item.id not in ids(own)
    assert own.event_of(made.subject) != own.event_of(made.object or "")


# --------------------------------------------------------------------------------------------------- standings


def test_a_standing_that_the_check_doubts_waits_until_it_is_upheld(own: Record) -> None:
    (item,) = listed(own, Kind.STANDING)
    assert isinstance(item.found, Check)
    assert (item.found.status, item.found.likeliest) == (Status.CANCELLED, Status.POSTPONED)
    assert item.standing
    assert item.standing.on == item.found.on
    standings = own.standings(item.events[0].id)
    (made,) = answered(own, item.id, "uphold", because="The president can call it off.")
    assert (made.verdict, made.value) == (Verdict.UPHOLD, "2025-10-22=cancelled,postponed")
    assert listed(own, Kind.STANDING) == []
    assert own.standings(item.events[0].id) == standings, "to uphold changes nothing"
    desk.undo(own, made.id)
    assert [one.id for one in listed(own, Kind.STANDING)] == [item.id]


def test_a_standing_is_answered_by_withdrawing_what_it_rests_on(own: Record) -> None:
    (item,) = listed(own, Kind.STANDING)
    event, before = item.events[0].id, own.standings(item.events[0].id)
    (made,) = answered(own, item.id, "withdraw", statement=item.statements[0])
    assert (made.verdict, made.subject) == (Verdict.WITHDRAW, item.statements[0])
    assert own.standings(event) != before
    desk.undo(own, made.id)
    assert own.standings(event) == before


def test_what_is_upheld_waits_again_when_the_check_says_something_else(memory: Record) -> None:
    event = fill(memory)
    point = memory.standings(event.id)[-1]
    check = Check(event.id, point.on, point.status, Status.LAPSED, 0.8, point.on)
    memory.save_weighed(event.id, memory.standings(event.id), (), (), [check])
    (item,) = listed(memory, Kind.STANDING)
    made, _ = decisions(memory, [Answer(item.id, "uphold")])
    desk.judge_all(memory, made)
    assert listed(memory, Kind.STANDING) == []
    memory.save_weighed(event.id, memory.standings(event.id), (), (), [replace(check, likeliest=Status.POSTPONED)])
    assert len(listed(memory, Kind.STANDING)) == 1


# ---------------------------------------------------------------------------------------------- contradictions


def test_an_open_contradiction_waits_until_it_is_answered_and_an_ended_one_does_not(memory: Record) -> None:
    event = fill(memory)
    first, second, third = (t.statement.id for t in memory.testimony(event.id)[:3])
    stands = Contradiction(event.id, first, third, Over.WHETHER, "2024-03-08")
    ended = Contradiction(event.id, second, third, Over.WHEN, "2024-03-08", "2024-03-09", "it was held")
    memory.save_weighed(event.id, memory.standings(event.id), [stands, ended], ())
    (item,) = listed(memory, Kind.CONTRADICTION)
    assert set(item.statements) == {first, third}
    made = answered(memory, item.id, "uphold")
    assert made[0].value == "over=whether"
    assert listed(memory, Kind.CONTRADICTION) == []
    desk.undo(memory, made[0].id)
    memory.save_weighed(event.id, memory.standings(event.id), [stands, ended], ())
    assert [one.id for one in listed(memory, Kind.CONTRADICTION)] == [item.id]


def test_a_contradiction_is_answered_by_a_correction(memory: Record) -> None:
    event = fill(memory)
    first, _, third = (t.statement.id for t in memory.testimony(event.id)[:3])
    open_one = Contradiction(event.id, first, third, Over.WHETHER, "2024-03-08")
    memory.save_weighed(event.id, memory.standings(event.id), [open_one], ())
    (item,) = listed(memory, Kind.CONTRADICTION)
    told = refused(memory, Answer(item.id, "correct", first, "stance=maybe"), Answer(item.id, "uphold"))
    assert "stance is one of" in told
    (made,) = answered(memory, item.id, "correct", statement=third, value="stance=affirms")
    assert (made.subject, made.value) == (third, "stance=affirms")


# ---------------------------------------------------------------------------------------------------- refusals


def test_an_answer_that_cannot_be_meant_is_told_and_the_others_are_taken(own: Record) -> None:
    link, other = listed(own, Kind.LINK)[:2]
    (standing,) = listed(own, Kind.STANDING)
    good = Answer(other.id, "different")
    assert "no answer to it; answer same or different" in refused(own, Answer(link.id, "uphold"), good)
    assert "goes with no answer same" in refused(own, Answer(link.id, "same", statement=link.statements[0]), good)
    assert "needs the statement that is meant" in refused(own, Answer(standing.id, "withdraw"), good)
    elsewhere = Answer(standing.id, "withdraw", statement=other.statements[0])
    assert "needs the statement that is meant" in refused(own, elsewhere, good)
    assert "no item rffffffff waits" in refused(own, Answer("rffffffff", "same"), good)
    assert "more than one item begins with" not in refused(own, Answer("r", "same"), good)
    assert "answered twice" in refused(own, Answer(other.id, "same"), good)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ([], "an answer is a JSON object"),
        ({"item": "r1"}, "item or answer is missing"),
        ({"item": "r1", "answer": 7}, "answer is no text"),
        ({"item": "r1", "answer": "same", "reason": "x"}, "'reason' is no key of an answer"),
    ],
)
def test_a_row_that_is_no_answer_says_why(row: object, told: str) -> None:
    found = answer_of(row, "answers.jsonl line 3")
    assert isinstance(found, Trouble)
    assert told in str(found)
    assert found.place == "answers.jsonl line 3"


# ------------------------------------------------------------------------------------------------ command line


def run(record: Path, *arguments: str, given: str | None = None) -> Result:
    env = {"COLUMNS": "100", "ONRECORD_RECORD": str(record)}
    return CliRunner().invoke(app, ["review", *arguments], env=env, input=given, prog_name="onrecord")


@pytest.fixture
def file(dossier: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "record.sqlite"
    shutil.copy(dossier, copy)
    return copy


def rows(result: Result) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def test_the_list_says_what_waits_and_how_to_answer_it(file: Path) -> None:
    said = run(file).stdout
    assert "Do these speak of one event?" in said
    assert "Is the standing right?" in said
    assert "The probabilistic check takes it for postponed" in " ".join(said.split())
    only = run(file, "--kind", "standing").stdout
    assert "Do these speak" not in only
    item = only.split("right?")[1].split()[0]
    taken = run(file, item, "uphold", "--by", "Ana", "--because", "He can.")
    assert taken.exit_code == 0, taken.output
    assert "editor:Ana" in taken.stdout
    assert run(file, "--kind", "standing").stdout == "Nothing waits for a person.\n"


def test_programs_list_and_answer_in_json(file: Path, tmp_path: Path) -> None:
    items = rows(run(file, "--json"))
    assert {item["kind"] for item in items} == {"link", "standing"}
    assert all(item["answers"] and item["statements"] and item["question"] for item in items)
    links = [item for item in items if item["kind"] == "link"]
    lines = [{"item": links[0]["item"], "answer": "different", "because": "Two."}, {"item": "r0", "answer": "same"}]
    answers = tmp_path / "answers.jsonl"
    answers.write_text("".join(json.dumps(line) + "\n" for line in lines) + "no JSON\n", encoding="utf8")
    done = run(file, "--answers", str(answers), "--by", "Ana", "--json")
    assert done.exit_code == 1, "two of three were refused"
    (made,) = rows(done)
    assert (made["verdict"], made["by"], made["because"]) == ("different", "editor:Ana", "Two.")
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == [f"{answers} line 3", f"{answers} line 2"]
    left = rows(run(file, "--json"))
    assert links[0]["item"] not in {item["item"] for item in left}
    taken = run(file, "--answers", "-", given=json.dumps({"item": links[1]["item"], "answer": "same"}) + "\n")
    assert taken.exit_code == 0, taken.output


def test_what_is_not_weighed_yet_is_told(file: Path) -> None:
    record = desk.open_record(file)
    record.mark_stale([next(record.events()).id])
    record.close()
    done = run(file, "--json")
    assert done.exit_code == 0
    assert "review: 1 event not yet weighed anew" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("r123",), "needs its answer"),
        (("r123", "same", "--answers", "x"), "not both"),
        (("--statement", "s1"), "go with an ITEM"),
    ],
)
def test_what_cannot_be_meant_is_wrong_usage(file: Path, arguments: tuple[str, ...], told: str) -> None:
    done = run(file, *arguments)
    assert done.exit_code == 2
    assert told in done.stderr


def test_a_file_of_answers_that_is_not_there_is_one_sentence(file: Path) -> None:
    done = run(file, "--answers", "nowhere.jsonl")
    assert done.exit_code == 1
    assert done.stderr.startswith("nowhere.jsonl: the answers cannot be read")
