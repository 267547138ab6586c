"""Write docs/commands.md from the commands as they are declared: `python docs/make_commands.py`."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from enum import EnumType
from importlib import import_module
from pathlib import Path
from typing import Any, get_args, get_type_hints

from typer.models import ArgumentInfo

from onrecord.show.cli import COMMANDS

PAGE = Path(__file__).with_name("commands.md")
HEAD = """# Commands

Made by `docs/make_commands.py` from the program itself; do not edit by hand. Each command also takes `--help`.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *(_section(name, function) for name, function in commands().items())])


def commands() -> dict[str, Callable[..., None]]:
    """Every command by its name as typed after `onrecord`."""
    return {name: getattr(import_module(f"onrecord.show.commands.{module}"), name) for name, module, _ in COMMANDS}


def _section(name: str, function: Callable[..., None]) -> str:
    parts = _parts(function)
    usage = " ".join(["onrecord", name, *(part.what for part in parts if part.is_argument), "[OPTIONS]"])
    rows = [f"| `{_cell(part.what)}` | {_cell(part.told)} |" for part in parts]
    told = "\n\n".join(" ".join(paragraph.split()) for paragraph in (inspect.getdoc(function) or "").split("\n\n"))
    return "\n".join([f"## onrecord {name}", "", told, "", f"    {usage}", "", "| | |", "|---|---|", *rows, ""])


class _Part:
    """One argument or option, as it is written and as it is told."""

    def __init__(self, parameter: inspect.Parameter, hint: Any) -> None:
        kind, info = get_args(hint)
        kinds = [one for one in (get_args(kind) or (kind,)) if one is not type(None)]
        choices = "|".join(str(member.value) for member in kinds[0]) if isinstance(kinds[0], EnumType) else ""
        self.is_argument = isinstance(info, ArgumentInfo)
        # Within Annotated the first name given to typer.Option lands in its `default`.
        given = [one for one in (info.default, *(info.param_decls or ())) if isinstance(one, str)]
        names = ", ".join(given or ["--" + parameter.name.replace("_", "-")])
        value = "" if kinds == [bool] else info.metavar or choices or str(getattr(kinds[0], "__name__", "")).upper()
        self.what = value if self.is_argument else f"{names} {value}".strip()
        self.told = " ".join(filter(None, [info.help, _envvar(info.envvar), _default(parameter.default)]))


def _parts(function: Callable[..., None]) -> list[_Part]:
    hints = get_type_hints(function, include_extras=True)
    return [_Part(parameter, hints[name]) for name, parameter in inspect.signature(function).parameters.items()]


def _envvar(name: str | None) -> str:
    return f"The environment variable {name} sets it too." if name else ""


def _default(value: object) -> str:
    """What holds if nothing is given, where that is worth a word."""
    if value in (None, False, "", inspect.Parameter.empty):
        return ""
    return f"Default: {getattr(value, 'value', value)}."


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf8")
