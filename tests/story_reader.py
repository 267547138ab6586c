"""Read `.story` files: dated lines of who said what about one event, and what should then be true.

    # a remark                                     blank lines and remarks say nothing
    A title                                        the first line
    event: KIND; PARTY (SIDE), PARTY (SIDE); PLACE the event; the place, and a side, may be left out
    2025-10-16                                     the day on which the lines below it were said
      NAME (SIDE), office, CHANNEL: STANCE words   a statement; `office` and CHANNEL may be left out
      unnamed DESCRIPTION (SIDE): STANCE           an unnamed source
      OUTLET itself: STANCE                        an outlet's own voice
      = STATUS [as known DAY]                      where the event stands at the end of the day; `nothing` if unheard
    ! A / B over WHAT [until DAY]                  a contradiction between two speakers
    ~ WHO: STANCE, then STANCE                     a reversal of a speaker or a side

After the stance come, in any order and all optional: free words; `hedged` or `conditional`; `"window words"` with
`[DAY]`, `[DAY/DAY]`, `[DAY/..]` or `[open]` after them; `in PLACE`; `told by OUTLET`; `published DAY` (default: the
day); `copy of OUTLET` (the text is a copy of that outlet's of the same event). All contradictions and reversals of a
story are listed; none listed means that there are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onrecord.model import (
    Channel,
    Description,
    Event,
    Firmness,
    Party,
    Speaker,
    Stance,
    Statement,
    Testimony,
    Window,
    digest,
)

_DAY = r"\d{4}-\d\d-\d\d"
_STATEMENT = re.compile(r"(?P<speaker>[^:]+): (?P<stance>[a-z_]+)\b(?P<rest>.*)")
_SPEAKER = re.compile(r"(?P<name>[^(),]+?)(?: \((?P<side>[^)]+)\))?(?P<more>(?:, [^,]+)*)")
_WINDOW = re.compile(rf'(?:"(?P<words>[^"]*)" )?\[(?P<first>{_DAY}|\.\.|open)(?:/(?P<last>{_DAY}|\.\.))?\]')


class StoryError(Exception):
    """A line that the grammar does not know."""


@dataclass(frozen=True)
class Expected:
    """The status on a day, None for nothing known, in the view of what was published by `as_known`."""

    line: int
    on: str
    status: str | None
    as_known: str | None


@dataclass
class Story:
    """One story file as values."""

    title: str
    event: Event
    testimony: list[Testimony] = field(default_factory=list)
    expected: list[Expected] = field(default_factory=list)
    contradictions: set[tuple[str, str, str, str | None]] = field(default_factory=set)
    reversals: set[tuple[str, str, str]] = field(default_factory=set)


def read_story(text: str) -> Story:
    """The story that a file tells; StoryError with the line's number where a line fits no form."""
    lines = [(n, line.rstrip()) for n, line in enumerate(text.splitlines(), 1)]
    lines = [(n, line) for n, line in lines if line.strip() and not line.lstrip().startswith("#")]
    (_, title), (_, head), *rest = lines
    story = Story(title.strip(), _event(head))
    day = ""
    for n, line in rest:
        if re.fullmatch(_DAY, line):
            day = line
        elif not _read_line(story, n, day, line.strip()):
            raise StoryError(f"line {n} fits no form: {line.strip()}")
    return story


def name_of(one: Testimony) -> str:
    """The name by which a story calls the speaker of a statement."""
    speaker = one.speaker
    if speaker.narration:
        return f"{one.outlet} itself"
    return speaker.name or f"unnamed {speaker.description}"


def _read_line(story: Story, number: int, day: str, line: str) -> bool:
    if found := re.fullmatch(rf"= (\w+)(?: as known ({_DAY}))?", line):
        status = None if found[1] == "nothing" else found[1]
        story.expected.append(Expected(number, day, status, found[2]))
    elif found := re.fullmatch(rf"! (.+?) / (.+?) over ([a-z ]+?)(?: until ({_DAY}))?", line):
        first, second = sorted((found[1], found[2]))
        story.contradictions.add((first, second, found[3], found[4]))
    elif found := re.fullmatch(r"~ (.+?): (\w+), then (\w+)", line):
        story.reversals.add((found[1], found[2], found[3]))
    elif day and (found := _STATEMENT.fullmatch(line)):
        story.testimony.append(_testimony(story, number, day, found))
    else:
        return False
    return True


def _event(head: str) -> Event:
    found = re.fullmatch(r"event: (\w+); ([^;]*)(?:; (.+))?", head)
    if not found:
        raise StoryError(f"no event in: {head}")
    parties = tuple(_party(one) for one in re.findall(r"[^,()]+(?:\([^)]*\))?", found[2]) if one.strip())
    return Event("e" + digest(head), found[1], parties, found[3])


def _party(words: str) -> Party:
    found = re.fullmatch(r"\s*([^()]+?)\s*(?:\(([^)]+)\))?\s*", words)
    assert found, words
    return Party(found[1], found[2])


def _testimony(story: Story, number: int, day: str, found: re.Match[str]) -> Testimony:
    rest = found["rest"]
    speaker, channel = _speaker(found["speaker"])
    outlet = _after("told by", rest) or (found["speaker"].removesuffix(" itself") if speaker.narration else "The Daily")
    copied = _after("copy of", rest)
    published = re.search(rf"published ({_DAY})", rest)
    told_on = published[1] if published else day
    description = Description(story.event.kind, (0, 0), window=_window(rest), place=_after("in", rest))
    statement = Statement(
        id="s" + digest(story.title, str(number)),
        document="d" + digest(story.title, outlet, told_on),
        event=description,
        speaker=speaker,
        stance=Stance(found["stance"]),
        firmness=_firmness(rest),
        content_span=(number, number + 1),
        said_at=None if speaker.narration else day,
        channel=channel,
        reader="story",
    )
    utterance = f"{speaker.name or speaker.description or outlet} {day} {found['stance']}"
    return Testimony(statement, speaker, utterance, outlet, told_on, told_on, copied or f"{outlet} {told_on}")


def _speaker(words: str) -> tuple[Speaker, Channel | None]:
    if words.endswith(" itself"):
        return Speaker(narration=True), None
    found = _SPEAKER.fullmatch(words)
    if not found:
        raise StoryError(f"no speaker in: {words}")
    office, channel = None, None
    for more in found["more"].split(", ")[1:]:
        if more in set(Channel):
            channel = Channel(more)
        else:
            office = more
    name, side = found["name"], found["side"]
    if name.startswith("unnamed "):
        return Speaker(description=name.removeprefix("unnamed "), side=side, unnamed=True, office=office), channel
    return Speaker(name=name, side=side, office=office), channel


def _window(rest: str) -> Window | None:
    found = _WINDOW.search(rest)
    if not found:
        return None
    if found["first"] == "open":
        return Window(found["words"] or "", left_open=True)
    first, last = (None if day == ".." else day for day in (found["first"], found["last"] or found["first"]))
    return Window(found["words"] or "", first, last)


def _firmness(rest: str) -> Firmness:
    return next((f for f in (Firmness.HEDGED, Firmness.CONDITIONAL) if re.search(rf"\b{f}\b", rest)), Firmness.FIRM)


def _after(words: str, rest: str) -> str | None:
    """The name that follows: words that begin with a capital, to the next small word or bracket."""
    found = re.search(rf"\b{words} ((?:[A-Z][\w.’-]*)(?: (?:of )?[A-Z][\w.’-]*)*)", re.sub(r'"[^"]*"', "", rest))
    return found[1] if found else None
