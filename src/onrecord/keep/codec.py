"""The one codec: how values are written in every store, and for programs that ask with --json."""

from __future__ import annotations

import re
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

_SURROGATE = re.compile("[\ud800-\udfff]")
_encoder = msgspec.json.Encoder()
_decoders: dict[Any, Any] = {}


def encode(value: Any) -> bytes:
    """A value as compact JSON."""
    try:
        return _encoder.encode(value)
    except UnicodeEncodeError:
        return _encoder.encode(_without_surrogates(msgspec.to_builtins(value)))


def text(value: Any) -> str:
    """A value as compact JSON, in a string."""
    return encode(value).decode()


def decode(data: bytes | str, kind: type[T]) -> T:
    """The value of this kind that JSON holds."""
    decoder = _decoders.get(kind)
    if decoder is None:  # building one inspects the class, which costs a thousand times one decoding
        decoder = _decoders[kind] = msgspec.json.Decoder(kind)
    value: T = decoder.decode(data)
    return value


def pretty(value: Any) -> str:
    """A value as JSON that a person can read too."""
    return msgspec.json.format(encode(value), indent=2).decode()


def plain(value: Any) -> Any:
    """A value as dicts, lists, strings and numbers."""
    return msgspec.to_builtins(value)


def _without_surrogates(value: Any) -> Any:
    """Half characters (lone surrogates) cannot be written as UTF-8; one mark for each keeps every offset true."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {key: _without_surrogates(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_without_surrogates(part) for part in value]
    return value
