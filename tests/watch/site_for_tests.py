"""A news site on loopback: three outlets, each a host of its own, whose pages change by the hour of a made clock.

The hour stands in a file, so that the site and a watching program that is killed and started again agree on it.
"""

from __future__ import annotations

import gzip
import json
import time
import zlib
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

START = datetime(2025, 10, 20, tzinfo=UTC)
COURIER, POST, TIMES = "127.0.0.1", "127.0.0.2", "127.0.0.3"
NAMES = {COURIER: "The Courier", POST: "Harbour Post", TIMES: "Valley Times"}
LONG = (
    "The ministry said in a note to its staff that the preparations were going well and that the hall had been booked. "
    "Officials on both sides declined to give details of the agenda, which is still under discussion between the offices."
)


def at(hour: float) -> str:
    return (START + timedelta(hours=hour)).isoformat(timespec="seconds")


def paragraphs(*lines: str) -> list[str]:
    return [*lines, LONG]


@dataclass(frozen=True)
class State:
    """A page from one hour on."""

    hour: float
    lines: tuple[str, ...] = ()
    status: int = 200
    modified: float | None = None
    correction: str | None = None
    to: str | None = None


@dataclass(frozen=True)
class Article:
    """A page and what becomes of it; the first state is its publication."""

    path: str
    title: str
    states: tuple[State, ...]

    def now(self, hour: float) -> State | None:
        return next((state for state in reversed(self.states) if state.hour <= hour), None)


def _a(path: str, title: str, *states: State) -> Article:
    return Article(path, title, states)


ONE = ("Ada Moe will meet Ben Lie in Oslo on Friday, her office said on Monday.",)
ARTICLES: dict[str, tuple[Article, ...]] = {
    COURIER: (
        _a("/a1", "Moe to meet Lie", State(2, ONE),
           State(20, (*ONE, "The talks were called off on Monday evening, a spokesman said."), modified=20)),
        _a("/a2", "Ferry talks", State(3, ("The ferry talks will open on Tuesday in Bergen, the union said.",)),
           State(10, ("The ferry talks will open on Wednesday in Bergen, the union said.",), modified=10,
                 correction="Correction: An earlier version of this article gave the wrong day for the ferry talks.")),
        _a("/a3", "Budget vote", State(5, ("The council will vote on the budget on Thursday, the mayor said.",)),
           State(15, status=410)),
        _a("/a4", "Harbour visit", State(6, to="/harbour/visit-final")),
        _a("/harbour/visit-final", "Harbour visit", State(6, ("The king will visit the harbour on Saturday, the court said.",))),
        _a("/a5", "Bridge opening", State(7, ("The bridge will open to traffic on Sunday, the road office said.",))),
        _a("/a6", "Museum strike", State(8, ("Museum staff will strike on Monday, their union said on Friday.",)),
           State(31, status=404),
           State(32.5, ("Museum staff will strike on Monday, their union said on Friday.",))),
        _a("/bomb", "Bomb", State(9, ("x",))),
        _a("/slow", "Slow", State(9, ("x",))),
        _a("/wall", "Wall", State(9, ("Subscribe to continue reading this article.",))),
    ),
    POST: (
        _a("/p1", "Copy", State(4, ONE)),  # the Courier's text under another address
        _a("/p2", "Café talks", State(5, ("The café owners – “a small group” – will meet on Friday in Molde, one said.",))),
        _a("/p3", "Opera", State(6, ("The opera will open its season on Friday, its director said.",)),
           State(9, ("The opera will open its season on Saturday, its director said.",), modified=9)),
        _a("/p4", "Deleted", State(7, ("The trial will begin on Monday, the court said in a note.",))),
    ),
    TIMES: (
        _a("/t1", "Sitemap story", State(3, ("The valley council will meet on Tuesday, its chair said.",))),
        _a("/private/t2", "Forbidden", State(4, ("The forbidden page will open on Tuesday, its chair said.",))),
        _a("/t3", "Deutsch", State(5, ("Die Minister treffen sich am Freitag in Oslo, sagte ein Sprecher der Regierung am Montag. "
                                      "Über die Tagesordnung wird noch verhandelt, und die Gespräche sollen zwei Tage dauern.",))),
    ),
}  # fmt: skip
LIVE = "/live/summit"
LIVE_POSTS = (  # when shown, its time, name, text
    (0, -0.5, "post-1", "The delegations have arrived at the castle, and talks will begin at noon."),
    (0, -1, "post-0", "Ada Moe will speak to reporters at five in the afternoon, her office said."),
    (12, 12, "post-2", "The talks have begun, a spokesman said, and will go on until the evening."),
)  # fmt: skip
LIVE_EDIT = (14, "post-2", "The talks have begun, a spokesman said, and will go on until Wednesday.")


def page(article: Article, state: State, host: str, port: int) -> str:
    """The page as an outlet's program would write it."""
    own = f"http://{host}:{port}{article.path}"
    first = article.states[0].hour
    described = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": article.title,
        "datePublished": at(first), "dateModified": at(state.modified if state.modified is not None else first),
        "publisher": {"@type": "Organization", "name": NAMES[host]}, "author": {"@type": "Person", "name": "Cato Dahl"},
    }  # fmt: skip
    if host == POST and article.path == "/p2":
        del described["dateModified"]
    body = "".join(f"<p>{line}</p>" for line in paragraphs(*state.lines) if line != "x")
    note = f"<p class=note>{state.correction}</p>" if state.correction else ""
    if article.path == "/wall":
        body = f"<p>{state.lines[0]}</p>"
    language = "de" if article.title == "Deutsch" else "en"
    if language == "de":
        body = body.replace(LONG, "Der Ort steht noch nicht fest.")
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><title>{article.title} | {NAMES[host]}</title>'
        f'<meta charset="utf-8"><link rel="canonical" href="{own}"><meta property="og:type" content="article">'
        f'<script type="application/ld+json">{json.dumps(described)}</script></head><body>'
        '<header><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav></header>'
        f"<main><article><h1>{article.title}</h1>{body}{note}</article>"
        '<aside class="related"><h2>More</h2><ul><li><a href="/x">Another thing will happen on Friday</a></li></ul></aside>'
        '<div class="newsletter"><p>Sign up for our briefing, out on Monday.</p></div></main>'
        "<footer><p>© 2025 All rights reserved.</p></footer></body></html>"
    )


def live_page(hour: float, host: str, port: int) -> str:
    shown = [post for post in LIVE_POSTS if post[0] <= hour]
    posts = "".join(
        f'<div class="post" id="{name}"><time datetime="{at(when)}">then</time>'
        f"<p>{LIVE_EDIT[2] if name == LIVE_EDIT[1] and hour >= LIVE_EDIT[0] else text}</p></div>"
        for _, when, name, text in sorted(shown, key=lambda one: -one[1])
    )
    return (
        f'<html lang="en"><head><title>Summit live | {NAMES[host]}</title>'
        f'<link rel="canonical" href="http://{host}:{port}{LIVE}"><meta property="og:site_name" content="{NAMES[host]}">'
        f'</head><body><h1>Summit live</h1><div class="live-blog">{posts}</div></body></html>'
    )


def courier_feed(hour: float, port: int) -> str:
    items = ""
    for article in ARTICLES[COURIER]:
        if article.states[0].hour > hour or article.path == "/harbour/visit-final":
            continue
        extra = "?utm_source=rss&utm_medium=feed" if article.path == "/a5" and hour > 20 else ""
        when = (START + timedelta(hours=article.states[0].hour)).strftime("%a, %d %b %Y %H:%M:%S +0000")
        link = f"http://{COURIER}:{port}{article.path}{extra}".replace("&", "&amp;")
        items += f"<item><title>{article.title}</title><link>{link}</link><guid>{article.path}</guid><pubDate>{when}</pubDate></item>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Courier</title>{items}</channel></rss>'


def post_feed(hour: float, port: int) -> str:
    entries = ""
    for article in ARTICLES[POST]:
        state = article.now(hour)
        if state is None or (article.path == "/p4" and hour >= 12):
            continue
        changed = state.modified if state.modified is not None else article.states[0].hour
        entries += (
            f"<entry><id>urn:post:{article.path}</id><title>{article.title}</title>"
            f'<link href="http://{POST}:{port}{article.path}"/><published>{at(article.states[0].hour)}</published>'
            f"<updated>{at(changed)}</updated></entry>"
        )
    gone = f'<at:deleted-entry ref="urn:post:/p4" when="{at(12)}"/>' if hour >= 12 else ""
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0">'
        f"<title>Harbour Post</title><id>urn:post</id><updated>{at(hour)}</updated>{entries}{gone}</feed>"
    )
    return feed[: len(feed) // 2] if 30 <= hour < 31 else feed  # for an hour it is cut off


def times_sitemap(port: int, hour: float) -> str:
    urls = "".join(
        f"<url><loc>http://{TIMES}:{port}{article.path}</loc><news:news><news:publication><news:name>Valley Times</news:name>"
        f"<news:language>en</news:language></news:publication><news:publication_date>{at(article.states[0].hour)}"
        f"</news:publication_date><news:title>{article.title}</news:title></news:news></url>"
        for article in ARTICLES[TIMES]
        if article.states[0].hour <= hour
    )
    return (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{urls}</urlset>'
    )


def times_json(hour: float) -> str:
    item = {
        "id": "j1",
        "content_text": "The lake swim will be held on Sunday, the club said on Monday.",
        "date_published": at(2),
    }
    items = [item] if hour >= 2 else []
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Valley Notes", "items": items})


@dataclass
class Site:
    """The running site; `hour_file` holds the hour, `asked` counts requests by host and path."""

    hour_file: Path
    port: int = 0
    asked: Counter[tuple[str, str]] = field(default_factory=Counter)
    not_modified: int = 0
    at_once: Counter[str] = field(default_factory=Counter)
    most_at_once: int = 0
    agents: set[str] = field(default_factory=set)
    servers: list[ThreadingHTTPServer] = field(default_factory=list)

    @property
    def hour(self) -> float:
        return float(self.hour_file.read_text() or 0)

    def start(self) -> Site:
        for host in (COURIER, POST, TIMES):
            server = ThreadingHTTPServer((host, self.port), _handler(self))
            server.daemon_threads = True
            self.port = self.port or int(server.server_address[1])
            self.servers.append(server)
            Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def stop(self) -> None:
        for server in self.servers:
            server.shutdown()
            server.server_close()

    def sources(self) -> list[tuple[str, str]]:
        """Address and kind of all that is to be watched."""
        return [
            (f"http://{COURIER}:{self.port}/feed.rss", "feed"),
            (f"http://{POST}:{self.port}/feed.atom", "feed"),
            (f"http://{POST}:{self.port}{LIVE}", "page"),
            (f"http://{TIMES}:{self.port}/news-sitemap.xml", "sitemap"),
            (f"http://{TIMES}:{self.port}/notes.json", "feed"),
            (f"http://{TIMES}:{self.port}/dead.rss", "feed"),
        ]


def answer(site: Site, host: str, path: str) -> tuple[int, bytes, dict[str, str]]:
    hour, port = site.hour, site.port
    html, xml = {"Content-Type": "text/html; charset=utf-8"}, {"Content-Type": "application/xml"}
    if path == "/robots.txt":
        rules = "User-agent: *\nDisallow: /private/\n" if host == TIMES else ""
        return (200, rules.encode(), {"Content-Type": "text/plain"}) if rules else (404, b"", {})
    feeds: dict[tuple[str, str], Callable[[], str]] = {
        (COURIER, "/feed.rss"): lambda: courier_feed(hour, port),
        (POST, "/feed.atom"): lambda: post_feed(hour, port),
        (TIMES, "/news-sitemap.xml"): lambda: times_sitemap(port, hour),
        (TIMES, "/notes.json"): lambda: times_json(hour),
    }
    if (host, path) in feeds:
        if (host, path) == (COURIER, "/feed.rss") and 40 <= hour < 44:
            return 503, b"", {}
        return 200, feeds[host, path]().encode(), xml
    if (host, path) == (POST, LIVE):
        return 200, live_page(hour, host, port).encode(), html
    article = next((one for one in ARTICLES[host] if one.path == path.split("?")[0]), None)
    state = article.now(hour) if article else None
    if article is None or state is None:
        return 404, b"", {}
    if state.to:
        return 302, b"", {"Location": state.to}
    if state.status != 200:
        return state.status, b"", {}
    if path == "/bomb":
        packer = zlib.compressobj(9, zlib.DEFLATED, 31)
        data = b"".join(packer.compress(b"\0" * 1_000_000) for _ in range(60)) + packer.flush()
        return 200, data, {**html, "Content-Encoding": "gzip"}
    text = page(article, state, host, port)
    if path == "/p2":  # says UTF-8, and is not
        return 200, text.encode("cp1252", "replace"), html
    if path == "/t1":
        return 200, gzip.compress(text.encode()), {**html, "Content-Encoding": "gzip"}
    return 200, text.encode(), html


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            host = str(self.server.server_address[0])  # type: ignore[index]
            site.asked[host, self.path] += 1
            site.agents.add(self.headers.get("User-Agent", ""))
            site.at_once[host] += 1
            site.most_at_once = max(site.most_at_once, site.at_once[host])
            with suppress(OSError):  # the client has gone
                self._answer(host)

        def _answer(self, host: str) -> None:
            status, body, headers = answer(site, host, self.path)
            tag = f'"{zlib.crc32(body):x}"'
            if status == 200 and self.headers.get("If-None-Match") == tag:
                site.not_modified += 1
                status, body = 304, b""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if status in (200, 304):
                self.send_header("ETag", tag)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Connection", "close")
            site.at_once[host] -= 1  # before the client can know that it is done
            self.end_headers()
            if self.path == "/slow":
                for byte in body:
                    self.wfile.write(bytes([byte]))
                    self.wfile.flush()
                    time.sleep(0.2)
            else:
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing."""

    return Handler
