"""An editor's decisions: take one, take one back, list them."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import typer
from rich.text import Text

from onrecord import desk
from onrecord.model import Judgement, Record, Verdict
from onrecord.show import listings, terminal, words
from onrecord.show.commands.options import Json, Limit, RecordFile
from onrecord.show.lines import short
from onrecord.show.records import existing, find_event, find_judgement, find_statement
from onrecord.show.rows import judgement_row


class Decision(StrEnum):
    """What an editor can decide."""

    SAME = "same"
    DIFFERENT = "different"
    WITHDRAW = "withdraw"
    CORRECT = "correct"
    UNDO = "undo"


_PAIRS = (Decision.SAME, Decision.DIFFERENT)


def judge(
    decision: Annotated[
        Decision, typer.Argument(metavar="DECISION", help="same, different, withdraw, correct or undo.")
    ],
    subject: Annotated[
        str,
        typer.Argument(metavar="A", help="An event or a statement; for undo, a judgement. The beginning of its id."),
    ],
    other: Annotated[
        str | None, typer.Argument(metavar="[B]", help="For same and different: the other event or statement.")
    ] = None,
    change: Annotated[
        str | None, typer.Option("--set", metavar="WHAT=VALUE", help="For correct, what is right: stance=denies.")
    ] = None,
    because: Annotated[str, typer.Option(metavar="TEXT", help="The reason, for those who read the record later.")] = "",
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who decides.")] = None,
    record: RecordFile = None,
    json: Json = False,
) -> None:
    """Decide by hand: two things are the same event or not, or a statement was misread. It is added, never edited.

    An editor's decision always wins over a rule's; undo adds a decision that takes an earlier one back.
    """
    _check(decision, other, change)
    hand = f"editor:{by}" if by else "editor"
    with existing(record) as kept:
        try:
            judgement = _decide(kept, decision, subject, other, change, hand, because)
        except ValueError as error:
            terminal.wrong_usage(f"{error}")
        if json:
            terminal.show_row(judgement_row(judgement))
        else:
            terminal.show(*listings.judgement_block(judgement), *_outcome(kept, judgement))


def _check(decision: Decision, other: str | None, change: str | None) -> None:
    """Refuse what cannot be meant."""
    if decision in _PAIRS and not other:
        terminal.wrong_usage(f"`judge {decision.value}` needs two things: `onrecord judge {decision.value} A B`.")
    if decision not in _PAIRS and other:
        terminal.wrong_usage(f"`judge {decision.value}` takes one thing only; {other!r} is one too many.")
    if decision is Decision.CORRECT and not change:
        terminal.wrong_usage("`judge correct` needs what is right: `onrecord judge correct A --set stance=denies`.")
    if decision is not Decision.CORRECT and change:
        terminal.wrong_usage(f"--set goes with `judge correct` only, not with `judge {decision.value}`.")


def _decide(
    record: Record, decision: Decision, subject: str, other: str | None, change: str | None, by: str, because: str
) -> Judgement:
    if decision is Decision.UNDO:
        return desk.undo(record, find_judgement(record, subject).id, by, because)
    left = _statement(record, subject)
    right = _statement(record, other) if other else None
    if left == right:
        raise ValueError("A and B are one and the same thing.")
    return desk.judge(record, Verdict(decision.value), left, right, change, by, because)


def _statement(record: Record, asked: str) -> str:
    """The statement that is meant; an event stands for the statement that founded it."""
    if asked.startswith("s"):
        return find_statement(record, asked).id
    return desk.founding_statement(find_event(record, asked).id)


def _outcome(record: Record, judgement: Judgement) -> Iterator[Text]:
    """Which events the things judged are put to now; an undo is about what the judgement it undoes was about."""
    while judgement.verdict is Verdict.UNDO:
        judgement = find_judgement(record, judgement.subject)
    events = dict.fromkeys(record.event_of(id) for id in (judgement.subject, judgement.object) if id)
    named = [f"{words.title(event)} ({short(event.id)})" for id in events if id and (event := record.event(id))]
    if named:
        yield Text(f"Now on record: {words.joined(named)}.")


def judgements(
    about: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Only those about this statement or event: the beginning of its id."),
    ] = None,
    verdict: Annotated[
        Verdict | None, typer.Option(metavar="VERDICT", help=f"Only these: {words.joined(list(Verdict), 'or')}.")
    ] = None,
    by_editor: Annotated[bool, typer.Option("--by-editor", help="Only those of people, not of rules.")] = False,
    limit: Limit = None,
    record: RecordFile = None,
    json: Json = False,
) -> None:
    """List decisions of rules and of people, the newest first; `onrecord review` lists what waits for a person."""
    with existing(record) as kept:
        asked = frozenset((_statement(kept, about),)) if about else None
        every = kept.judgements(about=asked, by_editor=by_editor)
        found = [judgement for judgement in every if verdict in (None, judgement.verdict)][::-1]
    wanted = limit or (len(found) if json else 40)
    if json:
        terminal.show_rows(judgement_row(j) for j in found[:wanted])
        return
    for judgement in found[:wanted]:
        terminal.show(*listings.judgement_block(judgement))
    if not found:
        terminal.show(listings.nothing("No judgement is on record."))
    elif len(found) > wanted:
        terminal.show(listings.more(wanted))
