"""What a visitor is shown: never beyond their units."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from fastapi import FastAPI, HTTPException, Request
from sqlalchemy import Engine

from dashboards.web.app import create_app
from dashboards.web.asked import Asked
from dashboards.web.shown import asked_number, changed_since, shown_part
from dashboards.web.viewer import Viewer
from dashboards.web.visit import Visit
from kpi.permissions import Role
from tests.dashboards.live import Clock, browser_of, filled, site
from tests.dashboards.world import moment

DATABASES = ("sqlite",)  # the pages only read


@pytest.fixture
def visit(engine: Engine, tmp_path: Path) -> Visit:
    """A visit of the reporter of Tả Lèng."""
    app = create_app(site(filled(engine), Clock(), tmp_path))
    request = Request({"type": "http", "app": app, "headers": [], "path": "/", "query_string": b""})
    viewer = Viewer("ta-leng", "Tả Lèng", Role.REPORTER, frozenset({"ta-leng"}), "ta-leng")
    return Visit(request, viewer, Asked(), moment("2023-10-02T08:00"))


def test_a_reporter_sees_their_own_unit(visit: Visit) -> None:
    assert [unit.name for unit in shown_part(visit).district.units] == ["Tả Lèng"]
    assert [unit.name for unit in shown_part(visit, "tam-duong").district.units] == ["Tả Lèng"]


def test_who_may_see_everything_does(visit: Visit) -> None:
    officer = replace(visit, viewer=Viewer("lan", "Lan", Role.OFFICER))
    part = shown_part(officer)
    assert part.whole
    assert len(part.district.units) == 5
    assert shown_part(officer) is part  # made once


def test_a_reporter_is_told_of_their_own_changes(visit: Visit) -> None:
    found = changed_since(visit, None, moment("2023-06-01T00:00").date())
    assert {change.unit for change in found.units} == {"Tả Lèng"}
    assert found.received == 1


def test_below_a_stranger_there_is_nothing(visit: Visit) -> None:
    with pytest.raises(HTTPException) as caught:
        shown_part(visit, "khong-co")
    assert caught.value.status_code == 404


@pytest.mark.parametrize(
    ("text", "number"), [("3", 3), ("", 1), ("-3", 1), ("x", 1), ("٣", 3), ("²", 1), ("9" * 10, 1)]
)
def test_a_number_of_the_query(text: str, number: int) -> None:
    assert asked_number({"trang": text}, "trang") == number
    assert asked_number({}, "trang") == 1


#: Pages and lists that anyone who reads something may open.
SHARED = (
    "/",
    "/?thuoc=tam-duong",
    "/?tu=2023-06-01",
    "/chi-tieu/kh/II.4",
    "/chi-tieu/kh/bao-cao-6-thang",
    "/han",
    "/thieu",
    "/thieu?don-vi=ta-leng",
    "/ke-hoach",
    "/ke-hoach/kh",
    "/tai-ve/thieu.json",
    "/tai-ve/thieu.csv",
)


@pytest.mark.parametrize("account", ["ban-bo", "lanh-dao-xa"])
def test_nobody_is_shown_a_word_about_other_units(app: FastAPI, account: str) -> None:
    """A reporter, and the leader of one commune: what names everyone on the whole's page names nobody on theirs."""
    browser = browser_of(app, account)
    for path in SHARED:
        answer = browser.get(path)
        assert answer.status_code == 200, path
        for other in ("Thị trấn Tam Đường", "Tả Lèng", "Sơn Bình", "Khun Há", "son-binh.xlsx"):
            assert other not in answer.text, (path, other)
    assert "Bản Bo" in browser.get("/").text
    assert browser.get("/lich/ta-leng/thoi-han.ics").status_code == 403
