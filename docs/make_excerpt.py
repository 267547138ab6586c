"""Write the README's excerpt of the demo from what the demo prints: `python docs/make_excerpt.py`."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import dropwhile, takewhile
from pathlib import Path

README = Path(__file__).parent.parent / "README.md"
BEGIN = "<!-- printed by `onrecord demo`, cut by docs/make_excerpt.py -->\n```text\n"
END = "```\n<!-- end of the excerpt -->\n"


def printed() -> list[str]:
    """The lines that the demo prints on a terminal of 80 columns."""
    program = str(Path(sys.executable).parent / "onrecord")
    width = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1"}
    done = subprocess.run([program, "demo"], env=width, stdin=subprocess.DEVNULL, capture_output=True, check=True)
    return [line.rstrip() for line in done.stdout.decode("utf8").splitlines()]


def excerpt(lines: list[str]) -> str:
    """The title and the time line. What is left out includes all that depends on the day of printing."""
    time_line = takewhile(bool, dropwhile(lambda line: line != "How it stood", lines))
    return "\n".join([*lines[:2], "...", *time_line, "...", ""])


def page() -> str:
    """The README with its excerpt made anew."""
    before, rest = README.read_text(encoding="utf8").split(BEGIN)
    return before + BEGIN + excerpt(printed()) + END + rest.split(END)[1]


if __name__ == "__main__":
    README.write_text(page(), encoding="utf8")
