"""What was judged before is judged the same again: `judge_unit` itself is the other way to each judgement."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kpi.evaluation import judged as module
from kpi.evaluation.judged import Judged
from rules.condition import Term, judge_unit
from rules.verdict import Reading
from targets.plan import Each, Indicator, Measure
from targets.provenance import Source
from targets.wording import Sentence

MODELS = Indicator(id="mo-hinh", name="Số mô hình", measure=Measure.COUNT, unit="mô hình")
HOMES = Indicator(id="nha", name="Số nhà", measure=Measure.COUNT, unit="nhà")
ONE, TWO = (Each(indicator="mo-hinh", min=Decimal(least)) for least in (1, 2))
OPEN, OVER = (Term(date(2023, 12, 31), over) for over in (False, True))
NOTHING = Reading(None, None, Sentence("chưa có báo cáo", "no report"))


def reading(value: str, cell: str = "E9") -> Reading:
    return Reading(Decimal(value), Source("ban-bo.xlsx", sheet="Báo cáo", cell=cell))


_ASKED = st.tuples(
    st.sampled_from([ONE, TWO]),
    st.sampled_from([MODELS, HOMES]),
    st.sampled_from([NOTHING, reading("0"), reading("1"), reading("1", "E10"), reading("2")]),
    st.sampled_from([OPEN, OVER]),
)


@given(st.lists(_ASKED, max_size=12))
def test_whatever_was_asked_before_the_judgement_is_that_of_the_figure(asked: list) -> None:  # type: ignore[type-arg]
    known = Judged()
    for each, indicator, figure, term in asked:
        assert known.of(each, indicator)(figure, term) == judge_unit(each, indicator, figure, term)


def test_the_same_is_judged_once() -> None:
    known = Judged()
    first = known.of(ONE, MODELS)(reading("1"), OPEN)
    assert known.of(ONE.model_copy(), MODELS.model_copy())(reading("1"), OPEN) is first
    assert known.of(ONE, MODELS)(reading("1"), OVER) is not first
    assert known.of(TWO, MODELS)(reading("1"), OPEN) != first


def test_a_figure_that_is_computed_is_judged_each_time() -> None:
    """1 and 1.0 are equal; a judgement holds the figure as it was computed."""
    known = Judged().of(ONE, MODELS)
    computed = [Reading(Decimal(value), None, written=Sentence("2 : 2", "2 : 2")) for value in ("1.0", "1")]
    assert [str(known(one, OPEN).value) for one in computed] == ["1.0", "1"]


def test_memory_is_bounded() -> None:
    known = Judged()
    judge = known.of(ONE, MODELS)
    first = judge(reading("1"), OPEN)
    for number in range(module._MOST):
        judge(Reading(None, Source(f"{number}.xlsx")), OPEN)
    again = judge(reading("1"), OPEN)
    assert again == first
    assert again is not first  # it was let go
    for number in range(module._QUESTIONS):
        known.of(ONE, MODELS.model_copy(update={"id": f"chi-so-{number}"}))
    assert known.of(ONE, MODELS)(reading("1"), OPEN) is not again
