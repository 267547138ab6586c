"""The daybook tells each day's events with status, sides and evidence, in three forms, and trusts no text."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from show_samples import NORTH, TELLINGS, Told, fill
from typer.testing import CliRunner

from onrecord.model import Event, Record, Speaker, Stance, Status, Window
from onrecord.show import daybook as book
from onrecord.show.cli import app
from onrecord.show.lists import Choice
from onrecord.show.views import Clocks

FIRST, LAST = "2024-03-05", "2024-03-25"
ADDRESS = "https://record.example.org"


def made(record: Record, on: str, first: str = FIRST, last: str = LAST, **more: object) -> book.Daybook:
    return book.daybook(record, first, last, Clocks(on), **more)  # type: ignore[arg-type]


def forms(of: book.Daybook) -> tuple[str, str, str]:
    """As text, Markdown and HTML."""
    return "\n".join(book.as_text(of)), "\n".join(book.as_markdown(of)), "\n".join(book.as_html(of))


class Page(HTMLParser):
    """What a browser makes of a page: its words, its headings, its tags with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.headings: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, f"<{tag}> is closed in its order"

    def handle_data(self, data: str) -> None:
        if self._open[-1:] == ["style"]:
            return
        self.words.append(data)
        if self._open[-1:] == ["h2"]:
            self.headings.append(data)


# ------------------------------------------------------------------------------------------- what is told of a day


def test_each_day_has_what_ends_on_it_with_status_side_and_evidence(memory: Record) -> None:
    fill(memory)
    of = made(memory, "2024-03-05")
    (day,) = of.days
    assert day.day == "2024-03-19"
    (entry,) = day.entries
    assert (entry.mark, entry.status) == ("◐", "Announced since Tue 5 Mar 2024, one side only")
    assert entry.window == "5-19 March 2024"
    assert entry.said == "Northland yes"
    assert entry.evidence == "2 reports, 1 independent origin", "a copy is a report, and no origin of its own"
    assert entry.quoted.startswith("President Ada North wrote on her page")
    assert (entry.outlet, entry.published) == ("Morning Ledger", "Tue 5 Mar 2024")


def test_the_newest_word_of_each_side_counts(memory: Record) -> None:
    fill(memory)
    entries = {on: made(memory, on).days[0].entries[0] for on in ("2024-03-08", "2024-03-10")}
    assert entries["2024-03-08"].said == "Northland later, Southland doubts"
    assert entries["2024-03-10"].said == "Northland off, Southland doubts"
    assert entries["2024-03-10"].standing.status is Status.CANCELLED
    assert entries["2024-03-10"].mark == "✕"


def test_what_changed_since_the_day_before_stands_at_the_end(memory: Record) -> None:
    event = fill(memory)
    assert [one.event for one in made(memory, "2024-03-10").changed] == [event.id]
    assert made(memory, "2024-03-07").changed == ()


@pytest.mark.parametrize("status", list(Status))
def test_every_status_has_a_mark_of_its_own_and_stands_in_the_legend(status: Status) -> None:
    assert len(set(book.MARKS.values())) == len(Status)
    assert book.MARKS[status] in book.legend()


def test_all_three_forms_say_the_same(memory: Record) -> None:
    fill(memory)
    of = made(memory, "2024-03-10", site=ADDRESS)
    text, markdown, html = forms(of)
    page = " ".join("".join(Page(html).words).split())
    plain = " ".join(text.split())
    for told in (
        "Daybook 5-25 March 2024", "As it stood on Sun 10 Mar 2024", "Cancelled since Sun 10 Mar 2024.",
        "Sides: Northland off, Southland doubts. Evidence: 4 reports, 3 independent origins.", "Tue 19 Mar 2024",
        "Changed since Sat 9 Mar 2024",
    ):  # fmt: skip
        assert told in plain
        assert told in page
        assert told in " ".join(markdown.replace("\\", "").split())
    (entry,) = of.days[0].entries
    assert f"](<{ADDRESS}/events/{entry.event}>)" in markdown
    assert ("a", {"href": f"{ADDRESS}/events/{entry.event}"}) in Page(html).tags
    assert Page(html).headings == ["Tue 19 Mar 2024", "Changed since Sat 9 Mar 2024"]


def test_the_page_needs_nothing_else_and_names_its_language(memory: Record) -> None:
    fill(memory)
    page = Page(forms(made(memory, "2024-03-10"))[2])
    tags = {tag for tag, _ in page.tags}
    assert not tags & {"script", "link", "img", "iframe"}
    assert ("html", {"lang": "en"}) in page.tags
    assert "@media print" in forms(made(memory, "2024-03-10"))[2]


def test_without_a_server_the_link_is_the_source_if_that_is_an_address(memory: Record) -> None:
    fill(memory)
    assert made(memory, "2024-03-10").days[0].entries[0].link is None, "the samples have no address"


def test_an_event_of_one_day_names_no_window_beside_its_day(memory: Record) -> None:
    day = Window("on Friday", "2024-03-15", "2024-03-15")
    event = fill(memory, (replace(TELLINGS[0], window=day),))
    with memory.work():
        memory.save_joined({}, (replace(event, window=day),))
    (found,) = made(memory, "2024-03-05").days
    assert (found.day, found.entries[0].window) == ("2024-03-15", "")


# --------------------------------------------------------------------------------------------- days without events


def test_days_without_events_say_so(memory: Record) -> None:
    fill(memory)
    of = made(memory, "2024-03-07", "2024-05-01", "2024-05-07")
    assert of.days == ()
    text, markdown, html = forms(of)
    for form in (text, markdown, "\n".join(Page(html).words)):
        assert "1-7 May 2024" in form.replace("\\", "")
        assert form.count("Nothing.") == 2, "neither on these days nor since the day before"


def test_an_empty_record_has_an_empty_daybook(memory: Record) -> None:
    assert "Nothing." in forms(made(memory, "2024-03-07"))[0]


def test_a_choice_leaves_out_what_is_not_wanted(memory: Record) -> None:
    fill(memory)
    assert made(memory, "2024-03-05", choice=Choice(place="riga")).days
    other = made(memory, "2024-03-05", choice=Choice(place="Oslo"))
    assert (other.days, other.changed) == ((), ())
    assert book.heading(other).endswith(": Oslo")


# ----------------------------------------------------------------------------------------------------- hostile text

SCRIPT = '<script>alert("x")</script>'
MARKED = "# not *a* [link](javascript:alert(1)) `x` <b>\u202eevil\u202c\n\n| a | b |\x1b[31m"


@pytest.fixture
def hostile(memory: Record) -> Event:
    """A story whose names come from someone who means harm."""
    speaker = Speaker(name=SCRIPT, side=MARKED, office="president")
    event = fill(memory, (replace(TELLINGS[0], speaker=speaker), *TELLINGS[1:2]))
    nasty = replace(event, place=SCRIPT, name=MARKED)
    with memory.work():
        memory.save_joined({}, (nasty,))
    return nasty


def test_hostile_text_is_text_in_the_page(memory: Record, hostile: Event) -> None:
    of = made(memory, "2024-03-05")
    assert of.days[0].entries[0].event == hostile.id
    html = forms(of)[2]
    page = Page(html)
    assert "script" not in {tag for tag, _ in page.tags}
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]
    assert "<script>" in "".join(page.words), "it is shown"
    assert not set(html) & set("\u202e\u202c\x1b"), "nothing turns a line around or drives a screen"


def test_hostile_text_is_text_in_markdown(memory: Record, hostile: Event) -> None:
    markdown = forms(made(memory, "2024-03-05"))[1]
    lines = markdown.splitlines()
    assert all(line.startswith(("# Daybook", "## ")) for line in lines if line.startswith("#"))
    for special in ("<script", "[link]", "`x`", "*a*", "| a"):
        assert not re.search(rf"(?<!\\){re.escape(special)}", markdown), special
    assert not set(markdown) & set("\u202e\u202c\x1b")


def test_hostile_text_is_one_paragraph_in_plain_text(memory: Record, hostile: Event) -> None:
    text = forms(made(memory, "2024-03-05"))[0]
    assert not set(text) & set("\u202e\u202c\x1b\t\r")
    assert all(len(line) <= 78 for line in text.splitlines())


def test_a_long_passage_is_cut_at_a_word(memory: Record) -> None:
    words = "she would meet Karl South in Riga within two weeks"
    fill(memory, (Told("one", NORTH, Stance.AFFIRMS, ("President Ada North", "wrote", words), "2024-03-05", None,
                       TELLINGS[0].window),))  # fmt: skip
    assert book._cut("word " * 100).endswith("word […]")
    assert book._cut("short") == "short"


# ------------------------------------------------------------------------------------------------ as a command


def run(path: Path, *arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["daybook", "--record", str(path), *arguments])
    return done.exit_code, done.stdout, done.stderr


def test_the_command_prints_the_days_asked_for(kept: Path) -> None:
    code, out, _ = run(kept, "--from", "2024-03-10", "--to", "2024-03-20", "--on", "2024-03-10")
    assert code == 0
    assert out.startswith("Daybook 10-20 March 2024\n")
    assert "✕ Summit of Ada North and Karl South in Riga (5-19 March 2024)" in out
    code, out, _ = run(kept, "--from", "2024-03-10", "--to", "2024-03-20", "--on", "2024-03-10", "--json")
    row = json.loads(out)
    assert (row["first"], row["last"], row["on"]) == ("2024-03-10", "2024-03-20", "2024-03-10")
    (entry,) = row["days"][0]["entries"]
    assert entry["sides"] == {"Northland": "off", "Southland": "doubts"}
    assert (entry["documents"], entry["independent_origins"]) == (4, 3)
    assert run(kept, "--on", "2024-03-10", "--html")[1].startswith("<!doctype html>")
    assert run(kept, "--on", "2024-03-10", "--markdown")[1].startswith("# Daybook 10-16 March 2024")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--from", "2024-03-10", "--to", "2024-03-09"), "--to must not be before --from"),
        (("--from", "2024-03-10", "--to", "2026-03-10"), "nor more than 366 days after it"),
        (("--from", "the ides of March"), "is no day"),
        (("--from", "2024-02-30"), "is no day"),
        (("--html", "--markdown"), "Choose one of --html, --markdown and --json."),
        (("--list", "gulf"), "The desk has made no list 'gulf'"),
        (("--site", "javascript:alert(1)"), "is no address"),
    ],
)
def test_what_cannot_be_meant_is_said_in_one_sentence(kept: Path, arguments: tuple[str, ...], told: str) -> None:
    code, out, errors = run(kept, *arguments)
    assert (code, out) == (2, "")
    assert told in " ".join(errors.replace("│", " ").split())
