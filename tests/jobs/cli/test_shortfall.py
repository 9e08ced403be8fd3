"""dondoc shortfall on the real plans of 2023: for the meetings on 06/6/2023 and 16/11/2023, in every form."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.dashboards.papers.looking import by_libreoffice, first_page, pages
from tests.jobs.conftest import Dondoc

#: Day of the meeting; lines, of which overdue, cannot be judged, still have time.
MEETINGS = {"2023-06-06": (92, 3, 57, 32), "2023-11-16": (49, 15, 14, 20)}


@pytest.mark.parametrize("day", list(MEETINGS))
def test_the_list_of_a_meeting_says_the_same_in_every_form(
    dondoc: Dondoc, example: Path, tmp_path: Path, day: str
) -> None:
    lines, overdue, unknown, in_time = MEETINGS[day]
    for suffix in ("xlsx", "docx", "pdf", "csv", "json"):
        said = dondoc("shortfall", "-w", example, "--as-of", day, "--out", tmp_path / f"x.{suffix}")
        assert (said.code, said.err) == (0, "")
        assert said.out == f"Đã ghi {lines} dòng vào {tmp_path / f'x.{suffix}'}.\n"
    shape = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))
    verdicts = {"overdue": overdue, "short": 0, "not_evaluable": unknown, "not_due": in_time}
    assert (shape["summary"]["verdicts"], len(shape["shortfalls"])) == (verdicts, lines)
    with (tmp_path / "x.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file, delimiter=";"))) == lines + 1
    assert openpyxl.load_workbook(tmp_path / "x.xlsx")["Dữ liệu"].max_row == lines + 1
    total = f"tổng cộng {lines} lượt chỉ tiêu, nhiệm vụ, trong đó: quá hạn: {overdue}; chưa đủ số liệu: {unknown};"
    assert any(total in paragraph.text for paragraph in docx.Document(str(tmp_path / "x.docx")).paragraphs)
    first = " ".join(line.text for line in first_page((tmp_path / "x.pdf").read_bytes()).lines)
    assert total in first


@pytest.mark.parametrize("form", ["state", "party"])
def test_the_form_of_the_paper_is_a_setting(dondoc: Dondoc, own_example: Path, tmp_path: Path, form: str) -> None:
    settings = own_example / "dondoc.yaml"
    text = settings.read_text(encoding="utf-8").replace("form: state", f"form: {form}")
    settings.write_text(text.replace('"{number}/{kind}-NV"', '"{number}-{kind}/HU"'), encoding="utf-8")
    for suffix in ("docx", "pdf"):
        asked = ("--as-of", "2023-11-16", "--by", "target", "--out", tmp_path / f"x.{suffix}")
        assert dondoc("shortfall", "-w", own_example, *asked).code == 0
    head = {"state": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "party": "ĐẢNG CỘNG SẢN VIỆT NAM"}[form]
    printed = by_libreoffice((tmp_path / "x.docx").read_bytes(), tmp_path)  # without repair
    for content in ((tmp_path / "x.pdf").read_bytes(), printed):
        first = first_page(content)
        assert first.line(head)
        assert first.line("-BC/HU")
        assert first.line("Tam Đường, ngày 16 tháng 11 năm 2023")


def test_a_workbook_opens_in_libreoffice(dondoc: Dondoc, example: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    assert dondoc("shortfall", "-w", example, "--as-of", "2023-11-16", "--out", path).code == 0
    shown = pages(by_libreoffice(path.read_bytes(), tmp_path, ".xlsx"))
    assert any("DANH SÁCH CHỈ TIÊU" in line.text for line in shown[0].lines)
    assert all(page.width > page.height for page in shown)


def test_only_what_is_asked_for_is_listed(dondoc: Dondoc, example: Path) -> None:
    asked = ("shortfall", "-w", example, "--as-of", "2023-11-16", "--verdict", "overdue", "--by", "deadline", "--json")
    shape = dondoc(*asked).json
    assert {line["verdict"] for line in shape["shortfalls"]} == {"overdue"}
    assert [line["last_day"] for line in shape["shortfalls"]] == ["2023-06-04"] * 2 + ["2023-11-14"] * 13
    assert (shape["order"], shape["filters"]) == ("deadline", ["Quá hạn"])


def test_settings_that_are_missing_are_named_and_left_blank(dondoc: Dondoc, own_example: Path, tmp_path: Path) -> None:
    (own_example / "dondoc.yaml").write_text("office: Phòng Nội vụ\n", encoding="utf-8")
    said = dondoc("shortfall", "-w", own_example, "--as-of", "2023-11-16", "--out", tmp_path / "x.pdf")
    assert said.code == 0
    for key in ("place", "number", "signature", "recipients"):
        assert f"“letterhead.{key}”" in said.err
    first = first_page((tmp_path / "x.pdf").read_bytes())
    assert first.line("………………, ngày 16 tháng 11 năm 2023")


def test_a_period_without_anything_asked_writes_nothing(dondoc: Dondoc, example: Path, tmp_path: Path) -> None:
    said = dondoc("shortfall", "-w", example, "--period", "2030", "--out", tmp_path / "x.pdf")
    assert (said.code, "(kỳ 2030); không ghi tệp nào" in said.err) == (2, True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "known"),
    [(("--by", "name"), "unit, target, deadline"), (("--verdict", "met"), "overdue, short, not_evaluable, not_due")],
)
def test_an_unknown_order_or_verdict_is_told_with_those_there_are(
    dondoc: Dondoc, example: Path, arguments: tuple[str, str], known: str
) -> None:
    said = dondoc("shortfall", "-w", example, *arguments)
    assert (said.code, known in said.err) == (2, True)


@pytest.mark.parametrize("suffix", ["odt", "txt"])
def test_a_form_not_offered_is_said_so(dondoc: Dondoc, example: Path, tmp_path: Path, suffix: str) -> None:
    said = dondoc("shortfall", "-w", example, "--out", tmp_path / f"x.{suffix}")
    assert said.code == 2
    assert ".xlsx, .docx, .pdf" in said.err
    assert list(tmp_path.iterdir()) == []
