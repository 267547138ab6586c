"""Where an event stands on a day: the words said by then, folded and weighed by the table of rules."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model import Event, Standing, Testimony, Window
from onrecord.weigh.rules import Finding, decide
from onrecord.weigh.sentences import sentence
from onrecord.weigh.view import View, views
from onrecord.weigh.words import heard


def standings(
    event: Event, testimony: Iterable[Testimony], *, as_known: str | None = None, as_held: str | None = None
) -> tuple[Standing, ...]:
    """The days on which the status changes, oldest first, with the day on which it lapses if nothing more is heard."""
    points: list[Standing] = []
    words = heard(event, testimony, as_known=as_known, as_held=as_held)
    for view in views(event, words):
        finding = decide(view)
        if finding is not None and (not points or points[-1].status is not finding.status):
            points.append(_standing(view, finding, view.day))
    return tuple(points)


def standing_on(
    event: Event, testimony: Iterable[Testimony], *, on: str, as_known: str | None = None, as_held: str | None = None
) -> Standing | None:
    """Where the event stood on that day, since when, and what spoke for and against it; None where nothing was said.

    The words are those of the day asked about: what has been said against a cancellation since is told beside it.
    """
    since, last = "", None
    for view in views(event, heard(event, testimony, as_known=as_known, as_held=as_held)):
        if view.day > on:
            break
        finding = decide(view)
        if finding is not None:
            since = since if last and last[1].status is finding.status else view.day
            last = view, finding
    return _standing(*last, since) if last else None


def window_on(
    event: Event, testimony: Iterable[Testimony], *, on: str, as_known: str | None = None, as_held: str | None = None
) -> Window | None:
    """The window in force on that day, as the words said by then set it; None where none had been set."""
    past = [v for v in views(event, heard(event, testimony, as_known=as_known, as_held=as_held)) if v.day <= on]
    return past[-1].window if past else None


def _standing(view: View, finding: Finding, since: str) -> Standing:
    return Standing(
        event=view.event.id,
        on=since,
        status=finding.status,
        because=tuple(dict.fromkeys(word.id for word in finding.because)),
        against=tuple(dict.fromkeys(word.id for word in finding.against if word not in finding.because)),
        rule=sentence(finding),
    )
