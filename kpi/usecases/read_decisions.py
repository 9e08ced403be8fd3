"""Reads the exemptions and extensions that are recorded, each with when and by whom."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine

from kpi.decisions import Decision
from kpi.store.engine import reading
from kpi.store.grants import decisions


def read_decisions(engine: Engine, as_of: datetime, known_at: datetime | None = None) -> tuple[Decision, ...]:
    """Return every decision taken by ``as_of`` and recorded by ``known_at`` (None: by now), the oldest first."""
    with reading(engine) as connection:
        return decisions(connection, as_of, known_at)
