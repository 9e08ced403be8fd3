"""The OpenAPI description: of every route for programs, with the ways to say who asks."""

from __future__ import annotations

from datetime import date

from fastapi import FastAPI
from fastapi.routing import APIRoute
from pydantic import TypeAdapter
from sqlalchemy import Engine

from dashboards.exports.meeting_packs import Wanted, make_pack
from dashboards.web.routes.api_description import ROUTERS, description
from kpi.settings import Settings
from tests.dashboards.live import NOW, TestClient, browser_of
from tests.dashboards.web.routes.test_reminders import failed
from tests.dashboards.world import moment

DATABASES = ("sqlite",)  # the pages only read


def test_it_tells_of_every_route_and_of_no_page(stranger: TestClient) -> None:
    told = stranger.get("/api/v1/openapi.json").json()
    assert set(told["paths"]) == {route.path for one in ROUTERS for route in one.routes if isinstance(route, APIRoute)}
    assert all(path.startswith("/api/v1/") for path in told["paths"])
    assert told["components"]["securitySchemes"]["token"]["scheme"] == "bearer"


def test_each_route_tells_its_query_and_its_faults() -> None:
    for path in description()["paths"].values():
        for one in path.values():
            assert {"as_of", "period", "lang"} <= {parameter["name"] for parameter in one["parameters"]}
            assert one["responses"]["422"]["content"]["application/json"]["schema"]["$ref"].endswith("/Fault")


def test_what_is_answered_is_as_described(app: FastAPI, engine: Engine) -> None:
    browser, number = browser_of(app, "quan-tri"), failed(engine)
    pack = make_pack(engine, Settings(), Wanted(date(2023, 6, 6), moment("2023-06-06T08:00")), NOW, "Lan").pack.id
    asked = {"{unit}": "son-binh", "{plan}": "kh", "{of_period}": "2023-H1", "{number}": str(number), "{pack}": pack}
    routes = [route for one in ROUTERS for route in one.routes if isinstance(route, APIRoute)]
    for route in (one for one in routes if one.methods == {"GET"} and one.response_model is not None):
        path = route.path
        for part, value in asked.items():
            path = path.replace(part, value)
        answer = browser.get(path, params={"period": "2023-H1"})
        assert answer.status_code == 200, path
        assert TypeAdapter(route.response_model).validate_python(answer.json()), path
