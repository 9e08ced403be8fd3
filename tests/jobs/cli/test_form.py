"""form make: a workbook for each unit that owes a report."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from kpi.intake.form import SHEET
from tests.jobs.conftest import Dondoc, Said


def make(
    dondoc: Dondoc, example: Path, out: Path, *more: object, plan: str = "dvcq-2023", period: str = "2023-H1"
) -> Said:
    return dondoc("form", "make", "-w", example, "--plan", plan, "--period", period, "--out", out, *more)


def test_one_for_each_commune_in_the_office_s_order(dondoc: Dondoc, example: Path, tmp_path: Path) -> None:
    said = make(dondoc, example, tmp_path / "bieu")
    assert (said.code, said.out) == (0, f"Đã ghi 13 biểu, 6 tháng đầu năm 2023, vào {tmp_path / 'bieu'}.\n")
    names = sorted(path.name for path in (tmp_path / "bieu").iterdir())
    assert (len(names), names[0], names[10]) == (13, "01-thi-tran-tam-duong_2023-H1.xlsx", "11-xa-ban-bo_2023-H1.xlsx")


def test_what_a_unit_sent_before_stands_beside(dondoc: Dondoc, example: Path, tmp_path: Path) -> None:
    """Bản Bo reported 3 models for the first half-year; the form of the year shows it."""
    make(dondoc, example, tmp_path, "--unit", "xã Bản Bo", period="2023")
    sheet = load_workbook(tmp_path / "11-xa-ban-bo_2023.xlsx")[SHEET]
    assert sheet["F11"].value == "Kỳ trước\n(6 tháng đầu năm 2023)"
    assert sheet["F15"].value == 3


def test_only_the_units_named_under_the_numbers_they_always_have(dondoc: Dondoc, example: Path, tmp_path: Path) -> None:
    said = make(dondoc, example, tmp_path, "--unit", "Khun Há", "--unit", "03394", "--unit", "Thèn Sin")
    assert said.code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "02-xa-then-sin_2023-H1.xlsx",
        "13-xa-khun-ha_2023-H1.xlsx",
    ]


def test_all_in_one_zip_file(dondoc: Dondoc, example: Path, tmp_path: Path) -> None:
    assert make(dondoc, example, tmp_path / "bieu.zip").code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["bieu.zip"]


def test_a_filled_form_is_accepted(dondoc: Dondoc, own_example: Path, tmp_path: Path) -> None:
    make(dondoc, own_example, tmp_path, "--unit", "Khun Há", period="2023")
    path = tmp_path / "13-xa-khun-ha_2023.xlsx"
    book = load_workbook(path)
    figures: tuple[str | int, ...] = ("có", "có", "có", 1, "có")
    for row, figure in enumerate(figures, 12):
        book[SHEET][f"H{row}"] = figure
    book.save(path)
    said = dondoc("submit", "-w", own_example, path, "--received-at", "2023-11-10", "--json")
    assert (said.code, said.json["receipts"][0]["unit_id"]) == (0, "khun-ha")
    assert said.json["receipts"][0]["issues"] == []


def test_a_form_made_before_the_plan_was_amended_is_taken_with_a_note(
    dondoc: Dondoc, own_example: Path, tmp_path: Path
) -> None:
    make(dondoc, own_example, tmp_path, "--unit", "Khun Há", period="2023")
    path = own_example / "plans" / "dan-van-chinh-quyen-2023.yaml"
    amended = path.read_text(encoding="utf-8").replace("title: Báo cáo năm 2023", "title: Báo cáo cả năm 2023")
    path.write_text(amended, encoding="utf-8")
    assert dondoc("plan", "add", "-w", own_example, path).code == 0
    said = dondoc("submit", "-w", own_example, tmp_path / "13-xa-khun-ha_2023.xlsx", "--json")
    issues = {issue["code"]: issue for issue in said.json["receipts"][0]["issues"]}
    assert (issues["older-form"]["severity"], "required" in issues) == ("note", True)
    assert issues["older-form"]["text"] == "biểu làm theo kế hoạch ghi nhận lần 1, báo cáo được đọc theo lần 2"


def test_forms_that_are_there_are_kept(dondoc: Dondoc, example: Path, tmp_path: Path) -> None:
    first = make(dondoc, example, tmp_path)
    again, forced = make(dondoc, example, tmp_path), make(dondoc, example, tmp_path, "--force")
    assert [said.code for said in (first, again, forced)] == [0, 2, 0]
    assert "đã có 13 tệp cùng tên" in again.err


def test_a_plan_or_period_that_is_not_there_is_said_with_those_that_are(
    dondoc: Dondoc, example: Path, tmp_path: Path
) -> None:
    wrong = make(dondoc, example, tmp_path, period="2023-Q1")
    assert (wrong.code, "các kỳ của biểu: 2023-H1 (6 tháng đầu năm 2023), 2023 (năm 2023)" in wrong.err) == (2, True)
    unknown = make(dondoc, example, tmp_path, plan="dvcq-2024")
    assert (unknown.code, "dvcq-2023" in unknown.err) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_a_unit_that_owes_none_is_said_with_the_reason(dondoc: Dondoc, example: Path, tmp_path: Path) -> None:
    district = make(dondoc, example, tmp_path, "--unit", "huyện Tam Đường")
    assert (district.code, "không giao việc cho đơn vị này" in district.err) == (2, True)
    later = make(dondoc, example, tmp_path, "--unit", "ban-bo-2025")
    assert (later.code, "không có trong danh sách ngày 30/6/2023" in later.err) == (2, True)
    assert make(dondoc, example, tmp_path, "--unit", "xã Không Có").code == 2


def test_a_plan_without_a_form_says_so(dondoc: Dondoc, own_example: Path, tmp_path: Path) -> None:
    path = own_example / "plans" / "dan-van-chinh-quyen-2023.yaml"
    text = path.read_text(encoding="utf-8").replace("id: dvcq-2023", "id: khac")
    start, end = text.index("\nform:"), text.index("\ntargets:")
    bare = tmp_path / "bare.yaml"
    bare.write_text(text[:start] + text[end:], encoding="utf-8")
    assert dondoc("plan", "add", "-w", own_example, bare).code == 0
    said = make(dondoc, own_example, tmp_path / "bieu", plan="khac")
    assert (said.code, "không có biểu báo cáo" in said.err) == (2, True)
