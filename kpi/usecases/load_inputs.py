"""Gathers what was known at a moment, for an evaluation."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Engine

from kpi.errors import RefusedError
from kpi.evaluation.inputs import Inputs
from kpi.store.engine import reading
from kpi.store.submissions import refused_files, submissions
from kpi.store.texts import plan_texts, registry_text
from targets.plan import Plan
from targets.plan_file import read_plan
from targets.provenance import Source
from targets.units import Registry
from targets.units_file import read_units
from targets.workdays import vietnam_calendar


def load_inputs(engine: Engine, as_of: datetime, known_at: datetime) -> Inputs:
    """Return everything received by ``as_of``, of what had been entered here by ``known_at``.

    The two moments are kept apart so that a list made on a past day can be made again: what was entered later is not
    in it, even if it had arrived before.
    """
    with reading(engine) as connection:
        registry = load_registry(connection, known_at)
        plans = load_plans(connection, registry, known_at)
        return Inputs(
            registry=registry,
            plans=tuple(plans.values()),
            submissions=submissions(connection, as_of, known_at),
            refused=tuple(refused_files(connection, as_of, known_at)),
            calendar=vietnam_calendar(),
            as_of=as_of,
        )


def load_registry(connection: Connection, known_at: datetime) -> Registry:
    """Return the units as known at a moment; none in a workspace that has no list of units yet."""
    text = registry_text(connection, known_at)
    if text is None:
        return Registry((), Source("units.yaml"))
    registry, issues = read_units(text.content, text.file_name)
    if registry is None:  # it was checked when it was recorded
        raise RefusedError(text.file_name, issues)
    return registry


def load_plans(connection: Connection, registry: Registry, known_at: datetime) -> dict[str, Plan]:
    """Return the plans as known at a moment, by id."""
    plans = {}
    for id_, text in plan_texts(connection, known_at).items():
        plan, issues = read_plan(text.content, text.file_name, registry)
        if plan is None:  # it was checked when it was recorded
            raise RefusedError(text.file_name, issues)
        plans[id_] = plan
    return plans
