"""What a plain `pip install` must bring: what is imported is asked for, what is read ships, nothing is fetched."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import onrecord

ROOT = Path(__file__).parent.parent
PACKAGE = Path(onrecord.__file__).parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))["project"]


def imported() -> Iterator[str]:
    """The top names of everything that the package imports, also inside functions."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module.split(".")[0]


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def requests(lines: list[str]) -> set[str]:
    return {plain(re.split(r"[<>=\[; ]", line)[0]) for line in lines} - {"onrecord"}


def test_every_import_is_asked_for_and_every_request_is_used() -> None:
    bare = requests(PROJECT["dependencies"])
    extras = {name: requests(lines) for name, lines in PROJECT["optional-dependencies"].items()}
    optional = set().union(*(extras[name] for name in extras if name not in ("test", "dev", "training")))
    distributions = packages_distributions()
    others = set(imported()) - set(sys.stdlib_module_names) - {"onrecord"}
    used = {plain(distributions[name][0]) for name in others}
    assert used - bare - optional == set(), "imported, but not asked for in pyproject.toml"
    # Not imported by us: what trafilatura needs and old pip drops, and the time zones that Windows lacks.
    assert (bare | optional) - used <= {"lxml-html-clean", "tzdata"}, "asked for, but never imported"


def test_what_the_package_reads_lies_in_it() -> None:
    weights = PACKAGE / "read" / "weights"
    manifest = json.loads((weights / "manifest.json").read_text(encoding="utf8"))
    assert all((weights / name).is_file() for name in manifest["files"])
    assert len((PACKAGE / "stories" / "budapest" / "documents.jsonl").read_bytes().splitlines()) == 14
    assert len(list((PACKAGE / "stories").glob("*.story"))) >= 8


NO_NETWORK = """
import socket, sys

def refuse(*args, **kwargs):
    raise AssertionError("the network was asked for")

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse
sys.argv = ["onrecord", "demo", "--json"]
from onrecord.show.cli import main
main()
"""


def test_the_demo_asks_for_no_network(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", NO_NETWORK],
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert json.loads(done.stdout)["standings"]
    assert list(tmp_path.iterdir()) == []


def test_the_licence_texts_ship() -> None:
    assert "TERMS AND CONDITIONS" in (ROOT / "LICENSE").read_text(encoding="utf8")
    notice = (ROOT / "NOTICE").read_text(encoding="utf8")
    assert all(source in notice for source in ("all-MiniLM-L6-v2", "EWT", "GUM", "PolNeAR", "budapest"))
    assert set(PROJECT["license-files"]) >= {"LICENSE", "NOTICE"}
