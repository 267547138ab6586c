"""What waits for a person: list it, answer it one by one or many at once."""

from __future__ import annotations

import json as json_library
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer
from rich.console import RenderableType
from rich.text import Text

from onrecord import desk
from onrecord.model import Contradiction, Record, RecordRefused, Trouble
from onrecord.show import listings, terminal, words
from onrecord.show.commands.options import Json, Limit, OfEvent, RecordFile
from onrecord.show.lines import contradiction_lines, indented, said, short
from onrecord.show.records import existing, find_event
from onrecord.show.reviewing import ANSWERS, QUESTIONS, Answer, Item, Kind, answer_of, decisions, item_row, waiting, why
from onrecord.show.rows import judgement_row
from onrecord.show.styles import HEADING, ID, QUIET
from onrecord.show.telling import Testimonies

# What a terminal shows of each kind unless told otherwise; --json shows everything.
SCREENFUL = 10


def review(
    item: Annotated[
        str | None, typer.Argument(metavar="[ITEM]", help="The item that is answered: the beginning of its id.")
    ] = None,
    answer: Annotated[
        str | None,
        typer.Argument(
            metavar="[ANSWER]",
            help="For a link same or different; for a standing or a contradiction uphold, withdraw or correct.",
        ),
    ] = None,
    kind: Annotated[
        Kind | None, typer.Option("--kind", metavar="KIND", help="Only these: link, standing or contradiction.")
    ] = None,
    event: OfEvent = None,
    statement: Annotated[
        str | None, typer.Option("--statement", metavar="ID", help="For withdraw and correct: which statement.")
    ] = None,
    change: Annotated[
        str | None, typer.Option("--set", metavar="WHAT=VALUE", help="For correct, what is right: stance=denies.")
    ] = None,
    because: Annotated[str, typer.Option(metavar="TEXT", help="The reason, for those who read the record later.")] = "",
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who decides.")] = None,
    answers: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Many answers: a JSON object a line with item and answer; - reads them in."),
    ] = None,
    limit: Limit = None,
    record: RecordFile = None,
    json: Json = False,
) -> None:
    """List what waits for a person, and answer it: every answer is a judgement, and `judge undo` takes it back.

    Three things wait: pairs of statements of which linking was not sure, standings where the probabilistic check is
    sure of another status than the rules, and contradictions without an end.
    """
    _check(item, answer, answers, statement, change)
    with existing(record) as kept:
        if answers:
            _take(kept, *_read(answers, by, because), json=json)
        elif item:
            _take(kept, [Answer(item, answer or "", statement, change, because, by)], [], json=json)
        else:
            _list(kept, kind, find_event(kept, event).id if event else None, limit, json=json)


def _check(
    item: str | None, answer: str | None, answers: str | None, statement: str | None, change: str | None
) -> None:
    """Refuse what cannot be meant."""
    if item and not answer:
        terminal.wrong_usage("An item needs its answer: `onrecord review ITEM ANSWER`.")
    if answers and item:
        terminal.wrong_usage("Give one ITEM and ANSWER, or a file with --answers, not both.")
    if (statement or change) and not item:
        terminal.wrong_usage("--statement and --set go with an ITEM and its ANSWER.")


# ---------------------------------------------------------------------------------------------------------- list


def _list(record: Record, kind: Kind | None, event: str | None, limit: int | None, *, json: bool) -> None:
    late = record.waiting()["events"]
    if late:
        cause = f"{words.count(late, 'event')} not yet weighed anew, so that something may be missing here"
        terminal.tell(Trouble("review", cause, "run `onrecord rebuild`, or wait for the program that reads now"))
    look = Testimonies(record)
    kinds = (kind,) if kind else tuple(Kind)
    if json:
        items = waiting(record, event=event, kinds=kinds, look=look)
        terminal.show_rows(item_row(item, look) for item in islice(items, limit))
        return
    found = [_show(waiting(record, event=event, kinds=(one,), look=look), one, limit, look) for one in kinds]
    if not any(found):
        terminal.show(listings.nothing("Nothing waits for a person."))


def _show(items: Iterator[Item], kind: Kind, limit: int | None, look: Testimonies) -> bool:
    """Show the items of one kind up to a number of them; whether there are any."""
    wanted = limit or SCREENFUL
    shown = list(islice(items, wanted + 1))
    for item in shown[:wanted]:
        terminal.show(*item_block(item, look))
    if len(shown) > wanted:
        terminal.show(Text(f"The first {wanted:,} of kind {kind}; --limit NUMBER shows more.", style=QUIET), Text(""))
    return bool(shown)


def item_block(item: Item, look: Testimonies) -> Iterator[RenderableType]:
    """One item: the question, what it is about, who says what, which answers it takes."""
    yield Text(QUESTIONS[item.kind], style=HEADING).append(f"  {short(item.id)}", style=ID)
    for event in item.events:
        yield indented(Text(words.title(event)).append(f"  {short(event.id)}", style=ID))
    found = item.found
    told = {id: known[1] for id in item.statements if (known := look.of(id))}
    if isinstance(found, Contradiction):
        yield from contradiction_lines(found, told)
    else:
        yield indented(Text(why(item), style=QUIET))
        for one in told.values():
            yield indented(said(one), by=4)
    answers = words.joined([f"`onrecord review {short(item.id)} {verdict}`" for verdict in ANSWERS[item.kind]], "or")
    yield indented(Text(f"Answer {answers}.", style=QUIET))
    yield Text("")


# ------------------------------------------------------------------------------------------------------- answers


def _read(path: str, by: str | None, because: str) -> tuple[list[Answer], list[Trouble]]:
    """The answers of a file, one JSON object a line; `by` and `because` stand in where a line gives none."""
    try:
        text = sys.stdin.read() if path == "-" else Path(path).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        cause = error.strerror if isinstance(error, OSError) and error.strerror else "it is not UTF-8 text"
        terminal.fail(Trouble(path, f"the answers cannot be read ({cause})", "check the name and the file"))
    found: list[Answer] = []
    troubles: list[Trouble] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        one = _answer(line, f"{path} line {number}")
        if isinstance(one, Trouble):
            troubles.append(one)
        else:
            found.append(Answer(one.item, one.answer, one.statement, one.value, one.because or because, one.by or by,
                                one.place))  # fmt: skip
    return found, troubles


def _answer(line: str, place: str) -> Answer | Trouble:
    try:
        row = json_library.loads(line)
    except (ValueError, RecursionError):
        return Trouble(place, "it is no JSON", 'write {"item": "r...", "answer": "same"}')
    return answer_of(row, place)


def _take(record: Record, answers: list[Answer], troubles: list[Trouble], *, json: bool) -> None:
    """Write down what can be meant, say what cannot; 1 if something was refused."""
    made, refused = decisions(record, answers)
    try:
        judgements = desk.judge_all(record, made)
    except RecordRefused as error:
        terminal.fail(error.trouble)
    if json:
        terminal.show_rows(judgement_row(judgement) for judgement in judgements)
    else:
        for judgement in judgements:
            terminal.show(*listings.judgement_block(judgement))
    for trouble in (*troubles, *refused):
        terminal.tell(trouble)
    if troubles or refused:
        raise typer.Exit(1)
