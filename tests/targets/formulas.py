"""Formulas for tests: one that is written out, and random ones."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from hypothesis import strategies as st

from targets.formula import SHAPES, Basis, Figure, Formula, Kind, Number, Op, Operation
from targets.formula_reading import read_formula
from targets.provenance import Source

PLACE = Source("ke-hoach.yaml", line=7)


def formula(text: str) -> Formula:
    """Return the formula of a text that has no mistake."""
    read, issues = read_formula(text, PLACE)
    assert read is not None, [issue.say() for issue in issues]
    return read


FIGURES = tuple(Figure(name, basis) for name in ("a", "giai-quyet", "II.1") for basis in (Basis.NOW, Basis.LAST_YEAR))
#: Three decimals at most: 0.125 and 12.5 as well as the like of 1.125, which is written 1.1250.
NUMBERS = st.integers(0, 20_000).map(lambda n: Number(Decimal(n) / 1000))
LEAVES: st.SearchStrategy[Formula] = st.sampled_from(FIGURES) | NUMBERS
ALL = tuple(Op)


@st.composite
def formulas(
    draw: st.DrawFn,
    kind: Kind = Kind.NUMBER,
    ops: Sequence[Op] = ALL,
    leaves: st.SearchStrategy[Formula] = LEAVES,
    depth: int = 3,
) -> Formula:
    """Return random formulas of a kind, of some operations and with some leaves."""
    if kind is Kind.NUMBER and (depth <= 0 or draw(st.booleans())):
        return draw(leaves)
    fitting = [op for op in ops if SHAPES[op].gives is kind and (depth > 0 or Kind.CONDITION not in SHAPES[op].takes)]
    op = draw(st.sampled_from(fitting))
    takes = SHAPES[op].takes
    more = draw(st.integers(0, 2)) if SHAPES[op].more else 0
    parts = tuple(draw(formulas(part, ops, leaves, depth - 1)) for part in (*takes, *takes[-1:] * more))
    if op is Op.ROUND:
        parts = (parts[0], Number(Decimal(draw(st.integers(0, 6)))))
    return Operation(op, parts)
