"""Each mention of an event by itself: what is said, by whom, who takes part, where and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.model import (
    Moment,
    Speaker,
    Stance,
    TimeExpression,
    Window,
    first_day,
)
from onrecord.read.arguments import Arguments, arguments
from onrecord.read.effects import SAYING
from onrecord.read.names import Mention
from onrecord.read.page import Draft, Page, not_before, resolved
from onrecord.read.stance import Said, put_off_instead, replies, what_is_said
from onrecord.read.times import left_open
from onrecord.read.tokens import sentence_ends
from onrecord.read.tree import Tree, verb_group
from onrecord.read.triggers import Found, find_pronouns, find_triggers
from onrecord.read.voices import Voice, voice_of
from onrecord.read.when import Placed, event_time, placed, speech_time


def drafts_of(page: Page, p: int, t: Tree) -> Iterator[Draft]:
    """A draft for every mention of an event in the passage p of the page, in order."""
    ends = sentence_ends([w.text for w in t.words])
    times: list[Placed] | None = None
    triggers = [*find_triggers(t, page.lex), *find_pronouns(t, page.lex)]
    triggers.sort(key=lambda f: f.at)
    heads = frozenset(f.at for f in triggers)
    for found in triggers:
        said = what_is_said(t, page.lex, found)
        if times is None:
            # a day that is given up ("moved from Tuesday") dates nothing
            times = [x for x in placed(t, page.times) if page.found[x.index].range != "was"]
        if t.words[found.at].text == "March" and any(x.first <= found.at < x.last for x in times):
            continue  # the month
        sentence = sum(1 for e in ends if e <= found.at)
        every = [said, *([said.outer] if said.outer else []), *replies(t, page.lex, found, said)]
        yield from (d for one in every if (d := _draft(page, p, t, found, one, times, heads, sentence)) is not None)


def _draft(
    page: Page, p: int, t: Tree, found: Found, said: Said, times: list[Placed], heads: frozenset[int], sentence: int
) -> Draft | None:
    voice = voice_of(t, page.lex, found.at, said)
    spoken = speech_time(t, voice, times)
    when = event_time(t, found, said, voice, times, spoken, heads)
    args = arguments(t, page.lex, found, said)
    if found.weak and (said.stance is None or not _treated_as_event(found, said, args, when)):
        return None
    said = _not_now(page, t, found, said)
    before = said.stance is Stance.DENIES and when is not None and when.preposition in ("before", "until", "till")
    if before:
        said = put_off_instead(said)  # "will not happen before September"
    said = _dated(page, t, said, found, when)
    if said.stance is None and len(args.parties) < 2 and when is None:
        return None
    speaker = _speaker(page, p, t, voice, found.at)
    said_at = _moment(page.times[spoken.index]) if spoken else None
    if said_at and (first_day(said_at) or "") > page.document.day:
        said_at = None  # nobody spoke after the paper came out
    said = _as_hedged(page, t, found, said)
    return Draft(
        passage=p,
        sentence=sentence,
        found=found,
        said=said,
        args=args,
        voice=voice,
        speaker=speaker,
        parties=_parties(page, p, args, speaker),
        said_at=said_at,
        said_how=None,
        time=when.index if when else None,
        window=not_before(page, when.index) if before and when else _window(page, t, said, found, when),
        condition=_condition(page, t, found, said),
    )


_GOING = {"visit", "return"}
_HOLDING = {"complete", "conclude", "finalize", "sign", "hold", "take", "occur", "happen", "begin", "start"}


def _treated_as_event(found: Found, said: Said, args: Arguments, when: Placed | None) -> bool:
    """A word that may mean something else counts when it is dated, or planned, held or put off by someone."""
    if said.weak:
        return when is not None
    if found.verb and found.kind in _GOING and not args.place:
        return False
    if found.verb and found.kind == "speech" and (said.stance is Stance.REPORTS_HELD or not args.place):
        return when is not None and said.stance is not Stance.REPORTS_HELD  # "he spoke on Monday" is no speech
    told_ahead = said.stance not in (None, Stance.REPORTS_HELD)
    governed = any(s.does not in ("say", "think", "none") for s in said.steps)
    held = any(s.does == "hold" and s.verb in _HOLDING for s in said.steps)
    if (
        not found.verb and governed and (told_ahead or held)
    ):  # "the festival has been called off", "the call took place"
        return True
    return when is not None or ((governed or (found.verb and told_ahead)) and bool(args.parties))


def _not_now(page: Page, t: Tree, found: Found, said: Said) -> Said:
    """A refusal of the near time only puts the event off."""
    if said.stance not in (Stance.DENIES, Stance.REPORTS_NOT_HELD):
        return said
    top = said.anchor if said.anchor >= 0 else found.at
    start, end = t.span(t.under(t.clause(top)))
    words = page.document.text[start:end].lower()
    if any(f" {form}" in words for form in page.lex.not_now) and said.stance is Stance.DENIES:
        return put_off_instead(said)
    return said


def _dated(page: Page, t: Tree, said: Said, found: Found, when: Placed | None) -> Said:
    """What the day decides: a present tense with a day ahead is a plan; a past plan whose day is over is none."""
    day = page.document.day
    time = page.times[when.index] if when else None
    ahead = bool(time and time.earliest and first_day(time.earliest) and time.earliest > day)
    if said.stance is Stance.REPORTS_HELD and ahead:
        return replace(said, stance=Stance.AFFIRMS)
    if said.stance is Stance.DOUBTS and time and time.earliest and not any(s.does == "doubt" for s in said.steps):
        tense = verb_group(t, said.anchor if said.anchor >= 0 else found.at).tense
        if tense == "may":  # "could take place within two weeks": a day is named, if not promised
            return replace(said, stance=Stance.AFFIRMS, hedged=True)
    over = bool(time and time.latest and time.latest < day)
    if over and when is not None and said.stance in (None, Stance.AFFIRMS) and not said.past_plan:
        if _own_day(t, found, when) and all(s.does in ("affirm", "say", "think", "none") for s in said.steps):
            return replace(said, stance=Stance.REPORTS_HELD, weak=True)
        if any(t.words[s.at].lemma == "decision" for s in said.steps):  # "the decision in August to host him"
            return replace(said, stance=Stance.REPORTS_HELD)
    if said.past_plan and said.stance in (Stance.AFFIRMS, Stance.PROPOSES):
        # "was to meet on Friday": still a plan if Friday is to come, else only history
        return said if time and time.latest and time.latest >= day else replace(said, stance=None)
    return said


def _as_hedged(page: Page, t: Tree, found: Found, said: Said) -> Said:
    """Hedged by an adverb: "probably", "reportedly"."""
    words = (found.at, said.anchor, *(s.at for s in said.steps if s.does not in SAYING))
    adverbs = {t.words[k].lemma for i in words if i >= 0 for k in t.kids(i, "advmod")}
    return replace(said, hedged=True) if adverbs & page.lex.hedges else said


def _own_day(t: Tree, found: Found, when: Placed) -> bool:
    """Whether the day belongs to the event word itself: "Friday's summit", "the February 2022 invasion"."""
    return (
        not found.verb
        and (t.words[when.head].head == found.at or when.first <= found.at < when.last)
        and (when.last <= found.at + 1 or when.preposition in ("on", "in", "of"))
    )


def _moment(time: TimeExpression) -> Moment | None:
    """A day, month or year for the time of speaking; vaguer ones date nothing."""
    if time.earliest and time.earliest == time.latest:
        return time.earliest
    value = time.value or ""
    return value if len(value) in (4, 7) and value.replace("-", "").isdigit() else None


def _window(page: Page, t: Tree, said: Said, found: Found, when: Placed | None) -> Window | None:
    if when is not None:
        return resolved(page, when.index, page.anchor)
    top = said.anchor if said.anchor >= 0 else found.at
    start, end = t.span(t.under(t.clause(top)))
    near = left_open(page.document.text, t.words, start=start, end=end)
    if near and said.stance in (Stance.DOUBTS, Stance.POSTPONES, Stance.DENIES):
        return near[0][1]
    return None


def _condition(page: Page, t: Tree, found: Found, said: Said) -> str | None:
    """The words of a condition on the event or on a word that governs it."""
    for i in dict.fromkeys((found.at, *(s.at for s in said.steps if s.does not in ("say", "confirm")))):
        for k in t.kids(i, "advcl"):
            marks = [t.words[x].text.lower() for x in t.kids(k, "mark")]
            if any(m in page.lex.conditions for m in marks) and "until" not in marks and "once" not in marks:
                start, end = t.span(t.under(k))
                return page.document.text[start:end]
    return None


def _in_quotes(text: str, start: int, at: int) -> bool:
    """Whether a place of a paragraph lies in quotation marks that were opened in it."""
    before = text[start - 1 if start and text[start - 1] in '“"' else start : at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _speaker(page: Page, p: int, t: Tree, voice: Voice, at: int) -> Speaker:
    if voice.who is None or voice.head is None:
        quoted = _in_quotes(page.document.text, t.passage.start, t.words[at].start)
        name = page.people.quoted((p, at)) if quoted else None
        return Speaker(name=name) if name else Speaker(name=page.document.outlet, narration=True)
    m = voice.who
    if m.kind == "pronoun" and m.number in ("self", "selves"):
        name = page.people.quoted((p, at))
        return Speaker(name=name) if name else Speaker(name=page.document.outlet, narration=True)
    if m.kind == "person" and m.name:
        return Speaker(name=page.people.complete(m.name), description=m.title)
    if m.kind == "pronoun":
        name = page.people.he((p, voice.head), speaking=True) if m.number == "one" else None
        return Speaker(name=name, description=None if name else t.words[voice.head].text.lower())
    if m.kind == "role":
        name = page.people.holder(m.title or "", (p, voice.head))
        return Speaker(name=name, description=m.description)
    if m.kind in ("state", "body", "place"):
        return Speaker(name=m.name or m.description, office="body")
    if m.unnamed and t.words[m.first].text.lower() == "the":  # "the aide", who was named before
        name = page.people.holder(m.description or "", (p, voice.head))
        if name:
            return Speaker(name=name, description=m.description)
    return Speaker(description=m.description, unnamed=m.unnamed)


def _parties(page: Page, p: int, args: Arguments, speaker: Speaker) -> tuple[str, ...]:
    names: list[str] = []
    for i, m in args.parties:
        name = _party_name(page, p, i, m, speaker, names)
        if name and name not in names and name != args.place:
            names.append(name)
    if args.met and len(names) == 1 and speaker.name and not speaker.narration and speaker.name not in names:
        names.append(speaker.name)  # "the president said the meeting with the premier ...": it is his
    return tuple(names)


PAIR = "\x00pair"


def _party_name(page: Page, p: int, i: int, m: Mention, speaker: Speaker, others: list[str]) -> str | None:
    if m.kind == "pronoun":
        if m.number == "one":
            return page.people.he((p, i), but=others)
        if m.number in ("self", "selves"):
            return None if speaker.narration else speaker.name
        return PAIR if m.number == "many" else None
    if m.kind == "role":
        return page.people.holder(m.title or "", (p, i)) or m.description
    if m.kind == "group" and m.number == "many" and (m.description or "").lower().startswith(("two ", "both ")):
        return PAIR
    if m.name:
        return page.people.complete(m.name) if m.kind == "person" else m.name
    return m.description
