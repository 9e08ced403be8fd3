"""Totals of what units reported, over those whose figure is known, beside the same months of the year before."""

from __future__ import annotations

from decimal import Decimal

from dashboards.views.indicator_totals import Change, IndicatorTotal, TotalPart, indicator_totals, is_answer
from kpi.evaluation.frame import facts
from kpi.evaluation.inputs import Inputs
from targets.periods import Period, PeriodKind
from tests.dashboards.compiled.said import HALF, before, everyone
from tests.dashboards.world import PLAN, UNITS, inputs, sent


def totals(known: Inputs, period: Period = HALF) -> dict[str, IndicatorTotal]:
    found = indicator_totals(known, facts(known.submissions), known.plans[0], period)
    return {one.indicator.id: one for one in found}


def test_a_total_is_that_of_the_known_figures_and_nothing_missing_is_zero() -> None:
    one = totals(inputs())["mo-hinh"]
    # 2 + 3 + 0 of Thị trấn, Tả Lèng and Sơn Bình; Bản Bo's file was refused, Khun Há sent none
    assert (one.total, len(one.known), [u.unit.id for u in one.silent]) == (Decimal(5), 3, ["ban-bo", "khun-ha"])
    assert one.adds_up
    assert [u.reading.source.cell for u in one.known if u.reading.source] == ["E9", "E9", "E9"]


def test_a_question_has_no_total() -> None:
    one = totals(inputs())["phan-cong"]
    assert (one.total, is_answer(one.indicator)) == (None, True)


def test_the_year_before_is_compared_over_the_units_that_have_both() -> None:
    known = inputs((*everyone(2, 3, 0, 4, 1), before("thi-tran", 1, 1, 1), before("ta-leng", 1, 5, 0)))
    one = totals(known)["mo-hinh"]
    # Thị trấn 2 and Tả Lèng 3 are 5, of 1 + 5 = 6 a year before; the other three are in no comparison
    assert (one.total, one.change) == (Decimal(10), Change(2, Decimal(5), Decimal(6)))


def test_half_a_year_is_compared_with_half_a_year_also_in_a_report_on_nine_months() -> None:
    known = inputs((*everyone(2, 3, 0, 4, 1), before("thi-tran", 1, 1, 1)))
    one = totals(known, Period(PeriodKind.NINE_MONTHS, 2023))["mo-hinh"]
    assert {u.period for u in one.known} == {HALF}
    assert one.change == Change(1, Decimal(2), Decimal(1))


def test_a_check_of_the_plan_says_what_a_total_consists_of() -> None:
    check = "checks: [{id: k, title: tổng, left: mo-hinh, operator: equal_to, right: doi-thoai + phan-cong}]\ntargets:"
    known = inputs((sent("thi-tran", "2023-06-02T10:00", 1, 3, 2),), text=PLAN.replace("targets:", check, 1))
    parts = totals(known)["mo-hinh"].parts
    assert parts == (TotalPart("Số cuộc đối thoại", Decimal(2)), TotalPart("Phân công lãnh đạo", Decimal(1)))
    other = inputs((sent("thi-tran", "2023-06-02T10:00", 1, 4, 2),), text=PLAN.replace("targets:", check, 1))
    assert totals(other)["mo-hinh"].parts == ()  # 2 + 1 is not 4: nothing is said that does not add up


def test_several_units_of_several_kinds_are_summed_kind_by_kind() -> None:
    text = UNITS.replace("id: ban-bo, name: Bản Bo, kind: xã", "id: ban-bo, name: Bản Bo, kind: thị trấn")
    parts = totals(inputs(everyone(2, 3, 0, 4, 1), units=text))["mo-hinh"].parts
    assert parts == (TotalPart("thị trấn", Decimal(6)), TotalPart("xã", Decimal(4)))  # 2 + 4; 3 + 0 + 1


def test_of_a_quotient_the_units_are_no_parts() -> None:
    text = PLAN.replace(
        "form:", "  - {id: moi, name: Đối thoại mỗi mô hình, measure: amount, formula: doi-thoai / mo-hinh}\nform:", 1
    )
    known = inputs(
        (sent("thi-tran", "2023-06-02T10:00", 1, 2, 1), sent("ta-leng", "2023-06-02T10:00", 1, 2, 3)), text=text
    )
    one = totals(known)["moi"]
    assert (one.total, one.adds_up) == (None, False)  # three units have no figures
