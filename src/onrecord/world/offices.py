"""Who held which office, from what day to what day.

The table that ships is offices.csv (state, office, person, from, to, source, other spellings). A day is written as far
as it is known: 2013-07-01, 2013-07 or 2013. A desk adds its own rows in a file of the same form: pass its path, or name
it in the environment variable ONRECORD_OFFICES. A row of that file that cannot be meant is left out and told.
"""

from __future__ import annotations

import csv
import os
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from onrecord.model import Trouble, first_day, last_day
from onrecord.world.spelling import folded
from onrecord.world.states import side
from onrecord.world.titles import HELD_AS, strip_titles

ENVIRONMENT = "ONRECORD_OFFICES"


@dataclass(frozen=True, slots=True)
class Office:
    """One person in one office of one side, from a day on (held until `until`, not on it; None: still held).

    Both may be known to the month or the year only.
    """

    state: str
    office: str
    person: str
    since: str
    until: str | None
    source: str
    also: tuple[str, ...] = ()

    def held_on(self, day: str) -> bool:
        """Whether the office was, or can have been, held on that day.

        Of a month or year in which it began or ended every day can be one on which it was held: then two persons may
        be found, and `holder` names none.
        """
        if day < (first_day(self.since) or ""):
            return False
        if self.until is None:
            return True
        return day < self.until if len(self.until) == 10 else day <= (last_day(self.until) or "")

    def surely_held_on(self, day: str) -> bool:
        """Whether the office was held on that day however the dates are meant."""
        return (last_day(self.since) or "") <= day and (self.until is None or day < (first_day(self.until) or ""))


@dataclass(frozen=True, slots=True)
class _Table:
    by_office: dict[tuple[str, str], tuple[Office, ...]]
    by_name: dict[str, tuple[Office, ...]]
    by_last: dict[str, tuple[Office, ...]]


def own_file() -> str | None:
    """The desk's own table of offices, if the environment names one."""
    return os.environ.get(ENVIRONMENT) or None


def holder(state: str, office: str, day: str, *, own: str | None = None) -> str | None:
    """Who held an office on a day; None if nobody is known, or more than one person did."""
    table = _table(own or own_file())
    for name in _held_as(state, office):
        held = {row.person for row in table.by_office.get((state, name), ()) if row.held_on(day)}
        if len(held) == 1:
            return held.pop()
        if held:
            return None
    return None


def _held_as(state: str, office: str) -> tuple[str, ...]:
    names = (office, *(name for name in HELD_AS.get(office, ()) if name != office))
    if office == "leader" and state in LED_BY_PREMIER:
        return ("prime minister", *names)
    return names


# States with a president of little power: their leader is the prime minister (or chancellor, found by the usual order).
LED_BY_PREMIER = frozenset(
    {"Israel", "India", "Italy", "Ireland", "Greece", "Hungary", "Czech Republic", "Slovakia", "Poland", "Portugal"}
    | {"Bulgaria", "Ethiopia", "Iraq", "Pakistan", "Bangladesh", "Nepal", "Singapore", "Estonia", "Latvia", "Albania"}
    | {"Croatia", "Slovenia", "North Macedonia", "Kosovo", "Armenia", "Lebanon", "Finland", "Malta", "Iceland"}
)


def offices_of(person: str, day: str | None = None, *, own: str | None = None) -> tuple[Office, ...]:
    """The offices of a person, held on the day if one is given; by full name, else by a last name of one person."""
    table = _table(own or own_file())
    key = folded(strip_titles(person)[0])
    rows = table.by_name.get(key)
    if rows is None and " " not in key:
        rows = _one_person(table.by_last.get(key, ()), day)
    return tuple(row for row in rows or () if day is None or row.held_on(day))


def full_name(person: str, day: str, *, own: str | None = None) -> str | None:
    """The usual full name behind a spelling or a last name; in doubt the one who held office on that day, or None."""
    table = _table(own or own_file())
    key = folded(strip_titles(person)[0])
    rows = table.by_name.get(key)
    if rows is None and " " not in key:
        rows = _one_person(table.by_last.get(key, ()), day)
    return rows[0].person if rows else None


def side_of_person(name: str, day: str, *, own: str | None = None) -> str | None:
    """The side that a person spoke for on a day, by the office held; a state's office before a body's envoyship."""
    rows = offices_of(name, day, own=own)
    return rows[0].state if rows else None


def all_offices(*, own: str | None = None) -> tuple[Office, ...]:
    """Every row of the table, the desk's own first."""
    return tuple(row for rows in _table(own or own_file()).by_office.values() for row in rows)


def _one_person(rows: tuple[Office, ...], day: str | None) -> tuple[Office, ...] | None:
    """All rows of the one person whom news of that day means by a last name; None in doubt."""
    if day is None:
        groups = [rows]
    else:
        near = (_shift(day, -_AFTER_OFFICE), _shift(day, _BEFORE_OFFICE))
        now = [row for row in rows if row.held_on(day)]
        lately = [row for row in rows if row.since <= near[1] and (row.until is None or row.until > near[0])]
        before = _heads([row for row in rows if row.since <= day])
        groups = [tuple(found) for found in (now, _heads(now), _heads(lately), lately, before)]
    for group in groups:
        people = {row.person for row in group}
        if len(people) == 1:
            return tuple(row for row in rows if row.person in people)
    return None


# Years in which a last name alone still, or already, means someone: a president after office, a candidate before it.
_AFTER_OFFICE, _BEFORE_OFFICE = 4, 2


def _shift(day: str, years: int) -> str:
    return f"{int(day[:4]) + years:04d}{day[4:]}"


def _heads(rows: list[Office]) -> list[Office]:
    """Of several bearers of a last name, news means the head of a state: "Obama", "Putin", "Kim"."""
    return [row for row in rows if row.office in _HEADS and (one := side(row.state)) and one.kind == "state"]


_HEADS = frozenset({"president", "prime minister", "chancellor", "king", "supreme leader", "leader", "pope"})


@lru_cache(maxsize=4)
def _table(own: str | None) -> _Table:
    rows, _ = read_rows((files("onrecord.world") / "data" / "offices.csv").read_text("utf-8"), "offices.csv")
    if own:
        rows = [*_read_own(own)[0], *rows]
    by_office: dict[tuple[str, str], list[Office]] = defaultdict(list)
    by_name: dict[str, list[Office]] = defaultdict(list)
    by_last: dict[str, list[Office]] = defaultdict(list)
    for row in rows:
        by_office[row.state, row.office].append(row)
        names = {folded(name) for name in (row.person, *row.also)}
        for name in names:
            by_name[name].append(row)
        for last in {last_name(name) for name in names}:
            by_last[last].append(row)
    return _Table(*({key: tuple(value) for key, value in t.items()} for t in (by_office, by_name, by_last)))  # type: ignore[arg-type]


def own_troubles(*, own: str | None = None) -> list[Trouble]:
    """What of the desk's own table cannot be meant, a sentence each; none where there is no such table."""
    path = own or own_file()
    return _read_own(path)[1] if path else []


def _read_own(path: str) -> tuple[list[Office], list[Trouble]]:
    try:
        text = Path(path).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        cause = (error.strerror if isinstance(error, OSError) else None) or "it is not UTF-8 text"
        return [], [Trouble(path, f"the table of offices cannot be read ({cause})", "check its name and its encoding")]
    return read_rows(text, path)


_COLUMNS = ("state", "office", "person", "from", "to", "source", "also")


def read_rows(text: str, path: str) -> tuple[list[Office], list[Trouble]]:
    """The rows of a table in CSV, its columns in any order, and what of it cannot be meant."""
    lines = csv.DictReader(text.splitlines())
    names = [(name or "").strip().lower() for name in lines.fieldnames or ()]
    if missing := [name for name in _COLUMNS[:5] if name not in names]:
        cause = f"its first line names no column {missing[0]!r}"
        return [], [Trouble(path, cause, f"begin it with {','.join(_COLUMNS)}")]
    lines.fieldnames = names
    rows: list[Office] = []
    troubles: list[Trouble] = []
    try:
        for cells in lines:
            told = {name: (cells.get(name) or "").strip() for name in _COLUMNS}
            fault = _fault(told)
            if fault:
                troubles.append(Trouble(f"{path} line {lines.line_num}", *fault))
            else:
                rows.append(_row(told))
    except csv.Error as error:
        troubles.append(Trouble(f"{path} line {lines.line_num}", f"it is no CSV ({error})", "write a row a line"))
    return rows, troubles


def _fault(told: dict[str, str]) -> tuple[str, str] | None:
    """Why a row cannot be meant, and what would help."""
    empty = next((name for name in ("state", "office", "person", "from") if not told[name]), None)
    if empty:
        return f"the row has no {empty}", "fill it in, or leave the row out: unknown stays unknown"
    wrong = next((told[name] for name in ("from", "to") if told[name] and not _is_moment(told[name])), None)
    if wrong is not None:
        return f"{wrong!r} is no day, month or year", "write it as 2013-07-01, 2013-07 or 2013"
    if told["to"] and (last_day(told["to"]) or "") < (first_day(told["from"]) or ""):
        return f"it ends on {told['to']}, before it begins on {told['from']}", "check the two"
    return None


def _is_moment(text: str) -> bool:
    try:
        date.fromisoformat(first_day(text) or "")
    except ValueError:
        return False
    return len(text) in (4, 7, 10)


def _row(told: dict[str, str]) -> Office:
    also = tuple(filter(None, (name.strip() for name in told["also"].split(";"))))
    return Office(told["state"], told["office"], told["person"], told["from"], told["to"] or None, told["source"], also)


# Family names that stand first in East Asian names.
_FAMILY_FIRST = frozenset(
    {"kim", "park", "moon", "roh", "lee", "yoon", "han", "ban", "hwang", "choe", "ri", "pak", "paek", "hu", "wen", "xi"}
    | {"li", "jiang", "zhu", "wang", "yang", "qin", "tang", "liu", "hua", "geng", "zhao", "mao", "lin", "guo", "dong"}
    | {"cao", "liang", "chang", "wei", "he", "zhong", "wu", "lu", "hong", "ma", "chen", "tsai", "lai", "tung", "leung"}
    | {"nguyen", "phan", "pham", "tran", "truong", "vo", "luong", "nong", "to", "hun", "song", "kang", "chung", "cho"}
    | {"yun", "yu", "jung", "goh", "suh", "shin", "jeong", "ahn", "baik", "chun", "lim", "ryoo", "hyun", "kwon", "kong"}
)


def last_name(name: str) -> str:
    """The family name of a folded full name; East Asian names give it first."""
    parts = name.split()
    if parts[0] in _FAMILY_FIRST and 2 <= len(parts) <= 3:
        return parts[0]
    return parts[-1]
