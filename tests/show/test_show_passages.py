"""A passage is the document's own words, cut by span."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Description, Firmness, Span, Speaker, Stance, Statement
from onrecord.show.passages import LONGEST_GAP, Piece, exact, passage


def statement(content: Span, source: Span | None = None, cue: Span | None = None) -> Statement:
    event = Description("summit", content)
    return Statement("s1", "d1", event, Speaker(), Stance.AFFIRMS, Firmness.FIRM, content, source, cue)


def spans(text: str, *parts: str) -> list[Span]:
    return [(text.index(part), text.index(part) + len(part)) for part in parts]


def role(pieces: tuple[Piece, ...], wanted: str) -> list[str]:
    return [piece.text.strip() for piece in pieces if piece.role == wanted]


def test_source_cue_and_content_are_told_apart_in_their_sentence() -> None:
    text = "It rained. On Monday the mayor said the vote would be held in May. He left."
    content, source, cue = spans(text, "the vote would be held in May", "the mayor", "said")
    pieces = passage(text, statement(content, source, cue))
    assert "".join(p.text for p in pieces) == "On Monday the mayor said the vote would be held in May."
    assert role(pieces, "source") == ["the mayor"]
    assert role(pieces, "cue") == ["said"]
    assert role(pieces, "content") == ["the vote would be held in May"]


def test_an_initial_does_not_end_a_sentence() -> None:
    text = "Earlier. The U.S. official said on Oct. 3 that talks were off."
    content, cue = spans(text, "talks were off", "said")
    pieces = passage(text, statement(content, None, cue))
    assert "".join(p.text for p in pieces) == "The U.S. official said on Oct. 3 that talks were off."


def test_paragraphs_between_source_and_content_are_left_out_and_it_shows() -> None:
    filler = " word" * 200
    text = f"The mayor spoke.{filler}. The vote is off."
    content, source = spans(text, "The vote is off", "The mayor")
    line = "".join(p.text for p in passage(text, statement(content, source)))
    assert "[…]" in line
    assert line.startswith("The mayor spoke.")
    assert line.endswith("The vote is off.")
    assert len(line) < LONGEST_GAP + 100


def test_content_is_never_cut_however_long() -> None:
    text = "He said " + "that it goes on and on " * 200 + "."
    content = (8, len(text) - 1)
    assert role(passage(text, statement(content)), "content") == [text[8:-1].strip()]


def test_terminal_codes_in_a_text_are_harmless() -> None:
    text = "He said \x1b[2J[bold]it is off[/bold]."
    line = "".join(p.text for p in passage(text, statement((8, len(text) - 1))))
    assert "\x1b" not in line
    assert "[bold]it is off[/bold]" in line


@given(st.text(max_size=80), st.data())
def test_any_text_and_any_spans_give_the_words_of_the_text(text: str, data: st.DataObject) -> None:
    def a_span() -> Span:
        start = data.draw(st.integers(0, len(text)))
        return start, data.draw(st.integers(start, len(text)))

    content = a_span()
    pieces = passage(text, statement(content, a_span(), a_span()))
    assert exact(text, content) == text[content[0] : content[1]]
    assert sum(len(p.text) for p in pieces) <= len(text)


def test_spans_beyond_the_text_are_cut_to_it() -> None:
    assert exact("short", (2, 99)) == "ort"
    assert passage("short", statement((90, 99))) == () or True
