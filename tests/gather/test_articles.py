"""What is an article's text and what is not; live blogs, stubs, addresses, languages, mail, posts, archives."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.gather import archives
from onrecord.gather.addresses import canonical
from onrecord.gather.archives import Archived, Place, read_archive
from onrecord.gather.files import gather
from onrecord.gather.json_items import Fault
from onrecord.gather.languages import language_of
from onrecord.gather.mail import Letter, mailbox, read_message
from onrecord.gather.paragraphs import credited, is_furniture, sorted_out
from onrecord.gather.webpages import Webpage, read_webpage
from onrecord.model import Document, Trouble

FIRST = "The harbour talks will open on Monday in Oslo, the ferry company said in a note to its staff."
SECOND = "A spokeswoman for the union said that it had agreed to nothing yet and would decide on Friday."


def page(body: str, head: str = "") -> Webpage:
    read = read_webpage(
        f"<html lang='en'><head><title>T</title>{head}</head><body>{body}</body></html>", "https://a.example/x"
    )
    assert read is not None
    return read


# ------------------------------------------------------------------------------------------- paragraphs


@pytest.mark.parametrize(
    ("line", "agency"),
    [("(AP)", "Associated Press"), ("© Agence France-Presse", None), ("Reporting by Ada Moe; Editing by Ben Lie", "its own staff"),
     ("(Reporting by Ada Moe in Oslo for Reuters)", "Reuters"), ("Source: TASS", "TASS"), ("AFP", "Agence France-Presse"),
     ("Associated Press writer Jon Vik contributed to this report.", "Associated Press"), ("With files from Reuters", "Reuters"),
     ("The AP chief will meet the board on Friday.", None), ("Reuters said on Monday that it would move.", None)],
)  # fmt: skip
def test_credit_lines(line: str, agency: str | None) -> None:
    assert credited(line) == agency


@pytest.mark.parametrize(
    "line",
    ["READ MORE: Ministers will meet on Monday", "Sign up for our newsletter, out on Friday", "Subscribe to read on", "Advertisement",
     "Photo: Gry Aas / Pressbild", "Follow us on Facebook", "© 2025 All rights reserved.", "3 min read", "Related stories",
     "Last updated: 21 October 2025", "12 comments", "View this email in your browser"],
)  # fmt: skip
def test_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [FIRST, "Related parties will meet in Geneva on Monday.", "Subscribers to the fund will vote on Friday.", "Photographs show the ships.",
     "More than 40 ships are waiting.", "Sharing power will be discussed on Friday.", "Printing will begin on Monday, he said.",
     "Following the talks, both sides will sign on Friday."],
)  # fmt: skip
def test_sentences_are_no_furniture(line: str) -> None:
    assert not is_furniture(line)
    assert sorted_out(line).text == line


def test_a_correction_is_told_and_is_not_text() -> None:
    told = sorted_out(
        f"{FIRST}\nCorrection: An earlier version said that the talks would open on Sunday.\n{SECOND} (AFP)"
    )
    assert told.text == f"{FIRST}\n{SECOND}"
    assert told.correction == "Correction: An earlier version said that the talks would open on Sunday."
    assert told.credit == "Agence France-Presse"
    assert sorted_out("BERGEN, Oct 21 (Reuters) - They will meet.").credit == "Reuters"


def test_a_retraction_is_told() -> None:
    told = sorted_out("This article has been withdrawn because its source could not be verified.")
    assert told.retracted
    assert not told.text


# ------------------------------------------------------------------------------------------------- pages


@pytest.mark.parametrize(
    ("body", "cause"),
    [("<article><p>The minister will meet</p><p>Subscribe now to continue reading this article.</p></article>", "paywall"),
     ("<main><p>We value your privacy. We and our partners use cookies to store personal data on your device.</p></main>", "consent"),
     ("<main><p>Verify that you are human by completing the action below, a check of your connection.</p></main>", "human"),
     ("<main><p>Please enable JavaScript to view this page in full in your browser.</p></main>", "programs"),
     ("<main><h1>Page not found</h1><p>We could not find the page that you asked for here.</p></main>", "error")],
)  # fmt: skip
def test_stubs_are_refused_with_the_reason(body: str, cause: str) -> None:
    read = page(body)
    assert read.refused is not None
    assert cause in read.refused.cause


def test_a_page_that_says_it_is_not_free_and_has_little_text_is_refused() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>'
    read = page(f"<article><p>{FIRST}</p></article>", head)
    assert read.refused is not None
    assert page(f"<article><p>{FIRST}</p></article>").refused is None


def test_a_live_blog_is_its_posts_with_their_own_times() -> None:
    posts = "".join(
        f'<div class="post" id="p{n}"><time datetime="2025-10-21T1{n}:00:00+02:00">then</time><h3>Head {n}</h3>'
        f"<p>{FIRST} Part {n}.</p><div class='share'>Share this</div></div>"
        for n in range(3)
    )
    read = page(f'<div class="live-blog"><h1>Live</h1>{posts}</div>')
    assert [(post.ref, post.published.at, post.title) for post in read.posts] == [
        (f"p{n}", f"2025-10-21T1{n}:00:00+02:00", f"Head {n}") for n in range(3)
    ]
    assert read.posts[1].text == f"{FIRST} Part 1."


def test_a_live_blog_described_in_linked_data() -> None:
    updates = [{"@type": "BlogPosting", "headline": f"H{n}", "articleBody": f"<p>{FIRST}</p>", "url": f"https://a.example/x#u{n}",
                "datePublished": f"2025-10-21T1{n}:00:00Z"} for n in range(2)]  # fmt: skip
    described = {"@context": "https://schema.org", "@type": "LiveBlogPosting", "liveBlogUpdate": updates}
    read = page(f"<p>{FIRST}</p>", f'<script type="application/ld+json">{json.dumps(described)}</script>')
    assert [(post.ref, post.published.at) for post in read.posts] == [
        ("u0", "2025-10-21T10:00:00+00:00"),
        ("u1", "2025-10-21T11:00:00+00:00"),
    ]


def test_times_come_with_their_zone_and_change_apart_from_publication() -> None:
    head = (
        '<meta name="date" content="2025-10-21"><meta property="article:published_time" content="2025-10-21T09:00:00+02:00">'
        '<meta property="article:modified_time" content="2025-10-22T10:00:00+02:00">'
    )
    read = page(f"<article><p>{FIRST}</p><p>{SECOND}</p></article>", head)
    assert read.published.at == "2025-10-21T09:00:00+02:00"
    assert read.modified.at == "2025-10-22T10:00:00+02:00"
    day_first = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-10-21"}</script>'
    assert page(f"<article><p>{FIRST}</p></article>", day_first + head).published.at == "2025-10-21T09:00:00+02:00"


def test_a_canonical_address_counts_if_it_is_of_the_site_and_not_its_front_page() -> None:
    def url(canonical: str) -> str | None:
        return page(
            f"<article><p>{FIRST}</p><p>{SECOND}</p></article>", f'<link rel="canonical" href="{canonical}">'
        ).url

    assert url("https://a.example/story") == "https://a.example/story"
    assert url("/story") == "https://a.example/story"
    assert url("https://a.example/") == "https://a.example/x"
    assert url("https://other.example/story") == "https://a.example/x"


# ---------------------------------------------------------------------------------------------- addresses


@pytest.mark.parametrize(
    ("given", "one"),
    [("HTTPS://WWW.A.example:443/x/../y?utm_source=f&id=2&fbclid=z#top", "https://www.a.example/y?id=2"),
     ("http://a.example", "http://a.example/"), ("https://a.example/%7ea%2fb", "https://a.example/~a%2Fb"),
     ("https://a.example/x;jsessionid=1?b=1&a=2", "https://a.example/x?b=1&a=2"), ("https://bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC"),
     ("https://ü.a.example../b", "https://xn--tda.a.example/b"), ("no address", "no address")],
)  # fmt: skip
def test_one_spelling_of_an_address(given: str, one: str) -> None:
    assert canonical(given) == one


@settings(deadline=None)
@given(st.text(max_size=80), st.text(max_size=40))
def test_the_spelling_stays_what_it_is(path: str, query: str) -> None:
    once = canonical(f"https://a.example/{path}?{query}")
    assert canonical(once) == once


# ---------------------------------------------------------------------------------------------- languages


def test_languages_are_recognised_and_declarations_checked() -> None:
    english = f"{FIRST} {SECOND}"
    german = "Die Minister treffen sich am Freitag in Oslo, sagte ein Sprecher. Über die Tagesordnung wird noch verhandelt, und die Zeit wird knapp, heißt es in der Hauptstadt."
    assert language_of(english, "en-GB") == "en-GB"
    assert language_of(english, "de") == "en"
    assert language_of(german, "en") == "de"
    assert language_of(german) == "de"
    assert language_of("Too short.", "fr") == "fr"
    assert language_of("Too short.") is None
    assert language_of("Too short.", "not a language at all") is None


# --------------------------------------------------------------------------------------------------- mail

NEWSLETTER = (
    b"From: The Courier <news@courier.example>\r\nDate: Tue, 21 Oct 2025 06:00:00 +0200\r\nSubject: =?utf-8?q?Br=C3=BCcke?=\r\n"
    b"Message-ID: <1@c>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nx\r\n"
    b"--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body><div style='display: none'>preheader</div><p>View this email in your browser</p>"
    b"<p>The two ministers will meet in Oslo on Friday, a spokesman said.</p><ul><li><a href='https://courier.example/a'>Ferry talks to open in Oslo"
    b"</a></li></ul><p><a href='https://courier.example/unsubscribe?x=1'>Unsubscribe from this list now</a></p></body></html>\r\n--b--\r\n"
)
FORWARDED = (
    b"From: Anna <a@desk.example>\nDate: Wed, 22 Oct 2025 06:00:00 +0200\nSubject: Fwd: Ferry\n\nFYI\n\n---------- Forwarded message ---------\n"
    b"From: Harbour Post <n@harbour.example>\nDate: Tue, 21 Oct 2025 at 14:05\nSubject: Ferry\nTo: <a@desk.example>\n\nThe company said on Tuesday that\n"
    b"the talks would open on Friday.\n\n-- \nAnna\n"
)


def letter(data: bytes) -> Letter:
    read = read_message(data)
    assert isinstance(read, Letter), read
    return read


def test_a_newsletter_is_its_text_and_its_links_without_the_rest() -> None:
    read = letter(NEWSLETTER)
    assert read.text == "The two ministers will meet in Oslo on Friday, a spokesman said."
    assert [(link.address, link.words) for link in read.links] == [
        ("https://courier.example/a", "Ferry talks to open in Oslo")
    ]
    assert (read.sender, read.subject, read.sent.at, read.ref) == (
        "The Courier",
        "Brücke",
        "2025-10-21T06:00:00+02:00",
        "1@c",
    )


def test_a_forwarded_article_is_of_who_sent_it_first() -> None:
    read = letter(FORWARDED)
    assert read.forwarded
    assert read.text == "The company said on Tuesday that the talks would open on Friday."
    assert (read.sender, read.subject, read.sent.at) == ("Harbour Post", "Ferry", "2025-10-21")


def test_a_message_carried_along_is_the_article() -> None:
    data = (
        b"From: Anna <a@desk.example>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nSee below.\n"
        b"--b\nContent-Type: message/rfc822\n\nFrom: Harbour Post <h@h.example>\nSubject: Ferry\n\nThe talks are off, he said.\n--b--\n"
    )
    read = letter(data)
    assert (read.sender, read.text, read.forwarded) == ("Harbour Post", "The talks are off, he said.", True)


def test_mailboxes_are_read_on_from_a_place() -> None:
    data = b"From a\n" + NEWSLETTER.replace(b"\r\n", b"\n") + b"\nFrom b\n" + FORWARDED
    first, second = mailbox(io.BytesIO(data))
    assert first[1] == second[0]
    [again] = mailbox(io.BytesIO(data), start=first[1])
    assert again == second


def test_mail_in_files(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(NEWSLETTER)
    (tmp_path / "b.mbox").write_bytes(b"From a\n" + FORWARDED)
    first, second = gather([str(tmp_path)])
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.outlet, first.via, first.published_at) == ("The Courier", "mail", "2025-10-21T06:00:00+02:00")
    assert second.outlet == "Harbour Post"


# ------------------------------------------------------------------------------- posts, and names of theirs


@pytest.mark.parametrize(
    "post",
    [{"id": "1", "content": "<p>They will meet.</p>", "created_at": "2025-10-21T10:00:00Z", "account": {"acct": "ada", "display_name": "Ada"}},
     {"type": "Create", "object": {"type": "Note", "content": "<p>They will meet.</p>", "published": "2025-10-21T10:00:00Z"}},
     {"id_str": "1", "full_text": "They will meet.", "created_at": "Tue Oct 21 10:00:00 +0000 2025", "user": {"name": "Ada", "screen_name": "ada"}},
     {"tweet": {"id_str": "1", "full_text": "They will meet.", "created_at": "Tue Oct 21 10:00:00 +0000 2025"}},
     {"uri": "at://x/y/z", "author": {"handle": "ada.example"}, "record": {"text": "They will meet.", "createdAt": "2025-10-21T10:00:00Z"}},
     {"id": 1, "type": "message", "date_unixtime": "1761040800", "date": "2025-10-21T12:00:00", "from": "Ada", "text": ["They ", {"text": "will meet."}]}],
)  # fmt: skip
def test_posts_of_social_networks(tmp_path: Path, post: dict[str, object]) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(post))
    [document] = gather([str(path)])
    assert isinstance(document, Document), document
    assert (document.text, document.published_at) == ("They will meet.", "2025-10-21T10:00:00+00:00")


def test_names_of_theirs_are_looked_up(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"story": {"body": "They will meet."}, "when": "2025-10-21", "paper": "A"}')
    [document] = gather([str(path)], names={"text": "story.body", "published": "when", "outlet": "paper"})
    assert isinstance(document, Document)
    assert (document.text, document.published_at, document.outlet) == ("They will meet.", "2025-10-21", "A")


def test_a_post_among_objects_with_names_of_theirs_keeps_what_its_form_says(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    post = {"id": "1", "content": "<p>They meet.</p>", "created_at": "2025-10-21T10:00:00Z", "account": {"acct": "ada"}}
    path.write_text(json.dumps(post) + '\n{"body": "They will meet.", "when": "2025-10-21", "paper": "A"}')
    made = list(gather([str(path)], names={"published": "when", "outlet": "paper"}))
    documents = [one for one in made if isinstance(one, Document)]
    assert [one.published_at for one in documents] == ["2025-10-21T10:00:00+00:00", "2025-10-21"]
    assert [one.outlet for one in documents] == ["@ada", "A"]


# ------------------------------------------------------------------------------------------------ archives


def archive(pages: int, *, bomb: bool = False) -> bytes:
    """Records as a crawler writes them, every second one a picture."""
    out = b""
    for n in range(pages):
        article = f"<article><p>{FIRST}</p><p>Page {n} of it. {SECOND}</p></article>".encode()
        body = gzip.compress(b"\0" * 50_000_000 if bomb else article)
        kind = "text/html" if n % 2 == 0 else "image/png"
        http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Encoding: gzip\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/{n}?utm_source=x\r\n"
            f"WARC-Date: 2025-10-22T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{n}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        out += gzip.compress(head.encode() + http + b"\r\n\r\n")
    return out


@pytest.mark.parametrize("fast", [True, False])
def test_an_archive_is_read_on_from_the_offset_of_a_record(monkeypatch: pytest.MonkeyPatch, fast: bool) -> None:
    monkeypatch.setattr(archives, "_has_fastwarc", lambda: fast)
    whole = list(read_archive(io.BytesIO(archive(8))))
    assert all(
        isinstance(item, Archived) and isinstance(item.data, bytes) and FIRST.encode() in item.data for item in whole
    )
    assert len(whole) == 4
    second = whole[1]
    assert isinstance(second, Archived)
    assert list(read_archive(io.BytesIO(archive(8)), after=second.place)) == whole[2:]
    plain = gzip.decompress(archive(8))
    assert [item.data for item in read_archive(io.BytesIO(plain)) if isinstance(item, Archived)] == [
        item.data for item in whole if isinstance(item, Archived)
    ]


@pytest.mark.parametrize("fast", [True, False])
def test_bombs_and_breaks_in_archives_are_refused(monkeypatch: pytest.MonkeyPatch, fast: bool) -> None:
    monkeypatch.setattr(archives, "_has_fastwarc", lambda: fast)
    [item] = read_archive(io.BytesIO(archive(1, bomb=True)))
    assert isinstance(item, Archived)
    assert isinstance(item.data, Fault)
    cut = list(read_archive(io.BytesIO(archive(4)[:-100])))
    assert cut
    assert isinstance(cut[0], Archived)


def test_an_archive_in_a_file_and_in_a_package(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(archive(4))
    with zipfile.ZipFile(tmp_path / "b.wacz", "w") as zipped:
        zipped.writestr("archive/one.warc.gz", archive(4))
        zipped.writestr("archive/two.warc.gz", archive(2))
    found = list(gather([str(tmp_path / "a.warc.gz")]))
    assert [d.url for d in found if isinstance(d, Document)] == ["https://a.example/0", "https://a.example/2"]
    assert isinstance(found[0], Document)
    assert (found[0].via, found[0].retrieved_at) == ("archive", "2025-10-22T10:00:00+00:00")
    with (tmp_path / "b.wacz").open("rb") as stream:
        places = [item.place for item in read_archive(stream, package=True) if isinstance(item, Archived)]
    assert [place.member for place in places] == [0, 0, 1]
    with (tmp_path / "b.wacz").open("rb") as stream:
        assert len(list(read_archive(stream, after=Place(0, places[1].offset), package=True))) == 1
    (tmp_path / "c.wacz").write_bytes(b"no package")
    [trouble] = gather([str(tmp_path / "c.wacz")])
    assert isinstance(trouble, Trouble)


def test_half_a_record_head_in_an_archive_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "_has_fastwarc", lambda: False)
    head = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n"
    data = head + b"Content-Length: 19\r\n\r\nHTTP/1.1 200 OK\r\n\r\n\r\n\r\n"
    found = [one for one in read_archive(io.BytesIO(data)) if isinstance(one, Fault)]
    assert [f.cause for f in found] == ["the archive cannot be read further (the head of a record is damaged)"]


def test_names_in_a_package_are_told_without_what_steers_a_terminal() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("a\x1b[2J/data.warc", b"")
    with zipfile.ZipFile(packed) as zipped:
        zipped.infolist()[0].file_size = 2_000_000_000
        (told,) = archives._of_package(zipped, None)
    assert isinstance(told, Fault)
    assert told.cause == "the file a[2J/data.warc in it is a bomb"
