"""Measures speed: what each step of reading costs, linking and weighing, and a whole archive into one record.

`python measures/speed.py [--sample N] [--bulk [PATH ...]] [--record FILE] [--processes N] [--json]`, and
`python measures/speed.py web ...` how fast the record is served (see web_speed.py).

Words are what stands between spaces. CPU seconds are measured, not wall time, since other programs may share the
machine; beside them stands the same-run figure of a peer, the bare model session over the same words, so that runs on
different machines can be compared by the ratio. The archive lies beside the repository in ../shared (or in
$ONRECORD_SHARED); without it the dossier that ships with onrecord is read.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord import desk
from onrecord.gather.files import gather
from onrecord.model import Document, Event, EventQuery, Reading, Record
from onrecord.scale.local import Summary, read_all

Row = dict[str, Any]
# The steps of reading: the functions whose time, less that of the steps within them, is theirs.
STEPS = (
    ("tokens", "onrecord.read.parse", "pieces_of"),
    ("model", "onrecord.read.parse", "run"),
    ("decode", "onrecord.read.parse", "decode"),
    ("times", "onrecord.read.reader", "find_times"),
    ("times", "onrecord.read.reader", "resolve_times"),
    ("statements", "onrecord.read.reader", "statements_of"),
)
SEED = 2025


def archive() -> list[str]:
    """Where the archive lies, else the dossier that ships."""
    root = Path(__file__).resolve().parents[1]
    shared = Path(os.environ.get("ONRECORD_SHARED") or root.parent / "shared") / "data" / "current_events"
    dossier = root / "src" / "onrecord" / "stories" / "budapest" / "documents.jsonl"
    return [str(shared if shared.exists() else dossier)]


# --------------------------------------------------------------------------------------------- one sample


@dataclass(slots=True)
class Clock:
    """CPU seconds by step; what a step within another takes is the inner one's alone."""

    spent: dict[str, float] = field(default_factory=dict)
    _inner: list[float] = field(default_factory=list)

    def timed(self, step: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, its time counted; what it gives bit by bit is taken out at once, so that it counts too."""

        def counted(*args: Any, **options: Any) -> Any:
            self._inner.append(0.0)
            start = time.process_time()
            result = function(*args, **options)
            result = list(result) if isinstance(result, Iterator) else result
            took = time.process_time() - start
            self.spent[step] = self.spent.get(step, 0.0) + took - self._inner.pop()
            if self._inner:
                self._inner[-1] += took
            return result

        return counted


@contextmanager
def _steps_timed(clock: Clock) -> Iterator[None]:
    before = []
    for step, module, name in STEPS:
        place = importlib.import_module(module)
        before.append((place, name, getattr(place, name)))
        setattr(place, name, clock.timed(step, getattr(place, name)))
    try:
        yield
    finally:
        for place, name, function in before:
            setattr(place, name, function)


class _Listening:
    """A model session that remembers what it was asked."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.asked: list[tuple[Any, Any]] = []

    def run(self, outputs: Any, feed: Any) -> Any:
        """Run, and remember."""
        self.asked.append((outputs, feed))
        return self.session.run(outputs, feed)


@contextmanager
def _session_heard() -> Iterator[_Listening]:
    weights: Any = importlib.import_module("onrecord.read.weights")
    listening, before = _Listening(weights._session(1)), weights._session
    weights._session = lambda _: listening
    try:
        yield listening
    finally:
        weights._session = before


def sample(paths: Sequence[str], size: int) -> list[Document]:
    """So many documents of an archive, drawn evenly, the same ones each time."""
    chosen: list[Document] = []
    draw = random.Random(SEED)
    documents = (item for item in gather(paths) if isinstance(item, Document))
    for seen, document in enumerate(documents):
        if len(chosen) < size:
            chosen.append(document)
        elif (place := draw.randrange(seen + 1)) < size:
            chosen[place] = document
    return sorted(chosen, key=lambda d: (d.day, d.id))


def words_in(documents: Sequence[Document]) -> int:
    """Words of documents, as spaces part them."""
    return sum(len(document.text.split()) for document in documents)


def measure_sample(documents: Sequence[Document]) -> Row:
    """What reading, linking and weighing cost on a sample."""
    from onrecord.read.reader import read_documents

    list(read_documents(documents[:64]))  # load the model and warm the caches: a run pays that once
    clock = Clock()
    with _steps_timed(clock), _session_heard() as session:
        start = time.process_time()
        read = list(read_documents(documents))
        whole = time.process_time() - start
    start = time.process_time()
    for outputs, feed in session.asked:
        session.session.run(outputs, feed)
    peer = time.process_time() - start
    words = words_in(documents)
    return {
        "documents": len(documents),
        "words": words,
        "statements": sum(len(reading.statements) for _, reading in read),
        "reading": _reading_rows(words, clock.spent, whole, peer),
        "settling": measure_settling(read),
    }


def _reading_rows(words: int, spent: dict[str, float], whole: float, peer: float) -> list[Row]:
    steps = {**spent, "rest": whole - sum(spent.values())}
    rows = [_row(step, words, seconds, whole, peer) for step, seconds in steps.items()]
    return [*rows, _row("all", words, whole, whole, peer), _row("peer (bare session)", words, peer, whole, peer)]


def _row(step: str, words: int, seconds: float, whole: float, peer: float) -> Row:
    return {
        "step": step,
        "words_per_cpu_second": round(words / seconds) if seconds > 0 else None,
        "share": round(seconds / whole, 3),
        "times_the_peer": round(seconds / peer, 2),
    }


def measure_settling(read: Sequence[tuple[Document, Reading]]) -> list[Row]:
    """CPU milliseconds a statement of entering, linking and weighing, in memory and in a file."""
    statements = max(1, sum(len(reading.statements) for _, reading in read))
    with tempfile.TemporaryDirectory() as folder:
        stores = {"memory": None, "sqlite": Path(folder) / "sample.sqlite"}
        spent = {store: _settle(path, read) for store, path in stores.items()}
    return [
        {"store": store, "step": step, "ms_per_statement": round(1000 * seconds / statements, 3)}
        for store, steps in spent.items()
        for step, seconds in steps.items()
    ]


def _settle(path: Path | None, read: Sequence[tuple[Document, Reading]]) -> dict[str, float]:
    phases = Phases(time.process_time)
    record = desk.open_record(path)
    record.enter_all(read)
    phases("enter", len(read), None)
    desk.settle(record, phases)
    record.close()
    return phases.spent


class Phases:
    """Seconds by phase of the work: what passes between two reports is the later one's."""

    def __init__(self, clock: Callable[[], float], *, show: bool = False) -> None:
        self.spent: dict[str, float] = {}
        self._clock, self._last, self._show = clock, clock(), show

    def __call__(self, phase: str, done: int, total: int | None) -> None:
        """Hear that a phase has moved on."""
        at = self._clock()
        self.spent[phase] = self.spent.get(phase, 0.0) + at - self._last
        self._last = at
        if self._show:
            print(f"\r{phase} {done:,}{f' of {total:,}' if total else ''}   ", end="", file=sys.stderr)


# --------------------------------------------------------------------------------------------- the bulk


def measure_bulk(paths: Sequence[str], path: Path, processes: int | None) -> Row:
    """The archive into one SQLite record: time, memory, what came of it, and how fast it answers."""
    wall, cpu = time.perf_counter(), _cpu()
    phases = Phases(time.perf_counter, show=sys.stderr.isatty())
    record = desk.open_record(path)
    summary = read_all(gather(paths), record, processes=processes, progress=phases)
    row = {
        "wall_seconds": round(time.perf_counter() - wall, 1),
        "cpu_seconds": round(_cpu() - cpu, 1),
        "wall_by_phase": {phase: round(seconds, 1) for phase, seconds in phases.spent.items()},
        **_memory(processes),
        **_came_of_it(summary, record),
        "megabytes_on_disk": round(sum(f.stat().st_size for f in path.parent.glob(path.name + "*")) / 1e6, 1),
        "answers": measure_answers(record, path) if not summary.stopped else [],
    }
    record.close()
    return row


def _cpu() -> float:
    own, others = os.times(), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.user + own.system + others.ru_utime + others.ru_stime


def _memory(processes: int | None) -> Row:
    """Peak resident megabytes; "all" takes every worker for as large as the largest, an upper bound."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    workers = processes or min(2, os.cpu_count() or 1)
    return {"peak_mb": {"parent": round(own), "worker": round(worker), "all": round(own + workers * worker)}}


def _came_of_it(summary: Summary, record: Record) -> Row:
    return {
        "documents": summary.documents,
        "new": summary.new,
        "new_statements": summary.statements,
        "troubles": len(summary.troubles),
        "first_troubles": [str(trouble) for trouble in summary.troubles[:3]],
        "stopped": summary.stopped,
        "record": record.counts(),
    }


def measure_answers(record: Record, path: Path) -> list[Row]:
    """Wall seconds of `events`, `show` and `due`: as library calls, and as commands with their start."""
    event = _much_told(record)
    day = event.first if event else "2020-01-01"
    rows: list[Row] = [{"question": name, "library": _best(call)} for name, call in _calls(record, event, day).items()]
    asked = {"events": ["events"], "events --day": ["events", "--day", day], "due": ["due", "--day", day]}
    if event:
        asked["show"] = ["show", event.id]
    for row in rows:
        row["command"], row["command_cpu"] = _command([*asked[row["question"]], "--record", str(path)])
    return rows


def _calls(record: Record, event: Event | None, day: str) -> dict[str, Callable[[], object]]:
    from onrecord.show import looking, views

    calls: dict[str, Callable[[], object]] = {
        "events": lambda: list(views.event_lines(record, EventQuery(limit=50), day)),
        "events --day": lambda: list(views.event_lines(record, EventQuery(day=day, limit=50), day)),
        "due": lambda: list(looking.due(record, views.Clocks(day), 14)),
    }
    if event:
        calls["show"] = lambda: views.event_page(event, record, views.Clocks(day))
    return calls


def _much_told(record: Record) -> Event | None:
    """An event with many statements among the newest, the dearest to show."""
    events = list(record.events(EventQuery(limit=300)))
    return max(events, key=lambda event: len(record.testimony(event.id)), default=None)


def _best(call: Callable[[], object], times: int = 3) -> float:
    took = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        took.append(time.perf_counter() - start)
    return round(min(took), 3)


def _command(arguments: Sequence[str]) -> tuple[float | str, float]:
    """Wall and CPU seconds of a command, the best of three; in place of the time its complaint, if it failed."""
    command = [sys.executable, "-c", "from onrecord.show.cli import main; main()", *arguments]
    best: tuple[float | str, float] = (9e9, 9e9)
    for _ in range(3):
        start, cpu = time.perf_counter(), _cpu()
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            return " ".join(done.stderr.split())[-200:], 0.0
        best = min(best, (round(time.perf_counter() - start, 3), round(_cpu() - cpu, 3)), key=lambda b: float(b[0]))
    return best


# ------------------------------------------------------------------------------------------------ telling


def tell(figures: Row) -> None:
    """The figures as lines to read."""
    if "sample" in figures:
        told = figures["sample"]
        print(f"{told['documents']:,} documents, {told['words']:,} words, {told['statements']:,} statements\n")
        _table(told["reading"])
        print()
        _table(told["settling"])
    if "bulk" in figures:
        told = dict(figures["bulk"])
        answers = told.pop("answers")
        print()
        for name, value in told.items():
            print(f"{name:20} {value:,}" if isinstance(value, int | float) else f"{name:20} {value}")
        print()
        _table(answers)


def _table(rows: Sequence[Row]) -> None:
    if rows:
        names = list(rows[0])
        print("  ".join(f"{name:>20}" for name in names))
        for row in rows:
            print("  ".join(f"{row[name]!s:>20}" for name in names))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what is asked for and print it."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given[:1] == ["web"]:
        web: Any = importlib.import_module("web_speed")
        return int(web.main(given[1:]))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=1000, help="documents to read step by step; 0 for none")
    parser.add_argument("--bulk", nargs="*", metavar="PATH", help="read all of these (default: the archive)")
    parser.add_argument("--record", type=Path, help="the record to make or go on with (default: a passing one)")
    parser.add_argument("--processes", type=int, help="worker processes (default: one a core, at most two)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    asked = parser.parse_args(given)
    figures: Row = {}
    if asked.sample:
        figures["sample"] = measure_sample(sample(archive(), asked.sample))
    if asked.bulk is not None:
        with tempfile.TemporaryDirectory() as folder:
            path = asked.record or Path(folder) / "bulk.sqlite"
            figures["bulk"] = measure_bulk(asked.bulk or archive(), path, asked.processes)
    print(json.dumps(figures, indent=2)) if asked.json else tell(figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
