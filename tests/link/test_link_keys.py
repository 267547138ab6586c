"""Blocking keys: what may be one event shares a key, and keys never depend on the order of things."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.blocking import blocking_keys, horizon
from onrecord.link.parties import resolve_parties
from onrecord.model import Party
from onrecord.world.kinds import KINDS

DAY = "2025-10-21"
_PARTIES = st.lists(
    st.builds(
        Party, st.sampled_from(["A Smith", "B Jones", "Acme", "Russia"]), st.sampled_from([None, "Russia", "France"])
    ),
    max_size=6,
    unique=True,
)


def keys(kind: str, *names: str, where: str | None = None, setting: tuple[str, ...] = ()) -> frozenset[str]:
    return blocking_keys(kind, resolve_parties(names, day=DAY), where, None, setting)


def test_a_state_and_its_president_are_looked_for_together() -> None:
    assert keys("summit", "Putin", "Trump") & keys("talks", "Russia", "the United States")


def test_a_sparse_mention_is_looked_for_by_the_state_of_its_sentence() -> None:
    assert keys("vote", setting=("of Greece",)) & keys("vote", "Greece")
    assert not keys("vote", setting=("of Greece",)) & keys("vote", "Turkey")


def test_attacks_are_not_looked_for_by_a_state_alone() -> None:
    assert not keys("attack", "Iraq") & keys("attack", "Iraq", where="Mosul")
    assert keys("attack", where="Mosul") & keys("attack", "Iraq", where="Mosul")


def test_kinds_that_never_name_one_happening_do_not_meet() -> None:
    assert not keys("verdict", "Egypt") & keys("launch", "Egypt")


def test_events_of_long_notice_are_looked_for_longer() -> None:
    assert horizon("vote") > horizon("call") > horizon("attack")


@given(st.sampled_from(KINDS), _PARTIES, st.sampled_from([None, "Geneva", "Russia", "Nowhere"]))
def test_keys_do_not_depend_on_the_order_of_parties(kind: str, parties: list[Party], where: str | None) -> None:
    assert blocking_keys(kind, parties, where, None) == blocking_keys(kind, parties[::-1], where, None)
