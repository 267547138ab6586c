"""Speakers, what each of them said, and who contradicts whom."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import HTMLResponse, Response

from onrecord.model import Contradiction, Event, Reversal
from onrecord.show import conflicts, looking, telling, words
from onrecord.show.telling import Testimonies
from onrecord.show.web.answers import page_of
from onrecord.show.web.asking import Ask, Cursor, after, skipped
from onrecord.show.web.problems import not_found
from onrecord.show.web.rendering import SCREENFUL, following, shown
from onrecord.show.web.sayings import Pair, Spoken, both_by_id, conflict, said, turn

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/speakers")
def speakers(ask: Ask, cursor: Cursor = None) -> Response:
    """Named speakers, those with most statements first."""
    every = ask.record.speakers(until=looking.known_by(ask.clocks))
    some, more = page_of(skipped(every, cursor, lambda voice: voice.name), 2 * SCREENFUL)
    return shown(ask, "speakers.html", "Speakers", voices=some,
                 following=following(ask, some[-1].name) if more else None)  # fmt: skip


@router.get("/speakers/{name:path}")
def speaker(ask: Ask, name: Annotated[str, Path(max_length=200)], cursor: Cursor = None) -> Response:
    """One speaker: what it said of which event, and where it turned."""
    voice = looking.voice(ask.record, name, ask.clocks)
    if voice is None:
        raise not_found("speaker", name)
    look = Testimonies(ask.record)
    found = telling.statements(ask.record, ask.clocks, speaker=name, after=after(cursor), look=look)
    some, more = page_of(found, SCREENFUL)
    by_event: dict[str, tuple[Event, list[Spoken]]] = {}
    for happening, one in some:
        document = look.document(one.statement.document)
        if document:
            by_event.setdefault(happening.id, (happening, []))[1].append(said(one, document))
    happenings = [happening for happening, _ in by_event.values()]
    turns = [
        (look.event(reversal.event), turn(reversal, both_by_id(look, reversal)))
        for reversal in conflicts.reversals(ask.record, ask.clocks, happenings)
        if reversal.speaker == name
    ]
    return shown(ask, "speaker.html", words.one_line(name), voice=voice, by_event=list(by_event.values()),
                 turns=turns, following=following(ask, some[-1][1].statement.id) if more else None)  # fmt: skip


@router.get("/contradictions")
def contradictions(ask: Ask, cursor: Cursor = None) -> Response:
    """Who contradicts whom, and who turned."""
    look = Testimonies(ask.record)

    def place(of: Contradiction) -> str:
        return f"{of.left} {of.right} {of.over}"

    every = conflicts.contradictions(ask.record, ask.clocks)
    some, more = page_of(skipped(every, cursor, place), SCREENFUL // 2)
    turned = list(islice(conflicts.reversals(ask.record, ask.clocks), 0 if cursor else SCREENFUL // 2))
    both: list[Contradiction | Reversal] = [*some, *turned]
    look.learn([one.event for one in both])
    pairs = _by_event([(look.event(one.event), conflict(one, both_by_id(look, one))) for one in some])
    turns = _by_event([(look.event(one.event), turn(one, both_by_id(look, one))) for one in turned])
    return shown(ask, "contradictions.html", "Contradictions", pairs=pairs, turns=turns,
                 following=following(ask, place(some[-1])) if more else None)  # fmt: skip


def _by_event(pairs: Iterable[tuple[Event | None, Pair]]) -> list[tuple[Event, list[Pair]]]:
    """Those of one event together, in the order in which the events come first."""
    found: dict[str, tuple[Event, list[Pair]]] = {}
    for happening, both in pairs:
        if happening is not None:
            found.setdefault(happening.id, (happening, []))[1].append(both)
    return list(found.values())
