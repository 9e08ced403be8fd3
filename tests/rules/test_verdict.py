"""The verdicts: what counts as fulfilled, and that every one can be said."""

from __future__ import annotations

from decimal import Decimal

import pytest

from rules.verdict import Judgement, Reading, Verdict
from targets.wording import Sentence


def test_only_what_was_done_counts_as_fulfilled() -> None:
    assert {verdict for verdict in Verdict if verdict.fulfilled} == {Verdict.MET, Verdict.LATE}


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_has_its_own_words(verdict: Verdict) -> None:
    assert verdict.label.vi
    assert verdict.label.en
    assert [other for other in Verdict if other.label == verdict.label] == [verdict]


def test_the_names_that_programs_rely_on() -> None:
    assert [verdict.value for verdict in Verdict] == [
        "met",
        "short",
        "late",
        "overdue",
        "not_due",
        "exempt",
        "not_evaluable",
    ]


def test_a_missing_value_is_not_zero() -> None:
    assert Reading().value is None
    assert Reading(Decimal(0)) != Reading()


def test_a_judgement_claims_no_figure_it_was_not_given() -> None:
    bare = Judgement(Verdict.MET, Sentence("đạt", "met"))
    assert (bare.value, bare.required, bare.missing, bare.numerator, bare.denominator) == (None,) * 5
    assert (bare.remedy, bare.noted, bare.source) == (None, (), None)
