"""Measures onrecord on the development sets and holds every figure against its floor.

`python measures/gate.py [--json]` prints measure, value, floor and n for each, and fails where a value lies under its
floor. The sets lie beside the repository in ../shared (or in $ONRECORD_SHARED); without them it says so and stops.
Floors stand in measures/floors.json with the digest of each set, so that a changed set is seen; they only rise.
`--raise` writes higher floors where a value has grown, less a margin of a hundredth, or of one item in a small set.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.desk import open_record
from onrecord.gather.files import gather
from onrecord.scale.local import read_all
from onrecord.show.exports import export

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
PROBE = HERE / "dates_probe2.jsonl"  # the project's own; the other sets lie beside the repository
SETS = ("bench/stories", "bench/articles", "bench/timex_probe.jsonl", "data/timex_dev/timebank", str(PROBE))
ORIGINS = HERE / "origins_pairs.jsonl"  # measured where it is there
MARGIN = 0.01
DATE_SETS = {"probe": "probe", "second probe": "probe2", "timebank": "timebank", "aquaint": "aquaint"}
REPORTED = ("dates, aquaint",)  # printed without a floor: its gold is uneven
SPEED = "dates alone: KB of text a CPU second"
SPEED_FLOOR = 400.0  # fixed, for it depends on the processor
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value and the number of items it rests on."""

    measure: str
    value: float
    n: int


def shared() -> Path:
    """The folder of development data beside the repository."""
    return Path(os.environ.get("ONRECORD_SHARED") or HERE.parents[1] / "shared")


def sets() -> tuple[str, ...]:
    """The sets that are measured: the pairs of origins only where they are there."""
    return (*SETS, str(ORIGINS)) if ORIGINS.exists() else SETS


def digest_of(path: Path) -> str:
    """One digest for a file, or for all files of a folder with their names."""
    total = hashlib.sha256()
    for file in [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file()):
        total.update(str(file.relative_to(path.parent)).encode())
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()[:16]


def scored(name: str, *, only: str | None = None) -> Json:
    """The scorer's report on all documents of a folder of stories, read into one record."""
    bench = shared() / "bench"
    with tempfile.TemporaryDirectory() as folder:
        record = open_record(Path(folder) / "record.sqlite")
        paths = [str(p) for p in sorted((bench / name).glob(f"{only or '*'}/documents.jsonl"))]
        if only == "seed":  # the seed story is read as it was published, from its own file
            paths = [str(p) for p in sorted((shared() / "seed").glob("*.txt"))]
        read_all(gather(paths, published="2025-10-21", outlet="unknown publisher"), record, processes=2, progress=None)
        export(record, Path(folder) / "out")
        record.close()
        command = [
            sys.executable,
            str(bench / "story_score.py"),
            str(bench / name),
            str(Path(folder) / "out"),
            "--json",
        ]
        command += ["--story", only] if only else []
        report: Json = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    total: Json = report["total"]
    return total


def story_figures(label: str, total: Json) -> Iterator[Figure]:
    """The figures of one scorer report that have a floor."""
    statements, labels, events = total["statements"], total["labels"], total["events"]
    yield Figure(f"{label}: statements F1", statements["all"]["f1"], int(statements["all"]["gold"]))
    for name in ("stance", "speaker"):
        yield Figure(f"{label}: {name} right", labels[name]["accuracy"], int(labels[name]["n"]))
    yield Figure(f"{label}: events found", events["recall"], int(events["n"]))
    yield Figure(
        f"{label}: statements sorted into events, B-cubed F1", events["bcubed_f1"], int(statements["all"]["gold"])
    )
    yield Figure(f"{label}: status right by day", total["status"]["accuracy"], int(events["n"]))
    for name in ("contradictions", "reversals"):
        yield Figure(f"{label}: {name} found", total[name]["recall"] or 0.0, int(total[name]["gold"]))
    yield Figure(f"{label}: dates right", total["dates"]["accuracy"], int(total["dates"]["n"]))


def _timex(*options: str) -> Json:
    """The report of measures/timex.py."""
    command = [sys.executable, str(HERE / "timex.py"), "--json", *options]
    report: Json = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return report


def date_figures() -> Iterator[Figure]:
    """The figures of reading dates: from the words alone, then with the parse as reading has it, then the speed."""
    report = _timex()
    for run, said in ((report, ""), (_timex("--parse"), " with the parse")):
        for label, name in DATE_SETS.items():
            for key in ("relaxed", "value") if name in run else ():
                yield Figure(f"dates, {label}{said}: {key} F1", run[name][key] / 100, int(run[name]["gold"]))
    yield Figure(SPEED, report["kb_per_cpu_second"], 1)


def origin_figures() -> Iterator[Figure]:
    """How well documents of one origin are told from independent ones, if the set of pairs is there."""
    if ORIGINS.exists():
        command = [sys.executable, str(HERE / "origins.py"), "--json"]
        report: Json = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        yield Figure("origins: pairs of one origin F1", report["all"]["f1"] or 0.0, report["all"]["n"])


def figures() -> Iterator[Figure]:
    """Everything that is measured, in order."""
    yield from story_figures("seed", scored("stories", only="seed"))
    yield from story_figures("stories", scored("stories"))
    yield from story_figures("articles", scored("articles"))
    yield from date_figures()
    yield from origin_figures()


def main() -> int:
    """Measure, print, compare; 1 where a value lies under its floor or a set has changed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print a list of rows")
    parser.add_argument("--raise", dest="lift", action="store_true", help="write higher floors where values have grown")
    asked = parser.parse_args()
    missing = [name for name in SETS if not (shared() / name).exists()]
    if missing:
        print(f"nothing measured: {shared() / missing[0]} is absent (ONRECORD_SHARED names the development data)")
        return 0
    known: Json = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {"sets": {}, "floors": {}}
    found = list(figures())
    if asked.lift:
        lift(known, found)
    floors: dict[str, float] = known["floors"]
    rows: list[Json] = [
        {"measure": f.measure, "value": round(f.value, 4), "floor": floors.get(f.measure, 0.0), "n": f.n} for f in found
    ]
    print(json.dumps(rows, indent=1) if asked.json else "\n".join(_line(row) for row in rows))
    faults = [
        f"{row['measure']} is {row['value']}, under its floor {row['floor']}"
        for row in rows
        if row["value"] < row["floor"]
    ]
    faults += [
        f"{_label(name)} is not the set that the floors were taken on"
        for name in sets()
        if (name in SETS or _label(name) in known["sets"])
        and known["sets"].get(_label(name)) != digest_of(shared() / name)
    ]
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def _label(name: str) -> str:
    """How floors.json calls a set: by its place beside the repository, or in it."""
    return f"measures/{Path(name).name}" if Path(name).is_absolute() else name


def _line(row: Json) -> str:
    mark = " " if row["value"] >= row["floor"] else "!"
    return f"{mark} {row['measure']:<55} {row['value']:>7.3f}  floor {row['floor']:.3f}  n {row['n']}"


def lift(known: Json, found: list[Figure]) -> None:
    """Raise floors to the values less a margin; a floor never falls."""
    floors: dict[str, float] = known["floors"]
    for f in found:
        if f.measure.startswith(REPORTED):
            continue
        if f.measure == SPEED:
            floors[SPEED] = SPEED_FLOOR
            continue
        # one item of a small set may fall the other way on another processor; what is one or two items must hold
        margin = 0.0 if f.value == 1.0 and f.n <= 2 else max(MARGIN, 1 / max(f.n, 1))
        floors[f.measure] = max(floors.get(f.measure, 0.0), round(max(0.0, f.value - margin), 3))
    known["sets"] = {_label(name): digest_of(shared() / name) for name in sets()}
    FLOORS.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
