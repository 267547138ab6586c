"""The page of a document: its whole text with the statements marked in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.responses import HTMLResponse, Response

from onrecord.model import Document, Event, Testimony
from onrecord.show import looking, telling, words
from onrecord.show.formats.ics import web_address
from onrecord.show.web.asking import Ask, Asked, is_out
from onrecord.show.web.problems import not_found
from onrecord.show.web.rendering import shown

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

# Characters of a document's text on one page.
TEXT_PAGE = 40_000


@dataclass(frozen=True, slots=True)
class Run:
    """A run of a document's text that plays the same parts throughout; `begins` are statements that begin here."""

    text: str
    roles: str
    begins: tuple[str, ...]


@router.get("/documents/{document}")
def document(
    ask: Ask,
    document: Annotated[str, Path(max_length=80)],
    part: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Response:
    """One document: its whole text with the statements marked in it."""
    found = ask.record.document(document)
    if found is None or not is_out(found, ask.clocks):
        raise not_found("document", document)
    told = list(telling.statements(ask.record, ask.clocks, document=found.id))
    parts = max(1, -(-len(found.text) // TEXT_PAGE))
    if part > parts:
        raise not_found("part", str(part))
    begin = (part - 1) * TEXT_PAGE
    by_event: dict[str, tuple[Event, list[Testimony]]] = {}
    for happening, one in told:
        by_event.setdefault(happening.id, (happening, []))[1].append(one)
    return shown(
        ask,
        "document.html",
        words.one_line(found.title or "Without a title"),
        document=found,
        url=web_address(found.url),
        runs=runs(found.text, [one for _, one in told], begin, begin + TEXT_PAGE),
        by_event=list(by_event.values()),
        copies=_copies(found, ask),
        part=part,
        parts=parts,
    )


def _copies(document: Document, ask: Asked) -> list[tuple[str, list[Document]]]:
    """Why, and which, other documents that were out by then share their origin with this one."""
    mine = ask.record.origin_of(document.id)
    shared = ask.record.origins(of=[mine], published=looking.known_by(ask.clocks)) if mine else ()
    return [
        (o.how, [d for id in o.documents if id != document.id and (d := ask.record.document(id))])
        for o in shared
        if document.id in o.documents
    ]


_ROLES = (("content", "content_span"), ("source", "source_span"), ("cue", "cue_span"))


def runs(text: str, told: Sequence[Testimony], begin: int, end: int) -> list[Run]:
    """The text between two places, cut where a part of a statement begins or ends."""
    end = min(end, len(text))
    spans: list[tuple[int, int, str]] = []
    starts: dict[int, list[str]] = {}
    for one in told:
        for role, field in _ROLES:
            span = getattr(one.statement, field)
            if span and span[0] < end and span[1] > begin:
                spans.append((max(begin, span[0]), min(end, span[1]), role))
        if begin <= one.statement.span[0] < end:
            starts.setdefault(one.statement.span[0], []).append(one.statement.id)
    cuts = sorted({begin, end, *(a for a, _, _ in spans), *(b for _, b, _ in spans), *starts})
    found = []
    for a, b in pairwise(cuts):
        roles = dict.fromkeys(role for start, stop, role in spans if start <= a and b <= stop)
        found.append(Run(words.harmless(text[a:b]), " ".join(f"p-{role}" for role in roles), tuple(starts.get(a, ()))))
    return found
