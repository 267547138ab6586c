"""Worldwide English Newswire (1,075 articles of outlets from everywhere): named entities. It states no licence."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from training.examples import LONGEST, Example, example
from training.labels_of import ENTITIES

_SORTS = {
    "Person": "PER",
    "Organization": "ORG",
    "Location": "LOC",
    "Facility": "LOC",
    "NORP": "NORP",
    "Misc": "NAME",
    "Product": "NAME",
}
_CLOSING, _OPENING = frozenset(".,;:!?)]”%"), frozenset("([“")
_CLITICS = frozenset({"s", "t", "re", "ve", "ll", "d", "m"})
HELD_OUT = 0.15  # share of the outlets


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words with BIO tags of our entity sorts; money and dates are no names."""

    article: str
    words: tuple[str, ...]
    tags: tuple[str, ...]


def outlet(article: str) -> str:
    """The outlet that an article's file name begins with."""
    return re.sub(r"[_\d]*\d+$", "", article)


def held_out(article: str) -> bool:
    """Whether the article's outlet is kept for measuring: chosen by the digest of its name."""
    return int.from_bytes(sha256(outlet(article).encode()).digest()[:4], "big") / 2**32 < HELD_OUT


def sentences(shared: Path, *, measured: bool) -> Iterator[Sentence]:
    """Sentences of the outlets kept for measuring, or of all others."""
    for path in sorted((shared / "data" / "ner_worldwide").glob("*.tsv")):
        article = path.name.removesuffix(".txt.tsv")
        if held_out(article) == measured:
            yield from read(article, path.read_text(encoding="utf-8"))


def read(article: str, text: str) -> Iterator[Sentence]:
    """Sentences of one file; its first line, the address, is left out."""
    for block in re.split(r"\n\s*\n", text):
        rows = [line.split("\t") for line in block.split("\n") if "\t" in line]
        rows = [[row[0].strip(), row[-1].strip()] for row in rows if row[0].strip()]
        if rows and not (len(rows) == 1 and rows[0][0].startswith("http")):
            words = _as_read([(word, tag) for word, tag in rows])
            yield Sentence(article, tuple(w for w, _ in words), tuple(_tags([t for _, t in words])))


def _as_read(rows: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The words as our reader cuts them: "is" "n’t", "Peru" "’s", where the set has the apostrophe as a word."""
    out: list[tuple[str, str]] = []
    for word, tag in rows:
        if len(out) > 1 and out[-1][0] in ("'", "’") and word.lower() in _CLITICS:
            mark, own = out.pop()
            before, theirs = out[-1]
            if word == "t" and before.endswith("n") and len(before) > 1:
                out[-1] = before[:-1], theirs
                out.append((f"n{mark}t", own))
            else:
                out.append((mark + word, own))
        else:
            out += [(part, tag) for part in word.split()]
    return out


def _tags(raw: Sequence[str]) -> Iterator[str]:
    before = "O"
    for tag in raw:
        sort = _SORTS.get(tag.partition("-")[2], "")
        mark = "O" if not sort else f"I-{sort}" if tag[0] == "I" and before[2:] == sort else f"B-{sort}"
        before = mark
        yield mark


def examples(parts: Iterator[Sentence], chance: random.Random | None) -> Iterator[Example]:
    """Passages of one sentence, or with `chance` of up to four that follow each other in an article."""
    group: list[Sentence] = []
    wanted = 1
    for sentence in parts:
        size = sum(len(s.words) for s in group)
        full = len(group) >= wanted or size + len(sentence.words) > 90
        if group and (full or group[0].article != sentence.article):
            yield from _joined(group)
            group, wanted = [], chance.choice((1, 1, 2, 4)) if chance else 1
        group.append(sentence)
    if group:
        yield from _joined(group)


def _joined(group: Sequence[Sentence]) -> Iterator[Example]:
    words = [w for s in group for w in s.words]
    targets = {"entity": [ENTITIES.index(t) for s in group for t in s.tags]}
    made = example("newswire", words, targets, name=group[0].article)
    if made.size <= LONGEST:
        yield made


def written(sentence: Sentence) -> str:
    """The words as a line of text: blanks between them, but not before marks and what hangs on a word."""
    out = ""
    for word in sentence.words:
        glued = not out or word in _CLOSING or word[0] in "'’" or word.lower() in ("n't", "n’t") or out[-1] in _OPENING
        out += word if glued else f" {word}"
    return out
