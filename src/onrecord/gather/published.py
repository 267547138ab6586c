"""When a document says it was published: ISO 8601, RFC 2822, a written-out English day, or seconds since 1970."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from onrecord.gather.documents import one_line
from onrecord.model import Moment

EARLIEST_YEAR, LATEST_YEAR = 1400, 2200  # before printing, and beyond any typing error of our time

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
_MONTH = {name[:n]: i for i, name in enumerate(_MONTHS, 1) for n in (3, len(name))} | {"sept": 9}
_COARSE = re.compile(r"\d{4}(?:-(\d{2}))?")
_ISO = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[T ]\s?(\d{2}:?\d{2}(?::?\d{2})?)(?:[.,]\d+)?\s?(Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?)?", re.I
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DAY_FIRST = re.compile(r"(?:[a-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]+)\.?,?\s+(\d{4})", re.I)
_MONTH_FIRST = re.compile(r"(?:[a-z]+,?\s+)?([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.I)
_MONTH_ONLY = re.compile(r"([a-z]+)\.?,?\s+(\d{4})", re.I)
# "Wed Oct 22 20:19:24 +0000 2025", as X writes it, and C's ctime.
_CTIME = re.compile(r"[a-z]{3} ([a-z]{3}) (\d{1,2}) (\d{2}:\d{2}:\d{2})(?: ([+-]\d{4}|UTC|GMT))? (\d{4})", re.I)
_MILLISECONDS = 1e11  # as seconds that is the year 5138, so a larger number counts milliseconds


@dataclass(frozen=True, slots=True)
class Published:
    """A publication time as a document states it; `fault` says what is wrong with it, if anything."""

    at: Moment | None = None
    fault: str | None = None


NOTHING_SAID = Published()


def read_published(value: object) -> Published:
    """The moment that a value states, as precisely as it states it; nothing said is no fault."""
    if value is None or value == "":
        return NOTHING_SAID
    try:
        moment = _from_number(value) if isinstance(value, int | float) else _from_words(value)
    except (ValueError, OverflowError, OSError, IndexError, TypeError):
        moment = None
    if moment is None:
        return Published(fault=f"the date {_quoted(value)} is not one that can be understood")
    if not EARLIEST_YEAR <= int(moment[:4]) <= LATEST_YEAR:
        return Published(fault=f"the date {_quoted(value)} is outside the years {EARLIEST_YEAR} to {LATEST_YEAR}")
    return Published(moment, _ahead(moment, value))


def _ahead(moment: Moment, value: object) -> str | None:
    """Two days of grace: the clock's zone and the document's may differ by more than a day."""
    tomorrow = (datetime.now(UTC) + timedelta(days=2)).date().isoformat()
    return f"the date {_quoted(value)} lies in the future" if moment[:10] > tomorrow[: len(moment[:10])] else None


def _quoted(value: object) -> str:
    return f'"{one_line(str(value)[:1000], longest=40)}"'


def _from_number(value: float) -> Moment | None:
    if isinstance(value, bool) or not math.isfinite(value):
        return None
    if isinstance(value, int) and 1000 <= value <= 9999:
        return str(value)
    if isinstance(value, int) and 19000000 < value < 22000000:  # 20251016; as seconds it would be in August 1970
        return _compact(str(value))
    seconds = value / 1000 if abs(value) >= _MILLISECONDS else value
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


def _from_words(value: object) -> Moment | None:
    if not isinstance(value, str) or len(value) > 100:
        return None
    words = " ".join(value.split())
    for form in (_iso, _coarse, _compact, _epoch, _written, _ctime, _mail):
        if moment := form(words):
            return moment
    return None


def _iso(words: str) -> Moment | None:
    found = _ISO.fullmatch(words)
    if not found:
        return None
    day, time, zone = found.groups()
    date.fromisoformat(day)
    if not time:
        return day
    zone = "+00:00" if zone and zone.upper() in ("Z", "UTC", "GMT") else zone or ""
    return datetime.fromisoformat(f"{day}T{time}{zone}").isoformat(timespec="seconds")


def _coarse(words: str) -> Moment | None:
    found = _COARSE.fullmatch(words)
    return words if found and (found[1] is None or 1 <= int(found[1]) <= 12) else None


def _compact(words: str) -> Moment | None:
    found = _COMPACT.fullmatch(words)
    return _day(*(int(part) for part in found.groups())) if found else None


def _epoch(words: str) -> Moment | None:
    """Seconds or milliseconds since 1970 in quotes; fewer than nine digits is some other number."""
    return _from_number(int(words)) if re.fullmatch(r"\d{9,13}", words) else None


def _written(words: str) -> Moment | None:
    if found := _DAY_FIRST.fullmatch(words):
        return _day(int(found[3]), _MONTH.get(found[2].lower(), 0), int(found[1]))
    if found := _MONTH_FIRST.fullmatch(words):
        return _day(int(found[3]), _MONTH.get(found[1].lower(), 0), int(found[2]))
    if (found := _MONTH_ONLY.fullmatch(words)) and found[1].lower() in _MONTH:
        return f"{found[2]}-{_MONTH[found[1].lower()]:02d}"
    return None


def _ctime(words: str) -> Moment | None:
    found = _CTIME.fullmatch(words)
    if not found or found[1].lower() not in _MONTH:
        return None
    zone = (found[4] or "").upper().replace("UTC", "+00:00").replace("GMT", "+00:00")
    day = _day(int(found[5]), _MONTH[found[1].lower()], int(found[2]))
    return datetime.fromisoformat(f"{day}T{found[3]}{zone}").isoformat(timespec="seconds")


def _mail(words: str) -> Moment | None:
    """RFC 2822, as feeds and mails write it: "Tue, 21 Oct 2025 14:05:00 +0200"."""
    if not re.search(r"\d{4} \d{1,2}:\d{2}", words):  # the parser also takes "1 Jan 5" for a day in 2005
        return None
    return parsedate_to_datetime(words).isoformat(timespec="seconds")


def _day(year: int, month: int, day: int) -> Moment:
    return date(year, month, day).isoformat()
