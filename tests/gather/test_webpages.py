"""Articles from pages as outlets publish them."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.gather.files import gather
from onrecord.gather.webpages import read_webpage
from onrecord.model import Document, Trouble

FIRST = "The harbour talks will open on Monday in Oslo, the ferry company said in a note to its staff."
SECOND = "A spokeswoman for the union said that it had agreed to nothing yet and would decide on Friday."
HEAD = """\
<title>Ferry talks | The Courier</title>
<link rel="canonical" href="https://courier.example/ferry">
<meta property="og:site_name" content="Courier Online">
<meta property="article:published_time" content="2025-10-16T09:00:00+02:00">
<meta name="date" content="2025-10-20">
"""
LINKED_DATA = """\
<script type="application/ld+json">{broken</script>
<script type="application/ld+json">
{"@graph": [{"@type": "Organization", "name": "Someone"},
 {"@type": "NewsArticle", "headline": "Ferry talks to open", "datePublished": "2025-10-16T08:30:00+02:00",
  "author": [{"name": "Ada Moe"}, {"name": "Ben Lie"}], "publisher": {"name": "The Courier"}, "inLanguage": "en-GB"}]}
</script>
"""


def page(head: str = HEAD, body: str = f"<p>{FIRST}</p><p>{SECOND}</p>") -> str:
    nav = '<nav><a href="/">Home</a><a href="/sport">Sport</a></nav>'
    return f'<!DOCTYPE html><html lang="en"><head>{head}</head><body>{nav}<article>{body}</article></body></html>'


def test_the_text_has_its_paragraphs_on_lines_and_no_navigation() -> None:
    read = read_webpage(page())
    assert read is not None
    assert read.text == f"{FIRST}\n{SECOND}"
    assert (read.outlet, read.url, read.language) == ("Courier Online", "https://courier.example/ferry", "en")
    assert read.published.at == "2025-10-16T09:00:00+02:00"


def test_linked_data_is_believed_first() -> None:
    read = read_webpage(page(HEAD + LINKED_DATA))
    assert read is not None
    assert read.published.at == "2025-10-16T08:30:00+02:00"
    assert (read.title, read.outlet, read.language) == ("Ferry talks to open", "The Courier", "en-GB")
    assert read.author is not None
    assert "Ada Moe" in read.author


def test_a_date_that_is_none_gives_way_to_the_next() -> None:
    head = '<meta property="article:published_time" content="{{date}}"><meta name="date" content="2025-10-20">'
    read = read_webpage(page(head))
    assert read is not None
    assert read.published.at == "2025-10-20"


def test_no_date_is_guessed_from_the_text() -> None:
    read = read_webpage(
        page("", f"<p>{FIRST}</p><p>{SECOND}</p><p>Copyright 2019. All talks of 3 May 2018 failed.</p>")
    )
    assert read is not None
    assert read.published.at is None


def test_a_page_saved_by_a_browser_knows_where_it_came_from() -> None:
    saved = "<!-- saved from url=(0028)https://courier.example/saved -->" + page("")
    read = read_webpage(saved)
    assert read is not None
    assert read.url == "https://courier.example/saved"


def gathered(folder: Path, content: bytes, **said: str) -> list[Document | Trouble]:
    path = folder / "a.html"
    path.write_bytes(content)
    return list(gather([str(path)], published=said.get("published"), outlet=said.get("outlet")))


def test_what_the_page_says_counts_before_the_command_line(tmp_path: Path) -> None:
    [document] = gathered(tmp_path, page().encode(), published="2020-01-01", outlet="Z")
    assert isinstance(document, Document)
    assert (document.outlet, document.published_at) == ("Courier Online", "2025-10-16T09:00:00+02:00")
    [document] = gathered(tmp_path, page("").encode(), published="2020-01-01", outlet="Z")
    assert isinstance(document, Document)
    assert (document.outlet, document.published_at) == ("Z", "2020-01-01")


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("windows-1252", "cp1252"), ("iso-8859-1", "cp1252"), ("utf-8", "cp1252"), ("iso-8859-1", "utf-8"),
     ("koi8-r", "koi8-r"), ("iso-2022-jp", "iso-2022-jp"), ("no-such", "utf-8"), ("utf-16", "utf-8")],
)  # fmt: skip
def test_declared_encodings_are_believed_as_far_as_they_can_be(tmp_path: Path, declared: str, encoding: str) -> None:
    words = {"koi8-r": "Переговоры", "iso-2022-jp": "会談"}.get(encoding, "Genève – “naïve”")
    html = page(f'<meta charset="{declared}">', f"<p>{FIRST} {words}.</p><p>{SECOND}</p>")
    [document] = gathered(tmp_path, html.encode(encoding))
    assert isinstance(document, Document)
    assert words in document.text


@pytest.mark.parametrize("html", ["<html></html>", "<html><body><p></p></body></html>", "<!doctype html>"])
def test_a_page_without_an_article_is_one_sentence(tmp_path: Path, html: str) -> None:
    [trouble] = gathered(tmp_path, html.encode())
    assert isinstance(trouble, Trouble)
    assert "no article" in trouble.cause


def test_a_deeply_nested_page_is_read_or_refused(tmp_path: Path) -> None:
    for html in ["<div>" * 100_000 + FIRST, "<html>" + "<b><p>" * 50_000 + FIRST, "<" * 100_000]:
        assert len(gathered(tmp_path, html.encode())) == 1


def test_embedded_pictures_do_not_count_as_text(tmp_path: Path) -> None:
    picture = f'<img src="data:image/png;base64,{"A" * 6_000_000}">'
    [document] = gathered(tmp_path, page(body=f"<p>{FIRST}</p>{picture}<p>{SECOND}</p>").encode())
    assert isinstance(document, Document)


def test_a_page_of_six_million_characters_is_refused(tmp_path: Path) -> None:
    [trouble] = gathered(tmp_path, page(body=f"<p>{FIRST}</p>" * 60_000).encode())
    assert "5,000,000" in str(trouble)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_mutilated_pages_never_crash(data: st.DataObject) -> None:
    html = page(HEAD + LINKED_DATA)
    for _ in range(data.draw(st.integers(1, 4))):
        start, length = data.draw(st.integers(0, len(html))), data.draw(st.integers(0, 200))
        html = html[:start] + data.draw(st.text(max_size=20)) + html[start + length :]
    read = read_webpage(html)
    assert read is None or read.text.strip()
