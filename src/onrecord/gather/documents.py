"""The one maker of documents: clean the text, refuse what is no text, give the document its id."""

from __future__ import annotations

import re
from pathlib import Path

from onrecord.gather.languages import language_of
from onrecord.model import Document, Moment, Trouble, digest, now

LONGEST_TEXT = 5_000_000  # characters; a whole novel has one million, so a longer "article" is something else

_SURROGATES = re.compile("[\ud800-\udfff]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]")
_MOST_CONTROLS = 0.05  # share of the characters; English text in a wrong encoding stays under 1 %, noise is over 20 %


def make_document(
    text: str,
    *,
    place: str,
    url: str | None = None,
    outlet: str | None = None,
    author: str | None = None,
    title: str | None = None,
    language: str | None = None,
    published_at: Moment | None = None,
    retrieved_at: Moment | None = None,
    via: str = "file",
    ref: str | None = None,
    path: str | None = None,
    credit: str | None = None,
    correction: str | None = None,
) -> Document | Trouble:
    """The document of a text, or why it cannot be one. `place` is where the text comes from, for the refusal.

    `language` is what is declared; a text that is surely of another one is taken for that.
    """
    text = tidy(text)
    cause = _unfit(text)
    if cause:
        return Trouble(one_line(place), *cause)
    url, outlet = _storable(url), _storable(outlet)
    return Document(
        id=document_id(text, url=url, outlet=outlet, published_at=published_at),
        text=text,
        retrieved_at=retrieved_at or now(),
        url=url,
        outlet=outlet,
        author=_storable(author),
        title=_storable(title),
        language=language_of(text, _storable(language)),
        published_at=published_at,
        via=via,
        ref=_storable(ref),
        path=_storable(path),
        credit=_storable(credit),
        correction=_storable(correction),
    )


def document_id(text: str, *, url: str | None, outlet: str | None, published_at: Moment | None) -> str:
    """ "d" and a digest of url and text; without a url, of outlet, day and text, so two outlets' copies stay two."""
    if url:
        return "d" + digest(url, text)
    return "d" + digest(outlet, (published_at or "")[:10], text)


def tidy(text: str) -> str:
    """The text with newlines as "\\n", without a byte order mark, and with lone surrogates replaced; else as it was."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATES.sub("\ufffd", text)


def _storable(field: str | None) -> str | None:
    """A field without what a store cannot keep or would cut; nothing but space is nothing said."""
    return _SURROGATES.sub("\ufffd", field).replace("\0", "\ufffd").strip() or None if field else None


def one_line(words: str, *, longest: int = 300) -> str:
    """Words fit for a sentence: printable, on one line, not endless."""
    printable = "".join(c if c.isprintable() else "\ufffd" for c in " ".join(words.split()))
    return printable if len(printable) <= longest else printable[: longest - 3] + "..."


def shown(path: str | Path) -> str:
    """A path as text that can be stored and printed, whatever bytes its name is made of."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _unfit(text: str) -> tuple[str, str] | None:
    if len(text) > LONGEST_TEXT:
        return too_long(len(text))
    if "\0" in text or len(_CONTROLS.findall(text)) > 2 + _MOST_CONTROLS * len(text):
        return "it holds binary data, not text", "give the text of the article"
    if not any(map(str.isalnum, text)):
        return "there is no text in it", "leave it out or give its text"
    return None


def too_long(length: int | None = None) -> tuple[str, str]:
    """Cause and remedy for a text over the limit, in words."""
    size = f"has {length:,} characters, " if length else "is too long, "
    return f"the text {size}over the limit of {LONGEST_TEXT:,} characters", "split it into its articles"
