"""The table of sides: who has said what last for each side of an event, since when, and which needed side is silent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.model import Event, SidePosition, Testimony
from onrecord.weigh.independence import cast_of
from onrecord.weigh.view import View, views
from onrecord.weigh.words import Word, heard


def positions(
    event: Event,
    testimony: Iterable[Testimony],
    *,
    on: str,
    as_known: str | None = None,
    as_held: str | None = None,
) -> tuple[SidePosition, ...]:
    """Where each side stood at the end of that day: needed sides first, those that are silent among them, then others.

    The words are the ones that the rules weigh: a side's last word that someone answers for, and beside it the last
    unnamed one, if it came later. Reports of the outcome are no position.
    """
    past = [v for v in views(event, heard(event, testimony, as_known=as_known, as_held=as_held)) if v.day <= on]
    cast = cast_of(event)
    spoken = past[-1] if past else None
    others = [*(spoken.sides if spoken else ()), *(spoken.hints if spoken else ())]
    return tuple(_position(side, past) for side in dict.fromkeys((*cast.needed, *others)))


def _position(side: str, past: list[View]) -> SidePosition:
    """One side's last words and the day since when it has said the same."""
    if not past:
        return SidePosition(side, needed=True)
    last = past[-1]
    word, hint = last.sides.get(side), last.hints.get(side)
    if hint is not None and word is not None and hint.day < word.day:
        hint = None
    return SidePosition(
        side,
        needed=side in last.cast.needed,
        statement=word.id if word else None,
        stance=word.stance if word else None,
        since=_since(word, (view.sides.get(side) for view in reversed(past))),
        unnamed=hint.id if hint else None,
    )


def _since(word: Word | None, before: Iterator[Word | None]) -> str | None:
    """The day of the first of the words that say the same without another between them."""
    if word is None:
        return None
    since = word.day
    for earlier in before:
        if earlier is None or earlier.stance is not word.stance:
            break
        since = min(since, earlier.day)
    return since
