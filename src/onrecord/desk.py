"""The order of the work. Read this first: a document is read, entered, and what follows from it is worked out.

    put_on_record(document, record)                       read it, keep it, link each statement, weigh what changed
    where_it_stands(event, record, on=..., as_known=...)  the words said by that day, weighed

What is worked out depends on the kept things alone, never on the order in which they came: linking goes through the
statements in the order of the record, and where one comes late, the links after it are taken back and made again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.keep.decisions import by_editors, decide, on_what_it_is_worth, position_of
from onrecord.keep.judgements import (
    Ruling,
    applied,
    differing,
    groups,
    in_force,
    kept_apart,
    restoration,
    retraction,
    rulings,
)
from onrecord.keep.lookup import in_order_said
from onrecord.model import (
    Document,
    Event,
    Judgement,
    Link,
    Party,
    Reading,
    Record,
    Speaker,
    Standing,
    Statement,
    Testimony,
    Verdict,
    first_day,
    position,
)
from onrecord.model import founding_statement as founding_statement

if TYPE_CHECKING:
    from onrecord.link.events import Decision

# What is being done, how much of it is done, how much there is.
Progress = Callable[[str, int, int], None]

# One transaction each: about a second of work, so that neither a kill nor a waiting writer loses more.
DOCUMENTS_AT_ONCE, STATEMENTS_AT_ONCE, EVENTS_AT_ONCE = 500, 500, 500
COPIES_TRIED = 5


# -------------------------------------------------------------------------------------------- what others call


def open_record(path: str | Path | None) -> Record:
    """The record in this file, made if it is not there; in memory if there is no path."""
    if path is None:
        from onrecord.keep.memory import Memory

        return Memory()
    from onrecord.keep.sqlite import Sqlite

    return Sqlite(path)


def put_on_record(document: Document, record: Record) -> Reading:
    """Read a document, keep it, link each statement, weigh what changed; return what was read."""
    from onrecord.read import read_document  # the model behind it takes a second to load, other work needs none of it

    reading = read_document(document)
    record.enter(document, reading)
    settle(record)
    return reading


def settle(record: Record, progress: Progress | None = None) -> int:
    """Work out all that is unsettled, in chunks of one transaction each; how many statements were linked.

    It may be killed at any moment and goes on where it stopped.
    """
    _in_chunks(record, "origins", _find_origins, progress)
    linked = _in_chunks(record, "statements", _link_statements, progress)
    _join_events(record)
    _in_chunks(record, "events", _weigh_events, progress)
    return linked


def rebuild(record: Record, progress: Progress | None = None) -> int:
    """Drop everything worked out and work it out again; how many statements were linked."""
    record.forget_work()
    return settle(record, progress)


def where_it_stands(
    event: str, record: Record, *, on: str, as_known: str | None = None, as_held: str | None = None
) -> Standing | None:
    """Where an event stands on a day by the words said by then; None if nothing is known of it."""
    from onrecord.weigh.status import standing_on

    found = record.event(event)
    if found is None:
        return None
    return standing_on(found, testimony_of(found.id, record), on=on, as_known=as_known, as_held=as_held)


def standings_of(
    event: str, record: Record, as_known: str | None = None, as_held: str | None = None
) -> Sequence[Standing]:
    """An event's change points, oldest first, by what was published, or held by this record, on a day."""
    from onrecord.weigh.status import standings

    found = record.event(event)
    if found is None:
        return ()
    if as_known is None and as_held is None:
        return record.standings(found.id)
    return standings(found, testimony_of(found.id, record), as_known=as_known, as_held=as_held)


def testimony_of(event: str, record: Record) -> Sequence[Testimony]:
    """The statements of an event, with withdrawals and corrections in force applied, in the order they were said."""
    found = record.event(event)
    return _testimony(found.id, record, on_what_it_is_worth(record)) if found else ()


def testimonies_of(events: Collection[str], record: Record) -> dict[str, Sequence[Testimony]]:
    """The same of several events at once, by their whole ids."""
    worth = on_what_it_is_worth(record) if events else {}
    return {id: _with_worth(told, worth) for id, told in record.testimonies(events).items()}


# ------------------------------------------------------------------------------------------- editors' decisions


@dataclass(frozen=True, slots=True)
class Decided:
    """What an editor decides, as `judge` takes it."""

    verdict: Verdict
    subject: str
    object: str | None = None
    value: str | None = None
    by: str = "editor"
    because: str = ""


def judge(
    record: Record,
    verdict: Verdict | str,
    subject: str,
    object: str | None = None,
    value: str | None = None,
    by: str = "editor",
    because: str = "",
) -> Judgement:
    """Write down an editor's decision, and work out what follows from it.

    `same` and `different` take two events or statements, `withdraw` a statement, `correct` a statement and a value
    such as "stance=denies", `undo` a judgement, `uphold` one or two statements and what of them was looked at and may
    stand. An event stands for the statement that founded it.
    """
    return judge_all(record, [Decided(Verdict(verdict), subject, object, value, by, because)])[0]


def judge_all(record: Record, decisions: Iterable[Decided]) -> list[Judgement]:
    """Write down several decisions of editors, or none if one is refused; then work out what follows from all."""
    with record.work():
        made = [decide(record, *astuple(decision)) for decision in decisions]
    settle(record)
    return made


def undo(record: Record, judgement: str, by: str = "editor", because: str = "") -> Judgement:
    """Take back an editor's judgement with a new one, and work out what follows from it."""
    return judge(record, Verdict.UNDO, judgement, by=by, because=because)


def retract(record: Record, documents: Collection[str], *, seen: str, because: str, but: Collection[str] = ()) -> int:
    """Withdraw the statements of documents that their publisher took back, as was seen at this moment; how many.

    `but` are passages (the words of a statement) that the publisher still stands by. Call `settle` afterwards.
    """
    with record.work():
        known = {made.subject for made in in_force(record.retractions())}
        taken = [
            statement.id
            for id in documents
            if (document := record.document(id))
            for statement in record.statements(document=id)
            if statement.id not in known and document.text[slice(*statement.span)] not in but
        ]
        record.judge(retraction(id, seen, because) for id in taken)
        _mark_events_of(taken, record)
    return len(taken)


def restore(record: Record, documents: Collection[str], *, seen: str, because: str) -> int:
    """Take back what `retract` did: the publisher stands by documents again; how many statements count again."""
    with record.work():
        statements = {statement.id for id in documents for statement in record.statements(document=id)}
        back = [made for made in in_force(record.retractions()) if made.subject in statements]
        record.judge(restoration(made, seen, because) for made in back)
        _mark_events_of([made.subject for made in back], record)
    return len(back)


def _mark_events_of(statements: Iterable[str], record: Record) -> None:
    record.mark_stale({link.event for id in statements if (link := record.link(id))})


# ---------------------------------------------------------------------------------------------------- in chunks


def _in_chunks(record: Record, waiting: str, chunk: Callable[[Record], int], progress: Progress | None) -> int:
    """Do one kind of work until none waits, one transaction a chunk; how much was done."""
    done = 0
    while True:
        with record.work():
            left = record.waiting()[waiting] if progress else 0
            worked = chunk(record)
        if not worked:
            return done
        done += worked
        if progress:
            progress(waiting, done, done - worked + left)


# ------------------------------------------------------------------------------------------------------ origins


def _find_origins(record: Record) -> int:
    documents = record.without_origin(DOCUMENTS_AT_ONCE)
    for document in documents:
        _find_origin(document, record)
    return len(documents)


def _find_origin(document: Document, record: Record) -> None:
    """Say with which earlier document this one shares its origin, or that it is its own."""
    from onrecord.link.origins import marks, sourcing

    known = marks(document)
    alike = dict.fromkeys(id for asked in known.asked for id, _ in record.sharing(asked)[:COPIES_TRIED])
    earlier = [(found, record.origin_of(id) or id) for id in alike if (found := record.document(id))]
    record.save_origin(sourcing(document, earlier), known.kept)


# -------------------------------------------------------------------------------------------------------- links


@dataclass(slots=True)
class _Told:
    """Which events one document has spoken of so far, by the reader's own chains."""

    document: str = ""
    events: dict[int, str] = field(default_factory=dict)


def _link_statements(record: Record) -> int:
    _take_back_links_after_late_ones(record)
    chunk = record.unsettled(STATEMENTS_AT_ONCE)
    if not chunk:
        return 0
    newest = rulings(by_editors(record))
    apart = kept_apart(newest)
    known = _known_rulings(record, [statement.id for _, statement in chunk])
    told = _told_before(chunk[0][0].id, record)
    made: list[Judgement] = []
    for document, statement in chunk:
        if document.id != told.document:
            told = _Told(document.id)
        decision, event = _link(document, statement, record, told, apart.get(statement.id, frozenset()))
        said, before = _rulings(statement, decision, event), known.get(statement.id, {})
        made += differing(statement.id, said, before, newest.keys(), f"put to {event.id}: {decision.because}")
    record.judge(made)
    return len(chunk)


def _take_back_links_after_late_ones(record: Record) -> None:
    waiting, last = record.unsettled(1), record.last_settled()
    if waiting and last and position(*waiting[0]) < position_of(last, record):
        record.unlink_from(waiting[0][1].id)


def _told_before(document: str, record: Record) -> _Told:
    """What earlier statements of a document were put to, where a chunk begins in its midst."""
    told = _Told(document)
    for statement in record.statements(document=document):
        link = record.link(statement.id)
        if link and statement.event.chain is not None:
            told.events[statement.event.chain] = link.event
    return told


def _link(
    document: Document, statement: Statement, record: Record, told: _Told, apart: Collection[str]
) -> tuple[Decision, Event]:
    """Put one statement to an event."""
    from onrecord.link.blocking import blocking_keys, horizon
    from onrecord.link.events import grow, place
    from onrecord.link.setting import setting
    from onrecord.link.speakers import resolve_speaker
    from onrecord.link.utterances import utterance

    said, parties = statement.event, _parties(document, statement)
    keys = blocking_keys(said.kind, parties, said.place, said.name, setting(statement, document))
    barred = {link.event for link in map(record.link, apart) if link}
    found = record.candidates(keys, _days_before(document.day, horizon(said.kind)))
    candidates = [event for event in found if event.id not in barred]
    allowed = {chain: event for chain, event in told.events.items() if event not in barred}
    decision = place(statement, document, parties, candidates, told=allowed)
    event = grow(_event_as_linked(decision.event, candidates, record), statement, document, parties)
    speaker = resolve_speaker(statement.speaker, day=document.day, outlet=document.outlet)
    act = utterance(event.id, speaker, statement, document)
    link = Link(statement.id, event.id, speaker, act, decision.score, decision.because)
    record.save_link(link, event, blocking_keys(event.kind, event.parties, event.place, event.name, event.setting))
    if said.chain is not None:
        told.events[said.chain] = event.id
    return decision, event


def _event_as_linked(id: str | None, candidates: Sequence[Event], record: Record) -> Event | None:
    if id is None:
        return None
    return next((event for event in candidates if event.id == id), None) or record.event_as_linked(id)


def _parties(document: Document, statement: Statement) -> tuple[Party, ...]:
    from onrecord.link.parties import resolve_parties

    return resolve_parties(statement.event.parties, day=document.day)


def _days_before(day: str, days: int) -> str:
    return (date.fromisoformat(first_day(day) or day) - timedelta(days=days)).isoformat()


def _known_rulings(record: Record, statements: Collection[str]) -> dict[str, dict[str, list[Verdict]]]:
    """What rules said before of each statement and the ones that found events, oldest first."""
    known: dict[str, dict[str, list[Verdict]]] = {}
    for judgement in record.judgements(about=set(statements)):
        if judgement.object and not judgement.by_editor:
            known.setdefault(judgement.subject, {}).setdefault(judgement.object, []).append(judgement.verdict)
    return known


def _rulings(statement: Statement, decision: Decision, event: Event) -> dict[str, Ruling]:
    """What linking says of a statement and the ones that found events."""
    said = {founding_statement(id): Ruling(Verdict.UNSURE, score, why) for id, score, why in decision.unsure}
    said[founding_statement(event.id)] = Ruling(Verdict.SAME, decision.score, decision.because)
    said.pop(statement.id, None)
    return said


# ---------------------------------------------------------------------------------------------- editors' joins


def _join_events(record: Record) -> None:
    """Show as one the events that editors say are one."""
    with record.work():
        newest = rulings(by_editors(record))
        linked = {id: link.event for both in newest for id in both if (link := record.link(id))}
        joined: dict[str, str] = {}
        shown: list[Event] = []
        for members in groups(newest, linked.get):
            root = _shown_as_one(members, record)
            joined |= dict.fromkeys(members - {root.id}, root.id)
            shown.append(root)
        if joined != record.joined() or any(record.event(event.id) != event for event in shown):
            record.save_joined(joined, shown)


def _shown_as_one(events: Collection[str], record: Record) -> Event:
    """The event that all statements of these would have made, named by the first of them."""
    from onrecord.link.events import grow

    told = {one.statement.id: one.statement for event in sorted(events) for one in record.testimony(event)}
    event: Event | None = None
    for statement in sorted(told.values(), key=lambda s: position_of(s.id, record)):
        document = record.document(statement.document)
        if document:
            event = grow(event, statement, document, _parties(document, statement))
    assert event is not None, "an event has at least the statement that founded it"
    return event


# ------------------------------------------------------------------------------------------------------ weighing


def _weigh_events(record: Record) -> int:
    from onrecord.weigh.contradictions import contradictions
    from onrecord.weigh.filter import checks
    from onrecord.weigh.reversals import reversals
    from onrecord.weigh.status import standings

    events = record.unweighed(EVENTS_AT_ONCE)
    worth = on_what_it_is_worth(record) if events else {}
    for id in events:
        event = record.event(id)
        told = _testimony(id, record, worth)
        if event:
            against, turned = contradictions(event, told), reversals(event, told)
            record.save_weighed(id, standings(event, told), against, turned, checks(event, told))
    return len(events)


def _testimony(event: str, record: Record, worth: Mapping[str, Iterable[Judgement]]) -> Sequence[Testimony]:
    return _with_worth(record.testimony(event), worth)


def _with_worth(told: Sequence[Testimony], worth: Mapping[str, Iterable[Judgement]]) -> Sequence[Testimony]:
    if not any(one.statement.id in worth for one in told):
        return told
    changed = [applied(one, worth.get(one.statement.id, ()), _resolved) for one in told]
    return in_order_said(changed)


def _resolved(speaker: Speaker, one: Testimony) -> Speaker:
    from onrecord.link.speakers import resolve_speaker

    return resolve_speaker(speaker, day=one.said_on, outlet=one.outlet)
