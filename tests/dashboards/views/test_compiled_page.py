"""What the page of the compiled report offers, and what it shows when nobody says."""

from __future__ import annotations

from dataclasses import replace

from dashboards.views.compiled_page import compiled_page
from targets.periods import Period, PeriodKind
from tests.dashboards.compiled.said import HALF, half_year, words_of
from tests.dashboards.world import OFFICE, inputs, moment

YEAR, QUARTER = Period(PeriodKind.YEAR, 2023), Period(PeriodKind.QUARTER, 2022, 1)


def test_the_period_that_ended_last_is_shown_of_those_that_reports_tell_of() -> None:
    """The world's reports are of the half-year; the year, which holds it, has not ended."""
    view = compiled_page(inputs(), OFFICE, ".", None, None)
    assert (view.period, view.periods) == (HALF, (YEAR, HALF))
    assert view.compiled is not None
    assert view.compiled.narrative == words_of(half_year())
    assert view.compiled.headings.results == "II. KẾT QUẢ THỰC HIỆN 6 THÁNG ĐẦU NĂM 2023"
    assert view.compiled.checks
    assert view.compiled.findings == ()


def test_while_none_has_ended_the_one_that_will_first_is_shown() -> None:
    known = inputs(as_of=moment("2023-06-20T08:00"))
    assert compiled_page(known, OFFICE, ".", None, None).period == HALF


def test_another_period_is_shown_when_asked_for() -> None:
    view = compiled_page(inputs(), OFFICE, "-", YEAR, "kh")
    assert view.period == YEAR
    assert view.compiled is not None
    assert view.compiled.headings.direction.startswith("I- CÔNG TÁC")


def test_of_a_period_without_reports_there_is_none() -> None:
    view = compiled_page(inputs(), OFFICE, ".", QUARTER, None)
    assert (view.period, view.compiled) == (QUARTER, None)


def test_without_any_report_there_is_nothing_to_choose() -> None:
    view = compiled_page(replace(inputs(), submissions=()), OFFICE, ".", None, None)
    assert (view.period, view.periods, view.compiled) == (None, (), None)
