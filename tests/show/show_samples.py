"""A small record made by hand: a summit announced, told twice by one origin, doubted, put off and called off."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.model import (
    Channel,
    Description,
    Document,
    Event,
    Firmness,
    Link,
    Party,
    Reading,
    Record,
    Sourcing,
    Speaker,
    Stance,
    Statement,
    Window,
    digest,
)
from onrecord.weigh.contradictions import contradictions
from onrecord.weigh.reversals import reversals
from onrecord.weigh.status import standings

NORTH = Speaker(name="Ada North", side="Northland", office="president")
SOUTH = Speaker(name="Boris South", side="Southland", office="spokesperson")
UNNAMED = Speaker(description="a senior Northland official", side="Northland", unnamed=True)
NARRATION = Speaker(narration=True)
FORTNIGHT = Window("within two weeks", "2024-03-05", "2024-03-19", "2024-03-05/2024-03-19")

ANNOUNCED = "President Ada North wrote on her page that she would meet Karl South in Riga within two weeks."
PUT_OFF = (
    "Plans change. A senior Northland official told reporters that no meeting would take place soon. "
    "Boris South, the spokesman of Southland, said there was “no precise date”."
)
CANCELLED = "“It did not feel right, so I cancelled it,” Ada North explained on Sunday."

TEXTS = {
    "one": ("2024-03-05T18:00:00+01:00", "Morning Ledger", ANNOUNCED),
    "two": ("2024-03-05", "River Gazette", ANNOUNCED),
    "three": ("2024-03-08", "Harbour Desk", PUT_OFF),
    "four": ("2024-03-10", "Morning Ledger", CANCELLED),
}


@dataclass(frozen=True)
class Told:
    """One statement to be: in which text, by whom, and the words of its source, cue and content."""

    text: str
    speaker: Speaker
    stance: Stance
    words: tuple[str, str, str]
    said_at: str | None
    channel: Channel | None = None
    window: Window | None = None


MEETING = "she would meet Karl South in Riga within two weeks"
SOON = Window("soon", left_open=True)
NO_DATE = Window("no precise date", left_open=True)

TELLINGS = (
    Told("one", NORTH, Stance.AFFIRMS, ("President Ada North", "wrote", MEETING), "2024-03-05",
         Channel.SOCIAL_MEDIA, FORTNIGHT),
    Told("two", NORTH, Stance.AFFIRMS, ("President Ada North", "wrote", MEETING), "2024-03-05",
         Channel.SOCIAL_MEDIA, FORTNIGHT),
    Told("three", UNNAMED, Stance.POSTPONES,
         ("A senior Northland official", "told", "no meeting would take place soon"), "2024-03-08",
         Channel.UNNAMED_SOURCE, SOON),
    Told("three", SOUTH, Stance.DOUBTS, ("Boris South", "said", "there was “no precise date”"), "2024-03-08",
         Channel.BRIEFING, NO_DATE),
    Told("four", NORTH, Stance.CANCELS, ("Ada North", "explained", "It did not feel right, so I cancelled it"),
         "2024-03-10"),
)  # fmt: skip


def a_document(name: str) -> Document:
    published, outlet, text = TEXTS[name]
    return Document(
        id="d" + digest(name, text), text=text, retrieved_at="2024-03-12T09:00:00+00:00", outlet=outlet,
        title=f"Dispatch {name}", published_at=published, path=f"{name}.txt",
    )  # fmt: skip


def a_statement(told: Told, document: Document) -> Statement:
    source, cue, content = told.words

    def span(words: str) -> tuple[int, int]:
        start = document.text.index(words)
        return start, start + len(words)

    description = Description("summit", span(content), ("Ada North", "Karl South"), "Riga", told.window)
    return Statement(
        id="s" + digest(document.id, content, told.speaker.name), document=document.id, event=description,
        speaker=told.speaker, stance=told.stance, firmness=Firmness.FIRM, content_span=span(content),
        source_span=span(source), cue_span=span(cue), said_at=told.said_at, channel=told.channel,
        reader="hand/1",
    )  # fmt: skip


def fill(record: Record, tellings: tuple[Told, ...] = TELLINGS) -> Event:
    """Enter the story, link it all to one event, weigh it."""
    documents = {name: a_document(name) for name in TEXTS}
    statements = [a_statement(told, documents[told.text]) for told in tellings]
    for document in documents.values():
        own = tuple(s for s in statements if s.document == document.id)
        record.enter(document, Reading(document.id, "hand/1", own))
        copied = documents["one"].id if document.id == documents["two"].id else document.id
        record.save_origin(Sourcing(document.id, copied, "the same text" if copied != document.id else ""), ())
    parties = (Party("Ada North", "Northland"), Party("Karl South", "Southland"))
    founding = statements[0].id
    event = Event("e" + founding[1:], "summit", parties, "Riga", FORTNIGHT, first="2024-03-05", last="2024-03-05")
    for told, statement in zip(tellings, statements, strict=True):
        event = replace(event, last=max(event.last, statement.said_at or ""))
        utterance = digest(told.speaker.name, told.speaker.description, told.stance, told.said_at)
        record.save_link(Link(statement.id, event.id, told.speaker, "u" + utterance, 1.0, "by hand"), event, ())
    weigh(record, event)
    return event


def weigh(record: Record, event: Event) -> None:
    testimony = record.testimony(event.id)
    record.save_weighed(
        event.id, standings(event, testimony), contradictions(event, testimony), reversals(event, testimony)
    )
