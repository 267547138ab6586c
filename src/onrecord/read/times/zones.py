"""Time zones of times of day: by their letters ("GMT"), by a place named after them ("9 p.m. in Seoul")."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones

_OLD = ("Etc", "US", "Canada", "Brazil", "Mexico", "Chile", "posix", "right", "SystemV")


@cache
def _cities() -> dict[str, str]:
    """City -> its zone, from the names of the zones themselves ("Asia/Seoul")."""
    named = (zone for zone in available_timezones() if "/" in zone and not zone.startswith(_OLD))
    return {zone.rpartition("/")[2].replace("_", " ").lower(): zone for zone in sorted(named)}


def zone_of_place(words: str) -> str | None:
    """The zone that is called by a place ("Seoul", "New York"); None for places that give no zone their name."""
    return _cities().get(words.lower())
