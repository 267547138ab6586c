"""Colour and progress where a person watches, plain lines elsewhere; nothing from a text reaches the terminal raw."""

from __future__ import annotations

import io
import sys

import pytest
from rich.text import Text
from show_samples import TELLINGS, TEXTS, fill

from onrecord.model import Document, Record, Trouble
from onrecord.show import lines, pages, terminal
from onrecord.show.views import Clocks, event_page

ESCAPES = "\x1b]0;owned\x07\x1b[2J\x9b31m"


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def test_no_progress_is_shown_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    with terminal.progress("Reading") as progress:
        progress("read", 1, 2)
    assert capsys.readouterr() == ("", "")


def test_a_bar_appears_only_once_a_second_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with terminal.progress("Reading") as progress:
        progress("read", 1, 2)
        assert screen.getvalue() == ""
        monkeypatch.setattr(terminal, "PATIENCE", 0.0)
        progress("statements", 1, 2)
    assert "Linking" in screen.getvalue()


def test_a_trouble_is_one_line_whatever_its_name_holds(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.tell(Trouble(f"bad\nname{ESCAPES}.txt", "it is empty", "give another"))
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "\x1b" not in told


def test_lines_end_without_blanks(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    terminal.show(Text("some words   "), lines.indented(Text("word " * 30)), Text(""))
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "some words"
    assert all(line == line.rstrip() and len(line) <= 40 for line in printed)
    assert printed[-1] == ""


def test_rows_are_a_json_array_even_if_there_are_none(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.show_rows([])
    assert capsys.readouterr().out == "[]\n"
    terminal.show_rows([{"a": 1}, {"a": "half \ud83d"}])
    assert capsys.readouterr().out == '[\n{"a": 1},\n{"a": "half \\ud83d"}\n]\n'


def test_hostile_texts_and_names_do_nothing_to_the_terminal(
    memory: Record, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = {
        name: (day, f"{outlet}{ESCAPES}[red]", f"{text} {ESCAPES}[/bold] :smile:")
        for name, (day, outlet, text) in TEXTS.items()
    }
    monkeypatch.setattr("show_samples.TEXTS", texts)
    event = fill(memory, TELLINGS)
    page = event_page(event, memory, Clocks("2024-04-01"))
    terminal.show(*pages.event_page(page, coloured=False))
    printed = capsys.readouterr().out
    assert "Morning Ledger" in printed
    assert "[red]" in printed
    assert not {"\x1b", "\x07", "\x9b"} & set(printed)


def test_parts_of_a_passage_are_told_apart_by_style_where_there_is_colour(memory: Record) -> None:
    event = fill(memory)
    page = event_page(event, memory, Clocks("2024-04-01"))
    first = page.testimony[0]
    document = page.documents[first.statement.document]
    coloured = lines.quotation(first, document, coloured=True)
    assert coloured.plain == TEXTS["one"][2]
    assert {str(span.style) for span in coloured.spans} >= {"bold", "underline"}


@pytest.mark.parametrize(
    ("url", "links"),
    [
        ("https://example.org/a?b=c", True),
        ("javascript:alert(1)", False),
        ("https://x.org/\x1b\\", False),
        (None, False),
    ],
)
def test_only_a_plain_address_becomes_a_link(url: str | None, links: bool) -> None:
    document = Document("d1", "text", "2024-01-01", url=url, title="A title")
    assert lines.linked(document).style == (f"link {url}" if links else "")


def test_no_colour_is_used_where_it_is_unwanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert terminal.coloured()
    monkeypatch.setenv("NO_COLOR", "1")
    assert not terminal.coloured()
