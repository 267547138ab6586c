"""The table of sides: who has said what last, since when, and who is silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from weigh_samples import HOST, KREMLIN, OFFICIAL, ONLOOKER, OUTLET, RUBIO, SUMMIT, TRUMP, day, events, says, several

from onrecord.model import Event, SidePosition, Stance
from onrecord.weigh.positions import positions

if TYPE_CHECKING:  # pytest would take the class for tests by its name
    from onrecord.model import Testimony

ANNOUNCED = says(TRUMP, "affirms", 15, window=(15, 29))


def by_side(told: list[Testimony], on: int, as_known: int | None = None) -> dict[str, SidePosition]:
    found = positions(SUMMIT, told, on=day(on), as_known=None if as_known is None else day(as_known))
    return {position.side: position for position in found}


def test_a_needed_side_that_has_not_spoken_is_silent() -> None:
    found = by_side([ANNOUNCED], 16)
    assert list(found) == ["United States", "Russia"]
    assert found["Russia"] == SidePosition("Russia", needed=True)
    assert found["Russia"].silent
    assert not found["United States"].silent


def test_before_anything_is_said_every_needed_side_is_silent() -> None:
    assert all(position.silent for position in positions(SUMMIT, [ANNOUNCED], on=day(14)))


def test_a_side_holds_its_last_word_since_the_day_it_first_said_the_same() -> None:
    again = says(RUBIO, "affirms", 17)
    held = by_side([ANNOUNCED, again], 18)["United States"]
    assert (held.statement, held.stance, held.since) == (again.statement.id, Stance.AFFIRMS, day(15))
    off = says(TRUMP, "cancels", 20)
    turned = by_side([ANNOUNCED, again, off], 20)["United States"]
    assert (turned.statement, turned.stance, turned.since) == (off.statement.id, Stance.CANCELS, day(20))
    assert by_side([ANNOUNCED, again, off], 19)["United States"] == held


def test_an_unnamed_word_stands_beside_and_breaks_no_silence() -> None:
    hint = says(OFFICIAL, "postpones", 20)
    beside = by_side([ANNOUNCED, hint], 20)["United States"]
    assert (beside.statement, beside.unnamed) == (ANNOUNCED.statement.id, hint.statement.id)
    alone = by_side([hint], 20)["United States"]
    assert alone.silent
    assert alone.unnamed == hint.statement.id
    answered = by_side([hint, says(TRUMP, "affirms", 22)], 22)["United States"]
    assert answered.unnamed is None


def test_the_host_is_a_side_that_is_not_needed_and_onlookers_and_outlets_are_none() -> None:
    told = [ANNOUNCED, says(HOST, "affirms", 16), says(ONLOOKER, "doubts", 16), says(OUTLET, "affirms", 16)]
    found = by_side(told, 16)
    assert list(found) == ["United States", "Russia", "Hungary"]
    assert not found["Hungary"].needed


def test_what_was_known_then_counts() -> None:
    late = says(KREMLIN, "affirms", 15, told=20)
    assert not by_side([ANNOUNCED, late], 16)["Russia"].silent
    assert by_side([ANNOUNCED, late], 16, as_known=16)["Russia"].silent


@settings(deadline=None)
@given(events, several, st.integers(0, 40))
def test_positions_rest_on_the_testimony(event: Event, told: list[Testimony], on: int) -> None:
    ids = {one.statement.id for one in told}
    found = positions(event, told, on=day(on))
    assert len({position.side for position in found}) == len(found)
    for one in found:
        assert {one.statement, one.unnamed} - {None} <= ids
        assert (one.statement is None) == (one.stance is None) == (one.since is None)
        assert one.since is None or one.since <= day(on)
