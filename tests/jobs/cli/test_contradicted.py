"""A written report that says otherwise than the form: shown beside the cell, in JSON, and in a copy of the workbook."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.jobs.cli.test_intake import filled, saved
from tests.jobs.conftest import Dondoc
from tests.kpi.papers import pdf, word

HALF = ("Khun Há", "--period", "2023-H1")
SAYS_TWO = "Đến nay, xã đã đăng ký xây dựng 02 mô hình, điển hình dân vận khéo. Phong trào được duy trì."  # the form: 1
CELL = "Báo cáo!E11"


@pytest.fixture
def office(dondoc: Dondoc, own_example: Path, tmp_path: Path) -> Path:
    """An office that received the half-year report of Khun Há, who registered one model."""
    file = saved(tmp_path / "khun-ha.xlsx", filled(own_example, "khun-ha"))
    assert dondoc("submit", file, "--received-at", "2023-06-03T09:00", "-w", own_example).code == 0
    return own_example


def attach(dondoc: Dondoc, office: Path, paper: Path) -> str:
    said = dondoc("submission", "attach", "Khun Há", paper, "--period", "2023-H1", "--kind", "report", "-w", office)
    assert said.code == 0
    return said.out


@pytest.mark.parametrize("make", [word, pdf], ids=["docx", "pdf"])
def test_it_is_told_when_attached_and_shown_beside_the_cell(
    dondoc: Dondoc, office: Path, tmp_path: Path, make: type
) -> None:
    paper = saved(tmp_path / "bao-cao", make(SAYS_TWO))
    told = attach(dondoc, office, paper)
    assert f"◆ {CELL}: “Số mô hình, điển hình dân vận khéo đã đăng ký xây dựng” là 1" in told
    assert "báo cáo bằng văn bản nêu 02 mô hình" in told
    shown = dondoc("submission", "show", *HALF, "-w", office).out
    assert "Báo cáo bằng văn bản" in shown
    assert f"◆ {CELL}" in shown
    [one] = dondoc("submission", "show", *HALF, "-w", office, "--json").json["contradictions"]
    assert (one["sheet"], one["cell"], one["value"], one["stated"], one["line"]) == (
        "Báo cáo", "E11", "1", "02 mô hình", 1
    )  # fmt: skip
    assert one["quote"] == "Đến nay, xã đã đăng ký xây dựng 02 mô hình, điển hình dân vận khéo."


def test_the_marked_copy_quotes_the_sentence_in_the_cell(dondoc: Dondoc, office: Path, tmp_path: Path) -> None:
    attach(dondoc, office, saved(tmp_path / "bc.docx", word(SAYS_TWO)))
    out = tmp_path / "danh-dau.xlsx"
    assert dondoc("submission", "show", *HALF, "--marked-copy", out, "-w", office).code == 0
    comment = openpyxl.load_workbook(out)["Báo cáo"]["E11"].comment
    assert comment is not None
    assert "nêu 02 mô hình (bc.docx, dòng 1): “Đến nay, xã đã đăng ký xây dựng 02 mô hình" in comment.text


def test_a_form_that_comes_after_is_marked_when_it_is_received(
    dondoc: Dondoc, own_example: Path, tmp_path: Path
) -> None:
    attach(dondoc, own_example, saved(tmp_path / "bc.docx", word(SAYS_TWO)))
    file = saved(tmp_path / "khun-ha.xlsx", filled(own_example, "khun-ha"))
    said = dondoc("submit", file, "--received-at", "2023-06-03T09:00", "-w", own_example, "--json")
    assert said.code == 0  # a doubt, no mistake
    [receipt] = said.json["receipts"]
    assert [(issue["code"], issue["severity"]) for issue in receipt["issues"]] == [("contradicted", "warning")]
    copy = openpyxl.load_workbook(said.json["marked_copies"][0]["copy"])
    assert copy["Báo cáo"]["E11"].comment is not None


def test_without_a_contradiction_the_table_is_as_before(dondoc: Dondoc, office: Path, tmp_path: Path) -> None:
    attach(dondoc, office, saved(tmp_path / "bc.docx", word(SAYS_TWO.replace("02", "01"))))
    assert "Báo cáo bằng văn bản" not in dondoc("submission", "show", *HALF, "-w", office).out
    assert dondoc("submission", "show", *HALF, "-w", office, "--json").json["contradictions"] == []
