"""Which kinds of events may name one happening."""

from itertools import combinations

from onrecord.world.kinds import KINDS, PAIRS, compatible, families, reason


def test_a_summit_is_a_meeting_and_never_a_verdict() -> None:
    assert compatible("summit", "meeting") > 0.9
    assert compatible("summit", "verdict") == 0
    assert reason("summit", "meeting")


def test_compatibility_is_the_same_both_ways() -> None:
    assert all(compatible(one, other) == compatible(other, one) for one, other in combinations(KINDS, 2))


def test_pairs_are_told_once_and_of_known_kinds() -> None:
    assert all(one in KINDS and other in KINDS and why for one, other, _, why in PAIRS)
    assert len({frozenset(pair[:2]) for pair in PAIRS}) == len(PAIRS)


def test_kinds_that_may_be_one_meet_in_a_family() -> None:
    for one, other in combinations(KINDS, 2):
        if "other" not in (one, other) and compatible(one, other) >= 0.35:
            assert set(families(one)) & set(families(other)), (one, other)
