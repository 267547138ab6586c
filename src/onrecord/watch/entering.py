"""Put what was seen on record: tell first sights from edits, corrections and withdrawals, in one transaction each.

A kill at any moment loses and doubles nothing: what a look at a page gave is entered together with the note that it was
looked at, and a document that comes again is the same document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from onrecord.desk import restore, retract
from onrecord.gather.addresses import canonical
from onrecord.keep.sqlite import Sqlite
from onrecord.model import Document, Moment, Page, Reading, Source, Version
from onrecord.scale.worker import Reader, ReadMany, read_batch
from onrecord.watch import clock
from onrecord.watch.log import note
from onrecord.watch.looking import FeedSeen, PageSeen, last_resort, told_of

WITHDRAWN, CORRECTED, EDITED, FIRST, RESTORED = "withdrawn", "corrected", "edited", "first", "restored"


@dataclass(slots=True)
class Desk:
    """The record, and the reader that is loaded when there is something to read."""

    record: Sqlite
    reader: Reader
    _read: ReadMany | None = None

    def readings(self, documents: Sequence[Document]) -> Iterator[tuple[Document, Reading | str]]:
        """Each document with its reading, or why there is none."""
        able: list[Document] = []
        for document in documents:
            if reason := self.reader.why_not(document):
                yield document, reason
            elif not self.record.has_read(document.id, self.reader.name):
                able.append(document)
        if able:
            self._read = self._read or self.reader.load()
            for document, outcome in zip(able, read_batch(self._read, able), strict=True):
                yield document, f"the reader failed on it ({outcome})" if isinstance(outcome, str) else outcome

    def enter(self, document: Document, outcome: Reading | str | None) -> bool:
        """Keep one document, read or not; whether it is new on record."""
        new = self.record.document(document.id) is None
        if isinstance(outcome, str):
            self.record.keep_unread(((document, outcome),))
        elif outcome is not None:
            self.record.enter(document, outcome)
        return new

    def read_what_waited(self) -> int:
        """Read what was kept for want of a reader and this one can read; how many documents."""
        waiting = [d for d, reason in self.record.unread() if self.reader.why_not(d) is None and "failed" not in reason]
        read = 0
        for document, outcome in self.readings([_as_dated(d, self.record.version_of(d.id)) for d in waiting]):
            kept = self.record.document(document.id)
            if isinstance(outcome, Reading) and kept:
                read += self.record.enter(kept, outcome)
        return read


def _as_dated(document: Document, version: Version | None) -> Document:
    """A document as it is read: a later version's relative dates count from when its page was first published."""
    return replace(document, published_at=version.dated) if version and version.dated else document


# ------------------------------------------------------------------------------------------------ versions


def enter_versions(
    desk: Desk,
    found: Sequence[tuple[str, Document]],
    now: datetime,
    *,
    modified: Moment | None = None,
    along: Callable[[int], None] | None = None,
) -> int:
    """Put documents on record under their keys, telling versions; how many documents are new.

    `along` is done in the same transaction, and is told how many are new.
    """
    anchored = [_as_dated(document, _last(desk.record, key)) for key, document in found]
    outcomes = {document.id: outcome for document, outcome in desk.readings(anchored)}
    new = 0
    with desk.record.work():
        for key, document in found:
            new += _enter_one(desk, key, document, outcomes.get(document.id), now, modified)
        if along:
            along(new)
    return new


def _enter_one(
    desk: Desk, key: str, document: Document, outcome: Reading | str | None, now: datetime, modified: Moment | None
) -> bool:
    record = desk.record
    last = _last(record, key)
    seen = document.retrieved_at if document.via == "archive" else clock.moment(now)
    before = record.document(last.document or last.replaces or "") if last else None
    if last is None or before is None:
        new = desk.enter(document, outcome)
        record.add_version(Version(key, FIRST, seen, document.id, dated=document.published_at))
        return new
    if document.via == "archive" and seen < last.seen:  # an older sight of a page that is known already
        return desk.enter(document, outcome)
    same = _alike(before.text, document.text)
    if last.change == WITHDRAWN:
        restore(record, _documents(record, key), seen=seen, because=f"{key} is there again")
        if same:
            record.add_version(Version(key, RESTORED, seen, before.id, None, "it is there again", last.dated))
            return False
    elif same:
        return False
    told = _told_later(document, before, modified, seen)
    new = desk.enter(told, outcome)
    corrected = told.correction if told.correction and told.correction != before.correction else None
    change = CORRECTED if corrected else EDITED
    record.add_version(Version(key, change, seen, told.id, before.id, corrected, last.dated or before.published_at))
    if corrected:
        stands = {told.text[slice(*s.span)] for s in record.statements(document=told.id)}
        older = [id for id in _documents(record, key) if id != told.id]
        retract(record, older, seen=seen, because=f"its publisher corrected it: {corrected[:300]}", but=stands)
    note(change, page=key, document=told.id, replaces=before.id)
    return new


def _told_later(document: Document, before: Document, modified: Moment | None, seen: Moment) -> Document:
    """A later version was told when the page says it was changed, if that can be; else when it was seen."""
    stated = modified if modified and _after(modified, before.published_at) and not _after(modified, seen) else None
    return replace(document, published_at=stated or seen)


def _after(one: Moment, other: Moment | None) -> bool:
    """Whether a moment comes after another, as far as both are known."""
    if not other:
        return True
    try:
        left, right = datetime.fromisoformat(one), datetime.fromisoformat(other)
    except ValueError:
        return one[:10] > other[:10]
    if left.tzinfo is None or right.tzinfo is None:
        return left.replace(tzinfo=None) > right.replace(tzinfo=None)
    return left > right


def _last(record: Sqlite, key: str) -> Version | None:
    """The last version of exactly this page or post."""
    return next((version for version in reversed(list(record.versions(page=key))) if version.page == key), None)


def _documents(record: Sqlite, key: str) -> list[str]:
    """All documents that a page and its parts ever were."""
    return list(dict.fromkeys(version.document for version in record.versions(page=key) if version.document))


def _alike(one: str, other: str) -> bool:
    return " ".join(one.split()) == " ".join(other.split())


def withdraw(record: Sqlite, key: str, now: datetime, why: str) -> int:
    """Write down that a page is taken back, with all its parts; how many statements count no more."""
    seen = clock.moment(now)
    last: dict[str, Version] = {version.page: version for version in record.versions(page=key)}
    taken = 0
    for part, version in last.items():
        if version.change == WITHDRAWN:
            continue
        record.add_version(Version(part, WITHDRAWN, seen, None, version.document, why, version.dated))
        taken += retract(
            record, _documents(record, part), seen=seen, because=f"its publisher took it back: {why[:300]}"
        )
        note(WITHDRAWN, page=part, document=version.document, why=why)
    return taken


# --------------------------------------------------------------------------------------------------- pages


def enter_page(desk: Desk, looked: PageSeen, source: Source | None, now: datetime) -> int:
    """Put on record what a look at a page gave, and when it is to be looked at next; how many documents are new."""
    record, page = desk.record, looked.page
    if looked.failed and not looked.documents and not looked.gone and page.failures + 1 >= len(clock.RETRIES):
        looked = last_resort(looked, source, clock.moment(now))
    known = bool(_documents(record, looked.key))
    if looked.documents:
        return _enter_found(desk, looked, now)
    with record.work():
        if looked.retracted:
            withdraw(record, looked.key, now, looked.retracted)
            record.save_page(replace(_seen(looked), due=None, visits=page.visits + 1, missing=None))
        elif looked.gone and known:
            _missing(record, looked, now)
        elif looked.unchanged:
            record.save_page(replace(_seen(looked), **_visited(looked, now, changed=False)))
        else:
            record.save_page(_failed(looked, now))
    return 0


def _enter_found(desk: Desk, looked: PageSeen, now: datetime) -> int:
    record = desk.record
    other = _same_page_elsewhere(record, looked)

    def along(new: int) -> None:
        page = _seen(looked)
        if other:  # two addresses of one page: it is looked at again under the first
            record.save_page(replace(page, due=None, visits=page.visits + 1))
            return
        record.save_page(replace(page, **_visited(looked, now, changed=new > 0)))
        if new:
            _credit(record, page.source, new)

    found = [(canonical_key(looked, key), document) for key, document in looked.documents]
    return enter_versions(desk, found, now, modified=None if looked.live else looked.modified, along=along)


def canonical_key(looked: PageSeen, key: str) -> str:
    """The key of a document found on a page: the page's, or that of the post on it."""
    return key if "#" in key else looked.key


def _same_page_elsewhere(record: Sqlite, looked: PageSeen) -> bool:
    return any(page.address != looked.page.address and page.due for page in record.pages_of(looked.key))


def _seen(looked: PageSeen) -> Page:
    seen = looked.seen
    return replace(
        looked.page, key=looked.key, etag=seen.etag, last_modified=seen.last_modified, failures=0,
        error=str(looked.trouble) if looked.trouble else None,
    )  # fmt: skip


def _visited(looked: PageSeen, now: datetime, *, changed: bool) -> dict[str, Any]:
    """When to look again."""
    page = looked.page
    if looked.live or (looked.unchanged and page.told.get("live")):
        told = {**page.told, "live": clock.moment(now)} if changed or not page.told.get("live") else page.told
        fresh = clock.elapsed(told.get("live") or clock.moment(now), now) < clock.LIVE_FOR
        if fresh:
            return {"due": clock.after(now, clock.LIVE_AGAIN), "told": told, "missing": None}
    if looked.for_good and looked.failed:  # kept from the feed
        return {"due": None, "visits": page.visits + 1, "missing": None}
    visits = page.visits + 1
    wait = (
        clock.SEEN_AGAIN[visits - 1] - (clock.SEEN_AGAIN[visits - 2] if visits > 1 else 0)
        if visits <= len(clock.SEEN_AGAIN)
        else None
    )
    return {"due": clock.after(now, wait) if wait else None, "visits": visits, "missing": None}


def _missing(record: Sqlite, looked: PageSeen, now: datetime) -> None:
    """A page that is on record is gone: at once if the server says for good (410), else when it is so twice."""
    page = looked.page
    if looked.gone == 410 or (page.missing and clock.elapsed(page.missing, now) >= clock.MISSING_FOR):
        withdraw(record, looked.key, now, f"the page is gone (HTTP {looked.gone})")
        gone = replace(page, due=None, error=str(looked.trouble), missing=page.missing or clock.moment(now))
        record.save_page(replace(gone, etag=None, last_modified=None))  # if it comes back, it is to be seen whole
    else:
        due = clock.after(now, clock.MISSING_FOR)
        record.save_page(replace(page, due=due, error=str(looked.trouble), missing=page.missing or clock.moment(now)))


def _failed(looked: PageSeen, now: datetime) -> Page:
    page = looked.page
    left = page.failures < len(clock.RETRIES) and not looked.for_good
    wait = max(clock.RETRIES[page.failures], looked.after or 0) if left else None
    return replace(
        page, failures=page.failures + 1, error=str(looked.trouble) if looked.trouble else None,
        due=clock.after(now, wait) if wait else None,
    )  # fmt: skip


def _credit(record: Sqlite, address: str, new: int) -> None:
    source = record.source(address)
    if source:
        record.save_source(replace(source, health=replace(source.health, documents=source.health.documents + new)))


# --------------------------------------------------------------------------------------------------- feeds


def enter_feed(desk: Desk, looked: FeedSeen, now: datetime) -> int:
    """Put on record what a feed gave: pages to look at, entries that have no page; how many documents are new."""
    if looked.failed:
        desk.record.save_source(checked(_current(desk.record, looked.source), now, looked.trouble, after=looked.after))
        return 0
    direct = [one for entry in looked.entries if not entry.url and (one := _without_page(looked, entry, now))]

    def along(new: int) -> None:
        record = desk.record
        for entry in looked.entries:
            if entry.url:
                name_page(record, canonical(entry.url), looked.source.address, told_of(entry, looked.title), now)
        for ref in looked.withdrawn:
            _withdraw_named(record, looked.source.address, ref, now)
        source = _current(record, looked.source)
        health = replace(source.health, documents=source.health.documents + new)
        if not looked.unchanged:
            health = replace(
                health,
                etag=looked.seen.etag,
                last_modified=looked.seen.last_modified,
                moved=looked.moved or health.moved,
            )
        source = replace(source, health=health, title=source.title or looked.title)
        source = checked(source, now, None)
        if looked.trouble:
            source = replace(source, health=replace(source.health, error=str(looked.trouble), failed=clock.moment(now)))
        record.save_source(source)

    return enter_versions(desk, direct, now, along=along)


def _without_page(looked: FeedSeen, entry: object, now: datetime) -> tuple[str, Document] | None:
    from onrecord.gather.articles import Around, entry_document
    from onrecord.gather.feeds import Entry, Feed

    assert isinstance(entry, Entry)
    around = Around(outlet=looked.source.outlet, retrieved_at=clock.moment(now))
    made = entry_document(entry, Feed("feed", looked.title), looked.source.address, around)
    if not isinstance(made, Document):
        return None
    return f"{looked.source.address}#{entry.ref or made.id}", made


def name_page(record: Sqlite, address: str, source: str, told: dict[str, str | None], now: datetime) -> None:
    """A source names a page: a new one is due now, and one that the source says has changed since is due again."""
    page = record.page(address)
    if page is None:
        record.save_page(Page(address, source, clock.moment(now), clock.moment(now), told=told))
        return
    was, is_now = page.told.get("modified") or page.told.get("published"), told.get("modified") or told.get("published")
    if is_now and is_now != was and _after(is_now, was):
        kept = {**page.told, **told}
        record.save_page(replace(page, told=kept, due=clock.moment(now), failures=0))


def _withdraw_named(record: Sqlite, source: str, ref: str, now: datetime) -> None:
    for page in record.pages_from(source):
        if ref in (page.told.get("ref"), page.address, canonical(page.address)) or canonical(ref) == page.address:
            withdraw(record, page.key or page.address, now, "its feed says that it is deleted")
            record.save_page(replace(page, due=None))
    withdraw(record, f"{source}#{ref}", now, "its feed says that it is deleted")


def _current(record: Sqlite, source: Source) -> Source:
    """A source as it is kept now: another process may have counted documents of it meanwhile."""
    return record.source(source.address) or source


def checked(source: Source, now: datetime, trouble: object | None, *, after: float | None = None) -> Source:
    """A source that was looked at just now, with success or not."""
    at, health = clock.moment(now), source.health
    if trouble is None:
        health = replace(health, checked=at, succeeded=at, failures=0, error=None)
        return replace(source, health=health, due=clock.after(now, source.every))
    health = replace(health, checked=at, failed=at, error=str(trouble), failures=health.failures + 1)
    wait = max(clock.back_off(source.every, health.failures), after or 0)
    return replace(source, health=health, due=clock.after(now, wait))


def keys(documents: Iterable[Document], path: str) -> list[tuple[str, Document]]:
    """Documents of a file with the keys under which their versions are: address, else the input's id, else the file."""
    made = list(documents)
    return [
        (
            canonical(one.url)
            if one.url
            else f"{path}#{one.ref}"
            if one.ref
            else path
            if len(made) == 1
            else f"{path}#{one.id}",
            one,
        )
        for one in made
    ]
