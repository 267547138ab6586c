"""What is said of an event: climbs from the event word through the words that govern it, composing their effects.

"denied that the meeting was cancelled": *meeting* is cancelled (cancels), and that is denied (affirms). What each word
does is a row of operators.toml, how effects combine a table of effects.py; this file climbs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from onrecord.model import Firmness, Stance
from onrecord.read.agents import agent_of, agent_of_noun
from onrecord.read.effects import (
    AFFIRMS,
    BY_TENSE,
    CANCELS,
    COMPOSE,
    DENIES,
    DOUBTS,
    HELD,
    NEGATED,
    NOT,
    NOT_HELD,
    POSTPONES,
    PROPOSES,
    SAYING,
)
from onrecord.read.governing import hangs, operators, slot_of
from onrecord.read.lexicon import Lexicon, Operator
from onrecord.read.tree import Tree, VerbGroup, asks_not, negated, verb_group
from onrecord.read.triggers import Found

_HELD_AFTER = {"after", "following", "since", "despite", "upon"}
_BEFORE = {"before", "until", "till", "pending", "ahead"}
_DATE_NOUNS = {"date", "timeframe", "timetable", "timeline", "day", "schedule", "frame", "deadline"}
_THROUGH = {
    "future",
    "fate",
    "rest",
    "date",
    "day",
    "time",
    "round",
    "series",
    "phase",
    "part",
    "leg",
    "session",
    "venue",
    "start",
    "opening",
    "host",
    "hosting",
    "number",
    "kind",
    "set",
    "pair",
    "wave",
    "first",
    "second",
    "third",
    "program",
    "programme",
    "process",
    "extension",
    "renewal",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One governing word on the way up: what it does and who does it (index of the agent's head word)."""

    at: int
    does: str
    agent: int | None
    verb: str = ""  # its dictionary form


@dataclass(frozen=True, slots=True)
class Said:
    """What a passage says of one event, and the words that say so."""

    stance: Stance | None = None
    hedged: bool = False
    weak: bool = False  # only a modifier or a passing mention says it
    passing: bool = False  # a modifier of the event word says it ("the planned talks")
    steps: tuple[Step, ...] = ()
    path: tuple[int, ...] = ()  # all words climbed through
    anchor: int = -1  # the topmost word that still speaks of the event (before any word of saying)
    past_plan: bool = False
    dateless: bool = False  # "no date has been set"
    answer: bool = False  # somebody is told to have answered so, whoever speaks around it
    outer: Said | None = None  # what somebody else says of these words ("A denied B's claim that ...")


@dataclass(slots=True)
class _Climb:
    """The state of one climb."""

    state: Stance | None = None
    hedged: bool = False
    weak: bool = False
    passing: bool = False
    steps: list[Step] = field(default_factory=list)
    path: list[int] = field(default_factory=list)
    anchor: int = -1
    past_plan: bool = False
    dateless: bool = False
    quiet: bool = False  # a word above makes it talk about the event only
    asserted: bool = True  # False while only a bare "to cancel it" says so
    inner: Said | None = None  # what the first speaker met on the way says

    def said(self, *, since: int = 0) -> Said:
        """What is said so far, with the steps from one on."""
        return Said(
            self.state,
            self.hedged,
            self.weak,
            self.passing,
            tuple(self.steps[since:]),
            tuple(self.path),
            self.anchor,
            self.past_plan,
            self.dateless,
        )


def what_is_said(t: Tree, lex: Lexicon, found: Found) -> Said:
    """The stance towards the event named by `found`, composed from the words around and above it."""
    c = _Climb(anchor=found.at)
    c.path.append(found.at)
    if found.verb:
        _own_tense(t, found.at, c)
        slot_from = found.at
    else:
        slot_from = found.at
        if _no(t, found.at):
            c.state = DENIES
    _climb(t, lex, slot_from, c)
    if not c.asserted and c.state in (CANCELS, POSTPONES, DENIES):
        c.state, c.hedged, c.weak = DOUBTS, True, True  # "a march to stop the vote" does not stop it
    _hypothetical(t, c)
    if (c.state is None and not c.quiet) or (c.state in (None, HELD) and not found.verb and not c.steps):
        _modifiers(t, lex, found, c)
    inner = c.inner
    if inner is None or c.state is inner.stance:
        return c.said()
    outer = c.said(since=len(inner.steps)) if c.state is not None else None
    heard = outer is not None and any(s.agent is not None and _acts(t, lex, s.agent) for s in outer.steps)
    return replace(inner, outer=outer if heard else None)


def _acts(t: Tree, lex: Lexicon, i: int) -> bool:
    """Whether a word can be a speaker: a name, a pronoun, a word for people or bodies."""
    w = t.words[i]
    return w.upos in ("PROPN", "PRON") or w.lemma in lex.people or w.lemma in lex.unnamed or w.lemma in lex.bodies


def _hypothetical(t: Tree, c: _Climb) -> None:
    """What stands in an if-clause is not said: "if they meet" leaves it open, "if it is cancelled" says nothing."""
    for i in c.path:
        found = [
            k for k in t.kids(i, "mark", "advmod") if t.words[k].text.lower() in ("if", "unless", "provided", "whether")
        ]
        marks = {t.words[k].text.lower() for k in found}
        if any(k and asks_not(t, k - 1) for k in found) and c.state in (None, AFFIRMS, HELD, DOUBTS):
            c.state, c.hedged, c.inner = AFFIRMS, False, None  # "the question was not whether but when"
            return
        if (
            "whether" in marks
            and c.state in (None, AFFIRMS, HELD, DENIES)
            and not c.quiet
            and not any(s.does == "doubt" for s in c.steps)
        ):
            c.state, c.hedged = DOUBTS, True
            return
        if marks & {"if", "unless", "provided"} and t.words[i].rel in ("advcl", "acl"):
            open_ = c.state in (HELD, AFFIRMS) and "if" in marks and not c.weak
            c.state, c.hedged, c.quiet = (DOUBTS, True, False) if open_ else (None, False, True)
            return


def _no(t: Tree, i: int) -> bool:
    return any(t.words[k].lemma in ("no", "neither") for k in t.kids(i, "det", "cc:preconj", "cc"))


def _own_tense(t: Tree, i: int, c: _Climb) -> None:
    group = verb_group(t, i)
    if group.tense == "past_plan":
        c.state, c.past_plan = AFFIRMS, True
        return
    effect = BY_TENSE.get(group.tense)
    if effect:
        c.state, c.hedged = effect
    if group.negated:
        c.state = NEGATED.get(c.state, DENIES) if c.state else DENIES
        if group.tense in ("progressive", "present") and c.state is NOT_HELD:
            c.state = DENIES
        if any(t.words[k].lemma in ("can", "could") for k in t.kids(i, "aux")):
            c.state = DENIES  # "cannot attend"


def _climb(t: Tree, lex: Lexicon, start: int, c: _Climb) -> None:
    node = start
    seen = {start}
    for _ in range(12):
        above = t.words[node].head
        if above < 0 or above in seen:
            _as_predicate(t, start, c)
            return
        seen.add(above)
        rel = t.words[node].rel
        if rel == "conj":
            own = t.words[node].upos in ("VERB", "AUX") and (verb_group(t, node).finite or t.kids(node, "nsubj"))
            if own and not _is_complement(t, above):
                return
            node = above  # a conjunct shares the governor of the first one
            continue
        if rel in ("parataxis", "dep", "list", "discourse") and not _says(t, lex, above):
            return
        if not _step(t, lex, node, above, rel, c):
            return
        c.path.append(above)
        node = above


def _is_complement(t: Tree, i: int) -> bool:
    return t.words[i].rel in ("ccomp", "xcomp")


def _says(t: Tree, lex: Lexicon, i: int) -> bool:
    return any(o.does in SAYING for o in operators(t, lex, i))


def _step(t: Tree, lex: Lexicon, node: int, above: int, rel: str, c: _Climb) -> bool:
    """Applies the word above; False when the climb ends here."""
    slot, preposition = slot_of(t, node, above, rel)
    w = t.words[above]
    if slot == "advcl" and preposition in ("when", "where", "whether", "how") and _says(t, lex, above):
        slot = "comp"  # "would not say when the talks would resume"
    if rel in ("acl:relcl",) and w.upos in ("NOUN", "PROPN", "PRON"):
        return False
    if slot == "obl" and w.upos in ("VERB", "AUX", "ADJ") and _temporal(t, above, preposition, node, c):
        return False
    if slot == "subj" and w.lemma in _COPULAS and (said := _predicate(t, lex, above)) is not None:
        c.path.append(above)
        return _apply(t, lex, operators(t, lex, said)[0], said, node, slot, c)  # "looks unlikely"
    if w.upos in ("VERB", "AUX") and slot in ("advcl", "obl", "comp") and _no_date(t, above, node):
        _compose(c, "doubt")
        c.dateless, c.anchor = True, above
        return True
    if w.lemma in ("be", "exist", "remain") and slot == "subj" and c.state is not None:
        return True  # "there were no plans"
    if w.lemma == "have" and slot == "comp" and any(t.words[k].lemma == "yet" for k in (*t.kids(above), *t.kids(node))):
        dateless = any(t.words[i].lemma in _DATE_NOUNS for i in c.path)  # "has yet to set a date"
        c.state, c.hedged = (DOUBTS, True) if dateless else (NOT_HELD, False)  # "has yet to sign it"
        return True
    if preposition == "against" and any(o.does == "affirm" for o in operators(t, lex, above)):
        _compose(c, "refuse")  # "decided against visiting"
        c.steps.append(Step(above, "refuse", agent_of(t, above)))
        return True
    for operator in operators(t, lex, above):
        if hangs(t, operator, slot, preposition, above):
            return _apply(t, lex, operator, above, node, slot, c)
    if w.upos in ("NOUN", "PROPN") and not (slot == "subj" and t.kids(above, "cop")):
        if w.lemma in lex.carriers and slot == "comp":
            agent = agent_of_noun(t, above)
            c.steps.append(Step(above, "say", agent))
            if c.inner is None and c.state is not None and agent is not None and _acts(t, lex, agent):
                c.inner = c.said()
            return True
        return w.lemma in _THROUGH or (slot == "comp" and c.state is not None)
    if slot == "comp" or (slot == "advcl" and preposition in ("to", "for") and c.state is None):
        return _unknown_verb(t, above, slot, c)
    if slot == "adv":
        return False
    if w.upos in ("VERB", "AUX", "ADJ", "NOUN") and slot in ("subj", "obj", "obl") and c.state is None:
        _existence(t, above, slot, c)
    if (
        c.state is None
        and slot == "subj"
        and rel == "nsubj"
        and verb_group(t, above).tense == "past"
        and not negated(t, above)
    ):
        c.state, c.weak, c.anchor = HELD, True, above  # "the talks were productive", "the debate lasted two hours"
    return False


_COPULAS = frozenset(
    {"look", "seem", "appear", "remain", "become", "sound", "prove", "stay", "be", "hang", "stand", "lie"}
)


_IN_WHICH = frozenset({"way", "hold", "ice", "question", "table", "doubt", "jeopardy", "limbo", "balance"})


def _predicate(t: Tree, lex: Lexicon, i: int) -> int | None:
    """The adjective that a verb like "looks" or "remains" says of its subject, if the tables know it."""
    for k in t.kids(i, "xcomp", "obj", "advmod"):
        if t.words[k].upos in ("ADJ", "ADV", "NOUN") and operators(t, lex, k) and t.words[i].lemma != "be":
            return k
    for k in t.kids(i, "obl"):  # "hangs in the balance", "are under way"
        if t.words[k].lemma in _IN_WHICH and operators(t, lex, k):
            return k
    return None


def _no_date(t: Tree, above: int, node: int) -> bool:
    """ "no timeframe exists for arranging it", "set no date for the talks"."""
    found = [k for k in t.kids(above, "nsubj", "obj") if k != node and t.words[k].lemma in _DATE_NOUNS]
    return any(_no(t, k) for k in found) or (bool(found) and negated(t, above))


def _unknown_verb(t: Tree, above: int, slot: str, c: _Climb) -> bool:
    """A verb that the tables do not know passes on what was said, but a bare event stays bare."""
    if slot != "comp":
        return False
    group = verb_group(t, above)
    if group.negated and c.state is not None:
        c.quiet = True
        return False
    c.asserted |= group.finite  # "rain forced them to postpone it"
    return True


def _temporal(t: Tree, above: int, preposition: str, node: int, c: _Climb) -> bool:
    """ "after the talks", "ahead of the summit": the time of another happening tells of this one."""
    if c.state is not None or t.words[node].upos == "VERB":
        return False
    cases = {t.words[k].text.lower() for k in t.kids(node, "case", "mark")}
    if cases & _HELD_AFTER:
        c.state, c.weak, c.anchor = HELD, True, node
        return True
    if cases & _BEFORE or (preposition == "prior"):
        c.state, c.weak, c.anchor = AFFIRMS, True, node
        return True
    if preposition in ("at", "during", "in", "through"):
        effect = BY_TENSE.get(verb_group(t, above).tense)
        if effect:
            (c.state, c.hedged), c.weak, c.anchor = effect, True, node
            return True
    return False


def _existence(t: Tree, above: int, slot: str, c: _Climb) -> None:
    """ "there will be a meeting", "X is in talks with Y"."""
    w = t.words[above]
    if w.lemma in ("be", "exist") and (t.kids(above, "expl") or slot == "subj"):
        effect = BY_TENSE.get(verb_group(t, above).tense)
        c.path.append(above)
        if effect and effect[0] is not HELD:
            c.state, c.hedged = effect


def _apply(t: Tree, lex: Lexicon, operator: Operator, above: int, node: int, slot: str, c: _Climb) -> bool:
    does, w = operator.does, t.words[above]
    group = verb_group(t, above)
    nominal = w.upos in ("NOUN", "PROPN") and w.lemma != "way"  # "under way" says that it happens, as a verb does
    not_ = group.negated or (nominal and _no(t, above)) or _empty_subject(t, above, node)
    agent = agent_of_noun(t, above) if nominal else agent_of(t, above)
    if nominal and not_ and w.lemma == "decision":
        does, not_ = "doubt", False  # "no decision has been made on"
    if not_ and not nominal and (instead := _but(t, lex, above)):
        does, not_ = instead, False  # "not cancelled but postponed"
    if nominal and w.lemma in _DATE_NOUNS and (not_ or operator.does == "affirm"):
        does = "date" if not_ or slot in ("obl", "comp") else does
        c.dateless |= not_
    if does == "none":
        c.quiet = c.state is None or c.quiet
        return c.state is not None and slot == "comp"
    if does == "held":
        c.state, c.weak, c.anchor = (HELD, True, node) if c.state is None else (c.state, c.weak, c.anchor)
        return False
    if does == "hold":
        return _happens(t, above, group, not_, agent, nominal, c)
    if group.tense == "past_plan" or (does in ("affirm", "expect", "propose") and _once(t, above, group.tense)):
        c.past_plan = True
    if not_:
        hopeless = does == "expect" and w.lemma in ("optimistic", "hopeful", "confident")
        unwilling = does == "propose" and w.lemma in ("want", "wish", "hope", "seek", "desire")
        does = "doubt" if hopeless else "unexpected" if unwilling else NOT[does]
    if does == "propose" and slot == "comp" and c.state is HELD and t.words[node].text.lower() == t.words[node].lemma:
        c.state = None  # "demand that he resign"
    _compose(c, does)
    if group.tense in ("may",) and does not in ("say", "think", "silent", "doubt"):
        c.state, c.hedged = (DOUBTS, True) if c.state in (CANCELS, POSTPONES, AFFIRMS, DENIES) else (c.state, True)
    if group.tense == "should" and does not in ("say", "think", "silent") and c.state in (CANCELS, POSTPONES, AFFIRMS):
        c.state, c.hedged = (PROPOSES if c.state is AFFIRMS else POSTPONES if c.state is POSTPONES else DOUBTS), True
    if does == "silent":
        c.quiet, c.state = True, None
        return False
    c.asserted = nominal or group.tense != "infinitive" or (c.asserted and bool(c.steps))
    c.steps.append(Step(above, operator.does, agent))
    if operator.does not in SAYING:
        c.anchor = above
    elif c.inner is None and c.state is not None and agent is not None and _acts(t, lex, agent):
        c.inner = c.said()
    return True


def _but(t: Tree, lex: Lexicon, i: int) -> str | None:
    """What is said instead: the effect of a second predicate after "but" or "rather than" the first."""
    for k in t.kids(i, "conj"):
        rows = operators(t, lex, k)
        if (
            rows
            and any(t.words[x].lemma == "but" for x in t.kids(k, "cc"))
            and not any(t.words[x].rel == "obl:agent" for x in t.kids(k))
        ):
            return rows[0].does
    return None


def _once(t: Tree, i: int, tense: str) -> bool:
    """ "had planned", "was originally to": a plan of the past, of which nothing is said for today."""
    before = {t.words[k].lemma for k in t.kids(i, "advmod")} & {
        "originally",
        "initially",
        "previously",
        "once",
        "earlier",
    }
    planned = t.words[i].lemma in (
        "plan",
        "schedule",
        "intend",
        "expect",
        "hope",
        "want",
        "set",
        "slate",
        "mean",
        "due",
    )
    return (tense == "past_perfect" and planned) or (bool(before) and tense in ("past", "participle"))


def _empty_subject(t: Tree, i: int, node: int) -> bool:
    """ "no plans exist", "no timeframe was set": the subject's "no" negates the predicate."""
    return any(k != node and _no(t, k) for k in t.kids(i, "nsubj"))


def _compose(c: _Climb, does: str) -> None:
    effect = COMPOSE[does].get(c.state)
    if effect:
        c.state, hedged = effect
        c.hedged |= hedged
        c.weak = False
    if does == "expect":
        c.hedged = True


def _happens(t: Tree, above: int, group: VerbGroup, not_: bool, agent: int | None, nominal: bool, c: _Climb) -> bool:
    """A word by which the event happens: its tense says whether it did."""
    c.anchor = above
    c.steps.append(Step(above, "hold", agent, t.words[above].lemma))
    if nominal:
        return True
    if not group.finite and not_ and c.state is None:
        c.state = DENIES  # "decided not to hold it"
        return True
    if not group.finite and c.state in (None, DENIES):
        if group.tense == "participle" and not_ is False and t.words[above].rel in ("acl", "advcl"):
            c.state, c.weak = HELD, True
            return False
        if group.tense == "gerund" and t.words[above].rel in ("advcl", "acl"):
            c.state, c.weak = c.state or HELD, True
            return False
        return True
    if group.tense == "past_plan":
        c.state, c.past_plan = AFFIRMS, True
        return True
    effect = BY_TENSE.get(group.tense)
    if t.words[above].lemma in ("go", "proceed") and group.tense == "progressive":
        effect = AFFIRMS, False  # "is going ahead": it is on
    if effect and c.state in (None, DENIES, HELD):
        if c.state is DENIES and any(s.does != "hold" for s in c.steps):
            return True  # "had no intention of resigning" was said, whatever "had" is
        denied = (c.state is DENIES) != not_
        state, c.hedged = effect
        c.state = NEGATED.get(state, DENIES) if denied else state
        if denied and group.tense in ("present", "progressive") and c.state is NOT_HELD:
            c.state = DENIES
    return True


def _as_predicate(t: Tree, i: int, c: _Climb) -> None:
    """ "It would be the first meeting of the two": the event word is itself what is said."""
    if c.state is None and t.words[i].upos in ("NOUN", "PROPN") and t.kids(i, "cop"):
        group = verb_group(t, i)
        if any(t.words[k].text.lower() in ("in", "on") for k in t.kids(i, "case")) and group.tense in BY_TENSE:
            c.state, c.hedged = BY_TENSE[group.tense]  # "is in talks", "are on strike"
            c.state = NEGATED.get(c.state, c.state) if group.negated else c.state
        if group.tense in ("future", "would", "may"):
            c.state, c.hedged = BY_TENSE[group.tense]
            c.weak = True


def _modifiers(t: Tree, lex: Lexicon, found: Found, c: _Climb) -> None:
    """What the event word's own modifiers say: "the planned meeting", "elections, already postponed from August"."""
    for k in (*t.kids(found.at, "amod", "acl", "compound", "appos"), *_trailing(t, found.at)):
        w = t.words[k]
        rows = operators(t, lex, k)
        does = rows[0].does if rows else ""
        group = verb_group(t, k)
        if does != "hold" and w.rel.startswith("acl") and group.tense == "infinitive":
            continue  # "a deal to resolve the crisis"
        if does in ("affirm", "expect", "propose", "doubt", "postpone", "cancel", "confirm"):
            before = c.state
            c.state = None if c.state is HELD else c.state
            _compose(c, NOT[does] if group.negated else does)
            c.weak = c.passing = True
            c.steps.append(Step(k, does, agent_of(t, k) if w.upos == "VERB" and w.rel != "amod" else None))
            if c.state is None:
                c.state = before
            return
        if does == "hold" and w.upos == "VERB" and w.rel in ("acl", "acl:relcl", "advcl") and c.state is None:
            group = verb_group(t, k)
            effect = BY_TENSE.get(group.tense) or ((HELD, False) if group.tense == "participle" else None)
            if group.tense == "infinitive":
                effect = (AFFIRMS, False)
            if effect:
                c.state, c.hedged = effect
                c.state = NEGATED.get(c.state, c.state) if group.negated else c.state
                c.weak = c.passing = True
                c.anchor = k
                return


def _trailing(t: Tree, i: int) -> Iterator[int]:
    """A participle right after the noun and a comma, which the parse may hang on the verb instead."""
    for k in (i + 1, i + 2, i + 3):
        if (
            k < len(t.words)
            and t.words[k].rel == "advcl"
            and t.words[k].upos == "VERB"
            and verb_group(t, k).tense == "participle"
        ):
            yield k


_REPLIES = ("refuse", "negate", "cancel", "postpone", "confirm", "affirm", "propose")


def replies(t: Tree, lex: Lexicon, found: Found, said: Said) -> Iterator[Said]:
    """What others are told to have answered: "a truce, which was rejected by the rebels"."""
    nouns = [i for i in said.path if t.words[i].upos in ("NOUN", "PROPN")]
    done = {s.at for s in said.steps}
    below = [k for i in nouns for k in (*t.kids(i, "acl"), *_trailing(t, i))]
    below += [
        k for s in said.steps if t.words[s.at].upos == "VERB" for k in t.kids(s.at, "conj")
    ]  # "accepted by A but rejected by B"
    for k in dict.fromkeys(below):
        if k in done or t.words[k].upos != "VERB" or not any(t.words[x].rel == "obl:agent" for x in t.kids(k)):
            continue
        does = next((o.does for o in operators(t, lex, k) if o.does in _REPLIES), None)
        group = verb_group(t, k)
        effect = COMPOSE[NOT[does] if group.negated else does].get(None) if does else None
        if does and effect:
            step = Step(k, does, agent_of(t, k))
            yield Said(effect[0], effect[1], steps=(step,), path=(found.at, k), anchor=k, answer=True)


def firmness(said: Said, condition: str | None) -> Firmness:
    """Firm, hedged or conditional."""
    if condition:
        return Firmness.CONDITIONAL
    return Firmness.HEDGED if said.hedged else Firmness.FIRM


def put_off_instead(said: Said) -> Said:
    """A refusal of a time only is a postponement ("will not meet in the immediate future")."""
    return replace(said, stance=POSTPONES)
