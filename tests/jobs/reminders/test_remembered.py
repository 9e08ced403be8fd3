"""The days to come by what the ledger of a workspace holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jobs.reminders.planning import plan_digests
from jobs.reminders.remembered import plan_known_days
from kpi.outbox import Ledger
from kpi.store.engine import changing, migrate, open_engine
from kpi.store.ledger import record_plan
from tests.jobs.reminders.world import situation, told, vietnam

DAY, END = date(2023, 5, 24), date(2023, 5, 31)


def test_what_was_recorded_is_not_planned_again_but_of_a_past_day_all_is(tmp_path: Path) -> None:
    at = "2023-05-24T08:00"
    engine = open_engine(f"sqlite:///{tmp_path / 'dondoc.db'}")
    migrate(engine)
    with changing(engine) as connection:
        record_plan(connection, plan_digests(situation(at), vietnam(at), Ledger()), "example.vn", vietnam(at))
    days = {
        today: {
            day.isoformat(): told(planned) for day, planned in plan_known_days(engine, situation(at), DAY, END, today)
        }
        for today in (DAY, date(2024, 1, 1))
    }
    engine.dispose()
    assert days[DAY]["2023-05-24"] == {}
    assert days[DAY]["2023-05-30"]["ban-hon/van-thu"] == ["bao-cao before-3"]
    past = days[date(2024, 1, 1)]
    assert past["2023-05-24"]["ban-hon/van-thu"] == ["bao-cao before-7"]
    assert past["2023-05-30"] == days[DAY]["2023-05-30"]
