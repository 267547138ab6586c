"""One speaker, or one side, whose stance or window turned."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from onrecord.model import Event, Reversal, Stance, Testimony
from onrecord.weigh.words import Word, heard, last_of

# What turns what. A word that only says the same more exactly or more gravely turns nothing: a postponement that ends
# in a cancellation turns the yes before both.
TURNS: dict[Stance, frozenset[Stance]] = {
    Stance.PROPOSES: frozenset((Stance.POSTPONES, Stance.DENIES, Stance.CANCELS)),
    Stance.AFFIRMS: frozenset((Stance.DOUBTS, Stance.POSTPONES, Stance.DENIES, Stance.CANCELS)),
    Stance.DOUBTS: frozenset((Stance.AFFIRMS, Stance.DENIES, Stance.CANCELS, Stance.REPORTS_HELD)),
    Stance.POSTPONES: frozenset((Stance.REPORTS_HELD,)),
    Stance.DENIES: frozenset((Stance.PROPOSES, Stance.AFFIRMS, Stance.REPORTS_HELD)),
    Stance.CANCELS: frozenset((Stance.PROPOSES, Stance.AFFIRMS, Stance.DOUBTS)),
    Stance.REPORTS_HELD: frozenset((Stance.REPORTS_NOT_HELD,)),
    Stance.REPORTS_NOT_HELD: frozenset((Stance.REPORTS_HELD,)),
}


def reversals(
    event: Event, testimony: Iterable[Testimony], *, as_known: str | None = None, as_held: str | None = None
) -> tuple[Reversal, ...]:
    """Every turn of a named speaker, and every turn of a side between two of its speakers, oldest first."""
    words = [w for w in heard(event, testimony, as_known=as_known, as_held=as_held) if not w.speaker.narration]
    if len(words) < 2:
        return ()
    found: dict[tuple[str, str], tuple[str, Reversal]] = {}
    for voice, of_voice in _grouped(words, lambda w: w.voice if w.named else None):
        for before, after in _turns(of_voice):
            one = Reversal(event.id, before.id, after.id, speaker=after.speaker.name or voice, side=after.side)
            found[before.id, after.id] = after.day, one
    for side, of_side in _grouped(words, lambda w: w.side):
        for before, after in _turns(of_side):
            if before.voice != after.voice and before.stance is not after.stance:
                one = Reversal(event.id, before.id, after.id, side=side)
                found.setdefault((before.id, after.id), (after.day, one))
    return tuple(one for _, one in sorted(found.values(), key=lambda pair: (pair[0], pair[1].before, pair[1].after)))


def _turns(words: Sequence[Word]) -> Iterator[tuple[Word, Word]]:
    """Each word that turns an earlier one, with the last word that it turns."""
    past: list[Word] = []
    for _, of_day in groupby(words, key=lambda word: word.day):
        for word in _of_one_day(tuple(of_day), past[-1] if past else None):
            before = _turned_by(word, past)
            if before is not None:
                yield before, word
            past.append(word)


def _of_one_day(words: Sequence[Word], before: Word | None) -> list[Word]:
    """The day's last word; where the texts tell that day for all of them ("an hour earlier"), the one before it too."""
    last = last_of(words, before)
    if any(w.told.statement.said_at is None or w.voice != last.voice for w in words):
        return [last]
    return [*[w for w in words if w.stance is not last.stance][-1:], last]


def _turned_by(word: Word, past: Sequence[Word]) -> Word | None:
    """The latest earlier word that this one turns, unless it had been turned that way already."""
    for earlier in reversed(past):
        if earlier.stance is word.stance:
            return earlier if _other_days(earlier, word) else None
        if word.stance in TURNS[earlier.stance]:
            return earlier
    return None


def _other_days(earlier: Word, later: Word) -> bool:
    """Whether two affirmations name days that exclude each other."""
    one, other = earlier.window, later.window
    if earlier.stance is not Stance.AFFIRMS or one is None or other is None:
        return False
    first, second = sorted((one, other), key=lambda w: w.earliest or "")
    return bool(first.latest and second.earliest and first.latest < second.earliest)


def _grouped(words: Iterable[Word], key: Callable[[Word], str | None]) -> list[tuple[str, list[Word]]]:
    groups: dict[str, list[Word]] = {}
    for word in words:
        name = key(word)
        if name is not None:
            groups.setdefault(name, []).append(word)
    return list(groups.items())
