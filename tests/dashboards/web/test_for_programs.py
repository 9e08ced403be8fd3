"""What every route for programs has: its query, JSON or CSV, faults as JSON, and nothing kept by anybody between."""

from __future__ import annotations

import csv
import io

import pytest
from fastapi.routing import APIRoute

from dashboards.web.for_programs import PREFIX, api_router
from dashboards.web.routes.api_description import ROUTERS
from tests.dashboards.live import TestClient

DATABASES = ("sqlite",)  # the pages only read

ROUTES = [route for one in ROUTERS for route in one.routes if isinstance(route, APIRoute)]


def test_all_stand_below_one_path() -> None:
    assert PREFIX == "/api/v1"
    assert all(route.path.startswith(f"{PREFIX}/") for route in ROUTES)
    assert api_router("x").prefix == PREFIX


def test_a_table_is_declared_as_csv_wherever_it_can_be_asked_for_as_such() -> None:
    tables = {route.path for route in ROUTES if "text/csv" in route.responses.get(200, {}).get("content", {})}
    asked = {route.path for route in ROUTES if any(one.alias == "format" for one in route.dependant.query_params)}
    assert tables == asked
    assert len(tables) >= 15


def test_every_table_is_there_as_json_and_as_csv(browser: TestClient) -> None:
    for route in ROUTES:
        if "text/csv" not in route.responses.get(200, {}).get("content", {}):
            continue
        path = route.path.replace("{unit}", "son-binh").replace("{plan}", "kh").replace("{of_period}", "2023-H1")
        assert browser.get(path).json()
        answer = browser.get(path, params={"format": "csv"})
        assert answer.headers["content-type"] == "text/csv; charset=utf-8", path
        name = path.rpartition("/")[2]
        assert answer.headers["content-disposition"] == f'attachment; filename="{name}.csv"'
        assert answer.content.startswith(b"\xef\xbb\xbf")  # spreadsheets see by this that it is UTF-8


@pytest.mark.parametrize(("lang", "separator"), [("vi", ";"), ("en", ",")])
def test_csv_is_as_the_spreadsheets_of_its_language_have_it(browser: TestClient, lang: str, separator: str) -> None:
    answer = browser.get("/api/v1/units", params={"format": "csv", "lang": lang})
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=separator))
    assert rows[0][:3] == ["id", "name", "kind"]
    assert len({len(row) for row in rows}) == 1


def test_nothing_is_kept_on_the_way(browser: TestClient) -> None:
    for query in ("", "?format=csv"):
        assert browser.get(f"/api/v1/results{query}").headers["cache-control"] == "private, no-store"


@pytest.mark.parametrize(
    "path", ["results?as_of=31/12/2023", "results?period=nay", "results?lang=fr", "units?format=x"]
)
def test_a_query_that_is_not_understood_is_told_in_both_languages(browser: TestClient, path: str) -> None:
    answer = browser.get(f"/api/v1/{path}")
    error = answer.json()["error"]
    assert answer.status_code == error["status"] == 422
    assert error["text"] != error["text_en"]
