"""Copies of one text: whole, cut, lightly rewritten; and texts that only tell of the same thing."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.origins import fingerprints, same_text

WIRE = (
    "The two ministers agreed on Tuesday to hold the next round of grain talks in Istanbul at the end of the month, "
    "a spokesman for the delegation said. The talks had been due to begin last week but were put off after the port of "
    "Odesa was closed for repairs. Ship owners welcomed the date. Insurance rates have doubled since the spring, and "
    "several lines say they will not sail before a corridor is agreed upon by every side and marked on the charts."
)
REPORT = (
    "Grain negotiators will gather in Turkey's largest city within weeks, according to people who saw the schedule. "
    "Owners of bulk carriers have waited for such word since the harbour shut. Premiums for the voyage stand at twice "
    "their level of April. No vessel is expected to leave until the route has been drawn and all have signed it."
)


def test_the_same_text_is_one_whatever_its_spaces_and_quotes() -> None:
    copy = same_text(WIRE, WIRE.replace(" ", "\n").replace("’", "'"))
    assert copy is not None
    assert (copy.score, copy.how) == (1.0, "the same text")


def test_a_cut_copy_is_seen_by_containment() -> None:
    cut = WIRE[: WIRE.index("Insurance")]
    copy = same_text(cut, WIRE)
    assert copy is not None
    assert "cut copy" in copy.how
    assert fingerprints(cut) & fingerprints(WIRE)


def test_a_light_rewrite_is_one_origin() -> None:
    rewrite = WIRE.replace("a spokesman for the delegation said", "it was announced").replace(
        "welcomed", "were glad of"
    )
    copy = same_text(rewrite, WIRE)
    assert copy is not None
    assert copy.score > 0.6


def test_two_reports_of_one_thing_are_two() -> None:
    assert same_text(WIRE, REPORT) is None


def test_short_texts_must_be_nearly_equal() -> None:
    assert same_text("Talks are put off until Friday, says Oslo.", "Talks are put off until Monday, says Oslo.") is None
    assert same_text("Talks are put off.", "Talks are put off!") is not None
    assert same_text("", "") is None


@given(st.text(max_size=400))
def test_fingerprints_are_the_same_for_the_same_text_and_few(text: str) -> None:
    marks = fingerprints(text)
    assert marks == fingerprints(text)
    assert len(marks) <= 60
    assert all(0 <= mark < 2**63 for mark in marks)


@given(st.lists(st.sampled_from(WIRE.split()), min_size=30, max_size=80), st.integers(0, 20))
def test_a_long_enough_part_shares_a_fingerprint(words: list[str], start: int) -> None:
    part = " ".join(words[start : start + 25])
    if len(part.split()) >= 12 and len(set(words)) > 20:
        assert fingerprints(part) & fingerprints(" ".join(words))
