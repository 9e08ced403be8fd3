"""Records the list of units, or a new revision of it; refuses a file with mistakes and changes nothing then."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Engine

from kpi.errors import RefusedError
from kpi.store.engine import writing
from kpi.store.texts import StoredText, add_registry, digest, plan_texts, registry_text
from targets.issues import Issue, Severity, has_errors
from targets.plan_file import read_plan
from targets.units import Registry
from targets.units_file import read_units


def record_units(engine: Engine, text: str, file_name: str, now: datetime, actor: str) -> tuple[Issue, ...]:
    """Record the units of a YAML file and return the warnings; the same text again changes nothing.

    Raises:
        RefusedError: the file has mistakes, or lacks units that a registered plan names; the error carries them all.
    """
    registry, issues = read_units(text, file_name)
    if registry is None or has_errors(issues):
        raise RefusedError(file_name, issues)
    with writing(engine) as connection:
        _check_plans(connection, registry, file_name)
        last = registry_text(connection, None)  # whatever the clock said when it was recorded
        sha256 = digest(text)
        if last is None or last.sha256 != sha256:
            revision = last.revision + 1 if last is not None else 1
            add_registry(connection, StoredText(revision, now, file_name, sha256, text), actor)
    return issues


def _check_plans(connection: Connection, registry: Registry, file_name: str) -> None:
    """Refuse units with which a registered plan could not be judged any more."""
    read = (read_plan(plan.content, plan.file_name, registry) for plan in plan_texts(connection, None).values())
    issues = tuple(issue for _, found in read for issue in found if issue.severity is Severity.ERROR)
    if issues:
        raise RefusedError(file_name, issues)
