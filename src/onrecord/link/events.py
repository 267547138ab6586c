"""Puts a statement to the event it speaks of: the best candidate if it is good enough, else a new event."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.fuzz import token_set_ratio

from onrecord.link.cast import PERSONAL_KINDS, Cast, cast, compare, compare_places, most
from onrecord.link.days import Stretch, day_of, gap, ordinal, stretch
from onrecord.link.evidence import KIND, RARITY, SAME, START, UNSURE, because, chance, weight
from onrecord.link.setting import joined, main_side, ordinal_of, setting
from onrecord.link.windows import Use, use
from onrecord.model import Document, Event, Party, Stance, Statement, Window, first_day
from onrecord.world.kinds import compatible, reason
from onrecord.world.spelling import folded

_WINDOWS_KEPT = 6
_NEARLY = 0.1  # a second candidate this close to the first is a question for a person
_LEAST_ALIKE, _HALF_ALIKE = 0.3, 0.6  # kinds less alike are never one; at the second the kinds say nothing
# Kinds that may happen again within days: a report of today is not of what took place three days ago.
_FREQUENT = frozenset({"attack", "protest", "launch", "test", "call", "exercise", "deployment", "measure", "hearing"})


@dataclass(frozen=True, slots=True)
class Decision:
    """The event a statement was put to (None: a new one), how surely, why, and what else it may have meant."""

    event: str | None
    score: float
    because: str
    unsure: tuple[tuple[str, float, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Mention:
    """What a statement tells of its event, worked out once for all candidates."""

    kind: str
    stance: Stance
    cast: Cast
    window: Stretch | None
    said: int  # day of the words
    told: int  # day of the document
    name: str | None
    setting: frozenset[str]
    ordinal: str | None
    anew: bool  # the text calls it another one
    elsewhere: frozenset[str]  # events that this document tells apart from this one


def place(
    statement: Statement,
    document: Document,
    parties: Sequence[Party],
    candidates: Sequence[Event],
    *,
    told: Mapping[int, str],
) -> Decision:
    """Which of the candidates a statement speaks of; `told`: what this document's chains were put to so far."""
    chain = statement.event.chain
    if chain is not None and chain in told:
        return Decision(told[chain], 0.97, "told in one text as one happening")
    mention = _mention(statement, document, parties, told)
    scored = sorted(
        ((*weighed, event) for event in candidates if (weighed := _weigh(mention, event))),
        key=lambda one: (-one[0], _newest(one[2])),  # the rest in the order they come: the last founded first
    )
    if scored and scored[0][0] >= SAME:
        score, why, event = scored[0]
        near = [one for one in scored[1:3] if one[0] >= max(SAME, score - _NEARLY)]
        return Decision(event.id, round(score, 3), why, tuple((e.id, round(s, 3), w) for s, w, e in near))
    maybe = tuple((event.id, round(score, 3), why) for score, why, event in scored[:2] if score >= UNSURE)
    best = scored[0][0] if scored else 0.0
    return Decision(
        None, round(1.0 - best, 3), "the first word of it" if not scored else "like none spoken of before", maybe
    )


def _newest(event: Event) -> int:
    return -ordinal(event.last)


def _mention(statement: Statement, document: Document, parties: Sequence[Party], told: Mapping[int, str]) -> _Mention:
    said = first_day(statement.said_at) or document.day
    return _Mention(
        statement.event.kind,
        statement.stance,
        cast(most(parties), statement.event.place, main_side(setting(statement, document))),
        stretch(statement.event.window),
        ordinal(said),
        ordinal(document.day),
        statement.event.name,
        frozenset(setting(statement, document)),
        ordinal_of(setting(statement, document)),
        _is_another(document.text, statement.event.span[0]),
        frozenset(told.values()) if statement.event.chain is not None else frozenset(),
    )


def score(statement: Statement, document: Document, parties: Sequence[Party], event: Event) -> tuple[float, str]:
    """How well a statement fits one event, and why; 0 where the kinds never name one happening."""
    return _weigh(_mention(statement, document, parties, {}), event) or (0.0, "kinds that never name one happening")


def _weigh(mention: _Mention, event: Event) -> tuple[float, str] | None:
    alike, named = max((compatible(mention.kind, kind), kind) for kind in (event.kind, *event.kinds))
    if alike < _LEAST_ALIKE:
        return None
    there = cast(most(event.parties), event.place, main_side(event.setting))
    features = compare(mention.cast, there, mention.kind, event.kind)
    total = START + KIND * (alike - _HALF_ALIKE) + min(RARITY.get(mention.kind, 0.0), RARITY.get(event.kind, 0.0))
    if "=primary" in mention.setting and features[0] == "its state":
        features[0] = "some of its state"  # primaries are held state by state within the state
    features = _beside(features, mention, event, there)
    features += compare_places(mention.cast, there)
    features += _names(mention.name, event.name)
    features += _row(mention, event)
    features += _matter(mention.setting, event.setting)
    times = _times(mention, event)
    features += _of_anyone(times) if _is_anyone(features) else times
    features += _talk(mention, event, placed="same city" in features and "windows apart" not in features)
    if mention.anew and mention.told > ordinal(event.last):
        features.append("another one")
    if event.off_on and _planned_anew(mention, event, mention.said - ordinal(event.off_on)):
        features.append("called off")
    total += sum(map(weight, features))
    return chance(total), f"{reason(mention.kind, named)}; {because(features)}"


_ANOTHER = re.compile(
    r"\b(?:another|a fresh|a new|a second|a third|a further|yet another|a repeat)\W+(?:[\w-]+\W+){0,4}$", re.I
)


def _is_another(text: str, at: int) -> bool:
    """Whether the words before the event's name say that it is not the one known: "another ceasefire"."""
    return _ANOTHER.search(text[max(0, at - 50) : at]) is not None


def _beside(features: list[str], mention: _Mention, event: Event, there: Cast) -> list[str]:
    """Whether the parties that only one of them names stand in the sentence of the other."""
    here = {mark[1:] for mark in mention.setting if mark[0] == "~"}
    around = {mark[1:] for mark in event.setting if mark[0] == "~"}
    only_here, only_there = mention.cast.called - there.called, there.called - mention.cast.called
    named_here, named_there = bool(only_there & here), bool(only_here & around)
    if not named_here and not named_there:
        return features
    # a text that tells two apart may name the parties of both in one sentence: each keeps its own
    dropped = set() if event.id in mention.elsewhere else {"other second party"}
    both_ways = (named_here or not only_there) and (named_there or not only_here)
    if mention.kind not in PERSONAL_KINDS and (both_ways or only_here <= around):
        dropped.add("other parties")
    return [*(feature for feature in features if feature not in dropped), "named beside"]


def _row(mention: _Mention, event: Event) -> list[str]:
    """Whether one is called another of a row than the other; a second one after one that was held is another."""
    known = ordinal_of(event.setting)
    if mention.ordinal is None or mention.ordinal == known:
        return []
    if known:
        return ["other one of a row"]
    later = bool(event.held_on) and mention.said - ordinal(event.held_on or "") > 5
    return ["another one"] if later and mention.ordinal != "#1" else []


def _names(one: str | None, other: str | None) -> list[str]:
    if not one or not other:
        return []
    return ["same name"] if token_set_ratio(folded(one), folded(other)) >= 88 else ["other name"]


def _is_anyone(features: list[str]) -> bool:
    """Whether nothing of the parties speaks for one happening: then one day is the day of many."""
    return features[0] in ("no party known", "other parties", "some of its state") and "same city" not in features


def _of_anyone(times: list[str]) -> list[str]:
    """What days say where nobody is known: less, and that one had just been held says nothing."""
    return ["windows agree"] if times == ["same day"] else [t for t in times if t not in ("just held", "it came")]


def _matter(one: frozenset[str], other: tuple[str, ...]) -> list[str]:
    """Whether the sentences around the two mentions tell of the same people and matters."""
    shared = one.intersection(other)
    people = sum(mark[0] == "~" for mark in shared)
    words = sum(mark[:1].isalpha() and mark[:3] != "of " for mark in shared)
    features = ["same subject"] if people else []
    features += _marked("@", one, other, "same towns", "other towns")
    features += _marked("=", one, other, "", "another sort")
    if words >= 4:
        features.append("very same matter")
    elif words >= 2:
        features.append("same matter")
    elif not words and not people and len(one) >= 5 and len(other) >= 5:
        features.append("another matter")
    return features


def _marked(sign: str, one: frozenset[str], other: tuple[str, ...], same: str, apart: str) -> list[str]:
    """What the marks of one sign say, where both have some."""
    here = {mark for mark in one if mark[0] == sign}
    there = {mark for mark in other if mark[0] == sign}
    if not here or not there:
        return []
    return [apart] if here.isdisjoint(there) else [same] if same else []


def _talk(mention: _Mention, event: Event, *, placed: bool) -> list[str]:
    """How long ago the event was last spoken of, and whether the same text tells the two apart.

    A text seldom speaks of two happenings in one place; rather its reader has not seen that it speaks of one.
    """
    features = []
    if event.id in mention.elsewhere:
        features.append("told as two in one place" if placed else "told apart")
    silence = mention.told - ordinal(event.last)
    if silence <= 3:
        features.append("spoken of now")
    elif silence <= 14:
        features.append("spoken of lately")
    elif silence > 180:
        features.append("very long silence")
    elif silence > 60:
        features.append("long silence")
    return features


def _times(mention: _Mention, event: Event) -> list[str]:
    """How the days of the mention lie to the days of the event."""
    if mention.stance is Stance.REPORTS_HELD:
        return _held_times(mention, event)
    if event.held_on:
        return _times_after_held(mention, event, ordinal(event.held_on))
    return _times_ahead(mention, event)


def _held_times(mention: _Mention, event: Event) -> list[str]:
    """The mention says that it took place: by its window, else in the days before it was said."""
    dated = mention.window if mention.window and not mention.window.vague else None
    when = dated or Stretch(mention.said - (1 if mention.kind in _FREQUENT else 3), mention.said)
    if event.held_on:
        return _both_held(mention, event, when, dated is not None)
    due = stretch(event.window)
    if due is None or (due.vague and gap(when, due)):
        return []
    if gap(when, due) == 0:
        return ["same day"] if dated and due.narrow and when.narrow else ["it came"]
    if due.first > when.last:
        return ["not yet"] if due.first - when.last > 3 else ["windows touch"]
    return ["windows touch"] if gap(when, due) <= 10 else ["windows apart"] if gap(when, due) <= 120 else ["far apart"]


def _both_held(mention: _Mention, event: Event, when: Stretch, dated: bool) -> list[str]:
    """Both are told to have taken place: on the same days, or on days that tell them apart."""
    held, due = ordinal(event.held_on or ""), stretch(event.window)
    then = Stretch(min(held, due.first) if due and due.narrow else held, held)
    apart = gap(when, then)
    if apart <= 1:
        return ["same day"] if dated and when.narrow else ["just held"]
    if dated:
        return ["two held"] if when.narrow else ["windows apart"]
    return ["held before"] if mention.said - held <= 21 else ["held long before"]


def _times_after_held(mention: _Mention, event: Event, held: int) -> list[str]:
    """The event took place: a word ahead is of it only if it was said before, or of its days."""
    if mention.window and not (mention.window.vague and mention.said > held):
        due = stretch(event.window)
        if gap(mention.window, Stretch(held, held)) <= 1 or (due and due.narrow and gap(mention.window, due) == 0):
            return ["same day"] if mention.window.narrow else ["windows agree"]
        return ["is over"] if mention.window.first > held else ["windows apart"]
    return [] if mention.said <= held else ["is over"]


def _times_ahead(mention: _Mention, event: Event) -> list[str]:
    """The event is still open: the same window, one it was given before, or a new one."""
    due = stretch(event.window or (event.windows[-1] if event.windows else None))
    if due is None or mention.window is None:
        return []
    if gap(mention.window, due) == 0:
        if mention.window.vague or due.vague:
            return ["same season"]
        return ["same day"] if mention.window.narrow and due.narrow else ["windows agree"]
    if any(gap(mention.window, old) == 0 for w in event.windows if (old := stretch(w)) and not old.vague):
        return ["old window"]
    apart = gap(mention.window, due)
    if apart <= 4:
        return ["windows touch"]
    if apart > 400:
        return ["far apart"]
    return ["new window"] if mention.window.last >= mention.said else ["windows apart"]


# ---------------------------------------------------------------------------------------------------------- growing


def grow(event: Event | None, statement: Statement, document: Document, parties: Sequence[Party]) -> Event:
    """The event that a statement founds, or the event brought up to date by one more statement."""
    said = first_day(statement.said_at) or document.day
    if event is None:
        return _founded(statement, document, parties, said)
    window, windows = _windows(event, statement, document)
    return replace(
        event,
        kind=_kind(event, statement.event.kind),
        parties=_parties(event, parties),
        place=_place(event.place, statement.event.place),
        window=window,
        windows=windows,
        setting=joined(event.setting, setting(statement, document)),
        name=event.name or statement.event.name,
        kinds=_kinds(event, statement.event.kind),
        first=min(event.first, said),
        last=max(event.last, document.day),
        off_on=_off_on(event.off_on, statement.stance, said),
        held_on=max(filter(None, (event.held_on, _held_on(statement, said))), default=None),
    )


def _founded(statement: Statement, document: Document, parties: Sequence[Party], said: str) -> Event:
    about = statement.event
    refused = about.window is not None and use(statement, document) is Use.REFUSED
    return Event(
        id="e" + statement.id[1:],
        kind=about.kind,
        parties=tuple(dict.fromkeys(parties)),
        place=about.place,
        window=None if refused else about.window,
        windows=(about.window,) if refused and about.window else (),
        name=about.name,
        first=said,
        last=document.day,
        held_on=_held_on(statement, said),
        off_on=_off_on(None, statement.stance, said),
        setting=setting(statement, document),
    )


def _planned_anew(mention: _Mention, event: Event, since: int) -> bool:
    """Whether a word after a calling-off is of a new plan: an offer, or weeks later another window."""
    if mention.stance is Stance.PROPOSES:
        return since > 3
    due = stretch(event.window)
    return (
        mention.stance is Stance.AFFIRMS
        and since > 30
        and bool(due and mention.window and gap(mention.window, due) > 30)
    )


def _off_on(before: str | None, stance: Stance, said: str) -> str | None:
    """The day on which it was called off; a later word that it is on takes that back."""
    if stance is Stance.CANCELS:
        return max(before or "", said)
    return None if stance in (Stance.AFFIRMS, Stance.REPORTS_HELD) and said > (before or "") else before


def _held_on(statement: Statement, said: str) -> str | None:
    if statement.stance is not Stance.REPORTS_HELD:
        return None
    days = stretch(statement.event.window)
    return min(day_of(days.last), said) if days else said


def _parties(event: Event, parties: Sequence[Party]) -> tuple[Party, ...]:
    """A person takes the place of the side it speaks for; a second party joins a first; a crowd is not let in."""
    known = list(event.parties)
    for party in parties:
        at = next(
            (i for i, old in enumerate(known) if old.side and old.side == party.side and old.name == old.side), None
        )
        if at is not None and party.name != party.side:
            known[at] = party
        elif len({old.side or old.name for old in known}) < 2 and not _is_known(party, known):
            known.append(party)
    return tuple(known)


def _is_known(party: Party, known: Sequence[Party]) -> bool:
    return any(old.name == party.name or (party.side and old.side == party.side) for old in known)


def _place(old: str | None, new: str | None) -> str | None:
    """A city takes the place of the state it lies in; otherwise the first word holds."""
    if old is None or new is None:
        return old or new
    here, there = cast((), old), cast((), new)
    nearer = there.city and not here.city and here.place and there.place and here.place.state == there.place.state
    return new if nearer else old


# A word that says more than another: whoever calls a meeting a summit tells what kind of meeting it is.
_SAYS_MORE = frozenset({("meeting", "summit"), ("talks", "summit"), ("agreement", "ceasefire"), ("other", "protest")})


def _kind(event: Event, kind: str) -> str:
    return kind if (event.kind, kind) in _SAYS_MORE else event.kind


def _kinds(event: Event, kind: str) -> tuple[str, ...]:
    known = event.kinds if kind in (event.kind, *event.kinds) else (*event.kinds, kind)
    main = _kind(event, kind)
    return known if main == event.kind else (*(k for k in known if k != main), event.kind)


def _windows(event: Event, statement: Statement, document: Document) -> tuple[Window | None, tuple[Window, ...]]:
    """The window in force, and others it was named with: a new date, a narrower one, or the day it was held.

    A time at which it is said not to be is none of its own, but tells which happening is meant.
    """
    new = statement.event.window
    if new is None:
        return event.window, event.windows
    days, old = stretch(new), stretch(event.window)
    how = use(statement, document)
    if how is Use.REFUSED:
        known = event.windows if old or days is None else (*event.windows, new)[-_WINDOWS_KEPT:]
        return event.window, known
    if days is None:
        return event.window or new, event.windows
    if old is None:
        return new, event.windows
    if how is Use.GIVEN_UP or statement.stance is Stance.DOUBTS:
        return event.window, event.windows
    if gap(days, old) == 0 and days.last - days.first >= old.last - old.first:
        return event.window, event.windows
    assert event.window is not None
    return new, (*event.windows, event.window)[-_WINDOWS_KEPT:]
