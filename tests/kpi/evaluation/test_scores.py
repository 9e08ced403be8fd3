"""Scores on real submissions, from the plan file to the sentence."""

from __future__ import annotations

from fractions import Fraction

from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.scores import scores
from kpi.evaluation.shapes import scores_json
from kpi.moments import as_of_moment
from targets.plan_file import read_plan
from targets.workdays import vietnam_calendar
from tests.kpi.test_rule_kinds import HEAD, REGISTRY, plan_of, submissions

RULE = """
targets:
  - id: dang-ky
    title: Đăng ký mô hình
    to: {groups: [thon-ban]}
    each: {indicator: mo-hinh, min: 4}
    period: 2026
    source: {section: II}
duties:
  - id: bao-cao
    kind: report
    title: Báo cáo 6 tháng
    to: {groups: [thon-ban]}
    period: 2026-H1
    deadline: {before: 2026-06-05, roll: strict}
    source: {section: IV}
scoring:
  criteria:
    - {promise: dang-ky, points: 60, by: proportion}
    - {promise: bao-cao, points: 40}
  bands:
    - {name: tốt, least: 85, none_at_zero: true}
    - {name: trung bình, least: 0}
"""


def test_every_unit_has_its_arithmetic() -> None:
    inputs = Inputs(
        registry=REGISTRY,
        plans=(plan_of(RULE),),
        submissions=submissions({"mo-hinh": "Một=4 Hai=3 Ba=0 Bốn=?"}),
        refused=(),
        calendar=vietnam_calendar(),
        as_of=as_of_moment("2027-01-01"),
    )
    found = scores(evaluate(inputs))
    assert {one.unit.name: (one.score.points, one.score.band) for one in found} == {
        "Một": (Fraction(100), "tốt"),
        "Hai": (Fraction(85), "tốt"),  # 60 × 3/4 + 40 = 45 + 40
        "Ba": (Fraction(40), "trung bình"),
        "Bốn": (None, None),  # sent nothing: the figure is not known, the report is not there
    }
    shape = scores_json(found, inputs.as_of)["scores"]
    assert isinstance(shape, list)
    assert [row["why"] for row in shape] == [
        "dang-ky 60 + bao-cao 40 = 100/100 điểm: tốt.",
        "dang-ky 45 + bao-cao 40 = 85/100 điểm: tốt.",
        "dang-ky 0 + bao-cao 40 = 40/100 điểm: trung bình.",
        "bao-cao 0 = 0/100 điểm; chưa đủ số liệu: dang-ky.",
    ]


def test_a_criterion_that_names_no_promise_is_refused() -> None:
    _, issues = read_plan(HEAD + RULE.replace("promise: bao-cao", "promise: bao-caoo"), "x.yaml", REGISTRY)
    [issue] = issues
    assert issue.near == ("bao-cao",)


def test_a_plan_without_a_scoring_gives_no_scores() -> None:
    bare = RULE[: RULE.index("scoring:")]
    inputs = Inputs(REGISTRY, (plan_of(bare),), (), (), vietnam_calendar(), as_of_moment("2027-01-01"))
    assert scores(evaluate(inputs)) == ()
