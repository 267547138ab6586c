"""How the tables of facts are written: one row a line, `|` between columns, `;` inside a list, `#` for remarks."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a table that ships with the package."""
    return rows_of((files("onrecord.world") / "data" / name).read_text("utf-8"))


def rows_of(text: str) -> Iterator[list[str]]:
    """The rows of a table's text, cells stripped. Blank lines and lines that begin with `#` are remarks."""
    for line in text.splitlines():
        if line and line[0] != "#":
            yield [cell.strip() for cell in line.split("|")]


def listed(cell: str) -> list[str]:
    """The items of a cell that holds a list."""
    return [item.strip() for item in cell.split(";") if item.strip()]
