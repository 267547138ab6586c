"""The making of the next reading model, step by step: `python -m training STEP`. A run that was broken off goes on.

draw       print the texts that were drawn for labelling
agreement  how far two independent passes over the same texts agree
learn      learn all stages; some three hours on two cores, less with a GPU
export     turn learned weights into eight-bit ONNX with a manifest
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from training.examples import Example

ROOT = Path(__file__).resolve().parents[1]


def shared() -> Path:
    """The folder with the data sets, beside the repository or named by $ONRECORD_SHARED."""
    return Path(os.environ.get("ONRECORD_SHARED") or ROOT.parent / "shared")


def main(arguments: list[str] | None = None) -> int:
    """Run one step."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__.split("\n")[0])
    parser.add_argument("step", choices=("draw", "agreement", "learn", "export"))
    parser.add_argument("--base", type=Path, help="folder with the base encoder's model.safetensors and tokenizer.json")
    parser.add_argument(
        "--work", type=Path, default=ROOT / "training" / "learned", help="checkpoints and learned weights"
    )
    parser.add_argument("--open", action="store_true", help="leave PolNeAR out")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    chosen = parser.parse_args(arguments)
    if chosen.step == "agreement":
        from training.agreement import report

        print(report(), end="")
        return 0
    if not (shared() / "data").is_dir():
        print(f"The data sets are not at {shared()}; name their folder in ONRECORD_SHARED.", file=sys.stderr)
        return 1
    if chosen.step in ("learn", "export"):
        if chosen.base is None:
            print("Name the folder of the base encoder with --base (see training/README.md).", file=sys.stderr)
            return 1
        _learn(chosen) if chosen.step == "learn" else _export(chosen)
        return 0
    from training.drawing import draw, draw_more

    for item in (*draw(shared()), *draw_more(shared())):
        print(item.id, item.source, item.place)
    return 0


def _learn(chosen: argparse.Namespace) -> None:
    import torch

    from training.learn import learn
    from training.network import Model
    from training.recipe import STAGES, check_base, texts
    from training.taught import taught

    check_base(chosen.base / "model.safetensors")
    torch.manual_seed(1)
    torch.set_num_threads(chosen.threads)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    known = texts(shared(), closed=not chosen.open)
    model = Model(len(known.relations))
    model.encoder.load_base(chosen.base / "model.safetensors")
    model.to(device)
    for stage in STAGES:
        examples: Sequence[Example] = known.examples
        if stage.taught and not (chosen.work / f"{stage.name}.pt").exists():
            teacher = Model(len(known.relations)).to(device)
            weights = torch.load(chosen.work / f"{stage.taught}.pt", map_location=device, weights_only=True)
            teacher.load_state_dict(weights)
            examples = taught(teacher, examples, device)
        learn(model, stage, examples, chosen.work, device=device, say=lambda line: print(line, flush=True))
    (chosen.work / "relations.json").write_text(json.dumps(known.relations))


def _export(chosen: argparse.Namespace) -> None:
    import torch

    from training.export import export
    from training.network import Model
    from training.recipe import STAGES, digests

    relations = json.loads((chosen.work / "relations.json").read_text())
    model = Model(len(relations))
    model.load_state_dict(torch.load(chosen.work / f"{STAGES[-1].name}.pt", map_location="cpu", weights_only=True))
    facts = {"name": "reading", "version": "2", "data": dict(digests(shared()))}
    export(model, chosen.work / "weights", chosen.base / "tokenizer.json", relations, facts)


if __name__ == "__main__":
    sys.exit(main())
