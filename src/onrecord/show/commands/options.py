"""Options that several commands share."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

import typer

_NEAR = {"today": 0, "yesterday": -1, "tomorrow": 1}


def a_day(value: str) -> str:
    """A day of the calendar (YYYY-MM-DD), or today, yesterday, tomorrow."""
    if value in _NEAR:
        return (date.today() + timedelta(days=_NEAR[value])).isoformat()
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise typer.BadParameter(f"{value!r} is no day; write it as 2025-10-16.") from None


def a_name(value: str) -> str:
    """What we call something, and in which key of theirs it is."""
    from onrecord.gather.json_items import OURS  # only who gives one pays for it

    ours, _, theirs = value.partition("=")
    if ours not in OURS or not theirs:
        raise typer.BadParameter(f"{value!r} is not OURS=THEIRS, where OURS is one of {', '.join(OURS)}.")
    return value


def a_site(value: str) -> str:
    """The address of a web site."""
    if not re.fullmatch(r"https?://[!-~]+", value):
        raise typer.BadParameter(f"{value!r} is no address; write it as https://record.example.org.")
    return value.rstrip("/")


def today() -> str:
    """This day, here."""
    return date.today().isoformat()


RecordFile = Annotated[
    str | None,
    typer.Option(
        "--record",
        metavar="FILE",
        envvar="ONRECORD_RECORD",
        help="The record's file; onrecord.sqlite in this folder if not given.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs instead of text for people.")]
Limit = Annotated[int | None, typer.Option("--limit", min=1, metavar="NUMBER", help="Show no more than so many.")]
OfEvent = Annotated[
    str | None,
    typer.Option("--event", metavar="EVENT", help="Only this event: the beginning of its id, or words of its title."),
]
DeskLists = Annotated[
    Path | None,
    typer.Option("--lists", metavar="FILE", envvar="ONRECORD_LISTS", help="A TOML file of lists that the desk made."),
]
