"""Whose words an event is told in: the innermost speaker around it, or the outlet itself."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.model import Channel, Span
from onrecord.read.effects import SAYING
from onrecord.read.governing import operators
from onrecord.read.lexicon import Lexicon
from onrecord.read.names import Mention, mention
from onrecord.read.parsed import Attribution
from onrecord.read.stance import Said
from onrecord.read.tree import Tree

# Doing one of these is itself a word towards the event: who postpones it, or agrees to it, speaks.
_PERFORMATIVE = {"affirm", "expect", "propose", "postpone", "cancel", "refuse", "negate", "doubt"}


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker's words in the passage, by word ranges; `who` is None when the source is not a participant."""

    who: Mention | None
    source: Span | None
    cue: Span | None
    content: Span | None
    head: int | None  # head word of the source
    performed: bool = False  # the act itself is the word ("NASA postpones the launch")


_SPEAKING = frozenset(
    {"say", "tell", "announce", "confirm", "insist", "add", "warn", "state", "declare", "explain", "note", "claim"}
)

NARRATION = Voice(None, None, None, None, None)


def voice_of(t: Tree, lex: Lexicon, at: int, said: Said) -> Voice:
    """The innermost speaker of what is said at word `at`: by the parse first, then by the attributions of the model."""
    if said.answer:
        return _from_steps(t, lex, said, say=True) or _from_steps(t, lex, said, say=False) or NARRATION
    spoken = _from_steps(t, lex, said, say=True)
    # a passing mention ("his scheduled meeting with Y") is the outlet's, unless a word of saying governs it
    attributed = None if said.passing and not spoken else _from_attributions(t, lex, at)
    if spoken and attributed:
        if attributed.cue and spoken.cue and attributed.cue[0] <= spoken.cue[0] < attributed.cue[1]:
            return Voice(spoken.who, spoken.source, attributed.cue, attributed.content, spoken.head)
        return spoken
    if spoken or attributed:
        return spoken or attributed or NARRATION
    return _from_steps(t, lex, said, say=False) or NARRATION


def _from_steps(t: Tree, lex: Lexicon, said: Said, *, say: bool) -> Voice | None:
    for step in said.steps:
        wanted = step.does in SAYING if say else step.does in _PERFORMATIVE
        if not wanted or step.agent is None:
            continue
        who, head = speaker_at(t, lex, step.agent)
        if who is None and say and t.words[step.at].lemma in _SPEAKING and t.words[step.agent].upos == "NOUN":
            # whatever says so speaks: "the studio said"
            who, head = replace(mention(t, lex, step.agent), kind="group"), step.agent
        if who is None or (who.kind == "thing"):
            continue
        return Voice(who, (who.first, who.last), (step.at, step.at + 1), None, head, performed=not say)
    return None


def speaker_at(t: Tree, lex: Lexicon, i: int) -> tuple[Mention | None, int | None]:
    """The participant that speaks at word i: itself, or whose statement, post or letter it is."""
    m = mention(t, lex, i)
    if m.acts:
        return m, i
    if m.kind == "place":  # "Washington said", "Moscow denies"
        return m, i
    for k in t.kids(i, "nmod", "compound", "amod"):
        cases = {t.words[x].text.lower() for x in t.kids(k, "case")}
        carries = t.words[i].lemma in lex.carriers
        if t.words[k].rel == "nmod:poss" or (
            carries and (cases & {"by", "from", "of"} or (not cases and t.words[k].text[:1].isupper()))
        ):
            owner = mention(t, lex, k)
            if owner.acts or owner.kind == "place":
                return owner, k
    return None, None


def _from_attributions(t: Tree, lex: Lexicon, at: int) -> Voice | None:
    best: tuple[int, Attribution] | None = None
    for a in t.passage.attributions:
        if (
            a.source
            and a.content
            and a.content[0] <= at < a.content[1]
            and not a.cue[0] <= at < a.cue[1]
            and not _aside(t, a, at)
        ):
            size = a.content[1] - a.content[0]
            if best is None or size < best[0]:
                best = size, a
    if best is None:
        return None
    a = best[1]
    head = source_head(t, a.source or a.cue)
    who, head_word = speaker_at(t, lex, head)
    if who is None or not _saying(t, lex, a):
        return None
    return Voice(who, a.source, a.cue, a.content, head_word)


def _aside(t: Tree, a: Attribution, at: int) -> bool:
    """Whether the cue stands in a relative clause that the word is not in: "he, who denies it, did not attend"."""
    verb = next((k for k in range(*a.cue) if t.words[k].upos == "VERB"), None)
    return verb is not None and t.words[verb].rel == "acl:relcl" and at not in t.under(verb)


def _saying(t: Tree, lex: Lexicon, a: Attribution) -> bool:
    """Whether the cue is a word of saying; wishes and plans are left to the parse, unless it has no rule for them."""
    for k in range(*a.cue):
        if t.words[k].upos in ("VERB", "NOUN", "AUX"):
            rows = operators(t, lex, k)
            if rows and rows[0].does == "none":
                return False
    return True


def source_head(t: Tree, span: Span) -> int:
    """The head word of a range: the one whose own head lies outside, the last name-like one if there are several."""
    tops = [k for k in range(*span) if not span[0] <= t.words[k].head < span[1] and t.words[k].upos != "PUNCT"]
    nominal = [k for k in tops if t.words[k].upos in ("NOUN", "PROPN", "PRON")]
    if not nominal:  # two words that hang on each other: "the minister's spokeswoman, Ana Ruiz"
        nominal = [
            k
            for k in range(*span)
            if t.words[k].upos in ("NOUN", "PROPN") and t.words[k].rel not in ("nmod:poss", "compound", "flat")
        ]
    return (nominal or tops or [span[0]])[0]


def channel_of(t: Tree, lex: Lexicon, voice: Voice) -> Channel | None:
    """The channel that the words around the cue tell; an unnamed source without another is one."""
    if voice.cue is None:
        return None
    words = " " + " ".join(t.words[k].text.lower() for k in _around_cue(t, voice)) + " "
    for name, forms in lex.channels.items():
        if any(f" {form} " in words for form in forms):
            return Channel(name)
    if voice.who is not None and voice.who.unnamed:
        return Channel.UNNAMED_SOURCE
    return None


def _around_cue(t: Tree, voice: Voice) -> list[int]:
    """Source, cue and what hangs on the cue but the clause of what is said: "in a post", "told reporters"."""
    cue = range(*(voice.cue or (0, 0)))
    verb = next((k for k in cue if t.words[k].upos == "VERB"), cue[0])
    content = [k for k in t.kids(verb, "ccomp", "parataxis", "xcomp", "conj") if k not in cue]
    found = set(t.under(verb, without=content)) | set(cue) | set(range(*(voice.source or (0, 0))))
    if voice.content:
        # words of the content count only where they hang on the cue itself ("announced the meeting in a post")
        inside = set(range(*voice.content))
        own = {k for c in t.kids(verb, "obl", "iobj", "obj") for k in t.under(c)}
        found -= inside - own
    above = t.words[verb].head
    if t.words[verb].upos == "VERB" and t.words[verb].rel == "acl" and above >= 0:
        found |= set(t.phrase(above))  # "his post on social media claiming"
    return sorted(found)
