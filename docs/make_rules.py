"""Write the tables of docs/weigh.md from the rules and the check themselves: `python docs/make_rules.py`."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from pathlib import Path

from onrecord.model import Status
from onrecord.weigh.filter import Moves, tables
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


CHECK_BEGIN, CHECK_END = "<!-- tables of the check, made by docs/make_rules.py -->\n", "<!-- end of the tables -->\n"
WHEN = (("each_day", "on a day on which nothing is heard"), ("when_heard", "on a day on which someone speaks"),
        ("when_over", "on the day after its time has ended"))  # fmt: skip


def check_tables() -> str:
    """What the probabilistic check goes by: evidence, weights, moves, each figure with its reason."""
    by = tables()
    lines = ["**Evidence**: how many times as likely the words are under a status as under one that is not named.", ""]
    lines += ["| what is said | times as likely under | because |", "|---|---|---|"]
    lines += [f"| {row.told} | {_figures(row.likely, '')} | {row.because} |" for row in by.evidence.values()]
    lines += ["", "**Weights**: what share of a full piece of evidence a word is; those that apply are multiplied.", ""]
    lines += ["| | share | because |", "|---|---|---|"]
    lines += [f"| {row.name} | {row.factor:g} | {row.because} |" for row in by.weights.values()]
    lines += ["", "**Moves**: the chance that a status becomes another before the words of the day are weighed.", ""]
    lines += ["| when | from | to, in percent | because |", "|---|---|---|---|"]
    lines += [line for name, told in WHEN for line in _moves(told, getattr(by, name))]
    lines += ["", f"An event enters the record as {_figures(by.start, '%')}. {by.start_because}", ""]
    lines += [f"A standing is flagged from {by.threshold:.0%} on. {by.threshold_because}", ""]
    return "\n".join(lines)


def _moves(told: str, table: Mapping[Status, Moves]) -> Iterator[str]:
    for status, moves in table.items():
        yield f"| {told} | {_word(status)} | {_figures(moves.chances, '%')} | {moves.because} |"


def _figures(figures: Mapping[Status, float], unit: str) -> str:
    """Statuses with their figures, the greatest first."""
    order = sorted(figures.items(), key=lambda one: -one[1])
    return ", ".join(f"{_word(status)} {value * 100 if unit else value:g}{unit}" for status, value in order)


def _word(status: Status) -> str:
    return status.value.replace("_", " ")


def page() -> str:
    """The page with its tables made anew."""
    text = PAGE.read_text(encoding="utf8")
    for begin, made, end in ((BEGIN, table(), END), (CHECK_BEGIN, check_tables(), CHECK_END)):
        before, rest = text.split(begin)
        text = before + begin + made + end + rest.split(end)[1]
    return text


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf8")
