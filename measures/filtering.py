"""Measure the probabilistic check: gold statements in, its likeliest status out, compared day by day with the gold.

`python measures/filtering.py [--errors] [--tables] [STORY ...]` reads the development stories as measures/weighing.py
does and prints the share of days on which the check is right beside that of the rules, how the posterior is calibrated,
and who is right where a standing is flagged. `--tables` prints beside each kind of evidence under which gold statuses
it was met. It says so and stops where the stories are absent.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from onrecord.weigh.filter import Belief, belief_on, beliefs, checks, tables
from onrecord.weigh.status import standings
from weighing import Story, gold_event, shared, stories, testimony

Json = dict[str, Any]


@dataclass
class Tally:
    """What one set of stories came to."""

    rule: list[float] = field(default_factory=list)
    check: list[float] = field(default_factory=list)
    flagged: int = 0
    standings: int = 0
    rule_right: int = 0
    check_right: int = 0
    calibration: Counter[tuple[int, bool]] = field(default_factory=Counter)
    met: dict[str, Counter[str]] = field(default_factory=dict)


def gold_days(one: Json) -> Iterator[tuple[str, set[str]]]:
    """Every day of a gold event with the statuses that are right on it."""
    gold = [(day, {status, *((one.get("status_also") or {}).get(day) or ())}) for day, status in one["status_by_day"]]
    day, last = date.fromisoformat(gold[0][0]), date.fromisoformat(gold[-1][0])
    while day <= last:
        yield day.isoformat(), [good for on, good in gold if on <= day.isoformat()][-1]
        day += timedelta(days=1)


def likeliest(found: tuple[Belief, ...], day: str) -> Belief | None:
    """The last belief by a day."""
    return next((b for b in reversed(found) if b.day <= day), None)


def take(story: Story, one: Json, tally: Tally, errors: bool) -> None:
    """Add one gold event."""
    event, told = gold_event(story, one), testimony(story, one["id"])
    points, found = standings(event, told), beliefs(event, told)
    days = dict(gold_days(one))
    right = {"rule": 0, "check": 0}
    last: tuple[str | None, set[str]] | None = None
    for day, wanted in days.items():
        rule = next((p.status.value for p in reversed(points) if p.on <= day), None)
        now = belief_on(event, told, on=day)
        said = now.likeliest.value if now else None
        right["rule"] += rule in wanted
        right["check"] += said in wanted
        if now:
            tally.calibration[min(9, int(now.chances[now.likeliest] * 10)), said in wanted] += 1
        if errors and said not in wanted and (said, wanted) != last:
            shown = sorted(now.chances.items(), key=lambda kv: -kv[1])[:3] if now else []
            recent = likeliest(found, day)
            heard = [(e.kind, e.word.id[-8:]) for e in recent.heard] if recent else []
            print(f"   {story.name} {one['id']} {day}: {said}, not {'/'.join(sorted(wanted))}; rule {rule}; "
                  f"{', '.join(f'{s.value} {c:.2f}' for s, c in shown)}; {heard}")  # fmt: skip
        last = (said, wanted) if said not in wanted else None
    tally.rule.append(right["rule"] / len(days))
    tally.check.append(right["check"] / len(days))
    tally.standings += len(points)
    for flag in checks(event, told):
        tally.flagged += 1
        wanted = days.get(flag.day, set())
        tally.rule_right += flag.status.value in wanted
        tally.check_right += flag.likeliest.value in wanted
    for belief in found:
        for piece in belief.heard:
            for status in days.get(belief.day, ()):
                tally.met.setdefault(piece.kind, Counter())[status] += 1


def main(arguments: list[str]) -> int:
    """Print the figures."""
    errors, names = "--errors" in arguments, [a for a in arguments if not a.startswith("-")]
    bench = shared() / "bench"
    if not bench.is_dir():
        print("skipped: there are no development stories beside the repository")
        return 0
    for part in ("stories", "articles"):
        tally = Tally()
        for story in stories(bench / part):
            if names and story.name not in names:
                continue
            for one in story.gold["events"]:
                if one["id"] in story.gold["main_events"] and one.get("status_by_day"):
                    take(story, one, tally, errors)
        if tally.rule:
            report(part, tally, with_tables="--tables" in arguments)
    return 0


def report(part: str, tally: Tally, *, with_tables: bool) -> None:
    """Print one set's figures."""
    n = len(tally.rule)
    print(f"{part}: right by day over {n} events: rules {sum(tally.rule) / n:.3f}, check {sum(tally.check) / n:.3f}")
    print(f"{part}: {tally.flagged} of {tally.standings} standings flagged; there the rule is right "
          f"{tally.rule_right} times, the check {tally.check_right} times")  # fmt: skip
    for tenth in range(10):
        good, bad = tally.calibration[tenth, True], tally.calibration[tenth, False]
        if good + bad:
            print(f"{part}: posterior of the likeliest {tenth / 10:.1f} to {tenth / 10 + 0.1:.1f}: "
                  f"right on {good} of {good + bad} days")  # fmt: skip
    for kind in tables().evidence if with_tables else ():
        counts = ", ".join(f"{status} {count}" for status, count in tally.met.get(kind, Counter()).most_common())
        print(f"   {kind}: {counts or 'not met'}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
