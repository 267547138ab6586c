"""Windows from resolved expressions: ranges joined, and the wording with the limit that it begins with."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Span, TimeExpression, Window
from onrecord.read.languages.en.times_words import BOUNDS
from onrecord.read.times.found import Found

_BY_LENGTH = sorted(BOUNDS, key=len, reverse=True)


def hull(expression: TimeExpression, *, until: TimeExpression | None = None, text: str | None = None) -> Window:
    """The window of one expression, or of a range from one to another."""
    end = until or expression
    words = expression.words
    if text is not None:
        start = lead_of(expression, text) if until is None else expression.span[0]
        words = text[start : end.span[1]]
    elif until is not None:
        words = f"{expression.words} to {until.words}"
    earliest, latest = expression.earliest, end.latest
    if until is None:
        edtf = expression.edtf
    elif earliest and latest and earliest > latest:
        earliest, latest, edtf = None, None, None
    else:
        edtf = f"{earliest or '..'}/{latest or '..'}"
    rule = expression.rule if until is None else f"{expression.rule}; to {until.rule}"
    return Window(words, earliest, latest, edtf, expression.anchor or end.anchor, rule)


def lead_of(expression: TimeExpression, text: str) -> int:
    """Where the words begin that set the expression's limit ("within two weeks"), or where it begins itself."""
    start = expression.span[0]
    before = text[max(0, start - 24) : start].lower()
    if not expression.rule or ":" not in expression.rule:
        return start
    for bound in _BY_LENGTH:
        if before.rstrip().endswith(bound) and not before[: len(before.rstrip()) - len(bound)][-1:].isalnum():
            return start - (len(before) - len(before.rstrip()) + len(bound))
    return start


def windows(found: Sequence[Found], expressions: Sequence[TimeExpression], text: str) -> tuple[tuple[Span, Window], ...]:
    """Every expression that covers days, as a window with its span; the two ends of a range give one."""
    out: list[tuple[Span, Window]] = []
    skip = False
    for at, (one, expression) in enumerate(zip(found, expressions, strict=True)):
        if skip:
            skip = False
            continue
        until = None
        if one.range == "from" and at + 1 < len(found) and found[at + 1].range == "to":
            until, skip = expressions[at + 1], True
        if expression.earliest is None and expression.latest is None:
            continue
        start = one.lead if 0 <= one.lead and until is None else expression.span[0]
        span = start, (until or expression).span[1]
        out.append((span, hull(expression, until=until, text=text)))
    return tuple(out)
