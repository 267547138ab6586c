"""Which events a desk wants to see: by party, place, kind or words, and by lists that it made itself.

A list is a table in a TOML file. It has the events that it names, and every event that all of its filters admit:

    [gulf]
    title = "Gulf desk"
    party = ["Qatar", "Oman"]     # one of these
    kind = ["summit", "talks"]    # and one of these
    events = ["e5560e373"]        # and these in any case
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from onrecord.keep.lookup import fold, party_names, place_name, words_of
from onrecord.model import Event, EventQuery, Trouble

_FILTERS = ("party", "place", "kind", "words")
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class DeskList:
    """A list that a desk made: one of each filter that it has must fit, or the event is named."""

    name: str
    title: str
    party: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    events: tuple[str, ...] = ()

    def has(self, event: Event) -> bool:
        """Whether an event is on the list."""
        if any(event.id.startswith(id) for id in self.events):
            return True
        filters = (
            (self.party, lambda asked: any(fold(asked) in name for name in party_names(event))),
            (self.place, lambda asked: fold(asked) in place_name(event)),
            (self.kind, lambda asked: asked == event.kind),
            (self.words, lambda asked: all(word in words_of(event) for word in fold(asked).split())),
        )
        given = [(values, fits) for values, fits in filters if values]
        return bool(given) and all(any(fits(value) for value in values) for values, fits in given)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which events are wanted: everything that is given must hold."""

    party: str | None = None
    place: str | None = None
    kind: str | None = None
    words: str | None = None
    desk_list: DeskList | None = None

    def has(self, event: Event) -> bool:
        """Whether an event is wanted."""
        words = words_of(event) if self.words else ""
        return (
            (self.kind is None or event.kind == self.kind)
            and (self.party is None or any(fold(self.party) in name for name in party_names(event)))
            and (self.place is None or fold(self.place) in place_name(event))
            and (self.words is None or all(word in words for word in fold(self.words).split()))
            and (self.desk_list is None or self.desk_list.has(event))
        )

    def query(self, after: str | None = None) -> EventQuery:
        """What a store can look up of it; the desk's list is for `has` to decide."""
        return EventQuery(self.party, self.place, self.kind, words=self.words, after=after)

    @property
    def title(self) -> str:
        """What it is, for the name of a calendar or a feed; "" if it is everything."""
        listed = self.desk_list.title if self.desk_list else None
        return ", ".join(filter(None, (listed, self.party, self.place, self.kind, self.words)))


ALL = Choice()


def read_lists(path: Path) -> tuple[dict[str, DeskList], tuple[Trouble, ...]]:
    """The lists of a file, and what in it could not be understood."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        return {}, (Trouble(str(path), f"it is no file of lists ({error})", "write it in TOML, a table for each list"),)
    lists: dict[str, DeskList] = {}
    troubles: list[Trouble] = []
    for name, table in tables.items():
        made = _list(name, table)
        if isinstance(made, DeskList):
            lists[name] = made
        else:
            troubles.append(Trouble(f"{path}, [{name}]", made, "see the docs page on serving"))
    return lists, tuple(troubles)


def _list(name: str, table: object) -> DeskList | str:
    """A list, or why it is none."""
    if not _NAME.fullmatch(name):
        return "the name of a list is made of small letters, digits, - and _"
    if not isinstance(table, Mapping):
        return "a list is a table"
    known = {*_FILTERS, "events", "title"}
    unknown = sorted(set(table) - known)
    if unknown:
        return f"{unknown[0]!r} is nothing that a list has; it has {', '.join(sorted(known))}"
    values: dict[str, tuple[str, ...]] = {}
    for key in (*_FILTERS, "events"):
        given = table.get(key, [])
        given = [given] if isinstance(given, str) else given
        if not isinstance(given, list) or not all(isinstance(one, str) and one for one in given):
            return f"{key} is a list of texts"
        values[key] = tuple(given)
    return DeskList(name, str(table.get("title") or name), **values)
