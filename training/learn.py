"""Training: stages of mixed batches, with checkpoints from which a broken run goes on."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from training.examples import UNKNOWN, Batch, Example, collate
from training.network import FAR, Model
from training.stages import Stage, plan

WEIGHTS = {
    "attribution": 1.0,
    "link": 0.3,
    "origin": 0.3,
    "upos": 0.5,
    "head": 1.0,
    "relation": 0.5,
    "entity": 1.0,
    "trigger": 1.0,
    "stance": 0.6,
    "firmness": 0.3,
    "argument": 4.0,
}


def losses(model: Model, batch: Batch, device: torch.device) -> dict[str, Tensor]:
    """The loss of each head that the batch has targets for."""
    arrays = {name: torch.from_numpy(value).to(device) for name, value in batch.arrays.items()}
    targets = {name: torch.from_numpy(value).to(device) for name, value in batch.targets.items()}
    with torch.autocast(device.type, dtype=torch.bfloat16):
        words = model.words(arrays["ids"], arrays["case"], arrays["mask"], arrays["first"])
    words = functional.dropout(words.float(), 0.1, model.training)
    empty = (arrays["filled"] == 0)[:, None, :]
    found: dict[str, Tensor] = {}
    pointers: dict[str, Callable[[Tensor], Tensor]] = {"link": model.link, "origin": model.origin, "head": model.arcs}
    taggers: dict[str, Callable[[Tensor], Tensor]] = {
        "attribution": model.attribution,
        "upos": model.upos,
        "entity": model.entity,
        "trigger": model.trigger,
    }
    for head, target in targets.items():
        if not bool((target >= 0).any()):
            continue
        if head in pointers:
            scores = pointers[head](words).masked_fill(empty, FAR)
        elif head in taggers:
            scores = taggers[head](words)
        elif head == "relation":
            scores = model.relations(words, targets["head"].clamp(min=0))
        else:
            manner = functional.gelu(model.manner(words))
            scores = model.stance(manner) if head == "stance" else model.firmness(manner)
        found[head] = functional.cross_entropy(scores.flatten(0, 1), target.flatten(), ignore_index=UNKNOWN)
    if batch.argument is not None:
        target = torch.from_numpy(batch.argument).to(device)
        scores = model.argument(words).permute(0, 2, 3, 1)
        found["argument"] = functional.cross_entropy(scores.flatten(0, 2), target.flatten(), ignore_index=UNKNOWN)
    return found


def learn(
    model: Model,
    stage: Stage,
    examples: Sequence[Example],
    folder: Path,
    *,
    device: torch.device,
    say: Callable[[str], None] = print,
    every: int = 200,
) -> None:
    """Train one stage.

    A checkpoint in `folder` of the same stage is gone on from; at the end `<stage>.pt` holds the weights.
    """
    folder.mkdir(parents=True, exist_ok=True)
    done, kept = folder / f"{stage.name}.pt", folder / f"{stage.name}.checkpoint.pt"
    if done.exists():
        model.load_state_dict(torch.load(done, map_location=device, weights_only=True))
        say(f"{stage.name}: already learned")
        return
    steps = plan(stage, examples)
    optimizer, schedule = _optimizer(model, stage, len(steps))
    first = _resumed(kept, model, optimizer, schedule, device)
    if first:
        say(f"{stage.name}: goes on at step {first} of {len(steps)}")
    model.train()
    started, running = time.monotonic(), dict[str, float]()
    for number in range(first, min(len(steps), stage.until or len(steps))):
        batch = collate(steps[number], random.Random(stage.seed * 1_000_003 + number), stage.hidden)
        parts = losses(model, batch, device)
        weights = {**WEIGHTS, **stage.weights}
        loss = sum((weights[head] * value for head, value in parts.items()), torch.zeros((), device=device))
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        for head, value in parts.items():
            running[head] = 0.97 * running.get(head, value.item()) + 0.03 * value.item()
        if (number + 1) % 50 == 0:
            pace = (number + 1 - first) / (time.monotonic() - started)
            say(f"{stage.name} {number + 1}/{len(steps)} {pace:.2f} steps/s {_shown(running)}")
        if (number + 1) % every == 0:
            _keep(kept, model, optimizer, schedule, number + 1)
    torch.save(model.state_dict(), done)
    (folder / f"{stage.name}.json").write_text(json.dumps({**asdict(stage), "steps": len(steps)}, indent=1))
    kept.unlink(missing_ok=True)


def _optimizer(model: Model, stage: Stage, steps: int) -> tuple[Any, Any]:
    """AdamW with the stage's two rates, and their rise over fifty steps and fall to the end."""
    slow: list[Any] = []
    fast: list[Any] = []
    for name, parameter in model.named_parameters():
        (slow if name.startswith("encoder") and ".case." not in name else fast).append(parameter)
    groups = [{"params": slow, "lr": stage.encoder_rate}, {"params": fast, "lr": stage.heads_rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    return optimizer, torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / 50) * max(0.02, 1 - step / steps)
    )


def _resumed(kept: Path, model: Model, optimizer: Any, schedule: Any, device: torch.device) -> int:
    """The step to go on from: that of a kept checkpoint, which is loaded, else 0."""
    if not kept.exists():
        return 0
    state = torch.load(kept, map_location=device, weights_only=True)
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    schedule.load_state_dict(state["schedule"])
    torch.set_rng_state(state["chance"])
    return int(state["step"])


def _keep(kept: Path, model: Model, optimizer: Any, schedule: Any, step: int) -> None:
    """Write a checkpoint whole or not at all."""
    state = {
        "model": model.state_dict(),
        "optimizer": optimizer.state_dict(),
        "schedule": schedule.state_dict(),
        "chance": torch.get_rng_state(),
        "step": step,
    }
    part = kept.with_suffix(".part")
    torch.save(state, part)
    part.replace(kept)


def _shown(running: Mapping[str, float]) -> str:
    return " ".join(f"{head} {value:.3f}" for head, value in sorted(running.items()))
