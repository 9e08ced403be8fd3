"""The plan's checks as formulas: two hidden cells for the sides of each, and the words that say how it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from dashboards.forms.cell_formula import cell_formula, compared
from dashboards.forms.layout import NO_NUMBER, Hidden, Live, at
from dashboards.views.form import FormLine, FormView
from kpi.intake.identity import IDENTITY_SHEET
from rules.checks import check_report
from rules.formula import Computed, Read, value_of
from rules.verdict import Reading
from targets.formula import Basis, Figure, Formula, figures_in
from targets.issues import Severity
from targets.plan_formulas import known_formula
from targets.report_checks import MissingFigures, Operator, ReportCheck


class Word(StrEnum):
    """What a status begins with, or is."""

    MISSING = "THIẾU"
    WRONG = "SAI"
    DOUBTFUL = "XEM LẠI"
    FINE = "Đủ"
    MAY_BE_BLANK = "Có thể để trống"
    UNKNOWN = "Chưa đủ số liệu"
    LATER = "Kiểm tra khi tiếp nhận"


@dataclass(frozen=True, slots=True)
class CheckCells:
    """One check on a form: its place in the list below the table, and what its cells hold."""

    number: int  #: in that list, from 1
    check: ReportCheck
    line: int | None  #: the number of the first line it names, whose status tells of it
    sides: tuple[Live, ...]  #: the hidden cells; none: too long for a spreadsheet
    result: Live  #: the visible cell

    @property
    def failed(self) -> Word:
        """Return what is said where it does not hold."""
        return _failed(self.check)


def check_cells(view: FormView) -> tuple[CheckCells, ...]:
    """Return the checks of a form, in the plan's order."""
    lines = {line.indicator.id: line for line in view.lines}
    return tuple(_check(number, check, lines) for number, check in enumerate(view.checks, 1))


def _check(number: int, check: ReportCheck, lines: Mapping[str, FormLine]) -> CheckCells:
    formulas = known_formula(check.left, check.id), known_formula(check.right, check.id)
    named = [f.name for side in formulas for f in sorted(figures_in(side), key=lambda figure: figure.column)]
    first = next((lines[name].number for name in named if name in lines), None)
    failed = _failed(check)
    written = [_written(side, lines) for side in formulas]
    if max(map(len, written)) > _LONGEST or max(map(_depth, written)) > _DEEPEST:
        return CheckCells(number, check, None, (), Live("", Word.LATER))
    read = _on_a_blank_form(lines)
    sides = tuple(Live(f"={text}", _number(value_of(side, read))) for text, side in zip(written, formulas, strict=True))
    left, right = at(number, Hidden.LEFT, IDENTITY_SHEET), at(number, Hidden.RIGHT, IDENTITY_SHEET)
    said = f'IF({_holds(check, left, right)},"{Word.FINE}","{failed}")'
    holds = check_report(check, *formulas, read).holds
    blank = Word.UNKNOWN if holds is None else Word.FINE if holds else failed
    return CheckCells(
        number, check, first, sides, Live(f'=IF({_unknown(check, left, right)},"{Word.UNKNOWN}",{said})', blank)
    )


def _failed(check: ReportCheck) -> Word:
    return Word.WRONG if check.severity is Severity.ERROR else Word.DOUBTFUL


#: Bounds of Excel's, 8,192 characters and 64 functions within each other, with room for what stands around.
_LONGEST, _DEEPEST = 8_000, 50


def _written(formula: Formula, lines: Mapping[str, FormLine]) -> str:
    def cell(figure: Figure) -> str:
        line = lines[figure.name]
        if figure.basis is Basis.NOW:
            return at(line.number, Hidden.NOW)
        known = line.last_year if figure.basis is Basis.LAST_YEAR else line.base
        return "NA()" if known is None else f"{known:f}"

    return cell_formula(formula, cell)


def _depth(text: str) -> int:
    depth = deepest = 0
    for letter in text:
        depth += (letter == "(") - (letter == ")")
        deepest = max(deepest, depth)
    return deepest


def _unknown(check: ReportCheck, left: str, right: str) -> str:
    """Return the condition under which the check cannot be made."""
    if check.operator in _PAIRS or check.missing is MissingFigures.ZERO:
        return "FALSE"
    join = "AND" if check.missing is MissingFigures.SKIP_IF_ALL else "OR"
    return f"{join}(ISERROR({left}),ISERROR({right}))"


def _holds(check: ReportCheck, left: str, right: str) -> str:
    if check.operator in _PAIRS:
        return _PAIRS[check.operator].format(left, right)
    if check.missing is not MissingFigures.SKIP_IF_ANY:
        left, right = f"IFERROR({left},0)", f"IFERROR({right},0)"
    return compared(left, _SIGNS[check.operator], right)


def _on_a_blank_form(lines: Mapping[str, FormLine]) -> Read:
    def read(figure: Figure) -> Reading:
        line = lines[figure.name]
        known = {Basis.NOW: None, Basis.LAST_YEAR: line.last_year, Basis.BASE: line.base}
        return Reading(known[figure.basis])

    return read


def _number(computed: Computed) -> str | float:
    return NO_NUMBER if computed.value is None else float(computed.value)


_PAIRS = {
    Operator.COMPULSORY_PAIR: "ISERROR({0})=ISERROR({1})",
    Operator.EXCLUSIVE_PAIR: "OR(ISERROR({0}),ISERROR({1}))",
}
_SIGNS = {
    Operator.EQUAL_TO: "=",
    Operator.NOT_EQUAL_TO: "!=",
    Operator.GREATER_THAN: ">",
    Operator.GREATER_THAN_OR_EQUAL_TO: ">=",
    Operator.LESS_THAN: "<",
    Operator.LESS_THAN_OR_EQUAL_TO: "<=",
}
