"""Tools about words: statements with their passages, and who contradicts whom."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Annotated, Any

from pydantic import Field

from onrecord.model import Stance
from onrecord.show import conflicts, telling, views
from onrecord.show.assistant.asked import Day, Desk, Known, Limit, about, event_meant
from onrecord.show.rows import Row, contradiction_row, reversal_row
from onrecord.show.telling import Testimonies


def statements_tool(desk: Desk) -> Callable[..., dict[str, Any]]:
    """Gives the tool `statements`."""

    def statements(
        event: Annotated[str | None, Field(description="Only of this event: its id.", max_length=80)] = None,
        speaker: Annotated[str | None, Field(description="Only of this named speaker, whole.", max_length=200)] = None,
        stance: Annotated[Stance | None, Field(description="Only of this stance.")] = None,
        words: Annotated[str | None, Field(description="Words of passage or speaker.", max_length=200)] = None,
        on: Day = None,
        as_known: Known = None,
        limit: Limit = 20,
        after: Annotated[str | None, Field(description="Go on after this statement's id.", max_length=80)] = None,
    ) -> dict[str, Any]:
        """Statements: who said what of which event, when and through which channel, with the words that prove it."""
        asked, kept = desk.clocks(on, as_known), desk.record()
        look = Testimonies(kept)
        wanted = event_meant(kept, event).id if event else None
        found = telling.statements(kept, asked, event=wanted, speaker=speaker or None, stance=stance,
                                   words=words or None, after=after, look=look)  # fmt: skip
        rows: list[Row] = []
        for happening, one in islice(found, limit):
            document = look.document(one.statement.document)
            if document:
                source = {"outlet": document.outlet, "url": document.url, "published_at": document.published_at}
                rows.append({**views.testimony_row(one, happening.id, document), "source": source})
        return {**about(asked), "statements": rows}

    return statements


def contradictions_tool(desk: Desk) -> Callable[..., dict[str, Any]]:
    """Gives the tool `contradictions`."""

    def contradictions(
        event: Annotated[str | None, Field(description="Only over this event: its id.", max_length=80)] = None,
        on: Day = None,
        as_known: Known = None,
        limit: Limit = 20,
    ) -> dict[str, Any]:
        """Last words that cannot both hold, and speakers and sides that turned; ids are of statements."""
        asked, kept = desk.clocks(on, as_known), desk.record()
        among = [event_meant(kept, event)] if event else None
        found = conflicts.contradictions(kept, asked, among)[:limit]
        turned = conflicts.reversals(kept, asked, among)[:limit]
        return {
            **about(asked),
            "contradictions": [contradiction_row(one) for one in found],
            "reversals": [reversal_row(one) for one in turned],
        }

    return contradictions
