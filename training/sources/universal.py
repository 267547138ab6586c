"""Universal Dependencies for English, EWT and GUM (CC BY-SA 4.0; GUM by genre): parts of speech and syntax.

GUM's genres whose texts may not be used commercially are left out of training.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.examples import LONGEST, Example, example
from training.labels_of import SUBTYPES, UPOS

_CLOSED_GENRES = frozenset({"essay", "fiction", "letter", "podcast", "whow", "reddit", "conversation"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words with part of speech, head (1 is the first word, 0 the root) and relation."""

    document: str
    words: tuple[str, ...]
    upos: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]


def sentences(shared: Path, corpus: str, part: str) -> list[Sentence]:
    """`ewt` or `gum`, `train` or `dev`."""
    path = shared / "data" / "ud_english" / f"en_{corpus}-ud-{part}.conllu"
    found = read(path.read_text(encoding="utf-8").split("\n"))
    if corpus == "gum" and part == "train":
        found = (s for s in found if s.document.split("_")[1] not in _CLOSED_GENRES)
    return list(found)


def read(lines: Iterable[str]) -> Iterator[Sentence]:
    """Sentences of a CoNLL-U file."""
    document, rows = "", []
    for line in [*lines, ""]:
        if line.startswith("# newdoc"):
            document = line.partition("=")[2].strip()
        elif line.startswith("#"):
            continue
        elif line:
            fields = line.split("\t")
            if fields[0].isdigit():  # no ranges, no empty nodes
                rows.append((fields[1], fields[3], int(fields[6]), cut(fields[7])))
        elif rows:
            words, upos, heads, relations = zip(*rows, strict=True)
            yield Sentence(document, words, upos, heads, relations)
            rows = []


def cut(relation: str) -> str:
    """A relation as the model knows it."""
    return relation if relation in SUBTYPES else relation.split(":")[0]


def relations(parts: Iterable[Sentence]) -> tuple[str, ...]:
    """All relations of the training sentences, in alphabetical order."""
    return tuple(sorted({r for s in parts for r in s.relations}))


def examples(parts: Sequence[Sentence], names: Mapping[str, int], chance: random.Random | None) -> Iterator[Example]:
    """Passages: with `chance`, half of the sentences are joined with the next ones, as in paragraphs of news."""
    group: list[Sentence] = []
    wanted = 1
    for sentence in parts:
        size = sum(len(s.words) for s in group)
        full = len(group) >= wanted or size + len(sentence.words) > 90
        if group and (full or group[0].document != sentence.document):
            yield from _joined(group, names)
            group, wanted = [], chance.choice((1, 1, 2, 4)) if chance else 1
        group.append(sentence)
    if group:
        yield from _joined(group, names)


def _joined(group: Sequence[Sentence], names: Mapping[str, int]) -> Iterator[Example]:
    words = [w for s in group for w in s.words]
    heads, offset = [], 0
    for s in group:
        heads += [h + offset if h else 0 for h in s.heads]
        offset += len(s.words)
    targets = {
        "upos": [UPOS.index(u) for s in group for u in s.upos],
        "head": heads,
        "relation": [names.get(r, 0) for s in group for r in s.relations],
    }
    made = example("universal", words, targets, name=group[0].document)
    if made.size <= LONGEST:
        yield made
