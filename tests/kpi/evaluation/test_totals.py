"""A total on real submissions: who is exempt is not summed, who is silent is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.results import Result
from kpi.moments import as_of_moment
from rules.exemption import Grant, GrantKind
from rules.verdict import Verdict
from targets.workdays import VIETNAM, vietnam_calendar
from tests.kpi.test_rule_kinds import REGISTRY, plan_of, submissions

RULE = """
totals:
  - id: tong
    title: Tổng
    to: {groups: [thon-ban], note: chỉ tính bốn bản}
    total: {indicator: mo-hinh, min: 5}
    period: 2026
    source: {section: II}
"""
INPUTS = Inputs(
    registry=REGISTRY,
    plans=(plan_of(RULE),),
    submissions=submissions({"mo-hinh": "Một=1 Hai=3 Ba=2 Bốn=?"}),
    refused=(),
    calendar=vietnam_calendar(),
    as_of=as_of_moment("2027-01-01"),
)


def judged(inputs: Inputs) -> Result:
    [result] = evaluate(inputs)  # one for the whole, none for the units: the promise is about their sum
    return result


def test_the_sum_of_what_was_reported() -> None:
    result = judged(INPUTS)
    # 1 + 3 + 2 = 6
    assert (result.verdict, result.judgement.value, result.whole) == (Verdict.MET, Decimal(6), True)
    assert [note.vi for note in result.judgement.noted] == ["chỉ tính bốn bản"]


def test_who_is_exempt_is_not_summed() -> None:
    at = datetime(2026, 12, 1, tzinfo=VIETNAM)
    freed = Grant(GrantKind.EXEMPTION, "vi-du", "tong", "ban-2", "lý do", "UBND xã", at)
    result = judged(replace(INPUTS, grants=(freed,)))
    # 1 + 2 = 3 of 5, and the fourth is silent: nothing can be concluded
    assert (result.verdict, result.judgement.value) == (Verdict.NOT_EVALUABLE, Decimal(3))
    silent_too = replace(freed, unit="ban-4")
    assert judged(replace(INPUTS, grants=(freed, silent_too))).verdict is Verdict.SHORT
