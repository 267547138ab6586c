"""Changes reach who asked for them: signed, until they are taken, and never a machine they are not meant for."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from onrecord.desk import judge, open_record
from onrecord.keep.hooks import Hooks
from onrecord.model import EventQuery, Stance, Verdict
from onrecord.show import webhooks

TODAY = "2025-11-05"
START = datetime(2025, 11, 5, 9, 0, tzinfo=UTC)


class Receiver:
    """A server on this machine that notes what it gets, and answers as it is told."""

    def __init__(self) -> None:
        self.got: list[tuple[dict[str, str], bytes]] = []
        self.answers: list[int] = []
        noted = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                noted.got.append(({key.lower(): value for key, value in self.headers.items()}, body))
                self.send_response(noted.answers.pop(0) if noted.answers else 204)
                self.send_header("Location", "http://127.0.0.1:9/elsewhere")
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                """Nothing."""

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/hook?x=1"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made = Receiver()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def copy(dossier: Path, tmp_path: Path) -> Path:
    path = tmp_path / "copy.sqlite"
    path.write_bytes(dossier.read_bytes())
    return path


def changed(path: Path) -> None:
    """Withdraw every word that called the summit off: its standings are others now."""
    record = open_record(path)
    (event,) = record.events(EventQuery(words="summit trump putin budapest"))
    for told in record.testimony(event.id):
        if told.statement.stance is Stance.CANCELS:
            judge(record, Verdict.WITHDRAW, told.statement.id)
    assert "cancelled" not in [standing.status for standing in record.standings(event.id)]
    record.close()


def test_what_changes_is_sent_once_and_signed(copy: Path, receiver: Receiver) -> None:
    record, hooks = open_record(copy), Hooks(copy)
    hook = webhooks.make_hook(receiver.url, today=TODAY, private=True, place="Budapest")
    webhooks.begin(hook, record, hooks, TODAY)
    assert webhooks.enqueue(record, hooks, TODAY) == 0, "what was there before is not sent"
    changed(copy)
    new = webhooks.enqueue(record, hooks, TODAY)
    assert new >= 1
    assert webhooks.send_due(hooks) == webhooks.Sent(taken=new)
    assert webhooks.enqueue(record, hooks, TODAY) == 0
    assert webhooks.send_due(hooks) == webhooks.Sent()
    assert len(receiver.got) == new
    told = [json.loads(body) for _, body in receiver.got]
    assert {one["type"] for one in told} == {"standing.changed", "standing.withdrawn"}
    assert [one["data"]["standing"]["status"] for one in told if one["type"] == "standing.changed"] == [
        "did_not_take_place"
    ], "it replaces another standing now"
    for headers, body in receiver.got:
        signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
        key = base64.b64decode(hook.secret.removeprefix("whsec_"))
        mac = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
        assert headers["webhook-signature"] == f"v1,{mac}"
    hooks.close()
    record.close()


def test_what_is_not_taken_is_sent_again_later_with_the_same_id(copy: Path, receiver: Receiver) -> None:
    record, hooks, now = open_record(copy), Hooks(copy), [START]
    hook = webhooks.make_hook(receiver.url, today=TODAY, private=True, event=None)
    webhooks.begin(hook, record, hooks, TODAY)
    changed(copy)
    new = webhooks.enqueue(record, hooks, TODAY, clock=lambda: now[0])
    receiver.answers = [500] * new + [302] * new
    assert webhooks.send_due(hooks, lambda: now[0]) == webhooks.Sent(again=new)
    assert webhooks.send_due(hooks, lambda: now[0]) == webhooks.Sent(), "not before its time"
    hooks.close()
    hooks = Hooks(copy)  # what waits outlives the program
    now[0] += timedelta(seconds=70)
    assert webhooks.send_due(hooks, lambda: now[0]) == webhooks.Sent(again=new), "no redirection is followed"
    now[0] += timedelta(seconds=340)
    assert webhooks.send_due(hooks, lambda: now[0]) == webhooks.Sent(taken=new)
    ids = [headers["webhook-id"] for headers, _ in receiver.got]
    assert sorted(ids[:new]) == sorted(ids[new : 2 * new]) == sorted(ids[2 * new :])
    assert {body for _, body in receiver.got[:new]} == {body for _, body in receiver.got[2 * new :]}
    record.close()
    hooks.close()


def test_it_is_given_up_in_the_end(copy: Path, receiver: Receiver) -> None:
    record, hooks, now = open_record(copy), Hooks(copy), START
    hook = webhooks.make_hook(receiver.url, today=TODAY, private=True)
    webhooks.begin(hook, record, hooks, TODAY)
    changed(copy)
    new = webhooks.enqueue(record, hooks, TODAY, clock=lambda: START)
    receiver.answers = [503] * 100
    given_up = 0
    for _ in range(len(webhooks.WAITS) + 3):
        given_up += webhooks.send_due(hooks, lambda at=now: at).given_up  # type: ignore[misc]
        now += timedelta(days=2)
    assert given_up == new
    assert hooks.outcomes(hook.id)["given up"] == new
    assert len(receiver.got) == new * (len(webhooks.WAITS) + 1)
    assert hooks.remove(hook.id)
    assert hooks.all() == []
    record.close()
    hooks.close()


def test_a_private_machine_is_reached_only_with_leave(copy: Path, receiver: Receiver) -> None:
    hook = webhooks.make_hook(receiver.url, today=TODAY)
    with pytest.raises(webhooks.Refused, match="private network"):
        webhooks.post(hook, "id", "{}", START)
    assert receiver.got == []


@pytest.mark.parametrize("url", ["ftp://a.example/", "https://", "file:///etc/passwd", "https://u:p@a.example/",
                                 "https://a.example/a b", "javascript:x"])  # fmt: skip
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="no address"):
        webhooks.make_hook(url, today=TODAY)
