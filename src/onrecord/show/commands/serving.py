"""Serve the record in a browser and over HTTP."""

from __future__ import annotations

import os
import secrets
import socket
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from onrecord.model import Trouble
from onrecord.show import terminal
from onrecord.show.commands.options import DeskLists, RecordFile, a_site
from onrecord.show.lists import DeskList, read_lists
from onrecord.show.records import DEFAULT, existing

TOKEN = "ONRECORD_REVIEW_TOKEN"
SHORTEST_TOKEN = 16


def serve(
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Which address of this machine to answer at.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(metavar="NUMBER", min=0, max=65535, help="Which port; 0 takes a free one.")] = (
        8321
    ),
    site: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", parser=a_site, help="By which address others reach it, for links and cookies."),
    ] = None,
    host_name: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A further host name by which it may be asked.")
    ] = None,
    lists: DeskLists = None,
    review: Annotated[
        bool,
        typer.Option(
            "--review",
            help=f"Let who knows the token take decisions; it is taken from {TOKEN}, else made and printed.",
        ),
    ] = False,
    record: RecordFile = None,
) -> None:
    """Serve the record: pages for a browser, calendars, feeds and an interface for programs.

    It answers on this machine only unless --host says otherwise; put a server that speaks https before it then.
    """
    try:
        import uvicorn

        from onrecord.show.web.app import make_app
        from onrecord.show.web.settings import Settings
    except ModuleNotFoundError as error:
        cause = f"serving needs the package {error.name}, which is not installed"
        terminal.fail(Trouble("serve", cause, "install it with pip install 'onrecord[web]'"))
    token = _token() if review else None
    with existing(record):
        pass  # brought up to date, or refused, before anyone asks
    given = lists_of(lists)
    names = (host, *(host_name or ()))
    settings = Settings(record or DEFAULT, site=site, hosts=names, token=token, lists=given)
    app = make_app(settings)
    listening = uvicorn.Config(app, host=host, port=port, log_level="warning", server_header=False, proxy_headers=False)
    server = uvicorn.Server(listening)
    bound = _bound(host, port)
    shown = f"[{host}]" if ":" in host else host
    terminal.show(Text(f"The record is at http://{shown}:{bound.getsockname()[1]}/ (stop it with Ctrl-C)."))
    if review and TOKEN not in os.environ:
        terminal.show(Text(f"Token for review: {token}"))
    server.run(sockets=[bound])


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP, or asyncio leaves Nagle's algorithm on, and each answer waits 40 ms for the browser's receipt.
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
    except OSError as error:
        made.close()
        why = error.strerror or type(error).__name__
        terminal.fail(
            Trouble(f"{host}:{port}", f"it cannot be answered there ({why})", "give another --port or --host")
        )
    return made


def _token() -> str:
    """The token that the environment sets, or a new one."""
    given = os.environ.get(TOKEN)
    if given is None:
        return secrets.token_urlsafe(24)
    if len(given) < SHORTEST_TOKEN:
        terminal.fail(
            Trouble(TOKEN, "the token is too short to keep anyone out", f"set {SHORTEST_TOKEN} letters or more")
        )
    return given


def lists_of(path: Path | None) -> dict[str, DeskList]:
    """The desk's lists; what in the file is wrong is told, the rest holds."""
    if path is None:
        return {}
    lists, troubles = read_lists(path)
    for trouble in troubles:
        terminal.tell(trouble)
    return lists
