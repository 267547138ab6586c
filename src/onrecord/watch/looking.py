"""Look at one feed or one page over the network: what is there now, as values. Nothing is kept here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from onrecord.gather.addresses import canonical
from onrecord.gather.articles import SHORTEST_SUMMARY, Around, documents_of, entry_document, page_of
from onrecord.gather.documents import one_line
from onrecord.gather.feeds import Entry, Feed, is_feed, read_feed
from onrecord.gather.fetch import NOT_SEEN, Answer, Fetcher, Refusal, Seen
from onrecord.gather.json_items import Fault
from onrecord.gather.published import Published
from onrecord.gather.webpages import Webpage
from onrecord.model import Document, Moment, Page, Source, Trouble

FEEDS = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
PAGES = "text/html, application/xhtml+xml, */*;q=0.5"
MOST_SITEMAPS = 3  # of an index, the newest
# Sitemaps list years; what is older is for an archive.
DAYS_OF_SITEMAP = 7
LONGEST_TOLD = 20_000  # characters of a feed's own text that are kept until its page has been looked at


@dataclass(frozen=True, slots=True)
class FeedSeen:
    """What a feed says now. `trouble` says what is amiss; with `failed`, nothing could be had."""

    source: Source
    entries: tuple[Entry, ...] = ()
    withdrawn: tuple[str, ...] = ()
    title: str | None = None
    seen: Seen = NOT_SEEN
    unchanged: bool = False
    moved: str | None = None
    trouble: Trouble | None = None
    failed: bool = False
    after: float | None = None


@dataclass(frozen=True, slots=True)
class PageSeen:
    """What a page says now: its key and documents (key, document), or why there is none.

    `retracted` has the words that take it back; `gone` is the status with which the server says so.
    """

    page: Page
    key: str
    documents: tuple[tuple[str, Document], ...] = ()
    modified: Moment | None = None
    seen: Seen = NOT_SEEN
    unchanged: bool = False
    live: bool = False
    retracted: str | None = None
    gone: int | None = None
    trouble: Trouble | None = None
    failed: bool = False
    for_good: bool = False
    after: float | None = None


def look_at_feed(source: Source, fetcher: Fetcher, *, since: str) -> FeedSeen:
    """Ask a feed or sitemap; `since` is the first day from which a sitemap's articles are taken."""
    seen = Seen(source.health.etag, source.health.last_modified)
    answer = fetcher.get(source.health.moved or source.address, seen=seen, accept=FEEDS)
    if isinstance(answer, Refusal):
        return FeedSeen(source, trouble=answer.trouble, failed=True, after=answer.after)
    if answer.unchanged:
        return FeedSeen(source, unchanged=True, seen=seen)
    feed = read_feed(answer.body, base=answer.address, charset=answer.charset)
    if isinstance(feed, Fault):
        return FeedSeen(source, trouble=_trouble(source.address, feed), failed=True)
    further, entries = feed.further[:MOST_SITEMAPS], feed.entries
    for address in further:
        entries += _further(address, fetcher)
    if feed.kind == "sitemap":
        entries = tuple(entry for entry in entries if (entry.published.at or entry.modified.at or "9999")[:10] >= since)
    broken = Trouble(one_line(source.address), feed.broken, "tell its publisher") if feed.broken else None
    return FeedSeen(source, entries, feed.withdrawn, feed.title, answer.seen, moved=answer.moved, trouble=broken)


def _further(address: str, fetcher: Fetcher) -> tuple[Entry, ...]:
    answer = fetcher.get(address, accept=FEEDS)
    if isinstance(answer, Refusal):
        return ()
    feed = read_feed(_unzipped(answer), base=answer.address, charset=answer.charset)
    return () if isinstance(feed, Fault) else feed.entries


def _unzipped(answer: Answer) -> bytes:
    """Sitemaps are often files of .gz."""
    from onrecord.gather.unpack import Broken, TooLarge, gunzipped

    try:
        return gunzipped(answer.body, largest=50_000_000)
    except (Broken, TooLarge):
        return b""


def look_at_page(page: Page, source: Source | None, fetcher: Fetcher, now: Moment) -> PageSeen:
    """Ask for a page and read what is on it."""
    key = page.key or page.address
    answer = fetcher.get(page.address, seen=Seen(page.etag, page.last_modified), accept=PAGES)
    if isinstance(answer, Refusal):
        gone = answer.status if answer.gone else None
        out = PageSeen(page, key, trouble=answer.trouble, failed=True, gone=gone, after=answer.after)
        if answer.gone or answer.after or not _never(answer):
            return out
        return _by_the_feed(replace(out, for_good=True), source, now)
    if answer.unchanged:
        return PageSeen(page, key, unchanged=True, seen=Seen(page.etag, page.last_modified))
    if urlsplit(answer.address).path in ("", "/") and urlsplit(page.address).path not in ("", "/"):
        cause = Fault("it leads to the front page of its site", "check the address")
        return PageSeen(page, key, trouble=_trouble(page.address, cause), failed=True)
    return _read_page(page, source, answer, now)


def _never(answer: Refusal) -> bool:
    """Whether asking again would change nothing: the site does not want it, or the address is none."""
    return answer.for_good or "robots.txt asks" in answer.trouble.cause or answer.status in (401, 402, 403, 451)


def _read_page(page: Page, source: Source | None, answer: Answer, now: Moment) -> PageSeen:
    found = page_of(answer.body, charset=answer.charset, address=answer.address)
    if isinstance(found, Fault):
        unread = PageSeen(
            page, canonical(answer.address), trouble=_trouble(page.address, found), failed=True, for_good=True
        )
        return _by_the_feed(replace(unread, seen=answer.seen), source, now)
    key = canonical(found.url or answer.address)
    if found.retracted and len(found.text) < 600:
        return PageSeen(page, key, retracted=found.retracted, seen=answer.seen)
    made = list(documents_of(found, page.address, _around(page, source, now)))
    documents = tuple((one.url or key, one) for one in made if isinstance(one, Document))
    trouble = next((one for one in made if isinstance(one, Trouble)), None)
    seen = PageSeen(
        page, key, documents, found.modified.at, answer.seen, live=bool(found.posts), trouble=trouble,
        failed=not documents, for_good=not documents,
    )  # fmt: skip
    return seen if documents else _by_the_feed(seen, source, now)


def _around(page: Page, source: Source | None, now: Moment) -> Around:
    told = page.told
    return Around(
        published=told.get("published"), outlet=(source.outlet if source else None) or told.get("outlet"),
        title=told.get("title"), author=told.get("author"), language=told.get("language"), retrieved_at=now, via="page",
        ref=told.get("ref"),
    )  # fmt: skip


def _by_the_feed(seen: PageSeen, source: Source | None, now: Moment) -> PageSeen:
    """Where the page cannot be read, what the feed gave of it."""
    told = seen.page.told
    text = told.get("text") or ""
    if len(text) < SHORTEST_SUMMARY:
        return seen
    entry = Entry(
        url=seen.page.address, ref=told.get("ref"), title=told.get("title"), text=text,
        whole=told.get("whole") == "yes", author=told.get("author"),
        outlet=(source.outlet if source else None) or told.get("outlet"),
        language=told.get("language"), published=Published(told.get("published")),
    )  # fmt: skip
    made = entry_document(entry, Feed("feed"), seen.page.address, Around(retrieved_at=now))
    return (
        replace(seen, documents=((seen.page.address, made),), key=seen.page.address)
        if isinstance(made, Document)
        else seen
    )


def last_resort(seen: PageSeen, source: Source | None, now: Moment) -> PageSeen:
    """After the last try, what the feed gave counts."""
    return _by_the_feed(seen, source, now)


def told_of(entry: Entry, feed_title: str | None) -> dict[str, str | None]:
    """What is kept of an entry until its page has been read."""
    told = {
        "title": entry.title, "published": entry.published.at, "modified": entry.modified.at, "author": entry.author,
        "outlet": entry.outlet if entry.outlet != feed_title else None, "language": entry.language, "ref": entry.ref,
        "text": entry.text[:LONGEST_TOLD] or None, "whole": "yes" if entry.whole else None,
    }  # fmt: skip
    return {name: value for name, value in told.items() if value}


@dataclass(frozen=True, slots=True)
class Found:
    """What an address that someone wants to add turns out to be."""

    kind: str
    address: str
    title: str | None = None


def find_out(address: str, fetcher: Fetcher) -> Found | Trouble:
    """Whether an address is a feed, a sitemap or a page; a front page leads to its feed."""
    answer = fetcher.get(address, accept="*/*")
    if isinstance(answer, Refusal):
        return answer.trouble
    if is_feed(answer.body[:4000]) or "xml" in answer.content_type or "json" in answer.content_type:
        feed = read_feed(answer.body, base=answer.address, charset=answer.charset)
        if not isinstance(feed, Fault):
            return Found(feed.kind, answer.moved or address, feed.title)
        if "xhtml" not in answer.content_type:
            return _trouble(address, feed)
    return _page_or_its_feed(address, answer)


def _page_or_its_feed(address: str, answer: Answer) -> Found | Trouble:
    from lxml import html as parser
    from lxml.etree import LxmlError

    from onrecord.gather.addresses import joined
    from onrecord.gather.decoding import declared_in_html, decode

    text = decode(answer.body, declared=declared_in_html(answer.body) or answer.charset)
    try:
        tree = parser.document_fromstring(text.replace("\0", ""))
    except (LxmlError, ValueError, AssertionError):
        return _trouble(address, Fault("there is neither a feed nor a page at this address", "check it"))
    article = tree.xpath('//meta[@property="og:type"]/@content')[:1] == ["article"]
    links = tree.xpath('//link[contains(@rel, "alternate") and (contains(@type, "rss") or contains(@type, "atom") or '
                       'contains(@type, "feed+json"))]')  # fmt: skip
    feeds = [joined(answer.address, link.get("href")) for link in links]
    first = next((feed for feed in feeds if feed), None)
    if first and not article and urlsplit(answer.address).path.count("/") <= 2 and not tree.xpath("//article//p[10]"):
        return Found("feed", first, links[0].get("title"))
    return Found("page", answer.moved or address)


def _trouble(place: str, fault: Fault) -> Trouble:
    return Trouble(one_line(place), fault.cause, fault.remedy)


__all__ = [
    "FeedSeen",
    "Found",
    "PageSeen",
    "Webpage",
    "find_out",
    "last_resort",
    "look_at_feed",
    "look_at_page",
    "told_of",
]
