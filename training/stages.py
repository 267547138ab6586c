"""A stage of training and the batches that it consists of."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from training.examples import Example, batches, by_sort


@dataclass(frozen=True, slots=True)
class Stage:
    """How long and how fast one stage learns.

    `repeats` says how often each sort of examples is gone through. The rates fall towards the end; `until` ends
    a stage after so many steps, while they are still high, for another stage to go on.
    """

    name: str
    repeats: Mapping[str, float]
    encoder_rate: float
    heads_rate: float
    pieces: int = 2048
    seed: int = 1
    until: int | None = None
    weights: Mapping[str, float] = field(default_factory=dict)  # of losses, where they differ from the usual ones
    taught: str | None = None  # an earlier stage, by which texts without syntax are parsed
    hidden: float = 0.0  # share of pieces shown as [MASK], so that their surroundings must tell


def plan(stage: Stage, examples: Sequence[Example]) -> list[list[Example]]:
    """The batches of a stage, in order; the same for the same stage and examples."""
    chance = random.Random(stage.seed)
    made: list[list[Example]] = []
    for sort, group in by_sort(examples):
        repeats = stage.repeats.get(sort, 0.0)
        while repeats > 0:
            part = batches(group, stage.pieces, chance)
            made += part[: round(len(part) * min(repeats, 1.0))]
            repeats -= 1
    chance.shuffle(made)
    return made
