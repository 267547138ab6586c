"""Measures which documents onrecord takes for one origin, on pairs written apart from the code.

`python measures/origins.py [--json] [--errors] [SET]` reads a set of pairs (measures/origins_pairs.jsonl if none is
given), one JSON object a line: id, sort, same_origin, turned (may be absent), left and right, each with outlet,
published, title, text. It prints precision, recall and F1 of "one origin" over all pairs and for each sort, and how
many of the pairs that turn their words around were seen as turned. A sort whose pairs are all independent has no
recall; the share judged rightly is given for every sort.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.link.origins import same_origin
from onrecord.model import Document, digest

PAIRS = Path(__file__).resolve().parent / "origins_pairs.jsonl"
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """One pair: what it is, and what it was taken for."""

    id: str
    sort: str
    same: bool
    said: bool
    turned: bool | None
    seen_turned: bool
    how: str


def judged(pairs: Iterable[Json]) -> list[Judged]:
    """Every pair with what it is taken for; the sides are also tried the other way round, which must change nothing."""
    found = []
    for pair in pairs:
        left, right = _document(pair["left"]), _document(pair["right"])
        tie, back = same_origin(left, right), same_origin(right, left)
        if (tie is None) != (back is None):
            raise AssertionError(f"{pair['id']}: not symmetric")
        found.append(
            Judged(
                str(pair["id"]),
                str(pair["sort"]),
                bool(pair["same_origin"]),
                tie is not None,
                pair.get("turned"),
                bool(tie and tie.turned),
                tie.how if tie else "",
            )
        )
    return found


def report(pairs: Iterable[Judged]) -> Json:
    """Precision, recall, F1 in all and by sort, and of the turned pairs."""
    every = list(pairs)
    sorts = dict.fromkeys(pair.sort for pair in every)
    told = [pair for pair in every if pair.turned is not None and pair.same and pair.said]
    return {
        "all": _figures(every),
        "sorts": {sort: _figures([pair for pair in every if pair.sort == sort]) for sort in sorts},
        "turned": {
            "pairs": sum(bool(pair.turned) for pair in every),
            "seen": sum(bool(pair.turned) and pair.seen_turned for pair in every),
            "wrongly": sum(not pair.turned and pair.seen_turned for pair in told),
        },
    }


def read(path: Path) -> list[Json]:
    """The pairs of a set."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _document(side: Json) -> Document:
    """One side of a pair as a document of a record."""
    id = "d" + digest(side.get("outlet"), side.get("published"), side.get("title"), side["text"])
    published = side.get("published")
    return Document(
        id,
        side["text"],
        published or "2000-01-01",
        outlet=side.get("outlet"),
        title=side.get("title"),
        published_at=published,
    )


def _figures(pairs: list[Judged]) -> Json:
    hits = sum(pair.same and pair.said for pair in pairs)
    said, same = sum(pair.said for pair in pairs), sum(pair.same for pair in pairs)
    return {
        "n": len(pairs),
        "right": sum(pair.same == pair.said for pair in pairs) / len(pairs) if pairs else None,
        "precision": hits / said if said else None,
        "recall": hits / same if same else None,
        "f1": 2 * hits / (said + same) if said + same else None,
    }


def main() -> int:
    """Measure a set of pairs and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", nargs="?", type=Path, default=PAIRS, help="the pairs, as JSON Lines")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--errors", action="store_true", help="also print the pairs judged wrongly, and why")
    asked = parser.parse_args()
    if not asked.set.exists():
        print(f"nothing measured: there is no set of pairs at {asked.set}; give its path")
        return 0
    pairs = judged(read(asked.set))
    found = report(pairs)
    if asked.json:
        json.dump(found, sys.stdout, indent=1)
        print()
        return 0
    print(f"{'sort':<28} {'n':>4} {'right':>7} {'prec.':>7} {'recall':>7} {'F1':>7}")
    for name, row in [*found["sorts"].items(), ("all", found["all"])]:
        cells = " ".join(f"{_cell(row[key]):>7}" for key in ("right", "precision", "recall", "f1"))
        print(f"{name:<28} {row['n']:>4} {cells}")
    turned = found["turned"]
    print(f"turned around: {turned['seen']} of {turned['pairs']} seen; {turned['wrongly']} others taken for turned")
    for pair in pairs if asked.errors else ():
        if pair.same != pair.said or (pair.turned is not None and pair.turned != pair.seen_turned):
            print(
                f"{pair.id} ({pair.sort}): one origin {pair.same}, said {pair.said}; turned {pair.turned}; {pair.how}"
            )
    return 0


def _cell(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


if __name__ == "__main__":
    raise SystemExit(main())
