"""The small world of these tests, compiled: its half-year report, and any world's words."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import cache

from dashboards.views.compiled_narrative import narrative_of
from dashboards.views.compiled_report import CompiledReport, compiled_report
from dashboards.views.narrative import Narrative
from kpi.evaluation.inputs import Inputs
from kpi.submission import CellValue, Submission
from targets.periods import Period, PeriodKind
from targets.plan_file import read_plan
from tests.dashboards.world import AS_OF, OFFICE, inputs, moment, registry, sent

HALF = Period(PeriodKind.HALF_YEAR, 2023)


def report_of(known: Inputs, period: Period = HALF, plan: str | None = None) -> CompiledReport:
    """Return the report of a world, which has one."""
    found = compiled_report(known, period, plan)
    assert found is not None
    return found


@cache
def half_year(as_of: datetime = AS_OF) -> CompiledReport:
    """Return the report of the small world on its half-year."""
    return report_of(inputs(as_of=as_of))


def words_of(report: CompiledReport) -> Narrative:
    """Return a report's words."""
    return narrative_of(report, OFFICE)


def planned(text: str) -> Inputs:
    """Return the small world under another plan, which may contradict itself: both promises are kept."""
    plan, issues = read_plan(text, "kh.yaml", registry())
    assert plan is not None, issues
    return replace(inputs(), plans=(plan,))


def before(unit: str, *figures: int | None) -> Submission:
    """Return what a unit sent for the same half-year of the year before."""
    this = sent(unit, "2023-06-02T10:00", *figures)
    values = tuple(CellValue(v.indicator, v.value, v.sheet, v.cell) for v in this.values)
    at = moment("2022-06-02T10:00")
    return Submission("kh", unit, "2022-H1", 1, at, at, f"{unit}-2022.xlsx", f"sha-{unit}-2022", values)


def everyone(*values: int) -> tuple[Submission, ...]:
    """Return a report of each of the five units: phân công có, so many mô hình, one đối thoại."""
    units = ("thi-tran", "ta-leng", "son-binh", "ban-bo", "khun-ha")
    return tuple(sent(unit, "2023-06-02T10:00", 1, value, 1) for unit, value in zip(units, values, strict=True))
