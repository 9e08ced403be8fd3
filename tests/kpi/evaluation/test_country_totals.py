"""Sums over very many units: as the scalar rules judge them, and as SQL adds them up."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings

from kpi.evaluation.country_totals import Total, judge_total_of, total_questions
from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.frame import live
from kpi.evaluation.inputs import Inputs
from kpi.form_figures import form_figures
from rules.verdict import Verdict
from targets.plan import TotalTarget
from tests.kpi.evaluation.by_sql import totals_by_sql
from tests.kpi.evaluation.tam_duong_2025 import PLAN, inputs
from tests.kpi.evaluation.worlds import FORMULAS, full_worlds


def judged(known: Inputs) -> dict[str, Total]:
    reports = form_figures(live(known.submissions))
    return {question.promise.id: judge_total_of(question, reports) for question in total_questions(known)}


@settings(max_examples=8, deadline=None)
@given(full_worlds())
def test_the_same_by_three_routes(known: Inputs) -> None:
    found = judged(known)
    explained = {r.promise.id: r.judgement for r in evaluate(known) if isinstance(r.promise, TotalTarget)}
    assert {id_: (t.judgement.verdict, t.judgement.value, t.judgement.missing) for id_, t in found.items()} == {
        id_: (judgement.verdict, judgement.value, judgement.missing) for id_, judgement in explained.items()
    }
    for id_, (hundredths, verdict) in totals_by_sql(known).items():
        judgement = found[id_].judgement
        if found[id_].question.indicator.id not in FORMULAS:
            assert judgement.verdict == verdict
            assert judgement.value == (None if hundredths is None else Decimal(hundredths) / 100)


def test_worked_by_hand() -> None:
    # 2+1+3 + 3+2 + 0+1+2 + 0+0 + 4 + 1+2 = 21 models of 13 communes, as asked.
    found = judged(inputs())["tong"]
    assert (found.judgement.verdict, found.judgement.value, found.silent) == (Verdict.MET, Decimal(21), 0)
    assert len(found.question.units) == 13


def test_tenths_add_up_exactly() -> None:
    # Thirteen times 0.6 is 7.8, of which the doubles nearest to 0.6 fall a little short.
    known = inputs(
        text=PLAN.replace("measure: count, unit: mô hình}\n  - {id: cong", "measure: amount}\n  - {id: cong")
    )
    sent = [
        replace(one, values=tuple(cell._replace(value=Decimal("0.6")) for cell in one.values))
        for one in known.submissions
    ]
    found = judged(replace(known, submissions=tuple(sent)))["tong"]
    assert found.judgement.value == Decimal("7.8")
    assert sum([0.6] * 13) != 7.8
