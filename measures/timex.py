"""Measures how dates are read: precision and recall on sets of TIMEX3 gold, and text read per second of CPU.

The scorer and most sets lie beside the repository in ../shared (or in $ONRECORD_SHARED); without them there is nothing
to measure, and the command says so. The second probe is the project's own and lies here: 200 sentences written apart
from the rules (measures/dates_probe2.md). `python measures/timex.py [--json] [--parse] [--errors SET]`.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from onrecord.read.parsed import Word
from onrecord.read.times import find_times, resolve_times

SETS = {
    "probe": "bench/timex_probe.jsonl",
    "timebank": "data/timex_dev/timebank",
    "aquaint": "data/timex_dev/aquaint",
    "probe2": str(Path(__file__).resolve().parent / "dates_probe2.jsonl"),
}
SPEED_SETS = ("timebank", "aquaint")
Figures = dict[str, float]


def shared() -> Path:
    """Where the sets lie."""
    return Path(os.environ.get("ONRECORD_SHARED") or Path(__file__).resolve().parents[2] / "shared")


def scorer() -> ModuleType | None:
    """The scorer of TIMEX3 annotation, if it is there."""
    path = shared() / "bench" / "timex_score.py"
    spec = importlib.util.spec_from_file_location("timex_score", path) if path.exists() else None
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    sys.modules["timex_score"] = module
    spec.loader.exec_module(module)
    return module


Passages = Sequence[tuple[int, int, Sequence[Word]]]


def passages(texts: Sequence[str], parse: bool) -> list[Passages]:
    """The passages of each text with their words; one passage without words where nothing is parsed."""
    if not parse:
        return [[(0, len(text), ())] for text in texts]
    from onrecord.read.parse import parse as parse_text  # the model is loaded only when it is asked for

    return [[(p.start, p.end, p.words) for p in parse_text(text)] for text in texts]


def read(score: ModuleType, text: str, day: str, cut: Passages) -> list[Any]:
    """The expressions of a text in the scorer's form."""
    found = [f for start, end, words in cut for f in find_times(text, words, start=start, end=end)]
    anchor = day[:10] or None
    return [
        score.Timex(t.span[0], t.span[1], "", t.type, t.value or "")
        for t in resolve_times(found, anchor=anchor, published=anchor)
    ]


def measure(score: ModuleType, gold: dict[str, Any], parse: bool, errors: bool = False) -> Figures:
    """F1 of strict, relaxed, value and type over a set."""
    rows = []
    documents = list(gold.values())
    for document, cut in zip(documents, passages([d.text for d in documents], parse), strict=True):
        expressions = read(score, document.text, document.dct, cut)
        mine = score.document(document.name, document.dct, document.text, expressions)
        pairs = score.pair(document.timexes, mine.timexes)
        rows.append(score.counts(document.timexes, mine.timexes, pairs))
        if errors:
            show(document, mine, pairs)
    total = score.add(rows)
    scores = {name: round(100 * score.prf(total, name)[2], 2) for name in score.MEASURES}
    return scores | {"gold": total["gold"], "given": total["system"]}


def show(document: Any, mine: Any, pairs: Sequence[tuple[Any, Any]]) -> None:
    """Prints what differs from gold, one line each."""
    left, right = {id(g) for g, _ in pairs}, {id(s) for _, s in pairs}
    lines = [("wrong", g, s) for g, s in pairs if g.value != s.value]
    lines += [("missed", g, None) for g in document.timexes if id(g) not in left]
    lines += [("spurious", None, s) for s in mine.timexes if id(s) not in right]
    for kind, g, s in lines:
        at = (g or s).start
        context = " ".join(document.text[max(0, at - 60) : at + 50].split())
        gold_said, said = (f"{t.text!r} {t.value}" if t else "" for t in (g, s))
        print(kind, document.name, document.dct[:10], gold_said, said, context, sep="\t")


def speed(texts: Sequence[str], *, spells: int = 3, seconds: float = 1.0) -> float:
    """KB of text read per second of CPU, warm, without the parse: dates found and resolved, documents as they come.

    The best of a few spells is taken, for other work on the same core only slows it.
    """
    return max(_spell(texts, seconds) for _ in range(spells))


def _spell(texts: Sequence[str], seconds: float) -> float:
    size, began = 0, time.process_time()
    while time.process_time() - began < seconds:
        for text in texts:
            resolve_times(find_times(text, (), start=0, end=len(text)), anchor="2025-10-21", published="2025-10-21")
            size += len(text.encode())
    return round(size / 1024 / (time.process_time() - began), 1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the figures of every set that is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON only")
    parser.add_argument("--parse", action="store_true", help="with the words of the parse, as the reader does")
    parser.add_argument("--errors", metavar="SET", help="list every difference from one set's gold")
    options = parser.parse_args(arguments)
    score = scorer()
    if score is None:
        print(f"skipped: no scorer at {shared() / 'bench' / 'timex_score.py'}")
        return 0
    figures: dict[str, Any] = {}
    texts: list[str] = []
    for name, path in SETS.items():
        if (shared() / path).exists() and options.errors in (None, name):
            gold = score.read(str(shared() / path))
            texts += [d.text for d in gold.values()] if name in SPEED_SETS else []
            figures[name] = measure(score, gold, options.parse, options.errors == name)
    if texts and not options.errors:
        figures["kb_per_cpu_second"] = speed(texts)
    print(json.dumps(figures, indent=1) if options.json else "\n".join(f"{k:18} {v}" for k, v in figures.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
