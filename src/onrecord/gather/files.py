"""Documents from files, folders, patterns and standard input; what cannot be read is a Trouble and the rest goes on."""

from __future__ import annotations

import glob
import gzip
import io
import os
import stat
import sys
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, Any

from onrecord.gather.archives import read_archive
from onrecord.gather.articles import Around, archived_documents, documents_of, entry_document, page_of
from onrecord.gather.decoding import MARKS, decode
from onrecord.gather.documents import LONGEST_TEXT, make_document, one_line, shown, too_long
from onrecord.gather.feeds import LARGEST_FEED, is_feed, read_feed
from onrecord.gather.json_items import NO_NAMES, Fault, Item, read_items, read_lines
from onrecord.gather.mail import LARGEST_MESSAGE, letter_document, mailbox, read_message
from onrecord.gather.published import Published, read_published
from onrecord.model import Document, Moment, Trouble

KINDS = {
    ".txt": "text", ".text": "text", ".md": "text", ".markdown": "text",
    ".html": "page", ".htm": "page", ".xhtml": "page",
    ".json": "json", ".jsonl": "lines", ".ndjson": "lines",
    ".xml": "feed", ".rss": "feed", ".atom": "feed", ".rdf": "feed",
    ".eml": "message", ".mbox": "mailbox",
    ".warc": "archive", ".wacz": "package",
}  # fmt: skip
# Recognised, so that they are not taken for text, and not read: what they are, and what to do.
NOT_READ = {
    ".pdf": ("PDF", "save the text as .txt"),
    ".docx": ("word processor files", "save the text as .txt"),
    ".zip": ("ZIP archives", "unpack it and give the folder"),
    ".opml": ("lists of feeds", "take the list in with `onrecord sources import`"),
}
_MOST_BYTES = {
    "text": 4 * LONGEST_TEXT + 4, "page": 8 * LONGEST_TEXT, "json": 40 * LONGEST_TEXT, "feed": LARGEST_FEED,
    "message": LARGEST_MESSAGE,
}  # fmt: skip
_ABOUT_THE_FOLDER = ("readme", "license", "changelog")  # .md and .txt, yet no articles
_FORMATS = "give .txt, .md, .html, .json, .jsonl, .xml, .eml, .mbox, .warc or .wacz files"


@dataclass(frozen=True, slots=True)
class _Default:
    """What the command line says of documents that do not say it themselves."""

    published: Moment | None
    outlet: str | None
    names: Mapping[str, str] = field(default_factory=dict)


def gather(
    paths: Sequence[str],
    *,
    published: str | None = None,
    outlet: str | None = None,
    names: Mapping[str, str] = NO_NAMES,
) -> Iterator[Document | Trouble]:
    """Documents of these files, folders and patterns ("-" is standard input), in order, with the troubles met.

    `names` says in which keys of theirs JSON objects have what we call text, published and so on.
    """
    said = read_published(published)
    if said.fault:
        yield Trouble("--published", said.fault, "write a day or time such as 2025-10-21 or 2025-10-21T14:05+02:00")
    if published and said.at is None:
        return  # every document would be dated wrongly or not at all
    default = _Default(said.at, outlet, names)
    for path in paths:
        for found in _find(path):
            yield from [found] if isinstance(found, Trouble) else _read(found, default)


# ------------------------------------------------------------------------------------------- which files


def files_in(path: str) -> Iterator[str | Trouble]:
    """The files that a path, folder or pattern stands for, in order."""
    yield from _find(path)


def _find(path: str) -> Iterator[str | Trouble]:
    """Files that a path stands for; a pattern counts only where no file has that name."""
    if path == "-":
        yield path
    elif _exists(path):
        yield from _in_folder(path) if Path(path).is_dir() else [path]
    elif glob.has_magic(path):
        yield from _matching(path)
    else:
        yield _trouble(path, "there is no such file or folder", "check the path")


def _exists(path: str) -> bool:
    """Whether there is such a thing; a link that leads nowhere is one, and a name that no system allows is none."""
    try:
        return os.path.lexists(path)
    except ValueError:  # a NUL in it
        return False


def _matching(pattern: str) -> Iterator[str | Trouble]:
    matches = sorted(glob.iglob(pattern, recursive=True))  # noqa: PTH207  Path.glob knows no absolute patterns
    if not matches:
        yield _trouble(pattern, "no file matches this pattern", "check it, and quote it if the shell changes it")
    for match in matches:
        if not Path(match).is_dir():
            yield match
        elif "**" not in pattern:  # with "**" the files inside match by themselves
            yield from _in_folder(match)


def _in_folder(folder: str) -> Iterator[str | Trouble]:
    empty = True
    for found in _walk(folder):
        empty = False
        yield found
    if empty:
        yield _trouble(folder, "there is no file in this folder that can be read", _FORMATS)


def _walk(top: str) -> Iterator[str | Trouble]:
    """Files of a folder and its folders, by name. Each folder once, so a link back up does not go round forever."""
    seen: set[tuple[int, int]] = set()
    waiting = [Path(top)]
    while waiting:
        path = waiting.pop()
        try:
            status = path.stat()
            if stat.S_ISDIR(status.st_mode):
                if (key := (status.st_dev, status.st_ino)) not in seen:
                    seen.add(key)
                    waiting.extend(sorted(path.iterdir(), reverse=True) if _open_to_see(path, top) else ())
            elif stat.S_ISREG(status.st_mode) and _is_for_reading(path):
                yield str(path)
        except OSError as error:
            yield _trouble(str(path), _reason(error), "check the file and its permissions")


def _open_to_see(path: Path, top: str) -> bool:
    """Hidden folders are passed over, unless the caller named one."""
    return str(path) == str(Path(top)) or not path.name.startswith(".")


def _is_for_reading(path: Path) -> bool:
    """Whether a file found in a folder is of a kind that we know, and not about the folder itself."""
    name = path.name.lower()
    return not name.startswith((".", *_ABOUT_THE_FOLDER)) and _suffix(name) in KINDS | NOT_READ


def _suffix(path: str) -> str:
    return Path(path.lower().removesuffix(".gz")).suffix


# ----------------------------------------------------------------------------------------- what is in them


def _read(path: str, default: _Default) -> Iterator[Document | Trouble]:
    """The documents of one file."""
    suffix = _suffix(path)
    if suffix in NOT_READ:
        what, remedy = NOT_READ[suffix]
        yield _trouble(path, f"this version does not read {what}", remedy)
        return
    try:
        with _open(path) as stream:
            kind = KINDS.get(suffix) or _kind_by_content(stream)
            if kind == "lines":
                yield from _lines(path, stream, default)
            elif kind == "mailbox":
                yield from _mailbox(path, stream, default)
            elif kind in ("archive", "package"):
                yield from _archive(path, stream, default, package=kind == "package")
            else:
                yield from _whole(path, kind, stream.read(_MOST_BYTES[kind] + 1), default)
    except (OSError, EOFError, zlib.error) as error:
        yield _trouble(path, _reason(error), "check the file and its permissions")


def _open(path: str) -> io.BufferedReader:
    """The bytes of a file, unpacked; standard input must stay open when we are done with it."""
    if path == "-":
        return io.BufferedReader(_Unclosed(sys.stdin.buffer))
    if path.lower().endswith(".gz") and not path.lower().endswith(".warc.gz"):  # those are read record by record
        return io.BufferedReader(gzip.open(path))  # a raw stream in all but name
    return Path(path).open("rb")


class _Unclosed(io.RawIOBase):
    """A stream that is read through and left open."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer as far as there is something."""
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _kind_by_content(stream: io.BufferedReader) -> str:
    """What a file without a telling name holds."""
    head = stream.peek(512)[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if is_feed(head):
        return "feed"
    if head.startswith((b"<!doctype html", b"<html", b"<?xml")):
        return "page"
    if head.startswith(b"warc/1."):
        return "archive"
    return "json" if head.startswith((b'{"', b"[{")) else "text"


def _whole(path: str, kind: str, data: bytes, default: _Default) -> Iterator[Document | Trouble]:
    """The documents of a file that is read whole."""
    if not data:
        yield _trouble(path, "the file is empty", "leave it out or give its text")
    elif len(data) > _MOST_BYTES[kind]:
        yield _trouble(path, *(too_long() if kind in ("text", "page") else _too_big(kind)))
    elif kind == "page":
        yield from _page(path, data, default)
    elif kind == "feed" or (kind == "json" and is_feed(data)):
        yield from _feed(path, data, default)
    elif kind == "message":
        letter = read_message(data)
        yield from _dated(
            letter_document(letter, shown(path), outlet=default.outlet, published=default.published), path
        )
    elif kind == "json":
        yield from _items(path, read_items(decode(data), default.names), default)
    else:
        yield make_document(
            decode(data), place=shown(path), path=shown(path), published_at=default.published, outlet=default.outlet
        )


def _too_big(kind: str) -> tuple[str, str]:
    remedy = "give it as JSON Lines, one article a line" if kind == "json" else "give a smaller one"
    return f"the file is over the limit of {_MOST_BYTES[kind]:,} bytes", remedy


def _around(path: str, default: _Default) -> Around:
    return Around(published=default.published, outlet=default.outlet, via="file", path=shown(path))


def _page(path: str, data: bytes, default: _Default) -> Iterator[Document | Trouble]:
    page = page_of(data)
    if isinstance(page, Fault):
        yield _trouble(path, page.cause, page.remedy)
    else:
        yield from documents_of(page, shown(path), _around(path, default))


def _feed(path: str, data: bytes, default: _Default) -> Iterator[Document | Trouble]:
    """The texts that a feed carries with it; nothing is fetched here."""
    feed = read_feed(data)
    if isinstance(feed, Fault):
        yield _trouble(path, feed.cause, feed.remedy)
        return
    if feed.kind == "sitemap":
        yield _trouble(path, "this sitemap has the addresses of articles, not their texts", _FETCH)
        return
    if feed.broken:
        yield _trouble(path, feed.broken, "the entries that can be read were")
    if not feed.entries:
        yield _trouble(path, "there is no entry in this feed", "leave it out, or look again later")
    for number, entry in enumerate(feed.entries, 1):
        yield entry_document(entry, feed, f"{shown(path)}, entry {number}", _around(path, default))


_FETCH = "give its web address to `onrecord add`, which fetches them"


def _mailbox(path: str, stream: io.BufferedReader, default: _Default) -> Iterator[Document | Trouble]:
    empty = True
    for number, (_, _, data) in enumerate(mailbox(stream), 1):
        empty = False
        letter = data if isinstance(data, Fault) else read_message(data)
        place = f"{shown(path)}, message {number}"
        yield from _dated(letter_document(letter, place, outlet=default.outlet, published=default.published), path)
    if empty:
        yield _trouble(path, "there is no message in it", "leave it out or give a mailbox in mbox format")


def _dated(made: Document | Trouble, path: str) -> Iterator[Document | Trouble]:
    yield made if isinstance(made, Trouble) else replace(made, path=shown(path))


def _archive(path: str, stream: io.BufferedReader, default: _Default, *, package: bool) -> Iterator[Document | Trouble]:
    """The pages of a web archive. What has no article (front pages, lists) is told in one sentence a cause."""
    passed: Counter[tuple[str, str]] = Counter()
    pages = 0
    for item in read_archive(stream, package=package):
        if isinstance(item, Fault):
            yield _trouble(path, item.cause, item.remedy)
            pages += 1
            continue
        pages += 1
        for made in archived_documents(item, shown(path), default.published, default.outlet):
            if isinstance(made, Trouble):
                passed[made.cause, made.remedy] += 1
            else:
                yield made
    for (cause, remedy), count in passed.most_common():
        yield _trouble(f"{shown(path)}, {count:,} page{'s' if count > 1 else ''}", cause, remedy)
    if not pages:
        yield _trouble(path, "there is no page in this archive", "give a WARC file with HTML responses")


def _lines(path: str, stream: io.BufferedReader, default: _Default) -> Iterator[Document | Trouble]:
    mark = stream.peek(4)
    encoding = next((name for start, name in MARKS if mark.startswith(start)), "utf-8")
    text = io.TextIOWrapper(stream, encoding, errors="surrogateescape" if encoding == "utf-8" else "replace")
    try:
        yield from _items(path, read_lines(text, default.names), default)
    finally:
        text.detach()  # the stream is the caller's to close


def _items(path: str, items: Iterator[tuple[int, Item | Fault]], default: _Default) -> Iterator[Document | Trouble]:
    empty = True
    for line, item in items:
        empty = False
        yield from _item(path, line, item, default)
    if empty:
        yield _trouble(path, "there is no article in it", "leave it out or give its articles")


def _item(path: str, line: int, item: Item | Fault, default: _Default) -> Iterator[Document | Trouble]:
    place = f"{shown(path)}:{line}"
    if isinstance(item, Fault):
        yield _trouble(place, item.cause, item.remedy)
        return
    for fault in item.faults:
        yield _trouble(place, *fault)
    yield from _date_trouble(place, item.published, default)
    said = item.fields
    yield make_document(
        item.text,
        place=place,
        path=shown(path),
        url=said["url"],
        outlet=said["outlet"] or default.outlet,
        author=said["author"],
        title=said["title"],
        language=said["language"],
        published_at=item.published.at or default.published,
        ref=said["ref"],
    )


def _date_trouble(place: str, published: Published, default: _Default) -> Iterator[Trouble]:
    if published.fault is None:
        return
    if published.at:
        remedy = "the article was taken with it, so mend it if it is wrong"
    elif default.published:
        remedy = f"the article was taken as of {default.published}"
    else:
        remedy = "the article was taken without a date, so mend it or give --published"
    yield _trouble(place, published.fault, remedy)


def _trouble(place: str, cause: str, remedy: str) -> Trouble:
    return Trouble(one_line(shown(place)), cause, remedy)


def _reason(error: Exception) -> str:
    """Why a file cannot be read, in words."""
    if isinstance(error, PermissionError):
        return "we are not allowed to read it"
    if isinstance(error, gzip.BadGzipFile | EOFError | zlib.error):
        return "it is not a whole gzip file"
    words = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return one_line(f"it cannot be read ({words[0].lower()}{words[1:]})")
