"""What the words of a name or description tell: the side they belong to, the body they mean, the office they name."""

from __future__ import annotations

from functools import lru_cache

from onrecord.world.offices import holder
from onrecord.world.spelling import folded, plain
from onrecord.world.states import any_side, side_of_adjective, side_of_name
from onrecord.world.titles import Title, title_in

# Head nouns of those who act for their state: "Russian officials" are Russia's, "Syrian rebels" are not Syria's.
OF_THE_STATE = frozenset(
    {"government", "governments", "official", "officials", "ministry", "ministries", "minister", "ministers", "army"}
    | {"military", "forces", "force", "troops", "delegation", "delegations", "envoy", "envoys", "diplomat", "diplomats"}
    | {"leader", "leaders", "authorities", "authority", "parliament", "administration", "regime", "side", "navy"}
    | {"president", "presidents", "premier", "ambassador", "negotiator", "negotiators", "spokesman", "spokeswoman"}
    | {"spokesperson", "cabinet", "embassy", "presidency", "congress", "senate", "lawmakers", "source", "sources"}
    | {"counterpart", "counterparts", "state", "team", "representative", "representatives", "intelligence", "junta"}
    | {"commander", "commanders", "generals", "secretary", "adviser", "aide", "aides", "advisers", "department"}
    | {
        "agency",
        "police",
        "court",
        "legislature",
        "defence",
        "defense",
        "treasury",
        "chancellor",
        "king",
        "negotiating",
    }
)

# Head nouns of bodies that speak as one: they are named by these words, not left unnamed.
BODIES = frozenset(
    {"government", "ministry", "army", "military", "parliament", "administration", "court", "party", "commission"}
    | {"council", "committee", "department", "agency", "union", "federation", "company", "airline", "bank", "board"}
    | {"presidency", "embassy", "office", "authority", "navy", "police", "senate", "congress", "assembly", "cabinet"}
    | {"campaign", "association", "organisation", "organization", "coalition", "opposition", "group", "front", "junta"}
    | {"regulator", "tribunal", "treasury", "delegation", "movement", "club", "league", "foundation", "institute"}
)


def clean(name: str) -> str:
    """A name without quotes, possessive and stray marks."""
    text = " ".join(name.replace("’", "'").split()).strip(' ,;:."“”()[]')
    return text.removesuffix("'s").removesuffix("'") if not text.endswith("s'") else text[:-1]


@lru_cache(maxsize=16384)
def side_in(words: str) -> str | None:
    """The first side that the words name: "a senior US official" gives "United States", "US-backed rebels" none."""
    parts = plain(words).replace(",", " ").split()
    for start in range(len(parts)):
        for size in range(min(4, len(parts) - start), 0, -1):
            found = _side_of(" ".join(parts[start : start + size]))
            if found:
                return found
    return None


def _side_of(words: str) -> str | None:
    if words[:1].islower() and not words.startswith("the "):
        return None  # sides are written with a capital; "turkey" and "us" are not
    return any_side(words)


@lru_cache(maxsize=16384)
def head_of(words: str) -> str:
    """The head noun of a description: the last word before "of", "for", "in" and the like, in lower case."""
    parts = folded(words).split()
    for at, word in enumerate(parts):
        if at and word in _AFTER_HEAD:
            return parts[at - 1]
    return parts[-1] if parts else ""


_AFTER_HEAD = frozenset(
    {"of", "for", "in", "at", "to", "from", "with", "who", "familiar", "close", "on", "briefed", "involved"}
)


def acts_for(words: str) -> str | None:
    """The side for which the described act: that of a government's people, not of a nation's rebels."""
    side = side_in(words)
    if side is None or _former(words):
        return None
    if any_side(words) == side or head_of(words) in OF_THE_STATE:
        return side
    role = title_in(words)
    return side if role is not None and role.rank != "outsider" and role.office != "company head" else None


def _former(words: str) -> bool:
    return any(
        word in ("former", "ex", "ousted", "deposed", "exiled") or word.startswith("ex-")
        for word in folded(words).split()
    )


@lru_cache(maxsize=16384)
def one_meant(words: str, day: str) -> tuple[str, str, Title] | None:
    """Person, side and title where a description means one holder: "the American president", "Russia's premier"."""
    if words.split()[:1] in (["a"], ["an"], ["A"], ["An"]):
        return None
    role = title_in(words)
    if role is None or role.rank != "principal" or _former(words) or head_of(words) != role.words.split()[-1]:
        return None
    side = side_in(words)
    person = holder(side, role.office, day) if side else None
    return (person, side, role) if person and side else None


def is_side(name: str) -> bool:
    """Whether the name is a side's own name or people: a state, body, group, or "the Saudis"."""
    return (side_of_name(name) or side_of_adjective(name)) is not None
