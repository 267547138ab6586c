"""Asks the interface for programs thousands of times what its OpenAPI document allows, and what it does not.

`python measures/fuzz.py [--requests N] [--record FILE]`

schemathesis makes the requests; the record is the shipped dossier unless another is named. It prints how many requests
were made, how many answers there were of each status, and every answer that is a server's error; it ends with 1 if
there was one, or if fewer requests were made than asked for.
"""

from __future__ import annotations

import argparse
import importlib
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

OPERATIONS = 31  # of the document; schemathesis spreads its examples over them


def run(address: str, requests: int, folder: Path) -> Counter[int]:
    """Ask; how many answers there were of each status."""
    report = folder / "answers.ndjson"
    each = max(1, requests // OPERATIONS + 20)
    command = [
        str(Path(sys.executable).parent / "schemathesis"), "run", f"{address}/api/v1/openapi.json",
        "--checks", "not_a_server_error", "--phases", "examples,coverage,fuzzing", "--max-examples", str(each),
        "--seed", "2025", "--report", "ndjson", "--report-ndjson-path", str(report), "--no-color",
        "--suppress-health-check", "all", "--request-timeout", "30",
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    (folder / "schemathesis.txt").write_text(done.stdout + done.stderr, encoding="utf-8")
    found: Counter[int] = Counter()
    for line in report.read_text(encoding="utf-8").splitlines():
        _count(json.loads(line), found)
    if not found:
        print(done.stdout[-2000:], done.stderr[-2000:])
    return found


def _count(value: Any, found: Counter[int]) -> None:
    """Every answer within a line of the report."""
    if isinstance(value, dict):
        status = value.get("status_code")
        if isinstance(status, int) and "headers" in value:
            found[status] += 1
        for inner in value.values():
            _count(inner, found)
    elif isinstance(value, list):
        for inner in value:
            _count(inner, found)


def main() -> int:
    """Ask, and say how it went."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--requests", type=int, default=5000)
    arguments.add_argument("--record", type=Path)
    asked = arguments.parse_args()
    sys.path.insert(0, str(Path(__file__).parent))
    screens: Any = importlib.import_module("screens")
    with tempfile.TemporaryDirectory() as temporary:
        record = asked.record or screens.dossier(Path(temporary))
        with screens.served(record) as address:
            found = run(address, asked.requests, Path(temporary))
    made = sum(found.values())
    told = ", ".join(f"{status}: {count:,}" for status, count in sorted(found.items()))
    broken = sum(count for status, count in found.items() if status >= 500)
    print(f"{made:,} requests; answers {told}; server errors: {broken}")
    return int(broken > 0 or made < asked.requests)


if __name__ == "__main__":
    sys.exit(main())
