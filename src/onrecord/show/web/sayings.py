"""Acts of speech and pairs of them as a page shows them: who, what, when, the passage, who else tells it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.model import Contradiction, Document, Reversal, Testimony
from onrecord.show import words
from onrecord.show.passages import Piece, passage
from onrecord.show.sayings import Saying, first_told
from onrecord.show.telling import Testimonies
from onrecord.show.views import EventPage
from onrecord.show.web.rendering import capital

# A passage longer than this is shown by its ends: a sentence has a few hundred characters.
LONGEST_PIECE = 1_200


@dataclass(frozen=True, slots=True)
class Spoken:
    """One act of speech as a page shows it."""

    id: str
    day: str
    who: str
    says: str
    stance: str
    channel: str
    when: str
    pieces: tuple[Piece, ...]
    document: Document
    told: str
    retellings: tuple[tuple[str, str], ...]  # outlet, document


def spoken(saying: Saying, page: EventPage) -> Spoken:
    """An act of speech as a page shows it."""
    first = saying.first
    document = page.documents[first.statement.document]
    refused = any(one.statement.id in page.refusals for one in saying.tellings)
    documents = dict.fromkeys(one.statement.document for one in saying.tellings)
    told = ""
    if len(documents) > 1:
        told = f"told by {words.count(len(documents), 'document')} of "
        told += f"{words.count(saying.origins, 'independent origin')}; {first_told(saying, page.documents).sentence}"
    others = [page.documents[id] for id in documents if id != document.id]
    return said(first, document, when=words.when(first.statement, refused=refused), told=told,
                retellings=tuple((outlet(other), other.id) for other in others))  # fmt: skip


def said(
    one: Testimony, document: Document, *, when: str | None = None, told: str = "",
    retellings: tuple[tuple[str, str], ...] = (),
) -> Spoken:  # fmt: skip
    """One statement as a page shows it."""
    statement = one.statement
    return Spoken(
        id=statement.id,
        day=said_day(one),
        who=said_by(one),
        says=words.says(statement, one.speaker),
        stance=statement.stance.value,
        channel="" if one.speaker.unnamed else words.channel(statement.channel),
        when=words.when(statement) if when is None else when,
        pieces=pieces(document.text, one),
        document=document,
        told=told,
        retellings=retellings,
    )


def said_by(one: Testimony) -> str:
    """Who speaks."""
    return capital(words.speaker(one.speaker, outlet=one.outlet))


def said_day(one: Testimony) -> str:
    """The day of the words, or by which they had been said."""
    if one.statement.said_at:
        return words.day(one.statement.said_at)
    return words.day(one.published_on) if one.speaker.narration else f"by {words.day(one.published_on)}"


def pieces(text: str, one: Testimony) -> tuple[Piece, ...]:
    """The passage of a statement, endless pieces cut."""
    return tuple(
        Piece(p.text if len(p.text) <= LONGEST_PIECE else f"{p.text[:500]} […] {p.text[-500:]}", p.role)
        for p in passage(text, one.statement)
    )


def outlet(document: Document) -> str:
    """Who published it."""
    return words.one_line(document.outlet or "outlet unknown")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements that cannot both hold, or between which a speaker turned."""

    line: str
    ended: str
    left: Testimony | None
    right: Testimony | None


def conflict(contradiction: Contradiction, by_id: Mapping[str, Testimony]) -> Pair:
    """A contradiction: over what, since when, how it ended, the two statements."""
    line = f"Over {words.over(contradiction.over)}, since {words.day(contradiction.since)}"
    ended = f"ended {words.day(contradiction.ended)}" if contradiction.ended else ""
    if contradiction.how_ended:
        ended += f": {words.one_line(contradiction.how_ended)}"
    return Pair(line, ended, by_id.get(contradiction.left), by_id.get(contradiction.right))


def turn(reversal: Reversal, by_id: Mapping[str, Testimony]) -> Pair:
    """A reversal: who turned, the statements before and after."""
    who = words.one_line(reversal.speaker or reversal.side or "a speaker")
    side = f" ({words.one_line(reversal.side)})" if reversal.side and words.one_line(reversal.side) != who else ""
    return Pair(f"{who}{side} turned", "", by_id.get(reversal.before), by_id.get(reversal.after))


def both_by_id(look: Testimonies, both: Reversal | Contradiction) -> dict[str, Testimony]:
    """The two statements of a pair, as far as they count."""
    ids = (both.before, both.after) if isinstance(both, Reversal) else (both.left, both.right)
    return {id: found[1] for id in ids if (found := look.of(id))}
