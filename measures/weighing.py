"""Measure weighing alone: gold statements in, standings out, compared day by day with the gold status.

`python measures/weighing.py [--errors] [STORY ...]` reads the development stories beside the repository (or under
ONRECORD_SHARED), turns their labelled statements into testimony as perfect reading and linking would, and prints the
share of days with the right status, as the story scorer counts it. It says so and stops where they are absent.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from onrecord.model import Description, Event, Firmness, Party, Speaker, Stance, Standing, Statement, Testimony, Window
from onrecord.weigh.contradictions import contradictions
from onrecord.weigh.reversals import reversals
from onrecord.weigh.status import standings
from onrecord.world.offices import offices_of, side_of_person
from onrecord.world.states import any_side

Json = dict[str, Any]
_KINDS = {"sports event": "contest", "rally": "protest", "convention": "conference", "deal": "agreement"}


@dataclass
class Story:
    """One gold story: its labels and its documents."""

    name: str
    gold: Json
    documents: dict[str, Json]


def shared() -> Path:
    """The folder of development data beside the repository."""
    return Path(os.environ.get("ONRECORD_SHARED") or Path(__file__).parents[2] / "shared")


def stories(folder: Path) -> Iterator[Story]:
    """Every story of a folder."""
    for path in sorted(folder.glob("*/gold.json")):
        lines = (path.parent / "documents.jsonl").read_text("utf-8").splitlines()
        documents = {one["id"]: one for one in map(json.loads, lines)}
        yield Story(path.parent.name, json.loads(path.read_text("utf-8")), documents)


def testimony(story: Story, event: str) -> list[Testimony]:
    """The statements about an event, parts of it left out, as testimony."""
    return [
        _testimony(story, one)
        for one in story.gold["statements"]
        if event in (one["event"], *(one.get("also_events") or ())) and one["stance"] != "none"
    ]


def _testimony(story: Story, one: Json) -> Testimony:
    document = story.documents[one["document"]]
    published = str(document.get("published") or document.get("published_at"))[:10]
    said = None if one.get("narration") or one.get("said_on_filed") else one.get("said_on")
    speaker = _speaker(one, said if said and len(said) == 10 else published)
    described = Description(kind="", span=(0, 0), window=_window(story, one, published))
    statement = Statement(
        id=one["id"],
        document=one["document"],
        event=described,
        speaker=speaker,
        stance=Stance(one["stance"]),
        firmness=Firmness.FIRM,
        content_span=tuple(one["span"]),
        said_at=said,
    )
    outlet = document.get("outlet")
    return Testimony(statement, speaker, one["id"], outlet, published, published, one["document"])


def _speaker(one: Json, day: str) -> Speaker:
    if one.get("narration"):
        return Speaker(name=None, description=None, narration=True)
    said_by = one["speaker"]
    if one.get("anonymous"):
        return Speaker(description=said_by, side=_side(said_by, day), unnamed=True)
    held = offices_of(said_by, day)
    return Speaker(name=said_by, side=_side(said_by, day), office=held[0].office if held else None)


def _side(name: str, day: str) -> str | None:
    """The side of a person by office held, of a body by name, of "senior US official" by a word within it."""
    found = any_side(name) or side_of_person(name, day)
    words = name.split()
    pairs = [" ".join(words[i : i + 2]) for i in range(len(words) - 1)]
    return found or next(
        filter(None, (any_side(w.removesuffix("'s")) for w in (*pairs, *words) if w[:1].isupper())), None
    )


def _window(story: Story, one: Json, published: str) -> Window | None:
    """The latest date expression within the statement's span, as a perfect reader of dates would resolve it."""
    found = []
    for item in story.gold.get("dates", ()):
        if item["document"] == one["document"] and one["span"][0] <= item["offset"] < one["span"][1]:
            days = _days(item.get("resolved"))
            if days:
                found.append(Window(item["expression"], *days))
    held = one["stance"] in ("reports_held", "reports_not_held")
    fits = [w for w in found if ((w.earliest or "") <= published if held else (w.latest or "") >= published)]
    return max(fits, key=lambda w: w.latest or "", default=None)


def _days(resolved: str | None) -> tuple[str, str] | None:
    if not resolved:
        return None
    first, _, last = resolved.partition("/")
    last = last or first
    starts = {4: first + "-01-01", 7: first + "-01"}.get(len(first), first)
    if len(last) == 4:
        return starts, last + "-12-31"
    if len(last) == 7:
        year, month = int(last[:4]), int(last[5:])
        return starts, (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).isoformat()
    return starts, last


def gold_event(story: Story, one: Json) -> Event:
    """A gold event as linking would describe it."""
    said = sorted(t.said_on for t in testimony(story, one["id"]))
    day = said[0] if said else "2000-01-01"
    parties = tuple(Party(name, _side(name, day)) for name in one.get("participants") or ())
    kind = str(one["kind"])
    return Event(one["id"], _KINDS.get(kind, kind), parties, one.get("place"))


def share_right(one: Json, points: tuple[Standing, ...]) -> tuple[float, list[tuple[str, str | None, set[str]]]]:
    """The share of days with a right status, and the first days of each wrong stretch."""
    gold = [(day, {status, *((one.get("status_also") or {}).get(day) or ())}) for day, status in one["status_by_day"]]
    day, last = date.fromisoformat(gold[0][0]), date.fromisoformat(gold[-1][0])
    right, total = 0, 0
    wrong: list[tuple[str, str | None, set[str]]] = []
    while day <= last:
        now = day.isoformat()
        wanted = [good for on, good in gold if on <= now][-1]
        said = next((p.status.value for p in reversed(points) if p.on <= now), None)
        right, total = right + (said in wanted), total + 1
        if said not in wanted and (not wrong or wrong[-1][1:] != (said, wanted)):
            wrong.append((now, said, wanted))
        day += timedelta(days=1)
    return right / total, wrong


def story_share(story: Story, errors: bool) -> float:
    """The mean share over the main events of a story."""
    shares = []
    for one in story.gold["events"]:
        if one["id"] not in story.gold["main_events"] or not one.get("status_by_day"):
            continue
        event, told = gold_event(story, one), testimony(story, one["id"])
        points = standings(event, told)
        share, wrong = share_right(one, points)
        shares.append(share)
        for day, said, wanted in wrong if errors else ():
            rule = next((p.rule for p in reversed(points) if p.on <= day), "")
            print(f"   {story.name} {one['id']} {day}: {said}, not {'/'.join(sorted(wanted))}   {rule}")
    return sum(shares) / len(shares) if shares else 1.0


def pairs_found(story: Story, key: str, errors: bool) -> tuple[int, int, int, int]:
    """Of contradictions or reversals: gold found, gold asked for, ours right, ours in all (main and other events)."""
    ours = set()
    for one in story.gold["events"]:
        event, told = gold_event(story, one), testimony(story, one["id"])
        if key == "contradictions":
            ours |= {frozenset((c.left, c.right)) for c in contradictions(event, told)}
        else:
            ours |= {frozenset((r.before, r.after)) for r in reversals(event, told)}
    items = [(frozenset(c.get("statements") or ()), bool(c.get("weak"))) for c in story.gold.get(key, ())]
    firm, every = {i for i, weak in items if not weak}, {i for i, _ in items}
    if errors:
        for pair in firm - ours:
            print(f"   {story.name} {key} missed {sorted(pair)}")
        for pair in ours - every:
            print(f"   {story.name} {key} ours   {sorted(pair)}")
    return len(firm & ours), len(firm), len(ours & every), len(ours)


def main(arguments: list[str]) -> int:
    """Print the figures."""
    errors, names = "--errors" in arguments, [a for a in arguments if not a.startswith("-")]
    bench = shared() / "bench"
    if not bench.is_dir():
        print("skipped: there are no development stories beside the repository")
        return 0
    for part in ("stories", "articles"):
        chosen = [s for s in stories(bench / part) if not names or s.name in names]
        shares = [story_share(s, errors) for s in chosen if s.gold["main_events"]]
        if not shares:
            continue
        print(f"{part}: status right {sum(shares) / len(shares):.3f} over {len(shares)} stories")
        for key in ("contradictions", "reversals"):
            sums = [sum(column) for column in zip(*(pairs_found(s, key, errors) for s in chosen), strict=True)]
            print(f"{part}: {key} found {sums[0]} of {sums[1]}, right {sums[2]} of our {sums[3]}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
