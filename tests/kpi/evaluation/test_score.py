"""The vectorised verdict is the scalar one, cell by cell: the heart of what is computed for many units at once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kpi.evaluation.score import VERDICTS, score
from rules.condition import Term, judge_unit
from rules.verdict import Reading, Verdict
from targets.plan import Each, Indicator, Measure
from targets.plan_values import is_exact

INDICATOR = Indicator(id="x", name="x", measure=Measure.AMOUNT)
STATE = Indicator(id="x", name="x", measure=Measure.AMOUNT, time="stock")
#: Figures that meet often, figures a hair apart, and any that can be reported at all.
FIGURES = st.one_of(
    st.integers(0, 4).map(Decimal),
    st.decimals(0, 2, places=2),
    st.sampled_from([Decimal(text) for text in ("0.1", "0.3", "0.299999999999999", "0.300000000000001", "1E+3")]),
    st.decimals(0, 10**9, allow_nan=False).filter(is_exact),
)
GAPS = st.lists(st.none() | FIGURES, max_size=12)


@st.composite
def conditions(draw: st.DrawFn) -> Each:
    low, high = draw(st.none() | FIGURES), draw(st.none() | FIGURES)
    if low is None and high is None:
        low = draw(FIGURES)
    if low is not None and high is not None:
        low, high = sorted((low, high))
    above: Literal["fail", "note"] = draw(st.sampled_from(["fail", "note"]))
    return Each(indicator="x", min=low, max=high, above_max=above)


def vector(each: Each, values: list[Decimal | None], *, over: bool, falls: bool = False) -> list[Verdict]:
    floats = np.array([float("nan") if value is None else float(value) for value in values], dtype=np.float64)
    return [VERDICTS[code] for code in score(floats, each, over=over, falls=falls)]


def scalar(each: Each, values: list[Decimal | None], *, over: bool, falls: bool = False) -> list[Verdict]:
    term, indicator = Term(date(2023, 12, 31), over), STATE if falls else INDICATOR
    return [judge_unit(each, indicator, Reading(value), term).verdict for value in values]


@settings(max_examples=150)
@given(conditions(), GAPS, st.booleans(), st.booleans())
@example(Each(indicator="x", min=Decimal("0.3")), [Decimal("0.3"), Decimal("0.299999999999999")], True, False)
@example(Each(indicator="x", max=Decimal(0)), [Decimal(0), None, Decimal("0.1")], False, True)
def test_scalar_and_vector_agree_on_every_figure(
    each: Each, values: list[Decimal | None], over: bool, falls: bool
) -> None:
    bounds = [bound for bound in (each.min, each.max) if bound is not None]
    every = [*values, *bounds]  # those exactly on the line too
    assert vector(each, every, over=over, falls=falls) == scalar(each, every, over=over, falls=falls)


def test_worked_by_hand() -> None:
    """01–02 of something, where a third one is noted; then the same where it is not allowed."""
    values: list[Decimal | None] = [None, Decimal(0), Decimal(1), Decimal(2), Decimal(3)]
    gap, met, not_due, short = Verdict.NOT_EVALUABLE, Verdict.MET, Verdict.NOT_DUE, Verdict.SHORT
    noted = Each(indicator="x", min=Decimal(1), max=Decimal(2), above_max="note")
    assert vector(noted, values, over=False) == [gap, not_due, met, met, met]
    assert vector(noted, values, over=True) == [gap, short, met, met, met]
    capped = Each(indicator="x", min=Decimal(1), max=Decimal(2))
    assert vector(capped, values, over=False) == [gap, not_due, not_due, not_due, short]  # a third may still come
    assert vector(capped, values, over=False, falls=True) == [gap, not_due, met, met, not_due]  # as things stand
    ceiling = Each(indicator="x", max=Decimal(2))
    assert vector(ceiling, values, over=False) == [gap, not_due, not_due, not_due, short]
    assert vector(ceiling, values, over=True) == [gap, met, met, met, short]


@pytest.mark.parametrize("over", [False, True])
def test_no_units_have_no_verdicts(over: bool) -> None:
    assert vector(Each(indicator="x", min=Decimal(1)), [], over=over) == []
