"""The story on record, in memory and in a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from show_samples import fill

from onrecord.desk import open_record
from onrecord.model import Record


@pytest.fixture
def memory() -> Record:
    return open_record(None)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A record file that holds the story."""
    path = tmp_path / "story.sqlite"
    record = open_record(path)
    with record.work():
        fill(record)
    record.close()
    return path
