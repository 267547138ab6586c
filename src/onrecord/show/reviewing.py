"""What waits for a person, and how answers become judgements: one list for the command line, programs and pages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from onrecord.desk import Decided
from onrecord.keep.decisions import by_editors
from onrecord.keep.judgements import correction, pair, rulings
from onrecord.model import (
    Check,
    Contradiction,
    Event,
    Judgement,
    Record,
    Standing,
    Testimony,
    Trouble,
    Verdict,
    digest,
    founding_statement,
)
from onrecord.show import words
from onrecord.show.rows import Row, standing_row
from onrecord.show.telling import Testimonies


class Kind(StrEnum):
    """What can wait for a person."""

    LINK = "link"  # a rule was not sure whether two statements speak of one event
    STANDING = "standing"  # the probabilistic check is sure of another status than the rules
    CONTRADICTION = "contradiction"  # two last words that cannot both hold, without an end


QUESTIONS = {
    Kind.LINK: "Do these speak of one event?",
    Kind.STANDING: "Is the standing right?",
    Kind.CONTRADICTION: "Can both stand?",
}
ANSWERS: Mapping[Kind, tuple[Verdict, ...]] = {
    Kind.LINK: (Verdict.SAME, Verdict.DIFFERENT),
    Kind.STANDING: (Verdict.UPHOLD, Verdict.WITHDRAW, Verdict.CORRECT),
    Kind.CONTRADICTION: (Verdict.UPHOLD, Verdict.WITHDRAW, Verdict.CORRECT),
}
_ON_ONE = (Verdict.WITHDRAW, Verdict.CORRECT)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that waits: what it is, the events it is about, the statements it rests on (two, or for and against).

    `id` names the question, so that it stays the same from one listing to the next and is another when the question is.
    """

    id: str
    kind: Kind
    found: Judgement | Check | Contradiction
    events: tuple[Event, ...]
    statements: tuple[str, ...]
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A person's answer to an item, as it is given: `statement` and `value` go with withdraw and correct."""

    item: str
    answer: str
    statement: str | None = None
    value: str | None = None
    because: str = ""
    by: str | None = None
    place: str = ""  # where it was given, for what is said when it is refused


# ------------------------------------------------------------------------------------------------------ the list


def waiting(
    record: Record, *, event: str | None = None, kinds: Iterable[Kind] = Kind, look: Testimonies | None = None
) -> Iterator[Item]:
    """Everything that waits for a person's answer, of one event or all; of each kind the newest first."""
    look = look or Testimonies(record)
    wanted = frozenset(kinds)
    decided = by_editors(record)
    if Kind.LINK in wanted:
        yield from _links(record, event, rulings(decided).keys(), look)
    upheld = {_seen(judgement) for judgement in decided if judgement.verdict is Verdict.UPHOLD}
    if Kind.STANDING in wanted:
        yield from _standings(record, event, upheld, look)
    if Kind.CONTRADICTION in wanted:
        yield from _contradictions(record, event, upheld, look)


def _links(record: Record, event: str | None, ruled: Iterable[tuple[str, str]], look: Testimonies) -> Iterator[Item]:
    """Pairs of which a rule was not sure the last time, that no editor has ruled on, and that are of two events."""
    known = frozenset(ruled)
    newest = {pair(judgement): judgement for judgement in record.unsure()}
    for both, judgement in reversed(list(newest.items())):
        if both in known or not _is_last(judgement, record):
            continue
        left, right = look.of(judgement.subject), look.of(judgement.object or "")
        if not left or not right or left[0].id == right[0].id:
            continue
        if event is None or event in (left[0].id, right[0].id):
            statements = judgement.subject, judgement.object or ""
            yield Item(_id(Kind.LINK, *both), Kind.LINK, judgement, (left[0], right[0]), statements)


def _is_last(judgement: Judgement, record: Record) -> bool:
    """Whether the rules have not come to another ruling since."""
    about = record.judgements(about={judgement.subject})
    ruled = [one for one in about if pair(one) == pair(judgement) and not one.by_editor]
    return ruled[-1].verdict is Verdict.UNSURE


def _standings(
    record: Record, event: str | None, upheld: Collection[tuple[str, ...]], look: Testimonies
) -> Iterator[Item]:
    for check in sorted(record.checks(event), key=lambda c: (c.day, c.posterior, c.event), reverse=True):
        happening = look.event(check.event)
        if happening is None or (founding_statement(check.event), "", _checked(check)) in upheld:
            continue
        standing = next((s for s in record.standings(check.event) if s.on == check.on), None)
        rests_on = (*standing.because, *standing.against) if standing else ()
        id = _id(Kind.STANDING, check.event, _checked(check))
        yield Item(id, Kind.STANDING, check, (happening,), rests_on, standing)


def _contradictions(
    record: Record, event: str | None, upheld: Collection[tuple[str, ...]], look: Testimonies
) -> Iterator[Item]:
    found = record.open_contradictions(event)
    for one in sorted(found, key=lambda c: (c.since, c.event, c.left, c.right), reverse=True):
        both = tuple(sorted((one.left, one.right)))
        happening = look.event(one.event)
        if happening is not None and (*both, f"over={one.over}") not in upheld:
            id = _id(Kind.CONTRADICTION, *both, one.over)
            yield Item(id, Kind.CONTRADICTION, one, (happening,), (one.left, one.right))


def _seen(judgement: Judgement) -> tuple[str, ...]:
    if judgement.object is None:
        return judgement.subject, "", judgement.value or ""
    return *pair(judgement), judgement.value or ""


def _checked(check: Check) -> str:
    """What of a standing is upheld: its day, its status, and what the check takes it for instead."""
    return f"{check.on}={check.status},{check.likeliest}"


def _id(kind: Kind, *parts: str) -> str:
    return "r" + digest(kind, *parts)


def why(item: Item) -> str:
    """Why an item waits, in words."""
    found = item.found
    if isinstance(found, Judgement):
        score = f", score {found.score:.2f}" if found.score is not None else ""
        return words.one_line(found.because + score)
    if isinstance(found, Contradiction):
        return f"Over {words.over(found.over)}, since {words.day(found.since)}, without an end"
    rule = words.reason(item.standing.rule) if item.standing else words.status(found.status)
    return f"{rule} {words.differing(found)}"


# ------------------------------------------------------------------------------------------------------- answers


def decisions(record: Record, answers: Iterable[Answer]) -> tuple[list[Decided], list[Trouble]]:
    """What answers come to as decisions of editors, and those that cannot be meant, each with the reason."""
    items = {item.id: item for item in waiting(record)}
    made: list[Decided] = []
    troubles: list[Trouble] = []
    taken: set[str] = set()
    for answer in answers:
        found = _item(items, answer)
        one = _decided(found, answer, record) if isinstance(found, Item) else found
        if isinstance(one, Trouble):
            troubles.append(one)
        elif isinstance(found, Item) and found.id in taken:
            troubles.append(_trouble(answer, "it is answered twice", "give one answer to each"))
        else:
            made.append(one)
            taken.add(found.id if isinstance(found, Item) else "")
    return made, troubles


def _item(items: Mapping[str, Item], answer: Answer) -> Item | Trouble:
    if answer.item in items:
        return items[answer.item]
    begun = [id for id in items if len(answer.item) > 1 and id.startswith(answer.item)]
    if len(begun) == 1:
        return items[begun[0]]
    if begun:
        return _trouble(answer, f"more than one item begins with {words.one_line(answer.item)}", "give more of its id")
    remedy = "`onrecord review` lists what waits; what was answered is under `onrecord judgements --by-editor`"
    return _trouble(answer, f"no item {words.one_line(answer.item) or 'is named'} waits for an answer", remedy)


def _decided(item: Item, answer: Answer, record: Record) -> Decided | Trouble:
    """One answer as a decision, or why it cannot be meant."""
    allowed = ANSWERS[item.kind]
    if answer.answer not in allowed:
        said = words.one_line(answer.answer)
        return _trouble(answer, f"{said!r} is no answer to it", f"answer {words.joined([*allowed], 'or')}")
    verdict, by = Verdict(answer.answer), f"editor:{answer.by}" if answer.by else "editor"
    if verdict in _ON_ONE:
        return _on_one(item, answer, verdict, by, record)
    if answer.statement or answer.value:
        return _trouble(answer, f"a statement or a value goes with no answer {verdict}", "leave it out")
    subject, object, value = _meant(item)
    return Decided(verdict, subject, object, value, by, answer.because)


def _on_one(item: Item, answer: Answer, verdict: Verdict, by: str, record: Record) -> Decided | Trouble:
    """That one of the item's statements is withdrawn or corrected."""
    statement = record.statement(answer.statement or "")
    if statement is None or statement.id not in item.statements:
        named = words.joined([id[:9] for id in item.statements], "or")
        return _trouble(answer, f"{verdict} needs the statement that is meant", f"name {named}")
    if verdict is Verdict.CORRECT:
        try:
            correction(answer.value)
        except ValueError as error:
            return _trouble(answer, str(error), 'write it as in "stance=denies"')
    return Decided(verdict, statement.id, None, answer.value, by, answer.because)


def _meant(item: Item) -> tuple[str, str | None, str | None]:
    """Subject, object and value of a judgement on the item as a whole."""
    if isinstance(item.found, Check):
        return founding_statement(item.found.event), None, _checked(item.found)
    value = f"over={item.found.over}" if isinstance(item.found, Contradiction) else None
    return item.statements[0], item.statements[1], value


def _trouble(answer: Answer, cause: str, remedy: str) -> Trouble:
    return Trouble(answer.place or words.one_line(answer.item) or "review", cause, remedy)


KEYS = ("item", "answer", "statement", "value", "because", "by")


def answer_of(row: object, place: str) -> Answer | Trouble:
    """An answer as a program writes it: an object with `item` and `answer`; null is absent."""
    if not isinstance(row, dict):
        return Trouble(place, "an answer is a JSON object", 'write {"item": "r...", "answer": "same"}')
    given = {key: value for key, value in row.items() if value is not None}
    unknown = sorted(set(given) - set(KEYS))
    if unknown:
        cause = f"{words.one_line(str(unknown[0]))!r} is no key of an answer"
        return Trouble(place, cause, f"the keys are {words.joined(list(KEYS))}")
    wrong = [key for key, value in given.items() if not isinstance(value, str)]
    if wrong or not given.get("item") or not given.get("answer"):
        cause = f"{wrong[0]} is no text" if wrong else "item or answer is missing"
        return Trouble(place, cause, 'write {"item": "r...", "answer": "same"}')
    return Answer(**given, place=place)


# ---------------------------------------------------------------------------------------------------------- rows


def item_row(item: Item, look: Testimonies) -> Row:
    """An item for programs: what waits, about what, and which answers it takes."""
    found = item.found
    row: Row = {
        "item": item.id,
        "kind": item.kind.value,
        "question": QUESTIONS[item.kind],
        "events": [{"id": event.id, "title": words.title(event)} for event in item.events],
        "statements": [_statement_row(id, look) for id in item.statements],
        "answers": [verdict.value for verdict in ANSWERS[item.kind]],
    }
    if isinstance(found, Judgement):
        return {**row, "because": found.because, "score": found.score}
    if isinstance(found, Contradiction):
        return {**row, "over": found.over.value, "since": found.since}
    standing = standing_row(item.standing) if item.standing else None
    return {**row, "standing": standing, "likeliest": found.likeliest.value, "posterior": found.posterior,
            "day": found.day}  # fmt: skip


def _statement_row(id: str, look: Testimonies) -> Row:
    found = look.of(id)
    if found is None:
        return {"id": id}
    one: Testimony = found[1]
    speaker = one.speaker
    return {"id": id, "speaker": speaker.name or speaker.description, "side": speaker.side,
            "stance": one.statement.stance.value, "said_on": one.said_on, "outlet": one.outlet}  # fmt: skip
