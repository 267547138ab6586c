"""The labellers' notation against the text it labels."""

from __future__ import annotations

import pytest

from training.notation import KINDS, Labels, NotationError, blocks, corpus, labels, places, problems

TEXT = (
    "The harbour board said on Monday that talks with the pilots' union would not resume before Easter; the union "
    "said talks were never broken off."
)


def read(*lines: str) -> Labels:
    return labels(TEXT, list(enumerate(lines, 1)))


def test_an_attribution_and_a_mention_become_spans_of_the_text() -> None:
    found = read(
        "A The harbour board | said | that talks ... Easter | briefing",
        "E talks@1 | talks | postpones | firm | The harbour board ; the pilots' union | - | before Easter | 1",
    )
    said, mention = found.said[0], found.mentions[0]
    assert TEXT[slice(*said.source or (0, 0))] == "The harbour board"
    assert TEXT[slice(*said.content or (0, 0))].endswith("before Easter")
    assert said.channel == "briefing"
    assert [TEXT[slice(*p)] for p in mention.parties] == ["The harbour board", "the pilots' union"]
    assert TEXT[slice(*mention.window or (0, 0))] == "before Easter"
    assert mention.said == 0
    assert mention.place is None


def test_a_cue_that_occurs_twice_is_the_one_beside_its_source() -> None:
    second = read("A the union | said | talks were never broken off").said[0]
    assert TEXT[second.cue[0] - len("the union ") : second.cue[1]] == "the union said"


def test_the_target_of_an_event_is_told_apart_from_its_parties() -> None:
    mention = read("E talks@2 | talks | affirms | firm | the union ; >The harbour board").mentions[0]
    assert len(mention.parties) == 1
    assert len(mention.targets) == 1


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("E talks | talks | affirms | firm", "occurs 2 times"),
        ("E talks@3 | talks | affirms | firm", "not 3"),
        ("E summit | summit | affirms | firm", "does not stand in the text"),
        ("E talks@1 | chat | affirms | firm", "is no kind"),
        ("E talks@1 | talks | agrees | firm", "is no stance"),
        ("E talks@1 | talks | none | firm", "firmness is"),
        ("E talks@1 | talks | affirms | -", "firmness is"),
        ("E talks@1 | talks | affirms | firm | - | - | - | 2", "attribution 2"),
        ("A - | said | talks", "occurs 2 times"),
        ("A the union | - | talks", "needs a cue"),
        ("A the union | said | talks | radio", "is no channel"),
        ("Q what", "write A, E or X"),
    ],
)
def test_what_does_not_fit_is_said_in_one_sentence(line: str, message: str) -> None:
    with pytest.raises(NotationError, match=message):
        read(line)


def test_part_of_a_word_is_no_place() -> None:
    with pytest.raises(NotationError):
        places("The summiteers met.", "summit")


def test_an_unreadable_item_says_why() -> None:
    assert read("X a list of links").unreadable == "a list of links"


def test_blocks_come_in_order_and_may_be_empty() -> None:
    assert [(item, len(lines)) for item, lines in blocks("# a\nA x | y | z\n\n# b\n# c\nE x\nE y\n")] == [
        ("a", 1),
        ("b", 0),
        ("c", 2),
    ]


def test_a_file_of_notes_is_checked_as_a_whole() -> None:
    notes = "# one\nE talks@1 | talks | affirms | firm\n# two\nE talks | talks | affirms | firm\n# three\n"
    found = list(problems({"one": TEXT, "two": TEXT}, notes))
    assert [p.split(":")[0].split(",")[0] for p in found] == ["two", "three"]


def test_own_texts_stand_in_their_notes() -> None:
    item, text, found = next(corpus("# a-1\nT The vote is off.\nE vote | vote | cancels | firm\n"))
    assert (item, text, found.mentions[0].kind) == ("a-1", "The vote is off.", "vote")
    with pytest.raises(NotationError, match="T lines"):
        list(corpus("# a-1\nE vote | vote | cancels | firm\n"))


def test_every_kind_is_one_that_the_reader_knows() -> None:
    from onrecord.read.lexicon import lexicon

    known = {trigger.kind for row in lexicon("en").triggers.values() for trigger in row}
    assert known <= {*KINDS}
