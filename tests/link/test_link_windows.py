"""Which times become an event's own, and which it is only said not to be at."""

from __future__ import annotations

from dataclasses import replace

import pytest
from link_samples import Linking, Said, says

from onrecord.link.windows import Use, use
from onrecord.model import Window


def of_time(one: Said, words: str, day: str | None) -> Said:
    """The same statement, its window in words of its text."""
    statement = replace(one.statement, event=replace(one.statement.event, window=Window(words, day, day)))
    return Said(statement, one.document)


@pytest.mark.parametrize(
    ("stance", "text", "words", "meant"),
    [
        ("affirms", "They will meet on Friday.", "Friday", Use.GIVEN),
        ("postpones", "The summit was postponed until 5 May.", "5 May", Use.GIVEN),
        ("postpones", "The vote was moved from 22 May to 19 June.", "19 June", Use.GIVEN),
        ("postpones", "The launch was rescheduled for Thursday.", "Thursday", Use.GIVEN),
        ("postpones", "The concert, planned for 5 May, was put off.", "5 May", Use.GIVEN_UP),
        ("postpones", "They put off Monday's meeting.", "Monday", Use.GIVEN_UP),
        ("postpones", "There are no plans to meet in the immediate future.", "the immediate future", Use.REFUSED),
        ("postpones", "He won’t come to Paris this month.", "this month", Use.REFUSED),
        ("denies", "The talks would not take place next week.", "next week", Use.REFUSED),
        ("cancels", "The union called off Friday's strike.", "Friday", Use.GIVEN_UP),
    ],
)
def test_what_a_statement_does_with_the_time_that_it_names(stance: str, text: str, words: str, meant: Use) -> None:
    one = of_time(says("2025-04-20", stance, "meeting", "Trump", "Putin", text=text), words, "2025-05-05")
    assert use(one.statement, one.document) is meant


def test_a_refused_time_is_not_the_events_own_but_tells_which_one_is_meant() -> None:
    linking = Linking()
    text = "The two will not meet next week."
    first = linking.put(
        of_time(says("2025-04-20", "denies", "meeting", "Trump", "Putin", text=text), "next week", "2025-04-22")
    )
    assert linking.events[first].window is None
    plan = says("2025-04-20", "affirms", "meeting", "Trump", "Putin", window="2025-04-22")
    assert linking.put(plan) == first
    assert linking.events[first].window == plan.statement.event.window


def test_an_event_put_off_to_a_new_day_has_that_day_and_one_only_put_off_keeps_the_one_it_had() -> None:
    for text, words, kept in (
        ("The two put off the meeting planned for 5 May.", "5 May", False),
        ("The meeting was put off until 9 June.", "9 June", True),
    ):
        linking = Linking()
        plan = says("2025-04-20", "affirms", "meeting", "Trump", "Putin", window="2025-05-05")
        event = linking.put(plan)
        delay = of_time(says("2025-04-25", "postpones", "meeting", "Trump", "Putin", text=text), words, "2025-06-09")
        assert linking.put(delay) == event
        wanted = delay if kept else plan
        assert linking.events[event].window == wanted.statement.event.window
