"""Hostile input to every parser of what others write: random, mutated, and, with atheris, led by what is covered.

`python measures/gathering.py fuzz` and `python measures/gathering.py atheris` run this, a parser a process of its own, so that
the memory that one takes is seen, and a crash of one ends no other.
"""

from __future__ import annotations

import dataclasses
import gzip
import io
import json
import os
import random
import re
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "tests" / "watch")]

Parse = Callable[[bytes], object]
HANG_S = 5.0
MOST_MEMORY = 4_000_000_000  # bytes of address space; who asks for more meets MemoryError, and that is a crash
_LONGEST_SENTENCE = 1_000
# Where one sentence ends and another begins, but for what is quoted.
_SECOND_SENTENCE = re.compile(r"[.!?] [A-Z]")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'|\([^()]*\)")


class Hang(BaseException):
    """More than five CPU seconds (others may share the machine); no Exception, so that no parser can take it for one of its own troubles."""


# ------------------------------------------------------------------------------------------- the parsers

_ARTICLE = (
    "The two ministers will meet in Oslo on Friday to talk about the ferry line, a spokesman for both said on Tuesday."
)
_MESSAGE = (
    b"From: The Courier <n@courier.example>\r\nDate: Tue, 21 Oct 2025 06:00:00 +0200\r\nSubject: =?utf-8?q?Br=C3=BCcke?=\r\n"
    b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nThey will meet on "
    b'Friday, she said.\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>They will <a href="https://a.example/1">meet in the old town hall</a>.'
    b"</p>\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: a@b.example\r\nSubject: x\r\n\r\nThe talks are off.\r\n--b--\r\n"
)
_POSTS: tuple[dict[str, Any], ...] = (
    {"id": "1", "account": {"acct": "ada@a.example", "display_name": "Ada"}, "content": f"<p>{_ARTICLE}</p>", "created_at": "2025-10-21T08:00:00.000Z"},
    {"type": "Create", "actor": "https://a.example/u/a", "object": {"type": "Note", "id": "https://a.example/1", "content": f"<p>{_ARTICLE}</p>",
     "published": "2025-10-21T08:00:00Z", "contentMap": {"en": "x"}, "attributedTo": [{"id": "https://a.example/u/a"}]}},
    {"tweet": {"id_str": "12", "full_text": f"{_ARTICLE} &amp; more", "created_at": "Tue Oct 21 08:00:00 +0000 2025", "lang": "en",
     "user": {"screen_name": "ada", "name": "Ada"}}},
    {"post": {"uri": "at://did:x/app.bsky.feed.post/3k", "author": {"handle": "a.example", "displayName": "Ada"},
     "record": {"text": _ARTICLE, "createdAt": "2025-10-21T08:00:00Z", "langs": ["en"]}}},
    {"type": "message", "id": 4, "date": "2025-10-21T08:00:00", "date_unixtime": "1761033600", "from": "Ada", "text": [_ARTICLE, {"type": "link", "text": "x"}]},
    {"text": _ARTICLE, "date": "2025-10-21", "outlet": {"name": "A"}, "url": "https://a.example/1", "id": 7, "author": ["Ada"]},
)  # fmt: skip
_LIVE = {
    "@context": "https://schema.org", "@type": "LiveBlogPosting", "headline": "Talks", "datePublished": "2025-10-21T08:00:00Z",
    "liveBlogUpdate": [{"@type": "BlogPosting", "headline": f"Post {n}", "articleBody": _ARTICLE, "datePublished": f"2025-10-21T0{n}:00:00Z",
                        "url": f"https://a.example/live#p{n}"} for n in range(4)],
}  # fmt: skip


def parsers() -> dict[str, tuple[Parse, list[bytes]]]:
    """Every parser of what others write, with whole inputs to mutate."""
    return {**_of_sources(), **_of_pages(), **_of_archives(), **_of_pieces()}


def _of_sources() -> dict[str, tuple[Parse, list[bytes]]]:
    from site_for_tests import courier_feed, post_feed, times_json, times_sitemap

    from onrecord.gather.feeds import read_feed
    from onrecord.gather.mail import mailbox, read_message
    from onrecord.gather.opml import Listed, read_opml, write_opml

    feeds = [one.encode() for one in (courier_feed(9, 80), post_feed(12, 80), times_sitemap(80, 9), times_json(9))]
    feeds.append(
        b"<sitemapindex><sitemap><loc>https://a.example/s.xml.gz</loc><lastmod>2025-10-21</lastmod></sitemap></sitemapindex>"
    )
    mbox = b"From a\n" + _MESSAGE + b"\nFrom b\n" + _MESSAGE
    return {
        "feed": (lambda data: read_feed(data, base="https://a.example/f"), feeds),
        "list of feeds": (read_opml, [write_opml([Listed("https://a.example/feed", "A"), Listed("https://b.example/feed")])]),
        "message": (read_message, [_MESSAGE]),
        "mailbox": (lambda data: list(mailbox(io.BytesIO(data))), [mbox]),
        "mail server": (_mail_server, [_transcript()]),
        "robots.txt": (_robots, [b"User-agent: *\nDisallow: /private*/x$\nCrawl-delay: 2\n"]),
        "web server": (_web_server, [b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=x\r\nContent-Length: 5\r\nETag: \"a\"\r\n\r\nhello",
                                     b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
                                     b"HTTP/1.0 302 Found\r\nLocation: /b\r\nRetry-After: Tue, 21 Oct 2025 06:00:00 GMT\r\n\r\n"]),
    }  # fmt: skip


def _of_pages() -> dict[str, tuple[Parse, list[bytes]]]:
    from site_for_tests import live_page

    from onrecord.gather.articles import documents_of, page_of
    from onrecord.gather.decoding import declared_in_html, decode
    from onrecord.gather.json_items import Fault
    from onrecord.gather.markup import text_of_html
    from page_templates import pages

    def page(data: bytes) -> object:
        found = page_of(data, address="https://a.example/x")
        return found if isinstance(found, Fault) else list(documents_of(found, "a"))

    html = [one.html.encode() for one in pages()]
    html += [
        live_page(12, "127.0.0.2", 80).encode(),
        f'<html><script type="application/ld+json">{json.dumps(_LIVE)}</script></html>'.encode(),
    ]
    encoded = [html[0], _ARTICLE.encode("utf-16"), "Ærø, “så”".encode("cp1252")]
    return {
        "page": (page, html),
        "encoding": (lambda data: decode(data, declared=declared_in_html(data)), encoded),
        "markup": (lambda data: text_of_html(decode(data)), html[:6]),
    }


def _of_archives() -> dict[str, tuple[Parse, list[bytes]]]:
    from gathering import archive
    from onrecord.gather import archives
    from onrecord.gather.archives import read_archive

    def by_warcio(data: bytes) -> object:
        archives._has_fastwarc = lambda: False
        return list(read_archive(io.BytesIO(data)))

    warc, wacz = b"".join(archive(3)), _package()
    return {
        "archive": (lambda data: list(read_archive(io.BytesIO(data))), [warc]),
        "archive by warcio": (by_warcio, [warc]),
        "package": (lambda data: list(read_archive(io.BytesIO(data), package=True)), [wacz]),
        "packed": (_packed, [gzip.compress(_ARTICLE.encode() * 100), gzip.compress(gzip.compress(_MESSAGE))]),
        "file": (_file, _files(warc, wacz)),
    }


def _files(warc: bytes, wacz: bytes) -> list[bytes]:
    from site_for_tests import courier_feed, times_json

    from page_templates import pages

    posts = [json.dumps(post).encode() for post in _POSTS]
    files = {".html": next(iter(pages())).html.encode(), ".json": b"[" + b",".join(posts) + b"]", ".jsonl": b"\n".join(posts), ".xml": courier_feed(9, 80).encode(),
             ".eml": _MESSAGE, ".mbox": b"From a\n" + _MESSAGE + b"\nFrom b\n" + _MESSAGE, ".warc.gz": warc, ".wacz": wacz,
             ".json.gz": gzip.compress(posts[0]), ".txt": _ARTICLE.encode(), "": times_json(9).encode()}  # fmt: skip
    return [name.encode() + b"\n" + content for name, content in files.items()]


def _of_pieces() -> dict[str, tuple[Parse, list[bytes]]]:
    from onrecord.gather.decoding import decode
    from onrecord.gather.json_items import read_items, read_lines
    from onrecord.gather.languages import language_of
    from onrecord.gather.paragraphs import sorted_out
    from onrecord.gather.published import read_published
    from onrecord.gather.stubs import stub

    def words(data: bytes) -> object:
        text = decode(data)
        return [sorted_out(text), stub(text, lambda: text), language_of(text, text[:20])]

    def lines(data: bytes) -> object:
        return list(read_lines(io.TextIOWrapper(io.BytesIO(data), "utf-8", errors="surrogateescape")))

    posts = [json.dumps(post).encode() for post in _POSTS]
    dates = [
        b"2025-10-21T14:05:00+02:00",
        b"Tue, 21 Oct 2025 14:05:00 +0200",
        b"21 October 2025",
        b"1761033600",
        b"Tue Oct 21 08:00:00 +0000 2025",
    ]
    addresses = [
        b"https://user@www.A.example:443/a/../b;jsessionid=1?utm_source=x&b=%7e#c",
        b"imaps://ada@mail.example/News",
        b"//b.example/x",
    ]
    told = f"{_ARTICLE}\nCorrection: An earlier version of this article was wrong.\n(AFP)\nRead more: x"
    return {
        "JSON": (lambda data: list(read_items(decode(data))), [b"[" + b",".join(posts) + b"]", *posts]),
        "JSON Lines": (lines, [b"\n".join(posts)]),
        "paragraphs": (words, [told.encode()]),
        "date": (lambda data: read_published(decode(data)), dates),
        "web address": (_address, addresses),
    }


def _package() -> bytes:
    import zipfile

    from gathering import archive

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as zipped:
        zipped.writestr("archive/data.warc.gz", b"".join(archive(2)))
    return packed.getvalue()


def _packed(data: bytes) -> object:
    from onrecord.gather.unpack import Broken, TooLarge, unpacked

    for coding in ("gzip", "deflate", "br", "gzip, gzip"):
        with suppress(Broken, TooLarge):
            unpacked([data], coding, largest=1_000_000)
    return None


def _robots(data: bytes) -> object:
    from onrecord.gather.robots import _parsed

    rules = _parsed(data)
    return rules and [rules.can_fetch("https://a.example/private/x?y", "onrecord"), rules.crawl_delay("onrecord")]


def _address(data: bytes) -> object:
    from onrecord.gather import addresses
    from onrecord.gather.decoding import decode
    from onrecord.gather.imap import mailbox_at

    given = decode(data)
    whole = addresses.canonical(given)
    assert addresses.canonical(whole) == whole, "the spelling of an address is not settled by one writing"
    if (own := addresses.joined("https://a.example/b/", given)) is not None:
        addresses.host_of(own), addresses.site_of(own), addresses.with_fragment(own, given)
    return [mailbox_at(given)] if addresses.is_address(given) or "imap" in given[:5] else None


def _file(data: bytes) -> object:
    """A file of the kind that its first line names, as `onrecord read` takes it."""
    from onrecord.gather.files import gather

    name, _, content = data.partition(b"\n")
    suffix = name.decode("ascii", "replace")
    suffix = (
        suffix
        if re.fullmatch(r"(?:\.[a-z]{1,6}){0,2}", suffix)
        else random.Random(data).choice((".html", ".json", ".eml", ".txt", ""))
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        path.write_bytes(content)
        return list(gather([str(path)]))


def _transcript() -> bytes:
    """What a mail server answers to our reader, tags and all."""
    random.seed(1)
    import imaplib

    tag = imaplib.Int2AP(random.randint(4096, 65535)).decode()
    return (
        f"* OK ready\r\n* CAPABILITY IMAP4rev1\r\n{tag}0 OK done\r\n{tag}1 OK done\r\n* 2 EXISTS\r\n* OK [UIDVALIDITY 7] valid\r\n{tag}2 OK done\r\n"
        f"* SEARCH 3\r\n{tag}3 OK done\r\n* 1 FETCH (UID 3 RFC822.SIZE {len(_MESSAGE)})\r\n{tag}4 OK done\r\n"
        f"* 1 FETCH (UID 3 BODY[] {{{len(_MESSAGE)}}}\r\n{_MESSAGE.decode()})\r\n{tag}5 OK done\r\n* BYE\r\n{tag}6 OK done\r\n"
    ).encode()


def _mail_server(data: bytes) -> object:
    """What our reader makes of a mail server that answers so."""
    from onrecord.gather import imap

    ours, theirs = socket.socketpair()
    with theirs:
        theirs.settimeout(1.0)
        writer = threading.Thread(target=_say, args=(theirs, data), daemon=True)
        writer.start()
        ours.settimeout(2.0)
        random.seed(1)  # by this the library makes its tags
        imap.connected = lambda *_, **__: ours  # type: ignore[attr-defined]
        got = list(imap.new_messages("imap://ada@a.example/News", None, allow_private=True, password="x"))
        ours.close()
        writer.join()
    return got


def _say(connection: socket.socket, data: bytes) -> None:
    with suppress(OSError):
        connection.sendall(data)
        connection.shutdown(socket.SHUT_WR)


class _Answering:
    """A web server that answers everything with the bytes that it was given last, and hangs up."""

    def __init__(self) -> None:
        self.data = b""
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            connection, _ = self.listener.accept()
            with connection, suppress(OSError):
                connection.settimeout(1.0)
                asked = connection.recv(10_000)
                connection.sendall(b"HTTP/1.0 404 x\r\n\r\n" if b"/robots.txt" in asked else self.data)


_answering: list[_Answering] = []


def _web_server(data: bytes) -> object:
    """What our asking makes of a web server that answers so."""
    from onrecord.gather.fetch import Fetcher, Manners, Refusal

    if not _answering:
        _answering.append(_Answering())
    server = _answering[0]
    server.data = data
    manners = Manners("onrecord/test", allow_private=True, pause=0.0, silence=1.0, in_all=3.0, largest=1_000_000)
    got = Fetcher(manners, sleep=lambda _: None).get(f"http://127.0.0.1:{server.port}/a")
    return got.trouble if isinstance(got, Refusal) else None


# -------------------------------------------------------------------------------------- what holds of each


def refusals(found: object, depth: int = 0) -> Iterator[str]:
    """The sentences with which an input, or a part of it, was refused."""
    from onrecord.gather.json_items import Fault
    from onrecord.gather.published import Published
    from onrecord.model import Trouble

    if isinstance(found, Trouble):
        yield str(found)
    elif isinstance(found, Fault):
        yield str(Trouble("input", found.cause, found.remedy))
    elif isinstance(found, Published):
        if found.fault:
            yield str(Trouble("input", found.fault, "mend it"))
    elif depth < 6:
        if isinstance(found, list | tuple):
            for one in found:
                yield from refusals(one, depth + 1)
        elif dataclasses.is_dataclass(found):
            for field in dataclasses.fields(found):
                yield from refusals(getattr(found, field.name), depth + 1)


def is_one_sentence(said: str) -> bool:
    """Whether it is printed on one line and is one sentence, whatever of the input it quotes."""
    ours = _QUOTED.sub("", said.partition(": ")[2])
    return (
        said.isprintable()
        and said.endswith(".")
        and len(said) < _LONGEST_SENTENCE
        and not _SECOND_SENTENCE.search(ours)
    )


@dataclasses.dataclass(slots=True)
class Tally:
    """What came of many inputs to one parser."""

    inputs: int = 0
    crashes: int = 0
    hangs: int = 0
    slowest: float = 0.0
    refused: int = 0
    no_sentence: int = 0
    examples: list[str] = dataclasses.field(default_factory=list)

    def try_one(self, parse: Parse, data: bytes) -> None:
        """Parse one input; nothing that it does is thrown."""
        self.inputs += 1
        started = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, HANG_S)
        try:
            found = parse(data)
        except Hang:
            self.hangs += 1
            self._note("hang", data)
            return
        except Exception as error:  # the measure is to find these
            self.crashes += 1
            self._note(f"{type(error).__name__}: {error}", data)
            return
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            self.slowest = max(self.slowest, time.process_time() - started)
        for said in refusals(found):
            self.refused += 1
            if not is_one_sentence(said):
                self.no_sentence += 1
                self._note(f"no sentence: {said!r}", data)

    def _note(self, what: str, data: bytes) -> None:
        if len(self.examples) < 5:
            self.examples.append(f"{what[:300]} on {data[:200]!r}")


def _on_alarm(*_: object) -> None:
    raise Hang


def measure(name: str, random_inputs: int, mutated_inputs: int) -> dict[str, Any]:
    """Random inputs by Hypothesis and mutated ones, over one parser, in this process."""
    from hypothesis import HealthCheck, given, seed, settings
    from hypothesis import strategies as st

    signal.signal(signal.SIGPROF, _on_alarm)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    parse, wholes = parsers()[name]
    for whole in wholes:
        parse(whole)  # what is imported and made once is no growth
    before, tally = _peak(), Tally()
    tokens = sorted({token for whole in wholes for token in re.findall(rb"<[^>]{1,60}>|\w+|[^\w\s]+", whole)})[:5_000]
    part = st.one_of(st.sampled_from(tokens), st.binary(max_size=6), st.sampled_from([b" ", b"\n", b"\r\n\r\n"]))
    inputs = st.one_of(st.binary(max_size=400), st.lists(part, max_size=60).map(b"".join))

    @seed(2025)
    @settings(max_examples=random_inputs, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(inputs)
    def all_random(data: bytes) -> None:
        tally.try_one(parse, data)

    all_random()
    chance = random.Random(2025)
    while tally.inputs < random_inputs:  # Hypothesis ends a little early where it repeats itself
        tally.try_one(parse, b"".join(chance.choice(tokens) for _ in range(chance.randrange(60))))
    drawn = tally.inputs
    for data in islice(mutated(chance, wholes), mutated_inputs):
        tally.try_one(parse, data)
    return {
        "parser": name, "random": drawn, "mutated": tally.inputs - drawn, "crashes": tally.crashes, "hangs": tally.hangs,
        "slowest, s": round(tally.slowest, 2), "refusals": tally.refused, "no sentence": tally.no_sentence,
        "memory grew by, MB": _peak() - before, "examples": tally.examples,
    }  # fmt: skip


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def mutated(chance: random.Random, wholes: list[bytes]) -> Iterator[bytes]:
    """Whole inputs with pieces cut out, put in, repeated, turned, and taken from one another."""
    while True:
        data = bytearray(chance.choice(wholes))
        for _ in range(chance.randrange(1, 12)):
            at, length = chance.randrange(len(data) + 1), chance.choice((1, 2, 8, 60, 500))
            what = chance.randrange(5)
            if what == 0:
                del data[at : at + length]
            elif what == 1:
                data[at:at] = chance.randbytes(length)
            elif what == 2:
                data[at:at] = bytes(data[at : at + length]) * chance.choice((2, 50))
            elif what == 3 and at < len(data):
                data[at] ^= 1 << chance.randrange(8)
            else:
                other = chance.choice(wholes)
                begin = chance.randrange(len(other) + 1)
                data[at : at + length] = other[begin : begin + length]
        yield bytes(data)


# -------------------------------------------------------------------------------------------- every parser


def every(random_inputs: int, mutated_inputs: int) -> Iterator[dict[str, Any]]:
    """Each parser in a process of its own; a process that dies is told as one crash."""
    for name in parsers():
        command = [sys.executable, str(Path(__file__)), name, str(random_inputs), str(mutated_inputs)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        try:
            yield json.loads(done.stdout.splitlines()[-1])
        except (IndexError, ValueError):
            yield {"parser": name, "random": 0, "mutated": 0, "crashes": 1, "hangs": 0, "slowest, s": 0.0, "refusals": 0, "no sentence": 0,
                   "memory grew by, MB": 0, "examples": [f"the process ended with {done.returncode}: {done.stderr[-600:]}"]}  # fmt: skip


def covered(seconds: int) -> Iterator[dict[str, Any]]:
    """Each parser for so many seconds under atheris, which changes inputs towards code that was not reached yet."""
    for name in parsers():
        with tempfile.TemporaryDirectory() as folder:
            corpus = Path(folder) / "corpus"
            corpus.mkdir()
            for number, whole in enumerate(parsers()[name][1]):
                (corpus / str(number)).write_bytes(whole)
            command = [
                sys.executable, str(Path(__file__)), "--atheris", name, str(corpus), f"-max_total_time={seconds}", "-timeout=5",
                "-rss_limit_mb=3000", "-max_len=20000", "-seed=2025", "-print_final_stats=1",
            ]  # fmt: skip
            done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False, cwd=folder)
        runs = re.search(r"stat::number_of_executed_units:\s*(\d+)", done.stderr)
        reached = re.findall(r"\bcov: (\d+)", done.stderr)
        yield {
            "parser": name, "inputs": int(runs[1]) if runs else 0, "branches reached": int(reached[-1]) if reached else 0,
            "crashes": int(done.returncode != 0), "examples": [_uncaught(done.stdout + done.stderr)] if done.returncode else [],
        }  # fmt: skip


def _uncaught(printed: str) -> str:
    """What atheris printed of the exception, else the end of what was printed."""
    at = printed.find("Uncaught Python exception")
    return printed[at : at + 1500] if at >= 0 else printed[-1500:]


def _by_atheris(name: str, arguments: list[str]) -> None:
    import atheris

    with atheris.instrument_imports(include=["onrecord.gather"]):
        parse = parsers()[name][0]

    def one(data: bytes) -> None:
        for said in refusals(parse(data)):
            assert is_one_sentence(said), said

    atheris.Setup([sys.argv[0], *arguments], one)
    atheris.Fuzz()


if __name__ == "__main__":
    os.environ.setdefault("PYTHONWARNINGS", "ignore")
    if sys.argv[1] == "--atheris":
        _by_atheris(sys.argv[2], sys.argv[3:])
    else:
        print(json.dumps(measure(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))))
