"""Language models get the same values, over standard input and output, asked by the protocol's own client."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import anyio
import pytest

pytest.importorskip("mcp")

from mcp import Client, StdioServerParameters

from onrecord.model import EventQuery, Record
from onrecord.show import looking, views
from onrecord.show.views import Clocks

TOOLS = {"find_event", "where_it_stands", "statements", "contradictions", "due"}


def asked(record: Path, *calls: tuple[str, dict[str, Any]]) -> list[Any]:
    """What the tools answer, one after another, in one session."""
    command = str(Path(sys.executable).parent / "onrecord")
    server = StdioServerParameters(command=command, args=["mcp", "--record", str(record)])

    async def session() -> list[Any]:
        async with Client(server) as client:
            tools = {tool.name: tool for tool in (await client.list_tools()).tools}
            assert set(tools) == TOOLS
            assert all(tool.annotations and tool.annotations.read_only_hint for tool in tools.values())
            assert all(tool.description for tool in tools.values())
            return [await client.call_tool(name, arguments) for name, arguments in calls]

    return anyio.run(session)


def test_the_tools_say_what_the_record_says(dossier: Path, summit: Record) -> None:
    (event,) = summit.events(EventQuery(words="summit trump putin budapest"))
    then = {"on": "2025-10-21", "as_known": "2025-10-21"}
    clocks = Clocks(then["on"], then["as_known"])
    found, stands, told, conflicts, due, nothing, no_day = asked(
        dossier,
        ("find_event", {"words": "summit trump putin budapest"}),
        ("where_it_stands", {"event": event.id[:9], **then}),
        ("statements", {"event": event.id, "limit": 50, **then}),
        ("contradictions", {"event": event.id, **then}),
        ("due", {"on": "2025-10-24"}),
        ("where_it_stands", {"event": "enothing"}),
        ("due", {"on": "yesterday"}),
    )
    assert [row["id"] for row in found.structured_content["events"]] == [event.id]
    page: Any = views.page_row(views.event_page(event, summit, clocks))
    assert stands.structured_content["standing"] == page["standing"]
    assert stands.structured_content["standings"] == page["standings"]
    assert stands.structured_content["statements"] == page["statements"]
    passages = [{k: v for k, v in row.items() if k != "source"} for row in told.structured_content["statements"]]
    assert passages == page["passages"]
    assert sorted(map(str, conflicts.structured_content["contradictions"])) == sorted(map(str, page["contradictions"]))
    assert conflicts.structured_content["reversals"] == page["reversals"]
    lines = list(looking.due(summit, Clocks("2025-10-24"), 7))
    assert [row["id"] for row in due.structured_content["events"]] == [line.event.id for line in lines]
    assert nothing.is_error
    assert "no event 'enothing' on record" in nothing.content[0].text
    assert no_day.is_error
    assert "write it as 2025-10-16" in no_day.content[0].text
