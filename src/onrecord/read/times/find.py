"""Finds temporal expressions in a passage: their offsets, parts, limits, ranges and direction; names are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.read.languages.en import times_tense as tense
from onrecord.read.languages.en import times_words as words_of
from onrecord.read.parsed import Word
from onrecord.read.times import chart
from onrecord.read.times.direction import Tree, by_parse, by_words
from onrecord.read.times.found import Direction, Found
from onrecord.read.times.tokens import OTHER, Tokens, tokenise
from onrecord.read.times.zones import zone_of_place

# Text without any of these holds no expression of time: most passages end here at the cost of one search.
_FEASTS = "|".join(sorted({re.escape(name.split()[-1] if "day" not in name else "day") for name in words_of.FEASTS}))
_HINT = re.compile(
    rf"{_FEASTS}|"
    r"\d|(?:day|week|month|year|decade|centur|quarter|period|hour|minute|seconds|morning|noon|evening|night|dawn|dusk|daybreak|"
    r"sunrise|sunset|summer|winter|spring|autumn|\bfall\b|tomorrow|now\b|soon|shortly|recently|lately|currently|future|past\b|"
    r"daily|annually|presently|ties\b|fortnight|teen|thousand|while|date\b|term\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|"
    r"Sat|Sun|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|jan|feb|apr|jul|sept|oct|nov|dec)|millenni)",
    re.IGNORECASE,
)
_WITHOUT_WAY = frozenset({"REPEATED", "VAGUE"})  # recurrences and vague times point no way
_PARTS_ONLY = frozenset({"AGE", "HOUR"})  # built for other rules, or to keep others away; no time alone
_FIXED_PHRASES = frozenset(tense.AHEAD_BEFORE + tense.BACK_BEFORE)
_LONG = frozenset({"MONTHREF", "SEASONREF", "QUARTERREF"})
_LONGEST_BOUND = max(len(phrase.split()) for phrase in words_of.BOUNDS)
_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their"})


def find(text: str, words: Sequence[Word], *, start: int, end: int) -> tuple[Found, ...]:
    """Expressions of time in text[start:end] in text order; `words` is the parse of that passage, or empty."""
    if not _HINT.search(text, start, end):
        return ()
    tokens = tokenise(text, start, end)
    pieces = [p for run in chart.runs(tokens) for p in chart.build(run, tokens)]
    chosen = [(f, p) for p in pieces if isinstance(f := p.value, Found) and p.kind not in _PARTS_ONLY]
    kept = [(f, p) for f, p in chosen if _is_time(f, p, tokens)]
    tree = Tree(words) if words else None
    return tuple(_ranges([_told(found, piece, tokens, tree) for found, piece in kept], text))


def _told(found: Found, piece: chart.Piece, tokens: Tokens, tree: Tree | None) -> Found:
    """The expression with the limit set before it and the way its verb points."""
    bound, lead = _bound(tokens, piece)
    if bound == "in" and piece.kind in _LENGTHS and _superlative(tokens, piece.first):
        bound = ""
    way = Direction()
    if piece.kind not in _WITHOUT_WAY:
        way = _settled(_direction(found, piece, tokens, tree), bound, piece, tokens)
    if bound == "until" and not tense.PUT_OFF.isdisjoint(way.because.lower().split()):
        bound = ""
    parts = found.parts
    if piece.kind == "MOMENT" and (zone := _place_zone(tokens, piece.last)):
        parts = (*parts, ("place_zone", zone))
    return replace(found, parts=parts, bound=bound, lead=lead if bound else found.span[0], direction=way)


def _superlative(tokens: Tokens, first: int) -> bool:
    """Whether a length bounds a record and no plan: "the worst flood in three years"."""
    before = tokens.low[max(0, first - _RECORD) : first]
    return any((low.endswith("est") and len(low) > 4) or low in words_of.SUPERLATIVES for low in before)


_RECORD = 8  # words before a length in which the record that it bounds is told


def _place_zone(tokens: Tokens, at: int) -> str | None:
    """The zone of a place told right after a time of day: "9 p.m. in Seoul", "noon, New York time"."""
    at += tokens.near(at) in (",", "in", "at")
    words = [tokens.raw(at), tokens.raw(at + 1)]
    return next((zone for n in (2, 1) if words[0][:1].isupper() and (zone := zone_of_place(" ".join(words[:n])))), None)


def _direction(found: Found, piece: chart.Piece, tokens: Tokens, tree: Tree | None) -> Direction:
    by_text = by_words(tokens, piece.first, piece.last)
    if tree is None:
        return by_text
    by_tree = by_parse(tree, found.span)
    owner = tokens.near(piece.last) in ("'s", "’s")
    if by_tree.way == "back" and by_text.way == "ahead" and not by_text.far and by_text.because.lower() in tense.WILL:
        return by_text
    firm = by_text.because in _FIXED_PHRASES or (by_text.close and not owner)
    return by_text if firm or not by_tree.way else by_tree


def _settled(way: Direction, bound: str, piece: chart.Piece, tokens: Tokens) -> Direction:
    """What is extended until Friday lies ahead though the verb is past; "Friday's vote" is the nearest one."""
    if piece.kind in _LONG and way.because.split(" ")[0].lower() in tense.BE_NOW:
        way = replace(way, way="near")  # "is on Friday" announces; "is worth half of what it was in May" does not
    if bound in ("until", "by", "before") and way.way in ("near", "") and not tense.past_be(way.because):
        return replace(way, way="ahead", because=way.because or bound, far=True)
    if bound in ("until", "by") and way.way == "back" and way.because.split(" ")[-1].lower() in tense.CARRIES_AHEAD:
        return replace(way, way="ahead")
    owner = tokens.near(piece.last) in ("'s", "’s")
    if owner and way.way == "ahead" and way.because not in _FIXED_PHRASES and not tense.sure(way.because):
        return replace(way, way="near")
    return way


def _bound(tokens: Tokens, piece: chart.Piece) -> tuple[str, int]:
    """The limit that the words straight before set ("within", "no later than"), and where those words begin."""
    for length in range(_LONGEST_BOUND, 0, -1):
        low = piece.first - length
        if low < 0:
            continue
        kind = words_of.BOUNDS.get(" ".join(tokens.low[low : piece.first]))
        if kind:
            attached = tokens.near(piece.last) in ("'s", "’s") and kind != "by"
            return ("", -1) if attached else (kind, tokens.starts[low])
    return "", -1


# ----------------------------------------------------------------------------------------------- ranges

_ENDED = re.compile(rf"\s+(?:{'|'.join(words_of.WORDS['ENDED'])})\s+(?:on\s+)?", re.IGNORECASE)
_LINK = re.compile(r"\s*(?:-|–|—|to|and|through|until|till|thru)\s*", re.IGNORECASE)


def _ranges(found: list[Found], text: str) -> Iterator[Found]:
    """Marks the two ends of "from Friday to Monday" and "between 5 and 7 May", and gives both one direction."""
    for at, one in enumerate(found):
        after = found[at + 1] if at + 1 < len(found) else None
        if not one.range and _moved(one, text):
            found[at] = one = replace(one, range="was", direction=_not_back(one.direction), bound="")
            if after is not None and _LINK.fullmatch(text[one.span[1] : after.span[0]]):
                found[at + 1] = after = replace(after, range="new", direction=_not_back(after.direction), bound="")
        if after is not None and not one.range and not after.range and _joined(one, after, text):
            found[at] = one = replace(one, range="from")
            way = one.direction if one.direction.way else after.direction
            found[at + 1] = after = replace(after, range="to", direction=way)
        if after is not None and one.kind == "QUARTERREF" and _ENDED.fullmatch(text[one.span[1] : after.span[0]]):
            found[at] = one = replace(one, range="ended")
        if after is not None and not after.range and _together(one, after, text):
            found[at + 1] = replace(after, range="with")
        yield found[at]


def _not_back(way: Direction) -> Direction:
    return replace(way, way="near") if way.way == "back" else way


def _moved(one: Found, text: str) -> bool:
    """Whether a date is one that was given up: "rescheduled from Tuesday to Thursday"."""
    before = text[max(0, one.span[0] - _CLAUSE) : one.span[0]].lower().split()
    after = text[one.span[1] : one.span[1] + 7].split()
    if not before or before[-1] != "from" or after[:1] not in (["to"], ["until"]):
        return False
    return any(word in words_of.MOVED for word in before[-9:-1])


_LENGTHS = frozenset({"LENGTH", "LENGTHS", "SPAN", "REPEATED", "VAGUE"})  # no ends of a range of days
_CLAUSE = 80  # characters before a date in which the verb of moving it is looked for


def _together(one: Found, other: Found, text: str) -> bool:
    """Whether two weekdays are told in one breath: "next Monday and Tuesday"."""
    link = text[one.span[1] : other.span[0]].strip().lower()
    bare = other.rule == "weekday" and len(other.parts) == 1
    return bare and one.rule == "weekday" and link in ("and", "or", ",", "and on", "or on")


def _joined(one: Found, other: Found, text: str) -> bool:
    """Whether two neighbours are the ends of one range."""
    link = text[one.span[1] : other.span[0]]
    if one.kind in _LENGTHS or other.kind in _LENGTHS:
        return False
    if len(link) > 12 or not _LINK.fullmatch(link) or ("DAY" not in (one.kind, other.kind) and one.kind != other.kind):
        return False
    before = text[max(0, one.span[0] - 9) : one.span[0]].lower().split()
    word = link.strip().lower()
    if word == "and":
        return bool(before) and before[-1] == "between"
    return word in ("-", "–") or (bool(before) and before[-1] == "from") or word in ("through", "thru", "to")


# ----------------------------------------------------------------------------------- what is not a time


def _is_time(found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """Whether the words mean a time here: not a name, a count, a rate, an age."""
    check = _CHECKS.get(found.rule)
    return check is None or check(found, piece, tokens)


def _capital(tokens: Tokens, at: int) -> bool:
    return tokens.raw(at)[:1].isupper()


def _named(tokens: Tokens, at: int) -> bool:
    """Whether the token is a capitalised word that means nothing for time: part of a name."""
    return 0 <= at < len(tokens.low) and tokens.classes[at] == OTHER and _capital(tokens, at)


def _opens(tokens: Tokens, at: int) -> bool:
    """Whether a sentence begins at this token."""
    return at <= 0 or (not tokens.low[at - 1][-1:].isalnum() and tokens.low[at - 1] not in (",", "'s", "’s", "-"))


def _weekday_ok(_found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """No paper, club or massacre named after a day ("The Sunday Times", "Bloody Sunday")."""
    if tokens.near(piece.last) in words_of.NAME_AFTER and _capital(tokens, piece.last):
        return False
    before = tokens.near(piece.first - 1)
    if before in words_of.BEFORE_PERSON and _named(tokens, piece.last):
        return False  # "Mayor Sunday Okoro"
    return before not in words_of.NAMED_DAY


def _day_of_month_ok(_found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """Only where no thing follows that is being counted ("on the 5th floor")."""
    after = piece.last
    return not tokens.near(after).isalpha() or tokens.classes[after] != OTHER


def _month_ok(found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """A bare month must not be a person's name, nor the modal or the march at the start of a sentence."""
    if len(found.parts) > 1:
        return True
    before, after = tokens.near(piece.first - 1), piece.last
    if tokens.raw(piece.first).isupper() and len(tokens.raw(piece.first)) > 3:
        return before in words_of.BEFORE_MONTH
    if tokens.low[piece.first] in words_of.DOUBTFUL_MONTHS:
        if before in ("the", "a") and tokens.near(after).isalpha() and not _capital(tokens, after):
            return True
        return before in words_of.BEFORE_MONTH and not _surname(tokens, after)
    if _named(tokens, piece.first - 1) and not _opens(tokens, piece.first):
        return False
    return not _surname(tokens, after) or before in words_of.BEFORE_MONTH_AND_NAME


def _surname(tokens: Tokens, at: int) -> bool:
    """Whether a capitalised word follows that is not the name of something else's time ("April Ryan")."""
    return _named(tokens, at) and tokens.starts[at] - tokens.ends[at - 1] == 1


def _year_ok(found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """A bare number of four digits is a year unless it counts, numbers or prices something."""
    if found.range:
        return 1800 <= (found.number("year") or 0) <= 2060  # "the 2025-26 season"
    if piece.last - piece.first > 1:
        return True
    year = tokens.values[piece.first]
    before, after = tokens.near(piece.first - 1), tokens.near(piece.last)
    if not isinstance(year, int) or after in words_of.COUNTED or before in words_of.NUMBERED:
        return False
    if before in ("$", "€", "£", "#", "/", ".", "%") or after in ("%", "/") or tokens.near(piece.last + 1) == "%":
        return before == "." and tokens.starts[piece.first] - tokens.ends[piece.first - 1] > 0
    if not 1800 <= year <= 2060:
        return before in ("in", "of", "since", "by", "until", "from", "year") and 1400 <= year < 2200
    return not _counts(tokens, piece)


def _counts(tokens: Tokens, piece: chart.Piece) -> bool:
    """Whether a number after a name or a verb counts what comes after it ("Flight 2024", "killed 2000 rebels")."""
    before, after = tokens.near(piece.first - 1), tokens.near(piece.last)
    if before in words_of.BEFORE_MONTH or (_opens(tokens, piece.first - 1) and before in words_of.BEFORE_MONTH):
        return False
    if tokens.classes[piece.first - 1 : piece.first] == [OTHER] and before.isalpha():
        plural = after.isalpha() and after.endswith("s") and tokens.classes[piece.last] == OTHER and len(after) > 3
        return plural or (_capital(tokens, piece.first - 1) and tokens.classes[piece.first - 1] == OTHER)
    return tokens.near(piece.first - 1) in ("some", "about", "nearly", "over", "almost", "than", "another")


def _length_ok(_found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """No age ("42 years old", "aged 3 months") and no rate ("$5 a day", "ten percent a year")."""
    after = tokens.near(piece.last)
    if tokens.low[piece.first : piece.last] == ["one", "day"] and tokens.near(piece.first - 1) in tense.AHEAD_AUX:
        return False  # "will one day be ready" tells no length
    if _capital(tokens, piece.last - 1) and piece.last - piece.first > 1 and not _capital(tokens, piece.first):
        return False  # the name of a programme ("60 Minutes", "48 Hours")
    if after in ("old", "olds") or (after == "-" and tokens.near(piece.last + 1) in ("old", "olds")):
        return False
    if tokens.near(piece.first - 1) == "aged" or (after == "of" and tokens.near(piece.last + 1) == "age"):
        return False
    return not (tokens.low[piece.first] in ("a", "an") and _rate(tokens, piece.first - 1))


_AMOUNTS = frozenset({"MONEY", "NUM", "BIG", "DECIMAL", "DAYNUM", "NUMW"})


def _counted_things(tokens: Tokens, at: int) -> bool:
    """Whether the token is a plural that a number counts: "four flights" before "a week" or "annually"."""
    if tokens.classes[at : at + 1] != [OTHER] or not tokens.near(at).endswith("s"):
        return False
    return any(kind in _AMOUNTS for kind in tokens.classes[max(0, at - 2) : at])


def _rate(tokens: Tokens, at: int) -> bool:
    """Whether the token before "a year" is what is counted per year."""
    if at >= 0 and _counted_things(tokens, at):
        return True
    low, kind = tokens.near(at), tokens.classes[at] if at >= 0 else ""
    if kind in ("MONEY", "NUM", "BIG", "DECIMAL", "DAYNUM", "YEAR", "UNITS", "NUMW", "TIMES"):
        return True
    return low in words_of.COUNTED or low in ("%", "percent", "million", "billion", "trillion", "cents")


def _season_ok(found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """A bare "spring" or "fall" is a season only where the words before say so; a capital inside a name is none."""
    bare = piece.last - piece.first == 1
    low = tokens.low[piece.first]
    before = tokens.near(piece.first - 1)
    if tokens.low[piece.last - 1] == "fall" or low == "spring":
        rel = found.part("rel") is not None or found.part("year") is not None
        return (
            rel
            or (not bare and tokens.near(piece.last) not in ("in", "of"))
            or before in words_of.BEFORE_MONTH - {"to"}
        )
    if bare and _capital(tokens, piece.first) and (_named(tokens, piece.first - 1) or _named(tokens, piece.last)):
        return False
    return not bare or before in words_of.BEFORE_MONTH


def _unit_ok(_found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """No name of a programme ("This Week") inside a sentence."""
    return not (_capital(tokens, piece.last - 1) and not tokens.raw(piece.last - 1).isupper() and piece.first > 0)


def _the_unit_ok(found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """Only "the week", "the month", "the year" that now runs, not one told by what happened in it ("the year of")."""
    if found.text("unit") not in ("W", "M", "Y") or tokens.low[piece.first] != "the":
        return False
    before, after = tokens.near(piece.first - 1), tokens.near(piece.last)
    part = before == "of" and tokens.classes[piece.first - 2 : piece.first - 1] in (["UNITS"], ["HALF"], ["BOTH"])
    if after in ("'s", "’s"):
        return True
    return (part or before in words_of.BEFORE_THE_UNIT) and after not in words_of.AFTER_UNIT_TOLD


def _ordinal_unit_ok(found: Found, _piece: chart.Piece, _tokens: Tokens) -> bool:
    """Only centuries: "the first day" is no date by itself."""
    return found.text("unit") == "CE"


def _quarter_ok(_found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """No "quarter-century" and no quarter of something."""
    return tokens.near(piece.last) not in ("-", "of")


def _often_ok(_found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """Only as an adverb: a daily paper and a quarterly dividend are kinds of things."""
    after = tokens.near(piece.last)
    if _rate(tokens, piece.first - 1) or after == "of":
        return False
    return not after.isalpha() or tokens.classes[piece.last] != OTHER or after in words_of.AFTER_ADVERB


def _soon_ok(_found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """The words "as soon as" and "shortly after" join two happenings; they name no time."""
    after, before = tokens.near(piece.last), tokens.near(piece.first - 1)
    if after == "as" and tokens.near(piece.last + 1) == "possible":
        return True
    if tokens.low[piece.first] in ("soon", "shortly"):
        return after not in ("as", "after", "before", "afterward", "afterwards", "followed") and before != "as"
    return not (tokens.low[piece.first] == "now" and before == "from")


def _today_ok(_found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """No name of a paper or a programme ("USA Today"), no "people of tomorrow", which is any time to come."""
    if tokens.near(piece.first - 1) == "of" and tokens.near(piece.first - 2) in words_of.GENERAL:
        return False
    return tokens.title or not (_capital(tokens, piece.first) and _named(tokens, piece.first - 1))


def _at_the_time_ok(_found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """Only where no clause or happening follows that says which time: "at the time he was captured"."""
    after = tokens.near(piece.last)
    return not after.isalpha() or not (_capital(tokens, piece.last) or after in words_of.TELLS_WHICH)


_NTH = re.compile(r"\d+(?:st|nd|rd|th)")  # "in the 12th and 57th minutes"


def _feast_ok(_found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """No name that begins with a feast ("the Good Friday Agreement", "Easter Island")."""
    return tokens.title or not _named(tokens, piece.last)


def _every_ok(_found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """No movement called after a day ("Fridays for Future")."""
    return not (piece.last - piece.first == 1 and tokens.near(piece.last) == "for" and _capital(tokens, piece.last + 1))


def _day_beside_ok(found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """Only alone: "the day before the vote" is counted from a happening."""
    after = tokens.near(piece.last)
    return found.text("unit") in ("D", "W", "M", "Y") and not after[:1].isalnum()


def _some_ok(_found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """No "days when prices fall", which are any such days, and no end of another count ("2.6 billion years")."""
    before = tokens.near(piece.first - 1)
    if before in ("million", "billion", "trillion") or _NTH.fullmatch(before):
        return False
    return tokens.near(piece.last) not in ("when", "where", "that", "like")


def _future_ok(_found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """No "future of the bridge", which is its fate, and no "its future plans", which are a kind of plans."""
    return tokens.near(piece.last) != "of" and not (
        tokens.low[piece.first] != "the" and tokens.near(piece.last).isalpha() and tokens.classes[piece.last] == OTHER
    )


def _decade_ok(_found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """No age ("in his 30s") and no temperature: two figures need an apostrophe or "the"."""
    raw = tokens.raw(piece.last - 1)
    return len(raw) > 3 or not raw[0].isdigit() or tokens.low[piece.first] == "the"


def _clock_ok(found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """A bare time of day needs am or pm, a zone, "at", or minutes: "2:1" is a score, 3:07:35 a race."""
    hour = found.inner("hour")
    if hour is None:
        return True
    plain = hour.part("ampm") is None and hour.part("zone") is None and hour.part("noon") is None
    before = tokens.near(piece.first - 1)
    return (
        not plain
        or found.part("date") is not None
        or before in ("at", "by", "until", "from", "around", "before", "after", "till")
    )


_CHECKS = {
    "weekday": _weekday_ok,
    "month": _month_ok,
    "day of month": _day_of_month_ok,
    "year": _year_ok,
    "length": _length_ok,
    "season": _season_ok,
    "unit": _unit_ok,
    "the unit": _the_unit_ok,
    "century": _ordinal_unit_ok,
    "now": _soon_ok,
    "future": _future_ok,
    "decade": _decade_ok,
    "the quarter": _quarter_ok,
    "often": _often_ok,
    "time of": _clock_ok,
    "day": _today_ok,
    "at the time": _at_the_time_ok,
    "some": _some_ok,
    "feast": _feast_ok,
    "every": _every_ok,
    "day beside": _day_beside_ok,
}
