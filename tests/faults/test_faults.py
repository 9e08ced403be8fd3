"""Processes that really die, servers that really misbehave: a short run of what ``make faults`` runs at length."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from multiprocessing.context import ForkProcess
from pathlib import Path

import pytest
from sqlalchemy import text

from kpi.store.engine import open_engine, reading
from tests.faults.lives import World
from tests.faults.run import BAD_DAY, SLOW, Found, crashed, filled, jumped, killed, raced, server
from tests.faults.steps import DELIVERING, PLANNING
from tests.faults.whole import ANYWHERE, PAUSE, Plan, lived

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork on this system")


@pytest.fixture
def world(database: str, tmp_path: Path) -> World:
    return World(database, 0, tmp_path)


def whole(found: Found) -> None:
    """What holds whatever happened: nothing lost, one line of the ledger each, all sent, nobody complained."""
    assert found.faults == ""
    assert found.lost == 0
    assert found.rows == found.messages == found.states["sent"] == found.states.total()
    assert found.unexplained == 0
    assert found.repeats <= found.in_window + found.unheard


def test_killed_at_every_step(world: World) -> None:
    with server(world.folder) as port:
        found = killed(replace(world, port=port), kills=22)
    whole(found)
    assert set(found.kills) == {*PLANNING, *DELIVERING}  # each was met
    assert found.kills.total() >= 22
    assert found.repeats >= 1  # the window is there: a harness that never meets it would show nothing


def test_nobody_is_killed_and_four_race(world: World) -> None:
    with server(world.folder) as port:
        found = raced(replace(world, port=port), 60)
    whole(found)
    assert found.repeats == 0


def test_a_clock_that_jumps_a_day_sends_nothing_twice(world: World) -> None:
    with server(world.folder, slow=SLOW) as port:
        found = jumped(replace(world, port=port))
    whole(found)
    assert found.repeats == 0


def test_without_the_lock_of_the_living_it_would(world: World) -> None:
    """The control: leases by the clock alone. If this sends nothing twice, the test above shows nothing."""
    with server(world.folder, slow=SLOW) as port:
        found = jumped(replace(world, port=port, lease_by_clock_only=True))
    assert found.lost == 0
    assert found.repeats >= 1


def test_a_server_at_its_worst(world: World) -> None:
    with server(world.folder, BAD_DAY) as port:
        found = killed(replace(world, port=port), kills=6, a_round=20)
    whole(found)


def test_a_database_that_crashes_and_comes_back(migrated_postgres: str, tmp_path: Path) -> None:
    from tests.databases import empty

    empty(migrated_postgres)
    with server(tmp_path, slow=0.02) as port:
        found = crashed(World(migrated_postgres, port, tmp_path))
    whole(found)
    assert found.repeats == 0


def test_a_disk_that_is_full_for_a_while(migrated_sqlite: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{shutil.copy(migrated_sqlite, tmp_path / 'dondoc.db')}"
    with server(tmp_path) as port:
        found = filled(World(url, port, tmp_path))
    assert found.faults == ""
    assert found.lost == 0
    assert found.states == {"sent": found.messages}
    assert found.repeats <= 4  # one for each process that could not note what it had sent, and was ended
    engine = open_engine(url)
    with reading(engine) as connection:
        assert connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
    engine.dispose()


def test_whole_programs_are_killed_while_they_plan_and_send(world: World) -> None:
    short = Plan(communes=20, days=1, kills=3, planners=1, workers=2, begin=ForkProcess, first=0.5)
    with server(world.folder, slow=PAUSE) as port:
        found = lived(replace(world, port=port), short)
    whole(found)
    assert found.kills[ANYWHERE] >= 2
