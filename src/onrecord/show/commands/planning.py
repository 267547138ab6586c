"""The daybook of some days."""

from __future__ import annotations

import sys
from datetime import date
from typing import Annotated

import typer

from onrecord.show import daybook as book
from onrecord.show import terminal
from onrecord.show.commands.options import DeskLists, Json, RecordFile, a_day, a_site, today
from onrecord.show.commands.serving import lists_of
from onrecord.show.exports import as_line
from onrecord.show.lists import Choice
from onrecord.show.records import existing
from onrecord.show.views import Clocks, moved

WEEK = 6


def daybook(
    first: Annotated[
        str | None, typer.Option("--from", metavar="DAY", parser=a_day, help="The first day; today if not given.")
    ] = None,
    last: Annotated[
        str | None, typer.Option("--to", metavar="DAY", parser=a_day, help="The last day; a week later if not given.")
    ] = None,
    html: Annotated[bool, typer.Option("--html", help="As a page to print or to send.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="As Markdown.")] = False,
    on: Annotated[
        str | None, typer.Option(metavar="DAY", parser=a_day, help="By the words said by this day; today if not given.")
    ] = None,
    as_known: Annotated[
        str | None, typer.Option(metavar="DAY", parser=a_day, help="Only what had been published by this day.")
    ] = None,
    party: Annotated[str | None, typer.Option(metavar="NAME", help="A party, or the side of one.")] = None,
    place: Annotated[str | None, typer.Option(metavar="NAME", help="Where it is to be.")] = None,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="summit, talks, strike, vote and so on.")] = None,
    desk_list: Annotated[str | None, typer.Option("--list", metavar="NAME", help="A list that the desk made.")] = None,
    lists: DeskLists = None,
    site: Annotated[
        str | None, typer.Option(metavar="ADDRESS", parser=a_site, help="Where the record is served, for the links.")
    ] = None,
    record: RecordFile = None,
    json: Json = False,
) -> None:
    """Print the daybook: what is on, day by day, with status, sides, evidence and proof, and what has changed."""
    if html + markdown + json > 1:
        terminal.wrong_usage("Choose one of --html, --markdown and --json.")
    clocks = Clocks(on or today(), as_known)
    begin = first or clocks.on
    end = last or moved(begin, WEEK)
    if end < begin or (date.fromisoformat(end) - date.fromisoformat(begin)).days > book.LONGEST_BOOK:
        terminal.wrong_usage(f"--to must not be before --from, nor more than {book.LONGEST_BOOK} days after it.")
    made_lists = lists_of(lists)
    if desk_list is not None and desk_list not in made_lists:
        known = ", ".join(sorted(made_lists)) or "none; name a file with --lists"
        terminal.wrong_usage(f"The desk has made no list {desk_list!r}; there is {known}.")
    choice = Choice(party, place, kind, None, made_lists.get(desk_list) if desk_list else None)
    with existing(record) as kept:
        made = book.daybook(kept, begin, end, clocks, choice, site=site)
    if json:
        sys.stdout.write(as_line(book.book_row(made)) + "\n")
        return
    lines = book.as_html(made) if html else book.as_markdown(made) if markdown else book.as_text(made)
    for line in lines:
        sys.stdout.write(line + "\n")
