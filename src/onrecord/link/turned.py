"""Where a copy turns what it copies around: will and will not, confirmed and denied, another day, another speaker."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from onrecord.link.texts import MONTHS, WEEKDAYS, Sentence, all_of, stem, taken_apart
from onrecord.model import Span
from onrecord.world.spelling import plain
from onrecord.world.states import any_side


def _stems(words: str) -> frozenset[str]:
    return frozenset(map(stem, words.split()))


_ONE_SENTENCE = 0.6  # of the words of the shorter: below this two sentences are not one that was changed
_WORD_FOR_WORD = 0.72  # of the words in order: a changed name or verb shows nothing where all around it changed too
_TOKEN = re.compile(r"[A-Za-zÀ-ÿ]+[’'][A-Za-zÀ-ÿ]+|\d+(?:[.:,]\d+)*|[^\W\d_]+")
_NOT = all_of("not no never neither nor none nobody nothing cannot without")
# Either of a pair turns the other around. Stems, so that tense and number do not matter.
_OPPOSED = tuple(
    (_stems(one), _stems(other))
    for one, other in (
        ("confirm confirmed confirms confirming", "deny denied denies denying"),
        (
            "accept accepted accepts agree agreed agrees",
            "reject rejected rejects refuse refused refuses decline declined",
        ),
        (
            "approve approved backed back support supported supports",
            "oppose opposed opposes veto vetoed rejected reject",
        ),
        ("attend attended attends join joined joins", "skip skipped skips boycott boycotted shun shunned miss"),
        (
            "resume resumed resumes restart restarted",
            "suspend suspended suspends halt halted cancel cancelled canceled",
        ),
        ("begin begins start starts open opens continue continues proceed go", "end ends stop stops close closes"),
        (
            "hold held holds scheduled planned ahead",
            "cancel cancelled canceled scrap scrapped abandon abandoned drop dropped",
        ),
        ("rule ruled allow allowed allows permit permitted", "ban banned bans bar barred forbid forbidden prohibit"),
        (
            "likely possible certain sure ready willing able",
            "unlikely impossible uncertain unsure unready unwilling unable",
        ),
        ("true correct accurate", "false untrue incorrect inaccurate wrong"),
        ("rise rose rises raise raised increase increased", "fall fell falls lower lowered cut decrease decreased"),
        ("won win wins", "lost lose loses"),
        ("lift lifted lifts", "impose imposed imposes"),
        ("kept keep keeps stand stands", "withdraw withdrew withdrawn quit quits leave left"),
        (
            "praise praised praises welcome welcomed welcomes",
            "condemn condemned condemns criticise criticised criticize",
        ),
        ("early earlier", "late later"),
        ("before", "after"),
    )
)
# "Stay away" says no without a word of negation: a sentence with one of these answers to one with "not".
_NEGATIVE = _stems(
    "deny denied denies denial reject rejected rejects refuse refused refuses decline declined cancel cancelled"
    " canceled skip skipped away scrap scrapped abandon abandoned drop dropped rule ruled unlikely impossible fail"
    " failed fails lack avoid avoided prevent prevented bar barred ban banned stop stopped halt halted off unable"
    " unwilling absent dismiss dismissed give gives giving gave miss missed boycott stay stays free empty hardly"
    " scarcely few little"
)
_SAYING = all_of(
    "said says say told tells announced announces confirmed denied declared stated added wrote insisted warned"
    " according spokesman spokeswoman replied answered explained claimed promised"
)
_DAY = re.compile(
    r"\b(?:(?P<d>\d{1,2})(?:st|nd|rd|th)? (?:of )?(?P<m>[A-Z][a-z]{2,8})\.?"
    r"|(?P<m2>[A-Z][a-z]{2,8})\.? (?P<d2>\d{1,2})(?:st|nd|rd|th)?)\b"
)
_NEXT = re.compile(r"\b(?:today|tomorrow|yesterday|(?:next|this) (?:week|month|year))\b", re.I)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_HOUR = re.compile(r"\b\d{1,2}(?::\d\d)?\s?(?:a\.?m|p\.?m)\b|\b\d{1,2}:\d\d\b|\bnoon\b|\bmidnight\b", re.I)
_CALENDAR: tuple[Callable[[str], set[str]], ...] = (
    lambda text: {_month_day(found) for found in _DAY.finditer(text)} - {""},
    lambda text: {word for word in _folded_words(text) if word in WEEKDAYS},
    lambda text: {word for word in _folded_words(text) if word in MONTHS - {"may", "march"}},
    lambda text: set(_YEAR.findall(text)),
    lambda text: {re.sub(r"[.\s]", "", hour.lower()) for hour in _HOUR.findall(text)},
    lambda text: {found.lower() for found in _NEXT.findall(text)},
)


@dataclass(frozen=True, slots=True)
class Turn:
    """A sentence that stands in both texts and says another thing in each: what is turned, and where."""

    over: str  # whether, when, who
    left: Span
    right: Span


def turned(left: str, right: str) -> tuple[Turn, ...]:
    """The sentences of two tellings of one text that say another thing in each."""
    return tuple(_turned(left, right))


def _turned(left: str, right: str) -> Iterator[Turn]:
    ours, theirs = taken_apart(left).sentences, taken_apart(right).sentences
    for one in ours:
        other = max(theirs, key=lambda s: _shared(one, s), default=None)
        if (
            other is None
            or _shared(one, other) < _ONE_SENTENCE
            or max(ours, key=lambda s: _shared(other, s)) is not one
        ):
            continue
        over = _over(one.text, other.text)
        if over:
            yield Turn(over, one.span, other.span)


def _shared(one: Sentence, other: Sentence) -> float:
    """How much of the words of meaning two sentences share, quoted or not; little counts for nothing."""
    mine, its = one.words | one.quoted, other.words | other.quoted
    few = min(len(mine), len(its))
    shared = len(mine & its)
    return shared / max(few, len(mine | its) / 2) if few >= 2 and shared >= 2 else 0.0


def _over(one: str, other: str) -> str | None:
    if one == other:
        return None
    left, right = _tokens(one), _tokens(other)
    matcher = SequenceMatcher(None, [low for _, low in left], [low for _, low in right], autojunk=False)
    gone = [left[at] for tag, i, j, _, _ in matcher.get_opcodes() if tag != "equal" for at in range(i, j)]
    come = [right[at] for tag, _, _, i, j in matcher.get_opcodes() if tag != "equal" for at in range(i, j)]
    if _negated(left, right, gone, come) or (matcher.ratio() >= _WORD_FOR_WORD and _opposed(gone, come)):
        return "whether"
    if _another_day(one, other):
        return "when"
    if matcher.ratio() >= _WORD_FOR_WORD and _another_speaker(matcher, left, right):
        return "who"
    return None


Token = tuple[str, str]  # as written, and folded


def _tokens(text: str) -> list[Token]:
    return [(found[0], plain(found[0]).lower().replace("’", "'")) for found in _TOKEN.finditer(text)]


def _folded_words(text: str) -> list[str]:
    return [low.removesuffix("'s") for _, low in _tokens(text)]


def _negated(left: list[Token], right: list[Token], gone: list[Token], come: list[Token]) -> bool:
    """Whether one says "not" where the other does not, and says it in no other way either."""
    mine, its = sum(map(_is_not, left)), sum(map(_is_not, right))
    if mine % 2 == its % 2:
        return False
    answering = come if mine > its else gone
    return not any(stem(low) in _NEGATIVE for _, low in answering)


def _is_not(token: Token) -> bool:
    return token[1] in _NOT or token[1].endswith("n't")


def _opposed(gone: list[Token], come: list[Token]) -> bool:
    mine, its = {stem(low) for _, low in gone}, {stem(low) for _, low in come}
    return any((mine & a and its & b) or (mine & b and its & a) for a, b in _OPPOSED)


def _another_day(one: str, other: str) -> bool:
    """Whether both give a day, hour, month or year of one kind, and each one that the other does not have."""
    for days in _CALENDAR:
        mine, its = days(one), days(other)
        if mine - its and its - mine:
            return True
    return False


def _month_day(found: re.Match[str]) -> str:
    month = (found["m"] or found["m2"]).lower()
    whole = next((name for name in MONTHS if len(month) >= 3 and name.startswith(month)), "")
    return f"{whole} {int(found['d'] or found['d2'])}" if whole else ""


def _another_speaker(matcher: SequenceMatcher[str], left: list[Token], right: list[Token]) -> bool:
    """Whether one name stands for another beside a word of saying."""
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "replace":
            continue
        mine, its = _named(left, i, j), _named(right, k, m)
        near = {low for _, low in left[max(0, i - 5) : j + 5]} & {low for _, low in right[max(0, k - 5) : m + 5]}
        if mine and its and not mine & its and near & _SAYING:
            return True
    return False


def _named(tokens: list[Token], start: int, end: int) -> set[str]:
    """The names in a run of words; a state is one name under all its names, days are none."""
    return {
        any_side(word) or low.removesuffix("'s")
        for word, low in tokens[start:end]
        if word[0].isupper() and low not in WEEKDAYS and low not in MONTHS
    }
