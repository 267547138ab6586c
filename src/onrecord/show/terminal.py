"""The terminal: where output goes, how wide and in what colours, how troubles are told, how progress is shown."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import typer

from onrecord.model import Trouble
from onrecord.show.words import one_line

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.progress import Progress as Bar
    from rich.progress import TaskID
    from rich.segment import Segment

    from onrecord.show.rows import Row

# What is being done, how much of it is done, of how much if that is known.
Progress = Callable[[str, int, int | None], None]

# Longer lines tire the eye; a wider terminal gets margins instead.
WIDEST = 120
_PHASES = {"read": "Reading", "origins": "Finding copies", "statements": "Linking", "events": "Weighing"}
# Something that is done by then needs no progress bar.
PATIENCE = 1.0


def console(*, stderr: bool = False) -> Console:
    """A console for one of the two streams. It guesses at no markup, emoji or highlights: texts are shown as is."""
    from rich.console import Console

    made = Console(stderr=stderr, markup=False, emoji=False, highlight=False, soft_wrap=False)
    if made.width > WIDEST:
        made.width = WIDEST
    return made


def show(*renderables: RenderableType) -> None:
    """Print to standard output, no line ending in spaces: rich fills tables up to the width."""
    from rich.segment import Segment, Segments

    out = console()
    for renderable in renderables:
        for line in out.render_lines(renderable, pad=False):
            out.print(Segments([*_trimmed(line), Segment.line()]), end="", soft_wrap=True)


def _trimmed(line: list[Segment]) -> list[Segment]:
    """A line without the blanks at its end."""
    kept = list(line)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip())
    return kept


def show_rows(rows: Iterable[Row]) -> None:
    """Print rows as a JSON array, one row a line, as they come."""
    opening = "["
    for row in rows:
        sys.stdout.write(f"{opening}\n{as_json(row)}")
        opening = ","
    sys.stdout.write("\n]\n" if opening == "," else "[]\n")


def show_row(row: Row) -> None:
    """Print one row as a JSON object."""
    sys.stdout.write(as_json(row, indent=2) + "\n")


def as_json(row: Row, indent: int | None = None) -> str:
    """A row as JSON; escaped where the stream could not hold it (half characters, a narrow encoding)."""
    line = json.dumps(row, ensure_ascii=False, indent=indent)
    try:
        line.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return json.dumps(row, indent=indent)
    return line


def tell(trouble: Trouble) -> None:
    """One sentence on standard error."""
    sys.stderr.write(one_line(str(trouble)) + "\n")


def fail(trouble: Trouble) -> NoReturn:
    """Say what could not be done and end with exit code 1."""
    tell(trouble)
    raise typer.Exit(1)


def wrong_usage(message: str) -> NoReturn:
    """Say what is wrong with the command line and end with exit code 2."""
    sys.stderr.write(one_line(message) + "\n")
    raise typer.Exit(2)


@contextmanager
def progress(what: str) -> Iterator[Progress]:
    """A bar on standard error for what takes longer than a second; nothing where that is not a terminal."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield _unseen
        return
    bar = _Bar(what)
    try:
        yield bar.advance
    finally:
        bar.stop()


def _unseen(_doing: str, _done: int, _total: int | None) -> None:
    """Progress where nobody watches."""


class _Bar:
    """A rich progress bar that appears only once patience is over."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._started = time.monotonic()
        self._shown: tuple[Bar, TaskID] | None = None

    def advance(self, doing: str, done: int, total: int | None) -> None:
        """Say how far it is."""
        if self._shown is None and time.monotonic() - self._started < PATIENCE:
            return
        bar, task = self._shown = self._shown or self._begin()
        bar.update(task, completed=done, total=total, description=_PHASES.get(doing, doing))

    def _begin(self) -> tuple[Bar, TaskID]:
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        counted = (MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
        columns = (TextColumn("{task.description}"), BarColumn(bar_width=30), *counted)
        bar = Bar(*columns, console=console(stderr=True), transient=True)
        bar.start()
        return bar, bar.add_task(self._what, total=None)

    def stop(self) -> None:
        """Take the bar away."""
        if self._shown is not None:
            self._shown[0].stop()


def coloured() -> bool:
    """Whether standard output shows styles, so that marks in the text are not needed."""
    out = console()
    return out.is_terminal and not out.no_color and out.color_system is not None
