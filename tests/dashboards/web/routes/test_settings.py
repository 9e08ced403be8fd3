"""The settings in the browser."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from sqlalchemy import Engine

from dashboards.web.app import create_app
from kpi.audit import What
from kpi.usecases.verify_audit import audit_trail, verify_audit
from tests.dashboards.live import Clock, TestClient, browser_of, filled, people, site
from tests.dashboards.reading import read_page
from tests.dashboards.world import OFFICE

TEXT = f"# của phòng\noffice: {OFFICE}\nreminders: {{before: [7, 1]}}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace with a settings file."""
    (tmp_path / "dondoc.yaml").write_text(TEXT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def office(engine: Engine, folder: Path) -> TestClient:
    """A browser at the site of the workspace."""
    return browser_of(create_app(site(people(filled(engine)), Clock(), folder)), "quan-tri")


def typed(html: str) -> str:
    """Return what stands in the text field."""
    found = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", html, re.DOTALL)
    assert found is not None
    return found[1]


def seen(office: TestClient) -> str:
    """Return the mark of the text that is shown."""
    page = read_page(office.get("/thiet-lap").text)
    return next(one["value"] for one in page.named("input") if one.get("name") == "da_xem")


def put(office: TestClient, text: str, mark: str) -> tuple[int, str]:
    """Send the form; return the status and the page."""
    answer = office.post("/thiet-lap", data={"noi_dung": text.replace("\n", "\r\n"), "da_xem": mark})
    return answer.status_code, answer.text


def test_the_settings_in_force_and_the_file_are_shown(office: TestClient, folder: Path) -> None:
    html = office.get("/thiet-lap").text
    page = read_page(html)
    (caption,) = [caption for caption in page.tables if caption.startswith("Mỗi khóa")]
    rows = {row[0]: row[1:] for row in page.tables[caption][1:]}
    assert rows["office"] == [OFFICE, "Tên cơ quan điều phối, in trên trang và danh sách."]
    assert rows["reminders.before"][0] == "15; 7; 3; 1 mặc định"  # the site was opened before the file was written
    assert "Tệp đã được sửa ngoài trang này và chưa dùng." in page.text
    assert str(folder / "dondoc.yaml") in page.text
    assert typed(html) == TEXT


def test_a_change_is_followed_at_once_and_the_text_before_is_kept(office: TestClient, folder: Path) -> None:
    text = TEXT.replace("7, 1", "5").replace(OFFICE, "Văn phòng UBND")
    assert put(office, text, seen(office))[0] == 303
    assert (folder / "dondoc.yaml").read_text(encoding="utf-8") == text
    assert (folder / "dondoc.yaml.truoc").read_text(encoding="utf-8") == TEXT
    page = read_page(office.get("/thiet-lap").text)
    assert "Đã ghi thiết lập; bản trước ở dondoc.yaml.truoc." in page.text
    assert "chưa dùng" not in page.text
    assert "Văn phòng UBND" in read_page(office.get("/").text).text


def test_mistakes_are_told_with_their_lines_and_nothing_typed_is_lost(office: TestClient, folder: Path) -> None:
    text = TEXT.replace("before", "befor") + "mail: {server: <b>x}\n"
    status, html = put(office, text, seen(office))
    assert status == 422
    page = read_page(html)
    assert "dondoc.yaml, dòng 3" in page.text
    assert "Có phải: “before”?" in page.text
    assert "&lt;b&gt;x" in typed(html)
    assert (folder / "dondoc.yaml").read_text(encoding="utf-8") == TEXT


def test_the_second_of_two_sees_the_firsts_change_and_loses_nothing(office: TestClient, folder: Path) -> None:
    mark = seen(office)
    first, second = TEXT.replace("7, 1", "5"), TEXT.replace("7, 1", "9")
    assert put(office, first, mark)[0] == 303
    status, html = put(office, second, mark)
    assert status == 409
    page = read_page(html)
    assert "dondoc.yaml đã được người khác sửa sau khi bạn mở" in page.text
    assert "-reminders: {before: [5]} +reminders: {before: [9]}" in page.text
    assert typed(html) == second
    assert (
        put(office, second, next(one["value"] for one in page.named("input") if one.get("name") == "da_xem"))[0] == 303
    )
    assert (folder / "dondoc.yaml.truoc").read_text(encoding="utf-8") == first


def test_a_change_is_in_the_audit_trail_with_its_lines(office: TestClient, engine: Engine, folder: Path) -> None:
    after = TEXT.replace("[7, 1]", "[10]")
    assert put(office, after, seen(office))[0] == 303
    assert put(office, after, seen(office))[0] == 303  # the same again is no change
    records = [link.record() for link in audit_trail(engine)]
    [told] = [record for record in records if record is not None and record.what is What.SETTINGS]
    assert told.actor == "quan-tri"
    row = told.about["row"]
    assert row["changed"] == "reminders"
    assert row["lines"] == "-reminders: {before: [7, 1]}\n+reminders: {before: [10]}"
    assert row["sha256"] == hashlib.sha256((folder / "dondoc.yaml").read_bytes()).hexdigest()
    assert verify_audit(engine).holds


def test_what_changes_nothing_is_not_in_the_audit_trail(office: TestClient, engine: Engine) -> None:
    before = verify_audit(engine).head
    assert put(office, "reminders: {before: [x]}\n", seen(office))[0] == 422
    assert put(office, "office: Khác\n", "0" * 64)[0] == 409
    assert verify_audit(engine).head == before
