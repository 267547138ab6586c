"""What pages in manners that extraction was not worked out on have taught it."""

from __future__ import annotations

import pytest

from onrecord.gather.paragraphs import sorted_out
from onrecord.gather.webpages import Webpage, read_webpage

LINES = (
    "The ministers will meet in Oslo on Friday, a spokesman said.",
    "It is to be their first meeting since the spring, when they met for a day in the same town hall.",
    "The agenda is not known, and neither side has said who will come with them to the talks.",
    "Some two hundred reporters have asked for a place in the hall, which has room for eighty of them.",
    "Talks on the level of officials are to go on in the week after, wherever the ministers have got to.",
    "The last accord between the two was signed seven years ago and has never been put into force.",
)


def read(body: str, *, head: str = "", title: str = "Talks") -> Webpage:
    page = read_webpage(f'<html lang="en"><head><title>{title}</title>{head}</head><body>{body}</body></html>')
    assert page is not None
    return page


def article(*lines: str) -> str:
    return "<article><h1>Talks</h1>" + "".join(f"<p>{line}</p>" for line in lines) + "</article>"


FOR_PAY = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'


def test_a_page_that_counts_its_readers_and_shows_the_whole_is_taken() -> None:
    page = read(article(*LINES), head=FOR_PAY)
    assert page.refused is None
    assert page.text.endswith("put into force.")


@pytest.mark.parametrize(
    "body",
    [article(*LINES[:2]), article(*LINES[:5], "The last accord between the two was …"),
     article(*LINES) + "<div><p>Already a subscriber? Sign in to continue.</p></div>"],
)  # fmt: skip
def test_a_page_for_pay_that_breaks_off_is_refused(body: str) -> None:
    refused = read(body, head=FOR_PAY).refused
    assert refused is not None
    assert "paywall" in refused.cause


def test_the_headline_behind_also_read_is_no_text() -> None:
    told = sorted_out(f"{LINES[0]}\nALSO READ |\nMinister to visit flooded towns on Sunday, says aide\n{LINES[1]}")
    assert told.text == "\n".join(LINES[:2])


def test_headlines_below_a_heading_of_theirs_are_no_text() -> None:
    told = sorted_out(f"{LINES[0]}\nRelated stories\nUnion to strike on Monday\nCouncil to vote on Friday\n{LINES[1]}")
    assert told.text == "\n".join(LINES[:2])


@pytest.mark.parametrize(
    "line",
    ["SKIP ADVERTISEMENT", "×", "3-Minute Listen", "Representative image (Credit: Agencies)", "People are also reading…", "About the Author",
     "Ada Moe covers the courts and the council. More about Ada Moe", "Contact Ada Moe at 555-0147 or news@courier.example. On X: @ada.",
     "A version of this article appears in print on Oct. 22, 2025, Section A, Page 7 of the Northern edition. Order Reprints | Subscribe"],
)  # fmt: skip
def test_lines_of_the_page_are_no_text(line: str) -> None:
    assert sorted_out(f"{LINES[0]}\n{line}").text == LINES[0]


def test_a_credit_to_agencies_unnamed() -> None:
    told = sorted_out(f"{LINES[0]}\n(With inputs from agencies)")
    assert (told.text, told.credit) == (LINES[0], "agencies")


def test_of_two_times_the_one_that_says_updated_is_that_of_the_change() -> None:
    times = (
        '<ul><li><time datetime="2025-10-21T08:10:00-05:00">Oct 21</time></li>'
        '<li>Updated <time datetime="2025-10-21T09:40:00-05:00">9:40 a.m.</time></li></ul>'
    )
    page = read(article(*LINES).replace("</h1>", f"</h1>{times}"))
    assert page.published.at == "2025-10-21T08:10:00-05:00"
    assert page.modified.at == "2025-10-21T09:40:00-05:00"


def test_a_title_is_without_the_outlets_name_and_a_list_without_marks() -> None:
    body = article(*LINES[:2]).replace(
        "</article>", "<ul>" + "".join(f"<li>{line}</li>" for line in LINES[2:]) + "</ul></article>"
    )
    page = read(
        body,
        head='<meta property="og:site_name" content="Courier"><meta property="og:title" content="Ministers to meet — Courier">',
    )
    assert page.title == "Ministers to meet"
    assert page.text == "\n".join(LINES)


def test_the_mark_of_a_footnote_is_no_text() -> None:
    body = article(*LINES).replace(
        "force.</p>", 'force.<a class="footnote-anchor" href="#f">1</a></p><div class="footnote"><p>I asked.</p></div>'
    )
    assert read(body).text == "\n".join(LINES)
