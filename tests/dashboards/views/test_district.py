"""The overview."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

from dashboards.views.district import district_view
from rules.verdict import Verdict
from tests.dashboards.world import OFFICE, district, inputs, moment, results


def test_units_are_those_addressed_in_the_offices_order() -> None:
    assert [unit.name for unit in district().units] == [
        "Thị trấn Tam Đường",
        "Tả Lèng",
        "Sơn Bình",
        "Bản Bo",
        "Khun Há",
    ]
    assert district().units[1].label == "xã Tả Lèng"


def test_the_moment_is_told_by_vietnams_clock() -> None:
    at = datetime(2023, 9, 30, 17, 0, tzinfo=UTC)
    view = district(at)
    assert view.as_of == moment("2023-10-01T00:00")
    assert str(view.as_of) == "2023-10-01 00:00:00+07:00"


def test_promises_of_units_are_counted_by_verdict() -> None:
    """By hand, unit by unit: II.2, II.4, report, dialogue."""
    assert district().unit_counts == {
        Verdict.MET: 4 + 3,  # thị trấn all four; Tả Lèng all but the dialogue
        Verdict.NOT_DUE: 1 + 2,  # Tả Lèng's dialogue; Sơn Bình's two targets
        Verdict.LATE: 1,  # Sơn Bình's report
        Verdict.NOT_EVALUABLE: 1 + 3 + 3,  # Sơn Bình's dialogue; the figures of Bản Bo and Khun Há
        Verdict.OVERDUE: 2,  # the reports of Bản Bo and Khun Há
    }
    assert sum(district().unit_counts.values()) == 5 * 4


def test_counts_are_those_of_the_results() -> None:
    assert district().unit_counts == Counter(result.verdict for result in results() if not result.whole)
    assert district().whole_counts == Counter(result.verdict for result in results() if result.whole)


def test_deadlines_ahead_are_those_that_someone_has_not_met() -> None:
    assert [term.promise.code.vi for term in district().ahead] == ["CT1", "CT2", "NV3"]
    assert district(moment("2024-01-05T00:00")).ahead == ()


def test_without_a_plan_there_is_an_empty_overview() -> None:
    view = district_view(inputs(), (), OFFICE)
    assert (view.plans, view.units, view.unit_counts) == ((), (), {})
