"""Markup read safely: XML without entities, pieces of HTML as text."""

from __future__ import annotations

import re
from typing import Any

from onrecord.gather.decoding import declared_in_html, decode

# An entity that is declared can stand for a billion others, or for a file of this machine; no feed needs one.
_ENTITY = re.compile(r"<!ENTITY\b", re.I)
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^<>\[]*(?:\[[^\]]*\]\s*)?>", re.I)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_SILENT = frozenset(("script", "style", "template", "noscript", "head", "title", "svg", "iframe", "object"))
_TAG = re.compile(r"<(?:[a-zA-Z/!])")
_DEEPEST = 200  # elements within elements; libxml2 itself stops at 256


class Unsafe(Exception):  # noqa: N818 - it refuses an input; nothing of ours went wrong
    """Markup that declares entities."""


def xml_text(data: bytes, *, charset: str | None = None) -> str:
    """The XML of these bytes as text, without its declaration and document type. Unsafe if it declares entities."""
    text = decode(data, declared=declared_in_html(data) or charset).lstrip("\ufeff \t\r\n")
    text = _DECLARATION.sub("", text, count=1)
    if _ENTITY.search(text):
        raise Unsafe
    return _DOCTYPE.sub("", text, count=1)


def xml_root(data: bytes, *, charset: str | None = None) -> Any:
    """The root element, as far as it can be understood; None if there is none. Unsafe if it declares entities."""
    from lxml import etree

    text = xml_text(data, charset=charset)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, recover=True,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def local_name(element: Any) -> str:
    """The name of an element without its namespace, in lower case."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def child_text(element: Any, name: str) -> str | None:
    """The text of the first child of this name, in any namespace."""
    for child in element:
        if local_name(child) == name:
            return " ".join("".join(child.itertext()).split()) or None
    return None


def text_of_html(html: str | None) -> str:
    """A piece of HTML (or plain text) as text: a paragraph a line, no scripts, no tags."""
    if not html:
        return ""
    if not _TAG.search(html) and "&" not in html:
        return _lines(html)
    from lxml import etree
    from lxml import html as parser

    try:
        tree = parser.fragment_fromstring(html.replace("\0", ""), create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return ""
    return text_of(tree)


def text_of(tree: Any) -> str:
    """The text of an element: a block a line."""
    parts: list[str] = []
    _collect(tree, parts, 0)
    return _lines("".join(parts))


def _collect(element: Any, parts: list[str], depth: int) -> None:
    if not isinstance(element.tag, str) or element.tag in _SILENT or depth > _DEEPEST:
        return
    block = element.tag in _BLOCKS
    if block:
        parts.append("\n")
    parts.append(_flat(element.text))
    for child in element:
        _collect(child, parts, depth + 1)
        parts.append(_flat(child.tail))
    if block:
        parts.append("\n")


def _flat(text: str | None) -> str:
    return re.sub(r"\s+", " ", text) if text else ""


def _lines(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
