"""What stands on a day: the fold that carries each side's last word, the outlet's, the outcome reports, the window."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby

from onrecord.model import Event, Stance, Window
from onrecord.weigh.independence import Cast, cast_of, independent_origins
from onrecord.weigh.words import OUTCOMES, RANKS, Word, ahead, answers, last_of

# For some days after a plan is dropped the outlets still repeat it; later they do so because it is on again.
ECHO_DAYS = 3
YES = frozenset((Stance.AFFIRMS,))
WILLING = frozenset((Stance.AFFIRMS, Stance.PROPOSES))
NO = frozenset((Stance.DENIES, Stance.CANCELS))


@dataclass(frozen=True, slots=True)
class News:
    """What one side, or one other kind of voice, said on a day that counts, and its word until then."""

    word: Word
    before: Word | None
    origins: int  # how many independent ones tell that day that it says so


@dataclass(frozen=True, slots=True)
class View:
    """Everything that stands on one day."""

    event: Event
    cast: Cast
    day: str
    sides: Mapping[str, Word]  # each side's last word that someone answers for
    hints: Mapping[str, Word]  # each side's last unnamed word
    backers: Mapping[str, tuple[Word, ...]]  # who has affirmed for a side since it last said otherwise
    body: Word | None  # the last word of a court, regulator or board that is no party
    others: Mapping[Stance, Word]  # onlookers' last words
    stray: Word | None  # the last unnamed word spoken for no side
    outlet: Word | None  # the last word in the outlets' own voice
    held: tuple[Word, ...]
    not_held: tuple[Word, ...]
    plan: Word | None  # the word that set the window in force
    moved: Word | None  # the last yes that set another window than was known before
    news: tuple[News, ...] = ()  # what was said on this very day

    @property
    def window(self) -> Window | None:
        """The window in force."""
        return self.plan.window if self.plan else None

    @property
    def over(self) -> bool:
        """Whether the window in force has ended."""
        return self.window is not None and self.window.latest is not None and self.window.latest < self.day

    def named_yes(self, *, to: Word | None = None, but: str | None = None, needed: bool = False) -> Word | None:
        """The last affirmation that a side answers for; with `to`, one that answers it; of another side than `but`.

        With `needed`, of a side that the event depends on, and not of its host only.
        """
        sides = {s: w for s, w in self.sides.items() if s != but and (not needed or self.cast.depends_on(s))}
        found = [w for w in sides.values() if w.stance in YES and (to is None or answers(w, to))]
        return max(found, key=lambda w: w.day, default=None)

    def newest_plan(self, word: Word) -> Word | None:
        """The word by which what `word` refused, left open or put off is on again.

        Another side can name a new day for what one has put off, but not speak for one that refuses or doubts.
        """
        moved = self.moved
        free = moved and (moved.side is None or word.side is None or word.stance is Stance.POSTPONES)
        later = moved and free and moved.day > word.day and moved.side != word.side
        if moved and later and not _overlap(moved.window, word.window):
            return moved
        return next((w for w in (self.outlet, *self.hints.values()) if w and _revives(w, word)), None)


def _revives(word: Word, refusal: Word) -> bool:
    return word.stance in YES and word.firm and days_apart(refusal.day, word.day) >= ECHO_DAYS


def views(event: Event, words: Sequence[Word]) -> Iterator[View]:
    """What stands on every day on which something can change, oldest first."""
    ledger = _Ledger(cast_of(event))
    said = {day: tuple(of_day) for day, of_day in groupby(words, key=lambda word: word.day)}
    for day in sorted(said.keys() | {next_day(w.window.latest) for w in words if w.window and w.window.latest}):
        ledger.hear(said.get(day, ()))
        if words[0].day <= day:
            yield ledger.view(event, day)


def next_day(day: str) -> str:
    """The day after."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def days_apart(first: str, second: str) -> int:
    """Days from the first to the second."""
    return date.fromisoformat(second).toordinal() - date.fromisoformat(first).toordinal()


@dataclass(slots=True)
class _Ledger:
    """The fold's running state; a day's words are entered together, since their order is mostly not told."""

    cast: Cast
    sides: dict[str, Word] = field(default_factory=dict)
    hints: dict[str, Word] = field(default_factory=dict)
    backers: dict[str, tuple[Word, ...]] = field(default_factory=dict)
    body: Word | None = None
    others: dict[Stance, Word] = field(default_factory=dict)
    stray: Word | None = None
    outlet: Word | None = None
    outcomes: list[Word] = field(default_factory=list)
    plan: Word | None = None
    put_off: Word | None = None
    moved: Word | None = None
    news: tuple[News, ...] = ()

    def hear(self, words: Iterable[Word]) -> None:
        """Enter the words of one day."""
        outcomes = [w for w in words if w.stance in OUTCOMES]
        news = [self._outcome_news(stance, outcomes) for stance in dict.fromkeys(w.stance for w in outcomes)]
        self.outcomes += outcomes
        plans = [w for w in words if w.stance not in OUTCOMES and not self._too_late(w)]
        for key, of_one in _sorted_out(plans).items():
            before = self._before(key)
            last = last_of(of_one, before)
            news.append(News(last, before, independent_origins(w.told for w in of_one if w.stance is last.stance)))
            self._enter(key, last, of_one)
        self.news = tuple(news)
        for word in sorted(plans, key=lambda w: (w.stance is not Stance.POSTPONES, -RANKS[w.rank], w.id)):
            self._set_window(word)

    def view(self, event: Event, day: str) -> View:
        """A copy of the state that later days leave as it is."""
        held = tuple(w for w in self.outcomes if w.stance is Stance.REPORTS_HELD)
        not_held = tuple(w for w in self.outcomes if w.stance is Stance.REPORTS_NOT_HELD)
        return View(
            event, self.cast, day, dict(self.sides), dict(self.hints), dict(self.backers), self.body,
            dict(self.others), self.stray, self.outlet, held, not_held, self.plan, self.moved, self.news,
        )  # fmt: skip

    def _outcome_news(self, stance: Stance, outcomes: Sequence[Word]) -> News:
        """The weightiest of a day's reports of one outcome, and the last one before."""
        found = [w for w in outcomes if w.stance is stance]
        best = max(found, key=lambda w: (w.firm, w.named, RANKS[w.rank], w.id))
        before = next((w for w in reversed(self.outcomes) if w.stance is stance), None)
        return News(best, before, independent_origins(w.told for w in found))

    def _too_late(self, word: Word) -> bool:
        """After the window ends only outcomes, a calling off, a putting off or a new window move anything."""
        agreed = self.plan is not None and self.plan.stance is not Stance.PROPOSES
        window = self.plan.window if self.plan and agreed and not self.put_off else None
        if window is None or not window.latest or window.latest >= word.day:
            return False
        return word.stance not in (Stance.CANCELS, Stance.POSTPONES) and not ahead(word.window, word.day)

    def _before(self, key: tuple[str, str]) -> Word | None:
        kind, of_whom = key
        if kind == "side":
            return self.sides.get(of_whom)
        if kind == "hint":
            return self.hints.get(of_whom)
        if kind == "other":
            return self.others.get(Stance(of_whom))
        return {"body": self.body, "stray": self.stray, "outlet": self.outlet}.get(kind)

    def _enter(self, key: tuple[str, str], word: Word, of_day: Sequence[Word]) -> None:
        kind, of_whom = key
        if kind == "side":
            self._enter_side(of_whom, word, of_day)
        elif kind == "hint":
            self.hints[of_whom] = word
        elif kind == "other":
            self.others[word.stance] = word
        else:
            setattr(self, kind, word)

    def _enter_side(self, side: str, word: Word, of_day: Sequence[Word]) -> None:
        self.sides[side] = word
        if word.stance not in WILLING:
            self.backers[side] = ()
            return
        known = {w.voice: w for w in self.backers.get(side, ())}
        for one in of_day:
            if one.stance in YES:
                known.setdefault(one.voice, one)
        self.backers[side] = tuple(known.values())

    def _set_window(self, word: Word) -> None:
        if word.stance is Stance.POSTPONES:
            self._put_off(word)
        elif word.stance in NO and word.side and self.plan and self.plan.stance is Stance.PROPOSES:
            self.plan = None  # a refused proposal has no time that could run out
        elif word.stance in WILLING and self._may_set(word):
            self._plan(word)

    def _put_off(self, word: Word) -> None:
        if word.side or word.authority or word.speaker.narration:
            self.put_off = word
            self.plan = word if _is_later(word, self.plan) else self.plan

    def _plan(self, word: Word) -> None:
        """A yes with a window sets it; without one, it leaves open when what was put off or only proposed will be."""
        loose = self.put_off or (
            self.plan and self.plan.stance is Stance.PROPOSES and not ahead(self.plan.window, word.day)
        )
        if ahead(word.window, word.day):
            known = self.plan.window if self.plan else self.put_off.window if self.put_off else None
            if word.stance in YES and known and not _overlap(known, word.window):
                self.moved = word
            self.plan, self.put_off = word, None
        elif loose and self.cast.depends_on(word.side) and word.stance in YES:
            self.plan = self.put_off = None

    def _may_set(self, word: Word) -> bool:
        """A party's window gives way to a party's; a proposed one only to a plan; a narrow one not to a wider."""
        plan = self.plan
        if plan is None or plan.window is None or (plan.window.latest or word.day) < word.day or self.put_off:
            return True
        if word.stance is Stance.PROPOSES and plan.stance is not Stance.PROPOSES:
            return False
        if plan.side and not word.side and not word.speaker.narration:
            return False
        if word.day == plan.day and RANKS[word.rank] < RANKS[plan.rank]:
            return False
        if word.stance in YES and plan.stance not in YES:
            return True
        return word.window is None or not _holds(word.window, plan.window)


def _sorted_out(words: Iterable[Word]) -> dict[tuple[str, str], list[Word]]:
    """A day's words by whose last word they can become."""
    found: dict[tuple[str, str], list[Word]] = {}
    for word in words:
        found.setdefault(_place(word), []).append(word)
    return found


def _place(word: Word) -> tuple[str, str]:
    if word.speaker.narration:
        return "outlet", ""
    if word.side is not None:
        return ("side" if word.named else "hint"), word.side
    if word.authority:
        return "body", ""
    return ("other", word.stance) if word.named else ("stray", "")


def _is_later(word: Word, plan: Word | None) -> bool:
    """Whether a postponement names the new time, not the one that it gives up."""
    if word.window is None or word.window.earliest is None:
        return False
    if plan is None or plan.window is None or plan.window.latest is None:
        return word.window.earliest > word.said
    return word.window.earliest > plan.window.latest


def _overlap(one: Window | None, other: Window | None) -> bool:
    """Whether two windows share a day; one that is not told is taken to differ."""
    if one is None or other is None:
        return False
    return (one.earliest or "") <= (other.latest or "9999") and (other.earliest or "") <= (one.latest or "9999")


def _holds(wide: Window, narrow: Window) -> bool:
    """Whether one window contains another (and is not the same)."""
    if (wide.earliest, wide.latest) == (narrow.earliest, narrow.latest):
        return True
    starts = (wide.earliest or "") <= (narrow.earliest or "")
    return starts and (wide.latest or "9999") >= (narrow.latest or "9999")
