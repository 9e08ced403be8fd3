"""Many reports checked at once are told what each alone would be told."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from kpi.intake.figure_checks import checked
from kpi.intake.report import Report
from kpi.submission import CellValue
from targets.periods import Period, PeriodKind
from targets.plan_file import read_plan
from targets.provenance import Source
from tests.kpi.intake.test_rule_checks import TEXT
from tests.kpi.test_rule_kinds import REGISTRY

EVIDENT = TEXT.replace("name: Tiếp nhận, measure: count", "name: Tiếp nhận, measure: count, evidence: true").replace(
    "checks:",
    "checks:\n"
    "  - {id: it-nhat, title: Ít nhất, left: tiep-nhan * 0.1, operator: greater_than_or_equal_to, right: chuyen / 3}\n"
    "  - {id: cap, title: Đi cùng, left: ton, operator: compulsory_pair, right: chuyen}",
)
FILE = Source("a.xlsx", "ab")
IDS = ("tiep-nhan", "giai-quyet", "chuyen", "ton")
FIGURES = st.none() | st.sampled_from([Decimal(text) for text in ("0", "1", "2", "3", "0.1", "0.3", "-1", "7")])
PLAN, _ = read_plan(EVIDENT, "kh.yaml", REGISTRY)


def report(values: tuple[Decimal | None, ...], *, noted: bool = True) -> Report:
    cells = zip(IDS, values, strict=True)
    found = tuple(
        CellValue(id_, value, "a", f"E{row}", "BB 1" if noted else None) for row, (id_, value) in enumerate(cells, 8)
    )
    return Report(PLAN, REGISTRY.unit("ban-1"), Period(PeriodKind.HALF_YEAR, 2026), found)


@settings(max_examples=6, deadline=None)
@given(st.lists(st.tuples(FIGURES, FIGURES, FIGURES, FIGURES), min_size=1, max_size=8))
def test_together_as_alone(rows: list[tuple[Decimal | None, ...]]) -> None:
    reports = [(report(values), FILE) for values in rows]
    alone = tuple(one for each in reports for one in checked([each], REGISTRY))
    assert checked(reports, REGISTRY) == alone


def test_each_mistake_stands_with_its_report() -> None:
    right = report((Decimal(5), Decimal(3), Decimal(2), Decimal(1)))  # 3 + 2 = 5; 5 × 0.1 ≥ 2 / 3 does not hold
    wrong = report((Decimal(6), Decimal(3), Decimal(1), Decimal(1)), noted=False)  # 3 + 1 ≠ 6; 6 × 0.1 ≥ 1 / 3
    first, second = checked([(right, FILE), (wrong, FILE)], REGISTRY)
    assert [issue.code for issue in first.issues] == ["check-failed"]
    assert [issue.code for issue in second.issues] == ["evidence-missing", "check-failed"]


def test_what_has_no_figures_is_left_as_it_is() -> None:
    nothing = Report()
    assert checked([(nothing, FILE)], REGISTRY) == (nothing,)
    assert checked([], REGISTRY) == ()


def test_a_check_of_another_year_is_not_taken_for_one_of_this_year() -> None:
    """Half of what this report says is below it; of what last year's said nothing is known here."""
    text = TEXT.replace('right: "0", severity: warning', "right: last_year(ton) * 0.5, severity: warning")
    of_year, _ = read_plan(text, "kh.yaml", REGISTRY)
    whole = replace(report((Decimal(5), Decimal(3), Decimal(2), Decimal(1))), plan=of_year)
    [told] = checked([(whole, FILE)], REGISTRY)
    assert [issue.code for issue in told.issues] == ["check-not-made"]
