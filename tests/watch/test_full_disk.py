"""A disk that is really full: a small file system of its own, mounted where the tests may do that."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from readers_of_lines import LINES

from onrecord.gather.fetch import Manners
from onrecord.keep.sqlite import Sqlite
from onrecord.model import Source
from onrecord.watch import passes
from onrecord.watch.clock import moment
from onrecord.watch.passes import Watch, for_ever

NOON = datetime(2025, 10, 21, 12, tzinfo=UTC)
LETTERS = 60


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of eight megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    if os.geteuid() != 0:
        pytest.skip("needs root, to mount a small disk")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(place)], capture_output=True, text=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"needs leave to mount a small disk ({mounted.stderr.strip()})")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def fill(disk: Path, *, leave: int) -> Path:
    """Fill the disk but for so many bytes."""
    filler = disk / "filler"
    free = os.statvfs(disk)
    filler.write_bytes(b"x" * (free.f_bavail * free.f_frsize - leave))
    return filler


def letters(folder: Path) -> Path:
    """A folder of texts that need more room than is left."""
    news = folder / "news"
    news.mkdir()
    for number in range(LETTERS):
        lines = [
            f"The ferry talks of harbour {number} will open on day {day} of the month, the union said."
            for day in range(10)
        ]
        (news / f"{number:03}.txt").write_text("\n".join(lines))
    return news


class Room:
    """A clock whose third wait ends with room on the disk."""

    def __init__(self, filler: Path) -> None:
        self.filler, self.time, self.slept = filler, NOON, list[float]()

    def now(self) -> datetime:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += timedelta(seconds=seconds)
        if len(self.slept) == 3:
            self.filler.unlink()


def test_watching_waits_for_room_and_loses_and_doubles_nothing(disk: Path, tmp_path: Path) -> None:
    whole = Sqlite(tmp_path / "whole.sqlite")
    record = Sqlite(disk / "r.sqlite")
    news = letters(tmp_path)
    source = Source(str(news), "folder", moment(NOON), moment(NOON))
    for kept in (whole, record):
        kept.save_source(source)
    clock = Room(fill(disk, leave=200_000))

    def watch(kept: Sqlite, clock: Room) -> Watch:
        return Watch(kept, LINES, Manners("onrecord/test"), clock, lambda: len(clock.slept) > 3)

    for_ever(watch(record, clock))
    assert clock.slept[:3] == [passes.WAIT_WHEN_REFUSED_S] * 3
    unhurried = Room(tmp_path / "nothing")
    unhurried.filler.touch()
    for_ever(watch(whole, unhurried))
    assert answers(record) == answers(whole)
    assert len(list(record.documents())) == LETTERS
    record.close()
    whole.close()


def answers(record: Sqlite) -> object:
    """What is on record; not by how many judgements it was linked, for that goes by the steps in which it came."""
    return (
        sorted(d.id for d in record.documents()),
        sorted(s.id for s in record.statements()),
        sorted((v.page, v.change, v.document) for v in record.versions()),
        sorted((e.id, tuple(s.status for s in record.standings(e.id))) for e in record.events()),
    )


def test_the_commands_say_that_the_disk_is_full_and_go_on_when_there_is_room(disk: Path, tmp_path: Path) -> None:
    def onrecord(*arguments: str) -> subprocess.CompletedProcess[str]:
        program = str(Path(sys.executable).parent / "onrecord")
        environment = {**os.environ, "NO_COLOR": "1", "ONRECORD_RECORD": str(disk / "r.sqlite")}
        return subprocess.run(
            [program, *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    news = tmp_path / "news.jsonl"
    texts = [f"The mayor of harbour {n} will visit the town hall on Friday, her office said. " * 30 for n in range(20)]
    news.write_text("\n".join(json.dumps({"text": text, "date": "2025-10-21"}) for text in texts))
    assert onrecord("add", "news.jsonl", "--later", "--record", str(disk / "r.sqlite")).returncode == 0
    filler = fill(disk, leave=40_000)
    full = onrecord("watch", "--once", "--record", str(disk / "r.sqlite"))
    assert full.returncode == 1, full.stdout
    assert "the disk is full; make room on it" in full.stderr
    assert "Traceback" not in full.stderr
    filler.unlink()
    done = onrecord("watch", "--once", "--json", "--record", str(disk / "r.sqlite"))
    assert done.returncode == 0, done.stderr
    record = Sqlite(disk / "r.sqlite")
    assert sorted(document.text for document in record.documents()) == sorted(texts)
    record.close()
