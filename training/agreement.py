"""How far two independent passes over the same texts agree, label by label, before anything was settled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from onrecord.model import Span
from training import kept
from training.notation import Labels, Mention

FIRST, SECOND = "first_pass.jsonl", "second_pass.jsonl"
PAGE = kept.FOLDER / "agreement.md"
_HEAD = """# How far two readers agree

Two passes over the same texts, made apart, before any disagreement was settled. `python -m training agreement` prints
this page. Spans agree if they share a character. F1 counts spans of both sides; kind and stance are shares of the
event words that both marked, firmness of those to which both gave a stance, kappa (Cohen 1960) corrects for chance.

"""


def passes() -> tuple[dict[str, Labels], dict[str, Labels]]:
    """The labels of both passes by item."""
    first, second = (
        {row["id"]: kept.labels_of_row(row) for row in kept.rows(kept.FOLDER / n)} for n in (FIRST, SECOND)
    )
    return first, second


def report() -> str:
    """The page, in Markdown."""
    first, second = passes()
    rows = "\n".join(f"| {name} | {value:.3f} | {size} |" for name, value, size in figures(first, second))
    return f"{_HEAD}{len(second)} texts.\n\n| label | agreement | of |\n|---|---|---|\n{rows}\n"


def figures(first: Mapping[str, Labels], second: Mapping[str, Labels]) -> Iterator[tuple[str, float, int]]:
    """(label, agreement, how many were compared)."""
    both = [(first[item], second[item]) for item in second if item in first]
    pairs = [pair for one, other in both for pair in _paired(one, other)]
    yield _f1("event words, F1", [(a.mentions, b.mentions, len(_paired(a, b))) for a, b in both])
    same = [(m.kind, n.kind) for m, n in pairs]
    yield "kind", sum(a == b for a, b in same) / len(same), len(same)
    yield "kind, kappa", kappa(same), len(same)
    same = [(m.stance, n.stance) for m, n in pairs]
    yield "stance", sum(a == b for a, b in same) / len(same), len(same)
    yield "stance, kappa", kappa(same), len(same)
    firm = [(str(m.firmness), str(n.firmness)) for m, n in pairs if m.firmness and n.firmness]
    yield "firmness", sum(a == b for a, b in firm) / len(firm), len(firm)
    for role in ("parties", "targets", "place", "window", "condition"):
        spans = [(_spans(m, role), _spans(n, role)) for m, n in pairs]
        yield _f1(f"{role}, F1", [(a, b, sum(any(_meet(x, y) for y in b) for x in a)) for a, b in spans])
    cues = [([s.cue for s in a.said], [s.cue for s in b.said]) for a, b in both]
    yield _f1("cues, F1", [(a, b, sum(any(_meet(x, y) for y in b) for x in a)) for a, b in cues])
    told = [(s, t) for a, b in both for s in a.said for t in b.said if _meet(s.cue, t.cue)]
    sources = [(s.source, t.source) for s, t in told]
    yield "source of a common cue", sum(_same(a, b) for a, b in sources) / len(sources), len(sources)
    contents = [(s.content, t.content) for s, t in told]
    yield "content of a common cue", sum(_same(a, b) for a, b in contents) / len(contents), len(contents)
    unnamed = [(s.unnamed, t.unnamed) for s, t in told]
    yield "unnamed or not", sum(a == b for a, b in unnamed) / len(unnamed), len(unnamed)
    channel = [(s.channel, t.channel) for s, t in told]
    yield "channel or none", sum(a == b for a, b in channel) / len(channel), len(channel)


def _f1(
    name: str, counted: list[tuple[tuple[object, ...] | list[Span], tuple[object, ...] | list[Span], int]]
) -> tuple[str, float, int]:
    size = sum(len(a) + len(b) for a, b, _ in counted)
    return name, 2 * sum(min(n, len(b)) for _, b, n in counted) / size if size else 1.0, size


def _paired(one: Labels, other: Labels) -> list[tuple[Mention, Mention]]:
    free, pairs = list(other.mentions), []
    for mention in one.mentions:
        hit = next((n for n in free if _meet(mention.trigger, n.trigger)), None)
        if hit:
            free.remove(hit)
            pairs.append((mention, hit))
    return pairs


def _spans(mention: Mention, role: str) -> list[Span]:
    value = getattr(mention, role)
    return [] if value is None else list(value) if role in ("parties", "targets") else [value]


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _same(one: Span | None, other: Span | None) -> bool:
    return one is other or (one is not None and other is not None and _meet(one, other))


def kappa(pairs: list[tuple[str, str]]) -> float:
    """Cohen's kappa of two labellings."""
    size = len(pairs)
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(left[name] * right[name] for name in left) / size**2
    return (sum(a == b for a, b in pairs) / size - chance) / (1 - chance)
