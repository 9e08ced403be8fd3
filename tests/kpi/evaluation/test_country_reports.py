"""Report duties of very many units: the states the scalar rule gives, those SQL gives, and the same rates."""

from __future__ import annotations

from datetime import datetime

from hypothesis import given, settings

from kpi.evaluation.country_reports import STATES, Reported, judge_reports_of, report_questions
from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.reports import first_sent
from targets.plan import Duty, DutyKind
from tests.kpi.evaluation.by_sql import reports_by_sql
from tests.kpi.evaluation.tam_duong_2025 import inputs
from tests.kpi.evaluation.worlds import full_worlds


def judged(known: Inputs) -> dict[str, Reported]:
    found = {}
    for question in report_questions(known):
        sent = first_sent(known, question.plan)
        arrived: dict[str, datetime] = {
            unit: one.received_at for (unit, key), one in sent.items() if key == question.duty.period.key
        }
        found[question.duty.id] = judge_reports_of(question, arrived)
    return found


@settings(max_examples=8, deadline=None)
@given(full_worlds())
def test_the_same_by_three_routes(known: Inputs) -> None:
    found = judged(known)
    results = [r for r in evaluate(known) if isinstance(r.promise, Duty) and r.promise.kind is DutyKind.REPORT]
    explained = {(r.promise.id, r.unit.id): r.standing.state.value for r in results if r.standing is not None}
    states = {
        (id_, unit): STATES[state].value
        for id_, one in found.items()
        for unit, state in zip(one.question.tree.units, one.states, strict=True)
    }
    owed = [
        (r.promise.id, r.unit.id, r.period.key, r.deadline.cutoff.isoformat(), r.standing.state == "exempt")
        for r in results
        if r.standing is not None
    ]
    assert states == explained == reports_by_sql(known, owed)
    wholes = {r.promise.id: (r.verdict, r.rates) for r in results if r.whole}
    tops = {id_: one.question.tree.whole for id_, one in found.items()}
    assert {id_: (one.verdict(tops[id_]), one.rates(tops[id_])) for id_, one in found.items()} == wholes


def test_worked_by_hand() -> None:
    # Of 13 communes Sơn Bình sent nothing and Nà Tăm came three days late: 12 received, 11 in time.
    report = judged(inputs())["bao-cao"]
    whole = report.question.tree.whole
    assert report.counts[whole].tolist() == [11, 1, 0, 1, 0]
    assert str(report.rates(whole).said()) == (
        "Đã nhận 12 báo cáo; đúng hạn 11/13 (84,61%) báo cáo phải nộp, 11/12 (91,66%) báo cáo đã nhận."
    )
    district = report.question.tree.bodies.index("tam-duong")
    assert report.rates(district) == report.rates(whole)
    assert report.verdict(district) == "overdue"
