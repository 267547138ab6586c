"""Every example on the page docs/dates.md holds."""

import re
from pathlib import Path

import pytest

from onrecord.read.times import find_times, left_open, resolve_times
from onrecord.read.times.answers import REASONS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "dates.md"
ANCHOR = "2025-10-21"


def rows(heading: str | None = None) -> list[list[str]]:
    """The rows of the page's tables, or of one section's."""
    found, section = [], ""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            section = line.lstrip("# ")
        elif line.startswith("| ") and not line.startswith("| Words") and heading in (None, section):
            found.append([cell.strip() for cell in line.strip("|").split("|")])
    return found


def marked(cell: str) -> tuple[str, int, int]:
    """A sentence without its stars, and where the starred words stand."""
    start = cell.index("**")
    words = re.sub(r"\*\*", "", cell)
    return words, start, cell.index("**", start + 2) - 2


@pytest.mark.parametrize("row", [r for r in rows() if len(r) == 4], ids=lambda r: r[0].replace("*", ""))
def test_the_page_says_what_is_resolved_how(row: list[str]) -> None:
    text, start, end = marked(row[0])
    expressions = resolve_times(find_times(text, (), start=0, end=len(text)), anchor=ANCHOR, published=ANCHOR)
    here = [e for e in expressions if e.span == (start, end)]
    assert here, f"{text[start:end]!r} is not found; found: {[e.words for e in expressions]}"
    told = here[0]
    assert [told.type, told.value or "open", told.edtf or told.reason or ""] == row[1:]


@pytest.mark.parametrize("row", rows("Windows left open on purpose"), ids=lambda r: r[0].replace("*", ""))
def test_windows_left_open_are_found(row: list[str]) -> None:
    text, start, end = marked(row[0])
    found = left_open(text, (), start=0, end=len(text))
    assert [(span, window.left_open) for span, window in found] == [((start, end), True)]


@pytest.mark.parametrize("row", rows("Not dates"), ids=lambda r: r[0])
def test_what_is_no_date_is_left_alone(row: list[str]) -> None:
    assert find_times(row[0], (), start=0, end=len(row[0])) == ()


@pytest.mark.parametrize(("reason", "example"), REASONS.items(), ids=lambda text: text[:40])
def test_each_reason_for_leaving_a_value_open_is_shown(reason: str, example: str) -> None:
    text, _, said = example.partition(" (")
    anchor = None if said.startswith("in a text that nobody dated") else ANCHOR
    resolved = resolve_times(find_times(text, (), start=0, end=len(text)), anchor=anchor, published=anchor)
    assert reason in [time.reason for time in resolved]


def test_the_page_has_examples() -> None:
    assert len(rows()) > 100
