"""The nouns of reading one document: the page with its trees and times, and a draft for each mention of an event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.model import (
    Document,
    Moment,
    Speaker,
    Stance,
    TimeExpression,
    Window,
)
from onrecord.read.arguments import Arguments
from onrecord.read.lexicon import Lexicon
from onrecord.read.people import People
from onrecord.read.stance import Said
from onrecord.read.times import resolve_times, window_of
from onrecord.read.times.found import Found as FoundTime
from onrecord.read.tree import Tree
from onrecord.read.triggers import Found
from onrecord.read.voices import Voice


@dataclass(frozen=True, slots=True)
class Draft:
    """One event mention with all that is known of it, before the document as a whole is looked at."""

    passage: int
    sentence: int
    found: Found
    said: Said
    args: Arguments
    voice: Voice
    speaker: Speaker
    parties: tuple[str, ...]
    said_at: Moment | None
    said_how: str | None
    time: int | None  # index of the expression that dates the event
    window: Window | None
    condition: str | None
    chain: int = -1
    means: int | None = None  # for a pronoun: the number of the mention that it means

    @property
    def stance(self) -> Stance | None:
        """The stance; None for a mention that only helps to know the event when it is spoken of again."""
        return self.said.stance


@dataclass(frozen=True, slots=True)
class Page:
    """A document with its passages as trees and its temporal expressions."""

    document: Document
    trees: tuple[Tree, ...]
    people: People
    found: tuple[FoundTime, ...]
    times: tuple[TimeExpression, ...]
    lex: Lexicon
    anchor: Moment | None = None  # what its words count from: the day of its dateline, else its publication
    country: str | None = None  # that its outlet writes in

    def resolve(self, found: Sequence[FoundTime], anchor: Moment | None) -> tuple[TimeExpression, ...]:
        """Expressions of this page counted from an anchor, with what the publication tells of years and order."""
        return resolve_times(found, anchor=anchor, published=self.document.published_at, country=self.country)


def resolved(page: Page, index: int, anchor: Moment | None) -> Window:
    """The window of an expression counted from the anchor; the two ends of a range give one."""
    first, last = index, index
    if page.found[index].range == "from" and index + 1 < len(page.found) and page.found[index + 1].range == "to":
        last = index + 1
    elif page.found[index].range == "to" and index and page.found[index - 1].range == "from":
        first = index - 1
    before = page.found[max(0, first - 3) : first]  # "two days later" counts from the date told before it
    times = page.resolve((*before, *page.found[first : last + 1]), anchor)
    own = times[len(before) :]
    return window_of(own[0], until=own[1] if len(own) > 1 else None, text=page.document.text)


def not_before(page: Page, index: int) -> Window:
    """The window that "not before September", "not until May" leaves: open, from the first day named."""
    bare = replace(page.found[index], bound="")
    (time,) = page.resolve([bare], page.anchor)
    edtf = f"{time.earliest}/.." if time.earliest else None
    return Window(time.words, earliest=time.earliest, edtf=edtf, anchor=time.anchor, rule="not before")
