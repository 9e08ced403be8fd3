"""Plans and the registry of units, kept whole: each revision is the text that a person wrote."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, select, true

from kpi.store.tables import plan_revision, registry_revision


@dataclass(frozen=True, slots=True)
class StoredText:
    """One revision of a text, with where it came from."""

    revision: int
    recorded_at: datetime
    file_name: str
    sha256: str
    content: str


def digest(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def add_plan(connection: Connection, plan: str, text: StoredText, actor: str) -> None:
    """Append a revision of a plan; ``text.revision`` must follow the last one."""
    connection.execute(insert(plan_revision).values(plan=plan, actor=actor, **_columns(text)))


def add_registry(connection: Connection, text: StoredText, actor: str) -> None:
    """Append a revision of the registry of units; ``text.revision`` must follow the last one."""
    connection.execute(insert(registry_revision).values(actor=actor, **_columns(text)))


def plan_texts(connection: Connection, known_at: datetime | None) -> dict[str, StoredText]:
    """Return, by plan, the last revision recorded at or before a moment (None: of all), by the plans' ids."""
    last = (
        select(plan_revision.c.plan, func.max(plan_revision.c.revision).label("revision"))
        .where(true() if known_at is None else plan_revision.c.recorded_at <= known_at)
        .group_by(plan_revision.c.plan)
        .subquery()
    )
    rows = connection.execute(
        select(plan_revision).join(
            last, (plan_revision.c.plan == last.c.plan) & (plan_revision.c.revision == last.c.revision)
        )
    )
    found = {
        row.plan: StoredText(row.revision, row.recorded_at, row.file_name, row.sha256, row.content) for row in rows
    }
    return dict(sorted(found.items()))


def registry_text(connection: Connection, known_at: datetime | None) -> StoredText | None:
    """Return the last revision of the registry recorded at or before a moment (None: of all)."""
    row = connection.execute(
        select(registry_revision)
        .where(true() if known_at is None else registry_revision.c.recorded_at <= known_at)
        .order_by(registry_revision.c.revision.desc())
        .limit(1)
    ).first()
    return StoredText(row.revision, row.recorded_at, row.file_name, row.sha256, row.content) if row else None


def _columns(text: StoredText) -> dict[str, object]:
    return {
        "revision": text.revision,
        "recorded_at": text.recorded_at,
        "file_name": text.file_name,
        "sha256": text.sha256,
        "content": text.content,
    }
