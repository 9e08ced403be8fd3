"""The page of health, live."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from dashboards.web.app import create_app
from dashboards.web.site import Site
from kpi.settings import Settings
from kpi.store.engine import writing
from kpi.store.workers import at_work
from tests.dashboards.live import Clock, TestClient, browser_of, people
from tests.dashboards.reading import read_page


def test_what_is_to_be_seen_to_is_told_with_what_to_do(engine: Engine, browser: TestClient, tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "dondoc-2023-10-01.db").write_bytes(b"12345")
    with at_work(engine, "may-1", Clock().at):
        page = read_page(browser.get("/suc-khoe").text)
    assert "1 tiến trình đang chạy." in page.text
    assert "dondoc-2023-10-01.db" in page.text
    (caption,) = [caption for caption in page.tables if caption.startswith("■ hỏng")]
    found = dict(page.tables[caption][1:])
    assert found["Sổ thay đổi"] == "● Nguyên vẹn, 8 mục."
    assert found["Liên hệ"].startswith("▲ Chưa có địa chỉ để nhắc: thị trấn Tam Đường")


def test_without_a_worker_one_is_asked_for(browser: TestClient) -> None:
    assert "Chưa có tiến trình nền nào chạy" in browser.get("/suc-khoe").text


def test_a_site_of_the_database_alone_still_tells_of_workers(engine: Engine, tmp_path: Path) -> None:
    alone = browser_of(create_app(Site(people(engine), Settings(), tmp_path, Clock())), "quan-tri")
    assert "Thư chờ gửi" in alone.get("/suc-khoe").text


def test_whatever_watches_is_told_in_one_line(engine: Engine, stranger: TestClient, clock: Clock) -> None:
    """Nobody signs in for it; a worker that was not heard of for 90 seconds is not at work."""
    answer = stranger.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"ok": True, "worker": False})
    with at_work(engine, "may-1", clock.at):
        assert stranger.get("/healthz").json()["worker"] is True
        clock.forward(seconds=91)
        assert stranger.get("/healthz").json()["worker"] is False


@pytest.mark.parametrize("broken", ["audit_entry"])
def test_a_database_that_does_not_answer_is_no_health(engine: Engine, browser: TestClient, broken: str) -> None:
    with writing(engine) as connection:
        connection.execute(text(f"ALTER TABLE {broken} RENAME TO lost"))
    try:
        answer = browser.get("/healthz")
        assert (answer.status_code, answer.json()) == (503, {"ok": False})
    finally:
        with writing(engine) as connection:
            connection.execute(text(f"ALTER TABLE lost RENAME TO {broken}"))
