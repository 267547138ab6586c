"""The command line: which commands there are. Each one's file is imported only when it is called.

`onrecord --help` must stay instant, and a look-up must not load the reader's model, so this file imports nothing of
ours; a command is named here with its summary and found by its module when its turn comes.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

# Command, the module under `commands` that has the function of this name, and what the help of all says of it.
COMMANDS: tuple[tuple[str, str, str], ...] = (
    ("demo", "reading", "Read the dossier that ships and show what became of it."),
    ("read", "reading", "Read news and put it on record."),
    ("add", "gathering", "Add sources of news and read what they have."),
    ("watch", "gathering", "Keep looking at the sources."),
    ("sources", "gathering", "List sources and how each is; OPML in and out."),
    ("changes", "gathering", "List what was edited, corrected or withdrawn."),
    ("events", "looking", "List events and where each stands."),
    ("show", "looking", "Show one event: where it stands, and the proof."),
    ("statements", "looking", "List statements: who says what of which event."),
    ("contradictions", "conflicts", "List last words on one event that cannot both hold."),
    ("reversals", "conflicts", "List speakers and sides that turned."),
    ("due", "coming", "List windows that close, or lapsed unheard."),
    ("daybook", "planning", "Print the days ahead for the planning desk."),
    ("webhook", "telling", "Tell other programs of changes."),
    ("mcp", "assisting", "Give language models the record as tools."),
    ("serve", "serving", "Serve pages, calendars, feeds, an interface."),
    ("review", "reviewing", "List what waits for a person, and answer it."),
    ("judge", "judging", "Decide by hand: same, different, withdraw, correct, undo."),
    ("judgements", "judging", "List decisions of rules and of people."),
    ("export", "exporting", "Write the whole record into a folder."),
    ("restore", "exporting", "Take an exported record in again."),
    ("rebuild", "reading", "Work everything out again from what is kept."),
)


class Later(TyperCommand):
    """A command that is known by name and summary, and is loaded when it is called."""

    module = ""

    def load(self) -> Any:
        """The command itself."""
        function = getattr(import_module(f"onrecord.show.commands.{self.module}"), self.name or "")
        one = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
        one.command(self.name)(function)
        return typer.main.get_command(one)

    def make_context(self, info_name: Any, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """Hand over to the command itself."""
        return self.load().make_context(info_name, args, parent=parent, **extra)


class Commands(TyperGroup):
    """All commands, in the order of a day's work."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        for name, module, summary in COMMANDS:
            command = Later(name, help=summary, callback=None, params=[])
            command.module = module
            self.add_command(command, name)


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version  # 20 ms that no other command needs

        typer.echo(f"onrecord {version('onrecord')}")
        raise typer.Exit


@app.callback()
def commands(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Keep the record of announced events: who said what, when, how firmly, and where each event stands.

    Begin with `onrecord demo`, then read news of your own: `onrecord read PATH...`.
    """


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a narrow terminal shows a mark, not a stack trace
    app()
