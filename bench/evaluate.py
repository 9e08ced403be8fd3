"""Every verdict on a whole country: by our engine, by DuckDB and by pandas, in the same run.

``python -m bench.evaluate --json`` prints one JSON object. Each side starts from facts in memory, in the form that
suits it (`bench.shared.facts`), and delivers every verdict, silent units included, with the counts and shares of every
province and of the country; the answers are compared cell for cell. Then from storage: our database against Parquet.

    seconds             ours, from the matrices that the store gives to every verdict and roll-up
    seconds_from_rows   ours, from rows of facts like the rivals'
    duckdb_s, pandas_s  the rival's quickest way; ratio_… is ours to that
    ratio_pandas_table  ours to pandas doing what our engine does, without merges
    store_s, parquet_s  from SQLite; the quickest of DuckDB's ways from Parquet, also one that delivers less
    peak_mb             the most memory of a process that reads the store and judges; libraries_mb of it is imports
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, replace
from pathlib import Path

from bench.shared import by_duckdb, by_pandas
from bench.shared.answers import ours
from bench.shared.facts import asked, reports, reports_of_rows, rows_of_facts
from bench.shared.made_up import COUNTRY, SMALL, MadeUp, make_up
from bench.shared.measure import best, in_own_process, interleaved, rounded
from bench.shared.stored import fill, from_store, parquet_routes, stand, write_parquet
from kpi.evaluation.country import Verdicts, evaluate_country
from kpi.evaluation.questions import Country
from kpi.evaluation.rollup import Shares
from kpi.form_figures import FormFigures
from kpi.store.engine import open_engine

Ways = dict[str, Callable[[], object]]
Judged = tuple[tuple[Verdicts, ...], list[Shares]]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print one JSON object, which is what it does anyway")
    parser.add_argument("--small", action="store_true", help="a small country, to see that everything agrees")
    parser.add_argument("--cells", action="store_true", help="store every cell too, not only the rows (minutes)")
    chosen = parser.parse_args()
    made = make_up(SMALL if chosen.small else COUNTRY)
    print(json.dumps(measured(made, repeats=1 if chosen.small else 3, with_cells=chosen.cells), ensure_ascii=False))


def measured(made: MadeUp, repeats: int, *, with_cells: bool = False) -> dict[str, object]:
    """Return all that is measured of a country."""
    country = asked(made.outline)
    memory, memory_equal = _from_memory(made, country, repeats)
    storage, storage_equal = _from_storage(made, country, repeats, with_cells=with_cells)
    size = dict(zip(("units", "provinces", "targets", "periods"), astuple(made.size), strict=True))
    return {
        **size,
        "cells": made.size.cells,
        "facts": made.facts,
        **memory,
        **storage,
        "equal": memory_equal and storage_equal,
    }


def _from_memory(made: MadeUp, country: Country, repeats: int) -> tuple[Mapping[str, object], bool]:
    """Measure all sides from facts in memory; say whether their answers are the same."""
    forms, rows = reports(made), rows_of_facts(made)
    frames, connection = by_pandas.loaded(made), by_duckdb.loaded(made)

    def judge() -> Judged:
        return _judged(country, [replace(form) for form in forms])  # nothing looked up before

    def judge_rows() -> Judged:
        return _judged(country, reports_of_rows(rows, made.outline))

    pandas_ways, duckdb_ways = by_pandas.routes(frames, made), by_duckdb.routes(connection, made)
    expected = ours(made, country, *judge())
    equal = ours(made, country, *judge_rows()).equals(expected)
    for way in pandas_ways.values():
        equal &= by_pandas.answers(way(), made).equals(expected)
    for name, run in duckdb_ways.items():
        run()
        equal &= by_duckdb.answers(connection, made, name).equals(expected)
    ways: Ways = {"ours": judge, "rows": judge_rows}
    ways |= {f"pandas {name}": way for name, way in pandas_ways.items()}
    ways |= {f"duckdb {name}": way for name, way in duckdb_ways.items()}
    return _compared(interleaved(ways, repeats)), equal


def _compared(seconds: Mapping[str, float]) -> Mapping[str, object]:
    pandas = {name: spent for name, spent in seconds.items() if name.startswith("pandas ")}
    table = pandas.pop("pandas table")
    duckdb_way, duckdb_s = best({name: spent for name, spent in seconds.items() if name.startswith("duckdb ")})
    pandas_way, pandas_s = best(pandas)
    return {
        **rounded(
            {
                "seconds": seconds["ours"],
                "seconds_from_rows": seconds["rows"],
                "duckdb_s": duckdb_s,
                "pandas_s": pandas_s,
                "ratio_duckdb": seconds["ours"] / duckdb_s,
                "ratio_pandas": seconds["ours"] / pandas_s,
                "ratio_duckdb_from_rows": seconds["rows"] / duckdb_s,
                "ratio_pandas_from_rows": seconds["rows"] / pandas_s,
                "ratio_pandas_table": seconds["ours"] / table,
            }
        ),
        "duckdb_way": duckdb_way.removeprefix("duckdb "),
        "pandas_way": pandas_way.removeprefix("pandas "),
        "ways": rounded(seconds),
    }


def _from_storage(
    made: MadeUp, country: Country, repeats: int, *, with_cells: bool
) -> tuple[Mapping[str, object], bool]:
    """Measure from our database and from Parquet, and our memory in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="dondoc-bench-") as folder:
        url = f"sqlite:///{folder}/dondoc.db"
        engine = open_engine(url)
        fill(engine, made, with_cells=with_cells)
        connection = by_duckdb.loaded(made)
        write_parquet(connection, Path(folder))
        connection.close()
        ways: Ways = {"store": lambda: from_store(engine, country)}
        ways |= {f"parquet {name}": way for name, way in parquet_routes(Path(folder), made).items()}
        seconds = interleaved(ways, repeats)
        expected = ours(made, country, *_judged(country, reports(made)))
        equal = ours(made, country, *from_store(engine, country)).equals(expected)
        engine.dispose()  # what SQLite had kept aside joins its file
        store_mb = Path(folder, "dondoc.db").stat().st_size / 1e6
        child = in_own_process("bench.shared.stored", url, *map(str, astuple(made.size)))
    store_s = seconds.pop("store")
    way, parquet_s = best(seconds)
    figures = {"store_s": store_s, "parquet_s": parquet_s, "ratio_parquet": store_s / parquet_s, "store_mb": store_mb}
    memory = {name: float(str(child[name])) for name in ("peak_mb", "libraries_mb")}
    return {**rounded(figures | memory), "parquet_way": way, "parquet_ways": rounded(seconds)}, equal


def _judged(country: Country, forms: Sequence[FormFigures]) -> Judged:
    found = evaluate_country(country, forms)
    return found, stand(country, found)


if __name__ == "__main__":
    main()
