"""Who is who within one document: full names for last names, people for "he" and "the president"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from onrecord.read.lexicon import Lexicon
from onrecord.read.names import Mention, mention
from onrecord.read.tree import Tree
from onrecord.world.offices import holder
from onrecord.world.states import side_of_adjective, side_of_name
from onrecord.world.titles import title_in

Place = tuple[int, int]  # passage, word


@dataclass(frozen=True, slots=True)
class Sighting:
    """A person named at a place of the document."""

    place: Place
    name: str
    title: str | None
    subject: bool
    speaks: bool


@dataclass(frozen=True, slots=True)
class People:
    """The people that one document names, in order."""

    sightings: tuple[Sighting, ...]
    full: dict[str, str]
    pairs: tuple[tuple[Place, tuple[str, str]], ...]  # "Trump and Putin": two people named together

    def complete(self, name: str) -> str:
        """The full name, if the document has one that ends in this one word."""
        return self.full.get(name, name) if " " not in name else name

    def he(self, place: Place, *, speaking: bool = False, but: Collection[str] = ()) -> str | None:
        """Whom a singular pronoun at that place most likely means: the last subject named, else the last person.

        A pronoun that speaks means who spoke last; `but` are those it cannot mean ("Trump will receive him").
        """
        before = [s for s in self.sightings if s.place < place and s.place[0] >= place[0] - 1 and s.name not in but]
        here = [s for s in before if s.place[0] == place[0]] or before
        spoke = [s for s in here if s.speaks] if speaking else []
        subjects = spoke or [s for s in here if s.subject] or here
        return subjects[-1].name if subjects else None

    def quoted(self, place: Place) -> str | None:
        """Whose words a quotation without a speaker of its own goes on with: who spoke last, or speaks next to it."""
        spoke = [s for s in self.sightings if s.speaks]
        before = [s for s in spoke if s.place < place and s.place[0] >= place[0] - 1]
        after = [s for s in spoke if s.place > place and s.place[0] == place[0]]
        here = [s for s in before if s.place[0] == place[0]]
        chosen = here[-1:] or after[:1] or before[-1:]
        return chosen[0].name if chosen else None

    def holder(self, title: str, place: Place) -> str | None:
        """Who was named with this title ("the Russian president") before, the words of the title being known."""
        wanted = _key_words(title)
        if not wanted:
            return None
        known = [s for s in self.sightings if s.title and s.place <= place and wanted <= _key_words(s.title)]
        return known[-1].name if known else None


_IDLE = {"the", "a", "an", "of", "his", "her", "its", "former", "then", "new", "current", "newly", "elected"}


def _key_words(title: str) -> frozenset[str]:
    """The words of a title, with nationalities and states brought to one form."""
    words = (
        w.strip(".,'’\"").removesuffix("'s").removesuffix("’s")
        for w in title.replace("’s", "").replace("'s", "").split()
    )
    found = set()
    for word in words:
        if word.lower() not in _IDLE:
            found.add(side_of_adjective(word) or side_of_name(word) or word.lower())
    return frozenset(found)


def people_of(trees: Sequence[Tree], lex: Lexicon, day: str) -> People:
    """Everyone named in the document."""
    seen: list[Sighting] = []
    full: dict[str, str] = {}
    pairs: list[tuple[Place, tuple[str, str]]] = []
    for p, t in enumerate(trees):
        names: dict[int, str] = {}
        for i in _name_ends(t):
            m = mention(t, lex, i)
            if m.kind == "person" and m.name:
                _remember(t, lex, p, i, m, seen, full)
                names[i] = m.name
        pairs += [((p, i), (names[i], names[k])) for i in names for k in t.kids(i, "conj") if k in names]
    seen = sorted([*seen, *_by_office(trees, lex, full, day)], key=lambda s: s.place)
    return People(tuple(seen), full, tuple((at, (full.get(a, a), full.get(b, b))) for at, (a, b) in pairs))


def _by_office(trees: Sequence[Tree], lex: Lexicon, full: dict[str, str], day: str) -> Iterator[Sighting]:
    """Those whom the document calls by their office only ("the US president said"), if it names them elsewhere."""
    for p, t in enumerate(trees):
        for i, w in enumerate(t.words):
            if w.upos in ("NOUN", "PROPN") and w.rel.startswith("nsubj") and w.lemma in lex.people:
                m = mention(t, lex, i)
                name = office_holder(m.description or "", day) if m.kind == "role" else None
                if name and full.get(name.split()[-1]):
                    yield Sighting((p, i), full[name.split()[-1]], m.description, True, _says(t, lex, w.head))


def office_holder(words: str, day: str) -> str | None:
    """Who held the office that the words name on that day: "US president", "the Hungarian prime minister"."""
    known = title_in(words)
    parts = words.replace("’s", "").replace("'s", "").split()
    pairs = [" ".join(parts[k : k + n]) for n in (2, 1) for k in range(len(parts) - n + 1)]
    side = next((s for w in pairs if (s := side_of_adjective(w) or side_of_name(w))), None)
    return holder(side, known.office, day) if known and side else None


def _name_ends(t: Tree) -> list[int]:
    """Words that may head a person's name: where capitalised names begin, and those that the parse makes heads."""
    found = []
    for i, w in enumerate(t.words):
        if w.upos == "PROPN" and w.text[:1].isupper():
            begins = i == 0 or t.words[i - 1].upos != "PROPN"
            if begins or w.rel not in ("flat", "compound"):
                found.append(i)
    return found


def _top(t: Tree, i: int) -> int:
    """The word by which a name hangs in the sentence: "aide Yuri Ushakov told" hangs by the aide."""
    for _ in range(4):
        head = t.words[i].head
        if t.words[i].rel not in ("flat", "compound", "appos") or not head >= 0 or abs(head - i) > 6:
            break
        i = head
    return i


def _remember(t: Tree, lex: Lexicon, p: int, i: int, m: Mention, seen: list[Sighting], full: dict[str, str]) -> None:
    name = m.name or ""
    if " " in name:
        full.setdefault(name.split()[-1], name)
    elif name not in full and not m.title:
        return
    w = t.words[_top(t, i)]
    subject = w.rel.startswith("nsubj")
    speaks = subject and _says(t, lex, w.head)
    seen.append(Sighting((p, i), full.get(name, name), m.title, subject, speaks))


def _says(t: Tree, lex: Lexicon, i: int) -> bool:
    """Whether word i is a verb of saying of its own, not within what somebody else is told to have said."""
    if i < 0 or t.words[i].rel == "ccomp":
        return False
    return any(o.does in ("say", "confirm") for o in lex.operators.get(("VERB", t.words[i].lemma), ()))
