"""Our own labels as examples: on real text (kept stand-off, digests checked) and on our own hard cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.model import Span
from onrecord.read.parse import pieces_of
from training.examples import UNKNOWN, Example, example
from training.labels_of import ARGUMENTS, FIRMNESS, STANCES, TRIGGERS
from training.notation import Labels, Mention
from training.sources.polnear import Quote, attribution_targets


def examples(sort: str, name: str, text: str, labels: Labels) -> Iterator[Example]:
    """The passages of a labelled text. A text without readable labels yields none."""
    if labels.unreadable:
        return
    quotes = tuple(
        Quote((s.cue,), (s.source,) if s.source else (), (s.content,) if s.content else ()) for s in labels.said
    )
    for start, end, spans in pieces_of(text):
        tags, link, origin = attribution_targets(spans, quotes)
        mentions = [m for m in labels.mentions if start <= m.trigger[0] < end]
        triggers = {m: _word(spans, m.trigger) for m in mentions}
        targets = {"attribution": tags, "link": link, "origin": origin, **_of_mentions(len(spans), triggers)}
        arguments = [a for m, at in triggers.items() for a in _arguments(spans, m, at)]
        words = [text[a:b] for a, b in spans]
        at = [place + 1 for place in triggers.values()]
        yield example(sort, words, targets, triggers=at, arguments=arguments, name=name)


def _of_mentions(size: int, triggers: dict[Mention, int]) -> dict[str, list[int]]:
    trigger, stance, firmness = [0] * size, [UNKNOWN] * size, [UNKNOWN] * size
    for mention, at in triggers.items():
        trigger[at] = TRIGGERS.index(mention.kind)
        stance[at] = STANCES.index(mention.stance)
        if mention.firmness:
            firmness[at] = FIRMNESS.index(mention.firmness)
    return {"trigger": trigger, "stance": stance, "firmness": firmness}


def _arguments(spans: Sequence[Span], mention: Mention, at: int) -> Iterator[tuple[int, int, int]]:
    parts = {
        "party": mention.parties,
        "target": mention.targets,
        "place": (mention.place,) if mention.place else (),
        "window": (mention.window,) if mention.window else (),
    }
    for label, found in parts.items():
        for a, b in found:
            for place, (first, last) in enumerate(spans):
                if first < b and last > a and place != at:
                    yield place + 1, at + 1, ARGUMENTS.index(label)


def _word(spans: Sequence[Span], trigger: Span) -> int:
    """The word that a trigger stands in; of a trigger of several words the last, which is its head in English."""
    return max(place for place, (a, b) in enumerate(spans) if a < trigger[1] and b > trigger[0])
