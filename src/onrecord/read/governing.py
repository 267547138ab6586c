"""The table rows of a governing word, and how an event hangs on it."""

from __future__ import annotations

from onrecord.read.lexicon import Lexicon, Operator
from onrecord.read.tree import Tree

_PARTICLES = {"off", "out", "down", "up"}


def operators(t: Tree, lex: Lexicon, i: int) -> tuple[Operator, ...]:
    """The table rows of a word, with its particle if it has one ("call off")."""
    w = t.words[i]
    part = {"AUX": "VERB", "PROPN": "NOUN", "ADV": "ADJ", "ADP": "ADJ"}.get(w.upos, w.upos)
    if part == "VERB":
        for k in t.children[i]:
            if t.words[k].rel.startswith(("compound:prt", "advmod", "obl", "fixed", "xcomp", "obj")) or k == i + 1:
                low = t.words[k].text.lower()
                if low in lex.particles and (rows := lex.operators.get(("VERB", f"{w.lemma} {low}"))):
                    return rows
        if i + 1 < len(t.words) and (rows := lex.operators.get(("VERB", f"{w.lemma} {t.words[i + 1].text.lower()}"))):
            return rows
    if idiom := _IDIOMS.get(w.lemma):
        before = " ".join(x.text.lower() for x in t.words[max(0, i - 3) : i]) + " "
        for words, key in idiom:
            if before.endswith(words + " "):
                return lex.operators.get(key, ())
    rows = lex.operators.get((part, w.lemma)) or ()
    if not rows and part == "VERB":
        rows = lex.operators.get(("ADJ", w.text.lower())) or ()
    if not rows and part == "ADJ":
        rows = lex.operators.get(("ADJ", w.text.lower())) or lex.operators.get(("VERB", w.lemma)) or ()
    return rows


# A noun that means something else after these words: the word before, and the row that it then has.
_IDIOMS: dict[str, tuple[tuple[str, tuple[str, str]], ...]] = {
    "hold": (("on", ("NOUN", "hold")),),  # "is on hold"
    "ice": (("on", ("NOUN", "ice")),),
    "way": (("under", ("ADJ", "underway")),),
    "question": (("out of the", ("ADJ", "impossible")),),
    "table": (("off the", ("ADJ", "off")), ("on the", ("ADJ", "possible"))),
    "agenda": (("on the", ("ADJ", "planned")),),
    "card": (("on the", ("ADJ", "expected")),),
}


def slot_of(t: Tree, node: int, above: int, rel: str) -> tuple[str, str]:
    """The slot by which a word hangs on the one above, and its preposition if it has one."""
    group = rel.split(":")[0]
    if rel == "nsubj:pass" or group in ("obj", "iobj", "compound", "amod") or rel == "nmod:poss":
        return "obj", ""
    if group in ("nsubj", "csubj"):
        # a participle's or passive's subject undergoes; so does the subject of "is off", "is due"
        return "subj", ""
    if group in ("ccomp", "xcomp"):
        return "comp", ""
    if group == "acl" and t.words[above].upos in ("NOUN", "PROPN", "ADJ"):
        return "comp", ""
    if group in ("obl", "nmod", "advcl"):
        cases = [t.words[k].text.lower() for k in t.kids(node, "case", "mark")]
        if cases and t.words[above].upos == "VERB" and t.words[above + 1 : above + 2] and _particle(t, node, above):
            return "obj", ""  # "calls off the race", with "off" hung on the race
        if rel == "obl" and not cases and t.words[above].upos == "VERB":
            return "obj", ""  # "called off a strike", with the particle taken for a preposition
        if rel == "advcl" and not cases and t.words[node].text.lower().endswith("ing"):
            return "adv", ""
        return ("advcl" if rel == "advcl" else "obl"), (cases[0] if cases else "")
    return rel, ""


def _particle(t: Tree, node: int, above: int) -> bool:
    """Whether the word's preposition is the particle of the verb before it."""
    return any(k == above + 1 and t.words[k].text.lower() in _PARTICLES for k in t.kids(node, "case"))


def hangs(t: Tree, operator: Operator, slot: str, preposition: str, above: int) -> bool:
    """Whether a word in this slot of the one above is what that word's table row speaks of."""
    if slot == "obl" and operator.does == "none":
        return True
    if slot == "obl":
        return preposition in operator.prepositions
    if slot == "advcl":
        return (
            preposition in ("to", "for") and "comp" in operator.slots and preposition in {"to", *operator.prepositions}
        )
    if slot == "subj" and t.words[above].upos in ("ADJ", "ADV", "ADP", "NOUN"):
        return True
    if slot == "subj" and operator.does == "affirm":
        return False
    return slot in operator.slots
