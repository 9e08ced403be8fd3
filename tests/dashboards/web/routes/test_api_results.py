"""What programs are answered is what the command line says, field by field; roles, CSV. Số liệu minh họa."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import Engine

from kpi.usecases.register_plan import register_plan
from tests.dashboards.live import NOW, TestClient, browser_of
from tests.dashboards.world import OFFICE, PLAN
from tests.jobs.conftest import Dondoc, dondoc

__all__ = ["dondoc"]  # a fixture
DAY = "2023-10-01"


@pytest.fixture
def database(migrated_sqlite: Path, tmp_path: Path) -> str:
    """A file: a command leaves its connection to the end of its process, which here goes on."""
    shutil.copyfile(migrated_sqlite, tmp_path / "dondoc.db")
    return f"sqlite:///{tmp_path / 'dondoc.db'}"


@pytest.fixture
def said(dondoc: Dondoc, database: str, app: FastAPI, tmp_path: Path) -> Any:
    """What a command says in JSON of the site's own database."""
    assert app is not None  # filled the database
    (tmp_path / "dondoc.yaml").write_text(f"office: {OFFICE}\n", encoding="utf-8")
    return lambda *words: dondoc(*words, "--workspace", tmp_path, "--db", database, "--json").json


def ask(browser: TestClient, path: str, status: int = 200, **query: str) -> Any:
    answer = browser.get(f"/api/v1/{path}", params=query)
    assert answer.status_code == status, answer.text
    return answer.json()


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("results", ["evaluate"]),
        ("due", ["due"]),
        ("shortfalls", ["shortfall"]),
        ("plans/kh", ["plan", "show", "kh"]),
        ("units", ["unit", "list"]),
        ("reports", ["submission", "list"]),
        ("decisions", ["decision", "list"]),
        ("scores", ["score"]),
    ],
)
def test_the_same_as_the_command_of_a_day(browser: TestClient, said: Any, path: str, words: list[str]) -> None:
    told = said(*words, "--as-of", DAY)
    assert ask(browser, path, as_of=DAY) == told
    assert len(json.dumps(told)) > 200 or path in {"decisions", "scores"}  # something is told


def test_the_compiled_report_is_the_command_s(browser: TestClient, said: Any) -> None:
    told = said("report", "compile", "--period", "2023-H1", "--as-of", DAY)
    assert ask(browser, "compiled", as_of=DAY, period="2023-H1") == told
    assert ask(browser, "compiled", as_of=DAY, period="2023-H1", plan="kh") == told  # the only plan there is
    assert len(told["sections"]["results"]) > 3
    ask(browser, "compiled", 404, as_of=DAY, period="2023-H1", plan="khong-co")
    ask(browser, "compiled", 404, period="2022-Q1")  # no report came


@pytest.mark.parametrize("command", ["evaluate", "due", "shortfall"])
def test_the_same_within_a_period(browser: TestClient, said: Any, command: str) -> None:
    path = {"evaluate": "results", "due": "due", "shortfall": "shortfalls"}[command]
    told, answer = said(command, "--as-of", DAY, "--period", "2023-H1"), ask(browser, path, as_of=DAY, period="2023-H1")
    for shape in (told, answer):
        shape.pop("filters", None)  # the command names the period that was asked for
    assert answer == told


def test_the_same_of_what_is_not_of_a_day(browser: TestClient, said: Any) -> None:
    assert ask(browser, "plans") == said("plan", "list")
    assert ask(browser, "audit", last="3") == said("audit", "list", "--last", "3")
    assert ask(browser, "reminders") == said("remind", "show")
    assert ask(browser, "accounts") == said("user", "list")
    assert {"units": [ask(browser, "units/ban-bo")]}.items() <= said("unit", "history", "Bản Bo").items()
    report = ask(browser, "reports/son-binh/kh/2023-H1")
    assert report.pop("seen") == 1  # one revision, no step
    assert report == said("submission", "show", "Sơn Bình", "--period", "2023-H1")


def test_scores_of_a_plan_that_has_a_scoring(engine: Engine, browser: TestClient, said: Any) -> None:
    """Half the points for appointing a leader, half for models: Thị trấn has both, Sơn Bình neither."""
    scoring = PLAN + ("scoring:\n  criteria:\n    - {promise: II.2, points: 50}\n    - {promise: II.4, points: 50}\n")
    register_plan(engine, scoring, "kh.yaml", NOW, "Lan")
    told = ask(browser, "scores")
    assert told["scores"] == said("score")["scores"]
    points = {row["unit_id"]: row["points"] for row in told["scores"]}
    assert (points["thi-tran"], points["son-binh"], points["ban-bo"]) == (100, 0, None)
    assert [row["unit_id"] for row in ask(browser, "scores", unit="ta-leng")["scores"]] == ["ta-leng"]


def test_one_number_by_hand(browser: TestClient) -> None:
    # five are asked for the report by 04/6; received 02/6, 04/6 and 07/6: 3 of 5, on time 2 of 5
    rates = ask(browser, "due", as_of=DAY)["rates_total"]
    assert (rates["expected"], rates["received"], rates["on_time"], rates["on_time_of_expected"]) == (5, 3, 2, 40)


def test_what_changed_since_a_day_is_the_difference_of_the_results(browser: TestClient) -> None:
    # of the nine, two by hand: Tả Lèng reported on the last evening, Bản Bo let the day pass
    told = ask(browser, "changes", since="2023-06-03", as_of="2023-06-08")
    rows = {
        (row["unit_id"], row["target"]): (row["before"], row["after"]) for row in told["changes"] if not row["whole"]
    }
    assert rows["ta-leng", "bao-cao-6-thang"] == ("not_due", "met")
    assert rows["ban-bo", "bao-cao-6-thang"] == ("not_due", "overdue")
    then, now = (
        {
            (row["unit_id"], row["target"]): row["verdict"]
            for row in ask(browser, "results", as_of=day)["results"]
            if not row.get("whole")
        }
        for day in ("2023-06-03", "2023-06-08")
    )
    assert rows == {key: (then[key], now[key]) for key in now if then[key] != now[key]}
    assert told["received"] == 2
    [one] = ask(browser, "changes", since="2023-06-03", as_of="2023-06-08", unit="ban-bo")["changes"]
    assert (one["unit_id"], one["better"], one["source"]) == ("ban-bo", False, None)
    assert ask(browser, "changes", as_of="2023-06-08")["since"][:10] == "2023-06-01"  # a week before
    lines = browser.get("/api/v1/changes?since=2023-06-03&as_of=2023-06-08&format=csv").content.decode("utf-8-sig")
    assert len(lines.splitlines()) == 1 + len(told["changes"])


def test_only_what_is_asked_for(browser: TestClient) -> None:
    rows = ask(browser, "results", unit="ban-bo", target="II.2")["results"]
    assert {(row["unit_id"], row["target"]) for row in rows} == {("ban-bo", "II.2")}
    assert ask(browser, "results", plan="khac")["results"] == []


def test_a_reporter_sees_their_own_unit_only(app: FastAPI) -> None:
    browser = browser_of(app, "ban-bo")
    for path, rows in (("results", "results"), ("due", "duties"), ("shortfalls", "shortfalls"), ("reports", "reports")):
        found = [row for row in ask(browser, path)[rows] if not row.get("whole")]
        assert {row["unit_id"] for row in found} <= {"ban-bo"}
        assert found or path == "reports"  # Bản Bo has sent none
    assert [row["id"] for row in ask(browser, "units")["units"]] == ["ban-bo"]
    for path in ("units/ta-leng", "reports/ta-leng/kh/2023-H1", "audit", "reminders", "health"):
        assert ask(browser, path, 403)["error"]["status"] == 403


@pytest.mark.parametrize(
    "path", ["results", "due", "shortfalls", "plans", "units", "reports", "audit", "health", "accounts", "settings"]
)
def test_every_table_as_csv(browser: TestClient, path: str) -> None:
    told = ask(browser, path, lang="en")
    key = {"due": "duties", "audit": "entries", "health": "checks"}.get(path, path)
    answer = browser.get(f"/api/v1/{path}", params={"lang": "en", "format": "csv"})
    lines = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert len(lines) == len(told[key]) > 0
    plain = {name: value for name, value in told[key][0].items() if isinstance(value, str) and value[:1] not in "=+-@"}
    assert plain.items() <= lines[0].items()


@pytest.mark.parametrize("query", ["as_of=hom-qua", "period=2023-X", "format=pdf", "lang=fr"])
def test_a_value_that_is_none_is_refused(browser: TestClient, query: str) -> None:
    answer = browser.get(f"/api/v1/results?{query}")
    assert (answer.status_code, answer.json()["error"]["status"]) == (422, 422)


@pytest.mark.parametrize("path", ["units/khong-co", "plans/khong-co", "reports/ban-bo/kh/2023-Q3", "khong-co"])
def test_what_is_not_there(browser: TestClient, path: str) -> None:
    assert ask(browser, path, 404)["error"]["status"] == 404
