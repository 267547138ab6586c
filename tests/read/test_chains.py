"""Which mentions of one paper speak of one happening, and which of two."""

import pytest
from read_samples import about, reading

from onrecord.read.chains import Sketch, chain, fit, same_party


def chains(text: str) -> list[int | None]:
    return [s.event.chain for s in reading(text).statements]


def test_one_meeting_told_three_ways_is_one_happening() -> None:
    text = (
        "Norway and Peru will hold a summit in Lima on 4 May.\n\n"
        "The summit was announced by Peru's president on Monday.\n\n"
        "Officials said the meeting in Lima would last two days."
    )
    assert len(chains(text)) == 3
    assert len(set(chains(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The two presidents spoke by phone on Monday. They spoke by phone again on Thursday.",
        "President Ilham Nuri and President Pavel Dobrev spoke by phone on 3 March. "
        "On 6 March Nuri and Dobrev held a second phone call.",
        "President Ilham Nuri and President Pavel Dobrev met in Baku on Monday. They will meet again in Sofia in June.",
        "Norway and Peru will hold talks in Lima on 4 May. Norway and Chile will hold talks in Santiago on 9 May.",
        "Ana Duarte will visit Rome on Monday. She will visit Paris on Wednesday.",
        "The trial of Anton Weiss will open on Monday. The verdict is due in June.",
        "Ethiopia and Eritrea will hold talks on Monday. Ethiopia and Eritrea held talks in January.",
        "Peru met Chile in Lima in August. A summit of Peru and Chile is planned for May.",
    ],
)
def test_another_day_place_or_pair_is_another_happening(text: str) -> None:
    assert len(chains(text)) == len(set(chains(text))) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Miners will strike on Friday. The strike will last two days, their union said.",
        "A launch is planned for Friday. The launch was delayed twice.",
        "The election will be held on 4 May, the commission said. Rivals said the election should be postponed.",
    ],
)
def test_the_same_thing_spoken_of_again_is_the_same_happening(text: str) -> None:
    assert len(chains(text)) == 2
    assert len(set(chains(text))) == 1


def test_a_later_mention_takes_over_who_takes_part() -> None:
    text = "Miners will strike on Friday. The strike will last two days, their union said."
    assert about(text, "strike")[1].event.parties == ("Miners",)


def sketch(
    *parties: str,
    kind: str = "meeting",
    place: str | None = None,
    day: str | None = None,
    theme: str | None = None,
    definite: bool = False,
    order: int = 0,
) -> Sketch:
    return Sketch(kind, frozenset(parties), place, day, day, theme, definite, held=False, order=order, sentence=order)


def test_the_same_pair_on_the_same_day_is_one_meeting() -> None:
    day = sketch("Anna Berg", "Olav Dahl", day="2014-05-04")
    assert chain([day, sketch("Olav Dahl", "Anna Berg", day="2014-05-04", order=1)]) == [0, 0]


@pytest.mark.parametrize(
    "other",
    [
        sketch("Anna Berg", "Olav Dahl", day="2014-05-09", place="Lima", order=1),
        sketch("Anna Berg", "Olav Dahl", day="2014-05-04", place="Santiago", order=1),
        sketch("Anna Berg", "Kari Moe", day="2014-05-04", place="Lima", order=1),
        sketch("Anna Berg", "Olav Dahl", day="2014-05-04", place="Lima", kind="vote", order=1),
    ],
)
def test_a_clash_of_day_place_pair_or_kind_keeps_apart_whatever_else_fits(other: Sketch) -> None:
    first = sketch("Anna Berg", "Olav Dahl", day="2014-05-04", place="Lima")
    assert fit(other, first) == 0
    assert chain([first, other]) == [0, 1]


def test_a_city_fits_its_state() -> None:
    first = sketch("Anna Berg", "Olav Dahl", place="Peru")
    assert fit(sketch("Anna Berg", "Olav Dahl", place="Lima", order=1), first) > 0


def test_the_meeting_is_the_one_told_of_before() -> None:
    assert chain([sketch("Anna Berg", "Olav Dahl"), sketch(definite=True, order=1)]) == [0, 0]


def test_a_meeting_without_anything_in_common_is_a_new_one() -> None:
    assert chain([sketch("Anna Berg", "Olav Dahl"), sketch("Kari Moe", order=1)]) == [0, 1]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Anna Berg", "Berg", True),
        ("Anna Berg", "Anna Berg", True),
        ("Anna Berg", "Anna Moe", False),
        ("United States", "Washington", True),
        ("Norway", "Peru", False),
    ],
)
def test_a_name_a_last_name_or_a_side_in_common_is_the_same_party(a: str, b: str, same: bool) -> None:
    assert same_party(a, b) is same
    assert same_party(b, a) is same


def test_chains_of_nothing_are_none() -> None:
    assert chain([]) == []
