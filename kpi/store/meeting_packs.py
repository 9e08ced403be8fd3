"""Packs for meetings, as they were made: appended, never changed."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, Row, select

from kpi.audit import What, canonical
from kpi.meeting_pack import Pack
from kpi.store.audit import add_row
from kpi.store.tables import meeting_pack


def add_pack(connection: Connection, pack: Pack) -> None:
    """Write down a pack that was made."""
    row = {
        "pack": pack.id,
        "meeting": pack.meeting,
        "as_of": pack.as_of,
        "known_at": pack.known_at,
        "made_of": canonical(dict(pack.made_of)),
        "made_with": canonical(dict(pack.made_with)),
        "files": canonical(dict(pack.files)),
        "recorded_at": pack.made_at,
        "actor": pack.actor,
    }
    add_row(connection, What.PACK, row, pack.actor)


def packs(connection: Connection) -> tuple[Pack, ...]:
    """Return every pack, in the order of the meetings, those of one meeting as they were made."""
    rows = connection.execute(select(meeting_pack).order_by(meeting_pack.c.meeting, meeting_pack.c.id))
    return tuple(map(_pack, rows))


def _pack(row: Row[Any]) -> Pack:
    return Pack(
        meeting=row.meeting,
        as_of=row.as_of,
        known_at=row.known_at,
        made_of=json.loads(row.made_of),
        made_with=json.loads(row.made_with),
        files=json.loads(row.files),
        made_at=row.recorded_at,
        actor=row.actor,
    )
