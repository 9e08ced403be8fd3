"""Counts that add up whatever the tree, and shares that are those of `rules.target_rule` to the unit."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from kpi.evaluation.country import evaluate_country
from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.frame import live
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.questions import Question, Questions, country, questions_of
from kpi.evaluation.rollup import Shares, climb, count, shares
from kpi.evaluation.score import VERDICTS
from kpi.evaluation.tree import Tree
from kpi.form_figures import form_figures
from rules.condition import Term
from rules.target_rule import Tally, judge_share, needed
from targets.plan import Each
from tests.kpi.evaluation.worlds import period, worlds

GAP, MET, NOT_DUE, SHORT, EXEMPT, NOT_ADDRESSED = 0, 1, 2, 3, 4, -1


def asked(*shares_: str, over: bool = True) -> Questions:
    each = Each(indicator="a", min=Decimal(1))
    return questions_of(period("2025"), [Question("kh", "p", each, Decimal(share), over) for share in shares_])


def one(numbers: tuple[int, int, int, int, int], share: str, over: bool) -> Shares:
    """Return how one body stands on one promise, from its counts."""
    counts: NDArray[np.int32] = np.array(numbers, dtype=np.int32).reshape(1, 5, 1)
    return shares(counts, asked(share, over=over))


def test_counts_by_hand() -> None:
    codes = np.array([[MET, GAP], [MET, EXEMPT], [SHORT, NOT_ADDRESSED], [NOT_DUE, MET]], dtype=np.int8)
    assert count(codes).T.tolist() == [[0, 2, 1, 1, 0], [1, 1, 0, 0, 1]]
    assert count(codes[:0]).tolist() == [[0, 0]] * 5


def test_counts_climb_to_the_whole() -> None:
    """Body 0 is under 2; 1 and 2 under the whole, 3, which has units of its own."""
    grown = Tree((), ("huyen", "tinh-a", "tinh-b"), (2, 3, 3), ())
    own = np.array([1, 10, 100, 1000], dtype=np.int32).reshape(4, 1, 1)
    assert climb(grown, own).ravel().tolist() == [1, 10, 101, 1111]


@pytest.mark.parametrize(
    ("numbers", "share", "over", "verdict", "least", "hundredths"),
    [
        # silent, met, not due, short, exempt
        ((0, 19, 0, 1, 0), "95", True, MET, 19, 95_00),  # 19 of 20 is 95%
        ((0, 12, 0, 1, 0), "95", True, SHORT, 13, 92_30),  # 95% of 13 is 12.35: all 13; 12/13 = 92.307…%
        ((0, 12, 1, 0, 0), "95", False, NOT_DUE, 13, 92_30),
        ((1, 12, 0, 0, 0), "95", True, SHORT, 13, 92_30),  # the silent one counts
        ((0, 12, 0, 0, 1), "95", True, MET, 12, 100_00),  # the exempt one does not
        ((3, 0, 0, 0, 0), "50", True, GAP, 2, 0),  # nobody has a figure
        ((0, 0, 0, 0, 2), "50", True, GAP, 0, -1),  # there is nobody
        ((0, 2, 0, 1, 0), "66.67", True, SHORT, 3, 66_66),  # 66.67% of 3 is 2.0001
        ((0, 2, 0, 1, 0), "66.66", True, MET, 2, 66_66),
    ],
)
def test_shares_by_hand(
    numbers: tuple[int, int, int, int, int], share: str, over: bool, verdict: int, least: int, hundredths: int
) -> None:
    found = one(numbers, share, over)
    assert (found.verdicts.item(), found.needed.item(), found.hundredths.item()) == (verdict, least, hundredths)


@settings(max_examples=300)
@given(st.tuples(*[st.integers(0, 30)] * 5), st.integers(1, 100_00).map(lambda n: str(Decimal(n) / 100)), st.booleans())
def test_a_share_is_the_one_that_is_explained(numbers: tuple[int, int, int, int, int], share: str, over: bool) -> None:
    found = one(numbers, share, over)
    silent, met, not_due, short, exempt = (["x"] * number for number in numbers)
    explained = judge_share(Decimal(share), Tally(met, not_due + short, silent, exempt), Term(date(2025, 12, 31), over))
    assert VERDICTS[found.verdicts.item()] is explained.verdict
    assert (found.met.item(), found.units.item()) == (
        explained.numerator or len(met),  # without a figure it says 0
        explained.denominator,
    )
    assert found.needed.item() == needed(Decimal(share), found.units.item())
    if explained.value is not None:
        assert Decimal(found.hundredths.item()) / 100 == explained.value


@settings(max_examples=15)
@given(worlds())
def test_the_whole_is_what_evaluate_says_of_it(inputs: Inputs) -> None:
    known = country(inputs)
    found = evaluate_country(known, form_figures(live(inputs.submissions)))
    wholes = {(r.plan.id, r.promise.id): r.judgement for r in evaluate(inputs) if r.whole}
    for questions, verdicts in zip(known.questions, found, strict=True):
        stands = shares(verdicts.counts[-1:], questions)
        for column, question in enumerate(questions.columns):
            whole = wholes.pop((question.plan, question.promise))
            assert VERDICTS[stands.verdicts[0, column]] is whole.verdict
            assert (stands.met[0, column], stands.units[0, column]) == (whole.numerator, whole.denominator)
    assert wholes == {}


@settings(max_examples=15)
@given(worlds())
def test_no_unit_is_lost_or_counted_twice_on_the_way_up(inputs: Inputs) -> None:
    known = country(inputs)
    for questions, verdicts in zip(
        known.questions, evaluate_country(known, form_figures(live(inputs.submissions))), strict=True
    ):
        for code in range(len(VERDICTS)):
            np.testing.assert_array_equal(verdicts.counts[-1, code], (verdicts.codes == code).sum(axis=0))
        addressed = (
            np.ones(verdicts.codes.shape, dtype=bool) if questions.addressed is None else questions.addressed
        ).sum(axis=0)
        np.testing.assert_array_equal(verdicts.counts[-1].sum(axis=0), addressed)
