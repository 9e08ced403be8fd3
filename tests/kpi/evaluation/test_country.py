"""Everyone judged at once: the same verdicts as one by one and as by SQL, in whatever order the work is done."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kpi.evaluation.country import (
    NOT_ADDRESSED,
    Verdicts,
    assemble,
    evaluate_country,
    evaluate_part,
    evaluate_questions,
    parts,
)
from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.frame import live
from kpi.evaluation.gather_formula import needed
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.questions import Country, country, questions_of
from kpi.evaluation.score import VERDICTS
from kpi.evaluation.tree import Family, Tree
from kpi.form_figures import FormFigures, form_figures
from targets.periods import Period
from tests.kpi.evaluation.by_sql import Cells, judged_by_sql
from tests.kpi.evaluation.worlds import PERIODS, full_worlds, period, worlds

LOOKS = st.sampled_from([None, *map(period, PERIODS)])


def judged(inputs: Inputs, look: Period | None = None) -> tuple[Country, tuple[Verdicts, ...]]:
    asked = country(inputs, period=look)
    return asked, evaluate_country(asked, form_figures(live(inputs.submissions)))


def cells(asked: Country, found: tuple[Verdicts, ...]) -> Cells:
    """Return the verdicts by plan, promise and unit."""
    return {
        (question.plan, question.promise, unit): VERDICTS[code].value
        for questions, verdicts in zip(asked.questions, found, strict=True)
        for column, question in enumerate(questions.columns)
        for unit, code in zip(asked.tree.units, verdicts.codes[:, column], strict=True)
        if code != NOT_ADDRESSED
    }


def one_by_one(inputs: Inputs, look: Period | None) -> Cells:
    """Return the verdicts as `evaluate` explains them."""
    results = evaluate(inputs, period=look)
    own = [result for result in results if not result.whole and result.promise.each is not None]
    return {(result.plan.id, result.promise.id, result.unit.id): result.verdict.value for result in own}


class TestThreeRoutes:
    @settings(max_examples=20)
    @given(worlds(), LOOKS)
    def test_at_once_as_one_by_one_and_as_by_sql(self, inputs: Inputs, look: Period | None) -> None:
        found = cells(*judged(inputs, look))
        by_sql, _ = judged_by_sql(inputs, look)
        assert found == by_sql == one_by_one(inputs, look)

    @settings(max_examples=6, deadline=None)
    @given(full_worlds(), LOOKS)
    def test_what_is_computed_too(self, inputs: Inputs, look: Period | None) -> None:
        found = cells(*judged(inputs, look))
        by_sql, _ = judged_by_sql(inputs, look)
        assert found == by_sql == one_by_one(inputs, look)

    @settings(max_examples=25)
    @given(worlds())
    def test_every_body_counts_the_units_below_it(self, inputs: Inputs) -> None:
        asked, found = judged(inputs)
        names = [*asked.tree.bodies, ""]
        counted = {
            (body, question.plan, question.promise): {
                verdict.value: int(number)
                for verdict, number in zip(VERDICTS, verdicts.counts[place, :, column], strict=True)
                if number
            }
            for questions, verdicts in zip(asked.questions, found, strict=True)
            for column, question in enumerate(questions.columns)
            for place, body in enumerate(names)
        }
        _, by_sql = judged_by_sql(inputs)
        assert {key: numbers for key, numbers in counted.items() if numbers} == by_sql


class TestWhateverTheOrder:
    @settings(max_examples=20)
    @given(worlds(), st.randoms(use_true_random=False))
    def test_reports_come_in_any_order(self, inputs: Inputs, chance: Random) -> None:
        asked, found = judged(inputs)
        shuffled = [_shuffled(one, chance) for one in form_figures(live(inputs.submissions))]
        chance.shuffle(shuffled)
        assert_same(evaluate_country(asked, shuffled), found)

    @settings(max_examples=20)
    @given(worlds(), st.randoms(use_true_random=False), st.integers(1, 5))
    def test_parts_are_done_in_any_order_and_apart(self, inputs: Inputs, chance: Random, least: int) -> None:
        asked, found = judged(inputs)
        reports = form_figures(live(inputs.submissions))
        for questions, verdicts in zip(asked.questions, found, strict=True):
            fitting = needed(questions.within, questions.computed, reports)
            done = [(part, evaluate_part(part, fitting)) for part in parts(asked.tree, questions, least)]
            chance.shuffle(done)
            assert_same([assemble(asked.tree, done, questions)], [verdicts])

    @settings(max_examples=20)
    @given(worlds())
    def test_forms_sent_in_pieces_are_the_same_forms(self, inputs: Inputs) -> None:
        """A matrix a report, as when each was packed by itself, or one for them all."""
        asked, found = judged(inputs)
        pieces = [one for sent in live(inputs.submissions) for one in form_figures([sent])]
        assert_same(evaluate_country(asked, pieces), found)


def test_small_neighbours_are_done_together() -> None:
    families = (Family(0, 0, 2), Family(1, 2, 3), Family(2, 3, 9), Family(3, 9, 10))
    grown = Tree(tuple("abcdefghij"), ("p", "q", "r", "s"), (4, 4, 4, 4), families)
    questions = questions_of(period("2025"), [])
    assert ["".join(part.units) for part in parts(grown, questions)] == ["ab", "c", "defghi", "j"]
    assert ["".join(part.units) for part in parts(grown, questions, 3)] == ["abc", "defghi", "j"]
    assert ["".join(part.units) for part in parts(grown, questions, 99)] == ["abcdefghij"]
    assert [part.start for part in parts(grown, questions, 3)] == [0, 3, 9]


class TestGaps:
    def test_with_no_report_everyone_is_silent_and_nobody_is_forgotten(self) -> None:
        inputs = _three_communes()
        asked, (verdicts,) = judged(replace(inputs, submissions=()))
        assert cells(asked, (verdicts,)) == {("kh-2023", "II.4", u): "not_evaluable" for u in COMMUNES} | {
            ("kh-2023", "doi-thoai", u): "not_evaluable" for u in COMMUNES
        }
        assert verdicts.counts[-1, :, 0].tolist() == [3, 0, 0, 0, 0]

    def test_missing_is_never_zero(self) -> None:
        """Zero dialogues is a figure; a blank cell, a form that does not ask, and no report are none."""
        inputs = _three_communes()
        asked, found = judged(inputs)
        verdicts = {unit: verdict for (_, promise, unit), verdict in cells(asked, found).items() if promise == "II.4"}
        assert verdicts == {"ban-bo": "not_due", "ban-hon": "not_evaluable", "then-sin": "not_evaluable"}

    def test_a_country_without_questions_or_units(self) -> None:
        inputs = _three_communes()
        assert judged(replace(inputs, plans=())) == (country(replace(inputs, plans=())), ())
        empty = replace(inputs, registry=replace(inputs.registry, units=inputs.registry.units[:1]))
        asked, (verdicts,) = judged(empty)
        assert asked.tree.units == ()
        assert verdicts.counts.tolist() == [[[0, 0]] * len(VERDICTS)]


def test_one_period_is_judged_by_itself() -> None:
    inputs = _three_communes()
    asked, found = judged(inputs)
    reports = form_figures(live(inputs.submissions))
    assert_same([evaluate_questions(asked.tree, asked.questions[0], reports)], found)


COMMUNES = ("ban-bo", "ban-hon", "then-sin")


def _three_communes() -> Inputs:
    from tests.kpi.world import inputs, submission

    return inputs(
        submission("ban-bo", "2023-H1", "2023-06-01T08:00", mo_hinh=0),
        submission("ban-hon", "2023-H1", "2023-06-01T08:00", mo_hinh=None),
        submission("then-sin", "2023-H1", "2023-06-01T08:00", kinh_phi=1),
        as_of="2023-10-01T00:00",
    )


def _shuffled(report: FormFigures, chance: Random) -> FormFigures:
    rows = list(range(len(report.units)))
    chance.shuffle(rows)
    units = tuple(report.units[row] for row in rows)
    return replace(report, units=units, received=report.received[rows], values=report.values[rows])


def assert_same(found: object, expected: object) -> None:
    assert isinstance(found, tuple | list)
    assert isinstance(expected, tuple | list)
    for one, other in zip(found, expected, strict=True):
        np.testing.assert_array_equal(one.codes, other.codes)
        np.testing.assert_array_equal(one.counts, other.counts)
