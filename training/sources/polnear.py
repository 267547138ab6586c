"""PolNeAR (Newell, Margolin and Ruths 2018): who says what, in brat stand-off annotation. It states no licence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.model import Span
from onrecord.read.parse import pieces_of
from training.drawing import benchmark
from training.examples import UNKNOWN, Example, example
from training.labels_of import ATTRIBUTION

_ROLES = (("Content", "CON"), ("Source", "SRC"), ("Cue", "CUE"))  # later ones stand where spans overlap


@dataclass(frozen=True, slots=True)
class Quote:
    """One attribution: the spans of each role in code points of the article."""

    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One article with its attributions by one annotator."""

    name: str
    text: str
    quotes: tuple[Quote, ...]


def articles(shared: Path, part: str) -> Iterator[Article]:
    """The articles of `train` (without those of a benchmark) or `dev`; of several annotators the first."""
    folder = shared / "data" / "polnear" / part
    _, excluded = benchmark(shared)
    annotations: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        annotations.setdefault(path.stem.rsplit("_", 1)[0], path)
    for path in sorted((folder / "text").glob("*.txt")):
        if part == "train" and path.stem in excluded:
            continue
        if path.stem in annotations:
            with path.open(encoding="utf-8", newline="") as file:
                yield Article(path.stem, file.read(), quotes(annotations[path.stem].read_text(encoding="utf-8")))


def quotes(annotation: str) -> tuple[Quote, ...]:
    """The attributions of one annotation file that have a cue and a content."""
    spans: dict[str, tuple[Span, ...]] = {}
    events: list[dict[str, tuple[Span, ...]]] = []
    for line in annotation.split("\n"):
        fields = line.split("\t")
        if re.match(r"T\d+$", fields[0]):
            _, _, offsets = fields[1].partition(" ")
            pairs = (part.split() for part in offsets.split(";"))
            spans[fields[0]] = tuple((int(a), int(b)) for a, b in pairs)
    for line in annotation.split("\n"):
        fields = line.split("\t")
        if re.match(r"E\d+$", fields[0]):
            roles: dict[str, tuple[Span, ...]] = {}
            for pair in fields[1].split():
                role, _, which = pair.partition(":")
                role = role.rstrip("0123456789")
                roles[role] = roles.get(role, ()) + spans.get(which, ())
            if not any(role.startswith(("Discuss", "Discard")) for role in roles):
                events.append(roles)
    return tuple(Quote(e["Cue"], e.get("Source", ()), e.get("Content", ())) for e in events if e.get("Cue"))


def examples(article: Article) -> Iterator[Example]:
    """One example for each passage that the reader would cut."""
    for _, _, spans in pieces_of(article.text):
        yield tagged("polnear", article.text, spans, article.quotes, article.name)


def tagged(sort: str, text: str, spans: tuple[Span, ...], found: tuple[Quote, ...], name: str) -> Example:
    """A passage (its words as spans of the text) with tags, word-to-cue links and cue-to-source links."""
    tags, link, origin = attribution_targets(spans, found)
    targets = {"attribution": tags, "link": link, "origin": origin}
    return example(sort, [text[a:b] for a, b in spans], targets, name=name)


def attribution_targets(spans: tuple[Span, ...], found: tuple[Quote, ...]) -> tuple[list[int], list[int], list[int]]:
    """(tag, link, origin) a word. A word of a source that several cues share links to the nearest of them."""
    size = len(spans)
    tags, link, origin = [0] * size, [UNKNOWN] * size, [UNKNOWN] * size
    owner = [-1] * size
    cues = [_inside(spans, quote.cue) for quote in found]
    for role, short in _ROLES:
        for number, quote in enumerate(found):
            if not cues[number]:
                continue
            for span in getattr(quote, role.lower()):
                places = _inside(spans, (span,))
                taken = role == "Source" and any(tags[p] in (1, 2) and owner[p] >= 0 for p in places)
                if taken and _far(places, cues[number]) >= _far(places, cues[owner[places[0]]]):
                    continue
                for order, place in enumerate(places):
                    tags[place] = ATTRIBUTION.index(f"{'I' if order else 'B'}-{short}")
                    owner[place] = number
    for place, number in enumerate(owner):
        if number >= 0 and tags[place] not in (0, 3, 4):
            link[place] = cues[number][0] + 1
    for number, quote in enumerate(found):
        if cues[number]:
            places = _inside(spans, quote.source[:1])
            if places or not quote.source:  # a source outside the passage is not told here
                origin[cues[number][0]] = places[0] + 1 if places else 0
    _mend(tags)
    return tags, link, origin


def _far(places: list[int], cue: list[int]) -> int:
    return min(abs(places[0] - cue[-1]), abs(cue[0] - places[-1])) if places and cue else 10**6


def _inside(spans: tuple[Span, ...], wanted: tuple[Span, ...]) -> list[int]:
    """Places of the words that the wanted spans touch, in order."""
    starts = [a for a, _ in spans]
    out: list[int] = []
    for a, b in wanted:
        at = max(bisect_right(starts, a) - 1, 0)
        while at < len(spans) and spans[at][0] < b:
            if spans[at][1] > a:
                out.append(at)
            at += 1
    return sorted(set(out))


def _mend(tags: list[int]) -> None:
    """A span whose beginning another role has taken begins with its first word that is left."""
    for place, tag in enumerate(tags):
        if tag and tag % 2 == 0 and (place == 0 or tags[place - 1] not in (tag, tag - 1)):
            tags[place] = tag - 1
