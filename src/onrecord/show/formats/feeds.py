"""Status changes as feeds: Atom (RFC 4287) and JSON Feed 1.1, one entry a change, each naming what it replaces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from xml.etree import ElementTree

from onrecord.model import first_day
from onrecord.show import words
from onrecord.show.looking import Change
from onrecord.show.occurrence import address, urn
from onrecord.show.rows import Row, standing_row

ATOM = "http://www.w3.org/2005/Atom"
THREADING = "http://purl.org/syndication/thread/1.0"


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed is of, and where it and its page are; `site` is where the record is served."""

    title: str
    site: str
    itself: str
    page: str

    @property
    def urn(self) -> str:
        """Its name, the same for ever."""
        return urn("feed", self.itself)


def change_urn(event: str, key: str) -> str:
    """The name of a change: the same in every feed that has it."""
    return urn("change", f"{event}/{key}")


def headline(change: Change) -> str:
    """What changed, in a line: "Cancelled: Summit of Ada North and Karl South in Riga"."""
    return f"{words.status(change.standing.status).capitalize()}: {words.title(change.event)}"


def summary(change: Change) -> str:
    """Why, and what it was before."""
    told = words.one_line(change.standing.rule)
    if change.before is None:
        return f"{told} Nothing was known of it before."
    before = change.before
    return f"{told} Before: {words.status(before.status)}, {words.since(before.status, before.on)}."


def _replaced(change: Change) -> str | None:
    if change.before is None:
        return None
    return change_urn(change.event.id, f"{change.before.on}.{change.before.status.value}")


def _updated(change: Change) -> str:
    return f"{first_day(change.standing.on)}T00:00:00Z"


def atom(feed: Feed, changes: Sequence[Change]) -> bytes:
    """The feed as Atom."""
    ElementTree.register_namespace("", ATOM)
    ElementTree.register_namespace("thr", THREADING)
    root = ElementTree.Element(f"{{{ATOM}}}feed")
    _text(root, "id", feed.urn)
    _text(root, "title", feed.title)
    _text(root, "updated", _updated(changes[0]) if changes else "1970-01-01T00:00:00Z")
    _link(root, feed.itself, rel="self", type="application/atom+xml")
    _link(root, feed.page, rel="alternate", type="text/html")
    _text(root, "generator", "onrecord").set("version", version("onrecord"))
    author = ElementTree.SubElement(root, f"{{{ATOM}}}author")
    _text(author, "name", "onrecord")
    for change in changes:
        _entry(root, feed, change)
    ElementTree.indent(root, "  ")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + bytes(ElementTree.tostring(root, encoding="utf-8"))


def _entry(root: ElementTree.Element, feed: Feed, change: Change) -> None:
    entry = ElementTree.SubElement(root, f"{{{ATOM}}}entry")
    _text(entry, "id", change_urn(change.event.id, change.key))
    _text(entry, "title", headline(change))
    _text(entry, "updated", _updated(change))
    _text(entry, "published", _updated(change))
    _link(entry, _page(feed, change), rel="alternate", type="text/html")
    replaced = _replaced(change)
    if replaced:
        _link(entry, replaced, rel="predecessor-version")
        ElementTree.SubElement(entry, f"{{{THREADING}}}in-reply-to", ref=replaced)
    ElementTree.SubElement(entry, f"{{{ATOM}}}category", term=change.standing.status.value)
    _text(entry, "summary", summary(change))


def _page(feed: Feed, change: Change) -> str:
    return f"{address(feed.site, 'event', change.event.id)}?on={change.standing.on}"


def _text(parent: ElementTree.Element, name: str, text: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, f"{{{ATOM}}}{name}")
    child.text = words.harmless(text)
    return child


def _link(parent: ElementTree.Element, href: str, **attributes: str) -> None:
    ElementTree.SubElement(parent, f"{{{ATOM}}}link", {"href": href, **attributes})


def json_feed(feed: Feed, changes: Sequence[Change]) -> Row:
    """The feed as JSON Feed."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.itself,
        "language": "en",
        "authors": [{"name": "onrecord"}],
        "items": [_item(feed, change) for change in changes],
    }


def _item(feed: Feed, change: Change) -> Row:
    return {
        "id": change_urn(change.event.id, change.key),
        "url": _page(feed, change),
        "title": headline(change),
        "content_text": summary(change),
        "date_published": _updated(change),
        "date_modified": _updated(change),
        "tags": [change.standing.status.value, words.kind(change.event.kind)],
        "_onrecord": change_row(change),
    }


def change_row(change: Change) -> Row:
    """A change for programs: the event, the standing, what it replaces."""
    return {
        "id": change_urn(change.event.id, change.key),
        "event": change.event.id,
        "title": words.title(change.event),
        "standing": standing_row(change.standing),
        "replaces": standing_row(change.before) if change.before else None,
        "replaces_id": _replaced(change),
    }
