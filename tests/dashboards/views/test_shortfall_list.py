"""The list that every form is made of. The world: of 20 promises of 5 units 12 are not fulfilled (see `world`)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dashboards.views.shortfall_list import Order, ShortfallList, shortfall_list
from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.inputs import Inputs
from rules.exemption import Grant, GrantKind
from rules.verdict import Verdict
from targets.wording import Sentence
from tests.dashboards.world import OFFICE, inputs, moment, results


def listed(order: Order = Order.UNIT, known: Inputs | None = None) -> ShortfallList:
    known = known or inputs()
    return shortfall_list(known, evaluate(known), OFFICE, order)


def test_by_unit_it_goes_in_the_offices_order_and_within_a_unit_in_the_plans() -> None:
    view = listed()
    assert [(str(group.heading), [one.row.promise for one in group.entries]) for group in view.groups] == [
        ("Xã Tả Lèng", ["doi-thoai"]),
        ("Xã Sơn Bình", ["II.2", "II.4", "doi-thoai"]),
        ("Xã Bản Bo", ["II.2", "II.4", "bao-cao-6-thang", "doi-thoai"]),
        ("Xã Khun Há", ["II.2", "II.4", "bao-cao-6-thang", "doi-thoai"]),
    ]


def test_by_target_it_goes_in_the_plans_order_and_within_a_target_in_the_offices() -> None:
    assert [(str(group.heading), [one.row.unit for one in group.entries]) for group in listed(Order.TARGET).groups] == [
        ("Mọi xã phân công lãnh đạo", ["Sơn Bình", "Bản Bo", "Khun Há"]),
        ("95% số đơn vị đăng ký 01–02 mô hình", ["Sơn Bình", "Bản Bo", "Khun Há"]),
        ("Báo cáo 6 tháng", ["Bản Bo", "Khun Há"]),
        ("Đối thoại ít nhất một lần", ["Tả Lèng", "Sơn Bình", "Bản Bo", "Khun Há"]),
    ]


def test_by_deadline_the_earliest_comes_first() -> None:
    groups = listed(Order.DEADLINE).groups
    assert [(str(group.heading), len(group.entries)) for group in groups] == [
        ("Hạn cuối: hết ngày 04/6/2023", 2),  # "before 5/6" ends with the 4th
        ("Hạn cuối: hết ngày 31/12/2023", 10),
    ]


def test_the_counts_on_top_are_those_of_the_lines() -> None:
    view = listed()
    assert view.counts == {Verdict.OVERDUE: 2, Verdict.NOT_EVALUABLE: 7, Verdict.NOT_DUE: 3}
    assert [(one.label, dict(one.counts)) for one in view.by_unit] == [
        ("xã Tả Lèng", {Verdict.NOT_DUE: 1}),
        ("xã Sơn Bình", {Verdict.NOT_DUE: 2, Verdict.NOT_EVALUABLE: 1}),
        ("xã Bản Bo", {Verdict.NOT_EVALUABLE: 3, Verdict.OVERDUE: 1}),
        ("xã Khun Há", {Verdict.NOT_EVALUABLE: 3, Verdict.OVERDUE: 1}),
    ]
    assert [(one.promise, one.lacking, one.asked) for one in view.by_promise] == [
        ("II.2", 3, 5),
        ("II.4", 3, 5),
        ("bao-cao-6-thang", 2, 5),
        ("doi-thoai", 4, 5),
    ]
    assert (view.asked_units, len(view.by_unit)) == (5, 4)


def test_days_late_are_counted_from_the_last_day() -> None:
    """From 4/6 to 1/10: 26 days left of June, 31 + 31 + 30 of the months between, 1 of October: 119."""
    late = {(one.row.unit, one.row.promise): one.days_late for one in listed().entries if one.days_late is not None}
    assert late == {("Bản Bo", "bao-cao-6-thang"): 119, ("Khun Há", "bao-cao-6-thang"): 119}
    assert {one.row.since for one in listed().entries if one.days_late is not None} == {date(2023, 6, 5)}


def test_the_reason_is_that_of_an_extension_and_the_units_own_note() -> None:
    grant = Grant(
        kind=GrantKind.EXTENSION,
        plan="kh",
        promise="II.4",
        unit="son-binh",
        reason="mưa lũ",
        granted_by="UBND huyện",
        decided_at=moment("2023-09-01T08:00"),
        until=date(2023, 11, 15),
    )
    known = replace(inputs(), grants=(grant,))
    reasons = {(one.row.unit, one.row.promise): one.reason for one in listed(known=known).entries}
    said = reasons["Sơn Bình", "II.4"]
    assert said is not None
    assert said.vi == "Gia hạn đến hết ngày 15/11/2023: mưa lũ; số liệu minh họa"
    assert reasons["Khun Há", "II.4"] is None


def test_figures_are_said_with_what_they_measure() -> None:
    said = {
        (one.row.unit, one.row.promise): (str(one.required), str(one.actual), str(one.missing))
        for one in listed().entries
    }
    assert said["Sơn Bình", "II.4"] == ("1 mô hình", "0 mô hình", "1 mô hình")
    assert said["Sơn Bình", "II.2"] == ("có", "chưa", "1 nội dung")
    assert said["Bản Bo", "bao-cao-6-thang"] == ("1 báo cáo", "chưa nộp", "1 báo cáo")
    assert said["Khun Há", "II.4"] == ("1 mô hình", "chưa có số liệu", "")


def test_only_the_verdicts_that_are_wanted_are_listed_and_counted() -> None:
    view = shortfall_list(
        inputs(), results(), OFFICE, verdicts=(Verdict.OVERDUE,), filters=(Sentence("Quá hạn", "Overdue"),)
    )
    assert [one.row.unit for one in view.entries] == ["Bản Bo", "Khun Há"]
    assert view.counts == {Verdict.OVERDUE: 2}
    assert (view.asked_units, [str(one) for one in view.filters]) == (5, ["Quá hạn"])


def test_plans_are_cited_and_sources_are_numbered_once() -> None:
    view = listed()
    assert [str(plan) for plan in view.plans] == ["Kế hoạch của UBND huyện về công tác dân vận năm 2023"]
    assert list(view.notes.values()) == list(range(1, len(view.notes) + 1))
    cited = {source for one in view.entries for source in (one.row.clause, one.row.figure) if source is not None}
    assert set(view.notes) == cited


def test_nothing_lacking_is_an_empty_list_of_whoever_was_asked() -> None:
    view = shortfall_list(inputs(), [one for one in results() if one.verdict is Verdict.MET], OFFICE)
    assert (view.groups, view.by_unit, view.by_promise, dict(view.counts)) == ((), (), (), {})
    assert view.asked_units > 0


@given(st.sampled_from(Order), st.sets(st.sampled_from([Verdict.OVERDUE, Verdict.NOT_EVALUABLE, Verdict.NOT_DUE])))
def test_the_order_moves_lines_and_loses_none(order: Order, verdicts: set[Verdict]) -> None:
    view = shortfall_list(inputs(), results(), OFFICE, order, verdicts)
    wanted = [(one.unit.id, one.promise.id) for one in results() if not one.whole and one.verdict in verdicts]
    assert sorted((one.row.unit_id, one.row.promise) for one in view.entries) == sorted(wanted)
    assert sum(view.counts.values()) == len(wanted) == sum(one.lacking for one in view.by_promise)
