"""The statuses as formulas, and what they say on the blank form. What they say when filled: test_libreoffice.py."""

from __future__ import annotations

from dashboards.forms.checks import check_cells
from dashboards.forms.layout import Live
from dashboards.forms.status import line_status, summary
from dashboards.views.form import FormView
from tests.dashboards.forms.world import PLAN, view


def statuses(found: FormView) -> list[Live]:
    return [line_status(line, found, check_cells(found)) for line in found.lines]


def test_a_blank_form_lacks_what_must_be_given() -> None:
    assert [status.blank for status in statuses(view())] == [
        "THIẾU số liệu",
        "Có thể để trống",
        "Có thể để trống",
        "THIẾU số liệu",
        "THIẾU số liệu",
        "THIẾU số liệu",
    ]


def test_and_says_which_lines() -> None:
    found = view()
    blank = [str(status.blank) for status in statuses(found)]
    assert summary(found, blank).blank == "Còn thiếu 4 mục: dòng 1, 4, 5, 6. "


def test_nothing_missing_is_complete_though_something_is_doubtful() -> None:
    found = view()
    said = {
        ("Đủ", "Có thể để trống"): "ĐỦ: không còn mục nào thiếu hoặc sai, có thể gửi. ",
        ("Đủ", "XEM LẠI: thấp hơn kỳ trước"): (
            "ĐỦ: không còn mục nào thiếu hoặc sai, có thể gửi. Nên xem lại 1 mục: dòng 2. "
        ),
        ("SAI: phải là số nguyên", "THIẾU số liệu"): "Còn thiếu 1 mục: dòng 2. Có 1 mục sai: dòng 1. ",
    }
    assert {lines: summary(found, lines).blank for lines in said} == said


def test_a_count_is_looked_at_in_order() -> None:
    formula = statuses(view())[0].formula
    asked = ['TRIM($H$12)=""', "NOT(ISNUMBER($H$12))", "$H$12<0", "$H$12>999999999999999", "$H$12<>INT($H$12)"]
    assert [formula.index(one) for one in asked] == sorted(formula.index(one) for one in asked)
    assert '"SAI: phải là số nguyên"' in formula
    assert "INT(" not in statuses(view())[2].formula  # an amount may have decimals


def test_a_part_may_not_exceed_its_whole() -> None:
    assert 'IF(ISERROR(dondoc!$D$2),FALSE,dondoc!$D$3>dondoc!$D$2),"SAI: lớn hơn dòng 1"' in statuses(view())[1].formula


def test_a_figure_to_date_below_the_last_is_doubtful() -> None:
    fallen = [number for number, one in enumerate(statuses(view()), 1) if "thấp hơn kỳ trước" in one.formula]
    # Lines 1, 3, 5 and 6 had figures; line 4 is a state, which may change; line 2 had none.
    assert fallen == [1, 3, 5, 6]
    assert 'dondoc!$D$4<12.5,"XEM LẠI: thấp hơn kỳ trước"' in statuses(view())[2].formula
    # A half-year's figures do not run on from those of another year.
    assert "thấp hơn" not in "".join(one.formula for one in statuses(view(key="2023-H1")))


def test_a_figure_that_needs_grounds_looks_at_its_note() -> None:
    text = PLAN.replace("name: Số đơn tiếp nhận,", "name: Số đơn tiếp nhận, evidence: true,")
    formulas = [one.formula for one in statuses(view(text=text))]
    assert [number for number, formula in enumerate(formulas, 1) if "căn cứ" in formula] == [5]
    assert 'IF(dondoc!$D$6>0,TRIM($I$16)="",FALSE),"THIẾU căn cứ"' in formulas[4]


def test_a_leap_is_told_where_the_form_says_how_far() -> None:
    without = PLAN.replace("  title: KẾT QUẢ", "  leap: null\n  title: KẾT QUẢ")
    assert "khác xa" not in "".join(one.formula for one in statuses(view(text=without)))
    text = PLAN.replace("  title: KẾT QUẢ", "  leap: 3\n  title: KẾT QUẢ")
    formula = statuses(view(text=text))[2].formula  # 12,5 before: three times that is 37,5
    assert "IF(dondoc!$D$4>0,OR(dondoc!$D$4>37.5,12.5>dondoc!$D$4*3),FALSE)" in formula


def test_a_failed_check_is_told_at_the_first_line_it_names() -> None:
    formulas = [one.formula for one in statuses(view())]
    assert [number for number, formula in enumerate(formulas, 1) if "không khớp" in formula] == [3, 6]
    # Six lines end in row 17; below a row left free and a heading the first check has row 19.
    assert '$J$19="SAI","SAI: không khớp, xem mục (1)"' in formulas[5]
    assert '$J$20="XEM LẠI","XEM LẠI: không khớp, xem mục (2)"' in formulas[2]


def test_a_check_that_fails_on_the_blank_form_is_told_where_a_line_may_be_blank() -> None:
    text = PLAN.replace(
        "    left: giai-quyet\n    operator: less_than_or_equal_to",
        "    left: kinh-phi\n    missing: zero\n    operator: greater_than",
    )
    assert statuses(view(text=text))[2].blank == "SAI: không khớp, xem mục (1)"
