"""The table of rules that give an event its status on a day. The first that speaks decides.

Each rule is a function from what stands on that day to a finding, or None where it has nothing to say. Its first line
is the rule in one English sentence; its last names the story that shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from onrecord.model import Stance, Status, Window
from onrecord.weigh.independence import independent_origins
from onrecord.weigh.view import NO, WILLING, YES, View, days_apart
from onrecord.weigh.words import Word

# Kinds that last by nature: a report that one began is not yet a report that it is over.
_LASTING = frozenset(("ceasefire", "strike", "exercise", "trial", "deployment"))
# Kinds that last when their own report says over which days ("arrives for a four-day visit").
_AT_TIMES_LASTING = _LASTING | {"visit", "talks", "conference", "summit", "protest", "contest", "hearing"}
# Longer windows, and whole months and years, say when something is, not how long it lasts.
_LONGEST_DAYS = 31


@dataclass(frozen=True, slots=True)
class Finding:
    """A status with the words for and against it."""

    status: Status
    because: tuple[Word, ...]
    against: tuple[Word, ...] = ()


Rule = Callable[[View], Finding | None]


def held(view: View) -> Finding | None:
    """Once anyone credible reports that it was held, it took place, unless several others report that it was not.

    Story: state_visit.
    """
    reports = _credible(view)
    if not reports or _several_deny(view, reports):
        return None
    if is_running(view, reports[0]):
        return _under_way(view, reports[0])
    return Finding(Status.TOOK_PLACE, reports[:3], _latest(view.not_held))


def not_held(view: View) -> Finding | None:
    """It did not take place when that is reported and its time is over, or no plan of it stands.

    Story: rocket_launch.
    """
    reports = [w for w in view.not_held if not w.speaker.unnamed]
    if not reports or _replanned(view, reports[-1]) or not time_ran_out(view, reports[-1]):
        return None
    return Finding(Status.DID_NOT_TAKE_PLACE, tuple(reports[-2:]), _positive(view))


def cancelled(view: View) -> Finding | None:
    """It is cancelled when a side that it depends on, or a court or board, calls it off and no other one holds to it.

    Story: trade_tariff.
    """
    call = _newest(_calls(view))
    if call is None or view.newest_plan(call) or _contested(view, call) or _moved_since(view, call):
        return None
    delays = tuple(w for w in view.sides.values() if w.stance is Stance.POSTPONES and w.day >= call.day)
    return Finding(Status.CANCELLED, (call, *_seconds(view, call)), (*delays, *_before(view, call)))


def refused(view: View) -> Finding | None:
    """What all sides that have spoken deny, and nobody still announces, is cancelled.

    Story: prisoner_exchange.
    """
    spoken = list(view.sides.values())
    if not spoken or any(w.stance not in NO for w in spoken):
        return None
    last, delay = max(spoken, key=lambda w: w.day), newest_delay(view)
    if delay is not None and delay.day > last.day:
        return None
    standing = [w for w in _positive(view) if len(view.cast.needed) > len(spoken) or w.day > last.day]
    if standing or view.newest_plan(last):
        return None
    return Finding(Status.CANCELLED, tuple(spoken), tuple(w for w in _positive(view)))


def postponed(view: View) -> Finding | None:
    """It is postponed when a side, a court or board, or an unnamed official of a side puts it off, until a new plan.

    Story: budapest_summit.
    """
    delay = newest_delay(view)
    if delay is None or view.newest_plan(delay) or _contested(view, delay):
        return None
    if view.plan is delay and view.over:
        return None
    return Finding(Status.POSTPONED, (delay, *_seconds(view, delay)), _before(view, delay))


def lapsed(view: View) -> Finding | None:
    """The day after its window ends, if nothing was heard, it is lapsed: unknown, neither held nor not held.

    Story: peace_talks.
    """
    if view.plan is None or not view.over:
        return None
    return Finding(Status.LAPSED, (view.plan,))


def in_doubt(view: View) -> Finding | None:
    """It is in doubt when a side doubts or denies it, or an unnamed source or the outlet does and no side answers.

    Story: company_merger.
    """
    found = tuple(w for w in _doubts(view) if not view.newest_plan(w))
    if not found:
        return None
    return Finding(Status.IN_DOUBT, found[:3], tuple(w for w in _positive(view) if w not in found))


def confirmed(view: View) -> Finding | None:
    """It is confirmed when every side that it depends on says so, or a second voice of its only side or its host.

    Story: treaty_signing.
    """
    needed, sides = view.cast.needed, view.sides
    if any(w.stance not in WILLING for w in sides.values()) or not view.named_yes():
        return None
    yes = [w for s, w in sides.items() if view.cast.depends_on(s)]
    if view.moved and any(w.day < view.moved.day and w.side != view.moved.side for w in yes):
        return None  # who said yes to the old days has not yet said it to the new ones
    if len(needed) > 1 and all(s in sides for s in needed):
        return Finding(Status.CONFIRMED, tuple(sides[s] for s in needed))
    second = sides.get(view.cast.host or "") if len(sides) > 1 else None
    second = second or _second_voice(view)
    if second is None:
        return None
    first = [w for w in sides.values() if w.stance in YES and w is not second]
    return Finding(Status.CONFIRMED, (*first[:2], second))


def announced(view: View) -> Finding | None:
    """It is announced when one side that it depends on, or someone who reports its word, says that it will happen.

    Story: concert.
    """
    found = [w for w in _positive(view) if w.stance in YES]
    if not found:
        return None
    best = [w for w in found if w.side and w.named] or [w for w in found if w.side] or found
    return Finding(Status.ANNOUNCED, tuple(best[:3]), _answered(view))


def proposed(view: View) -> Finding | None:
    """It is proposed when someone offers it or asks for it and no side that it depends on has said yes.

    Story: ceasefire.
    """
    found = [w for w in _positive(view) if w.stance is Stance.PROPOSES]
    return Finding(Status.PROPOSED, tuple(found[:3])) if found else None


def questioned(view: View) -> Finding | None:
    """What is known only by onlookers' doubts is in doubt.

    Story: company_merger.
    """
    found = [w for w in (*view.others.values(), view.body, view.stray, view.outlet, *view.not_held) if w]
    return Finding(Status.IN_DOUBT, tuple(found[:2])) if found else None


RULES: tuple[Rule, ...] = (
    held, not_held, cancelled, refused, postponed, lapsed, in_doubt, confirmed, announced, proposed, questioned,
)  # fmt: skip


def decide(view: View) -> Finding | None:
    """What the first rule that speaks finds."""
    for rule in RULES:
        finding = rule(view)
        if finding is not None:
            return finding
    return None


# ------------------------------------------------------------------------------------------- outcomes


def _credible(view: View) -> tuple[Word, ...]:
    """Reports that it was held, firm ones first; hedged ones ("may have met") count from the second origin on."""
    firm = tuple(w for w in view.held if w.firm)
    if firm or independent_origins(w.told for w in view.held) > 1:
        return firm or view.held
    return ()


def _several_deny(view: View, reports: Iterable[Word]) -> bool:
    denials = [w for w in view.not_held if not w.speaker.unnamed]
    against = len({w.voice for w in denials}) > 1 and independent_origins(w.told for w in denials)
    return int(against) > max(1, independent_origins(w.told for w in reports))


def is_running(view: View, report: Word) -> bool:
    """Whether the reported happening still goes on, as far as its own days, or the plan's, say."""
    kind, own = view.event.kind, report.window
    window = own or view.window
    if window is None or kind not in (_AT_TIMES_LASTING if own else _LASTING):
        return False
    if not window.earliest or not window.latest or not _is_a_span(window):
        return False
    return window.earliest <= report.said < window.latest and view.day <= window.latest


def _is_a_span(window: Window) -> bool:
    """Whether a window reads as first and last day of something that lasts."""
    if window.edtf is not None and "/" not in window.edtf:
        return False
    return 0 < days_apart(window.earliest or "", window.latest or "") < _LONGEST_DAYS


def _under_way(view: View, report: Word) -> Finding:
    """What has begun can still be broken off or adjourned."""
    stops = [w for w in (*_calls(view), *_delays(view)) if w.day >= report.day and not w.speaker.unnamed]
    stop = _newest(stops)
    if stop is None:
        return Finding(Status.UNDER_WAY, (report,), _latest(view.not_held))
    return Finding(Status.CANCELLED if stop.stance in NO else Status.POSTPONED, (stop,), (report,))


def time_ran_out(view: View, report: Word) -> bool:
    """Whether the time of the plan is over; of what has no time yet, "not held" only says "not so far"."""
    if view.window is not None and view.window.latest is not None:
        return view.window.latest <= report.said
    return not _positive(view) and not view.sides and not view.hints


def _replanned(view: View, report: Word) -> bool:
    """Whether it was put off with that report or later, or is planned for days after it."""
    delay, plan = newest_delay(view), view.plan
    if delay is not None and delay.day >= report.day:
        return True
    if (
        plan
        and plan.stance in YES
        and plan.day >= report.day
        and plan.window
        and (plan.window.latest or "") > report.said
    ):
        return True
    return view.newest_plan(report) is not None


# ------------------------------------------------------------------------------- against and in favour


def _calls(view: View) -> list[Word]:
    """Who calls it off: a side, a court or board, or the outlets where no side holds to it since."""
    found = [w for w in view.sides.values() if w.stance is Stance.CANCELS]
    found += [w for w in (view.body,) if w and w.stance in NO and not view.named_yes(to=w)]
    outlet = view.outlet
    if outlet and (outlet.stance is Stance.CANCELS or (outlet.stance is Stance.DENIES and not view.named_yes())):
        found += [outlet] if not view.named_yes(to=outlet) else []
    return found


def newest_delay(view: View) -> Word | None:
    """The last word by which it was put off, as far as it counts."""
    return _newest(_delays(view))


def _delays(view: View) -> list[Word]:
    """Who puts it off: as above, and an unnamed official of a side that nobody answers."""
    found = [w for w in (*view.sides.values(), view.body) if w and w.stance is Stance.POSTPONES]
    outlet = view.outlet
    if outlet and outlet.stance is Stance.POSTPONES and not view.named_yes(to=outlet):
        found.append(outlet)
    found += [w for w in _standing_hints(view) if w.stance is Stance.POSTPONES and not view.named_yes(to=w)]
    return found


def _doubts(view: View) -> list[Word]:
    """Every standing word that leaves it open or speaks against it, the sides' first."""
    found = [w for w in view.sides.values() if w.stance not in WILLING]
    found += [w for w in _standing_hints(view) if w.stance not in WILLING]
    yes = view.named_yes()
    for word in (view.body, view.stray, view.outlet):
        if word and word.stance not in WILLING and (yes is None or word.day > yes.day) and _weighs(view, word):
            found.append(word)
    found += [w for w in view.not_held if yes is None or w.day > yes.day][-1:]
    return found


def _weighs(view: View, word: Word) -> bool:
    """An unnamed source that speaks for no side counts only when it says that it is off, and until a side speaks."""
    return word is not view.stray or (word.stance is not Stance.DOUBTS and not _since(view, word))


def _since(view: View, word: Word) -> bool:
    return any(w.day > word.day for w in view.sides.values())


def _standing_hints(view: View) -> list[Word]:
    """Unnamed words of a side that its named ones have not replaced."""
    return [w for s, w in view.hints.items() if s not in view.sides or w.day >= view.sides[s].day]


def _contested(view: View, word: Word) -> bool:
    """Whether another side holds to the event on the day of that word or later.

    A host's readiness does not bring back what one of those who would meet has called off or put off.
    """
    principal = view.cast.depends_on(word.side)
    return view.named_yes(to=word, but=word.side, needed=principal) is not None


def _moved_since(view: View, call: Word) -> bool:
    """Whether it was put off after that, so that it is not off.

    What a side has called off, another side's "only put off" does not bring back: that takes its own word, or a new
    date that is reported as set.
    """
    later = [w for w in _delays(view) if w.day > call.day]
    if call.side is None:
        return bool(later)
    return any(w.side == call.side or (w.side is None and w is view.plan) for w in later)


def _positive(view: View) -> tuple[Word, ...]:
    """Every standing word that wants it or says it will be: sides, unnamed officials, outlets, onlookers."""
    found = [w for w in view.sides.values() if w.stance in WILLING]
    found += [w for w in _standing_hints(view) if w.stance in WILLING]
    rest = (view.outlet, view.body, view.stray, *view.others.values())
    return tuple(found + [w for w in rest if w and w.stance in WILLING])


def _second_voice(view: View) -> Word | None:
    """A second named voice of an event's only side, heard on another day or with another origin."""
    if len(view.cast.needed) > 1:
        return None
    for words in view.backers.values():
        if len(words) > 1:
            return words[1]
    return view.body if view.body and view.body.stance in YES and view.sides else None


def _seconds(view: View, word: Word) -> tuple[Word, ...]:
    """Others who say the same, at most two."""
    every = [*view.sides.values(), *_standing_hints(view), view.outlet]
    return tuple(w for w in every if w and w is not word and w.stance is word.stance)[:2]


def _before(view: View, word: Word) -> tuple[Word, ...]:
    """The yes that the word stands against, the sides' only."""
    return tuple(w for w in _positive(view) if w.side and w is not word)[:3]


def _answered(view: View) -> tuple[Word, ...]:
    """Doubts and refusals that a newer plan has overtaken, or that a side has answered."""
    every = [*view.sides.values(), *view.hints.values(), view.outlet]
    return tuple(w for w in every if w and w.stance not in WILLING)[:3]


def _newest(words: Iterable[Word]) -> Word | None:
    return max(words, key=lambda w: (w.day, w.named, w.id), default=None)


def _latest(words: tuple[Word, ...]) -> tuple[Word, ...]:
    return words[-1:]
