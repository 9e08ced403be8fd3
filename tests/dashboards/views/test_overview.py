"""The first page: one number everywhere, whichever view tells it."""

from __future__ import annotations

from collections import Counter

from dashboards.views.heat import Part as BodyCell
from dashboards.views.lines import Line
from dashboards.views.overview import OverviewView, overview
from dashboards.views.part import part_of, whole_part
from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.rates import Rates
from kpi.evaluation.shortfall import LISTED, list_shortfalls
from tests.dashboards.views.test_heat import regions
from tests.dashboards.world import OFFICE, district, inputs, moment, results


def view(most: int = 60) -> OverviewView:
    """Return the first page of the small world."""
    return overview(whole_part(inputs(), results(), district()), None, most)


def test_one_number_everywhere() -> None:
    """The map's cells, the counts of the summary and the list of shortfalls are the same results."""
    cells = [cell for heat in view().heats for row in heat.rows for cell in row.cells if isinstance(cell, Line)]
    counts = Counter(cell.verdict for cell in cells)
    assert counts == view().district.unit_counts
    listed = Counter(row.verdict for row in list_shortfalls(results()))
    assert {verdict: counts[verdict] for verdict in LISTED if counts[verdict]} == listed


def test_reports_by_both_denominators() -> None:
    # Of five expected three came, two of them in time.
    (duty,) = view().reports
    assert (duty.rates, duty.over) == (Rates(5, 3, 2, 0), True)
    assert view().due == Rates(5, 3, 2, 0)
    assert view().due.on_time_of_expected().vi == "đúng hạn 2/5 báo cáo phải nộp (40%)"
    assert view().due.on_time_of_received().vi == "đúng hạn 2/3 báo cáo đã nộp (66,66%)"


def test_what_is_not_due_yet_is_in_no_rate() -> None:
    at = moment("2023-06-04T12:00")
    known = inputs((), at)
    found = evaluate(known)
    part = part_of(known, found, OFFICE)
    assert part is not None
    early = overview(part, None)
    assert [duty.over for duty in early.reports] == [False]
    assert early.due == Rates(0, 0, 0, 0)


def test_many_units_are_told_by_bodies() -> None:
    known, found = regions()
    part = part_of(known, found, OFFICE)
    assert part is not None
    told = overview(part, None, most=4)
    assert all(isinstance(cell, BodyCell) for heat in told.heats for row in heat.rows for cell in row.cells)
    assert not told.many  # five can still be named
    assert [warned.promise.key for warned in told.warnings] == ["kh--II.2", "kh--II.4", "kh--doi-thoai"]


def test_before_any_plan_there_is_nothing() -> None:
    part = part_of(inputs(), (), OFFICE)
    assert part is not None
    empty = overview(part, None)
    assert (empty.heats, empty.reports, empty.warnings, empty.many) == ((), (), (), False)
