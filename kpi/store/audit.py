"""The audit trail in the database: whatever is written down is told of in the same transaction.

An entry holds the row as it was written, so that one can see later whether the row is still the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import Connection, Table, func, select

from kpi.audit import Head, Link, Record, What, chained, moment_of
from kpi.store.engine import insert_many, next_numbers
from kpi.store.recorded import recorded_by
from kpi.store.tables import (
    account_revision,
    audit_entry,
    evidence,
    grant_record,
    meeting_pack,
    plan_revision,
    receipt,
    registry_revision,
    resending,
    settings_change,
    submission,
    submission_event,
)

#: The rows that each kind of entry tells of.
TABLES: Mapping[What, Table] = {
    What.UNITS: registry_revision,
    What.PLAN: plan_revision,
    What.GRANT: grant_record,
    What.RECEIPT: receipt,
    What.SUBMISSION: submission,
    What.EVIDENCE: evidence,
    What.ACCOUNT: account_revision,
    What.PACK: meeting_pack,
    What.RESENDING: resending,
    What.SETTINGS: settings_change,
    What.STEP: submission_event,
}
#: A longer text is told of by its SHA-256.
_LONGEST = 200


def add_row(connection: Connection, what: What, values: Mapping[str, Any], actor: str, **more: str) -> int:
    """Write down a row and tell of it; return its number.

    Of the rows of one second each is recorded a little after the one before, so that what was known at a moment can be
    told from what was entered later in that second.

    Args:
        connection: to write with.
        what: which kind of row.
        values: by column; ``recorded_at`` is the present moment.
        actor: who does it.
        more: what else is to be told, such as a fingerprint of rows that belong to this one.
    """
    [number] = add_rows(connection, what, [values], actor, [more])
    return number


def add_rows(
    connection: Connection,
    what: What,
    rows: Sequence[Mapping[str, Any]],
    actor: str,
    more: Sequence[Mapping[str, str]] = (),
) -> list[int]:
    """Write down rows of one kind, all with the same columns, and tell of each; return their numbers, in order.

    ``more`` is told of the row in the same place. Rows written down together are recorded at one moment.
    """
    if not rows:
        return []
    table, key = TABLES[what], key_of(TABLES[what])
    last = _last(connection)
    numbers = [row[key] for row in rows] if key in rows[0] else next_numbers(connection, table, len(rows))
    rows = [
        {**row, key: number, "recorded_at": _after(last, row["recorded_at"], what)}
        for row, number in zip(rows, numbers, strict=True)
    ]
    insert_many(connection, table, rows)
    told = zip(rows, more or [{}] * len(rows), strict=True)
    append(connection, *(record_of(what, row, actor, **also) for row, also in told))
    return numbers


def known_until(connection: Connection, known_at: datetime | None = None) -> datetime | None:
    """Return the moment just after the last row known at a moment (None: of all): asked for again, it gives the same.

    It lies before anything that is recorded later, be it in the same second; unless the clock is set back. None:
    nothing was known.
    """
    moments = (
        connection.execute(select(func.max(table.c.recorded_at)).where(recorded_by(table, known_at))).scalar()
        for table in TABLES.values()
    )
    last = max((moment for moment in moments if moment is not None), default=None)
    return last + _INSTANT if last is not None else None


def _last(connection: Connection) -> datetime | None:
    """Return when the last row was recorded that the trail tells of."""
    content = connection.execute(select(audit_entry.c.content).order_by(audit_entry.c.number.desc()).limit(1)).scalar()
    return moment_of(content) if content is not None else None


def _after(last: datetime | None, now: datetime, what: What) -> datetime:
    """Return when a row is recorded: now, or in the same second after the last one; figures together with a receipt."""
    if last is None or now > last or last - now >= _SECOND:
        return now
    return last if what is What.SUBMISSION else last + 2 * _INSTANT


_SECOND = timedelta(seconds=1)
#: What clocks here can tell apart. Rows of one second lie two apart, so that a moment lies between any two of them.
_INSTANT = timedelta(microseconds=1)


def record_of(what: What, row: Mapping[str, Any], actor: str, **more: str) -> Record:
    """Return what the trail says of a row that is written down, its key among the values."""
    return Record(row["recorded_at"], actor, what, {"row": plain(TABLES[what], row), **more})


def append(connection: Connection, *records: Record) -> None:
    """Write entries, in order. Writers take turns (`kpi.store.engine.writing`), so each finds the true head."""
    rows = [
        {"number": link.number, "previous": link.previous, "content": link.content, "hash": link.hash}
        for link in chained(head(connection), records)
    ]
    insert_many(connection, audit_entry, rows)


def head(connection: Connection) -> Head:
    """Return the end of the chain."""
    last = select(audit_entry.c.number, audit_entry.c.hash).order_by(audit_entry.c.number.desc()).limit(1)
    row = connection.execute(last).first()
    return Head(row.number, row.hash) if row else Head()


def links(connection: Connection) -> Iterator[Link]:
    """Yield every entry in order, read a few thousand at a time."""
    asked = select(audit_entry).order_by(audit_entry.c.number)
    for row in connection.execute(asked, execution_options={"yield_per": 5000}):
        yield Link(row.number, row.previous, row.content, row.hash)


def latest_links(connection: Connection, below: int | None = None) -> Generator[Link]:
    """Yield entries from the last one back, those below a number, read a few hundred at a time."""
    asked = select(audit_entry).order_by(audit_entry.c.number.desc())
    if below is not None:
        asked = asked.where(audit_entry.c.number < below)
    with connection.execute(asked, execution_options={"yield_per": 500}) as rows:  # closed where only some are taken
        for row in rows:
            yield Link(row.number, row.previous, row.content, row.hash)


def plain(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a row as JSON can hold them, those left empty left out."""
    return {name: _plain(row[name]) for name in _names(table) if row.get(name) is not None}


@cache
def _names(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.columns)


def key_of(table: Table) -> str:
    """Return the name of the column that numbers the rows of a table."""
    return next(iter(table.primary_key.columns)).name


def _plain(value: object) -> object:
    if isinstance(value, str):
        return value if len(value) <= _LONGEST else f"sha256:{hashlib.sha256(value.encode()).hexdigest()}"
    if isinstance(value, datetime):
        return _moment(value)
    return value.isoformat() if isinstance(value, date) else value


@lru_cache(maxsize=64)  # many rows are written at one moment
def _moment(value: datetime) -> str:
    return value.astimezone(UTC).isoformat()
