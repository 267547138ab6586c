"""Two standing last words about one event that cannot both hold, since when, and how that ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from onrecord.model import Contradiction, Event, Over, Rank, Stance, Testimony, Window
from onrecord.weigh.sentences import clause, long_day
from onrecord.weigh.view import NO, YES, days_apart, next_day
from onrecord.weigh.words import RANKS, Word, ahead, heard, last_of
from onrecord.world.places import state_of
from onrecord.world.spelling import folded

# A yes without a day of its own stands against another's later no for this long; after that, who gave it is taken to
# have let it go (a plan of November is not upheld against its cancellation in April by having been announced then).
YES_STANDS = 7
# A no stands longer against another's later yes: nothing has happened that would have called for a new word.
NO_STANDS = 60
# An onlooker's word is only of its time.
ONLOOKER_STANDS = 14


def contradictions(
    event: Event, testimony: Iterable[Testimony], *, as_known: str | None = None, as_held: str | None = None
) -> tuple[Contradiction, ...]:
    """Every pair of speakers whose last words could not both hold, oldest first; ended ones with how they ended."""
    words = heard(event, testimony, as_known=as_known, as_held=as_held)
    if len(words) < 2:
        return ()
    found: dict[tuple[str, str], Contradiction] = {}  # what is open between two who speak
    over: list[Contradiction] = []
    standing: dict[str, Word] = {}
    for day, of_day in groupby(words, key=lambda word: word.day):
        new = _last_words(tuple(of_day), standing)
        for key, word in new.items():
            over += _ended(found, standing, key, word)
        answered = frozenset(key for key, word in standing.items() if _overtaken(word, standing))
        standing.update(new)
        for key, word in new.items():
            for other_key, other in tuple(standing.items()):
                if key != other_key and (other_key in new or other_key not in answered):
                    _meet(found, event, (key, word), (other_key, other), day)
    return _one_a_pair([_over_by_then(one, words) for one in (*over, *found.values())], words)


def _one_a_pair(found: Sequence[Contradiction], words: Sequence[Word]) -> tuple[Contradiction, ...]:
    """Of what two sides are at odds over at one time, only the pair of their highest-ranking words, oldest first.

    Who of a side spoke matters less than that the sides are at odds; between two voices of one side it is the matter.
    """
    known = {word.id: word for word in words}
    kept: dict[tuple[str, ...], list[Contradiction]] = {}
    for one in sorted(found, key=lambda c: _weight(known[c.left], known[c.right])):
        left, right = sorted((_camp(known[one.left]), _camp(known[one.right])))
        beside = kept.setdefault((left, right, one.over) if left != right else (one.left, one.right), [])
        if not any(_at_one_time(one, other) for other in beside):
            beside.append(one)
    return tuple(sorted((c for of_pair in kept.values() for c in of_pair), key=lambda c: (c.since, c.left, c.right)))


def _at_one_time(one: Contradiction, other: Contradiction) -> bool:
    """Whether two contradictions are open on a common day."""
    first, second = sorted((one, other), key=lambda c: c.since)
    return first.ended is None or second.since < first.ended or first.since == second.since


def _weight(one: Word, other: Word) -> tuple[int, int, str, str]:
    """Sorts pairs: named speakers before unnamed ones, higher ranks before lower ones, then the first to differ."""
    unnamed = (not one.named) + (not other.named)
    return unnamed, -RANKS[one.rank] - RANKS[other.rank], max(one.day, other.day), min(one.id, other.id)


def _camp(word: Word) -> str:
    """For whom a word is spoken: its side, else its own voice; all unnamed voices of no side are one camp."""
    if word.side is not None:
        return f"side {word.side}"
    return word.voice if word.named or word.speaker.narration else "unnamed"


def over_what(word: Word, other: Word) -> Over | None:
    """What two standing words are at odds over; None where both can hold."""
    yes, no = (word, other) if word.stance in YES else (other, word)
    if {word.stance, other.stance} == {Stance.CANCELS, Stance.POSTPONES}:
        return _called_off_or_put_off(word, other)
    if {word.stance, other.stance} == {Stance.REPORTS_HELD, Stance.REPORTS_NOT_HELD}:
        return Over.WHETHER
    if yes.stance not in YES:
        return None
    if no.stance in NO:
        return Over.WHETHER if _still_upheld(yes, no) else None
    if no.stance is Stance.POSTPONES:
        return Over.WHEN if _pressed(yes, no) else None
    if no.stance is Stance.DOUBTS:
        return Over.WHEN if _open_for(no, yes) and _still_upheld(yes, no) else None
    if no.stance in YES:
        return _two_plans(yes, no)
    return None


def _overtaken(word: Word, standing: Mapping[str, Word]) -> bool:
    """Whether a side has answered since for what an unnamed source said: for itself, or for any side if for none."""
    if word.named or word.speaker.narration:
        return False
    answers = [standing.get(f"side {word.side}")] if word.side else list(standing.values())
    return any(w is not None and w.named and w.side and w.day > word.day for w in answers)


def _last_words(of_day: Sequence[Word], standing: dict[str, Word]) -> dict[str, Word]:
    """The day's last word of every side that someone answers for, and of every other voice."""
    by_key: dict[str, list[Word]] = {}
    for word in of_day:
        by_key.setdefault(_key(word, standing), []).append(word)
    return {key: _with_days(last_of(words, standing.get(key)), standing.get(key)) for key, words in by_key.items()}


def _with_days(word: Word, before: Word | None) -> Word:
    """A yes that repeats an earlier one without its days still means them, while they are to come."""
    if before is None or word.stance not in YES or before.stance not in YES or word.window:
        return word
    return replace(word, window=before.window) if ahead(before.window, word.day) else word


def _key(word: Word, standing: dict[str, Word]) -> str:
    """A side's later word replaces its earlier one, but an aide's does not replace its principal's."""
    if word.side is None or not word.named:
        return word.voice
    known = standing.get(f"side {word.side}")
    aide = known and known.rank is Rank.PRINCIPAL and word.rank is Rank.OFFICIAL and known.voice != word.voice
    return word.voice if aide else f"side {word.side}"


def _meet(
    found: dict[tuple[str, str], Contradiction], event: Event, one: tuple[str, Word], two: tuple[str, Word], day: str
) -> None:
    first, second = sorted((one, two), key=lambda pair: (pair[1].day, pair[1].id))
    (key, left), (other, right) = first, second
    if (key, other) in found or (other, key) in found or not _may_differ(left, right):
        return
    over = over_what(left, right)
    if over:
        found[key, other] = Contradiction(event.id, left.id, right.id, over, since=day)


def _may_differ(first: Word, second: Word) -> bool:
    """Whether two words, the earlier first, can contradict each other at all, apart from what they say.

    The outlet's own voice contradicts a speaker only over whether it was held. Onlookers do not contradict one
    another. A court that bars something does not say that it was not planned. Of one side, an unnamed word does not
    replace a named one, and stands against it.
    """
    if first.speaker.narration or second.speaker.narration:
        return first.stance in _HELD_OR_NOT and second.stance in _HELD_OR_NOT
    if first.side is None or second.side is None:
        onlookers = [w for w in (first, second) if w.side is None]
        near = days_apart(first.day, second.day) <= ONLOOKER_STANDS
        return len(onlookers) == 1 and not onlookers[0].authority and near
    return first.side != second.side or first.day == second.day or not second.named or second.rank is Rank.OFFICIAL


_HELD_OR_NOT = frozenset((Stance.REPORTS_HELD, Stance.REPORTS_NOT_HELD))


def _still_upheld(yes: Word, no: Word) -> bool:
    """A yes said on the day of the no or soon enough after it, or for days not yet over, or not long before."""
    if yes.day >= no.day:
        return days_apart(no.day, yes.day) <= NO_STANDS
    latest = yes.window.latest if yes.window else None
    return latest >= no.day if latest else days_apart(yes.day, no.day) <= YES_STANDS


def _pressed(yes: Word, later: Word) -> bool:
    """Whether a yes cannot hold beside a postponement: it had named days, or it answers it without naming new ones."""
    if yes.day < later.day:
        return _dated(yes) and yes.window != later.window and _still_upheld(yes, later)
    return not _dated(yes) and days_apart(later.day, yes.day) <= NO_STANDS


def _called_off_or_put_off(word: Word, other: Word) -> Over | None:
    """A side's "only put off" answers another's calling off; a calling off after it goes one step further."""
    call, delay = (word, other) if word.stance is Stance.CANCELS else (other, word)
    sides = call.side is not None and delay.side is not None and call.side != delay.side
    near = call.day <= delay.day and days_apart(call.day, delay.day) <= NO_STANDS
    return Over.WHETHER if sides and near else None


def _open_for(doubt: Word, yes: Word) -> bool:
    """Whether a side leaves open what another has set for days: "no precise timeframe" against "within two weeks"."""
    sides = doubt.side is not None and yes.side is not None
    return sides and _dated(yes) and doubt.window is None and yes.day <= doubt.day


def _dated(word: Word) -> bool:
    return word.window is not None and word.window.latest is not None


def _two_plans(word: Word, other: Word) -> Over | None:
    """Two sides that both say yes, to days or places that exclude each other."""
    if word.side == other.side or word.side is None or other.side is None:
        return None
    if word.window and other.window and _apart(word.window, other.window) and word.day == other.day:
        return Over.WHEN
    here, there = word.told.statement.event.place, other.told.statement.event.place
    return Over.WHERE if here and there and _elsewhere(here, there) else None


def _apart(one: Window, other: Window) -> bool:
    first, second = sorted((one, other), key=lambda w: w.earliest or "")
    return bool(first.latest and second.earliest and first.latest < second.earliest)


def _elsewhere(here: str, there: str) -> bool:
    """Whether two places lie in different known states; two words for one place are no contradiction."""
    if folded(here) in folded(there) or folded(there) in folded(here):
        return False
    one, other = state_of(here), state_of(there)
    return one is not None and other is not None and one != other


def _ended(
    found: dict[tuple[str, str], Contradiction], standing: dict[str, Word], speaks: str, word: Word
) -> Iterator[Contradiction]:
    """Take out what this word's speaker was at odds over, where the new word is one that the other can live with.

    Who gives up a yes and is still at odds with the other, by a postponement of what the other calls off, is at odds
    by the new word alone.
    """
    for key in [key for key in found if speaks in key]:
        before, other = standing[speaks], standing[key[0] if key[1] == speaks else key[1]]
        if over_what(word, other) is None:
            yield replace(found.pop(key), ended=word.day, how_ended=clause(word))
        elif before.stance in YES and word.stance not in YES:
            del found[key]


def _over_by_then(one: Contradiction, words: Sequence[Word]) -> Contradiction:
    """A contradiction also ends when the event is reported held, or when the days at issue have passed."""
    if one.ended:
        return one
    pair = [w for w in words if w.id in (one.left, one.right)]
    if pair[0].stance in _HELD_OR_NOT:
        return one
    held = next((w for w in words if w.stance in _HELD_OR_NOT and w.day >= one.since), None)
    days = [w.window.latest for w in pair if w.stance in YES and w.window and w.window.latest]
    passed = next_day(max(days)) if days else None
    if held and (passed is None or held.day < passed):
        return replace(one, ended=held.day, how_ended=clause(held))
    if passed:
        return replace(one, ended=passed, how_ended=f"the days at issue ended on {long_day(max(days))}")
    return one
