"""Documents from what was found on pages and in feeds, and how a page's language, outlet and address come about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.gather.addresses import canonical, site_of, with_fragment
from onrecord.gather.archives import Archived
from onrecord.gather.decoding import declared_in_html, decode
from onrecord.gather.documents import LONGEST_TEXT, make_document, one_line, too_long
from onrecord.gather.feeds import Entry, Feed
from onrecord.gather.json_items import Fault
from onrecord.gather.paragraphs import sorted_out
from onrecord.gather.webpages import Webpage, read_webpage, without_embedded
from onrecord.model import Document, Moment, Trouble

NO_ARTICLE = Fault("no article was found on this page", "save the article's text as .txt")
# A teaser of a few words is no text to go on record by; a short agency dispatch has about so many characters.
SHORTEST_SUMMARY = 60


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of a document from where it was found, for what it does not say itself."""

    published: Moment | None = None
    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    language: str | None = None
    retrieved_at: Moment | None = None
    via: str = "page"
    path: str | None = None
    ref: str | None = None


NOTHING = Around()


def page_of(data: bytes, *, charset: str | None = None, address: str | None = None) -> Webpage | Fault:
    """The article in the bytes of a page. The page's own word on its encoding counts before the server's, as it travels
    with the page; a server's is that of all its pages."""
    html = without_embedded(decode(data, declared=declared_in_html(data) or charset))
    if len(html) > LONGEST_TEXT:
        return Fault(*too_long(len(html)))
    page = read_webpage(html, address)
    return page or NO_ARTICLE


def documents_of(page: Webpage, place: str, around: Around = NOTHING) -> Iterator[Document | Trouble]:
    """The document that a page is, or those of a live blog's posts, with the troubles met."""
    if page.refused:
        yield Trouble(one_line(place), page.refused.cause, page.refused.remedy)
        return
    address = canonical(page.url) if page.url else None
    outlet = page.outlet or around.outlet or site_of(address)
    if not page.posts:
        if page.retracted and not page.text:
            yield Trouble(one_line(place), "its publisher has withdrawn this article", "leave it out")
            return
        yield from date_trouble(place, page, around)
        yield make_document(
            page.text, place=place, url=address, outlet=outlet, author=page.author or around.author,
            title=page.title or around.title, language=page.language or around.language,
            published_at=page.published.at or around.published, retrieved_at=around.retrieved_at, via=around.via,
            ref=around.ref, path=around.path, credit=page.credit, correction=page.correction,
        )  # fmt: skip
        return
    for post in page.posts:
        told = sorted_out(post.text)
        own = with_fragment(address, post.ref) if address else None
        language = page.language or around.language
        yield make_document(
            told.text, place=f"{place}#{post.ref}", url=own, outlet=outlet,
            author=post.author or page.author, title=post.title or page.title, language=language,
            published_at=post.published.at, retrieved_at=around.retrieved_at, via=around.via, ref=post.ref,
            path=around.path, credit=told.credit, correction=told.correction,
        )  # fmt: skip


def archived_documents(
    item: Archived, place: str, published: Moment | None = None, outlet: str | None = None
) -> Iterator[Document | Trouble]:
    """The documents of an archived page. It was got when the archive got it: by then it was surely out."""
    if isinstance(item.data, Fault):
        yield Trouble(one_line(place), item.data.cause, item.data.remedy)
        return
    page = page_of(item.data, charset=item.charset, address=item.address)
    if isinstance(page, Fault):
        yield Trouble(one_line(place), page.cause, page.remedy)
        return
    around = Around(published, outlet, retrieved_at=item.got_at, via="archive", path=place)
    yield from documents_of(page, place, around)


def entry_document(entry: Entry, feed: Feed, place: str, around: Around = NOTHING) -> Document | Trouble:
    """The document that a feed's entry is by itself: what the feed gives of it."""
    told = sorted_out(entry.text)
    outlet = entry.outlet or around.outlet or feed.title or site_of(entry.url)
    if len(told.text) < SHORTEST_SUMMARY and not entry.whole:
        cause = (
            "the feed gives no text of this entry" if not told.text else "the feed gives only a few words of this entry"
        )
        return Trouble(one_line(place), cause, "read the page that it leads to: `onrecord add` fetches it")
    return make_document(
        told.text, place=place, url=canonical(entry.url) if entry.url else None,
        outlet=outlet, author=entry.author, title=entry.title,
        language=entry.language or feed.language or around.language,
        published_at=entry.published.at or entry.modified.at or around.published, retrieved_at=around.retrieved_at,
        via="feed", ref=entry.ref, path=around.path, credit=told.credit, correction=told.correction,
    )  # fmt: skip


def date_trouble(place: str, page: Webpage, around: Around) -> Iterator[Trouble]:
    """What is to be said of a date that cannot be right."""
    published = page.published
    if published.fault is None:
        return
    if published.at:
        remedy = "the article was taken with it, so mend it if it is wrong"
    elif around.published:
        remedy = f"the article was taken as of {around.published}"
    else:
        remedy = "the article was taken without a date, so mend it or give --published"
    yield Trouble(one_line(place), published.fault, remedy)
