"""Every test that takes a `record` runs with each store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.keep.memory import Memory
from onrecord.keep.sqlite import Sqlite
from onrecord.model import Record


@pytest.fixture(params=["memory", "sqlite"])
def record(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Record]:
    made: Record = Memory() if request.param == "memory" else Sqlite(tmp_path / "record.db")
    yield made
    made.close()
