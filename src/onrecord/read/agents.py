"""Who does what a verb or an action noun says, in the parse."""

from __future__ import annotations

from onrecord.read.tree import Tree, verb_group


def agent_of(t: Tree, i: int) -> int | None:
    """Who does what the verb at i says: its subject, its agent, or the subject it shares with the verb above."""
    subjects = [k for k in t.kids(i, "nsubj") if t.words[k].rel != "nsubj:pass"]
    if subjects:  # of two, the parse is right about the nearer one
        return relative(t, i, min(subjects, key=lambda k: abs(k - i)))
    for k in t.kids(i, "obl"):
        if t.words[k].rel == "obl:agent" or any(t.words[x].lemma == "by" for x in t.kids(k, "case")):
            return k
    if t.kids(i, "nsubj", "expl") and verb_group(t, i).passive:
        return None
    above, rel = t.words[i].head, t.words[i].rel
    if rel in ("advcl", "ccomp") and (before := _just_before(t, i)) is not None:
        return before
    if above >= 0 and rel in ("xcomp", "conj", "advcl") and t.words[above].upos in ("VERB", "AUX", "ADJ"):
        if rel == "xcomp" and (objects := t.kids(above, "obj", "iobj")):
            return objects[0]  # "led him to announce": he announces
        if (
            rel in ("xcomp", "advcl")
            and t.words[above].lemma in ("call", "appeal")
            and verb_group(t, i).tense == "infinitive"
        ):
            asked = [
                k for k in t.kids(above, "obl") if {t.words[x].text for x in t.kids(k, "case")} & {"on", "to", "for"}
            ]
            if asked:
                return asked[0]  # "called on him to resign"
        return agent_of(t, above) if not verb_group(t, i).passive or rel != "conj" else None
    if above >= 0 and rel.startswith("acl") and not verb_group(t, i).passive:
        return above
    return _just_before(t, i)


def _just_before(t: Tree, i: int) -> int | None:
    """The noun right before a finite verb of which the parse lost the subject ("North Korea agrees")."""
    group = verb_group(t, i)
    if t.words[i].upos != "VERB" or not group.finite or group.passive or t.kids(i, "expl"):
        return None
    k = i - 1
    while k >= 0 and t.words[k].upos in ("AUX", "ADV", "PART"):
        k -= 1
    if k < 0 or t.words[k].upos not in ("NOUN", "PROPN"):
        return None
    while t.words[k].rel in ("flat", "compound") and 0 <= t.words[k].head < k and k - t.words[k].head < 5:
        k = t.words[k].head
    return k


def relative(t: Tree, i: int, subject: int) -> int:
    """The noun that a relative pronoun stands for, else the subject itself."""
    if t.words[i].rel == "acl:relcl" and t.words[subject].text.lower() in ("who", "which", "that"):
        return t.words[i].head
    return subject


def agent_of_noun(t: Tree, i: int) -> int | None:
    """Whose plan, proposal or announcement: the possessor, "by" or "of" someone, or who makes it."""
    for k in t.kids(i, "nmod"):
        cases = {t.words[x].lemma for x in t.kids(k, "case")}
        if t.words[k].rel == "nmod:poss" or "by" in cases or "from" in cases:
            return k
    above, rel = t.words[i].head, t.words[i].rel
    if above >= 0 and rel == "obj" and t.words[above].upos == "VERB":
        # who makes a statement speaks; who denies reports does not report
        told = t.words[i].lemma in _TOLD and t.words[above].lemma not in _MAKING
        return None if told else agent_of(t, above)
    return None


_TOLD = frozenset(
    {"report", "claim", "rumour", "rumor", "suggestion", "allegation", "speculation", "statement", "word", "news"}
)
_MAKING = frozenset(
    {"make", "issue", "release", "give", "send", "post", "publish", "repeat", "have", "put", "read", "write", "bring"}
)
