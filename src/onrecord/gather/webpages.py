"""An article from an HTML page: its text, and what the page says of outlet, author, title, address and time."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.gather.published import NOTHING_SAID, Published, read_published

# Where pages state when they were first published, surest first.
_DATE_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "article_date_original", "publish-date", "publishdate", "pubdate", "publication_date", "dc.date", "date",
)  # fmt: skip
_ARTICLES = ("Article", "BlogPosting", "LiveBlogPosting", "WebPage", "Report")  # "NewsArticle" ends with "Article"
_EMBEDDED = re.compile(r"data:[\w/+.;-]{0,80}base64,[A-Za-z0-9+/=%\s]{200,}")  # pictures inside a saved page
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")
_DEEPEST = 100  # objects within objects in JSON-LD; real pages stay under ten


@dataclass(frozen=True, slots=True)
class Webpage:
    """What was found on a page; each None where the page does not say it."""

    text: str
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    published: Published = NOTHING_SAID


def without_embedded(html: str) -> str:
    """The page without the pictures and fonts that browsers embed when they save it (often ten times the rest)."""
    return _EMBEDDED.sub("data:,", html)


def read_webpage(html: str) -> Webpage | None:
    """The article on a page, or None if there is none."""
    from trafilatura import bare_extraction, load_html  # half a second to import, so only when a page is read

    _quiet()
    tree = load_html(html)
    if tree is None:
        return None
    said = _said(tree)  # first: the extraction takes the tree apart
    found = bare_extraction(
        tree,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"original_date": True, "extensive_search": False},  # never a day guessed from the text
    )
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        return None
    saved_from = _SAVED_FROM.search(html[:5000])
    published = said.published if said.published.at or said.published.fault else read_published(found.date)
    return Webpage(
        text=(found.text or "").strip(),
        title=said.title or found.title,
        author=found.author or said.author,
        outlet=said.outlet or found.sitename,
        url=found.url or (saved_from[1] if saved_from else None),
        language=said.language or found.language,
        published=published,
    )


def _quiet() -> None:
    """Its complaints about a page are ours to make: without a handler Python would print them."""
    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())


def _said(tree: Any) -> Webpage:
    """What JSON-LD, meta elements and the root element say."""
    meta = dict(reversed(list(_metas(tree))))  # the first of a name counts
    article = next(_articles(tree), {})
    return Webpage(
        text="",
        title=_words(article.get("headline")) or _words(meta.get("og:title")),
        author=_names(article.get("author")),
        outlet=_names(article.get("publisher")) or _words(meta.get("og:site_name")),
        language=_words(article.get("inLanguage")) or _words(tree.get("lang")) or _words(meta.get("og:locale")),
        published=_published(article, meta, tree),
    )


def _published(article: dict[str, Any], meta: dict[str, str], tree: Any) -> Published:
    """The surest statement of the publication time that can be understood, else the fault of the surest."""
    said = [article.get("datePublished"), article.get("dateCreated"), *(meta.get(name) for name in _DATE_NAMES)]
    said += tree.xpath('//time[@itemprop="datePublished" or @pubdate]/@datetime')[:1]
    read = [read_published(str(value)) for value in said if value]
    return next((p for p in read if p.at), read[0] if read else NOTHING_SAID)


def _metas(tree: Any) -> Iterator[tuple[str, str]]:
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = (element.get("content") or "").strip()
        if name and content:
            yield name.strip().lower(), content


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    """Articles described in JSON-LD, in the order of the page; broken JSON-LD is passed over, pages live with it."""
    for script in tree.xpath('//script[@type="application/ld+json"]'):
        try:
            described = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from (thing for thing in _things(described) if _is_article(thing))


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


def _is_article(thing: dict[str, Any]) -> bool:
    kinds = thing.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and name.endswith(_ARTICLES) for name in names)


def _names(value: object) -> str | None:
    """The names of people or bodies in JSON-LD: a string, an object with a name, or a list of them."""
    parts = value if isinstance(value, list) else [value]
    names = [_words(part.get("name") if isinstance(part, dict) else part) for part in parts]
    return "; ".join(name for name in names if name) or None


def _words(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
