"""What an event is looked up by: its names, places and words, folded so that case and accents do not matter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from onrecord.model import BY_NAME, Document, Event, EventQuery, Origin, Statement, Testimony, last_day
from onrecord.world.outlets import outlet_key

# Long after any window: the end of a standing that nothing has replaced yet.
FOREVER = "9999-12-31"
ANY_EVENT = EventQuery()
# Documents that one fingerprint leads to: the first ones of the record that have it.
KNOWN_BY_A_MARK = 50
_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile("[\u0300-\u036f]")


def fold(words: str) -> str:
    """Lower case, without accents, single spaces: "Orbán " and "orban" are looked up alike."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", words)) if not words.isascii() else words
    return " ".join(plain.casefold().split())


def words_in(text: str) -> list[str]:
    """The words that text is searched by: folded, without punctuation."""
    return _WORD.findall(fold(text))


def party_names(event: Event) -> frozenset[str]:
    """The folded names and sides of an event's parties."""
    return frozenset(fold(name) for party in event.parties for name in (party.name, party.side) if name)


def place_name(event: Event) -> str:
    """The folded place of an event, empty if it has none."""
    return fold(event.place or "")


def words_of(event: Event) -> str:
    """All words that would stand in an event's title, folded."""
    parties = (name for party in event.parties for name in (party.name, party.side))
    window = event.window.words if event.window else None
    return fold(" ".join(filter(None, (event.name, event.kind, *parties, event.place, window))))


def origin_of_statement(
    statement: Statement, document: str, outlet: str | None, passages: Iterable[tuple[int, int, str]]
) -> str:
    """The origin of a statement: that of its passage, else the outlet its document rests on, else its document's.

    `document` is the origin of its document, `outlet` the name of an outlet that this origin is.
    """
    start, end = statement.content_span
    for first, last, origin in passages:
        if first < end and start < last:
            return origin
    return BY_NAME + outlet_key(outlet) if outlet else document


def origin_of_rows(id: str, rows: Sequence[tuple[str, str, str | None]]) -> Origin | None:
    """An origin of its documents in the order of the record, each with how it was seen and the outlet it names."""
    if not rows:
        return None
    outlet = next((name for document, _, name in rows if document == id), None)
    how = next((how for document, how, _ in rows if document != id), rows[0][1])
    return Origin(id, tuple(document for document, _, _ in rows), how, outlet)


def today() -> str:
    """This day, here."""
    return date.today().isoformat()


def in_order_said(testimony: Iterable[Testimony]) -> list[Testimony]:
    """In the order the words were said, then published, then as they stand in the text."""
    return sorted(testimony, key=_said)


def _said(one: Testimony) -> tuple[str, str, str, int, str]:
    return one.said_on, one.published_on, one.statement.document, one.statement.span[0], one.statement.id


def days_that_stir(one: Testimony) -> Iterator[str]:
    """The days on which a statement can change something about its event: said, out, its window's end, the next."""
    yield from (one.said_on, last_day(one.statement.said_at) or one.said_on, one.published_on)
    window = one.statement.event.window
    if window and window.latest:
        yield window.latest[:10]
        if "0001" <= window.latest[:10] < FOREVER:
            yield (date.fromisoformat(window.latest[:10]) + timedelta(days=1)).isoformat()


def published_on(document: Document) -> str:
    """The day by which a document was surely out: the last day of its month, if only the month is known."""
    return last_day(document.published_at or document.retrieved_at) or ""
