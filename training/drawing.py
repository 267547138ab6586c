"""Which texts are labelled: a draw that anyone can make again, and that never touches a benchmark.

`python -m training draw` prints the draw. Items of `current_events` are named `ce-<year>-<line>` (line from 0),
paragraphs of PolNeAR `pn-<article>-<start>` (offset in code points of the article's text).
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from onrecord.read.lexicon import lexicon
from training.sources import newswire

SEED = 20251016
GATED, TOLD, UNGATED, PARAGRAPHS = 1500, 1500, 300, 300
HELD_OUT_SHARE = 0.15  # of the gated draw, from the years that are kept from training
HELD_OUT_YEARS = (2021, 2022)
FATES, MORE_PARAGRAPHS, NEWSWIRE = 700, 500, 700  # the second draw
_FATE = re.compile(
    r"\b(?:postpon\w*|cancel\w*|call(?:s|ed|ing)? off|delay\w*|den(?:y|ies|ied|ying)|refus\w*|reject\w*|doubt\w*|"
    r"unlikely|uncertain\w*|suspend\w*|scrap\w*|abandon\w*|not|no longer|may|might|could|if|"
    r"unless|depend\w*|boycott\w*|withdr[ae]w\w*|resched\w*|invit\w*|offer\w*|propos\w*|fail\w*|block\w*|halt\w*|consider\w*)\b",
    re.IGNORECASE,
)
# Words that tell what becomes of a plan: half of the gated draw holds one, for most of a digest reports what was done.
_PLAN = re.compile(
    r"\b(will|would|plan\w*|may|might|could|cancel\w*|postpon\w*|delay\w*|reject\w*|refus\w*|den(?:y|ies|ied)|agree\w*|"
    r"announc\w*|expect\w*|threat\w*|call(?:s|ed|ing)? (?:for|off)|propos\w*|offer\w*|urg\w*|suspend\w*|halt\w*|if|"
    r"unless|not|schedul\w*|set|due|to be|vow\w*|promis\w*|consider\w*|doubt\w*|possib\w*|unlikely|likely|ahead|"
    r"upcoming|next)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Item:
    """One text to label. `source` is the file under the data folder; `place` a line number or an offset."""

    id: str
    source: str
    place: int
    text: str
    day: str | None


@lru_cache(maxsize=1)
def _gate() -> re.Pattern[str]:
    stems = {re.escape(word[:-1] if word[-1] in "ey" else word) for word in lexicon("en").triggers}
    return re.compile(rf"\b(?:{'|'.join(sorted(stems))})\w{{0,4}}\b", re.IGNORECASE)


def plain(text: str) -> str:
    """A text reduced to its letters and figures, by which a benchmark's text is known again."""
    return re.sub(r"\W+", " ", text).strip().lower()


@lru_cache(maxsize=2)
def benchmark(shared: Path) -> tuple[frozenset[str], frozenset[str]]:
    """(plain texts of the development stories, names of the PolNeAR articles among the development articles)."""
    lines, articles = set(), set()
    for path in sorted((shared / "bench").glob("*/*/documents.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            lines |= {plain(part) for part in json.loads(line)["text"].split("\n") if len(part.split()) > 5}
    for path in sorted((shared / "bench").glob("articles/*/gold.json")):
        articles |= {d["polnear"] for d in _named(json.loads(path.read_text(encoding="utf-8")))}
    return frozenset(lines), frozenset(articles)


def _named(gold: object) -> Iterator[dict[str, str]]:
    """Every object of a gold file that names a PolNeAR article."""
    if isinstance(gold, dict):
        if isinstance(gold.get("polnear"), str):
            yield gold
        for value in gold.values():
            yield from _named(value)
    elif isinstance(gold, list):
        for value in gold:
            yield from _named(value)


def news_items(shared: Path) -> Iterator[Item]:
    """All items of the news digest, 2003 to 2022, of a length that can be read alone; none that a benchmark holds."""
    lines, _ = benchmark(shared)
    for path in sorted((shared / "data" / "current_events").glob("*.jsonl")):
        if not 2003 <= int(path.stem) <= 2022:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            raw = json.loads(line)
            if 6 <= len(raw["text"].split()) <= 90 and plain(raw["text"]) not in lines:
                source = f"current_events/{path.name}"
                yield Item(f"ce-{path.stem}-{number}", source, number, raw["text"], raw["date"])


def article_paragraphs(shared: Path) -> Iterator[Item]:
    """Paragraphs of PolNeAR train that no benchmark holds."""
    lines, articles = benchmark(shared)
    for path in sorted((shared / "data" / "polnear" / "train" / "text").glob("*.txt")):
        if path.stem in articles:
            continue
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        for match in re.finditer(r"[^\r\n]+", text):
            words = len(match.group().split())
            if 15 <= words <= 110 and plain(match.group()) not in lines:
                start = match.start() + len(match.group()) - len(match.group().lstrip())
                name = f"pn-{path.stem}-{start}"
                day = re.search(r"\d{4}-\d\d-\d\d", path.stem)
                source = f"polnear/train/text/{path.name}"
                yield Item(name, source, start, match.group().strip(), day.group() if day else None)


def draw(shared: Path) -> list[Item]:
    """The texts to label, in the order of the draw."""
    chance = random.Random(SEED)
    items = list(news_items(shared))
    chance.shuffle(items)
    gate = _gate()
    late = [i for i in items if _year(i) in HELD_OUT_YEARS]
    early = [i for i in items if _year(i) not in HELD_OUT_YEARS]
    chosen: list[Item] = []
    for told, size in ((False, GATED), (True, TOLD)):
        for pool, part in ((late, round(size * HELD_OUT_SHARE)), (early, size - round(size * HELD_OUT_SHARE))):
            taken = {i.id for i in chosen}
            fitting = (
                i for i in pool if i.id not in taken and gate.search(i.text) and (not told or _PLAN.search(i.text))
            )
            chosen += _first(fitting, part)
    taken = {i.id for i in chosen}
    chosen += _first((i for i in items if i.id not in taken), UNGATED)
    paragraphs = [p for p in article_paragraphs(shared) if gate.search(p.text) and _PLAN.search(p.text)]
    chance.shuffle(paragraphs)
    chosen += paragraphs[:PARAGRAPHS]
    chance.shuffle(chosen)
    return chosen


def draw_more(shared: Path) -> list[Item]:
    """A second draw, for training alone.

    News that tells of plans changed or refused, more articles, outlets from everywhere.
    """
    chance = random.Random(SEED + 1)
    taken = {item.id for item in draw(shared)}
    digest = [
        i for i in news_items(shared) if i.id not in taken and _year(i) not in HELD_OUT_YEARS and _FATE.search(i.text)
    ]
    kinds = (
        (digest, FATES),
        ([p for p in article_paragraphs(shared) if p.id not in taken and _PLAN.search(p.text)], MORE_PARAGRAPHS),
        ([p for p in newswire_paragraphs(shared) if _PLAN.search(p.text)], NEWSWIRE),
    )
    chosen: list[Item] = []
    for pool, size in kinds:
        gated = [item for item in pool if _gate().search(item.text)]
        chance.shuffle(gated)
        chosen += gated[:size]
    chance.shuffle(chosen)
    return chosen


def newswire_paragraphs(shared: Path) -> Iterator[Item]:
    """Paragraphs of the newswire set, its words set with blanks, from outlets that are not kept for measuring."""
    for path in sorted((shared / "data" / "ner_worldwide").glob("*.tsv")):
        article = path.name.removesuffix(".txt.tsv")
        if newswire.held_out(article):
            continue
        for number, sentence in enumerate(newswire.read(article, path.read_text(encoding="utf-8"))):
            if 15 <= len(sentence.words) <= 110:
                name = f"nw-{article}-{number}"
                yield Item(name, f"ner_worldwide/{path.name}", number, newswire.written(sentence), None)


def _first(items: Iterator[Item], size: int) -> list[Item]:
    return [item for item, _ in zip(items, range(size), strict=False)]


def _year(item: Item) -> int:
    return int(item.id.split("-")[1])


def texts(items: Sequence[Item]) -> dict[str, str]:
    """Item id to text."""
    return {item.id: item.text for item in items}
