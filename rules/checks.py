"""What a report must satisfy: two formulas compared, or two figures that belong together or exclude each other.

The operators are those of DHIS2's validation rules, which officers elsewhere know; unlike there, a check that cannot be
made because a figure is missing says so instead of passing in silence.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from rules.formula import Computed, Read, value_of
from rules.formula_written import written_out
from targets.formula import Formula
from targets.report_checks import MissingFigures, Operator, ReportCheck
from targets.wording import Sentence, say


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of one check of one report."""

    holds: bool | None  #: None: it could not be made
    why: Sentence


def check_report(check: ReportCheck, left: Formula, right: Formula, read: Read) -> Checked:
    """Make one check of one report.

    Args:
        check: the operator, and what a missing side means.
        left: the formula on its left.
        right: the formula on its right.
        read: gives the report's figures.
    """
    sides = value_of(left, read), value_of(right, read)
    written = written_out(left, read), written_out(right, read)
    if check.operator in _PAIRS:
        holds = _PAIRS[check.operator](*(side.value is not None for side in sides))
        return Checked(holds, say("{a}; {b}", "{a}; {b}", a=written[0], b=written[1]))
    known = [_known(side, sides, check.missing) for side in sides]
    if known[0] is None or known[1] is None:
        reasons = [side.missing for side in sides if side.missing is not None]
        return Checked(None, reasons[0] if reasons else Sentence("thiếu số liệu", "a figure is missing"))
    holds = _COMPARED[check.operator](known[0], known[1])
    sign = _SIGNS[check.operator]
    return Checked(holds, say("{a} {sign} {b}", "{a} {sign} {b}", a=written[0], sign=sign, b=written[1]))


def _known(side: Computed, sides: tuple[Computed, Computed], missing: MissingFigures) -> Fraction | None:
    """Return a side's value; a missing one is 0 where the check says that nothing written means none."""
    if side.value is not None:
        return side.value
    all_missing = all(one.value is None for one in sides)
    zero = missing is MissingFigures.ZERO or (missing is MissingFigures.SKIP_IF_ALL and not all_missing)
    return Fraction(0) if zero else None


_COMPARED: Mapping[Operator, Callable[[Fraction, Fraction], bool]] = {
    Operator.EQUAL_TO: operator.eq,
    Operator.NOT_EQUAL_TO: operator.ne,
    Operator.GREATER_THAN: operator.gt,
    Operator.GREATER_THAN_OR_EQUAL_TO: operator.ge,
    Operator.LESS_THAN: operator.lt,
    Operator.LESS_THAN_OR_EQUAL_TO: operator.le,
}
_SIGNS = {
    Operator.EQUAL_TO: Sentence("phải bằng", "must equal"),
    Operator.NOT_EQUAL_TO: Sentence("phải khác", "must differ from"),
    Operator.GREATER_THAN: Sentence("phải lớn hơn", "must be above"),
    Operator.GREATER_THAN_OR_EQUAL_TO: Sentence("không được nhỏ hơn", "must not be below"),
    Operator.LESS_THAN: Sentence("phải nhỏ hơn", "must be below"),
    Operator.LESS_THAN_OR_EQUAL_TO: Sentence("không được lớn hơn", "must not be above"),
}
_PAIRS: Mapping[Operator, Callable[[bool, bool], bool]] = {
    Operator.COMPULSORY_PAIR: operator.eq,  # both or neither
    Operator.EXCLUSIVE_PAIR: lambda left, right: not (left and right),
}
