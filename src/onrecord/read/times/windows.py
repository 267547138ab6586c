"""Windows from resolved expressions: ranges joined, and the wording with the limit that it begins with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model import Span, TimeExpression, Window
from onrecord.read.languages.spoken import times_words as words_of
from onrecord.read.times.found import Found

_BY_LENGTH = sorted(words_of.BOUNDS.items(), key=lambda pair: len(pair[0]), reverse=True)
_FARTHEST = 4 + max(len(words) for words in words_of.BOUNDS)
_LIMIT = re.compile(r"(?:^|; )(within|in|by|until|before|since|from|after): ")


def hull(expression: TimeExpression, *, until: TimeExpression | None = None, text: str | None = None) -> Window:
    """The window of one expression, or of a range from one to another."""
    end = until or expression
    words = expression.words if until is None else f"{expression.words} to {until.words}"
    if text is not None:
        start = lead_of(expression, text) if until is None else expression.span[0]
        words = text[start : end.span[1]]
    if until is not None:
        return _range(expression, until, words)
    return Window(
        words, expression.earliest, expression.latest, expression.edtf, expression.anchor, expression.rule or None
    )


def _range(first: TimeExpression, last: TimeExpression, words: str) -> Window:
    """From the first day of one to the last day of the other; left open where they contradict."""
    anchor, rule = first.anchor or last.anchor, f"{first.rule}; to {last.rule}"
    earliest, latest = first.earliest, last.latest
    if earliest is None or latest is None or earliest > latest:
        return Window(words, None, None, None, anchor, rule)
    return Window(words, earliest, latest, earliest if earliest == latest else f"{earliest}/{latest}", anchor, rule)


def lead_of(expression: TimeExpression, text: str) -> int:
    """Where the words begin that set the expression's limit ("within two weeks"), or where it begins itself."""
    start = expression.span[0]
    limit = _LIMIT.search(expression.rule or "")
    if limit is None:
        return start
    before = text[max(0, start - _FARTHEST) : start].lower()
    solid = before.rstrip()
    for words, kind in _BY_LENGTH:
        if kind == limit.group(1) and solid.endswith(words) and not solid[: -len(words)][-1:].isalnum():
            return start - (len(before) - len(solid) + len(words))
    return start


def windows(
    found: Sequence[Found], expressions: Sequence[TimeExpression], text: str
) -> tuple[tuple[Span, Window], ...]:
    """Every expression that covers days, as a window with its span; the two ends of a range give one window.

    Of a date that was changed ("moved from Tuesday to Thursday") only the new one gives a window.
    """
    out: list[tuple[Span, Window]] = []
    for at, (one, expression) in enumerate(zip(found, expressions, strict=True)):
        if one.range in ("to", "was"):
            continue
        until = None
        if one.range == "from" and at + 1 < len(found) and found[at + 1].range == "to":
            until = expressions[at + 1]
        window = hull(expression, until=until, text=text)
        if window.earliest is None and window.latest is None:
            continue
        start = expression.span[0] if until else lead_of(expression, text)
        out.append(((start, (until or expression).span[1]), window))
    return tuple(out)
