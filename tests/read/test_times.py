"""Dates in news: what is found, which way it points, what it is counted from, and what windows it gives."""

import pytest

from onrecord.model import TimeExpression, Window
from onrecord.read.languages.en import times_words
from onrecord.read.parsed import Word
from onrecord.read.times import Found, find_times, left_open, resolve_times, window_of, windows_of

TUESDAY = "2025-10-21"


def found_in(text: str, words: tuple[Word, ...] = ()) -> tuple[Found, ...]:
    return find_times(text, words, start=0, end=len(text))


def times_in(text: str, anchor: str | None = TUESDAY) -> tuple[TimeExpression, ...]:
    return resolve_times(found_in(text), anchor=anchor, published=anchor)


def values_in(text: str, anchor: str | None = TUESDAY) -> list[str | None]:
    return [t.value for t in times_in(text, anchor)]


def windows_in(text: str, anchor: str | None = TUESDAY) -> list[Window]:
    found = found_in(text)
    resolved = resolve_times(found, anchor=anchor, published=anchor)
    spans = windows_of(found, resolved, text)
    assert all(text[span[0] : span[1]] == window.words for span, window in spans)
    return [window for _, window in spans]


def parsed(text: str, *rows: tuple[str, str, int, str]) -> tuple[Word, ...]:
    """Words of a text with lemma, class, head and relation given by hand."""
    words, at = [], 0
    for form, upos, head, rel in rows:
        start = text.index(form, at)
        at = start + len(form)
        words.append(Word(start, at, form, form.lower(), upos, head, rel))
    return tuple(words)


# ------------------------------------------------------------------------------------ direction


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Protesters gathered on Friday.", "2025-10-17"),
        ("Protesters will gather on Friday.", "2025-10-24"),
        ("Protesters would gather on Friday.", "2025-10-24"),
        ("The premier is due in Oslo on Monday.", "2025-10-27"),
        ("The premier plans to visit Oslo on Monday.", "2025-10-27"),
        ("The premier was to visit Oslo on Monday.", "2025-10-27"),
        ("The premier, who flew in on Monday, leaves Friday.", "2025-10-20"),
        ("On Thursday the premier will speak.", "2025-10-23"),
        ("On Thursday the premier spoke.", "2025-10-16"),
        ("Premier To Visit Oslo Monday", "2025-10-27"),
        ("It agreed to lift the ban on Sunday.", "2025-10-26"),
        ("The ban has been lifted since Sunday.", "2025-10-19"),
        ("The exhibition opens Saturday.", "2025-10-25"),
        ("Starting Monday, trams run all night.", "2025-10-27"),
        ("The vote was put off until Monday.", "2025-10-27"),
        ("He rejected Saturday's offer.", "2025-10-18"),
    ],
)
def test_the_verb_shows_the_direction(text: str, value: str) -> None:
    assert values_in(text)[0] == value


def test_two_dates_of_one_sentence_each_follow_their_own_verb() -> None:
    assert values_in("The accord, reached Friday, is to be ratified Thursday.") == ["2025-10-17", "2025-10-23"]


def test_the_parse_finds_the_verb_where_the_nearest_is_another() -> None:
    text = "The plan that France will table was rejected by Oslo on Friday."
    words = parsed(
        text,
        ("The", "DET", 1, "det"),
        ("plan", "NOUN", 7, "nsubj:pass"),
        ("that", "PRON", 5, "obj"),
        ("France", "PROPN", 5, "nsubj"),
        ("will", "AUX", 5, "aux"),
        ("table", "VERB", 1, "acl:relcl"),
        ("was", "AUX", 7, "aux:pass"),
        ("rejected", "VERB", -1, "root"),
        ("by", "ADP", 9, "case"),
        ("Oslo", "PROPN", 7, "obl"),
        ("on", "ADP", 11, "case"),
        ("Friday", "PROPN", 7, "obl"),
        (".", "PUNCT", 7, "punct"),
    )
    (found,) = found_in(text, words)
    assert (found.direction.way, found.direction.because) == ("back", "was rejected")


def test_a_parse_that_runs_in_circles_does_no_harm() -> None:
    text = "Talks Friday"
    words = parsed(text, ("Talks", "NOUN", 1, "nmod"), ("Friday", "PROPN", 0, "nmod"))
    assert found_in(text, words)[0].words == "Friday"


def test_a_date_changed_is_no_range() -> None:
    windows = windows_in("The hearing was moved from 3 November to 10 November.")
    assert [(w.words, w.edtf) for w in windows] == [("10 November", "2025-11-10")]


# -------------------------------------------------------------------------------------- anchors


def test_within_two_weeks_counts_from_the_day_it_was_said() -> None:
    text = "On Thursday she wrote that they would meet within two weeks."
    thursday, horizon = found_in(text)
    (day,) = resolve_times([thursday], anchor=TUESDAY, published=TUESDAY)
    (window,) = resolve_times([horizon], anchor=day.value, published=TUESDAY)
    assert (window.earliest, window.latest, window.edtf) == ("2025-10-16", "2025-10-30", "2025-10-16/2025-10-30")
    assert window_of(window, text=text).words == "within two weeks"
    assert window.anchor == "2025-10-16"


@pytest.mark.parametrize("anchor", [None, "2025-10", "2025", ""])
def test_without_a_day_to_count_from_the_value_stays_open(anchor: str | None) -> None:
    text = "Met Friday, will meet next week, in August, on 3 May, at dawn, within two weeks, by the end of the month."
    resolved = resolve_times(found_in(text), anchor=anchor, published=anchor)
    assert len(resolved) == 7
    for time in resolved:
        assert time.earliest is None
        assert time.latest is None
        assert time.value is None or time.type == "DURATION"
        assert time.reason or time.type == "DURATION"


def test_full_dates_need_no_anchor() -> None:
    assert values_in("Signed on 3 May 2024 and in June 2023.", None) == ["2024-05-03", "2023-06"]
    assert all(t.anchor is None for t in times_in("Signed on 3 May 2024."))


def test_the_anchor_counts_in_its_own_zone() -> None:
    assert values_in("It happened today.", "2025-10-21T23:30:00-05:00") == ["2025-10-21"]


def test_the_day_of_the_anchor_counts_both_ways() -> None:
    assert values_in("They met on Tuesday and will meet on Tuesday.") == [TUESDAY, TUESDAY]


def test_the_year_turns() -> None:
    assert values_in("They met in December and will meet on January 9.", "2025-01-02") == ["2024-12", "2025-01-09"]
    assert values_in("They said Tuesday. They will meet next month.", "2025-12-31") == ["2025-12-30", "2026-01"]


# -------------------------------------------------------------------------------------- windows


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("The fair runs from Friday to Monday.", "Friday to Monday", "2025-10-24/2025-10-27"),
        ("It will be held June 12-13.", "June 12-13", "2026-06-12/2026-06-13"),
        ("It will be held between 5 and 7 May.", "5 and 7 May", "2026-05-05/2026-05-07"),
        ("It will be held 29 December to 2 January.", "29 December to 2 January", "2025-12-29/2026-01-02"),
        ("The union will vote by Friday.", "by Friday", "2025-10-21/2025-10-24"),
        (
            "The union must vote no later than 6 p.m. on Sunday.",
            "no later than 6 p.m. on Sunday",
            "2025-10-21/2025-10-26",
        ),
        ("The union will vote after Sunday.", "after Sunday", "2025-10-27/.."),
        ("The union will vote in two or three weeks.", "in two or three weeks", "2025-11-03/2025-11-16~"),
        ("The union has been on strike since June 2019.", "since June 2019", "2019-06-01/2025-10-21"),
        ("The union will vote later this month.", "later this month", "2025-10-21/2025-10-31"),
        ("The union voted in the past week.", "the past week", "2025-10-14/2025-10-21"),
    ],
)
def test_windows_keep_their_wording_and_days(text: str, words: str, edtf: str) -> None:
    assert [(w.words, w.edtf) for w in windows_in(text)] == [(words, edtf)]


def test_a_window_of_a_range_can_be_asked_for_directly() -> None:
    first, last = times_in("It will be held June 12-13.")
    window = window_of(first, until=last)
    assert (window.earliest, window.latest) == ("2026-06-12", "2026-06-13")


def test_windows_left_open_have_exact_spans() -> None:
    text = "There is no timeframe, he said; the date has not been set and talks are off until further notice."
    found = left_open(text, (), start=0, end=len(text))
    assert [text[a:b] for (a, b), _ in found] == ["no timeframe", "date has not been set", "until further notice"]
    assert all(w.left_open and w.earliest is None and w.latest is None for _, w in found)


@pytest.mark.parametrize(
    "text", ["He left soon after the vote.", "As soon as they meet, he will go.", "No dates were eaten."]
)
def test_not_every_soon_is_a_window_left_open(text: str) -> None:
    assert [w.words for _, w in left_open(text, (), start=0, end=len(text)) if "oon" in w.words] == []


# ------------------------------------------------------------------------------------ not dates


@pytest.mark.parametrize(
    "text",
    [
        "Mr May and April Jones met Judge March.",
        "They may march on, come what may.",
        "The girl, 12 years old, and a 3-month-old baby were safe.",
        "Rents rose by $40 a month.",
        "Room 2012 was empty; route 1980 was shut.",
        "The Boeing 747 landed second.",
        "Prices continue to fall, and water springs from the rock.",
        "Some 2000 people came; 1990 troops left.",
        "He sat in the sun.",
    ],
)
def test_names_counts_rates_and_ages_are_no_dates(text: str) -> None:
    assert [f.words for f in found_in(text)] == []


def test_a_passage_is_read_within_its_bounds() -> None:
    text = "On Monday. On Tuesday. On Friday."
    (found,) = find_times(text, (), start=11, end=22)
    assert text[found.span[0] : found.span[1]] == "Tuesday"


def test_no_word_belongs_to_two_classes() -> None:
    words = [word for entries in times_words.WORDS.values() for word in entries]
    assert sorted({w for w in words if words.count(w) > 1}) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Oslo said no “precise timeframe” existed.", "no “precise timeframe"),
        ("Oslo has not set a date for it.", "has not set a date"),
        ("Oslo declined to give a timetable.", "declined to give a timetable"),
        ("He did not say when it would open.", "did not say when"),
        ("It was unclear when it would open.", "was unclear when"),
        ("It will open at a later date.", "at a later date"),
        ("Neither is expected anytime soon.", "anytime soon"),
        ("The new date is to be announced.", "to be announced"),
    ],
)
def test_many_ways_to_name_no_time(text: str, words: str) -> None:
    found = left_open(text, (), start=0, end=len(text))
    assert [w.words for _, w in found] == [words]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They met on Friday and Tuesday.", ["2025-10-17", "2025-10-21"]),
        ("They will meet next Monday and Tuesday.", ["2025-10-27", "2025-10-28"]),
        ("The fair ran from Friday to Monday.", ["2025-10-17", "2025-10-20"]),
        ("The fair ran from Monday to Wednesday.", ["2025-10-13", "2025-10-15"]),
        ("The fair will close on the 30th.", ["2025-10-30"]),
        ("The fair closed on the 30th.", ["2025-09-30"]),
        ("He lives on the 5th floor.", []),
    ],
)
def test_days_told_together_and_days_of_the_month(text: str, values: list[str]) -> None:
    assert values_in(text) == values


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("It must end before the end of the year.", "before the end of the year", "2025-10-21/2025-12-31"),
        ("It will be held in the week beginning 27 October.", "the week beginning 27 October", "2025-10-27/2025-11-02"),
        ("The funeral is on Saturday.", "Saturday", "2025-10-25"),
        ("They will meet on Monday (Oct 27).", "Monday (Oct 27)", "2025-10-27"),
        (
            "It took off at 06:45 local time (0445 GMT) on Sunday.",
            "06:45 local time (0445 GMT) on Sunday",
            "2025-10-19",
        ),
    ],
)
def test_forms_of_many_newsrooms(text: str, words: str, edtf: str) -> None:
    assert [(w.words, w.edtf) for w in windows_in(text)] == [(words, edtf)]


# ------------------------------------------------------------------- what the sentence around it shows


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The race, postponed in February, will be run at last.", "2025-02"),
        ("The race was postponed until February.", "2026-02"),
        ("The senate postpones the vote on suspended members to Wednesday.", "2025-10-22"),
        ("The agency put the launch off to Saturday because of a leak.", "2025-10-25"),
        ("The army claims to have sunk a boat on Friday.", "2025-10-17"),
        ("The talk has turned nasty ahead of the city's crowded Thursday primary.", "2025-10-23"),
        ("The mayor spoke to voters before Thursday's ballot.", "2025-10-23"),
        ("The clubs meet this coming weekend.", "2025-W43-WE"),
        ("It is the town's record set on Aug. 6.", "2025-08-06"),
        ("The week's sales fell on Thursday.", "2025-10-16"),
        ("The mayor resigned as chair, head and treasurer in March for reasons of health.", "2025-03"),
        ("The council had urged the firm to finish by the end of September.", "2025-09"),
        ("The choir will sing when the king speaks later Monday.", "2025-10-20"),
        ("Shareholders of preferred stock will vote on Oct. 30.", "2025-10-30"),
    ],
)
def test_what_the_sentence_around_it_shows(text: str, value: str) -> None:
    assert values_in(text)[-1] == value


def test_a_parse_tells_of_what_is_to_come_in_a_clause_of_time() -> None:
    text = "She will stay until parliament sits on Monday."
    words = parsed(
        text,
        ("She", "PRON", 2, "nsubj"),
        ("will", "AUX", 2, "aux"),
        ("stay", "VERB", -1, "root"),
        ("until", "SCONJ", 5, "mark"),
        ("parliament", "NOUN", 5, "nsubj"),
        ("sits", "VERB", 2, "advcl"),
        ("on", "ADP", 7, "case"),
        ("Monday", "PROPN", 5, "obl"),
        (".", "PUNCT", 2, "punct"),
    )
    (found,) = found_in(text, words)
    assert found.direction.way == "ahead"


def test_what_was_asked_to_be_done_lies_ahead_of_the_asking() -> None:
    text = "He has invited her to speak on Thursday."
    words = parsed(
        text,
        ("He", "PRON", 2, "nsubj"),
        ("has", "AUX", 2, "aux"),
        ("invited", "VERB", -1, "root"),
        ("her", "PRON", 2, "obj"),
        ("to", "PART", 5, "mark"),
        ("speak", "VERB", 2, "xcomp"),
        ("on", "ADP", 7, "case"),
        ("Thursday", "PROPN", 2, "obl"),
        (".", "PUNCT", 2, "punct"),
    )
    (found,) = found_in(text, words)
    assert found.direction.way == "ahead"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He fled after the fall of the town.", []),
        ("The groundhog predicts an early spring.", []),
        ("She wrote for USA Today.", []),
        ("The leaders of tomorrow sat in the hall.", []),
        ("He spoke of the future of the bridge and of its future owners.", []),
        ("Rock formed 2.6 billion years ago, and goals fell in the 12th and 57th minutes.", []),
        ("On days when prices fall they wait.", []),
        ("It is the worst flood in three years.", ["three years"]),
        ("She ran it in 2:14:04.", ["2:14:04"]),
    ],
)
def test_more_that_is_no_date(text: str, words: list[str]) -> None:
    assert [f.words for f in found_in(text)] == words


def test_a_record_over_years_is_no_horizon() -> None:
    (time,) = times_in("It is the worst flood in three years.")
    assert (time.value, time.earliest, time.latest) == ("P3Y", None, None)
