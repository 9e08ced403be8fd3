"""Gathers what was known at a moment, for an evaluation."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from sqlalchemy import Connection, Engine

from kpi.errors import RefusedError
from kpi.evaluation.inputs import Inputs
from kpi.store.audit import known_until
from kpi.store.engine import reading
from kpi.store.evidence import attached_files
from kpi.store.grants import grants
from kpi.store.submissions import refused_files, submissions
from kpi.store.texts import plan_texts, registry_text
from targets.plan import Plan
from targets.plan_file import read_plan
from targets.provenance import Source
from targets.units import Registry
from targets.units_file import read_units
from targets.workdays import VIETNAM, vietnam_calendar


def load_inputs(engine: Engine, as_of: datetime, known_at: datetime | None) -> Inputs:
    """Return everything received by ``as_of``, of what had been entered here by ``known_at`` (None: up to now).

    The two moments are kept apart so that a list made on a past day can be made again: what was entered later is not
    in it, even if it had arrived before. The moment that `Inputs.known_at` names gives the very same list again.
    """
    with reading(engine) as connection:
        last = known_until(connection, known_at)
        known_at = last or known_at or as_of
        registry = load_registry(connection, known_at)
        texts = plan_texts(connection, known_at, as_of.astimezone(VIETNAM).date())
        return Inputs(
            registry=registry,
            plans=tuple(_plan(text.content, text.file_name, registry) for text in texts.values()),
            submissions=submissions(connection, as_of, known_at),
            refused=tuple(refused_files(connection, as_of, known_at)),
            calendar=vietnam_calendar(),
            as_of=as_of,
            grants=grants(connection, as_of, known_at),
            evidence=attached_files(connection, as_of, known_at),
            known_at=last,
            revisions={id_: text.revision for id_, text in texts.items()},
        )


def load_registry(connection: Connection, known_at: datetime | None) -> Registry:
    """Return the units as known at a moment (None: now); none in a workspace that has no list of units yet."""
    text = registry_text(connection, known_at)
    return _units(text.content, text.file_name) if text is not None else NO_UNITS


def load_plans(connection: Connection, registry: Registry, known_at: datetime, as_of: datetime) -> dict[str, Plan]:
    """Return the plans in force on the day of ``as_of``, as known at a moment, by id.

    ``registry`` is that of the same moment. An amendment judges from its first day on, until then what was before it.
    """
    texts = plan_texts(connection, known_at, as_of.astimezone(VIETNAM).date())
    return {id_: _plan(text.content, text.file_name, registry) for id_, text in texts.items()}


def load_revisions(connection: Connection, known_at: datetime, as_of: datetime) -> dict[str, int]:
    """Return which revision of each plan is in force on the day of ``as_of``, as known at a moment, by id."""
    texts = plan_texts(connection, known_at, as_of.astimezone(VIETNAM).date())
    return {id_: text.revision for id_, text in texts.items()}


#: What a workspace has before any list of units is recorded.
NO_UNITS = Registry((), Source("units.yaml"))


@lru_cache(maxsize=4)
def _units(content: str, file_name: str) -> Registry:
    """Read a recorded list of units; the same text always gives the same one, so the last few are kept."""
    registry, issues = read_units(content, file_name)
    if registry is None:  # it was checked when it was recorded
        raise RefusedError(file_name, issues)
    return registry


@lru_cache(maxsize=64)
def _plan(content: str, file_name: str, registry: Registry) -> Plan:
    """Read a recorded plan, kept as `_units` are."""
    plan, issues = read_plan(content, file_name, registry)
    if plan is None:  # it was checked when it was recorded
        raise RefusedError(file_name, issues)
    return plan
