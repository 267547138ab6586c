"""The diary: the coming days, what changed, what is due; and the listing of changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse, Response

from onrecord.show import looking
from onrecord.show.looking import Change, Seen, ends
from onrecord.show.views import moved
from onrecord.show.web.answers import page_of
from onrecord.show.web.asking import Ask, Chosen, Cursor, DayText, day_parameter, skipped
from onrecord.show.web.rendering import SCREENFUL, following, query_of, shown
from onrecord.world.kinds import KINDS

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

# How many changes, and how many events that are due for one reason, the diary shows.
CHANGES, DUE = 40, 12
# Windows that close within so many days are due, and those that closed unheard as many days ago.
WITHIN = 7


@dataclass(frozen=True, slots=True)
class DiaryDay:
    """A day of the diary and the events whose window ends on it; or a stretch of days that have none."""

    day: str
    until: str
    entries: tuple[Seen, ...] = ()


@router.get("/")
def diary(
    ask: Ask,
    chosen: Chosen,
    weeks: Annotated[int, Query(ge=1, le=26)] = 2,
    since: Annotated[DayText, day_parameter("What changed since this day.")] = None,
) -> Response:
    """The coming days, what has changed, what is due."""
    on = ask.clocks.on
    until = moved(on, 7 * weeks - 1)
    lapsed, due_by = looking.due_days(on, WITHIN)
    ending = looking.closing(ask.record, lapsed, max(due_by, moved(on, 7 * weeks + 60)), ask.clocks, chosen)
    ahead = [one for one in ending if ends(one) >= on]
    near = [one for one in ahead if ends(one) <= until]
    begin = since or moved(on, -7)
    changed, more = page_of(looking.changes(ask.record, begin, on, ask.clocks, chosen), CHANGES)
    due = list(looking.due_among((one for one in ending if ends(one) <= due_by), on, WITHIN))
    last = next(ask.record.events(), None)
    return shown(
        ask,
        "diary.html",
        "Diary",
        days=_days(near, on, until),
        later=[one for one in ahead if ends(one) > until][:DUE],
        changed=_by_day(changed),
        more_changes=more,
        since=begin,
        due=[(reason, title, [line for line in due if reason in line.reasons]) for reason, title in _DUE],
        due_shown=DUE,
        weeks=weeks,
        chosen=chosen,
        filters=query_of(ask),
        lists=ask.settings.lists,
        kinds=sorted(KINDS),
        before=moved(on, -1),
        following=moved(on, 1),
        last_day=last.last[:10] if last and len(last.last) >= 10 else None,
    )


_DUE = (
    (looking.CLOSES, "The window closes"),
    (looking.LAPSED, "Lapsed unheard"),
    (looking.ONE_SIDE, "Only one side says so"),
)


def _days(entries: Sequence[Seen], on: str, until: str) -> list[DiaryDay]:
    """Every day that has something, and the stretches between them that have nothing."""
    found, begin = [], on
    for day, group in groupby(entries, key=ends):
        if begin < day:
            found.append(DiaryDay(begin, moved(day, -1)))
        found.append(DiaryDay(day, day, tuple(group)))
        begin = moved(day, 1)
    return found if begin > until else [*found, DiaryDay(begin, until)]


def _by_day(changes: Iterable[Change]) -> list[tuple[str, list[Change]]]:
    return [(day, list(group)) for day, group in groupby(changes, key=lambda change: change.standing.on)]


@router.get("/changes")
def changes(
    ask: Ask,
    chosen: Chosen,
    since: Annotated[DayText, day_parameter("From this day on.")] = None,
    cursor: Cursor = None,
) -> Response:
    """What changed, the newest first."""
    begin = since or moved(ask.clocks.on, -31)

    def place(change: Change) -> str:
        return f"{change.event.id} {change.key}"

    found = looking.changes(ask.record, begin, ask.clocks.on, ask.clocks, chosen)
    some, more = page_of(skipped(found, cursor, place), SCREENFUL)
    return shown(ask, "changes.html", "What changed", changed=_by_day(some), since=begin, chosen=chosen,
                 filters=query_of(ask), following=following(ask, place(some[-1])) if more else None)  # fmt: skip
