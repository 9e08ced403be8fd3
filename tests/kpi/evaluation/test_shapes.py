"""The JSON other programs rely on: every field they were promised, as JSON's own kinds."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.shapes import due_json, evaluation_json, number
from tests.kpi.world import inputs, submission

KNOWN = inputs(submission("ban-bo", "2023-H1", "2023-06-02T08:00", mo_hinh=2, doi_thoai=1), as_of="2023-06-06T08:00")
RESULTS = evaluate(KNOWN)


def test_evaluate_keeps_its_fields() -> None:
    shape = json.loads(json.dumps(evaluation_json(RESULTS, KNOWN.as_of)))
    assert shape["as_of"] == "2023-06-06T08:00:00+07:00"
    whole, first = shape["results"][:2]
    promised = {
        "plan",
        "target",
        "unit",
        "period",
        "verdict",
        "value",
        "required",
        "numerator",
        "denominator",
        "missing",
    }
    assert promised | {"why", "source"} <= set(whole) == set(first)
    assert (whole["whole"], whole["numerator"], whole["denominator"], whole["required"]) == (True, 1, 3, 95)
    assert (first["unit"], first["unit_id"], first["unit_code"]) == ("Bản Bo", "ban-bo", "03424")
    assert (first["target"], first["kind"], first["verdict"], first["value"]) == ("II.4", "target", "met", 2)
    assert first["source"] == {
        "document": "kh.txt",
        "sha256": "ab",
        "section": "II",
        "line": 83,
        "place": "kh.txt, mục II, dòng 83",
    }
    assert first["figure_source"]["cell"] == "E9"


def test_what_is_not_known_is_null_not_zero() -> None:
    last = evaluation_json(RESULTS, KNOWN.as_of)["results"]
    assert isinstance(last, list)
    silent = next(r for r in last if (r["target"], r["unit_id"]) == ("II.4", "then-sin"))
    assert [silent[key] for key in ("verdict", "value", "missing", "figure_source")] == [
        "not_evaluable",
        None,
        None,
        None,
    ]


def test_due_keeps_its_fields_and_has_every_dated_duty_of_every_unit() -> None:
    shape = json.loads(json.dumps(due_json(RESULTS, KNOWN.as_of)))
    assert [(duty["duty"], duty["unit_id"], duty["state"], duty["days"]) for duty in shape["duties"]] == [
        ("bao-cao-6-thang", "ban-bo", "done", 0),
        ("bao-cao-6-thang", "ban-hon", "overdue", 2),  # the last day was the 4th
        ("bao-cao-6-thang", "then-sin", "overdue", 2),
        ("doi-thoai", "ban-bo", "done", 0),
        ("doi-thoai", "ban-hon", "open", 208),  # 24 days of June, then 31+31+30+31+30+31
        ("doi-thoai", "then-sin", "open", 208),
    ]
    first = shape["duties"][0]
    assert (first["last_day"], first["last_working_day"]) == ("2023-06-04", "2023-06-02")
    assert first["cutoff"] == "2023-06-05T00:00:00+07:00"
    assert first["why"] == "Đã nộp lúc 08:00 ngày 02/6/2023, trong hạn (hạn cuối là hết ngày 04/6/2023)."


def test_both_rates_on_time_with_what_they_are_shares_of() -> None:
    # Three communes: one in time, one late, one silent. 1/3 of those expected, 1/2 of those received.
    known = inputs(
        submission("ban-bo", "2023-H1", "2023-06-02T08:00", mo_hinh=2),
        submission("ban-hon", "2023-H1", "2023-06-07T08:00", mo_hinh=2),
        as_of="2023-06-08T08:00",
    )
    shape = json.loads(json.dumps(due_json(evaluate(known), known.as_of)))
    told = {
        "expected": 3,
        "received": 2,
        "on_time": 1,
        "unexpected": 0,
        "received_of_expected": 66.66,
        "on_time_of_expected": 33.33,
        "on_time_of_received": 50,
        "said": "Đã nhận 2 báo cáo; đúng hạn 1/3 (33,33%) báo cáo phải nộp, 1/2 (50%) báo cáo đã nhận.",
    }
    assert shape["rates"] == [{"plan": "kh-2023", "duty": "bao-cao-6-thang", "period": "2023-H1", **told}]
    assert shape["rates_total"] == told
    rows = evaluation_json(evaluate(known), known.as_of)["results"]
    assert isinstance(rows, list)
    assert [row["rates"] for row in rows if row["rates"]] == [told]


def test_the_words_in_english() -> None:
    shape = json.dumps(due_json(RESULTS, KNOWN.as_of, "en"))
    assert "Sent at 08:00 2 Jun 2023, in time (the last day is 4 Jun 2023)." in shape


@pytest.mark.parametrize(
    ("value", "written"),
    [(None, "null"), (Decimal(0), "0"), (Decimal("2.00"), "2"), (Decimal("33.33"), "33.33"), (Decimal("1E+3"), "1000")],
)
def test_a_figure_as_a_number(value: Decimal | None, written: str) -> None:
    assert json.dumps(number(value)) == written
