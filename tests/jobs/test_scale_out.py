"""A real cluster of two processes: the same verdicts as here, and still when one of the two is killed half-way."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep

import numpy as np
import pytest

from kpi.errors import DatabaseError
from kpi.evaluation.country import Part, Verdicts
from kpi.evaluation.questions import questions_of
from kpi.store.engine import open_engine
from kpi.usecases.evaluate_country import evaluate_country
from tests.kpi.small_country import MOMENTS, MONTHS, PROVINCES, fill
from tests.kpi.world import period

pytest.importorskip("distributed", reason="chưa cài phần mở rộng “scale”")

from distributed import Client

from jobs import scale_out
from jobs.scale_out import _judged, cluster, evaluate_on

PARTS = len(PROVINCES) * len(MONTHS)


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of a small country in SQLite."""
    url = f"sqlite:///{tmp_path_factory.mktemp('country') / 'dondoc.db'}"
    engine = open_engine(url)
    fill(engine)
    engine.dispose()
    return url


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    """A cluster of two processes."""
    with cluster(workers=2) as found:
        yield found


def here(url: str) -> tuple[Verdicts, ...]:
    engine = open_engine(url)
    try:
        return evaluate_country(engine, MOMENTS)[1]
    finally:
        engine.dispose()


def processes(client: Client) -> set[int]:
    return set(client.run(os.getpid).values())


def replaced(client: Client, killed: int) -> bool:
    """Wait until two processes work, neither of them the one that was killed."""
    deadline = monotonic() + 15
    while monotonic() < deadline:
        with suppress(OSError):  # the scheduler has not yet noticed
            working = processes(client)
            if killed not in working and len(working) == 2:
                return True
        sleep(0.1)
    return False


def assert_same(found: tuple[Verdicts, ...], expected: tuple[Verdicts, ...]) -> None:
    for one, other in zip(found, expected, strict=True):
        np.testing.assert_array_equal(one.codes, other.codes)
        np.testing.assert_array_equal(one.counts, other.counts)


def test_one_of_two_workers_is_killed_half_way(client: Client, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scale_out, "UNITS", 1)  # a part a province
    first, second = processes(client)
    told = []

    def half_way(done: int, all_: int) -> None:
        told.append((done, all_))
        if done == all_ // 2:
            os.kill(first, signal.SIGKILL)

    asked, found = evaluate_on(client, url, MOMENTS, told=half_way)
    assert told == [(number, PARTS) for number in range(1, PARTS + 1)]
    assert len(asked.questions) == len(MONTHS)
    assert_same(found, here(url))
    assert replaced(client, first)  # another works in its place
    assert second in processes(client)


def test_nothing_is_remembered_from_one_time_to_the_next(client: Client, url: str, tmp_path: Path) -> None:
    """The same question about another database is answered from that database."""
    empty = f"sqlite:///{tmp_path / 'khac.db'}"
    engine = open_engine(empty)
    fill(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE figure_row")
        connection.exec_driver_sql("CREATE TABLE figure_row (submission INTEGER, layout INTEGER, figures BLOB)")
    engine.dispose()
    _, found = evaluate_on(client, url, MOMENTS)
    assert_same(found, here(url))
    _, nothing = evaluate_on(client, empty, MOMENTS)
    assert {int(code) for verdicts in nothing for code in np.unique(verdicts.codes)} == {0}


def test_a_database_that_cannot_be_reached_is_told(client: Client, tmp_path: Path) -> None:
    nowhere = f"sqlite:///{tmp_path / 'nowhere' / 'dondoc.db'}"
    with pytest.raises(DatabaseError):
        evaluate_on(client, nowhere, MOMENTS)
    part = Part(0, ("p-1-1",), questions_of(period("2025-01"), []))
    with pytest.raises(DatabaseError):  # nor by a worker
        _judged(client, nowhere, MOMENTS, [part], print)


def test_a_cluster_elsewhere_is_joined_by_its_address(client: Client, url: str) -> None:
    with cluster(client.scheduler_info()["address"]) as joined:
        _, found = evaluate_on(joined, url, MOMENTS)
    assert_same(found, here(url))
    assert processes(client)  # and left running
