"""Write the record out for other programs, and take it in again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from onrecord.model import Record, Trouble
from onrecord.show import terminal, words
from onrecord.show.commands.options import Json, RecordFile, a_day, a_site, today
from onrecord.show.exports import Format
from onrecord.show.exports import export as write_out
from onrecord.show.formats.ics import Mode
from onrecord.show.records import existing, opened
from onrecord.show.views import Clocks

_NEEDS = {
    Format.PARQUET: ("pyarrow", "parquet"),
    Format.ICS: ("icalendar", "web"),
}


def export(
    directory: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder to write into; made if it is not there.")
    ],
    form: Annotated[
        Format,
        typer.Option(
            "--format",
            metavar="FORM",
            help=f"{words.joined([form.value for form in Format], 'or')}: the exchange form, tables, a calendar, "
            "schema.org events, IPTC news items, W3C provenance.",
        ),
    ] = Format.JSONL,
    on: Annotated[
        str | None,
        typer.Option(metavar="DAY", parser=a_day, help="For ics, jsonld and ninjs: as the events stood then. Today."),
    ] = None,
    as_known: Annotated[
        str | None, typer.Option(metavar="DAY", parser=a_day, help="And only what had been published by this day.")
    ] = None,
    site: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", parser=a_site, help="Where the record is served, for the links in the files."),
    ] = None,
    mode: Annotated[Mode, typer.Option(metavar="MODE", help="For ics: strict, visible or open.")] = Mode.OPEN,
    record: RecordFile = None,
    json: Json = False,
) -> None:
    """Write the whole record into a folder, one file for each kind of thing.

    The exchange form (jsonl) comes with kept.jsonl, which `onrecord restore` takes into a record again.
    """
    with existing(record) as kept:
        written = _written(kept, directory, form, Clocks(on or today(), as_known), site, mode)
    if json:
        terminal.show_row(dict(written))
    for name, lines in () if json else written.items():
        terminal.show(Text(f"{directory / name}: {words.count(lines, 'row')}"))


def _written(
    record: Record, directory: Path, form: Format, clocks: Clocks, site: str | None, mode: Mode
) -> dict[str, int]:
    try:
        return write_out(record, directory, form, clocks=clocks, site=site, mode=mode)
    except OSError as error:
        why = error.strerror or type(error).__name__
        terminal.fail(
            Trouble(str(directory), f"the export could not be written ({why})", "name a folder you may write to")
        )
    except ModuleNotFoundError as error:
        package, extra = _NEEDS.get(form, (error.name or "a package", "web"))
        if error.name != package:
            raise
        cause = f"this form needs the package {package}, which is not installed"
        terminal.fail(Trouble(form.value, cause, f"install it with pip install 'onrecord[{extra}]'"))


def restore(
    directory: Annotated[
        Path, typer.Argument(metavar="DIR", help="A folder that `onrecord export` wrote, or the kept.jsonl in it.")
    ],
    record: RecordFile = None,
    json: Json = False,
) -> None:
    """Take an exported record into this one: its documents, readings and decisions; the rest is worked out again.

    What is on record already is left as it is, so it may be done twice, or on top of another record.
    """
    from onrecord.show.formats import kept as form

    path = directory / form.NAME if directory.is_dir() else directory
    if not path.is_file():
        terminal.fail(Trouble(str(path), "there is no such file", "name a folder that `onrecord export` wrote"))
    with opened(record) as kept:
        with terminal.progress("Restoring") as progress:
            done = form.restore(path, kept, progress)
        counts = kept.counts()
    for trouble in done.troubles:
        terminal.tell(trouble)
    if json:
        troubles = [{"place": t.place, "cause": t.cause, "remedy": t.remedy} for t in done.troubles]
        taken = {"documents": done.documents, "readings": done.readings, "judgements": done.judgements}
        terminal.show_row({**taken, "troubles": troubles, "record": dict(counts)})
    else:
        new = f"{words.count(done.readings, 'new reading')}, {words.count(done.judgements, 'new decision')}"
        held = words.joined([words.count(counts[noun], noun[:-1]) for noun in ("documents", "statements", "events")])
        terminal.show(Text(f"Taken in: {words.count(done.documents, 'document')}, {new}. The record holds {held}."))
    if done.troubles:
        raise typer.Exit(1)
