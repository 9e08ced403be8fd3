"""What stands above the table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from openpyxl.worksheet.worksheet import Worksheet

from dashboards.forms.book import form_xlsx
from dashboards.forms.head import AUTHOR, DAY, PLACE, term_words
from dashboards.forms.layout import Column, Row
from dashboards.views.form import FormView
from kpi.intake.form import SHEET
from rules.exemption import Grant, GrantKind
from tests.dashboards.forms.world import PLAN, moment, opened, view


def head(found: FormView) -> Worksheet:
    sheet = opened(form_xlsx(found))[SHEET]
    assert isinstance(sheet, Worksheet)
    return sheet


def test_state_paper_with_the_form_s_title() -> None:
    sheet = head(view())
    assert [sheet.cell(row + 1, 1).value for row in (Row.AGENCY, Row.NAME, Row.TITLE, Row.SUBTITLE)] == [
        "ỦY BAN NHÂN DÂN",
        "XÃ BẢN BO",
        "BÁO CÁO",
        "KẾT QUẢ CÔNG TÁC DÂN VẬN - 9 THÁNG NĂM 2023",
    ]
    right = [sheet.cell(row + 1, Column.ASKED + 1).value for row in (Row.AGENCY, Row.NAME)]
    assert right == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]


def test_party_paper_underlines_the_party_s_name_and_not_the_committee_s() -> None:
    sheet = head(view(text=PLAN.replace("  title: KẾT QUẢ", "  letterhead: party\n  title: KẾT QUẢ")))
    party, committee = sheet.cell(Row.AGENCY + 1, Column.ASKED + 1), sheet.cell(Row.NAME + 1, 1)
    assert (party.value, party.font.underline) == ("ĐẢNG CỘNG SẢN VIỆT NAM", "single")
    assert (committee.value, committee.font.underline) == ("ĐẢNG ỦY XÃ BẢN BO\n*", None)
    assert sheet.cell(Row.NAME + 1, Column.ASKED + 1).value is None  # no motto


def test_its_reader_finds_what_it_is_for() -> None:
    """The label's column and, two further, the value: as `kpi.intake.workbook` looks for them."""
    sheet = head(view("binh-lu", key="2023"))
    found = {
        str(sheet.cell(row + 1, Column.NAME + 1).value): sheet.cell(row + 1, Column.NAME + 3).value
        for row in (Row.PLAN, Row.UNIT, Row.PERIOD)
    }
    assert found == {"Kế hoạch:": "kh", "Đơn vị:": "xã Bình Lư", "Kỳ báo cáo:": "năm 2023"}


def test_by_when_and_to_whom() -> None:
    assert term_words(view()) == (
        "Hạn gửi: hết Chủ nhật 17/9/2023, ngày làm việc cuối cùng là thứ Sáu 15/9/2023; "
        "nơi nhận: UBND huyện (qua Phòng Nội vụ)."
    )
    friday = PLAN.replace("before: 2023-09-18", "before: 2023-09-16").replace(
        "    recipient: UBND huyện (qua Phòng Nội vụ)\n", ""
    )
    assert term_words(view(text=friday)) == "Hạn gửi: hết thứ Sáu 15/9/2023."
    assert term_words(view(key="2023-H1")) == "Kế hoạch không ấn định ngày gửi cho kỳ này."


def test_an_extension_is_said() -> None:
    until = date(2023, 9, 29)
    grant = Grant(GrantKind.EXTENSION, "kh", "bao-cao-9-thang", "ban-bo", "mưa lũ", "UBND", moment("2023-08-01"), until)
    assert "hết thứ Sáu 29/9/2023 (Gia hạn đến hết ngày 29/9/2023: mưa lũ)" in term_words(view(grants=(grant,)))


def test_place_day_and_author_are_the_reporter_s_to_write() -> None:
    sheet = head(view())
    cells = [sheet.cell(row + 1, column + 1) for row, column in (PLACE, DAY, AUTHOR)]
    assert [(cell.coordinate, cell.value, cell.protection.locked) for cell in cells] == [
        ("I6", None, False),
        ("I7", None, False),
        ("I8", None, False),
    ]


def test_the_day_must_be_one() -> None:
    (rule,) = [rule for rule in head(view()).data_validations.dataValidation if str(rule.sqref) == "I7"]
    first, last = (date(1899, 12, 30).toordinal() + int(bound) for bound in (rule.formula1, rule.formula2))
    assert rule.type == "date"
    assert (date.fromordinal(first), date.fromordinal(last)) == (date(2023, 1, 1), date(2024, 10, 1))
    assert rule.prompt == "Ghi theo dạng ngày/tháng/năm, ví dụ 05/6/2023."
    assert rule.error.startswith(rule.prompt)


def test_a_long_name_is_cut_where_it_is_shown_and_whole_where_it_is_read() -> None:
    long = "Xã " + "Rất Dài " * 1250
    text = PLAN.replace("KẾT QUẢ CÔNG TÁC DÂN VẬN", long)
    assert len(str(head(view(text=text)).cell(Row.SUBTITLE + 1, 1).value)) <= 200


def test_rows_are_as_high_as_a_long_name_needs() -> None:
    """The frozen rows must leave room for the table, however long a name is."""
    found = view()
    name = "Ban Quản lý các công trình giao thông liên xã "
    long = replace(found, unit=replace(found.unit, name=name * 3, kind="cơ quan"))
    rows = [Row.NAME + 1, Row.UNIT + 1]
    usual, higher = ([head(one).row_dimensions[row].height for row in rows] for one in (found, long))
    assert all(high >= 2 * low - 4 for low, high in zip(usual, higher, strict=True))
    huge = replace(found, unit=replace(found.unit, name="Rất Dài " * 1250, kind="cơ quan"))
    assert sum(head(huge).row_dimensions[row + 1].height for row in Row) < 350
