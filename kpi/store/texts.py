"""Plans and the registry of units, kept whole: each revision is the text that a person wrote."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, func, select, true

from kpi.audit import What
from kpi.store.audit import add_row
from kpi.store.recorded import recorded_by
from kpi.store.tables import plan_revision, registry_revision


@dataclass(frozen=True, slots=True)
class StoredText:
    """One revision of a text, with where it came from."""

    revision: int
    recorded_at: datetime
    file_name: str
    sha256: str
    content: str
    in_force_from: date | None = None  #: of a plan: the first day this revision judges; None: the plan's beginning


def digest(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def add_plan(connection: Connection, plan: str, text: StoredText, actor: str) -> None:
    """Append a revision of a plan; ``text.revision`` must follow the last one."""
    row = {**_columns(text), "plan": plan, "actor": actor, "in_force_from": text.in_force_from}
    add_row(connection, What.PLAN, row, actor)


def add_registry(connection: Connection, text: StoredText, actor: str) -> None:
    """Append a revision of the registry of units; ``text.revision`` must follow the last one."""
    add_row(connection, What.UNITS, {**_columns(text), "actor": actor}, actor)


def plan_texts(
    connection: Connection, known_at: datetime | None, in_force_on: date | None = None
) -> dict[str, StoredText]:
    """Return, by plan, the last revision recorded at or before a moment (None: of all), by the plans' ids.

    With a day, the last of those that were then in force: an earlier one goes on judging the days before an amendment.
    """
    first_day = plan_revision.c.in_force_from
    last = (
        select(plan_revision.c.plan, func.max(plan_revision.c.revision).label("revision"))
        .where(recorded_by(plan_revision, known_at))
        .where(true() if in_force_on is None else first_day.is_(None) | (first_day <= in_force_on))
        .group_by(plan_revision.c.plan)
        .subquery()
    )
    rows = connection.execute(
        select(plan_revision).join(
            last, (plan_revision.c.plan == last.c.plan) & (plan_revision.c.revision == last.c.revision)
        )
    )
    return dict(sorted((row.plan, _plan_text(row)) for row in rows))


def plan_revisions(connection: Connection, plan: str) -> tuple[StoredText, ...]:
    """Return every revision of a plan, in order."""
    rows = connection.execute(
        select(plan_revision).where(plan_revision.c.plan == plan).order_by(plan_revision.c.revision)
    )
    return tuple(_plan_text(row) for row in rows)


def judging_texts(connection: Connection) -> tuple[StoredText, ...]:
    """Return, of every plan, the revisions that judge some day, the past ones of amended plans among them."""
    rows = connection.execute(select(plan_revision).order_by(plan_revision.c.plan, plan_revision.c.revision))
    plans = groupby(rows, key=lambda row: row.plan)
    return tuple(text for _, revisions in plans for text in judging([_plan_text(row) for row in revisions]))


def judging(revisions: Sequence[StoredText]) -> tuple[StoredText, ...]:
    """Return those of a plan's revisions that judge some day: each from its first day to that of the next one.

    A later revision replaces all that are in force from the same day or a later one.
    """
    kept: list[StoredText] = []
    for text in reversed(revisions):
        if not kept or _start(text) < _start(kept[-1]):
            kept.append(text)
    return tuple(reversed(kept))


def registry_text(connection: Connection, known_at: datetime | None) -> StoredText | None:
    """Return the last revision of the registry recorded at or before a moment (None: of all)."""
    row = connection.execute(
        select(registry_revision)
        .where(recorded_by(registry_revision, known_at))
        .order_by(registry_revision.c.revision.desc())
        .limit(1)
    ).first()
    return StoredText(row.revision, row.recorded_at, row.file_name, row.sha256, row.content) if row else None


def _plan_text(row: Row[Any]) -> StoredText:
    return StoredText(row.revision, row.recorded_at, row.file_name, row.sha256, row.content, row.in_force_from)


def _start(text: StoredText) -> date:
    return text.in_force_from or date.min


def _columns(text: StoredText) -> dict[str, object]:
    return {
        "revision": text.revision,
        "recorded_at": text.recorded_at,
        "file_name": text.file_name,
        "sha256": text.sha256,
        "content": text.content,
    }
