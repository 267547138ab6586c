"""A served record for tests: the application itself, asked without a socket."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from onrecord.show.lists import DeskList
from onrecord.show.web.app import make_app
from onrecord.show.web.settings import Settings

TODAY, TOKEN = "2025-11-05", "a token that nobody guesses"
LISTS = {"danube": DeskList("danube", "Danube desk", place=("Budapest",))}


def client_of(record: Path, **settings: Any) -> TestClient:
    """A client of the application for this record, on a day in November 2025."""
    given: dict[str, Any] = {"token": TOKEN, "lists": LISTS, "today": lambda: TODAY} | settings
    return TestClient(make_app(Settings(str(record), **given)), base_url="http://localhost", follow_redirects=False)
