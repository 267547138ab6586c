"""How the things of the record are said in English: days, windows, titles, speakers, stances, statuses.

Pure functions of values. Whatever comes out of a document's text passes through `harmless` before it is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from onrecord.model import (
    Channel,
    Check,
    Event,
    Firmness,
    Moment,
    Over,
    Speaker,
    Stance,
    Statement,
    Status,
    Window,
    first_day,
    last_day,
)

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

# Control characters drive a terminal, direction marks turn a line around, lone surrogates cannot be encoded.
_HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_OPENING = re.compile(r"^[A-Z][a-z]+(?: [a-z]+){0,3}: ")
_SPACES = re.compile(r"\s+")

# How a kind of event is named, what joins it to one party, and to several.
_KINDS: dict[str, tuple[str, str, str]] = {
    "summit": ("summit", "with", "of"),
    "meeting": ("meeting", "with", "of"),
    "talks": ("talks", "with", "between"),
    "call": ("call", "with", "between"),
    "visit": ("visit", "of", "of"),
    "conference": ("conference", "with", "of"),
    "debate": ("debate", "with", "between"),
    "speech": ("speech", "by", "by"),
    "ceasefire": ("ceasefire", "of", "between"),
    "agreement": ("agreement", "with", "between"),
    "signing": ("signing", "by", "by"),
    "vote": ("vote", "involving", "of"),
    "trial": ("trial", "of", "of"),
    "verdict": ("verdict", "on", "on"),
    "hearing": ("hearing", "with", "with"),
    "launch": ("launch", "by", "by"),
    "landing": ("landing", "by", "by"),
    "test": ("test", "by", "by"),
    "exercise": ("exercise", "by", "of"),
    "strike": ("strike", "by", "by"),
    "protest": ("protest", "by", "by"),
    "measure": ("measure", "of", "of"),
    "sanctions": ("sanctions", "involving", "involving"),
    "tariff": ("tariff", "involving", "involving"),
    "withdrawal": ("withdrawal", "of", "of"),
    "deployment": ("deployment", "by", "by"),
    "attack": ("attack", "involving", "involving"),
    "return": ("return", "of", "of"),
    "release": ("release", "of", "of"),
    "resignation": ("resignation", "of", "of"),
    "appointment": ("appointment", "of", "of"),
    "merger": ("merger", "with", "of"),
    "purchase": ("purchase", "involving", "involving"),
    "opening": ("opening", "involving", "involving"),
    "closure": ("closure", "by", "by"),
    "publication": ("publication", "by", "by"),
    "contest": ("contest", "with", "of"),
    "ceremony": ("ceremony", "with", "with"),
    "payment": ("payment", "involving", "involving"),
    "endorsement": ("endorsement", "involving", "involving"),
    "attendance": ("attendance", "of", "of"),
    "preparation": ("preparations", "by", "of"),
    "other": ("event", "involving", "involving"),
}
# What joins a kind to a name that is the thing it is done to, and not a name of the event itself.
_DONE_TO = {
    "sanctions": "on", "tariff": "on", "purchase": "of", "launch": "of", "test": "of", "release": "of",
    "publication": "of", "opening": "of", "closure": "of",
}  # fmt: skip
_PLURAL_KINDS = frozenset(("talks", "sanctions", "preparation"))
_GOING = frozenset(("visit", "return"))  # one goes *to* a place
_BUILDINGS = re.compile(
    r"\b(house|palace|airport|base|stadium|university|hotel|cent(?:er|re)|hall|court|pentagon|kremlin|vatican|embassy)$",
    re.IGNORECASE,
)

_STANCES = {
    Stance.PROPOSES: "proposes it",
    Stance.AFFIRMS: "says it will happen",
    Stance.DOUBTS: "doubts it",
    Stance.POSTPONES: "puts it off",
    Stance.DENIES: "says it will not happen",
    Stance.CANCELS: "calls it off",
    Stance.REPORTS_HELD: "says it took place",
    Stance.REPORTS_NOT_HELD: "says it did not take place",
}
_PLURAL_VERBS = (
    ("proposes ", "propose "), ("says ", "say "), ("doubts ", "doubt "), ("puts ", "put "), ("calls ", "call "),
)  # fmt: skip

_DONE = frozenset((Status.TOOK_PLACE, Status.DID_NOT_TAKE_PLACE))
_OVER = {
    Over.WHETHER: "whether it happens",
    Over.WHEN: "when it happens",
    Over.WHERE: "where it happens",
    Over.WHO: "who takes part",
    Over.WHAT_WAS_SAID: "what was said",
}

_PLURAL_HEAD = re.compile(
    r"\b(people|officials|sources|aides|advisers|advisors|diplomats|spokesmen|members|lawmakers|ministers|leaders"
    r"|executives|persons|insiders|authorities|organi[sz]ers|representatives|employees|workers|lawyers|parties|groups"
    r"|unions|companies|countries|governments|protesters|residents|rebels|fighters|forces|families|teams)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?:several|some|many|most|two|three|four|five|both)\s", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:an?|the|one|some|several)\s+", re.IGNORECASE)
_UNNAMED = re.compile(r"\b(?:anonymous|unnamed|unidentified)\s+", re.IGNORECASE)


def harmless(text: str) -> str:
    """Text without anything that could drive a terminal: such characters are shown as a replacement mark."""
    return _HARMFUL.sub("\N{REPLACEMENT CHARACTER}", text)


def one_line(text: str) -> str:
    """Harmless text on one line."""
    return harmless(_SPACES.sub(" ", text)).strip()


# ------------------------------------------------------------------------------------------------- days


def day(moment: Moment | None) -> str:
    """A moment as a reader says it, no finer than it is known: "Thu 16 Oct 2025", "Oct 2025", "2025"."""
    if not moment:
        return "day not told"
    if len(moment) == 4:
        return moment
    at = _date(moment if len(moment) > 7 else moment + "-01")
    if at is None:
        return one_line(moment)
    if len(moment) == 7:
        return f"{MONTHS[at.month - 1][:3]} {at.year}"
    return f"{WEEKDAYS[at.weekday()]} {at.day} {MONTHS[at.month - 1][:3]} {at.year}"


def days(earliest: Moment | None, latest: Moment | None) -> str:
    """A stretch of days in words: "16-30 October 2025", "by 30 October 2025", "October 2025"; "" if both are open."""
    start, end = _date(first_day(earliest)), _date(last_day(latest))
    if start is None and end is None:
        return ""
    if start is None or end is None:
        return f"by {_long(end)}" if end else f"from {_long(start)}"
    return _calendar_unit(start, end) or _stretch(start, end)


def _date(moment: Moment | None) -> date | None:
    try:
        return date.fromisoformat(moment[:10]) if moment else None
    except ValueError:
        return None


def _long(at: date | None) -> str:
    return f"{at.day} {MONTHS[at.month - 1]} {at.year}" if at else ""


def _calendar_unit(start: date, end: date) -> str | None:
    """The name of a whole month or year."""
    if start.day != 1 or (end < date.max and (end + timedelta(days=1)).day != 1) or start.year != end.year:
        return None
    if start.month == end.month:
        return f"{MONTHS[start.month - 1]} {start.year}"
    if start.month == 1 and end.month == 12:
        return str(start.year)
    return f"{MONTHS[start.month - 1]} - {MONTHS[end.month - 1]} {end.year}"


def _stretch(start: date, end: date) -> str:
    if start == end:
        return _long(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}-{_long(end)}"
    if start.year == end.year:
        return f"{start.day} {MONTHS[start.month - 1]} - {_long(end)}"
    return f"{_long(start)} - {_long(end)}"


def window(of: Window | None) -> str:
    """A window in words, its wording beside what it was resolved to."""
    if of is None:
        return "no date given"
    said = f"“{one_line(of.words)}”" if of.words else ""
    meant = days(of.earliest, of.latest) or ("left open" if of.left_open else "")
    if not meant:
        return said or "no date given"
    return f"{meant} ({said})" if said and one_line(of.words).casefold() != meant.casefold() else meant


# ----------------------------------------------------------------------------------------------- events


def joined(names: Sequence[str], last: str = "and") -> str:
    """Names as a sentence lists them: "A", "A and B", "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def kind(of: str) -> str:
    """The noun for a kind of event."""
    return _KINDS.get(of, (of.replace("_", " "), "", ""))[0]


def a_kind(of: str) -> str:
    """The noun with its article: "a summit", "an attack", "talks"."""
    noun = kind(of)
    return noun if of in _PLURAL_KINDS else f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def title(event: Event, *, dated: bool = True) -> str:
    """One line that names an event: "Summit of Donald Trump and Vladimir Putin in Budapest, 16-30 October 2025"."""
    parts = [_named_by_name(event, one_line(event.name)) if event.name else _named_by_parties(event)]
    if event.place and one_line(event.place).casefold() not in parts[0].casefold():
        parts.append(place(event.place, event.kind))
    when = days(event.window.earliest, event.window.latest) if event.window and dated else ""
    if len(parts) == 1 and not event.parties and not event.name and not when:  # all that tells it from its like
        when = f"spoken of {days(event.first, event.last)}" if event.first else ""
    line = " ".join(parts) + (f", {when}" if when else "")
    return line[:1].upper() + line[1:]


def _named_by_name(event: Event, name: str) -> str:
    """ "Sanctions on Rosneft", "Bahrain Grand Prix (contest)"; a name that says the kind itself stands alone."""
    noun = kind(event.kind)
    if event.kind == "other" or noun.rstrip("s") in name.casefold():
        return name
    joint = _DONE_TO.get(event.kind)
    return f"{noun} {joint} {name}" if joint else f"{name} ({noun})"


def _named_by_parties(event: Event) -> str:
    noun, of_one, of_many = _KINDS.get(event.kind, (event.kind.replace("_", " "), "with", "of"))
    names = [one_line(p.name) for p in event.parties]
    if not names:
        return noun
    if event.kind == "vote" and all(p.side == p.name for p in event.parties):  # a land votes, a person does not
        return f"{noun} in {joined(names)}"
    return f"{noun} {of_one if len(names) == 1 else of_many} {joined(names)}"


def place(name: str, of_kind: str = "other") -> str:
    """A place with its preposition: "in Budapest", "to Moscow", "at the White House"."""
    plain = one_line(name)
    going = of_kind in _GOING
    if _BUILDINGS.search(plain):
        bare = re.sub(r"^the\s+", "", plain, flags=re.IGNORECASE)
        return f"{'to' if going else 'at'} the {bare}"
    return f"{'to' if going else 'in'} {plain}"


def status(of: Status | None) -> str:
    """A status in words; None is nothing known."""
    return "nothing known" if of is None else of.value.replace("_", " ")


def since(of: Status, on: Moment) -> str:
    """From when a status holds: what took place, or did not, is done, everything else goes on since then."""
    return day(on) if of in _DONE else f"since {day(on)}"


def reason(rule: str) -> str:
    """The sentence of a standing without the status that it opens with ("Lapsed: nothing was heard")."""
    line = one_line(rule)
    bare = _OPENING.sub("", line)
    return bare[:1].upper() + bare[1:]


def differing(check: Check) -> str:
    """In what the probabilistic check differs from the rules: which status, how likely, on which day."""
    sure = f"{percent(check.posterior)}, {day(check.day)}"
    return f"The probabilistic check takes it for {status(check.likeliest)} ({sure})."


def percent(chance: float) -> str:
    """A probability in whole percent; what is not certain is never called so."""
    if 0 < chance < 0.01:
        return "under 1%"
    return "over 99%" if 0.99 < chance < 1 else f"{chance:.0%}"


def over(of: Over) -> str:
    """What a contradiction is over, in words."""
    return _OVER[of]


# --------------------------------------------------------------------------------------------- speakers


def speaker(of: Speaker, *, outlet: str | None = None) -> str:
    """A speaker and the side it speaks for: "Donald Trump (United States)", "an unnamed senior US official"."""
    if of.narration:
        return f"{one_line(outlet)}, in its own voice" if outlet else "the outlet, in its own voice"
    who = one_line(of.name) if of.name and not of.unnamed else _described(of)
    side = one_line(of.side) if of.side else ""
    return f"{who} ({side})" if side and side.casefold() != who.casefold() else who


def _described(of: Speaker) -> str:
    words = one_line(of.description or of.name or "")
    if not of.unnamed:
        return words or "a speaker not named"
    bare = _UNNAMED.sub("", _ARTICLE.sub("", words))
    if not bare:
        return "an unnamed source"
    return f"unnamed {bare}" if _is_plural(bare) or bare[:1].isdigit() else f"an unnamed {bare}"


def _is_plural(words: str) -> bool:
    return bool(_PLURAL_HEAD.search(words))


def _are_many(speaker: Speaker) -> bool:
    """Whether a speaker is several people: by its description, or by a name that ends so or counts them."""
    if not speaker.name:
        return _is_plural(speaker.description or "")
    return bool(_COUNTED.match(speaker.name)) or any(m.end() == len(speaker.name) for m in _heads(speaker.name))


def _heads(words: str) -> Iterator[re.Match[str]]:
    return _PLURAL_HEAD.finditer(words)


def channel(of: Channel | None) -> str:
    """A channel in words, "" where it is not told."""
    return "" if of is None or of is Channel.OTHER else of.value.replace("_", " ")


def stance(of: Stance) -> str:
    """A stance as a verb in the present: "says it will happen"."""
    return _STANCES[of]


def says(statement: Statement, who: Speaker) -> str:
    """What one statement does to its event, with its firmness: "doubts it, with a hedge"."""
    verb = stance(statement.stance)
    if _are_many(who):
        for one, many in _PLURAL_VERBS:
            verb = verb.replace(one, many, 1) if verb.startswith(one) else verb
    if statement.firmness is Firmness.HEDGED:
        return f"{verb}, hedged"
    if statement.firmness is Firmness.CONDITIONAL:
        return f"{verb}, on a condition{_condition(statement)}"
    return verb


def when(statement: Statement, *, refused: bool = False) -> str:
    """The window that a statement names, and whether it will be then, was to be, or will not be; "" if it has none."""
    told = statement.event.window
    if told is None:
        return ""
    if refused:
        return f"Not then: {window(told)}"
    return f"{'Was to be' if statement.stance is Stance.CANCELS else 'When'}: {window(told)}"


def _condition(statement: Statement) -> str:
    return f" (“{one_line(statement.condition)}”)" if statement.condition else ""


def count(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: "1 document", "2 documents"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def speaker_of(name: str, side: str | None) -> str:
    """A party and its side: "Vladimir Putin (Russia)", "Russia"."""
    return speaker(Speaker(name=name, side=side))
