"""Syntax for texts that have none, as an earlier stage parses them.

A model that goes on learning other things from news forgets how to parse it, since the treebanks are other texts
(McCloskey and Cohen 1989). What it knew before is shown to it beside the new (Li and Hoiem 2016, "Learning without
forgetting").
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import torch

from training.examples import Example, batches, collate
from training.network import FAR, Model

SORTS = ("labels", "corpus", "polnear")


def taught(model: Model, examples: Sequence[Example], device: torch.device) -> list[Example]:
    """The examples, those of SORTS with the model's part of speech, head and relation of each word."""
    model.eval()
    lacking = [e for e in examples if e.sort in SORTS]
    known: dict[int, Example] = {}
    with torch.no_grad():
        for group in batches(lacking, 4096, random.Random(0)):
            for e, made in zip(group, _parsed(model, group, device), strict=True):
                known[id(e)] = made
    return [known.get(id(e), e) for e in examples]


def _parsed(model: Model, group: Sequence[Example], device: torch.device) -> list[Example]:
    arrays = {name: torch.from_numpy(value).to(device) for name, value in collate(group).arrays.items()}
    with torch.autocast(device.type, dtype=torch.bfloat16):
        words = model.words(arrays["ids"], arrays["case"], arrays["mask"], arrays["first"])
    words = words.float()
    places = torch.arange(words.shape[1], device=device)
    barred = (arrays["filled"] == 0)[:, None, :] | (places[:, None] == places[None, :])[None]
    heads = model.arcs(words).masked_fill(barred, FAR).argmax(-1)
    rows = {"upos": model.upos(words).argmax(-1), "head": heads, "relation": model.relations(words, heads).argmax(-1)}
    lists = {name: value.tolist() for name, value in rows.items()}
    return [
        replace(e, targets={**e.targets, **{name: lists[name][row][1 : len(e.words) + 1] for name in lists}})
        for row, e in enumerate(group)
    ]
