"""What feeds, sitemaps and lists of feeds tell."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.gather.feeds import Feed, read_feed
from onrecord.gather.files import gather
from onrecord.gather.json_items import Fault
from onrecord.gather.opml import Listed, read_opml, write_opml
from onrecord.model import Document, Trouble

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>All the News</title><language>en</language>
<item><title>Ferry talks to open - The Courier</title><link>/a?utm_source=rss</link><guid isPermaLink="false">a1</guid>
<pubDate>Tue, 21 Oct 2025 14:05:00 +0200</pubDate><source url="https://courier.example/rss">The Courier</source>
<description>&lt;p&gt;The ferry talks will open on &lt;b&gt;Friday&lt;/b&gt;, the company said in a note to its staff.&lt;/p&gt;</description></item>
<item><title>Two</title><link>https://b.example/2</link><content:encoded><![CDATA[<p>First.</p><p>Second.</p>]]></content:encoded></item>
</channel></rss>"""


def feed(data: str | bytes, base: str | None = "https://agg.example/feed.xml") -> Feed:
    read = read_feed(data.encode() if isinstance(data, str) else data, base=base)
    assert isinstance(read, Feed), read
    return read


def fault(data: str | bytes) -> Fault:
    read = read_feed(data.encode() if isinstance(data, str) else data)
    assert isinstance(read, Fault), read
    return read


def test_an_aggregator_names_the_true_publisher_of_each_entry() -> None:
    first, second = feed(RSS).entries
    assert (first.outlet, first.title) == ("The Courier", "Ferry talks to open")
    assert second.outlet == "All the News"
    assert first.url == "https://agg.example/a?utm_source=rss"
    assert first.published.at == "2025-10-21T14:05:00+02:00"
    assert first.text == "The ferry talks will open on Friday, the company said in a note to its staff."
    assert (second.text, second.whole) == ("First.\nSecond.", True)


def test_atom_with_source_and_deleted_entries() -> None:
    read = feed(
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"><title>T</title>'
        '<at:deleted-entry ref="urn:1" when="2025-10-21T00:00:00Z"/><entry><id>urn:2</id><link href="https://x.example/2"/>'
        "<title>Two</title><published>2025-10-20T14:05:00+02:00</published><updated>2025-10-21T14:05:00+02:00</updated>"
        "<summary>S</summary><source><title>Other Paper</title></source></entry></feed>"
    )
    assert read.withdrawn == ("urn:1",)
    [entry] = read.entries
    assert (entry.outlet, entry.ref) == ("Other Paper", "urn:2")
    assert (entry.published.at, entry.modified.at) == ("2025-10-20T14:05:00+02:00", "2025-10-21T14:05:00+02:00")


def test_json_feed() -> None:
    item = {"id": 7, "url": "/j", "content_html": "<p>One.</p><p>Two.</p>", "date_published": "2025-10-21T14:05:00Z",
            "authors": [{"name": "Ada Moe"}, {"name": "Ben Lie"}]}  # fmt: skip
    [entry] = feed(
        json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": [item, 5]})
    ).entries
    assert (entry.ref, entry.url, entry.text) == ("7", "https://agg.example/j", "One.\nTwo.")
    assert entry.author == "Ada Moe; Ben Lie"


def test_sitemaps_of_news_and_their_indexes() -> None:
    read = feed(
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url>'
        "<loc>https://x.example/a</loc><n:news><n:publication><n:name>X Post</n:name><n:language>en</n:language></n:publication>"
        "<n:publication_date>2025-10-21T14:05:00+02:00</n:publication_date><n:title>Hi</n:title></n:news></url><url><loc>x:y</loc></url></urlset>"
    )
    [entry] = read.entries
    assert (entry.url, entry.outlet, entry.title) == ("https://x.example/a", "X Post", "Hi")
    index = "".join(
        f"<sitemap><loc>https://x.example/{n}.xml</loc><lastmod>2025-10-0{n}</lastmod></sitemap>" for n in (1, 3, 2)
    )
    assert feed(f"<sitemapindex>{index}</sitemapindex>").further[0] == "https://x.example/3.xml"


@pytest.mark.parametrize(
    ("declared", "encoding"), [("iso-8859-1", "cp1252"), ("utf-8", "cp1252"), ("iso-8859-1", "utf-8")]
)
def test_feeds_that_are_wrong_about_their_encoding(declared: str, encoding: str) -> None:
    text = RSS.replace('encoding="utf-8"', f'encoding="{declared}"').replace("Ferry", "Café")
    title = feed(text.encode(encoding)).entries[0].title
    assert title == "Café talks to open"


def test_broken_xml_gives_the_entries_that_can_be_read_and_says_so() -> None:
    read = feed(RSS.replace("</item>", "<x></item>", 1))
    assert len(read.entries) == 2
    assert read.broken
    assert len(feed(RSS[: RSS.index("<item><title>Two")]).entries) == 1


def test_entities_are_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss><channel><title>&b;</title></channel></rss>'
    assert "entities" in fault(bomb).cause
    assert (
        "entities"
        in fault('<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>').cause
    )
    listed = read_opml(bomb.encode())
    assert isinstance(listed, Fault)
    assert feed('<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://n.example/r.dtd">' + RSS[39:]).entries


@pytest.mark.parametrize(
    "data", ["", "junk", "<html><p>no</p></html>", "<rss", "{", '{"items": 5}', "[]", "\0\0", "<opml/>"]
)
def test_what_is_no_feed_is_one_sentence(data: str) -> None:
    assert fault(data).cause


def test_a_feed_in_a_file_gives_its_texts(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(RSS)
    first, second = gather([str(path)])
    assert isinstance(first, Document)
    assert (first.outlet, first.via, first.ref) == ("The Courier", "feed", "a1")
    assert isinstance(second, Document)
    path.write_text("<urlset><url><loc>https://a.example/</loc></url></urlset>")
    [trouble] = gather([str(path)])
    assert isinstance(trouble, Trouble)
    assert "onrecord add" in trouble.remedy


def test_lists_of_feeds_go_out_and_come_back() -> None:
    feeds = [Listed("https://a.example/feed?x=1&y=2", "A & B"), Listed("https://b.example/feed", "Ö")]
    assert read_opml(write_opml(feeds)) == feeds
    nested = b'<opml><body><outline text="News"><outline text="A" xmlUrl="https://a.example/"/><outline xmlurl="x"/></outline></body></opml>'
    assert read_opml(nested) == [Listed("https://a.example/", "A")]
    assert isinstance(read_opml(b"<opml><body/></opml>"), Fault)
