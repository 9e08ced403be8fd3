"""One unit's page."""

from __future__ import annotations

from dashboards.views.unit_page import unit_views
from rules.verdict import Verdict
from tests.dashboards.world import district, inputs, unit_view


def test_every_unit_addressed_has_a_page() -> None:
    assert [view.unit for view in unit_views(inputs(), district())] == list(district().units)


def test_pages_lead_to_their_neighbours() -> None:
    first, middle, last = unit_view("thi-tran"), unit_view("son-binh"), unit_view("khun-ha")
    assert first.before is None
    assert (middle.before, middle.after) == (unit_view("ta-leng").unit, unit_view("ban-bo").unit)
    assert last.after is None


def test_what_a_figure_decides_and_what_is_sent_stand_apart() -> None:
    (part,) = unit_view("son-binh").plans
    assert [line.promise.code.vi for line in part.figures] == ["CT1", "CT2", "NV3"]
    assert [line.promise.code.vi for line in part.reports] == ["NV1"]


def test_a_unit_is_counted_by_itself() -> None:
    assert unit_view("son-binh").counts == {Verdict.NOT_DUE: 2, Verdict.LATE: 1, Verdict.NOT_EVALUABLE: 1}


def test_lines_are_the_overviews_own() -> None:
    """One view model: a number on a unit's page is the very value of the overview."""
    rows = {row.unit_id: row for plan in district().plans for row in plan.rows}
    for view in unit_views(inputs(), district()):
        (part,) = view.plans
        assert part.lines == tuple(cell for cell in rows[view.unit.id].cells if cell is not None)


def test_what_is_past_due_is_to_be_done_first() -> None:
    todo = [(line.verdict, line.promise.code.vi) for line in unit_view("khun-ha").to_do]
    assert todo == [
        (Verdict.OVERDUE, "NV1"),
        (Verdict.NOT_EVALUABLE, "CT1"),
        (Verdict.NOT_EVALUABLE, "CT2"),
        (Verdict.NOT_EVALUABLE, "NV3"),
    ]
    assert unit_view("thi-tran").to_do == ()


def test_files_are_the_units_own() -> None:
    assert [arrival.file_name for arrival in unit_view("ban-bo").arrivals] == ["ban-bo.xlsx"]
