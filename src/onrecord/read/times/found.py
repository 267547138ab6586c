"""What finding hands to resolving: an expression of the text with its parts, and which way its verb points."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Span


@dataclass(frozen=True, slots=True)
class Direction:
    """Which way an expression points from its anchor, and the words that show it.

    `way` is "back" (reported as past), "ahead" (announced), "near" (the present tense, as in headlines: the nearest
    one) or "" (nothing shows it).
    """

    way: str = ""
    because: str = ""
    far: bool = False  # shown without a parse by a verb that stands some way off: weak evidence
    close: bool = False  # shown by the word right before it ("said Friday"): stronger than the parse


@dataclass(frozen=True, slots=True)
class Found:
    """A temporal expression as found, not yet resolved.

    `rule` names the pattern, `kind` the class of thing it makes (DAY, LENGTH, ...), `parts` what the words are worth
    (weekday 2, unit "W", an inner expression). `bound` is the kind of limit set by the words before it ("within",
    "by", "since" ...), which begin at `lead`. `range` is "from" or "to" for the two ends of a range, "with" for the
    second of two days told together, "was" for a date given up and "new" for the one that took its place, "ended" for a
    quarter whose last day is told next.
    """

    span: Span
    words: str
    rule: str
    kind: str
    parts: tuple[tuple[str, str | int | float | Found | None], ...] = ()
    direction: Direction = Direction()
    bound: str = ""
    lead: int = -1
    range: str = ""

    def part(self, name: str) -> str | int | float | Found | None:
        """What a named part is worth; None if it is not there."""
        return next((value for key, value in self.parts if key == name), None)

    def number(self, name: str) -> int | None:
        """A part that is a whole number."""
        value = self.part(name)
        return value if isinstance(value, int) else None

    def text(self, name: str) -> str:
        """A part that is a word or code; "" if it is not there."""
        value = self.part(name)
        return value if isinstance(value, str) else ""

    def inner(self, name: str) -> Found | None:
        """A part that is itself an expression."""
        value = self.part(name)
        return value if isinstance(value, Found) else None
