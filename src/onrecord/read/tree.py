"""A passage as a tree: children, the words under a word, and what its verb group says of time and truth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.read.parsed import Passage, Word

NEGATIONS = frozenset({"not", "never", "no", "neither", "nor", "hardly", "nobody", "none", "without"})
_OWN_CLAUSE = frozenset({"parataxis", "ccomp", "advcl", "acl", "acl:relcl", "csubj"})
_CLAUSE_RELATIONS = frozenset({"conj", "parataxis", "ccomp", "advcl", "acl:relcl", "csubj"})


@dataclass(frozen=True, slots=True)
class Tree:
    """A passage with its words' children by index; words in order."""

    passage: Passage
    children: tuple[tuple[int, ...], ...]

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of the passage."""
        return self.passage.words

    def kids(self, i: int, *rels: str) -> list[int]:
        """Children of word i, those with one of the relations if any is given (a plain one covers its subtypes)."""
        if not rels:
            return list(self.children[i])
        return [c for c in self.children[i] if self.words[c].rel in rels or self.words[c].rel.split(":")[0] in rels]

    def up(self, i: int) -> Iterator[int]:
        """The words above word i, nearest first."""
        seen = {i}
        i = self.words[i].head
        while i >= 0 and i not in seen:
            seen.add(i)
            yield i
            i = self.words[i].head

    def under(self, i: int, *, without: Sequence[int] = ()) -> list[int]:
        """Word i and all words below it, in order, not entering the branches of `without`."""
        found, todo, seen = [], [i], set(without)
        while todo:
            k = todo.pop()
            if k not in seen:
                seen.add(k)
                found.append(k)
                todo.extend(self.children[k])
        return sorted(found)

    def phrase(self, i: int) -> list[int]:
        """Word i and the words below it that are not in a clause of their own, in order."""
        return self.under(i, without=[k for k in self.under(i) if k != i and self.words[k].rel in _OWN_CLAUSE])

    def span(self, indices: Sequence[int]) -> Span:
        """Character span that covers these words."""
        return self.words[min(indices)].start, self.words[max(indices)].end

    def clause(self, i: int) -> int:
        """The word that heads the clause of word i."""
        if self.words[i].rel in _CLAUSE_RELATIONS or self.words[i].head < 0:
            return i
        for k in self.up(i):
            if self.words[k].rel in _CLAUSE_RELATIONS or self.words[k].head < 0:
                return k
        return i


def tree(passage: Passage) -> Tree:
    """The passage with the children of each word."""
    below: list[list[int]] = [[] for _ in passage.words]
    for i, word in enumerate(passage.words):
        if 0 <= word.head < len(passage.words) and word.head != i:
            below[word.head].append(i)
    return Tree(passage, tuple(tuple(kids) for kids in below))


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """What auxiliaries and form say of a verb or predicate.

    `tense` is one of past, present, progressive, perfect, past_perfect, past_plan ("was to meet"), future, would,
    unreal ("would have met"), may, should, infinitive, gerund, participle.
    """

    tense: str
    negated: bool
    passive: bool

    @property
    def finite(self) -> bool:
        """Whether it says something of its own, rather than naming an action."""
        return self.tense not in ("infinitive", "gerund", "participle")


_FUTURE, _MAY, _SHOULD = {"will", "shall"}, {"may", "might", "could", "can"}, {"should", "must", "ought"}
_HAD = {"had", "'d", "’d"}
_PAST_BE = {"was", "were"}


def verb_group(t: Tree, i: int) -> VerbGroup:
    """Tense, negation and voice of the predicate at word i."""
    w = t.words[i]
    helpers = [t.words[k] for k in t.kids(i, "aux", "cop")]
    marks = [t.words[k] for k in t.kids(i, "mark")]
    lemmas = {h.lemma for h in helpers}
    passive = any(h.rel == "aux:pass" for h in helpers)
    to = any(m.text.lower() == "to" for m in marks)
    if to and w.rel == "xcomp" and 0 <= w.head < i and t.words[w.head].text.lower() == "going":
        going = verb_group(t, w.head)  # "was not going to visit"
        return VerbGroup("future" if going.tense == "progressive" else "would", going.negated, passive)
    return VerbGroup(_tense(t, i, w, helpers, lemmas, to), negated(t, i), passive)


def _tense(t: Tree, i: int, w: Word, helpers: list[Word], lemmas: set[str], to: bool) -> str:
    if lemmas & _FUTURE:
        return "future"
    if "would" in lemmas:
        return "unreal" if any(h.text.lower() == "have" for h in helpers) else "would"
    if lemmas & _MAY:
        return "may"
    if lemmas & _SHOULD:
        return "should"
    be = [h for h in helpers if h.lemma == "be"]
    if to:  # "is to meet" looks ahead; "to meet" only names
        ahead = w.upos in ("VERB", "AUX") and any(h.start < _mark(t, i) for h in be)
        if ahead:
            return "past_plan" if any(h.text.lower() in _PAST_BE for h in be) else "future"
        return "future" if _headline(t, i, w) else "infinitive"
    have = [h for h in helpers if h.lemma == "have"]
    if have:
        return "past_perfect" if any(h.text.lower() in _HAD for h in have) else "perfect"
    past = any(h.text.lower() in _PAST_BE or h.text.lower() == "did" for h in helpers)
    low = w.text.lower()
    if w.upos in ("VERB", "AUX") and low.endswith("ing") and low != w.lemma:
        if be:
            return "past" if past else "progressive"
        return "gerund"
    if helpers:
        return "past" if past else "present"
    return _bare(t, i, w, low)


def _headline(t: Tree, i: int, w: Word) -> bool:
    """ "Rivals to meet in May", "with the premier to resign": a name and an infinitive look ahead."""
    if w.head < 0 or w.rel in ("root", "parataxis"):
        return bool(t.kids(i, "nsubj")) or (i > 1 and t.words[i - 2].upos in ("NOUN", "PROPN") and not _told(t, i))
    head = t.words[w.head]
    if w.rel == "acl" and head.head < 0 and head.upos == "NOUN" and w.head < i:
        return not _told(t, i)
    return (
        w.rel == "acl"
        and head.upos == "PROPN"
        and head.text[:1].isupper()
        and (head.head < 0 or head.rel in ("obl", "nsubj"))
    )


def _told(t: Tree, i: int) -> bool:
    """Whether a verb stands before word i in its sentence: then the infinitive is no headline's."""
    for x in reversed(t.words[:i]):
        if x.text in (".", "?", "!"):
            return False
        if x.upos in ("VERB", "AUX"):
            return True
    return False


def _mark(t: Tree, i: int) -> int:
    return min((t.words[k].start for k in t.kids(i, "mark") if t.words[k].text.lower() == "to"), default=0)


def _bare(t: Tree, i: int, w: Word, low: str) -> str:
    """The tense of a verb that stands without helpers."""
    if w.upos not in ("VERB", "AUX"):
        return "present"
    subject = bool(t.kids(i, "nsubj", "csubj", "expl"))
    if low == w.lemma and w.rel == "conj" and not subject and 0 <= w.head != i and t.words[w.head].upos == "VERB":
        return verb_group(t, w.head).tense if w.head < i else "present"  # "to rescue the talks and begin new ones"
    if low == w.lemma or (low.endswith("s") and not low.endswith("ss")):
        # "let them meet", "made him resign" name the action only; a verb without subject at the start is a headline's
        return "present" if subject or w.rel in ("root", "conj", "parataxis") or w.head < 0 else "infinitive"
    # "after X conducted a call": a conjunction makes it a clause of its own, even where the parse loses the subject
    opened = any(t.words[k].upos in ("SCONJ", "ADP", "ADV") for k in t.kids(i, "mark"))
    if w.rel in ("acl", "amod", "advcl") and not subject and not opened:
        return "participle"
    return "past"


def negated(t: Tree, i: int) -> bool:
    """Whether the word is negated by itself: "not", "n't", "never", "no", an odd number of them."""
    words = [k for k in t.kids(i, "advmod", "det", "cc:preconj", "aux", "case", "mark") if not asks_not(t, k)]
    n = sum(1 for k in words if t.words[k].lemma in NEGATIONS)
    n += sum(1 for k in t.kids(i, "cc") if t.words[k].rel == "cc" and t.words[k].lemma == "nor")
    n += sum(1 for k in t.kids(i, "nsubj") if t.words[k].lemma in ("nobody", "nothing", "none", "neither"))
    return n % 2 == 1


def asks_not(t: Tree, i: int) -> bool:
    """Whether the word is the "not" of "not whether" or "not if": it negates the question, and nothing in it."""
    asked = t.words[i + 1].text.lower() if i + 1 < len(t.words) else ""
    return t.words[i].lemma == "not" and asked in ("whether", "if")
