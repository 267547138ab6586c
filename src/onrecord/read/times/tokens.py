"""Cuts a passage into words and marks and gives each the class that the rules of time speak of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.read.languages.forms import Value
from onrecord.read.languages.spoken import times_words as words_of
from onrecord.read.times.zones import zone_of_place

OTHER = "OTHERWORD"  # a word or mark that means nothing for time; a run of words ends at it

_FEAST = "|".join(
    sorted(
        (re.escape(" ".join(p if p == "al" else p.capitalize() for p in n.split())) for n in words_of.FEASTS),
        key=len,
        reverse=True,
    )
)
_FEAST = re.sub(r"Al\\-(\w)", lambda m: rf"[Aa]l\-[{m[1]}{m[1].upper()}]", _FEAST.replace("'", "['’]"))
_TOKEN = re.compile(
    r"""
    (?P<feast>(?=[A-Z])\b(?:"""
    + _FEAST
    + r""")\b)
  | (?P<dotted>(?:[aApP]\.\s?[mM]\.?)(?![^\W\d_]))
  | Q(?P<qnum>[1-4])\b
  | (?P<word>[^\W\d_]+(?:['’](?!s\b|S\b)[^\W\d_]+)?)
  | (?P<iso>\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?(?!\d))
  | (?P<numeric>(?:\d{1,2}(?P<by>[/.])\d{1,2}(?P=by)(?:\d{4}|\d{2})|\d{4}[/.]\d{1,2}[/.]\d{1,2})(?![\d/]))
  | (?P<clock>\d{1,2}:[0-5]\d(?::[0-5]\d)?(?!\d))
  | (?P<money>[$€£¥]\s?\d[\d,.]*)
  | (?P<decade>(?:\d{3}0|['’]?\d0)['’]?s\b)
  | (?P<shortyear>['’]\d{2}\b)
  | (?P<dayord>\d{1,3}(?:st|nd|rd|th)\b)
  | (?P<big>\d{1,3}(?:,\d{3})+(?!\d))
  | (?P<mixed>\d+\s[1-3]/[2-4](?!\d)|\d*[½¼¾])
  | (?P<decimal>\d+\.\d+)
  | (?P<number>\d+)
  | (?P<genitive>['’][sS]?\b|['’](?=\s))
  | (?P<gap>\n\s*\n)
  | (?P<comma>,)
  | (?P<parenl>\()
  | (?P<parenr>\))
  | (?P<dash>\s[-–]\s)
  | (?P<hyphen>[-–](?![-–\s]))
  | (?P<mark>[^\w\s]|_)
    """,
    re.VERBOSE,
)
_FIXED = {
    "iso": "ISO", "numeric": "NUMERIC", "clock": "CLOCK", "money": "MONEY", "decade": "DECADE", "big": "BIG",
    "genitive": "GENITIVE", "comma": "COMMA",
    "parenl": "PARENL",
    "parenr": "PARENR", "dash": "DASH", "hyphen": "HYPHEN", "dotted": "AMPM",
}  # fmt: skip
_CLASS_OF: dict[str, tuple[str, Value]] = {
    word: (name, value) for name, entries in words_of.WORDS.items() for word, value in entries.items()
}


_OF_A_PLACE = (" time", " local time")


@dataclass(slots=True)
class Tokens:
    """The words of a passage side by side: text in small letters, offsets, class and worth of each."""

    text: str
    low: list[str]
    starts: list[int]
    ends: list[int]
    classes: list[str]
    values: list[Value]
    title: bool = False  # most words are capitalised, as in headlines: a capital then shows no name

    def raw(self, at: int) -> str:
        """The word as written, "" outside the passage."""
        return self.text[self.starts[at] : self.ends[at]] if 0 <= at < len(self.starts) else ""

    def kind(self, at: int) -> str:
        """The class of a word, "" outside the passage."""
        return self.classes[at] if 0 <= at < len(self.classes) else ""

    def near(self, at: int) -> str:
        """The word in small letters, "" outside the passage."""
        return self.low[at] if 0 <= at < len(self.low) else ""


def _number(text: str) -> tuple[str, Value]:
    """Class and worth of digits standing alone."""
    if len(text) > 9:
        return OTHER, None
    value = int(text)
    if len(text) == 4 and 1000 <= value < 2700:
        return "YEAR", value
    return ("DAYNUM" if len(text) <= 2 and 1 <= value <= 31 else "NUM"), value


def _word(raw: str, low: str) -> tuple[str, Value]:
    """Class and worth of a word; months and stars that are written small are no months."""
    known = _CLASS_OF.get(low)
    if known is None or (low in words_of.ONLY_CAPITALISED and not raw[0].isupper()):
        return OTHER, None
    if low in words_of.ONLY_IN_CAPITALS and not raw.isupper():
        return OTHER, None
    return known


_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75, "1/3": 0.33, "2/3": 0.67}


def _mixed(raw: str) -> float:
    """2 1/2 and 2½ as numbers."""
    whole, part = (raw[:-1], raw[-1]) if raw[-1] in _FRACTIONS else raw.split()
    return int(whole or 0) + _FRACTIONS.get(part, 0.0)


def _classify(kind: str, raw: str, low: str) -> tuple[str, Value]:
    """Class and worth of one token."""
    if kind == "word":
        return _word(raw, low)
    if kind == "number":
        return _number(raw)
    if kind == "decimal":
        return "DECIMAL", float(raw) if len(raw) < 12 else None
    if kind == "feast":
        name = low.replace("’", "'")
        return ("FASTMONTH" if (words_of.FEASTS[name] or ("",))[0] == "fast" else "FEAST"), name
    if kind == "shortyear":
        return "SHORTYEAR", int(raw[1:])
    if kind == "qnum":
        return "QNUM", int(raw[1])
    if kind == "mixed":
        return "DECIMAL", _mixed(raw)
    if kind == "dayord":
        value = int(raw[:-2])
        return ("DAYORD", value) if 1 <= value <= 31 else (OTHER, value)
    if kind == "dotted":
        return "AMPM", "am" if low[0] == "a" else "pm"
    if kind == "clock" and raw.count(":") == 2:
        return "CLOCKS", raw
    return _FIXED.get(kind, OTHER), raw


def tokenise(text: str, start: int, end: int) -> Tokens:
    """All words and marks of text[start:end], with their classes."""
    tokens = Tokens(text, [], [], [], [], [])
    low, starts, ends, classes, values = tokens.low, tokens.starts, tokens.ends, tokens.classes, tokens.values
    for match in _TOKEN.finditer(text, start, end):
        raw = match.group()
        kind = match.lastgroup or "mark"
        small = raw.lower()
        if raw == "." and low and low[-1] in words_of.DOTTED and ends[-1] == match.start() and classes[-1] != OTHER:
            ends[-1] += 1
            classes[-1] = "WEEKDAY" if classes[-1] == "WABBR" else classes[-1]
            continue
        name, value = (OTHER, None) if kind in ("mark", "gap") else _classify(kind, raw, small)
        if (
            name == OTHER
            and raw[0].isupper()
            and text.startswith(_OF_A_PLACE, match.end())
            and (z := zone_of_place(raw))
        ):
            name, value = "LOCAL", z  # "8 p.m. Tokyo time"
        low.append(small)
        starts.append(match.start())
        ends.append(match.end())
        classes.append(name)
        values.append(value)
    tokens.title = _is_title(text, start, end)
    return tokens


def _is_title(text: str, start: int, end: int) -> bool:
    """Whether a short passage is written as a headline, every word of weight with a capital."""
    if end - start > _LONGEST_TITLE:
        return False
    words = [w for w in text[start:end].split() if w[0].isalpha() and len(w) > 3]
    return len(words) > 2 and sum(w[0].isupper() for w in words) >= 0.8 * len(words)


_LONGEST_TITLE = 160  # characters
