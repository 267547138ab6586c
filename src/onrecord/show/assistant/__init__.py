"""The record as read-only tools for language models (Model Context Protocol): the same values as everywhere else."""

from __future__ import annotations

from onrecord.show.assistant.server import make_server as make_server
