"""Decisions are read as of a moment, and as known at one."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Engine

from kpi.usecases.read_decisions import read_decisions
from kpi.usecases.record_grant import record_grant
from tests.kpi.usecases.test_record_grant import MORE_TIME, NOW, office

__all__ = ["office"]


def test_what_was_recorded_later_was_not_known(office: Engine) -> None:
    later = NOW + timedelta(days=1)
    record_grant(office, MORE_TIME, later, "can-bo")
    (found,) = read_decisions(office, NOW)
    assert (found.grant, found.recorded_at, found.actor) == (MORE_TIME, later, "can-bo")
    assert read_decisions(office, NOW, NOW) == ()
    assert read_decisions(office, NOW - timedelta(seconds=1)) == ()
