"""Things are said as an editor would say them."""

from __future__ import annotations

import pytest

from onrecord.model import Description, Event, Firmness, Party, Speaker, Stance, Statement, Status, Window
from onrecord.show import words
from onrecord.world.kinds import KINDS

TRUMP, PUTIN = Party("Donald Trump", "United States"), Party("Vladimir Putin", "Russia")


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2025-10-16", "Thu 16 Oct 2025"),
        ("2025-10-16T14:05:00+02:00", "Thu 16 Oct 2025"),
        ("2025-10", "Oct 2025"),
        ("2025", "2025"),
        (None, "day not told"),
        ("2025-02-31", "2025-02-31"),  # no such day: shown as it is, never another one
    ],
)
def test_a_day_is_said_no_finer_than_it_is_known(moment: str | None, said: str) -> None:
    assert words.day(moment) == said


@pytest.mark.parametrize(
    ("earliest", "latest", "said"),
    [
        ("2025-10-16", "2025-10-30", "16-30 October 2025"),
        ("2025-10-16", "2025-10-16", "16 October 2025"),
        ("2025-09-28", "2025-10-02", "28 September - 2 October 2025"),
        ("2025-12-28", "2026-01-02", "28 December 2025 - 2 January 2026"),
        ("2025-08-01", "2025-08-31", "August 2025"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2025-01-01", "2025-03-31", "January - March 2025"),
        ("2025-01-01", "2025-12-31", "2025"),
        (None, "2025-10-30", "by 30 October 2025"),
        ("2025-10-16", None, "from 16 October 2025"),
        (None, None, ""),
        ("9999-12-01", "9999-12-31", "December 9999"),
    ],
)
def test_a_stretch_of_days(earliest: str | None, latest: str | None, said: str) -> None:
    assert words.days(earliest, latest) == said


def test_a_window_left_open_on_purpose_is_not_a_missing_one() -> None:
    assert words.window(None) == "no date given"
    assert words.window(Window("no timeframe", left_open=True)) == "left open (“no timeframe”)"
    assert words.window(Window("", "2025-10-16", "2025-10-30")) == "16-30 October 2025"
    assert words.window(Window("in August 2025", "2025-08-01", "2025-08-31")) == "August 2025 (“in August 2025”)"
    assert words.window(Window("someday")) == "“someday”"


def test_the_title_of_an_event_names_kind_parties_place_and_window() -> None:
    event = Event("e1", "summit", (TRUMP, PUTIN), "Budapest", Window("within two weeks", "2025-10-16", "2025-10-30"))
    assert words.title(event) == "Summit of Donald Trump and Vladimir Putin in Budapest, 16-30 October 2025"


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (Event("e1", "call", (TRUMP, PUTIN)), "Call between Donald Trump and Vladimir Putin"),
        (Event("e1", "talks", (PUTIN,)), "Talks with Vladimir Putin"),
        (Event("e1", "visit", (TRUMP,), "Japan"), "Visit of Donald Trump to Japan"),
        (Event("e1", "meeting", (TRUMP,), "White House"), "Meeting with Donald Trump at the White House"),
        (Event("e1", "contest", (), "Bahrain", name="Bahrain Grand Prix"), "Bahrain Grand Prix (contest)"),
        (Event("e1", "sanctions", name="Rosneft"), "Sanctions on Rosneft"),
        (Event("e1", "conference", name="Munich Security Conference"), "Munich Security Conference"),
        (Event("e1", "something_new", ()), "Something new"),
        (Event("e1", "vote", (Party("Ethiopia", "Ethiopia"),)), "Vote in Ethiopia"),
        (Event("e1", "vote", (PUTIN,)), "Vote involving Vladimir Putin"),
        (Event("e1", "attack", (Party("Israel", "Israel"),)), "Attack involving Israel"),
        (Event("e1", "meeting", first="2025-10-21", last="2025-10-22"), "Meeting, spoken of 21-22 October 2025"),
    ],
)
def test_titles_of_other_kinds(event: Event, said: str) -> None:
    assert words.title(event) == said


def test_a_kind_has_the_article_that_it_is_spoken_with() -> None:
    found = [words.a_kind(kind) for kind in ("summit", "attack", "agreement", "talks", "sanctions", "preparation")]
    assert found == ["a summit", "an attack", "an agreement", "talks", "sanctions", "preparations"]


def test_the_time_that_a_statement_names_is_told_as_it_is_meant() -> None:
    def named(stance: Stance, *, refused: bool = False) -> str:
        told = Description("summit", (0, 1), window=Window("the immediate future"))
        one = Statement("s1", "d1", told, Speaker(), stance, Firmness.FIRM, (0, 1))
        return words.when(one, refused=refused)

    assert named(Stance.AFFIRMS) == "When: “the immediate future”"
    assert named(Stance.POSTPONES, refused=True) == "Not then: “the immediate future”"
    assert named(Stance.CANCELS) == "Was to be: “the immediate future”"
    assert words.when(statement(Stance.AFFIRMS)) == ""


def test_every_kind_of_event_has_its_noun() -> None:
    assert all(words.kind(kind) and "_" not in words.kind(kind) for kind in KINDS)
    assert all(words.title(Event("e1", kind, (TRUMP, PUTIN))) for kind in KINDS)


@pytest.mark.parametrize(
    ("speaker", "said"),
    [
        (Speaker("Donald Trump", side="United States"), "Donald Trump (United States)"),
        (Speaker("Russia", side="Russia"), "Russia"),
        (
            Speaker(description="the anonymous US official", side="United States", unnamed=True),
            "an unnamed US official (United States)",
        ),
        (
            Speaker(description="two people familiar with the planning", unnamed=True),
            "unnamed two people familiar with the planning",
        ),
        (Speaker(description="Russian officials", side="Russia", unnamed=True), "unnamed Russian officials (Russia)"),
        (Speaker(unnamed=True), "an unnamed source"),
        (Speaker(description="the organiser"), "the organiser"),
        (Speaker(), "a speaker not named"),
    ],
)
def test_speakers(speaker: Speaker, said: str) -> None:
    assert words.speaker(speaker) == said


def test_an_outlet_speaks_in_its_own_voice() -> None:
    assert words.speaker(Speaker(narration=True), outlet="Harbour Post") == "Harbour Post, in its own voice"


def statement(stance: Stance, firmness: Firmness = Firmness.FIRM, condition: str | None = None) -> Statement:
    event = Description("summit", (0, 1))
    return Statement("s1", "d1", event, Speaker(), stance, firmness, (0, 1), condition=condition)


def test_a_stance_is_a_verb_that_agrees_with_who_speaks() -> None:
    one, many = Speaker("Ada North"), Speaker(description="several officials", unnamed=True)
    assert words.says(statement(Stance.DENIES), one) == "says it will not happen"
    assert words.says(statement(Stance.DENIES), many) == "say it will not happen"
    assert words.says(statement(Stance.DENIES), Speaker("Several opposition parties")).startswith("say ")
    assert words.says(statement(Stance.DENIES), Speaker("Islamic Resistance Forces of Ruritania")).startswith("says ")
    assert words.says(statement(Stance.AFFIRMS, Firmness.HEDGED), one) == "says it will happen, hedged"
    conditional = statement(Stance.AFFIRMS, Firmness.CONDITIONAL, "if the truce holds")
    assert words.says(conditional, one) == "says it will happen, on a condition (“if the truce holds”)"


def test_every_stance_and_status_has_words() -> None:
    assert all(words.stance(stance) for stance in Stance)
    assert words.status(Status.TOOK_PLACE) == "took place"
    assert words.status(None) == "nothing known"


def test_what_could_drive_a_terminal_is_made_harmless() -> None:
    assert words.harmless("\x1b[31mred\x07\x9b2J\u202etxt\ud800") == "�[31mred��2J�txt�"
    assert words.harmless("“Zażółć”, one\ttwo\nthree") == "“Zażółć”, one\ttwo\nthree"
    assert words.one_line("a \n b\r\nc") == "a b c"
