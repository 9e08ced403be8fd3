"""Files attached to reports: appended, their bytes kept once by their hash."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select

from kpi.audit import What
from kpi.evidence import Evidence, EvidenceKind
from kpi.store.audit import add_row
from kpi.store.recorded import recorded_by
from kpi.store.tables import evidence
from kpi.submission import Slot


def add_evidence(connection: Connection, attached: Evidence) -> None:
    """Append one file; its bytes are kept already (`kpi.store.submissions.keep_file`)."""
    row = {
        "plan": attached.plan,
        "unit": attached.unit,
        "period": attached.period,
        "kind": attached.kind.value,
        "file_name": attached.file_name,
        "sha256": attached.sha256,
        "received_at": attached.received_at,
        "recorded_at": attached.recorded_at,
        "actor": attached.actor,
    }
    add_row(connection, What.EVIDENCE, row, attached.actor)


def slots_attached(connection: Connection, kind: EvidenceKind) -> frozenset[Slot]:
    """Return the reports, each as plan, unit and period, to which a file of a kind was ever attached."""
    asked = select(evidence.c.plan, evidence.c.unit, evidence.c.period).where(evidence.c.kind == kind.value).distinct()
    return frozenset((row.plan, row.unit, row.period) for row in connection.execute(asked))


def attached_files(
    connection: Connection, as_of: datetime, known_at: datetime, of: tuple[str, str] | None = None
) -> tuple[Evidence, ...]:
    """Return the files received by ``as_of`` and attached by ``known_at``, in the order in which they were attached.

    With ``of``, only those under one plan (its id) of one unit (its id).
    """
    asked = select(evidence).where(evidence.c.received_at <= as_of, recorded_by(evidence, known_at))
    if of is not None:
        asked = asked.where(evidence.c.plan == of[0], evidence.c.unit == of[1])
    rows = connection.execute(asked.order_by(evidence.c.id))
    return tuple(
        Evidence(
            plan=row.plan,
            unit=row.unit,
            period=row.period,
            kind=EvidenceKind(row.kind),
            file_name=row.file_name,
            sha256=row.sha256,
            received_at=row.received_at,
            recorded_at=row.recorded_at,
            actor=row.actor,
        )
        for row in rows
    )
