"""The kept labels: how many, how drawn, how far two readers agree, and that no benchmark is among them."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from training import kept
from training.agreement import PAGE, kappa, report
from training.drawing import HELD_OUT_YEARS, benchmark, draw, draw_more, plain
from training.notation import CHANNELS, FIRMNESS, KINDS, STANCES

SHARED = Path(os.environ.get("ONRECORD_SHARED") or Path(__file__).resolve().parents[3] / "shared")
needs_data = pytest.mark.skipif(not (SHARED / "data").is_dir(), reason="the data sets are not beside the repository")


def rows() -> list[dict[str, object]]:
    return [row for name in kept.FILES for row in kept.rows(kept.FOLDER / name)]


def test_there_are_as_many_as_the_guide_says() -> None:
    items = [str(row["id"]) for row in rows()]
    assert len(items) == len(set(items))
    sorts = Counter(item.split("-")[0] for item in items)
    assert sorts["ce"] >= 3300
    assert sorts["pn"] >= 300


def test_no_text_is_kept_with_its_labels() -> None:
    known = {"id", "source", "place", "digest", "said", "mentions", "unreadable"}
    assert all(set(row) <= known for row in rows())
    marked = [m for row in rows() for m in (*row.get("said", ()), *row.get("mentions", ()))]  # type: ignore[misc]
    words = {value for m in marked for value in m.values() if isinstance(value, str)}
    assert words <= {*KINDS, *STANCES, *FIRMNESS, *CHANNELS}


def test_the_hard_cases_are_of_all_kinds() -> None:
    texts = list(kept.own_texts())
    assert len(texts) >= 800
    assert len({plain(t.text) for t in texts}) == len(texts)
    assert sum("diplomacy" in t.id for t in texts) <= len(texts) / 3
    stances = Counter(m.stance for t in texts for m in t.labels.mentions)
    assert min(stances.values()) >= 30
    assert len({m.kind for t in texts for m in t.labels.mentions}) >= 38


def test_the_page_of_agreement_is_the_one_that_is_counted() -> None:
    assert PAGE.read_text(encoding="utf-8") == report()


def test_kappa_is_none_for_chance_and_one_for_sameness() -> None:
    assert kappa([("a", "a"), ("b", "b")]) == 1.0
    assert kappa([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]) == 0.0


@needs_data
def test_labels_fit_the_texts_that_they_were_given_to() -> None:
    for text in kept.labelled(SHARED):
        for mention in text.labels.mentions:
            assert text.text[slice(*mention.trigger)].strip()
            assert mention.trigger[1] <= len(text.text)


@needs_data
def test_a_changed_text_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data" / "current_events").mkdir(parents=True)
    (tmp_path / "data" / "current_events" / "2004.jsonl").write_text('{"text": "Another text."}\n')
    row = '{"id":"ce-2004-0","source":"current_events/2004.jsonl","place":0,"digest":"00","said":[],"mentions":[]}\n'
    (tmp_path / "labels").mkdir()
    (tmp_path / "labels" / "current_events.jsonl").write_text(row)
    monkeypatch.setattr(kept, "FOLDER", tmp_path / "labels")
    with pytest.raises(kept.ChangedTextError, match="another text"):
        list(kept.labelled(tmp_path, ("current_events.jsonl",)))


@needs_data
def test_nothing_of_a_benchmark_is_labelled_or_learned_from() -> None:
    lines, articles = benchmark(SHARED)
    assert len(lines) > 500
    assert len(articles) == 45
    labelled = list(kept.labelled(SHARED))
    assert not [t.id for t in labelled if plain(t.text) in lines]
    assert not [t.id for t in labelled if t.id.startswith("pn-") and t.id[3:].rpartition("-")[0] in articles]
    from training.sources import polnear

    learned = {article.name for article in polnear.articles(SHARED, "train")}
    assert not learned & articles
    assert len(learned) == 800


@needs_data
def test_our_own_texts_are_nobody_elses() -> None:
    lines, _ = benchmark(SHARED)
    assert not [t.id for t in kept.own_texts() if plain(t.text) in lines]


@needs_data
def test_the_draw_is_the_one_that_was_labelled() -> None:
    items = {item.id for item in [*draw(SHARED), *draw_more(SHARED)]}
    assert {str(row["id"]) for row in rows()} <= items


@needs_data
def test_the_years_kept_for_measuring_are_there_and_the_rest_is_not_among_them() -> None:
    held = [t.id for t in kept.labelled(SHARED) if t.held_out]
    assert len(held) >= 400
    assert {int(i.split("-")[1]) for i in held} == set(HELD_OUT_YEARS)
