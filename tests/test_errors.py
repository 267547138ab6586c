"""A new user's mistakes: each is answered by one clear sentence and the right exit code, never by a stack trace."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import onrecord

DOSSIER = Path(onrecord.__file__).parent / "stories" / "budapest" / "documents.jsonl"
Done = subprocess.CompletedProcess[str]


def run(folder: Path, *arguments: str) -> Done:
    return subprocess.run(
        [str(Path(sys.executable).parent / "onrecord"), *arguments],
        cwd=folder,
        env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf8",
        timeout=120,
        check=False,
    )


def assert_one_sentence(done: Done, code: int, *words: str) -> None:
    """Exit code, a single sentence on standard error with these words in it, and no stack trace."""
    assert done.returncode == code, done.stderr + done.stdout
    lines = [line for line in done.stderr.splitlines() if line.strip()]
    assert len(lines) == 1, done.stderr
    assert lines[0].endswith("."), lines[0]
    for word in words:
        assert word in lines[0], lines[0]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a record of the dossier in its usual place."""
    folder = tmp_path_factory.mktemp("desk")
    done = run(folder, "read", str(DOSSIER))
    assert done.returncode == 0, done.stderr
    return folder


# --------------------------------------------------------------------------------------------------- reading

ARTICLE = "The prime minister said on Tuesday that he would meet the president in Oslo on Friday."
GOOD = json.dumps({"text": ARTICLE, "outlet": "Fjord Post", "published": "2024-05-14"})
DEEP = "[" * 100_000 + "]" * 100_000


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", ["empty"]),
        ("blank.txt", b" \n\t\n", ["no text"]),
        ("binary.txt", bytes(range(256)) * 40, ["binary"]),
        ("photo.html", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, []),
        ("broken.json", b'{"text": "The summit', ["JSON"]),
        ("list.json", b"[1, 2]", ["JSON object"]),
        ("notext.jsonl", b'{"outlet": "Fjord Post"}\n', ["no text"]),
        ("deep.json", DEEP.encode(), ["nested"]),
        ("nothing.jsonl", b"\n\n", ["no article"]),
        ("page.html", b"<html><body></body></html>", ["no article"]),
        ("paper.pdf", b"%PDF-1.7", ["PDF"]),
    ],
)
def test_a_file_that_holds_no_article(tmp_path: Path, name: str, content: bytes, words: list[str]) -> None:
    (tmp_path / name).write_bytes(content)
    done = run(tmp_path, "read", name)
    assert done.returncode == 1, done.stdout
    lines = done.stderr.splitlines()
    assert lines
    assert all(line.startswith(name) and line.endswith(".") for line in lines), done.stderr
    assert all(word in lines[0] for word in words), lines[0]
    assert not re.search(r"\b(\w+) \1\b", lines[0]), lines[0]


@pytest.mark.parametrize("name", ["nosuch.txt", "nosuch/*.html"])
def test_a_wrong_file_name(tmp_path: Path, name: str) -> None:
    assert_one_sentence(run(tmp_path, "read", name), 1, name)


@pytest.mark.parametrize("arguments", [("read",), ("add",), ("add", "--later"), ("sources", "import")])
def test_where_nothing_can_be_read_no_record_is_left_behind(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "empty.html").write_bytes(b"")
    assert_one_sentence(run(tmp_path, *arguments, "nosuch.txt"), 1, "nosuch.txt")
    if arguments == ("read",):
        assert_one_sentence(run(tmp_path, "read", "empty.html"), 1, "empty.html")
    assert [path.name for path in tmp_path.iterdir()] == ["empty.html"]


def test_a_record_that_is_there_stays_where_nothing_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(GOOD, encoding="utf8")
    assert run(tmp_path, "read", "a.jsonl").returncode == 0
    assert_one_sentence(run(tmp_path, "read", "nosuch.txt"), 1, "nosuch.txt")
    assert run(tmp_path, "statements").returncode == 0


def test_a_folder_without_articles(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    assert_one_sentence(run(tmp_path, "read", "news"), 1, "news")


def test_what_can_be_read_is_read_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "mixed.jsonl").write_text(f'{GOOD}\n{{"text": \n{GOOD.replace("Oslo", "Bergen")}\n', encoding="utf8")
    done = run(tmp_path, "read", "nosuch.txt", "mixed.jsonl")
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert [line.split(": ")[0] for line in lines] == ["nosuch.txt", "mixed.jsonl:2"], done.stderr
    exported = run(tmp_path, "export", "out")
    assert exported.returncode == 0, exported.stderr
    assert len((tmp_path / "out" / "documents.jsonl").read_text(encoding="utf8").splitlines()) == 2


def test_a_date_that_cannot_be_understood_is_told_and_not_made_up(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(GOOD.replace("2024-05-14", "the ides of May"), encoding="utf8")
    assert_one_sentence(run(tmp_path, "read", "a.jsonl"), 1, "a.jsonl:1", "the ides of May")
    run(tmp_path, "export", "out")
    [line] = (tmp_path / "out" / "documents.jsonl").read_text(encoding="utf8").splitlines()
    assert json.loads(line)["published_at"] is None


def test_another_encoding_is_no_mistake(tmp_path: Path) -> None:
    text = "Präsident Müller sagte am Dienstag, er werde den Gipfel in Zürich besuchen. Es sprächen fünf Länder."
    (tmp_path / "latin.txt").write_bytes(text.encode("cp1252"))
    done = run(tmp_path, "read", "latin.txt", "--published", "2024-05-14", "--outlet", "Bergbote")
    assert (done.returncode, done.stderr) == (0, "")


# ------------------------------------------------------------------------------------------------- asking


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "e1234"),
        ("events",),
        ("statements",),
        ("contradictions",),
        ("reversals",),
        ("due",),
        ("export", "out"),
        ("rebuild",),
    ],
    ids=lambda arguments: arguments[0],
)
def test_there_is_no_record_yet(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert_one_sentence(run(tmp_path, *arguments), 1, "onrecord.sqlite", "no record", "onrecord read")
    assert not (tmp_path / "onrecord.sqlite").exists()


def test_an_unknown_event(desk: Path) -> None:
    assert_one_sentence(run(desk, "show", "e0000000"), 1, "e0000000", "onrecord events")
    assert_one_sentence(run(desk, "show", "the moon landing of 2041"), 1, "the moon landing of 2041")


def test_an_ambiguous_id(desk: Path) -> None:
    assert_one_sentence(run(desk, "show", "e"), 1, "more than one event")


def test_an_unknown_statement(desk: Path) -> None:
    assert_one_sentence(run(desk, "judge", "withdraw", "s0000000"), 1, "s0000000")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("show", "e", "--on", "2025-13-01"), ["2025-13-01"]),
        (("show", "e", "--as-known", "Tuesday"), ["Tuesday"]),
        (("events", "--day", "2025-02-30"), ["2025-02-30"]),
        (("events", "--kind", "sumit"), ["sumit", "summit"]),
        (("events", "--status", "off"), ["off", "cancelled"]),
        (("events", "--limit", "none"), ["--limit"]),
        (("events", "--colour"), ["--colour"]),
        (("evnets",), ["evnets"]),
        (("show",), ["EVENT"]),
        (("read",), ["PATH"]),
    ],
    ids=lambda value: " ".join(value),
)
def test_wrong_usage(desk: Path, arguments: tuple[str, ...], words: list[str]) -> None:
    done = run(desk, *arguments)
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert all(word in done.stderr for word in words), done.stderr


def test_a_wrong_day_for_the_documents(desk: Path) -> None:
    done = run(desk, "read", str(DOSSIER), "--published", "last Tuesday")
    assert done.returncode in (1, 2)
    assert "last Tuesday" in done.stderr
    assert "Traceback" not in done.stderr


# ----------------------------------------------------------------------------------------------- the record


def test_a_file_that_is_no_record(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Call the ministry. " * 100, encoding="utf8")
    for command in (("events",), ("read", str(DOSSIER))):
        assert_one_sentence(run(tmp_path, *command, "--record", "notes.txt"), 1, "notes.txt")
    assert (tmp_path / "notes.txt").read_text(encoding="utf8").startswith("Call the ministry.")


def test_a_record_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert_one_sentence(run(tmp_path, "read", str(DOSSIER), "--record", "no/such/record.sqlite"), 1, "no/such")


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    assert_one_sentence(run(tmp_path, "read", str(DOSSIER), "--record", "records"), 1, "records")


def test_an_export_onto_a_file(desk: Path) -> None:
    (desk / "taken").write_text("mine", encoding="utf8")
    assert_one_sentence(run(desk, "export", "taken"), 1, "taken")
    assert (desk / "taken").read_text(encoding="utf8") == "mine"
