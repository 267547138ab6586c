"""onrecord keeps the record of announced events.

The names below are the library; each is loaded when it is first asked for, so that `import onrecord` costs nothing.

    record = open_record("onrecord.sqlite")
    put_on_record(document, record)
    for event in record.events(EventQuery(party="Putin")):
        print(where_it_stands(event.id, record, on="2025-10-21"))
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.desk import judge, open_record, put_on_record, rebuild, settle, where_it_stands
    from onrecord.model import Document, Event, EventQuery, Record, Standing, Statement, Trouble
    from onrecord.show.exports import export

__all__ = [
    "Document",
    "Event",
    "EventQuery",
    "Record",
    "Standing",
    "Statement",
    "Trouble",
    "export",
    "judge",
    "open_record",
    "put_on_record",
    "rebuild",
    "settle",
    "where_it_stands",
]

_MODULES = {
    "onrecord.model": ("Document", "Event", "EventQuery", "Record", "Standing", "Statement", "Trouble"),
    "onrecord.desk": ("judge", "open_record", "put_on_record", "rebuild", "settle", "where_it_stands"),
    "onrecord.show.exports": ("export",),
}
_HOME = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> object:
    if name == "__version__":
        from importlib.metadata import version

        return version("onrecord")
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
