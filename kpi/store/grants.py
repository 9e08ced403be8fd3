"""Exemptions and extensions: decisions, appended one after another."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from kpi.audit import What
from kpi.decisions import Decision
from kpi.store.audit import add_row
from kpi.store.recorded import recorded_by
from kpi.store.tables import grant_record
from rules.exemption import Grant, GrantKind


def add_grant(connection: Connection, grant: Grant, recorded_at: datetime, actor: str) -> int:
    """Append one decision, and return its number."""
    row = {
        "kind": grant.kind.value,
        "plan": grant.plan,
        "promise": grant.promise,
        "unit": grant.unit,
        "reason": grant.reason,
        "granted_by": grant.granted_by,
        "document": grant.document,
        "decided_at": grant.decided_at,
        "until": grant.until.isoformat() if grant.until else None,
        "revoked": grant.revoked,
        "recorded_at": recorded_at,
        "actor": actor,
    }
    return add_row(connection, What.GRANT, row, actor)


def grants(connection: Connection, as_of: datetime, known_at: datetime) -> tuple[Grant, ...]:
    """Return every decision taken by ``as_of`` and recorded by ``known_at``, oldest first."""
    return tuple(one.grant for one in decisions(connection, as_of, known_at))


def decisions(connection: Connection, as_of: datetime, known_at: datetime | None) -> tuple[Decision, ...]:
    """Return the same (``known_at`` None: whenever it was recorded), with when and by whom it was recorded."""
    rows = connection.execute(
        select(grant_record)
        .where(grant_record.c.decided_at <= as_of, recorded_by(grant_record, known_at))
        .order_by(grant_record.c.decided_at, grant_record.c.id)
    )
    return tuple(Decision(row.id, _grant(row), row.recorded_at, row.actor) for row in rows)


def _grant(row: Row[Any]) -> Grant:
    return Grant(
        kind=GrantKind(row.kind),
        plan=row.plan,
        promise=row.promise,
        unit=row.unit,
        reason=row.reason,
        granted_by=row.granted_by,
        decided_at=row.decided_at,
        until=date.fromisoformat(row.until) if row.until else None,
        document=row.document,
        revoked=row.revoked,
    )
