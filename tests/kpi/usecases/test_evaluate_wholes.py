"""Sums and report duties from the database: the same as the evaluation that explains, as of any moment."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from kpi.evaluation.evaluate import evaluate
from kpi.usecases.evaluate_country import Moments
from kpi.usecases.evaluate_wholes import evaluate_wholes
from kpi.usecases.load_inputs import load_inputs
from kpi.usecases.receive_submission import receive_submission
from kpi.usecases.record_units import record_units
from kpi.usecases.register_plan import register_plan
from targets.plan import Duty, DutyKind, TotalTarget
from tests.kpi.world import PLAN, UNITS, moment, period, workbook

TOTALS = """\
totals:
  - id: tong
    title: Toàn huyện ít nhất 5 mô hình
    to: {groups: [cap-xa]}
    period: 2023
    total: {indicator: mo-hinh, min: 5}
    source: {section: II}
"""


@pytest.fixture
def office(engine: Engine) -> Engine:
    """Three communes: 2 models in time, 3 models late, nothing."""
    january = moment("2023-01-10T08:00")
    record_units(engine, UNITS, "units.yaml", january, "Lan")
    register_plan(engine, PLAN.replace("duties:\n", f"{TOTALS}duties:\n", 1), "kh.yaml", january, "Lan")
    for unit, models, day in (("ban-bo", 2, "2023-06-02"), ("ban-hon", 3, "2023-06-07")):
        at = moment(f"{day}T08:00")
        receive_submission(engine, workbook(unit, mo_hinh=models), f"{unit}.xlsx", received_at=at, now=at, actor="Lan")
    return engine


@pytest.mark.parametrize("as_of", ["2023-06-01T08:00", "2023-06-04T08:00", "2023-06-20T08:00", "2024-01-05T08:00"])
def test_as_the_evaluation_that_explains(office: Engine, as_of: str) -> None:
    moments = Moments(moment(as_of), moment("2030-01-01T00:00"))
    found = evaluate_wholes(office, moments)
    results = [result for result in evaluate(load_inputs(office, moments.as_of, moments.known_at)) if result.whole]
    sums = {r.promise.id: (r.verdict, r.judgement.value) for r in results if isinstance(r.promise, TotalTarget)}
    assert {t.question.promise.id: (t.judgement.verdict, t.judgement.value) for t in found.totals} == sums
    reports = {
        r.promise.id: (r.verdict, r.rates)
        for r in results
        if isinstance(r.promise, Duty) and r.promise.kind is DutyKind.REPORT
    }
    wholes = [(one, one.question.tree.whole) for one in found.reports]
    assert {one.question.duty.id: (one.verdict(whole), one.rates(whole)) for one, whole in wholes} == reports


def test_by_hand(office: Engine) -> None:
    found = evaluate_wholes(office, Moments(moment("2023-06-20T08:00"), moment("2030-01-01T00:00")))
    (total,), (report,) = found.totals, found.reports
    # 2 + 3 = 5 are enough, whatever the third commune has; one in time, one late, one overdue.
    assert [total.judgement.verdict, total.judgement.value, total.silent] == ["met", 5, 1]
    assert report.counts[report.question.tree.whole].tolist() == [1, 1, 0, 1, 0]


def test_only_one_plan_or_period(office: Engine) -> None:
    moments = Moments(moment("2023-06-20T08:00"), moment("2030-01-01T00:00"))
    other = evaluate_wholes(office, moments, "kh-khac")
    assert (other.totals, other.reports) == ((), ())
    half = evaluate_wholes(office, moments, "kh-2023", period("2023-9M"))
    assert [t.question.within.key for t in half.totals] == ["2023-9M"]
    assert [one.question.duty.id for one in half.reports] == ["bao-cao-6-thang"]  # its period falls in the nine months
