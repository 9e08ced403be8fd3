"""The sheets beside the table."""

from __future__ import annotations

from datetime import date

from dashboards.forms.book import form_xlsx
from dashboards.views.form import FormView
from kpi.intake.identity import GUIDE_SHEET, OWED_SHEET
from rules.exemption import Grant, GrantKind
from tests.dashboards.forms.world import PLAN, moment, opened, view


def owed(found: FormView) -> list[list[object]]:
    return [[cell.value for cell in row] for row in opened(form_xlsx(found))[OWED_SHEET].iter_rows(min_row=5)]


def guide(found: FormView, office: str = "") -> list[str]:
    sheet = opened(form_xlsx(found, office))[GUIDE_SHEET]
    return [str(row[1].value) for row in sheet.iter_rows(min_row=2) if row[1].value]


def test_reports_first_then_what_figures_must_reach() -> None:
    assert owed(view()) == [
        [
            "1",
            "Báo cáo 9 tháng",
            "1 báo cáo",
            "hết Chủ nhật 17/9/2023",
            "thứ Sáu 15/9/2023",
            "cả biểu",
            "mục IV.1, dòng 393",
        ],
        [
            "2",
            "Đăng ký 01–02 mô hình",
            "ít nhất 1 mô hình",
            "hết Chủ nhật 31/12/2023",
            "thứ Sáu 29/12/2023",
            "1",
            "mục II, dòng 83",
        ],
        [
            "3",
            "Phân công lãnh đạo phụ trách",
            "có thực hiện",
            "hết Chủ nhật 31/12/2023",
            "thứ Sáu 29/12/2023",
            "4",
            "mục II, dòng 73; Luật số 10, Điều 32",
        ],
        [
            "4",
            "Tiếp nhận đơn ít nhất một lần (Chủ tịch UBND)",
            "ít nhất 1 đơn",
            "hết Chủ nhật 31/12/2023",
            "thứ Sáu 29/12/2023",
            "5",
            "mục III.4, dòng 294",
        ],
    ]


def test_its_heading_names_the_document() -> None:
    sheet = opened(form_xlsx(view()))[OWED_SHEET]
    assert sheet["A2"].value == "xã Bản Bo, 9 tháng năm 2023. Căn cứ: Kế hoạch số 12, UBND huyện Tam Đường."


def test_a_figure_of_another_form_is_said_to_be_one() -> None:
    text = PLAN.replace("phan-cong, tiep-nhan, giai-quyet]", "tiep-nhan, giai-quyet]")
    assert owed(view(text=text))[2][5] == "biểu khác"


def test_of_a_computed_figure_the_lines_it_is_made_of() -> None:
    """The duty counts what was received less what was settled: lines 5 and 6, neither of which is asked by itself."""
    computed = "  - {id: ton, name: Tồn, measure: count, formula: tiep-nhan - giai-quyet}\nform:"
    text = PLAN.replace("form:", computed, 1).replace("each: {indicator: tiep-nhan", "each: {indicator: ton")
    found = view(text=text)
    assert owed(found)[3][5] == "5, 6"
    assert [line.asked for line in found.lines][4:] == ["", ""]
    assert all(one.held for line in found.lines[4:] for one in line.owed)


def test_what_was_granted_comes_first_among_the_remarks() -> None:
    until = date(2023, 9, 29)
    grant = Grant(GrantKind.EXTENSION, "kh", "bao-cao-9-thang", "ban-bo", "mưa lũ", "UBND", moment("2023-08-01"), until)
    assert owed(view(grants=(grant,)))[0][6] == "Gia hạn đến hết ngày 29/9/2023: mưa lũ; mục IV.1, dòng 393"


def test_a_unit_that_owes_nothing_is_told_so() -> None:
    text = PLAN[: PLAN.index("targets:")] + PLAN[PLAN.index("duties:") : PLAN.index("  - id: doi-thoai")]
    assert owed(view(key="2023-H1", text=text))[0][0] == "Kế hoạch không giao việc nào cho đơn vị trong kỳ này."


def test_the_guide_speaks_of_this_period_and_this_receiver() -> None:
    lines = guide(view())
    assert lines[1].startswith("Số liệu 9 tháng năm 2023 tính từ ngày 01/01/2023 đến hết ngày 30/9/2023;")
    assert lines[7].startswith("Gửi tệp này cho: UBND huyện (qua Phòng Nội vụ).")
    assert lines[8:] == ["Phân công lãnh đạo: Ghi “có” khi đã phân công."]


def test_figures_of_another_window_say_their_days() -> None:
    text = PLAN.replace("  title: KẾT QUẢ", "  basis: administrative\n  title: KẾT QUẢ")
    assert "tính từ ngày 15/12/2022 đến hết ngày 14/9/2023;" in guide(view(text=text))[1]


def test_where_the_plan_names_no_receiver_it_is_the_office_then_the_issuer() -> None:
    nobody = view(text=PLAN.replace("    recipient: UBND huyện (qua Phòng Nội vụ)\n", ""))
    assert "Gửi tệp này cho: {Phòng} A." in guide(nobody, "{Phòng} A")[7]
    assert "Gửi tệp này cho: UBND huyện Tam Đường." in guide(nobody)[7]
