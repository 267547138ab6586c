"""Serve the record to language models over standard input and output."""

from __future__ import annotations

import typer

from onrecord.model import Trouble
from onrecord.show import terminal
from onrecord.show.commands.options import RecordFile, today
from onrecord.show.records import DEFAULT, existing
from onrecord.show.web.settings import Records


def mcp(record: RecordFile = None) -> None:
    """Give language models the record as read-only tools (Model Context Protocol), over standard input and output.

    The tools are find_event, where_it_stands, statements, contradictions and due.
    """
    try:
        from onrecord.show.assistant import make_server
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "mcp":
            raise
        cause = "this needs the package mcp, which is not installed"
        terminal.fail(Trouble("mcp", cause, "install it with pip install 'onrecord[mcp]'"))
    with existing(record):
        pass  # brought up to date, or refused, before anyone asks
    records = Records(record or DEFAULT)
    try:
        make_server(records.get, today).run("stdio")
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
