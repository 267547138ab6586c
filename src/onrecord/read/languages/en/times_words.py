"""English words of time: each class of words with what each word is worth (numbers, unit codes, relations)."""

from __future__ import annotations

import re

from onrecord.read.languages.forms import Value


def _listed(text: str) -> list[str]:
    return text.split()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NUMBERS = _listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_ORDINALS = _listed(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
_WEEKDAYS = _listed("monday tuesday wednesday thursday friday saturday sunday")
_MONTHS = _listed("january february march april may june july august september october november december")


def _count(words: list[str]) -> dict[str, Value]:
    return {word: number for number, word in enumerate(words, 1)}


def _same(words: str, value: Value = None) -> dict[str, Value]:
    return {word: value if value is not None else word for word in words.split()}


# Class of words -> word -> what it is worth. The rules in times_rules.py speak of these classes.
WORDS: dict[str, dict[str, Value]] = {
    "NUMW": {**{w: n for n, w in enumerate(_NUMBERS)}, **_TENS, "hundred": 100, "thousand": 1000},
    "ORD": _count(_ORDINALS) | {"thirtieth": 30},
    "A": {"a": 1, "an": 1},
    "COUPLE": {"couple": 2, "pair": 2},
    "FEW": _same("few several", "X"),
    "MANY": _same("many numerous various", "X"),
    "DOZEN": {"dozen": 12},
    "HALF": {"half": 1},
    "ABOUT": _same("about around nearly almost roughly approximately over some under exactly just"),
    "MORE": _same(
        "more less fewer least most additional another extra full further consecutive straight calendar whole entire"
    ),
    "WORKING": _same("working business trading"),
    "THAN": _same("than"),
    "WEEKDAY": _count(_WEEKDAYS),
    "WABBR": {
        "mon": 1,
        "tue": 2,
        "tues": 2,
        "wed": 3,
        "weds": 3,
        "thu": 4,
        "thur": 4,
        "thurs": 4,
        "fri": 5,
        "sat": 6,
        "sun": 7,
    },
    "WEEKDAYS": {f"{name}s": number for number, name in enumerate(_WEEKDAYS, 1)},
    "MONTH": {
        **_count(_MONTHS),
        "jan": 1,
        "feb": 2,
        "mar": 3,
        "apr": 4,
        "jun": 6,
        "jul": 7,
        "aug": 8,
        "sep": 9,
        "sept": 9,
        "oct": 10,
        "nov": 11,
        "dec": 12,
    },
    # Months and names of other calendars: dates told in them are found, and left as they are told.
    "LUNAR": _same(
        "muharram safar rajab shaban sha'ban shawwal hijjah qadah farvardin ordibehesht khordad shahrivar mehr "
        "aban azar bahman esfand tishrei tishri nisan iyar sivan tammuz elul cheshvan kislev tevet shevat"
    ),
    "ERA": _same("ah be sh hijri hijriyah hijra"),
    "CALENDAR": _same("buddhist hijri-shamsi"),
    "UNIT": {
        "day": "D",
        "week": "W",
        "month": "M",
        "year": "Y",
        "decade": "DE",
        "century": "CE",
        "fortnight": "FN",
        "hour": "TH",
        "minute": "TM",
        "millennium": "ML",
    },
    "UNITS": {
        "days": "D",
        "weeks": "W",
        "months": "M",
        "years": "Y",
        "decades": "DE",
        "centuries": "CE",
        "fortnights": "FN",
        "hours": "TH",
        "minutes": "TM",
        "seconds": "TS",
        "weekends": "WE",
    },
    "QUARTER": {"quarter": "Q"},
    "QUARTERS": {"quarters": "Q"},
    "WEEKEND": {"weekend": "WE"},
    "PERIOD": _same("period"),
    "TERM": _same("term"),
    "PART": {
        "morning": "MO",
        "afternoon": "AF",
        "evening": "EV",
        "night": "NI",
        "dawn": "MO",
        "dusk": "EV",
        "daybreak": "MO",
        "sunrise": "MO",
        "sunset": "EV",
        "nightfall": "NI",
        "lunchtime": "AF",
    },
    "PARTS": {"mornings": "MO", "afternoons": "AF", "evenings": "EV", "nights": "NI"},
    "OVERNIGHT": {"overnight": "NI"},
    "NOON": {"noon": "12:00", "midday": "12:00", "midnight": "24:00"},
    "SEASON": {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"},
    "TODAY": {"today": 0, "yesterday": -1, "tomorrow": 1},
    "TONIGHT": {"tonight": "NI"},
    "NOW": _same("now currently nowadays presently", "PRESENT_REF"),
    "SOON": _same("soon shortly", "FUTURE_REF"),
    "RECENTLY": _same("recently lately", "PAST_REF"),
    "RECENT": _same("recent", "last"),
    "FUTURE": _same("future", "FUTURE_REF"),
    "NEAR": _same("near immediate foreseeable"),
    "LAST": {"last": "last"},
    "PAST": {"past": "last"},
    "PREVIOUS": {"previous": "previous", "preceding": "previous", "prior": "previous"},
    "THIS": {"this": "this"},
    "THESE": {"these": "this"},
    "CURRENT": {"current": "this", "present": "this"},
    "NEXT": {"next": "next"},
    "COMING": {"coming": "coming", "upcoming": "coming"},
    "FOLLOWING": {"following": "following"},
    "LATEST": {"latest": "latest"},
    "SAME": {"same": "same"},
    "THAT": {"that": "that"},
    "THOSE": {"those": "that"},
    "AGO": {"ago": "ago"},
    "EARLIER": {"earlier": "earlier"},
    "LATER": {"later": "later"},
    "BEFORE": {"before": -1},
    "AFTER": {"after": 1},
    "HENCE": {"hence": "hence"},
    "AHEAD": {"ahead": "coming"},
    "EARLY": {"early": "START"},
    "MID": {"mid": "MID"},
    "LATE": {"late": "END"},
    "EDGE": {"beginning": "START", "start": "START", "middle": "MID", "end": "END", "close": "END"},
    "TURN": _same("turn"),
    "BOTH": _same("rest remainder course"),
    "THE": _same("the its his her their our"),
    "OF": _same("of"),
    "IN": _same("in during throughout"),
    "AT": _same("at"),
    "ON": _same("on"),
    "TO": _same("to till until through thru"),
    "FROM": _same("from"),
    "BETWEEN": _same("between"),
    "AND": _same("and"),
    "OR": _same("or"),
    "SO": _same("so"),
    "PER": _same("per"),
    "EVERY": _same("every each"),
    "OTHER": _same("other"),
    "ONCE": {"once": 1, "twice": 2, "thrice": 3},
    "TIMES": _same("times"),
    "OFTEN": {
        "daily": "P1D",
        "hourly": "PT1H",
        "weekly": "P1W",
        "fortnightly": "P2W",
        "monthly": "P1M",
        "quarterly": "P3M",
        "yearly": "P1Y",
        "annually": "P1Y",
        "nightly": "P1D",
    },
    "TIME": _same("time"),
    "LOCAL": _same("local eastern central pacific moscow beijing"),
    "STANDARD": _same("standard daylight"),
    "OLD": _same("old olds"),
    "FISCAL": _same("fiscal financial"),
    "COMPARABLE": _same("comparable corresponding"),
    "OCLOCK": _same("o'clock o’clock"),
    "AMPM": {"am": "am", "pm": "pm"},
    "ZONE": _same("gmt utc est edt et cst cdt ct mst mdt pst pdt pt bst cet cest eet eest msk ist jst kst hkt aest"),
    "LONG": _same("long"),
    "STARTING": _same("starting commencing"),
    "SHORT": _same("short medium"),
    "WHILE": _same("while"),
    "DATEWORD": _same("date", "FUTURE_REF"),
    "ENDED": _same("ended ending ends"),
    "FOR": _same("for"),
    "NINETIES": {
        "twenties": 20,
        "thirties": 30,
        "forties": 40,
        "fifties": 50,
        "sixties": 60,
        "seventies": 70,
        "eighties": 80,
        "nineties": 90,
    },
}

# Feasts and named days that news dates by, by the way their day is found: a fixed month and day; days from Easter
# ("easter" western, "orthodox" eastern); month, weekday and which of them; "kept" in a country under a name that the
# library of holidays gives it; "moon" likewise, where sighting moves it a day either way; "fast" the lunar month
# before such a feast. None: kept on different days in different countries, which the words do not name.
FEASTS: dict[str, tuple[str | int, ...] | None] = {
    "new year's eve": ("day", 12, 31), "new year's day": ("day", 1, 1), "new year's": ("day", 1, 1),
    "valentine's day": ("day", 2, 14), "may day": ("day", 5, 1), "halloween": ("day", 10, 31),
    "christmas eve": ("day", 12, 24), "christmas day": ("day", 12, 25), "christmas": ("day", 12, 25),
    "boxing day": ("day", 12, 26), "armistice day": ("day", 11, 11), "bastille day": ("day", 7, 14),
    "epiphany": ("day", 1, 6), "all saints' day": ("day", 11, 1), "st. patrick's day": ("day", 3, 17),
    "juneteenth": ("day", 6, 19), "orthodox christmas": ("day", 1, 7),
    "labor day": ("nth", 9, 1, 1), "memorial day": ("nth", 5, 1, -1), "presidents' day": ("nth", 2, 1, 3),
    "martin luther king day": ("nth", 1, 1, 3), "thanksgiving day": ("nth", 11, 4, 4),
    "thanksgiving": ("nth", 11, 4, 4), "ash wednesday": ("easter", -46), "palm sunday": ("easter", -7),
    "maundy thursday": ("easter", -3), "good friday": ("easter", -2), "easter sunday": ("easter", 0),
    "easter monday": ("easter", 1), "easter": ("easter", 0), "ascension day": ("easter", 39),
    "whit monday": ("easter", 50), "pentecost": ("easter", 49), "corpus christi": ("easter", 60),
    "orthodox easter": ("orthodox", 0), "orthodox good friday": ("orthodox", -2),
    "passover": ("kept", "IL", "Pesach"), "rosh hashanah": ("kept", "IL", "Rosh Hashanah"),
    "yom kippur": ("kept", "IL", "Yom Kippur"), "diwali": ("kept", "IN", "Diwali"), "holi": ("kept", "IN", "Holi"),
    "lunar new year": ("kept", "CN", "Chinese New Year"), "chinese new year": ("kept", "CN", "Chinese New Year"),
    "tet": ("kept", "VN", "Lunar New Year"), "nowruz": ("kept", "IR", "Nowruz"),
    "eid al-fitr": ("moon", "TR", "Eid al-Fitr"), "eid al-adha": ("moon", "TR", "Eid al-Adha"),
    "ashura": ("moon", "IR", "Ashura"), "arbaeen": ("moon", "IR", "Arbaeen"),
    "ramadan": ("fast", "TR", "Eid al-Fitr"),
    "eid": None, "hanukkah": None, "mother's day": None, "independence day": None, "election day": None,
    "labour day": None, "victory day": None, "republic day": None, "national day": None,
}  # fmt: skip

# A run of words is looked at only if one of these classes is in it.
HEADS = _words(
    "WEEKDAY WEEKDAYS WABBR MONTH UNIT UNITS QUARTER QUARTERS WEEKEND PART PARTS OVERNIGHT NOON SEASON TODAY TONIGHT "
    "NOW SOON RECENTLY FUTURE PAST YEAR ISO NUMERIC CLOCK CLOCKS DECADE NINETIES OFTEN AMPM ZONE QNUM NUMW TERM WHILE "
    "DATEWORD DAYORD FEAST TIME PERIOD LUNAR FASTMONTH"
)

# Written small these are no months or days of the week: the modal, the march, the adjective, the star.
ONLY_CAPITALISED = _words(
    "muharram safar rajab shaban shawwal mehr aban azar bahman nisan buddhist "
    "may march mar august jan jun dec sep sept oct nov feb apr aug jul mon sat sun wed fri thu tue est et ct pt ist"
)
# Written in capitals only, these name an era: "1447 AH", not "Ah" or "be".
ONLY_IN_CAPITALS = _words("ah be sh")
# Written with a full stop these are months and weekdays cut short.
DOTTED = _words("jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed weds thu thur thurs fri")
# These need a word before them that says that a month is meant ("in May", "by March").
DOUBTFUL_MONTHS = frozenset({"may", "march", "mar", "jan", "jun"})
# Seasons that are also a noun or a verb ("water springs", "prices fall").
DOUBTFUL_SEASONS = frozenset({"fall", "spring"})
# Words that may stand before a bare doubtful month or a bare year.
BEFORE_MONTH = _words(
    "in of by until till since from to through during before after last this next early mid late every for and or "
    "between around about end middle beginning start"
)
# Before "the week", "the year" these show that the running one is meant; after it, that it is told by what it held.
BEFORE_THE_UNIT = _words("in during throughout for by until over through")
AFTER_UNIT_TOLD = _words(
    "of that when which since before after to from leading ending ended following ahead between beginning starting and "
    "until up prior preceding i we he she they you it there old"
)
# "The leaders of tomorrow" and "the world of today" name no day.
GENERAL = _words(
    "people world youth leader leaders generation generations men women society city cities technology technologies "
    "children citizens workers readers voters stars jobs engineers scientists"
)
# After "at the time" these begin what tells which time it was.
TELLS_WHICH = _words("of when that the a an")
# Before a month and a capitalised word only these show that no person is meant ("in April Paris ...").
BEFORE_MONTH_AND_NAME = _words("in since until during late early mid last this next")
# Months and days that are also people's names or stand in names of papers and bodies.
NAME_AFTER = _words(
    "times post telegraph mirror herald mail express independent mercury sun star magazine supplement club group "
    "band "
    "people masses riots revolution movement church school sisters school"
)
# Before a weekday these make it a day with a name of its own, or a club.
NAMED_DAY = _words("bloody black good ash palm easter cyber super maundy whit sheffield ruby giving")
# Between these and a name a weekday is a person's own name.
BEFORE_PERSON = _words("mr mrs ms dr mayor chief pastor bishop judge justice sir lord captain sergeant coach")
# Before "in three years" these, and words in -est, tell of a record over that time.
SUPERLATIVES = _words("first worst best most least only last record")
# What turns the number before it into a count, so that it is no year.
COUNTED = _words(
    "percent per cent people troops soldiers miles kilometers kilometres meters metres feet dollars euros pounds "
    "rubles "
    "yen votes seats points tons tonnes jobs cases deaths square degrees km kg mph hectares acres barrels shares "
    "employees workers homes houses members students refugees prisoners civilians"
)
# Words that may follow an adverb of frequency; any other word makes it an adjective ("daily flights").
AFTER_ADVERB = _words("with as but because since while when if that which who by under")
# What makes the number after it a name or an address.
NUMBERED = _words(
    "flight boeing airbus route highway no number room article resolution page channel area section chapter model "
    "unit bus train bill proposition interstate"
)

# Words straight before an expression that set a bound, with the bound's kind; longest first when matched.
BOUNDS: dict[str, str] = {
    "within": "within",
    "within the": "within",
    "in": "in",
    "inside": "within",
    "in the": "in",
    "over": "over",
    "over the": "over",
    "during": "during",
    "for": "for",
    "by": "by",
    "no later than": "by",
    "not later than": "by",
    "at the latest by": "by",
    "by no later than": "by",
    "before": "before",
    "ahead of": "before",
    "prior to": "before",
    "until": "until",
    "till": "until",
    "up to": "until",
    "through": "until",
    "after": "after",
    "since": "since",
    "not before": "from",
    "no earlier than": "from",
    "until at least": "from",
    "till at least": "from",
    "no sooner than": "from",
    "not until": "from",
    "as early as": "from",
    "as soon as": "from",
    "starting": "from",
    "beginning": "from",
    "as of": "from",
    "effective": "from",
    "from": "from",
}

# Verbs of putting off: "moved from Tuesday to Thursday" is a change of date, no range.
MOVED = _words(
    "moving postponing postpones delaying delays pushing pushes rescheduling reschedules shifting shifts changing "
    "moved move moves postponed postpone delayed delay rescheduled reschedule pushed push slipped slip slips shifted "
    "shift changed change switched switch deferred brought forward back"
)

# Windows left open on purpose: the speaker names no time, and means to.
_PLAN = r"(?:time ?frames?|time ?lines?|timetables?|time limits?|deadlines?|dates?|schedules?)\b"
OPEN = (
    rf"no (?:[\"“'‘]?[\w-]+ ){{0,2}}?[\"“'‘]?{_PLAN}"
    r"(?: (?:yet|so far|(?:has|have|had) been set|(?:was|is|were) (?:set|given)))?",
    r"no (?:specific|precise|exact|firm|fixed|set|clear|concrete|definite) time\b",
    rf"without (?:giving |setting |specifying |naming |offering |providing )?(?:a|any|the)"
    rf" (?:specific |precise |exact |firm |fixed |clear |definite |new )?{_PLAN}",
    rf"(?:has|have|had|did|does|do|would|could) ?(?:not|n['’]t)(?: yet)? (?:set|give|gave|given|fix|fixed|name|named"
    rf"|offer|offered|specify|specified|announced?|provided?) (?:a|any|the)"
    rf" (?:specific |precise |exact |firm |new )?{_PLAN}",
    rf"(?:declined|refused) to (?:set|give|fix|name|offer|specify|provide) (?:a|any|the)"
    rf" (?:specific |precise |exact |firm |new )?{_PLAN}",
    rf"(?:has|have|had) yet to (?:set|give|fix|name|agree on|announce) (?:a|any|the) (?:specific |new |firm )?{_PLAN}",
    r"(?:did not|didn['’]t|would not|wouldn['’]t|could not|couldn['’]t|not) say(?:ing)? (?:exactly )?when\b",
    r"(?:(?:is|was|remains|remained) )?(?:unclear|not clear|uncertain|not known|unknown) (?:exactly )?when\b",
    r"(?:at|on|for|until) (?:an?|some) (?:un(?:specified|disclosed|determined|named|known|decided)|later|future|"
    r"as[- ]yet[- ]un\w+|yet[- ]to[- ]be[- ]\w+) (?:date|time|day|point|stage)\b",
    r"at (?:some|a later|a future) (?:point|stage|time|date)"
    r"(?: in (?:the )?(?:near |not[- ]too[- ]distant )?future)?\b",
    r"(?:date|dates|time|timing|schedule) (?:has|have|had|is|was|are|were)(?: not|n['’]t)(?: yet)?(?: been)? "
    r"(?:set|fixed|agreed|decided|announced|finali[sz]ed|determined|named|confirmed|chosen|specified)\b",
    r"(?:date|dates|time|timing|schedule) (?:has|have|is|are) yet to be \w+\b",
    r"indefinitely\b",
    r"(?:until|till) further notice\b",
    r"in the (?:immediate|near|foreseeable|not[- ]too[- ]distant|very near) (?:future|term)\b",
    r"for the (?:time being|foreseeable future|moment)\b",
    r"(?:some ?day|one day soon|sooner or later|in due course|in due time|when the time (?:is right|comes))\b",
    r"as soon as possible\b",
    r"any ?time soon\b|(?:very |quite |too )?soon\b(?! after| as)|shortly\b(?! after| before| thereafter)",
    r"(?:to be (?:determined|decided|announced|confirmed))\b|\bTB[ADC]\b",
)

# ------------------------------------------------------------------- what tells a time from what looks like one

DEFINITE = "the"
AHEAD_OF = "before"
ARTICLES = _words("the a")
OWNER = frozenset({"'s", "’s"})
BEFORE_SEASON = BEFORE_MONTH - {"to"}
BEFORE_OLD_YEAR = _words("in of since by until from year")
BEFORE_COUNT = _words("some about nearly over almost than another")
BEFORE_CLOCK = _words("at by until from around before after till")
BEFORE_PLACE = frozenset({",", "in", "at"})
SOME_DAY = frozenset({"one day"})
OLD = _words("old olds")
AGED = frozenset({"aged", "of age"})
AMOUNTS = _words("% percent million billion trillion cents")
COMPARES = _words("from than against versus over exceeding")
COMPARED = _words("compared compare compares comparing")
COMPARED_TO = _words("with to")
RESULTS = _words("loss profit earnings income net sales revenue gain deficit surplus")
CURRENCIES = _words("$ £ € # us$ c$ a$")
FUNCTION = _words(
    "a an the of in at on for with from that to and or is was were are be by as has have had will would which who"
)
# What happens daily or weekly; a daily toll or an hourly wage is a figure told by the day or the hour.
RHYTHMIC = _words(
    "flight flights briefing briefings meeting meetings rally rallies protest protests address addresses broadcast "
    "broadcasts bulletin bulletins conference conferences audience audiences prayer prayers mass service services "
    "session sessions visit visits patrol patrols raid raids attack attacks inspection inspections march marches train "
    "trains ferry ferries bus buses market markets class classes lesson lessons test tests check checks update updates "
    "show shows programme programmes program programs walk walks run runs curfew curfews delivery deliveries call "
    "calls demonstration demonstrations gathering gatherings drill drills shelling bombardment report"
)
MEASURES = _words(
    "average averages volume turnover rate rates wage wages figure figures total totals number numbers count counts "
    "toll cost costs price prices increase rise record attendance capacity cases deaths paper newspaper"
)
AS_POSSIBLE = "as possible"
JOINS_AFTER_SOON = _words("as after before afterward afterwards followed")
JOINS_BEFORE_SOON = _words("as")
ANY_SUCH = _words("when where that like")
NTH = re.compile(r"\d+(?:st|nd|rd|th)")


def is_plural(low: str) -> bool:
    """Whether a word looks like a plural."""
    return low.isalpha() and low.endswith("s")


def is_superlative(low: str) -> bool:
    """Whether a word looks like a superlative."""
    return low.endswith("est") and len(low) > 4


# ------------------------------------------------------------------------------------------------- ranges

OPENS_RANGE, OPENS_PAIR, PAIRS = "from", "between", "and"
LINKS = _words("to and through until till thru")  # what may stand between the ends of a range
SPANS = _words("to through thru")  # these make one without "from"
TOLD_TOGETHER = frozenset({"and", "or", ",", "and on", "or on"})

# Text without any of these holds no expression of time.
HINT = (
    "|".join(sorted({re.escape(name.split()[-1] if "day" not in name else "day") for name in FEASTS}))
    + r"|\d|day|week|month|year|decade|centur|quarter|period|hour|minute|seconds|morning|noon|evening|night|dawn|dusk|"
    r"sunrise|sunset|summer|winter|spring|autumn|\bfall\b|tomorrow|now\b|soon|shortly|recently|lately|currently|future|"
    r"past\b|daily|annually|presently|ties\b|fortnight|teen|thousand|while|date\b|term\b|millenni|at the time|"
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)|"
    + "|".join(sorted(WORDS["LUNAR"]))
)
