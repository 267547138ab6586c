"""A run that is killed, wherever it stands, is gone on with by the next; two runs at once do not disturb each other."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from archive_for_tests import run

from onrecord.desk import open_record

SIZE = 400


def start(record: Path, processes: int) -> "subprocess.Popen[str]":
    program = Path(__file__).with_name("archive_for_tests.py")
    command = [sys.executable, str(program), str(record), str(processes), str(SIZE)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)


def answers(path: Path) -> object:
    record = open_record(path)
    try:
        return (
            record.counts(),
            sorted(s.id for s in record.statements()),
            sorted((link.statement, link.event) for link in record.links()),
            sorted((e.id, tuple(s.status for s in record.standings(e.id))) for e in record.events()),
        )
    finally:
        record.close()


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> object:
    path = tmp_path_factory.mktemp("whole") / "a.sqlite"
    run(str(path), 2, SIZE)
    return answers(path)


@pytest.mark.parametrize(("processes", "at", "how"), [(1, 1, "KILL"), (2, 3, "KILL"), (2, 2, "INT"), (2, 2, "TERM")])
def test_a_run_that_was_ended_is_gone_on_with(
    tmp_path: Path, undisturbed: object, processes: int, at: int, how: str
) -> None:
    path = tmp_path / "a.sqlite"
    with start(path, processes) as running:
        assert running.stdout is not None
        for _ in range(at):
            running.stdout.readline()
        os.killpg(running.pid, signal.Signals[f"SIG{how}"])
        running.stdout.read()
    record = open_record(path)
    held = record.counts()["documents"]
    record.close()
    assert 0 < held < SIZE
    run(str(path), processes, SIZE)
    assert answers(path) == undisturbed


def test_two_runs_at_once_read_into_one_record(tmp_path: Path, undisturbed: object) -> None:
    path = tmp_path / "a.sqlite"
    with start(path, 1) as one, start(path, 1) as other:
        for running in (one, other):
            assert running.stdout is not None
            running.stdout.read()
    assert (one.returncode, other.returncode) == (0, 0)
    assert answers(path) == undisturbed
