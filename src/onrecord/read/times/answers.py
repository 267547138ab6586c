"""What an expression comes to, and the small decisions that all rules of resolving share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.model import Moment
from onrecord.read.times import calendar as cal
from onrecord.read.times.calendar import Stretch
from onrecord.read.times.found import Found

# Why a value stays open. What is not known is never filled in; these are all the reasons there are, with an example.
NO_ANCHOR = "no publication date or other anchor to count from"
NO_EVENT = "counted from a happening whose date the words do not give"
NOT_TOLD = "refers to a time that the words before do not give"
NO_CENTURY = "a year of two figures, and no publication date to tell the century"
EITHER_ORDER = "day and month could change places"
BY_COUNTRY = "a feast whose day differs by country"
NO_TABLES = "no such day in the tables of feasts"
LUNAR_MONTH = "TIMEX3 has no value for a lunar month"
OTHER_CALENDAR = "a date of another calendar, which is left as it is told"
BUDDHIST = "a year of the Buddhist era, as it seems, which is left as it is told"
FISCAL_YEAR = "counted in a fiscal year whose first month the words do not give"
WORKING_DAYS = "counted in working days, and which days are free there the words do not give"
NO_SUCH_DAY = "no such day"
NO_SUCH_PART = "no such part"
OUTSIDE = "outside the calendar"
REASONS = {
    NO_ANCHOR: "The ministers met on Monday. (in a text that nobody dated)",
    NO_EVENT: "It was signed a day after the vote.",
    NOT_TOLD: "The border reopened that day.",
    NO_CENTURY: "The ledger is dated 21/10/97. (in a text that nobody dated)",
    EITHER_ORDER: "The ledger is dated 03/04/2025. (of an outlet whose country is not known)",
    BY_COUNTRY: "The port will close on Independence Day.",
    NO_TABLES: "The port closed on Diwali 1920.",
    LUNAR_MONTH: "They want a truce before Ramadan.",
    OTHER_CALENDAR: "The charter is dated 12 Muharram 1447.",
    BUDDHIST: "The decree is dated 21/10/2568.",
    FISCAL_YEAR: "Sales rose in the fiscal first quarter.",
    WORKING_DAYS: "The bid lapses within five working days.",
    NO_SUCH_DAY: "It was signed on 30 February 2024.",
    NO_SUCH_PART: "It was signed in the seventh week of May 2024.",
    OUTSIDE: "The rock formed 9000 years ago.",
}


BUDDHIST_YEARS = range(2440, 2700)  # 1897 to 2156


UNIT_NAMES = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year", "WE": "weekend", "DE": "decade"}


FINENESS = {
    "D": 0,
    "WE": 1,
    "W": 1,
    "FN": 1,
    "M": 2,
    "Q": 3,
    "FQ": 3,
    "S": 3,
    "H": 4,
    "Y": 5,
    "FY": 5,
    "DE": 6,
    "CE": 7,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What an expression comes to: a value, a stretch of days if it has one, and why, or why not."""

    type: str
    value: str | None = None
    stretch: Stretch | None = None
    rule: str = ""
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Here:
    """What an expression is resolved against: the anchor's day and text, and the last day or period told before."""

    anchor: date | None
    moment: Moment | None
    solve: Callable[[Found, Here], Answer]  # resolves an expression inside another ("Friday" in "a week from Friday")
    before: Stretch | None = None
    year: int | None = None  # of publication: settles the century of years told in two figures
    day_first: bool | None = None  # how the text writes dates in numbers
    clock: str | None = None  # the last time of day told, with its day: "2025-10-21T14:40"
    reported: Stretch | None = None  # what results were last told of: "a year earlier" is the same, a year before
    reported_at: int = 0  # where in the text it was last spoken of
    aside: Stretch | None = None  # an earlier quarter that a report looks back at in passing, and where
    aside_at: int = 0
    quarter: Stretch | None = None  # the quarter last named: "that quarter"


Rule = Callable[[Found, Here], Answer]


def missing(type: str, reason: str = NO_ANCHOR) -> Answer:
    """An answer left open, and why."""
    return Answer(type, reason=reason)


def why(found: Found, what: str) -> str:
    """The rule as words: what was done and which word showed the direction."""
    way = found.direction
    told = {"back": "the last one", "ahead": "the next one", "near": "the nearest one", "": "the nearest one"}[way.way]
    return f"{what}: {told}" + (f' ("{way.because}")' if way.because else " (nothing shows the direction)")


def that_day(day: date, rule: str) -> Answer:
    """One day as the answer."""
    return Answer("DATE", day.isoformat(), cal.of_day(day), rule)


def firm_way(found: Found) -> str:
    """The direction; "gave them until 15 November" lies ahead though the verb is past."""
    way = {"last": "back", "next": "ahead", "coming": "ahead"}.get(found.text("rel"), found.direction.way)
    return "near" if way == "back" and found.bound in ("until", "by") else way


def full_year(figures: int, here: Here, ahead: int = 20) -> int | None:
    """A year told in two figures: the latest such year not more than so many years after the publication."""
    if here.year is None:
        return None
    latest = here.year + ahead
    return latest - (latest - figures) % 100


def choose(days: Sequence[date], way: str, anchor: date) -> date | None:
    """Of several days the last up to the anchor, the next from it on, or the nearest."""
    if way == "back":
        return max((d for d in days if d <= anchor), default=None)
    if way == "ahead":
        return min((d for d in days if d >= anchor), default=None)
    return min(days, key=lambda d: (abs((d - anchor).days), d), default=None)


def pick(way: str, here: int, candidates: Callable[[int], date | None], anchor: date) -> date | None:
    """Of the yearly candidates around a year the last, next or nearest to the anchor."""
    return choose([d for year in range(here - 8, here + 9) if (d := candidates(year)) is not None], way, anchor)


def weekday_near(anchor: date, weekday: int, way: str) -> date:
    """The last, next or nearest such weekday; the anchor's own day counts."""
    back = (anchor.isoweekday() - weekday) % 7
    if way == "back" or (way in ("", "near") and back <= 3):
        return cal.add_days(anchor, -back)
    return cal.add_days(anchor, (weekday - anchor.isoweekday()) % 7)
