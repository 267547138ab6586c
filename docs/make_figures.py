"""Write the README's block of figures from the last measuring: `python docs/make_figures.py`.

`python measures/gate.py --json > measures/figures.json` measures; nothing here types a figure in.
"""

from __future__ import annotations

import json
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
FIGURES = ROOT / "measures" / "figures.json"
BEGIN, END = "<!-- figures, made by docs/make_figures.py -->\n", "<!-- end of figures -->\n"


def table() -> str:
    """What was measured, on how much, and the floor that it may not fall under."""
    if not FIGURES.exists():
        return "No figures have been taken of this version yet.\n"
    rows = [
        f"| {row['measure']} | {row['value']:.3g} | {row['floor']:.3g} | {row['n']:,} |"
        for row in json.loads(FIGURES.read_text(encoding="utf8"))
    ]
    return "\n".join(["| measure | figure | floor | on |", "|---|---|---|---|", *rows, ""])


def page() -> str:
    """The README with its block made anew."""
    before, rest = README.read_text(encoding="utf8").split(BEGIN)
    return before + BEGIN + table() + END + rest.split(END)[1]


if __name__ == "__main__":
    README.write_text(page(), encoding="utf8")
