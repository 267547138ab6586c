"""The interface for programs says what the command line says, page by page, on any day, in one shape of errors."""

from __future__ import annotations

import csv
import io
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi")

from starlette.testclient import TestClient
from web_samples import TODAY, client_of

from onrecord.model import EventQuery, Record
from onrecord.show import exports, views
from onrecord.show.exports import nouns
from onrecord.show.views import Clocks
from onrecord.show.web import schemas

API = "/api/v1"
LISTINGS = (
    "events", "standings", "statements", "speakers", "contradictions", "reversals", "origins", "documents", "changes",
    "due", "lists",
)  # fmt: skip
SHAPES: dict[str, Any] = {
    "events": schemas.EventShape, "standings": schemas.StandsShape, "statements": schemas.PassageShape,
    "speakers": schemas.VoiceShape, "contradictions": schemas.ContradictionShape, "reversals": schemas.ReversalShape,
    "origins": schemas.OriginShape, "documents": schemas.DocumentShape, "changes": schemas.ChangeShape,
    "due": schemas.DueShape, "lists": schemas.ListShape,
}  # fmt: skip


@pytest.fixture(scope="module")
def client(dossier: Path) -> TestClient:
    return client_of(dossier)


def got(client: TestClient, path: str, **parameters: Any) -> Any:
    answer = client.get(API + path, params=parameters)
    assert answer.status_code == 200, answer.text
    return answer.json()


def all_pages(client: TestClient, noun: str, limit: int = 3, **parameters: Any) -> list[Any]:
    items: list[Any] = []
    cursor = None
    while True:
        page = got(client, f"/{noun}", limit=limit, **parameters, **({"cursor": cursor} if cursor else {}))
        assert len(page["items"]) <= limit
        items += page["items"]
        cursor = page["next"]
        if cursor is None:
            return items


def summit_of(record: Record) -> str:
    (event,) = record.events(EventQuery(words="summit trump putin budapest"))
    return event.id


# -------------------------------------------------------------------------------------------- the same values


def test_an_event_is_what_show_with_json_prints(client: TestClient, summit: Record) -> None:
    event = summit.event(summit_of(summit))
    assert event
    for asked in ({}, {"on": "2025-10-21"}, {"on": "2025-10-16", "as_known": "2025-10-16"}):
        clocks = Clocks(asked.get("on", TODAY), asked.get("as_known"))
        made = json.loads(json.dumps(views.page_row(views.event_page(event, summit, clocks))))
        assert got(client, f"/events/{event.id}", **asked) == made
        schemas.EventPageShape.model_validate(made)


@pytest.mark.parametrize("noun", ["documents", "statements", "contradictions", "reversals", "origins", "events"])
def test_a_listing_has_what_the_export_has(client: TestClient, summit: Record, noun: str) -> None:
    listed = all_pages(client, noun, on="2026-01-01")
    wanted = [json.loads(exports.as_line(row)) for row in nouns(summit)[noun]]
    keys = set(wanted[0])
    assert sorted(map(_as_text, ({k: row[k] for k in keys} for row in listed))) == sorted(map(_as_text, wanted))


def _as_text(row: dict[str, Any]) -> str:
    """A row as text, whichever order its statements are listed in."""
    return json.dumps({k: sorted(v) if k == "statements" else v for k, v in row.items()}, sort_keys=True)


@pytest.mark.parametrize("noun", LISTINGS)
def test_every_page_of_a_listing_is_of_its_shape_and_none_is_lost(client: TestClient, noun: str) -> None:
    asked = {"on": "2025-10-24"} if noun == "due" else {}
    paged = all_pages(client, noun, limit=2, **asked)
    whole = got(client, f"/{noun}", limit=500, **asked)
    assert paged == whole["items"]
    assert paged
    for row in paged:
        SHAPES[noun].model_validate(row)
    as_text = client.get(f"{API}/{noun}", params={"limit": 500, **asked}, headers={"Accept": "text/csv"})
    assert as_text.headers["content-type"] == "text/csv; charset=utf-8"
    assert len(list(csv.DictReader(io.StringIO(as_text.text)))) == len(paged)


def test_the_way_on_stands_in_the_link_header_too(client: TestClient) -> None:
    answer = client.get(f"{API}/events", params={"limit": 1}, headers={"Accept": "text/csv"})
    following = answer.links["next"]["url"]
    assert client.get(following).json()["items"][0]["id"] != next(csv.DictReader(io.StringIO(answer.text)))["id"]


def test_filters_hold(client: TestClient) -> None:
    assert {row["kind"] for row in all_pages(client, "events", kind="summit")} == {"summit"}
    assert all("Budapest" in row["place"] for row in all_pages(client, "events", list="danube"))
    cancelled = all_pages(client, "events", status="cancelled", on="2025-10-22")
    assert [row["standing"]["status"] for row in cancelled] == ["cancelled"]
    told = all_pages(client, "statements", speaker="Donald Trump")
    assert {row["speaker"]["name"] for row in told} == {"Donald Trump"}
    assert all(row["stance"] == "cancels" for row in all_pages(client, "statements", stance="cancels"))
    document = told[0]["document"]
    of_it = all_pages(client, "statements", document=document)
    assert got(client, f"/documents/{document}")["statements"] == [row["id"] for row in of_it]
    assert {row["id"] for row in all_pages(client, "statements", words="wasted meeting")} <= {
        row["id"] for row in all_pages(client, "statements")
    }


@pytest.mark.parametrize("noun", ["events", "standings", "statements", "changes", "documents", "contradictions"])
def test_nothing_is_known_before_it_was_published(client: TestClient, noun: str) -> None:
    early = all_pages(client, noun, on="2025-10-20", as_known="2025-10-16")
    everything = all_pages(client, noun)
    assert len(early) < len(everything)
    days = [row.get("published_at") or row.get("said_at") or row.get("since") or "" for row in early]
    assert all(day[:10] <= "2025-10-16" for day in days)
    assert all_pages(client, noun, on="2025-01-01", as_known="2025-01-01") == []


def test_search_finds_events_and_statements_page_by_page(client: TestClient) -> None:
    found = got(client, "/search", q="Budapest summit", limit=1)
    schemas.FoundShape.model_validate(found)
    assert found["events"]
    assert found["statements"]
    ids: list[str] = []
    while found["next"]:
        ids += [row["id"] for row in found["statements"]]
        found = got(client, "/search", q="Budapest summit", limit=1, cursor=found["next"])
    assert len(ids) == len(set(ids)) > 1


def test_one_thing_is_found_by_the_beginning_of_its_id(client: TestClient, summit: Record) -> None:
    event = summit_of(summit)
    assert got(client, f"/events/{event[:8]}")["id"] == event
    points = got(client, f"/events/{event}/standings")["items"]
    assert [point["status"] for point in points] == ["confirmed", "postponed", "cancelled", "did_not_take_place"]
    assert got(client, "/standings", event=event[:8])["items"] == points
    statement = points[0]["because"][0]
    schemas.PassageShape.model_validate(got(client, f"/statements/{statement}"))
    voice = got(client, "/speakers/Viktor Orban")
    assert voice["sides"] == ["Hungary"]
    assert got(client, "/speakers/Viktor Orban", on="2025-10-17")["statements"] < voice["statements"]


def test_changes_name_what_they_replace(client: TestClient, summit: Record) -> None:
    told = all_pages(client, "changes", event=summit_of(summit), since="2025-01-01")
    for newer, older in pairwise(told):
        assert newer["replaces"] == older["standing"]
        assert newer["replaces_id"] == older["id"]
    assert told[-1]["replaces"] is None


# ------------------------------------------------------------------------------------------------ over the wire


def test_what_has_not_changed_is_not_sent_again(client: TestClient) -> None:
    for path in (f"{API}/events", "/", "/feed.atom", "/calendar.ics"):
        first = client.get(path)
        again = client.get(path, headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
        weak = client.get(path, headers={"If-None-Match": f'"x", W/{first.headers["etag"]}'})
        assert weak.status_code == 304
        assert client.get(path, headers={"If-None-Match": '"x"'}).status_code == 200
        head = client.head(path)
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["content-length"] == str(len(first.content))


def test_an_answer_changes_as_soon_as_the_record_does(dossier: Path, tmp_path: Path) -> None:
    from onrecord.desk import judge, open_record
    from onrecord.model import Verdict

    copy = tmp_path / "copy.sqlite"
    copy.write_bytes(dossier.read_bytes())
    client = client_of(copy)
    before = client.get(f"{API}/statements")
    statement = before.json()["items"][0]["id"]
    other = open_record(copy)
    judge(other, Verdict.WITHDRAW, statement)
    other.close()
    after = client.get(f"{API}/statements", headers={"If-None-Match": before.headers["etag"]})
    assert after.status_code == 200
    assert statement not in {row["id"] for row in after.json()["items"]}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/events/eff00ff00ff", 404), ("/statements/sff00ff00ff", 404), ("/documents/dff00ff00ff", 404),
        ("/speakers/Nobody", 404),
        ("/nothing", 404), ("/events?on=yesterday", 422), ("/events?on=20251016", 422), ("/events?limit=0", 422),
        ("/events?limit=501", 422), ("/events?status=maybe", 422), ("/events?cursor=x", 400), ("/search", 422),
        ("/events?cursor=WzFd", 400), ("/events?list=none", 404), ("/events/eff00ff00ff/feed.atom", 404),
        ("/events?on=2025-13-01", 422), ("/due?within=-1", 422),
    ],
)  # fmt: skip
def test_every_error_is_a_problem_document(client: TestClient, path: str, status: int) -> None:
    answer = client.get(API + path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    schemas.ProblemShape.model_validate(told)
    assert (told["status"], told["instance"].split("?")[0]) == (status, API + path.split("?")[0])
    assert told["detail"].endswith(".")


def test_a_wrong_day_is_told_in_plain_words(client: TestClient) -> None:
    told = client.get(f"{API}/events?on=yesterday").json()
    assert told["detail"] == "on: a day is written as 2025-10-16."
    assert told["errors"] == [{"parameter": "on", "detail": "a day is written as 2025-10-16"}]


def test_every_template_is_ready_before_anyone_asks(dossier: Path) -> None:
    with client_of(dossier) as ready:
        assert ready.get("/").status_code == 200


def test_what_is_not_to_be_had_in_a_form_is_said(client: TestClient) -> None:
    answer = client.get(f"{API}/events", headers={"Accept": "image/png"})
    assert answer.status_code == 406
    assert client.get(f"{API}/events", headers={"Accept": "text/html, */*;q=0.1"}).json()["items"]
    single = client.get(f"{API}/speakers/Viktor Orban", headers={"Accept": "text/csv"})
    assert single.status_code == 406, "one thing is no table"
    better = client.get(f"{API}/events", headers={"Accept": "application/json;q=0.5, text/csv"})
    assert better.headers["content-type"].startswith("text/csv")
    assert client.post(f"{API}/events", content=b"").status_code == 405


def test_the_ends_of_the_calendar_are_days_too(client: TestClient) -> None:
    for day in ("0001-01-01", "9999-12-31"):
        for noun in ("events", "changes", "due", "speakers"):
            assert client.get(f"{API}/{noun}", params={"on": day}).status_code == 200
        for path in ("/", "/calendar.ics", "/feed.json", "/changes"):
            assert client.get(path, params={"on": day}).status_code == 200, path


def test_the_openapi_document_is_whole(client: TestClient) -> None:
    described = client.get(f"{API}/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    for noun in (*LISTINGS, "search"):
        assert f"{API}/{noun}" in described["paths"]
    tags = {tag["name"] for tag in described["tags"]}
    for path, methods in described["paths"].items():
        for operation in methods.values():
            assert operation["description"], path
            assert set(operation["tags"]) <= tags, path
            for parameter in operation.get("parameters", ()):
                assert "example" in parameter or parameter["schema"].get("examples"), (path, parameter["name"])
                assert parameter["description"], (path, parameter["name"])
    for name, schema in described["components"]["schemas"].items():
        if name.endswith("Shape"):
            assert schema["description"], name
            assert schema.get("examples") or name == "Shape", name


def test_every_operation_tells_its_answers_with_an_example(client: TestClient) -> None:
    described = client.get(f"{API}/openapi.json").json()
    for path, methods in described["paths"].items():
        for operation in methods.values():
            answers = operation["responses"]
            content = answers["200"]["content"]
            assert all("example" in told and "schema" in told for told in content.values()), path
            if path.startswith(API):
                assert "application/json" in content, path
                assert "304" in answers
            problems = [told for status, told in answers.items() if int(status) >= 400]
            assert problems
            assert all(list(told["content"]) == ["application/problem+json"] for told in problems), path


@pytest.mark.parametrize("noun", LISTINGS)
def test_the_example_of_a_listing_is_one_in_both_forms(client: TestClient, noun: str) -> None:
    described = client.get(f"{API}/openapi.json").json()
    content = described["paths"][f"{API}/{noun}"]["get"]["responses"]["200"]["content"]
    (item,) = content["application/json"]["example"]["items"]
    SHAPES[noun].model_validate(item)
    listing: Any = schemas.Listing
    listing[SHAPES[noun]].model_validate(content["application/json"]["example"])
    (row,) = csv.DictReader(io.StringIO(content["text/csv"]["example"]))
    real = client.get(f"{API}/{noun}", params={"limit": 1}, headers={"Accept": "text/csv"})
    assert list(row) == next(csv.reader(io.StringIO(real.text)))


def test_every_example_of_the_document_is_of_its_shape() -> None:
    shapes: list[Any] = [
        shape for shape in vars(schemas).values() if isinstance(shape, type) and shape.__name__.endswith("Shape")
    ]
    assert len(shapes) > 15
    for shape in shapes:
        extra = shape.model_config.get("json_schema_extra") or {}
        for example in extra.get("examples", ()):
            shape.model_validate(example)
