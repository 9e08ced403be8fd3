"""Some of the units: their own results as they were, and each promise said over them alone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi.evaluation.below import results_below
from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.rates import Rates
from kpi.evaluation.results import Result
from rules.verdict import Verdict
from tests.dashboards.world import inputs, registry, results

EVERYONE = ("thi-tran", "ta-leng", "son-binh", "ban-bo", "khun-ha")
BODY = registry().unit("tam-duong")


def whole(promise: str, *units: str) -> Result:
    """Return a promise of the small world as a whole, over some of its units."""
    (found,) = (r for r in results_below(results(), BODY, units) if r.whole and r.promise.id == promise)
    return found


def test_over_everyone_it_is_what_it_was() -> None:
    assert results_below(results(), BODY, EVERYONE) == results()


@given(st.sets(st.sampled_from(EVERYONE)))
def test_the_units_results_are_untouched(units: set[str]) -> None:
    own = [result for result in results_below(results(), BODY, units) if not result.whole]
    assert own == [result for result in results() if not result.whole and result.unit.id in units]


@given(st.sets(st.sampled_from(EVERYONE), min_size=1))
def test_parts_add_up(units: set[str]) -> None:
    """Second route: a share is counted again by hand from the units' verdicts."""
    for promise in ("II.2", "II.4", "doi-thoai", "bao-cao-6-thang"):
        judgement = whole(promise, *units).judgement
        own = [r for r in results() if not r.whole and r.promise.id == promise and r.unit.id in units]
        assert (judgement.numerator, judgement.denominator) == (sum(r.verdict.fulfilled for r in own), len(own))


def test_a_share_is_that_of_the_part() -> None:
    # II.4 asks for 95%: the town (2) and Tả Lèng (3) fulfil it, Sơn Bình (0) does not.
    assert whole("II.4", "thi-tran", "ta-leng").verdict is Verdict.MET
    of_three = whole("II.4", "thi-tran", "ta-leng", "son-binh").judgement
    assert (of_three.numerator, of_three.denominator, of_three.missing) == (2, 3, Decimal(1))  # 95% of 3 is 3
    assert of_three.verdict is Verdict.NOT_DUE
    assert whole("II.4", "ban-bo", "khun-ha").verdict is Verdict.NOT_EVALUABLE


def test_reports_are_counted_over_the_part() -> None:
    assert whole("bao-cao-6-thang", "thi-tran", "son-binh").rates == Rates(2, 2, 1, 0)  # one of the two 3 days late
    assert whole("bao-cao-6-thang", "ban-bo").verdict is Verdict.OVERDUE


def test_nobody_else_is_named() -> None:
    """What one unit is shown says nothing of the others."""
    names = {unit.name for unit in registry().units} - {"Bản Bo", "Tam Đường"}
    for result in results_below(results(), BODY, {"ban-bo"}):
        said = [result.judgement.why, result.judgement.remedy, *result.judgement.noted]
        assert not [name for name in names for text in said if text is not None and name in text.vi]


def test_what_the_document_leaves_open_is_still_said() -> None:
    noted = [note.vi for note in whole("II.4", "ban-bo").judgement.noted]
    assert noted == ["chỉ tính cấp xã", "hơn 02 vẫn là đạt"]


@pytest.mark.parametrize("units", [(), ("hoi-nong-dan",)])
def test_of_nobody_there_is_nothing(units: tuple[str, ...]) -> None:
    assert results_below(results(), BODY, units) == ()


def test_a_sum_over_all_is_of_no_part() -> None:
    """A result that has no units under it: the sum over everyone."""
    (first, *rest) = evaluate(inputs())
    alone = replace(first, promise=first.promise.model_copy(update={"id": "tong"}))
    found = results_below((alone, first, *rest), BODY, EVERYONE)
    assert "tong" not in {result.promise.id for result in found}
