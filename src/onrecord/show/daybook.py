"""The daybook: what a planning editor sends round in the morning, day by day, as text, Markdown or a page to print.

Each line has the mark of the status, who says so by side, how much stands behind it, and where to read the proof.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from onrecord.model import Document, Record, Stance, Standing, Status, Testimony
from onrecord.show import looking, words
from onrecord.show.formats.ics import web_address
from onrecord.show.lists import ALL, Choice
from onrecord.show.occurrence import Occurrence, address, occurrences
from onrecord.show.rows import Row, standing_row
from onrecord.show.views import Clocks, moved, positions
from onrecord.weigh.independence import independent_origins

MARKS: dict[Status, str] = {
    Status.PROPOSED: "○", Status.ANNOUNCED: "◐", Status.CONFIRMED: "●", Status.IN_DOUBT: "?",
    Status.POSTPONED: "»", Status.CANCELLED: "✕", Status.UNDER_WAY: "▶", Status.TOOK_PLACE: "✓",
    Status.DID_NOT_TAKE_PLACE: "✗", Status.LAPSED: "…",
}  # fmt: skip
_SIDES: dict[Stance, str] = {
    Stance.PROPOSES: "proposes", Stance.AFFIRMS: "yes", Stance.DOUBTS: "doubts", Stance.POSTPONES: "later",
    Stance.DENIES: "no", Stance.CANCELS: "off", Stance.REPORTS_HELD: "held", Stance.REPORTS_NOT_HELD: "not held",
}  # fmt: skip
LONGEST_BOOK = 366  # days


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of the daybook."""

    title: str
    event: str
    window: str
    standing: Standing
    sides: tuple[tuple[str, str], ...]  # who, and what its last word is in a word
    documents: int
    origins: int
    quoted: str
    outlet: str
    published: str
    link: str | None

    @property
    def mark(self) -> str:
        """The mark of its status."""
        return MARKS[self.standing.status]

    @property
    def status(self) -> str:
        """Its status in words, since when, and whether only one side says so."""
        one_side = ", one side only" if self.standing.status is Status.ANNOUNCED else ""
        since = words.since(self.standing.status, self.standing.on)
        return f"{words_capital(words.status(self.standing.status))} {since}{one_side}"

    @property
    def evidence(self) -> str:
        """How much stands behind it."""
        return f"{words.count(self.documents, 'report')}, {words.count(self.origins, 'independent origin')}"

    @property
    def said(self) -> str:
        """Each side's last word: "United States yes, Russia doubts"."""
        return ", ".join(f"{who} {word}" for who, word in self.sides)


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the daybook: what is on it, or closes on it."""

    day: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Daybook:
    """The days asked for, and what changed since the day before the first."""

    first: str
    last: str
    clocks: Clocks
    title: str
    days: tuple[Day, ...]
    changed: tuple[Entry, ...]
    before: str


def daybook(
    record: Record, first: str, last: str, clocks: Clocks, choice: Choice = ALL, *, site: str | None = None
) -> Daybook:
    """The daybook of some days, by what is known on the day it is made."""
    ahead = looking.closing(record, first, last, clocks, choice)
    entries = _entries((one.event.id for one in ahead), record, clocks, site)
    days = [
        Day(day, tuple(entry for one in group if (entry := entries.get(one.event.id))))
        for day, group in groupby(ahead, key=looking.ends)
    ]
    before = moved(clocks.on, -1)
    told = looking.changes(record, before, clocks.on, clocks, choice)
    changed = _entries((change.event.id for change in told), record, clocks, site)
    return Daybook(first, last, clocks, choice.title, tuple(days), tuple(changed.values()), before)


def _entries(events: Iterable[str], record: Record, clocks: Clocks, site: str | None) -> dict[str, Entry]:
    found = occurrences(record.events_named(list(dict.fromkeys(events))).values(), record, clocks)
    return {one.event.id: entry for one in found if (entry := _entry(one, site))}


def _entry(one: Occurrence, site: str | None) -> Entry | None:
    if one.standing is None:
        return None
    proof = one.proof
    document = one.documents.get(proof.statement.document) if proof else None
    start, end = proof.statement.span if proof else (0, 0)
    window = one.window
    single = window is not None and window.earliest == window.latest
    return Entry(
        title=words.title(one.event, dated=False),
        event=one.event.id,
        window="" if single or window is None else words.days(window.earliest, window.latest),
        standing=one.standing,
        sides=tuple(_sides(one)),
        documents=len(one.documents),
        origins=independent_origins(one.testimony),
        quoted=_cut(words.one_line(document.text[start:end]).lstrip(" ,;:")) if document else "",
        outlet=words.one_line(document.outlet or "outlet unknown") if document else "",
        published=words.day(document.published_at) if document else "",
        link=_link(one, document, site),
    )


def _cut(text: str, most: int = 240) -> str:
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " […]"


def _link(one: Occurrence, document: Document | None, site: str | None) -> str | None:
    if site:
        return address(site, "event", one.event.id)
    return web_address(document.url) if document else None


def _sides(one: Occurrence) -> Iterator[tuple[str, str]]:
    """The newest word of each side; of a speaker without one, its own."""
    newest: dict[str, Testimony] = {}
    for told in positions(one.event, one.testimony):
        who = words.one_line(told.speaker.side or "") or words.speaker(told.speaker)
        if who not in newest or _weight(told) >= _weight(newest[who]):
            newest[who] = told
    for who, told in newest.items():
        yield who, _SIDES[told.statement.stance]


def _weight(told: Testimony) -> tuple[str, bool]:
    """The later word weighs more; of one day's, a named speaker's."""
    return told.said_on, not told.speaker.unnamed


# ------------------------------------------------------------------------------------------------- as it is sent


def heading(book: Daybook) -> str:
    """What the daybook is of."""
    of = f": {book.title}" if book.title else ""
    return f"Daybook {words.days(book.first, book.last)}{of}"


def known(book: Daybook) -> str:
    """By what it is told."""
    asked = f"As it stood on {words.day(book.clocks.on)}"
    return asked + (f", as known on {words.day(book.clocks.as_known)}" if book.clocks.as_known else "")


def legend() -> str:
    """What the marks mean."""
    return "  ".join(f"{mark} {words.status(status)}" for status, mark in MARKS.items())


def as_text(book: Daybook, width: int = 78) -> Iterator[str]:
    """The daybook as plain text, line by line."""
    from textwrap import wrap

    def block(entry: Entry) -> Iterator[str]:
        when = f" ({entry.window})" if entry.window else ""
        yield from wrap(f"{entry.mark} {entry.title}{when}", width, initial_indent="  ", subsequent_indent="    ")
        for line in _details(entry):
            yield from wrap(line, width, initial_indent="    ", subsequent_indent="    ")

    yield heading(book)
    yield from wrap(f"{known(book)}. {legend()}", width)
    for title, entries in _sections(book):
        yield ""
        yield title
        yield "-" * len(title)
        for entry in entries:
            yield from block(entry)
        if not entries:
            yield "  Nothing."


def _details(entry: Entry) -> Iterator[str]:
    yield f"{entry.status}. {words.reason(entry.standing.rule)}"
    if entry.said:
        yield f"Sides: {entry.said}. Evidence: {entry.evidence}."
    if entry.quoted:
        yield f"“{entry.quoted}” ({entry.outlet}, {entry.published})"
    if entry.link:
        yield entry.link


def words_capital(line: str) -> str:
    """A line with its first letter large."""
    return line[:1].upper() + line[1:]


def _sections(book: Daybook) -> Iterator[tuple[str, Sequence[Entry]]]:
    for day in book.days:
        yield words.day(day.day), day.entries
    if not book.days:
        yield words.days(book.first, book.last), ()
    yield f"Changed since {words.day(book.before)}", book.changed


def as_markdown(book: Daybook) -> Iterator[str]:
    """The daybook as Markdown, line by line; whatever comes from a text is escaped."""
    yield f"# {_plain(heading(book))}"
    yield ""
    yield f"{known(book)}. {_plain(legend())}"
    for title, entries in _sections(book):
        yield ""
        yield f"## {_plain(title)}"
        yield ""
        for entry in entries:
            when = f" ({entry.window})" if entry.window else ""
            name = _plain(entry.title)
            linked = f"[{name}](<{entry.link.replace('<', '%3C').replace('>', '%3E')}>)" if entry.link else name
            yield f"- **{_plain(entry.mark)}** {linked}{_plain(when)}  "
            details = [line for line in _details(entry) if line != entry.link]
            yield from (f"  {_plain(line)}  " for line in details)
        if not entries:
            yield "Nothing."


_SPECIAL = str.maketrans({c: "\\" + c for c in "\\`*_{}[]<>#|~!&"})


def _plain(text: str) -> str:
    """Text that Markdown takes for nothing else."""
    return text.translate(_SPECIAL)


_STYLE = """
body { font: 11pt/1.4 Georgia, "DejaVu Serif", serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem;
  color: #000; background: #fff; }
h1 { font-size: 1.6rem; margin: 0; }
h2 { font-size: 1.1rem; border-bottom: 1.5pt solid #000; margin: 1.6rem 0 .4rem; }
ul { list-style: none; padding: 0; margin: 0; }
li { padding: .4rem 0 .4rem 1.6rem; text-indent: -1.6rem; break-inside: avoid; }
li p { margin: 0; text-indent: 0; }
.mark { display: inline-block; width: 1.6rem; text-indent: 0; font-weight: bold; }
.status { font-weight: bold; }
.quiet { color: #444; font-size: .92em; }
blockquote { margin: .1rem 0; font-style: italic; text-indent: 0; }
@media print { body { margin: 0; max-width: none; } a { color: #000; text-decoration: none; } }
"""


def as_html(book: Daybook) -> Iterator[str]:
    """The daybook as one page that prints well and needs nothing else."""
    title = escape(heading(book))
    yield f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<style>{_STYLE}</style></head><body><h1>{title}</h1>"
    yield f'<p class="quiet">{escape(known(book))}. {escape(legend())}</p>'
    for name, entries in _sections(book):
        yield f"<h2>{escape(name)}</h2><ul>"
        for entry in entries:
            yield from _html_entry(entry)
        yield "</ul>" if entries else "</ul><p>Nothing.</p>"
    yield "</body></html>"


def _html_entry(entry: Entry) -> Iterator[str]:
    name = f"<bdi>{escape(entry.title)}</bdi>"
    linked = f'<a href="{escape(entry.link)}">{name}</a>' if entry.link else name
    when = f" ({escape(entry.window)})" if entry.window else ""
    yield f'<li><span class="mark" aria-hidden="true">{entry.mark}</span>{linked}{when}'
    yield f'<p><span class="status">{escape(entry.status)}.</span> '
    yield f"{escape(words.reason(entry.standing.rule))}</p>"
    if entry.said:
        yield f'<p class="quiet">Sides: {escape(entry.said)}. Evidence: {escape(entry.evidence)}.</p>'
    if entry.quoted:
        source = f"{escape(entry.outlet)}, {escape(entry.published)}"
        yield f'<blockquote dir="auto">“{escape(entry.quoted)}” <span class="quiet">({source})</span></blockquote>'
    yield "</li>"


def book_row(book: Daybook) -> Row:
    """The daybook for programs."""
    return {
        "first": book.first,
        "last": book.last,
        "on": book.clocks.on,
        "as_known": book.clocks.as_known,
        "days": [{"day": day.day, "entries": [_entry_row(e) for e in day.entries]} for day in book.days],
        "changed": [_entry_row(e) for e in book.changed],
    }


def _entry_row(entry: Entry) -> Row:
    return {
        "event": entry.event,
        "title": entry.title,
        "window": entry.window or None,
        "standing": standing_row(entry.standing),
        "sides": dict(entry.sides),
        "documents": entry.documents,
        "independent_origins": entry.origins,
        "words": entry.quoted or None,
        "outlet": entry.outlet or None,
        "link": entry.link,
    }
