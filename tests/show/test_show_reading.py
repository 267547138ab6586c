"""News is put on record from the command line, by the real reader."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.scale.local import Summary
from onrecord.show.cli import app

ARTICLE = (
    "The foreign minister of Norway said on Tuesday that she would meet the president of Finland in Oslo on Friday. "
    "A spokesman for the president of Finland said that he would not come."
)


def run(*arguments: str | Path, record: Path) -> Result:
    env = {"COLUMNS": "80", "ONRECORD_RECORD": str(record)}
    return CliRunner().invoke(app, [str(a) for a in arguments], env=env)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "news" / "article.txt"
    path.parent.mkdir()
    path.write_text(ARTICLE, "utf-8")
    return path


def test_reading_twice_changes_nothing(article: Path, tmp_path: Path) -> None:
    record = tmp_path / "r.sqlite"
    arguments = ("read", article.parent, "--published", "2024-05-14", "--outlet", "Fjord Post", "--processes", "1")
    first = run(*arguments, record=record)
    assert first.exit_code == 0, first.output
    assert "Read 1 new document with" in first.stdout
    assert "Events that it speaks of" in first.stdout
    again = run(*arguments, record=record)
    assert "1 of 1 already on record" in " ".join(again.stdout.split())
    before = run("events", "--json", record=record).stdout
    assert json.loads(before)
    assert run("rebuild", record=record).exit_code == 0
    assert run("events", "--json", record=record).stdout == before


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(article: Path, tmp_path: Path) -> None:
    (article.parent / "empty.txt").write_text("", "utf-8")
    result = run("read", article.parent, "--published", "2024-05-14", "--json", record=tmp_path / "r.sqlite")
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "empty.txt" in result.stderr
    summary = json.loads(result.stdout)
    assert (summary["documents"], summary["new"], len(summary["troubles"])) == (1, 1, 1)
    assert list(summary["troubles"][0]) == ["place", "cause", "remedy"]


def test_a_document_without_a_date_is_told(article: Path, tmp_path: Path) -> None:
    result = run("read", article, record=tmp_path / "r.sqlite")
    assert "1 document without a date" in " ".join(result.stdout.split())


def test_a_run_that_was_stopped_says_so_and_claims_nothing(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = Summary(documents=64, new=0, stopped=True)
    monkeypatch.setattr("onrecord.show.commands.reading.read_all", lambda *_, **__: summary)
    result = run("read", article, record=tmp_path / "r.sqlite")
    assert result.exit_code == 130
    assert "the same command goes on from here" in result.stdout
    assert "already on record" not in result.stdout


def test_a_publication_day_that_is_none_is_wrong_usage(article: Path, tmp_path: Path) -> None:
    result = run("read", article, "--published", "last Tuesday", record=tmp_path / "r.sqlite")
    assert result.exit_code == 2
    assert "last Tuesday" in result.stderr
    assert not (tmp_path / "r.sqlite").exists()


def test_the_demo_can_be_kept_and_looked_up(tmp_path: Path) -> None:
    record = tmp_path / "demo.sqlite"
    result = run("demo", "--record", record, record=tmp_path / "other.sqlite")
    assert result.exit_code == 0, result.output
    assert "Budapest" in result.stdout.splitlines()[0]
    assert "Also in the dossier" in result.stdout
    assert not (tmp_path / "other.sqlite").exists()
    assert json.loads(run("events", "--json", record=record).stdout)
