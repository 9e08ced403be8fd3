"""What a compiled report says of a period; and that it agrees with itself and the evaluation, whatever the data."""

from __future__ import annotations

import pytest

from dashboards.views.compiled_report import compiled_report
from dashboards.views.self_check import own_checks
from kpi.evaluation.evaluate import evaluate
from rules.crossfoot.check import CheckKind, CheckVerdict
from targets.periods import Period, PeriodKind
from tests.dashboards.compiled.said import HALF, half_year, planned, report_of, words_of
from tests.dashboards.compiled.shapes import shape_of
from tests.dashboards.world import PLAN, inputs, moment


def test_the_promises_of_a_period_and_the_reports_due_in_it() -> None:
    report = half_year()
    assert [topic.tally.whole.promise.id for topic in report.topics] == ["II.2", "II.4", "doi-thoai"]
    assert [tally.whole.promise.id for tally in report.reports] == ["bao-cao-6-thang"]
    assert [total.indicator.id for total in report.totals] == ["mo-hinh", "doi-thoai"]
    assert [sent.file_name for sent in report.sent] == ["thi-tran.xlsx", "ta-leng.xlsx", "son-binh.xlsx"]


def test_promises_stand_under_their_group_and_figures_that_decide_none_under_their_plan() -> None:
    text = PLAN.replace("title: Đối thoại ít nhất một lần", "title: Đối thoại ít nhất một lần\n    group: Đối thoại")
    text = text.replace(
        "    each: {indicator: mo-hinh, min: 1, max: 2, above_max: note}", "    each: {indicator: phan-cong, min: 1}"
    )
    groups = report_of(planned(text)).groups
    assert [(group.title, len(group.topics), [t.indicator.id for t in group.totals]) for group in groups] == [
        ("Công tác dân vận năm 2023", 2, ["mo-hinh"]),
        ("Đối thoại", 1, []),
    ]


def test_a_total_is_told_once_though_two_promises_rest_on_it() -> None:
    text = PLAN.replace("indicator: phan-cong, min: 1", "indicator: mo-hinh, min: 1")
    told = [topic.total is not None for topic in report_of(planned(text)).topics]
    assert told == [True, False, True]


def test_what_is_open_afterwards_stands_in_the_order_of_its_deadlines() -> None:
    ahead = [(tally.whole.promise.id, tally.whole.over) for tally in half_year().ahead]
    assert ahead == [("bao-cao-6-thang", True), ("II.2", False), ("II.4", False), ("doi-thoai", False)]


def test_there_is_no_report_on_a_period_of_which_nobody_has_told() -> None:
    assert compiled_report(inputs(()), HALF) is None
    assert compiled_report(inputs(as_of=moment("2023-05-01T00:00")), Period(PeriodKind.YEAR, 2022)) is None


#: Each a world of its own; five hundred were tried when this was written.
SEEDS = [(seed, False) for seed in range(8)] + [(seed, True) for seed in range(4)]  # and whether units merge in it


@pytest.mark.parametrize(("seed", "merged"), SEEDS)
def test_the_checker_of_reports_finds_nothing_and_confirms_what_the_report_states(seed: int, merged: bool) -> None:
    shape = shape_of(seed, merged=merged)
    report = report_of(shape.inputs, shape.period)
    checks = own_checks(words_of(report))
    assert [check.text.vi for check in checks if check.verdict is not CheckVerdict.OK] == []
    stated = sum(1 for tally in report.tallies if not tally.sums and tally.counted)
    assert sum(check.kind in {CheckKind.RATIO, CheckKind.PERCENT} for check in checks) >= stated


@pytest.mark.parametrize(("seed", "merged"), SEEDS)
def test_its_numbers_are_those_of_the_evaluation(seed: int, merged: bool) -> None:
    shape = shape_of(seed, merged=merged)
    report = report_of(shape.inputs, shape.period)
    judged = {(r.plan.id, r.promise.id): r for r in evaluate(shape.inputs, None, shape.period) if r.whole}
    for tally in report.tallies:
        result = judged[tally.whole.plan.id, tally.whole.promise.id]
        assert result.verdict is tally.whole.verdict
        if not tally.sums and result.judgement.numerator is not None:
            assert (len(tally.done), tally.counted) == (result.judgement.numerator, result.judgement.denominator)
    for topic in report.topics:
        if topic.tally.sums and topic.total is not None:
            assert topic.total.total == topic.tally.whole.judgement.value


def test_a_merger_within_the_period_is_told() -> None:
    shape = next(one for one in (shape_of(seed, merged=True) for seed in range(9)) if one.inputs.registry.events)
    (event,) = shape.inputs.registry.events
    report = report_of(shape.inputs, shape.period)
    assert len(report.changes) == 1
    assert all(shape.inputs.registry.unit(unit).name in report.changes[0] for unit in event.before)
    assert report.changes[0].rstrip(".") in " ".join(one.text for one in words_of(report).direction)
