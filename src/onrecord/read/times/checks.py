"""What looks like a time in English and is none: names, counts, rates, ages, and words with another sense."""

from __future__ import annotations

from onrecord.read.languages.spoken import times_words as words_of
from onrecord.read.times import chart
from onrecord.read.times.found import Found
from onrecord.read.times.tokens import OTHER, Tokens


def is_time(found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
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
        if before in words_of.ARTICLES and tokens.near(after).isalpha() and not _capital(tokens, after):
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
        return before in words_of.BEFORE_OLD_YEAR and 1400 <= year < 2200
    return not _counts(tokens, piece)


def _counts(tokens: Tokens, piece: chart.Piece) -> bool:
    """Whether a number after a name or a verb counts what comes after it ("Flight 2024", "killed 2000 rebels")."""
    before, after = tokens.near(piece.first - 1), tokens.near(piece.last)
    if before in words_of.BEFORE_MONTH or (_opens(tokens, piece.first - 1) and before in words_of.BEFORE_MONTH):
        return False
    if tokens.kind(piece.first - 1) == OTHER and before.isalpha():
        plural = words_of.is_plural(after) and tokens.classes[piece.last] == OTHER and len(after) > 3
        return plural or (_capital(tokens, piece.first - 1) and tokens.classes[piece.first - 1] == OTHER)
    return tokens.near(piece.first - 1) in words_of.BEFORE_COUNT


def _length_ok(_found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """No age ("42 years old", "aged 3 months") no rate ("$5 a day"), no year-end."""
    after = tokens.near(piece.last)
    if after == "-" and tokens.kind(piece.last + 1) == "EDGE":
        return False  # "a year-end sale"
    if _capital(tokens, piece.last - 1) and piece.last - piece.first > 1 and not _capital(tokens, piece.first):
        return False  # the name of a programme ("60 Minutes", "48 Hours")
    if words_of.OLD.intersection((after, tokens.near(piece.last + 1) if after == "-" else after)):
        return False
    if tokens.near(piece.first - 1) in words_of.AGED or f"{after} {tokens.near(piece.last + 1)}" in words_of.AGED:
        return False
    return not (tokens.classes[piece.first] == "A" and _rate(tokens, piece.first - 1))


_AMOUNTS = frozenset({"MONEY", "NUM", "BIG", "DECIMAL", "DAYNUM", "NUMW"})


def _counted_things(tokens: Tokens, at: int) -> bool:
    """Whether the token is a plural that a number counts: "four flights" before "a week" or "annually"."""
    if tokens.kind(at) != OTHER or not words_of.is_plural(tokens.near(at)):
        return False
    return any(kind in _AMOUNTS for kind in tokens.classes[max(0, at - 2) : at])


def _rate(tokens: Tokens, at: int) -> bool:
    """Whether the token before "a year" is what is counted per year."""
    if at >= 0 and _counted_things(tokens, at):
        return True
    low, kind = tokens.near(at), tokens.classes[at] if at >= 0 else ""
    if kind in ("MONEY", "NUM", "BIG", "DECIMAL", "DAYNUM", "YEAR", "UNITS", "NUMW", "TIMES"):
        return True
    return low in words_of.COUNTED or low in words_of.AMOUNTS


def _season_ok(found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """A bare "spring" or "fall" is a season only where the words before say so; a capital inside a name is none."""
    bare = piece.last - piece.first == 1
    low = tokens.low[piece.first]
    before = tokens.near(piece.first - 1)
    if {tokens.low[piece.last - 1], low} & words_of.DOUBTFUL_SEASONS:
        rel = any(found.part(name) is not None for name in ("rel", "year", "rel_year", "figures"))
        if not rel and tokens.kind(piece.last) == "OF":
            return False  # "after the fall of the town"
        return rel or (not bare and tokens.kind(piece.last) not in ("IN", "OF")) or before in words_of.BEFORE_SEASON
    if bare and _capital(tokens, piece.first) and (_named(tokens, piece.first - 1) or _named(tokens, piece.last)):
        return False
    return not bare or before in words_of.BEFORE_MONTH


def _part_ok(found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """No "an early spring": that is a kind of weather."""
    inner = found.inner("date")
    return inner is None or inner.kind != "SEASONREF" or tokens.kind(piece.first - 1) != "A"


def _unit_ok(_found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """No name of a programme ("This Week") inside a sentence."""
    return not (_capital(tokens, piece.last - 1) and not tokens.raw(piece.last - 1).isupper() and piece.first > 0)


def _the_unit_ok(found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """Only "the week", "the month", "the year" that now runs, not one told by what happened in it ("the year of")."""
    if found.text("unit") not in ("W", "M", "Y") or tokens.low[piece.first] != words_of.DEFINITE:
        return False
    before, after = tokens.near(piece.first - 1), tokens.near(piece.last)
    part = tokens.kind(piece.first - 1) == "OF" and tokens.classes[piece.first - 2 : piece.first - 1] in (
        ["UNITS"],
        ["HALF"],
        ["BOTH"],
    )
    if after in words_of.OWNER:
        return True
    return (part or before in words_of.BEFORE_THE_UNIT) and after not in words_of.AFTER_UNIT_TOLD


def _ordinal_unit_ok(found: Found, _piece: chart.Piece, _tokens: Tokens) -> bool:
    """Only centuries: "the first day" is no date by itself."""
    return found.text("unit") == "CE"


def _quarter_ok(_found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """No "quarter-century" and no quarter of something."""
    return tokens.kind(piece.last) not in ("HYPHEN", "OF")


def _often_ok(_found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """A rhythm of happenings: "meets weekly", "a daily briefing"; no unit of a figure ("hourly pay")."""
    after = tokens.near(piece.last)
    if _rate(tokens, piece.first - 1) or tokens.kind(piece.last) == "OF":
        return False
    paper = _capital(tokens, piece.first) and _capital(tokens, piece.last) and not tokens.title
    if paper or tokens.kind(piece.first - 1) == "HYPHEN":
        return False  # "The Daily Star"; "six-monthly" is no month
    adverb = not after.isalpha() or tokens.classes[piece.last] != OTHER or after in words_of.AFTER_ADVERB
    return adverb or _happening_follows(tokens, piece.last)


_DESCRIBED = 3  # words in which a happening is named: "public rally", "radio address"


def _happening_follows(tokens: Tokens, at: int) -> bool:
    """Whether what comes next is something that happens each time: "press briefing", "flights"."""
    for word in range(at, at + _DESCRIBED):
        low = tokens.near(word)
        if low in words_of.RHYTHMIC:
            return tokens.near(word + 1) not in words_of.MEASURES
        if not low.isalpha() or tokens.kind(word) != OTHER or low in words_of.FUNCTION | words_of.MEASURES:
            break
    return False


def _soon_ok(_found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """The words "as soon as" and "shortly after" join two happenings; they name no time."""
    after, before = tokens.near(piece.last), tokens.near(piece.first - 1)
    if f"{after} {tokens.near(piece.last + 1)}" == words_of.AS_POSSIBLE:
        return True
    if tokens.classes[piece.first] == "SOON":
        return after not in words_of.JOINS_AFTER_SOON and before not in words_of.JOINS_BEFORE_SOON
    return tokens.kind(piece.first - 1) != "FROM" or tokens.classes[piece.first] != "NOW"


def _today_ok(_found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """No name of a paper or a programme ("USA Today"), no "people of tomorrow", which is any time to come."""
    if tokens.kind(piece.first - 1) == "OF" and tokens.near(piece.first - 2) in words_of.GENERAL:
        return False
    return tokens.title or not (_capital(tokens, piece.first) and _named(tokens, piece.first - 1))


def _at_the_time_ok(_found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """Only where no clause or happening follows that says which time: "at the time he was captured"."""
    after = tokens.near(piece.last)
    return not after.isalpha() or not (_capital(tokens, piece.last) or after in words_of.TELLS_WHICH)


def _feast_ok(_found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """No name that begins with a feast ("the Good Friday Agreement", "Easter Island")."""
    return tokens.title or not _named(tokens, piece.last)


def _every_ok(_found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """No movement called after a day ("Fridays for Future")."""
    return not (piece.last - piece.first == 1 and tokens.kind(piece.last) == "FOR" and _capital(tokens, piece.last + 1))


def _day_beside_ok(found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """Only alone: "the day before the vote" is counted from a happening."""
    after = tokens.near(piece.last)
    return found.text("unit") in ("D", "W", "M", "Y") and not after[:1].isalnum()


def _some_ok(_found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """No "days when prices fall", which are any such days, and no end of another count ("2.6 billion years")."""
    before = tokens.near(piece.first - 1)
    if before in words_of.AMOUNTS or words_of.NTH.fullmatch(before):
        return False
    return tokens.near(piece.last) not in words_of.ANY_SUCH


def _ago_ok(found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """No end of another count ("2.6 billion years ago")."""
    length = found.inner("length")
    return length is None or length.kind != "LENGTHS" or tokens.near(piece.first - 1) not in words_of.AMOUNTS


def _future_ok(_found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """No "future of the bridge", which is its fate, and no "its future plans", which are a kind of plans."""
    kind_of = tokens.near(piece.last).isalpha() and tokens.kind(piece.last) == OTHER
    return tokens.kind(piece.last) != "OF" and not (kind_of and tokens.low[piece.first] != words_of.DEFINITE)


def _decade_ok(_found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """No age ("in his 30s") and no temperature: two figures need an apostrophe or "the"."""
    raw = tokens.raw(piece.last - 1)
    return len(raw) > 3 or not raw[0].isdigit() or tokens.low[piece.first] == words_of.DEFINITE


def _clock_ok(found: Found, piece: chart.Piece, tokens: Tokens) -> bool:
    """A bare time of day needs am or pm, a zone, "at", or minutes: "2:1" is a score, 3:07:35 a race."""
    hour = found.inner("hour")
    if hour is None:
        return True
    plain = hour.part("ampm") is None and hour.part("zone") is None and hour.part("noon") is None
    before = tokens.near(piece.first - 1)
    return not plain or found.part("date") is not None or before in words_of.BEFORE_CLOCK


_CHECKS = {
    "weekday": _weekday_ok,
    "month": _month_ok,
    "day of month": _day_of_month_ok,
    "year": _year_ok,
    "length": _length_ok,
    "season": _season_ok,
    "unit": _unit_ok,
    "part of": _part_ok,
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
    "ago": _ago_ok,
    "feast": _feast_ok,
    "every": _every_ok,
    "day beside": _day_beside_ok,
}
