"""Batches, and where torch is installed the model itself.

It learns, goes on after a break, and exports what it computes.
"""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from training.examples import MASK, UNKNOWN, Example, batches, collate, example
from training.notation import labels
from training.sources import labelled

TEXT = "Oslo and Riga will hold talks in Bergen on Friday, the ministry said."
NOTES = [
    (1, "A the ministry | said | Oslo ... Friday"),
    (2, "E talks | talks | affirms | firm | Oslo ; Riga | Bergen | Friday | 1"),
]


def samples() -> list[Example]:
    made = list(labelled.examples("labels", "x", TEXT, labels(TEXT, NOTES)))
    words = ["Ships", "sail", "."]
    made.append(example("universal", words, {"upos": [7, 15, 12], "head": [2, 0, 2], "relation": [1, 2, 3]}))
    return made


def test_a_target_for_every_word_or_an_error() -> None:
    with pytest.raises(ValueError, match="2 targets of upos for 1 words"):
        example("universal", ["Go"], {"upos": [1, 2]})


def test_batches_hold_every_example_once_within_their_size() -> None:
    many = [example("universal", ["word"] * n, {"upos": [0] * n}) for n in (3, 30, 5, 8, 21, 13, 2)]
    made = batches(many, 64, random.Random(1))
    assert sorted(len(e.words) for group in made for e in group) == [2, 3, 5, 8, 13, 21, 30]
    assert all(max(e.size for e in group) * len(group) <= 64 for group in made)
    assert made == batches(many, 64, random.Random(1))


def test_padding_is_no_target() -> None:
    long, short = (example("universal", ["a"] * n, {"upos": [3] * n}) for n in (4, 2))
    batch = collate([long, short])
    assert batch.targets["upos"].tolist() == [[UNKNOWN, 3, 3, 3, 3], [UNKNOWN, 3, 3, UNKNOWN, UNKNOWN]]
    assert batch.arrays["mask"].sum() == long.size + short.size


def test_arguments_are_asked_for_only_beside_event_words() -> None:
    (made,) = labelled.examples("labels", "x", TEXT, labels(TEXT, NOTES))
    asked = collate([made]).argument
    assert asked is not None
    columns = {int(c) for c in np.argwhere(asked[0] != UNKNOWN)[:, 1]}
    assert columns == {made.words.index("talks") + 1}


@pytest.mark.filterwarnings("ignore")  # of torch, on how it exports
def test_it_learns_goes_on_and_exports_what_it_computes(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch", reason="training needs torch (pip install '.[training]')")
    import onnxruntime

    from onrecord.read import weights
    from training.export import INPUTS, ONNX_NAME, OUTPUTS, Whole, export
    from training.learn import learn
    from training.network import Model
    from training.stages import Stage

    torch.manual_seed(3)
    model, said = Model(5), list[str]()
    before = {name: value.clone() for name, value in model.state_dict().items()}
    stage = Stage("short", {"labels": 3, "universal": 3}, encoder_rate=1e-4, heads_rate=1e-3)
    cpu = torch.device("cpu")
    learn(model, stage, samples(), tmp_path, device=cpu, say=said.append, every=2)
    assert any(not torch.equal(before[name], value) for name, value in model.state_dict().items())
    again = Model(5)
    learn(again, stage, samples(), tmp_path, device=cpu, say=said.append)
    assert said[-1] == "short: already learned"
    assert all(torch.equal(a, b) for a, b in zip(model.state_dict().values(), again.state_dict().values(), strict=True))

    tokenizer = Path(weights.__file__).parent / "weights" / "tokenizer.json"
    export(model, tmp_path / "out", tokenizer, ["a", "b", "c", "d", "e"], {"name": "short", "version": "0"})
    session = onnxruntime.InferenceSession(str(tmp_path / "out" / ONNX_NAME))
    ids, case, first = weights.encode(TEXT.split())
    rows = (ids, case, [1] * len(ids), first, [1] * len(first))
    given = {name: np.array([row], dtype=np.int64) for name, row in zip(INPUTS, rows, strict=True)}
    found = session.run(list(OUTPUTS), given)
    model.eval()
    with torch.no_grad():
        full = Whole(model)(*(torch.from_numpy(given[name]) for name in INPUTS))
    assert [x.shape for x in found] == [tuple(x.shape) for x in full]
    assert np.abs(found[OUTPUTS.index("upos")] - full[OUTPUTS.index("upos")].numpy()).max() < 0.5  # eight bits


def test_a_broken_run_ends_with_the_weights_of_an_unbroken_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    torch = pytest.importorskip("torch", reason="training needs torch (pip install '.[training]')")
    from training import learn as learning
    from training.network import Model
    from training.stages import Stage

    stage = Stage("short", {"labels": 3, "universal": 3}, encoder_rate=1e-4, heads_rate=1e-3)
    losses, said = learning.losses, list[str]()

    def run(folder: str, fails_at: int | None = None) -> dict[str, object]:
        torch.manual_seed(5)
        model, steps = Model(5), iter(range(99))

        def counted(*given: object) -> object:
            if next(steps) == fails_at:
                raise KeyboardInterrupt
            return losses(*given)  # type: ignore[arg-type]

        monkeypatch.setattr(learning, "losses", counted)
        cpu = torch.device("cpu")
        learning.learn(model, stage, samples(), tmp_path / folder, device=cpu, say=said.append, every=2)
        return dict(model.state_dict())

    whole = run("whole")
    with pytest.raises(KeyboardInterrupt):
        run("broken", fails_at=3)
    ended = run("broken")
    assert said[-1].startswith("short: goes on at step 2")
    assert all(torch.equal(whole[name], ended[name]) for name in whole)


def test_masked_pieces_hide_words_but_neither_the_frame_nor_the_targets() -> None:
    (made,) = labelled.examples("labels", "x", TEXT, labels(TEXT, NOTES))
    plain, masked = collate([made]), collate([made], random.Random(4), hidden=0.5)
    changed = np.flatnonzero(plain.arrays["ids"][0] != masked.arrays["ids"][0])
    assert 0 < len(changed) < made.size
    assert not {0, made.size - 1} & set(changed.tolist())
    assert set(masked.arrays["ids"][0, changed].tolist()) == {MASK}
    assert (plain.targets["trigger"] == masked.targets["trigger"]).all()


@pytest.mark.filterwarnings("ignore")
def test_texts_without_syntax_get_it_from_an_earlier_model_and_treebanks_keep_theirs() -> None:
    torch = pytest.importorskip("torch", reason="torch is not installed; training alone needs it")
    from training.network import Model
    from training.taught import taught

    torch.manual_seed(1)
    told, treebank = samples()
    after, same = taught(Model(4), [told, treebank], torch.device("cpu"))
    assert same is treebank
    assert all(len(after.targets[head]) == len(told.words) for head in ("upos", "head", "relation"))
    assert all(0 <= head <= len(told.words) for head in after.targets["head"])
    assert all(head != place + 1 for place, head in enumerate(after.targets["head"]))
    assert after.targets["trigger"] == told.targets["trigger"]
