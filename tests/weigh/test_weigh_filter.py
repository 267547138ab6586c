"""The probabilistic check: its tables are sound, its posterior follows the words, and it flags what differs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from weigh_samples import (
    KREMLIN,
    OFFICIAL,
    OUTLET,
    RUBIO,
    SOURCE,
    STRIKE,
    SUMMIT,
    TRUMP,
    day,
    events,
    says,
    several,
    statements_by,
)

from onrecord.model import Event, Firmness, Rank, Status
from onrecord.weigh.evidence import evidence, kind
from onrecord.weigh.filter import STATUSES, Belief, belief_on, beliefs, checks, read_tables, tables, weight_of
from onrecord.weigh.status import standings
from onrecord.weigh.view import views
from onrecord.weigh.words import heard

if TYPE_CHECKING:  # pytest would take the class for tests by its name
    from onrecord.model import Testimony

law = settings(deadline=None, max_examples=60)  # how long an example takes depends on what else the machine does
ANNOUNCED = says(TRUMP, "affirms", 15, window=(15, 29))


def likeliest(told: list[Testimony], on: int, event: Event = SUMMIT) -> Status:
    belief = belief_on(event, told, on=day(on))
    assert belief
    return belief.likeliest


def chances(told: list[Testimony], on: int, event: Event = SUMMIT) -> dict[Status, float]:
    belief = belief_on(event, told, on=day(on))
    assert belief
    return dict(belief.chances)


# ------------------------------------------------------------------------------------------------------- tables


def test_every_figure_of_the_tables_has_its_reason() -> None:
    by = tables()
    moves = [*by.each_day.values(), *by.when_heard.values(), *by.when_over.values()]
    reasons = [row.because for row in moves]
    reasons += [row.because for row in by.evidence.values()]
    reasons += [row.because for row in by.weights.values()]
    assert all(reason.endswith(".") for reason in reasons)
    assert by.start_because.endswith(".")
    assert by.threshold_because.endswith(".")
    assert all(row.told.endswith(".") for row in by.evidence.values())


def test_the_tables_name_every_status_rank_and_firmness() -> None:
    by = tables()
    assert set(by.start) == set(by.when_heard) == set(Status)
    assert {rank.value for rank in Rank} | {f.value for f in Firmness if f is not Firmness.FIRM} <= set(by.weights)
    assert all(0 <= weight.factor <= 1.5 for weight in by.weights.values())
    assert all(likely > 0 for row in by.evidence.values() for likely in row.likely.values())


def test_tables_that_do_not_add_up_are_refused() -> None:
    text = 'threshold = { at = 0.6, because = "." }\n[start]\nbecause = "."\n'
    rest = "each_day = []\nwhen_heard = []\nwhen_over = []\nevidence = []\nweight = []\n"
    with pytest.raises(ValueError, match="add up to 1"):
        read_tables(rest + text + "chance = { announced = 0.5 }\n")
    moves = 'when_heard = [{ from = "announced", to = { announced = 0.1 }, because = "." }]\n'
    circular = rest.replace("when_heard = []\n", moves) + text + "chance = { announced = 1.0 }\n"
    with pytest.raises(ValueError, match="name it itself"):
        read_tables(circular)


@law
@given(events, several)
def test_every_kind_and_weight_of_evidence_stands_in_the_tables(event: Event, told: list[Testimony]) -> None:
    by = tables()
    for view in views(event, heard(event, told)):
        for one in evidence(view):
            assert one.kind in by.evidence
            assert set(one.weights) <= set(by.weights)
            assert 0 <= weight_of(one) <= 1.5


# -------------------------------------------------------------------------------------------------- what it finds


def test_it_follows_an_event_from_its_announcement_to_its_end() -> None:
    told = [ANNOUNCED]
    assert likeliest(told, 15) is Status.ANNOUNCED
    told.append(says(KREMLIN, "affirms", 16))
    assert likeliest(told, 16) is Status.CONFIRMED
    assert likeliest(told, 30) is Status.LAPSED, "the calendar alone"
    told.append(says(TRUMP, "cancels", 20))
    assert likeliest(told, 20) is Status.CANCELLED
    assert likeliest(told, 30) is Status.CANCELLED, "what is called off does not lapse"


@pytest.mark.parametrize(
    ("told", "status"),
    [
        (says(TRUMP, "proposes", 15), Status.PROPOSED),
        (says(TRUMP, "doubts", 15), Status.IN_DOUBT),
        (says(TRUMP, "postpones", 15), Status.POSTPONED),
        (says(OUTLET, "reports_held", 15), Status.TOOK_PLACE),
        (says(OUTLET, "reports_not_held", 15, window=(13, 14)), Status.DID_NOT_TAKE_PLACE),
        (says(SOURCE, "cancels", 15), Status.IN_DOUBT),
    ],
)
def test_a_first_word_is_taken_for_what_it_says(told: Testimony, status: Status) -> None:
    assert likeliest([told], 15) is status


def test_a_named_principal_weighs_more_than_an_unnamed_official() -> None:
    before = says(KREMLIN, "affirms", 10, window=(15, 29))
    named = chances([before, says(TRUMP, "postpones", 12)], 12)[Status.POSTPONED]
    unnamed = chances([before, says(OFFICIAL, "postpones", 12)], 12)[Status.POSTPONED]
    assert named > unnamed > 0.2


def test_a_hedged_word_moves_less_than_a_firm_one() -> None:
    firm = chances([ANNOUNCED, says(TRUMP, "postpones", 18)], 18)
    hedged = chances([ANNOUNCED, says(TRUMP, "postpones", 18, firmness=Firmness.HEDGED)], 18)
    assert firm[Status.POSTPONED] > hedged[Status.POSTPONED]


def test_more_origins_on_one_day_make_it_surer_and_one_origin_again_does_not() -> None:
    one = says(OUTLET, "affirms", 15, window=(15, 29), utterance="u1")
    other = says(OUTLET, "affirms", 15, window=(15, 29), outlet="Evening Post", utterance="u2")
    copy = replace(other, origin=one.origin, utterance="u1")
    assert chances([one, other], 15)[Status.ANNOUNCED] > chances([one], 15)[Status.ANNOUNCED]
    assert chances([one, copy], 15) == chances([one], 15)


def test_the_posterior_of_a_quiet_day_is_that_of_the_last_word_but_for_the_calendar() -> None:
    begun = [says(OUTLET, "reports_held", 3, window=(3, 4))]
    assert chances([ANNOUNCED], 20) == pytest.approx(chances([ANNOUNCED], 15), abs=0.001)
    strike = [says(OUTLET, "reports_held", 3, window=(3, 9))]
    assert likeliest(strike, 5, STRIKE) is Status.UNDER_WAY
    assert chances(strike, 8, STRIKE)[Status.UNDER_WAY] < chances(strike, 4, STRIKE)[Status.UNDER_WAY]
    assert likeliest(strike, 12, STRIKE) is Status.TOOK_PLACE
    assert likeliest(begun, 12) is Status.TOOK_PLACE


def test_nothing_is_known_before_the_first_word() -> None:
    assert belief_on(SUMMIT, [ANNOUNCED], on=day(14)) is None
    assert belief_on(SUMMIT, [ANNOUNCED], on=day(20), as_known=day(14)) is None
    assert beliefs(SUMMIT, []) == ()


def test_a_standing_is_flagged_where_the_check_is_sure_of_another_status() -> None:
    told = [ANNOUNCED, says(KREMLIN, "affirms", 16), says(TRUMP, "cancels", 20)]
    told += [says(KREMLIN, "postpones", 21), says(OUTLET, "postpones", 22)]
    assert standings(SUMMIT, told)[-1].status is Status.CANCELLED
    (flag,) = checks(SUMMIT, told)
    assert (flag.on, flag.status, flag.likeliest, flag.day) == (day(20), Status.CANCELLED, Status.POSTPONED, day(22))
    assert tables().threshold <= flag.posterior < 1
    assert checks(SUMMIT, told, as_known=day(21)) == ()


def test_an_aide_and_the_other_side_are_told_apart() -> None:
    words = heard(SUMMIT, [ANNOUNCED, says(RUBIO, "affirms", 16), says(KREMLIN, "denies", 17)])
    kinds = [one.kind for view in views(SUMMIT, words) for one in evidence(view)]
    assert kinds == ["yes", "yes", "no against yes"]
    last = list(views(SUMMIT, words))[-2]
    assert kind(words[0], last) == "yes against no"


# ---------------------------------------------------------------------------------------------------------- laws


@law
@given(events, several)
def test_it_is_a_probability_on_every_day(event: Event, told: list[Testimony]) -> None:
    found = beliefs(event, told)
    for belief in found:
        assert abs(sum(belief.chances.values()) - 1) < 1e-9
        assert set(belief.chances) == set(STATUSES)
        assert all(0 < chance < 1 for chance in belief.chances.values())
    assert [b.day for b in found] == sorted({b.day for b in found})


@law
@given(events, several, st.data())
def test_a_copy_changes_nothing(event: Event, told: list[Testimony], data: st.DataObject) -> None:
    one = data.draw(st.sampled_from(told))
    statement = replace(one.statement, id="s-copy", document="d-copy")
    copy = replace(one, statement=statement, outlet="Another", published_on=day(40), retrieved_on=day(40))
    assert [_of(b) for b in beliefs(event, [*told, copy])] == [_of(b) for b in beliefs(event, told)]


def _of(belief: Belief) -> tuple[str, tuple[float, ...]]:
    return belief.day, tuple(belief.chances.values())


@law
@given(events, st.lists(statements_by((OFFICIAL, SOURCE)), min_size=1, max_size=8))
def test_unnamed_sources_alone_never_call_it_off(event: Event, told: list[Testimony]) -> None:
    assert Status.CANCELLED not in {belief.likeliest for belief in beliefs(event, told)}


@law
@given(events, several, st.integers(0, 35))
def test_what_was_known_then_does_not_depend_on_what_is_published_later(
    event: Event, told: list[Testimony], known: int
) -> None:
    then = [one for one in told if one.published_on <= day(known)]
    assert beliefs(event, told, as_known=day(known)) == beliefs(event, then)
    assert checks(event, told, as_known=day(known)) == checks(event, then)


@law
@given(events, several)
def test_flags_are_of_standings_and_name_another_status(event: Event, told: list[Testimony]) -> None:
    points = {(point.on, point.status) for point in standings(event, told)}
    for flag in checks(event, told):
        assert (flag.on, flag.status) in points
        assert flag.likeliest is not flag.status
        assert flag.posterior >= tables().threshold
        assert flag.day >= flag.on
