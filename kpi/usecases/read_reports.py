"""Reads what units sent and what was done to it, as known at a moment, report by report."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine

from kpi.store.drafts import drafts
from kpi.store.engine import reading
from kpi.store.evidence import attached_files
from kpi.store.steps import events
from kpi.store.submissions import submissions
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
