"""Copies of one text: whole, cut, rewritten, translated, turned around; and texts that only tell of the same thing."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from origin_samples import GRAIN, LINER, STORIES, SUMMIT, Story, paper

from onrecord.link.origins import fingerprints, marks, same_origin, same_text, sourcing
from onrecord.link.texts import in_common, sentence_spans, taken_apart

WIRE = GRAIN.first
ids = [story.first.split()[0] for story in STORIES]
texts = st.sampled_from(
    [t for s in STORIES for t in (s.first, s.rewritten, s.translated, *s.others)]
    + ["Talks are put off until Friday, says Oslo.", "", "Keita told CNN on Monday that he will go to Lomé."]
)
papers = st.builds(
    paper,
    texts,
    st.sampled_from(["Northern Wire", "CNN", "River Gazette", None]),
    st.sampled_from(["2024-03-05", "2024-03-06"]),
)


def opening(text: str, sentences: int) -> str:
    return text[: list(sentence_spans(text))[sentences - 1][1]]


# ---------------------------------------------------------------------------------------------------- one text


def test_the_same_text_is_one_whatever_its_spaces_and_quotes() -> None:
    copy = same_text(WIRE, WIRE.replace(" ", "\n").replace("’", "'"))
    assert copy is not None
    assert (copy.score, copy.how) == (1.0, "the same text")


@pytest.mark.parametrize("story", STORIES, ids=ids)
def test_a_cut_copy_is_seen_by_containment(story: Story) -> None:
    for cut in (opening(story.first, 2), story.first[len(opening(story.first, 3)) :]):
        copy = same_text(cut, story.first)
        assert copy is not None
        assert "cut copy" in copy.how
        assert fingerprints(cut) & fingerprints(story.first)


@pytest.mark.parametrize("story", STORIES, ids=ids)
def test_a_rewrite_whole_or_cut_is_one_origin_and_says_so(story: Story) -> None:
    for text in (story.rewritten, opening(story.rewritten, 4)):
        copy = same_text(text, story.first)
        assert copy is not None
        assert "rewrite" in copy.how
        assert not copy.turned


@pytest.mark.parametrize("story", STORIES, ids=ids)
def test_a_translation_is_known_by_its_facts_in_order(story: Story) -> None:
    for text in (story.translated, opening(story.translated, 5)):
        copy = same_text(text, story.first)
        assert copy is not None
        assert "in the same order" in copy.how


@pytest.mark.parametrize("story", STORIES, ids=ids)
def test_independent_reports_of_one_thing_are_several_even_with_one_quote(story: Story) -> None:
    for text in (story.first, story.rewritten, story.translated):
        assert [same_text(text, other) for other in story.others] == [None, None]
    assert same_text(story.others[0], story.others[1]) is None


def test_a_long_statement_that_everyone_prints_makes_no_copy() -> None:
    words = (
        "We have heard every side, we have read every page, and we have found no reason to wait any longer for a road"
    )
    shops = "Shops along the pier opened late, and three of them stayed shut for want of bread to sell."
    left = f"“{words},” the mayor said. {shops}"
    rain = "Nobody in the square clapped; it had begun to rain by then."
    right = f"From the town hall’s balcony came the answer: “{words}.” {rain}"
    assert same_text(left, right) is None


def test_what_is_told_again_months_later_is_no_translation() -> None:
    assert same_text(GRAIN.first, GRAIN.translated, days=90) is None


def test_short_texts_must_be_nearly_equal() -> None:
    assert same_text("Talks are put off until Friday, says Oslo.", "Talks are put off until Monday, says Oslo.") is None
    assert same_text("Talks are put off.", "Talks are put off!") is not None
    assert same_text("", "") is None


# ---------------------------------------------------------------------------------------------- turned around


@pytest.mark.parametrize(
    ("text", "was", "is_now", "over"),
    [
        (GRAIN.first, "would sail", "would not sail", "whether"),
        (GRAIN.first, "28 March", "30 March", "when"),
        (GRAIN.first, "said on Tuesday", "said on Thursday", "when"),
        (GRAIN.first, "Turkish Foreign Minister Selim Aydın said", "Russian Foreign Minister Pavel Orlov said", "who"),
        (SUMMIT.first, "will not attend", "will attend", "whether"),
        (SUMMIT.first, "belongs where", "does not belong where", "whether"),
        (LINER.first, "offered to mediate", "refused to mediate", None),
        (LINER.first, "called the walkout irresponsible", "denied the walkout was irresponsible", None),
        (SUMMIT.rewritten, "2021", "2018", "when"),
    ],
)
def test_a_copy_that_turns_the_words_around_is_one_text_and_is_seen(
    text: str, was: str, is_now: str, over: str | None
) -> None:
    copy = same_text(text, text.replace(was, is_now))
    assert copy is not None
    if over:
        assert over in {turn.over for turn in copy.turned}
        (turn, *_) = copy.turned
        assert was in text[slice(*turn.left)]
        assert is_now in text.replace(was, is_now)[slice(*turn.right)]
        assert "; but one passage" in copy.how


def test_a_rewrite_that_turns_the_day_is_seen_too() -> None:
    copy = same_text(GRAIN.first, GRAIN.rewritten.replace("28 March", "4 April"))
    assert copy is not None
    assert {turn.over for turn in copy.turned} == {"when"}


# ----------------------------------------------------------------------------------------------------- cited


def test_a_report_that_rests_on_another_shares_its_origin() -> None:
    first = paper(GRAIN.first, "Northern Wire")
    told = "Grain talks will open in Istanbul on 28 March, the Northern Wire reported, quoting Selim Aydın."
    tie = same_origin(paper(told, "River Gazette", "2024-03-06"), first)
    assert tie is not None
    assert "rests on the report of Northern Wire" in tie.how


def test_a_report_that_answers_or_recalls_another_is_its_own() -> None:
    first = paper(GRAIN.first, "Northern Wire")
    for told in (
        "Ukraine denied a Northern Wire report that grain talks will open in Istanbul on 28 March. “We know no date,” "
        "Olena Kravets said.",
        "Olena Kravets said in Kyiv that she would not lead the team to Istanbul. The Northern Wire reported last "
        "month that grain talks were planned for 28 March.",
    ):
        assert same_origin(paper(told, "River Gazette", "2024-03-06"), first) is None


def test_a_report_of_other_news_is_not_what_another_rests_on() -> None:
    told = "Grain talks will open in Istanbul on 28 March, the Northern Wire reported, quoting Selim Aydın."
    assert same_origin(paper(told, "River Gazette"), paper(SUMMIT.first, "Northern Wire")) is None


def test_two_reports_of_what_one_outlet_was_told_are_one() -> None:
    left = paper(
        "Selim Aydın told CNN on Tuesday that grain talks in Istanbul would open on 28 March.", "River Gazette"
    )
    right = paper(
        "Grain talks will open on 28 March in Istanbul, Turkey’s Aydın said in an interview with CNN.", "The Lantern"
    )
    tie = same_origin(left, right)
    assert tie is not None
    assert tie.how.startswith("both rest on a report of CNN")


# ----------------------------------------------------------------------------------------------- in the record


def test_an_outlet_whose_report_is_not_on_record_is_the_origin_by_name() -> None:
    found = sourcing(
        paper("Selim Aydın told CNN on Tuesday that grain talks would open on 28 March.", "River Gazette"), []
    )
    assert (found.outlet, found.origin) == ("CNN", found.document)
    assert found.how.startswith("rests on CNN, whose own report is not on record")


def test_an_outlet_whose_report_is_on_record_is_not_named_but_shared() -> None:
    theirs = paper("Grain talks in Istanbul will open on 28 March, Selim Aydın said in an interview.", "CNN")
    mine = paper(
        "Selim Aydın told CNN on Tuesday that grain talks in Istanbul would open on 28 March.", "River Gazette"
    )
    found = sourcing(mine, [(theirs, theirs.id)])
    assert (found.outlet, found.origin) == (None, theirs.id)


def test_a_passage_that_rests_on_another_report_has_its_origin_and_the_rest_its_own() -> None:
    text = (
        "Olena Kravets said in Kyiv on Tuesday that she would go to Istanbul, a news conference heard. She named three "
        "conditions. Le Monde reported on Tuesday that the port of Chornomorsk would be left out."
    )
    found = sourcing(paper(text, "River Gazette"), [])
    assert found.outlet is None
    ((start, end, origin),) = found.passages
    assert text[start:end].startswith("Le Monde reported")
    assert origin == "outlet:le monde"


def test_own_reporting_within_a_text_that_cites_is_the_outlets_own() -> None:
    text = (
        "Grain talks will open on 28 March, the Financial Times reported. A spokesman for the ministry confirmed the "
        "date. “It is so,” he told this newspaper."
    )
    found = sourcing(paper(text, "River Gazette"), [])
    assert found.outlet is None, "it has news of its own"
    assert {origin for _, _, origin in found.passages} == {"outlet:financial times", found.document}


def test_a_turned_passage_of_a_copy_has_an_origin_of_its_own() -> None:
    first = paper(SUMMIT.first, "Northern Wire")
    text = SUMMIT.first.replace("will not attend", "will attend")
    copy = paper(text, "River Gazette")
    found = sourcing(copy, [(first, first.id)])
    assert found.origin == first.id
    ((start, end, origin),) = found.passages
    assert origin == copy.id
    assert "will attend" in text[start:end]


@pytest.mark.parametrize("story", STORIES, ids=ids)
def test_relatives_leave_a_hash_in_common_and_few_at_all(story: Story) -> None:
    first = marks(paper(story.first, "Northern Wire"))
    for text in (story.rewritten, story.translated, opening(story.first, 2)):
        asked = marks(paper(text, "River Gazette", "2024-03-07")).asked
        assert any(hashes & first.kept for hashes in asked)
    cites = paper(opening(story.first, 1) + " This was reported by CNN.", "River Gazette")
    assert marks(cites).asked[2] & marks(paper(story.translated, "CNN")).kept
    assert len(first.kept) <= 120
    assert sum(map(len, first.asked)) <= 250


# -------------------------------------------------------------------------------------------------------- laws


@given(papers, papers)
@settings(max_examples=60, deadline=None)
def test_one_origin_is_symmetric(left: object, right: object) -> None:
    one, other = same_origin(left, right), same_origin(right, left)  # type: ignore[arg-type]
    assert (one is None) == (other is None)
    if one and other:
        assert (one.score, one.how, one.cites) == (other.score, other.how, other.cites)
        assert {(t.over, t.left, t.right) for t in one.turned} == {(t.over, t.right, t.left) for t in other.turned}


@given(papers)
@settings(max_examples=20, deadline=None)
def test_a_document_is_of_its_own_origin(document: object) -> None:
    assert same_origin(document, document) is not None  # type: ignore[arg-type]
    assert sourcing(document, []).origin == document.id  # type: ignore[arg-type, attr-defined]


@given(st.text(max_size=400))
@settings(deadline=None)
def test_any_text_is_taken_apart_and_its_hashes_are_few(text: str) -> None:
    document = replace(paper(text), text=text)
    found = marks(document)
    assert found == marks(document)
    assert len(fingerprints(text)) <= 60
    assert all(0 <= mark < 2**63 for mark in found.kept)
    assert all(text[slice(*s.span)] == s.text for s in taken_apart(text).sentences)
    assert same_text(text, text) is not None or not re.search(r"[^\W_]", text)


@given(st.lists(st.sampled_from("abcd"), max_size=14), st.lists(st.sampled_from("abcd"), max_size=14))
def test_what_two_sequences_share_in_order_is_counted_as_by_the_book(left: list[str], right: list[str]) -> None:
    rows = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i, one in enumerate(left, 1):
        for j, other in enumerate(right, 1):
            rows[i][j] = rows[i - 1][j - 1] + 1 if one == other else max(rows[i - 1][j], rows[i][j - 1])
    assert in_common(left, right) == rows[-1][-1]
