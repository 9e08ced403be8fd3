"""The clock's log: a slot is taken once, by the living."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import Connection, Engine, insert, select

from kpi.store.engine import changing, reading
from kpi.store.runs import claim, finish, last_runs, prune, runs
from kpi.store.tables import worker
from tests.kpi.matters import NOON

LATER = NOON + timedelta(minutes=1)


@pytest.fixture
def staffed(engine: Engine) -> Engine:
    with changing(engine) as connection:
        rows = [{"id": n, "name": "thử", "started_at": NOON, "heartbeat_at": NOON} for n in range(1, 9)]
        connection.execute(insert(worker), rows)
    return engine


def alive(_: Connection, __: int) -> bool:
    return False


def dead(_: Connection, __: int) -> bool:
    return True


def test_a_slot_is_taken_once(staffed: Engine) -> None:
    with changing(staffed) as line:
        assert claim(line, "plan", NOON, 1, NOON, alive)
        assert not claim(line, "plan", NOON, 2, NOON, alive)
        assert not claim(line, "plan", NOON, 1, NOON, alive)
        assert claim(line, "backup", NOON, 2, NOON, alive)  # another entry
        assert claim(line, "plan", LATER, 2, NOON, alive)  # another slot


def test_of_eight_at_once_one_gets_it(staffed: Engine) -> None:
    def take(number: int) -> bool:
        with changing(staffed) as line:
            return claim(line, "plan", NOON, number, NOON, alive)

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(take, range(1, 9))) == 1


def test_what_the_dead_left_is_done_by_another(staffed: Engine) -> None:
    with changing(staffed) as line:
        claim(line, "plan", NOON, 1, NOON, alive)
        assert claim(line, "plan", NOON, 2, LATER, dead)
        finish(line, "plan", NOON, 1, LATER, "the dead one comes back")  # and has no say any more
        [run] = runs(line, 9)
        assert (run.owner, run.state, run.told) == (2, "running", None)


@pytest.mark.parametrize("failed", [False, True])
def test_what_is_over_is_not_done_again_whoever_died(staffed: Engine, failed: bool) -> None:
    with changing(staffed) as line:
        claim(line, "plan", NOON, 1, NOON, alive)
        finish(line, "plan", NOON, 1, LATER, "13 thư", failed=failed)
        assert not claim(line, "plan", NOON, 2, LATER, dead)
    with reading(staffed) as line:
        [run] = runs(line, 9)
    assert (run.state, run.ended_at, run.told) == ("failed" if failed else "done", LATER, "13 thư")


def test_the_newest_come_first(staffed: Engine) -> None:
    with changing(staffed) as line:
        claim(line, "plan", NOON, 1, NOON, alive)
        claim(line, "backup", NOON, 1, LATER, alive)
        claim(line, "plan", LATER, 1, LATER, alive)
        assert [(run.job, run.slot) for run in runs(line, 2)] == [("plan", LATER), ("backup", NOON)]
        assert [run.slot for run in runs(line, 9, "plan")] == [LATER, NOON]


def test_the_last_of_every_job(staffed: Engine) -> None:
    with changing(staffed) as line:
        for job, at in (("plan", NOON), ("backup", NOON), ("plan", LATER)):
            claim(line, job, at, 1, at, alive)
        finish(line, "plan", LATER, 1, LATER, "đĩa đã đầy", failed=True)
        assert [(run.job, run.slot, run.state) for run in last_runs(line)] == [
            ("backup", NOON, "running"),
            ("plan", LATER, "failed"),
        ]


def test_what_is_old_is_forgotten_with_who_did_it_unless_it_is_the_last(staffed: Engine) -> None:
    with changing(staffed) as line:
        for owner, at in ((1, NOON), (2, LATER)):
            claim(line, "plan", at, owner, at, alive)
        claim(line, "backup", NOON, 3, NOON, alive)
        assert prune(line, LATER) == 1
        assert [(run.job, run.owner) for run in runs(line, 9)] == [("plan", 2), ("backup", 3)]
        assert not set(line.execute(select(worker.c.id)).scalars()) & {1, 4}  # who was last heard of at noon
        assert prune(line, LATER + timedelta(days=1)) == 0
