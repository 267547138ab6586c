"""The story on record, in memory and in a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from show_samples import fill

import onrecord
from onrecord.desk import open_record
from onrecord.gather.files import gather
from onrecord.model import Record
from onrecord.scale.local import read_all


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


@pytest.fixture(scope="session")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record file with the shipped dossier in it; tests that write take a copy."""
    path = tmp_path_factory.mktemp("dossier") / "record.sqlite"
    documents = Path(onrecord.__file__).parent / "stories" / "budapest" / "documents.jsonl"
    record = open_record(path)
    read_all(gather([str(documents)]), record, processes=1)
    record.close()
    return path


@pytest.fixture
def summit(dossier: Path) -> Iterator[Record]:
    """The record of the shipped dossier, for looking only."""
    record = open_record(dossier)
    yield record
    record.close()
