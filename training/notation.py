"""The notation that labellers write, read and checked against the text that it labels.

`training/labels/guide.md` says what it means. A label is kept stand-off, as offsets; the notation is for people.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.model import Channel, Firmness, Span, Stance

KINDS = (
    *("summit", "meeting", "talks", "call", "visit", "conference", "attendance", "debate", "speech"),
    *("ceremony", "ceasefire", "agreement", "signing", "vote", "trial", "hearing", "verdict", "launch"),
    *("test", "exercise", "strike", "protest", "sanctions", "tariff", "measure", "withdrawal", "deployment"),
    *("attack", "return", "release", "resignation", "appointment", "merger", "purchase", "opening", "closure"),
    *("publication", "payment", "contest", "endorsement", "preparation", "other"),
)
STANCES = (*(str(s) for s in Stance), "none")
FIRMNESS = tuple(str(f) for f in Firmness)
CHANNELS = tuple(str(c) for c in Channel)


class NotationError(ValueError):
    """A line of the notation cannot be read or does not fit its text; the message says where and what to do."""


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution: spans in code points of the item's text."""

    cue: Span
    source: Span | None = None
    content: Span | None = None
    channel: str | None = None
    unnamed: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of an event.

    `said` is the index of its attribution among the item's, None for the outlet's own voice.
    """

    trigger: Span
    kind: str
    stance: str
    firmness: str | None = None
    parties: tuple[Span, ...] = ()
    targets: tuple[Span, ...] = ()
    place: Span | None = None
    window: Span | None = None
    said: int | None = None
    condition: Span | None = None


@dataclass(frozen=True, slots=True)
class Labels:
    """All labels of one item; `unreadable` says why it has none."""

    said: tuple[Said, ...] = ()
    mentions: tuple[Mention, ...] = ()
    unreadable: str | None = None


@dataclass(slots=True)
class _Block:
    item: str
    lines: list[tuple[int, str]] = field(default_factory=list)


def blocks(notes: str) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """(item id, its numbered lines) of a file in the notation, in order."""
    block: _Block | None = None
    for number, raw in enumerate(notes.splitlines(), 1):
        line = raw.strip()
        if line.startswith("# "):
            if block:
                yield block.item, block.lines
            block = _Block(line[2:].split()[0])
        elif line and block is None:
            raise NotationError(f"line {number}: stands before the first '# id'; put it under its item")
        elif line and block is not None:
            block.lines.append((number, line))
    if block:
        yield block.item, block.lines


def labels(text: str, lines: Sequence[tuple[int, str]]) -> Labels:
    """The labels of one text from its lines of the notation; NotationError names the line that does not fit."""
    said: list[Said] = []
    mentions: list[Mention] = []
    for number, line in lines:
        try:
            sort, _, rest = line.partition(" ")
            fields = [f.strip() for f in rest.split("|")]
            if sort == "A":
                said.append(_said(text, fields))
            elif sort == "E":
                mentions.append(_mention(text, fields))
            elif sort == "X":
                return Labels(unreadable=rest.strip() or "no reason given")
            else:
                raise NotationError(f"starts with {sort!r}; write A, E or X")
        except NotationError as error:
            raise NotationError(f"line {number}: {error}: {line}") from None
    for mention in mentions:
        if mention.said is not None and not 0 <= mention.said < len(said):
            raise NotationError(f"attribution {mention.said + 1} of {text[slice(*mention.trigger)]!r} is not there")
    return Labels(tuple(said), tuple(mentions))


def _said(text: str, fields: Sequence[str]) -> Said:
    source, cue, content, channel, flags = _filled(fields, 5)
    if cue is None:
        raise NotationError("an attribution needs a cue")
    cues, sources = places(text, cue), places(text, source) if source else []
    if sources:
        found, origin = min(((c, s) for c in cues for s in sources), key=lambda pair: _gap(*pair))
    elif len(cues) > 1:
        raise NotationError(f"{cue!r} occurs {len(cues)} times; write which, as {cue}@2")
    else:
        found, origin = cues[0], None
    if channel is not None and channel not in CHANNELS:
        raise NotationError(f"{channel!r} is no channel; write one of {', '.join(CHANNELS)}")
    inside = nearest(text, content, found) if content else None
    return Said(found, origin, inside, channel, unnamed=flags == "u")


def _mention(text: str, fields: Sequence[str]) -> Mention:
    trigger, kind, stance, firmness, parties, place, window, number, condition = _filled(fields, 9)
    if trigger is None:
        raise NotationError("a mention needs a trigger")
    found = places(text, trigger)
    if len(found) > 1:
        raise NotationError(f"{trigger!r} occurs {len(found)} times; write which, as {trigger}@2")
    if kind not in KINDS:
        raise NotationError(f"{kind!r} is no kind; write one of {', '.join(KINDS)}")
    if stance not in STANCES:
        raise NotationError(f"{stance!r} is no stance; write one of {', '.join(STANCES)}")
    if (firmness is not None) != (stance != "none") or (firmness is not None and firmness not in FIRMNESS):
        raise NotationError("firmness is firm, hedged or conditional, and - only where the stance is none")
    if number is not None and not number.isdigit():
        raise NotationError(f"{number!r} is no number of an attribution; write 1 for the item's first A line")
    at = found[0]
    named = [p.strip() for p in (parties or "").split(";") if p.strip()]
    return Mention(
        at,
        kind,
        stance,
        firmness,
        tuple(nearest(text, p, at) for p in named if not p.startswith(">")),
        tuple(nearest(text, p[1:].strip(), at) for p in named if p.startswith(">")),
        nearest(text, place, at) if place else None,
        nearest(text, window, at) if window else None,
        int(number) - 1 if number and number != "0" else None,
        nearest(text, condition, at) if condition else None,
    )


def _filled(fields: Sequence[str], size: int) -> list[str | None]:
    if len(fields) > size:
        raise NotationError(f"has {len(fields)} fields where {size} are known")
    out: list[str | None] = [None if f in ("-", "") else f for f in fields]
    return out + [None] * (size - len(out))


def places(text: str, words: str) -> list[Span]:
    """Where the words stand in the text.

    NotationError if nowhere. `a ... b` is from a to the next b; `@n` the n-th place.
    """
    bare, _, which = words.rpartition("@")
    if bare and which.isdigit():
        found = _places(text, bare)
        if not 1 <= int(which) <= len(found):
            raise NotationError(f"{bare!r} occurs {len(found)} times, not {which}")
        return [found[int(which) - 1]]
    return _places(text, words)


def _places(text: str, words: str) -> list[Span]:
    found = _literal(text, words)
    if not found and " ... " in words:
        first, last = words.split(" ... ", 1)
        found = [(a, end) for a, b in _literal(text, first) if (end := _end(text, last, b)) is not None]
    if not found:
        raise NotationError(f"{words!r} does not stand in the text; copy it letter by letter")
    return found


def _literal(text: str, words: str) -> list[Span]:
    left = r"(?<!\w)" if words[:1].isalnum() else ""
    right = r"(?!\w)" if words[-1:].isalnum() else ""
    return [m.span() for m in re.finditer(left + re.escape(words) + right, text)]


def _end(text: str, words: str, start: int) -> int | None:
    return next((b for a, b in _literal(text, words) if a >= start), None)


def nearest(text: str, words: str, to: Span) -> Span:
    """The place of the words that lies nearest to a span."""
    return min(places(text, words), key=lambda span: _gap(span, to))


def _gap(one: Span, other: Span) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)


def problems(texts: dict[str, str], notes: str) -> Iterable[str]:
    """One sentence for everything in a file of notes that does not fit the texts it labels."""
    try:
        found = list(blocks(notes))
    except NotationError as error:
        yield str(error)
        return
    for item, lines in found:
        if item not in texts:
            yield f"{item}: no such item"
            continue
        for line in lines:
            try:
                labels(texts[item], [line])
            except NotationError as error:
                if "is not there" not in str(error):
                    yield f"{item}, {error}"
        try:
            labels(texts[item], lines)
        except NotationError as error:
            if "is not there" in str(error):
                yield f"{item}: {error}"


def corpus(notes: str) -> Iterator[tuple[str, str, Labels]]:
    """(id, text, labels) of a file that holds its own texts, each in a `T` line under its `# id`."""
    for item, lines in blocks(notes):
        texts = [line[2:].strip() for _, line in lines if line.startswith("T ")]
        if len(texts) != 1:
            raise NotationError(f"{item}: has {len(texts)} T lines; write one, with the text")
        try:
            yield item, texts[0], labels(texts[0], [line for line in lines if not line[1].startswith("T ")])
        except NotationError as error:
            raise NotationError(f"{item}, {error}") from None
