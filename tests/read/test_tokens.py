"""Paragraphs, words and sentences: everything that is quoted later is cut out by these offsets."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.tokens import paragraphs, sentence_ends, words


def cut(text: str) -> list[str]:
    return [text[a:b] for a, b in words(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The port reopened.", ["The", "port", "reopened", "."]),
        ("They can't and won't.", ["They", "ca", "n't", "and", "wo", "n't", "."]),
        ("They cannot meet", ["They", "can", "not", "meet"]),
        ("It’s off, she’ll say", ["It", "’s", "off", ",", "she", "’ll", "say"]),
        ("the union’s strike", ["the", "union", "’s", "strike"]),
        ("Mr. Cho, U.S. envoy", ["Mr.", "Cho", ",", "U.S.", "envoy"]),
        ("at 10:30 a.m. on Oct. 3", ["at", "10:30", "a.m.", "on", "Oct.", "3"]),
        ("$1,200.50 (3.5%)", ["$", "1,200.50", "(", "3.5", "%", ")"]),
        ("Jean-Marc's seat", ["Jean", "-", "Marc", "'s", "seat"]),
        ("wait... no--yes!!", ["wait", "...", "no", "--", "yes", "!!"]),
        ("see www.example.org/a?b=1 now", ["see", "www.example.org/a?b=1", "now"]),
        ("write to desk@example.org", ["write", "to", "desk@example.org"]),
        ("“Never,” he said.", ["“", "Never", ",", "”", "he", "said", "."]),
        ("Zürich, Łódź, São Tomé", ["Zürich", ",", "Łódź", ",", "São", "Tomé"]),
        ("", []),
    ],
)
def test_words_are_cut_as_the_treebanks_cut_them(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_a_web_address_is_one_word_and_ends_before_the_bracket() -> None:
    assert "https://example.org/talks/2014" in cut("(https://example.org/talks/2014)")


def test_words_of_a_part_keep_their_offsets_in_the_whole() -> None:
    text = "Fog over Bergen. Ferries stay in port."
    assert [text[a:b] for a, b in words(text, 17, len(text))] == ["Ferries", "stay", "in", "port", "."]


def test_paragraphs_are_lines_without_the_blanks_around_them() -> None:
    text = "  One line. \r\n\n\tThe second\n \nThe third"
    assert [text[a:b] for a, b in paragraphs(text)] == ["One line.", "The second", "The third"]


@pytest.mark.parametrize("text", ["", " ", "\n\n \t\n", "\r\n"])
def test_a_page_of_blanks_has_no_paragraphs(text: str) -> None:
    assert list(paragraphs(text)) == []


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The port reopened . Ferries sail .", ["The port reopened .", "Ferries sail ."]),
        ("Mr. Cho left .", ["Mr. Cho left ."]),
        ("“ No . ” He left .", ["“ No . ”", "He left ."]),
        ("“ Why ? ” she asked .", ["“ Why ? ” she asked ."]),
        ("No stop at the end", ["No stop at the end"]),
    ],
)
def test_sentences_end_at_a_stop_and_after_the_closing_marks(text: str, sentences: list[str]) -> None:
    forms, first, found = text.split(), 0, []
    for end in sentence_ends(forms):
        found.append(" ".join(forms[first:end]))
        first = end
    assert found == sentences


ANY_TEXT = st.text(max_size=400) | st.text(alphabet="ab Z.,'’\"“”-–\n\t@/:0123!?€é…n't", max_size=400)


@given(ANY_TEXT)
def test_words_lie_in_the_text_in_order_and_hold_no_blanks(text: str) -> None:
    upto = 0
    for start, end in words(text, 0, len(text)):
        assert upto <= start < end <= len(text)
        assert not any(c.isspace() for c in text[start:end])
        upto = end


@given(ANY_TEXT)
def test_no_letter_or_digit_is_lost_between_words(text: str) -> None:
    kept = {k for start, end in words(text, 0, len(text)) for k in range(start, end)}
    assert all(k in kept for k, c in enumerate(text) if c.isascii() and c.isalnum())


@given(ANY_TEXT)
def test_paragraphs_lie_in_the_text_in_order_with_something_in_each(text: str) -> None:
    upto = 0
    for start, end in paragraphs(text):
        assert upto <= start < end <= len(text)
        assert "\n" not in text[start:end]
        assert text[start:end].strip() == text[start:end]
        upto = end


@given(st.lists(st.sampled_from(["The", "port", "opened", ".", "?", "”", "“", "and", "…"]), max_size=30))
def test_every_word_belongs_to_one_sentence(forms: list[str]) -> None:
    ends = sentence_ends(forms)
    assert ends == sorted(set(ends))
    assert (ends[-1] if ends else 0) == len(forms)


@pytest.mark.parametrize(
    "unit", ["x", "-", "a.b.", "n't", "._", "1.2,", "A.", "@", "a@", "'s", "w+", "a-", "(", "https://", "\n", "9"]
)
def test_a_hundred_thousand_signs_without_a_blank_take_no_longer_than_a_page(unit: str) -> None:
    noise = unit * (100_000 // len(unit))
    started = time.process_time()
    found = words(noise, 0, len(noise))
    assert time.process_time() - started < 2
    assert all(end - start <= 200 for start, end in found)
