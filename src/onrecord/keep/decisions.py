"""An editor's decision as it is written down, and what was worked out without it and is now to be worked out again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from onrecord.keep.judgements import IDENTITY, correction, in_force, on_worth, pairs_apart, rulings
from onrecord.model import (
    Judgement,
    Position,
    Record,
    RecordRefused,
    Trouble,
    Verdict,
    digest,
    founding_statement,
    now,
    position,
)


def decide(
    record: Record, verdict: Verdict, subject: str, object: str | None, value: str | None, by: str, because: str
) -> Judgement:
    """Write down a decision on statements or events; an event stands for the statement that founded it."""
    if verdict is Verdict.UNDO:
        return _write(record, verdict, _judgement_meant(record, subject), None, None, by, because)
    one = _statement_meant(record, subject)
    two = verdict in IDENTITY or (verdict is Verdict.UPHOLD and object is not None)
    other = _statement_meant(record, object or "") if two else None
    if one == other:
        raise _refusal(subject, "both name one and the same statement", "name two")
    if verdict is Verdict.CORRECT:
        _check_correction(value)
    if verdict is Verdict.UPHOLD and not value:
        raise _refusal(subject, "it is not said what of it may stand", 'write it as in "over=when"')
    valued = value if verdict in (Verdict.CORRECT, Verdict.UPHOLD) else None
    return _write(record, verdict, one, other, valued, by, because)


def by_editors(record: Record) -> list[Judgement]:
    """The editors' judgements in force, in the order they were made."""
    return in_force(record.judgements(by_editor=True))


def on_what_it_is_worth(record: Record) -> dict[str, list[Judgement]]:
    """Withdrawals and corrections in force by their statement: publishers', unless an editor objects, and editors'."""
    return on_worth(in_force([*record.retractions(), *record.judgements(by_editor=True)]))


def position_of(statement: str, record: Record) -> Position:
    """Where a statement stands in the order of the record."""
    found = record.statement(statement)
    document = record.document(found.document) if found else None
    return position(document, found) if found and document else ("", "", 0, statement)


def _write(
    record: Record, verdict: Verdict, subject: str, object: str | None, value: str | None, by: str, because: str
) -> Judgement:
    hand = by if by.startswith("editor") else f"editor:{by}"
    with record.work():
        before, worth = by_editors(record), on_what_it_is_worth(record)
        earlier = sum(1 for _ in record.judgements(about={subject}))  # the same decision may be taken again later
        id = "j" + digest(verdict, subject, object, value, hand, str(earlier))
        made = Judgement(id, subject, verdict, hand, because, now(), object=object, value=value)
        record.judge((made,))
        _take_back(before, by_editors(record), record)
        _mark_changed(worth, on_what_it_is_worth(record), record)
    return made


def _take_back(before: Sequence[Judgement], after: Sequence[Judgement], record: Record) -> None:
    """What hangs on decisions that are new, or no longer in force, is to be worked out again."""
    for both in pairs_apart(rulings(before)) ^ pairs_apart(rulings(after)):
        record.unlink_from(max(both, key=partial(position_of, record=record)))


def _mark_changed(were: dict[str, list[Judgement]], are: dict[str, list[Judgement]], record: Record) -> None:
    changed = [id for id in were.keys() | are.keys() if were.get(id) != are.get(id)]
    record.mark_stale({link.event for id in changed if (link := record.link(id))})


def _statement_meant(record: Record, id: str) -> str:
    """The statement with this id, or the one that founded the event with this id."""
    statement = record.statement(id)
    if statement:
        return statement.id
    event = record.event(id)
    if event:
        return founding_statement(event.id)
    raise _refusal(
        id or "the other one", "it names no statement or event of this record, or several", "give a whole id"
    )


def _judgement_meant(record: Record, id: str) -> str:
    known_ids = dict.fromkeys(j.id for j in (*record.judgements(by_editor=True), *record.retractions()))
    meant = [known for known in known_ids if id and known.startswith(id)]
    if len(meant) != 1 and id not in meant:
        raise _refusal(id or "undo", "it names no judgement by an editor, or several", "give the judgement's whole id")
    return id if id in meant else meant[0]


def _check_correction(value: str | None) -> None:
    try:
        correction(value)
    except ValueError as error:
        raise _refusal(value or "correct", str(error), 'write it as in "stance=denies"') from error


def _refusal(place: str, cause: str, remedy: str) -> RecordRefused:
    return RecordRefused(Trouble(place, cause, remedy))
