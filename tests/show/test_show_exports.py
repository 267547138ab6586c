"""An export holds the record in the exchange form, whole files only."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from show_samples import UNNAMED, fill

from onrecord.desk import judge
from onrecord.model import Record, Speaker, Stance, TimeExpression, Verdict
from onrecord.show import exports
from onrecord.show.exports import export
from onrecord.show.rows import said_at, time_row

KEYS = {
    "documents": "id ref path url outlet title published_at retrieved_at language origin",
    "statements": "id document span source_span cue_span content_span speaker event stance firmness condition said_at "
    "channel window quoted reader",
    "events": "id kind parties place window standings part_of statements",
    "contradictions": "event left right over since ended",
    "reversals": "event speaker side before after",
    "utterances": "id event statements documents independent_origins first rests_on next lead",
    "origins": "id documents how outlet",
    "times": "document span words type value earliest latest",
    "kept": "noun value",
}


def lines(directory: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (directory / f"{name}.jsonl").read_text("utf-8").splitlines()]


def test_there_is_one_file_for_each_noun_with_all_its_keys(memory: Record, tmp_path: Path) -> None:
    fill(memory)
    written = export(memory, tmp_path)
    assert sorted(written) == sorted(f"{name}.jsonl" for name in KEYS)
    for name, keys in KEYS.items():
        rows = lines(tmp_path, name)
        assert len(rows) == written[f"{name}.jsonl"]
        assert all(list(row) == keys.split() for row in rows), name
    assert written["documents.jsonl"] == 4
    assert written["statements.jsonl"] == 5


def test_a_statement_has_its_event_and_its_speaker_as_resolved(memory: Record, tmp_path: Path) -> None:
    event = fill(memory)
    export(memory, tmp_path)
    rows = lines(tmp_path, "statements")
    assert {row["event"] for row in rows} == {event.id}
    assert list(rows[0]["speaker"]) == ["name", "description", "side", "unnamed", "narration"]
    unnamed = next(row for row in rows if row["speaker"]["unnamed"])
    assert unnamed["speaker"]["description"] == UNNAMED.description
    assert unnamed["span"] == [
        min(unnamed["source_span"][0], unnamed["content_span"][0]),
        max(unnamed["source_span"][1], unnamed["content_span"][1]),
    ]
    window = rows[0]["window"]
    assert list(window) == ["words", "earliest", "latest", "edtf"]


def test_only_groups_are_origins_but_every_document_has_its_own(memory: Record, tmp_path: Path) -> None:
    fill(memory)
    export(memory, tmp_path)
    (origin,) = lines(tmp_path, "origins")
    documents = {row["id"]: row["origin"] for row in lines(tmp_path, "documents")}
    assert len(origin["documents"]) == 2
    assert {documents[id] for id in origin["documents"]} == {origin["id"]}
    assert all(documents.values())


def test_standings_are_change_points_that_name_their_statements(memory: Record, tmp_path: Path) -> None:
    fill(memory)
    export(memory, tmp_path)
    (event,) = lines(tmp_path, "events")
    assert event["standings"][0]["status"] == "announced"
    assert event["standings"][-1]["status"] == "cancelled"
    assert list(event["standings"][0]) == ["on", "status", "because", "against", "rule"]
    known = {row["id"] for row in lines(tmp_path, "statements")}
    assert set(event["statements"]) == known
    assert all(set(s["because"]) <= known for s in event["standings"])


def test_what_an_editor_withdrew_or_corrected_is_exported_so(memory: Record, tmp_path: Path) -> None:
    fill(memory)
    first, *_, last = [s.id for s in memory.statements()]
    memory_judged = judge(memory, Verdict.WITHDRAW, first, because="misread")
    judge(memory, Verdict.CORRECT, last, value="stance=doubts")
    assert memory_judged.by_editor
    export(memory, tmp_path)
    rows = {row["id"]: row for row in lines(tmp_path, "statements")}
    assert first not in rows
    assert rows[last]["stance"] == Stance.DOUBTS


def test_an_outlets_own_voice_speaks_on_the_day_of_publication(memory: Record) -> None:
    fill(memory)
    statement = next(memory.statements())
    silent = type(statement)(**{f: getattr(statement, f) for f in statement.__slots__} | {"said_at": None})
    assert said_at(silent, Speaker(narration=True), "2024-03-05") == "2024-03-05"
    assert said_at(silent, Speaker("Ada North"), "2024-03-05") is None


def test_times_leave_nothing_out() -> None:
    row = time_row("d1", TimeExpression((0, 5), "today", "DATE"))
    assert row == {
        "document": "d1", "span": [0, 5], "words": "today", "type": "DATE", "value": None, "earliest": None,
        "latest": None,
    }  # fmt: skip


def test_other_files_in_the_folder_are_left_alone(memory: Record, tmp_path: Path) -> None:
    fill(memory)
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    (tmp_path / "events.jsonl").write_text("old", "utf-8")
    export(memory, tmp_path)
    assert (tmp_path / "notes.txt").read_text("utf-8") == "mine"
    assert lines(tmp_path, "events")[0]["kind"] == "summit"
    assert not list(tmp_path.glob(".*"))


def test_a_file_that_cannot_be_finished_leaves_the_old_one_whole(tmp_path: Path) -> None:
    def rows() -> Any:
        yield '{"id": "one"}'
        raise RuntimeError("no more")

    target = tmp_path / "events.jsonl"
    target.write_text("old", "utf-8")
    with pytest.raises(RuntimeError):
        exports.write_lines(target, rows())
    assert target.read_text("utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["events.jsonl"]


def test_half_characters_do_not_stop_an_export() -> None:
    assert json.loads(exports.as_line({"title": "half \ud83d"})) == {"title": "half \ud83d"}
    assert exports.as_line({"title": "Zażółć"}) == '{"title": "Zażółć"}'
