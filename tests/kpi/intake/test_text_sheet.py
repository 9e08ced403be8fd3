"""Words that look like the library's own markup stay words, in a workbook kept in memory and in one that is not."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from xlsxwriter import Workbook

from kpi.intake.text_sheet import TextSheet

MARKUP = "<r><rPr><b/></rPr><t>đậm</t></r>"


@pytest.mark.parametrize("option", ["in_memory", "constant_memory"])
@pytest.mark.parametrize("text", [MARKUP, "<r>&</r>", "<r></sheetData></r>"])
def test_a_text_between_the_marks_of_a_run_stays_text(option: str, text: str) -> None:
    content = io.BytesIO()
    with Workbook(content, {option: True}) as book:
        book.add_worksheet("S", TextSheet).write_string(0, 0, text)
    with zipfile.ZipFile(io.BytesIO(content.getvalue())) as parts:
        assert all(b"<r>" not in parts.read(name) for name in parts.namelist())
    assert openpyxl.load_workbook(io.BytesIO(content.getvalue()))["S"]["A1"].value == f"{text} "


@pytest.mark.parametrize("text", ["Bản Bo", "<r>", "</r>", "xã <r>Bản Bo</r>", "<r/>"])
def test_every_other_text_is_written_as_it_is(text: str) -> None:
    content = io.BytesIO()
    with Workbook(content) as book:
        book.add_worksheet("S", TextSheet).write_string(0, 0, text)
    assert openpyxl.load_workbook(io.BytesIO(content.getvalue()))["S"]["A1"].value == text
