"""Whatever a program sends that the description allows, and much that it does not: no defect answers (schemathesis)."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.core.result import Ok
from schemathesis.generation import GenerationMode
from sqlalchemy import Engine

from kpi.sessions import TokenScope
from kpi.usecases.own_account import make_token
from tests.dashboards.live import NOW

#: What starts a reading process for each request is tried less often.
SLOW, USUAL = 1, 4


@pytest.mark.filterwarnings("ignore")  # the libraries it brings have warnings of their own
@pytest.mark.parametrize("mode", GenerationMode)
def test_no_request_meets_a_defect(app: FastAPI, engine: Engine, mode: GenerationMode) -> None:
    token = make_token(engine, "quan-tri", "thử", TokenScope.WRITE, 30, NOW, "quan-tri")
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
    found = [one.ok() for one in schema.get_all_operations() if isinstance(one, Ok)]
    assert len(found) == 48
    statuses = {f"{one.method.upper()} {one.path}": tried(one, mode, token) for one in found}
    assert all(statuses.values())  # each was asked
    if mode is GenerationMode.POSITIVE:
        assert sum(200 in seen for seen in statuses.values()) >= 8  # the lists, and what any file is good for


def tried(operation: Any, mode: GenerationMode, token: str) -> set[int]:
    """Return the statuses that requests of a kind were answered with; a defect fails at once, with its request."""
    files = operation.path.endswith(("/submissions", "/check", "/read")) or (
        operation.method == "post" and operation.path.endswith("{of_period}")
    )
    seen: set[int] = set()

    @settings(
        max_examples=SLOW if files else USUAL,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def try_out(case: Any) -> None:
        answer = case.call(headers={"Authorization": f"Bearer {token}"})
        assert answer.status_code < 500, (case.as_curl_command(), answer.text)
        seen.add(answer.status_code)

    try_out()
    return seen
