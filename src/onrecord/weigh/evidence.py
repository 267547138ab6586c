"""What kind of evidence each word is for the probabilistic check, and how much of a full piece of it.

The words are those that the table of rules sees (weigh.view): each act of speech once, what came too late left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Channel, Firmness, Rank, Stance
from onrecord.weigh.rules import is_running, time_ran_out
from onrecord.weigh.view import NO, WILLING, YES, News, View
from onrecord.weigh.words import Word

# Channels through which the speaker's own words come; what stands in quotation marks is first-hand too.
_OWN_CHANNELS = frozenset(set(Channel) - {Channel.UNNAMED_SOURCE, Channel.OTHER})
_RANKS = {
    Rank.PRINCIPAL: "principal",
    Rank.OFFICE: "office",
    Rank.OFFICIAL: "official",
    Rank.OUTSIDER: "outsider",
    Rank.OUTLET: "outlet",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence: the word, its kind (a row of the table) and the weights that apply to it, by name."""

    word: Word
    kind: str
    weights: tuple[str, ...]


def evidence(view: View) -> Iterator[Evidence]:
    """The evidence of the view's day."""
    for news in view.news:
        yield Evidence(news.word, kind(news.word, view), tuple(_weights(news)))


def kind(word: Word, view: View) -> str:
    """Which row of the table of evidence a word is, by what was said, for whom, and what the others hold that day."""
    if word.stance is Stance.REPORTS_HELD:
        return "begun" if is_running(view, word) else "held"
    if word.stance is Stance.REPORTS_NOT_HELD:
        return "not held" if time_ran_out(view, word) and (word.named or word.speaker.narration) else "not so far"
    if not word.named and not word.speaker.narration:
        return _hinted(word, view)
    if word.side is None and not word.authority:
        return _told(word, view)
    return _of_a_side(word, view)


def _of_a_side(word: Word, view: View) -> str:
    """What a side, or a court or board, says with a name."""
    if word.stance is Stance.PROPOSES:
        return "offer"
    if word.stance in YES:
        if any(w.stance not in WILLING for w in view.sides.values()):
            return "yes against no"
        return "last yes" if _all_agree(view) else "yes"
    if word.stance is Stance.DOUBTS:
        return "doubt"
    if word.stance is Stance.POSTPONES:
        return "putting off"
    if word.stance is Stance.CANCELS or word.authority:
        return "calling off"
    others = [w for s, w in view.sides.items() if s != word.side]
    if any(w.stance in YES for w in others):
        return "no against yes"
    return "no of all" if all(w.stance in NO for w in others) and not _still_told(view) else "no"


def _still_told(view: View) -> bool:
    """Whether some side that is needed has not spoken, while others tell of a plan."""
    unheard = len(view.cast.needed) > len(view.sides)
    return unheard and any(w is not None and w.stance in YES for w in (view.outlet, view.body, *view.hints.values()))


def _all_agree(view: View) -> bool:
    """Whether every needed side says yes, or the only one with a second voice or with the host."""
    needed, sides = view.cast.needed, view.sides
    if len(needed) > 1:
        if all(s in sides for s in needed):
            return True
        return view.cast.host in sides and len(sides) > 1
    return any(len(voices) > 1 for voices in view.backers.values()) or len(sides) > 1


def _hinted(word: Word, view: View) -> str:
    """What an unnamed source says."""
    if word.stance in WILLING:
        return "unnamed yes"
    if word.stance is Stance.POSTPONES and word.side:
        return "unnamed putting off"
    named = [*view.sides.values(), *([view.body] if view.body else [])]
    return "unnamed no beside a no" if any(w.stance in NO for w in named) else "unnamed no"


def _told(word: Word, view: View) -> str:
    """What an outlet says in its own voice, or an onlooker."""
    if word.speaker.narration:
        if word.stance in NO | {Stance.POSTPONES} and not view.named_yes(to=word):
            return "told as put off" if word.stance is Stance.POSTPONES else "told as off"
        return "told as planned" if word.stance in WILLING else "told as open"
    return {Stance.AFFIRMS: "onlooker's yes", Stance.PROPOSES: "onlooker's offer"}.get(word.stance, "onlooker's no")


def _weights(news: News) -> Iterator[str]:
    """The names of the weights that apply."""
    word, before = news.word, news.before
    yield _RANKS[word.rank]
    if word.speaker.unnamed:
        yield "unnamed"
    if not is_first_hand(word):
        yield "second-hand"
    if word.told.statement.firmness is not Firmness.FIRM:
        yield word.told.statement.firmness.value
    if not word.dated and not word.speaker.narration:
        yield "undated"
    if before is not None and before.stance is word.stance:
        yield "again, same origin" if before.told.origin == word.told.origin else "again"
    if news.origins > 1:
        yield "two origins" if news.origins == 2 else "three origins"


def is_first_hand(word: Word) -> bool:
    """Whether the words are the speaker's own as far as told: quoted, or through a channel of the speaker."""
    statement = word.told.statement
    return statement.quoted or word.speaker.narration or statement.channel in _OWN_CHANNELS
