"""Whatever the OpenAPI document allows, and what it does not, is answered: never by a server's error."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("fastapi")
pytest.importorskip("schemathesis")

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.core.result import Ok
from starlette.testclient import TestClient
from web_samples import client_of

EXAMPLES = 12


@pytest.fixture(scope="module")
def client(dossier: Path) -> TestClient:
    return client_of(dossier)


def test_nothing_that_is_asked_breaks_the_server(client: TestClient) -> None:
    described = client.get("/api/v1/openapi.json").json()
    schema = schemathesis.openapi.from_dict(described)
    asked: dict[int, int] = {}
    quiet = settings(
        max_examples=EXAMPLES, deadline=None, database=None, derandomize=True, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip

    for found in schema.get_all_operations():
        assert isinstance(found, Ok), found
        operation = found.ok()

        @quiet
        @given(case=operation.as_strategy())
        def ask(case: object) -> None:
            sent = case.as_transport_kwargs(base_url="http://localhost")  # type: ignore[attr-defined]
            answer = client.request(
                sent["method"], sent["url"], params=sent.get("params"), headers=dict(sent.get("headers") or {})
            )
            asked[answer.status_code] = asked.get(answer.status_code, 0) + 1
            assert answer.status_code < 500, (sent, answer.text)

        ask()
    assert sum(asked.values()) > 100
    assert asked[200] > 20
