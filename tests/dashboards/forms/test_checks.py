"""The plan's checks on a form."""

from __future__ import annotations

import pytest

from dashboards.forms.checks import CheckCells, Word, check_cells
from targets.report_checks import MissingFigures, Operator
from tests.dashboards.forms.world import PLAN, view


def one(
    operator: str = "less_than_or_equal_to", left: str = "giai-quyet", right: str = "tiep-nhan", **more: str
) -> CheckCells:
    """Return the first check of the plan, changed."""
    changed = (
        PLAN.replace(
            "    left: giai-quyet\n", f'    left: "{left}"\n' + "".join(f"    {k}: {v}\n" for k, v in more.items())
        )
        .replace("    right: tiep-nhan\n", f'    right: "{right}"\n')
        .replace('operator: less_than_or_equal_to\n    right: "' + right, f'operator: {operator}\n    right: "' + right)
    )
    return check_cells(view(text=changed))[0]


def test_they_stand_in_the_plan_s_order_with_the_first_line_they_name() -> None:
    assert [(found.number, found.check.id, found.line, found.failed) for found in check_cells(view())] == [
        (1, "don", 6, Word.WRONG),
        (2, "kinh-phi", 3, Word.DOUBTFUL),
    ]


def test_the_sides_look_into_the_hidden_sheet() -> None:
    # Lines 3 and 1 have the rows 4 and 2 there; column D holds their figures.
    assert [side.formula for side in check_cells(view())[1].sides] == ["=($D$4/$D$2)", "=100"]
    assert [side.blank for side in check_cells(view())[1].sides] == ["#N/A", 100.0]


def test_a_check_without_its_figures_waits() -> None:
    found = one()
    assert found.result.formula == (
        '=IF(OR(ISERROR(dondoc!$H$2),ISERROR(dondoc!$I$2)),"Chưa đủ số liệu",'
        'IF(ROUND((dondoc!$H$2)-(dondoc!$I$2),9)<=0,"Đủ","SAI"))'
    )
    assert found.result.blank is Word.UNKNOWN


def test_what_was_reported_before_is_written_as_a_number() -> None:
    found = one(right="last_year(mo-hinh) + base(kinh-phi)", left="tiep-nhan - last_year(kinh-phi)")
    assert [side.formula for side in found.sides] == ["=($D$6-NA())", "=(1+NA())"]


@pytest.mark.parametrize(
    ("missing", "unknown", "blank"),
    [
        (MissingFigures.SKIP_IF_ANY, "OR(", Word.UNKNOWN),
        (MissingFigures.SKIP_IF_ALL, "AND(", Word.UNKNOWN),
        (MissingFigures.ZERO, "FALSE", Word.FINE),  # 0 <= 0
    ],
)
def test_what_a_missing_side_means(missing: MissingFigures, unknown: str, blank: Word) -> None:
    found = one(missing=missing.value)
    assert found.result.formula.startswith(f"=IF({unknown}")
    assert found.result.blank is blank


def test_a_check_may_fail_on_the_blank_form_already() -> None:
    assert one("greater_than", missing="zero").result.blank is Word.WRONG  # 0 > 0


@pytest.mark.parametrize(
    ("operator", "holds", "blank"),
    [
        (Operator.COMPULSORY_PAIR, "ISERROR(dondoc!$H$2)=ISERROR(dondoc!$I$2)", Word.FINE),
        (Operator.EXCLUSIVE_PAIR, "OR(ISERROR(dondoc!$H$2),ISERROR(dondoc!$I$2))", Word.FINE),
    ],
)
def test_pairs_ask_only_whether_figures_are_given(operator: Operator, holds: str, blank: Word) -> None:
    found = one(operator.value)
    assert found.result.formula == f'=IF(FALSE,"Chưa đủ số liệu",IF({holds},"Đủ","SAI"))'
    assert found.result.blank is blank


def test_what_no_spreadsheet_can_hold_is_left_to_the_reader() -> None:
    """Sixty functions within each other, where Excel takes 64 with what stands around; ten thousand characters."""
    nested, long = "mo-hinh", f"sum({', '.join(['if(m=1, 1, 0)'] * 130)})"
    for _ in range(12):
        nested = f"if({nested} > 0, 1, 0)"
    short = (
        PLAN.replace("mo-hinh-dat", "dat").replace("mo-hinh", "m").replace("left: giai-quyet\n", f'left: "{long}"\n')
    )
    for found in (one(left=nested), check_cells(view(text=short))[0]):
        assert (found.sides, found.line, found.result.blank) == ((), None, Word.LATER)
