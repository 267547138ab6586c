"""Finds the words of a passage that name an event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.read.governing import operators
from onrecord.read.lexicon import Lexicon, Trigger
from onrecord.read.tree import Tree
from onrecord.world.places import find_place
from onrecord.world.states import side_of_name


@dataclass(frozen=True, slots=True)
class Found:
    """An event word: its head in the tree, all its words, and the table row that names it."""

    at: int
    words: tuple[int, ...]
    kind: str
    verb: bool
    weak: bool


def find_triggers(t: Tree, lex: Lexicon) -> list[Found]:
    """The event words of a passage in order; a word that only modifies another event word is left to that one."""
    by_head: dict[int, Found] = {}
    for i in range(len(t.words)):
        for f in _at(t, lex, i):
            if f.at not in by_head or len(f.words) > len(by_head[f.at].words):
                by_head[f.at] = f  # "phone call" before "call"
    found = [by_head[k] for k in sorted(by_head)]
    heads = {f.at for f in found}
    taken = {w for f in found for w in f.words if w != f.at}
    return [f for f in found if f.at not in taken and not _modifies(t, f.at, heads, lex)]


IT = "it"  # the kind of a mention by a pronoun, until the document tells which event it means
_PRONOUNS = {"it", "this", "that", "they", "them"}
_OF_EVENTS = {"postpone", "cancel"}
_HAPPENS = {("go", "ahead"), ("take", "place"), ("hold", ""), ("proceed", ""), ("happen", ""), ("reschedule", "")}


def find_pronouns(t: Tree, lex: Lexicon) -> list[Found]:
    """Pronouns that can only mean an event: "it would go ahead", "he cancelled it", "they were put off"."""
    found = []
    for i, w in enumerate(t.words):
        if w.upos == "PRON" and w.text.lower() in _PRONOUNS and w.head >= 0 and t.words[w.head].upos == "VERB":
            verb = t.words[w.head]
            undergoes = w.rel in ("obj", "nsubj:pass")
            does = {o.does for o in operators(t, lex, w.head)} if undergoes else set()
            second = t.words[w.head + 1].text.lower() if w.head + 1 < len(t.words) else ""
            happens = (verb.lemma, second) in _HAPPENS and w.rel == "nsubj"
            happens |= (verb.lemma, "") in _HAPPENS and (w.rel == "nsubj:pass" or verb.lemma == "happen")
            if happens or does & _OF_EVENTS:
                found.append(Found(i, (i,), IT, False, False))
    return found


def _at(t: Tree, lex: Lexicon, i: int) -> Iterator[Found]:
    word = t.words[i]
    for trigger in lex.triggers.get(word.lemma, ()) or lex.triggers.get(word.text.lower(), ()):
        words = _verb(t, trigger, i) if trigger.verb else _noun(t, trigger, i)
        if words and _suits(t, lex, trigger, words):
            head = words[0] if trigger.verb or "of" in trigger.words else words[-1]
            yield Found(head, words, trigger.kind, trigger.verb, trigger.weak)
            return


def _verb(t: Tree, trigger: Trigger, i: int) -> tuple[int, ...]:
    if t.words[i].upos != "VERB":
        return ()
    if trigger.words[0] in ("go", "appear", "come") and t.kids(i, "xcomp"):
        return ()  # "is going to visit", "appears to be"
    if len(trigger.words) == 1:
        particles = [k for k in t.kids(i, "compound:prt") if t.words[k].rel == "compound:prt"]
        return () if particles and trigger.words[0] in ("take", "turn", "call", "head", "go", "strike") else (i,)
    if len(trigger.words) == 3:  # "speak by telephone", with anything between
        ways = [k for k in t.kids(i, "obl") if t.words[k].text.lower() == trigger.words[2]]
        near = [k for k in range(i + 1, min(i + 14, len(t.words))) if t.words[k].text.lower() == trigger.words[2]]
        way = next(iter(ways or near), None)
        return (
            (i, way) if way is not None and trigger.words[1] in (w.text.lower() for w in t.words[way - 2 : way]) else ()
        )
    for k in [*t.kids(i), i + 1]:
        if k < len(t.words) and k > i and t.words[k].text.lower() == trigger.words[1]:
            return (i, k)
    return ()


def _noun(t: Tree, trigger: Trigger, i: int) -> tuple[int, ...]:
    n = len(trigger.words)
    if i + n > len(t.words) or t.words[i + n - 1].upos not in ("NOUN", "PROPN"):
        return ()
    if any(t.words[i + k].lemma != trigger.words[k] for k in range(1, n)):
        return ()
    return tuple(range(i, i + n))


def _around(t: Tree, words: tuple[int, ...]) -> set[str]:
    """Lower-case words that modify the event word, are its object, or stand just before it."""
    head = words[0] if t.words[words[0]].upos == "VERB" else words[-1]
    near = t.kids(head, "amod", "compound", "obj", "nsubj:pass", "nmod", "obl")
    if t.words[words[0]].upos != "VERB":
        near = [*near, *(k for k in (words[0] - 1, words[0] - 2) if k >= 0 and t.words[k].text != ",")]
    deeper = [k for n in near for k in t.kids(n, "compound", "amod", "conj")]
    return {form for k in [*near, *deeper] for form in (t.words[k].lemma, t.words[k].text.lower())}


def _suits(t: Tree, lex: Lexicon, trigger: Trigger, words: tuple[int, ...]) -> bool:
    if trigger.alone and _has_object(t, words[0] if trigger.verb else words[-1]):
        return False
    if not trigger.only_with and not trigger.not_with:
        return True
    around = _around(t, words)
    if "<person>" in trigger.only_with and _has_person(t, words[0] if trigger.verb else words[-1], lex):
        return True
    if trigger.only_with and not around & trigger.only_with:
        return False
    return not around & trigger.not_with


def _has_object(t: Tree, i: int) -> bool:
    if t.kids(i, "obj"):
        return True
    return any(t.words[x].text == "on" for k in t.kids(i, "nmod") for x in t.kids(k, "case"))


def _has_person(t: Tree, i: int, lex: Lexicon) -> bool:
    """Whether a person is what the word is done to: its object, or "of" whom it is."""
    for k in t.kids(i, "obj", "nsubj:pass", "nmod", "nmod:poss"):
        w = t.words[k]
        if w.rel.startswith("nsubj") and w.rel != "nsubj:pass":
            continue
        named = w.upos == "PROPN" and not find_place(w.text) and not side_of_name(w.text)
        if named or w.lemma in lex.people or w.lemma in lex.unnamed or w.text.lower() in ("him", "them"):
            return True
    return False


def _modifies(t: Tree, i: int, heads: set[int], lex: Lexicon) -> bool:
    """Whether the event word only tells more about another event word or about a body ("election commission")."""
    word = t.words[i]
    if word.rel not in ("compound", "amod", "flat") or word.head < 0:
        return False
    head = t.words[word.head]
    return word.head in heads or head.lemma in lex.bodies or head.lemma in lex.people or head.lemma in lex.unnamed
