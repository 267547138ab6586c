"""English rules of time: patterns over classes of words, level by level; what one level builds the next may use.

A pattern is a regular expression in which `<A|B>` stands for one word (or one thing already built) of class A or B.
Named groups become the parts of what was found; trailing digits of a name are dropped ("day2" is "day").
"""

from __future__ import annotations

from onrecord.read.languages.forms import Rule

_CARD = "NUMBER|NUM|DAYNUM|YEAR|BIG|DECIMAL"
_COUNTS = "NUMBER|NUM|DAYNUM|BIG|DECIMAL"
_COUNT = f"<{_CARD}|QTY|A>"
_REL = "LAST|PAST|THIS|NEXT|COMING|PREVIOUS|CURRENT|FOLLOWING|LATEST"
_REL_UNIT = _REL.replace("|PAST", "")
_DATE = "DAY|WEEK|MONTHREF|YEARREF|SEASONREF|QUARTERREF|DECADEREF|WEEKENDREF|HALFREF"
_JOIN = "<TO|AND|HYPHEN|DASH|OR>"
_WD = "(?:(?P<weekday{0}><WEEKDAY|WABBR>)<COMMA>?)?"
_YEAR = "(?:<COMMA>?(?P<year{0}><YEAR>))?"

LEVELS: tuple[tuple[Rule, ...], ...] = (
    (  # amounts
        Rule("number", "NUMBER", r"(?P<numbers><NUMW>(?:<HYPHEN>?<NUMW>)*)"),
        Rule("hundred", "NUMBER", r"<A>(?P<numbers><NUMW>)"),
        Rule("couple", "QTY", r"<A>(?P<count><COUPLE|DOZEN>)<OF>?|(?P<count2><COUPLE|DOZEN>)<OF>?"),
        Rule("few", "QTY", r"<A>?(?P<count><FEW>)|(?P<count2><MANY>)(?=<UNITS|QUARTERS|MORE|WORKING>)"),
        Rule("ordinal", "ORD", r"<NUMW><HYPHEN>(?P<count><ORD>)"),
    ),
    (  # lengths
        Rule("age", "AGE", rf"{_COUNT}<HYPHEN>?<UNIT|UNITS><HYPHEN>?<OLD>"),
        Rule(
            "length",
            "LENGTH",
            rf"(?:<ABOUT>|<AT>?<MORE><THAN>?)?(?P<count><{_COUNTS}|QTY>)(?:<MORE>|(?P<working><WORKING>))?"
            r"<HYPHEN>?(?P<unit><UNIT|UNITS>)(?:<OR><SO>)?",
        ),
        Rule("length", "LENGTH", r"(?P<count><YEAR>)(?P<unit><UNITS>)"),
        Rule("length", "LENGTH", rf"(?P<count><{_COUNTS}|QTY>)<MORE>?(?P<unit><QUARTERS>)(?!<OF>)"),
        Rule("length", "LENGTH", rf"(?<=<ORD|LAST>)(?P<count><{_COUNTS}>)(?P<unit><QUARTERS>)(?=<OF>)"),
        Rule("length", "LENGTH", r"(?P<count><QTY>)<MORE>?(?P<unit><QUARTERS>)"),
        Rule(
            "length",
            "LENGTH",
            rf"<ABOUT>?(?P<count><{_CARD}>)<TO|OR|HYPHEN>(?P<upto><{_CARD}>)<HYPHEN>?"
            r"(?P<unit><UNITS|UNIT|QUARTERS>)",
        ),
        Rule(
            "length",
            "LENGTH",
            r"(?:<ABOUT>|<MORE><THAN>)?(?P<count><A>)(?:<MORE|FISCAL>|(?P<working><WORKING>))?<HYPHEN>?(?P<unit><UNIT>)"
            r"(?!<HYPHEN><AGO|EARLIER>)(?:<OR><SO>)?",
        ),
        Rule("length", "LENGTH", r"<ABOUT>?(?P<count><A>)(?P<unit><UNIT>)<OR>(?P<upto><NUMBER|FEW>)"),
        Rule("clocked", "LENGTH", r"(?<=<IN|OF>)(?P<clock><CLOCKS>)(?!<AMPM|ZONE|LOCAL|HYPHEN>)"),
        Rule("year ended", "LENGTH", r"<THE><MORE>?<FISCAL>?(?P<unit><UNIT>)(?=<ENDED>)"),
        Rule("half", "LENGTH", r"(?:<HALF><A>|<A><HALF><HYPHEN>?)(?P<half_unit><UNIT>)"),
        Rule("and a half", "LENGTH", rf"(?P<count>{_COUNT})(?P<unit><UNIT|UNITS>)<AND>(?P<half><A><HALF>)"),
        Rule("and a half", "LENGTH", rf"(?P<count><{_CARD}>)<AND>(?P<half><A><HALF>)(?P<unit><UNITS>)"),
        Rule(
            "some",
            "LENGTHS",
            r"(?P<unit><UNITS>)(?:<OR|AND>(?P<upto_unit><UNITS>))?|(?<=<RECENT|COMING|PAST|NEXT|LAST|FEW>)(?P<unit2><QUARTERS>)",
        ),
    ),
    (  # plain dates
        Rule("iso", "DAY", r"(?P<iso><ISO>)"),
        Rule(
            "other calendar",
            "DAY",
            r"<THE>?<DAYNUM|DAYORD>?<OF>?<LUNAR><DAYNUM>?<COMMA>?<YEAR>?<ERA>?"
            r"|<THE>?<DAYNUM|DAYORD><OF>?<FASTMONTH><COMMA>?<YEAR>?<ERA>?"
            r"|(?:<DAYNUM>?<MONTH><DAYNUM>?)?<COMMA>?<YEAR><ERA>|<THE>?<CALENDAR|ERA><UNIT>?<YEAR>"
            r"|<THE>?<UNIT><YEAR><ERA>",
        ),
        Rule("numeric", "DAY", r"(?P<numeric><NUMERIC>)"),
        Rule(
            "date", "DAY", _WD.format("") + r"(?P<month><MONTH>)<THE>?(?P<day><DAYNUM|DAYORD|ORD>)" + _YEAR.format("")
        ),
        Rule(
            "date", "DAY", _WD.format("") + r"<THE>?(?P<day><DAYNUM|DAYORD>)<OF>?(?P<month><MONTH>)" + _YEAR.format("")
        ),
        Rule(
            "date",
            "DAY",
            r"(?:<THE>?(?P<day><DAYNUM|DAYORD>)<OF>?(?P<month><MONTH>)|(?P<month2><MONTH>)(?P<day2><DAYNUM|DAYORD>))"
            r"<COMMA|OF>?(?P<rel_year><LAST|THIS|NEXT>)(?P<unit><UNIT>)",
        ),
        Rule("date", "DAY", r"(?P<rel><LAST|THIS|NEXT|COMING>)(?P<month><MONTH>)(?P<day><DAYNUM|DAYORD>)"),
        Rule("date", "DAY", r"(?P<weekday><WEEKDAY>)<PARENL>(?P<month><MONTH>)(?P<day><DAYNUM|DAYORD>)<PARENR>"),
        Rule("date", "DAY", r"(?P<weekday><WEEKDAY>)<PARENL>(?P<day><DAYNUM|DAYORD>)(?P<month><MONTH>)<PARENR>"),
        Rule("date", "DAY", r"(?P<day><DAYNUM>)<HYPHEN>(?P<month><MONTH>)<HYPHEN>(?P<year><YEAR>)"),
        Rule(
            "dates",
            "DAYS",
            _WD.format("") + rf"(?P<month><MONTH>)(?P<day><DAYNUM|DAYORD>)(?P<join>{_JOIN})"
            r"(?P<day_to><DAYNUM|DAYORD>)(?!<UNITS|AMPM|MONTH>)" + _YEAR.format(""),
        ),
        Rule(
            "dates",
            "DAYS",
            r"<THE>?(?P<day><DAYNUM|DAYORD>)" + rf"(?P<join>{_JOIN})<THE>?(?P<day_to><DAYNUM|DAYORD>)"
            r"<OF>?(?P<month><MONTH>)" + _YEAR.format(""),
        ),
        Rule("every", "REPEATED", r"(?P<weekday><WEEKDAYS>)|(?P<weekday2><WEEKDAY>)(?P<part><PARTS>)"),
        Rule("every", "REPEATED", r"(?P<weekday><WEEKDAY>)(?=<AND|OR|COMMA><WEEKDAY>(?P<part><PARTS>))"),
        Rule("weekday", "DAY", r"(?P<weekday><WEEKDAY>)"),
        Rule("weekday", "DAY", rf"<THE>?(?P<rel><THIS>?<{_REL}>)(?P<weekday><WEEKDAY>)"),
        Rule("weekday", "DAY", r"(?P<weekday><WEEKDAY>)<OF>?<THE>?(?P<week><LAST|THIS|NEXT|COMING>)(?P<unit><UNIT>)"),
        Rule(
            "nth weekday",
            "DAY",
            r"<THE>?(?P<nth><ORD|DAYORD|LAST>)(?P<weekday><WEEKDAY>)<OF|IN>(?P<month><MONTH>)" + _YEAR.format(""),
        ),
        Rule(
            "nth weekday",
            "DAY",
            r"<THE>?(?P<nth><ORD|DAYORD|LAST>)(?P<weekday><WEEKDAY>)<OF|IN>(?:<THE>|(?P<of><LAST|THIS|NEXT>))(?P<unit><UNIT>)",
        ),
        Rule("day of month", "DAY", r"(?<=<ON|TO>)<THE>(?P<day><DAYORD>)"),
        Rule("day", "DAY", r"(?P<shift><TODAY>)"),
        Rule("day", "DAY", r"<THE>(?P<unit><UNIT>)(?P<side><BEFORE|AFTER>)(?P<shift><TODAY>)"),
        Rule(
            "feast", "DAY", r"<THE>?(?P<rel><LAST|THIS|NEXT>)?(?P<feast><FEAST|FASTMONTH>)(?:<COMMA>?(?P<year><YEAR>))?"
        ),
        Rule("feast", "DAY", r"(?P<feast><FEAST|FASTMONTH>)(?P<rel_year><LAST|THIS|NEXT>)<UNIT>"),
        Rule("month", "MONTHREF", r"(?P<month><MONTH>)<COMMA|OF>?(?P<year><YEAR>)"),
        Rule("month", "MONTHREF", r"(?P<month><MONTH>)<OF>?(?P<figures><SHORTYEAR>)"),
        Rule("season", "SEASONREF", r"<THE>?(?P<season><SEASON>)<OF>?(?P<figures><SHORTYEAR>)"),
        Rule("month", "MONTHREF", r"(?P<month><MONTH>)<OF>?(?P<rel_year><LAST|THIS|NEXT>)(?P<unit><UNIT>)"),
        Rule("month", "MONTHREF", rf"(?P<rel><THIS>?<{_REL}>)(?P<month><MONTH>)"),
        Rule("month", "MONTHREF", r"(?P<month><MONTH>)"),
        Rule("season", "SEASONREF", r"<THE>?(?P<season><SEASON>)<OF>?<COMMA>?(?P<year><YEAR>)"),
        Rule("season", "SEASONREF", rf"(?P<rel><THIS>?<{_REL}>)(?P<season><SEASON>)"),
        Rule(
            "season", "SEASONREF", r"<THE>?(?P<season><SEASON>)(?:<OF>?(?P<rel_year><LAST|THIS|NEXT>)(?P<unit><UNIT>))?"
        ),
        Rule(
            "quarter",
            "QUARTERREF",
            r"<THE>?(?P<fiscal><FISCAL>)?<HYPHEN>?(?P<ord><ORD|DAYORD>)<HYPHEN>?(?P<quarter><QUARTER>)",
        ),
        Rule(
            "quarter",
            "QUARTERREF",
            r"<THE>?(?P<fiscal><FISCAL>)?(?P<ord><ORD|DAYORD>)<HYPHEN>?(?P<quarter><QUARTER>)<OF>?(?P<fiscal2><FISCAL>)?(?P<year><YEAR>)",
        ),
        Rule(
            "quarter", "QUARTERREF", r"<THE>?(?P<year><YEAR>)<GENITIVE>?(?P<ord><ORD>)<HYPHEN>?(?P<quarter><QUARTER>)"
        ),
        Rule(
            "quarter", "QUARTERREF", r"<THE>?(?P<ord><ORD>)<QUARTER><OF>?(?P<rel_year><LAST|THIS|NEXT>)(?P<unit><UNIT>)"
        ),
        Rule(
            "quarter", "QUARTERREF", r"(?P<rel_year><LAST|THIS|NEXT>)(?P<unit><UNIT>)<GENITIVE>(?P<ord><ORD>)<QUARTER>"
        ),
        Rule(
            "year ago quarter",
            "QUARTERREF",
            r"<THE>?<UNIT><HYPHEN>?<AGO|EARLIER>(?:(?P<ord><ORD>)<HYPHEN>?)?<QUARTER|PERIOD>",
        ),
        Rule(
            "year ago quarter",
            "QUARTERREF",
            r"<THE>?<SAME|COMPARABLE>?<QUARTER|PERIOD>(?:<OF>|<A>)?(?:<LAST>|<THE>?<PREVIOUS>)<UNIT>"
            r"|<THE>?<SAME|COMPARABLE>?<QUARTER|PERIOD><LENGTH><AGO|EARLIER>|<THE>?<LAST><UNIT><GENITIVE><QUARTER|PERIOD>"
            r"|<THE><SAME|COMPARABLE><UNIT><HYPHEN>?<AGO|EARLIER>(?:(?P<ord><ORD>)<HYPHEN>?)?<QUARTER|PERIOD>",
        ),
        Rule("year ago", "SHIFTED", r"<THE><UNIT><HYPHEN><AGO|EARLIER><LENGTH>"),
        Rule("year quarter", "QUARTERREF", r"<THE>?(?P<year><YEAR>)<QUARTER|PERIOD>"),
        Rule("quarter", "QUARTERREF", r"(?P<qnum><QNUM>)<OF>?(?P<year><YEAR>)?"),
        Rule(
            "rel quarter",
            "QUARTERREF",
            rf"<THE>?(?P<rel><{_REL}>)<FISCAL>?(?P<quarter><QUARTER>)|<THE><LATEST>(?P<quarter2><PERIOD>)",
        ),
        Rule("the quarter", "QUARTERREF", r"<THE>(?P<quarter><QUARTER|PERIOD>)"),
        Rule("half year", "HALFREF", r"<THE>?(?P<ord><ORD|LAST>)<HALF><OF>(?P<year><YEAR>)"),
        Rule(
            "half year",
            "HALFREF",
            r"<THE>?(?P<ord><ORD|LAST>)<HALF><OF>(?P<rel_year><LAST|THIS|NEXT>|<THE>)(?P<unit><UNIT>)",
        ),
        Rule("year", "YEARREF", r"(?P<year><YEAR>)"),
        Rule("years", "YEARS", r"<YEAR><HYPHEN><DAYNUM|NUM>(?!<UNITS|UNIT|AMPM|MONTH>)"),
        Rule(
            "year",
            "YEARREF",
            r"<THE>?(?P<fiscal><FISCAL>)(?P<unit><UNIT>)?(?P<year><YEAR>)|<THE>(?P<unit2><UNIT>)(?P<year2><YEAR>)",
        ),
        Rule("year", "YEARREF", r"<THE>(?P<unit><UNIT>)(?P<year><NUMBER>)(?!<UNITS>)"),
        Rule("decade", "DECADEREF", r"<THE>?(?P<decade><DECADE|NINETIES>)"),
        Rule(
            "unit", "UNITREF", rf"<THE>?(?P<rel><THIS>?<{_REL_UNIT}>)(?P<fiscal><FISCAL|NEAR>)?(?P<unit><UNIT|WEEKEND>)"
        ),
        Rule(
            "unit",
            "UNITREF",
            r"<THE>(?P<rel><SAME>)(?P<unit><UNIT|WEEKEND|QUARTER>)|(?P<rel2><THAT>)(?P<unit2><UNIT|WEEKEND|QUARTER>)",
        ),
        Rule(
            "beyond",
            "UNITREF",
            r"<THE>(?P<unit><UNIT|WEEKEND>)(?:<AFTER>(?P<rel><NEXT>)|<BEFORE>(?P<rel2><LAST>))",
        ),
        Rule("day beside", "DAY", r"<THE>(?P<unit><UNIT>)(?P<side><BEFORE|AFTER>)"),
        Rule("weekend", "WEEKENDREF", r"<THE>(?P<unit><WEEKEND>)"),
        Rule("the unit", "THEUNIT", r"<THE>(?P<fiscal><FISCAL>)?(?P<unit><UNIT>)"),
        Rule("year ago", "SHIFTED", r"<THE|A>?(?P<unit><UNIT>)<HYPHEN>(?P<ago><AGO|EARLIER>)"),
        Rule(
            "for the unit",
            "UNITREF",
            r"(?<=<FOR>)<THE>(?P<rel><MORE>)?(?P<fiscal><FISCAL>)?(?P<unit><UNIT>)(?!<OF|ENDED>)",
        ),
        Rule("these days", "VAGUE", r"(?P<these><THESE>)<LENGTHS>"),
        Rule("span", "SPAN", rf"<THE>(?P<rel><{_REL}>)(?P<length><LENGTH|LENGTHS>)"),
        Rule("past unit", "SPAN", r"<THE>(?P<rel><PAST>)(?P<unit><UNIT>)"),
        Rule("span", "SPAN", r"<THE>?(?P<rel><COMING|RECENT|THESE|THIS>)(?P<length><LENGTHS>)"),
        Rule("first span", "SPAN", r"<THE>(?P<rel><ORD>)?(?P<length><LENGTH>)"),
        Rule("ahead", "SPAN", r"<THE>?(?P<length><LENGTHS>)(?P<rel><AHEAD>)(?!<OF>)"),
        Rule(
            "ago",
            "SHIFTED",
            r"<ABOUT>?(?P<length><LENGTH|LENGTHS>)(?P<side><AGO>|<EARLIER|LATER>|<FROM><NOW>|<HENCE>|<BEFORE>|<AFTER>|<FROM>(?=<TODAY>))",
        ),
        Rule("every", "REPEATED", rf"<EVERY>(?P<count><{_CARD}|OTHER|FEW|QTY>)?(?P<unit><UNIT|UNITS|QUARTER|WEEKEND>)"),
        Rule("every", "REPEATED", r"<EVERY>(?P<length><LENGTH>)"),
        Rule("every", "REPEATED", r"<EVERY>(?P<weekday><WEEKDAY>)(?P<part><PART>)?"),
        Rule(
            "every", "REPEATED", r"<EVERY>(?P<month><MONTH>)|<EVERY>(?P<season><SEASON>)|<EVERY>(?P<part><PART|NOON>)"
        ),
        Rule("times a", "REPEATED", rf"(?:<ONCE>|<{_CARD}|QTY><TIMES>)(?:<A|PER|EVERY>)(?P<unit><UNIT>)"),
        Rule("times a", "REPEATED", r"(?:<ONCE>)(?P<length><LENGTH>)"),
        Rule("often", "REPEATED", r"(?P<often><OFTEN>)"),
        Rule("now", "VAGUE", r"(?P<ref><NOW|RECENTLY|SOON>)"),
        Rule("future", "VAGUE", r"<THE><NEAR>*(?P<ref><FUTURE>)"),
        Rule("later date", "VAGUE", r"(?P<ref><FUTURE>)<UNITS|QUARTERS>"),
        Rule("past", "VAGUE", r"(?<=<IN>)<THE>(?P<past><PAST>)(?!<UNIT|UNITS|QTY|LENGTH>)"),
        Rule("at the time", "VAGUE", r"(?<=<AT>)<THE|THAT>(?P<past><TIME>)"),
        Rule(
            "a while",
            "LENGTH",
            r"<A><LONG>?(?P<while><WHILE>)|<A><LONG>(?P<while2><TIME>)|(?<=<FOR>)<ABOUT>(?P<while3><TIME>)",
        ),
        Rule("later date", "VAGUE", r"<A><LATER|FUTURE>(?P<term><DATEWORD>)"),
        Rule("term", "VAGUE", r"<THE><NEAR|SHORT>(?P<term><TERM>)"),
        Rule(
            "clock",
            "HOUR",
            r"(?P<clock><CLOCK|CLOCKS>)(?P<ampm><AMPM>)?(?:(?P<zone><LOCAL>)<STANDARD>?<TIME>|(?P<zone2><ZONE>))?",
        ),
        Rule(
            "clock",
            "HOUR",
            r"(?P<hour><DAYNUM|DECIMAL>)(?P<ampm><AMPM>)(?:(?P<zone><LOCAL>)<STANDARD>?<TIME>|(?P<zone2><ZONE>))?",
        ),
        Rule("clock", "HOUR", r"(?P<hour><DAYNUM|NUMBER>)<OCLOCK>"),
        Rule("clock", "HOUR", r"(?P<fraction><HALF|QUARTER>)<PAST>(?P<hour><DAYNUM|NUMBER>)<OCLOCK>?"),
        Rule("clock", "HOUR", r"(?P<fraction><QUARTER>)(?P<lacking><TO>)(?P<hour><DAYNUM|NUMBER>)<OCLOCK>?"),
        Rule("clock", "HOUR", r"(?P<hhmm><YEAR|NUM|DECIMAL>)(?P<zone><ZONE>)"),
        Rule("clock", "HOUR", r"(?P<noon><NOON>)(?:(?P<zone><LOCAL>)<STANDARD>?<TIME>|(?P<zone2><ZONE>))?"),
    ),
    (  # the nth of them
        Rule(
            "first of",
            "DAY",
            rf"(?P<span><SPAN>)<OF>(?P<date><{_DATE}|UNITREF|THEUNIT>)"
            rf"|<THE>?(?P<nth><ORD|LAST>)(?P<length><LENGTH>)<OF>(?P<date2><{_DATE}|UNITREF|THEUNIT>)",
        ),
        Rule("century", "DECADEREF", r"<THE>?(?P<century><DAYORD|ORD>)<HYPHEN>?(?P<unit><UNIT>)"),
        Rule(
            "nth of",
            "DAY",
            rf"<THE>?(?P<nth><ORD|DAYORD|LAST>)(?P<what><HALF|UNIT|WEEKEND>)<OF|IN>(?P<date><{_DATE}|UNITREF|THEUNIT>)",
        ),
    ),
    (  # joined and narrowed dates
        Rule("offset", "DAY", r"(?P<length><LENGTH>)<FROM>(?P<date><DAY>)"),
        Rule("offset", "DAY", r"(?P<shifted><SHIFTED>)(?P<date><DAY>)"),
        Rule("week of", "WEEK", r"<THE>(?P<unit><UNIT>)<OF>(?P<date><DAY>)"),
        Rule("week of", "WEEK", r"(?P<the><THEUNIT>)<OF|EDGE|STARTING>(?P<date><DAY>)"),
        Rule("weekday week", "DAY", r"(?P<date><DAY>)(?P<unit><UNIT>)(?!<WEEKDAY>)"),
        Rule("part of", "DAY", rf"(?P<mod><EARLY|MID|LATE>)<HYPHEN>?(?:<IN|ON>(?!<THE>))?(?P<date><{_DATE}|UNITREF>)"),
        Rule("part of", "DAY", rf"(?P<mod><EARLY|LATE>)(?:<IN>)(?P<date><{_DATE}|UNITREF|THEUNIT>)"),
        Rule("part of", "DAY", rf"<THE>(?P<mod><EARLY|MID|LATE>)<HYPHEN>?(?P<date><{_DATE}>)"),
        Rule("turn of year", "DAY", r"<THE>?<TURN><OF>(?P<date><THEUNIT>)"),
        Rule("part of", "DAY", rf"<THE>?(?P<mod><EDGE>)<OF>(?P<date><{_DATE}|UNITREF|THEUNIT>)"),
        Rule(
            "part of",
            "DAY",
            r"(?P<mod><MID>)<HYPHEN>?(?P<unit><UNIT>)|<THE>?(?P<unit2><UNIT>)<GENITIVE>?<HYPHEN>?(?P<mod2><EDGE>)",
        ),
        Rule("later", "DAY", rf"(?P<mod><EARLIER|LATER>)<IN>?(?P<date><{_DATE}|UNITREF|THEUNIT>)"),
    ),
    (  # times of day
        Rule("time of", "MOMENT", r"(?P<hour><HOUR>)<COMMA>?<ON>?(?P<date><DAY>)"),
        Rule("time of", "MOMENT", r"(?P<hour><HOUR>)<PARENL><HOUR><PARENR><COMMA>?<ON>?(?P<date><DAY>)"),
        Rule("time of", "MOMENT", r"(?P<date><DAY>)<COMMA>?<AT>(?P<hour><HOUR>)"),
        Rule("time of", "MOMENT", r"(?P<date><DAY>)<HYPHEN>?(?P<part><PART>)"),
        Rule("time of", "MOMENT", r"(?:<EARLY|LATE|MID><HYPHEN>?)?<THE>?(?P<part><PART>)<OF|ON>?(?P<date><DAY>)"),
        Rule(
            "time of",
            "MOMENT",
            r"(?P<mod><LATER|EARLIER|LATE|EARLY>)?<THE>?(?P<rel><THIS|LAST|PREVIOUS|NEXT|FOLLOWING|SAME|THAT>)(?P<part><PART>)",
        ),
        Rule("time of", "MOMENT", r"(?P<part><TONIGHT>)"),
        Rule("overnight", "MOMENT", r"(?P<part><OVERNIGHT>)"),
        Rule("small hours", "MOMENT", r"<THE>?<EARLY>(?P<length><LENGTHS>)<OF|ON>(?P<date><DAY>)<PART>?"),
        Rule("small hours", "MOMENT", r"(?<=<IN>)<THE><EARLY>(?P<length><LENGTHS>)(?:<OF>(?P<date><TODAY>))?"),
        Rule(
            "time of",
            "MOMENT",
            r"(?<=<AT>)(?P<part><PART>)|(?<=<IN>)<THE>(?P<part2><PART>)|<MID|EARLY|LATE><HYPHEN>?(?P<part3><PART>)",
        ),
        Rule("time of", "MOMENT", r"(?P<hour><HOUR|DAYNUM>)<IN><THE>(?P<half><PART>)(?:<COMMA>?<ON>?(?P<date><DAY>))?"),
        Rule("time of", "MOMENT", r"(?P<hour><HOUR>)"),
    ),
)
