"""Rules that cannot be right: told at their line when the plan is read, and never a verdict where nothing can be known.

What gets past the reader, because it depends on figures or on who is in force, is not evaluable with its reason.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.inputs import Inputs
from kpi.submission import CellValue, Submission
from rules.verdict import Verdict
from targets.issues import Issue, has_errors
from targets.plan import Plan
from targets.plan_file import read_plan
from targets.provenance import Source
from targets.units import Registry, Unit
from targets.workdays import VIETNAM, vietnam_calendar

HERE = Source("units.yaml")
REGISTRY = Registry(
    (
        Unit("huyen", "Huyện", "huyện", HERE),
        *(Unit(f"xa-{n}", f"Xã {n}", "xã", HERE, parent="huyen", groups=("cap-xa",)) for n in range(2)),
        Unit("cu", "Xã cũ", "xã", HERE, parent="huyen", groups=("xa-cu",), valid_to=date(2026, 7, 1)),
    ),
    HERE,
)
PLAN = """\
id: kh
title: Kế hoạch
issuer: UBND huyện
unit: huyen
period: 2026
document: {name: kh.txt}
indicators:
  - {id: nhan, name: Tiếp nhận, measure: count}
  - {id: xong, name: Giải quyết, measure: count}
  - {id: ty-le, name: Tỷ lệ, measure: amount, formula: xong / nhan * 100}
form: {title: Báo cáo, indicators: [nhan, xong], periods: [2026-H1, 2026]}
checks:
  - {id: kt, title: Không quá, left: xong, operator: less_than_or_equal_to, right: nhan}
targets:
  - id: chi-tieu
    title: Giải quyết
    to: {groups: [cap-xa]}
    period: 2026
    share: 95%
    each: {indicator: ty-le, min: 90}
    source: {section: II}
totals:
  - {id: tong, title: Tổng, to: {groups: [cap-xa]}, period: 2026, total: {indicator: ty-le, min: 90}, source: {page: 1}}
duties:
  - id: bao-cao
    kind: report
    title: Báo cáo
    to: {groups: [cap-xa]}
    period: 2026-H1
    deadline: {before: 2026-06-05, roll: strict}
    source: {section: IV}
"""


def read(old: str = "", new: str = "") -> tuple[Plan | None, tuple[Issue, ...]]:
    assert old in PLAN
    return read_plan(PLAN.replace(old, new, 1) if old else PLAN, "kh.yaml", REGISTRY)


def test_the_plan_is_sound_before_it_is_spoilt() -> None:
    assert read()[1] == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        (
            "indicator: ty-le, min: 90}\n    source",
            "indicator: ty-lee, min: 90}\n    source",
            20,
            "không có chỉ số “ty-lee”",
        ),
        ("share: 95%", "share: 120%", 19, "không quá 100%"),
        ("share: 95%", "share: 0%", 19, "lớn hơn 0"),
        ("share: 95%", "milestones: [{period: 2026, share: 101}]", 19, "không quá 100%"),
        ("min: 90}\n", "min: 90, max: 80}\n", 20, "“min” lớn hơn “max”"),
        ("xong / nhan * 100", "xong / khong-co", 10, "khong-co"),
        ("xong / nhan * 100", '"' + "(" * 10_000 + '"', 10, "dài"),
        ("xong / nhan * 100", "xong / 0", 10, "chia cho 0"),
        ("xong / nhan * 100", "__import__('os')", 10, ""),
        ("right: nhan", "right: khong-co", 13, "khong-co"),
        ("{groups: [cap-xa]}\n    period: 2026\n", "{groups: [cap-xaa]}\n    period: 2026\n", 17, "cap-xaa"),
        ("{groups: [cap-xa]}\n    period: 2026\n", "{groups: [xa-cu]}\n    period: 2027\n", 17, "không có đơn vị nào"),
        ("period: 2026-H1\n", "period: 2026\n    every: week\n", 25, "không ghi năm"),
        ("before: 2026-06-05", "before: 0001-01-01", 30, "không cho biết ngày nào"),
        ("before: 2026-06-05", "before: 2026-02-30", 30, "không hiểu ngày"),
    ],
)
def test_what_cannot_be_right_is_told_at_its_line(old: str, new: str, line: int, words: str) -> None:
    _, issues = read(old, new)
    assert has_errors(issues)
    told = [issue for issue in issues if issue.source.line == line]
    assert told, [(issue.source.line, issue.text.vi) for issue in issues]
    assert any(words in issue.text.vi for issue in told), [issue.text.vi for issue in told]


def judged(plan: Plan, at: datetime, **figures: tuple[int, int]) -> dict[tuple[str, str], tuple[Verdict, str]]:
    sent = tuple(
        Submission(
            *("kh", unit.replace("_", "-"), "2026", 1, at, at, "x.xlsx", "0" * 64),
            (CellValue("nhan", Decimal(got), "S", "E1"), CellValue("xong", Decimal(done), "S", "E2")),
        )
        for unit, (got, done) in figures.items()
    )
    results = evaluate(Inputs(REGISTRY, (plan,), sent, (), vietnam_calendar(), at))
    return {
        (r.promise.id, "" if r.whole else r.unit.id): (r.verdict, r.judgement.why.vi)
        for r in results
        if r.promise.id != "bao-cao"
    }


AFTER = datetime(2027, 2, 1, tzinfo=VIETNAM)


def test_dividing_by_zero_is_no_verdict_and_says_what_was_zero() -> None:
    plan, _ = read()
    assert plan is not None
    found = judged(plan, AFTER, xa_0=(0, 0), xa_1=(0, 0))
    assert {verdict for verdict, _ in found.values()} == {Verdict.NOT_EVALUABLE}
    assert "“nhan” bằng 0" in found["chi-tieu", "xa-0"][1]
    # one of two: the other's own ratio stands, and the whole is 9 of 10
    found = judged(plan, AFTER, xa_0=(0, 0), xa_1=(10, 9))
    assert found["chi-tieu", "xa-0"][0] is Verdict.NOT_EVALUABLE
    assert found["chi-tieu", "xa-1"][0] is found["tong", ""][0] is Verdict.MET


def test_when_all_its_units_are_gone_a_target_has_no_verdict() -> None:
    plan, issues = read("{groups: [cap-xa]}\n    period: 2026\n", "{groups: [xa-cu]}\n    period: 2026\n")
    assert plan is not None
    assert not has_errors(issues)  # in force for half of the year
    verdict, why = judged(plan, AFTER)["chi-tieu", ""]
    assert verdict is Verdict.NOT_EVALUABLE
    assert why.startswith("Không có đơn vị nào thuộc phạm vi")
