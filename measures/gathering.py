"""Measures gathering: extraction, a made news site watched and killed, hostile input, a web archive of 100,000 pages.

`python measures/gathering.py extraction|unseen|site|kills|fuzz|atheris|archive [--pages N] [--inputs N] [--mutated N] [--kills N]
[--seconds N] [--json]`

Everything that is read is made here; nothing outside loopback is asked. Where a rate is given, the figure of the bare
libraries over the same input in the same run stands beside it, in CPU seconds, since other programs may share the machine.
"""

from __future__ import annotations

import argparse
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
    refused = 0
    published = modified = outlets = bare_times = dated = 0
    templates = set()
    for made in made_pages:
        templates.add(made.template)
        page = read_webpage(made.html, made.address)
        found = trafilatura.bare_extraction(
            made.html, with_metadata=True, include_comments=False,
            date_extraction_params={"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%dT%H:%M:%S%z"},
        )  # fmt: skip
        refused += page is None or page.refused is not None
        ours.append(_f1(page.text if page else "", made.text))
        bare.append(_f1(str(getattr(found, "text", None) or ""), made.text))
        dated += 1
        published += page is not None and page.published.at == made.published
        modified += page is not None and page.modified.at == made.modified
        outlets += page is not None and (page.outlet or "") == made.outlet
        bare_times += _same_time(str(getattr(found, "date", "")), made.published)
    return {
        "pages": len(ours), "templates": len(templates), "text F1": _mean(ours), "text F1 of bare trafilatura": _mean(bare),
        "least text F1": round(min(ours), 4), "refused, though whole": f"{refused}/{dated}", "published right": f"{published}/{dated}", "modified right": f"{modified}/{dated}",
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
        killed = kill_often(broken, made, kills=times, step=0.5, end=72.0, seed=2025, longest=0.08)
        row = {"killed": killed, "the same record": answers(broken, made) == answers(whole, made)}
        made.stop()
        return row


# ------------------------------------------------------------------------------------------ hostile input


def fuzz(random_inputs: int, mutated_inputs: int) -> Row:
    """Random and mutated inputs, so many over each parser, each in a process of its own."""
    from hostile import every

    rows = []
    for row in every(random_inputs, mutated_inputs):
        rows.append(row)
        _tell(row)
    slowest = max(rows, key=lambda row: float(row["slowest, s"]))
    hungriest = max(rows, key=lambda row: int(row["memory grew by, MB"]))
    return {
        "parsers": len(rows), "random inputs to each, at least": min(row["random"] for row in rows),
        "mutated inputs to each, at least": min(row["mutated"] for row in rows), "crashes": sum(row["crashes"] for row in rows),
        "hangs over 5 CPU s": sum(row["hangs"] for row in rows), "slowest input, s": slowest["slowest, s"], "of parser": slowest["parser"],
        "refusals": sum(row["refusals"] for row in rows), "refusals that are not one sentence": sum(row["no sentence"] for row in rows),
        "memory grew by at most, MB": hungriest["memory grew by, MB"], "in parser": hungriest["parser"],
    }  # fmt: skip


def _tell(row: Row) -> None:
    """How it went with one parser, while the others are still to come."""
    told = ", ".join(f"{key} {value}" for key, value in row.items() if key != "examples")
    print(f"  {told}", *(f"    {example}" for example in row["examples"]), sep="\n", file=sys.stderr, flush=True)


def by_coverage(seconds: int) -> Row:
    """So many seconds of atheris over each parser, where it is installed."""
    from importlib.util import find_spec

    from hostile import covered

    if find_spec("atheris") is None:
        return {"not run": "atheris is not installed; `pip install atheris` has it for some versions of Python"}
    rows = []
    for row in covered(seconds):
        rows.append(row)
        _tell(row)
    return {"parsers": len(rows), "seconds each": seconds, "inputs": sum(row["inputs"] for row in rows),
            "fewest inputs to one": min(row["inputs"] for row in rows), "crashes": sum(row["crashes"] for row in rows)}  # fmt: skip


# ----------------------------------------------------------------------------------------------- archive

_WHO = (
    "Ada Moe",
    "Ben Lie",
    "Cato Dahl",
    "Dina Voss",
    "Eli Strand",
    "Finn Holt",
    "Gry Aas",
    "Ida Lunde",
    "Una Kerr",
    "Tor Ekeland",
)
_WHERE = (
    "Bergen",
    "Lindvik",
    "Stornby",
    "Havna",
    "Molde",
    "Lisbon",
    "Skerry",
    "Nordre",
    "Valdal",
    "Oslo",
    "Tromvik",
    "Eidsund",
)
_WHEN = (
    "on Monday",
    "on Friday",
    "next week",
    "in November",
    "late on Sunday",
    "on 14 April",
    "before the summer",
    "in the spring",
)
_WHAT = (
    "the ferry line",
    "a new bridge",
    "fishing quotas",
    "the harbour's debts",
    "night shifts",
    "the school",
    "a gas pipe",
    "the old mine",
)


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
        print(
            f"an archive of {pages:,} pages and {path.stat().st_size / 1e6:.0f} MB is made", file=sys.stderr, flush=True
        )
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
                    print(
                        f"{done:,} pages: {share:.3f} of the bare rate, at most {_peak()} MB",
                        file=sys.stderr,
                        flush=True,
                    )
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
    parser.add_argument(
        "what", nargs="+", choices=("extraction", "unseen", "site", "kills", "fuzz", "atheris", "archive")
    )
    parser.add_argument("--pages", type=int, default=100_000)
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--mutated", type=int, default=2_000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    runs: dict[str, Callable[[], Row]] = {
        "extraction": extraction, "unseen": unseen, "site": site, "kills": lambda: kills(given.kills),
        "fuzz": lambda: fuzz(given.inputs, given.mutated), "atheris": lambda: by_coverage(given.seconds), "archive": lambda: archive_speed(given.pages),
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
