"""What holds of weighing whatever was said."""

from __future__ import annotations

import itertools
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from weigh_samples import OFFICIAL, SOURCE, day, events, several, statements_by

from onrecord.model import Event, Status
from onrecord.weigh.contradictions import contradictions
from onrecord.weigh.reversals import reversals
from onrecord.weigh.status import standing_on, standings

if TYPE_CHECKING:  # pytest would take the class for tests by its name
    from onrecord.model import Testimony


def statuses(event: Event, told: list[Testimony]) -> list[tuple[str, Status]]:
    return [(point.on, point.status) for point in standings(event, told)]


@given(events, several, st.data())
def test_a_copy_never_changes_a_standing(event: Event, told: list[Testimony], data: st.DataObject) -> None:
    one = data.draw(st.sampled_from(told))
    later = day(40)
    statement = replace(one.statement, id="s-copy", document="d-copy")
    copy = replace(one, statement=statement, outlet="Another", published_on=later, retrieved_on=later)
    assert statuses(event, [*told, copy]) == statuses(event, told)


@given(events, st.lists(statements_by((OFFICIAL, SOURCE)), min_size=1, max_size=6))
def test_unnamed_sources_alone_never_cancel(event: Event, told: list[Testimony]) -> None:
    assert Status.CANCELLED not in {point.status for point in standings(event, told)}


@given(events, several, st.integers(0, 35), st.integers(0, 60))
def test_what_was_known_then_does_not_depend_on_what_is_published_later(
    event: Event, told: list[Testimony], known: int, on: int
) -> None:
    then = [one for one in told if one.published_on <= day(known)]
    assert standing_on(event, told, on=day(on), as_known=day(known)) == standing_on(event, then, on=day(on))


@given(events, several, st.randoms(use_true_random=False))
def test_the_order_of_testimony_does_not_matter(event: Event, told: list[Testimony], random: Random) -> None:
    unique = list({one.statement.id: one for one in told}.values())
    shuffled = list(unique)
    random.shuffle(shuffled)
    assert standings(event, shuffled) == standings(event, unique)
    assert contradictions(event, shuffled) == contradictions(event, unique)
    assert reversals(event, shuffled) == reversals(event, unique)


@given(events, several)
def test_standings_rest_on_the_testimony_and_change_each_time(event: Event, told: list[Testimony]) -> None:
    ids = {one.statement.id for one in told}
    points = standings(event, told)
    for point in points:
        assert point.because
        assert {*point.because, *point.against} <= ids
        assert not {*point.because} & {*point.against}
        assert point.rule.endswith(".")
        assert point.rule.count("\n") == 0
    assert all(a.on < b.on and a.status is not b.status for a, b in itertools.pairwise(points))


@given(events, several)
@settings(max_examples=60)
def test_contradictions_and_reversals_rest_on_two_statements(event: Event, told: list[Testimony]) -> None:
    ids = {one.statement.id for one in told}
    for one in contradictions(event, told):
        assert one.left != one.right
        assert {one.left, one.right} <= ids
        assert one.ended is None or (one.ended >= one.since and one.how_ended)
    for turn in reversals(event, told):
        assert turn.before != turn.after
        assert {turn.before, turn.after} <= ids
        assert turn.speaker or turn.side


@given(events, several)
def test_withdrawn_statements_count_for_nothing_but_stay_in_the_audit_view(event: Event, told: list[Testimony]) -> None:
    gone = [replace(one, withdrawn_on=day(50)) for one in told]
    assert standings(event, gone) == ()
    assert standings(event, gone, as_held=day(45)) == standings(event, told, as_held=day(45))


@given(events, several, st.lists(statements_by((OFFICIAL, SOURCE)), max_size=3))
def test_what_unnamed_sources_add_never_cancels(event: Event, told: list[Testimony], more: list[Testimony]) -> None:
    named = [one for one in told if not one.speaker.unnamed]
    off = {Status.CANCELLED, Status.DID_NOT_TAKE_PLACE}  # what was reported as not held is off without them
    if not off & {point.status for point in standings(event, named)}:
        assert Status.CANCELLED not in {point.status for point in standings(event, [*named, *more])}
