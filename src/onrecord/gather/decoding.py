"""Bytes to text: byte order mark, UTF-8, the encoding that the page declares, else the likeliest one."""

from __future__ import annotations

import codecs
import re

# The longer marks first: UTF-32's begins like UTF-16's.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Encodings that news was and is published in; guessing among all that exist finds EBCDIC in short English texts.
_LIKELY = [
    "cp1252", "cp1250", "cp1251", "koi8_r", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp874",
    "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
]  # fmt: skip
# What pages that declare these really hold (WHATWG Encoding Standard).
_READ_AS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
_DECLARED = re.compile(
    rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.I
)
# Letters and signs of Western European news. Central European, Turkish and Baltic text read as Western has others
# soon ("\u00b9" for "\u0105", "\u00fe" for "\u015f"), while the statistics take short French texts for Slovak.
_WESTERN = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüÀÁÂÄÅÆÇÈÉÊËÍÎÏÑÓÔÖØÚÜßœ" + "‘’“”„‚«»‹›–—…•·€£°§©®ªº¿¡\xa0")
_GUESSED_FROM = 100_000  # bytes; enough to tell, and guessing costs about 1 ms per 10 KB


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The text of these bytes. Never fails: what cannot be read is U+FFFD, and whether it is text is asked later."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if b"\0" in data:
        return data.decode("latin-1")  # no text without a mark holds NUL; keep it to be refused as binary
    text = _as_utf8(data, declared)
    if text is None:
        codec = _codec(declared)
        text = data.decode(_guess(data) if codec in (None, "utf-8") else codec, "replace")
    return text


def declared_in_html(head: bytes) -> str | None:
    """The encoding that the beginning of an HTML page declares."""
    found = _DECLARED.search(head[:4096])
    return found[1].decode("ascii") if found else None


def _as_utf8(data: bytes, declared: str | None) -> str | None:
    """As UTF-8 if it is valid or nearly so (a cut or one broken character must not turn the rest to gibberish)."""
    if data.isascii():  # 7-bit encodings such as ISO-2022-JP are valid UTF-8 too
        codec = _codec(declared)
        return data.decode(codec, "replace") if codec else data.decode("ascii")
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(1 for b in data if 0xC2 <= b <= 0xF4) if broken else 0
    return text if broken == 0 or broken * 10 <= sound else None


def _codec(name: str | None) -> str | None:
    """Python's codec for a declared encoding, if there is one that decodes text."""
    try:
        known = codecs.lookup(name or "")
        "".encode(known.name)  # refuses codecs that are not of text, such as "rot13" and "zip"
    except (LookupError, TypeError, ValueError, UnicodeError):
        return None
    if known.name.startswith(("utf-16", "utf-32", "utf-7", "idna", "punycode", "raw", "unicode", "undefined")):
        return None  # the declaration was read as ASCII, so it cannot be true
    return _READ_AS.get(known.name, known.name)


def _is_western(text: str) -> bool:
    marked = [c for c in text if not c.isascii()]
    return len(marked) < len(text) / 4 and _WESTERN.issuperset(marked)


def _guess(data: bytes) -> str:
    if _is_western(data[:_GUESSED_FROM].decode("cp1252", "replace")):
        return "cp1252"
    from charset_normalizer import from_bytes  # 40 ms to import, and most input is UTF-8

    best = from_bytes(data[:_GUESSED_FROM], cp_isolation=_LIKELY).best()
    return best.encoding if best else "cp1252"
