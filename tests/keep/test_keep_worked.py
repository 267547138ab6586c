"""What is worked out can be saved, taken back, dropped and found again; the same in every store."""

from __future__ import annotations

from dataclasses import replace

from keep_samples import READER, document, event, link, reading, standings, statement

from onrecord.model import (
    Check,
    Contradiction,
    Document,
    Event,
    EventQuery,
    Judgement,
    Origin,
    Over,
    Party,
    Reading,
    Record,
    Reversal,
    Sourcing,
    Statement,
    Status,
    Verdict,
    Window,
)

KEYS = frozenset({"meeting|norway", "meeting|sweden"})


def told(record: Record, name: str, day: str = "2024-03-05", **changes: object) -> Statement:
    paper = document(name, day)
    said = replace(statement(paper), **changes)  # type: ignore[arg-type]
    record.enter(paper, reading(paper, said))
    return said


def put(record: Record, said: Statement, to: Event, keys: frozenset[str] = KEYS) -> Event:
    record.save_link(link(said, to), to, keys)
    return to


def founded(record: Record, paper: str, day: str = "2024-03-05", **changes: object) -> Event:
    said = told(record, paper, day)
    return put(record, said, event(said, **{"first": day, "last": day, **changes}))


# --------------------------------------------------------------------------------------------------- links


def test_a_linked_statement_no_longer_waits(record: Record) -> None:
    first, second = told(record, "a"), told(record, "b", "2024-03-06")
    assert [one for _, one in record.unsettled(1)] == [first]
    made = put(record, first, event(first))
    assert [one for _, one in record.unsettled(9)] == [second]
    assert record.last_settled() == first.id
    assert record.event_of(first.id) == made.id
    assert record.link(first.id) == link(first, made)
    assert list(record.links()) == [link(first, made)]
    assert record.counts()["events"] == 1
    assert record.waiting() == {"origins": 2, "statements": 1, "events": 1}


def test_an_event_grows_with_its_statements(record: Record) -> None:
    first, second = told(record, "a"), told(record, "b", "2024-03-06")
    made = put(record, first, event(first))
    grown = replace(made, last="2024-03-06", place="Bergen", parties=(Party("Kari Moe"),))
    put(record, second, grown, frozenset({"meeting|moe"}))
    assert record.event(made.id) == grown
    assert record.candidates({"meeting|moe"}, "2024-03-06") == [grown]
    assert record.candidates(KEYS, "2024-01-01") == []
    assert list(record.events(EventQuery(party="moe"))) == [grown]
    assert list(record.events(EventQuery(party="berg"))) == []


def test_taking_back_from_a_statement_brings_back_what_was_before(record: Record) -> None:
    first, second, third = (told(record, name, f"2024-03-0{n}") for n, name in enumerate("abc", 1))
    made = put(record, first, event(first, last="2024-03-01"))
    put(record, second, replace(made, last="2024-03-02", parties=(Party("Kari Moe"),)), frozenset({"meeting|moe"}))
    other = put(record, third, event(third))
    assert record.unlink_from(second.id) == 2
    assert record.event(made.id) == made
    assert record.event(other.id) is None
    assert record.candidates(KEYS, "2024-03-01") == [made]
    assert record.candidates({"meeting|moe"}, "2024-01-01") == []
    assert [one for _, one in record.unsettled(9)] == [second, third]
    assert list(record.events(EventQuery(party="moe"))) == []
    assert record.unweighed(9) == [made.id]
    assert record.last_settled() == first.id
    assert record.unlink_from(first.id) == 1
    assert record.counts()["events"] == 0
    assert record.unweighed(9) == []


def test_taking_back_from_a_statement_that_is_not_linked_takes_back_those_after_it(record: Record) -> None:
    early = told(record, "early", "2024-03-01")
    late = founded(record, "late", "2024-03-09")
    assert record.unlink_from(early.id) == 1
    assert record.event(late.id) is None


def test_candidates_share_a_key_and_are_recent_and_newest_first(record: Record) -> None:
    days = ["2024-03-05", "2024-03-07", "2024-03-06"]
    made = [founded(record, day, day) for day in days]
    assert record.candidates({"meeting|norway", "none"}, "2024-03-06") == [made[1], made[2]]
    assert record.candidates({"none"}, "2024-03-01") == []
    assert record.candidates(set(), "2024-03-01") == []


def test_at_most_two_hundred_candidates(record: Record) -> None:
    with record.work():
        for n in range(205):
            founded(record, f"n{n}")
    assert len(record.candidates(KEYS, "2024-01-01")) == 200


def test_a_newer_reading_takes_the_links_of_the_older_one_back(record: Record) -> None:
    paper = document("a")
    old, new = statement(paper), statement(paper, reader="hand/2")
    record.enter(paper, reading(paper, old))
    put(record, old, event(old))
    record.enter(paper, reading(paper, new, reader="hand/2"))
    assert record.counts() == {"documents": 1, "statements": 1, "judgements": 0, "events": 0}
    assert [one for _, one in record.unsettled(9)] == [new]


# ------------------------------------------------------------------------------------------------- looking up


def test_an_event_is_found_by_the_beginning_of_its_id(record: Record) -> None:
    one, other = told(record, "a", id="s123456"), told(record, "b", id="s129999")
    first, _ = put(record, one, event(one)), put(record, other, event(other))
    assert record.event("e123") == first
    assert record.event("e12") is None
    assert record.event("") is None


def test_events_are_found_by_party_place_kind_and_words(record: Record) -> None:
    oslo = founded(record, "a", "2024-03-05", name="Northern Dialogue")
    talks = founded(record, "b", "2024-03-06", kind="talks", place="Łódź", parties=(Party("Zoë Müller", "Poland"),))
    ask = {
        EventQuery(): [talks, oslo],
        EventQuery(limit=1): [talks],
        EventQuery(party="muller"): [talks],
        EventQuery(party="ANNA"): [oslo],
        EventQuery(party="norw"): [oslo],
        EventQuery(party="nobody"): [],
        EventQuery(place="oslo"): [oslo],
        EventQuery(kind="talks"): [talks],
        EventQuery(kind="meeting", party="poland"): [],
        EventQuery(words="dialogue berg"): [oslo],
        EventQuery(words="dialogue moe"): [],
        EventQuery(party="%"): [],
    }
    assert {query: list(record.events(query)) for query in ask} == ask


def test_events_are_found_by_their_status_on_a_day(record: Record) -> None:
    made = founded(record, "a")
    changes = ("2024-03-05", Status.ANNOUNCED), ("2024-03-09", Status.POSTPONED), ("2024-04-01", Status.LAPSED)
    record.save_weighed(made.id, standings(made, *changes), (), ())

    def found(status: Status | None, day: str | None) -> bool:
        return list(record.events(EventQuery(status=status, day=day))) == [made]

    assert found(Status.ANNOUNCED, "2024-03-05")
    assert found(Status.ANNOUNCED, "2024-03-08")
    assert not found(Status.ANNOUNCED, "2024-03-04")
    assert not found(Status.ANNOUNCED, "2024-03-09")
    assert found(Status.POSTPONED, "2024-03-31")
    assert found(Status.LAPSED, None), "without a day, today is meant"
    assert found(None, "2024-03-07")
    assert not found(None, "2024-03-04"), "nothing was known of it then"


def test_testimony_is_in_the_order_the_words_were_said(record: Record) -> None:
    told_late = told(record, "a", "2024-03-08", said_at="2024-03-01")
    untold = told(record, "b", "2024-03-03", said_at=None)
    made = put(record, untold, event(untold))
    put(record, told_late, made)
    first, second = record.testimony(made.id)
    assert (first.statement, second.statement) == (told_late, untold)
    assert (first.published_on, first.retrieved_on, first.outlet) == ("2024-03-08", "2024-03-08", "Nordlys")
    assert first.speaker.side == "Norway"
    assert first.origin == told_late.document, "a document is its own origin until more is known"


def test_a_document_of_a_month_was_out_by_its_end(record: Record) -> None:
    paper = replace(document("a"), published_at="2024-02")
    said = statement(paper, said_at=None)
    record.enter(paper, reading(paper, said))
    made = put(record, said, event(said))
    assert record.testimony(made.id)[0].published_on == "2024-02-29"


# -------------------------------------------------------------------------------------------------- weighing


def test_what_weighing_found_is_kept_until_it_is_weighed_again(record: Record) -> None:
    made = founded(record, "a")
    against = Contradiction(made.id, "s1", "s2", Over.WHETHER, "2024-03-05")
    turned = Reversal(made.id, "s1", "s2", "Anna Berg")
    points = standings(made, ("2024-03-05", Status.ANNOUNCED))
    record.save_weighed(made.id, points, [against], [turned])
    assert record.unweighed(9) == []
    assert list(record.standings(made.id)) == points
    assert list(record.contradictions()) == list(record.contradictions(made.id)) == [against]
    assert list(record.reversals()) == list(record.reversals(made.id)) == [turned]
    record.mark_stale([made.id])
    assert record.unweighed(9) == [made.id]
    record.save_weighed(made.id, [], [], [])
    assert not list(record.standings(made.id)) + list(record.contradictions()) + list(record.reversals(made.id))


def test_what_a_person_is_to_look_at_is_looked_up_by_itself(record: Record) -> None:
    made = founded(record, "a")
    ended = Contradiction(made.id, "s1", "s2", Over.WHETHER, "2024-03-05", "2024-03-09", "it was held")
    stands = Contradiction(made.id, "s1", "s3", Over.WHEN, "2024-03-06")
    check = Check(made.id, "2024-03-05", Status.ANNOUNCED, Status.IN_DOUBT, 0.8125, "2024-03-06")
    record.save_weighed(made.id, standings(made, ("2024-03-05", Status.ANNOUNCED)), [ended, stands], (), [check])
    assert list(record.open_contradictions()) == list(record.open_contradictions(made.id)) == [stands]
    assert list(record.checks()) == list(record.checks(made.id)) == [check]
    record.save_weighed(made.id, [], [], [])
    assert [*record.checks(), *record.open_contradictions()] == []


def test_what_rules_were_unsure_of_is_looked_up_by_itself(record: Record) -> None:
    unsure = Judgement("j1", "s1", Verdict.UNSURE, "rule:link", "may be", "2024-03-05", object="s2", score=0.5)
    sure = Judgement("j2", "s1", Verdict.SAME, "rule:link", "is", "2024-03-05", object="s3", score=0.9)
    by_hand = Judgement("j3", "s1", Verdict.UNSURE, "editor:Ana", "who knows", "2024-03-05", object="s3")
    record.judge([unsure, sure, by_hand])
    assert list(record.unsure()) == [unsure]


def test_forgetting_the_work_leaves_what_is_kept(record: Record) -> None:
    made = founded(record, "a")
    record.save_weighed(made.id, standings(made, ("2024-03-05", Status.ANNOUNCED)), (), ())
    kept = list(record.documents()), list(record.statements())
    record.forget_work()
    assert (list(record.documents()), list(record.statements())) == kept
    assert record.waiting() == {"origins": 1, "statements": 1, "events": 0}
    assert [*record.events(), *record.links(), *record.standings(made.id)] == []
    assert record.candidates(KEYS, "2024-01-01") == []


def test_forgetting_the_work_lets_only_what_counts_wait(record: Record) -> None:
    paper = document("a")
    record.enter(paper, reading(paper))
    record.enter(paper, reading(paper, reader="hand/2"))
    record.forget_work()
    assert [one.reader for _, one in record.unsettled(9)] == ["hand/2"]


# -------------------------------------------------------------------------------------------------- origins


def sourced(record: Record, paper: Document, origin: str | None = None, marks: frozenset[int] = frozenset()) -> None:
    record.save_origin(Sourcing(paper.id, origin or paper.id, "the same text" if origin else ""), marks)


def entered(record: Record, name: str, day: str = "2024-03-05") -> Document:
    paper = document(name, day)
    record.enter(paper, Reading(paper.id, READER))
    return paper


def test_documents_that_share_fingerprints_are_found(record: Record) -> None:
    papers = [entered(record, name, f"2024-03-0{n}") for n, name in enumerate("abcd", 1)]
    big = (1 << 64) - 1
    marks = [{1, 2, big}, {3, big}, {1, 2, 3}, {1, 2, 3, big}]
    for paper, shared in zip(papers, marks, strict=True):
        sourced(record, paper, marks=frozenset(shared))
    shared_by = [(papers[0].id, 3), (papers[3].id, 3), (papers[2].id, 2), (papers[1].id, 1)]
    assert record.sharing({1, 2, big}) == shared_by
    assert record.sharing({9}) == []


def test_a_fingerprint_that_all_documents_share_leads_to_the_first_fifty(record: Record) -> None:
    with record.work():
        papers = [entered(record, f"paper {n}", f"2024-{n // 28 + 1:02}-{n % 28 + 1:02}") for n in range(60)]
        for paper in papers:
            sourced(record, paper, marks=frozenset({1}))
    assert record.sharing({1}) == [(paper.id, 1) for paper in papers[:20]]
    entered(record, "late", "2024-01-02")
    record.without_origin(1)
    assert len(record.sharing({1})) < 3, "only those before the late one are known now"
    with record.work():
        for paper in record.without_origin(99):
            sourced(record, paper, marks=frozenset({2}))
    assert len(record.sharing({2})) == 20
    assert len(record.sharing({1})) < 3


def test_origins_hold_two_documents_or_more(record: Record) -> None:
    first, copy, alone = (entered(record, name, f"2024-03-0{n}") for n, name in enumerate("abc", 1))
    sourced(record, first)
    sourced(record, copy, first.id)
    assert record.waiting()["origins"] == 1
    sourced(record, alone)
    assert list(record.origins()) == [Origin(first.id, (first.id, copy.id), "the same text")]
    assert record.origin_of(copy.id) == first.id
    assert record.without_origin(9) == []


def test_a_document_that_comes_late_lets_the_later_ones_be_looked_at_again(record: Record) -> None:
    later = [entered(record, name, f"2024-03-0{n}") for n, name in enumerate("ab", 5)]
    for paper in later:
        sourced(record, paper)
    early = entered(record, "early", "2024-03-01")
    assert record.without_origin(2) == [early, later[0]]
    assert record.waiting()["origins"] == 3
    for paper in record.without_origin(9):
        sourced(record, paper)
    assert record.waiting()["origins"] == 0


def test_testimony_names_the_origin_and_a_changed_origin_is_weighed_again(record: Record) -> None:
    said = told(record, "a")
    made = put(record, said, event(said))
    record.save_weighed(made.id, [], [], [])
    record.save_origin(Sourcing(said.document, "d0", "a light rewrite"), {1})
    assert record.testimony(made.id)[0].origin == "d0"
    assert record.unweighed(9) == [made.id]
    record.save_weighed(made.id, [], [], [])
    record.save_origin(Sourcing(said.document, "d0", "a light rewrite"), {1})
    assert record.unweighed(9) == []


# --------------------------------------------------------------------------------------------- joined events


def test_joined_events_are_shown_as_one(record: Record) -> None:
    first, second = founded(record, "a", "2024-03-05"), founded(record, "b", "2024-03-09", kind="talks", place="Bergen")
    record.save_weighed(first.id, [], [], [])
    record.save_weighed(second.id, [], [], [])
    shown = replace(first, last="2024-03-09", place="Bergen")
    record.save_joined({second.id: first.id}, [shown])
    assert list(record.events()) == [shown]
    assert record.event(second.id) == shown
    assert record.event_as_linked(first.id) == first
    assert list(record.events(EventQuery(place="bergen"))) == [shown]
    assert len(record.testimony(first.id)) == 2
    assert {one.event for one in record.links()} == {first.id}
    assert record.event_of("s" + second.id[1:]) == first.id
    assert record.unweighed(9) == [first.id]
    assert record.counts()["events"] == 1
    record.save_weighed(first.id, standings(first, ("2024-03-05", Status.ANNOUNCED)), (), ())
    assert record.unweighed(9) == []
    assert record.standings(second.id) == record.standings(first.id)


def test_events_can_be_taken_apart_again(record: Record) -> None:
    first, second = founded(record, "a", "2024-03-05"), founded(record, "b", "2024-03-09", kind="talks", place="Bergen")
    record.save_joined({second.id: first.id}, [replace(first, place="Bergen")])
    record.save_weighed(first.id, [], [], [])
    record.save_joined({}, [])
    assert list(record.events()) == [second, first]
    assert record.event(first.id) == first
    assert list(record.events(EventQuery(place="oslo"))) == [first]
    assert sorted(record.unweighed(9)) == sorted([first.id, second.id])


def test_candidates_are_the_events_as_linked(record: Record) -> None:
    first, second = founded(record, "a", "2024-03-05"), founded(record, "b", "2024-03-09")
    record.save_joined({second.id: first.id}, [replace(first, last="2024-03-09")])
    assert record.candidates(KEYS, "2024-03-01") == [second, first]
    assert record.candidates(KEYS, "2024-03-06") == [second]


def test_a_window_may_be_open(record: Record) -> None:
    made = founded(record, "a", window=Window("no timeframe", left_open=True))
    assert record.event(made.id) == made


def test_events_are_due_by_the_end_of_their_window(record: Record) -> None:
    late = founded(record, "a", window=Window("in April", "2024-04-01", "2024-04-30"))
    soon = founded(record, "b", window=Window("in March", "2024-03-01", "2024-03-31"))
    founded(record, "c", window=None)
    assert list(record.due("2024-03-31", "2024-04-30")) == [soon, late]
    assert list(record.due("2024-04-01", "2024-04-29")) == []
