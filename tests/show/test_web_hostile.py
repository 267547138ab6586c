"""Text from outside is shown as text, wherever it lands; and nobody gets in, or writes, who may not."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

pytest.importorskip("fastapi")

from show_samples import weigh
from starlette.testclient import TestClient
from web_samples import TODAY, TOKEN, client_of

from onrecord.desk import open_record
from onrecord.model import (
    Description,
    Document,
    Event,
    Firmness,
    Link,
    Party,
    Reading,
    Sourcing,
    Speaker,
    Stance,
    Statement,
    Window,
    digest,
)
from onrecord.show import exports
from onrecord.show.web.guard import POLICY
from onrecord.show.web.review import Counted, TooMany, same

SCRIPT = '<script>alert("x")</script>'
HANDLER = '"><img src=x onerror=alert(1)>'
TURNED = "\u202eevil\u202c\u2066"
LONG = "A" * 1_000_000
BROKEN = "</main></body><!-- <![CDATA[ <b"
ADDRESS = "javascript:alert(1)"
FORMULA = "=HYPERLINK(A1)"
NASTY = f"{SCRIPT}{HANDLER}{TURNED}{BROKEN} {FORMULA}\x00\x1b[31m{{{{7*7}}}}{{% raw %}}\r\nBEGIN:VEVENT\r\n]]>&amp;"
EVENT = "e" + digest("hostile")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record every field of which is out to do harm."""
    path = tmp_path_factory.mktemp("hostile") / "record.sqlite"
    record = open_record(path)
    text = f"{NASTY} said {LONG} would meet {BROKEN}."
    document = Document(
        "d" + digest("hostile"), text, "2025-11-01T00:00:00+00:00", url=ADDRESS, outlet=FORMULA + SCRIPT,
        author=HANDLER, title=NASTY, published_at="2025-11-01", ref=NASTY, path=NASTY,
    )  # fmt: skip
    window = Window(NASTY, "2025-11-07", "2025-11-07", NASTY)
    event = Event(
        EVENT, "meeting", (Party(NASTY, SCRIPT), Party(HANDLER)), TURNED + SCRIPT, window, name=None,
        first="2025-11-01", last="2025-11-01",
    )  # fmt: skip
    one = Statement(
        "s" + EVENT[1:], document.id, Description("meeting", (0, 5), (NASTY, HANDLER), SCRIPT, window),
        Speaker(NASTY, HANDLER, SCRIPT), Stance.AFFIRMS, Firmness.CONDITIONAL, (len(NASTY) + 6, len(text) - 1),
        source_span=(0, len(NASTY)), cue_span=(len(NASTY) + 1, len(NASTY) + 5), said_at="2025-11-01",
        condition=SCRIPT, reader="hand/1",
    )  # fmt: skip
    two = replace(one, id="s" + digest("two"), speaker=Speaker(SCRIPT, side=HANDLER), stance=Stance.DENIES)
    record.enter(document, Reading(document.id, "hand/1", (one, two)))
    record.save_origin(Sourcing(document.id, document.id, SCRIPT), ())
    for statement in (one, two):
        record.save_link(Link(statement.id, event.id, statement.speaker, "u" + statement.id, 1.0, SCRIPT), event, ())
    weigh(record, event)
    record.close()
    return path


@pytest.fixture(scope="module")
def client(hostile: Path) -> TestClient:
    return client_of(hostile)


class Tags(HTMLParser):
    """The tags and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


PAGES = (
    "/?on=2025-11-02", "/events", f"/events/{EVENT}", f"/events/{EVENT}?all=true", "/changes", "/contradictions",
    "/speakers", f"/speakers/{quote(SCRIPT, safe='')}", f"/documents/d{digest('hostile')}",
    f"/documents/d{digest('hostile')}?part=3", f"/search?q={quote('script alert')}", f"/search?q={quote(HANDLER)}",
    f"/?party={quote(HANDLER)}", f"/{quote(SCRIPT)}", f"/events/{quote(HANDLER)}", f"/review?about={quote(SCRIPT)}",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_hostile_text_is_text_on_every_page(client: TestClient, path: str) -> None:
    answer = client.get(path, headers={"Accept": "text/html"})
    assert answer.status_code in (200, 404)
    assert len(answer.content) < 150_000
    assert not set(answer.text) & set("\x00\x1b\u202e\u202c\u2066"), "nothing drives a screen or turns a line around"
    assert "49" not in re.findall(r"\{\{.*?\}\}|49", answer.text), "nothing is taken for a template"
    page = Tags()
    page.feed(answer.text)
    assert {tag for tag, _ in page.seen} <= KNOWN_TAGS
    for tag, attributes in page.seen:
        assert not [name for name in attributes if name.startswith("on") or name == "style"], tag
        for name in ("href", "src", "action"):
            where = attributes.get(name)
            assert where is None or where.startswith(("/", "#")), where
    scripts = [attributes for tag, attributes in page.seen if tag == "script"]
    assert scripts == [{"src": "/static/onrecord.js", "defer": None}]
    assert [attributes for tag, attributes in page.seen if tag == "img"] == []


TAGS = """
    html head meta title link script body a header p b nav ul li form label input button main h1 h2 h3 section div
    span bdi details summary select option time footer svg path figure figcaption ol text line rect g output
    article blockquote mark code
"""
KNOWN_TAGS = frozenset(TAGS.split())


def test_the_headers_bind_the_browser(client: TestClient) -> None:
    for path in ("/", "/static/style.css", "/api/v1/events", "/feed.atom", "/review", "/nothing"):
        headers = client.get(path).headers
        assert headers["content-security-policy"] == POLICY, path
        assert headers["x-content-type-options"] == "nosniff"
        assert "set-cookie" not in headers
        assert "access-control-allow-origin" not in headers
    assert "unsafe" not in POLICY
    assert "default-src 'none'" in POLICY


def test_a_calendar_holds_no_entry_of_a_documents_making(client: TestClient) -> None:
    icalendar = pytest.importorskip("icalendar")
    for path in (f"/events/{EVENT}/calendar.ics", "/calendar.ics?on=2025-11-02&mode=open"):
        body = client.get(path).content
        assert body.count(b"\r\nBEGIN:VEVENT") == 1
        assert all(len(line) <= 75 for line in body.split(b"\r\n"))
        (entry,) = icalendar.Calendar.from_ical(body).events
        assert "BEGIN:VEVENT" in str(entry["SUMMARY"]), "it is text within the title"
        assert "URL" not in entry or str(entry["URL"]).startswith("http://localhost/")


def test_a_feed_holds_no_markup_of_a_documents_making(client: TestClient) -> None:
    feedparser = pytest.importorskip("feedparser")
    read = feedparser.parse(client.get(f"/events/{EVENT}/feed.atom").content)
    assert not read.bozo
    assert [e for e in read.entries if "<script" in e.title and e.title_detail.type != "text/plain"] == []
    assert all(entry.link.startswith("http://localhost/events/e") for entry in read.entries)


def test_a_spreadsheet_runs_nothing(client: TestClient, hostile: Path, tmp_path: Path) -> None:
    answer = client.get("/api/v1/documents", headers={"Accept": "text/csv"})
    (row,) = csv.DictReader(io.StringIO(answer.text))
    assert row["outlet"].startswith("'=")
    record = open_record(hostile)
    for form in ("csv", "jsonl", "jsonld", "ninjs", "prov", "ics"):
        assert exports.export(record, tmp_path / form, exports.Format(form))
    record.close()


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "", "127.0.0.1.nip.example:80"])
def test_a_host_by_another_name_is_not_answered(client: TestClient, host: str) -> None:
    assert client.get("/api/v1/events", headers={"Host": host}).status_code == 421


def test_what_is_too_large_is_refused(client: TestClient) -> None:
    assert client.get("/search", params={"q": "a" * 5000}).status_code == 414
    assert client.post("/review/session", content=b"a" * 70_000).status_code == 413
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert client.post("/review/session", content=b"a" * 9_000, headers=form).status_code == 413


# --------------------------------------------------------------------------------------------------- deciding


@pytest.fixture
def desk(dossier: Path, tmp_path: Path) -> TestClient:
    """A client of a record that may be written to."""
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes(dossier.read_bytes())
    return client_of(copy)


def enter(client: TestClient, token: str = TOKEN, **headers: str) -> Any:
    return client.post("/review/session", data={"token": token, "editor": "Berg"}, headers=headers)


def secret_of(client: TestClient) -> str:
    return str(re.findall(r'name="secret" value="([^"]+)"', client.get("/review").text)[0])


def decide(client: TestClient, **fields: str) -> Any:
    return client.post("/review/judgements", data=fields)


def some_statement(client: TestClient) -> str:
    return str(client.get("/api/v1/statements?limit=1").json()["items"][0]["id"])


def test_a_decision_is_taken_and_taken_back(desk: TestClient) -> None:
    statement = some_statement(desk)
    assert enter(desk).status_code == 303
    secret = secret_of(desk)
    done = decide(desk, secret=secret, verdict="withdraw", subject=statement, because="It says nothing of the kind.")
    assert (done.status_code, done.headers["location"]) == (303, "/review?note=decided")
    assert desk.get(f"/api/v1/statements/{statement}").status_code == 404
    page = desk.get("/review").text
    assert "editor:Berg" in page
    assert "It says nothing of the kind." in page
    judgement = re.findall(r'value="(j[0-9a-f]+)"', page)[0]
    assert decide(desk, secret=secret, verdict="undo", subject=judgement).status_code == 303
    assert desk.get(f"/api/v1/statements/{statement}").status_code == 200
    corrected = decide(desk, secret=secret, verdict="correct", subject=statement, what="stance", value="doubts")
    assert corrected.status_code == 303
    assert desk.get(f"/api/v1/statements/{statement}").json()["stance"] == "doubts"


def test_what_waits_is_answered_and_taken_back(desk: TestClient) -> None:
    assert enter(desk).status_code == 303
    secret, page = secret_of(desk), desk.get("/review").text
    assert "Is the standing right?" in page
    assert "Do these speak of one event?" in page
    items = re.findall(r'name="item" value="(r[0-9a-f]+)"', page)
    assert len(items) == len(set(items)) > 2
    assert decide(desk, secret=secret, item=items[-1], verdict="same").status_code == 422
    assert decide(desk, secret=secret, item="r00", verdict="same").status_code == 422
    assert decide(desk, secret=secret, item=items[-1], verdict="uphold", because="He can.").status_code == 303
    page = desk.get("/review").text
    assert f'value="{items[-1]}"' not in page
    assert "He can." in page
    judgement = re.findall(r'name="subject" value="(j[0-9a-f]+)"', page)[0]
    assert decide(desk, secret=secret, verdict="undo", subject=judgement).status_code == 303
    assert f'value="{items[-1]}"' in desk.get("/review").text


def test_the_cookie_is_of_the_review_alone(desk: TestClient) -> None:
    cookie = enter(desk).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Path=/review" in cookie
    assert TOKEN not in cookie
    secure = client_of(Path(desk.app.state.settings.record), site="https://record.example.org")  # type: ignore[attr-defined]
    secure.base_url = "https://record.example.org"
    assert "Secure" in enter(secure).headers["set-cookie"]
    assert desk.get("/review").headers["cache-control"] == "no-store"


def test_nobody_decides_without_the_token(desk: TestClient) -> None:
    statement = some_statement(desk)
    assert enter(desk, "wrong").status_code == 403
    assert decide(desk, secret="x", verdict="withdraw", subject=statement).status_code == 403
    assert "Withdraw" not in desk.get("/review").text
    closed = client_of(Path(desk.app.state.settings.record), token=None)  # type: ignore[attr-defined]
    assert enter(closed, "").status_code == 403
    assert "without a token" in closed.get("/review").text


def test_a_form_of_another_site_is_refused(desk: TestClient) -> None:
    assert enter(desk, Origin="https://evil.example").status_code == 403
    assert enter(desk, **{"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert enter(desk, Origin="null").status_code == 403
    assert enter(desk, Origin="http://localhost").status_code == 303
    statement = some_statement(desk)
    assert decide(desk, verdict="withdraw", subject=statement).status_code == 403
    assert decide(desk, secret="guess", verdict="withdraw", subject=statement).status_code == 403
    posted = desk.post("/review/judgements", json={"verdict": "withdraw"})
    assert posted.status_code == 415


def test_a_token_cannot_be_guessed_by_trying(desk: TestClient) -> None:
    tried = [enter(desk, f"guess {n}").status_code for n in range(12)]
    assert tried[:8] == [403] * 8
    assert set(tried[8:]) == {429}
    assert enter(desk).status_code == 429, "not even with the right one, until the minute is over"


def test_a_count_forgets_what_is_long_ago() -> None:
    now = [0.0]
    counted = Counted(2, 10, clock=lambda: now[0])
    counted.check("a")
    counted.check("a")
    counted.check("b")
    with pytest.raises(TooMany):
        counted.check("a")
    now[0] = 11
    counted.check("a")


def test_secrets_are_compared_whatever_they_are() -> None:
    assert same("ü", "ü")
    assert not same("", "a")
    assert not same("a" * 10, "a" * 11)


def test_a_decision_that_cannot_be_taken_is_told(desk: TestClient) -> None:
    enter(desk)
    secret = secret_of(desk)
    for fields in (
        {"verdict": "maybe", "subject": "s0"},
        {"verdict": "withdraw", "subject": "sffffffffff"},
        {"verdict": "same", "subject": some_statement(desk)},
        {"verdict": "correct", "subject": some_statement(desk), "what": "stance", "value": "sings"},
        {"verdict": "undo", "subject": "j0"},
    ):
        answer = decide(desk, secret=secret, **fields)
        assert answer.status_code == 422
        assert answer.json()["detail"].endswith(".")
    assert desk.post("/review/leave", data={"secret": secret}).status_code == 303
    assert decide(desk, secret=secret, verdict="withdraw", subject=some_statement(desk)).status_code == 403
    assert TODAY
