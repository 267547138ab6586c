"""A probabilistic check beside the rules: how likely each status is on each day, by the same evidence.

It is the forward pass of a hidden Markov model (Rabiner 1989, section III.A): the hidden state is the status, a day is
a step, moves between statuses come by a table of transitions, words by a table of likelihoods. Each likelihood is
raised to the word's weight, as in a logarithmic pool (Genest and Zidek 1986), so that half a piece of evidence counts
half. Both tables are data: filter.toml, where every figure has its reason. What speaks is taken from the same views as
the rules have; only the deciding differs. It decides nothing: where it is sure of another status, the standing is
flagged.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from onrecord.model import Check, Event, Status, Testimony
from onrecord.weigh.evidence import Evidence, evidence
from onrecord.weigh.rules import decide, newest_delay
from onrecord.weigh.view import View, days_apart, views
from onrecord.weigh.words import heard

Chances = Mapping[Status, float]
STATUSES = tuple(Status)
# Less likely than this a status never gets, so that no day's words can make another's impossible.
FLOOR = 1e-6


@dataclass(frozen=True, slots=True)
class Moves:
    """From one status: the chance of each other on such a day, and why."""

    chances: Chances
    because: str


@dataclass(frozen=True, slots=True)
class Likelihood:
    """A kind of evidence: what it is, how many times as likely it is under each status as under one not named, why."""

    kind: str
    told: str
    likely: Chances
    because: str


@dataclass(frozen=True, slots=True)
class Weight:
    """What share of a full piece of evidence a word has for some reason."""

    name: str
    factor: float
    because: str


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything that the check knows beside the words."""

    threshold: float
    threshold_because: str
    start: Chances
    start_because: str
    each_day: Mapping[Status, Moves]
    when_heard: Mapping[Status, Moves]
    when_over: Mapping[Status, Moves]
    evidence: Mapping[str, Likelihood]
    weights: Mapping[str, Weight]


@dataclass(frozen=True, slots=True)
class Belief:
    """How likely each status is at the end of a day (summing to 1), and the evidence heard on it."""

    day: str
    chances: Chances
    heard: tuple[Evidence, ...] = ()

    @property
    def likeliest(self) -> Status:
        """The most probable status; of equals the one named first in the model."""
        return max(STATUSES, key=lambda status: self.chances[status])


# ------------------------------------------------------------------------------------------------------ tables


@lru_cache(maxsize=1)
def tables() -> Tables:
    """The tables that ship."""
    return read_tables((files("onrecord.weigh") / "filter.toml").read_text("utf-8"))


def read_tables(text: str) -> Tables:
    """Tables as they are written in TOML; KeyError or ValueError where they name what does not exist or miss a row."""
    told = tomllib.loads(text)
    found = Tables(
        threshold=float(told["threshold"]["at"]),
        threshold_because=told["threshold"]["because"],
        start=_chances(told["start"]["chance"]),
        start_because=told["start"]["because"],
        **{name: _moves(told[name]) for name in ("each_day", "when_heard", "when_over")},
        evidence={
            row["kind"]: Likelihood(row["kind"], row["told"], _chances(row["likely"]), row["because"])
            for row in told["evidence"]
        },
        weights={row["name"]: Weight(row["name"], float(row["factor"]), row["because"]) for row in told["weight"]},
    )
    if abs(sum(found.start.values()) - 1) > 1e-9:
        raise ValueError("the chances of [start] do not add up to 1")
    return found


def _chances(told: Mapping[str, Any]) -> dict[Status, float]:
    return {Status(name): float(value) for name, value in told.items()}


def _moves(told: Iterable[Mapping[str, Any]]) -> dict[Status, Moves]:
    found = {Status(row["from"]): Moves(_chances(row["to"]), row["because"]) for row in told}
    for status, moves in found.items():
        if status in moves.chances or sum(moves.chances.values()) > 1:
            raise ValueError(f"the moves from {status} name it itself or add up to more than 1")
    return found


# -------------------------------------------------------------------------------------------------------- belief


def beliefs(
    event: Event,
    testimony: Iterable[Testimony],
    *,
    as_known: str | None = None,
    as_held: str | None = None,
    by: Tables | None = None,
) -> tuple[Belief, ...]:
    """How likely each status is at the end of every day on which something can change it, oldest first."""
    words = heard(event, testimony, as_known=as_known, as_held=as_held)
    return tuple(belief for _, belief in _steps(views(event, words), by or tables()))


def belief_on(
    event: Event,
    testimony: Iterable[Testimony],
    *,
    on: str,
    as_known: str | None = None,
    as_held: str | None = None,
    by: Tables | None = None,
) -> Belief | None:
    """How likely each status is at the end of that day; None where nothing had been said."""
    by = by or tables()
    past = [b for b in beliefs(event, testimony, as_known=as_known, as_held=as_held, by=by) if b.day <= on]
    if not past:
        return None
    last = past[-1]
    return last if last.day == on else Belief(on, _waited(last.chances, days_apart(last.day, on), by))


def checks(
    event: Event,
    testimony: Iterable[Testimony],
    *,
    as_known: str | None = None,
    as_held: str | None = None,
    by: Tables | None = None,
) -> tuple[Check, ...]:
    """Where the check is sure of another status than the rules: for each standing, the first day on which it is.

    `on` is the day on which the flagged standing began, `day` the first on which another status was so likely.
    """
    by = by or tables()
    found: dict[str, Check] = {}
    since, status = "", None
    for view, belief in _steps(views(event, heard(event, testimony, as_known=as_known, as_held=as_held)), by):
        finding = decide(view)
        if finding is None:
            continue
        if finding.status is not status:
            since, status = view.day, finding.status
        other = belief.likeliest
        sure = belief.chances[other]
        if other is not status and sure >= by.threshold and since not in found:
            found[since] = Check(event.id, since, status, other, round(sure, 4), view.day)
    return tuple(found.values())


def weight_of(one: Evidence, by: Tables | None = None) -> float:
    """What share of a full piece of evidence a word is."""
    by = by or tables()
    share = 1.0
    for name in one.weights:
        share *= by.weights[name].factor
    return share


def _steps(seen: Iterable[View], by: Tables) -> Iterator[tuple[View, Belief]]:
    """The forward pass: one step for each view."""
    last: Belief | None = None
    were: frozenset[Status] = frozenset()
    for view in seen:
        now = dict(by.start) if last is None else _waited(last.chances, days_apart(last.day, view.day), by)
        ended = frozenset(status for status in by.when_over if _has_ended(status, view))
        now = _moved(now, {status: moves for status, moves in by.when_over.items() if status in ended - were}, 1)
        told = tuple(evidence(view))
        if told and last is not None:
            now = _moved(now, by.when_heard, 1)
        last, were = Belief(view.day, _weighed(now, told, by), told), ended
        yield view, last


def _has_ended(status: Status, view: View) -> bool:
    """Whether the calendar alone ends what has this status.

    What was put off lapses only with the time that the last putting off gave; what has begun ends with its own days.
    """
    if status is Status.UNDER_WAY and any(w.window and (w.window.latest or "9") < view.day for w in view.held):
        return True
    return view.over and (status is not Status.POSTPONED or view.plan is newest_delay(view))


def _waited(chances: Chances, days: int, by: Tables) -> dict[Status, float]:
    return _moved(chances, by.each_day, days)


def _moved(chances: Chances, table: Mapping[Status, Moves], days: int) -> dict[Status, float]:
    """After so many such days; what moved in that time has not moved on."""
    now = dict(chances)
    for status, moves in table.items():
        leaving = sum(moves.chances.values())
        gone = chances[status] * (1 - (1 - leaving) ** days)
        now[status] -= gone
        for other, chance in moves.chances.items():
            now[other] += gone * chance / leaving
    return now


def _weighed(chances: Chances, told: Iterable[Evidence], by: Tables) -> dict[Status, float]:
    """By Bayes: each chance times how likely the words are under that status, made to sum to 1."""
    now = dict(chances)
    for one in told:
        share, row = weight_of(one, by), by.evidence[one.kind].likely
        for status, likely in row.items():
            now[status] *= likely**share
    whole = sum(now.values())
    floored = {status: max(now[status] / whole, FLOOR) for status in STATUSES}
    whole = sum(floored.values())
    return {status: chance / whole for status, chance in floored.items()}
