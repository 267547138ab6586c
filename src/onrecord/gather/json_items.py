"""Documents from JSON: one object, a list of objects, objects one after another, or one on each line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TextIO

from onrecord.gather.decoding import decode
from onrecord.gather.documents import LONGEST_TEXT
from onrecord.gather.published import Published, read_published
from onrecord.gather.social import as_article

# The keys in which others say what we call by the first; the first that is there counts.
KEYS = {
    "text": ("text", "body", "content"),
    "outlet": ("outlet", "publisher", "outlets"),
    "published": ("published", "published_at", "date"),
}
_STRINGS = ("url", "outlet", "title", "author", "language")
_USED = frozenset(("id", *_STRINGS)).union(*KEYS.values())
LONGEST_LINE = 6 * LONGEST_TEXT + 1_000_000  # characters: every letter of the text may be written as \uXXXX
_SPACE = " \t\r\n\ufeff"


@dataclass(frozen=True, slots=True)
class Item:
    """One object as it was read: the fields that are usable, and a fault (cause, remedy) for each that is not."""

    text: str
    fields: dict[str, str | None]
    published: Published
    faults: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a piece of JSON is no item: cause and remedy."""

    cause: str
    remedy: str


NO_NAMES: Mapping[str, str] = {}
OURS = ("text", "outlet", "published", "url", "title", "author", "language", "id")


def read_lines(stream: TextIO, names: Mapping[str, str] = NO_NAMES) -> Iterator[tuple[int, Item | Fault]]:
    """Items of JSON Lines with their line numbers, one line in memory at a time. The stream escapes broken bytes.

    `names` says in which key of theirs (a.b for b within a) what we call so is found.
    """
    number = 0
    while line := stream.readline(LONGEST_LINE):
        number += 1
        if len(line) == LONGEST_LINE and _skip_line(stream):
            yield number, Fault(f"the line is over {LONGEST_LINE:,} characters long", "split it into its articles")
        elif line.strip(_SPACE):
            yield number, _read_line(line.strip(_SPACE), names)


def _skip_line(stream: TextIO) -> bool:
    """Pass over the rest of a line; whether there was any."""
    rest = part = stream.readline(LONGEST_LINE)
    while len(part) == LONGEST_LINE:
        part = stream.readline(LONGEST_LINE)
    return bool(rest.strip())


def _read_line(line: str, names: Mapping[str, str]) -> Item | Fault:
    if not line.isascii() and any("\udc80" <= c <= "\udcff" for c in line):  # not UTF-8: find out what it is
        line = decode(line.encode("utf-8", "surrogateescape"))
    parsed = _parse(line, 0)
    if isinstance(parsed, Fault):
        return parsed
    value, end = parsed
    if line[end:].strip(_SPACE):
        return Fault("there is more on the line after the JSON object", "give one object a line")
    return as_item(value, names)


def read_items(text: str, names: Mapping[str, str] = NO_NAMES) -> Iterator[tuple[int, Item | Fault]]:
    """Items of a whole file with the lines they begin on; what comes before a broken place is still given."""
    at = _skip(text, 0)
    in_list = text[at : at + 1] == "["
    at = _skip(text, at + in_list)
    line, counted = 1, 0
    while at < len(text) and not (in_list and text[at] == "]"):
        line, counted = line + text.count("\n", counted, at), at
        parsed = _parse(text, at)
        if isinstance(parsed, Fault):
            yield line, parsed
            return
        value, at = parsed
        yield line, as_item(value, names)
        at = _skip(text, at)
        if text[at : at + 1] == ",":
            at = _skip(text, at + 1)
        elif in_list and text[at : at + 1] != "]":
            yield line, Fault("the JSON list breaks off after this item", "mend the file; what stood before was read")
            return


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in _SPACE:
        at += 1
    return at


def _parse(text: str, at: int) -> tuple[object, int] | Fault:
    try:
        return _DECODER.raw_decode(text, at)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        what = error.msg.strip(": ").lower().removesuffix(" at")  # "unterminated string starting at"
        return Fault(f"this is not valid JSON ({what} at {where})", "mend it")
    except RecursionError:
        return Fault("its JSON is nested too deeply", "give the fields of the article in one flat object")
    except ValueError:  # a number with thousands of digits
        return Fault("it holds a number that is too long", "write it as a string")


class _Object(dict[str, Any]):
    """A JSON object that remembers which of its keys stood there twice with different values."""

    doubled: frozenset[str] = frozenset()


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    found = _Object(pairs)
    if len(found) < len(pairs):
        found.doubled = frozenset(key for key, value in pairs if found[key] != value)
    return found


_DECODER = json.JSONDecoder(object_pairs_hook=_object, strict=False)


def as_item(value: object, names: Mapping[str, str] = NO_NAMES) -> Item | Fault:
    """The item that a JSON value is: an article, or a post of a social network."""
    if not isinstance(value, dict):
        return Fault("this is not a JSON object", 'give objects with "text", "outlet", "published" and so on')
    if doubled := sorted(getattr(value, "doubled", frozenset()) & _USED):
        return Fault(f'the key "{doubled[0]}" stands in it twice with different values', "keep one of them")
    named = {ours: _within(value, theirs) for ours, theirs in names.items()}
    if post := as_article(value):  # what its form says stays, where it has none of the keys that were named
        value = {**post, **{ours: found for ours, found in named.items() if found is not None}}
    elif named:
        value = {**value, **named}
    key, text = _first(value, "text")
    if text is None or text == "":
        return Fault("it has no text", 'give the text of the article under "text"')
    if not isinstance(text, str):
        return Fault(f'its "{key}" is not a string', "give the text of the article as one string")
    faults: list[tuple[str, str]] = []
    fields = {name: _string(value, name, faults) for name in _STRINGS}
    fields["ref"] = _ref(value.get("id"), faults)
    return Item(text, fields, read_published(_first(value, "published")[1]), tuple(faults))


def _within(value: object, path: str) -> object:
    """What stands at a.b.c; a key that is spelt with dots counts first."""
    if not isinstance(value, dict):
        return None
    if path in value:
        return value[path]
    first, _, rest = path.partition(".")
    return _within(value.get(first), rest) if rest else None


def _first(value: dict[str, Any], name: str) -> tuple[str, object]:
    for key in KEYS.get(name, (name,)):
        if value.get(key) not in (None, "", []):
            return key, value[key]
    key = next((key for key in KEYS.get(name, (name,)) if value.get(key) == ""), name)
    return key, value.get(key)


def _string(value: dict[str, Any], name: str, faults: list[tuple[str, str]]) -> str | None:
    """A field as a string; of a list the first; of an object its name."""
    key, found = _first(value, name)
    if isinstance(found, list):
        found = found[0] if found else None
    if isinstance(found, dict):
        found = found.get("name")
    if found is None or isinstance(found, str):
        return " ".join(found.split()) or None if found else None
    faults.append((f'its "{key}" is not a string', "the article was taken without it"))
    return None


def _ref(value: object, faults: list[tuple[str, str]]) -> str | None:
    if value is None or isinstance(value, str):
        return value or None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    faults.append(('its "id" is neither a string nor a whole number', "the article was taken without it"))
    return None
