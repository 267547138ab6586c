"""The exchange form as tables: CSV that a spreadsheet may open without running anything, and Parquet with types."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.show.rows import Row

if TYPE_CHECKING:
    import pyarrow

# A spreadsheet takes a cell that begins so for a formula and runs it.
_RUN = ("=", "+", "-", "@", "\t", "\r")
_SPAN = ("start", "end")
# The columns of each noun as a table: spans and the small objects within a row are spread out.
COLUMNS: dict[str, tuple[str, ...]] = {
    "documents": ("id", "ref", "path", "url", "outlet", "title", "published_at", "retrieved_at", "language", "origin"),
    "statements": (
        "id", "document", "span_start", "span_end", "source_span_start", "source_span_end", "cue_span_start",
        "cue_span_end", "content_span_start", "content_span_end", "speaker_name", "speaker_description",
        "speaker_side", "speaker_unnamed", "speaker_narration", "event", "stance", "firmness", "condition", "said_at",
        "channel", "window_words", "window_earliest", "window_latest", "window_edtf", "quoted", "reader",
    ),
    "events": (
        "id", "kind", "parties", "place", "window_words", "window_earliest", "window_latest", "window_edtf",
        "standings", "part_of", "statements",
    ),
    "times": ("document", "span_start", "span_end", "words", "type", "value", "earliest", "latest"),
    "contradictions": ("event", "left", "right", "over", "since", "ended"),
    "reversals": ("event", "speaker", "side", "before", "after"),
    "utterances": (
        "id", "event", "statements", "documents", "independent_origins", "first_document", "first_outlet",
        "first_published_at", "rests_on", "next_document", "next_outlet", "next_published_at", "lead",
    ),
    "origins": ("id", "documents", "how", "outlet"),
}  # fmt: skip


def flat(row: Row) -> dict[str, object]:
    """A row with its spans and small objects spread out into columns; lists stay as they are."""
    out: dict[str, object] = {}
    for key, value in row.items():
        if key in ("speaker", "window", "first", "next") and isinstance(value, dict):
            out |= {f"{key}_{part}": inner for part, inner in value.items()}
        elif key.endswith("span"):
            pair = value if isinstance(value, list) else (None, None)
            out |= {f"{key}_{end}": at for end, at in zip(_SPAN, pair, strict=True)}
        else:
            out[key] = value
    return out


def cell(value: object) -> str:
    """A value as a spreadsheet may safely open it: what would run as a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list | dict):
        value = "; ".join(value) if _all_text(value) else json.dumps(value, ensure_ascii=False)
    text = "".join("\ufffd" if "\ud800" <= c <= "\udfff" or c == "\0" else c for c in str(value))
    return "'" + text if text.lstrip(" \n").startswith(_RUN) or text.startswith(_RUN) else text


def _all_text(value: list[object] | dict[str, object]) -> bool:
    return isinstance(value, list) and all(isinstance(part, str) for part in value)


def csv_lines(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    """CSV (RFC 4180) line by line, the names of the columns first."""
    yield _csv_line(columns)
    for row in rows:
        spread = flat(row)
        yield _csv_line([cell(spread.get(column)) for column in columns])


def _csv_line(cells: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()


AT_ONCE = 20_000  # rows of a row group: some megabytes


def write_parquet(path: Path, noun: str, rows: Iterable[Row]) -> int:
    """Write rows as a Parquet file, typed, in row groups; how many."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = _schema(noun)
    rest, count = iter(rows), 0
    with pq.ParquetWriter(path, schema, compression="zstd") as out:
        while chunk := [_storable(flat(row)) for row in islice(rest, AT_ONCE)]:
            out.write_table(pa.Table.from_pylist(chunk, schema=schema))
            count += len(chunk)
    return count


def _is_number(noun: str, column: str) -> bool:
    counts = ("documents", "independent_origins") if noun == "utterances" else ()
    return column.endswith(("_start", "_end")) or column in counts


def _storable(row: dict[str, object]) -> dict[str, object]:
    """Half characters, which UTF-8 cannot hold, become a mark."""
    return {key: _whole(value) if isinstance(value, str) else value for key, value in row.items()}


def _whole(text: str) -> str:
    return text.encode("utf-8", "replace").decode() if not text.isascii() else text


def _schema(noun: str) -> pyarrow.Schema:
    import pyarrow as pa

    text, texts = pa.string(), pa.list_(pa.string())
    standing = pa.struct([("on", text), ("status", text), ("because", texts), ("against", texts), ("rule", text)])
    types = {
        "parties": texts, "statements": texts, "documents": texts, "standings": pa.list_(standing),
        "quoted": pa.bool_(), "speaker_unnamed": pa.bool_(), "speaker_narration": pa.bool_(),
    }  # fmt: skip
    columns = [
        (column, pa.int64() if _is_number(noun, column) else types.get(column, text)) for column in COLUMNS[noun]
    ]
    return pa.schema(columns)
