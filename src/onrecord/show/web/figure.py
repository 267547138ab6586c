"""The time line of an event as a drawing (SVG): its standings as a band, its window, each act of speech on the lane of
its side.

It is drawn twice, for wide screens and paper and for a phone, and says the same both times. Colours come from the style
sheet, so it follows light, dark and print; every mark has a shape of its own and a name that a screen reader speaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.model import Stance, Standing
from onrecord.show import words
from onrecord.show.sayings import Saying
from onrecord.show.views import EventPage

# A mark's outline in a square of 12, its middle at 0,0.
SHAPES: dict[Stance, str] = {
    Stance.PROPOSES: "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z",
    Stance.AFFIRMS: "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z",
    Stance.DOUBTS: "M0 -6L6 0L0 6L-6 0z",
    Stance.POSTPONES: "M-4 -6L6 0L-4 6z",
    Stance.DENIES: "M-5 -5H5L0 6z",
    Stance.CANCELS: "M-5.5 -3.5L-3.5 -5.5L0 -2L3.5 -5.5L5.5 -3.5L2 0L5.5 3.5L3.5 5.5L0 2L-3.5 5.5L-5.5 3.5L-2 0z",
    Stance.REPORTS_HELD: "M-5 -5H5V5H-5z",
    Stance.REPORTS_NOT_HELD: "M-5 -5H5V5H-5zM-3 -3V3H3V-3z",
}
BAND, LABEL, STEP, GAP = 26, 18, 16, 8
LANES = 8
# Beyond this the marks would be a smear; the newest are drawn, and the caption says how many are not.
MARKS = 150
LETTER = 6.6  # width of a letter of the labels, on average


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of the band of standings."""

    x: float
    width: float
    status: str
    label: str
    number: int
    told: str
    ahead: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """One act of speech."""

    x: float
    y: float
    shape: str
    stance: str
    told: str
    statement: str
    unnamed: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """The acts of speech of one side."""

    y: float
    height: float
    label: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A day of the axis."""

    x: float
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing, laid out."""

    width: int
    height: float
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    window: tuple[float, float, str] | None  # x, width, what it says
    lanes: tuple[Lane, ...]
    today: tuple[float, str] | None
    left_out: int
    band_y: float = 24
    window_y: float = 24 + BAND + GAP


def draw(page: EventPage, width: int) -> Figure | None:
    """The figure of an event's page, so many units wide; None where nothing was said."""
    if not page.testimony or not page.standings:
        return None
    first, last = _extent(page)
    days = max(1, (last - first).days)
    pad = 12.0
    room = width - 2 * pad

    def x(day: date) -> float:
        return round(pad + room * (min(max(day, first), last) - first).days / days, 1)

    sayings = page.sayings[-MARKS:]
    lanes, bottom = _lanes(sayings, x, width, 24 + BAND + GAP + (LABEL + GAP if _has_window(page) else 0))
    on = date.fromisoformat(page.clocks.on)
    today = (x(on), words.day(page.clocks.on)) if first <= on <= last else None
    return Figure(
        width=width,
        height=bottom + 4,
        ticks=tuple(_ticks(first, last, x, width)),
        bars=tuple(_bars(page, x, last)),
        window=_window(page, x),
        lanes=tuple(lanes),
        today=today,
        left_out=len(page.sayings) - len(sayings),
    )


def _extent(page: EventPage) -> tuple[date, date]:
    """The first and last day drawn: of the words, the standings, the window, not more than two years about them."""
    said = [_date(t.said_on) for t in page.testimony]
    changed = [_date(s.on) for s in page.standings]
    first, last = min(*said, *changed), max(*said, *changed)
    window = page.event.window
    ends = [_date(day) for day in ((window.earliest, window.latest) if window else ()) if day]
    near = [day for day in ends if first - timedelta(days=366) <= day <= last + timedelta(days=366)]
    if near:
        first, last = min(first, *near), max(last, *near)
    return first, min(date.max - timedelta(days=2), last) + timedelta(days=1)


def _date(day: str) -> date:
    return date.fromisoformat(day[:10])


def _has_window(page: EventPage) -> bool:
    window = page.event.window
    return bool(window and (window.earliest or window.latest))


def _ticks(first: date, last: date, x: object, width: int) -> Iterable[Tick]:
    assert callable(x)
    days = (last - first).days
    step = next((s for s in (1, 2, 7, 14, 31, 61, 92, 183, 366, 732, 1830) if days / s * 76 <= width), max(1, days))
    day, shown_year = first, None
    while day <= last:
        at = x(day)
        short = f"{day.day} {words.MONTHS[day.month - 1][:3]}"
        label = f"{short} {day.year}" if day.year != shown_year and shown_year is not None else short
        shown_year = day.year
        anchor = "start" if at < 30 else "end" if at > width - 34 else "middle"
        yield Tick(at, label, anchor)
        if (last - day).days < step:
            return
        day += timedelta(days=step)
        if width - x(day) < 40 and anchor != "start" and x(day) - at < 76:
            return


def _bars(page: EventPage, x: object, last: date) -> Iterable[Bar]:
    assert callable(x)
    for number, standing in enumerate(page.standings, 1):
        begin = x(_date(standing.on))
        following = page.standings[number : number + 1]
        end = x(_date(following[0].on)) if following else x(last)
        width = max(3.0, round(end - begin, 1))
        label = words.status(standing.status)
        fits = len(label) * LETTER + 30 <= width
        short = str(number) if width >= 12 else ""
        yield Bar(begin, width, standing.status.value, label if fits else short, number, _told(standing),
                  standing.on > page.clocks.on)  # fmt: skip


def _told(standing: Standing) -> str:
    return f"{words.status(standing.status)}, {words.since(standing.status, standing.on)}"


def _window(page: EventPage, x: object) -> tuple[float, float, str] | None:
    assert callable(x)
    window = page.event.window
    if not window or not (window.earliest or window.latest):
        return None
    begin = x(_date(window.earliest or window.latest or ""))
    end = x(_date(window.latest or window.earliest or "") + timedelta(days=1))
    return begin, max(4.0, round(end - begin, 1)), words.days(window.earliest, window.latest)


def _lanes(sayings: Sequence[Saying], x: object, width: int, top: float) -> tuple[list[Lane], float]:
    assert callable(x)
    sides: dict[str, list[Saying]] = {}
    for saying in sayings:
        sides.setdefault(_side(saying), []).append(saying)
    names = sorted(sides, key=lambda name: (name in _LAST, -len(sides[name])))
    kept = names[: LANES - 1] if len(names) > LANES else names
    rest = [saying for name in names[len(kept) :] for saying in sides[name]]
    groups = [(name, sides[name]) for name in kept] + ([("Others", rest)] if rest else [])
    lanes: list[Lane] = []
    y = top
    for name, group in groups:
        placed = _stacked(group, x, width)
        height = LABEL + STEP * (max((row for _, _, row in placed), default=0) + 1)
        marks = tuple(_mark(saying, at, y + LABEL + 6 + STEP * row) for saying, at, row in placed)
        lanes.append(Lane(round(y, 1), height, name, marks))
        y += height + GAP
    return lanes, y


_LAST = ("No side known", "In the outlet’s own voice")


def _side(saying: Saying) -> str:
    who = saying.first.speaker
    if who.narration:
        return _LAST[1]
    return words.one_line(who.side) if who.side else _LAST[0]


def _stacked(group: Iterable[Saying], x: object, width: int) -> list[tuple[Saying, float, int]]:
    """Each act of speech with its place: beside one another while there is room, else below."""
    assert callable(x)
    placed: list[tuple[Saying, float, int]] = []
    ends: list[float] = []  # of each row, where the last mark ends
    for saying in sorted(group, key=lambda s: s.first.said_on):
        at = min(max(x(_date(saying.first.said_on)) + 6, 14.0), width - 14.0)
        row = next((n for n, end in enumerate(ends) if at >= end), len(ends))
        if row == len(ends):
            ends.append(0.0)
        ends[row] = at + 14
        placed.append((saying, at, row))
    return placed


def _mark(saying: Saying, x: float, y: float) -> Mark:
    first = saying.first
    who = words.speaker(first.speaker, outlet=first.outlet)
    told = f"{words.day(first.said_on)}: {who} {words.says(first.statement, first.speaker)}"
    stance = first.statement.stance
    return Mark(round(x, 1), round(y, 1), SHAPES[stance], stance.value, told, first.statement.id, first.speaker.unnamed)
