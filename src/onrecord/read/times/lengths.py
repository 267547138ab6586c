"""Lengths of time as TIMEX3 durations ("P2W", "PT48H", "PXD"), and how far they reach from a day."""

from __future__ import annotations

from onrecord.read.times.found import Found

_CODES = {
    "D": "D", "W": "W", "FN": "W", "M": "M", "Y": "Y", "Q": "Q", "DE": "Y", "CE": "Y", "ML": "Y", "WE": "WE",
    "TH": "H", "TM": "M", "TS": "S",
}  # fmt: skip
_FACTORS = {"FN": 2, "DE": 10, "CE": 100, "ML": 1000}
_VAGUE = {"DE": "DE", "CE": "C", "ML": "L"}
# What "the coming days" or "within weeks" is read as reaching to at most; EDTF marks the end as approximate.
_ROUGHLY = {"D": (7, "D"), "W": (6, "W"), "M": (6, "M"), "TH": (1, "D"), "TM": (1, "D"), "TS": (1, "D")}
_HALVES = {
    "Y": (6, "M"),
    "TH": (30, "TM"),
    "TM": (30, "TS"),
    "DE": (5, "Y"),
    "D": (12, "TH"),
    "M": (2, "W"),
    "CE": (50, "Y"),
}


def length_value(length: Found) -> str:
    """The TIMEX3 value of a length."""
    if length.text("clock"):  # a race: "in 2:04:11"
        hours, minutes, seconds = (int(part) for part in length.text("clock").split(":"))
        return f"PT{hours}H{minutes}M{seconds}S"
    unit = length.text("unit") or length.text("half_unit")
    if length.text("half_unit"):
        count, unit = _HALVES.get(unit, (0, unit))
        return _write(str(count), unit) if count else "PXX"
    count_told = length.part("count")
    if length.part("while"):
        return "PXX"
    if count_told is None and length.rule in ("every", "times a", "year ended", "past unit"):
        return _write(str(_FACTORS.get(unit, 1)), unit)
    if count_told in (None, "X"):
        return _write("X", unit)
    if count_told == "other":
        return _write("2", unit)
    number = count_told if isinstance(count_told, int | float) else 1
    if length.part("half") or (number % 1 == 0.5 and unit in _HALVES):
        return _and_half(int(number), unit)
    factor = _FACTORS.get(unit, 1)
    scaled = number * factor
    return _write(str(int(scaled)) if scaled == int(scaled) else str(scaled), unit)


def _write(count: str, unit: str) -> str:
    code = _VAGUE[unit] if count == "X" and unit in _VAGUE else _CODES.get(unit, "D")
    return f"P{'T' if unit.startswith('T') else ''}{count}{code}"


def _and_half(count: int, unit: str) -> str:
    """For "a year and a half" P1Y6M, for "an hour and a half" PT1H30M."""
    half = _HALVES.get(unit)
    if half is None or unit in _FACTORS:
        return f"{_write(str(count), unit)}"
    code = _CODES[half[1]]
    return f"{_write(str(count), unit)}{'T' if unit == 'D' else ''}{half[0]}{code}"


def steps_of(length: Found) -> tuple[int, str] | None:
    """How far a length reaches, in whole steps of a calendar unit; rough for "days" and "weeks"; None if unknown."""
    if length.part("working"):
        return None
    unit, count = length.text("unit"), 1 if length.rule == "past unit" else length.part("count")
    if count in (None, "X"):
        return _ROUGHLY.get(unit)
    number = length.number("upto") or count
    if not isinstance(number, int):
        return None
    if unit.startswith("T"):
        hours = {"TH": number, "TM": number / 60, "TS": number / 3600}.get(unit, 0)
        return max(1, -int(-hours // 24)), "D"
    return number, unit
