"""Computed indicators: figures of one and the same report, the same period a year before, and sums before quotients."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from kpi.evaluation.derived import derived_readings, derived_total
from kpi.evaluation.frame import facts
from kpi.submission import CellValue, Submission
from rules.verdict import Reading
from targets.periods import Period, PeriodKind
from targets.workdays import VIETNAM
from tests.kpi.test_rule_kinds import VILLAGES, plan_of

YEAR = Period(PeriodKind.YEAR, 2026)
RATE = """
indicators:
  - {id: tiep-nhan, name: Tiếp nhận, measure: count}
  - {id: giai-quyet, name: Giải quyết, measure: count, base: {ban-1: 4}}
  - {id: ty-le, name: Tỷ lệ, measure: amount, formula: giai-quyet / tiep-nhan}
  - {id: tang, name: Tăng, measure: amount, formula: giai-quyet - base(giai-quyet)}
  - {id: cung-ky, name: Cùng kỳ, measure: amount, formula: giai-quyet - last_year(giai-quyet)}
"""


def sent(period: str, village: int = 1, **values: int | None) -> Submission:
    at = datetime(int(period[:4]), 10, 1, tzinfo=VIETNAM)
    cells = tuple(
        CellValue(name.replace("_", "-"), None if value is None else Decimal(value), "Báo cáo", f"E{n}")
        for n, (name, value) in enumerate(values.items(), start=8)
    )
    return Submission("vi-du", f"ban-{village}", period, 1, at, at, f"{village}-{period}.xlsx", "0" * 64, cells)


def first(indicator: str, *submissions: Submission) -> Reading:
    plan = plan_of(RATE)
    derived = plan.indicator(indicator)
    assert derived is not None
    return derived_readings(facts(submissions), plan, derived, YEAR, VILLAGES[:1])[0]


def test_figures_come_from_one_report() -> None:
    # The half-year report has both, the nine-month one only one of them: no mixing of periods.
    found = first(
        "ty-le",
        sent("2026-H1", tiep_nhan=10, giai_quyet=9),
        sent("2026-9M", tiep_nhan=None, giai_quyet=15),
    )
    assert found.value is None
    assert found.missing is not None
    assert "9 tháng năm 2026 để trống" in found.missing.vi


def test_the_longest_period_counts() -> None:
    found = first("ty-le", sent("2026-H1", tiep_nhan=10, giai_quyet=9), sent("2026-9M", tiep_nhan=20, giai_quyet=15))
    assert found.value == Decimal("0.75")  # 15 / 20
    assert found.source is not None
    assert found.source.document == "1-2026-9M.xlsx"
    assert found.written is not None
    assert found.written.vi == "15 / 20 = 0,75"


def test_the_same_period_a_year_before() -> None:
    last_year = sent("2025-9M", giai_quyet=12), sent("2025-H1", giai_quyet=1)
    assert first("cung-ky", sent("2026-9M", giai_quyet=15), *last_year).value == 3  # 15 - 12, nine months both
    alone = first("cung-ky", sent("2026-9M", giai_quyet=15), last_year[1])
    assert alone.value is None  # of 2025 there is only half a year
    assert alone.missing is not None
    assert "9 tháng năm 2025" in alone.missing.vi


def test_a_base_for_each_unit() -> None:
    assert first("tang", sent("2026-H1", giai_quyet=7)).value == 3  # 7 - 4
    plan = plan_of(RATE)
    derived = plan.indicator("tang")
    assert derived is not None
    [_, second] = derived_readings(facts([sent("2026-H1", 2, giai_quyet=7)]), plan, derived, YEAR, VILLAGES[:2])
    assert second.missing is not None
    assert "mức gốc của bản Hai" in second.missing.vi


def test_a_total_divides_sums() -> None:
    plan = plan_of(RATE)
    derived = plan.indicator("ty-le")
    assert derived is not None
    reports = [sent("2026-H1", 1, tiep_nhan=10, giai_quyet=10), sent("2026-H1", 2, tiep_nhan=30, giai_quyet=10)]
    # (10 + 10) / (10 + 30) = 0.5; the mean of the rates would be (1 + 1/3) / 2 = 0.67
    assert derived_total(facts(reports), plan, derived, YEAR, VILLAGES[:2]).value == Decimal("0.5")
    silent = derived_total(facts(reports), plan, derived, YEAR, VILLAGES[:3])
    assert silent.value is None
    assert silent.missing is not None
    assert "Ba" in silent.missing.vi


def test_division_by_zero_is_no_value() -> None:
    found = first("ty-le", sent("2026-H1", tiep_nhan=0, giai_quyet=0))
    assert found.value is None
    assert found.missing is not None
    assert replace(found, missing=None).written is None
