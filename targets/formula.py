"""Formulas of derived indicators and of what a report must satisfy: what one is made of, and how it is written.

A formula is a tree of figures, numbers and operations, and can do nothing but compute: there is no name in it but an
indicator's, no attribute, no power, no loop. `targets.formula_reading` reads one, `rules.formula` says what it means.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """What a formula gives."""

    NUMBER = "number"
    CONDITION = "condition"  #: true or false


class Basis(StrEnum):
    """The time a figure is of, as the function around its name says."""

    NOW = "now"  #: no function: the period that is evaluated
    LAST_YEAR = "last_year"  #: the same period of the previous year, so cùng kỳ
    BASE = "base"  #: the base value the plan states


class Op(StrEnum):
    """What an operation does: the sign or word between its parts, or the name of a function."""

    OR = "or"
    AND = "and"
    NOT = "not"
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="
    EQUAL = "="
    UNEQUAL = "!="
    ADD = "+"
    SUBTRACT = "-"
    MULTIPLY = "*"
    DIVIDE = "/"
    NEGATE = "negate"  #: written as a minus before its part
    MIN = "min"
    MAX = "max"
    SUM = "sum"
    ABS = "abs"
    ROUND = "round"
    IF = "if"
    IF_MISSING = "if_missing"
    IS_MISSING = "is_missing"


@dataclass(frozen=True, slots=True)
class Number:
    """A number written in a formula, not negative, with 15 digits at most."""

    value: Decimal
    column: int = field(default=1, compare=False)  #: where it begins, from 1


@dataclass(frozen=True, slots=True)
class Figure:
    """The figure of an indicator."""

    name: str  #: the indicator's id
    basis: Basis = Basis.NOW
    column: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation and its parts, as many and of such kinds as `SHAPES` says."""

    op: Op
    parts: tuple[Formula, ...]
    column: int = field(default=1, compare=False)


Formula = Number | Figure | Operation


@dataclass(frozen=True, slots=True)
class Shape:
    """The parts an operation takes, and what it gives."""

    takes: tuple[Kind, ...]
    gives: Kind
    more: bool = False  #: any number of further parts, of the last kind


_N, _C = Kind.NUMBER, Kind.CONDITION
COMPARISONS = (Op.LESS, Op.AT_MOST, Op.MORE, Op.AT_LEAST, Op.EQUAL, Op.UNEQUAL)
SHAPES: Mapping[Op, Shape] = {
    **dict.fromkeys((Op.OR, Op.AND), Shape((_C, _C), _C)),
    Op.NOT: Shape((_C,), _C),
    **dict.fromkeys(COMPARISONS, Shape((_N, _N), _C)),
    **dict.fromkeys((Op.ADD, Op.SUBTRACT, Op.MULTIPLY, Op.DIVIDE, Op.ROUND, Op.IF_MISSING), Shape((_N, _N), _N)),
    **dict.fromkeys((Op.NEGATE, Op.ABS), Shape((_N,), _N)),
    **dict.fromkeys((Op.MIN, Op.MAX, Op.SUM), Shape((_N,), _N, more=True)),
    Op.IF: Shape((_C, _N, _N), _N),
    Op.IS_MISSING: Shape((_N,), _C),
}

#: How closely signs and words bind, the closest highest; a function needs none, its parentheses hold it together.
POWERS: Mapping[Op, int] = {
    Op.OR: 1,
    Op.AND: 2,
    Op.NOT: 3,
    **dict.fromkeys(COMPARISONS, 4),
    **dict.fromkeys((Op.ADD, Op.SUBTRACT), 5),
    **dict.fromkeys((Op.MULTIPLY, Op.DIVIDE), 6),
    Op.NEGATE: 7,
}

#: The functions by their names, and those that say of which time a figure is.
FUNCTIONS: Mapping[str, Op] = {op.value: op for op in Op if op not in POWERS}
TIMES: Mapping[str, Basis] = {basis.value: basis for basis in Basis if basis is not Basis.NOW}

#: The digits a number may have, as any figure of a plan: floats keep 15 of them apart.
DIGITS = 15
#: A number of a formula: the decimal mark is a point, there is no mark between thousands.
NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
#: What many readers would take for thousands, and nobody may guess.
LIKE_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(\.[0-9]{3})+")


def kind_of(formula: Formula) -> Kind:
    """Return what a formula gives: a number, or a condition."""
    return SHAPES[formula.op].gives if isinstance(formula, Operation) else Kind.NUMBER


def nodes(formula: Formula) -> Iterator[Formula]:
    """Yield a formula and every part of it, from left to right."""
    yield formula
    if isinstance(formula, Operation):
        for part in formula.parts:
            yield from nodes(part)


def figures_in(formula: Formula) -> frozenset[Figure]:
    """Return the figures a formula is computed from."""
    return frozenset(node for node in nodes(formula) if isinstance(node, Figure))


def names_in(formula: Formula) -> frozenset[str]:
    """Return the ids of the indicators a formula names, of whatever time."""
    return frozenset(figure.name for figure in figures_in(formula))


@dataclass(frozen=True, slots=True)
class Notation:
    """How the parts of a formula are written."""

    leaf: Callable[[Number | Figure], str]
    signs: Mapping[Op, str]  #: where they are not the formula's own
    between: str = ", "  #: the values of a function


def write(formula: Formula, notation: Notation) -> str:
    """Return a formula in a notation, with parentheses only where they change the meaning."""
    if not isinstance(formula, Operation):
        return notation.leaf(formula)
    sign = notation.signs.get(formula.op, formula.op.value)
    power = POWERS.get(formula.op)
    if power is None:
        return f"{sign}({notation.between.join(write(part, notation) for part in formula.parts)})"
    if len(formula.parts) == 1:
        before = "-" if formula.op is Op.NEGATE else f"{sign} "
        return before + _within(formula.parts[0], power, notation)
    left, right = formula.parts
    return f"{_within(left, power, notation)} {sign} {_within(right, power + 1, notation)}"


def formula_text(formula: Formula) -> str:
    """Return a formula as it is read: the one text for all ways of writing it, which reads as the same formula.

    >>> formula_text(Operation(Op.DIVIDE, (Figure("giai-quyet"), Figure("tiep-nhan", Basis.LAST_YEAR))))
    'giai-quyet / last_year(tiep-nhan)'
    """
    return write(formula, Notation(_plain, {}))


def _within(part: Formula, least: int, notation: Notation) -> str:
    """Return a part in parentheses unless it binds at least so closely."""
    text = write(part, notation)
    power = POWERS.get(part.op) if isinstance(part, Operation) else None
    return text if power is None or power >= least else f"({text})"


def _plain(leaf: Number | Figure) -> str:
    if isinstance(leaf, Figure):
        return leaf.name if leaf.basis is Basis.NOW else f"{leaf.basis}({leaf.name})"
    text = f"{leaf.value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{text}0" if LIKE_THOUSANDS.fullmatch(text) else text
