"""The shipped model: its manifest names what is there, and a damaged file is refused before it can answer."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from onrecord.read import weights
from onrecord.read.weights import DamagedWeightsError, checked, letter_case, manifest, pieces, run


def forget() -> None:
    """What this process has loaded of the model is dropped."""
    for loaded in (weights.manifest, weights._tokenizer, weights._session, weights.pieces):
        loaded.cache_clear()


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the model in a folder of its own, which is read in place of the shipped one."""
    shipped = files("onrecord.read") / "weights"
    shutil.copytree(str(shipped), tmp_path / "weights")
    monkeypatch.setattr(weights, "files", lambda package: tmp_path)
    forget()
    yield tmp_path / "weights"
    forget()


def test_the_manifest_names_the_files_and_what_the_columns_mean() -> None:
    names = manifest()
    assert set(names.files) == {"joint6.int8.onnx", "tokenizer.json"}
    assert all(len(digest) == 64 for digest in names.files.values())
    assert names.attribution[0] == "O"
    assert {tag[2:] for tag in names.attribution[1:]} == {"SRC", "CUE", "CON"}
    assert len(names.upos) == 17
    assert len(names.relations) == len(set(names.relations))
    assert names.longest > 100


def test_the_manifest_says_what_the_model_was_trained_on() -> None:
    raw = json.loads((files("onrecord.read") / "weights" / "manifest.json").read_text(encoding="utf-8"))
    assert raw["trained_on"]
    assert raw["base"]


@pytest.mark.parametrize("name", ["joint6.int8.onnx", "tokenizer.json"])
def test_each_file_is_the_one_that_the_manifest_names(name: str) -> None:
    assert checked(name)


@pytest.mark.parametrize("name", ["joint6.int8.onnx", "tokenizer.json"])
def test_a_damaged_file_is_refused_with_its_name_and_a_remedy(copy: Path, name: str) -> None:
    data = bytearray((copy / name).read_bytes())
    data[len(data) // 2] ^= 1  # one bit
    (copy / name).write_bytes(bytes(data))
    with pytest.raises(DamagedWeightsError, match=rf"{name}.*install onrecord again"):
        checked(name)


@pytest.mark.parametrize("name", ["joint6.int8.onnx", "tokenizer.json", "manifest.json"])
def test_a_missing_file_is_refused_with_its_name_and_a_remedy(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(DamagedWeightsError, match=rf"{name}.*install onrecord again"):
        checked("tokenizer.json") if name == "manifest.json" else checked(name)


def test_a_truncated_model_does_not_read(copy: Path) -> None:
    model = copy / "joint6.int8.onnx"
    model.write_bytes(model.read_bytes()[:-1])
    with pytest.raises(DamagedWeightsError):
        run(["Rain", "fell", "."])


def test_a_sound_copy_reads(copy: Path) -> None:
    assert run(["Rain", "fell", "."]).upos.shape == (4, 17)


def test_the_scores_have_a_row_for_each_word_and_the_root() -> None:
    output, names = run(["The", "talks", "failed", "."]), manifest()
    assert output.attribution.shape == (5, len(names.attribution))
    assert output.link.shape == (5, 5)
    assert output.head.shape == (5,)
    assert output.relation.shape == (5, len(names.relations))


def test_the_same_words_give_the_same_scores() -> None:
    words = ["Ministers", "met", "in", "Quito", "."]
    first, again = run(words), run(words)
    assert np.array_equal(first.attribution, again.attribution)
    assert np.array_equal(first.relation, again.relation)


@pytest.mark.parametrize(
    ("word", "kind"),
    [("talks", 0), ("Oslo", 1), ("A", 1), ("NATO", 2), ("McKay", 3), ("iPhone", 3), ("2014", 4), ("—", 4)],
)
def test_letter_case_is_told_in_five_classes(word: str, kind: int) -> None:
    assert letter_case(word) == kind


@pytest.mark.parametrize("word", ["talks", "Ouagadougou", "会談", "\x00", "🙂", " "])
def test_every_word_has_at_least_one_piece(word: str) -> None:
    assert len(pieces(word)) >= 1
