"""Reads one document: the order of the steps from text to statements and times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.model import (
    Channel,
    Description,
    Document,
    Firmness,
    Moment,
    Reading,
    Span,
    Speaker,
    Stance,
    Statement,
    TimeExpression,
    Window,
    digest,
    first_day,
)
from onrecord.read.arguments import Arguments, arguments
from onrecord.read.chains import Sketch, chain
from onrecord.read.effects import SAYING
from onrecord.read.lexicon import Lexicon, lexicon
from onrecord.read.names import Mention
from onrecord.read.parse import parse
from onrecord.read.parsed import Passage
from onrecord.read.people import People, people_of
from onrecord.read.stance import Said, firmness, put_off_instead, replies, what_is_said
from onrecord.read.times import find_times, left_open, resolve_times, window_of
from onrecord.read.times.found import Found as FoundTime
from onrecord.read.tokens import sentence_ends
from onrecord.read.tree import Tree, tree, verb_group
from onrecord.read.triggers import Found, find_triggers
from onrecord.read.voices import Voice, channel_of, voice_of
from onrecord.read.when import Placed, event_time, placed, speech_time

READER = "english-rules-joint6/1"


@dataclass(frozen=True, slots=True)
class Draft:
    """One event mention with all that is known of it, before the document as a whole is looked at."""

    passage: int
    sentence: int
    found: Found
    said: Said
    args: Arguments
    voice: Voice
    speaker: Speaker
    parties: tuple[str, ...]
    said_at: Moment | None
    said_how: str | None
    time: int | None  # index of the expression that dates the event
    window: Window | None
    condition: str | None
    chain: int = -1

    @property
    def stance(self) -> Stance | None:
        """The stance; None for a mention that only helps to know the event when it is spoken of again."""
        return self.said.stance


@dataclass(frozen=True, slots=True)
class Page:
    """A document with its passages as trees and its temporal expressions."""

    document: Document
    trees: tuple[Tree, ...]
    people: People
    found: tuple[FoundTime, ...]
    times: tuple[TimeExpression, ...]
    lex: Lexicon


def read_document(document: Document, *, threads: int = 1) -> Reading:
    """All statements about announced events in one document, and all its temporal expressions."""
    return statements_of(document, parse(document.text, threads=threads))


def read_documents(documents: Iterable[Document], *, threads: int = 1) -> Iterator[tuple[Document, Reading]]:
    """Each document with its reading, in order."""
    for document in documents:
        yield document, read_document(document, threads=threads)


def statements_of(document: Document, passages: Sequence[Passage]) -> Reading:
    """The reading of a parsed document: drafts of each mention, then what only the whole document tells."""
    page = _page(document, passages)
    drafts = [d for p, t in enumerate(page.trees) for d in _drafts(page, p, t)]
    drafts = _completed(page, drafts)
    drafts = _told_once(drafts)
    statements = tuple(_statement(page, d) for d in drafts)
    return Reading(document.id, READER, _distinct(statements), page.times)


def _page(document: Document, passages: Sequence[Passage]) -> Page:
    lex = lexicon()
    trees = tuple(tree(p) for p in passages)
    found = tuple(f for p in passages for f in find_times(document.text, p.words, start=p.start, end=p.end))
    published = document.published_at
    times = resolve_times(found, anchor=published, published=published)
    return Page(document, trees, people_of(trees, lex, document.day), found, times, lex)


# ---------------------------------------------------------------------------------------- each mention


def _drafts(page: Page, p: int, t: Tree) -> Iterator[Draft]:
    ends = sentence_ends([w.text for w in t.words])
    times: list[Placed] | None = None
    triggers = find_triggers(t, page.lex)
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
    said = _dated(page, t, said, found, when)
    if said.stance is None and len(args.parties) < 2:
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
        parties=_parties(page, p, t, args, speaker),
        said_at=said_at,
        said_how=None,
        time=when.index if when else None,
        window=_window(page, t, said, found, when),
        condition=_condition(page, t, found, said),
    )


_GOING = {"visit", "return"}
_HOLDING = {"hold", "take", "occur", "happen", "begin", "start"}


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
    """What the day itself decides: a present tense with a day ahead is a plan; a past plan whose day is over is none."""
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


def _resolved(page: Page, index: int, anchor: Moment | None) -> Window:
    """The window of an expression counted from the anchor; the two ends of a range ("from Friday to Monday") give one."""
    first, last = index, index
    if page.found[index].range == "from" and index + 1 < len(page.found) and page.found[index + 1].range == "to":
        last = index + 1
    elif page.found[index].range == "to" and index and page.found[index - 1].range == "from":
        first = index - 1
    before = page.found[max(0, first - 3) : first]  # "two days later" counts from the date told before it
    times = resolve_times((*before, *page.found[first : last + 1]), anchor=anchor, published=page.document.published_at)
    own = times[len(before) :]
    return window_of(own[0], until=own[1] if len(own) > 1 else None, text=page.document.text)


def _window(page: Page, t: Tree, said: Said, found: Found, when: Placed | None) -> Window | None:
    if when is not None:
        return _resolved(page, when.index, page.document.published_at)
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


# ------------------------------------------------------------------------------------------- speakers


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


def _parties(page: Page, p: int, t: Tree, args: Arguments, speaker: Speaker) -> tuple[str, ...]:
    names: list[str] = []
    for i, m in args.parties:
        name = _party_name(page, p, i, m, speaker, names)
        if name and name not in names and name != args.place:
            names.append(name)
    return tuple(names)


_PAIR = "\x00pair"


def _party_name(page: Page, p: int, i: int, m: Mention, speaker: Speaker, others: list[str]) -> str | None:
    if m.kind == "pronoun":
        if m.number == "one":
            return page.people.he((p, i), but=others)
        if m.number in ("self", "selves"):
            return None if speaker.narration else speaker.name
        return _PAIR if m.number == "many" else None
    if m.kind == "role":
        return page.people.holder(m.title or "", (p, i)) or m.description
    if m.kind == "group" and m.number == "many" and (m.description or "").lower().startswith(("two ", "both ")):
        return _PAIR
    if m.name:
        return page.people.complete(m.name) if m.kind == "person" else m.name
    return m.description


# --------------------------------------------------------------------------------- the whole document


def _completed(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Pairs ("the two leaders") filled in, chains found, and what one mention of a chain tells given to the others."""
    drafts = _with_pairs(page, drafts)
    numbers = chain([_sketch(page, d, k) for k, d in enumerate(drafts)])
    drafts = [replace(d, chain=n) for d, n in zip(drafts, numbers, strict=True)]
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
        if _PAIR in d.parties:
            before = [names for at, names in sorted(pairs) if at < place]
            pair = before[-1] if before else ()
            rest = tuple(x for x in d.parties if x != _PAIR)
            d = replace(d, parties=(*pair, *(x for x in rest if x not in pair)))
        if len(d.parties) == 2 and all(x[:1].isupper() for x in d.parties):
            pairs.append((place, (d.parties[0], d.parties[1])))
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
    """A past word told right after a dated happening that its speaker took part in, in one paragraph, is of that day."""
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
    return replace(d, window=_resolved(page, d.time, d.said_at))


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
    Stance.CANCELS: 6, Stance.POSTPONES: 6, Stance.DENIES: 5, Stance.REPORTS_NOT_HELD: 5, Stance.DOUBTS: 4, Stance.PROPOSES: 3,
    Stance.AFFIRMS: 2, Stance.REPORTS_HELD: 2,
}  # fmt: skip


def _told_once(drafts: list[Draft]) -> list[Draft]:
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


def _statement(page: Page, d: Draft) -> Statement:
    t = page.trees[d.passage]
    stance = d.stance
    assert stance is not None, "mentions without a stance are left out before"
    content = _content(t, d)
    source, cue = (_chars(t, d.voice.source), _chars(t, d.voice.cue)) if not d.speaker.narration else (None, None)
    event = Description(
        kind=d.found.kind,
        span=t.span(d.found.words),
        parties=d.parties,
        place=d.args.place,
        window=d.window,
        name=d.args.theme,
        chain=d.chain,
    )
    channel = None if d.speaker.narration else channel_of(t, page.lex, d.voice)
    return Statement(
        id="s" + digest(page.document.id, str(content), str(source), str(cue), str(event.span), stance, READER),
        document=page.document.id,
        event=event,
        speaker=d.speaker,
        stance=stance,
        firmness=firmness(d.said, d.condition),
        content_span=content,
        source_span=source,
        cue_span=cue,
        said_at=d.said_at,
        said_how=d.said_how,
        channel=channel,
        condition=d.condition,
        quoted=_quoted(page.document.text, content),
        reader=READER,
    )


def _chars(t: Tree, words: Span | None) -> Span | None:
    return (t.words[words[0]].start, t.words[words[1] - 1].end) if words else None


def _content(t: Tree, d: Draft) -> Span:
    """The passage that says it: the words under the topmost word that still speaks of the event."""
    if d.said.weak:
        return t.span(t.under(d.found.at))
    top = d.said.anchor if d.said.anchor >= 0 else d.found.at
    cue = set(range(*(d.voice.cue or (0, 0))))
    if top in cue:
        inner = [i for i in d.said.path if i not in cue]
        top = inner[-1] if inner else d.found.at
    branch = [k for k in t.under(top) if k not in cue] or [d.found.at]
    start, end = t.span([*branch, *d.found.words])
    return start, end


_MARKS = {'"': '"', "“": "”", "'": "'", "‘": "’", "«": "»"}


def _quoted(text: str, span: Span) -> bool:
    """Whether the passage, or most of it, stands in quotation marks."""
    before = text[max(0, span[0] - 2) : span[0] + 1].strip()
    opening = next((m for m in _MARKS if before.startswith(m) or before.endswith(m)), None)
    if not opening:
        return False
    return _MARKS[opening] in text[span[0] + 1 : span[1] + 3]


def _distinct(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    return tuple({s.id: s for s in statements}.values())


__all__ = ["READER", "Channel", "Firmness", "read_document", "read_documents", "statements_of"]
