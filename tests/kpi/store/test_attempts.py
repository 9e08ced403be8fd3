"""Counters that all processes share, on both databases."""

from __future__ import annotations

import threading
from datetime import timedelta

from limits import RateLimitItemPerMinute
from limits.strategies import FixedWindowRateLimiter
from sqlalchemy import Engine

from kpi.store.attempts import SharedAttempts
from kpi.store.engine import open_engine
from tests.kpi.world import moment

AT = moment("2023-10-02T08:00")
THREE = RateLimitItemPerMinute(3, 15)


def test_so_many_and_no_more_until_the_time_is_over(engine: Engine) -> None:
    limiter = FixedWindowRateLimiter(SharedAttempts(engine, AT))
    assert [limiter.hit(THREE, "lan") for _ in range(5)] == [True, True, True, False, False]
    assert limiter.hit(THREE, "an")  # somebody else is not counted with
    assert not limiter.test(THREE, "lan")
    stats = limiter.get_window_stats(THREE, "lan")
    assert (stats.reset_time, stats.remaining) == ((AT + timedelta(minutes=15)).timestamp(), 0)
    later = FixedWindowRateLimiter(SharedAttempts(engine, AT + timedelta(minutes=15)))
    assert later.test(THREE, "lan")
    assert later.hit(THREE, "lan")


def test_a_count_can_be_forgotten(engine: Engine) -> None:
    storage = SharedAttempts(engine, AT)
    assert [storage.incr("a", 60), storage.incr("b", 60), storage.incr("a", 60)] == [1, 1, 2]
    storage.clear("a")
    assert (storage.get("a"), storage.get("b"), storage.check()) == (0, 1, True)
    assert storage.reset() == 1


def test_what_is_over_is_swept_away_with_a_new_count(engine: Engine) -> None:
    SharedAttempts(engine, AT).incr("a", 60)
    storage = SharedAttempts(engine, AT + timedelta(minutes=5))
    storage.incr("b", 60)
    assert storage.reset() == 1


def test_processes_count_together(database: str) -> None:
    """Eight at once, five times each, through engines of their own: forty."""
    found: list[int] = []

    def count() -> None:
        own = open_engine(database)
        found.extend(SharedAttempts(own, AT).incr("a", 60) for _ in range(5))
        own.dispose()

    threads = [threading.Thread(target=count) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == list(range(1, 41))
