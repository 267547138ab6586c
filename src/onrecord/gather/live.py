"""Live blogs: one page, many posts, each with a time of its own. A post is a document; the page is none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from onrecord.gather.markup import text_of, text_of_html
from onrecord.gather.published import NOTHING_SAID, Published, read_published
from onrecord.model import digest

MOST_POSTS = 1_000
_LIVE = re.compile(
    r"live[-_]?(?:blog|updates?|ticker|coverage|feed|stream|post|event|story)|minute[-_]by[-_]minute|newsticker", re.I
)
_FEWEST = 2
_SHORTEST = 20  # characters of a post; below it is a button or a byline
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_NO_TEXT = ("time", "nav", "button", "figcaption", "aside", "form", "select", "footer", "script", "style", "svg")
_SHARE = re.compile(
    r"(?:^|[\s_-])(?:share|social|toolbar|byline|author|meta|timestamp|permalink|caption|credit|tags?)(?:[\s_-]|$)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Post:
    """One post: what it is known by on its page, its own time, heading and text."""

    ref: str
    text: str
    title: str | None = None
    author: str | None = None
    published: Published = NOTHING_SAID
    modified: Published = NOTHING_SAID


def posts_described(article: dict[str, Any]) -> list[Post]:
    """The posts that a page's JSON-LD describes with their text (schema.org liveBlogUpdate)."""
    updates = article.get("liveBlogUpdate")
    found = updates if isinstance(updates, list) else [updates]
    posts = [post for update in found[:MOST_POSTS] if isinstance(update, dict) and (post := _described(update))]
    return posts if len(posts) >= _FEWEST else []


def looks_live(tree: Any, address: str | None) -> bool:
    """Whether a page says of itself, by its address or its markup, that it is one."""
    if address and re.search(r"/live(?:blog)?[/-]|[-/]live(?:[-/]|$)|liveblog|live-updates|newsticker", address, re.I):
        return True
    names = ("class", "id", "data-component")
    return any(
        (value := element.get(name)) and "live" in value.lower() and _LIVE.search(value)
        for element in tree.iter("div", "section", "main", "article", "ol", "ul", "body")
        for name in names
    )


def posts_shown(tree: Any) -> list[Post]:
    """The posts as the page shows them: blocks side by side, each with a time in the form that machines read."""
    blocks = _blocks(tree)
    posts = [post for block in blocks[:MOST_POSTS] if (post := _shown(block))]
    return posts if len(posts) >= _FEWEST and len({post.published.at for post in posts}) > 1 else []


def _described(update: dict[str, Any]) -> Post | None:
    title = _words(update.get("headline") or update.get("name"))
    body = update.get("articleBody") or update.get("text") or ""
    text = text_of_html(body) if isinstance(body, str) else ""
    published = read_published(_plain(update.get("datePublished") or update.get("dateCreated")))
    if not (text or title) or published.at is None:
        return None
    author = update.get("author")
    named = author.get("name") if isinstance(author, dict) else author
    ref = _fragment(update.get("url")) or _fragment(update.get("@id"))
    return Post(
        ref or "p" + digest(published.at, title, length=10),
        text or title or "",
        title,
        _words(named),
        published,
        read_published(_plain(update.get("dateModified"))),
    )


def _fragment(value: object) -> str | None:
    """What is behind the # of an address."""
    if not isinstance(value, str) or "#" not in value:
        return None
    return value.rpartition("#")[2].strip()[:100] or None


def _blocks(tree: Any) -> list[Any]:
    """The largest group of siblings that each hold times of their own."""
    body = tree.find("body") if tree.tag == "html" else tree
    if body is None:
        return []
    times = body.xpath('.//time[@datetime] | .//*[@data-timestamp] | .//*[@itemprop="datePublished"][@content]')[:5000]
    holding: Counter[Any] = Counter()
    for time in times:
        for ancestor in time.iterancestors():
            holding[ancestor] += 1
            if ancestor is body:
                break
    groups: dict[Any, dict[Any, None]] = {}
    for time in times:
        block = time
        parent = block.getparent()
        # up to the element beside which there are other times: that is the post
        while (
            parent is not None
            and parent is not body
            and holding[parent] == holding[block if block is not time else parent]
        ):
            block, parent = parent, parent.getparent()
        if parent is not None:
            groups.setdefault(parent, {})[block] = None
    largest = max(groups.values(), key=len, default={})
    return [block for block in largest if len(text_of(block)) >= _SHORTEST] if len(largest) >= _FEWEST else []


def _shown(block: Any) -> Post | None:
    when = next(_times(block), NOTHING_SAID)
    if when.at is None:
        return None
    ref = (
        block.get("id") or block.get("data-post-id") or block.get("data-id") or next(iter(block.xpath(".//@id")), None)
    )
    content = deepcopy(block)
    content.tail = None
    heading = next((element for element in content.iter() if element.tag in _HEADINGS), None)
    title = " ".join(text_of(heading).split()) if heading is not None else None
    for element in list(content.iter()):
        if element is not content and (element is heading or element.tag in _NO_TEXT or _is_share(element)):
            _drop(element)
    text = text_of(content)
    if len(text) < _SHORTEST:
        if not title or len(title) < _SHORTEST:
            return None
        text = title
    return Post(
        str(ref)[:100] if ref else "p" + digest(when.at, title or text[:80], length=10), text, title or None, None, when
    )


def _times(block: Any) -> Iterator[Published]:
    for element in block.iter():
        if not isinstance(element.tag, str):
            continue
        said = element.get("datetime") if element.tag == "time" else element.get("data-timestamp")
        if said is None and element.get("itemprop") == "datePublished":
            said = element.get("content")
        if said:
            read = read_published(said.strip())
            if read.at:
                yield read


def _is_share(element: Any) -> bool:
    return isinstance(element.tag, str) and bool(_SHARE.search(element.get("class") or ""))


def _drop(element: Any) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _words(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _plain(value: object) -> object:
    return value if isinstance(value, str | int | float) and not isinstance(value, bool) else None
