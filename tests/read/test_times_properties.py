"""What holds for dates in any text: no crash, exact offsets, days in order, and values that move with the anchor."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read.languages.en.times_words import BOUNDS, FEASTS, WORDS
from onrecord.read.times import find_times, found_in_datelines, left_open, resolve_times, sent_on, window_of, windows_of

_WORDS = sorted({word for entries in WORDS.values() for word in entries})
_PIECES = st.one_of(
    st.sampled_from(_WORDS),
    st.sampled_from([w.capitalize() for w in _WORDS]),
    st.sampled_from(sorted(BOUNDS)),
    st.sampled_from([name.title() for name in FEASTS]),
    st.integers(0, 99999).map(str),
    st.sampled_from(
        [
            "said",
            "will meet",
            "was due to",
            "-",
            "–",
            ",",
            ".",
            ":",
            "/",
            "'s",
            "\n\n",
            "12:30",
            "1990s",
            "3rd",
            "2.5",
            "May",
            "’97",
            "10/11/2025",
            "21-Oct-2025",
            "12 Muharram 1447 AH",
            "2568 BE",
            "1980-88",
            "in Seoul",
            "Tokyo time",
        ]
    ),
    st.text(max_size=8),
)
texts = st.lists(_PIECES, max_size=14).map(" ".join) | st.text(max_size=80)
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@settings(max_examples=400, deadline=None)
@given(texts, days)
def test_any_text_is_read_with_exact_offsets_and_days_in_order(text: str, day: date) -> None:
    found = find_times(text, (), start=0, end=len(text))
    resolved = resolve_times(found, anchor=day.isoformat(), published=day.isoformat())
    assert len(found) == len(resolved)
    last = 0
    for one, time in zip(found, resolved, strict=True):
        assert time.span == one.span
        assert last <= time.span[0] < time.span[1] <= len(text)
        last = time.span[1]
        assert text[time.span[0] : time.span[1]] == time.words
        assert time.type in {"DATE", "TIME", "DURATION", "SET"}
        assert time.value or time.reason
        assert time.earliest is None or time.latest is None or time.earliest <= time.latest
        assert window_of(time).words == time.words
    for span, window in windows_of(found, resolved, text):
        assert text[span[0] : span[1]] == window.words
        assert window.earliest is None or window.latest is None or window.earliest <= window.latest


@settings(max_examples=150, deadline=None)
@given(texts, days, st.sampled_from(["United States", "India", "Canada", None]))
def test_the_country_settles_order_and_nothing_else(text: str, day: date, country: str | None) -> None:
    found = find_times(text, (), start=0, end=len(text))
    without = resolve_times(found, anchor=day.isoformat(), published=day.isoformat())
    told = resolve_times(found, anchor=day.isoformat(), published=day.isoformat(), country=country)
    for one, other in zip(without, told, strict=True):
        assert one.span == other.span
        assert one.precision is None or one.value is not None
    if not any(one.rule == "numeric" for one in found):
        assert without == told


@settings(max_examples=150, deadline=None)
@given(texts, st.sampled_from(["OSLO", "NEW YORK", "Paris", ""]), st.none() | days)
def test_a_dateline_is_near_its_publication_or_counts_for_nothing(text: str, city: str, day: date | None) -> None:
    page = f"{city}, {text} (Agency) - {text}"
    sent = sent_on(page, day.isoformat() if day else None)
    assert all(page[f.span[0] : f.span[1]] == f.words for f in found_in_datelines(page))
    if sent and day:
        assert -31 <= (date.fromisoformat(sent) - day).days <= 1


@settings(max_examples=200, deadline=None)
@given(texts)
def test_windows_left_open_are_exact(text: str) -> None:
    for span, window in left_open(text, (), start=0, end=len(text)):
        assert text[span[0] : span[1]] == window.words
        assert window.left_open


@settings(max_examples=100, deadline=None)
@given(texts)
def test_without_an_anchor_nothing_is_dated_by_today(text: str) -> None:
    for time in resolve_times(find_times(text, (), start=0, end=len(text)), anchor=None, published=None):
        assert time.anchor is None
        assert time.value or time.reason


_RELATIVE = (
    "They met on {0}.",
    "They will meet on {0}.",
    "They met last {0}.",
    "They will meet next {0}.",
    "They will meet this coming {0}.",
    "They will meet by {0}.",
    "They met on {0} last week and will meet within two weeks, in three days, tomorrow and next week.",
    "They met yesterday, five days ago; they will meet over the weekend and a week from {0}.",
    "They will meet the week after next, no later than {0}, overnight and within 48 hours.",
    "They met on {0} evening and again the day after; the early hours of {0} were calm.",
)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(_RELATIVE), st.sampled_from(["Monday", "Tuesday", "Wednesday", "Friday", "Sunday"]), days)
def test_a_week_later_relative_values_are_a_week_later(pattern: str, weekday: str, day: date) -> None:
    text = pattern.format(weekday)
    found = find_times(text, (), start=0, end=len(text))
    week = timedelta(days=7)
    now, then = (resolve_times(found, anchor=d.isoformat(), published=d.isoformat()) for d in (day, day + week))
    assert found
    for before, after in zip(now, then, strict=True):
        for one, other in ((before.earliest, after.earliest), (before.latest, after.latest)):
            assert one is not None
            assert other is not None
            assert date.fromisoformat(other) - date.fromisoformat(one) == week


@settings(max_examples=100, deadline=None)
@given(days, days)
def test_a_written_date_is_read_back(day: date, anchor: date) -> None:
    month = f"{day:%B}"
    for text in (f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}", day.isoformat()):
        (time,) = resolve_times(
            find_times(f"Signed on {text}.", (), start=0, end=len(text) + 11), anchor=anchor.isoformat(), published=None
        )
        assert (time.words, time.value) == (text, day.isoformat())
