"""Whose words they are, through which channel they came, and when they were spoken."""

import pytest
from read_samples import OUTLET, about, cut, only, speaks

from onrecord.model import Stance


@pytest.mark.parametrize(
    ("text", "word", "speaker", "cue"),
    [
        ("The minister said the talks would resume.", "talks", "minister", "said"),
        ("The talks will resume on Friday, the envoy said.", "talks", "envoy", "said"),
        ('"The summit is cancelled," the minister said.', "summit", "minister", "said"),
        ("According to a diplomat, the summit has been called off.", "summit", "diplomat", "According to"),
        (
            "The two leaders agreed to meet in May, according to the Finnish foreign ministry.",
            "meet",
            "Finnish foreign",
            "according to",
        ),
        (
            "The minister, Ana Duarte, told the BBC that the summit had been cancelled.",
            "summit",
            "Ana Duarte",
            "told",
        ),
        ("Opposition leader Musa Keita called for a referendum.", "referendum", "Musa Keita", "called"),
        ('"I will visit Quito in May," tweeted Senator Rosa Vidal.', "visit", "Rosa Vidal", "tweeted"),
        ('Lund said: "The summit will be held in May."', "summit", "Lund", "said"),
        ("The summit was cancelled by Peru on Monday.", "summit", "Peru", "cancelled"),
        ("The summit was announced by the president of Peru on Monday.", "summit", "president", "announced"),
        ("The palace, through a spokesman, denied that the king would abdicate.", "abdicate", "palace", "denied"),
        ("State television said that the general had resigned.", "resigned", "State television", "said"),
        ("The summit will be held in Lima, state media reported.", "summit", "state media", "reported"),
        ("Critics say the referendum should be cancelled.", "referendum", "Critics", "say"),
        (
            "The National Electoral Board of Ethiopia said the vote would be held on 5 June.",
            "vote",
            "Electoral Board",
            "said",
        ),
    ],
)
def test_the_speaker_and_the_words_that_say_so(text: str, word: str, speaker: str, cue: str) -> None:
    said = only(text, word)
    assert speaks(said, speaker), said.speaker
    assert cue in cut(text, said.cue_span)
    assert speaker.split()[-1] in cut(text, said.source_span)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The two presidents met in Sochi on Friday.", "met"),
        ("The premier will visit Rome in April.", "visit"),
        ("The summit has been postponed to May.", "summit"),
        ("It was announced on Monday that the summit would be held in Lima.", "summit"),
    ],
)
def test_without_a_speaker_the_paper_speaks_for_itself(text: str, word: str) -> None:
    said = only(text, word)
    assert said.speaker.narration
    assert said.speaker.name == OUTLET
    assert (said.source_span, said.cue_span, said.channel) == (None, None, None)


def test_of_two_speakers_around_an_event_the_inner_one_says_it() -> None:
    said = only("A diplomat said the envoy had told the council that the talks would resume.", "talks")
    assert speaks(said, "envoy")


def test_who_refuses_speaks_though_no_word_of_saying_is_there() -> None:
    said = only("Told of the plan, the general refused to attend the conference.", "attend")
    assert speaks(said, "general")
    assert said.stance is Stance.DENIES


def test_a_post_speaks_for_the_one_who_wrote_it() -> None:
    said = only("President Lena Koch's post announced a summit in Trieste.", "summit")
    assert speaks(said, "Lena Koch")
    assert said.channel == "social_media"


def test_a_statement_speaks_for_the_one_who_made_it() -> None:
    said = only("The statement by the foreign ministry said the talks were cancelled.", "talks")
    assert speaks(said, "foreign ministry")


def test_he_after_a_named_man_is_that_man() -> None:
    text = 'Envoy Per Lund briefed reporters on Monday. "The talks will resume on Friday," he said.'
    assert only(text, "talks").speaker.name == "Per Lund"


def test_a_quotation_goes_on_after_the_words_that_name_its_speaker() -> None:
    text = (
        'Envoy Per Lund briefed reporters on Monday. "The talks will resume on Friday," he said. '
        '"The conference in June has been cancelled."'
    )
    assert only(text, "conference").speaker.name == "Per Lund"


def test_a_quoted_paragraph_without_a_speaker_goes_on_from_the_one_before() -> None:
    text = (
        'The union said it was disappointed.\n\n"We will strike on Monday," Grace Okafor, its president, said.\n\n'
        '"The strike will last three days."'
    )
    assert [s.speaker.name for s in about(text, "strike")] == ["Grace Okafor", "Grace Okafor"]


def test_what_a_man_denies_in_passing_does_not_turn_round_what_the_paper_tells_of_him() -> None:
    said = only("Neri, who denies fraud, did not attend the hearing.", "attend")
    assert (said.stance, said.speaker.narration) == (Stance.REPORTS_NOT_HELD, True)


def test_two_speakers_of_one_paragraph_each_keep_their_own_words() -> None:
    text = "Peru said the summit would be held in May. Chile said the conference was cancelled."
    assert speaks(only(text, "summit"), "Peru")
    assert speaks(only(text, "conference"), "Chile")


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ('"The summit is cancelled," the president wrote on Facebook.', "social_media"),
        ("The president announced on Twitter that the summit was cancelled.", "social_media"),
        ('"We will hold a summit on Friday," she told reporters in Accra.', "briefing"),
        ("The chancellor told a news conference that the summit would be held in May.", "briefing"),
        ("In an interview with a Spanish paper, the minister said the summit was cancelled.", "interview"),
        ("The foreign ministry said in a statement that the summit would be held on Monday.", "written_statement"),
        ("In a speech to parliament, the premier promised a summit.", "speech"),
        ("In a letter to the bishops, the pope said the summit was cancelled.", "letter"),
        ("The ministry said on its website that the summit had been postponed.", "official_website"),
        ("According to a readout of the call, the two leaders agreed to hold a summit in May.", "call_readout"),
        ("A senior official, speaking on condition of anonymity, said the summit would be held.", "unnamed_source"),
        ("Sources said the summit would be cancelled.", "unnamed_source"),
        ("The minister said the summit would be held.", None),
    ],
)
def test_the_channel_is_told_by_the_words_around_the_cue(text: str, channel: str | None) -> None:
    assert only(text, "summit").channel == channel


@pytest.mark.parametrize(
    ("text", "said_at"),
    [
        ("The envoy said on Tuesday that the summit would be held next week.", "2014-03-11"),
        ("The envoy said Tuesday that the summit would be held Friday.", "2014-03-11"),
        ('"The summit will be held on Friday," the envoy said on Monday.', "2014-03-10"),
        ("On 3 March the envoy announced that the summit would be held within two weeks.", "2014-03-03"),
        ("The envoy said on 3 March that the summit would be held in Bern.", "2014-03-03"),
        ("The envoy said in January that the summit would be held.", "2014-01"),
        ("The envoy said yesterday that the summit would be held.", "2014-03-12"),
        ("The summit will be held on Friday, the envoy said.", None),
        ("The envoy will say more after Friday's summit.", None),
    ],
)
def test_the_day_of_the_words_is_the_day_on_the_cue(text: str, said_at: str | None) -> None:
    assert {s.said_at for s in about(text, "summit", "2014-03-13")} <= {said_at}


def test_a_window_in_told_words_counts_from_the_day_they_were_spoken() -> None:
    said = only("The premier said on 3 March that the summit would be held within ten days.", "summit")
    assert said.event.window is not None
    assert (said.event.window.earliest, said.event.window.latest) == ("2014-03-03", "2014-03-13")


def test_a_paper_without_a_date_gives_words_without_a_day() -> None:
    said = only("The envoy said on Tuesday that the summit would be held next week.", "summit", None)
    assert said.said_at is None
    assert said.event.window is None or said.event.window.earliest is None


def test_words_in_marks_are_a_quotation() -> None:
    assert only('"The summit is cancelled," the minister said.', "summit").quoted
    assert only("“The summit is cancelled,” the minister said.", "summit").quoted
    assert not only("The minister said the summit was cancelled.", "summit").quoted
