"""One plan: its promises as wholes, its units."""

from __future__ import annotations

from decimal import Decimal

from rules.verdict import Verdict
from tests.dashboards.world import moment, the_plan, whole


def test_promises_stand_in_the_plans_order() -> None:
    assert [found.promise.key for found in the_plan().wholes] == [
        "kh--II.2",
        "kh--II.4",
        "kh--bao-cao-6-thang",
        "kh--doi-thoai",
    ]


def test_units_stand_in_the_offices_order() -> None:
    assert [row.unit_id for row in the_plan().rows] == ["thi-tran", "ta-leng", "son-binh", "ban-bo", "khun-ha"]


def test_a_share_shows_both_its_numbers_and_what_is_needed() -> None:
    """Of five, two fulfil it: 40%. 95% of 5 is 4.75, so all 5 are needed: 3 more."""
    found = whole("II.4")
    assert (found.met, found.counted, found.reached, found.required) == (2, 5, Decimal(40), Decimal(95))
    assert (found.needed, found.lacking, found.verdict) == (5, 3, Verdict.NOT_DUE)


def test_a_report_as_a_whole_is_a_share_of_the_units_too() -> None:
    """Three of five sent it, in time or not: 60%; all five are asked."""
    found = whole("bao-cao-6-thang")
    assert (found.met, found.counted, found.reached, found.required) == (3, 5, Decimal(60), Decimal(100))
    assert (found.needed, found.lacking, found.verdict) == (5, 2, Verdict.OVERDUE)


def test_the_units_of_a_promise_can_be_told_apart_by_verdict() -> None:
    found = whole("doi-thoai")
    assert [line.unit_id for line in found.of(Verdict.MET)] == ["thi-tran"]
    assert [line.unit_id for line in found.of(Verdict.NOT_DUE)] == ["ta-leng"]
    assert [line.unit_id for line in found.of(Verdict.NOT_EVALUABLE)] == ["son-binh", "ban-bo", "khun-ha"]


def test_a_row_has_a_place_for_every_promise() -> None:
    rows = {row.unit_id: row for row in the_plan().rows}
    verdicts = [cell.verdict if cell else None for cell in rows["son-binh"].cells]
    assert verdicts == [Verdict.NOT_DUE, Verdict.NOT_DUE, Verdict.LATE, Verdict.NOT_EVALUABLE]
    assert [cell.promise.key for cell in rows["son-binh"].of(Verdict.NOT_DUE)] == ["kh--II.2", "kh--II.4"]


def test_what_is_past_due_is_gathered() -> None:
    ((promise, lines),) = the_plan().past_due
    assert promise.promise.key == "kh--bao-cao-6-thang"
    assert [line.unit_id for line in lines] == ["ban-bo", "khun-ha"]


def test_nothing_is_past_due_before_its_day_is_over() -> None:
    assert the_plan(moment("2023-06-04T23:59")).past_due == ()


def test_what_is_noted_of_several_promises_is_said_once() -> None:
    ((note, wholes),) = the_plan().common_notes
    assert note.vi == "chỉ tính cấp xã"
    assert [found.promise.code.vi for found in wholes] == ["CT1", "CT2"]


def test_notes_of_figures_are_gathered_once() -> None:
    assert the_plan().figure_notes == ("số liệu minh họa",)


def test_every_report_due_is_listed_by_unit() -> None:
    assert [line.unit_id for line in the_plan().report_lines] == [
        "thi-tran",
        "ta-leng",
        "son-binh",
        "ban-bo",
        "khun-ha",
    ]


def test_a_promise_not_addressed_to_a_unit_leaves_its_place_empty() -> None:
    from dashboards.views.district import district_view
    from kpi.evaluation.evaluate import evaluate
    from tests.dashboards.world import OFFICE, PLAN, inputs

    text = PLAN.replace("exclude: [hoi-nong-dan]", "exclude: [khun-ha]")
    known = inputs(text=text)
    (found,) = district_view(known, evaluate(known), OFFICE).plans
    rows = {row.unit_id: [cell is not None for cell in row.cells] for row in found.rows}
    assert rows["khun-ha"] == [True, True, True, False]
    assert rows["hoi-nong-dan"] == [False, False, False, True]
    assert found.rows[-1].unit_id == "hoi-nong-dan"  # it has no place in the office's order
