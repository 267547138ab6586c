"""Who is named: people without their titles, bodies whole, groups and unnamed sources as the paper describes them."""

import pytest
from read_samples import only, trees

from onrecord.read.lexicon import lexicon
from onrecord.read.names import Mention, mention


def named(text: str, word: str) -> Mention:
    """The participant whose head word is this one."""
    for t in trees(text):
        for i, w in enumerate(t.words):
            if w.text == word:
                return mention(t, lexicon(), i)
    raise AssertionError(f"{word!r} is not in {text!r}")


@pytest.mark.parametrize(
    ("text", "word", "name", "title"),
    [
        ("Amara Sesay spoke first.", "Amara", "Amara Sesay", None),
        ("President Amara Sesay spoke first.", "Amara", "Amara Sesay", "President"),
        ("President Amara Sesay spoke first.", "Sesay", "Amara Sesay", "President"),
        ("Russian Foreign Minister Boris Orlov left.", "Boris", "Boris Orlov", "Russian Foreign Minister"),
        ("Former Prime Minister Jan de Vries left.", "Jan", "Jan de Vries", "Former Prime Minister"),
        ("Coach Harry Tate spoke.", "Harry", "Harry Tate", "Coach"),
        ("Judge Rosa Klein left.", "Rosa", "Rosa Klein", "Judge"),
        ("Chief executive Lena Holm left.", "Lena", "Lena Holm", "Chief executive"),
        ("Dr. Ahmed Zaki spoke.", "Ahmed", "Ahmed Zaki", "Dr"),
        ("Ms. Okafor left early.", "Okafor", "Okafor", "Ms"),
        ("King Felipe left.", "Felipe", "Felipe", "King"),
        ("The Speaker of the House Clara Boyd left.", "Speaker", "Clara Boyd", "Speaker of the House"),
        ("Kim Yong-chol left Geneva.", "Kim", "Kim Yong-chol", None),
        ("The delegation met Jean-Marc Dupont.", "Jean", "Jean-Marc Dupont", None),
        ("Ursula von der Heide left.", "Ursula", "Ursula von der Heide", None),
    ],
)
def test_a_person_is_named_without_the_title(text: str, word: str, name: str, title: str | None) -> None:
    found = named(text, word)
    assert (found.kind, found.name, found.title) == ("person", name, title)
    assert found.acts


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("The National Electoral Board of Ethiopia met.", "Board", "National Electoral Board of Ethiopia"),
        ("The Bank of England raised rates.", "Bank", "Bank of England"),
        ("The Organisation of African Unity met.", "Organisation", "Organisation of African Unity"),
        ("The Ministry of Foreign Affairs spoke.", "Ministry", "Ministry of Foreign Affairs"),
        ("The House of Commons met.", "House", "House of Commons"),
        ("The UN Security Council met.", "Council", "UN Security Council"),
        ("The European Commission met.", "Commission", "European Commission"),
        ("The Syrian government spoke.", "government", "Syrian government"),
        ("The government of Sudan spoke.", "government", "government of Sudan"),
        ("Police in Turin spoke.", "Police", "Police in Turin"),
        ("Deutsche Bank spoke.", "Bank", "Deutsche Bank"),
    ],
)
def test_a_body_is_named_whole(text: str, word: str, name: str) -> None:
    found = named(text, word)
    assert (found.kind, found.name) == ("body", name)


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Norway spoke.", "Norway", "Norway"),
        ("South Korea spoke.", "Korea", "South Korea"),
        ("The United Arab Emirates spoke.", "Emirates", "United Arab Emirates"),
        ("North and South Korea spoke.", "North", "North Korea"),
    ],
)
def test_a_state_is_a_state(text: str, word: str, name: str) -> None:
    assert (named(text, word).kind, named(text, word).name) == ("state", name)


def test_a_capital_is_a_place_until_it_speaks() -> None:
    assert named("Moscow was cold.", "Moscow").kind == "place"
    assert only("Moscow said the talks would resume on Friday.", "talks").speaker.name == "Moscow"


@pytest.mark.parametrize(
    ("text", "word", "description"),
    [
        ("Tens of thousands of teachers marched.", "Tens", "Tens of thousands of teachers"),
        ("Thousands of Iraqis marched.", "Thousands", "Thousands of Iraqis"),
        ("Dozens of nurses marched.", "Dozens", "Dozens of nurses"),
        ("Workers left.", "Workers", "Workers"),
    ],
)
def test_a_group_is_described(text: str, word: str, description: str) -> None:
    found = named(text, word)
    assert (found.kind, found.description, found.number) == ("group", description, "many")
    assert not found.unnamed


@pytest.mark.parametrize(
    ("text", "word", "description"),
    [
        ("A senior Treasury official spoke.", "official", "senior Treasury official"),
        ("Three diplomats spoke.", "diplomats", "Three diplomats"),
        ("Officials in Ankara spoke.", "Officials", "Officials in Ankara"),
        ("A spokesman for the bank spoke.", "spokesman", "spokesman"),
        ("Two people familiar with the planning spoke.", "people", "Two people"),
    ],
)
def test_a_source_without_a_name_is_unnamed(text: str, word: str, description: str) -> None:
    found = named(text, word)
    assert found.unnamed
    assert found.name is None
    assert (found.description or "").startswith(description)


def test_a_spokeswoman_with_a_name_is_not_unnamed() -> None:
    found = named("A spokeswoman, Ana Duarte, spoke.", "spokeswoman")
    assert (found.name, found.unnamed) == ("Ana Duarte", False)


@pytest.mark.parametrize(
    ("text", "word"), [("The weather improved.", "weather"), ("The budget grew.", "budget"), ("That helped.", "That")]
)
def test_a_thing_neither_speaks_nor_takes_part(text: str, word: str) -> None:
    assert not named(text, word).acts


@pytest.mark.parametrize(
    ("text", "word", "number"),
    [
        ("He spoke.", "He", "one"),
        ("They spoke.", "They", "many"),
        ("We spoke.", "We", "selves"),
        ("I left.", "I", "self"),
    ],
)
def test_a_pronoun_waits_for_the_document(text: str, word: str, number: str) -> None:
    found = named(text, word)
    assert (found.kind, found.number, found.name) == ("pronoun", number, None)


def test_a_last_name_is_completed_from_anywhere_in_the_paper() -> None:
    text = "Okafor said the summit would be held in May.\n\nThe union is led by Grace Okafor."
    assert only(text, "summit").speaker.name == "Grace Okafor"


def test_a_last_name_that_two_people_share_goes_to_the_first_named() -> None:
    text = "Anna Berg spoke. Olav Berg left. Berg said the summit would be held in May."
    assert only(text, "summit").speaker.name == "Anna Berg"


@pytest.mark.parametrize(
    ("text", "word", "parties"),
    [
        ("Grace Okafor leads the union. Ms. Okafor will meet the minister on Friday.", "meet", "Grace Okafor"),
        ("Grace Okafor leads the union. She will meet the minister on Friday.", "meet", "Grace Okafor"),
        ("President Ilham Nuri flew home. The president will visit Sofia in June.", "visit", "Ilham Nuri"),
        (
            "French President Luc Martel left. The French president will visit Sofia in June.",
            "visit",
            "Luc Martel",
        ),
    ],
)
def test_later_words_for_a_person_give_the_name(text: str, word: str, parties: str) -> None:
    assert parties in only(text, word).event.parties


def test_a_role_that_nobody_was_named_with_stays_a_description() -> None:
    said = only("The French president said the talks would resume on Friday.", "talks")
    assert (said.speaker.name, said.speaker.description) == (None, "French president")


def test_a_pronoun_without_anyone_before_it_stays_a_pronoun() -> None:
    said = only('"The summit is cancelled," she said.', "summit")
    assert (said.speaker.name, said.speaker.description) == (None, "she")
