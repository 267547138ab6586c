"""From trained weights to the one file that ships: ONNX, eight-bit weights, and the manifest beside it."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from training.examples import LONGEST
from training.labels_of import ARGUMENTS, ATTRIBUTION, ENTITIES, FIRMNESS, STANCES, TRIGGERS, UPOS
from training.network import FAR, Model

OUTPUTS = (
    *("attribution", "link", "origin", "upos", "head", "relation"),
    *("entity", "trigger", "stance", "firmness", "argument"),
)
INPUTS = ("ids", "case", "mask", "first", "filled")
ONNX_NAME = "reading.int8.onnx"


class Whole(nn.Module):
    """The model with its greedy heads, from arrays to the scores that the reader takes."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, case: Tensor, mask: Tensor, first: Tensor, filled: Tensor) -> tuple[Tensor, ...]:
        """In the order of OUTPUTS."""
        words = self.model.words(ids, case, mask, first)
        scores = self.model(words)
        empty = (1 - filled.to(words.dtype))[:, None, :] * FAR
        places = torch.arange(first.shape[1], device=first.device)
        itself = (places[:, None] == places[None, :]).to(words.dtype)[None] * FAR
        head = (scores.arcs + empty + itself).argmax(-1)
        return (
            scores.attribution,
            scores.link + empty,
            scores.origin + empty,
            scores.upos,
            head,
            self.model.relations(words, head),
            scores.entity,
            scores.trigger,
            scores.stance,
            scores.firmness,
            scores.argument,
        )


def export(model: Model, folder: Path, tokenizer: Path, relations: Sequence[str], facts: Mapping[str, Any]) -> None:
    """Write the model, its tokenizer and its manifest to a folder. `facts` go into the manifest as they are."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain, ready = Path(scratch, "plain.onnx"), Path(scratch, "ready.onnx")
        to_onnx(model, plain)
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            str(ready),
            str(folder / ONNX_NAME),
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
            extra_options={"MatMulConstBOnly": True},
        )
    (folder / "tokenizer.json").write_bytes(tokenizer.read_bytes())
    names = (ONNX_NAME, "tokenizer.json")
    manifest = {
        "files": {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names},
        "attribution": ATTRIBUTION,
        "upos": UPOS,
        "relations": list(relations),
        "entities": ENTITIES,
        "triggers": TRIGGERS,
        "stances": STANCES,
        "firmness": FIRMNESS,
        "arguments": ARGUMENTS,
        "longest": LONGEST,
        **facts,
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def to_onnx(model: Model, path: Path) -> None:
    """The model in full precision, for any number of passages, pieces and words."""
    model.eval()
    batch, pieces, words = 2, 24, 16
    example = (
        torch.randint(1000, 30000, (batch, pieces)),
        torch.zeros(batch, pieces, dtype=torch.long),
        torch.ones(batch, pieces, dtype=torch.long),
        torch.arange(words)[None].expand(batch, words).contiguous(),
        torch.ones(batch, words, dtype=torch.long),
    )
    axes: dict[str, dict[int, str]] = {name: {0: "B", 1: "T"} for name in INPUTS[:3]}
    axes |= {name: {0: "B", 1: "W"} for name in (*INPUTS[3:], *OUTPUTS)}
    axes |= {name: {0: "B", 1: "W", 2: "W"} for name in ("link", "origin")}
    axes["argument"] = {0: "B", 2: "W", 3: "W"}
    torch.onnx.export(
        Whole(model),
        example,
        str(path),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
