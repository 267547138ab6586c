"""Packed bytes unpacked within bounds: a bomb is refused after the first bytes too many, never blown up."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Protocol

STEP = 65_536


class TooLarge(Exception):  # noqa: N818 - it says what the input is like
    """More bytes than are taken."""


class Broken(Exception):  # noqa: N818 - it says what the input is like
    """Bytes that are not what they are said to be packed as."""


class _Unpacker(Protocol):
    def feed(self, data: bytes) -> Iterator[bytes]:
        """The bytes unpacked of these, a piece at a time."""
        ...


class _Zlib:
    """gzip and deflate."""

    def __init__(self, bits: int) -> None:
        self._bits = bits
        self._made = zlib.decompressobj(bits)
        self._fresh = True

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Piece by piece; packed members that follow one another are one stream."""
        while data:
            try:
                piece = self._made.decompress(data, STEP)
            except zlib.error as error:
                if not (self._fresh and self._bits == zlib.MAX_WBITS):
                    raise Broken(str(error)) from error
                self._bits = -zlib.MAX_WBITS  # some servers mean raw deflate by "deflate"
                self._made = zlib.decompressobj(self._bits)
                self._fresh = False
                continue
            self._fresh = False
            if piece:
                yield piece
            data = self._made.unconsumed_tail
            if self._made.eof:
                data = self._made.unused_data
                self._made = zlib.decompressobj(self._bits)
                if data and not data.startswith(b"\x1f\x8b"):
                    return  # padding after the end


class _Brotli:
    def __init__(self) -> None:
        import brotli

        self._error = brotli.error
        self._made = brotli.Decompressor()

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Piece by piece: asked for no more than a step at a time."""
        try:
            piece = self._made.process(data, output_buffer_limit=STEP)
            if piece:
                yield piece
            while not self._made.can_accept_more_data() and not self._made.is_finished():
                piece = self._made.process(b"", output_buffer_limit=STEP)
                if not piece:
                    return
                yield piece
        except self._error as error:
            raise Broken("not brotli") from error


_UNPACKERS: dict[str, Callable[[], _Unpacker]] = {
    "gzip": lambda: _Zlib(zlib.MAX_WBITS | 16),
    "x-gzip": lambda: _Zlib(zlib.MAX_WBITS | 16),
    "deflate": lambda: _Zlib(zlib.MAX_WBITS),
    "br": _Brotli,
}
ACCEPTED = "gzip, deflate, br"


def unpacked(chunks: Iterable[bytes], coding: str, *, largest: int) -> bytes:
    """All bytes of a body, unpacked; TooLarge over `largest` bytes (packed or not), Broken if they are not so packed.

    `coding` is the value of a Content-Encoding header; several codings are undone from the last to the first.
    """
    names = [name.strip().lower() for name in coding.split(",") if name.strip().lower() not in ("", "identity")]
    if len(names) > 2 or any(name not in _UNPACKERS for name in names):
        raise Broken(f"packed as {coding[:40]!r}")
    stream: Iterable[bytes] = _bounded(chunks, largest)
    for name in reversed(names):
        stream = _through(stream, _UNPACKERS[name](), largest)
    return b"".join(stream)


def gunzipped(data: bytes, *, largest: int) -> bytes:
    """The bytes of a gzip file as far as they can be had; as they are if it is none."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    return unpacked([data], "gzip", largest=largest)


def _bounded(chunks: Iterable[bytes], largest: int) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > largest:
            raise TooLarge
        yield chunk


def _through(chunks: Iterable[bytes], unpacker: _Unpacker, largest: int) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        with suppress(StopIteration):
            for piece in unpacker.feed(chunk):
                size += len(piece)
                if size > largest:
                    raise TooLarge
                yield piece
