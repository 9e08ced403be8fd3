"""Formulas of a plan's indicators: what is wrong is told at the line of the plan and the column of the formula."""

from __future__ import annotations

import pytest

from targets.form import Form
from targets.periods import Period, PeriodKind
from targets.plan import Indicator, Measure, Plan, PlanDocument
from targets.plan_formulas import formula_issues, formula_of
from targets.provenance import Source
from targets.yaml_file import Path

YEAR = Period(PeriodKind.YEAR, 2026)


def plan_with(*derived: Indicator, base: bool = False) -> Plan:
    received = Indicator(id="tiep-nhan", name="Tiếp nhận", measure=Measure.COUNT)
    solved = Indicator(id="giai-quyet", name="Giải quyết", measure=Measure.COUNT, base=10 if base else None)  # type: ignore[arg-type]
    return Plan(
        id="kh",
        title="Ví dụ",
        issuer="UBND xã",
        unit="xa",
        period=YEAR,
        document=PlanDocument(name="Ví dụ"),
        indicators=(received, solved, *derived),
        form=Form(
            title="Báo cáo",
            indicators=("tiep-nhan", "giai-quyet", *(i.id for i in derived if i.unit == "biểu")),
            periods=(YEAR,),
        ),
    )


def computed(formula: str, unit: str = "%") -> Indicator:
    return Indicator(id="ty-le", name="Tỷ lệ", measure=Measure.AMOUNT, unit=unit, formula=formula)


def at(path: Path) -> Source:
    return Source("/".join(map(str, path)))


def test_a_good_formula_has_no_issue_and_can_be_had() -> None:
    plan = plan_with(computed("giai-quyet / tiep-nhan * 100"))
    assert list(formula_issues(plan, at)) == []
    assert formula_of(plan.indicators[2]) == formula_of(plan.indicators[2])


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("giai-quyt / tiep-nhan", "giai-quyet"),  # the near match
        ("giai-quyet /", "cột"),
        ("giai-quyet > 1", "cột"),  # a condition where a number is needed
        ("ty-le + 1", "ty-le"),  # a formula of itself
        ("base(giai-quyet)", "mức gốc"),
        ("(" * 10_000, "dài"),
    ],
)
def test_what_is_wrong_is_told_at_the_formula(formula: str, said: str) -> None:
    [issue, *_] = formula_issues(plan_with(computed(formula)), at)
    assert issue.source.document == "indicators/2/formula"
    assert said in issue.say()


def test_a_base_that_is_stated_may_be_used() -> None:
    assert list(formula_issues(plan_with(computed("giai-quyet - base(giai-quyet)"), base=True), at)) == []


def test_a_derived_indicator_is_not_asked_for_in_the_form() -> None:
    [issue] = formula_issues(plan_with(computed("giai-quyet * 2", unit="biểu")), at)
    assert issue.code == "derived-in-form"


def test_an_indicator_without_a_formula_has_none_to_read() -> None:
    with pytest.raises(ValueError, match="tiep-nhan"):
        formula_of(plan_with().indicators[0])
