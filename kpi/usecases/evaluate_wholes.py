"""Judges from what is stored what is not counted unit by unit: sums over units, and reports by their deadlines."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sqlalchemy import Connection, Engine

from kpi.evaluation.country_reports import Reported, judge_reports_of, report_questions
from kpi.evaluation.country_totals import Total, judge_total_of, total_questions
from kpi.evaluation.gather_formula import needed_keys
from kpi.evaluation.inputs import Inputs
from kpi.form_figures import FormFigures
from kpi.store.arrivals import arrivals
from kpi.store.engine import reading
from kpi.store.figures import figures
from kpi.usecases.evaluate_country import Moments, load_asked
from targets.periods import Period


@dataclass(frozen=True, slots=True)
class Wholes:
    """What was judged besides the verdicts of single units."""

    totals: tuple[Total, ...]
    reports: tuple[Reported, ...]


def evaluate_wholes(engine: Engine, moments: Moments, plan: str | None = None, period: Period | None = None) -> Wholes:
    """Return the sums and the report duties, judged; the arguments are those of `evaluate_country`."""
    with reading(engine) as connection:
        asked = load_asked(connection, moments)
        return Wholes(
            _totals(connection, moments, asked, plan, period), _reports(connection, moments, asked, plan, period)
        )


def _totals(
    connection: Connection, moments: Moments, asked: Inputs, plan: str | None, period: Period | None
) -> tuple[Total, ...]:
    @cache  # most sums are of few periods
    def reported(keys: tuple[str, ...]) -> tuple[FormFigures, ...]:
        return figures(connection, moments.as_of, moments.known_at, keys, accepted_only=asked.accepted_only)

    questions = total_questions(asked, plan, period)
    return tuple(judge_total_of(q, reported(needed_keys(q.within, q.computed))) for q in questions)


def _reports(
    connection: Connection, moments: Moments, asked: Inputs, plan: str | None, period: Period | None
) -> tuple[Reported, ...]:
    questions = report_questions(asked, plan, period)
    came = {id_: arrivals(connection, moments.as_of, moments.known_at, id_) for id_ in {q.plan.id for q in questions}}
    return tuple(judge_reports_of(q, came[q.plan.id].get(q.duty.period.key, {})) for q in questions)
