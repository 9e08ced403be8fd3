"""Files as they were received, found again by their hash, with what was answered to whoever sent them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from kpi.store.tables import evidence, receipt, stored_file
from kpi.submission import Outcome, Slot
from targets.issues import Issue, Severity
from targets.provenance import Source
from targets.wording import Sentence


@dataclass(frozen=True, slots=True)
class Kept:
    """One time that a file came."""

    file_name: str
    unit: str | None  #: the id of the unit it is about; None: that could not be told
    actor: str  #: who entered it
    recorded_at: datetime
    outcome: Outcome | None = None  #: None: it is attached to a report
    issues: tuple[Issue, ...] = ()  #: as they were said when it was read
    sha256: str = ""
    received_at: datetime | None = None  #: when it reached the office


def file_content(connection: Connection, sha256: str) -> bytes | None:
    """Return the bytes of a file; None: there is none of this hash."""
    found = connection.execute(select(stored_file.c.content).where(stored_file.c.sha256 == sha256)).scalar()
    return None if found is None else bytes(found)


def times_received(connection: Connection, sha256: str) -> tuple[Kept, ...]:
    """Return each time that a file came, as a report and then as an attachment; the last of each kind last."""
    received = connection.execute(select(receipt).where(receipt.c.sha256 == sha256).order_by(receipt.c.id))
    attached = connection.execute(select(evidence).where(evidence.c.sha256 == sha256).order_by(evidence.c.id))
    reports = [_received(row) for row in received]
    return (*reports, *(Kept(row.file_name, row.unit, row.actor, row.recorded_at) for row in attached))


def refused_files(connection: Connection, slot: Slot, as_of: datetime) -> tuple[Kept, ...]:
    """Return the files of a report that were received by a moment and not taken in, the last first."""
    plan, unit, period = slot
    own = receipt.c.plan == plan, receipt.c.unit == unit, receipt.c.period == period
    refused = receipt.c.outcome == Outcome.REFUSED.value, receipt.c.received_at <= as_of
    rows = connection.execute(select(receipt).where(*own, *refused).order_by(receipt.c.id.desc()))
    return tuple(_received(row) for row in rows)


def _received(row: Row[Any]) -> Kept:
    return Kept(
        row.file_name,
        row.unit,
        row.actor,
        row.recorded_at,
        Outcome(row.outcome),
        tuple(_issue(row.file_name, one) for one in json.loads(row.issues)),
        row.sha256,
        row.received_at,
    )


def _issue(file_name: str, said: Mapping[str, Any]) -> Issue:
    """Return an issue as it was kept."""
    hint = said.get("hint")
    return Issue(
        said["code"],
        Sentence(said["text"], said["text"]),
        Source(file_name, line=said.get("line"), sheet=said.get("sheet"), cell=said.get("cell")),
        Sentence(hint, hint) if hint else None,
        tuple(said.get("near", ())),
        Severity(said["severity"]),
    )
