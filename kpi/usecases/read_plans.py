"""Reads the plans that are registered, revision by revision, for listing and comparing; nothing is judged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from kpi.errors import RefusedError, UnknownNameError
from kpi.store.engine import reading
from kpi.store.texts import StoredText, plan_revisions, plan_texts
from targets.names import near_names
from targets.plan import Plan
from targets.wording import Sentence
from targets.yaml_file import read_yaml


@dataclass(frozen=True, slots=True)
class Revision:
    """One revision of a registered plan."""

    plan: Plan
    number: int
    recorded_at: datetime
    file_name: str


def last_revisions(engine: Engine) -> tuple[Revision, ...]:
    """Return the last revision of every plan, whether it is in force yet or not, by the plans' ids."""
    with reading(engine) as connection:
        texts = plan_texts(connection, None)
    return tuple(_read(text) for text in texts.values())


def all_revisions(engine: Engine) -> dict[str, tuple[Revision, ...]]:
    """Return every revision of every plan, in order, by the plans' ids."""
    with reading(engine) as connection:
        found = {plan: plan_revisions(connection, plan) for plan in plan_texts(connection, None)}
    return {plan: tuple(_read(text) for text in texts) for plan, texts in found.items()}


def revisions(engine: Engine, plan: str) -> tuple[Revision, ...]:
    """Return every revision of a plan, in order.

    Raises:
        UnknownNameError: there is no such plan.
    """
    with reading(engine) as connection:
        found = plan_revisions(connection, plan)
        ids = tuple(plan_texts(connection, None)) if not found else ()
    if not found:
        raise UnknownNameError(Sentence("kế hoạch", "plan"), plan, near_names(plan, ids) or ids)
    return tuple(_read(text) for text in found)


def _read(text: StoredText) -> Revision:
    loaded = read_yaml(text.content, text.file_name, Plan)
    if loaded.value is None:  # it was checked when it was recorded
        raise RefusedError(text.file_name, loaded.issues)
    return Revision(loaded.value, text.revision, text.recorded_at, text.file_name)
