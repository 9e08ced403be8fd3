"""The JSON of the country engine: bodies with nobody addressed below them are left out, and numbers are plain."""

from __future__ import annotations

import json
from typing import Any

from kpi.evaluation.country import evaluate_country
from kpi.evaluation.country_reports import judge_reports_of, report_questions
from kpi.evaluation.country_shapes import country_json
from kpi.evaluation.country_totals import judge_total_of, total_questions
from kpi.evaluation.frame import live
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.questions import country
from kpi.form_figures import form_figures
from kpi.moments import as_of_moment
from targets.workdays import vietnam_calendar
from tests.kpi.evaluation import tam_duong_2025
from tests.kpi.test_rule_kinds import REGISTRY, plan_of

RULE = """
targets:
  - id: dang-ky
    title: Đăng ký
    to: {groups: [thon-ban]}
    each: {indicator: mo-hinh, min: 1}
    share: 95%
    period: 2026
    source: {section: II}
"""


def test_silent_units_are_counted_and_the_shape_is_json() -> None:
    as_of = as_of_moment("2026-07-01")
    inputs = Inputs(REGISTRY, (plan_of(RULE),), (), (), vietnam_calendar(), as_of)
    asked = country(inputs)
    shape = country_json(asked, evaluate_country(asked, ()), inputs)
    assert json.loads(json.dumps(shape)) == shape
    results: Any = shape["results"]
    everyone = results[0]
    # Four villages, none has reported: 95% of 4 needs 4, and nothing can be concluded.
    assert (everyone["denominator"], everyone["numerator"], everyone["missing"]) == (4, 0, 4)
    assert everyone["verdict"] == "not_evaluable"
    assert everyone["counts"]["not_evaluable"] == 4


def test_sums_and_reports_stand_after_what_is_counted() -> None:
    known = tam_duong_2025.inputs("2023-12-31T08:00")
    asked, found = country(known), form_figures(live(known.submissions))
    totals = [judge_total_of(question, found) for question in total_questions(known)]
    reports = [judge_reports_of(question, {}) for question in report_questions(known)]
    shape = country_json(asked, evaluate_country(asked, found), known, totals, reports)
    assert json.loads(json.dumps(shape)) == shape
    results: Any = shape["results"]
    (total,) = (row for row in results if row["target"] == "tong")
    assert (total["unit_id"], total["verdict"], total["value"], total["silent"]) == ("tam-duong", "met", 21, 0)
    report = [row for row in results if row["target"] == "bao-cao"]
    assert [row["unit_id"] for row in report] == [None, "tam-duong", "lai-chau"]
    assert (report[0]["verdict"], report[0]["denominator"], report[0]["rates"]["expected"]) == ("overdue", 13, 13)
    assert report[0]["counts"] == {"done": 0, "late": 0, "open": 0, "overdue": 13, "exempt": 0}
    assert shape["left_out"] == []


def test_what_is_computed_is_counted_too() -> None:
    derived = RULE.replace("indicator: mo-hinh", "indicator: gap-doi")
    rule = "indicators:\n  - {id: gap-doi, name: Gấp đôi, measure: amount, formula: mo-hinh * 2}\n" + derived
    inputs = Inputs(REGISTRY, (plan_of(rule),), (), (), vietnam_calendar(), as_of_moment("2026-07-01"))
    asked = country(inputs)
    shape = country_json(asked, evaluate_country(asked, ()), inputs)
    assert shape["left_out"] == []
    results: Any = shape["results"]
    assert (results[0]["target"], results[0]["verdict"]) == ("dang-ky", "not_evaluable")
