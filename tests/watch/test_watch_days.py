"""Three made days of three outlets: exactly the documents, versions and changes that there were, whatever happens."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from site_for_tests import COURIER, LIVE, POST, TIMES, Site, at
from watcher_for_tests import add, run

from onrecord import desk
from onrecord.keep.sqlite import Sqlite

END = 72.0  # hours
# What is seen when: a page the hour it is named, again a day after, or when its feed says that it changed.
EXPECTED = {
    (COURIER, "/a1"): [(2, "first"), (26, "edited")],
    (COURIER, "/a2"): [(3, "first"), (27, "corrected")],
    (COURIER, "/a3"): [(5, "first"), (29, "withdrawn")],
    (COURIER, "/harbour/visit-final"): [(6, "first")],
    (COURIER, "/a5"): [(7, "first")],
    (COURIER, "/a6"): [(8, "first")],
    (POST, "/p1"): [(4, "first")],
    (POST, "/p2"): [(5, "first")],
    (POST, "/p3"): [(6, "first"), (9, "edited")],
    (POST, "/p4"): [(7, "first"), (12, "withdrawn")],
    (POST, f"{LIVE}#post-0"): [(0, "first")],
    (POST, f"{LIVE}#post-1"): [(0, "first")],
    (POST, f"{LIVE}#post-2"): [(12, "first"), (14, "edited")],
    (TIMES, "/t1"): [(3, "first")],
    (TIMES, "/t3"): [(5, "first")],
    (TIMES, "/notes.json#j1"): [(2, "first")],
}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    hour = tmp_path / "hour"
    hour.write_text("0")
    made = Site(hour).start()
    record = Sqlite(tmp_path / "r.sqlite")
    add(record, made.sources())
    record.close()
    yield made
    made.stop()


def versions(record: Sqlite, site: Site) -> dict[tuple[str, str], list[tuple[str, str]]]:
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for version in record.versions():
        host, _, path = version.page.removeprefix("http://").partition(f":{site.port}")
        found.setdefault((host, path), []).append((version.seen, version.change))
    return found


def answers(path: Path, site: Site) -> object:
    record = Sqlite(path)
    try:
        return (
            versions(record, site),
            record.counts(),
            sorted(s.id for s in record.statements()),
            sorted((j.subject, j.verdict) for j in record.retractions()),
            sorted((s.address, s.health.documents) for s in record.sources()),
            sorted((e.id, tuple(s.status for s in record.standings(e.id))) for e in record.events()),
        )
    finally:
        record.close()


def test_three_days_give_exactly_what_there_was(tmp_path: Path, site: Site) -> None:
    run(str(tmp_path / "r.sqlite"), site.hour_file, 1.0, END)
    record = Sqlite(tmp_path / "r.sqlite")
    expected = {key: [(at(hour), change) for hour, change in seen] for key, seen in EXPECTED.items()}
    assert versions(record, site) == expected
    documents = {d.url: d for d in record.documents()}
    assert len(list(record.documents())) == sum(
        len([c for _, c in seen if c != "withdrawn"]) for seen in EXPECTED.values()
    )
    # what is on a page beside its article is nowhere
    for document in record.documents():
        assert not any(
            words in document.text for words in ("Sign up", "Another thing", "reserved", "earlier version", "Home")
        )
    # a page that says it is UTF-8 and is not
    assert "café owners – “a small group” – will" in documents[f"http://{POST}:{site.port}/p2"].text
    # what no reader at hand knows waits with the reason
    [(german, reason)] = record.unread()
    assert (german.language, german.title) == ("de", "Deutsch")
    assert "(de)" in reason
    # one text at two addresses is one origin
    copies = {d.id for d in record.documents() if "Ada Moe will meet Ben Lie" in d.text}
    assert len({record.origin_of(id) for id in copies}) == 1
    # manners
    assert site.agents == {"onrecord/test"}
    assert site.most_at_once == 1
    assert site.not_modified > 20
    assert site.asked[COURIER, "/robots.txt"] == 1
    assert (TIMES, "/private/t2") not in site.asked
    assert site.asked[COURIER, "/a1"] == 2
    # each source's health
    health = {source.address.rpartition("/")[2]: source.health for source in record.sources()}
    assert health["dead.rss"].succeeded is None
    assert health["dead.rss"].failures > 3
    assert "HTTP 404" in str(health["dead.rss"].error)
    assert health["feed.rss"].error is None
    assert str(health["feed.rss"].failed)[:10] == "2025-10-21"  # out of order for four hours
    assert health["feed.rss"].documents == 8
    record.close()


def test_edits_and_withdrawals_move_the_record_on_the_clock_of_knowledge(tmp_path: Path, site: Site) -> None:
    run(str(tmp_path / "r.sqlite"), site.hour_file, 1.0, 30)
    record = Sqlite(tmp_path / "r.sqlite")
    texts = {s.id: d.text[slice(*s.span)] for d in record.documents() for s in record.statements(document=d.id)}
    [event] = record.events()
    testimony = {texts[t.statement.id]: t for t in desk.testimony_of(event.id, record)}
    # the corrected words are taken back on the day that was seen, those that were only added to are not
    assert testimony["The ferry talks will open on Tuesday in Bergen, the union said."].retracted_on == "2025-10-21"
    assert testimony["The ferry talks will open on Wednesday in Bergen, the union said."].retracted_on is None
    assert testimony["Ada Moe will meet Ben Lie in Oslo on Friday, her office said on Monday."].retracted_on is None
    assert testimony["The council will vote on the budget on Thursday, the mayor said."].retracted_on == "2025-10-21"
    assert testimony["The trial will begin on Monday, the court said in a note."].retracted_on == "2025-10-20"
    # an edit counts from when it was made, and relative days in it from when the page was first published
    edited = next(d for d in record.documents() if "called off" in d.text)
    assert edited.published_at == at(20)
    version = record.version_of(edited.id)
    assert version is not None
    assert version.dated == at(2)
    then = desk.where_it_stands(event.id, record, on="2025-10-20", as_known="2025-10-20")
    assert then is not None
    record.close()


def test_killed_at_random_moments_it_loses_and_doubles_nothing(tmp_path: Path, site: Site) -> None:
    whole = tmp_path / "whole.sqlite"
    record = Sqlite(whole)
    add(record, site.sources())
    record.close()
    run(str(whole), site.hour_file, 2.0, 32)
    site.hour_file.write_text("0")
    kill_often(tmp_path / "r.sqlite", site, kills=5, step=2.0, end=32, seed=7)
    assert answers(tmp_path / "r.sqlite", site) == answers(whole, site)


def kill_often(path: Path, site: Site, *, kills: int, step: float, end: float, seed: int, longest: float = 0.3) -> int:
    """Watch in a process of its own and kill it so many times; how often it was killed before its end.

    `longest` is the seconds that it may go on after its first pass.
    """
    chance = random.Random(seed)
    program = Path(__file__).with_name("watcher_for_tests.py")
    command = [sys.executable, str(program), str(path), str(site.hour_file), str(step), str(end)]
    killed = 0
    while site.hour <= end:
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as running:
            if killed < kills:
                before = site.hour
                while site.hour == before and running.poll() is None:  # it has begun
                    time.sleep(0.005)
                time.sleep(chance.uniform(0, longest))
                if running.poll() is None:
                    os.kill(running.pid, signal.SIGKILL)
                    killed += 1
            running.wait()
    return killed
