"""Who takes part in an event, where it is to be, and when."""

import pytest
from read_samples import about, only

from onrecord.model import Window


@pytest.mark.parametrize(
    ("text", "word", "parties"),
    [
        # of a verb
        ("President Amara Sesay will meet Prime Minister Jon Dahl on Monday.", "meet", {"Amara Sesay", "Jon Dahl"}),
        ("Ana Duarte and Per Lund will meet in Bern on Friday.", "meet", {"Ana Duarte", "Per Lund"}),
        ("Ana Duarte will meet with Per Lund at the Hofburg palace in Vienna.", "meet", {"Ana Duarte", "Per Lund"}),
        ("Per Lund will host Ana Duarte in Bergen on Friday.", "host", {"Per Lund", "Ana Duarte"}),
        ("Olav Dahl was received by Anna Berg in Oslo on Monday.", "received", {"Anna Berg", "Olav Dahl"}),
        ("Ana Duarte will travel to Japan on Monday.", "travel", {"Ana Duarte"}),
        ("Anna Berg accepted an invitation from Olav Dahl to visit Oslo in May.", "visit", {"Anna Berg"}),
        ("Merck will buy Sigma for 17 billion dollars, the company said on Monday.", "buy", {"Merck", "Sigma"}),
        ("Peru met Chile in Lima in August.", "met", {"Peru", "Chile"}),
        ("Ms. Okafor will meet the strikers on Friday.", "meet", {"Okafor", "strikers"}),
        ("Opposition leader Musa Keita called on the president to resign.", "resign", {"president"}),
        ("Miners will strike on Friday.", "strike", {"Miners"}),
        # of a noun
        ("Talks between Ethiopia and Eritrea will resume on Monday.", "Talks", {"Ethiopia", "Eritrea"}),
        ("Ethiopia will hold talks with Eritrea in Djibouti on Monday.", "talks", {"Eritrea", "Ethiopia"}),
        ("A meeting of Anna Berg and Olav Dahl is planned for May.", "meeting", {"Anna Berg", "Olav Dahl"}),
        ("A summit of Peru and Chile is planned for May.", "summit", {"Peru", "Chile"}),
        ("Moscow and Washington will hold talks in Vienna on Thursday.", "talks", {"Moscow", "Washington"}),
        (
            "The Bank of Japan will hold talks with the European Central Bank.",
            "talks",
            {"European Central Bank", "Bank of Japan"},
        ),
        (
            "The Syrian government and the Free Officers will hold talks.",
            "talks",
            {"Syrian government", "Free Officers"},
        ),
        ("A ceasefire between Armenia and Azerbaijan took effect on Monday.", "ceasefire", {"Armenia", "Azerbaijan"}),
        ("Bayer's takeover of Monsanto will be completed on Thursday.", "takeover", {"Bayer", "Monsanto"}),
        ("The trial of Anton Weiss opened in Graz on Monday.", "trial", {"Anton Weiss"}),
        ("Ana Duarte's visit to Japan has been cancelled.", "visit", {"Ana Duarte"}),
        ("Kenya's election will be held on 9 August.", "election", {"Kenya"}),
        ("Japan signed a treaty with Peru in Kyoto on Monday.", "treaty", {"Peru", "Japan"}),
        ("The release of the hostages will begin on Sunday.", "release", {"hostages"}),
        # joined by a hyphen
        ("The Trump-Kim summit will be held in Hanoi in February.", "summit", {"Trump", "Kim"}),
        ("The US-China talks will resume in Shanghai on Tuesday.", "talks", {"United States", "China"}),
    ],
)
def test_who_takes_part(text: str, word: str, parties: set[str]) -> None:
    assert set(only(text, word).event.parties) == parties


PAIR = "President Ilham Nuri and President Pavel Dobrev met in Baku on Monday. "


@pytest.mark.parametrize(
    "later", ["The two leaders will meet again in Sofia in June.", "They will meet again in Sofia in June."]
)
def test_the_two_of_them_are_the_two_last_told_of(later: str) -> None:
    second = about(PAIR + later, "meet")[-1]
    assert second.event.parties == ("Ilham Nuri", "Pavel Dobrev")
    assert second.event.place == "Sofia"


def test_two_leaders_of_whom_nothing_was_told_stay_without_names() -> None:
    assert only("The two leaders will meet in Oslo.", "meet").event.parties == ()


def test_the_one_who_speaks_is_no_party_by_speaking() -> None:
    said = only("Envoy Per Lund said Peru would hold talks with Chile in May.", "talks")
    assert "Per Lund" not in said.event.parties


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("Ana Duarte and Per Lund will meet in Bern on Friday.", "meet", "Bern"),
        ("Ana Duarte will meet with Per Lund at the Hofburg palace in Vienna.", "meet", "Vienna"),
        ("The summit between Ana Duarte and Per Lund will be held in the Hungarian capital.", "summit", "Budapest"),
        ("Talks between the government and the rebels will resume in Doha.", "Talks", "Doha"),
        ("Ana Duarte will travel to Japan on Monday.", "travel", "Japan"),
        ("Ana Duarte's visit to Japan has been cancelled.", "visit", "Japan"),
        ("U.S. Secretary of State Dana Whitfield will visit Seoul on Monday.", "visit", "Seoul"),
        ("The trial of Anton Weiss opened in Graz on Monday.", "trial", "Graz"),
        ("NATO will hold an exercise in Latvia in June.", "exercise", "Latvia"),
        ("The visit of King Felipe to Jordan has been postponed.", "visit", "Jordan"),
        ("The talks will resume on Monday.", "talks", None),
        ("A ceasefire between Armenia and Azerbaijan took effect on Monday.", "ceasefire", None),
    ],
)
def test_where_it_is_to_be(text: str, word: str, place: str | None) -> None:
    assert only(text, word).event.place == place


def test_a_race_goes_by_its_name() -> None:
    assert only("The Monaco Grand Prix will be held on 25 May.", "Grand Prix").event.name == "Monaco Grand Prix"


def window(text: str, word: str) -> Window:
    found = only(text, word).event.window
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "word", "earliest", "latest"),
    [
        ("The talks will resume on Friday.", "talks", "2014-03-14", "2014-03-14"),
        ("The two presidents met in Sochi on Friday.", "met", "2014-03-07", "2014-03-07"),
        ("The talks will be held between 3 and 7 May.", "talks", "2014-05-03", "2014-05-07"),
        ("The summit will be held within ten days, the premier said.", "summit", "2014-03-11", "2014-03-21"),
        ("The election will be held by the end of the year.", "election", "2014-03-11", "2014-12-31"),
        ("The conference will take place in May.", "conference", "2014-05-01", "2014-05-31"),
        ("The summit will be held next week.", "summit", "2014-03-17", "2014-03-23"),
        ("Bulgaria held a referendum last year.", "referendum", "2013-01-01", "2013-12-31"),
        ("The summit has been postponed to May.", "summit", "2014-05-01", "2014-05-31"),
        ("The launch was postponed from Friday to 3 August.", "launch", "2014-08-03", "2014-08-03"),
        (
            "The launch, planned for Friday, has been postponed to 3 August, NASA said.",
            "launch",
            "2014-08-03",
            "2014-08-03",
        ),
        ("Kone leaves on Friday and will meet the sultan on Saturday.", "meet", "2014-03-15", "2014-03-15"),
    ],
)
def test_when_it_is_to_be(text: str, word: str, earliest: str, latest: str) -> None:
    found = window(text, word)
    assert (found.earliest, found.latest) == (earliest, latest)
    assert found.words in text


def test_a_window_left_open_on_purpose_is_not_a_window_that_nobody_told() -> None:
    assert window("No date has been set for the talks, the ministry said.", "talks").left_open
    assert only("The talks have been postponed, the ministry said.", "talks").event.window is None


def test_two_events_of_one_sentence_each_keep_their_own_day() -> None:
    text = "The trial will open on Monday and the verdict is due in June."
    assert window(text, "trial").earliest == "2014-03-17"
    assert window(text, "verdict").earliest == "2014-06-01"


def test_the_day_of_speaking_is_not_the_day_of_the_event() -> None:
    assert only("The envoy said on Monday that the summit was still on.", "summit").event.window is None
