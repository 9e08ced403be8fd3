"""Plans and units for programs: of which day, in which order, and what one may see of them."""

from __future__ import annotations

import csv
import io
from typing import Any

from fastapi import FastAPI
from sqlalchemy import Engine

from kpi.usecases.record_units import record_units
from kpi.usecases.register_plan import register_plan
from tests.dashboards.live import NOW, TestClient, browser_of
from tests.dashboards.merged import MERGED_UNITS
from tests.dashboards.world import PLAN

DATABASES = ("sqlite",)  # the pages only read


def ask(browser: TestClient, path: str, **query: str) -> Any:
    answer = browser.get(f"/api/v1/{path}", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_plan_in_short_and_whole(browser: TestClient) -> None:
    [row] = ask(browser, "plans")["plans"]
    assert (row["id"], row["revision"], row["targets"], row["duties"]) == ("kh", 1, 2, 3)
    whole = ask(browser, "plans/kh")
    assert [one["id"] for one in whole["targets"]] == ["II.2", "II.4"]
    assert whole["targets"][1]["share"] == "95"
    assert whole["duties"][0]["source"][0]["quote"] == "trước ngày 05/6/2023"


def test_the_list_has_the_last_revision(engine: Engine, browser: TestClient) -> None:
    register_plan(engine, PLAN.replace("năm 2023", "năm 2023 (sửa)"), "kh.yaml", NOW, "Lan")
    [row] = ask(browser, "plans")["plans"]
    assert (row["revision"], row["title"]) == (2, "Công tác dân vận năm 2023 (sửa)")


def test_units_of_the_day_that_is_asked_for(engine: Engine, browser: TestClient) -> None:
    record_units(engine, MERGED_UNITS, "units.yaml", NOW, "Lan")
    now = {one["id"] for one in ask(browser, "units")["units"]}
    assert {"son-binh", "ban-bo"} <= now
    assert "ban-bo-2024" not in now
    history = ask(browser, "units/ban-bo-2024")
    assert (history["from"], history["to"]) == ("2024-01-01", None)
    assert history["events"][0]["before"] == ["son-binh", "ban-bo"]


def test_a_leader_of_a_part_sees_that_part(app: FastAPI) -> None:
    leader = browser_of(app, "lanh-dao-xa")
    assert [one["id"] for one in ask(leader, "units")["units"]] == ["ban-bo"]
    assert leader.get("/api/v1/units/ta-leng").status_code == 403
    assert len(ask(leader, "plans")["plans"]) == 1  # plans are for all


def test_the_tables_of_one_plan_and_one_report(browser: TestClient) -> None:
    def lines(path: str) -> list[dict[str, str]]:
        answer = browser.get(f"/api/v1/{path}", params={"format": "csv", "lang": "en"})
        return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))

    assert [one["id"] for one in lines("plans/kh")] == [
        "II.2",
        "II.4",
        "bao-cao-6-thang",
        "bao-cao-dot-xuat",
        "doi-thoai",
    ]
    figures = {(one["indicator"], one["value"], one["cell"]) for one in lines("reports/ta-leng/kh/2023-H1")}
    assert figures == {("phan-cong", "1", "E8"), ("mo-hinh", "3", "E9"), ("doi-thoai", "0", "E10")}
    assert lines("reports/khun-ha/kh/2023-H1") == []
