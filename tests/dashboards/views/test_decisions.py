"""Decisions as a page lists them: by the office's order, with what became of each, nobody's beyond one's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dashboards.views.decisions import DecisionsView, decisions_view
from dashboards.views.part import part_of, whole_part
from kpi.decisions import Decision
from rules.exemption import Grant, GrantKind
from tests.dashboards.world import AS_OF, OFFICE, district, inputs, moment, results

EXEMPT = Grant(GrantKind.EXEMPTION, "kh", "II.4", "khun-ha", "mưa lũ", "UBND huyện", moment("2023-06-01T08:00"))


def decision(number: int, **changed: object) -> Decision:
    """Return a decision of June, of the day that its number says."""
    grant = replace(EXEMPT, **{"decided_at": moment(f"2023-06-{number:02}T08:00"), **changed})  # type: ignore[arg-type]
    return Decision(number, grant, grant.decided_at, "can-bo")


#: One of each fate, recorded in no order of the office's.
ALL = (
    decision(1),
    decision(2, promise="II.2"),
    decision(3, unit="ta-leng", until=date(2023, 7, 1)),  # over by 1/10
    decision(4, unit="thi-tran", promise="bao-cao-6-thang", kind=GrantKind.EXTENSION, until=date(2023, 6, 10)),
    decision(5, reason="lũ quét"),  # replaces the first
    decision(6, promise="II.2", revoked=True, reason="đã xong"),  # takes the second back
)


def seen(*decisions: Decision, unit: str = "") -> DecisionsView:
    """Return what somebody sees who may see everything."""
    part = whole_part(inputs(), results(), district())
    return decisions_view(part, decisions, lambda _unit: True, unit)


def test_units_stand_in_the_offices_order_and_promises_in_the_plans() -> None:
    """The order of the units is 1, 3, 13; II.2 comes before II.4; of the same the latest first."""
    assert [row.number for row in seen(*ALL).rows] == [4, 3, 2, 5, 1]


def test_what_holds_is_told_apart_from_what_held() -> None:
    view = seen(*ALL)
    assert [row.number for row in view.in_force] == [4, 5]
    assert [(row.number, row.fate.value, row.by and row.by.number) for row in view.past] == [
        (3, "ended", None),
        (2, "withdrawn", 6),
        (1, "replaced", 5),
    ]
    assert set(view.rows) == {*view.in_force, *view.past}


def test_a_row_tells_what_is_decided_about_in_words() -> None:
    (row,) = seen(ALL[0]).rows
    assert (row.unit.label, row.promise.code and row.promise.code.vi) == ("xã Khun Há", "CT2")
    assert row.promise.title == "95% số đơn vị đăng ký 01–02 mô hình"
    assert (row.promise.shown, row.known, row.recorded_by) == (True, True, "can-bo")
    assert row.recorded_at.isoformat() == "2023-06-01T08:00:00+07:00"


def test_only_one_unit_is_shown_and_the_others_can_still_be_chosen() -> None:
    view = seen(*ALL, unit="ta-leng")
    assert [row.number for row in view.rows] == [3]
    assert [unit.id for unit in view.units] == ["thi-tran", "ta-leng", "khun-ha"]


def test_nobody_sees_a_decision_about_a_unit_they_may_not_read() -> None:
    own = part_of(inputs(), results(), OFFICE, scope=frozenset({"ta-leng"}))
    assert own is not None
    view = decisions_view(own, ALL, lambda unit: unit == "ta-leng")
    assert [row.number for row in view.rows] == [3]
    assert [unit.id for unit in view.units] == ["ta-leng"]
    assert decisions_view(own, ALL, lambda unit: unit == "ta-leng", "khun-ha").rows == ()


def test_what_plans_and_lists_hold_no_more_is_still_told_last_and_without_a_link() -> None:
    """The plan was changed, another is not in force, a merger with its unit was taken back."""
    lost = (decision(1, promise="II.9"), decision(2, plan="cu"), decision(3, unit="xa-cu"))
    rows = {row.number: row for row in seen(*ALL[3:5], *lost).rows}
    assert [rows[number].promise.title for number in (1, 2)] == ["II.9", "II.4"]
    assert [rows[number].promise.plan for number in (1, 2)] == ["Công tác dân vận năm 2023", "cu"]
    assert [(rows[n].promise.shown, rows[n].promise.code) for n in (1, 2)] == [(False, None), (False, None)]
    assert (rows[3].unit.label, rows[3].known) == ("xa-cu", False)
    assert list(rows)[-1] == 3


def test_nothing_decided_is_an_empty_list() -> None:
    view = seen()
    assert (view.rows, view.units, view.as_of) == ((), (), AS_OF)
