"""What a formula means: its value for one unit and one period, or the reason why it has none.

Exact, in fractions: 19 / 20 * 100 is 95. A missing figure is not zero: what is computed from it is missing too, and so
is what is divided by zero. These can do without: ``if_missing`` and ``is_missing``, whatever the reason was; ``if``, in
the branch that is not taken; ``and`` and ``or`` where another condition settles the matter (false and anything is
false, true or anything is true: the three-valued logic of Kleene, as in SQL).
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from rules.verdict import Reading
from targets.formula import Basis, Figure, Formula, Number, Op, formula_text
from targets.wording import Sentence, say

#: Gives the figure of an indicator: of the period, of the same period a year before, or the base value.
Read = Callable[[Figure], Reading]


@dataclass(frozen=True, slots=True)
class Computed:
    """The value of a formula, or the reason why it is not evaluable."""

    value: Fraction | None = None  #: of a condition: 1 when it holds, 0 when it does not
    missing: Sentence | None = None  #: every reason there is; None when there is a value


def value_of(formula: Formula, read: Read) -> Computed:
    """Return the value of a formula, from the figures that ``read`` gives.

    Args:
        formula: as `targets.formula_reading.read_formula` gives it.
        read: gives the reading of each of `targets.formula.figures_in`, a missing one with the reason why.
    """
    result = _result(formula, read)
    if isinstance(result, Fraction):
        return Computed(result)
    texts = [[reason.text(language) for reason in result] for language in ("vi", "en")]
    return Computed(missing=Sentence("; ".join(texts[0]), "; ".join(texts[1])))


def round_half_up(value: Fraction, places: int) -> Fraction:
    """Return a value rounded to so many decimal places, halves away from zero, as taught in school.

    >>> [float(round_half_up(Fraction(n), 0)) for n in (2.5, -2.5, 2.4)]
    [3.0, -3.0, 2.0]
    """
    size = Fraction(floor(abs(value) * 10**places + Fraction(1, 2)), 10**places)
    return size if value >= 0 else -size


#: Why there is no value: each reason once, in the order of the formula.
_Reasons = tuple[Sentence, ...]
_Result = Fraction | _Reasons
_FALSE, _TRUE = Fraction(0), Fraction(1)


def _result(formula: Formula, read: Read) -> _Result:
    if isinstance(formula, Number):
        return Fraction(formula.value)
    if isinstance(formula, Figure):
        return _figure(formula, read(formula))
    results = [_result(part, read) for part in formula.parts]
    if formula.op in _PATIENT:
        return _PATIENT[formula.op](results)
    if formula.op is Op.DIVIDE and results[1] == 0:
        text = formula_text(formula.parts[1])
        results.append((say("không chia được vì “{it}” bằng 0", "“{it}” is 0 and cannot divide", it=text),))
    values = [result for result in results if isinstance(result, Fraction)]
    return _reasons(results) or _EXACT[formula.op](*values)


def _figure(figure: Figure, reading: Reading) -> _Result:
    if reading.value is not None:
        return Fraction(reading.value)
    what = say(*_MISSING[figure.basis], name=figure.name)
    why = say(" ({reason})", " ({reason})", reason=reading.missing) if reading.missing is not None else ""
    return (say("{what}{why}", "{what}{why}", what=what, why=why),)


_MISSING = {
    Basis.NOW: ("thiếu số liệu “{name}”", "there is no figure “{name}”"),
    Basis.LAST_YEAR: (
        "thiếu số liệu “{name}” cùng kỳ năm trước",
        "there is no figure “{name}” of the same period last year",
    ),
    Basis.BASE: ("thiếu mức gốc của “{name}”", "there is no base value of “{name}”"),
}


def _reasons(results: Sequence[_Result]) -> _Reasons:
    missing = [reason for result in results if not isinstance(result, Fraction) for reason in result]
    return tuple(dict.fromkeys(missing))


def _truth(compare: Callable[[Fraction, Fraction], bool]) -> Callable[..., Fraction]:
    return lambda left, right: Fraction(compare(left, right))


#: Operations on values that are all there.
_EXACT: Mapping[Op, Callable[..., Fraction]] = {
    Op.LESS: _truth(operator.lt),
    Op.AT_MOST: _truth(operator.le),
    Op.MORE: _truth(operator.gt),
    Op.AT_LEAST: _truth(operator.ge),
    Op.EQUAL: _truth(operator.eq),
    Op.UNEQUAL: _truth(operator.ne),
    Op.NOT: lambda condition: 1 - condition,
    Op.ADD: operator.add,
    Op.SUBTRACT: operator.sub,
    Op.MULTIPLY: operator.mul,
    Op.DIVIDE: operator.truediv,
    Op.NEGATE: operator.neg,
    Op.ABS: operator.abs,
    Op.MIN: lambda *values: min(values),
    Op.MAX: lambda *values: max(values),
    Op.SUM: lambda *values: sum(values, Fraction(0)),
    Op.ROUND: lambda value, places: round_half_up(value, int(places)),
}


def _settled_by(settling: Fraction, otherwise: Fraction) -> Callable[[Sequence[_Result]], _Result]:
    """Return how conditions are joined where one of them may settle the matter, whatever the others are."""
    return lambda results: settling if settling in results else _reasons(results) or otherwise


def _if(results: Sequence[_Result]) -> _Result:
    condition, then, otherwise = results
    if not isinstance(condition, Fraction):
        return condition
    return then if condition else otherwise


#: Operations that may have a value though a part of theirs has none.
_PATIENT: Mapping[Op, Callable[[Sequence[_Result]], _Result]] = {
    Op.AND: _settled_by(_FALSE, _TRUE),
    Op.OR: _settled_by(_TRUE, _FALSE),
    Op.IF: _if,
    Op.IF_MISSING: lambda results: results[0] if isinstance(results[0], Fraction) else results[1],
    Op.IS_MISSING: lambda results: Fraction(not isinstance(results[0], Fraction)),
}
