"""Who takes part in an event and where it is to be, from the parse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from onrecord.read.agents import agent_of
from onrecord.read.lexicon import Lexicon
from onrecord.read.names import CALENDAR, COMPASS, Mention, mention
from onrecord.read.stance import Said
from onrecord.read.tree import Tree
from onrecord.read.triggers import Found
from onrecord.world.places import find_place
from onrecord.world.states import side_of_adjective, side_of_capital, side_of_name

_WITH = {"with", "between", "among", "against"}
_IN = {"in", "at", "near", "inside", "outside"}
_TOWARD = {"to", "into", "from"}
_GOING = {"visit", "return", "attendance", "withdrawal", "deployment"}
# Things an event is done to; their name tells one launch, verdict or deal from another.
_THEME_OF = {
    "launch",
    "test",
    "trial",
    "verdict",
    "hearing",
    "merger",
    "purchase",
    "release",
    "opening",
    "closure",
    "publication",
    "agreement",
    "contest",
    "conference",
    "ceremony",
    "speech",
    "attendance",
    "measure",
    "sanctions",
    "tariff",
    "appointment",
    "resignation",
    "endorsement",
    "exercise",
    "strike",
    "protest",
}


@dataclass(frozen=True, slots=True)
class Arguments:
    """Participants by their head word, the place's name, and the proper name of the event or its object."""

    parties: tuple[tuple[int, Mention], ...]
    place: str | None
    theme: str | None
    met: bool = False  # the event is told by one side: "the meeting with the premier"


def arguments(t: Tree, lex: Lexicon, found: Found, said: Said) -> Arguments:
    """The participants, place and theme of one event mention."""
    heads: list[int] = []
    for k in _party_heads(t, found, said):
        for c in (k, *_conjuncts(t, k)):
            if c not in heads and c != found.at:
                heads.append(c)
    mentions = [(k, _alone(t, k) or mention(t, lex, k)) for k in heads]
    own = set(found.words)
    parties = tuple(
        (k, m)
        for k, m in mentions
        if _takes_part(t, k, m) and not _dateish(m) and not own & set(range(m.first, m.last))
    )
    place = _place(t, lex, found, said)
    met = not found.verb and found.at + 1 < len(t.words) and t.words[found.at + 1].text.lower() == "with"
    return Arguments(parties, place, _theme(t, lex, found, parties, place), met)


def _takes_part(t: Tree, k: int, m: Mention) -> bool:
    """Whether it can be a participant: a capital acts for its state, unless something is said to be in it."""
    if m.kind == "place":
        return bool(side_of_capital(m.name or "")) and not _cases(t, k) & (_IN | _TOWARD)
    return m.acts


_DATES = CALENDAR | {"may", "easter", "christmas", "ramadan"}


def _alone(t: Tree, k: int) -> Mention | None:
    """One half of a pair joined by a hyphen ("Trump-Putin meeting"): its own word is its name."""
    for j in (k - 1, k + 1):
        if 0 < j < len(t.words) - 1 and t.words[j].text in ("-", "–", "/"):
            other = j - 1 if j < k else j + 1
            if (
                t.words[k].text[:1].isupper()
                and t.words[other].text[:1].isupper()
                and t.words[j].start in (t.words[k].end, t.words[other].end)
            ):
                name = side_of_adjective(t.words[k].text) or t.words[k].text
                return Mention("state" if side_of_name(name) else "person", name, None, False, k, k + 1)
    return None


def _dateish(m: Mention) -> bool:
    return bool(m.name) and (m.name or "").split()[0].lower() in _DATES


def _conjuncts(t: Tree, k: int) -> Iterator[int]:
    inner = [c for f in t.kids(k, "flat") for c in t.kids(f, "conj")]
    inner += [c for c in t.kids(k, "compound", "amod") if t.words[c].text in COMPASS and t.words[c + 1].text == "and"]
    for c in (*t.kids(k, "conj"), *inner):
        if t.words[c].upos in ("PROPN", "NOUN", "PRON", "ADJ"):
            yield c
            yield from _conjuncts(t, c)


def _cases(t: Tree, k: int) -> set[str]:
    return {t.words[x].text.lower() for x in t.kids(k, "case")}


def _party_heads(t: Tree, found: Found, said: Said) -> Iterator[int]:
    if found.verb:
        yield from _of_verb(t, found.at, found.kind)
    else:
        yield from _of_noun(t, found)
    for step in said.steps:  # "holds talks with Y": the one who holds them takes part, and Y may hang on "holds"
        if step.does in ("say", "think", "none", "negate", "doubt") or (found.verb and step.does != "hold"):
            continue
        met = any(_cases(t, k) & {"with"} for k in t.kids(found.at, "nmod", "obl"))
        if step.agent is not None and not found.verb and (step.does != "confirm" or met):
            yield step.agent  # who announces a summit with somebody takes part
        if t.words[step.at].upos in ("VERB", "AUX"):
            for k in t.kids(step.at, "obl"):
                if _cases(t, k) & _WITH:
                    yield k
            if step.does == "propose":
                yield from (k for k in t.kids(step.at, "obj", "iobj") if k not in said.path)
    for i in said.path[1:3]:
        if t.words[i].lemma in ("be", "hold", "have") and not any(s.at == i for s in said.steps):
            agent = agent_of(t, i)
            if agent is not None and agent not in said.path:
                yield agent


def _of_verb(t: Tree, i: int, kind: str) -> Iterator[int]:
    agent = agent_of(t, i)
    if agent is not None:
        yield agent
    for k in t.kids(i, "nsubj:pass"):
        if t.words[k].rel == "nsubj:pass":
            yield k
    for k in t.kids(i, "obj", "iobj", "obl"):
        obl = t.words[k].rel.startswith("obl")
        cases = _cases(t, k)
        if (obl and cases & (_WITH | {"by"})) or (not obl and kind not in ("launch", "test")):
            yield k
        if obl and "as" not in cases:
            # "meets with Walid Muallem in Damascus": a wrongly hung "with" phrase below another
            yield from (x for x in t.kids(k, "nmod") if _cases(t, x) & {"with"})
    # "visit Damascus with", and titles that the parse leaves as a second subject
    yield from _second_subject(t, i)


def _second_subject(t: Tree, i: int) -> Iterator[int]:
    """ "special envoy Lakhdar Brahimi meets": a title and a name as two subjects; the name is the one."""
    subjects = t.kids(i, "nsubj")
    for a, b in pairwise(subjects):
        if b == a + 1 and t.words[b].upos == "PROPN":
            yield b


def _of_noun(t: Tree, found: Found) -> Iterator[int]:
    for k in t.kids(found.at, "nmod", "obl", "compound", "amod"):
        w, cases = t.words[k], _cases(t, k)
        if (
            w.rel == "nmod:poss"
            or cases & (_WITH | {"by"})
            or ("of" in cases and w.upos in ("PROPN", "NOUN", "PRON") and (not find_place(w.text) or t.kids(k, "conj")))
        ):
            yield k
        elif not cases and w.rel in ("compound", "amod", "nmod") and w.text[:1].isupper() and (k or w.upos == "PROPN"):
            yield from _hyphenated(t, k)
        if w.rel == "nmod" and cases & {"with", "in"}:
            yield from (x for x in t.kids(k, "nmod") if "with" in _cases(t, x))
    if (beside := _right_after(t, found.at)) is not None:
        yield beside
    for k in t.kids(found.at, "conj"):  # "the meeting of A and B", with B hung on the meeting
        if t.words[k].upos == "PROPN" and t.words[k].text[:1].isupper():
            yield k
    for k in t.kids(found.at, "acl"):  # "talks aimed at ... with"
        yield from (x for x in t.kids(k, "obl") if "with" in _cases(t, x))


def _right_after(t: Tree, i: int) -> int | None:
    """The head of "with ..." or "between ..." that stands right after the event word, wherever the parse hangs it."""
    if i + 2 >= len(t.words) or t.words[i + 1].text.lower() not in ("with", "between"):
        return None
    k = i + 2
    while k + 1 < len(t.words) and t.words[k].rel in ("det", "amod", "compound", "nummod"):
        k += 1
    return k if t.words[k].upos in ("PROPN", "NOUN") else None


def _hyphenated(t: Tree, k: int) -> Iterator[int]:
    """ "Trump-Putin meeting": both names."""
    if k >= 2 and t.words[k - 1].text in ("-", "–", "/") and t.words[k - 2].text[:1].isupper():
        yield k - 2
    yield k
    if k + 2 < len(t.words) and t.words[k + 1].text in ("-", "–", "/") and t.words[k + 2].text[:1].isupper():
        yield k + 2


def _place(t: Tree, lex: Lexicon, found: Found, said: Said) -> str | None:
    going = found.kind in _GOING
    above = [s.at for s in said.steps if s.does in ("hold", "affirm", "postpone", "cancel", "expect", "propose")]
    for owner in (found.at, *above):
        for k in t.kids(owner, "obl", "nmod", "obj", "compound", "amod", "nmod:poss"):
            name = _place_name(t, lex, k, owner == found.at, going)
            if name:
                return name
    for k in t.phrase(found.at):  # a place that hangs on one of the participants: "with Walid Muallem in Damascus"
        where = {"in", "at", "to"} if going else {"in", "at"}
        if k != found.at and _cases(t, k) & where and (name := _placed(t, lex, k)):
            return name
    return None


def _place_name(t: Tree, lex: Lexicon, k: int, own: bool, going: bool) -> str | None:
    w, cases = t.words[k], _cases(t, k)
    if cases & _IN or (going and cases & _TOWARD) or (going and not cases and w.rel == "obj"):
        return _placed(t, lex, k) or (_capital_of(t, k) if cases & _IN else None)
    if own and not cases and w.rel in ("compound", "amod", "nmod") and w.text[:1].isupper():
        place = find_place(w.text)
        if place and place.level != "state" and not side_of_adjective(w.text):
            return w.text
    return None


def _placed(t: Tree, lex: Lexicon, k: int) -> str | None:
    """The name of a place whose head word is k."""
    m = mention(t, lex, k)
    if m.name and (m.kind in ("place", "state") or find_place(m.name)):
        return m.name
    if m.name and m.kind in ("thing", "person") and t.words[k].upos == "PROPN" and not _dateish(m) and m.title is None:
        return m.name  # a proper name after "in" that no table knows is still where it is said to be
    for x in t.kids(k, "nmod", "appos", "compound"):
        if find_place(t.words[x].text) and t.words[x].upos == "PROPN":
            return mention(t, lex, x).name
    return None


def _capital_of(t: Tree, k: int) -> str | None:
    """ "in the Hungarian capital"."""
    from onrecord.world.states import side

    if t.words[k].lemma != "capital":
        return None
    for x in t.kids(k, "amod", "compound", "nmod"):
        name = side_of_adjective(t.words[x].text) or side_of_name(t.words[x].text)
        known = side(name) if name else None
        if known and known.capitals:
            return known.capitals[0]
    return None


def _theme(
    t: Tree, lex: Lexicon, found: Found, parties: tuple[tuple[int, Mention], ...], place: str | None
) -> str | None:
    """A capitalised name of the event or of its object: "Bahrain Grand Prix", "Space Shuttle Discovery"."""
    first = found.words[0]
    start = first
    while start > 0 and (
        t.words[start - 1].text[:1].isupper()
        or (t.words[start - 1].text in ("-", "–", "of", "the") and start > 1 and t.words[start - 2].text[:1].isupper())
    ):
        if t.words[start - 1].upos in ("DET", "PRON", "VERB", "AUX", "ADP") and t.words[start - 1].text not in (
            "of",
            "the",
        ):
            break
        start -= 1
    taken = {k for _, m in parties for k in range(m.first, m.last)} | {k for k, _ in parties}
    own = [k for k in range(start, first) if k not in taken or t.words[found.at].text[:1].isupper()]
    capital = t.words[found.at].text[:1].isupper() and found.at > 0
    if not found.verb and own and (capital or found.kind in _THEME_OF) and any(t.words[k].upos == "PROPN" for k in own):
        words = " ".join(t.words[k].text for k in range(own[0], found.at + 1 if capital else first))
        if words != place and not side_of_adjective(words) and not side_of_name(words):
            return words
    if found.kind not in _THEME_OF:
        return None
    for k in t.kids(found.at, "obj", "nsubj:pass", "nmod", "obl"):
        if t.words[k].rel in ("obj", "nsubj:pass") or _cases(t, k) & {"of", "for", "on"}:
            m = mention(t, lex, k)
            if m.name and m.name != place and k not in taken and not _dateish(m):
                return m.name
    return None
