"""Reading an archive: everything once, whatever dies or is stopped on the way."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from readers_for_tests import GOOD, NEVER_STARTS

from onrecord.gather.documents import make_document
from onrecord.keep.memory import Memory
from onrecord.model import Document, Trouble
from onrecord.scale import local
from onrecord.scale.local import Summary, read_all


@pytest.fixture(autouse=True)
def _nothing_to_settle(monkeypatch: pytest.MonkeyPatch) -> None:
    """These stories are about reading; settling has its own."""
    monkeypatch.setattr(local, "settle", lambda record, progress: 0)


def document(text: str) -> Document:
    made = make_document(text, place="here", path=f"{text}.txt", outlet="A", published_at="2025-10-16")
    assert isinstance(made, Document)
    return made


def documents(n: int, *others: str) -> list[Document]:
    return [document(f"Meeting {i}") for i in range(n)] + [document(text) for text in others]


def kept(record: Memory) -> int:
    return record.counts()["documents"]


@pytest.mark.parametrize("processes", [1, 2])
def test_everything_is_read_once_and_not_again(processes: int) -> None:
    record = Memory()
    summary = read_all(documents(300), record, processes=processes, reader=GOOD)
    assert summary == Summary(documents=300, new=300, statements=300)
    assert kept(record) == 300
    again = read_all(documents(310), record, processes=processes, reader=GOOD)
    assert (again.documents, again.new, again.statements) == (310, 10, 10)


def test_processes_read_the_same_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    alone, together = Memory(), Memory()
    read_all(documents(300), alone, processes=1, reader=GOOD)
    read_all(documents(300), together, processes=2, reader=GOOD)
    assert sorted(s.id for s in alone.statements()) == sorted(s.id for s in together.statements())


def test_a_document_that_comes_twice_is_read_once() -> None:
    record = Memory()
    summary = read_all(documents(5) + documents(5), record, processes=1, reader=GOOD)
    assert (summary.documents, summary.new, summary.statements) == (10, 5, 5)


def test_nothing_to_read() -> None:
    assert read_all([], Memory(), reader=GOOD) == Summary()


def test_troubles_are_handed_on_and_undated_documents_counted() -> None:
    trouble = Trouble("a.txt", "the file is empty", "leave it out")
    undated = make_document("Meeting", place="here")
    assert isinstance(undated, Document)
    summary = read_all([trouble, undated, *documents(1)], Memory(), reader=GOOD)
    assert (summary.troubles, summary.undated, summary.new) == ((trouble,), 1, 2)


@pytest.mark.parametrize("processes", [1, 2])
def test_a_reader_that_fails_on_one_document_costs_that_one(processes: int) -> None:
    record = Memory()
    summary = read_all(documents(200, "raises"), record, processes=processes, reader=GOOD)
    assert kept(record) == summary.new == 200
    [trouble] = summary.troubles
    assert trouble.place == "raises.txt"
    assert "ValueError: a fault of the reader" in trouble.cause


def test_a_worker_that_dies_costs_the_document_that_killed_it() -> None:
    record = Memory()
    summary = read_all([*documents(70, "kills"), *documents(200)[70:]], record, processes=2, reader=GOOD)
    assert kept(record) == summary.new == 200
    [trouble] = summary.troubles
    assert trouble.place == "kills.txt"
    assert "died" in trouble.cause


def test_where_no_worker_can_be_started_one_process_does_it_all() -> None:
    record = Memory()
    summary = read_all(documents(300), record, processes=2, reader=NEVER_STARTS)
    assert (kept(record), summary.new, summary.troubles) == (300, 300, ())


def test_progress_counts_up_to_all_documents() -> None:
    seen: list[tuple[str, int, int | None]] = []
    read_all(documents(200), Memory(), processes=1, reader=GOOD, progress=lambda *told: seen.append(told))
    assert seen[-1] == ("read", 200, None)
    assert [done for _, done, _ in seen] == sorted(done for _, done, _ in seen)


def test_no_more_is_held_than_is_being_read() -> None:
    """The archive is asked for batches as workers become free, never for all of it."""
    given, entered = 0, 0

    def archive() -> Iterator[Document]:
        nonlocal given
        for one in documents(2000):
            given += 1
            yield one
            assert given - entered < 8 * local.BATCH

    class Counting(Memory):
        def enter_all(self, read: object) -> int:
            nonlocal entered
            new = super().enter_all(read)  # type: ignore[arg-type]
            entered += new
            return new

    assert read_all(archive(), Counting(), processes=2, reader=GOOD).new == 2000


def test_long_documents_make_small_batches() -> None:
    sizes: list[int] = []

    class Watching(Memory):
        def enter_all(self, read: object) -> int:
            pairs = list(read)  # type: ignore[call-overload]
            sizes.append(sum(len(d.text) for d, _ in pairs))
            return super().enter_all(pairs)

    read_all(documents(0, *(f"{i} {'long ' * 6000}" for i in range(20))), Watching(), processes=1, reader=GOOD)
    assert max(sizes) <= local.BATCH_CHARACTERS


@pytest.mark.parametrize("processes", [1, 2])
def test_ctrl_c_keeps_what_is_entered_and_a_second_run_goes_on(processes: int) -> None:
    record = Memory()

    def archive() -> Iterator[Document]:
        for i, one in enumerate(documents(1000)):
            if i == 700:
                os.kill(os.getpid(), signal.SIGINT)
            yield one

    summary = read_all(archive(), record, processes=processes, reader=GOOD)
    assert summary.stopped
    assert 0 < kept(record) == summary.new < 1000
    before = summary.new
    summary = read_all(documents(1000), record, processes=processes, reader=GOOD)
    assert (before + summary.new, kept(record), summary.stopped) == (1000, 1000, False)


def test_ctrl_c_while_a_batch_is_entered_waits_until_it_is() -> None:
    class Interrupted(Memory):
        def enter_all(self, read: object) -> int:
            os.kill(os.getpid(), signal.SIGINT)
            return super().enter_all(read)  # type: ignore[arg-type]

    record = Interrupted()
    summary = read_all(documents(200), record, processes=1, reader=GOOD)
    assert summary.stopped
    assert kept(record) == summary.new == local.BATCH


def test_it_reads_from_any_thread() -> None:
    record = Memory()
    thread = threading.Thread(target=lambda: read_all(documents(300), record, processes=2, reader=GOOD))
    thread.start()
    thread.join()
    assert kept(record) == 300


def test_workers_end_when_the_parent_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "run.py"
    script.write_text(
        "import sys\n"
        "sys.path.insert(0, sys.argv[1])\n"
        "if __name__ == '__main__':\n"
        "    from readers_for_tests import GOOD\n"
        "    from onrecord.scale.worker import Worker\n"
        "    worker = Worker(GOOD)\n"
        "    worker.receive()\n"
        "    print(worker._process.pid, flush=True)\n"
        "    import time; time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, script, Path(__file__).parent], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        parent.kill()
    for _ in range(100):
        if not _alive(worker):
            return
        time.sleep(0.1)
    pytest.fail("the worker lives on")


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process}/stat")
    return not (status.exists() and status.read_text().rsplit(")", 1)[1].split()[0] == "Z")  # dead, not yet buried
