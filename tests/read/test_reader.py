"""A whole paper read: every answer proved by its own words, the same each time, and nothing that a page can break."""

from __future__ import annotations

import json
import random
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from read_samples import OUTLET, about, cut, only, paper, reading

from onrecord.model import Firmness, Reading, Stance, Statement
from onrecord.read import READER, read_document

STORY = """BERN — Talks between Norway and Peru on fish will resume on 4 May, the Swiss foreign ministry said on Monday.

"The ministers will meet in Bern, not in Geneva," a spokesman told reporters. Norway's foreign minister, Anna Berg, had
cancelled a meeting planned for March.

Peru denied that the talks were cancelled. Two diplomats said the ministers might also meet in Lima, if the fleet
returns to port. The two countries held talks in January.
"""


def proves(text: str, told: Reading) -> None:
    """Whatever is told is told by words that stand in the text."""
    for s in told.statements:
        spans = [x for x in (s.content_span, s.source_span, s.cue_span, s.event.span, s.span) if x]
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert s.span[0] <= s.content_span[0] < s.content_span[1] <= s.span[1]
        assert (s.source_span is None) or not s.speaker.narration
        assert s.condition is None or s.condition in text
        assert s.document == told.document
        assert s.reader == told.reader == READER
        assert s.event.chain is not None
        if s.event.window:
            days = (s.event.window.earliest, s.event.window.latest)
            assert None in days or str(days[0]) <= str(days[1])
    for t in told.times:
        assert cut(text, t.span) == t.words
    ids = [s.id for s in told.statements]
    assert len(ids) == len(set(ids))


def test_a_story_is_proved_by_its_own_words() -> None:
    told = reading(STORY)
    assert len(told.statements) >= 6
    proves(STORY, told)


def test_the_passage_of_an_answer_holds_the_word_that_names_the_event() -> None:
    for s in reading(STORY).statements:
        assert s.content_span[0] <= s.event.span[0] < s.event.span[1] <= s.content_span[1]


def test_each_speaker_of_a_story_says_his_own() -> None:
    told = {(s.speaker.name or s.speaker.description, str(s.stance)) for s in reading(STORY).statements}
    assert ("Swiss foreign ministry", "affirms") in told
    assert ("Peru", "affirms") in told
    assert ("Two diplomats", "doubts") in told


def test_the_same_paper_gives_the_same_ids() -> None:
    assert reading(STORY) == reading(STORY)
    assert all(s.id.startswith("s") and len(s.id) == 17 for s in reading(STORY).statements)


def test_another_paper_with_the_same_words_has_ids_of_its_own() -> None:
    ours = {s.id for s in read_document(paper(STORY, name="d1")).statements}
    theirs = {s.id for s in read_document(paper(STORY, name="d2")).statements}
    assert ours
    assert not ours & theirs


def test_a_blank_page_before_the_story_moves_the_spans_and_nothing_else() -> None:
    plain, moved = reading(STORY).statements, reading("\n\n\n" + STORY).statements
    assert [cut(STORY, s.span) for s in plain] == [cut("\n\n\n" + STORY, s.span) for s in moved]
    assert [(s.stance, s.speaker, s.said_at, s.event.parties) for s in plain] == [
        (s.stance, s.speaker, s.said_at, s.event.parties) for s in moved
    ]


def test_a_story_with_the_line_ends_of_another_system_reads_alike() -> None:
    def told(text: str) -> list[tuple[str, str, str | None]]:
        return [(str(s.stance), s.event.kind, s.speaker.name) for s in reading(text).statements]

    one_line_each = STORY.replace(",\nhad", ", had")
    assert told(one_line_each.replace("\n", "\r\n")) == told(one_line_each)


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "Summit", "meeting", "cancelled", '"', "the the the"])
def test_a_page_with_next_to_nothing_says_nothing(text: str) -> None:
    assert reading(text).statements == ()


@pytest.mark.parametrize(
    "text",
    [
        "Le sommet aura lieu le 3 mai à Paris, a annoncé le ministre.",
        "Das Treffen wurde auf Freitag verschoben, teilte das Ministerium mit.",
        "La cumbre fue cancelada, dijo el presidente.",
        "Президент отменил встречу в Москве.",
        "الرئيس ألغى الزيارة يوم الأحد",
        "日本とロシアは首脳会談を延期した。",
        "ראש הממשלה ביטל את הפגישה",
        "नेताओं की बैठक रद्द हो गई",
        "🙂🙂 meeting 🙂 cancelled 🙂",
        "e\u0301lection annule\u0301e\u200b \u202ereversed\u202c",
        "\x00\x01\x02 summit \x7f",
    ],
)
def test_another_language_or_script_does_no_harm(text: str) -> None:
    proves(text, reading(text))


@pytest.mark.parametrize("day", [None, "2014", "2014-03", "2014-03-11", "2014-03-11T23:30:00-05:00"])
def test_a_paper_dated_less_or_more_precisely_is_read(day: str | None) -> None:
    proves(STORY, reading(STORY, day))
    assert len(reading(STORY, day).statements) >= 6


def test_a_paper_without_an_outlet_speaks_for_itself_without_a_name() -> None:
    from dataclasses import replace

    told = read_document(replace(paper("The summit has been postponed to May."), outlet=None))
    assert [(s.speaker.narration, s.speaker.name) for s in told.statements] == [(True, None)]


@pytest.mark.parametrize("unit", ["x", "QUJD", "-", "_", "9", "会談"])
def test_a_megabyte_without_a_blank_is_read_in_seconds(unit: str) -> None:
    noise = unit * (1_000_000 // len(unit))
    started = time.process_time()
    assert read_document(paper(noise)).statements == ()
    assert time.process_time() - started < 30


def test_a_page_of_code_or_tables_says_nothing_of_any_event() -> None:
    rows = json.dumps([{"id": n, "value": n * 7, "flag": None} for n in range(300)])
    assert reading(rows).statements == ()


def test_noise_around_a_sentence_does_not_hide_it() -> None:
    noise = "".join(random.Random(4).choice("qxzvk0123456789/+=") for _ in range(2000))
    text = f"{noise}\n\nPeru postponed the summit.\n\n{noise}"
    told = only(text, "summit")
    assert told.stance is Stance.POSTPONES
    assert cut(text, told.event.span) == "summit"


NEWS_WORDS = (
    *(
        "The",
        "premier",
        "said",
        "denied",
        "that",
        "the",
        "summit",
        "talks",
        "will",
        "not",
        "be",
        "held",
        "on",
        "Friday",
    ),
    *(
        "cancelled",
        "postponed",
        '"',
        "“",
        "”",
        ",",
        ".",
        "\n\n",
        "if",
        "Norway",
        "and",
        "Peru",
        "Anna",
        "Berg",
        "in",
        "Lima",
    ),
    *(
        "no",
        "plans",
        "to",
        "meet",
        "for",
        "with",
        "was",
        "has",
        "been",
        "refused",
        "agreed",
        "2014",
        "—",
        "'s",
        "who",
        "May",
    ),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(NEWS_WORDS), max_size=40).map(" ".join))
def test_any_order_of_the_words_of_news_is_read_and_proved(text: str) -> None:
    proves(text, reading(text))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(codec="utf-8"), max_size=120))
def test_any_text_is_read_and_proved(text: str) -> None:
    proves(text, reading(text))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(STORY)), st.integers(0, len(STORY)))
def test_a_story_cut_anywhere_is_read_and_proved(start: int, end: int) -> None:
    text = STORY[min(start, end) : max(start, end)]
    proves(text, reading(text))


def test_the_outlets_own_voice_goes_by_its_name() -> None:
    told = only("The summit has been postponed to May.", "summit")
    assert (told.speaker.narration, told.speaker.name) == (True, OUTLET)


def test_firmness_and_condition_go_together() -> None:
    def fits(s: Statement) -> bool:
        return (s.firmness is Firmness.CONDITIONAL) == (s.condition is not None)

    assert all(fits(s) for s in reading(STORY).statements)


def test_a_pronoun_means_the_event_told_last() -> None:
    text = "The trip was announced last week. A spokesman insisted it would go ahead."
    told = only(text, "it")
    first = only(text, "trip")
    assert (told.stance, told.event.kind, told.event.chain) == (Stance.AFFIRMS, first.event.kind, first.event.chain)


def test_a_pronoun_without_an_event_before_it_means_none() -> None:
    assert reading("It is raining again. They cancelled it, she wrote.").statements == ()


def test_not_before_puts_off_and_opens_the_window_from_then() -> None:
    told = only("The agency says the landing will not happen before September 2026.", "landing")
    assert told.stance is Stance.POSTPONES
    assert told.event.window is not None
    assert (told.event.window.earliest, told.event.window.latest) == ("2026-09-01", None)


def test_a_quotation_that_goes_on_is_still_its_speakers() -> None:
    text = (
        "“We will strike on Monday,” Grace Okafor, the union’s president, said.\n\n“The strike will last three days.”"
    )
    assert [s.speaker.name for s in about(text, "strike")] == ["Grace Okafor", "Grace Okafor"]


def test_told_words_count_from_their_day_in_the_list_of_times_too() -> None:
    text = "The minister said on Friday that the talks would resume within two weeks."
    days = {t.words: (t.earliest, t.latest) for t in reading(text).times}
    assert days["two weeks"] == ("2014-03-07", "2014-03-21")


def test_what_one_denies_of_another_is_two_words_of_two_speakers() -> None:
    text = "The foreign minister, Ana Duarte, denied President Igor Babic’s claim that the summit had been cancelled."
    said = {s.speaker.name: s.stance for s in about(text, "summit")}
    assert said == {"Igor Babic": Stance.CANCELS, "Ana Duarte": Stance.AFFIRMS}


def test_a_purpose_is_not_a_deed() -> None:
    told = only("A petition launched on Sunday to cancel the royal visit has passed a million names.", "visit")
    assert told.stance is Stance.DOUBTS


def test_an_old_plan_that_was_put_off_is_not_the_new_one() -> None:
    text = (
        "The two presidents will meet in Vienna on Friday, the chancellery said. "
        "They had planned to meet in February, but the meeting was put off because of a strike at the airport."
    )
    new, old = about(text, "meet")[0], only(text, "meeting")
    assert (new.stance, old.stance) == (Stance.AFFIRMS, Stance.POSTPONES)
    assert new.event.chain != old.event.chain


def test_prepositions_keep_their_nouns() -> None:
    told = only("The summit will be held in Lima on Friday, the ministry said.", "summit")
    assert told.event.place == "Lima"
    assert told.event.window is not None
    assert told.event.window.earliest == "2014-03-14"


def test_both_halves_of_a_divided_land_take_part() -> None:
    assert set(only("North and South Korea will hold talks on Friday.", "talks").event.parties) == {
        "North Korea",
        "South Korea",
    }


@pytest.mark.parametrize(
    ("text", "word", "stance"),
    [
        ("The match hangs in the balance.", "match", Stance.DOUBTS),
        ("The strike is over, the union said.", "strike", Stance.REPORTS_HELD),
        ("Teachers in Ohio are on strike.", "strike", Stance.REPORTS_HELD),
        ("Talks are under way in Muscat, an Omani official said.", "Talks", Stance.REPORTS_HELD),
        ("Nothing will stop the march, its organisers said.", "march", Stance.AFFIRMS),
        ("Hopes for a truce faded on Sunday.", "truce", Stance.DOUBTS),
        ("The future of the race is in doubt, the organisers said.", "race", Stance.DOUBTS),
        ("The takeover has been completed, the buyer said.", "takeover", Stance.REPORTS_HELD),
        ("The question was not whether the march would be held but when, he said.", "march", Stance.AFFIRMS),
        ("The issue is not whether they will sign the treaty but when, she said.", "treaty", Stance.AFFIRMS),
        ("The question was not if the talks would resume but when, the envoy said.", "talks", Stance.AFFIRMS),
    ],
)
def test_ways_of_saying_where_it_stands(text: str, word: str, stance: Stance) -> None:
    assert only(text, word).stance is stance
