"""Whatever is done to them, in whatever order, both stores answer alike."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from keep_samples import document, event, link, reading, standings, statement

from onrecord.keep.memory import Memory
from onrecord.keep.sqlite import Sqlite
from onrecord.model import (
    Check,
    Contradiction,
    Event,
    EventQuery,
    Over,
    Party,
    Record,
    Reversal,
    Sourcing,
    Status,
    Window,
)

KEYS = ("a", "b", "c", "d")
PARTIES = (Party("Anna Berg", "Norway"), Party("Olav Dahl", "Sweden"), Party("Kari Moe"))
QUERIES = (
    EventQuery(),
    EventQuery(party="berg"),
    EventQuery(place="oslo", kind="talks"),
    EventQuery(words="bergen sweden"),
    EventQuery(status=Status.ANNOUNCED, day="2024-03-10"),
    EventQuery(day="2024-03-05", limit=2),
    EventQuery(until="2024-03-09"),
)


@pytest.mark.parametrize("seed", range(12))
def test_both_stores_answer_alike(tmp_path: Path, seed: int) -> None:
    chance, on_disk = random.Random(seed), Sqlite(tmp_path / "record.db")
    stores: tuple[Record, Record] = Memory(), on_disk
    for _ in range(60):
        step = chance.choice((_enter, _enter, _enter, _link, _link, _link, _unlink, _join, _weigh, _source, _forget))
        change = step(stores[0], chance)
        for store in stores:
            change(store)
        assert _answers(stores[0]) == _answers(stores[1]), step.__name__
        _check_narrowed(*stores)
    on_disk.close()


def _check_narrowed(exact: Record, other: Record) -> None:
    """Of the events that a day lies within, those that moved near it: none is missing, and each is one of them."""
    for day, since, until in (("2024-03-08", "2024-03-06", "2024-03-09"), ("2024-03-10", "2024-03-15", "2024-03-30")):
        wanted = [one.id for one in exact.spanning(day, since=since, until=until)]
        found = [one.id for one in other.spanning(day, since=since, until=until)]
        assert set(wanted) <= set(found) <= {one.id for one in exact.spanning(day)}


Change = Callable[[Record], object]


def _enter(seen: Record, chance: random.Random) -> Change:
    paper = document(f"paper {chance.randrange(20)}", f"2024-03-{chance.randrange(1, 20):02}")
    reader = chance.choice(("hand/1", "hand/1", "hand/1", "hand/2", "editor:berg"))
    paper = seen.document(paper.id) or paper
    found = tuple(statement(paper, start, reader=reader) for start in chance.sample((0, 10, 20), 2))
    return lambda record: record.enter(paper, reading(paper, *found, reader=reader))


def _link(seen: Record, chance: random.Random) -> Change:
    waiting = seen.unsettled(1)
    if not waiting:
        return _nothing
    (paper, said), events = waiting[0], seen.candidates(KEYS, "2024-01-01")
    old = chance.choice(events) if events and chance.random() < 0.5 else event(said, first=paper.day)
    grown = replace(
        old,
        last=max(old.last, paper.day),
        kind=chance.choice(("meeting", "talks")),
        place=chance.choice(("Oslo", "Bergen", None)),
        parties=tuple(chance.sample(PARTIES, 2)),
        window=chance.choice((None, Window("in March", "2024-03-01", "2024-03-31"))),
    )
    keys = chance.sample(KEYS, 2)
    return lambda record: record.save_link(link(said, grown), grown, keys)


def _unlink(seen: Record, chance: random.Random) -> Change:
    known = [one.id for one in seen.statements()]
    if not known or chance.random() < 0.5:
        return _nothing
    chosen = chance.choice(known)
    return lambda record: record.unlink_from(chosen)


def _join(seen: Record, chance: random.Random) -> Change:
    founded = sorted(one.id for one in seen.events())
    if len(founded) < 3 or chance.random() < 0.3:
        return lambda record: record.save_joined({}, ())
    root, *others = chance.sample(founded, 3)
    linked = seen.event_as_linked(root)
    assert linked
    shown = replace(linked, last="2024-03-30", place="Vienna", parties=PARTIES)
    return lambda record: record.save_joined(dict.fromkeys(others, root), [shown])


def _weigh(seen: Record, chance: random.Random) -> Change:
    found: Event | None = seen.event(chance.choice(list(seen.unweighed(99)) or ["none"]))
    if not found:
        return _nothing
    of = found
    points = standings(of, ("2024-03-04", Status.ANNOUNCED), ("2024-03-09", chance.choice(list(Status))))
    against = [Contradiction(of.id, "s1", "s2", Over.WHEN, "2024-03-09")]
    flags = [Check(of.id, "2024-03-04", Status.ANNOUNCED, Status.IN_DOUBT, 0.75, "2024-03-05")]
    return lambda record: record.save_weighed(of.id, points, against, [Reversal(of.id, "s1", "s2")], flags)


def _source(seen: Record, chance: random.Random) -> Change:
    marks = frozenset(chance.sample(range(8), 3))
    outlet = chance.choice((None, "River Gazette"))
    passages = chance.choice(((), ((0, 6, "outlet:northern wire"),)))

    def find(record: Record) -> None:
        for paper in record.without_origin(3):
            alike = record.sharing(marks)
            origin = record.origin_of(alike[0][0]) if alike else None
            found = Sourcing(
                paper.id, origin or paper.id, "alike" if origin else "", None if origin else outlet, passages
            )
            record.save_origin(found, marks)

    return find


def _forget(seen: Record, chance: random.Random) -> Change:
    return (lambda record: record.forget_work()) if chance.random() < 0.1 else _nothing


def _nothing(record: Record) -> None:
    """There was nothing to do it to."""


def _answers(record: Record) -> list[object]:
    events = list(record.events())
    return [
        record.counts(),
        record.waiting(),
        record.last_settled(),
        sorted(record.unweighed(99)),
        [list(record.events(query)) for query in QUERIES],
        [record.candidates([key], "2024-03-06") for key in KEYS],
        list(record.due("2024-03-01", "2024-03-31")),
        list(record.links()),
        list(record.statements()),
        [one.reader for one in record.readings()],
        list(record.origins()),
        record.sharing(range(8)),
        record.joined(),
        [(record.testimony(one.id), list(record.standings(one.id))) for one in events],
        sorted(one.event for one in record.contradictions()),
        sorted(one.event for one in record.reversals()),
        sorted(one.event for one in record.checks()),
        sorted(one.event for one in record.open_contradictions()),
        list(record.unsure()),
        [[one.id for one in record.events(EventQuery(after=event.id, limit=2))] for event in events],
        list(record.spoken()),
        [list(record.spoken(after=id)) for id in list(record.spoken())[::3]],
        list(record.spoken(speaker="Anna Berg")),
        record.speakers(),
        record.speakers(until="2024-03-10"),
        [[one.id for one in record.documents(after=paper.id)] for paper in record.documents()],
        list(record.search("anna MEET")),
        list(record.search("olav")),
        list(record.changes("2024-03-01", "2024-03-31")),
        [list(record.changes("2024-03-01", "2024-03-31", one.id)) for one in events],
        list(record.spanning("2024-03-08")),
        list(record.spoken(said="2024-03-10", published="2024-03-09")),
        list(record.search("anna", said="2024-03-09")),
        record.speakers(until="2024-03-10", name="Anna Berg"),
        list(record.origins(published="2024-03-10")),
        [list(record.origins(of=[one.id])) for one in record.origins()],
        [list(record.origins(after=one.id)) for one in record.origins()],
        record.events_named([one.id for one in events] + list(record.joined()) + ["e0"]),
        record.events_told([one.id for one in record.statements()]),
        [record.origin(paper.id) for paper in record.documents()],
        record.testimonies([one.id for one in events]),
        [record.testimonies([one.id]).get(one.id, []) == record.testimony(one.id) for one in events],
        {id: list(points) for id, points in record.standings_among([one.id for one in events]).items()},
    ]
