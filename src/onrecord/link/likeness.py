"""How alike two texts are: shared passages, sentences told again in the same order, facts told in the same order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.link.texts import Sentence, Text, in_common, taken_apart

SHINGLE = 5  # words that must follow each other alike; shorter runs are shared by chance
_FEW = 4  # words of meaning; a sentence with fewer shows nothing
_RETOLD = 0.34  # of the weight of its words: below this two sentences share what any two on one matter do


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two texts are. Every share is of 0 to 1.

    `part` and `whole` are the shares of the shorter and of the longer text's runs of five words, outside quotations,
    that are found in the other; `retold` is how much of the shorter text's narration the other tells in the same
    order, sentence by sentence, words weighed by how rare they are in both; `order` and `facts` are the share and the
    number of the facts (names, numbers, dates) of the shorter text that the other has in the same order; `order_whole`
    is the same share of the longer one; `told_in` is the number of sentences with facts, of the text that has fewer;
    `subject` is whether each names the other's first name, `numbers` whether they share most of their numbers,
    if both have any; `pairs` are the sentences that tell the same, by their places.
    """

    part: float
    whole: float
    retold: float
    retold_whole: float
    order: float
    order_whole: float
    facts: int
    told_in: int
    subject: bool
    numbers: bool
    pairs: tuple[tuple[int, int, float], ...]


def likeness(left: str, right: str) -> Likeness:
    """How alike two texts are; the order of the two changes nothing but the order of the places in `pairs`."""
    one, other = taken_apart(left), taken_apart(right)
    swap = (len(one.tokens), one.tokens) > (len(other.tokens), other.tokens)
    short, long = (other, one) if swap else (one, other)
    runs, more = shingles(short.narration), shingles(long.narration)
    shared = len(runs & more)
    few, many = sorted((len(runs), len(more)))
    pairs, told, of, of_long = _aligned(short, long)
    facts = in_common(short.facts, long.facts)
    return Likeness(
        shared / few if few else 0.0,
        shared / many if many else 0.0,
        told / of if of else 0.0,
        told / of_long if of_long else 0.0,
        facts / min(len(short.facts), len(long.facts)) if short.facts and long.facts else 0.0,
        facts / max(len(short.facts), len(long.facts), 1),
        facts,
        min(sum(bool(s.facts) for s in text.sentences) for text in (short, long)),
        _share_first(short, long),
        _share_numbers(short, long),
        tuple(sorted((j, i, like) for i, j, like in pairs)) if swap else pairs,
    )


def _share_numbers(short: Text, long: Text) -> bool:
    mine, its = ({fact for fact in text.facts if fact[0].isdigit()} for text in (short, long))
    large = [{number for number in numbers if len(number) > 2} for numbers in (mine, its)]
    if all(large) and not large[0] & large[1]:
        return False
    return not mine or not its or len(mine & its) > min(len(mine), len(its)) / 2


def _share_first(short: Text, long: Text) -> bool:
    return not short.facts or not long.facts or (short.facts[0] in long.facts and long.facts[0] in short.facts)


@lru_cache(maxsize=512)
def shingles(narration: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    """Every five words that follow each other in a text, or all of a shorter one."""
    size = min(SHINGLE, max(map(len, narration), default=0))
    return frozenset(" ".join(run[at : at + size]) for run in narration for at in range(len(run) - size + 1) if size)


def _aligned(short: Text, long: Text) -> tuple[tuple[tuple[int, int, float], ...], float, float, float]:
    """The sentences of the shorter text that the longer one tells in the same order, so that most of it is told.

    Several sentences of the shorter may stand in one of the longer. Needleman and Wunsch, 1970, over sentences.
    """
    rows, columns = short.sentences, long.sentences
    weigh = _weights(rows, columns)
    weights = [_weight(one, weigh) for one in rows]
    of_long = sum(_weight(one, weigh) for one in columns)
    best = [[0.0] * (len(columns) + 1) for _ in range(len(rows) + 1)]
    like: dict[tuple[int, int], float] = {}
    for i, one in enumerate(rows, 1):
        for j, other in enumerate(columns, 1):
            gain = 0.0
            if weights[i - 1] and len(one.words & other.words) >= 3 and (alike := _alike(one, other, weigh)) >= _RETOLD:
                like[i, j] = alike
                gain = alike * weights[i - 1]
            best[i][j] = max(best[i - 1][j], best[i][j - 1], best[i - 1][j] + gain if gain else 0.0)
    pairs = _traced(best, like, weights)
    return pairs, best[-1][-1], sum(weights), of_long


def _traced(
    best: Sequence[Sequence[float]], like: Mapping[tuple[int, int], float], weights: Sequence[float]
) -> tuple[tuple[int, int, float], ...]:
    pairs: list[tuple[int, int, float]] = []
    i, j = len(best) - 1, len(best[0]) - 1
    while i and j:
        if (i, j) in like and best[i][j] == best[i - 1][j] + like[i, j] * weights[i - 1]:
            pairs.append((i - 1, j - 1, like[i, j]))
            i -= 1
        elif best[i][j] == best[i - 1][j]:
            i -= 1
        else:
            j -= 1
    return tuple(reversed(pairs))


def _weights(*texts: Iterable[Sentence]) -> dict[str, float]:
    """What each word counts: those of the matter itself stand in many sentences of both, and tell the least."""
    found: dict[str, float] = {}
    for sentences in texts:
        for word, times in Counter(word for sentence in sentences for word in sentence.words).items():
            found[word] = min(found.get(word, 1.0), 1 / times)
    return found


def _weight(sentence: Sentence, weigh: Mapping[str, float]) -> float:
    if len(sentence.words) < _FEW:
        return 0.0
    return sum(sorted(weigh[word] for word in sentence.words))


def _alike(one: Sentence, other: Sentence, weigh: Mapping[str, float]) -> float:
    shared = sum(sorted(weigh[word] for word in one.words & other.words))
    whole = _weight(one, weigh)
    least = min(whole, max(_weight(other, weigh), whole / 2))
    return min(1.0, shared / least) if least else 0.0
