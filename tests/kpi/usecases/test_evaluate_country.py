"""From the database: the same verdicts as one by one, all at once or part by part, as of any moment."""

from __future__ import annotations

import numpy as np
import pytest
from sqlalchemy import Engine

from kpi.evaluation.country import NOT_ADDRESSED, parts
from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.score import VERDICTS
from kpi.store.engine import reading
from kpi.usecases.evaluate_country import Moments, evaluate_country, evaluate_stored_part, load_asked
from kpi.usecases.load_inputs import load_inputs
from targets.periods import parse_period
from tests.kpi.small_country import COMMUNES, MOMENTS, MONTHS, PROVINCES, fill
from tests.kpi.world import moment

Cells = dict[tuple[str, str], str]


def by_country(engine: Engine, moments: Moments = MOMENTS, **only: object) -> Cells:
    asked, found = evaluate_country(engine, moments, **only)  # type: ignore[arg-type]
    return {
        (question.promise, unit): VERDICTS[code].value
        for questions, verdicts in zip(asked.questions, found, strict=True)
        for column, question in enumerate(questions.columns)
        for unit, code in zip(asked.tree.units, verdicts.codes[:, column], strict=True)
        if code != NOT_ADDRESSED
    }


def one_by_one(engine: Engine, moments: Moments = MOMENTS) -> Cells:
    results = evaluate(load_inputs(engine, moments.as_of, moments.known_at))
    return {(r.promise.id, r.unit.id): r.verdict.value for r in results if not r.whole}


def test_the_same_verdicts_as_one_by_one(engine: Engine) -> None:
    fill(engine)
    found = by_country(engine)
    assert len(found) == 3 * len(MONTHS) * len(COMMUNES)
    assert set(found.values()) == {"met", "short", "not_due", "not_evaluable"}
    assert found == one_by_one(engine)


@pytest.mark.parametrize("as_of", ["2025-03-31T07:59", "2025-04-01T00:00", "2026-01-01T00:00"])
def test_as_of_any_moment(engine: Engine, as_of: str) -> None:
    fill(engine)
    moments = Moments(moment(as_of), MOMENTS.known_at)
    assert by_country(engine, moments) == one_by_one(engine, moments)
    before = Moments(moment(as_of), moment("2025-03-31T07:59"))  # when nothing had been entered yet
    assert set(by_country(engine, before).values()) == {"not_evaluable"}


def test_part_by_part(engine: Engine) -> None:
    fill(engine)
    asked, found = evaluate_country(engine, MOMENTS)
    assert [asked.tree.bodies[family.body] for family in asked.tree.families] == list(PROVINCES)
    questions, verdicts = asked.questions[3], found[3]
    for part in parts(asked.tree, questions):
        own = verdicts.codes[part.start : part.start + len(part.units)]
        np.testing.assert_array_equal(evaluate_stored_part(engine, MOMENTS, part), own)


def test_only_what_is_asked_for(engine: Engine) -> None:
    fill(engine)
    march = parse_period("2025-03")
    assert {promise for promise, _ in by_country(engine, period=march)} == {"a-2025-03", "b-2025-03", "c-2025-03"}
    assert by_country(engine, plan="khac") == {}


def test_what_is_asked_needs_no_report(engine: Engine) -> None:
    fill(engine)
    with reading(engine) as connection:
        asked = load_asked(connection, MOMENTS)
    assert asked.submissions == ()
    assert [plan.id for plan in asked.plans] == ["kh-2025"]
    assert len(asked.registry.units) == 1 + len(PROVINCES) + len(COMMUNES)


def test_the_figures_worked_by_hand(engine: Engine) -> None:
    """In March, over by April: who reported a below 3 is short, and of who gave none nothing is known."""
    fill(engine)
    given = {
        sent.unit: next(value.value for value in sent.values if value.indicator == "a")
        for sent in load_inputs(engine, MOMENTS.as_of, MOMENTS.known_at).submissions
        if sent.period == "2025-03"
    }
    figures = [given.get(unit) for unit in COMMUNES]
    missing, low = figures.count(None), sum(figure is not None and figure < 3 for figure in figures)
    asked, found = evaluate_country(engine, MOMENTS)
    column = [question.promise for question in asked.questions[2].columns].index("a-2025-03")
    assert found[2].counts[-1, :, column].tolist() == [missing, 12 - missing - low, 0, low, 0]
    nuoc = asked.tree.bodies.index("nuoc")
    np.testing.assert_array_equal(found[2].counts[nuoc], found[2].counts[-1])
