"""Where an event stands on a day: the words said by then, folded and weighed by the table of rules."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model import Event, Standing, Testimony
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
            points.append(_standing(view, finding))
    return tuple(points)


def standing_on(
    event: Event, testimony: Iterable[Testimony], *, on: str, as_known: str | None = None, as_held: str | None = None
) -> Standing | None:
    """Where the event stood on that day; None where nothing had been said."""
    every = standings(event, testimony, as_known=as_known, as_held=as_held)
    return next((one for one in reversed(every) if one.on <= on), None)


def _standing(view: View, finding: Finding) -> Standing:
    return Standing(
        event=view.event.id,
        on=view.day,
        status=finding.status,
        because=tuple(dict.fromkeys(word.id for word in finding.because)),
        against=tuple(dict.fromkeys(word.id for word in finding.against if word not in finding.because)),
        rule=sentence(finding),
    )
