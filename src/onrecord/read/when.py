"""Which temporal expression dates an event and which dates the speech about it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from onrecord.model import Stance, TimeExpression
from onrecord.read.effects import SAYING
from onrecord.read.languages.spoken import times_tense
from onrecord.read.stance import Said
from onrecord.read.tree import Tree
from onrecord.read.triggers import Found
from onrecord.read.voices import Voice


@dataclass(frozen=True, slots=True)
class Placed:
    """A time expression by its place in the passage: index in the list of times, its words, its topmost word."""

    index: int
    first: int
    last: int
    head: int
    preposition: str
    length: bool  # a duration or a rhythm, which no day is known of ("their nine-day strike")


def placed(t: Tree, times: Sequence[TimeExpression]) -> list[Placed]:
    """The expressions that lie in the passage, with the word by which each hangs in the tree."""
    found = []
    for n, time in enumerate(times):
        inside = [k for k, w in enumerate(t.words) if w.start < time.span[1] and w.end > time.span[0]]
        if inside:
            first, last = inside[0], inside[-1] + 1
            tops = [k for k in inside if not first <= t.words[k].head < last]
            nominal = [k for k in tops if t.words[k].upos not in ("ADP", "SCONJ", "DET", "PUNCT", "PART")]
            head = (nominal or tops or inside)[0]
            length = time.type in ("DURATION", "SET") and not (time.earliest or time.latest)
            found.append(Placed(n, first, last, head, _preposition(t, first, head), length))
    return found


def _preposition(t: Tree, first: int, head: int) -> str:
    cases = [t.words[k].text.lower() for k in t.kids(head, "case")]
    if t.words[first].upos in ("ADP", "SCONJ"):
        return t.words[first].text.lower()
    if first and t.words[first - 1].upos in ("ADP", "SCONJ"):
        return t.words[first - 1].text.lower()
    return cases[0] if cases else ""


_SETTLED = {"from", "since", "after", "before"}  # "from June 5 to": the day that is given up, not the new one
_NEAR = 14


def speech_time(t: Tree, voice: Voice, times: Sequence[Placed]) -> Placed | None:
    """The expression that hangs on the cue: "said Tuesday", "announced on Friday that"."""
    if voice.cue is None:
        return None
    cue = set(range(*voice.cue))
    for p in times:
        in_content = voice.content and voice.content[0] <= p.first < voice.content[1]
        owner = t.words[p.head].head
        beside = owner == voice.head and abs(p.head - voice.cue[0]) <= 4  # "a spokesman on Tuesday said"
        if (p.head in cue or ((owner in cue or beside) and not in_content)) and not voice.performed:
            return p
    return None


def event_time(
    t: Tree,
    found: Found,
    said: Said,
    voice: Voice,
    times: Sequence[Placed],
    taken: Placed | None,
    others: Collection[int],
) -> Placed | None:
    """The expression that dates the event: on its word, on one that governs it, else the nearest in its clause."""
    say = {s.at for s in said.steps if s.does in SAYING} | set(range(*(voice.cue or (0, 0))))
    governing = [found.at, *[i for i in said.path if i not in say]]
    ranked: list[tuple[float, Placed]] = []
    for p in times:
        if p == taken or p.length or _of_another(t, p, found, said, others):
            continue
        cost = _cost(t, p, found, governing, say)
        if cost is None:
            continue
        cost += _unlikely(t, p, found, said)
        ranked.append((cost + abs(p.head - found.at) * 0.01, p))
    return min(ranked, key=lambda r: r[0])[1] if ranked else None


def _unlikely(t: Tree, p: Placed, found: Found, said: Said) -> float:
    """What speaks against an expression: "now"; for an event put off, the day that it is put off from."""
    if all(
        t.words[k].text.lower() in ("now", "still", "currently", "already", "today", "'s", "’s")
        for k in range(p.first, p.last)
    ):
        return 3.0
    owner = t.words[p.head].head
    put_off_then = owner >= 0 and t.words[owner].text.lower() in times_tense.PUT_OFF_DONE
    if said.stance is not Stance.POSTPONES:  # "postponed in May, takes place on Friday"
        return 6.0 if put_off_then and p.preposition in ("in", "on") else 0.0
    if p.preposition in _SETTLED or (
        owner >= 0 and t.words[owner].head == found.at and t.words[owner].rel.startswith(("acl", "advcl"))
    ):
        return 6.0
    put_off = {s.at for s in said.steps if s.does == "postpone"}
    return -2.0 if owner in put_off and p.preposition in ("to", "until", "till", "for", "by") else 0.0


def _of_another(t: Tree, p: Placed, found: Found, said: Said, others: Collection[int]) -> bool:
    """Whether the expression hangs on another event word ("after last week's call")."""
    owner = t.words[p.head].head
    return owner in others and owner != found.at and owner not in said.path


def _cost(t: Tree, p: Placed, found: Found, governing: list[int], say: set[int]) -> float | None:
    owner = t.words[p.head].head
    if p.preposition == "since" or owner in say:
        return None
    if found.at in range(p.first, p.last):  # "Friday's summit" read as one expression
        return 0.0
    if owner in governing:
        return 0.5 + governing.index(owner)
    chain = _chain(t, owner)
    if found.at in chain[:3]:
        return 1.0 + chain.index(found.at)
    if abs(p.head - found.at) <= _NEAR and t.clause(p.head) == t.clause(found.at) and owner not in say:
        other = [
            k for k in chain[:1] if t.words[k].upos == "VERB" and k not in governing and not set(t.up(found.at)) & {k}
        ]
        return None if other else 4.0
    return None


def _chain(t: Tree, i: int) -> list[int]:
    """Word i and those above it, up to the end of its clause."""
    out: list[int] = []
    while i >= 0 and i not in out:
        out.append(i)
        if t.words[i].rel in ("advcl", "acl:relcl", "ccomp", "parataxis", "conj"):
            break
        i = t.words[i].head
    return out
