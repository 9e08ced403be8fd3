"""Deadlines ahead and past."""

from __future__ import annotations

from datetime import date

from dashboards.views.terms import term_views
from tests.dashboards.world import AS_OF, moment, the_plan


def test_the_earliest_deadline_comes_first() -> None:
    terms = term_views(the_plan().wholes, AS_OF.date())
    assert [term.promise.deadline.last_day for term in terms] == [date(2023, 6, 4), *[date(2023, 12, 31)] * 3]
    assert [term.promise.code.vi for term in terms] == ["NV1", "CT1", "CT2", "NV3"]


def test_days_are_counted_to_the_last_day_and_from_it() -> None:
    """From 4/6 to 1/10: 26 + 31 + 31 + 30 + 1 = 119. From 1/10 to 31/12: 30 + 30 + 31 = 91."""
    report, target, *_ = term_views(the_plan().wholes, AS_OF.date())
    assert (report.over, report.days) == (True, 119)
    assert (target.over, target.days) == (False, 91)


def test_the_last_day_itself_is_not_over() -> None:
    at = moment("2023-06-04T23:59")
    report, *_ = term_views(the_plan(at).wholes, at.date())
    assert (report.over, report.days) == (False, 0)


def test_both_rates_have_their_own_denominator() -> None:
    """Of five expected three came, of which two in time: 2/5 and 2/3."""
    report, *_ = term_views(the_plan().wholes, AS_OF.date())
    assert (len(report.in_time), report.expected, report.received) == (2, 5, 3)
    assert [line.unit_id for line in report.late] == ["son-binh"]
    assert [line.unit_id for line in report.undone] == ["ban-bo", "khun-ha"]


def test_who_has_no_figure_is_among_those_not_done() -> None:
    dialogue = term_views(the_plan().wholes, AS_OF.date())[-1]
    assert [line.unit_id for line in dialogue.undone] == ["ta-leng", "son-binh", "ban-bo", "khun-ha"]
