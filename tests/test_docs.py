"""The docs tell the truth: every command is documented, every example runs, every link leads somewhere."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shlex
import subprocess
import sys
from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from types import ModuleType

import pytest

from onrecord import model

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
VERBS = ("gather", "read", "link", "keep", "weigh", "show")

Command = tuple[str, ...]


def page_name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def load(path: Path) -> ModuleType:
    """A script of the repository as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# ------------------------------------------------------------------------------------------- the command line


def test_the_page_of_commands_is_what_the_program_says() -> None:
    made = load(ROOT / "docs" / "make_commands.py").page()
    kept = (ROOT / "docs" / "commands.md").read_text(encoding="utf8")
    assert kept == made, "stale: run python docs/make_commands.py"


def test_every_option_of_the_program_is_documented_and_no_other(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf8")
    for section in page.split("\n## onrecord ")[1:]:
        name = section.split("\n", 1)[0]
        done = run(("onrecord", name, "--help"), tmp_path)
        assert done.returncode == 0, done.stderr
        documented = set(re.findall(r"^\| `(--[a-z-]+)", section, flags=re.M))
        assert documented == set(re.findall(r"^ +(?:-\w, )?(--[a-z-]+)", done.stdout, flags=re.M)) - {"--help"}, name


def test_every_command_stands_in_the_readme_and_on_the_page_of_its_verb() -> None:
    commands = load(ROOT / "docs" / "make_commands.py").commands()
    assert len(commands) >= 11
    readme = (ROOT / "README.md").read_text(encoding="utf8")
    show = (ROOT / "docs" / "show.md").read_text(encoding="utf8")
    for name in commands:
        assert f"`onrecord {name}" in readme, f"README has no line on the command {name}"
        assert f"`{name}" in show, f"docs/show.md has no line on the command {name}"


def test_the_page_on_weighing_has_the_rules_as_they_are() -> None:
    kept = (ROOT / "docs" / "weigh.md").read_text(encoding="utf8")
    assert kept == load(ROOT / "docs" / "make_rules.py").page(), "stale: run python docs/make_rules.py"


def test_the_page_on_dates_has_the_tables_as_they_are() -> None:
    kept = (ROOT / "docs" / "dates.md").read_text(encoding="utf8")
    assert kept == load(ROOT / "docs" / "make_dates.py").page(), "stale: run python docs/make_dates.py"


# ---------------------------------------------------------------------------------------------------- links


@pytest.mark.parametrize("page", PAGES, ids=page_name)
def test_every_link_inside_the_repository_leads_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf8"), flags=re.S)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, heading = target.partition("#")
        linked = (page.parent / path).resolve() if path else page
        assert linked.exists(), f"{page_name(page)} links to {target}"
        if heading:
            assert heading in headings(linked), f"{page_name(page)} links to {target}, which has no such heading"


def headings(page: Path) -> set[str]:
    """The anchors of a page's headings, as forges make them."""
    lines = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf8"), flags=re.M)
    return {re.sub(r"[^\w\- ]", "", line.lower()).replace(" ", "-") for line in lines}


def test_every_page_can_be_reached() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf8")
    for page in (ROOT / "docs").rglob("*.md"):
        name = page.relative_to(ROOT / "docs").as_posix()
        assert name == "README.md" or f"({name})" in index, f"docs/README.md does not lead to {name}"
    assert "(docs/README.md)" in (ROOT / "README.md").read_text(encoding="utf8")


def test_every_verb_has_its_page() -> None:
    for verb in VERBS:
        assert (ROOT / "docs" / f"{verb}.md").exists()


# -------------------------------------------------------------------------------------------------- glossary


def test_the_glossary_knows_every_word_of_the_model() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf8").lower()
    rows = set(re.findall(r"^\| ([^|]+?) \|", glossary, flags=re.M))
    enums = [thing for thing in vars(model).values() if isinstance(thing, type) and issubclass(thing, StrEnum)]
    words = {str(member.value) for enum in enums for member in enum}
    assert len(words) > 40
    missing = words - rows
    assert not missing, f"not in docs/glossary.md: {sorted(missing)}"


@pytest.mark.parametrize("noun", ["Document", "Statement", "Judgement", "Event", "Utterance", "Origin", "Standing"])
def test_the_glossary_knows_the_noun(noun: str) -> None:
    assert f"| {noun.lower()} |" in (ROOT / "docs" / "glossary.md").read_text(encoding="utf8")


# -------------------------------------------------------------------------------------------------- examples


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page.read_text(encoding="utf8"), flags=re.M | re.S)


def onrecord_commands(block: str) -> list[Command]:
    """The onrecord commands of a shell block, comments and output left out."""
    lines = block.replace("\\\n", " ").splitlines()
    return [tuple(shlex.split(line, comments=True)) for line in lines if line.startswith("onrecord ")]


def run(command: Command, folder: Path) -> subprocess.CompletedProcess[str]:
    """A command as a user runs it, in a folder of its own."""
    program = [str(Path(sys.executable).parent / "onrecord")] if command[0] == "onrecord" else [command[0]]
    return subprocess.run(
        [*program, *command[1:]],
        cwd=folder,
        env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "HOME": str(folder)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf8",
        timeout=120,
        check=False,
    )


EXAMPLES = [page for page in PAGES if any(onrecord_commands(block) for block in blocks(page, "sh"))]


@pytest.mark.parametrize("page", EXAMPLES, ids=page_name)
def test_every_example_runs(page: Path, tmp_path: Path) -> None:
    """One folder a page: what an example makes, the next may use. The folder holds the shipped dispatches."""
    dossier = ROOT / "src" / "onrecord" / "stories" / "budapest" / "documents.jsonl"
    (tmp_path / "documents.jsonl").write_bytes(dossier.read_bytes())
    for block in blocks(page, "sh"):
        for command in onrecord_commands(block):
            done = run(command, tmp_path)
            assert done.returncode == 0, f"{shlex.join(command)}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
            assert "Traceback" not in done.stderr


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page, "python")], ids=page_name)
def test_every_python_example_runs(page: Path, tmp_path: Path) -> None:
    for block in blocks(page, "python"):
        done = run((sys.executable, "-W", "error", "-c", block), tmp_path)
        assert done.returncode == 0, done.stderr[-2000:]


def test_what_the_readme_shows_is_what_the_program_prints() -> None:
    kept = (ROOT / "README.md").read_text(encoding="utf8")
    assert kept == load(ROOT / "docs" / "make_excerpt.py").page(), "stale: run python docs/make_excerpt.py"
    assert "did not take place" in kept.split("How it stood")[1].split("end of the excerpt")[0]


# --------------------------------------------------------------------------------------------------- figures


def test_the_figures_of_the_readme_are_the_measured_ones() -> None:
    kept = (ROOT / "README.md").read_text(encoding="utf8")
    assert kept == load(ROOT / "docs" / "make_figures.py").page(), "stale: run python docs/make_figures.py"


# ----------------------------------------------------------------------------------------------- forbidden words


def tracked_texts() -> list[Path]:
    """Every text file of the project, as far as a checkout or an unpacked copy has it."""
    skipped = {".git", ".venv", "venv", "build", "dist", "weights", "__pycache__"}
    found = []
    for folder, names, files in os.walk(ROOT):
        names[:] = [n for n in names if n not in skipped and not n.endswith("_cache") and n != ".hypothesis"]
        found += [Path(folder) / name for name in files if name not in skipped]  # in a worktree .git is a file
    return [path for path in found if path.suffix not in {".pyc", ".onnx", ".gz", ".sqlite", ".whl"}]


# Put together from parts, so that this file does not find itself.
UNFINISHED = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "NotImplemented" + "Error"]) + r")\b")
MACHINE = re.compile(
    "|".join(["/wo" + "rk/", r"/ro" + "ot/", r"pypi\." + "org", "files\\." + "pythonhosted", r"/home/" + r"\w"])
)


@pytest.mark.parametrize(("what", "pattern"), [("unfinished work", UNFINISHED), ("one machine's places", MACHINE)])
def test_nothing_speaks_of(what: str, pattern: re.Pattern[str]) -> None:
    found = []
    for path in tracked_texts():
        try:
            text = path.read_text(encoding="utf8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}: {m[0]}" for m in pattern.finditer(text)]
    assert not found, f"{what}: {found[:10]}"


def test_the_exchange_form_in_the_readme_has_the_keys_of_the_export(tmp_path: Path) -> None:
    """Each file of an export is named with exactly the keys that its lines have."""
    record = str(tmp_path / "record.sqlite")
    dossier = ROOT / "src" / "onrecord" / "stories" / "budapest" / "documents.jsonl"
    assert run(("onrecord", "read", str(dossier), "--record", record), tmp_path).returncode == 0
    out = tmp_path / "out"
    assert run(("onrecord", "export", str(out), "--record", record), tmp_path).returncode == 0
    page = (ROOT / "docs" / "show.md").read_text(encoding="utf8")
    rows = re.findall(r"^\| `(\w+\.jsonl)` \| ([^|]+?) \|", page, flags=re.M)
    told = {name: re.findall(r"`(\w+)`", keys) for name, keys in rows}
    assert set(told) == {path.name for path in out.iterdir()}
    for name, keys in told.items():
        lines = (out / name).read_text(encoding="utf8").splitlines()
        if lines:
            assert list(json.loads(lines[0])) == keys, name


def test_the_nouns_are_documented_field_by_field_where_they_are_kept() -> None:
    """docs/keep.md names every field of the three kept things."""
    page = (ROOT / "docs" / "keep.md").read_text(encoding="utf8")
    for noun in (model.Document, model.Statement, model.Judgement):
        for field in fields(noun):
            assert f"`{field.name}`" in page, f"docs/keep.md does not name {noun.__name__}.{field.name}"
