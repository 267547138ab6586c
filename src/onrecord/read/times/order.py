"""Which comes first in a date written in numbers, the day or the month: by the text itself, else by the country."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.read.times.found import Found

# Where 10/21/2025 is written month first; Canada writes both ways. Everywhere else the day or the year comes first.
_MONTH_FIRST = frozenset({"United States", "Philippines", "Micronesia", "Marshall Islands", "Palau"})
_BOTH = frozenset({"Canada"})
_NUMBERS = re.compile(r"(\d{1,2})/(\d{1,2})/\d+")


def day_first_in(country: str | None) -> bool | None:
    """Whether a country writes the day before the month; None where it is not known or both are written."""
    return None if country is None or country in _BOTH else country not in _MONTH_FIRST


def day_first(found: Sequence[Found], country: str | None) -> bool | None:
    """Whether a text writes the day first: shown by a date in it that has one reading, else by the country."""
    shown = {_shown(one.text("numeric")) for one in found if one.rule == "numeric"} - {None}
    return shown.pop() if len(shown) == 1 else day_first_in(country)


def _shown(numeric: str) -> bool | None:
    """What 21/10/2025 (day first) and 10/21/2025 (month first) show; 3/4/2025 shows nothing."""
    match = _NUMBERS.fullmatch(numeric)
    if match is None:
        return None
    left, right = int(match[1]), int(match[2])
    return left > right if (left > 12) != (right > 12) else None
