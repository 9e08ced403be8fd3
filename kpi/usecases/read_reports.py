"""Reads what units sent and what was done to it, as known at a moment, report by report."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine

from kpi.store.drafts import drafts
from kpi.store.engine import reading
from kpi.store.evidence import attached_files
from kpi.store.steps import events
from kpi.store.submissions import submissions
from kpi.submission import Slot
from kpi.submission_life import Report, reports_of


def read_reports(engine: Engine, as_of: datetime, known_at: datetime) -> tuple[Report, ...]:
    """Return every report received by ``as_of``, of what was recorded by ``known_at``; by plan, unit and period."""
    with reading(engine) as connection:
        return reports_of(
            submissions(connection, as_of, known_at),
            events(connection, as_of, known_at),
            drafts(connection, as_of, known_at),
            attached_files(connection, as_of, known_at),
        )


def read_report(engine: Engine, slot: Slot, as_of: datetime, known_at: datetime) -> Report:
    """Return one report as it was known at a moment; nothing may have come of it."""
    of = slot[:2]
    with reading(engine) as connection:
        found = reports_of(
            submissions(connection, as_of, known_at, of),
            events(connection, as_of, known_at, of),
            drafts(connection, as_of, known_at, of),
            attached_files(connection, as_of, known_at, of),
        )
    return next((report for report in found if report.slot == slot), Report(slot, (), ()))
