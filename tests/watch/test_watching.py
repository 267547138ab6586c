"""How watching behaves: schedule, failures, mailboxes, files that are read on, commands."""

from __future__ import annotations

import gzip
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from mail_server_for_tests import MailServer
from readers_of_lines import LINES
from site_for_tests import COURIER, POST, Site

from onrecord import desk
from onrecord.gather import imap
from onrecord.gather.fetch import Manners
from onrecord.keep.sqlite import Sqlite
from onrecord.model import Document, Page, Record, RecordRefused, Source, Trouble
from onrecord.watch import clock, passes
from onrecord.watch.clock import back_off, is_due, moment
from onrecord.watch.passes import Watch, for_ever, once

NOON = datetime(2025, 10, 21, 12, tzinfo=UTC)
SENTENCE = (
    "The two ministers will meet in Oslo on Friday to talk about the ferry line, a spokesman for both said on Tuesday."
)


class Hand:
    """A clock that a test sets."""

    def __init__(self, now: datetime = NOON) -> None:
        self.time = now
        self.slept: list[float] = []

    def now(self) -> datetime:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += timedelta(seconds=seconds)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Sqlite]:
    made = Sqlite(tmp_path / "r.sqlite")
    yield made
    made.close()


def watching(record: Sqlite, hand: Hand, **more: object) -> Watch:
    manners = Manners("onrecord/test", allow_private=True, pause=0.0, silence=1.0, in_all=2.0)
    return Watch(record, LINES, manners, hand, **more)  # type: ignore[arg-type]


def source(address: object, kind: str, **more: object) -> Source:
    return Source(str(address), kind, moment(NOON), moment(NOON), **more)  # type: ignore[arg-type]


def texts(record: Sqlite) -> list[str]:
    return sorted(document.text for document in record.documents())


# ----------------------------------------------------------------------------------------------- schedule


def test_a_source_that_fails_is_asked_less_and_less_often() -> None:
    assert [back_off(900, n) for n in (1, 2, 3, 20)] == [1800, 3600, 7200, 21600]


def test_a_time_that_a_wrong_clock_set_is_due_at_once() -> None:
    assert is_due(moment(NOON), NOON)
    assert not is_due(moment(NOON + timedelta(days=7)), NOON)
    assert is_due(moment(NOON + timedelta(days=400)), NOON)


def test_a_page_is_seen_again_after_a_day_and_after_a_week(tmp_path: Path, record: Sqlite) -> None:
    hour = tmp_path / "hour"
    hour.write_text("9")
    site, hand = Site(hour).start(), Hand()
    record.save_source(source(f"http://{COURIER}:{site.port}/feed.rss", "feed", every=900))
    address = f"http://{COURIER}:{site.port}/a5"
    asked = []
    for days in range(12):
        hand.time = NOON + timedelta(days=days, minutes=days)
        once(watching(record, hand))
        asked.append(site.asked[COURIER, "/a5"])
    page = record.page(address)
    assert page is not None
    assert page.due is None
    assert asked == [1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3]
    site.stop()


def test_two_addresses_of_one_page_are_looked_at_under_one(tmp_path: Path, record: Sqlite) -> None:
    hour = tmp_path / "hour"
    hour.write_text("9")
    site, hand = Site(hour).start(), Hand()
    at = moment(NOON)
    for path in ("/a4", "/harbour/visit-final"):
        record.save_page(Page(f"http://{COURIER}:{site.port}{path}", "s", at, at))
    once(watching(record, hand))
    pages = [record.page(f"http://{COURIER}:{site.port}{path}") for path in ("/a4", "/harbour/visit-final")]
    assert len(texts(record)) == 1
    assert sum(page is not None and page.due is not None for page in pages) == 1
    site.stop()


def test_where_a_page_cannot_be_read_the_words_of_the_feed_count(tmp_path: Path, record: Sqlite) -> None:
    hour = tmp_path / "hour"
    hour.write_text("9")
    site = Site(hour).start()
    at, address = moment(NOON), f"http://{COURIER}:{site.port}/wall"
    told = {"title": "Wall", "text": SENTENCE, "published": "2025-10-21T10:00:00+02:00", "outlet": "The Courier"}
    record.save_page(Page(address, "s", at, at, told=told))
    once(watching(record, Hand()))
    [document] = record.documents()
    assert (document.text, document.via, document.published_at) == (SENTENCE, "feed", "2025-10-21T10:00:00+02:00")
    page = record.page(address)
    assert page is not None
    assert "paywall" in str(page.error)
    site.stop()


def test_a_page_that_comes_back_counts_again(tmp_path: Path, record: Sqlite) -> None:
    hour = tmp_path / "hour"
    site, hand = Site(hour).start(), Hand()
    address = f"http://{COURIER}:{site.port}/a6"
    record.save_source(source(address, "page", every=3600))
    for now, state in ((0, "8"), (3, "31"), (5, "31"), (12, "33")):
        hour.write_text(state)
        hand.time = NOON + timedelta(hours=now)
        once(watching(record, hand))
    assert [version.change for version in record.versions()] == ["first", "withdrawn", "restored"]
    [event] = record.events()
    assert all(told.retracted_on is None for told in desk.testimony_of(event.id, record))
    site.stop()


# ----------------------------------------------------------------------------------------------- trouble


def test_a_full_disk_is_waited_for_and_nothing_is_lost(
    record: Sqlite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(SENTENCE)
    record.save_source(source(tmp_path / "in", "folder"))
    hand, real = Hand(), desk.settle
    calls: list[int] = []

    def full(kept: Record) -> int:
        calls.append(1)
        if len(calls) < 3:
            raise RecordRefused(Trouble("r.sqlite", "the disk is full", "make room"))
        return real(kept)

    monkeypatch.setattr(passes, "settle", full)
    tally = for_ever(watching(record, hand, stopped=lambda: len(calls) > 4))
    assert tally.new == 1
    assert texts(record) == [SENTENCE]
    assert hand.slept[:2] == [passes.WAIT_WHEN_REFUSED_S] * 2


def test_a_fault_of_ours_on_one_page_ends_nothing(record: Sqlite, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise TypeError("a fault\nof ours")

    monkeypatch.setattr(passes, "look_at_page", fail)
    record.save_page(Page("http://127.0.0.1:9/x", "s", moment(NOON), moment(NOON)))
    assert once(watching(record, Hand())).failed == 1
    page = record.page("http://127.0.0.1:9/x")
    assert page is not None
    assert page.due is not None
    assert page.due > moment(NOON)
    assert "our program failed on it (TypeError: a fault of ours)" in str(page.error)


def test_a_dead_host_keeps_nobody_waiting_and_is_told(tmp_path: Path, record: Sqlite) -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    (tmp_path / "a.txt").write_text(SENTENCE)
    record.save_source(source(f"http://127.0.0.1:{port}/feed", "feed"))
    record.save_source(source(tmp_path / "a.txt", "file"))
    tally = once(watching(record, Hand()))
    assert (tally.new, tally.failed) == (1, 1)
    dead = record.source(f"http://127.0.0.1:{port}/feed")
    assert dead is not None
    assert dead.health.failures == 1
    assert "take connections" in str(dead.health.error)
    assert dead.due > moment(NOON)


# ------------------------------------------------------------------------------------------------- files


def test_a_folder_is_read_once_and_what_is_new_or_changed_later(tmp_path: Path, record: Sqlite) -> None:
    folder, hand = tmp_path / "in", Hand()
    folder.mkdir()
    (folder / "a.txt").write_text(SENTENCE)
    (folder / "b.jsonl").write_text(json.dumps({"text": SENTENCE + " One.", "url": "https://a.example/1?utm_source=x"}))
    record.save_source(source(folder, "folder"))
    assert once(watching(record, hand)).new == 2
    hand.time += timedelta(hours=1)
    assert once(watching(record, hand)).new == 0
    (folder / "a.txt").write_text(SENTENCE + " It was changed.")
    (folder / "c.txt").write_text(SENTENCE + " Three.")
    hand.time += timedelta(hours=1)
    assert once(watching(record, hand)).new == 2
    changed = [version for version in record.versions() if version.change == "edited"]
    assert [version.page for version in changed] == [str(folder / "a.txt")]


@pytest.mark.parametrize("name", ["a.warc.gz", "a.mbox"])
def test_an_archive_or_mailbox_is_gone_on_with_where_it_was_stopped(
    tmp_path: Path, record: Sqlite, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onrecord.watch import filed

    monkeypatch.setattr(filed, "RECORDS_AT_ONCE", 2)
    monkeypatch.setattr(filed, "DOCUMENTS_AT_ONCE", 2)
    path = tmp_path / name
    path.write_bytes(_archive(range(6)) if name.endswith("gz") else _mailbox(range(6)))
    record.save_source(source(path, "file"))
    asked = 0

    def after_one_slice() -> bool:
        nonlocal asked
        asked += 1
        return asked > 2

    hand = Hand()
    assert once(watching(record, hand, stopped=after_one_slice)).new == 2
    page = record.page(str(path))
    assert page is not None
    assert page.told["position"]
    assert once(watching(record, hand)).new == 4
    assert len(texts(record)) == 6
    with path.open("ab") as out:  # it grows: only what is new is read
        out.write(_archive(range(6, 8)) if name.endswith("gz") else _mailbox(range(6, 8)))
    hand.time += timedelta(hours=1)
    assert once(watching(record, hand)).new == 2
    assert len(texts(record)) == 8


def _mailbox(numbers: range) -> bytes:
    return b"".join(
        f"From a\nFrom: Post <p@a.example>\nMessage-ID: <{n}@a>\nDate: Tue, 21 Oct 2025 0{n}:00:00 +0000\n\n{SENTENCE} Letter {n}.\n\n".encode()
        for n in numbers
    )


def _archive(numbers: range) -> bytes:
    out = b""
    for n in numbers:
        page = f"<article><p>{SENTENCE}</p><p>{SENTENCE} It was page {n} of a series on the ferry line.</p></article>"
        http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}".encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/{n}\r\nWARC-Date: 2025-10-20T10:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:{n}>\r\nContent-Type: application/http\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        out += gzip.compress(head.encode() + http + b"\r\n\r\n")
    return out


# --------------------------------------------------------------------------------------------------- mail


def test_newsletters_of_a_mailbox_are_read_once_and_only_looked_at(
    record: Sqlite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(imap.PASSWORD, "right")
    letters = {n: _mailbox(range(n, n + 1)).removeprefix(b"From a\n") for n in (3, 4)}
    server, hand = MailServer(letters), Hand()
    address = f"imap://ada@127.0.0.1:{server.port}/News"
    record.save_source(source(address, "imap", allow_private=True))
    assert once(watching(record, hand)).new == 2
    kept = record.source(address)
    assert kept is not None
    assert kept.health.position == "7:4"
    letters[9] = _mailbox(range(9, 10)).removeprefix(b"From a\n")
    hand.time += timedelta(hours=1)
    assert once(watching(record, hand)).new == 1
    assert all(document.via == "mail" and document.outlet == "Post" for document in record.documents())
    assert any(command.startswith("EXAMINE") for command in server.commands)
    assert not any(word in command for command in server.commands for word in ("STORE", "SELECT", "EXPUNGE", "BODY[]"))
    monkeypatch.setenv(imap.PASSWORD, "wrong")
    hand.time += timedelta(hours=1)
    once(watching(record, hand))
    kept = record.source(address)
    assert kept is not None
    assert "refuses" in str(kept.health.error)
    server.listener.close()


@pytest.mark.parametrize(
    ("address", "cause"),
    [("imaps://ada:secret@a.example/INBOX", "password"), ("imaps://a.example/INBOX", "lacks"), ("imap://ada@a.example/", "unprotected"),
     ("imaps://ada@127.0.0.1/INBOX", "private")],
)  # fmt: skip
def test_mailboxes_that_are_refused(address: str, cause: str) -> None:
    [trouble] = imap.new_messages(address, None, password="x")
    assert isinstance(trouble, Trouble)
    assert cause in trouble.cause
    assert "secret" not in str(trouble)


# ----------------------------------------------------------------------------------------------- commands


def onrecord(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    program = str(Path(sys.executable).parent / "onrecord")
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "100"}
    return subprocess.run(
        [program, *arguments], cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def test_a_feed_is_added_watched_listed_and_taken_away(tmp_path: Path) -> None:
    hour = tmp_path / "hour"
    hour.write_text("6")
    site = Site(hour).start()
    address = f"http://{POST}:{site.port}/feed.atom"
    refused = onrecord(tmp_path, "add", address)
    assert refused.returncode == 1
    assert "--allow-private" in refused.stderr
    added = onrecord(tmp_path, "add", address, "--allow-private", "--pause", "0")
    assert added.returncode == 0, added.stderr
    assert "Added the feed" in added.stdout
    assert "3 new documents" in added.stdout
    hour.write_text("9")
    record = Sqlite(tmp_path / "onrecord.sqlite")
    for kept in list(record.sources()):
        record.save_source(
            Source(kept.address, kept.kind, kept.added, kept.added, allow_private=True, health=kept.health)
        )
    record.close()
    watched = onrecord(tmp_path, "watch", "--once", "--pause", "0", "--json")
    assert watched.returncode == 0, watched.stderr
    assert json.loads(watched.stdout)["new"] == 2
    assert {"at", "level", "event"} <= json.loads(watched.stderr.splitlines()[0]).keys()
    [row] = json.loads(onrecord(tmp_path, "sources", "--json").stdout)
    assert (row["address"], row["title"], row["documents"], row["failures"]) == (address, "Harbour Post", 5, 0)
    changes = json.loads(onrecord(tmp_path, "changes", "--json").stdout)
    assert [change["change"] for change in changes] == ["edited"]
    assert "edited: Opera" in onrecord(tmp_path, "changes").stdout
    assert onrecord(tmp_path, "sources", "export", "list.opml").returncode == 0
    assert onrecord(tmp_path, "sources", "--remove", address).returncode == 0
    assert json.loads(onrecord(tmp_path, "sources", "--json").stdout) == []
    assert "1 feed of 1" in onrecord(tmp_path, "sources", "import", "list.opml").stdout
    site.stop()


def test_a_file_with_names_of_its_own_is_added(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"body": SENTENCE, "when": "2025-10-21"}))
    added = onrecord(tmp_path, "add", "a.jsonl", "--map", "published=when", "--outlet", "A", "--json")
    assert added.returncode == 0, added.stderr
    record = Sqlite(tmp_path / "onrecord.sqlite")
    [document] = record.documents()
    assert isinstance(document, Document)
    assert (document.published_at, document.outlet) == ("2025-10-21", "A")
    record.close()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(("add", "no-such-file"), "no such file"), (("add", "http://"), "no web address"), (("watch", "--once"), "no record"),
     (("sources", "import"), "take a file"), (("sources", "import", "none.opml"), "cannot be read"), (("add", "a.txt", "--map", "x=y"), "OURS=THEIRS")],
)  # fmt: skip
def test_what_cannot_be_done_is_one_sentence(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    done = onrecord(tmp_path, *arguments)
    assert done.returncode in (1, 2)
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_the_longest_time_ahead_is_within_the_horizon() -> None:
    assert max(*clock.SEEN_AGAIN, *clock.RETRIES, clock.LONGEST_BACK_OFF, 7 * clock.DAY) < clock.HORIZON
