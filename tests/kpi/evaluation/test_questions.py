"""Who is asked what: columns by period, rosters, terms, and what decisions change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy as np

from kpi.evaluation.inputs import Inputs
from kpi.evaluation.questions import Country, Question, Questions, among, country, questions_of
from kpi.evaluation.score import MET, NOT_DUE, SHORT
from rules.exemption import Grant, GrantKind
from targets.plan import Each
from tests.kpi.world import PLAN, inputs, moment, period

UNITS = ("ban-bo", "ban-hon", "then-sin")


def granted(kind: GrantKind, promise: str, unit: str, until: date | None = None) -> Inputs:
    decision = Grant(kind, "kh-2023", promise, unit, "lý do", "UBND", moment("2023-03-01T08:00"), until)
    return replace(inputs(as_of="2024-01-02T08:00"), grants=(decision,))


def only(asked: Country) -> Questions:
    (questions,) = asked.questions
    return questions


class TestColumns:
    def test_every_promise_that_figures_decide_and_no_other(self) -> None:
        asked = country(inputs(as_of="2023-10-01T00:00"))
        assert asked.tree.units == UNITS
        questions = only(asked)
        assert questions.within == period("2023")
        assert [(one.plan, one.promise, one.share, one.over) for one in questions.columns] == [
            ("kh-2023", "II.4", Decimal(95), False),
            ("kh-2023", "doi-thoai", Decimal(100), False),
        ]
        assert questions.indicators == ("mo-hinh", "doi-thoai")
        assert questions.shares.tolist() == [95_00, 100_00]
        assert questions.addressed is None

    def test_the_term_is_over_when_its_last_day_is(self) -> None:
        assert only(country(inputs(as_of="2023-12-31T23:59"))).over.tolist() == [False, False]
        assert only(country(inputs(as_of="2024-01-01T00:00"))).over.tolist() == [True, True]

    def test_periods_stand_apart_in_order(self) -> None:
        text = PLAN.replace("    period: 2023\n    each:", "    period: 2023-9M\n    each:")  # the dialogue alone
        assert [one.within.key for one in country(inputs(text=text)).questions] == ["2023-9M", "2023"]

    def test_a_period_looked_at_is_the_one_whose_reports_judge(self) -> None:
        known = inputs()
        assert only(country(known, period=period("2023-H1"))).within == period("2023-H1")
        assert country(known, period=period("2022")).questions == ()
        assert country(known, plan="kh-2023").questions != ()
        assert country(known, plan="khac") == Country(country(known, plan="khac").tree, ())

    def test_a_share_with_two_decimals_stays_exact(self) -> None:
        each = Each(indicator="a", min=Decimal(1))
        asked = [Question("kh", "p", each, Decimal(share), over=False) for share in ("66.67", "0.01", "28.57", "100")]
        assert questions_of(period("2023"), asked).shares.tolist() == [66_67, 1, 28_57, 100_00]


class TestRosters:
    def test_who_is_not_addressed_is_said_column_by_column(self) -> None:
        text = PLAN.replace(
            "to: {groups: [cap-xa]}\n    period: 2023\n    share", "to: {units: [ban-hon]}\n    period: 2023\n    share"
        )
        questions = only(country(inputs(text=text)))
        assert questions.addressed is not None
        assert questions.addressed.tolist() == [[False, True], [True, True], [False, True]]
        assert among(questions, 1, 3).addressed.tolist() == [[True, True], [False, True]]  # type: ignore[union-attr]


class TestDecisions:
    def test_a_unit_that_is_exempt(self) -> None:
        found = only(country(granted(GrantKind.EXEMPTION, "II.4", "ban-hon"))).granted
        assert (found.rows.tolist(), found.columns.tolist(), found.exempt.tolist()) == ([1], [0], [True])

    def test_a_unit_with_more_time_has_limits_of_its_own(self) -> None:
        questions = only(country(granted(GrantKind.EXTENSION, "doi-thoai", "then-sin", date(2024, 1, 31))))
        found = questions.granted
        assert (found.rows.tolist(), found.columns.tolist(), found.exempt.tolist()) == ([2], [1], [False])
        assert questions.limits.below.tolist() == [SHORT, SHORT]  # everyone else's time is over
        assert found.limits.below.tolist() == [NOT_DUE]
        assert (found.limits.low.tolist(), found.limits.inside.tolist()) == ([1.0], [MET])

    def test_a_decision_about_somebody_else_changes_nothing(self) -> None:
        assert only(country(granted(GrantKind.EXEMPTION, "II.4", "hoi-nong-dan"))).granted.rows.size == 0
        assert only(country(granted(GrantKind.EXEMPTION, "bao-cao-6-thang", "ban-bo"))).granted.rows.size == 0

    def test_some_units_take_their_own_decisions_along(self) -> None:
        questions = only(country(granted(GrantKind.EXEMPTION, "II.4", "then-sin")))
        assert among(questions, 0, 2).granted.rows.size == 0
        assert among(questions, 1, 3).granted.rows.tolist() == [1]
        assert np.array_equal(among(questions, 1, 3).limits.low, questions.limits.low)
