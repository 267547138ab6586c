"""What only the whole document tells: who "they" are, which mentions are one happening, which day a word is of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from onrecord.model import (
    Stance,
)
from onrecord.read.chains import Sketch, chain
from onrecord.read.drafts import PAIR
from onrecord.read.page import Draft, Page, resolved
from onrecord.read.tree import verb_group
from onrecord.read.triggers import IT


def completed(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Pairs ("the two leaders") filled in, chains found, and what one mention of a chain tells given to the others."""
    drafts = _meant(_with_pairs(page, drafts))
    numbers = chain([_sketch(page, d, k) for k, d in enumerate(drafts)])
    drafts = [replace(d, chain=n) for d, n in zip(drafts, numbers, strict=True)]
    drafts = _of_one_word(drafts)
    drafts = _with_it(drafts)
    drafts = _voiced(drafts)
    drafts = [_day_told_of(page, d, drafts) for d in drafts]
    drafts = [_same_word(d, drafts) for d in drafts]
    drafts = [_anchored(page, d) for d in drafts]
    return [_filled(d, drafts) for d in drafts if d.stance is not None]


def _with_pairs(page: Page, drafts: list[Draft]) -> list[Draft]:
    """ "the two leaders", "they": the two people last named together, or as the participants of one event."""
    out: list[Draft] = []
    pairs = list(page.people.pairs)
    for d in drafts:
        place = d.passage, d.found.at
        if PAIR in d.parties:
            before = [names for at, names in sorted(pairs) if at < place]
            pair = before[-1] if before else ()
            rest = tuple(x for x in d.parties if x != PAIR)
            d = replace(d, parties=(*pair, *(x for x in rest if x not in pair)))
        if len(d.parties) == 2 and all(x[:1].isupper() for x in d.parties):
            pairs.append((place, (d.parties[0], d.parties[1])))
        out.append(d)
    return out


_REACH = 2  # how many sentences back a pronoun may mean an event, within its paragraph or at the head of the next


def _meant(drafts: list[Draft]) -> list[Draft]:
    """Pronouns with the kind of the event told last; those before which none is told are left out."""
    out: list[Draft] = []
    for d in drafts:
        if d.found.kind == IT:
            last = next((x for x in reversed(out) if _near(x, d)), None)
            if last is None or d.stance is None:
                continue
            d = replace(
                d, found=replace(d.found, kind=last.found.kind), parties=(), means=len(out) - 1 - out[::-1].index(last)
            )
        out.append(d)
    return out


def _near(before: Draft, it: Draft) -> bool:
    if before.passage == it.passage:
        return before.sentence >= it.sentence - _REACH and before.found.at < it.found.at
    return before.passage == it.passage - 1 and it.sentence == 0


def _of_one_word(drafts: list[Draft]) -> list[Draft]:
    """What several say of one event word is of one happening: "accepted by the one but rejected by the other"."""
    first: dict[tuple[int, int], int] = {}
    return [replace(d, chain=first.setdefault((d.passage, d.found.at), d.chain)) for d in drafts]


def _with_it(drafts: list[Draft]) -> list[Draft]:
    """A pronoun's mention is of the chain of the event that it means."""
    out: list[Draft] = []
    for d in drafts:
        out.append(replace(d, chain=out[d.means].chain) if d.means is not None else d)
    return out


def _voiced(drafts: list[Draft]) -> list[Draft]:
    """ "it said", "they added": the body or group that spoke before in the paragraph."""
    out: list[Draft] = []
    for d in drafts:
        if d.speaker.name is None and d.speaker.description in ("it", "they"):
            spoke = (x.speaker for x in reversed(out) if x.passage == d.passage and not x.speaker.narration)
            before = next((s for s in spoke if s.description not in ("it", "they")), None)
            d = replace(d, speaker=before) if before else d
        out.append(d)
    return out


def _sketch(page: Page, d: Draft, order: int) -> Sketch:
    t = page.trees[d.passage]
    determiners = {t.words[k].text.lower() for k in t.kids(d.found.at, "det", "nmod:poss")}
    return Sketch(
        kind=d.found.kind,
        parties=frozenset(d.parties),
        place=d.args.place,
        earliest=d.window.earliest if d.window else None,
        latest=d.window.latest if d.window else None,
        theme=d.args.theme,
        definite=bool(determiners & {"the", "this", "that", "their", "his", "her", "its"}),
        held=d.stance is Stance.REPORTS_HELD,
        order=order,
        sentence=d.passage * 1000 + d.sentence,
        old=bool(d.window and d.window.latest and _days_between(d.window.latest, page.document.day) > 14),
        ahead=d.stance not in (None, Stance.REPORTS_HELD, Stance.REPORTS_NOT_HELD),
    )


def _same_word(d: Draft, drafts: Sequence[Draft]) -> Draft:
    """The day that another passage gives for the same word of the same speaker."""
    if d.said_at or not d.speaker.name or d.speaker.narration:
        return d
    for other in drafts:
        same = other.chain == d.chain and other.speaker.name == d.speaker.name and other.stance is d.stance
        if same and other.said_at:
            return replace(d, said_at=other.said_at, said_how="the day that another passage gives for the same word")
    return d


def _days_between(first: str, last: str) -> int:
    """Days from the first to the last; 0 where a day is known to the month or year only."""
    try:
        return (date.fromisoformat(last) - date.fromisoformat(first)).days
    except ValueError:
        return 0


def _day_told_of(page: Page, d: Draft, drafts: Sequence[Draft]) -> Draft:
    """A past word told right after a dated happening that its speaker took part in is of that day."""
    if d.said_at or d.speaker.narration or d.voice.cue is None or not d.speaker.name:
        return d
    t = page.trees[d.passage]
    verbs = [k for k in range(*d.voice.cue) if t.words[k].upos == "VERB"]
    cue = verbs[0] if verbs else d.voice.cue[0]
    if verb_group(t, cue).tense not in ("past", "infinitive"):
        return d
    for other in drafts:
        if (
            other.passage == d.passage
            and d.sentence - 1 <= other.sentence <= d.sentence
            and other.found.at < cue
            and other.stance is Stance.REPORTS_HELD
            and other.speaker.narration
            and other.chain != d.chain
            and d.speaker.name in other.parties
            and other.window
            and other.window.earliest
            and other.window.earliest == other.window.latest
        ):
            return replace(d, said_at=other.window.earliest, said_how="told right after a happening of that day")
    return d


def _anchored(page: Page, d: Draft) -> Draft:
    """Relative windows in a told word count from the day of the word."""
    if d.time is None or not d.said_at or len(d.said_at) < 10:
        return d
    return replace(d, window=resolved(page, d.time, d.said_at))


def _filled(d: Draft, drafts: Sequence[Draft]) -> Draft:
    """Participants that only another mention of the same chain names."""
    if len(d.parties) >= 2:
        return d
    names = list(d.parties)
    for other in drafts:
        if other.chain == d.chain:
            names += [x for x in other.parties if x not in names]
    return replace(d, parties=tuple(names))


_STRENGTH: dict[Stance | None, int] = {
    Stance.CANCELS: 6,
    Stance.POSTPONES: 6,
    Stance.DENIES: 5,
    Stance.REPORTS_NOT_HELD: 5,
    Stance.DOUBTS: 4,
    Stance.PROPOSES: 3,
    Stance.AFFIRMS: 2,
    Stance.REPORTS_HELD: 2,
}


def told_once(drafts: list[Draft]) -> list[Draft]:
    """One statement for what one sentence says of one happening in one voice, the most telling one."""
    best: dict[tuple[int, int, int, str], Draft] = {}
    for d in drafts:
        key = (d.passage, d.sentence, d.chain, f"{d.speaker.name}|{d.speaker.description}")
        old = best.get(key)
        if old is None or _worth(d) > _worth(old):
            best[key] = d
    chosen = set(map(id, best.values()))
    return [d for d in drafts if id(d) in chosen]


def _worth(d: Draft) -> tuple[bool, int, bool]:
    return (not d.said.weak, _STRENGTH[d.stance], d.window is not None)
