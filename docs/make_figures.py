"""Write the README's figures from the floors that are checked on each change: `python docs/make_figures.py`.

A floor is what `python measures/gate.py` last reached, less a margin for chance; nothing here types a figure in.
"""

from __future__ import annotations

import json
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
FLOORS = ROOT / "measures" / "floors.json"
BEGIN, END = "<!-- figures, made by docs/make_figures.py -->\n", "<!-- end of figures -->\n"


def table() -> str:
    """One row a measure, one column a set of texts; "dates, probe: value F1" is the set "dates, probe"."""
    kept = json.loads(FLOORS.read_text(encoding="utf8"))["floors"]
    floors = {tuple(key.split(": ")): value for key, value in kept.items()}
    sets = list(dict.fromkeys(of for of, _ in floors))
    measures = list(dict.fromkeys(measure for _, measure in floors))
    rows = [[name, *(f"{floors[of, name]:.2f}" if (of, name) in floors else "" for of in sets)] for name in measures]
    return "".join("| " + " | ".join(row) + " |\n" for row in [["at least", *sets], ["---"] * (len(sets) + 1), *rows])


def page() -> str:
    """The README with its block made anew."""
    before, rest = README.read_text(encoding="utf8").split(BEGIN)
    return before + BEGIN + table() + END + rest.split(END)[1]


if __name__ == "__main__":
    README.write_text(page(), encoding="utf8")
