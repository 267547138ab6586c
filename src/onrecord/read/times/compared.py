"""What stands beside an expression: a comparison with its figure, or what a day owns once it is over."""

from __future__ import annotations

from onrecord.read.languages.spoken import times_tense as tense
from onrecord.read.languages.spoken import times_words as words_of
from onrecord.read.times import chart
from onrecord.read.times.tokens import OTHER, Tokens

_FIGURES = frozenset({"MONEY", "BIG", "DECIMAL"})
_REACH = 18  # tokens from "last year" back to the word that compares: "from $4 million, or 21 cents a share, last year"
_AFTER = 4  # tokens after that word in which its figure stands: "compared with a loss of $3 million"
_OWNED = 3  # words after an owner in which what it owns is named: "gas explosion", "vote count"


def _figure(tokens: Tokens, at: int) -> bool:
    return at < len(tokens.low) and (
        tokens.classes[at] in _FIGURES or tokens.low[at] in words_of.CURRENCIES or tokens.low[at] in words_of.AMOUNTS
    )


def _compares_at(tokens: Tokens, at: int) -> bool:
    """Whether a word sets what follows against something: "from", "than", "compared with"."""
    low = tokens.low[at]
    return low in words_of.COMPARES or (low in words_of.COMPARED_TO and tokens.near(at - 1) in words_of.COMPARED)


def compares(tokens: Tokens, piece: chart.Piece) -> bool:
    """Whether a stretch is that of a figure which another is compared with: "up from $3 million last year"."""
    if tokens.near(piece.last) in words_of.OWNER:
        before = piece.first > 0 and _compares_at(tokens, piece.first - 1)
        return before and any(_figure(tokens, at) for at in (piece.last + 1, piece.last + 2))
    for at in range(piece.first - 1, max(-1, piece.first - _REACH), -1):
        low = tokens.low[at]
        if low in (".", ";", "!", "?") or low.isspace():
            return False
        if _compares_at(tokens, at):
            return _followed_by_figure(tokens, at, piece.first)
    return False


def _followed_by_figure(tokens: Tokens, at: int, end: int) -> bool:
    """Whether the word that compares is followed by a figure, straight or as a result of that figure."""
    after = tokens.low[at + 1 : min(at + _AFTER, end)]
    straight = any(_figure(tokens, i) for i in (at + 1, at + 2) if i < end)  # "from $2 million", "from 2 million"
    result = any(low in words_of.RESULTS for low in after)
    return straight or (result and any(_figure(tokens, i) for i in range(at + 1, end)))


def owns_what_happened(tokens: Tokens, owner: int, way: str) -> str:
    """The word that shows that a day is over, of what it owns: "Friday's close", "Sunday's gas explosion"."""
    for at in range(owner + 1, min(owner + 1 + _OWNED, len(tokens.low))):
        low = tokens.low[at]
        if low in tense.HAPPENED or (low in tense.HELD and way != "ahead"):
            return f"{tokens.raw(owner)} {tokens.raw(at)}"
        if tokens.classes[at] != OTHER or not low.replace("-", "").isalpha() or low in words_of.FUNCTION:
            break
    return ""
