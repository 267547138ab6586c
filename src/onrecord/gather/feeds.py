"""What a feed tells: RSS and Atom (by feedparser), JSON Feed, sitemaps; which articles there are, and what of them."""

from __future__ import annotations

import calendar
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from onrecord.gather.addresses import joined
from onrecord.gather.json_items import Fault
from onrecord.gather.markup import Unsafe, child_text, local_name, text_of_html, xml_root, xml_text
from onrecord.gather.published import NOTHING_SAID, Published, read_published

LARGEST_FEED = 5_000_000  # bytes; feedparser reads a megabyte in about half a second
MOST_ENTRIES = 5_000
_FEED_ROOTS = ("rss", "rdf", "feed", "channel")


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as a feed tells of it. `text` is the whole text or what the feed gives of it, `whole` says which."""

    url: str | None = None
    ref: str | None = None
    title: str | None = None
    text: str = ""
    whole: bool = False
    author: str | None = None
    outlet: str | None = None
    language: str | None = None
    published: Published = NOTHING_SAID
    modified: Published = NOTHING_SAID


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its name, its articles, the ids it withdraws (RFC 6721), further sitemaps, what is amiss."""

    kind: str
    title: str | None = None
    entries: tuple[Entry, ...] = ()
    withdrawn: tuple[str, ...] = ()
    further: tuple[str, ...] = ()
    language: str | None = None
    broken: str | None = None


def read_feed(data: bytes, *, base: str | None = None, charset: str | None = None) -> Feed | Fault:
    """The feed that these bytes are, or why they are none."""
    if len(data) > LARGEST_FEED:
        return Fault(f"the feed is over the limit of {LARGEST_FEED:,} bytes", "give a feed with fewer entries")
    head = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{"):
        return _json_feed(data, base)
    try:
        text = xml_text(data, charset=charset)
        root = xml_root(data, charset=charset)
    except Unsafe:
        return Fault("its XML declares entities, which are not read", "give the feed without a document type")
    name = local_name(root) if root is not None else ""
    if name in ("urlset", "sitemapindex"):
        return _sitemap(root, name, base)
    if name == "opml":
        return Fault("this is a list of feeds (OPML), not a feed", "take it in with `onrecord sources import`")
    if name not in _FEED_ROOTS and not re.search(r"<(?:rss|feed|rdf:RDF|channel|item|entry)\b", text[:20_000], re.I):
        return Fault("this is not a feed", "give the address of an RSS, Atom or JSON feed")
    return _by_feedparser(text, root, base)


def is_feed(head: bytes) -> bool:
    """Whether bytes that begin so look like a feed or a sitemap."""
    start = head[:4000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"{"):
        return b"jsonfeed.org/version/" in start
    return bool(re.search(rb"<(?:rss|feed|rdf:rdf|urlset|sitemapindex)[\s>]", start)) and not start.startswith(b"<html")


# ------------------------------------------------------------------------------------------- RSS and Atom


def _by_feedparser(text: str, root: Any, base: str | None) -> Feed | Fault:
    import feedparser

    headers = {"content-type": "application/xml; charset=utf-8", **({"content-location": base} if base else {})}
    try:
        parsed = feedparser.parse(
            text.encode("utf-8", "replace"), sanitize_html=False, resolve_relative_uris=False, response_headers=headers
        )
    except Exception as error:  # it is a parser of what others write, and has its faults
        return Fault(f"this feed cannot be read ({type(error).__name__})", "check it with a feed validator")
    about = parsed.get("feed", {})
    title, language = _words(about.get("title")), _words(about.get("language"))
    entries = tuple(_entry(item, base, title, language) for item in parsed.get("entries", ())[:MOST_ENTRIES])
    withdrawn = tuple(_withdrawn(root)) if root is not None else ()
    if not entries and not withdrawn:
        if parsed.get("bozo") and not parsed.get("version"):
            return Fault("its XML is broken and holds no entry", "check it with a feed validator")
        if not parsed.get("version"):
            return Fault("this is not a feed", "give the address of an RSS, Atom or JSON feed")
    broken = "its XML is broken, so entries may be missing" if parsed.get("bozo") and _is_broken(text) else None
    return Feed("feed", title, entries, withdrawn, (), language, broken)


def _is_broken(text: str) -> bool:
    from lxml import etree

    try:
        etree.fromstring(text.encode("utf-8", "replace"), etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return True
    return False


def _entry(item: Any, base: str | None, feed_title: str | None, language: str | None) -> Entry:
    source = item.get("source") or {}
    outlet = _words(source.get("title"))
    title = text_of_html(_words(item.get("title"))).replace("\n", " ") or None
    if outlet and title and title.endswith(f" - {outlet}"):  # how aggregators write their titles
        title = title.removesuffix(f" - {outlet}").strip() or None
    contents = [text_of_html(part.get("value")) for part in item.get("content", ()) if isinstance(part, dict)]
    content, summary = max(contents, key=len, default=""), text_of_html(_words(item.get("summary"), lines=True))
    whole = bool(content) and len(content) >= len(summary)
    return Entry(
        url=joined(base, _link(item)),
        ref=_words(item.get("id")),
        title=title,
        text=content if whole else summary,
        whole=whole,
        author=_words(item.get("author")),
        outlet=outlet or feed_title,
        language=_words((item.get("title_detail") or {}).get("language")) or language,
        published=_time(item, "published"),
        modified=_time(item, "updated"),
    )


def _link(item: Any) -> str | None:
    """The article's address: what RSS calls link, Atom the alternate one; an id that is one, where nothing else is."""
    if isinstance(item.get("feedburner_origlink"), str):
        return str(item["feedburner_origlink"])
    if isinstance(item.get("link"), str):
        return str(item["link"])
    ref = item.get("id")
    return ref if isinstance(ref, str) and ref.startswith(("http://", "https://")) else None


def _time(item: Any, name: str) -> Published:
    """As the feed writes it, for its zone; else as feedparser understood it, in UTC."""
    said = read_published(dict.get(item, name))  # its own `get` gives the publication for a missing change
    if said.at or not (parsed := dict.get(item, f"{name}_parsed")):
        return said
    try:
        return read_published(datetime.fromtimestamp(calendar.timegm(parsed), UTC).isoformat(timespec="seconds"))
    except (ValueError, OverflowError, OSError, TypeError):
        return said


def _withdrawn(root: Any) -> Iterator[str]:
    """Entries that the publisher says are deleted."""
    for element in root.iter():
        if local_name(element) == "deleted-entry":
            ref = element.get("ref")
            if ref:
                yield str(ref)[:2000]


def _words(value: object, *, lines: bool = False) -> str | None:
    if not isinstance(value, str):
        return None
    return (value.strip() if lines else " ".join(value.split())) or None


# ---------------------------------------------------------------------------------------------- JSON Feed


def _json_feed(data: bytes, base: str | None) -> Feed | Fault:
    from onrecord.gather.decoding import decode

    try:
        said = json.loads(decode(data), strict=False)
    except (ValueError, RecursionError):
        return Fault("this is not valid JSON", "check it with a feed validator")
    if not isinstance(said, dict) or not isinstance(said.get("items"), list):
        return Fault("this JSON is not a JSON Feed", "give the address of a feed, or the articles as JSON Lines")
    title, language = _words(said.get("title")), _words(said.get("language"))
    items = [item for item in said["items"][:MOST_ENTRIES] if isinstance(item, dict)]
    return Feed("feed", title, tuple(_json_entry(item, base, title, language) for item in items), language=language)


def _json_entry(item: dict[str, Any], base: str | None, title: str | None, language: str | None) -> Entry:
    html, text = _words(item.get("content_html"), lines=True), _words(item.get("content_text"), lines=True)
    content = text_of_html(html) if html else text or ""
    authors = item.get("authors") or ([item["author"]] if isinstance(item.get("author"), dict) else [])
    names = [_words(one.get("name")) for one in authors if isinstance(one, dict)] if isinstance(authors, list) else []
    ref = item.get("id")
    ref = str(ref)[:2000] if isinstance(ref, str | int) and not isinstance(ref, bool) else None
    url = _words(item.get("url")) or _words(item.get("external_url"))
    return Entry(
        url=joined(base, url or (ref if ref and ref.startswith(("http://", "https://")) else None)),
        ref=ref,
        title=_words(item.get("title")),
        text=content or _words(item.get("summary"), lines=True) or "",
        whole=bool(content),
        author="; ".join(name for name in names if name) or None,
        outlet=title,
        language=_words(item.get("language")) or language,
        published=read_published(_plain(item.get("date_published"))),
        modified=read_published(_plain(item.get("date_modified"))),
    )


def _plain(value: object) -> object:
    return value if isinstance(value, str) else None


# --------------------------------------------------------------------------------------------- sitemaps


def _sitemap(root: Any, name: str, base: str | None) -> Feed:
    """A sitemap, with what its news elements say; of an index, the sitemaps it names."""
    if name == "sitemapindex":
        listed = [
            (child_text(element, "lastmod") or "", address)
            for element in root
            if local_name(element) == "sitemap" and (address := joined(base, child_text(element, "loc")))
        ]
        newest = sorted(listed, key=lambda one: one[0], reverse=True)[:MOST_ENTRIES]
        return Feed("sitemap", further=tuple(address for _, address in newest))
    entries = (_sitemap_entry(element, base) for element in root if local_name(element) == "url")
    return Feed(
        "sitemap", entries=tuple(entry for entry, _ in zip(entries, range(MOST_ENTRIES), strict=False) if entry.url)
    )


def _sitemap_entry(element: Any, base: str | None) -> Entry:
    news = next((child for child in element if local_name(child) == "news"), None)
    publication = next(
        (child for child in (news if news is not None else ()) if local_name(child) == "publication"), None
    )
    return Entry(
        url=joined(base, child_text(element, "loc")),
        title=child_text(news, "title") if news is not None else None,
        outlet=child_text(publication, "name") if publication is not None else None,
        language=child_text(publication, "language") if publication is not None else None,
        published=read_published(child_text(news, "publication_date")) if news is not None else NOTHING_SAID,
        modified=read_published(child_text(element, "lastmod")),
    )
