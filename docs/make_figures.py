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
    """One row a measure, one column a set of texts; then the dates: one row a set, one column a measure."""
    kept: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf8"))["floors"]
    floors = {tuple(key.split(": ")): value for key, value in kept.items()}
    stories = {key: value for key, value in floors.items() if not key[0].startswith("dates")}
    dates = {(measure, of): value for (of, measure), value in floors.items() if of.startswith("dates")}
    return _grid("at least", stories) + "\n" + _grid("at least", {k: v for k, v in dates.items() if "KB" not in k[0]})


def _grid(corner: str, floors: dict[tuple[str, ...], float]) -> str:
    """The first name of each floor across, the second down."""
    across, down = (list(dict.fromkeys(key[n] for key in floors)) for n in (0, 1))
    rows = [[name, *(f"{floors[of, name]:.2f}" if (of, name) in floors else "" for of in across)] for name in down]
    return "".join("| " + " | ".join(row) + " |\n" for row in [[corner, *across], ["---"] * (len(across) + 1), *rows])


def page() -> str:
    """The README with its block made anew."""
    before, rest = README.read_text(encoding="utf8").split(BEGIN)
    return before + BEGIN + table() + END + rest.split(END)[1]


if __name__ == "__main__":
    README.write_text(page(), encoding="utf8")
