"""Reads one document: the order of the steps from text to statements and times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.model import (
    Channel,
    Description,
    Document,
    Firmness,
    Reading,
    Span,
    Statement,
    TimeExpression,
    digest,
)
from onrecord.read.drafts import drafts_of
from onrecord.read.lexicon import lexicon
from onrecord.read.page import Draft, Page
from onrecord.read.parse import parse
from onrecord.read.parsed import Passage
from onrecord.read.people import people_of
from onrecord.read.stance import firmness
from onrecord.read.times import find_times, found_in_datelines, sent_on
from onrecord.read.tree import Tree, tree
from onrecord.read.voices import channel_of
from onrecord.read.whole import completed, told_once
from onrecord.world.outlets import country_of

READER = "english-rules-joint6/1"


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
    drafts = [d for p, t in enumerate(page.trees) for d in drafts_of(page, p, t)]
    drafts = completed(page, drafts)
    drafts = told_once(drafts)
    statements = tuple(_statement(page, d) for d in drafts)
    return Reading(document.id, READER, _distinct(statements), _times(page, drafts))


def _times(page: Page, drafts: Sequence[Draft]) -> tuple[TimeExpression, ...]:
    """All expressions; those that date an event in somebody's told words count from the day of the words."""
    times = list(page.times)
    for d in drafts:
        if d.time is not None and d.said_at and len(d.said_at) >= 10:
            (times[d.time],) = page.resolve([page.found[d.time]], d.said_at)
    return tuple(times)


def _page(document: Document, passages: Sequence[Passage]) -> Page:
    lex = lexicon()
    trees = tuple(tree(p) for p in passages)
    read = [f for p in passages for f in find_times(document.text, p.words, start=p.start, end=p.end)]
    found = tuple(sorted([*found_in_datelines(document.text), *read], key=lambda f: f.span))
    anchor = sent_on(document.text, document.published_at) or document.published_at
    country = country_of(document.outlet, document.url)
    page = Page(document, trees, people_of(trees, lex, document.day), found, (), lex, anchor, country)
    return replace(page, times=page.resolve(found, anchor))


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


def _unbroken(words: Sequence[int], at: int) -> list[int]:
    """The words around one of them without a gap: a parse may hang a far word on it."""
    known, first, last = set(words), at, at
    while first - 1 in known:
        first -= 1
    while last + 1 in known:
        last += 1
    return list(range(first, last + 1))


def _chars(t: Tree, words: Span | None) -> Span | None:
    return (t.words[words[0]].start, t.words[words[1] - 1].end) if words else None


def _content(t: Tree, d: Draft) -> Span:
    """The passage that says it: the words under the topmost word that still speaks of the event."""
    if d.said.weak:
        return t.span(_unbroken(t.under(d.found.at), d.found.at))
    top = d.said.anchor if d.said.anchor >= 0 else d.found.at
    cue = set(range(*(d.voice.cue or (0, 0))))
    if top in cue:
        inner = [i for i in d.said.path if i not in cue]
        top = inner[-1] if inner else d.found.at
    branch = [k for k in t.under(top) if k not in cue] or [d.found.at]
    first, last = min(*branch, d.found.at), max(*branch, *d.found.words)
    around = [p for p in (d.voice.source, d.voice.cue) if p and not d.speaker.narration]
    for begin, end in around:  # the words of the speaker are not those of who tells of them
        if begin > d.found.at:
            last = min(last, begin - 1)
        elif end <= d.found.words[0]:
            first = max(first, end)
    while last > d.found.at and t.words[last].text in (",", "”", '"'):
        last -= 1
    return t.words[first].start, t.words[max(last, d.found.words[-1])].end


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
