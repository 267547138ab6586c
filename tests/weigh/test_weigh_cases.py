"""Weighing, case by case: what stands, against what, in which words."""

from __future__ import annotations

import time

from weigh_samples import (
    HOST,
    KREMLIN,
    OFFICIAL,
    ONLOOKER,
    OUTLET,
    RUBIO,
    SOURCE,
    STRIKE,
    SUMMIT,
    TRUMP,
    UNKNOWN,
    day,
    says,
)

from onrecord import model
from onrecord.model import Over, Party, Rank, Speaker, Status
from onrecord.weigh.contradictions import contradictions
from onrecord.weigh.independence import independent_origins, is_authority, rank
from onrecord.weigh.reversals import reversals
from onrecord.weigh.status import standing_on, standings

ANNOUNCED = says(TRUMP, "affirms", 15, window=(15, 29))
PUT_OFF = says(OFFICIAL, "postpones", 20)
OPEN = says(KREMLIN, "doubts", 20, left_open=True)
SEED = (ANNOUNCED, PUT_OFF, OPEN)


def test_the_announced_summit_is_put_off_by_an_unnamed_official_and_does_not_lapse() -> None:
    points = standings(SUMMIT, SEED)
    assert [(p.on, p.status) for p in points] == [(day(15), Status.ANNOUNCED), (day(20), Status.POSTPONED)]
    assert points[1].because == (PUT_OFF.statement.id,)
    assert points[1].against == (ANNOUNCED.statement.id,)
    assert points[1].rule == (
        "Put off: an unnamed senior US official said on 21 October 2025 that it will happen later, "
        "against Donald Trump’s announcement of 16 October 2025."
    )


def test_who_is_at_odds_over_the_summit_and_which_side_turned() -> None:
    found = contradictions(SUMMIT, SEED)
    assert {(c.left, c.right, c.over) for c in found} == {
        (ANNOUNCED.statement.id, PUT_OFF.statement.id, Over.WHEN),
        (ANNOUNCED.statement.id, OPEN.statement.id, Over.WHEN),
    }
    assert {c.since for c in found} == {day(20)}
    (turn,) = reversals(SUMMIT, SEED)
    assert (turn.before, turn.after) == (ANNOUNCED.statement.id, PUT_OFF.statement.id)
    assert (turn.speaker, turn.side) == (None, "United States")


def test_an_announcement_whose_day_is_not_told_does_not_answer_the_news_of_the_day() -> None:
    undated = says(TRUMP, "affirms", 20, window=(20, 34), said=False)
    assert [p.status for p in standings(SUMMIT, [undated, PUT_OFF])] == [Status.POSTPONED]
    assert standings(SUMMIT, [undated, says(OFFICIAL, "postpones", 20, said=False)])[0].status is Status.IN_DOUBT


def test_the_clock_of_publication_hides_what_was_not_told_yet() -> None:
    told = says(TRUMP, "affirms", 15, told=20)
    assert standing_on(SUMMIT, [told], on=day(15)) is not None
    assert standing_on(SUMMIT, [told], on=day(15), as_known=day(15)) is None


def test_ranks_toward_an_event() -> None:
    assert rank(TRUMP, SUMMIT) is Rank.PRINCIPAL
    assert rank(KREMLIN, SUMMIT) is Rank.OFFICE
    assert rank(RUBIO, SUMMIT) is Rank.OFFICIAL
    assert rank(OFFICIAL, SUMMIT) is Rank.OFFICIAL
    assert rank(ONLOOKER, SUMMIT) is Rank.OUTSIDER
    assert rank(SOURCE, SUMMIT) is Rank.OUTSIDER
    assert rank(OUTLET, SUMMIT) is Rank.OUTLET


def test_origins_that_are_not_known_corroborate_nothing() -> None:
    known = says(TRUMP, "affirms", 1, origin="a")
    unknown = says(KREMLIN, "affirms", 2, origin="")
    assert independent_origins([]) == 0
    assert independent_origins([unknown, unknown]) == 1
    assert independent_origins([known, unknown]) == 1
    assert independent_origins([known, says(KREMLIN, "affirms", 3, origin="b")]) == 2


def test_authorities_are_known_by_their_head_noun() -> None:
    assert is_authority(Speaker(name="the Supreme Court of Honduras"))
    assert is_authority(Speaker(name="Justice Sharp"))
    assert is_authority(Speaker(name="Jane Roe", description="elections commissioner"))
    assert not is_authority(Speaker(name="Court TV"))
    assert not is_authority(Speaker(name="Police Pension Fund"))
    assert not is_authority(Speaker(description="judge", unnamed=True))


def test_a_yes_of_both_sides_is_confirmed_and_an_onlooker_changes_nothing() -> None:
    told = [says(TRUMP, "affirms", 1), says(KREMLIN, "affirms", 2), says(ONLOOKER, "denies", 3)]
    assert [p.status for p in standings(SUMMIT, told)] == [Status.ANNOUNCED, Status.CONFIRMED]


def test_an_invitation_taken_up_is_confirmed() -> None:
    told = [says(KREMLIN, "proposes", 1), says(TRUMP, "affirms", 2)]
    assert [p.status for p in standings(SUMMIT, told)] == [Status.PROPOSED, Status.CONFIRMED]


def test_the_host_confirms_what_one_side_has_announced() -> None:
    told = [says(TRUMP, "affirms", 1), says(HOST, "affirms", 2)]
    assert [p.status for p in standings(SUMMIT, told)] == [Status.ANNOUNCED, Status.CONFIRMED]


def test_a_side_that_calls_it_off_cancels_until_the_other_holds_to_it() -> None:
    told = [says(KREMLIN, "affirms", 1), says(TRUMP, "cancels", 2), says(KREMLIN, "affirms", 5)]
    assert [p.status for p in standings(SUMMIT, told)] == [Status.ANNOUNCED, Status.CANCELLED, Status.IN_DOUBT]


def called_off() -> list[model.Testimony]:
    """Both sides want the summit, one calls it off; the other says that it is only put off, the host is still ready."""
    return [
        says(TRUMP, "affirms", 1, window=(1, 15)),
        says(KREMLIN, "affirms", 2),
        says(TRUMP, "cancels", 7),
        says(KREMLIN, "postpones", 8),
        says(HOST, "affirms", 9),
    ]


def test_what_one_side_called_off_is_not_brought_back_by_the_others_only_put_off_nor_by_the_host() -> None:
    told = called_off()
    points = standings(SUMMIT, told)
    assert [(p.on, p.status) for p in points] == [
        (day(1), Status.ANNOUNCED),
        (day(2), Status.CONFIRMED),
        (day(7), Status.CANCELLED),
    ]
    later = standing_on(SUMMIT, told, on=day(9))
    assert later is not None
    assert (later.status, later.on) == (Status.CANCELLED, day(7))
    assert set(later.against) == {told[3].statement.id, told[4].statement.id}
    assert later.rule == (
        "Called off: Donald Trump called it off on 8 October 2025, "
        "against Kremlin’s postponement of 9 October 2025 and Viktor Orban’s announcement of 10 October 2025."
    )


def test_calling_off_and_only_putting_off_contradict_each_other() -> None:
    found = contradictions(SUMMIT, called_off())
    names = {t.statement.id: t.speaker.name for t in called_off()}
    assert {(names[c.left], names[c.right], c.over) for c in found} >= {("Donald Trump", "Kremlin", Over.WHETHER)}


def test_two_sides_at_odds_are_told_once_by_their_highest_ranking_words() -> None:
    minister = Speaker(name="Peter Szijjarto", side="Hungary", office="foreign minister")
    told = [says(OFFICIAL, "cancels", 5), says(TRUMP, "cancels", 5), says(RUBIO, "denies", 6)]
    told += [says(minister, "affirms", 6), says(HOST, "affirms", 6)]
    names = {t.statement.id: t.speaker.name for t in told}
    (found,) = contradictions(SUMMIT, told)
    assert (names[found.left], names[found.right]) == ("Donald Trump", "Viktor Orban")


def test_an_unnamed_word_that_its_side_has_overtaken_contradicts_nobody_any_more() -> None:
    told = [says(OFFICIAL, "postpones", 5), says(HOST, "affirms", 8)]
    assert [c.over for c in contradictions(SUMMIT, told)] == [Over.WHEN]
    assert contradictions(SUMMIT, [*told, says(TRUMP, "affirms", 6)]) == ()


def test_a_time_at_which_it_will_not_be_is_not_told_as_the_time_at_which_it_will() -> None:
    refused = [says(TRUMP, "affirms", 1, window=(5, 9)), says(KREMLIN, "postpones", 3, window=(5, 9))]
    assert standings(SUMMIT, refused)[-1].rule.startswith(
        "Put off: Kremlin said on 4 October 2025 that it will not happen then (“words”) but later"
    )
    later = [refused[0], says(KREMLIN, "postpones", 3, window=(20, 21))]
    assert "Kremlin said on 4 October 2025 that it will happen later (“words”)" in standings(SUMMIT, later)[1].rule
    denied = [says(TRUMP, "denies", 3, window=(5, 9))]
    assert "said on 4 October 2025 that it will not happen then (“words”)" in standings(SUMMIT, denied)[0].rule
    off = [says(TRUMP, "cancels", 3, window=(5, 9))]
    assert "called it off on 4 October 2025 (set for “words”)" in standings(SUMMIT, off)[0].rule


def test_sides_at_odds_again_after_they_had_agreed_are_told_twice() -> None:
    told = [says(TRUMP, "affirms", 1), says(KREMLIN, "denies", 2), says(KREMLIN, "affirms", 5)]
    told += [says(TRUMP, "affirms", 18), says(KREMLIN, "denies", 20)]
    assert [(c.since, c.ended) for c in contradictions(SUMMIT, told)] == [(day(2), day(5)), (day(20), None)]


def test_who_called_it_off_can_turn_and_a_new_date_that_is_reported_as_set_lifts_it_too() -> None:
    turned = [*called_off(), says(TRUMP, "affirms", 12, window=(30, 31))]
    assert standings(SUMMIT, turned)[-2].status is Status.ANNOUNCED
    both = [*turned, says(KREMLIN, "affirms", 13, window=(30, 31))]
    assert standings(SUMMIT, both)[-2].status is Status.CONFIRMED
    reset = [*called_off(), says(OUTLET, "affirms", 12, window=(30, 31))]
    assert standings(SUMMIT, reset)[-2].status is not Status.CANCELLED


def test_a_host_does_not_contest_a_partys_putting_off() -> None:
    told = [says(TRUMP, "affirms", 1), says(TRUMP, "postpones", 5), says(HOST, "affirms", 6)]
    assert standings(SUMMIT, told)[-1].status is Status.POSTPONED


def test_what_was_called_off_or_put_off_or_lapsed_did_not_take_place_once_that_is_reported_after_its_time() -> None:
    plan, report = says(TRUMP, "affirms", 1, window=(1, 15)), says(OUTLET, "reports_not_held", 20)
    for more in ([*called_off()], [says(TRUMP, "postpones", 5), says(HOST, "affirms", 6)], []):
        assert standings(SUMMIT, [plan, *more, report])[-1].status is Status.DID_NOT_TAKE_PLACE


def test_the_outlets_own_voice_yields_to_a_side_of_the_same_day() -> None:
    told = [says(OUTLET, "cancels", 4), says(TRUMP, "affirms", 4)]
    assert [p.status for p in standings(SUMMIT, told)] == [Status.ANNOUNCED]
    assert [p.status for p in standings(SUMMIT, told[:1])] == [Status.CANCELLED]


def test_the_outlets_echo_of_a_plan_does_not_bring_it_back_at_once() -> None:
    told = [says(TRUMP, "affirms", 1), says(TRUMP, "postpones", 10), says(OUTLET, "affirms", 11)]
    assert standings(SUMMIT, told)[-1].status is Status.POSTPONED
    assert standings(SUMMIT, [*told, says(OUTLET, "affirms", 20)])[-1].status is Status.ANNOUNCED


def test_a_report_of_yesterday_counts_from_yesterday() -> None:
    told = [says(TRUMP, "affirms", 1, window=(15, 15)), says(OUTLET, "reports_held", 16, window=(15, 15))]
    assert [(p.on, p.status) for p in standings(SUMMIT, told)][-1] == (day(15), Status.TOOK_PLACE)


def test_a_date_on_which_it_was_still_to_come_is_not_the_day_it_was_held() -> None:
    told = [says(TRUMP, "affirms", 10, window=(15, 15)), says(OUTLET, "reports_held", 16, window=(2, 2))]
    assert [(p.on, p.status) for p in standings(SUMMIT, told)][-1] == (day(16), Status.TOOK_PLACE)


def test_a_report_in_a_document_that_has_it_still_to_come_is_of_another_happening() -> None:
    told = [*SEED, says(OUTLET, "reports_held", 20, window=(15, 15))]
    assert [p.status for p in standings(SUMMIT, told)] == [Status.ANNOUNCED, Status.POSTPONED]


def test_a_report_beside_the_plan_for_a_later_day_is_of_another_happening() -> None:
    told = [
        says(TRUMP, "affirms", 2, window=(26, 26)),
        says(OUTLET, "reports_held", 24),
        says(TRUMP, "affirms", 24, window=(26, 26), said=False),
    ]
    assert [p.status for p in standings(SUMMIT, told)] == [Status.ANNOUNCED, Status.LAPSED]
    again = [says(OUTLET, "reports_held", 24), says(TRUMP, "affirms", 24, window=(40, 40), said=False)]
    assert standings(SUMMIT, again)[-1].status is Status.TOOK_PLACE


def test_a_report_without_a_day_right_after_the_day_planned_is_of_that_day() -> None:
    told = [says(TRUMP, "affirms", 10, window=(15, 15)), says(OUTLET, "reports_held", 17)]
    assert [(p.on, p.status) for p in standings(SUMMIT, told)][-1] == (day(15), Status.TOOK_PLACE)


def test_not_held_so_far_is_no_failure_while_there_is_time() -> None:
    told = [says(TRUMP, "doubts", 1), says(OUTLET, "reports_not_held", 5)]
    assert [p.status for p in standings(SUMMIT, told)] == [Status.IN_DOUBT]


def test_it_lapses_the_day_after_its_window_and_only_once() -> None:
    points = standings(SUMMIT, [says(TRUMP, "affirms", 1, window=(3, 8))])
    assert [(p.on, p.status) for p in points] == [(day(1), Status.ANNOUNCED), (day(9), Status.LAPSED)]
    assert points[1].rule == "Lapsed: nothing was heard by the end of 9 October 2025, the time last given for it."


def test_a_refused_proposal_does_not_lapse() -> None:
    told = [says(ONLOOKER, "proposes", 1, window=(1, 4)), says(TRUMP, "denies", 2)]
    assert [p.status for p in standings(SUMMIT, told)] == [Status.PROPOSED, Status.IN_DOUBT]


def test_a_postponement_to_a_day_lapses_after_that_day() -> None:
    told = [says(TRUMP, "affirms", 1, window=(5, 5)), says(TRUMP, "postpones", 4, window=(12, 12))]
    found = [(p.on, p.status) for p in standings(SUMMIT, told)]
    assert found == [(day(1), Status.ANNOUNCED), (day(4), Status.POSTPONED), (day(13), Status.LAPSED)]


def test_an_event_of_unknown_parties_is_weighed_by_who_speaks_of_it() -> None:
    told = [says(TRUMP, "affirms", 1), says(TRUMP, "cancels", 2)]
    assert [p.status for p in standings(UNKNOWN, told)] == [Status.ANNOUNCED, Status.CANCELLED]


def test_a_strike_goes_on_while_its_own_days_last() -> None:
    told = [says(OUTLET, "reports_held", 3, window=(3, 5))]
    assert [(p.on, p.status) for p in standings(STRIKE, told)] == [
        (day(3), Status.UNDER_WAY),
        (day(6), Status.TOOK_PLACE),
    ]


def test_one_speakers_words_of_one_day_end_with_the_graver_one() -> None:
    told = [says(TRUMP, "affirms", 1), says(TRUMP, "cancels", 5), says(TRUMP, "affirms", 5)]
    assert standings(SUMMIT, told)[-1].status is Status.CANCELLED


def test_two_politicians_of_one_state_are_two_sides() -> None:
    event = SUMMIT.__class__("e9", "debate", (Party("Jo Roe", "Iceland"), Party("Sam Poe", "Iceland")))
    roe, poe = Speaker(name="Jo Roe", side="Iceland"), Speaker(name="Sam Poe", side="Iceland")
    assert [p.status for p in standings(event, [says(roe, "affirms", 1)])] == [Status.ANNOUNCED]
    told = [says(roe, "affirms", 1), says(poe, "denies", 1)]
    assert [p.status for p in standings(event, told)] == [Status.IN_DOUBT]
    assert [c.over for c in contradictions(event, told)] == [Over.WHETHER]


def test_a_sides_later_named_word_replaces_its_unnamed_one() -> None:
    told = [says(OFFICIAL, "denies", 1), says(TRUMP, "affirms", 9)]
    assert contradictions(SUMMIT, told) == ()
    assert [(r.speaker, r.side) for r in reversals(SUMMIT, told)] == [(None, "United States")]


def test_a_refinement_is_no_reversal_and_another_day_is() -> None:
    first = says(TRUMP, "affirms", 1, window=(1, 15))
    assert reversals(SUMMIT, [first, says(TRUMP, "affirms", 3, window=(14, 14))]) == ()
    assert len(reversals(SUMMIT, [first, says(TRUMP, "affirms", 3, window=(20, 22))])) == 1


def test_a_postponement_that_ends_in_a_cancellation_turns_the_yes() -> None:
    told = [says(TRUMP, "affirms", 1), says(TRUMP, "postpones", 5), says(TRUMP, "cancels", 9)]
    found = [(r.before, r.after) for r in reversals(SUMMIT, told)]
    ids = [one.statement.id for one in told]
    assert found == [(ids[0], ids[1]), (ids[0], ids[2])]


def test_who_asked_for_it_and_then_puts_it_off_has_turned() -> None:
    assert len(reversals(SUMMIT, [says(TRUMP, "proposes", 1), says(TRUMP, "postpones", 5)])) == 1


def test_a_name_spelled_otherwise_and_a_companys_full_name_are_the_same_voice_and_side() -> None:
    vote = SUMMIT.__class__("e9", "vote", (Party("Morgan Tsvangirai"), Party("Robert Mugabe")))
    told = [says(Speaker(name="Morgan Tsvangarai"), "affirms", 1), says(Speaker(name="Morgan Tsvangirai"), "denies", 9)]
    assert [r.speaker for r in reversals(vote, told)] == ["Morgan Tsvangirai"]
    merger = SUMMIT.__class__("e9", "merger", (Party("Pfizer"), Party("Allergan plc")))
    told = [says(Speaker(name="Pfizer"), "affirms", 1), says(Speaker(name="Allergan"), "affirms", 1)]
    assert [p.status for p in standings(merger, told)] == [Status.CONFIRMED]
    assert len(reversals(merger, [*told, says(Speaker(name="Pfizer Inc."), "cancels", 9)])) == 1


def test_names_that_only_resemble_each_other_are_two_voices() -> None:
    for one, other in (("Kim Jong Un", "Kim Jong Il"), ("Rupert Murdoch", "Robert Murdoch"), ("Jo Roe", "Jo Poe")):
        assert reversals(UNKNOWN, [says(Speaker(name=one), "affirms", 1), says(Speaker(name=other), "denies", 2)]) == ()


def test_weighing_a_typical_event_takes_well_under_a_millisecond() -> None:
    started = time.process_time()
    for _ in range(200):
        standings(SUMMIT, SEED)
        contradictions(SUMMIT, SEED)
        reversals(SUMMIT, SEED)
    assert (time.process_time() - started) / 200 < 0.003  # 0.3 ms here; room for a slow, shared machine
