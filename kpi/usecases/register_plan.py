"""Records a plan, or a new revision of one; refuses a file with mistakes and changes nothing then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from kpi.errors import RefusedError
from kpi.store.engine import writing
from kpi.store.texts import StoredText, add_plan, digest, plan_texts
from kpi.usecases.load_inputs import load_registry
from targets.issues import Issue, has_errors
from targets.plan import Plan
from targets.plan_file import read_plan


@dataclass(frozen=True, slots=True)
class Registered:
    """What came of registering a plan."""

    plan: Plan
    revision: int
    changed: bool  #: False: the very same text was registered already
    issues: tuple[Issue, ...]  #: warnings and notes; a plan with errors is not registered


def register_plan(engine: Engine, text: str, file_name: str, now: datetime, actor: str) -> Registered:
    """Record the plan of a YAML file.

    Raises:
        RefusedError: the file has mistakes; the error carries them all.
    """
    with writing(engine) as connection:
        plan, issues = read_plan(text, file_name, load_registry(connection, None))
        if plan is None or has_errors(issues):
            raise RefusedError(file_name, issues)
        last = plan_texts(connection, None).get(plan.id)  # whatever the clock said when it was recorded
        sha256 = digest(text)
        if last is not None and last.sha256 == sha256:
            return Registered(plan, last.revision, changed=False, issues=issues)
        revision = last.revision + 1 if last is not None else 1
        add_plan(connection, plan.id, StoredText(revision, now, file_name, sha256, text), actor)
        return Registered(plan, revision, changed=True, issues=issues)
