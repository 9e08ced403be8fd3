"""The verdicts on a country worked out by a Dask cluster: the parts of `kpi.evaluation.country`, by whoever is free.

A worker reads the figures of its part from the database itself, so it must have this program and reach the database by
the same URL; with SQLite that means this machine. A part given to a worker that dies is given to another, and a part is
judged alike wherever it is done, so the result is the one of `kpi.usecases.evaluate_country`. From what size this pays:
docs/scale.md. Needs the extra ``scale``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from logging import CRITICAL

import numpy as np
from distributed import Client, LocalCluster, as_completed
from numpy.typing import NDArray
from sqlalchemy import Engine

from kpi.evaluation.country import Part, Verdicts, assemble, parts
from kpi.evaluation.questions import Country, country
from kpi.store.engine import open_engine, reading
from kpi.usecases.evaluate_country import Moments, evaluate_stored_part, load_asked
from targets.periods import Period

#: A part that fails, as when the database could not be reached, is tried so many times more.
RETRIES = 3
#: The least units of a part, provinces together where they are small: asking for a part costs as much as judging 200.
UNITS = 800


@contextmanager
def cluster(scheduler: str | None = None, workers: int | None = None) -> Iterator[Client]:
    """Give a cluster: the one whose scheduler has this address, or one on this machine for as long as it is used.

    Args:
        scheduler: "tcp://10.0.0.5:8786"; None: this machine.
        workers: processes on this machine; None: as many as it has processors.
    """
    if scheduler is not None:
        with Client(scheduler) as client:
            yield client
        return
    with (
        LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",  # any port that is free
            silence_logs=CRITICAL,  # what goes wrong comes back as an error
        ) as local,
        Client(local) as client,
    ):
        yield client


def evaluate_on(
    client: Client,
    url: str,
    moments: Moments,
    plan: str | None = None,
    period: Period | None = None,
    told: Callable[[int, int], None] = lambda _done, _all: None,
) -> tuple[Country, tuple[Verdicts, ...]]:
    """Return what `kpi.usecases.evaluate_country.evaluate_country` does, worked out by a cluster.

    Args:
        client: the cluster.
        url: the database, as every worker reaches it.
        moments: what to go back to.
        plan: only this plan.
        period: as `kpi.evaluation.evaluate.evaluate` takes it.
        told: told after each part how many are done, and how many there are.
    """
    engine = open_engine(url)
    try:
        with reading(engine) as connection:
            asked = country(load_asked(connection, moments), plan, period)
    finally:
        engine.dispose()
    return asked, judge_on(client, url, moments, asked, told)


def judge_on(
    client: Client, url: str, moments: Moments, asked: Country, told: Callable[[int, int], None]
) -> tuple[Verdicts, ...]:
    """Return the verdicts of each period that is asked about; the arguments are those of `evaluate_on`."""
    work = [
        (number, part)
        for number, questions in enumerate(asked.questions)
        for part in parts(asked.tree, replace(questions, columns=()), UNITS)  # columns are for who reads the verdicts
    ]
    judged = _judged(client, url, moments, [part for _, part in work], told)
    found: list[list[tuple[Part, NDArray[np.int8]]]] = [[] for _ in asked.questions]
    for (number, part), codes in zip(work, judged, strict=True):
        found[number].append((part, codes))
    return tuple(assemble(asked.tree, done, questions) for done, questions in zip(found, asked.questions, strict=True))


def _judged(
    client: Client, url: str, moments: Moments, work: Sequence[Part], told: Callable[[int, int], None]
) -> list[NDArray[np.int8]]:
    """Return the verdicts of every part, in the order of the parts."""
    futures = client.map(_judge, work, url=url, moments=moments, retries=RETRIES, pure=False)
    place = {future.key: number for number, future in enumerate(futures)}
    done: dict[int, NDArray[np.int8]] = {}
    for future, codes in as_completed(futures, with_results=True):
        done[place[future.key]] = codes
        told(len(done), len(work))
    return [done[number] for number in range(len(work))]


def _judge(part: Part, url: str, moments: Moments) -> NDArray[np.int8]:
    engine = _engine(url)
    try:
        return evaluate_stored_part(engine, moments, part)
    finally:
        engine.dispose()  # no connection is left open when the last part is done


@lru_cache(maxsize=1)
def _engine(url: str) -> Engine:
    """Return the worker's engine, which knows its statements from part to part."""
    return open_engine(url)
