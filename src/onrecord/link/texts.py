"""What a text is made of, for comparing it with another: sentences, the words that carry it, quotes, facts in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.model import Span
from onrecord.world.spelling import plain
from onrecord.world.states import any_side


def all_of(words: str) -> frozenset[str]:
    """The words of a list that is written as text."""
    return frozenset(words.split())


MOST_SENTENCES = 60  # of a text, for comparing: news says what it has to say in its first sentences
_NARRATED = 20  # words outside quotation marks; fewer are no narration to compare
_END = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-ZÀ-ÖØ-Þ\d])|\n\s*\n|(?<=[.!?…\"”])\s*\n|\n(?=[\"“A-Z])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|Rev|Hon|St|Jr|Sr|vs|No|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr"
    r"|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b(?:[A-Z]\.)*[A-Z])\.$"
)
_QUOTE = re.compile(r"“[^“”]{3,600}”|\"[^\"]{3,600}\"|«[^«»]{3,600}»|„[^„“”]{3,600}[“”]")
_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_STOP = all_of(
    "the a an and or but nor so yet of in on at to from for by with about as into over under after before between among"
    " against during through within without is are was were be been being am has have had having do does did will would"
    " can could shall should may might must not no it its he him his she her hers they them their theirs we us our you"
    " your i me my this that these those there here who whom whose which what when where why how if than then also too"
    " very just only even still more most much many some any all both each other another such own same out up down off"
    " again one s t re ve ll d m said says say saying told tell tells added adds mr mrs ms dr according while since"
    " because although though however whether"
)
_COUNTED = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
)
_NUMBERS = {word: str(n) for n, word in enumerate(_COUNTED.split())} | {
    "thirty": "30", "forty": "40", "fifty": "50", "hundred": "100", "thousand": "1000", "dozen": "12",
}  # fmt: skip
# Capitals that name nobody: how people are addressed.
_TITLES = all_of(
    "president prime minister foreign secretary chancellor king queen prince senator general mr mrs ms dr the"
    " government ministry parliament sir lord chief state department"
)
WEEKDAYS = all_of("monday tuesday wednesday thursday friday saturday sunday")
MONTHS = all_of("january february march april may june july august september october november december")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: where it stands, its words that carry meaning, those within quotation marks, its facts in order."""

    span: Span
    text: str
    words: frozenset[str]  # stems, without function words; quotes left out
    quoted: frozenset[str]  # stems within quotation marks
    facts: tuple[str, ...]  # names, numbers and dates in the order they are told


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it is compared."""

    tokens: tuple[str, ...]  # every word, folded
    narration: tuple[tuple[str, ...], ...]  # the same outside quotation marks, in runs; of a text of quotes, all of it
    sentences: tuple[Sentence, ...]
    facts: tuple[str, ...]

    @property
    def narrated(self) -> int:
        """How many words of meaning the outlet itself has written, outside quotation marks."""
        return sum(len(sentence.words) for sentence in self.sentences)


@lru_cache(maxsize=512)
def taken_apart(text: str) -> Text:
    """A text as it is compared."""
    spans = list(sentence_spans(text))[:MOST_SENTENCES]
    known = _names_within(text, spans)
    sentences = tuple(_sentence(text, span, known) for span in spans)
    tokens = words_of(text)
    runs = tuple(words for piece in _QUOTE.split(text) if (words := words_of(piece)))
    narration = runs if sum(map(len, runs)) >= min(_NARRATED, len(tokens)) else (tokens,)
    return Text(tokens, narration, sentences, tuple(fact for sentence in sentences for fact in sentence.facts))


@lru_cache(maxsize=512)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, folded: no case, no accents, no punctuation."""
    return tuple(re.findall(r"[^\W_]+", plain(text).lower()))


def sentence_spans(text: str) -> Iterator[Span]:
    """Where the sentences of a text stand, blanks around them left out."""
    start = 0
    for end in _END.finditer(text):
        piece = text[start : end.start()]
        if "\n" not in end[0] and _ABBREVIATED.search(piece[-12:].rstrip("\"”’')]")):
            continue
        yield from _trimmed(text, start, end.end())
        start = end.end()
    yield from _trimmed(text, start, len(text))


def stem(word: str) -> str:
    """The part of a word that its forms share: "announced", "announcement" and "announces" are one."""
    if len(word) > 4:
        for ending in ("ing", "ies", "ed", "es", "ly", "s"):
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                word = word[: -len(ending)]
                break
    return word[:6]


def stems(words: Iterable[str]) -> Iterator[str]:
    """The stems of the words that carry meaning."""
    for word in words:
        if word not in _STOP and (len(word) > 1 or word.isdigit()):
            yield stem(_NUMBERS.get(word, word))


def in_common(left: Sequence[str], right: Sequence[str]) -> int:
    """How many items two sequences share in the same order (longest common subsequence).

    In words of as many bits as `left` has items: Hyyrö, Bit-parallel LCS-length computation revisited, 2004.
    """
    places: dict[str, int] = {}
    for at, item in enumerate(left):
        places[item] = places.get(item, 0) | 1 << at
    every = (1 << len(left)) - 1
    row = every
    for item in right:
        met = row & places.get(item, 0)
        row = ((row + met) | (row - met)) & every
    return len(left) - row.bit_count()


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    left, right = len(piece) - len(piece.lstrip()), len(piece.rstrip())
    if right > left:
        yield start + left, start + right


def _sentence(text: str, span: Span, known: frozenset[str]) -> Sentence:
    raw = text[span[0] : span[1]]
    outside = _QUOTE.sub(" ” ", raw)
    quoted = " ".join(_QUOTE.findall(raw))
    return Sentence(
        span,
        raw,
        frozenset(stems(words_of(outside))),
        frozenset(stems(words_of(quoted))) if quoted else frozenset(),
        tuple(_facts(raw, known)),
    )


def _facts(sentence: str, known: frozenset[str]) -> Iterator[str]:
    """Names, numbers and dates in the order they are told.

    A state is one fact under all its names, and so is a name of several words, known by the last of them.
    """
    name, ended = "", -1
    for place, found in enumerate(_WORD.finditer(sentence)):
        word = found[0]
        low = plain(word).lower().replace("’", "'").removesuffix("'s")
        is_name = word[0].isupper() and (place > 0 or low in known) and low not in _STOP and low not in _TITLES
        fact = _named(word, low) if is_name else ""
        if name and not (fact and sentence[ended : found.start()] == " " and any_side(word) is None):
            yield name
        name, ended = fact, found.end()
        if any_side(word) is not None and fact:
            yield fact
            name = ""
        if low[0].isdigit():
            yield re.sub(r"[,.:](?=\d{3})", "", low)
        elif low in _NUMBERS and low != "one":
            yield _NUMBERS[low]
    if name:
        yield name


@lru_cache(maxsize=8192)
def _named(word: str, low: str) -> str:
    return any_side(word) or (low if low in WEEKDAYS or low in MONTHS else stem(low.replace(".", "").replace("-", "")))


def _names_within(text: str, spans: Iterable[Span]) -> frozenset[str]:
    """The words that are written with a capital within a sentence, so that at its beginning they are names as well."""
    found: set[str] = set()
    for start, end in spans:
        for place, word in enumerate(_WORD.findall(text[start:end])):
            if word[0].isupper() and (place or any_side(word)):
                found.add(plain(word).lower().replace("’", "'").removesuffix("'s"))
    return frozenset(found)
