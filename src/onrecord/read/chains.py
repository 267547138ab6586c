"""Which mentions of one document speak of one happening (within-document event coreference)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.world.kinds import compatible
from onrecord.world.places import state_of
from onrecord.world.states import any_side


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is known of one mention for telling events apart. Parties are names; windows are days."""

    kind: str
    parties: frozenset[str]
    place: str | None
    earliest: str | None
    latest: str | None
    theme: str | None
    definite: bool
    held: bool  # told as having happened
    order: int
    sentence: int
    old: bool = False  # its time lies weeks before the document
    ahead: bool = False  # told as still to come, or not to come
    told: int = 1  # how many mentions the chain has


_SAME = 0.5


def chain(sketches: Sequence[Sketch]) -> list[int]:
    """A chain number for each mention, in order: the best earlier chain that fits, else a new one."""
    chains: list[Sketch] = []
    out: list[int] = []
    for s in sketches:
        scored = [(fit(s, c), k) for k, c in enumerate(chains)]
        best = max(scored, default=(0.0, -1))
        if best[0] >= _SAME:
            out.append(best[1])
            chains[best[1]] = _joined(chains[best[1]], s)
        else:
            out.append(len(chains))
            chains.append(s)
    return out


def _joined(c: Sketch, s: Sketch) -> Sketch:
    return replace(
        c,
        parties=c.parties | s.parties,
        place=c.place or s.place,
        earliest=c.earliest or s.earliest,
        latest=c.latest or s.latest,
        theme=c.theme or s.theme,
        held=c.held and s.held,
        order=s.order,
        sentence=s.sentence,
        ahead=s.ahead,
        told=c.told + 1,
    )


def fit(s: Sketch, c: Sketch) -> float:
    """How well a mention fits a chain, 0 to 1: 0 if anything keeps them apart."""
    kind = compatible(s.kind, c.kind)
    if kind < 0.3 or _apart(s, c):
        return 0.0
    score = 0.3 * kind
    score += _parties(s, c)
    if s.place and c.place:
        score += 0.2
    if s.earliest and c.earliest:
        score += 0.25 if _narrow(s) and _narrow(c) else 0.1
    score += 0.04 * min(c.told, 3)
    if s.kind == "summit" and not s.parties and sum(" " in p and p[:1].isupper() for p in c.parties) >= 2:
        score += 0.1  # a summit is a meeting of leaders, who have names
    if s.theme and c.theme:
        score += 0.3
    if s.definite and not s.parties and kind > 0.6:
        score += 0.25 if s.order - c.order <= 6 else 0.1
    if s.held != c.held and not s.definite and not (s.earliest and c.earliest):
        score -= 0.25  # "as he received the minister" is not the meeting that is planned
    if s.ahead and c.held:
        score -= 0.3  # what was held today is not what may be held in weeks
    if s.sentence == c.sentence and kind == 1.0 and not (s.parties and c.parties):
        score += 0.2  # "voters go to the polls in a parliamentary election"
    return score


def _narrow(s: Sketch) -> bool:
    return bool(s.earliest and s.latest) and _days(s) <= 3


def _days(s: Sketch) -> int:
    return (date.fromisoformat(s.latest or "") - date.fromisoformat(s.earliest or "")).days


def _parties(s: Sketch, c: Sketch) -> float:
    if not s.parties or not c.parties:
        return 0.1
    shared = sum(1 for a in s.parties if any(same_party(a, b) for b in c.parties))
    smaller = min(len(s.parties), len(c.parties))
    if shared == 0:
        return -0.3
    return 0.4 if shared == smaller else 0.15


def same_party(a: str, b: str) -> bool:
    """The same name, or one is the last name of the other, or both name one side."""
    if a == b or a.split()[-1:] == b.split()[-1:]:
        return True
    side = any_side(a)
    return side is not None and side == any_side(b)


def _apart(s: Sketch, c: Sketch) -> bool:
    """Two different times, places or objects, or a clash of two full pairs of participants."""
    if s.earliest and c.earliest and s.latest and c.latest and (s.latest < c.earliest or c.latest < s.earliest):
        return True
    if s.place and c.place and s.place != c.place and not _within(s.place, c.place):
        return True
    if (
        s.theme
        and c.theme
        and s.theme.split()[-1:] != c.theme.split()[-1:]
        and s.theme not in c.theme
        and c.theme not in s.theme
    ):
        return True
    if s.held and c.held and s.old != c.old:
        return True  # a call of today, and talks of last summer
    if len(s.parties) >= 2 and len(c.parties) >= 2:
        shared = sum(1 for a in s.parties if any(same_party(a, b) for b in c.parties))
        return shared < 2
    return False


def _within(a: str, b: str) -> bool:
    return b in (state_of(a) or "",) or a in (state_of(b) or "",)
