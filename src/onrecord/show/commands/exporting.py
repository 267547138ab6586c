"""Write the record out for other programs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from onrecord.model import Trouble
from onrecord.show import terminal, words
from onrecord.show.commands.options import Json, RecordFile
from onrecord.show.exports import export as write_out
from onrecord.show.records import existing


class Format(StrEnum):
    """In which form a record is written out."""

    JSONL = "jsonl"


def export(
    directory: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder to write into; made if it is not there.")
    ],
    _: Annotated[Format, typer.Option("--format", help="One JSON Lines file for each kind of thing.")] = Format.JSONL,
    record: RecordFile = None,
    json: Json = False,
) -> None:
    """Write the whole record into a folder, one file for each kind of thing."""
    with existing(record) as kept:
        try:
            written = write_out(kept, directory)
        except OSError as error:
            why = error.strerror or type(error).__name__
            terminal.fail(
                Trouble(str(directory), f"the export could not be written ({why})", "name a folder you may write to")
            )
    if json:
        terminal.show_row(dict(written))
    for name, lines in () if json else written.items():
        terminal.show(Text(f"{directory / name}: {words.count(lines, 'line')}"))
