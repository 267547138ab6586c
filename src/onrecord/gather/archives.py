"""Web archives: the pages in WARC files (warcio, or fastwarc where it is installed) and in WACZ packages of them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, Any

from onrecord.gather.json_items import Fault
from onrecord.gather.unpack import Broken, TooLarge, unpacked

LARGEST_PAGE = 10_000_000  # bytes unpacked, as for pages that are fetched
_HTML = ("text/html", "application/xhtml+xml")
_MOST_MEMBERS = 10_000
_WARC = re.compile(r"(?:^|/)[^/]+\.warc(?:\.gz)?$", re.I)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}")


@dataclass(frozen=True, slots=True)
class Place:
    """Where in an archive a record begins: the file within a package (0 where there is one only), and its byte."""

    member: int = 0
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Archived:
    """One page as it was got: where it stands in the archive, its address, when (with zone), its bytes, its encoding.

    `data` is a Fault where the page cannot be had.
    """

    place: Place
    address: str | None
    got_at: str | None
    data: bytes | Fault
    charset: str | None = None


def read_archive(stream: IO[bytes], *, after: Place | None = None, package: bool = False) -> Iterator[Archived | Fault]:
    """The HTML pages of an archive that were answered with 200, one in memory at a time, in their order.

    `after` is the place of the last record that was done: reading goes on behind it. A Fault that is not of one page
    is the last thing given.
    """
    if not package:
        yield from _of_file(stream, 0, after)
        return
    try:
        with zipfile.ZipFile(stream) as zipped:
            yield from _of_package(zipped, after)
    except (zipfile.BadZipFile, RuntimeError, ValueError, EOFError, OSError):
        yield Fault("it is not a whole WACZ package", "fetch it again, or give its WARC files")


def _of_package(zipped: zipfile.ZipFile, after: Place | None) -> Iterator[Archived | Fault]:
    members = [info for info in zipped.infolist()[:_MOST_MEMBERS] if _WARC.search(info.filename)]
    if not members:
        yield Fault("there is no WARC file in this package", "give a WACZ package or WARC files")
    for number, info in enumerate(members):
        if after is not None and number < after.member:
            continue
        if info.file_size > 1_000_000_000 and info.file_size > 100 * info.compress_size:
            yield Fault(f"the file {_shown(info.filename)} in it is a bomb", "leave it out")
            continue
        with zipped.open(info) as stream:
            here = after if after is not None and number == after.member else None
            yield from _of_file(stream, number, here)


def _of_file(stream: IO[bytes], member: int, after: Place | None) -> Iterator[Archived | Fault]:
    start = after.offset if after else 0
    if start:
        stream.seek(start)
    records = _fast(stream) if _has_fastwarc() else _plain(stream, start)
    try:
        for offset, record in records:
            if after is not None and offset <= start:
                continue
            if isinstance(record, Fault):
                yield record
                return
            yield _archived(Place(member, offset), record)
    except (OSError, EOFError, ValueError, RuntimeError, MemoryError) as error:
        yield _broken(error)


@dataclass(frozen=True, slots=True)
class _Record:
    """What both libraries tell of a record."""

    address: str | None
    date: str | None
    kind: str
    charset: str | None
    coding: str
    body: Any  # to be read from


def _archived(place: Place, record: _Record) -> Archived:
    date = _DATE.match(record.date or "")
    got_at = f"{date[0]}+00:00" if date else None
    try:
        data: bytes | Fault = unpacked(_chunks(record.body), record.coding, largest=LARGEST_PAGE)
    except TooLarge:
        data = Fault(f"the page has over {LARGEST_PAGE:,} bytes", "save its text as .txt")
    except (Broken, OSError, EOFError, ValueError, RuntimeError):
        data = Fault("the page is damaged", "fetch the archive again")
    return Archived(place, record.address, got_at, data, record.charset)


def _chunks(body: Any) -> Iterator[bytes]:
    while chunk := body.read(65_536):
        yield chunk


def _broken(error: BaseException) -> Fault:
    # what the library quotes of the bytes that it could not read is no sentence
    words = _shown(str(error).partition(", first line:")[0]).rstrip(".") or type(error).__name__
    return Fault(f"the archive cannot be read further ({words})", "fetch it again; what stood before was read")


# ----------------------------------------------------------------------------------------------- warcio


def _plain(stream: IO[bytes], start: int) -> Iterator[tuple[int, _Record | Fault]]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        records = ArchiveIterator(stream)
        for record in records:
            if record.rec_type not in ("response", "resource"):
                continue
            headers = record.http_headers
            if record.rec_type == "response" and (headers is None or headers.get_statuscode() != "200"):
                continue
            kind, charset = _kind(headers.get_header("Content-Type") if headers else record.content_type)
            if kind not in _HTML:
                continue
            coding = (headers.get_header("Content-Encoding") if headers else None) or ""
            chunked = headers is not None and (headers.get_header("Transfer-Encoding") or "").lower() == "chunked"
            body: Any = record.raw_stream
            if chunked:
                from warcio.bufferedreaders import ChunkedDataReader

                body = ChunkedDataReader(body)
            told = record.rec_headers
            # `offset` and not get_record_offset(), which reads the record to its end first
            yield (
                records.offset,
                _Record(told.get_header("WARC-Target-URI"), told.get_header("WARC-Date"), kind, charset, coding, body),
            )
    except ArchiveLoadFailed as error:
        yield start + 1, _broken(error)
    except (AttributeError, IndexError, KeyError, TypeError):  # what warcio falls over where a record has half a head
        yield start + 1, _broken(ValueError("the head of a record is damaged"))


# --------------------------------------------------------------------------------------------- fastwarc


def _has_fastwarc() -> bool:
    from importlib.util import find_spec

    return find_spec("fastwarc") is not None


def _fast(stream: IO[bytes]) -> Iterator[tuple[int, _Record | Fault]]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = WarcRecordType.response | WarcRecordType.resource
    for record in ArchiveIterator(stream, record_types=wanted, parse_http=True):
        headers = record.http_headers
        if headers is not None and headers.status_code != 200:
            continue
        kind, charset = _kind(_get(headers if headers is not None else record.headers, "Content-Type"))
        if kind not in _HTML:
            continue
        coding = _get(headers, "Content-Encoding") or "" if headers is not None else ""
        body: Any = record.reader
        if headers is not None and (_get(headers, "Transfer-Encoding") or "").lower() == "chunked":
            from warcio.bufferedreaders import ChunkedDataReader

            body = ChunkedDataReader(io.BytesIO(record.reader.read(4 * LARGEST_PAGE)))
        yield (
            record.stream_pos,
            _Record(
                _get(record.headers, "WARC-Target-URI"), _get(record.headers, "WARC-Date"), kind, charset, coding, body
            ),
        )


def _get(headers: Any, name: str) -> str | None:
    with suppress(KeyError, UnicodeError):
        value = headers.get(name)
        return str(value) if value is not None else None
    return None


def _kind(header: str | None) -> tuple[str, str | None]:
    """Media type and encoding of a Content-Type header."""
    kind, _, rest = (header or "").partition(";")
    found = re.search(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", rest, re.I)
    return kind.strip().lower(), found[1] if found else None


def _shown(words: str) -> str:
    """Words of others on one line, at most eighty characters, none that steers a terminal."""
    return " ".join("".join(c for c in words if c.isprintable() or c.isspace()).split())[:80]
