"""Sums over units: what a sum can show when some are silent, and what it cannot."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.condition import Term
from rules.total_rule import judge_total
from rules.verdict import Judgement, Reading, Verdict
from targets.plan import Bounds, Indicator, Measure

MODELS = Indicator(id="mo-hinh", name="Mô hình", measure=Measure.COUNT, unit="mô hình")
OPEN = Term(date(2023, 12, 31), over=False)
OVER = Term(date(2023, 12, 31), over=True)
AT_LEAST_26 = Bounds(indicator="mo-hinh", min=Decimal(26))
AT_MOST_26 = Bounds(indicator="mo-hinh", max=Decimal(26))


def judged(bounds: Bounds, term: Term, *values: int | None, of: Indicator = MODELS) -> Judgement:
    readings = [(f"xã {n}", Reading(None if value is None else Decimal(value))) for n, value in enumerate(values, 1)]
    return judge_total(bounds, of, readings, term)


@pytest.mark.parametrize(
    ("values", "term", "verdict", "missing"),
    [
        ((20, 6), OPEN, Verdict.MET, 0),  # 20 + 6 = 26
        ((20, 6, None), OPEN, Verdict.MET, 0),  # a silent unit can only add
        ((20, 5), OPEN, Verdict.NOT_DUE, 1),  # 25, one to go, and there is time
        ((20, 5), OVER, Verdict.SHORT, 1),
        ((20, 5, None), OVER, Verdict.NOT_EVALUABLE, 1),  # the silent one may have had the 26th
    ],
)
def test_a_minimum(values: tuple[int | None, ...], term: Term, verdict: Verdict, missing: int) -> None:
    found = judged(AT_LEAST_26, term, *values)
    assert (found.verdict, found.missing) == (verdict, Decimal(missing))
    assert found.value == sum(value for value in values if value is not None)


@pytest.mark.parametrize(
    ("values", "term", "verdict"),
    [
        ((20, 7), OPEN, Verdict.SHORT),  # 27: broken already, whatever comes
        ((20, 7, None), OPEN, Verdict.SHORT),
        ((20, 6), OPEN, Verdict.NOT_DUE),  # within bounds so far
        ((20, 6), OVER, Verdict.MET),
        ((20, 6, None), OVER, Verdict.NOT_EVALUABLE),
    ],
)
def test_a_ceiling(values: tuple[int | None, ...], term: Term, verdict: Verdict) -> None:
    assert judged(AT_MOST_26, term, *values).verdict is verdict


@pytest.mark.parametrize(
    ("values", "term", "flow", "stock"),
    [
        ((20, 6), OPEN, Verdict.NOT_DUE, Verdict.MET),  # 26 of 20 to 26: more may come; of a state, as it stands
        ((20, 7), OPEN, Verdict.SHORT, Verdict.NOT_DUE),  # 27: for good; a state may fall again
        ((20, 6), OVER, Verdict.MET, Verdict.MET),
        ((20, 7), OVER, Verdict.SHORT, Verdict.SHORT),
        ((20, 6, None), OPEN, Verdict.NOT_DUE, Verdict.NOT_EVALUABLE),
    ],
)
def test_a_range_of_what_adds_up_and_of_a_state(
    values: tuple[int | None, ...], term: Term, flow: Verdict, stock: Verdict
) -> None:
    bounds = Bounds(indicator="mo-hinh", min=Decimal(20), max=Decimal(26))
    assert judged(bounds, term, *values).verdict is flow
    state = MODELS.model_copy(update={"time": "stock"})
    assert judged(bounds, term, *values, of=state).verdict is stock


def test_nothing_reported_is_not_zero() -> None:
    found = judged(AT_LEAST_26, OVER, None, None)
    assert (found.verdict, found.value, found.missing) == (Verdict.NOT_EVALUABLE, None, None)


def test_the_arithmetic_is_written_out() -> None:
    assert judged(AT_LEAST_26, OPEN, 20, 5, None).why.vi == (
        "Mô hình: 20 + 5 = 25 mô hình; yêu cầu ít nhất 26 mô hình: chưa đủ, cần thêm 1 mô hình, "
        "còn thời hạn đến hết ngày 31/12/2023. Chưa có số liệu: xã 3."
    )
    many = judged(AT_LEAST_26, OPEN, *[1] * 40)
    assert "40 mô hình; yêu cầu" in many.why.vi
    assert "1 + 1" not in many.why.vi


def test_a_range_notes_or_fails_above_its_end() -> None:
    noted = Bounds(indicator="mo-hinh", min=Decimal(1), max=Decimal(2), above_max="note")
    failing = Bounds(indicator="mo-hinh", min=Decimal(1), max=Decimal(2))
    assert judged(noted, OVER, 3).verdict is Verdict.MET
    assert judged(failing, OVER, 3).verdict is Verdict.SHORT


@given(
    values=st.lists(st.none() | st.integers(0, 30), min_size=1, max_size=8),
    least=st.integers(1, 60),
    over=st.booleans(),
)
def test_a_silent_unit_never_turns_a_verdict_of_met_or_short_into_the_other(
    values: list[int | None], least: int, over: bool
) -> None:
    """Whatever the silent units will say later, a verdict once reached on what is known stands."""
    bounds = Bounds(indicator="mo-hinh", min=Decimal(least))
    term = OVER if over else OPEN
    now = judged(bounds, term, *values).verdict
    for later in (0, 100):
        filled = judged(bounds, term, *(later if value is None else value for value in values)).verdict
        if now in {Verdict.MET, Verdict.SHORT}:
            assert filled is now
