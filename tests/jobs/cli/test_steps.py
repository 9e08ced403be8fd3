"""submission return, accept, unlock, redate: an officer's day, end to end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.jobs.cli.test_intake import changed, filled, saved
from tests.jobs.conftest import Dondoc
from tests.kpi.papers import word

HALF = ("Khun Há", "--period", "2023-H1")


@pytest.fixture
def office(dondoc: Dondoc, own_example: Path, tmp_path: Path) -> Path:
    """An office that received the half-year report of Khun Há on 3 June 2023, two days before it was due."""
    file = saved(tmp_path / "a.xlsx", filled(own_example, "khun-ha"))
    assert dondoc("submit", file, "--received-at", "2023-06-03T09:00", "-w", own_example).code == 0
    return own_example


def duty(dondoc: Dondoc, workspace: Path, *options: str) -> Any:
    found = dondoc("due", "-w", workspace, "--json", *options).json["duties"]
    [one] = [one for one in found if one["unit"] == "Khun Há" and one["duty"] == "bao-cao-6-thang"]
    return one


def test_returned_sent_again_accepted(dondoc: Dondoc, office: Path, tmp_path: Path) -> None:
    assert duty(dondoc, office)["state"] == "done"
    said = dondoc("submission", "return", *HALF, "--reason", "Thiếu biên bản", "-w", office)
    assert (said.code, said.out.strip()) == (0, "Đã trả lại: xã Khun Há, 6 tháng đầu năm 2023 (dvcq-2023), lần 1.")
    back = duty(dondoc, office)
    assert back["state"] == "overdue"
    assert "Lần đầu nộp trong hạn" in back["why"]
    assert "Thiếu biên bản" in back["why"]
    again = saved(tmp_path / "b.xlsx", changed(filled(office, "khun-ha"), {"F8": "kèm biên bản"}))
    assert dondoc("submit", again, "-w", office).code == 0
    assert duty(dondoc, office)["state"] == "done"  # in time by the first sending
    assert dondoc("submission", "accept", *HALF, "-w", office).code == 0
    shown = dondoc("submission", "show", *HALF, "-w", office).out
    assert "· Đã duyệt" in shown
    assert "trả lại lần 1: Thiếu biên bản" in shown


def test_the_past_stays_as_it_was(dondoc: Dondoc, office: Path) -> None:
    """The list of 10 June 2023 is the same to the byte after the report was returned years later."""
    lists = [("due",), ("evaluate",), ("shortfall",), ("submission", "list")]
    before = [dondoc(*words, "-w", office, "--as-of", "2023-06-10", "--json").out for words in lists]
    dondoc("submission", "return", *HALF, "--reason", "Thiếu", "-w", office)
    after = [dondoc(*words, "-w", office, "--as-of", "2023-06-10", "--json").out for words in lists]
    assert after == before
    assert dondoc("submission", "list", "-w", office, "--json").out != before[3]


def test_a_wrong_step_is_told_in_words(dondoc: Dondoc, office: Path) -> None:
    dondoc("submission", "accept", *HALF, "-w", office)
    said = dondoc("submission", "return", *HALF, "--reason", "Thiếu", "-w", office)
    assert said.code == 2
    assert "Không thể trả lại: báo cáo đã được duyệt; cần mở khóa trước." in said.err
    assert dondoc("submission", "return", *HALF, "-w", office).code == 2  # no reason
    assert dondoc("submission", "unlock", *HALF, "--reason", "Sửa số", "-w", office).code == 0
    assert dondoc("submission", "return", *HALF, "--reason", "Thiếu", "-w", office).code == 0


def test_a_wrong_time_of_receipt_is_corrected_and_both_are_shown(dondoc: Dondoc, office: Path) -> None:
    wish = ("--received-at", "2023-06-06T08:00", "--reason", "Ghi nhầm ngày")
    assert dondoc("submission", "redate", *HALF, *wish, "-w", office).code == 0
    late = duty(dondoc, office)
    assert (late["state"], late["days"]) == ("late", 2)
    shown = dondoc("submission", "show", *HALF, "-w", office).out
    assert "sửa thời điểm nhận lần 1 từ 09:00 ngày 03/6/2023 thành 08:00 ngày 06/6/2023: Ghi nhầm ngày" in shown


def test_the_same_file_with_another_time_says_how_to_correct_it(dondoc: Dondoc, office: Path, tmp_path: Path) -> None:
    said = dondoc("submit", tmp_path / "a.xlsx", "--received-at", "2023-06-02T09:00", "-w", office)
    assert said.code == 1
    assert "dondoc submission redate" in said.err


def test_what_is_final_is_unlocked_with_a_reason(dondoc: Dondoc, office: Path, tmp_path: Path) -> None:
    plan = office / "plans" / "dan-van-chinh-quyen-2023.yaml"
    text = plan.read_text(encoding="utf-8")
    closed = text.replace(
        "  periods: [2023-H1, 2023]",
        "  periods: [2023-H1, 2023]\n  closings: [{period: 2023-H1, last_day: 2023-06-10}]",
    )
    plan.write_text(closed, encoding="utf-8")
    assert dondoc("plan", "add", plan, "-w", office).code == 0
    again = saved(tmp_path / "b.xlsx", changed(filled(office, "khun-ha"), {"E11": 2}))
    late = dondoc("submit", again, "-w", office)
    assert late.code == 1
    assert "đã chốt hết ngày 10/6/2023" in late.err
    assert dondoc("submission", "unlock", *HALF, "--reason", "Văn phòng cho bổ sung", "-w", office).code == 0
    assert dondoc("submit", again, "-w", office).code == 0


def test_a_plan_is_named_where_several_take_the_period(dondoc: Dondoc, office: Path) -> None:
    said = dondoc("submission", "accept", "Khun Há", "--period", "2023-Q3", "-w", office)
    assert said.code == 2
    assert dondoc("submission", "accept", *HALF, "--plan", "gspb-2023", "-w", office).code == 2  # nothing was sent
    assert dondoc("submission", "accept", *HALF, "--plan", "dvcq-2023", "-w", office).code == 0


def test_minutes_are_attached_and_listed(dondoc: Dondoc, office: Path, tmp_path: Path) -> None:
    paper = saved(tmp_path / "bien-ban.docx", word("Biên bản hội nghị đối thoại"))
    said = dondoc("submission", "attach", "Khun Há", paper, "--period", "2023-H1", "--kind", "minutes", "-w", office)
    assert (said.code, said.out.strip()) == (
        0,
        "Đã đính kèm bien-ban.docx (biên bản): xã Khun Há, 6 tháng đầu năm 2023 (dvcq-2023).",
    )
    shown = dondoc("submission", "show", *HALF, "-w", office)
    assert "Đính kèm biên bản" in shown.out
    [file] = dondoc("submission", "show", *HALF, "-w", office, "--json").json["evidence"]
    assert (file["kind"], file["file"]) == ("minutes", "bien-ban.docx")
    again = dondoc("submission", "attach", "Khun Há", paper, "--period", "2023-H1", "--kind", "minutes", "-w", office)
    assert again.code == 2
    wrong = dondoc("submission", "attach", "Khun Há", paper, "--period", "2023-H1", "--kind", "anh", "-w", office)
    assert (wrong.code, "minutes, report" in wrong.err) == (2, True)
