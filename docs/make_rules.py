"""Write the table of rules in docs/weigh.md from the rules themselves: `python docs/make_rules.py`."""

from __future__ import annotations

import inspect
from pathlib import Path

from onrecord.weigh.rules import RULES

PAGE = Path(__file__).with_name("weigh.md")
BEGIN, END = "<!-- rules, made by docs/make_rules.py -->\n", "<!-- end of rules -->\n"


def table() -> str:
    """The rules in their order, each in its own sentence, with the story that shows it."""
    rows = []
    for number, rule in enumerate(RULES, 1):
        sentence, _, rest = (inspect.getdoc(rule) or "").partition("\n\nStory: ")
        story = rest.strip().rstrip(".")
        rows.append(f"| {number} | {' '.join(sentence.split())} | [{story}](../src/onrecord/stories/{story}.story) |")
    return "\n".join(["| | rule | story |", "|---|---|---|", *rows, ""])


def page() -> str:
    """The page with its table made anew."""
    text = PAGE.read_text(encoding="utf8")
    before, rest = text.split(BEGIN)
    return before + BEGIN + table() + END + rest.split(END)[1]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf8")
