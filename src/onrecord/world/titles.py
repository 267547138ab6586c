"""Titles and roles: the office that the words mean, and whether who bears them speaks for the side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from onrecord.world.places import find_place
from onrecord.world.spelling import folded
from onrecord.world.states import any_side
from onrecord.world.table import listed, rows

Standing = Literal["principal", "office", "official", "outsider"]


@dataclass(frozen=True, slots=True)
class Title:
    """A title as written in lower case, the office it means, and its rank within the side."""

    words: str
    office: str
    rank: Standing


# What the table of holders calls an office, for an office as titles name it; tried in this order.
HELD_AS: dict[str, tuple[str, ...]] = {
    "president": ("president", "head of state"),
    "prime minister": ("prime minister", "chancellor"),
    "chancellor": ("chancellor",),
    "leader": ("supreme leader", "leader", "chancellor", "president", "prime minister", "party leader", "king", "emir"),
    "monarch": ("monarch", "king", "emir", "sultan", "crown prince"),
    "head of body": ("secretary-general", "director-general", "managing director", "president", "commission president"),
    "pope": ("pope",),
    "deputy head": ("vice president", "vice premier"),
    "foreign minister": ("foreign minister",),
    "defence minister": ("defence minister",),
    "finance minister": ("finance minister", "economy minister"),
    "trade minister": ("trade minister", "economy minister", "trade commissioner"),
    "interior minister": ("interior minister", "home minister", "homeland security secretary"),
    "justice minister": ("attorney general",),
    "spokesperson": ("spokesperson",),
    "chief negotiator": ("chief negotiator",),
    "envoy": ("envoy", "special envoy"),
    "speaker of parliament": ("speaker of the house", "speaker of parliament", "parliament president"),
    "central bank head": ("central bank head", "president"),
    "commander": ("army chief", "joint chiefs chairman"),
}

# Words that stand before a title and do not change the office.
_QUALIFIERS = frozenset(
    {"then", "incumbent", "outgoing", "incoming", "newly elected", "new", "longtime", "current", "its", "their", "his"}
    | {"her", "visiting", "embattled", "conservative", "hardline", "reformist", "pro-western", "islamist", "military"}
    | {"senior", "top", "deputy", "chief", "acting", "interim", "republican", "democratic", "white house", "kremlin"}
    | {"pentagon", "state department", "foreign ministry", "un", "eu", "nato", "us"}
)


@lru_cache(maxsize=1)
def _known() -> dict[str, Title]:
    known: dict[str, Title] = {}
    for words, office, rank in rows("titles.txt"):
        for item in listed(words):
            known.setdefault(folded(item), Title(item, office, cast(Standing, rank)))
    return known


def title(words: str) -> Title | None:
    """The title that these words are: "Foreign Secretary" means the foreign minister, a principal."""
    return _known().get(folded(words))


@lru_cache(maxsize=8192)
def title_in(words: str) -> Title | None:
    """The longest title at the end of the words, as in "the newly elected Iranian president", else anywhere in them."""
    parts = folded(words).split()
    known = _known()
    if not _OUT_OF_OFFICE.isdisjoint(parts):
        return known["former president"]
    for end in range(len(parts), 0, -1):
        for start in range(max(0, end - 5), end):
            found = known.get(" ".join(parts[start:end]))
            if found:
                return found
    return None


_OUT_OF_OFFICE = frozenset({"former", "ex", "ousted", "deposed", "exiled", "ex-president", "ex-minister", "toppled"})


@lru_cache(maxsize=16384)
def strip_titles(name: str) -> tuple[str, Title | None]:
    """A name without the titles before it, and the first title met: "President Donald Trump" gives "Donald Trump"."""
    parts, first = name.split(), None
    while len(parts) > 1:
        size = next((n for n in range(min(6, len(parts) - 1), 0, -1) if _leads(parts, n)), 0)
        if not size:
            break
        first = first or title_in(" ".join(parts[:size]))
        parts = parts[size:]
    return " ".join(parts), first


def _leads(parts: list[str], size: int) -> bool:
    """Whether the first words are a title or a qualifier of one, and not a part of the name."""
    words = " ".join(parts[:size])
    if folded(words) in _KEPT_IN_NAMES:
        return False
    if folded(words) in _QUALIFIERS:
        return len(parts) > size + 1  # "Top Gun": what is left must still be a name after its own title
    return title(words) is not None or (size > 1 and _side_and_title(parts[:size]))


def _side_and_title(parts: list[str]) -> bool:
    """Whether the words are a side and a title: "Russian Foreign Minister", "Ukraine's President", "Ohio Gov."."""
    return any(_is_whose(" ".join(parts[:n])) and title(" ".join(parts[n:])) for n in range(1, min(4, len(parts))))


def _is_whose(words: str) -> bool:
    """Whether an office can be that of these words: a side's, or a region's."""
    place = find_place(words)
    return any_side(words) is not None or (place is not None and place.level == "region")


# A monarch's or pope's title is part of the name: "King Salman" without it is a first name only. The other words are
# titles that are as often family names or begin the names of bodies ("Justice Department", "Court of Appeal").
_KEPT_IN_NAMES = frozenset(
    {"king", "queen", "pope", "emperor", "prince", "princess", "crown prince", "crown princess", "sultan", "sheikh"}
    | {
        "sheik",
        "ayatollah",
        "mullah",
        "dalai lama",
        "duke",
        "father",
        "sister",
        "lady",
        "lord",
        "count",
        "earl",
        "emir",
    }
    | {"baroness", "authority", "board", "court", "office", "justice", "judge", "bishop", "royal", "driver", "player"}
    | {"author", "student", "source", "counsel", "founder", "chair", "boss", "cardinal", "speaker", "deputy", "rep"}
)
