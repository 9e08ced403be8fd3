"""The form that goes out, and that it comes back as it went: what is written is what is read."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from kpi.intake import child
from kpi.intake.form import HEADINGS, SHEET, Entry, unit_of_measure, write_form
from kpi.intake.guard import Sheet, read_workbook
from kpi.intake.known import Known
from kpi.intake.read_file import read_sheets
from kpi.intake.report import Report
from targets.plan import Plan
from targets.provenance import Source
from tests.kpi.world import moment, period, plan, registry, workbook

PLAN = plan()
UNIT = registry().unit("ban-bo")
HALF = period("2023-H1")
ARRIVED = moment("2023-06-01T08:00")


def found_in(content: bytes, plan_: Plan = PLAN) -> tuple[Report, dict[str, Decimal | None]]:
    """Return the report of a workbook and its values, read in this process since we made it ourselves."""
    sheets = child._sheets(CalamineWorkbook.from_filelike(io.BytesIO(content)))
    read = tuple(Sheet(name, tuple(map(tuple, rows))) for name, rows in sheets)
    (report,) = read_sheets(read, Source("bc.xlsx", "ab"), Known({plan_.id: plan_}, registry(), ARRIVED))
    assert report.issues == ()
    return report, {cell.indicator: cell.value for cell in report.values}


class TestBlank:
    def test_what_a_person_sees(self) -> None:
        sheet = load_workbook(io.BytesIO(write_form(PLAN, UNIT, HALF)))[SHEET]
        assert sheet["A1"].value == "KẾT QUẢ CÔNG TÁC DÂN VẬN"
        assert [(sheet[f"A{n}"].value, sheet[f"C{n}"].value) for n in (3, 4, 5)] == [
            ("Kế hoạch", "kh-2023"),
            ("Đơn vị", "xã Bản Bo"),
            ("Kỳ báo cáo", "2023-H1"),
        ]
        assert sheet["D5"].value == "6 tháng đầu năm 2023"
        assert tuple(cell.value for cell in sheet[7]) == HEADINGS
        assert [[cell.value for cell in row[1:5]] for row in sheet.iter_rows(8, 11)] == [
            ["mo-hinh", "Số mô hình đăng ký", "mô hình", None],
            ["mo-hinh-dat", "Số mô hình được công nhận", "", None],
            ["kinh-phi", "Kinh phí", "triệu đồng", None],
            ["doi-thoai", "Đã đối thoại với Nhân dân", "có/không", None],
        ]

    def test_all_its_values_are_blank_not_zero(self) -> None:
        report, values = found_in(write_form(PLAN, UNIT, HALF))
        assert (report.plan, report.unit, report.period) == (PLAN, UNIT, HALF)
        assert values == dict.fromkeys(("mo-hinh", "mo-hinh-dat", "kinh-phi", "doi-thoai"))

    def test_the_same_content_gives_the_same_bytes(self) -> None:
        assert write_form(PLAN, UNIT, HALF) == write_form(PLAN, UNIT, HALF)
        assert workbook() == workbook()
        assert workbook() != workbook(mo_hinh=3)

    def test_a_plan_that_takes_no_reports_has_no_form(self) -> None:
        with pytest.raises(ValueError, match="kh-2023"):
            write_form(PLAN.model_copy(update={"form": None}), UNIT, HALF)


class TestHostileWords:
    WORDS = ("=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "http://a.b", "\t=1", '"', "<b>&amp;", "_x0041_", "'=1", "#REF!")

    @pytest.mark.parametrize("word", WORDS)
    def test_they_stay_words(self, word: str) -> None:
        content = write_form(PLAN, UNIT, HALF, {"kinh-phi": Entry(word, word)})
        sheet = load_workbook(io.BytesIO(content))[SHEET]
        assert [sheet["E10"].data_type, sheet["F10"].data_type] == ["s", "s"]
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
            assert not [name for name in parts.namelist() if "hyperlink" in name]


FIGURES = st.none() | st.decimals(0, 10**9, places=3)
COUNTS = st.none() | st.integers(0, 10**6).map(Decimal)
NOTES = st.text(st.characters(min_codepoint=32, max_codepoint=0x1EF9, exclude_categories=["C", "Z"]), max_size=20)


class TestThereAndBack:
    @settings(max_examples=40)
    @given(COUNTS, FIGURES, st.none() | st.sampled_from(["có", "không"]), NOTES)
    def test_what_is_written_is_what_is_read(
        self, count: Decimal | None, amount: Decimal | None, answer: str | None, note: str
    ) -> None:
        composed = unicodedata.normalize("NFD", note)
        entries = {
            "mo-hinh": Entry(float(count) if count is not None else None, composed),
            "kinh-phi": Entry(float(amount) if amount is not None else None, note),
            "doi-thoai": Entry(answer),
        }
        report, values = found_in(write_form(PLAN, UNIT, HALF, entries))
        assert values == {
            "mo-hinh": count,
            "mo-hinh-dat": None,
            "kinh-phi": amount,
            "doi-thoai": None if answer is None else Decimal(answer == "có"),
        }
        notes = [cell.note or "" for cell in report.values]
        assert (notes[0], notes[2]) == (composed, note)  # the reporter's own words, letter by letter

    def test_through_the_child_it_is_the_same(self) -> None:
        content = workbook(kinh_phi=1234.5)
        sheets, _ = read_workbook(content, "bc.xlsx")
        known = Known({PLAN.id: PLAN}, registry(), ARRIVED)
        assert read_sheets(sheets, Source("bc.xlsx", "ab"), known) == (found_in(content)[0],)


def test_a_yes_or_no_has_no_unit_of_measure() -> None:
    assert [unit_of_measure(indicator) for indicator in PLAN.indicators] == ["mô hình", "", "triệu đồng", "có/không"]
