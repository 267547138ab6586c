"""Every `.story` file: what it says should be true is true, and every rule of weighing has the story that it names."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

from onrecord.weigh.contradictions import contradictions
from onrecord.weigh.reversals import reversals
from onrecord.weigh.rules import RULES, Rule
from onrecord.weigh.status import standing_on
from onrecord.weigh.view import views
from onrecord.weigh.words import heard
from story_reader import Story, StoryError, name_of, read_story

FOLDER = Path(str(files("onrecord") / "stories"))
STORIES = sorted(FOLDER.glob("*.story"))


def story(path: Path) -> Story:
    return read_story(path.read_text("utf-8"))


def test_there_are_stories_of_many_kinds() -> None:
    assert len({story(path).event.kind for path in STORIES}) >= 10


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_the_event_stands_where_the_story_says(path: Path) -> None:
    told = story(path)
    assert told.expected
    for want in told.expected:
        found = standing_on(told.event, told.testimony, on=want.on, as_known=want.as_known)
        said = found.status.value if found else None
        assert said == want.status, f"{path.name} line {want.line}: {found.rule if found else 'nothing known'}"


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_the_contradictions_are_those_of_the_story(path: Path) -> None:
    told = story(path)
    who = {one.statement.id: name_of(one) for one in told.testimony}
    every = contradictions(told.event, told.testimony)
    assert {(*sorted((who[c.left], who[c.right])), c.over.value, c.ended) for c in every} == told.contradictions


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_the_reversals_are_those_of_the_story(path: Path) -> None:
    told = story(path)
    stances = {one.statement.id: one.statement.stance.value for one in told.testimony}
    found = {
        (r.speaker or r.side or "", stances[r.before], stances[r.after]) for r in reversals(told.event, told.testimony)
    }
    assert found == told.reversals


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_is_a_sentence_and_decides_in_the_story_it_names(rule: Rule) -> None:
    text = rule.__doc__ or ""
    assert re.match(r"[A-Z][^\n]+\.\n", text)
    named = re.search(r"Story: (\w+)\.", text)
    assert named, "the rule names no story"
    told = story(FOLDER / f"{named[1]}.story")
    deciding = [
        next((r for r in RULES if r(view)), None) for view in views(told.event, heard(told.event, told.testimony))
    ]
    assert rule in deciding


def test_a_line_of_no_form_is_named() -> None:
    with pytest.raises(StoryError, match="line 4 fits no form"):
        read_story("A title\nevent: vote; Iceland\n2030-01-01\n  nobody said anything\n")
