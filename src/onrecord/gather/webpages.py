"""An article from an HTML page: its text, and what the page says of outlet, author, title, address and times."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from onrecord.gather.addresses import joined, site_of
from onrecord.gather.json_items import Fault
from onrecord.gather.live import Post, looks_live, posts_described, posts_shown
from onrecord.gather.markup import text_of, text_of_html
from onrecord.gather.paragraphs import sorted_out
from onrecord.gather.published import NOTHING_SAID, Published, read_published
from onrecord.gather.stubs import stub

# Where pages state when they were first published, surest first.
_DATE_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "article_date_original", "publish-date", "publishdate", "pubdate", "publication_date", "dc.date", "date",
)  # fmt: skip
# Where they state when they were last changed.
_MODIFIED_NAMES = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified",
    "dcterms.modified", "dc.date.modified", "revised",
)  # fmt: skip
_ARTICLES = ("Article", "BlogPosting", "LiveBlogPosting", "WebPage", "Report")  # "NewsArticle" ends with "Article"
_SURER = ("Article", "BlogPosting", "LiveBlogPosting", "Report")
_EMBEDDED = re.compile(r"data:[\w/+.;-]{0,80}base64,[A-Za-z0-9+/=%\s]{200,}")  # pictures inside a saved page
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")
_DEEPEST = 100  # objects within objects in JSON-LD; real pages stay under ten
# What else on a page is certain not to be its article, by the names that sites give to it.
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:newsletter|signup|sign-up|subscribe|promo|related|recommend(?:ed|ations?)?|teaser|outbrain|taboola|cookie|consent|"
    r"gdpr|paywall-message|share|social|comments?|most-?read|trending|read-?more|readmore|also-?read|advert\w*|ad-slot|sponsor\w*|"
    r"author-bio|about-author|bio-box|inline-cta|cta|pullquote|pull-quote|correction-form|breadcrumbs?|byline|dateline-meta|caption|"
    r"figcaption|photo-credit|tag-list|topics|img[_-]?cap(?:tion)?|top-?nav|nav-?bar|ticker|footnotes?|donation\w*|(?:about[_-])?author[_-]about|"
    r"end-of-article)(?:$|[\s_-])",
    re.I,
)
# Characters; where so little was found, the other ways to extract are tried as well.
_LITTLE = 600
_SENTENCE = re.compile(r"[.!?][\"”’)]?$")
_CHANGED = re.compile(r"\b(?:updated|modified|edited|changed|corrected)\b", re.I)
_ITEM_MARK = re.compile(r"^- ", re.M)  # what the extraction writes before an item of a list, and no page shows
# A cell with so many characters holds an article, not a figure: the table is there for the layout.
_LAYOUT_CELL = 300


@dataclass(frozen=True, slots=True)
class Webpage:
    """What was found on a page; each None where the page does not say it.

    `posts` are those of a live blog. `refused` says why the page is not to be taken for an article; `retracted` has the
    words by which the outlet takes the article back.
    """

    text: str
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    published: Published = NOTHING_SAID
    modified: Published = NOTHING_SAID
    credit: str | None = None
    correction: str | None = None
    retracted: str | None = None
    posts: tuple[Post, ...] = ()
    refused: Fault | None = None


@dataclass(frozen=True, slots=True)
class _Said:
    """What a page says of itself, and its article's own text where that is described too."""

    page: Webpage
    body: str = ""
    free: bool | None = None
    posts: tuple[Post, ...] = ()


def without_embedded(html: str) -> str:
    """The page without the pictures and fonts that browsers embed when they save it (often ten times the rest)."""
    return _EMBEDDED.sub("data:,", html)


def read_webpage(html: str, address: str | None = None) -> Webpage | None:
    """The article on a page, or None if there is none. `address` is where the page was got from, if it is known."""
    from trafilatura import load_html  # half a second to import, so only when a page is read

    _quiet()
    tree = load_html(html)
    if tree is None:
        return None
    saved_from = _SAVED_FROM.search(html[:5000])
    address = address or (saved_from[1] if saved_from else None)
    said = _said(tree, address)  # first: the extraction takes the tree apart
    heading = next((text_of(element) for element in tree.iter("h1")), "")
    _cut(tree)
    found = _extracted(tree, said.page)
    if len(found[0]) < _LITTLE and (again := load_html(html)) is not None:
        _cut(again)
        found = max(found, _extracted(again, said.page, thorough=True), key=lambda one: len(one[0]))
    text = _best(found[0], said.body)
    page = _completed(said.page, found, address)
    if said.posts:
        return replace(page, text="", posts=said.posts)
    told = sorted_out(_without_head(text, page, heading))
    refused = stub(told.text, lambda: _whole_text(html), free=said.free, title=page.title)
    if not (told.text or told.retracted or refused):
        return None
    return replace(
        page, text=told.text, credit=told.credit, correction=told.correction, retracted=told.retracted, refused=refused
    )


def _whole_text(html: str) -> str:
    """All text of a page: read anew, as the extraction has taken the tree apart, and few pages need it."""
    from trafilatura import load_html

    tree = load_html(html)
    return text_of(tree) if tree is not None else ""


def _extracted(tree: Any, said: Webpage, *, thorough: bool = False) -> tuple[str, Any]:
    """The text, and what the extraction knows beside it: asked for, as it takes time, where the page is silent."""
    from trafilatura import bare_extraction

    silent = not (said.title and said.outlet and said.author and said.published.at)
    found = bare_extraction(tree, options=_settings(silent, thorough))
    if found is None or isinstance(found, dict):
        return "", None
    return _ITEM_MARK.sub("", found.text or "").strip(), found


@lru_cache(maxsize=4)
def _settings(with_metadata: bool, thorough: bool) -> Any:
    """Made once, as it takes a thirtieth of the time of a page."""
    from trafilatura.settings import Extractor

    dates: Any = {"original_date": True, "extensive_search": False}  # never a day guessed from the text
    return Extractor(
        output_format="python",
        with_metadata=with_metadata,
        comments=False,
        fast=not thorough,  # without comparing other ways to extract, at two thirds of the time
        date_params=dates,
    )


def _without_head(text: str, page: Webpage, heading: str) -> str:
    """The text without headline and byline: they are kept as title and author, and are nobody's statements."""
    lines = text.split("\n")
    headlines = {_plain(page.title), _plain(heading)} - {""}
    at = next((n for n, line in enumerate(lines[:4]) if _plain(line) in headlines), None)
    if at is not None and not any(_SENTENCE.search(line) for line in lines[:at]):
        lines = lines[at + 1 :] or lines
    names = [name.casefold() for name in re.split(r";|,| and ", page.author or "") if len(name.strip()) > 3]
    head = [line for line in lines[:3] if not _is_byline(line, names)]
    return "\n".join([*head, *lines[3:]])


def _is_byline(line: str, names: list[str]) -> bool:
    """A short line that is no sentence and names the author."""
    words = line.casefold()
    return len(line) < 120 and not _SENTENCE.search(line) and any(name.strip() in words for name in names)


def _plain(words: str | None) -> str:
    return "".join(c for c in (words or "").casefold() if c.isalnum())


def _best(shown: str, described: str) -> str:
    """What the page shows; its description where nothing, or only a beginning of it, was found in the page."""
    if len(described) > 300 and len(shown) < 0.5 * len(described):
        return described
    return shown


def _completed(said: Webpage, extracted: tuple[str, Any], address: str | None) -> Webpage:
    """What the page says, with what the extraction knows where it says nothing."""
    found = extracted[1]
    canonical = said.url
    if found is None:
        title = _without_outlet(said.title, said.outlet)
        return replace(said, title=title, url=canonical or joined(None, address))
    published = said.published if said.published.at or said.published.fault else read_published(found.date)
    return replace(
        said,
        title=_without_outlet(said.title or found.title, said.outlet or found.sitename),
        author=said.author or found.author,
        outlet=said.outlet or found.sitename,
        url=canonical or (found.url if address is None else joined(None, address)) or joined(None, address),
        language=said.language or found.language,
        published=published,
    )


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """A title without the outlet's name that sites write behind it: "Talks to open - The Courier"."""
    if not title or not outlet or not title.casefold().endswith(outlet.casefold()):
        return title
    rest = title[: -len(outlet)].rstrip()
    return rest[:-1].rstrip() or title if rest[-1:] in ("-", "–", "—", "|", ":", "·", "•") else title


def _quiet() -> None:
    """Its complaints about a page are ours to make: without a handler Python would print them."""
    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())


def _cut(tree: Any) -> None:
    """Take out what is certain not to be the article, by the names that sites give to their boxes."""
    _without_layout_tables(tree)
    doomed = tree.xpath('//a[contains(@class, "footnote")]')
    doomed += [
        element
        for element in tree.iter("div", "section", "aside", "ul", "p", "form", "figcaption", "span", "footer", "nav")
        if _is_aside(element)
    ]
    for element in doomed:
        parent = element.getparent()
        if parent is not None:
            element.tail, tail = None, element.tail
            before = element.getprevious()
            if tail and before is not None:
                before.tail = (before.tail or "") + tail
            elif tail:
                parent.text = (parent.text or "") + tail
            parent.remove(element)


def _without_layout_tables(tree: Any) -> None:
    """Tables of the old web that hold whole articles become plain blocks; the cells of menus beside them go."""
    for cell in list(tree.iter("td")):
        if len("".join(cell.itertext())) < _LAYOUT_CELL or cell.find(".//table") is not None:
            continue
        for row in cell.iterancestors("tr"):
            for other in row.findall("td"):
                if other is not cell and len("".join(other.itertext())) < _LAYOUT_CELL:
                    row.remove(other)
        for part in (cell, *cell.iterancestors()):
            if part.tag in ("td", "tr", "tbody", "table"):
                part.tag = "div"


def _is_aside(element: Any) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
    if not names or not _ASIDE.search(names):
        return False
    paragraphs = element.findall(".//p")
    return len(paragraphs) < 4 and element.find(".//article") is None and element.find(".//h1") is None


# ------------------------------------------------------------------------------------ what the page says


def _said(tree: Any, address: str | None) -> _Said:
    """What JSON-LD, meta elements and the root element say."""
    meta = dict(reversed(list(_metas(tree))))  # the first of a name counts
    article = _main_article(tree)
    described = text_of_html(body) if isinstance(body := article.get("articleBody"), str) else ""
    page = Webpage(
        text="",
        title=_words(article.get("headline")) or _words(meta.get("og:title")),
        author=_names(article.get("author")),
        outlet=_names(article.get("publisher")) or _words(meta.get("og:site_name")),
        url=_canonical(tree, article, meta, address),
        language=_words(article.get("inLanguage")) or _words(tree.get("lang")) or _words(meta.get("og:locale")),
        published=_published(article, meta, tree),
        modified=_modified(article, meta, tree),
    )
    posts = posts_described(article)
    if not posts and (_is_live(article) or looks_live(tree, address)):
        posts = posts_shown(tree)
    free = article.get("isAccessibleForFree")
    free = {"true": True, "false": False}.get(str(free).lower()) if free is not None else None
    return _Said(page, described if "\n" in described or len(described) < 2000 else "", free, tuple(posts))


def _published(article: dict[str, Any], meta: dict[str, str], tree: Any) -> Published:
    """The surest statement of the publication time that can be understood, else the fault of the surest.

    A day alone gives way to a statement of the same day that has a time.
    """
    said = [article.get("datePublished"), article.get("dateCreated"), *(meta.get(name) for name in _DATE_NAMES)]
    read = [read_published(str(value)) for value in said if value]
    if read and read[0].at and len(read[0].at) > 10 and read[0].at[-6] in "+-":
        return read[0]
    said += tree.xpath('//time[@itemprop="datePublished" or @pubdate]/@datetime')[:1]
    said += tree.xpath('//*[@itemprop="datePublished"]/@content')[:1]
    said += _times_of_header(tree, changed=False)
    return _surest([read_published(str(value)) for value in said if value])


def _modified(article: dict[str, Any], meta: dict[str, str], tree: Any) -> Published:
    said = [article.get("dateModified"), *(meta.get(name) for name in _MODIFIED_NAMES)]
    said += tree.xpath('//*[@itemprop="dateModified"]/@datetime | //*[@itemprop="dateModified"]/@content')[:1]
    said += [] if any(said) else _times_of_header(tree, changed=True)
    return _surest([read_published(str(value)) for value in said if value])


def _surest(read: list[Published]) -> Published:
    first = next((one for one in read if one.at), None)
    if first is None or first.at is None:
        return read[0] if read else NOTHING_SAID
    if len(first.at) > 10 and (first.at[-6] in "+-"):
        return first
    finer = [one for one in read if one.at and len(one.at) > len(first.at) and one.at.startswith(first.at[:10])]
    zoned = next((one for one in finer if one.at and one.at[-6] in "+-"), None)
    if len(first.at) > 10:  # a time without a zone: one with a zone that agrees on the minute
        zoned = next((one for one in finer if one.at and one.at.startswith(first.at[:16])), None)
    return zoned or (finer[0] if finer and len(first.at) == 10 else first)


def _times_of_header(tree: Any, *, changed: bool) -> list[str]:
    """The time that stands by the headline, where there is one only: lists of other articles have many.

    `changed` asks for the one beside which it says "Updated".
    """
    for scope in ("//article[1]//header", "//header[.//h1]", "//article[1]", "//main[1]", "//body"):
        elements = tree.xpath(f"{scope}//time[@datetime]")
        if elements:
            times = {str(one.get("datetime")) for one in elements[:50] if _is_of_change(one) is changed}
            return list(times) if len(times) == 1 else []
    return []


def _is_of_change(time: Any) -> bool:
    """Whether the words of a time, or those just before it, say that it is that of a change."""
    parent, before = time.getparent(), time.getprevious()
    words = [time.text, before.tail if before is not None else parent.text if parent is not None else None]
    return any(_CHANGED.search(one) for one in words if one)


def _canonical(tree: Any, article: dict[str, Any], meta: dict[str, str], address: str | None) -> str | None:
    """The address that the page says is its own, if it is one of this site and not the site's front page."""
    main = article.get("mainEntityOfPage")
    named = main.get("@id") if isinstance(main, dict) else main
    said = [*tree.xpath('//link[@rel="canonical"]/@href')[:1], meta.get("og:url"), article.get("url"), named]
    for value in said:
        own = joined(address, value) if isinstance(value, str) else None
        if own and _is_own(own, address):
            return own
    return None


def _is_own(said: str, address: str | None) -> bool:
    if address is None:
        return True
    if urlsplit(said).path in ("", "/") and urlsplit(address).path not in ("", "/"):
        return False
    ours, theirs = _site(address), _site(said)
    return ours == theirs


def _site(address: str) -> str:
    return re.sub(r"^(?:m|mobile|amp|edition)\.", "", site_of(address) or "")


def _metas(tree: Any) -> Iterator[tuple[str, str]]:
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = (element.get("content") or "").strip()
        if name and content:
            yield name.strip().lower(), content


def _main_article(tree: Any) -> dict[str, Any]:
    """The article that JSON-LD describes: one that is an article before one that is only a page."""
    described = list(_articles(tree))
    surer = (thing for thing in described if _is_of(thing, _SURER))
    return next(surer, described[0] if described else {})


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    """Articles described in JSON-LD, in the order of the page; broken JSON-LD is passed over, pages live with it."""
    for script in tree.xpath('//script[@type="application/ld+json"]'):
        try:
            described = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from (thing for thing in _things(described) if _is_of(thing, _ARTICLES))


def _things(described: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(described, list):
        for part in described:
            yield from _things(part, depth + 1)
    elif isinstance(described, dict):
        yield described
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _things(described.get(key), depth + 1)


def _is_of(thing: dict[str, Any], names: tuple[str, ...]) -> bool:
    kinds = thing.get("@type")
    given = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and name.endswith(names) for name in given)


def _is_live(article: dict[str, Any]) -> bool:
    return _is_of(article, ("LiveBlogPosting",))


def _names(value: object) -> str | None:
    """The names of people or bodies in JSON-LD: a string, an object with a name, or a list of them."""
    parts = value if isinstance(value, list) else [value]
    names = [_words(part.get("name") if isinstance(part, dict) else part) for part in parts]
    return "; ".join(name for name in names if name) or None


def _words(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
