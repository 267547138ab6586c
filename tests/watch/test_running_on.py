"""What stands in docs/ to keep watching: the unit of systemd and the file for a container."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import typer

from onrecord.show.cli import app

ROOT = Path(__file__).parents[2]
UNIT = ROOT / "docs" / "onrecord-watch.service"
CONTAINER = ROOT / "docs" / "Containerfile"


def instructions() -> list[tuple[str, str]]:
    """The instructions of the container file."""
    lines = CONTAINER.read_text(encoding="utf8").replace("\\\n", " ").splitlines()
    return [(line.split(" ", 1)[0], line.split(" ", 1)[1]) for line in lines if line and not line.startswith("#")]


def options_of(command: str) -> set[str]:
    """The options that a command of ours knows."""
    group = typer.main.get_command(app)
    found = group.get_command(typer.Context(group), command).load()  # type: ignore[attr-defined]
    return {
        name
        for parameter in found.params
        for name in (*parameter.opts, *([parameter.envvar] if parameter.envvar else []))
    }


def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("needs systemd-analyze, which comes with systemd")
    unit = tmp_path / UNIT.name
    unit.write_text(
        UNIT.read_text(encoding="utf8").replace("/opt/onrecord/bin/onrecord", sys.executable), encoding="utf8"
    )
    done = subprocess.run([program, "verify", str(unit)], capture_output=True, text=True, check=False)
    assert (done.returncode, [line for line in done.stderr.splitlines() if unit.name in line]) == (0, [])


def test_the_unit_runs_a_command_that_there_is() -> None:
    [command] = re.findall(r"^ExecStart=\S+/onrecord (.+)$", UNIT.read_text(encoding="utf8"), re.M)
    assert command.split()[0] == "watch"
    assert {word for word in command.split() if word.startswith("--")} <= options_of("watch")
    named = set(re.findall(r"\bONRECORD_\w+", UNIT.read_text(encoding="utf8")))
    assert named <= {*options_of("watch"), "ONRECORD_IMAP_PASSWORD"}


def test_the_container_file_does_what_this_package_needs() -> None:
    said = instructions()
    assert said[0] == ("FROM", "python:3.11-slim")
    assert {name for name, _ in said} <= {
        "FROM",
        "RUN",
        "COPY",
        "USER",
        "WORKDIR",
        "VOLUME",
        "ENV",
        "STOPSIGNAL",
        "ENTRYPOINT",
        "CMD",
    }
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))["project"]
    assert project["requires-python"] == ">=3.11"
    [extras] = re.findall(r"pip install --no-cache-dir \"/src\[([\w,]+)\]\"", CONTAINER.read_text(encoding="utf8"))
    assert set(extras.split(",")) <= project["optional-dependencies"].keys()
    assert ("USER", "onrecord") in said
    [record] = [value for name, value in said if name == "ENV"]
    assert record.split("=")[0] in options_of("watch")
    assert [value for name, value in said if name in ("ENTRYPOINT", "CMD")] == ['["onrecord"]', '["watch"]']
