"""The command line, as a person and as a program use it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from onrecord.show.cli import COMMANDS, app

NAMES = [name for name, _, _ in COMMANDS]


def run(*arguments: str | Path, record: Path | None = None, columns: int = 80) -> Result:
    env = {"COLUMNS": str(columns), "ONRECORD_RECORD": str(record) if record else None}
    return CliRunner().invoke(app, [str(a) for a in arguments], env=env, prog_name="onrecord")


def said(result: Result) -> str:
    """Output on one line, so that it does not matter where it was wrapped."""
    assert result.exit_code == 0, result.output
    return " ".join(result.stdout.replace("│", " ").split())


def ids(result: Result, letter: str) -> list[str]:
    return re.findall(rf"\b{letter}[0-9a-f]{{8}}\b", result.stdout)


# ------------------------------------------------------------------------------------------------- help


def test_help_lists_every_command_without_cutting_a_summary() -> None:
    result = run("--help")
    assert result.exit_code == 0
    assert all(f"  {name} " in result.stdout for name in NAMES)
    assert "..." not in result.stdout.split("Commands:")[1]


@pytest.mark.parametrize("name", NAMES)
def test_every_command_explains_itself(name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: onrecord {name} ")
    assert ("--json" in result.stdout) == (name not in ("serve", "mcp")), "those two print no answer"
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_help_is_instant_and_loads_nothing_heavy() -> None:
    code = (
        "import sys, onrecord.show.cli as c; sys.argv=['onrecord','--help']\ntry: c.main()\nexcept SystemExit: pass\n"
    )
    code += "print(*sys.modules, sep='\\n', file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split())
    assert not loaded & {"numpy", "onnxruntime", "trafilatura", "babel", "msgspec", "sqlite3", "onrecord.desk"}


def test_a_lookup_does_not_load_the_reader(kept: Path) -> None:
    code = f"import sys, onrecord.show.cli as c; sys.argv=['onrecord','events','--record',{str(kept)!r}]\n"
    code += "try: c.main()\nexcept SystemExit: pass\nprint(*sys.modules, sep='\\n', file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(done.stderr.split()) & {"numpy", "onnxruntime", "trafilatura", "babel", "tokenizers"}


def test_importing_the_package_loads_nothing_of_it() -> None:
    code = "import sys, onrecord; print(*[m for m in sys.modules if m.startswith('onrecord.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_the_library_has_a_dozen_names_and_each_is_there() -> None:
    import onrecord

    assert 10 <= len(onrecord.__all__) <= 15
    assert all(getattr(onrecord, name) for name in onrecord.__all__)
    assert set(onrecord.__all__) <= set(dir(onrecord))
    with pytest.raises(AttributeError, match="no attribute 'nonesuch'"):
        _ = onrecord.nonesuch


def test_the_version_is_told() -> None:
    assert re.fullmatch(r"onrecord \d+\.\d+\S*\n", run("--version").stdout)


# --------------------------------------------------------------------------------------------- looking up


def test_events_are_listed_with_where_they_stand(kept: Path) -> None:
    line = said(run("events", record=kept))
    assert "Summit of Ada North and Karl South in Riga," in line
    assert "cancelled" in line
    assert "since Sun 10 Mar 2024" in line


def test_events_are_asked_for_by_day_party_place_kind_status_and_words(kept: Path) -> None:
    for asked in (
        ("--party", "north"), ("--place", "riga"), ("--kind", "summit"), ("--status", "cancelled"), ("karl", "riga"),
        ("--status", "postponed", "--day", "2024-03-08"), ("--limit", "1"),
    ):  # fmt: skip
        assert "Summit" in said(run("events", *asked, record=kept)), asked
    for asked in (("--party", "nobody"), ("--kind", "vote"), ("--status", "postponed"), ("--day", "2024-03-01")):
        assert said(run("events", *asked, record=kept)) == "No event on record fits.", asked
    past = said(run("events", "--day", "2024-03-06", record=kept))
    assert "announced" in past
    assert "since Tue 5 Mar 2024" in past


def test_a_page_says_where_an_event_stands_and_stood_and_proves_it(kept: Path) -> None:
    line = said(run("show", "riga", record=kept))
    for part in (
        "Summit of Ada North and Karl South in Riga, 5-19 March 2024",
        "Cancelled since Sun 10 Mar 2024",
        "Ada North (Northland) and Karl South (Southland)",
        "5 statements in 4 documents of 3 independent origins",
        "Tue 5 Mar 2024 announced",
        "Fri 8 Mar 2024 postponed",
        "An unnamed senior Northland official puts it off",
        "Told 2 times in 2 documents of 1 independent origin",
        "{President Ada North} <wrote> on her page that [she would meet Karl South in Riga within two weeks]",
        "Morning Ledger, Tue 5 Mar 2024",
        "turned",
        "still open" if "still open" in line else "ended Sun 10 Mar 2024",
    ):
        assert part in line, part


def test_the_page_of_a_past_day_knows_nothing_of_later_days(kept: Path) -> None:
    line = said(run("show", "riga", "--on", "2024-03-06", record=kept))
    assert "Announced since Tue 5 Mar 2024, as of Wed 6 Mar 2024" in line
    assert "cancelled it" not in line
    assert "Contradictions" not in line


def test_what_was_published_and_what_was_held_are_asked_apart(kept: Path) -> None:
    known = said(run("show", "riga", "--on", "2024-03-20", "--as-known", "2024-03-08", record=kept))
    assert "Postponed since Fri 8 Mar 2024" in known or "Lapsed" in known
    assert "cancelled it" not in known
    held = said(run("show", "riga", "--as-held", "2024-03-01", record=kept))
    assert "Nothing known" in held
    assert "nothing said by then" in held


@pytest.mark.parametrize("columns", [80, 120, 50])
def test_nothing_runs_over_the_edge_or_is_cut(kept: Path, columns: int) -> None:
    for command in (("events",), ("show", "riga"), ("statements",), ("contradictions",), ("reversals",)):
        result = run(*command, record=kept, columns=columns)
        assert result.exit_code == 0
        assert max(map(len, result.stdout.splitlines())) <= columns
        assert "…" not in result.stdout
        assert all(line == line.rstrip() for line in result.stdout.splitlines())
    assert "no meeting would take place soon" in said(run("show", "riga", record=kept, columns=columns))


def test_ids_are_short_and_any_unique_beginning_is_taken(kept: Path) -> None:
    (event,) = ids(run("events", record=kept), "e")
    assert said(run("show", event, record=kept)) == said(run("show", event[:4], record=kept))


def test_statements_are_listed_with_their_words(kept: Path) -> None:
    assert "[there was “no precise date”]" in said(run("statements", "--speaker", "south", record=kept))
    assert len(ids(run("statements", record=kept), "s")) == 5
    assert len(ids(run("statements", "--stance", "cancels", record=kept), "s")) == 1
    assert len(ids(run("statements", "--event", "riga", "--limit", "2", record=kept), "s")) == 2
    assert said(run("statements", "--speaker", "nobody", record=kept)) == "No statement on record fits."
    (document,) = {row["document"] for row in rows(run("statements", "--stance", "cancels", "--json", record=kept))}
    assert len(ids(run("statements", "--document", document[:8], record=kept), "s")) == 1


def test_contradictions_and_reversals_show_both_sides(kept: Path) -> None:
    line = said(run("contradictions", record=kept))
    assert "Over when it happens" in line
    assert "Ada North (Northland) says it will happen, Tue 5 Mar 2024" in line
    line = said(run("reversals", "--event", "riga", record=kept))
    assert "Ada North (Northland) turned" in line
    assert "calls it off, Sun 10 Mar 2024" in line


def test_what_is_due_says_why(kept: Path) -> None:
    assert "Windows that close by" in said(run("due", "--day", "2024-03-06", "--within", "20", record=kept))
    ahead = said(run("due", "--day", "2024-03-06", "--within", "3", record=kept))
    assert "only one side says that it will happen" in ahead
    assert "Nothing is due" in said(run("due", "--day", "2024-06-01", record=kept))
    (row,) = rows(run("due", "--day", "2024-03-06", "--within", "20", "--json", record=kept))
    assert row["due"] == ["closes", "one_side"]


# ----------------------------------------------------------------------------------------------- as JSON


def rows(result: Result) -> Any:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_listings_are_json_arrays_in_the_keys_of_the_exchange_form(kept: Path) -> None:
    (event,) = rows(run("events", "--json", record=kept))
    assert list(event) == ["id", "kind", "parties", "place", "window", "standings", "part_of", "statements"]
    statements = rows(run("statements", "--json", record=kept))
    assert {row["id"] for row in statements} == set(event["statements"])
    assert statements[0]["words"].startswith("President Ada North wrote")
    (left, right) = [list(rows(run(c, "--json", record=kept))[0]) for c in ("contradictions", "reversals")]
    assert left == ["event", "left", "right", "over", "since", "ended"]
    assert right == ["event", "speaker", "side", "before", "after"]
    assert rows(run("judgements", "--json", record=kept)) == []


def test_the_page_of_an_event_is_one_json_object(kept: Path) -> None:
    page = rows(run("show", "riga", "--json", "--on", "2024-03-09", record=kept))
    assert page["standing"]["status"] == "postponed"
    assert page["title"].startswith("Summit of Ada North")
    assert [u["documents"] for u in page["utterances"]] == [2, 1, 1]
    assert page["independent_origins"] == 2
    assert len(page["passages"]) == 4
    assert {p["document"] for p in page["passages"]} == {d["id"] for d in page["documents"]}


# ---------------------------------------------------------------------------------------------- judging


def test_a_withdrawn_statement_no_longer_counts_until_that_is_undone(kept: Path) -> None:
    (statement,) = ids(run("statements", "--stance", "cancels", record=kept), "s")
    made = run("judge", "withdraw", statement, "--because", "a spoof account", "--by", "an editor", record=kept)
    assert "withdraw" in said(made)
    assert "postponed" in said(run("events", "--day", "2024-03-11", record=kept))
    (judgement,) = rows(run("judgements", "--by-editor", "--json", record=kept))
    assert judgement["by"] == "editor:an editor"
    assert judgement["because"] == "a spoof account"
    assert "a spoof account" in said(run("judgements", record=kept))
    assert "Now on record: Summit" in said(run("judge", "undo", judgement["id"][:8], record=kept))
    assert "cancelled" in said(run("events", "--day", "2024-03-11", record=kept))
    assert len(rows(run("judgements", "--json", record=kept))) == 2


def test_a_correction_says_what_is_right(kept: Path) -> None:
    (statement,) = ids(run("statements", "--stance", "cancels", record=kept), "s")
    row = rows(run("judge", "correct", statement, "--set", "stance=doubts", "--json", record=kept))
    assert (row["verdict"], row["value"]) == ("correct", "stance=doubts")
    assert len(ids(run("statements", "--stance", "doubts", record=kept), "s")) == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("same", "e1"), "needs two things"),
        (("withdraw", "s1", "s2"), "takes one thing only"),
        (("correct", "s1"), "needs what is right"),
        (("undo", "j1", "--set", "stance=denies"), "goes with `judge correct` only"),
        (("guess", "e1"), "guess"),
    ],
)
def test_a_decision_that_cannot_be_meant_is_wrong_usage(kept: Path, arguments: tuple[str, ...], told: str) -> None:
    result = run("judge", *arguments, record=kept)
    assert result.exit_code == 2
    assert told in " ".join(result.stderr.split())


def test_two_statements_of_one_event_cannot_be_joined_to_themselves(kept: Path) -> None:
    result = run("judge", "same", "riga", "riga", record=kept)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1


# ---------------------------------------------------------------------------------------- what goes wrong


@pytest.mark.parametrize(
    "name", ["events", "statements", "contradictions", "reversals", "due", "judgements", "rebuild"]
)
def test_a_missing_record_is_one_sentence_with_the_remedy(tmp_path: Path, name: str) -> None:
    result = run(name, "--record", tmp_path / "none.sqlite")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert "onrecord read" in result.stderr
    assert not (tmp_path / "none.sqlite").exists()


def test_a_table_of_offices_beside_the_record_counts_and_its_bad_rows_are_told(tmp_path: Path) -> None:
    rows = "state,office,person,from,to\nNorway,envoy,Ola Nordmann,2020,\nNorway,envoy,Kari Nordmann,soon,\n"
    (tmp_path / "offices.csv").write_text(rows)
    (tmp_path / "news.txt").write_text("Ola Nordmann said on Monday that he would meet Espen Barth Eide in Oslo.\n")
    record = tmp_path / "record.sqlite"
    read = run("read", tmp_path / "news.txt", "--published", "2024-05-14", record=record)
    assert read.exit_code == 0, read.output
    assert "offices.csv line 3: 'soon' is no day, month or year" in read.stderr
    told = json.loads(run("statements", "--json", record=record).stdout)
    assert {row["speaker"]["side"] for row in told} == {"Norway"}
    assert "ONRECORD_OFFICES" not in os.environ


def test_a_file_that_is_no_record_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "letter.sqlite"
    path.write_text("Dear editor, " * 200, "utf-8")
    result = run("events", "--record", path)
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert str(path) in result.stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("show", "nonesuch"), 1),
        (("show", "e0000"), 1),
        (("statements", "--event", "nonesuch"), 1),
        (("judge", "withdraw", "s0000"), 1),
        (("judge", "undo", "j0000"), 1),
        (("events", "--day", "soon"), 2),
        (("events", "--kind", "party"), 2),
        (("events", "--status", "happy"), 2),
        (("due", "--within", "-1"), 2),
        (("nonesuch",), 2),
        (("show",), 2),
    ],
)
def test_what_cannot_be_found_or_meant_is_told_without_a_stack_trace(
    kept: Path, arguments: tuple[str, ...], code: int
) -> None:
    result = run(*arguments, record=kept)
    assert result.exit_code == code
    assert result.stderr
    assert "Traceback" not in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)


def test_a_folder_that_cannot_be_written_is_one_sentence(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", "utf-8")
    result = run("export", "--format", "jsonl", tmp_path / "taken", record=kept)
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1


def test_an_export_tells_what_it_wrote(kept: Path, tmp_path: Path) -> None:
    assert "statements.jsonl: 5 rows" in said(run("export", tmp_path / "out", record=kept, columns=200))
    assert rows(run("export", "--json", tmp_path / "out", record=kept))["events.jsonl"] == 1


def test_a_reader_that_stops_reading_is_no_error(kept: Path) -> None:
    code = "from onrecord.show.cli import main; main()"
    command = f'"{sys.executable}" -c "{code}" statements --json | head -c 1'
    env = {**os.environ, "ONRECORD_RECORD": str(kept)}
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, env=env)
    assert done.stdout == "["
    assert done.stderr == ""
