"""Where news comes from: add a source, list and exchange them, keep looking, and what changed in what was read."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from onrecord.gather import imap
from onrecord.gather.addresses import is_address, joined
from onrecord.gather.documents import shown
from onrecord.gather.fetch import PAUSE_S, Fetcher, Manners, default_agent
from onrecord.gather.json_items import Fault
from onrecord.gather.opml import Listed, read_opml, write_opml
from onrecord.keep.sqlite import Sqlite
from onrecord.model import Health, RecordRefused, Source, Trouble, Version
from onrecord.scale.worker import shipped_reader
from onrecord.show import listings, terminal, words
from onrecord.show.commands.options import Json, Limit, RecordFile, a_day, a_name, today
from onrecord.show.records import DEFAULT, offices_beside, tell_of_offices
from onrecord.show.rows import Row
from onrecord.watch import log
from onrecord.watch.clock import WallClock, moment
from onrecord.watch.looking import find_out
from onrecord.watch.passes import Tally, Watch, for_ever, once

SHORTEST_EVERY_S, SCREENFUL, INTERRUPTED = 60, 40, 130

Private = Annotated[
    bool, typer.Option("--allow-private", help="Also ask private, local and link-local addresses for this.")
]
Agent = Annotated[
    str | None,
    typer.Option(
        "--user-agent", metavar="TEXT", envvar="ONRECORD_USER_AGENT", help="Who we say that we are; name and version."
    ),
]
Pause = Annotated[
    float, typer.Option("--pause", metavar="SECONDS", min=0.0, help="Between two requests to one host, at least.")
]


class Kind(StrEnum):
    """What a source is."""

    FEED = "feed"
    SITEMAP = "sitemap"
    PAGE = "page"
    FOLDER = "folder"
    FILE = "file"
    IMAP = "imap"


class Exchange(StrEnum):
    """What to do with the list of sources."""

    IMPORT = "import"
    EXPORT = "export"


@contextmanager
def _opened(path: str | None, *, must_be: bool = False) -> Iterator[Sqlite]:
    where = path or DEFAULT
    if must_be and not Path(where).is_file():
        terminal.fail(Trouble(where, "there is no record in this place yet", "make one with `onrecord add SOURCE`"))
    try:
        with offices_beside(where):
            record = Sqlite(where)
            try:
                yield record
            finally:
                record.close()
    except RecordRefused as refused:
        terminal.fail(refused.trouble)


# ----------------------------------------------------------------------------------------------------- add


def add(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE...", help="Feeds, sitemaps, pages, files, folders, imaps://user@host/INBOX."),
    ],
    kind: Annotated[
        Kind | None,
        typer.Option(metavar="KIND", help="feed, sitemap, page, folder, file or imap; found out if not given."),
    ] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Who publishes it, whatever it says.")] = None,
    every: Annotated[int, typer.Option(metavar="MINUTES", min=1, max=10_080, help="How often to look.")] = 15,
    follow: Annotated[
        bool, typer.Option("--follow", help="Of newsletters, also read the articles that they link to.")
    ] = False,
    map: Annotated[
        list[str] | None,
        typer.Option(
            "--map", metavar="OURS=THEIRS", parser=a_name, help="Of JSON, which key of theirs is which of ours."
        ),
    ] = None,
    later: Annotated[bool, typer.Option("--later", help="Only note it; `onrecord watch` reads it.")] = False,
    allow_private: Private = False,
    user_agent: Agent = None,
    pause: Pause = PAUSE_S,
    record: RecordFile = None,
    json: Json = False,
) -> None:
    """Add sources of news and read what they have now; `onrecord watch` keeps looking.

    A feed or sitemap leads to its pages, a front page to its feed, a folder to its files. What is on record already is
    not read again.
    """
    manners = Manners(user_agent or default_agent(), allow_private=allow_private, pause=pause)
    log.to_standard_error(quiet=True)
    names = dict(pair.split("=", 1) for pair in map or ())
    named: list[Source] = []
    for given in sources:
        found = _source(given, kind, Fetcher(manners), later=later)
        if isinstance(found, Trouble):
            terminal.tell(found)
        else:
            named.append(found)
    if not named and not Path(record or DEFAULT).exists():  # no record is left behind where there is nothing to keep
        _report_added([], Tally(), json=json, later=later)
        raise typer.Exit(1)
    with _opened(record) as kept:
        tell_of_offices()
        settings: dict[str, Any] = {
            "every": every * 60, "outlet": outlet, "allow_private": allow_private, "follow": follow, "names": names,
        }  # fmt: skip
        made = [_saved(kept, replace(one, **settings)) for one in named]
        tally = _looked_at(made, kept, manners) if made and not later else Tally()
        current = [kept.source(one.address) or one for one in made]
        _report_added(current, tally, json=json, later=later)
    if tally.stopped:
        raise typer.Exit(INTERRUPTED)
    if len(named) < len(sources) or any(one.health.failures for one in current):
        raise typer.Exit(1)


def _looked_at(sources: Sequence[Source], record: Sqlite, manners: Manners) -> Tally:
    """Look at these sources once."""
    with _until_interrupted() as clock:
        only = frozenset(one.address for one in sources)
        return once(Watch(record, shipped_reader(), manners, clock, clock.stopped.is_set, only))


def _source(given: str, kind: Kind | None, fetcher: Fetcher, *, later: bool) -> Source | Trouble:
    """What was given, as a source."""
    now = moment(datetime.now(UTC))
    if imap.is_mailbox(given) or kind is Kind.IMAP:
        box = imap.mailbox_at(given)
        return box if isinstance(box, Trouble) else Source(given, Kind.IMAP.value, now, now)
    if is_address(given):
        if joined(None, given) is None:
            return Trouble(given, "this is no web address", "give one that begins with https://")
        if kind is not None:
            return Source(given, kind.value, now, now)
        found = find_out(given, fetcher)
        return found if isinstance(found, Trouble) else Source(found.address, found.kind, now, now, title=found.title)
    path = Path(given)
    try:
        there = path.exists()
    except (OSError, ValueError):
        there = False
    if not there and not (later and kind in (Kind.FOLDER, Kind.FILE)):
        return Trouble(
            shown(given), "there is no such file or folder", "check the path, or begin an address with https://"
        )
    return Source(shown(path.resolve()), (Kind.FOLDER if path.is_dir() else Kind.FILE).value, now, now)


def _saved(kept: Sqlite, source: Source) -> Source:
    """A source added anew keeps what is known of it, and takes the new settings."""
    with kept.work():
        known = kept.source(source.address)
        if known:
            source = replace(source, added=known.added, health=known.health, title=known.title or source.title)
        kept.save_source(source)
    return source


def _report_added(sources: list[Source], tally: Tally, *, json: bool, later: bool) -> None:
    if json:
        terminal.show_row({"sources": [source_row(one) for one in sources], "new": tally.new, "failed": tally.failed})
        return
    for one in sources:
        named = f" ({words.one_line(one.title)})" if one.title else ""
        terminal.show(Text(f"Added the {one.kind} {words.one_line(one.address)}{named}."))
        if one.health.error:
            terminal.show(Text(f"  {words.one_line(one.health.error)}"))
    if later:
        terminal.show(Text("`onrecord watch --once` reads them."))
    elif sources:
        further = "`onrecord watch` keeps looking, `onrecord events` lists what they speak of."
        terminal.show(Text(f"Read {words.count(tally.new, 'new document')}. {further}"))


# ------------------------------------------------------------------------------------------------- sources


def sources(
    what: Annotated[
        Exchange | None, typer.Argument(metavar="[import|export]", help="Take in, or write, a list of feeds (OPML).")
    ] = None,
    file: Annotated[
        str | None, typer.Argument(metavar="[FILE]", help="The OPML file; - is standard input or output.")
    ] = None,
    remove: Annotated[
        list[str] | None, typer.Option("--remove", metavar="SOURCE", help="Look at this source no more.")
    ] = None,
    failing: Annotated[bool, typer.Option("--failing", help="Only those whose last look failed.")] = False,
    record: RecordFile = None,
    json: Json = False,
) -> None:
    """List sources and how each is: last success, last error, how much it gave. Import and export them as OPML.

    What came from a source that is removed stays on record.
    """
    if (what is None) != (file is None):
        terminal.wrong_usage("`onrecord sources import FILE` and `sources export FILE` take a file; - is the terminal.")
    listed = _listed(file) if what is Exchange.IMPORT and file else []
    with _opened(record, must_be=what is not Exchange.IMPORT) as kept:
        if listed:
            _import(kept, listed, json=json)
        elif what is Exchange.EXPORT and file:
            _export(kept, file)
        elif remove:
            _remove(kept, remove)
        else:
            found = [one for one in kept.sources() if one.health.failures or not failing]
            if json:
                terminal.show_rows(source_row(one) for one in found)
            else:
                _show_sources(found)


def _listed(file: str) -> list[Listed]:
    """The feeds of a list: read before a record is opened, so that a list that cannot be read leaves none behind."""
    try:
        data = sys.stdin.buffer.read(6_000_000) if file == "-" else Path(file).read_bytes()
    except OSError as error:
        terminal.fail(Trouble(shown(file), f"it cannot be read ({error.strerror})", "check the path"))
    listed = read_opml(data)
    if isinstance(listed, Fault):
        terminal.fail(Trouble(shown(file), listed.cause, listed.remedy))
    return listed


def _import(kept: Sqlite, listed: list[Listed], *, json: bool) -> None:
    now = moment(datetime.now(UTC))
    new = 0
    with kept.work():
        for feed in listed:
            if kept.source(feed.address) is None:
                new += kept.save_source(Source(feed.address, Kind.FEED.value, now, now, title=feed.title))
    if json:
        terminal.show_row({"listed": len(listed), "new": new})
    else:
        terminal.show(Text(f"Added {words.count(new, 'feed')} of {len(listed):,}. `onrecord watch --once` reads them."))


def _export(kept: Sqlite, file: str) -> None:
    listed = [Listed(one.address, one.title) for one in kept.sources() if one.kind in (Kind.FEED, Kind.SITEMAP)]
    data = write_opml(listed)
    if file == "-":
        sys.stdout.write(data.decode("utf-8"))
        return
    try:
        Path(file).write_bytes(data)
    except OSError as error:
        terminal.fail(Trouble(shown(file), f"it cannot be written ({error.strerror})", "check the path"))
    terminal.show(Text(f"Wrote {words.count(len(listed), 'feed')} to {words.one_line(file)}."))


def _remove(kept: Sqlite, named: list[str]) -> None:
    missing = False
    for name in named:
        address = name if kept.source(name) else shown(Path(name).resolve())
        if kept.drop_source(address):
            terminal.show(Text(f"Removed {words.one_line(name)}; what came from it stays."))
        else:
            terminal.tell(Trouble(name, "there is no such source", "`onrecord sources` lists them"))
            missing = True
    if missing:
        raise typer.Exit(1)


def source_row(source: Source) -> Row:
    """A source for programs."""
    health: Health = source.health
    return {
        "address": source.address, "kind": source.kind, "title": source.title, "outlet": source.outlet,
        "every": source.every, "added": source.added, "due": source.due, "last_checked": health.checked,
        "last_success": health.succeeded, "last_failure": health.failed, "last_error": health.error,
        "failures": health.failures, "documents": health.documents, "moved": health.moved,
    }  # fmt: skip


def _show_sources(found: list[Source]) -> None:
    if not found:
        terminal.show(listings.nothing("No source. `onrecord add SOURCE` adds one."))
    for one in found:
        health = one.health
        state = f"failed {words.count(health.failures, 'time')} in a row" if health.failures else "well"
        state = state if health.checked else "not looked at yet"
        terminal.show(Text(f"{words.one_line(one.address)}", style="bold"))
        named = f"{words.one_line(one.title)}, " if one.title else ""
        last = f", last success {health.succeeded}" if health.succeeded else ""
        terminal.show(Text(f"  {named}{one.kind}, {state}; {words.count(health.documents, 'document')}{last}"))
        if health.error:
            terminal.show(Text(f"  {words.one_line(health.error)}", style="yellow"))


# --------------------------------------------------------------------------------------------------- watch


def watch(
    once_only: Annotated[bool, typer.Option("--once", help="Look at what is due once, then end.")] = False,
    allow_private: Private = False,
    user_agent: Agent = None,
    pause: Pause = PAUSE_S,
    quiet: Annotated[bool, typer.Option("--quiet", help="Log only what went wrong.")] = False,
    record: RecordFile = None,
    json: Json = False,
) -> None:
    """Look at all sources again and again, read what is new, and note what was changed or withdrawn.

    It may be stopped or killed at any moment and goes on where it was. The log is JSON, one object a line, on standard
    error.
    """
    manners = Manners(user_agent or default_agent(), allow_private=allow_private, pause=pause)
    log.to_standard_error(quiet=quiet)
    with _opened(record, must_be=True) as kept, _until_interrupted() as clock:
        tell_of_offices()
        if not any(True for _ in kept.sources()):
            terminal.fail(
                Trouble(record or DEFAULT, "there is no source to watch", "add one with `onrecord add SOURCE`")
            )
        made = Watch(kept, shipped_reader(), manners, clock, clock.stopped.is_set)
        tally = once(made) if once_only else for_ever(made)
    if json:
        terminal.show_row({"sources": tally.sources, "pages": tally.pages, "new": tally.new, "failed": tally.failed,
                           "stopped": tally.stopped})  # fmt: skip
    else:
        looked = f"Looked at {words.count(tally.sources, 'source')} and {words.count(tally.pages, 'page')}"
        failed = f"; {tally.failed:,} failed, `onrecord sources` says why" if tally.failed else ""
        terminal.show(Text(f"{looked}: {words.count(tally.new, 'new document')}{failed}."))
    if once_only and tally.stopped:
        raise typer.Exit(INTERRUPTED)
    if once_only and tally.failed:
        raise typer.Exit(1)


@contextmanager
def _until_interrupted() -> Iterator[WallClock]:
    """A clock that the first Ctrl-C or SIGTERM stops, so that the work in hand is finished; a second ends at once."""
    clock = WallClock()

    def stop(*_: object) -> None:
        if clock.stopped.is_set():
            raise KeyboardInterrupt
        clock.stop()

    before: Mapping[int, object] = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield clock
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]


# ------------------------------------------------------------------------------------------------- changes


def changes(
    since: Annotated[
        str | None, typer.Option(metavar="DAY", parser=a_day, help="From this day on; today if not given.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Also what was seen for the first time.")] = False,
    limit: Limit = None,
    record: RecordFile = None,
    json: Json = False,
) -> None:
    """List what was edited, corrected, withdrawn or restored, the newest first, and which events that moved."""
    with _opened(record, must_be=True) as kept:
        seen = [one for one in kept.versions(since=since or today()) if everything or one.change != "first"][::-1]
        wanted = seen[: limit or (len(seen) if json else SCREENFUL)]
        rows = [change_row(one, kept) for one in wanted]
    if json:
        terminal.show_rows(rows)
        return
    for one, row in zip(wanted, rows, strict=True):
        _show_change(one, row)
    if not rows:
        terminal.show(listings.nothing("Nothing was changed or withdrawn."))
    elif len(seen) > len(wanted):
        terminal.show(listings.more(len(wanted)))


def change_row(version: Version, kept: Sqlite) -> Row:
    """A change for programs: the events are those that statements of the document, before or after, speak of."""
    ids = [id for id in (version.document, version.replaces) if id]
    events = dict.fromkeys(
        event for id in ids for said in kept.statements(document=id) if (event := kept.event_of(said.id))
    )
    document = kept.document(version.document or version.replaces or "")
    return {
        "seen": version.seen, "change": version.change, "page": version.page, "document": version.document,
        "replaces": version.replaces, "note": version.note, "outlet": document.outlet if document else None,
        "title": document.title if document else None, "events": list(events),
    }  # fmt: skip


def _show_change(version: Version, row: Row) -> None:
    named = words.one_line(str(row["title"] or version.page))
    outlet = f", {words.one_line(str(row['outlet']))}" if row["outlet"] else ""
    terminal.show(Text(f"{version.seen}  {version.change}: {named}{outlet}"))
    terminal.show(Text(f"  {words.one_line(version.page)}"))
    if version.note:
        terminal.show(Text(f"  {words.one_line(version.note)}"))
    events = row["events"]
    if isinstance(events, list) and events:
        terminal.show(Text(f"  speaks of {words.joined([str(event)[:9] for event in events[:5]])}"))
