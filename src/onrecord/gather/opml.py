"""Lists of feeds as OPML 2.0, in and out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.gather.addresses import joined
from onrecord.gather.json_items import Fault
from onrecord.gather.markup import Unsafe, local_name, xml_root

LARGEST = 5_000_000  # bytes; thirty thousand feeds
MOST = 20_000


@dataclass(frozen=True, slots=True)
class Listed:
    """One feed of a list."""

    address: str
    title: str | None = None


def read_opml(data: bytes) -> list[Listed] | Fault:
    """The feeds of a list, each address once, in its order."""
    if len(data) > LARGEST:
        return Fault(f"the list is over the limit of {LARGEST:,} bytes", "split it")
    try:
        root = xml_root(data)
    except Unsafe:
        return Fault("its XML declares entities, which are not read", "export the list again")
    if root is None or local_name(root) != "opml":
        return Fault("this is not a list of feeds (OPML)", "export the subscriptions of a feed reader as OPML")
    found: dict[str, Listed] = {}
    for outline in root.iter():
        attributes = {name.lower(): value for name, value in outline.attrib.items()}
        address = joined(None, attributes.get("xmlurl"))
        if local_name(outline) == "outline" and address and len(found) < MOST:
            title = " ".join((attributes.get("title") or attributes.get("text") or "").split())
            found.setdefault(address, Listed(address, title or None))
    if not found:
        return Fault("there is no feed in this list", "export the subscriptions of a feed reader as OPML")
    return list(found.values())


def write_opml(feeds: Iterable[Listed], *, title: str = "Sources of onrecord") -> bytes:
    """A list that feed readers take."""
    from lxml import etree

    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    body = etree.SubElement(root, "body")
    for feed in feeds:
        named = feed.title or feed.address
        etree.SubElement(body, "outline", type="rss", text=named, title=named, xmlUrl=feed.address)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))
