"""Files that programs send: reports handed in, written reports checked, plans read. Số liệu minh họa."""

from __future__ import annotations

from fastapi import FastAPI

from dashboards.web.forgery import HEADER
from kpi.usecases.check_reports import check_reports
from kpi.usecases.read_document import read_plan_document
from rules.crossfoot.shapes import report_json
from targets.documents.answer import as_json
from tests.dashboards.live import TestClient, browser_of
from tests.dashboards.web.routes.test_hand_in import RIGHT, WRONG

SAME = {"Sec-Fetch-Site": "same-origin"}
WORDS = "Tổ chức 12 cuộc đối thoại (trong đó: 05 cuộc cấp huyện; 06 cuộc cấp xã).".encode()
PLAN = """KẾ HOẠCH
Công tác dân vận năm 2023
I. MỤC TIÊU
- 95% đơn vị đăng ký từ 01 - 02 mô hình.
II. TỔ CHỨC THỰC HIỆN
Báo cáo về Phòng Nội vụ trước ngày 05/6/2023.
""".encode()


def test_each_file_has_its_receipt(browser: TestClient) -> None:
    files = [("file", one) for one in (RIGHT, WRONG)]
    answer = browser.post("/api/v1/submissions", files=files, headers=SAME)
    told = answer.json()
    assert (answer.status_code, told["taken"], told["error"]["status"]) == (422, False, 422)
    assert [(one["file"], one["outcome"]) for one in told["receipts"]] == [
        ("ban-bo.xlsx", "accepted"),
        ("khun-ha.xlsx", "refused"),
    ]
    assert [(one["sheet"], one["cell"]) for one in told["receipts"][1]["issues"]] == [("Báo cáo", "E9")]
    assert browser.get("/api/v1/reports/ban-bo/kh/2023-H1").json()["revision"] == 1
    again = browser.post("/api/v1/submissions", files=files[:1], headers=SAME)
    assert (again.status_code, again.json()["receipts"][0]["outcome"]) == (200, "duplicate")


def test_an_officer_says_when_it_came(browser: TestClient) -> None:
    sent = {"files": [("file", RIGHT)], "headers": SAME}
    late = browser.post("/api/v1/submissions", data={"received_at": "2024-01-01T08:00"}, **sent)
    assert late.status_code == 422  # later than now
    answer = browser.post("/api/v1/submissions", data={"received_at": "2023-06-02T16:30"}, **sent)
    assert answer.json()["receipts"][0]["received_at"] == "2023-06-02T16:30:00+07:00"


def test_a_reporter_sends_for_their_own_unit_and_leaders_for_none(app: FastAPI) -> None:
    reporter = browser_of(app, "ban-bo")
    foreign = reporter.post("/api/v1/submissions", files=[("file", WRONG)], headers=SAME)
    assert foreign.json()["receipts"][0]["outcome"] == "refused"
    assert reporter.post("/api/v1/submissions", files=[("file", RIGHT)], headers=SAME).status_code == 200
    leader = browser_of(app, "lanh-dao")
    assert leader.post("/api/v1/submissions", files=[("file", RIGHT)], headers=SAME).status_code == 403
    del reporter.headers[HEADER]
    assert reporter.post("/api/v1/submissions", files=[("file", RIGHT)], headers=SAME).status_code == 403


def test_a_written_report_is_checked(browser: TestClient) -> None:
    told = browser.post("/api/v1/check", files={"file": ("bao-cao.txt", WORDS)}, headers=SAME).json()
    found = check_reports([("bao-cao.txt", WORDS)])
    assert told == {**report_json(found.reports, found.checks), "issues": [one.as_json() for one in found.issues]}
    assert [one["verdict"] for one in told["checks"]] == ["fail"]  # 5 + 6 = 11, not 12
    many = browser.post("/api/v1/check", files=[("file", ("a.txt", WORDS))] * 6, headers=SAME)
    assert many.status_code == 422
    assert browser.post("/api/v1/check", files={"file": ("a.docx", b"PK\x03\x04x")}, headers=SAME).status_code == 422


def test_a_plan_is_read(browser: TestClient) -> None:
    told = browser.post("/api/v1/plans/read", files={"file": ("kh.txt", PLAN)}, headers=SAME).json()
    done = read_plan_document(PLAN, "kh.txt")
    assert told == as_json(done.reading, done.issues, done.calendar, done.sha256)
    assert ([one["value"] for one in told["targets"]], [one["date"] for one in told["duties"]]) == (
        [95],
        ["2023-06-05"],
    )
    broken = browser.post("/api/v1/plans/read", files={"file": ("kh.docx", b"PK\x03\x04x")}, headers=SAME)
    assert (broken.status_code, len(broken.json()["issues"])) == (422, 1)
