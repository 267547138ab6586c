"""A page stays readable however much is on record, says what it leaves out, and leaves nothing out if asked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rich.console import Console
from show_samples import FORTNIGHT, TELLINGS, fill

from onrecord.model import Contradiction, Over, Record, Speaker, Stance, Window
from onrecord.show import pages
from onrecord.show.sayings import Saying
from onrecord.show.views import Clocks, EventPage, event_page, page_row, positions


def printed(page: EventPage, *, everything: bool = False, width: int = 100) -> str:
    console = Console(width=width, record=True, file=None, markup=False, force_terminal=False)
    with console.capture() as capture:
        for part in pages.event_page(page, coloured=False, everything=everything):
            console.print(part)
    return capture.get()


def crowded(record: Record) -> EventPage:
    """The story, with forty acts of speech that decide nothing beside those that do, and twelve contradictions."""
    page = event_page(fill(record), record, Clocks("2024-04-01"))
    idle = page.testimony[3]
    others = [
        replace(idle, statement=replace(idle.statement, id=f"s{n:016x}"), speaker=Speaker(f"Onlooker {n}"))
        for n in range(40)
    ]
    sayings = (*(Saying((t,), 1) for t in others), *page.sayings)
    one = Contradiction(page.event.id, page.testimony[0].statement.id, idle.statement.id, Over.WHEN, "2024-03-08")
    ended = tuple(replace(one, since=f"2024-03-{n + 8:02}", ended="2024-03-30") for n in range(11))
    return replace(page, sayings=sayings, positions=tuple(others), contradictions=(one, *ended))


def test_what_decides_is_shown_and_what_is_left_out_is_counted(memory: Record) -> None:
    text = printed(crowded(memory))
    assert "[It did not feel right, so I cancelled it]" in text
    assert "24 acts of speech left out here; --all shows all." in text
    assert "20 speakers left out here" in text
    assert "4 contradictions left out here" in text
    assert "still open" in text


def test_everything_is_shown_if_asked(memory: Record) -> None:
    text = printed(crowded(memory), everything=True)
    assert "left out here" not in text
    assert all(f"Onlooker {n} " in text for n in range(40))


def test_a_standing_still_to_come_is_marked_so(memory: Record) -> None:
    event = fill(memory)
    page = event_page(event, memory, Clocks("2024-03-06", as_known="2024-03-06"))
    text = " ".join(printed(page).split())
    assert [s.status for s in page.standings] == ["announced", "lapsed"]
    assert event_page(event, memory, Clocks("2024-03-06")).standings == page.standings
    assert "Announced since Tue 5 Mar 2024, as of Wed 6 Mar 2024, as known on Wed 6 Mar 2024" in text
    assert "lapsed" in text
    assert "(Unless more is said by then.)" in text


def test_a_past_day_has_the_window_that_was_known_by_then(memory: Record) -> None:
    event = replace(fill(memory), window=Window("next month", "2024-04-01", "2024-04-30"))
    assert event_page(event, memory, Clocks("2024-03-06")).event.window == FORTNIGHT
    assert event_page(event, memory, Clocks("2024-04-01")).event.window == event.window
    assert "Riga, 5-19 March 2024" in printed(event_page(event, memory, Clocks("2024-03-06")))


def test_a_time_that_is_refused_is_said_to_be_refused(memory: Record) -> None:
    tellings = tuple(replace(t, window=Window("soon")) if t.stance is Stance.POSTPONES else t for t in TELLINGS)
    text = printed(event_page(fill(memory, tellings), memory, Clocks("2024-04-01")))
    assert "Not then: “soon”" in text
    assert "When: “soon”" not in text


def test_the_sides_of_the_parties_come_first(memory: Record) -> None:
    event = fill(memory)
    testimony = memory.testimony(event.id)
    onlooker = replace(testimony[0], speaker=Speaker("Ona Looker"))
    sides = [t.speaker.side for t in positions(event, [onlooker, *testimony])]
    assert sides == ["Northland", "Northland", "Southland", None]


def test_the_page_has_the_table_of_sides_and_the_check(memory: Record) -> None:
    event = fill(memory)
    said = printed(event_page(event, memory, Clocks("2024-03-06")))
    assert "Where each side stands" in said
    assert "silent" in said
    assert "How likely, by the probabilistic check" in said
    assert "silent" not in printed(event_page(event, memory, Clocks("2024-03-12")))
    row: Any = page_row(event_page(event, memory, Clocks("2024-03-06")))
    assert [(side["side"], side["silent"]) for side in row["sides"]] == [("Northland", False), ("Southland", True)]
    assert row["posterior"]["on"] == "2024-03-06"
    assert row["checks"] == []


def test_an_event_of_which_nothing_is_known_yet_has_a_page(memory: Record) -> None:
    page = event_page(fill(memory), memory, Clocks("2024-01-01"))
    text = printed(page)
    assert "Nothing known, as of Mon 1 Jan 2024" in text
    assert "Who said what" not in text
    assert "cancelled" not in text


def test_the_page_of_today_stands_as_the_record_does(memory: Record) -> None:
    event = fill(memory)
    assert event_page(event, memory, Clocks("2026-01-01")).standings == tuple(memory.standings(event.id))


def test_a_later_unnamed_word_stands_under_the_one_that_a_side_answers_for(memory: Record) -> None:
    event = fill(memory)

    def table(on: str) -> str:
        said = printed(event_page(event, memory, Clocks(on)))
        return said.partition("Where each side stands")[2].partition("Last words, by side")[0]

    assert "later, unnamed" in table("2024-03-09")
    assert "puts it off" in table("2024-03-09").partition("later, unnamed")[2].splitlines()[0]
    assert "later, unnamed" not in table("2024-03-12"), "the president has spoken since"
