"""What is kept is only added to, and adding twice changes nothing; the same in every store."""

from __future__ import annotations

from dataclasses import replace

import pytest
from keep_samples import READER, document, reading, statement

from onrecord.model import Document, Judgement, Reading, Record, Verdict


def judgement(number: int, subject: str = "s1", by: str = "rule:link", object: str | None = "s2") -> Judgement:
    return Judgement(f"j{number}", subject, Verdict.SAME, by, "they meet once", "2024-03-05T09:00:00+00:00", object)


def test_a_document_and_its_reading_come_back_as_they_went_in(record: Record) -> None:
    paper = document("a")
    said = statement(paper)
    assert record.enter(paper, reading(paper, said))
    assert record.document(paper.id) == paper
    assert record.statement(said.id) == said
    assert list(record.documents()) == [paper]
    assert list(record.statements()) == [said]
    assert list(record.readings()) == [Reading(paper.id, READER, (), reading(paper).times)]
    assert record.has_read(paper.id, READER)
    assert not record.has_read(paper.id, "hand/2")


def test_what_is_not_there_is_none(record: Record) -> None:
    assert record.document("d0") is None
    assert record.statement("s0") is None
    assert record.event("e0") is None
    assert record.event_of("s0") is None
    assert record.link("s0") is None
    assert record.last_settled() is None
    assert list(record.statements(document="d0")) == []
    assert record.counts() == {"documents": 0, "statements": 0, "judgements": 0, "events": 0}


def test_entering_again_changes_nothing(record: Record) -> None:
    paper = document("a")
    assert record.enter(paper, reading(paper))
    before = record.counts(), record.waiting(), list(record.statements())
    assert not record.enter(paper, reading(paper))
    assert record.enter_all([(paper, reading(paper))] * 3) == 0
    assert (record.counts(), record.waiting(), list(record.statements())) == before


def test_a_document_is_kept_as_it_was_first_got(record: Record) -> None:
    paper = document("a")
    record.enter(paper, reading(paper))
    again = replace(paper, retrieved_at="2025-01-01T00:00:00+00:00", path="elsewhere.txt")
    record.enter(again, reading(paper, reader="hand/2"))
    assert record.document(paper.id) == paper


def test_a_document_in_which_nothing_is_said_has_been_read_all_the_same(record: Record) -> None:
    paper = document("a")
    assert record.enter(paper, Reading(paper.id, READER))
    assert record.has_read(paper.id, READER)
    assert not record.enter(paper, Reading(paper.id, READER))
    assert record.counts()["documents"] == 1


def test_the_order_of_the_record_is_by_day_then_document_then_place(record: Record) -> None:
    late, early = document("late", "2024-03-09"), document("early", "2024-03-02")
    same_day = sorted((document("b"), document("c")), key=lambda d: d.id)
    for paper in (late, same_day[1], early, same_day[0]):
        record.enter(paper, reading(paper, statement(paper, 50), statement(paper, 0)))
    order = [early, *same_day, late]
    assert list(record.documents()) == order
    assert list(record.statements()) == [statement(paper, start) for paper in order for start in (0, 50)]
    assert [one for _, one in record.unsettled(99)] == list(record.statements())
    assert [one.document for one in record.readings()] == [paper.id for paper in order]
    assert list(record.statements(document=late.id)) == [statement(late, 0), statement(late, 50)]


def test_the_last_reader_counts_and_the_earlier_one_stays_kept(record: Record) -> None:
    paper = document("a")
    old, new = statement(paper, reader="hand/1"), statement(paper, reader="hand/2")
    record.enter(paper, reading(paper, old, reader="hand/1"))
    assert record.enter(paper, reading(paper, new, reader="hand/2"))
    assert list(record.statements()) == [new]
    assert [one for _, one in record.unsettled(9)] == [new]
    assert record.statement(old.id) == old
    assert [one.reader for one in record.readings()] == ["hand/2"]
    assert record.counts()["statements"] == 1
    assert not record.enter(paper, reading(paper, old, reader="hand/1"))


def test_what_an_editor_read_counts_beside_the_machine(record: Record) -> None:
    paper = document("a")
    by_hand, by_machine = statement(paper, 50, reader="editor:berg"), statement(paper, 0)
    record.enter(paper, reading(paper, by_hand, reader="editor:berg"))
    record.enter(paper, reading(paper, by_machine))
    assert list(record.statements()) == [by_machine, by_hand]
    assert record.waiting()["statements"] == 2


def test_a_statement_is_found_by_the_beginning_of_its_id(record: Record) -> None:
    paper = document("a")
    one, other = statement(paper, id="s1234"), statement(paper, 50, id="s1299")
    record.enter(paper, reading(paper, one, other))
    assert record.statement("s123") == one
    assert record.statement("s12") is None


def test_judgements_are_added_once_and_found_by_what_they_are_about(record: Record) -> None:
    rule, editor, other = judgement(1), judgement(2, "s2", "editor", None), judgement(3, "s8", object="s9")
    assert record.judge([rule, editor]) == 2
    assert record.judge([rule, other]) == 1
    assert list(record.judgements()) == [rule, editor, other]
    assert list(record.judgements(by_editor=True)) == [editor]
    assert list(record.judgements(about={"s2"})) == [rule, editor]
    assert list(record.judgements(about={"s1", "s9"})) == [rule, other]
    assert list(record.judgements(about=set())) == []


def test_what_fails_midway_leaves_nothing_behind(record: Record) -> None:
    first, second = document("a"), document("b")

    def broken() -> object:
        yield first, reading(first)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        record.enter_all(broken())  # type: ignore[arg-type]
    assert record.counts()["documents"] == 0
    with pytest.raises(ZeroDivisionError), record.work():
        record.enter_all(((second, reading(second)), *broken()))  # type: ignore[misc]
    assert record.counts()["documents"] == 0
    assert record.enter(first, reading(first))


def test_any_text_can_be_kept(record: Record) -> None:
    paper = Document("d1", "Ōsaka \u0000 \U0001f4f0 ’ " + "x" * 100_000, "2024-03-05T12:00:00+00:00", title="“”")
    record.enter(paper, Reading(paper.id, READER))
    assert record.document("d1") == paper


def test_half_a_character_becomes_one_mark_so_that_offsets_hold() -> None:
    from onrecord.keep import codec

    text = "a\ud83d\ude00b\udc00"  # two halves that Python keeps apart
    kept = codec.decode(codec.encode(Document("d1", text, "2024-03-05")), Document)
    assert kept.text == "a��b�"


def test_a_document_without_a_day_of_its_own_counts_for_the_day_it_was_got(record: Record) -> None:
    undated = replace(document("undated", "2024-03-04"), published_at=None)
    vague = replace(document("vague"), published_at="2024-03")
    dated = document("dated", "2024-03-05")
    for paper in (dated, undated, vague):
        record.enter(paper, Reading(paper.id, READER))
    assert list(record.documents()) == [vague, undated, dated]
