"""Earlier lists of units: what was recorded at some time can be had again, by its number or by what came after it."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, func, select

from kpi.store.tables import registry_revision
from kpi.store.texts import StoredText


def registry_at(connection: Connection, revision: int) -> StoredText | None:
    """Return one revision of the registry, if there is such a one."""
    return _last(connection, registry_revision.c.revision == revision)


def registry_before(connection: Connection, sha256: str) -> StoredText | None:
    """Return what was recorded before a text of the registry was recorded for the first time."""
    first = select(func.min(registry_revision.c.revision)).where(registry_revision.c.sha256 == sha256)
    return _last(connection, registry_revision.c.revision < first.scalar_subquery())


def knows_registry(connection: Connection, sha256: str) -> bool:
    """Say whether a text of the registry was recorded at any time."""
    return _last(connection, registry_revision.c.sha256 == sha256) is not None


def _last(connection: Connection, which: ColumnElement[bool]) -> StoredText | None:
    query = select(registry_revision).where(which).order_by(registry_revision.c.revision.desc()).limit(1)
    row = connection.execute(query).first()
    return StoredText(row.revision, row.recorded_at, row.file_name, row.sha256, row.content) if row else None
