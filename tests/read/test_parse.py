"""The parse of a paper: words with their place in the sentence and in the text, and who says what."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from read_samples import paper

from onrecord.read import read_document, read_documents
from onrecord.read.parse import attributions, parse, pieces_of, tag_spans, viterbi
from onrecord.read.parsed import Passage
from onrecord.read.weights import manifest, pieces

PAPERS = (
    "The envoy said the talks would resume on Monday.",
    "Rain fell on Bergen.",
    '"We will strike," the union said. The company denied that the talks had failed.',
    "NASA postponed the launch to 4 May.\n\nThe rocket stays in its hangar.",
    "",
    "Norway and Peru will hold a summit in Lima, Peru's president said on Monday.",
)


def said(text: str) -> list[tuple[str, str, str]]:
    """(source, cue, content) of each attribution, as they stand in the text."""

    def part(passage: Passage, words: tuple[int, int] | None) -> str:
        return text[passage.words[words[0]].start : passage.words[words[1] - 1].end] if words else ""

    return [(part(p, a.source), part(p, a.cue), part(p, a.content)) for p in parse(text) for a in p.attributions]


def test_each_word_has_its_form_its_class_and_its_head() -> None:
    (passage,) = parse("Norway postponed the vote.")
    found = [(w.text, w.lemma, w.upos, w.head, w.rel) for w in passage.words]
    assert found == [
        ("Norway", "norway", "PROPN", 1, "nsubj"),
        ("postponed", "postpone", "VERB", -1, "root"),
        ("the", "the", "DET", 3, "det"),
        ("vote", "vote", "NOUN", 1, "obj"),
        (".", ".", "PUNCT", 1, "punct"),
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The envoy said the talks would resume.", "The envoy", "said", "the talks would resume"),
        ('"The talks will resume," the envoy said.', "the envoy", "said", '"The talks will resume,"'),
        ("The minister told reporters that the king was ill.", "The minister", "told", "that the king was ill"),
        (
            "According to the ministry, the talks will resume on Monday.",
            "the ministry",
            "According to",
            "the talks will resume on Monday",
        ),
    ],
)
def test_source_cue_and_content_are_told_apart(text: str, source: str, cue: str, content: str) -> None:
    assert said(text) == [(source, cue, content)]


def test_where_nobody_says_anything_nobody_speaks() -> None:
    assert said("Rain fell on Bergen.") == []


def test_each_word_stands_where_its_offsets_say() -> None:
    text = "  Ferries stay in port.\r\n\n\t“It is the storm,” the harbour master said…\n"
    for passage in parse(text):
        assert all(text[w.start : w.end] == w.text for w in passage.words)
        assert passage.start == passage.words[0].start
        assert passage.end == passage.words[-1].end


def test_a_long_paragraph_is_cut_at_the_ends_of_sentences() -> None:
    text = " ".join(f"Sentence number {n} says that ferries sail." for n in range(200))
    cuts = pieces_of(text)
    assert len(cuts) > 1
    assert all(text[end - 1] == "." for _, end, _ in cuts)
    assert sum(len(spans) for _, _, spans in cuts) == 200 * 8


def test_no_passage_is_longer_than_the_model_can_take() -> None:
    text = "no stop in sight " * 500
    for _, _, spans in pieces_of(text):
        assert sum(len(pieces(text[a:b])) for a, b in spans) <= manifest().longest


def test_a_single_word_longer_than_the_model_can_take_is_still_a_passage() -> None:
    assert [len(spans) for _, _, spans in pieces_of("会談" * 300)] == [1]


@pytest.mark.parametrize("text", PAPERS)
def test_what_is_read_does_not_depend_on_what_was_read_before(text: str) -> None:
    first = read_document(paper(text))
    for other in PAPERS:
        read_document(paper(other))
    assert read_document(paper(text)) == first


def test_reading_many_is_reading_each() -> None:
    papers = [paper(text, name=f"d{n}") for n, text in enumerate(PAPERS)]
    together = list(read_documents(papers))
    assert [document for document, _ in together] == papers
    assert [reading for _, reading in together] == [read_document(document) for document in papers]


def test_a_paragraph_parses_alike_whatever_stands_around_it() -> None:
    alone = parse(PAPERS[0])[0]
    after = parse("Rain fell on Bergen.\n\n" + PAPERS[0])[1]
    assert [(w.text, w.upos, w.head, w.rel) for w in alone.words] == [
        (w.text, w.upos, w.head, w.rel) for w in after.words
    ]
    assert alone.attributions == after.attributions


def test_heads_stay_within_their_sentence() -> None:
    (passage,) = parse("Rain fell. Ferries stayed in port. The mayor spoke.")
    stops = [k for k, w in enumerate(passage.words) if w.text == "."]
    sentence = [sum(1 for stop in stops if stop < k) for k in range(len(passage.words))]
    assert all(w.head < 0 or sentence[w.head] == sentence[k] for k, w in enumerate(passage.words))


TAGS = ("O", "B-SRC", "I-SRC", "B-CUE", "I-CUE", "B-CON", "I-CON")


def test_the_tags_are_those_of_the_model() -> None:
    assert manifest().attribution == TAGS


@settings(max_examples=30)
@given(st.lists(st.lists(st.floats(-5, 5, width=32), min_size=7, max_size=7), max_size=12))
def test_every_inner_tag_continues_a_span_of_its_kind(rows: list[list[float]]) -> None:
    import numpy as np

    tags = viterbi(np.array(rows, dtype=np.float32).reshape(len(rows), 7))
    assert len(tags) == len(rows)
    for before, tag in zip(["O", *tags], tags, strict=False):
        assert tag[0] != "I" or before[2:] == tag[2:]


@given(st.lists(st.sampled_from(TAGS), max_size=12))
def test_spans_of_tags_lie_apart_and_in_order(tags: list[str]) -> None:
    upto = 0
    for first, last, label in tag_spans(tags):
        assert upto <= first < last <= len(tags)
        assert tags[first] == f"B-{label}"
        upto = last


def test_a_source_without_a_cue_is_nobodys_word() -> None:
    import numpy as np

    assert attributions(["B-SRC", "I-SRC", "O"], np.zeros((4, 4), dtype=np.float32)) == ()
