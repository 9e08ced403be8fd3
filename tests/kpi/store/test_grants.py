"""Decisions come back in the order they were recorded, as of a moment and as known at one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy import Engine

from kpi.store.engine import reading, writing
from kpi.store.grants import add_grant, decisions, grants
from rules.exemption import Grant, GrantKind
from targets.workdays import VIETNAM

START = datetime(2026, 6, 1, 9, tzinfo=VIETNAM)
FIRST = Grant(GrantKind.EXEMPTION, "kh", "II.4", "khun-ha", "lý do", "UBND", START)


def test_there_and_back_in_order(engine: Engine) -> None:
    second = replace(FIRST, revoked=True)  # in the same second: the order of recording decides
    third = replace(FIRST, kind=GrantKind.EXTENSION, until=date(2026, 7, 1), decided_at=START - timedelta(days=1))
    with writing(engine) as connection:
        for grant in (FIRST, second, third):
            add_grant(connection, grant, START, "test")
    with reading(engine) as connection:
        assert grants(connection, START, START) == (third, FIRST, second)
        assert grants(connection, START - timedelta(hours=1), START) == (third,)
        assert grants(connection, START, START - timedelta(seconds=1)) == ()


def test_each_with_when_and_by_whom_it_was_recorded(engine: Engine) -> None:
    """Decided on one day, recorded on the next: known from then on."""
    recorded = START + timedelta(days=1)
    with writing(engine) as connection:
        add_grant(connection, FIRST, recorded, "can-bo")
        add_grant(connection, replace(FIRST, revoked=True), recorded, "quan-tri")
    with reading(engine) as connection:
        first, second = decisions(connection, START, None)
        assert (first.grant, first.recorded_at, first.actor) == (FIRST, recorded, "can-bo")
        assert (second.grant.revoked, second.actor) == (True, "quan-tri")
        assert first.number != second.number
        assert decisions(connection, START, START) == ()
