"""A form filled with what a narrative report says, to be looked at and sent by a person."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from tests.jobs.conftest import Dondoc

REPORT = (
    "BÁO CÁO\n\nXã đã đăng ký xây dựng 02 mô hình, điển hình dân vận khéo.\n\n"
    "Công tác tuyên truyền được quan tâm thực hiện thường xuyên.\n"
)


def test_a_figure_goes_into_its_line_with_its_sentence_and_the_form_is_taken(
    dondoc: Dondoc, own_example: Path, tmp_path: Path
) -> None:
    report, form = tmp_path / "bc.txt", tmp_path / "bieu.xlsx"
    report.write_text(REPORT, encoding="utf-8")
    said = dondoc(
        "report",
        "offer",
        report,
        "--unit",
        "Bản Bo",
        "--period",
        "2023",
        "--plan",
        "dvcq-2023",
        "--out",
        form,
        "-w",
        own_example,
    )
    assert said.code == 0, said.out
    assert "Số mô hình, điển hình dân vận khéo đã đăng ký xây dựng: 2 (bc.txt, dòng 3: “Xã đã đăng ký" in said.out
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(form).worksheets[0].iter_rows()]
    [line] = [row for row in rows if "mo-hinh-dang-ky" in row]
    assert line[4] == 2
    assert line[5] == "bc.txt, dòng 3: “Xã đã đăng ký xây dựng 02 mô hình, điển hình dân vận khéo”"


def test_what_is_not_found_is_left_blank_and_told(dondoc: Dondoc, own_example: Path, tmp_path: Path) -> None:
    report = tmp_path / "bc.txt"
    report.write_text(
        "BÁO CÁO\n\nĐăng ký 03 mô hình dân vận khéo. Xây dựng 05 mô hình, điển hình dân vận.\n", encoding="utf-8"
    )
    said = dondoc(
        "report", "offer", report, "--unit", "Bản Bo", "--period", "2023", "--plan", "dvcq-2023",
        "--out", tmp_path / "b.xlsx", "-w", own_example, "--json",
    )  # fmt: skip
    [offer] = said.json["offers"]
    assert (said.code, offer["value"], offer["choices"]) == (1, None, ["03 mô hình", "05 mô hình"])


def test_an_unreadable_report_writes_no_form(dondoc: Dondoc, own_example: Path, tmp_path: Path) -> None:
    report, form = tmp_path / "bc.docx", tmp_path / "b.xlsx"
    report.write_bytes(b"")
    said = dondoc(
        "report",
        "offer",
        report,
        "--unit",
        "Bản Bo",
        "--period",
        "2023",
        "--plan",
        "dvcq-2023",
        "--out",
        form,
        "-w",
        own_example,
    )
    assert (said.code, form.exists()) == (2, False)
    assert "tệp rỗng" in said.err
