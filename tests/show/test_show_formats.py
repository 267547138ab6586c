"""Other people's programs read what is exported: calendars, linked data, news items, tables."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from ninjs_schema import SCHEMA
from show_samples import fill

from onrecord.desk import judge, open_record, standings_of
from onrecord.model import EventQuery, Record, Status, Verdict, Window
from onrecord.show import codes
from onrecord.show.exports import Format, as_line, export, nouns
from onrecord.show.formats import ics, linked, ninjs, tables
from onrecord.show.formats.kept import restore
from onrecord.show.occurrence import Occurrence, occurrence, occurrences, urn
from onrecord.show.views import Clocks

END, PUT_OFF = "2025-12-01", "2025-10-21"


def the_summit(record: Record, on: str = END) -> Occurrence:
    (event,) = record.events(EventQuery(words="summit trump putin budapest"))
    return occurrence(event, record, Clocks(on))


def an_entry(one: Occurrence, *, mode: ics.Mode, site: str | None) -> Any:
    return ics.entry(one, mode=mode, site=site)


# ------------------------------------------------------------------------------------------------- calendars


@pytest.mark.parametrize("mode", list(ics.Mode))
def test_two_parsers_read_the_calendar_alike(summit: Record, mode: ics.Mode) -> None:
    ical_stream = pytest.importorskip("ical.calendar_stream")
    icalendar = pytest.importorskip("icalendar")
    written = ics.calendar(occurrences(summit.events(), summit, Clocks(END)), mode=mode)
    one = icalendar.Calendar.from_ical(written)
    other = ical_stream.IcsCalendarStream.calendar_from_ics(written.decode())
    first = {(str(e["UID"]), e["DTSTART"].dt, e["DTEND"].dt, str(e["STATUS"]), str(e["SUMMARY"])) for e in one.events}
    second = {(e.uid, e.dtstart, e.dtend, str(e.status.value), e.summary) for e in other.events}
    assert first == second
    assert first
    assert all(len(line.encode()) <= 75 for line in written.decode().split("\r\n"))
    assert b"\n" not in written.replace(b"\r\n", b"")


def test_an_entry_stays_itself_while_its_standing_moves(summit: Record) -> None:
    days = ("2025-10-16", "2025-10-20", PUT_OFF, "2025-10-22", END)
    entries = [an_entry(the_summit(summit, day), mode=ics.Mode.OPEN, site=None) for day in days]
    told = [(str(e["UID"]), int(e["SEQUENCE"]), e["LAST-MODIFIED"].dt.date().isoformat()) for e in entries if e]
    assert len({uid for uid, _, _ in told}) == 1
    sequences = [sequence for _, sequence, _ in told]
    assert sequences == sorted(sequences)
    statuses = [str(e["STATUS"]) for e in entries if e]
    assert statuses == ["CONFIRMED", "CONFIRMED", "TENTATIVE", "CANCELLED", "CANCELLED"]
    changed = [a != b for a, b in pairwise(statuses)]
    assert all(sequences[n] < sequences[n + 1] for n, moved in enumerate(changed) if moved)
    assert told[-1][2] == "2025-11-03"


def test_what_is_off_is_told_by_status_or_kept_visible_and_marked(summit: Record) -> None:
    called_off = the_summit(summit, "2025-10-22")
    shown = an_entry(called_off, mode=ics.Mode.OPEN, site="https://record.example.org")
    assert shown is not None
    assert (str(shown["STATUS"]), shown["DTSTART"].dt.isoformat(), shown["DTEND"].dt.isoformat()) == (
        "CANCELLED", "2025-10-16", "2025-10-31",
    )  # fmt: skip
    assert an_entry(called_off, mode=ics.Mode.STRICT, site=None) is None, "a window is no day"
    assert str(shown["URL"]) == f"https://record.example.org/events/{called_off.event.id}"
    assert "Donald Trump called it off" in str(shown["DESCRIPTION"])
    assert str(shown["URL"]) in str(shown["DESCRIPTION"])


def test_a_visible_calendar_keeps_what_is_off_as_an_ordinary_entry(memory: Record) -> None:
    event = fill(memory)
    one = occurrence(event, memory, Clocks("2024-04-01"))
    dated = replace(one, event=replace(event, window=Window("on Friday", "2024-03-15", "2024-03-15")))
    strict, visible = (an_entry(dated, mode=mode, site=None) for mode in (ics.Mode.STRICT, ics.Mode.VISIBLE))
    assert strict is not None
    assert visible is not None
    assert (str(strict["STATUS"]), str(visible["STATUS"])) == ("CANCELLED", "CONFIRMED")
    assert str(visible["SUMMARY"]).startswith("Cancelled: ")


# ----------------------------------------------------------------------------------------------- linked data


def expanded(document: Any) -> list[dict[str, Any]]:
    """What a JSON-LD library makes of it, with no network to ask."""
    jsonld = pytest.importorskip("pyld.jsonld")

    def refuse(url: str, _: Any) -> Any:
        raise AssertionError(f"{url} was asked for")

    found: list[dict[str, Any]] = jsonld.expand(document, {"documentLoader": refuse})
    return found


def test_schema_org_tells_a_postponement_with_what_it_was_before(summit: Record) -> None:
    pytest.importorskip("pyld")
    before, put_off, off = (linked.schema_event(the_summit(summit, day)) for day in ("2025-10-16", PUT_OFF, END))
    assert (before["eventStatus"], before["startDate"]) == ("https://schema.org/EventScheduled", "2025-10-16")
    assert put_off["eventStatus"] == "https://schema.org/EventPostponed"
    assert "startDate" not in put_off
    assert put_off["previousStartDate"] == ["2025-10-17", "2025-10-16"], "the one in force last stands last"
    assert off["eventStatus"] == "https://schema.org/EventCancelled"
    (node,) = expanded({"@context": linked.EVENTS_CONTEXT, **put_off})
    assert node["@type"] == ["https://schema.org/Event"]
    assert node["https://schema.org/eventStatus"] == [{"@id": "https://schema.org/EventPostponed"}]
    assert node["https://schema.org/previousStartDate"][0]["@type"] == "https://schema.org/Date"


def test_the_export_of_linked_data_is_expanded_whole(summit: Record, tmp_path: Path) -> None:
    written = export(summit, tmp_path, Format.JSONLD, clocks=Clocks(END))
    nodes = expanded(json.loads((tmp_path / "events.jsonld").read_text("utf-8")))
    assert len(nodes) == written["events.jsonld"]
    assert len({node["@id"] for node in nodes}) == len(nodes)


def test_provenance_leads_from_a_standing_to_the_words_in_the_text(summit: Record, tmp_path: Path) -> None:
    written = export(summit, tmp_path, Format.PROV)
    nodes = expanded(json.loads((tmp_path / "prov.jsonld").read_text("utf-8")))
    assert len(nodes) == written["prov.jsonld"]
    by_id = {node["@id"]: node for node in nodes}
    prov, oa = "http://www.w3.org/ns/prov#", "http://www.w3.org/ns/oa#"
    standings = [n for n in nodes if "urn:onrecord:status" in n]
    assert standings
    texts = {urn("document", d.id): d.text for d in summit.documents()}
    for standing in standings:
        for used in standing[f"{prov}wasDerivedFrom"]:
            statement = by_id[used["@id"]]
            assert statement[f"{prov}wasAttributedTo"][0]["@id"] in by_id
            text = texts[statement[f"{prov}wasQuotedFrom"][0]["@id"]]
            for target in statement[f"{oa}hasTarget"]:
                position, quote = target[f"{oa}hasSelector"]
                start, end = (int(position[f"{oa}{side}"][0]["@value"]) for side in ("start", "end"))
                assert text[start:end] == quote[f"{oa}exact"][0]["@value"]


# ------------------------------------------------------------------------------------------------------ ninjs


@pytest.mark.parametrize("day", ["2025-10-16", PUT_OFF, "2025-10-22", END])
def test_every_event_is_a_valid_ninjs_item(summit: Record, day: str) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    items = [ninjs.item(one) for one in occurrences(summit.events(), summit, Clocks(day))]
    assert items
    for item in items:
        jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(as_line(item)))


def test_a_ninjs_item_says_in_words_what_the_codes_cannot(summit: Record) -> None:
    item = ninjs.item(the_summit(summit, PUT_OFF))
    details = item["eventDetails"]
    assert isinstance(details, dict)
    assert details["eventStatus"] == "http://cv.iptc.org/newscodes/eventoccurstatus/eos2"
    assert str(item["edNote"]).startswith("Postponed since Tue 21 Oct 2025.")
    assert "Was to be 17-31 October 2025 and 16-30 October 2025." in str(item["edNote"])
    assert item["pubStatus"] == "usable"


def test_every_status_has_its_codes() -> None:
    for status in Status:
        for moved in (True, False):
            assert codes.iptc(status, moved=moved)[-4:-1] == "eos"
            assert codes.icalendar(status, moved=moved) in ("TENTATIVE", "CONFIRMED", "CANCELLED")
            assert codes.schema_org(status, moved=moved).startswith("https://schema.org/Event")
            assert codes.civic(status, moved=moved) in ("tentative", "confirmed", "cancelled", "passed")


# ----------------------------------------------------------------------------------------------------- tables


def test_csv_has_a_row_for_each_thing_and_runs_no_formula(summit: Record, tmp_path: Path) -> None:
    written = export(summit, tmp_path, Format.CSV)
    assert len(written) == 8
    for name, count in written.items():
        with (tmp_path / name).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert len(rows) == count
        assert list(rows[0]) == list(tables.COLUMNS[name.removesuffix(".csv")])
    for nasty in ('=HYPERLINK("x")', "+1", "-1", "@SUM(A1)", "\tx", "\r=1", " =1"):
        assert tables.cell(nasty).startswith("'")
    assert tables.cell(["=a", "b"]).startswith("'")
    assert tables.cell(-3) == "-3"


def test_parquet_is_read_by_another_engine_with_its_types(summit: Record, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    duckdb = pytest.importorskip("duckdb")
    written = export(summit, tmp_path, Format.PARQUET)
    for name, count in written.items():
        assert duckdb.sql(f"SELECT count(*) FROM read_parquet('{tmp_path / name}')").fetchall() == [(count,)]
    asked = f"""
        SELECT e.standings[-1].status, len(e.statements) FROM read_parquet('{tmp_path / "events.parquet"}') e
        WHERE list_contains(parties, 'Donald Trump') AND place = 'Budapest' AND kind = 'summit'
    """
    assert duckdb.sql(asked).fetchall() == [("did_not_take_place", 33)]
    kinds = duckdb.sql(f"DESCRIBE SELECT * FROM read_parquet('{tmp_path / 'statements.parquet'}')").fetchall()
    types = {row[0]: row[1] for row in kinds}
    assert (types["span_start"], types["quoted"], types["stance"]) == ("BIGINT", "BOOLEAN", "VARCHAR")


# ---------------------------------------------------------------------------------------------- and back again


def test_an_exported_record_gives_the_same_answers_when_it_is_taken_in_again(dossier: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes(dossier.read_bytes())
    first = open_record(copy)
    misread = next(iter(first.statements())).id
    judge(first, Verdict.WITHDRAW, misread, by="berg")
    export(first, tmp_path / "out")
    for again in (open_record(tmp_path / "again.sqlite"), open_record(None)):
        done = restore(tmp_path / "out" / "kept.jsonl", again)
        assert (done.documents, done.readings, done.judgements, done.troubles) == (14, 14, 1, ())
        for noun, rows in nouns(first).items():
            assert list(nouns(again)[noun]) == list(rows), noun
        for event in first.events():
            assert list(standings_of(event.id, again, as_known=PUT_OFF)) == list(
                standings_of(event.id, first, as_known=PUT_OFF)
            )
        twice = restore(tmp_path / "out" / "kept.jsonl", again)
        assert (twice.readings, twice.judgements) == (0, 0)
        again.close()
    first.close()


def test_a_broken_line_of_a_kept_record_is_told_and_the_rest_is_taken_in(summit: Record, tmp_path: Path) -> None:
    export(summit, tmp_path)
    path = tmp_path / "kept.jsonl"
    good = path.read_text("utf-8").splitlines()
    broken = ["{", '{"noun": "poem", "value": 1}', '{"noun": "reading", "value": {"document": "dx", "reader": "r"}}']
    path.write_text("\n".join([*good[:2], *broken, "[" * 5000, *good[2:]]), "utf-8")
    again = open_record(None)
    done = restore(path, again)
    assert [str(t).split(": ")[0] for t in done.troubles] == [f"{path}, line {n}" for n in (3, 4, 5, 6)]
    assert again.counts()["statements"] == summit.counts()["statements"]
