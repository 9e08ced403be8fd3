"""How the cost of judging a country grows: ten times the targets, the units, the months; and on a Dask cluster.

``python -m bench.grow --json`` prints one JSON object, with these figures of each size:

    cells, facts       verdicts to be given; figures that were reported
    seconds            from matrices in memory to every verdict and roll-up
    store_s, store_mb  from SQLite, a month's figures at a time; the size of the file
    peak_mb            the most memory of the process that does so
    dask_s             by two workers on this machine, each reading its parts from SQLite
    dask_start_s       to start them
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Mapping
from dataclasses import astuple, replace
from pathlib import Path
from time import perf_counter

import numpy as np

from bench.shared.facts import asked, reports
from bench.shared.made_up import COUNTRY, SMALL, Size, make_up
from bench.shared.measure import in_own_process, rounded
from bench.shared.stored import MOMENTS, fill, from_store, stand
from jobs.scale_out import cluster, judge_on
from kpi.evaluation.country import evaluate_country
from kpi.store.engine import open_engine

TIMES = 10


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print one JSON object, which is what it does anyway")
    parser.add_argument("--small", action="store_true", help="small countries, to see that everything agrees")
    chosen = parser.parse_args()
    print(json.dumps(measured(SMALL if chosen.small else COUNTRY)))


def measured(size: Size) -> dict[str, object]:
    """Return the figures of a size and of each that is larger in one way."""
    sizes = {
        "country": size,
        "targets_10": replace(size, targets=size.targets * TIMES),
        "units_10": replace(size, units=size.units * TIMES),
        "months_10": replace(size, periods=size.periods * TIMES),
    }
    found = {name: _of(one) for name, one in sizes.items()}
    return {**found, "equal": all(one["equal"] for one in found.values())}


def _of(size: Size) -> Mapping[str, object]:
    made = make_up(size)
    country, forms = asked(made.outline), reports(made)
    start = perf_counter()
    expected = evaluate_country(country, forms)
    stand(country, expected)
    figures = {"seconds": perf_counter() - start}
    with tempfile.TemporaryDirectory(prefix="dondoc-bench-") as folder:
        url = f"sqlite:///{folder}/dondoc.db"
        engine = open_engine(url)
        fill(engine, made)
        facts = made.facts
        del made, forms
        start = perf_counter()
        stored, _ = from_store(engine, country)
        figures["store_s"] = perf_counter() - start
        engine.dispose()
        figures["store_mb"] = Path(folder, "dondoc.db").stat().st_size / 1e6
        alone = in_own_process("bench.shared.stored", url, *map(str, astuple(size)))
        figures["peak_mb"] = float(str(alone["peak_mb"]))
        start = perf_counter()
        with cluster(workers=2) as client:
            figures["dask_start_s"] = perf_counter() - start
            start = perf_counter()
            spread = judge_on(client, url, MOMENTS, country, lambda _done, _all: None)
            figures["dask_s"] = perf_counter() - start
    equal = all(
        np.array_equal(one.codes, other.codes) and np.array_equal(one.counts, other.counts)
        for found in (stored, spread)
        for one, other in zip(found, expected, strict=True)
    )
    return {"cells": size.cells, "facts": facts, **rounded(figures), "equal": equal}


if __name__ == "__main__":
    main()
