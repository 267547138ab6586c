"""One pass over all that is due, and pass after pass until stopped.

Hosts are asked side by side, one request at a time each; what comes back is put on record by one hand, as it comes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from queue import Queue

from onrecord.desk import settle
from onrecord.gather.addresses import host_of
from onrecord.gather.documents import one_line
from onrecord.gather.fetch import Fetcher, Manners
from onrecord.keep.sqlite import Sqlite
from onrecord.model import Page, RecordRefused, Source, Trouble
from onrecord.scale.worker import Reader
from onrecord.watch import clock
from onrecord.watch.clock import Clock, WallClock
from onrecord.watch.entering import Desk, enter_feed, enter_page
from onrecord.watch.filed import look_at_files, look_at_mailbox
from onrecord.watch.log import note, warn
from onrecord.watch.looking import DAYS_OF_SITEMAP, FeedSeen, PageSeen, look_at_feed, look_at_page

AT_ONCE = 8  # hosts
PAGES_AT_ONCE = 500  # of one pass's slice, so that a source of thousands does not keep the others waiting
SETTLE_EVERY = 64  # documents: linking again from an earlier day costs more the more often it is done
# Between two looks whether anything is due; nothing of ours is due more often than once a minute.
LONGEST_SLEEP_S = 60.0
WAIT_WHEN_REFUSED_S = 60.0

Job = Callable[[], FeedSeen | PageSeen]


@dataclass(slots=True)
class Tally:
    """What a pass did."""

    sources: int = 0
    pages: int = 0
    new: int = 0
    failed: int = 0
    stopped: bool = False


@dataclass(slots=True)
class Watch:
    """Everything that a pass needs."""

    record: Sqlite
    reader: Reader
    manners: Manners
    clock: Clock = field(default_factory=WallClock)
    stopped: Callable[[], bool] = lambda: False
    only: frozenset[str] = frozenset()  # these sources, due or not; empty: all that are due
    desk: Desk = field(init=False)
    _fetchers: dict[bool, Fetcher] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.desk = Desk(self.record, self.reader)

    def fetcher(self, source: Source | None) -> Fetcher:
        """Who asks for a source: one that a source was allowed to reach private addresses with, or one that may not."""
        private = self.manners.allow_private or bool(source and source.allow_private)
        if private not in self._fetchers:
            self._fetchers[private] = Fetcher(replace(self.manners, allow_private=private), sleep=self.clock.sleep)
        return self._fetchers[private]


def once(watch: Watch) -> Tally:
    """One pass: everything that is due is looked at once."""
    tally = Tally()
    settle(watch.record)  # what an earlier run left undone
    tally.new += watch.desk.read_what_waited()
    now = watch.clock.now()
    due = [source for source in watch.record.sources() if _wanted(source, watch, now)]
    _local_sources(watch, [source for source in due if source.kind in _LOCAL], tally)
    _fetched(watch, [_feed_job(watch, source, now) for source in due if source.kind in ("feed", "sitemap")], tally)
    for source in due:
        if source.kind == "page":
            _name_itself(watch, source, now)
    seen: set[str] = set()
    while not watch.stopped():
        now = watch.clock.now()
        pages = [page for page in _due_pages(watch, now) if page.address not in seen]
        if not pages:
            break
        seen |= {page.address for page in pages}
        by_address = {source.address: source for source in watch.record.sources()}
        _fetched(watch, [_page_job(watch, page, by_address.get(page.source), now) for page in pages], tally)
    settle(watch.record)
    tally.stopped = watch.stopped()
    note("pass", sources=tally.sources, pages=tally.pages, new=tally.new, failed=tally.failed)
    return tally


def for_ever(watch: Watch) -> Tally:
    """Pass after pass until stopped. A record that refuses (disk full, locked) is tried again, and nothing is lost."""
    whole = Tally()
    while not watch.stopped():
        try:
            done = once(watch)
            whole.sources, whole.pages, whole.new = (
                whole.sources + done.sources,
                whole.pages + done.pages,
                whole.new + done.new,
            )
            wait = _until_due(watch)
        except RecordRefused as refused:
            warn("refused", trouble=str(refused.trouble))
            wait = WAIT_WHEN_REFUSED_S
        if not watch.stopped():
            watch.clock.sleep(wait)
    whole.stopped = True
    return whole


def _until_due(watch: Watch) -> float:
    due = watch.record.next_due()
    if due is None:
        return LONGEST_SLEEP_S
    return min(max((datetime.fromisoformat(due) - watch.clock.now()).total_seconds(), 1.0), LONGEST_SLEEP_S)


def _wanted(source: Source, watch: Watch, now: datetime) -> bool:
    return source.address in watch.only if watch.only else clock.is_due(source.due, now)


def _due_pages(watch: Watch, now: datetime) -> Sequence[Page]:
    pages = watch.record.pages_due(clock.moment(now), clock.after(now, clock.HORIZON), PAGES_AT_ONCE)
    return [page for page in pages if not watch.only or page.source in watch.only]


# ------------------------------------------------------------------------------------- on this machine

_LOCAL = ("file", "folder", "imap")


def _local_sources(watch: Watch, sources: Sequence[Source], tally: Tally) -> None:
    for source in sources:
        if watch.stopped():
            return
        look = look_at_mailbox if source.kind == "imap" else look_at_files
        new = look(watch.desk, source, watch.clock.now(), watch.stopped)
        tally.sources, tally.new = tally.sources + 1, tally.new + new
        current = watch.record.source(source.address)
        failed = bool(current and current.health.failures)
        tally.failed += failed
        error = current.health.error if current else None
        (warn if failed else note)("source", source=source.address, new=new, trouble=error)


def _name_itself(watch: Watch, source: Source, now: datetime) -> None:
    """A page that is a source itself is due as often as the source."""
    from onrecord.gather.addresses import canonical

    address = canonical(source.address)
    page = watch.record.page(address) or Page(address, source.address, None, clock.moment(now))
    with watch.record.work():
        watch.record.save_page(replace(page, due=clock.moment(now)))
        watch.record.save_source(replace(source, due=clock.after(now, source.every)))


# ------------------------------------------------------------------------------------- over the network


def _feed_job(watch: Watch, source: Source, now: datetime) -> tuple[str, Job]:
    since = (now - timedelta(days=DAYS_OF_SITEMAP)).date().isoformat()
    look = partial(look_at_feed, source, watch.fetcher(source), since=since)
    return host_of(source.address), partial(_or_failed, look, lambda t: FeedSeen(source, trouble=t, failed=True))


def _page_job(watch: Watch, page: Page, source: Source | None, now: datetime) -> tuple[str, Job]:
    look = partial(look_at_page, page, source, watch.fetcher(source), clock.moment(now))
    key = page.key or page.address
    return host_of(page.address), partial(_or_failed, look, lambda t: PageSeen(page, key, trouble=t, failed=True))


def _or_failed(look: Job, failed: Callable[[Trouble], FeedSeen | PageSeen]) -> FeedSeen | PageSeen:
    """A fault of ours on one page must not end the watch, nor meet it again at every start."""
    try:
        return look()
    except Exception as error:
        cause = f"our program failed on it ({one_line(f'{type(error).__name__}: {error}', longest=120)})"
        seen = failed(Trouble("", cause, "it was left out, so please report it"))
        place = seen.source.address if isinstance(seen, FeedSeen) else seen.page.address
        return replace(seen, trouble=Trouble(one_line(place), cause, "it was left out, so please report it"))


def _fetched(watch: Watch, jobs: Sequence[tuple[str, Job]], tally: Tally) -> None:
    """Do the jobs, host by host side by side, and put on record what they give as it comes."""
    since_settled = 0
    for looked in _results(watch, jobs):
        since_settled += _enter(watch, looked, tally)
        if since_settled >= SETTLE_EVERY:
            settle(watch.record)
            since_settled = 0


def _results(watch: Watch, jobs: Sequence[tuple[str, Job]]) -> Iterator[FeedSeen | PageSeen]:
    hosts: dict[str, list[Job]] = {}
    for host, job in jobs:
        hosts.setdefault(host, []).append(job)
    done: Queue[FeedSeen | PageSeen | BaseException | None] = Queue(maxsize=2 * AT_ONCE)
    ended = False

    def work(mine: list[Job]) -> None:
        try:
            for job in mine:
                if ended or watch.stopped():
                    return
                done.put(job())
        except BaseException as error:
            done.put(error)
        finally:
            done.put(None)

    with ThreadPoolExecutor(AT_ONCE, "ask") as pool:
        left = [pool.submit(work, mine) for mine in hosts.values()]
        waiting = len(left)
        try:
            while waiting:
                item = done.get()
                if item is None:
                    waiting -= 1
                elif isinstance(item, BaseException):
                    raise item
                else:
                    yield item
        finally:
            ended = True
            while waiting:  # so that no worker is left waiting to hand something over
                waiting -= done.get() is None


def _enter(watch: Watch, looked: FeedSeen | PageSeen, tally: Tally) -> int:
    now = watch.clock.now()
    if isinstance(looked, FeedSeen):
        new = enter_feed(watch.desk, looked, now)
        tally.sources += 1
        tally.failed += looked.failed
        told = {"source": looked.source.address, "entries": len(looked.entries), "unchanged": looked.unchanged or None}
        (warn if looked.trouble else note)("source", **told, trouble=str(looked.trouble) if looked.trouble else None)
    else:
        source = watch.record.source(looked.page.source)
        new = enter_page(watch.desk, looked, source, now)
        tally.pages += 1
        tally.failed += looked.failed
        if source and source.kind == "page" and source.address == looked.page.source:
            _page_source_checked(watch, looked, now)
        told = {"page": looked.page.address, "new": new, "unchanged": looked.unchanged or None}
        (warn if looked.trouble else note)("page", **told, trouble=str(looked.trouble) if looked.trouble else None)
    tally.new += new
    return new


def _page_source_checked(watch: Watch, looked: PageSeen, now: datetime) -> None:
    from onrecord.watch.entering import checked

    source = watch.record.source(looked.page.source)
    if source:
        watch.record.save_source(checked(source, now, looked.trouble if looked.failed else None, after=looked.after))


__all__ = ["Tally", "Watch", "for_ever", "once"]
