"""Passages of a document with their parse and attributions: the model's scores turned into words and spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from onrecord.model import Span
from onrecord.read.lemmas import lemma
from onrecord.read.parsed import Attribution, Passage, Word
from onrecord.read.tokens import paragraphs, sentence_ends, words
from onrecord.read.weights import Floats, Output, manifest, pieces, run

# How much worse than a source's own cue another cue without a source may score and still share it (PolNeAR dev:
# 6 to 15 give the same result).
_SHARE = 6.0
Piece = tuple[int, int, tuple[Span, ...]]  # start, end, word spans


def pieces_of(text: str) -> list[Piece]:
    """The paragraphs of a text cut into passages that the model can take whole, at sentence ends where possible."""
    return [piece for start, end in paragraphs(text) for piece in _cut(text, start, end)]


def _cut(text: str, start: int, end: int) -> Iterator[Piece]:
    spans = words(text, start, end)
    forms = [text[a:b] for a, b in spans]
    ends = set(sentence_ends(forms))
    longest = manifest().longest
    first = 0
    while first < len(spans):
        size, last, stop = 0, first, 0
        while last < len(spans) and size + len(pieces(forms[last])) <= longest:
            size += len(pieces(forms[last]))
            last += 1
            stop = last if last in ends else stop
        upto = last if last == len(spans) else max(stop, 0) or last
        upto = max(upto, first + 1)
        part = tuple(spans[first:upto])
        yield part[0][0], part[-1][1], part
        first = upto


def parse(text: str, *, threads: int = 1) -> list[Passage]:
    """The parsed passages of a text, in order.

    Each passage is a run of the model of its own: the int8 weights scale a run by its largest value, so passages that
    share a run change each other's scores a little, and what is read in a document must not depend on its neighbours.
    """
    passages = []
    for start, end, spans in pieces_of(text):
        forms = [text[a:b] for a, b in spans]
        passages.append(decode(start, end, spans, forms, run(forms, threads=threads)))
    return passages


def decode(start: int, end: int, spans: Sequence[Span], forms: Sequence[str], output: Output) -> Passage:
    """One passage from the model's scores."""
    n, names = len(forms), manifest()
    upos = [names.upos[k] for k in output.upos[1 : n + 1].argmax(-1)]
    heads = _without_cycles(_within_sentences([int(h) - 1 if h <= n else -1 for h in output.head[1 : n + 1]], forms))
    rels = [names.relations[k] for k in output.relation[1 : n + 1].argmax(-1)]
    heads = _cased(_joined(heads, rels, upos, forms), rels, upos)
    parsed = tuple(
        Word(a, b, form, lemma(form, u), u, h, r)
        for (a, b), form, u, h, r in zip(spans, forms, upos, heads, rels, strict=True)
    )
    tags = viterbi(output.attribution[1 : n + 1])
    return Passage(start, end, parsed, attributions(tags, output.link[: n + 1, : n + 1]))


def _within_sentences(heads: Sequence[int], forms: Sequence[str]) -> list[int]:
    """Heads, with those that the greedy parse finds in another sentence cut off (a word without a head is a root)."""
    out, first = [], 0
    for end in sentence_ends(list(forms)):
        out += [h if first <= h < end else -1 for h in heads[first:end]]
        first = end
    return out


def _without_cycles(heads: list[int]) -> list[int]:
    """Heads that form trees: of words that hang on each other in a circle, the first becomes a root."""
    sure: set[int] = set()
    for i in range(len(heads)):
        way: list[int] = []
        while i >= 0 and i not in sure and i not in way:
            way.append(i)
            i = heads[i]
        if i in way:
            heads[min(way[way.index(i) :])] = -1
        sure.update(way)
    return heads


_LOOSE = frozenset(
    {
        "obl",
        "obl:unmarked",
        "obl:agent",
        "nsubj",
        "nsubj:pass",
        "obj",
        "iobj",
        "advmod",
        "advcl",
        "xcomp",
        "aux",
        "mark",
        "cc",
    }
)


def _joined(heads: list[int], rels: Sequence[str], upos: Sequence[str], forms: Sequence[str]) -> list[int]:
    """Heads in which a sentence's loose parts hang on its main verb: "Only last Thursday ..., he had said"."""
    out, first = list(heads), 0
    for end in sentence_ends(list(forms)):
        roots = [i for i in range(first, end) if heads[i] < 0]
        verbs = [i for i in roots if upos[i] in ("VERB", "AUX")]
        main = next((i for i in verbs if rels[i] == "root"), verbs[0] if verbs else None)
        for i in roots:
            if main is not None and i != main and rels[i] in _LOOSE:
                out[i] = main
        first = end
    return out


def _cased(heads: list[int], rels: Sequence[str], upos: Sequence[str]) -> list[int]:
    """Heads in which a preposition belongs to the noun it stands before: "in Lima on Friday" has two."""
    out = list(heads)
    prepositions = [i for i, rel in enumerate(rels) if rel == "case" and upos[i] == "ADP"]
    for i in prepositions:
        second = next((k for k in prepositions if i + 1 < k < heads[i] and heads[k] == heads[i]), None)
        nouns = [j for j in range(i + 1, second or i) if upos[j] in ("NOUN", "PROPN", "PRON")]
        if second and nouns:
            outward = [j for j in nouns if not i < heads[j] < second]
            out[i] = (outward or nouns)[-1]
    return out


def _transitions() -> tuple[Floats, Floats]:
    names = manifest().attribution
    allowed = np.zeros((len(names), len(names)), dtype=np.float32)
    for a, before in enumerate(names):
        for b, after in enumerate(names):
            if after[0] == "I" and before[2:] != after[2:]:
                allowed[a, b] = -1e4
    first = np.array([-1e4 if name[0] == "I" else 0 for name in names], dtype=np.float32)
    return allowed, first


def viterbi(scores: Floats) -> list[str]:
    """The best sequence of BIO tags in which every I continues a span of its kind. `scores` is [words, 7]."""
    names = manifest().attribution
    if not len(scores):
        return []
    if (scores.argmax(-1) == 0).all():  # most passages of a bulk run hold no attribution
        return ["O"] * len(scores)
    allowed, first = _transitions()
    best, back = scores[0] + first, []
    for row in scores[1:]:
        paths = best[:, None] + allowed
        back.append(paths.argmax(0))
        best = paths.max(0) + row
    path = [int(best.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return [names[k] for k in reversed(path)]


def tag_spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """(first, last, label) of each BIO span."""
    found: list[tuple[int, int, str]] = []
    first: int | None = None
    for i, tag in enumerate([*tags, "O"]):
        if first is not None and (tag[0] != "I"):
            found.append((first, i, tags[first][2:]))
            first = None
        if tag[0] == "B":
            first = i
    return found


def attributions(tags: Sequence[str], link: Floats) -> tuple[Attribution, ...]:
    """Cues with the source and content that point at them; a source may be shared by a cue that has none.

    `link` is [words + 1, words + 1]: how strongly each word points at each other as the first word of its cue.
    """
    spans = tag_spans(tags)
    cues = [(a, b) for a, b, label in spans if label == "CUE"]
    if not cues:
        return ()
    parts: dict[Span, dict[str, list[Span]]] = {cue: {"SRC": [], "CON": []} for cue in cues}
    for a, b, label in spans:
        if label != "CUE":
            scores = [float(link[a + 1 : b + 1, cue[0] + 1].mean()) for cue in cues]
            k = int(np.argmax(scores))
            if scores[k] > float(link[a + 1 : b + 1, 0].mean()) - 2:
                parts[cues[k]][label].append((a, b))
    sources = [(a, b) for a, b, label in spans if label == "SRC"]
    for cue, found in parts.items():
        if not found["SRC"] and sources:
            found["SRC"] = _shared(cue, sources, link)
    return tuple(Attribution(cue, _whole(found["SRC"], cue), _whole(found["CON"], cue)) for cue, found in parts.items())


def _shared(cue: Span, sources: Sequence[Span], link: Floats) -> list[Span]:
    def score(source: Span) -> float:
        own = link[source[0] + 1 : source[1] + 1]
        return float(own[:, cue[0] + 1].mean() - own.max(1).mean())

    best = max(sources, key=score)
    return [best] if score(best) > -_SHARE else []


def _whole(spans: Sequence[Span], cue: Span) -> Span | None:
    """One span for a part that the tags cut in pieces: all pieces, if no cue lies between; else the nearest."""
    if not spans:
        return None
    nearest = min(spans, key=lambda s: min(abs(s[0] - cue[1]), abs(cue[0] - s[1])))
    same_side = [s for s in spans if (s[0] >= cue[1]) == (nearest[0] >= cue[1])]
    return min(s[0] for s in same_side), max(s[1] for s in same_side)
