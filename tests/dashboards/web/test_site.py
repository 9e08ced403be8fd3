"""A site without what `jobs` knows: pages say what cannot be done here, and none fails."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest
from sqlalchemy import Engine

from dashboards.web.app import create_app
from dashboards.web.site import Site, no_file_of_units
from kpi.settings import Settings
from tests.dashboards.live import Clock, TestClient, browser_of, filled, people
from tests.dashboards.reading import read_page

DATABASES = ("sqlite",)  # the pages only read


@pytest.fixture
def bare(engine: Engine, tmp_path: Path) -> TestClient:
    """An administrator at a site of a database, a clock and a folder."""
    return browser_of(create_app(Site(people(filled(engine)), Settings(), tmp_path, Clock())), "quan-tri")


def test_every_page_is_there_without_reminders_and_upkeep(bare: TestClient) -> None:
    for path in (
        "/",
        "/don-vi",
        "/nhac-viec",
        "/suc-khoe",
        "/thiet-lap",
        "/thay-doi-don-vi",
        "/mien-gia-han",
        "/toi",
        "/healthz",
    ):
        assert bare.get(path).status_code in {200, 503}, path  # 503: no worker is at work
    assert "Dự kiến" not in read_page(bare.get("/nhac-viec").text).text


def test_what_cannot_be_planned_is_refused_in_words(bare: TestClient) -> None:
    answer = bare.get("/nhac-viec/thu?gui=2023-05-30&nguoi=khun-ha/van-thu")
    assert answer.status_code == 503
    assert "Ở đây không lập được lời nhắc." in answer.text
    assert bare.get("/api/v1/reminders/planned").json()["error"]["text"] == "Ở đây không lập được lời nhắc."


def test_no_file_of_units_takes_whatever_is_written() -> None:
    with no_file_of_units() as own:
        own.put("units: []")
        assert (own.name, own.text) == ("units.yaml", None)


def test_it_stays_as_it_was_handed_in(engine: Engine, tmp_path: Path) -> None:
    site = Site(engine, Settings(), tmp_path, Clock())
    with pytest.raises(FrozenInstanceError):
        site.folder = tmp_path.parent  # type: ignore[misc]  # that is what is tried
