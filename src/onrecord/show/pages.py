"""The page of one event, from where it stands today down to the documents that tell of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from rich.console import RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from onrecord.model import Document, SidePosition, Standing, Testimony
from onrecord.show import words
from onrecord.show.lines import (
    contradiction_lines,
    heading,
    id_text,
    indented,
    legend,
    linked,
    provenance,
    quotation,
    quoted,
    reversal_lines,
    said,
    said_day,
    short,
)
from onrecord.show.sayings import Saying, first_told
from onrecord.show.styles import HEADING, ID, QUIET, stance_style, status_style
from onrecord.show.views import EventPage

# What a page shows of acts of speech and of documents unless all are asked for.
SHOWN = 20
CONFLICTS = 8


def event_page(page: EventPage, *, coloured: bool, everything: bool = False) -> Iterator[RenderableType]:
    """The whole page, part after part; parts with nothing to show are left out."""
    yield from masthead(page)
    yield facts(page)
    yield from time_line(page)
    yield from check(page)
    yield from sides(page)
    yield from who_holds_what(page, everything=everything)
    yield from conflicts(page, everything=everything)
    yield from who_says_what(page, coloured=coloured, everything=everything)
    yield from sources(page, everything=everything)


def masthead(page: EventPage) -> Iterator[RenderableType]:
    """The title, the status on the day asked about, and the sentence that says why."""
    yield Text(words.title(page.event), style=HEADING)
    yield Rule(style=QUIET, characters="─")
    status = words.status(page.today.status if page.today else None).capitalize()
    since = f" {words.since(page.today.status, page.today.on)}" if page.today else ""
    line = Text().append(status + since, style=_loud(page.today))
    line.append(f", as of {_asked(page)}", style=QUIET)
    yield line
    if page.today:
        yield Text(words.reason(page.today.rule))
        yield _rests_on(page.today)


def _loud(standing: Standing | None) -> str:
    style = status_style(standing.status if standing else None)
    return f"bold {style}".replace("bold bold", "bold")


def _asked(page: EventPage) -> str:
    asked = words.day(page.clocks.on)
    if page.clocks.as_known:
        asked += f", as known on {words.day(page.clocks.as_known)}"
    if page.clocks.as_held:
        asked += f", as this record held it on {words.day(page.clocks.as_held)}"
    return asked


def _rests_on(standing: Standing) -> Text:
    line = Text("Rests on ", style=QUIET).append(_ids(standing.because) or "no statement")
    if standing.against:
        line.append(f"; against it {_ids(standing.against)}")
    return line


def _ids(ids: Iterable[str]) -> str:
    every = [short(id) for id in ids]
    return ", ".join(every[:6]) + (f" and {len(every) - 6} more" if len(every) > 6 else "")


def facts(page: EventPage) -> Table:
    """Window, place, parties and how much is on record."""
    event, grid = page.event, _grid(2)
    parties = [words.speaker_of(p.name, p.side) for p in event.parties]
    rows = (
        ("Event", f"{event.id}, {words.a_kind(event.kind)}" if event.kind != "other" else event.id),
        ("Window", words.window(event.window)),
        ("Place", words.one_line(event.place or "")),
        ("Parties", words.joined(parties)),
        ("Part of", f"{words.title(page.part_of)} ({short(page.part_of.id)})" if page.part_of else ""),
        ("On record", _extent(page)),
    )
    grid.add_row("", "")
    for name, value in rows:
        if value:
            grid.add_row(Text(name, style=QUIET), Text(value))
    return grid


def _extent(page: EventPage) -> str:
    if not page.testimony:
        return "nothing said by then"
    told = words.count(len(page.testimony), "statement")
    return (
        f"{told} in {words.count(len(page.documents), 'document')} of "
        f"{words.count(page.independent, 'independent origin')}, "
        f"{words.days(page.testimony[0].said_on, page.testimony[-1].said_on)}"
    )


def time_line(page: EventPage) -> Iterator[RenderableType]:
    """The change points of the standing; those still to come are set back."""
    if not page.standings:
        return
    yield heading("How it stood")
    grid = _grid(3, indent=2)
    for standing in page.standings:
        ahead = standing.on > page.clocks.on
        rule = words.reason(standing.rule) + (" (Unless more is said by then.)" if ahead else "")
        doubt = next((c for c in page.checks if c.on == standing.on), None)
        rule += f" {words.differing(doubt)}" if doubt else ""
        status = Text(words.status(standing.status), style=QUIET if ahead else status_style(standing.status))
        grid.add_row(Text(words.day(standing.on), style=QUIET if ahead else ""), status, Text(rule, style=QUIET))
    yield grid


# Less likely statuses than this are left out of the line that tells the posterior.
_TOLD_FROM = 0.03


def check(page: EventPage) -> Iterator[RenderableType]:
    """How likely the probabilistic check takes each status to be, and whether it differs from the rules."""
    if page.belief is None or page.today is None:
        return
    yield heading("How likely, by the probabilistic check")
    told = sorted(page.belief.chances.items(), key=lambda one: -one[1])
    line = Text()
    for status, chance in told:
        if chance >= _TOLD_FROM or status is page.today.status:
            line.append(", " if line else "").append(words.status(status), style=status_style(status))
            line.append(f" {words.percent(chance)}")
    yield indented(line)
    flagged = next((c for c in page.checks if c.on == page.today.on and c.status is page.today.status), None)
    if flagged:
        yield indented(Text(f"It differs from the rules: {words.differing(flagged)}", style="yellow"))


def sides(page: EventPage) -> Iterator[RenderableType]:
    """The table of sides: who has said what last, since when, and which needed side is silent."""
    if not page.sides:
        return
    yield heading("Where each side stands")
    grid = _grid(3, indent=2)
    for side in page.sides:
        name = words.one_line(side.side) + ("" if side.needed else " (not needed)")
        told = page.by_id.get(side.statement or side.unnamed or "")
        grid.add_row(Text(name), *_last_word(side, told))
        later = page.by_id.get(side.unnamed or "") if side.statement else None
        if later is not None:  # it does not take the place of the word that someone answers for, but may decide
            grid.add_row(Text("later, unnamed", style=QUIET), *_last_word(replace(side, since=None), later))
    yield grid


def _last_word(side: SidePosition, told: Testimony | None) -> tuple[Text, Text]:
    """What a side says, and by whom and when it was said last."""
    if told is None:
        return Text("silent", style="yellow"), Text("")
    who = words.speaker(told.speaker).removesuffix(f" ({words.one_line(told.speaker.side or '')})")
    says = Text(words.says(told.statement, told.speaker), style=stance_style(told.statement.stance))
    since = f", since {words.day(side.since)}" if side.since and side.since != told.said_on else ""
    last = Text(f"{who[:1].upper()}{who[1:]}, {said_day(told)}{since}", style=QUIET)
    if side.statement is None:
        last.append("; nobody by name", style="yellow" if side.needed else QUIET)
    return says, last.append(f"  {short(told.statement.id)}", style=ID)


def who_holds_what(page: EventPage, *, everything: bool) -> Iterator[RenderableType]:
    """The last word of each speaker, side by side."""
    if not page.positions:
        return
    yield heading("Last words, by side")
    kept = page.positions if everything else _weightiest(page)
    for side, group in groupby(kept, key=lambda t: t.speaker.side or ""):
        yield indented(Text(words.one_line(side) or "No side known", style="italic"))
        for testimony in sorted(group, key=lambda t: t.said_on, reverse=True):
            yield indented(_position(testimony), by=4)
    yield from _left_out(len(page.positions) - len(kept), "speaker")


def _weightiest(page: EventPage) -> list[Testimony]:
    """The newest positions, in the order of the page."""
    newest = sorted(page.positions, key=lambda t: t.said_on, reverse=True)[:SHOWN]
    return [t for t in page.positions if t in newest]


def _position(testimony: Testimony) -> Text:
    name = words.speaker(testimony.speaker).removesuffix(f" ({words.one_line(testimony.speaker.side or '')})")
    line = Text(f"{name[:1].upper()}{name[1:]} ")
    line.append(words.says(testimony.statement, testimony.speaker), style=stance_style(testimony.statement.stance))
    return line.append(f", {said_day(testimony)}").append(f"  {short(testimony.statement.id)}", style=ID)


def conflicts(page: EventPage, *, everything: bool) -> Iterator[RenderableType]:
    """Who contradicts whom, and who turned; of many contradictions the open and the newest ones."""
    if page.contradictions:
        yield heading("Contradictions")
        pressing = sorted(page.contradictions, key=lambda c: (c.ended is None, c.since), reverse=True)
        pressing = pressing if everything else pressing[:CONFLICTS]
        for contradiction in (c for c in page.contradictions if c in pressing):
            yield from contradiction_lines(contradiction, page.by_id)
        yield from _left_out(len(page.contradictions) - len(pressing), "contradiction")
    if page.reversals:
        yield heading("Reversals")
        newest = page.reversals if everything else page.reversals[-CONFLICTS:]
        for reversal in newest:
            yield from reversal_lines(reversal, page.by_id)
        yield from _left_out(len(page.reversals) - len(newest), "reversal")


def who_says_what(page: EventPage, *, coloured: bool, everything: bool) -> Iterator[RenderableType]:
    """The acts of speech in the order they were made, each with the words that prove it."""
    if not page.sayings:
        return
    yield heading("Who said what")
    yield indented(legend(coloured=coloured))
    kept = page.sayings if everything else telling(page)
    for saying in kept:
        yield from _saying(saying, page, coloured=coloured)
    yield from _left_out(len(page.sayings) - len(kept), "act of speech", "acts of speech")


def telling(page: EventPage, most: int = SHOWN) -> list[Saying]:
    """The sayings that decide something, then the newest, up to what a page shows, in the order of the page."""
    deciding = {id for s in page.standings for id in (*s.because, *s.against)}
    deciding |= {id for c in page.contradictions for id in (c.left, c.right)}
    deciding |= {id for r in page.reversals for id in (r.before, r.after)}

    def worth(saying: Saying) -> tuple[bool, str]:
        return any(t.statement.id in deciding for t in saying.tellings), saying.first.said_on

    best = {id(s) for s in sorted(page.sayings, key=worth, reverse=True)[:most]}
    return [s for s in page.sayings if id(s) in best]


def _saying(saying: Saying, page: EventPage, *, coloured: bool) -> Iterator[RenderableType]:
    first = saying.first
    document = page.documents[first.statement.document]
    yield Text("")
    yield indented(_headline(first))
    when = words.when(first.statement, refused=any(t.statement.id in page.refusals for t in saying.tellings))
    if when:
        yield indented(Text(when, style=QUIET), by=4)
    yield quoted(quotation(first, document, coloured=coloured), by=4)
    source = Text(provenance(document), style=QUIET).append(f"  {short(first.statement.id)}", style=ID)
    yield indented(source, by=4)
    if len(saying.tellings) > 1:
        yield indented(_retold(saying, page), by=4)


def _headline(testimony: Testimony) -> Text:
    line = Text(f"{said_day(testimony)}  ").append_text(said(testimony, dated=False, marked=False))
    channel = "" if testimony.speaker.unnamed else words.channel(testimony.statement.channel)
    return line.append(f" ({channel})", style=QUIET) if channel else line


def _retold(saying: Saying, page: EventPage) -> Text:
    documents = dict.fromkeys(t.statement.document for t in saying.tellings)
    told = f"Told {len(saying.tellings)} times"
    if len(documents) > 1:
        told += f" in {words.count(len(documents), 'document')}"
        told += f" of {words.count(saying.origins, 'independent origin')}"
        told += f"; {first_told(saying, page.documents).sentence}"
    others: dict[str, list[str]] = {}
    for t in saying.tellings[1:]:
        others.setdefault(_outlet(page.documents[t.statement.document]), []).append(short(t.statement.id))
    also = "; ".join(f"{outlet} {', '.join(ids)}" for outlet, ids in others.items())
    return Text(f"{told}; also {also}", style=QUIET)


def _outlet(document: Document) -> str:
    return words.one_line(document.outlet or "outlet unknown")


def sources(page: EventPage, *, everything: bool) -> Iterator[RenderableType]:
    """The documents, and which of them are one text."""
    if not page.documents:
        return
    yield heading("Documents")
    grid = _grid(4, indent=2)
    every = list(page.documents.values())
    for document in every if everything else every[-SHOWN:]:
        grid.add_row(
            Text(words.day(document.published_at)), Text(_outlet(document)), linked(document), id_text(document.id)
        )
    yield grid
    yield from _left_out(0 if everything else len(every) - SHOWN, "earlier document")
    for origin in page.origins:
        outlets = words.joined([_outlet(page.documents[id]) for id in origin.documents])
        how = words.one_line(origin.how)
        one = "One origin: " if len(origin.documents) > 1 else ""
        yield indented(Text(f"{one}{outlets}; {how[:1].lower()}{how[1:]}", style=QUIET))


def _left_out(number: int, noun: str, plural: str | None = None) -> Iterator[RenderableType]:
    if number > 0:
        yield indented(Text(f"{words.count(number, noun, plural)} left out here; --all shows all.", style=QUIET))


def _grid(columns: int, indent: int = 0) -> Table:
    """Columns side by side; what has no blank to wrap at is folded, never cut."""
    grid = Table.grid(padding=(0, 0, 0, indent) if indent else (0, 2, 0, 0), pad_edge=bool(indent))
    for _ in range(columns):
        grid.add_column(overflow="fold")
    return grid
