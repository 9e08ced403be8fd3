"""A plan's formula in the words of a spreadsheet: what is missing is an error there, as it is missing here.

Only functions that Excel has had since 2007 and LibreOffice reads alike. `rules.formula` says what a formula means;
this says the same of cells, but for the last digits: a spreadsheet counts in floats, so values that differ by less than
10⁻⁹ are equal to it. The reader of the form, which is exact, has the last word.

A condition is 1 when it holds, 0 when it does not, and one half when it cannot be told: so "and" is the least of its
parts and "or" the greatest, as in the logic of Kleene, and each part is written once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from targets.formula import COMPARISONS, Figure, Formula, Number, Op

#: Gives the reference of the cell that holds a figure, a number or an error.
Cell = Callable[[Figure], str]


def cell_formula(formula: Formula, cell: Cell) -> str:
    """Return a formula as a spreadsheet writes it, without the equals sign before it."""
    if isinstance(formula, Number):
        return f"{formula.value:f}"
    if isinstance(formula, Figure):
        return cell(formula)
    parts = [cell_formula(part, cell) for part in formula.parts]
    if formula.op in COMPARISONS:
        return f"IFERROR(IF({compared(parts[0], formula.op.value, parts[1])},1,0),0.5)"
    return _WRITTEN[formula.op](*parts)


def compared(left: str, sign: str, right: str) -> str:
    """Return a comparison of two numbers: the sign is one of < <= > >= = !=.

    >>> compared("A1", "!=", "B1")
    'ROUND((A1)-(B1),9)<>0'
    """
    return f"ROUND(({left})-({right}),9){'<>' if sign == '!=' else sign}0"


def _called(name: str) -> Callable[..., str]:
    return lambda *parts: f"{name}({','.join(parts)})"


def _between(sign: str) -> Callable[..., str]:
    return lambda *parts: f"({sign.join(parts)})"


_WRITTEN: Mapping[Op, Callable[..., str]] = {
    Op.AND: _called("MIN"),
    Op.OR: _called("MAX"),
    Op.NOT: lambda a: f"(1-{a})",
    Op.ADD: _between("+"),
    Op.SUM: _between("+"),  # a function takes 255 parts at most
    Op.SUBTRACT: _between("-"),
    Op.MULTIPLY: _between("*"),
    Op.DIVIDE: _between("/"),
    Op.NEGATE: lambda a: f"(-{a})",
    Op.MIN: _called("MIN"),
    Op.MAX: _called("MAX"),
    Op.ABS: _called("ABS"),
    Op.ROUND: _called("ROUND"),
    Op.IF: lambda condition, then, otherwise: f"CHOOSE(1+2*{condition},{otherwise},NA(),{then})",
    Op.IF_MISSING: _called("IFERROR"),
    Op.IS_MISSING: lambda a: f"IF(ISERROR({a}),1,0)",
}
