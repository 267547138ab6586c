"""What editors' judgements come to: which are in force, which events they join, what they change in testimony."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from onrecord.model import Channel, Firmness, Judgement, Speaker, Stance, Testimony, Verdict, digest, first_day, now


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the rules say of a statement and the one that founds an event."""

    verdict: Verdict
    score: float
    because: str


Pair = tuple[str, str]
# Names a speaker's side and office on the day of the testimony.
Resolve = Callable[[Speaker, Testimony], Speaker]

IDENTITY = (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE)
WORTH = (Verdict.WITHDRAW, Verdict.CORRECT)
CORRECTABLE = ("channel", "condition", "firmness", "said_at", "side", "speaker", "stance")
_WORDS = {"stance": Stance, "firmness": Firmness, "channel": Channel}
_MOMENT = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?")


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that nothing has taken back, in the order they were made; an undo can be undone too."""
    undone: set[str] = set()
    left: list[Judgement] = []
    for judgement in reversed(list(judgements)):
        if judgement.id in undone:
            continue
        if judgement.verdict is Verdict.UNDO:
            undone.add(judgement.subject)
        else:
            left.append(judgement)
    return left[::-1]


def pair(judgement: Judgement) -> Pair:
    """The two things that a judgement on identity speaks of, whichever was named first."""
    left, right = sorted((judgement.subject, judgement.object or ""))
    return left, right


def rulings(judgements: Sequence[Judgement]) -> dict[Pair, Judgement]:
    """The newest judgement on the identity of each pair, newest first."""
    newest: dict[Pair, Judgement] = {}
    for judgement in reversed(judgements):
        if judgement.verdict in IDENTITY:
            newest.setdefault(pair(judgement), judgement)
    return newest


def pairs_apart(newest: Mapping[Pair, Judgement]) -> set[Pair]:
    """The pairs of statements that an editor says are of two events."""
    return {both for both, judgement in newest.items() if judgement.verdict is Verdict.DIFFERENT}


def kept_apart(newest: Mapping[Pair, Judgement]) -> dict[str, set[str]]:
    """For each statement, the ones that an editor says are of another event."""
    apart: dict[str, set[str]] = {}
    for left, right in pairs_apart(newest):
        apart.setdefault(left, set()).add(right)
        apart.setdefault(right, set()).add(left)
    return apart


def groups(newest: Mapping[Pair, Judgement], event_of: Callable[[str], str | None]) -> list[frozenset[str]]:
    """Events that editors say are one. Where two rulings cannot both hold, the newer one does."""
    group: dict[str, frozenset[str]] = {}
    apart: list[Pair] = []
    for (one, other), judgement in newest.items():
        left, right = event_of(one), event_of(other)
        if left is None or right is None:
            continue
        together = group.get(left, frozenset({left})) | group.get(right, frozenset({right}))
        if judgement.verdict is Verdict.DIFFERENT:
            apart.append((left, right))
        elif judgement.verdict is Verdict.SAME and not any(together.issuperset(kept) for kept in apart):
            group |= dict.fromkeys(together, together)
    return sorted({members for members in group.values() if len(members) > 1}, key=sorted)


def on_worth(judgements: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    """Withdrawals and corrections by the statement that they are about, in the order they were made."""
    found: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        if judgement.verdict in WORTH:
            found.setdefault(judgement.subject, []).append(judgement)
    return found


def applied(one: Testimony, judgements: Iterable[Judgement], resolve: Resolve) -> Testimony:
    """Testimony as these withdrawals and corrections leave it; a withdrawal counts from the day it was made."""
    for judgement in judgements:
        if judgement.verdict is Verdict.WITHDRAW and judgement.by_editor:
            one = replace(one, withdrawn_on=first_day(judgement.made_at))
        elif judgement.verdict is Verdict.WITHDRAW:  # by its publisher: `value` is the day on which that was seen
            one = replace(one, retracted_on=first_day(judgement.value or judgement.made_at))
        else:
            one = _corrected(one, *correction(judgement.value), resolve)
    return one


def correction(value: str | None) -> tuple[str, str]:
    """What a correction sets and to what, as in "stance=denies"; ValueError says why it cannot be."""
    name, _, new = (part.strip() for part in (value or "").partition("="))
    if name not in CORRECTABLE or not new:
        raise ValueError(f"a correction is written as one of {', '.join(f'{known}=...' for known in CORRECTABLE)}")
    if name in _WORDS and new not in list(_WORDS[name]):
        raise ValueError(f"{name} is one of {', '.join(_WORDS[name])}, not {new!r}")
    if name == "said_at" and not _MOMENT.fullmatch(new):
        raise ValueError(f"said_at is a day such as 2025-10-16, not {new!r}")
    return name, new


def _corrected(one: Testimony, name: str, new: str, resolve: Resolve) -> Testimony:
    if name == "speaker":
        speaker = Speaker(name=new)
        return replace(one, statement=replace(one.statement, speaker=speaker), speaker=resolve(speaker, one))
    if name == "side":
        return replace(one, speaker=replace(one.speaker, side=new))
    change: dict[str, Any] = {name: _WORDS[name](new) if name in _WORDS else new}
    return replace(one, statement=replace(one.statement, **change))


def differing(
    subject: str,
    said: Mapping[str, Ruling],
    known: Mapping[str, Sequence[Verdict]],
    ruled: Collection[Pair],
    because: str,
) -> Iterator[Judgement]:
    """The rules' judgements on a statement that differ from those in force, never against an editor's.

    `said` is what the rules say now of the statement and others, `known` what they said before, oldest first; what
    they no longer say is taken back, with `because` for a reason.
    """
    gone = {other: Ruling(Verdict.DIFFERENT, 0.0, because) for other in known.keys() - said.keys()}
    for other, now_said in sorted({**said, **gone}.items()):
        before = known.get(other, ())
        last = before[-1] if before else Verdict.DIFFERENT
        if now_said.verdict is not last and tuple(sorted((subject, other))) not in ruled:
            yield _by_rule(subject, other, now_said, str(len(before)))


RETRACTED = "rule:retracted"


def retraction(statement: str, seen: str, because: str) -> Judgement:
    """A rule's withdrawal of a statement that its publisher took back, as was seen at this moment."""
    id = "j" + digest(Verdict.WITHDRAW, statement, seen, RETRACTED)
    return Judgement(id, statement, Verdict.WITHDRAW, RETRACTED, because, now(), value=seen)


def restoration(withdrawn: Judgement, seen: str, because: str) -> Judgement:
    """A rule's undoing of a retraction: the publisher stands by the words again."""
    id = "j" + digest(Verdict.UNDO, withdrawn.id, seen, RETRACTED)
    return Judgement(id, withdrawn.id, Verdict.UNDO, RETRACTED, because, now())


def _by_rule(subject: str, object: str, said: Ruling, nth: str) -> Judgement:
    hand = "rule:link"
    id = "j" + digest(said.verdict, subject, object, hand, nth)  # nth: the rules may come back to what they said first
    return Judgement(id, subject, said.verdict, hand, said.because, now(), object=object, score=said.score)
