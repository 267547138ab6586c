"""What the tables of a language are made of."""

from __future__ import annotations

from typing import NamedTuple

Value = str | int | float | None  # what a word is worth: a number, a code, nothing


class Rule(NamedTuple):
    """One pattern of time: its name, the class of what it builds, and the pattern itself."""

    name: str
    builds: str
    pattern: str
