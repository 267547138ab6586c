"""Labels as they are kept: stand-off, with a digest of the text, never the text itself.

One JSON object a line: `id`, `source` (file under the data folder), `place` (line from 0, or offset in code points),
`digest` (SHA-256 of the text, 16 hex digits), `said` and `mentions` with spans in code points of the text, or
`unreadable`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from onrecord.model import Span
from training.drawing import HELD_OUT_YEARS, Item
from training.notation import Labels, Mention, Said, corpus
from training.sources import newswire

FOLDER = Path(__file__).parent / "labels"
CORPUS = Path(__file__).parent / "corpus"
FILES = ("current_events.jsonl", "polnear.jsonl", "newswire.jsonl")
HELD_OUT_CORPUS = ("c-culture",)  # one writer on one topic


class ChangedTextError(ValueError):
    """The text at a place is not the one that was labelled; the data folder holds another version of the set."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with its labels."""

    id: str
    text: str
    labels: Labels

    @property
    def held_out(self) -> bool:
        """Whether it is kept from training: news of the last two years of the draw, one writer's texts on one topic."""
        if self.id.startswith("ce-"):
            return int(self.id.split("-")[1]) in HELD_OUT_YEARS
        return self.id.rpartition("-")[0] in HELD_OUT_CORPUS


def digest(text: str) -> str:
    """By which a labelled text is known again."""
    return sha256(text.encode()).hexdigest()[:16]


def write(path: Path, labelled: Iterable[tuple[Item, Labels]]) -> None:
    """Keep labels, sorted by id."""
    rows = [
        json.dumps(_row(item, labels), ensure_ascii=False, separators=(",", ":"))
        for item, labels in sorted(labelled, key=lambda pair: pair[0].id)
    ]
    path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")


def _row(item: Item, labels: Labels) -> dict[str, Any]:
    row: dict[str, Any] = {"id": item.id, "source": item.source, "place": item.place, "digest": digest(item.text)}
    if labels.unreadable:
        return {**row, "unreadable": labels.unreadable}
    return {**row, "said": [_bare(s) for s in labels.said], "mentions": [_bare(m) for m in labels.mentions]}


def _bare(value: Said | Mention) -> dict[str, Any]:
    """A value without what is not there."""
    found = {name: getattr(value, name) for name in value.__slots__}
    return {name: kept for name, kept in found.items() if kept not in (None, (), False)}


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The kept objects of a file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def labels_of_row(row: Mapping[str, Any]) -> Labels:
    """The labels that a kept object holds."""
    said = tuple(
        Said(
            _span(s["cue"]),
            _optional(s.get("source")),
            _optional(s.get("content")),
            s.get("channel"),
            s.get("unnamed", False),
        )
        for s in row.get("said", ())
    )
    mentions = tuple(
        Mention(
            _span(m["trigger"]),
            m["kind"],
            m["stance"],
            m.get("firmness"),
            tuple(_span(p) for p in m.get("parties", ())),
            tuple(_span(p) for p in m.get("targets", ())),
            _optional(m.get("place")),
            _optional(m.get("window")),
            m.get("said"),
            _optional(m.get("condition")),
        )
        for m in row.get("mentions", ())
    )
    return Labels(said, mentions, row.get("unreadable"))


def _span(pair: list[int]) -> Span:
    return pair[0], pair[1]


def _optional(pair: list[int] | None) -> Span | None:
    return _span(pair) if pair else None


def labelled(shared: Path, names: Iterable[str] = FILES) -> Iterator[Labelled]:
    """The labelled real texts, read from the data folder; ChangedTextError where a text is not the labelled one."""
    texts: dict[str, list[str] | str] = {}
    for name in names:
        for row in rows(FOLDER / name):
            text = _text(shared / "data", row["source"], row["place"], texts)
            if digest(text) != row["digest"]:
                raise ChangedTextError(f"{row['id']}: {row['source']} holds another text than was labelled")
            yield Labelled(row["id"], text, labels_of_row(row))


def _text(data: Path, source: str, place: int, texts: dict[str, list[str] | str]) -> str:
    if source not in texts:
        with (data / source).open(encoding="utf-8", newline="") as file:
            whole = file.read()
        if source.startswith("ner_worldwide"):
            article = source.rpartition("/")[2].removesuffix(".txt.tsv")
            texts[source] = [json.dumps({"text": newswire.written(s)}) for s in newswire.read(article, whole)]
        else:
            texts[source] = whole.splitlines() if source.endswith(".jsonl") else whole
    found = texts[source]
    if isinstance(found, list):
        return str(json.loads(found[place])["text"])
    line = found[place:].split("\n", 1)[0].split("\r", 1)[0]
    return line.strip()


def own_texts() -> Iterator[Labelled]:
    """Our own hard cases."""
    for path in sorted(CORPUS.glob("*.txt")):
        for item, text, labels in corpus(path.read_text(encoding="utf-8")):
            yield Labelled(item, text, labels)
