"""What was said about one event, each act of speech once, in the order in which it counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.model import Event, Firmness, Rank, Speaker, Stance, Testimony, Window, last_day
from onrecord.weigh.independence import Cast, cast_of, is_authority, rank_in, side_in
from onrecord.weigh.names import spelled_alike
from onrecord.world.spelling import core

OUTCOMES = frozenset((Stance.REPORTS_HELD, Stance.REPORTS_NOT_HELD))
# Of one voice's words of one day whose order is not told, the graver one is taken for its last: who calls a thing off
# in the evening said in the morning that it was on, and reports name the turn first.
_GRAVITY = {
    Stance.REPORTS_HELD: 7,
    Stance.REPORTS_NOT_HELD: 6,
    Stance.CANCELS: 5,
    Stance.POSTPONES: 4,
    Stance.DENIES: 3,
    Stance.DOUBTS: 2,
    Stance.AFFIRMS: 1,
    Stance.PROPOSES: 0,
}
RANKS = {Rank.PRINCIPAL: 4, Rank.OFFICE: 3, Rank.OFFICIAL: 2, Rank.OUTSIDER: 1, Rank.OUTLET: 0}


@dataclass(frozen=True, slots=True)
class Word:
    """One act of speech as it counts for one event."""

    id: str  # the statement that tells it
    day: str  # the first day it counts for
    said: str  # the day it was spoken, or the last day on which it can have been
    minute: str  # "2025-10-16T14:05" where that is told, else ""
    published: str
    voice: str  # who speaks, as a key under which a later word replaces an earlier one
    side: str | None  # the side of the event that it is spoken for
    rank: Rank
    authority: bool
    stance: Stance
    window: Window | None  # as far as it can be the one the words are about
    told: Testimony
    refuses: bool = False  # its window is one at which it will not be

    @property
    def speaker(self) -> Speaker:
        """Who said it."""
        return self.told.speaker

    @property
    def named(self) -> bool:
        """Whether someone answers for it with a name or an office, and not the outlet itself."""
        return not self.told.speaker.unnamed and not self.told.speaker.narration

    @property
    def dated(self) -> bool:
        """Whether it is told when it was said; else its day is only the last on which it can have been."""
        return self.told.statement.said_at is not None

    @property
    def firm(self) -> bool:
        """Whether it is said without hedge or condition."""
        return self.told.statement.firmness is Firmness.FIRM


def heard(
    event: Event, testimony: Iterable[Testimony], *, as_known: str | None = None, as_held: str | None = None
) -> tuple[Word, ...]:
    """The words that count, oldest first: published and held by then, not withdrawn, copies and retellings once."""
    cast = cast_of(event)
    told = sorted((_word(one, cast) for one in testimony if _counts(one, as_known, as_held)), key=in_order)
    words = _each_once(_one_spelling(told))
    if len(words) > 1 and any(word.stance in OUTCOMES for word in words):
        believed = (_dated_by_plan(word, words) for word in words if not _of_another(word, words))
        words = tuple(sorted(believed, key=in_order))
    return tuple(_with_refusals(words))


def _with_refusals(words: Iterable[Word]) -> Iterable[Word]:
    """The words, those marked that name a time at which it will not be: a denial's, or one that is put off.

    A postponement gives a new time if that begins after the one last set, or, where none is known, after its day.
    """
    latest: str | None = None
    for word in words:
        window = word.told.statement.event.window
        if window is None or window.left_open:  # "no date yet" refuses none
            yield word
        elif word.stance is Stance.POSTPONES:
            starts = word.window.earliest if word.window else None
            later = starts is not None and starts > (latest if latest and latest >= word.said else word.said)
            yield word if later else replace(word, refuses=True)
            latest = word.window.latest if later and word.window else latest
        else:
            yield replace(word, refuses=True) if word.stance is Stance.DENIES else word
            if word.stance is Stance.AFFIRMS and word.window:
                latest = word.window.latest or latest


def in_order(word: Word) -> tuple[str, str, str, str, int, str]:
    """Oldest first; what is told of one minute or day stands in the order of publication, then of the text."""
    statement = word.told.statement
    return word.day, word.minute, word.published, statement.document, statement.content_span[0], word.id


def last_of(words: Sequence[Word], before: Word | None = None) -> Word:
    """Which of one voice's or side's words of one day stands at its end; `before` is what stood until then."""
    if len(words) == 1:
        return words[0]

    def standing(word: Word) -> tuple[int, bool, str, bool, int, str, str]:
        turned = before is not None and word.stance is not before.stance
        return RANKS[word.rank], word.named, word.minute, turned, _GRAVITY[word.stance], word.published, word.id

    return max(words, key=standing)


def answers(word: Word, other: Word) -> bool:
    """Whether a word comes after another or can answer it: said later, or on the same day as far as both are dated.

    An undated word in a report of the day ("contradicts the president's posts") is mostly older than the news.
    """
    return word.day > other.day or (word.day == other.day and word.dated >= other.dated)


def ahead(window: Window | None, day: str) -> bool:
    """Whether a window is one that can still come on that day."""
    return window is not None and bool(window.earliest or window.latest) and (window.latest or day) >= day


def _counts(one: Testimony, as_known: str | None, as_held: str | None) -> bool:
    if as_known and _end(one.published_on) > as_known:
        return False
    if as_held and _end(one.retrieved_on) > as_held:
        return False
    if one.retracted_on is not None and not any(
        day is not None and one.retracted_on > day for day in (as_known, as_held)
    ):
        return False
    return one.withdrawn_on is None or (as_held is not None and one.withdrawn_on > as_held)


def _end(moment: str) -> str:
    """The last day of a moment: what is dated to a month is certain to have been said by its end only."""
    return moment if len(moment) == 10 else last_day(moment) or moment


def _word(one: Testimony, cast: Cast) -> Word:
    statement, speaker = one.statement, one.speaker
    published = _end(one.published_on)
    said = min(_end(statement.said_at), published) if statement.said_at else published
    stance, window, day = _outcome(statement.stance, statement.event.window, said)
    moment = statement.said_at or ""
    return Word(
        id=statement.id,
        day=day,
        said=said,
        minute=moment[:16] if len(moment) > 10 and moment[:10] == day else "",
        published=published,
        voice=_voice(one),
        side=side_in(speaker, cast),
        rank=rank_in(speaker, cast),
        authority=is_authority(speaker),
        stance=stance,
        window=window,
        told=one,
    )


def _outcome(stance: Stance, window: Window | None, said: str) -> tuple[Stance, Window | None, str]:
    """Stance, window and day as they count.

    A report that something was held says so of the day it was held on: said on Friday of Thursday, it counts from
    Thursday. A report in the present tense of a day still to come announces it. What is said to come cannot be meant
    for a window that is over: such a window belongs to something else.
    """
    if stance not in OUTCOMES:
        return stance, (window if ahead(window, said) else None), said
    if window is None or not (window.earliest or window.latest):
        return stance, None, said
    if window.earliest and window.earliest > said:
        return (Stance.AFFIRMS if stance is Stance.REPORTS_HELD else Stance.DENIES), window, said
    return stance, window, min(window.latest or said, said)


def _dated_by_plan(word: Word, words: Sequence[Word]) -> Word:
    """An outcome report with the day it counts from, seen beside what had been said of the event before.

    A day on which, or after which, people still spoke of the event as one to come is not the day it was held on: the
    report's date belongs to something else. A report without a day, soon after the one day planned, is of that day.
    """
    if word.stance not in OUTCOMES:
        return word
    plans = [w for w in words if w.stance not in OUTCOMES and w.said <= word.said and w.id != word.id]
    if word.day < word.said and any(w.said > word.day and _of_the_future(w) for w in plans):
        return replace(word, day=word.said)
    if word.window is None and word.stance is Stance.REPORTS_HELD:
        plan = plans[-1].window if plans and plans[-1].stance is Stance.AFFIRMS else None
        if plan and plan.latest and plan.earliest == plan.latest and _few_days(plan.latest, word.said):
            return replace(word, day=plan.latest)
    return word


def _of_another(word: Word, words: Sequence[Word]) -> bool:
    """Whether a report must be of another happening, since its own document has this one still to come.

    Someone speaks there, after the day that the report gives, of the event as open; or the days that had been set for
    it before, which lie after the report, are told there as still set.
    """
    if word.stance is not Stance.REPORTS_HELD:
        return False
    beside = [w for w in words if w.told.statement.document == word.told.statement.document and w.id != word.id]
    return any(_speaks_of_it_after(w, word.day) or _repeats_a_later_plan(w, word, words) for w in beside)


def _speaks_of_it_after(word: Word, day: str) -> bool:
    return word.stance not in OUTCOMES and word.dated and word.said > day and not word.speaker.narration


def _repeats_a_later_plan(word: Word, report: Word, words: Sequence[Word]) -> bool:
    window = word.window
    if word.stance is not Stance.AFFIRMS or window is None or (window.earliest or "") <= report.said:
        return False
    return any(
        w.said < report.said and w.stance is Stance.AFFIRMS and w.window and w.window.earliest == window.earliest
        for w in words
    )


def _of_the_future(word: Word) -> bool:
    return word.window is not None or word.dated


def _few_days(first: str, second: str) -> bool:
    return 0 <= date.fromisoformat(second).toordinal() - date.fromisoformat(first).toordinal() <= 3


def _voice(one: Testimony) -> str:
    """A named speaker wherever it is told; an unnamed one within one outlet only; all outlets' own voice as one."""
    speaker = one.speaker
    if speaker.narration:
        return "outlet"
    name = core(speaker.name or "")
    if speaker.unnamed or not name:
        return f"unnamed {one.outlet} {speaker.description or name} {speaker.side or ''}".casefold()
    return f"named {name}"


def _one_spelling(words: Sequence[Word]) -> Iterable[Word]:
    """The words with one voice for each person, however the outlets spell the name."""
    known: dict[str, str] = {}
    by_first: dict[str, list[str]] = {}
    for word in words:
        if word.voice not in known:
            alike = by_first.setdefault(word.voice.rpartition(" ")[0], []) if word.named else []
            known[word.voice] = spelled_alike(word.voice, alike) or word.voice
            alike.append(word.voice)
        same = known[word.voice]
        yield word if same == word.voice else replace(word, voice=same)


def _same_words(word: Word) -> Iterable[tuple[str, ...]]:
    """Keys that two tellings of one act of speech share: the utterance, or origin, voice, stance and times."""
    one = word.told
    statement, window = one.statement, one.statement.event.window
    if one.utterance:
        yield one.utterance, statement.stance
    if one.origin:
        when = (window.earliest or "", window.latest or "") if window else ("", "")
        yield (one.origin, word.voice, statement.stance, statement.said_at or "", *when)


def _each_once(words: Iterable[Word]) -> tuple[Word, ...]:
    """Every act of speech once, as first told; a window told only later of the same words is added to it.

    A telling with days that those of the first one exclude is no copy of it: one of the two has them wrong.
    """
    kept: dict[str, Word] = {}
    known: dict[tuple[str, ...], list[str]] = {}
    for word in words:
        keys = tuple(_same_words(word))
        before = (id for key in keys for id in known.get(key, ()))
        first = next((id for id in before if not _exclude(kept[id].window, word.window)), word.id)
        if first == word.id:
            kept[first] = word
        elif kept[first].window is None and word.window is not None:
            kept[first] = replace(kept[first], window=word.window)
        for key in keys:
            known.setdefault(key, []).append(first)
    return tuple(kept.values())


def _exclude(one: Window | None, other: Window | None) -> bool:
    """Whether two windows share no day."""
    if one is None or other is None:
        return False
    starts, ends = max(one.earliest or "", other.earliest or ""), min(one.latest or "~", other.latest or "~")
    return starts > ends
