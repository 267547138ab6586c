"""A SQLite record keeps what it kept through kills, crowds, full disks and updates."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from keep_samples import document, event, link, reading, statement

from onrecord.keep.sqlite import Sqlite
from onrecord.model import Description, RecordRefused, Window

HERE = Path(__file__).parent
# Enters documents first..last, five a transaction, says when it begins, and is done when it says so.
ENTERING = """
import sys
sys.path.insert(0, sys.argv[1])
from keep_samples import document, reading, statement
from onrecord.keep.sqlite import Sqlite

def read(n):
    paper = document(f"paper {n}", f"2024-03-{n % 28 + 1:02}")
    return paper, reading(paper, *(statement(paper, start) for start in range(0, 60, 10)))

record = Sqlite(sys.argv[2])
first, last = int(sys.argv[3]), int(sys.argv[4])
print("begun", flush=True)
for n in range(first, last, 5):
    record.enter_all(read(m) for m in range(n, min(n + 5, last)))
print("done", flush=True)
"""


def entering(path: Path, first: int, last: int) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", ENTERING, str(HERE), str(path), str(first), str(last)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)


def finished(process: subprocess.Popen[str]) -> bool:
    told, _ = process.communicate(timeout=120)
    return process.returncode == 0 and told.endswith("done\n")


def is_sound(path: Path) -> bool:
    with sqlite3.connect(path) as connection:
        said = connection.execute("PRAGMA integrity_check").fetchone()[0]
        astray = connection.execute("PRAGMA foreign_key_check").fetchall()
    connection.close()
    return bool(said == "ok" and not astray)


def content(path: Path) -> tuple[object, ...]:
    record = Sqlite(path)
    held = list(record.documents()), list(record.statements()), list(record.readings()), record.waiting()
    record.close()
    return held


def has_no_half_documents(path: Path) -> bool:
    record = Sqlite(path)
    whole = all(
        record.has_read(paper.id, "hand/1") and len(list(record.statements(document=paper.id))) == 6
        for paper in record.documents()
    )
    waits = record.waiting()
    counts = record.counts()
    record.close()
    return whole and waits["origins"] == counts["documents"] and waits["statements"] == counts["statements"]


def test_killed_at_any_moment_it_is_sound_and_goes_on(tmp_path: Path) -> None:
    at_once, killed = tmp_path / "at_once.db", tmp_path / "killed.db"
    assert finished(entering(at_once, 0, 1200))
    moments = random.Random(20240305)
    for _ in range(15):
        process = entering(killed, 0, 1200)
        assert process.stdout
        if moments.random() < 0.8:  # the others are killed while they start
            assert process.stdout.readline() == "begun\n"
        time.sleep(moments.random() * 0.06)
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        assert is_sound(killed)
        assert has_no_half_documents(killed)
    assert finished(entering(killed, 0, 1200))
    assert content(killed) == content(at_once)


def test_two_processes_enter_into_one_record_at_once(tmp_path: Path) -> None:
    alone, together = tmp_path / "alone.db", tmp_path / "together.db"
    assert finished(entering(alone, 0, 300))
    both = entering(together, 0, 200), entering(together, 100, 300)
    assert [finished(process) for process in both] == [True, True]
    assert is_sound(together)
    assert content(together) == content(alone)


def test_many_processes_make_one_record_at_once(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    many = [entering(path, 10 * n, 10 * n + 10) for n in range(5)]
    assert [finished(process) for process in many] == [True] * 5
    assert is_sound(path)
    record = Sqlite(path)
    assert record.counts()["documents"] == 50
    record.close()


def test_one_reads_while_another_writes(tmp_path: Path) -> None:
    writer, reader = Sqlite(tmp_path / "record.db"), Sqlite(tmp_path / "record.db")
    paper = document("a")
    with writer.work():
        writer.enter(paper, reading(paper))
        assert list(reader.documents()) == []
    assert list(reader.documents()) == [paper]
    writer.close()
    reader.close()


# ------------------------------------------------------------------------------------------------- refusals


def refusal(path: Path, *, patience: float = 0.05) -> str:
    paper = document("refused")
    with pytest.raises(RecordRefused) as refused:
        Sqlite(path, patience=patience).enter(paper, reading(paper))
    assert refused.value.trouble.place == str(path)
    return str(refused.value)


def test_what_is_not_a_record_is_refused(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("A plain text, and long enough to be looked at as if it were a database. " * 20)
    assert refusal(note) == (f"{note}: this is not a record of onrecord; give another path, or move that file away.")
    assert note.read_text().startswith("A plain text"), "it is left as it was"


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE birds (name TEXT)")
    connection.close()
    assert "not a record of onrecord" in refusal(other)
    with sqlite3.connect(other) as connection:
        assert connection.execute("SELECT name FROM sqlite_schema").fetchall() == [("birds",)]
    connection.close()


def test_a_record_that_another_program_writes_to_is_refused_after_some_patience(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    busy = Sqlite(path)
    with busy.work():
        assert "another program is writing to this record; wait" in refusal(path)
    busy.close()


def test_a_full_disk_is_refused_and_nothing_is_lost(tmp_path: Path) -> None:
    record = Sqlite(tmp_path / "record.db")
    first = document("first")
    record.enter(first, reading(first))
    pages = record._db.one("PRAGMA page_count")
    assert pages
    record._db.one(f"PRAGMA max_page_count = {pages[0]}")
    big = document("big", text="long " * 100_000)
    with pytest.raises(RecordRefused, match="the disk is full; make room on it"):
        record.enter(big, reading(big))
    record._db.one("PRAGMA max_page_count = 1000000")
    assert list(record.documents()) == [first]
    assert record.enter(big, reading(big))
    record.close()


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "cannot be opened; check that its folder is there" in refusal(tmp_path / "nowhere" / "record.db")


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    assert "cannot be opened" in refusal(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write to anything")
def test_a_record_that_may_not_be_written_to_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    record, paper = Sqlite(path), document("a")
    record.enter(paper, reading(paper))
    record.close()
    path.chmod(0o444)
    assert "may not be written to" in refusal(path)
    assert list(Sqlite(path).documents()) == [paper]


def test_a_write_to_a_read_only_record_is_refused(tmp_path: Path) -> None:
    record = Sqlite(tmp_path / "record.db")
    record._db.one("PRAGMA query_only = 1")
    paper = document("a")
    with pytest.raises(RecordRefused, match="this record may not be written to"):
        record.enter(paper, reading(paper))
    record.close()


def test_a_damaged_record_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    record = Sqlite(path)
    for n in range(200):
        paper = document(f"paper {n}")
        record.enter(paper, reading(paper))
    record.close()
    held = bytearray(path.read_bytes())
    held[8192:] = os.urandom(len(held) - 8192)
    path.write_bytes(held)
    with pytest.raises(RecordRefused, match="damaged"):
        list(Sqlite(path).documents())


# --------------------------------------------------------------------------------------------------- schema


def test_a_record_of_a_newer_onrecord_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    Sqlite(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    assert "this record was written by a newer onrecord (schema 99" in refusal(path)


def test_a_record_of_an_older_schema_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    schema = Path(sys.modules["onrecord.keep"].__path__[0]) / "schema"
    with sqlite3.connect(path) as connection:
        connection.executescript((schema / "0001.sql").read_text())
        connection.execute("PRAGMA user_version = 1")
    connection.close()
    record, paper = Sqlite(path), document("a")
    assert record.enter(paper, reading(paper))
    record.close()


def test_days_are_the_same_in_an_old_record_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.keep import database

    steps = database._schema()
    monkeypatch.setattr(database, "_schema", lambda: steps[:4])
    old = Sqlite(tmp_path / "old.db")
    _tell(old)
    old.close()
    monkeypatch.setattr(database, "_schema", lambda: steps)
    Sqlite(tmp_path / "old.db").close()
    new = Sqlite(tmp_path / "new.db")
    _tell(new)
    new.close()
    found = []
    for name in ("old.db", "new.db"):
        with sqlite3.connect(tmp_path / name) as connection:
            days = connection.execute("SELECT statement, said_on, published_on FROM spoken ORDER BY n").fetchall()
            found.append((days, connection.execute("SELECT * FROM stirred ORDER BY day, event").fetchall()))
        connection.close()
    assert found[0] == found[1]
    assert len(found[0][0]) == 3
    assert {day for day, _ in found[0][1]} == {
        "2024-02-01", "2024-02-29", "2024-03-04", "2024-03-08", "2024-03-09", "2024-03-15", "2024-03-16",
        "2024-03-31", "2024-04-01",
    }  # fmt: skip


def _tell(record: Sqlite) -> None:
    """Three statements of one event: one dated to the day, one to the month, one not at all."""
    paper, late = document("a", "2024-03-04"), document("b", "2024-03-09")
    window = Window("by Friday", None, "2024-03-15")
    said = [
        statement(paper, 0, said_at="2024-03-04", event=Description("talks", (0, 5), window=window)),
        statement(paper, 10, said_at="2024-02"),
        statement(late, 0, said_at="2024-03-08"),
    ]
    for of in (paper, late):
        record.enter(of, reading(of, *(one for one in said if one.document == of.id)))
    about = event(said[0], first=paper.day)
    for one in said:
        record.save_link(link(one, about), about, ())


def test_an_update_that_fails_leaves_the_record_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.keep import database

    path = tmp_path / "record.db"
    steps = database._schema()
    Sqlite(path).close()
    monkeypatch.setattr(database, "_schema", lambda: [*steps, "CREATE TABLE half (n);\nCREATE TABLE half (n);\n"])
    with pytest.raises(RecordRefused):
        Sqlite(path)
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(steps),)
        assert not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'half'").fetchall()
    connection.close()


@pytest.mark.parametrize("table", ["documents", "readings", "statements", "judgements"])
def test_kept_rows_cannot_be_changed_or_taken_out(tmp_path: Path, table: str) -> None:
    from test_keep_kept import judgement

    path = tmp_path / "record.db"
    record, paper = Sqlite(path), document("a")
    record.enter(paper, reading(paper))
    record.judge([judgement(1)])
    record.close()
    connection = sqlite3.connect(path)
    for change in (f"DELETE FROM {table}", f"UPDATE {table} SET rowid = 9"):
        with pytest.raises(sqlite3.IntegrityError, match=f"{table} are only added to"):
            connection.execute(change)
    connection.close()


def test_a_record_is_walked_through_in_bounded_memory(tmp_path: Path) -> None:
    import tracemalloc

    record = Sqlite(tmp_path / "record.db")
    papers = [document(f"paper {n}", text="word " * 4000) for n in range(300)]  # 6 MB
    record.enter_all((paper, reading(paper)) for paper in papers)
    tracemalloc.start()
    for paper in record.documents():
        assert paper.text
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    record.close()
    assert peak < 1_000_000


def test_the_links_of_a_large_event_are_taken_back_in_order(tmp_path: Path) -> None:
    record = Sqlite(tmp_path / "record.db")
    said = []
    with record.work():
        for n in range(50):
            paper = document(f"paper {n}", f"2024-03-{n % 28 + 1:02}")
            said.append(statement(paper))
            record.enter(paper, reading(paper, said[-1]))
        order = [one for _, one in record.unsettled(99)]
        made = event(order[0])
        for one in order:
            record.save_link(link(one, made), made, {"k"})
    assert record.unlink_from(order[20].id) == 30
    assert [one for _, one in record.unsettled(99)] == order[20:]
    assert record.last_settled() == order[19].id
    record.close()
