"""Measures gathering: extraction, a made news site watched and killed, hostile input, a web archive of 100,000 pages.

`python measures/gathering.py extraction|unseen|site|kills|fuzz|archive [--pages N] [--inputs N] [--mutated N] [--kills N] [--json]`

Everything that is read is made here; nothing outside loopback is asked. Where a rate is given, the figure of the bare
libraries over the same input in the same run stands beside it, in CPU seconds, since other programs may share the machine.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import random
import re
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from page_templates import Made

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "tests" / "watch")]

Row = dict[str, Any]


# ------------------------------------------------------------------------------------------- extraction


def extraction() -> Row:
    """The sixty pages that extraction was worked out on."""
    from page_templates import pages

    return _extraction(pages())


def unseen() -> Row:
    """Twenty pages in ten manners that it was not worked out on; docs/gather.md has the figure of the first run."""
    from unseen_templates import pages

    return _extraction(pages())


def _extraction(made_pages: Iterable[Made]) -> Row:
    """Text F1 by words, and times that are right to the second and zone, against what the pages were made from."""
    import trafilatura

    from onrecord.gather.webpages import read_webpage

    ours: list[float] = []
    bare: list[float] = []
    published = modified = outlets = bare_times = dated = 0
    templates = set()
    for made in made_pages:
        templates.add(made.template)
        page = read_webpage(made.html, made.address)
        found = trafilatura.bare_extraction(
            made.html, with_metadata=True, include_comments=False,
            date_extraction_params={"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%dT%H:%M:%S%z"},
        )  # fmt: skip
        ours.append(_f1(page.text if page else "", made.text))
        bare.append(_f1(str(getattr(found, "text", None) or ""), made.text))
        dated += 1
        published += page is not None and page.published.at == made.published
        modified += page is not None and page.modified.at == made.modified
        outlets += page is not None and (page.outlet or "") == made.outlet
        bare_times += _same_time(str(getattr(found, "date", "")), made.published)
    return {
        "pages": len(ours), "templates": len(templates), "text F1": _mean(ours), "text F1 of bare trafilatura": _mean(bare),
        "least text F1": round(min(ours), 4), "published right": f"{published}/{dated}", "modified right": f"{modified}/{dated}",
        "outlet right": f"{outlets}/{dated}", "published right of bare trafilatura": f"{bare_times}/{dated}",
    }  # fmt: skip


def _f1(found: str, known: str) -> float:
    left, right = (Counter(re.findall(r"\w+", text)) for text in (found, known))
    shared = sum((left & right).values())
    return 2 * shared / (sum(left.values()) + sum(right.values())) if shared else 0.0


def _mean(values: list[float]) -> float:
    return round(sum(values) / len(values), 4)


def _same_time(one: str, other: str | None) -> bool:
    """Whether two times are one, zone and all; a day only equals a day."""
    from onrecord.gather.published import read_published

    return read_published(one).at == other


# ------------------------------------------------------------------------------------ the site, and kills


def site(step: float = 0.5, end: float = 72.0) -> Row:
    """Three made days, a pass every half hour: how many versions of each kind, and how many are as expected."""
    from site_for_tests import Site, at
    from test_watch_days import EXPECTED, versions
    from watcher_for_tests import add, run

    from onrecord.keep.sqlite import Sqlite

    with tempfile.TemporaryDirectory() as folder:
        path, hour = Path(folder) / "r.sqlite", Path(folder) / "hour"
        hour.write_text("0")
        made = Site(hour).start()
        record = Sqlite(path)
        add(record, made.sources())
        record.close()
        run(str(path), hour, step, end)
        record = Sqlite(path)
        found = versions(record, made)
        expected = {key: [(at(hours), change) for hours, change in seen] for key, seen in EXPECTED.items()}
        right = sum(found.get(key) == seen for key, seen in expected.items())
        row = {
            "days": end / 24, "passes": int(end / step) + 1, "pages expected": len(expected), "as expected": right,
            "unexpected": len(found.keys() - expected.keys()), "documents": record.counts()["documents"],
            "answers 304": made.not_modified, "most requests at once to one host": made.most_at_once,
        }  # fmt: skip
        record.close()
        made.stop()
        return row


def kills(times: int) -> Row:
    """Killed so often at random moments of three days: whether the record is the same as of a run that was left alone."""
    from site_for_tests import Site
    from test_watch_days import answers, kill_often
    from watcher_for_tests import add, run

    from onrecord.keep.sqlite import Sqlite

    with tempfile.TemporaryDirectory() as folder:
        hour = Path(folder) / "hour"
        hour.write_text("0")
        made = Site(hour).start()
        whole, broken = Path(folder) / "whole.sqlite", Path(folder) / "broken.sqlite"
        for path in (whole, broken):
            record = Sqlite(path)
            add(record, made.sources())
            record.close()
        run(str(whole), hour, 0.5, 72.0)
        hour.write_text("0")
        killed = kill_often(broken, made, kills=times, step=0.5, end=72.0, seed=2025)
        row = {"killed": killed, "the same record": answers(broken, made) == answers(whole, made)}
        made.stop()
        return row


# ------------------------------------------------------------------------------------------ hostile input


def parsers() -> dict[str, tuple[Callable[[bytes], object], list[bytes]]]:
    """Every parser of what others write, with whole inputs to mutate."""
    from site_for_tests import courier_feed, live_page, post_feed, times_json, times_sitemap

    from onrecord.gather.archives import read_archive
    from onrecord.gather.articles import documents_of, page_of
    from onrecord.gather.feeds import read_feed
    from onrecord.gather.json_items import Fault, read_items
    from onrecord.gather.mail import mailbox, read_message
    from onrecord.gather.opml import Listed, read_opml, write_opml
    from onrecord.gather.robots import _parsed
    from onrecord.gather.unpack import Broken, TooLarge, unpacked
    from page_templates import pages

    def page(data: bytes) -> object:
        found = page_of(data, address="https://a.example/x")
        return found if isinstance(found, Fault) else list(documents_of(found, "a"))

    def unpack(data: bytes) -> object:
        try:
            return [unpacked([data], coding, largest=1_000_000) for coding in ("gzip", "deflate", "br")]
        except (Broken, TooLarge) as refused:
            return refused

    html = [*(one.html.encode() for one in pages()), live_page(12, "127.0.0.2", 80).encode()]
    feeds = [courier_feed(9, 80), post_feed(12, 80), times_sitemap(80, 9), times_json(9)]
    message = (
        b"From: The Courier <n@courier.example>\r\nDate: Tue, 21 Oct 2025 06:00:00 +0200\r\nSubject: =?utf-8?q?Br=C3=BCcke?=\r\n"
        b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nThey will meet on "
        b"Friday, she said.\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: a@b.example\r\nSubject: x\r\n\r\nThe talks are off.\r\n--b--\r\n"
    )
    items = b'[{"text": "They will meet.", "date": "2025-10-21"}, {"account": {"acct": "a"}, "content": "<p>x</p>", "created_at": "2025"}]'
    return {
        "page": (page, html),
        "feed": (read_feed, [feed.encode() for feed in feeds]),
        "opml": (read_opml, [write_opml([Listed("https://a.example/feed", "A"), Listed("https://b.example/feed")])]),
        "message": (read_message, [message]),
        "mailbox": (lambda data: list(mailbox(io.BytesIO(data))), [b"From a\n" + message + b"\nFrom b\n" + message]),
        "archive": (lambda data: list(read_archive(io.BytesIO(data))), [b"".join(archive(3))]),
        "package": (lambda data: list(read_archive(io.BytesIO(data), package=True)), [_package()]),
        "json": (lambda data: list(read_items(data.decode("utf-8", "replace"))), [items]),
        "robots": (_parsed, [b"User-agent: *\nDisallow: /private*/x$\nCrawl-delay: 2\n"]),
        "unpack": (unpack, [gzip.compress(b"hello" * 1000)]),
    }


def _package() -> bytes:
    import zipfile

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as zipped:
        zipped.writestr("archive/data.warc.gz", b"".join(archive(2)))
    return packed.getvalue()


def fuzz(random_inputs: int, mutated_inputs: int) -> Row:
    """Random and mutated inputs, so many over each parser: crashes, the slowest input, the memory that it took."""
    from onrecord.model import Trouble

    chance = random.Random(2025)
    slowest, where, crashes, many_lines = 0.0, "", 0, 0
    known = parsers()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for name, (parse, wholes) in known.items():
        inputs = islice(_random(chance, wholes), random_inputs)
        mutated = islice(_mutated(chance, wholes), mutated_inputs)
        for data in (*inputs, *mutated):
            started = time.perf_counter()
            try:
                got = parse(data)
            except Exception as error:  # the measure is to find these
                crashes += 1
                print(f"{name}: {type(error).__name__}: {error} on {data[:80]!r}", file=sys.stderr)
                continue
            took = time.perf_counter() - started
            if took > slowest:
                slowest, where = took, name
            for one in got if isinstance(got, list) else [got]:
                if isinstance(one, Trouble):
                    many_lines += not (str(one).isprintable() and str(one).endswith("."))
    return {
        "parsers": len(known), "random inputs to each": random_inputs, "mutated inputs to each": mutated_inputs, "crashes": crashes,
        "slowest input, s": round(slowest, 2), "of parser": where, "refusals that are no sentence": many_lines,
        "memory grew by, MB": round((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024),
    }  # fmt: skip


def _random(chance: random.Random, wholes: list[bytes]) -> Iterator[bytes]:
    tokens = sorted({token for whole in wholes for token in re.findall(rb"<[^>]{1,60}>|\w+|[^\w\s]+", whole)}) or [b"x"]
    while True:
        if chance.random() < 0.3:
            yield chance.randbytes(chance.randrange(400))
        else:
            yield b"".join(
                chance.choice(tokens) + chance.choice((b"", b" ", b"\n")) for _ in range(chance.randrange(120))
            )


def _mutated(chance: random.Random, wholes: list[bytes]) -> Iterator[bytes]:
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


# ----------------------------------------------------------------------------------------------- archive

_WHO = ("Ada Moe", "Ben Lie", "Cato Dahl", "Dina Voss", "Eli Strand", "Finn Holt", "Gry Aas", "Ida Lunde", "Una Kerr", "Tor Ekeland")
_WHERE = ("Bergen", "Lindvik", "Stornby", "Havna", "Molde", "Lisbon", "Skerry", "Nordre", "Valdal", "Oslo", "Tromvik", "Eidsund")
_WHEN = ("on Monday", "on Friday", "next week", "in November", "late on Sunday", "on 14 April", "before the summer", "in the spring")
_WHAT = ("the ferry line", "a new bridge", "fishing quotas", "the harbour's debts", "night shifts", "the school", "a gas pipe", "the old mine")


def _story(number: int) -> Any:
    """A story unlike the others, so that nothing gains by having seen its words before."""
    from dataclasses import replace

    from page_templates import STORIES

    chance = random.Random(number)
    story = STORIES[number % len(STORIES)]

    def line() -> str:
        who, other = chance.sample(_WHO, 2)
        return chance.choice((
            f"{who} will meet {other} in {chance.choice(_WHERE)} {chance.choice(_WHEN)} to talk about {chance.choice(_WHAT)}, a spokesman said.",
            f"“We have waited {chance.randrange(2, 40)} years for {chance.choice(_WHAT)},” {who} told reporters in {chance.choice(_WHERE)}.",
            f"Talks on {chance.choice(_WHAT)} that were planned for {chance.choice(_WHERE)} were put off {chance.choice(_WHEN)}, according to {who}.",
            f"{who} declined to say whether the council of {chance.choice(_WHERE)} would pay {chance.randrange(3, 900)} million crowns for {chance.choice(_WHAT)}.",
            f"Some {chance.randrange(20, 9000)} people in {chance.choice(_WHERE)} have signed a letter against {chance.choice(_WHAT)}, {other} said {chance.choice(_WHEN)}.",
        ))  # fmt: skip

    paragraphs = [*story.paragraphs, *(f"{line()} {line()}" for _ in range(chance.randrange(2, 9)))]
    chance.shuffle(paragraphs)
    return replace(
        story, slug=f"{story.slug}-{number}", title=f"{story.title} ({number})", paragraphs=tuple(paragraphs),
        author=chance.choice(_WHO),
    )  # fmt: skip


def archive(pages: int) -> Iterator[bytes]:
    """A WARC file of so many made pages, each with a text of its own, a record at a time."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import BufferWARCWriter

    from page_templates import _TEMPLATES

    makers = [make for _, make in _TEMPLATES]
    for number in range(pages):
        made = makers[number % len(makers)](_story(number), number % 3)
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        writer = BufferWARCWriter(gzip=True)
        writer.write_record(
            writer.create_warc_record(
                made.address, "response", payload=io.BytesIO(made.html.encode()), http_headers=headers,
                warc_headers_dict={"WARC-Date": "2025-10-22T10:00:00Z"},
            )
        )  # fmt: skip
        yield writer.get_contents()


BLOCK = 250  # pages that the one and then the other reads, so that what else the machine does meets both


def archive_speed(pages: int) -> Row:
    """Pages a CPU second of ours and of warcio with trafilatura, block by block in turn, in one process.

    Who goes first changes with each block. Ours is stopped after each block and goes on in the file opened anew at the
    offset of its last record; each page must come once.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.warc.gz"
        with path.open("wb") as out:
            for record in archive(pages):
                out.write(record)
        print(f"an archive of {pages:,} pages and {path.stat().st_size / 1e6:.0f} MB is made", file=sys.stderr, flush=True)
        ours, seconds, peaks = _Ours(path, bytearray(pages)), {"bare": 0.0, "ours": 0.0}, {}
        with path.open("rb") as stream:
            peer = _bare(stream)
            reads: dict[str, Callable[[], object]] = {
                "bare": lambda: sum(1 for _ in islice(peer, BLOCK)), "ours": lambda: ours.block(BLOCK),
            }  # fmt: skip
            for number in range(-(-pages // BLOCK)):
                for who in sorted(reads, reverse=number % 2 == 1):
                    started = time.process_time()
                    reads[who]()
                    seconds[who] += time.process_time() - started
                done = min(pages, (number + 1) * BLOCK)
                if done in (10_000, 50_000, pages):
                    peaks[f"peak memory after {done:,} pages, MB"] = _peak()
                if done % 5_000 == 0:
                    share = seconds["bare"] / seconds["ours"]
                    print(f"{done:,} pages: {share:.3f} of the bare rate, at most {_peak()} MB", file=sys.stderr, flush=True)
        return {
            "pages": pages, "documents": ours.documents, "pages lost": ours.seen.count(0), "pages doubled": ours.doubled,
            "times stopped and gone on with": ours.stops, "WARC read by": "fastwarc" if _has_fastwarc() else "warcio",
            "pages a CPU second": round(pages / seconds["ours"], 1), "of warcio with trafilatura": round(pages / seconds["bare"], 1),
            "share of its rate": round(seconds["bare"] / seconds["ours"], 3), **peaks,
        }  # fmt: skip


def _has_fastwarc() -> bool:
    from importlib.util import find_spec

    return find_spec("fastwarc") is not None


@dataclass(slots=True)
class _Ours:
    """Our reading of an archive, a block at a time; `seen` counts each page by the number in its address."""

    path: Path
    seen: bytearray
    documents: int = 0
    doubled: int = 0
    stops: int = 0
    after: Any = None

    def block(self, pages: int) -> None:
        """Open the file, go on behind the last record, read so many pages, and leave it."""
        from onrecord.gather.archives import Archived, read_archive
        from onrecord.gather.articles import archived_documents
        from onrecord.model import Document

        with self.path.open("rb") as stream:
            for item in islice(read_archive(stream, after=self.after), pages):
                assert isinstance(item, Archived), item
                self.after = item.place
                number = int(str(item.address).rpartition("-")[2])
                self.doubled += self.seen[number]
                self.seen[number] = 1
                self.documents += sum(isinstance(one, Document) for one in archived_documents(item, "a.warc.gz"))
        self.stops += 1


def _bare(stream: Any) -> Iterator[object]:
    """What one would write without us."""
    import trafilatura
    from warcio.archiveiterator import ArchiveIterator

    for record in ArchiveIterator(stream):
        if record.rec_type == "response" and "html" in (record.http_headers.get_header("Content-Type") or ""):
            yield trafilatura.bare_extraction(
                record.content_stream().read(), with_metadata=True, include_comments=False
            )


def _peak() -> int:
    """The most memory that this process ever had, in MB: ours and the bare peer's together."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 // 1_000_000


def main() -> None:
    """Run the measures that are named."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("what", nargs="+", choices=("extraction", "unseen", "site", "kills", "fuzz", "archive"))
    parser.add_argument("--pages", type=int, default=100_000)
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--mutated", type=int, default=2_000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    runs: dict[str, Callable[[], Row]] = {
        "extraction": extraction, "unseen": unseen, "site": site, "kills": lambda: kills(given.kills),
        "fuzz": lambda: fuzz(given.inputs, given.mutated), "archive": lambda: archive_speed(given.pages),
    }  # fmt: skip
    for name in given.what:
        row = runs[name]()
        if given.json:
            print(json.dumps({"measure": name, **row}), flush=True)
            continue
        print(name)
        for key, value in row.items():
            print(
                f"  {key}: {value:,}"
                if isinstance(value, int) and not isinstance(value, bool)
                else f"  {key}: {value}",
                flush=True,
            )


if __name__ == "__main__":
    main()
