"""Write the tables of docs/dates.md that are made from the program: `python docs/make_dates.py`.

The examples on that page are written by hand and each is tested; what is listed from the tables of the language, the
reasons for leaving a value open and the floors is made here, so that it cannot fall behind.
"""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path

from onrecord.read.languages.en.times_words import BOUNDS, FEASTS
from onrecord.read.times.answers import REASONS

PAGE = Path(__file__).with_name("dates.md")
FLOORS = Path(__file__).parent.parent / "measures" / "floors.json"

_BOUND = {
    "within": "from the anchor to the end of the time named",
    "in": "of what is to come: at the end of the time named",
    "by": "from the anchor to the end of the time named",
    "until": "from the anchor to the end of the time named; of what is put off: on that day",
    "before": "from the anchor to the day before",
    "after": "from the day after, the end open",
    "since": "from that time to the anchor",
    "from": "from that time, the end open",
    "over": "the time itself",
    "during": "the time itself",
    "for": "the time itself",
}
_FEAST = {
    "day": "a fixed day",
    "nth": "a weekday of a month",
    "easter": "counted from Easter of the western churches",
    "orthodox": "counted from Easter of the eastern churches",
    "kept": "as one country keeps it, by the library of holidays",
    "moon": "as reckoned there, and a day either way where the moon is sighted",
    "fast": "the thirty days before such a feast, approximately",
    "": "left open: countries keep it on days of their own",
}


def _rows(head: list[str], rows: list[list[str]]) -> str:
    return "".join("| " + " | ".join(row) + " |\n" for row in [head, ["---"] * len(head), *rows])


def reasons() -> str:
    """Each reason with a sentence that shows it."""
    return _rows(["left open because", "for example"], [[reason, example] for reason, example in REASONS.items()])


def limits() -> str:
    """The words that set a limit, by what they leave."""
    kinds = sorted(BOUNDS.items(), key=lambda pair: list(_BOUND).index(pair[1]))
    return _rows(
        ["words before a time", "days"],
        [
            [", ".join(words for words, _ in told), _BOUND[kind]]
            for kind, told in groupby(kinds, key=lambda pair: pair[1])
        ],
    )


def feasts() -> str:
    """The feasts, by how their day is found."""
    kind = {name: str(rule[0]) if rule else "" for name, rule in FEASTS.items()}
    return _rows(
        ["how its day is found", "feasts"],
        [[said, ", ".join(name for name in FEASTS if kind[name] == key)] for key, said in _FEAST.items()],
    )


def floors() -> str:
    """What every change is held to."""
    kept: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf8"))["floors"]
    dates = {name: floor for name, floor in kept.items() if name.startswith("dates")}
    rows = [[name, f"{floor:.3f}" if floor < 1 else f"{floor:.0f}"] for name, floor in dates.items()]
    return _rows(["measured by `python measures/gate.py`", "at least"], rows)


BLOCKS = {"reasons": reasons, "limits": limits, "feasts": feasts, "floors": floors}


def page() -> str:
    """The page with its tables made anew."""
    text = PAGE.read_text(encoding="utf8")
    for name, make in BLOCKS.items():
        begin, end = f"<!-- {name}, made by docs/make_dates.py -->\n", f"<!-- end of {name} -->\n"
        before, rest = text.split(begin)
        text = before + begin + make() + end + rest.split(end)[1]
    return text


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf8")
