"""Watch the made site, as a program of its own so that it can be killed: record, hour file, step, end."""

import sys
from datetime import datetime, timedelta
from pathlib import Path

from readers_of_lines import LINES
from site_for_tests import START

from onrecord.gather.fetch import Manners
from onrecord.keep.sqlite import Sqlite
from onrecord.model import Source
from onrecord.watch.clock import moment
from onrecord.watch.passes import Watch, once

MANNERS = Manners("onrecord/test", allow_private=True, pause=0.0, silence=2.0, in_all=0.7, largest=2_000_000)


class MadeClock:
    """The hour in the file."""

    def __init__(self, hour_file: Path) -> None:
        self._file = hour_file

    def now(self) -> datetime:
        return START + timedelta(hours=float(self._file.read_text() or 0))

    def sleep(self, seconds: float) -> None:
        """No need to wait on a made clock."""


def add(record: Sqlite, sources: list[tuple[str, str]]) -> None:
    for address, kind in sources:
        record.save_source(Source(address, kind, moment(START), moment(START), every=3600))


def run(path: str, hour_file: Path, step: float, end: float) -> None:
    """Pass after pass, the hour moving on when a pass is done; it goes on from the hour that it finds."""
    record = Sqlite(path)
    watch = Watch(record, LINES, MANNERS, MadeClock(hour_file))
    while (hour := float(hour_file.read_text() or 0)) <= end:
        once(watch)
        following = hour_file.with_suffix(".next")
        following.write_text(str(hour + step))
        following.replace(hour_file)
    record.close()


if __name__ == "__main__":
    run(sys.argv[1], Path(sys.argv[2]), float(sys.argv[3]), float(sys.argv[4]))
