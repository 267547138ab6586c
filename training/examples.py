"""Training examples.

The words of a passage with the targets of those heads that its source knows, and their batches.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from onrecord.read.weights import encode

Ints = npt.NDArray[np.int64]
UNKNOWN = -100  # a target that its source does not tell, ignored by every loss
MASK = 103  # the piece [MASK] of the base encoder's vocabulary
LONGEST = 190  # pieces of a passage, as at run time
# Heads with one target a word; the last two point at words. `argument` targets are (word, trigger, label).
TAGS = ("attribution", "upos", "relation", "entity", "trigger", "stance", "firmness", "link", "origin", "head")


@dataclass(frozen=True, slots=True)
class Example:
    """`targets` holds one number a word for each known head; places count word 0, which is no word."""

    sort: str  # the source that it comes from; a batch holds examples of one sort
    words: tuple[str, ...]
    targets: Mapping[str, Sequence[int]]
    triggers: tuple[int, ...] = ()
    arguments: tuple[tuple[int, int, int], ...] = ()
    name: str = ""
    key: tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]] = field(default=((), (), ()), repr=False)

    @property
    def size(self) -> int:
        """Pieces."""
        return len(self.key[0])


def example(
    sort: str,
    words: Sequence[str],
    targets: Mapping[str, Sequence[int]],
    *,
    triggers: Sequence[int] = (),
    arguments: Sequence[tuple[int, int, int]] = (),
    name: str = "",
) -> Example:
    """An example with its pieces worked out. ValueError if a target has not one number a word."""
    for head, values in targets.items():
        if len(values) != len(words):
            raise ValueError(f"{name or sort}: {len(values)} targets of {head} for {len(words)} words")
    ids, case, first = encode(words)
    key = tuple(ids), tuple(case), tuple(first)
    return Example(sort, tuple(words), dict(targets), tuple(triggers), tuple(arguments), name, key)


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded arrays: ids, case, mask [batch, pieces]; first, filled [batch, W]; targets [batch, W]."""

    sort: str
    arrays: Mapping[str, Ints]
    targets: Mapping[str, Ints]
    argument: Ints | None  # [batch, W, W], UNKNOWN but in the columns of triggers


def batches(examples: Sequence[Example], pieces: int, chance: random.Random | None) -> list[list[Example]]:
    """Examples of like length together, at most `pieces` padded pieces a batch.

    In random order if `chance` is given.
    """

    def length(at: int) -> float:
        return examples[at].size + (chance.random() * 8 if chance else 0)

    made: list[list[Example]] = []
    current: list[Example] = []
    longest = 0
    for at in sorted(range(len(examples)), key=length):
        longest = max(longest, examples[at].size)
        if current and longest * (len(current) + 1) > pieces:
            made.append(current)
            current, longest = [], examples[at].size
        current.append(examples[at])
    if current:
        made.append(current)
    if chance:
        chance.shuffle(made)
    return made


def collate(group: Sequence[Example], chance: random.Random | None = None, hidden: float = 0.0) -> Batch:
    """The arrays of a batch.

    With `chance`, some passages are shown in capitals, as headlines and tickers print them, and the share `hidden` of
    all pieces is masked.
    """
    longest = max(e.size for e in group)
    width = max(len(e.words) for e in group) + 1
    arrays = {
        "ids": _padded((e.key[0] for e in group), len(group), longest, 0),
        "case": _padded((e.key[1] for e in group), len(group), longest, 4),
        "mask": _padded(([1] * e.size for e in group), len(group), longest, 0),
        "first": _padded((e.key[2] for e in group), len(group), width, 0),
        "filled": _padded(([1] * (len(e.words) + 1) for e in group), len(group), width, 0),
    }
    if chance:
        for row in range(len(group)):
            if chance.random() < 0.04:
                case = arrays["case"][row]
                case[case < 4] = chance.choice((1, 2, 2))
            for place in range(1, group[row].size - 1):
                if chance.random() < hidden:
                    arrays["ids"][row, place] = MASK
    heads = {head for e in group for head in e.targets}
    targets = {
        head: _padded(
            ([UNKNOWN, *e.targets.get(head, [UNKNOWN] * len(e.words))] for e in group), len(group), width, UNKNOWN
        )
        for head in heads
    }
    return Batch(group[0].sort, arrays, targets, _arguments(group, width))


def _arguments(group: Sequence[Example], width: int) -> Ints | None:
    if not any(e.triggers for e in group):
        return None
    out = np.full((len(group), width, width), UNKNOWN, dtype=np.int64)
    for row, e in enumerate(group):
        for trigger in e.triggers:
            out[row, 1 : len(e.words) + 1, trigger] = 0
        for word, trigger, label in e.arguments:
            out[row, word, trigger] = label
    return out


def _padded(rows: Iterable[Sequence[int]], height: int, width: int, fill: int) -> Ints:
    out = np.full((height, width), fill, dtype=np.int64)
    for number, row in enumerate(rows):
        out[number, : len(row)] = row
    return out


def by_sort(examples: Iterable[Example]) -> Iterator[tuple[str, list[Example]]]:
    """The examples of each sort, sorts in alphabetical order."""
    sorts: dict[str, list[Example]] = {}
    for e in examples:
        sorts.setdefault(e.sort, []).append(e)
    yield from sorted(sorts.items())
