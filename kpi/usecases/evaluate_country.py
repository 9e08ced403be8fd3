"""Judges everyone from what is stored: period by period, so that only one period's figures are held at a time.

A part, the units of one body in one period, can be judged by itself: on another machine, from the same database.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Engine

from kpi.evaluation.country import Part, Verdicts, evaluate_part, evaluate_questions
from kpi.evaluation.gather_formula import needed, needed_keys
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.questions import Country, country
from kpi.store.audit import known_until
from kpi.store.engine import reading
from kpi.store.figures import figures
from kpi.store.grants import grants
from kpi.usecases.load_inputs import load_plans, load_registry
from targets.periods import Period
from targets.workdays import vietnam_calendar


@dataclass(frozen=True, slots=True)
class Moments:
    """What an evaluation goes back to: received by ``as_of``, of what had been entered here by ``known_at``."""

    as_of: datetime
    known_at: datetime


def evaluate_country(
    engine: Engine, moments: Moments, plan: str | None = None, period: Period | None = None
) -> tuple[Country, tuple[Verdicts, ...]]:
    """Return who is asked what, and the verdicts.

    Args:
        engine: the database.
        moments: what to go back to.
        plan: only this plan.
        period: as `kpi.evaluation.evaluate.evaluate` takes it.
    """
    with reading(engine) as connection:
        asked = country(load_asked(connection, moments), plan, period)
        return asked, tuple(evaluate_stored(connection, moments, asked))


def load_asked(connection: Connection, moments: Moments) -> Inputs:
    """Return what is asked of everyone at a moment, without any report."""
    registry = load_registry(connection, moments.known_at)
    plans = tuple(load_plans(connection, registry, moments.known_at, moments.as_of).values())
    decided = grants(connection, moments.as_of, moments.known_at)
    last = known_until(connection, moments.known_at)
    return Inputs(registry, plans, (), (), vietnam_calendar(), moments.as_of, decided, known_at=last)


def evaluate_stored(connection: Connection, moments: Moments, asked: Country) -> Iterator[Verdicts]:
    """Yield the verdicts of each period that is asked about, reading its figures when its turn comes."""
    for questions in asked.questions:
        keys, strict = needed_keys(questions.within, questions.computed), questions.accepted_only
        found = figures(connection, moments.as_of, moments.known_at, keys, accepted_only=strict)
        yield evaluate_questions(asked.tree, questions, found)


def evaluate_stored_part(engine: Engine, moments: Moments, part: Part) -> NDArray[np.int8]:
    """Return the verdicts of one part: units × columns."""
    period, computed, strict = part.questions.within, part.questions.computed, part.questions.accepted_only
    with reading(engine) as connection:
        keys = needed_keys(period, computed)
        found = figures(connection, moments.as_of, moments.known_at, keys, part.units, strict)
    return evaluate_part(part, needed(period, computed, found))
