"""The OpenAPI document: what FastAPI makes of the routes, and what it cannot know of them."""

from __future__ import annotations

import json
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from onrecord.show.web import schemas
from onrecord.show.web.answers import JSON
from onrecord.show.web.problems import PROBLEM_JSON

# An example of every parameter that has none of its own.
_PARAMETERS: dict[str, Any] = {
    "limit": 50,
    "cursor": "WyJlNTU2MGUzNzNlYjkwMTA1YyJd",
    "party": "Viktor Orban",
    "place": "Budapest",
    "kind": "summit",
    "words": "budapest summit",
    "list": "danube",
    "status": "cancelled",
    "stance": "cancels",
    "event": "e5560e373eb90105c",
    "statement": "s7e6517b30e1294fa",
    "document": "d0f3a",
    "speaker": "Viktor Orban",
    "name": "Viktor Orban",
    "within": 7,
    "q": "budapest summit",
    "mode": "open",
}
# What those parameters are whose names say it to us, and not yet to a stranger.
_TOLD = {
    "status": "Only events that stood so on the day.",
    "stance": "Only statements that say this of their event.",
    "statement": "A statement's id, or the beginning of it.",
    "document": "A document's id, whole.",
    "event": "An event's id, or the beginning of it.",
    "name": "A named speaker, whole.",
}
_UNCHANGED = {"description": "What the caller has (If-None-Match) is still so."}


def describe(app: FastAPI) -> None:
    """Let an application describe itself whole: examples, problem documents, answers that are not sent again."""
    made: dict[str, Any] = {}

    def openapi() -> dict[str, Any]:
        if not made:
            made.update(_described(app))
        return made

    app.openapi = openapi  # type: ignore[method-assign]


def _described(app: FastAPI) -> dict[str, Any]:
    described: dict[str, Any] = get_openapi(
        title=app.title,
        version=app.version,
        summary=app.summary,
        description=app.description,
        tags=app.openapi_tags,
        license_info=app.license_info,
        routes=app.routes,
    )
    for methods in described["paths"].values():
        for operation in methods.values():
            _complete(operation)
    for name, shape in described["components"]["schemas"].items():
        if shape.get("examples"):  # once more, with what is null in them
            shape["examples"] = [schemas.example_of(getattr(schemas, name))]
    return described


def _complete(operation: dict[str, Any]) -> None:
    for parameter in operation.get("parameters", ()):
        if not parameter["schema"].get("examples"):
            parameter["example"] = _PARAMETERS[parameter["name"]]
        if "description" not in parameter:
            parameter["description"] = _TOLD[parameter["name"]]
    for status, answer in operation["responses"].items():
        if int(status) >= 400:
            answer["content"] = {PROBLEM_JSON: answer["content"].pop(JSON)}
        elif isinstance(told := answer["content"].get(JSON, {}).get("example"), str):
            answer["content"][JSON]["example"] = json.loads(told)
    operation["responses"]["304"] = _UNCHANGED
