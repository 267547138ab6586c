"""Whatever a file holds, it becomes documents or troubles of one sentence, and nothing is thrown."""

import json
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.gather.decoding import decode
from onrecord.gather.documents import document_id, make_document, tidy
from onrecord.gather.files import gather
from onrecord.model import Document, Trouble

SUFFIXES = st.sampled_from(
    [
        ".txt",
        ".html",
        ".json",
        ".jsonl",
        ".json.gz",
        ".jsonl.gz",
        "",
        ".xml",
        ".eml",
        ".mbox",
        ".warc",
        ".warc.gz",
        ".wacz",
    ]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda v: st.lists(v) | st.dictionaries(st.text(), v),
)
KEYS = st.sampled_from(
    ["text", "body", "date", "published", "outlet", "outlets", "publisher", "url", "id", "title", "x"]
)
FEED = (
    b'<?xml version="1.0"?><rss version="2.0"><channel><title>T</title><item><title>A</title><link>https://a.example/1</link>'
    b"<description>The ministers will meet in Oslo on Friday, a spokesman for both of them said.</description>"
    b"<pubDate>Tue, 21 Oct 2025 14:05:00 +0200</pubDate></item></channel></rss>"
)
MESSAGE = (
    b"From: A <a@a.example>\nDate: Tue, 21 Oct 2025 06:00:00 +0200\nMIME-Version: 1.0\n"
    b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>They will meet.</p>\n--b--\n"
)
LINE = b'{"id": "a", "url": "https://a.example", "outlet": "A", "date": "2025-10-16", "text": "They will meet."}\n'


def assert_read(content: bytes, suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        path.write_bytes(content)
        found = list(gather([str(path)], published=None, outlet=None))
    assert found
    for item in found:
        if isinstance(item, Trouble):
            assert str(item).isprintable()
            assert str(item).endswith(".")
        else:
            assert_storable(item)


def assert_storable(document: Document) -> None:
    for field in (document.text, document.title, document.outlet, document.url, document.ref, document.path):
        assert "\0" not in (field or "")
        (field or "").encode("utf-8")
    assert "\r" not in document.text


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), SUFFIXES)
def test_random_bytes(content: bytes, suffix: str) -> None:
    assert_read(content, suffix)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.dictionaries(KEYS, VALUES), max_size=4), st.sampled_from([".json", ".jsonl"]))
def test_json_of_any_shape(items: list[dict[str, object]], suffix: str) -> None:
    content = json.dumps(items) if suffix == ".json" else "\n".join(json.dumps(item) for item in items)
    assert_read(content.encode(), suffix)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_mutilated_feeds_and_messages(data: st.DataObject) -> None:
    suffix, content = data.draw(st.sampled_from([(".xml", FEED), (".eml", MESSAGE), (".mbox", b"From a\n" + MESSAGE)]))
    for _ in range(data.draw(st.integers(1, 5))):
        start, length = data.draw(st.integers(0, len(content))), data.draw(st.integers(0, 30))
        content = content[:start] + data.draw(st.binary(max_size=10)) + content[start + length :]
    assert_read(content, suffix)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_mutilated_lines(data: st.DataObject) -> None:
    content = LINE * 3
    for _ in range(data.draw(st.integers(1, 5))):
        start, length = data.draw(st.integers(0, len(content))), data.draw(st.integers(0, 30))
        content = content[:start] + data.draw(st.binary(max_size=10)) + content[start + length :]
    assert_read(content, data.draw(st.sampled_from([".json", ".jsonl"])))


@settings(deadline=None)
@given(st.text())
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert "\0" in text or text.startswith("\ufeff") or decode(text.encode()) == text


@settings(deadline=None)
@given(st.text(st.characters(codec=None)))
def test_tidying_twice_changes_nothing(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once or once.startswith("\ufeff")


@settings(deadline=None)
@given(st.text(st.characters(codec=None)), st.none() | st.text(), st.none() | st.text())
def test_a_document_is_named_by_what_is_in_it(text: str, url: str | None, outlet: str | None) -> None:
    made = make_document(text, place="here", url=url, outlet=outlet)
    if isinstance(made, Document):
        again = make_document(made.text, place="there", url=made.url, outlet=made.outlet)
        assert isinstance(again, Document)
        assert again.id == made.id or made.text.startswith("\ufeff")
        assert made.id == document_id(made.text, url=made.url, outlet=made.outlet, published_at=None)
