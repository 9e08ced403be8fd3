"""Moments as they are kept, and what had been recorded by one of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache

from sqlalchemy import ColumnElement, DateTime, Table, TypeDecorator, true
from sqlalchemy.engine import Dialect

from targets.workdays import VIETNAM


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept in UTC, read back in Vietnam's time; a naive one is our bug and refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment in UTC; SQLite has no zones and keeps it bare."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = f"naive moment {value!r}"
            raise ValueError(message)
        return _kept(value, bare=dialect.name == "sqlite")

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment in Vietnam's time."""
        if value is None:
            return None
        return (value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value).astimezone(VIETNAM)


@lru_cache(maxsize=64)  # many rows are written at one moment
def _kept(moment: datetime, *, bare: bool) -> datetime:
    """Return a moment in UTC, with its zone or bare."""
    return moment.astimezone(UTC).replace(tzinfo=None if bare else UTC)


def recorded_by(table: Table, known_at: datetime | None) -> ColumnElement[bool]:
    """Return the condition that a row had been recorded at a moment (None: whenever).

    A whole second is meant to its end; a moment with its fraction exactly, so that what was known then, and no later
    entry of the same second, can be asked for again.
    """
    if known_at is None:
        return true()
    whole = not known_at.microsecond
    return table.c.recorded_at <= (known_at + _TO_ITS_END if whole else known_at)


_TO_ITS_END = timedelta(microseconds=999_999)
