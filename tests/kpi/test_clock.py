"""The clock: Vietnam's, to the second, and nobody else asks the time."""

from __future__ import annotations

from datetime import UTC, datetime

import time_machine

from kpi.clock import now
from targets.workdays import VIETNAM


def test_it_shows_vietnams_time_to_the_second() -> None:
    with time_machine.travel(datetime(2023, 6, 4, 16, 59, 59, 999_999, tzinfo=UTC), tick=False):
        assert now() == datetime(2023, 6, 4, 23, 59, 59, tzinfo=VIETNAM)
        assert now().tzinfo is VIETNAM


def test_the_day_begins_in_vietnam() -> None:
    with time_machine.travel(datetime(2023, 6, 4, 17, 0, tzinfo=UTC), tick=False):
        assert now().isoformat() == "2023-06-05T00:00:00+07:00"
