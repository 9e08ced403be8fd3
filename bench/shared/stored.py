"""The same figures in our own database, and in Parquet files for DuckDB.

Run by itself, ``python -m bench.shared.stored URL UNITS PROVINCES TARGETS PERIODS`` judges what is stored in a process
of its own and prints the most memory it held.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path
from time import perf_counter

import duckdb
import numpy as np
from duckdb import DuckDBPyConnection
from sqlalchemy import Engine, insert

from bench.shared import by_duckdb
from bench.shared.facts import PLAN, asked, reports
from bench.shared.made_up import MadeUp, Size, outline
from bench.shared.measure import peak_mb
from kpi.evaluation.country import Verdicts
from kpi.evaluation.questions import Country
from kpi.evaluation.rollup import Shares, shares
from kpi.moments import as_of_moment
from kpi.store.cells import packed
from kpi.store.engine import migrate, open_engine, reading, writing
from kpi.store.tables import figure_row, layout, receipt, stored_file, submission, submission_cells
from kpi.submission import CellValue
from kpi.usecases.evaluate_country import Moments, evaluate_stored

RECEIVED = as_of_moment("2025-08-01")
NOW = as_of_moment("2036-01-01")
MOMENTS = Moments(NOW, NOW)


def fill(engine: Engine, made: MadeUp, *, with_cells: bool = False) -> None:
    """Write every report, as `kpi.store.submissions.add_submission` would, many at a time.

    Args:
        engine: the database.
        made: the country.
        with_cells: its cells too; they stand in tables of their own, which reading the rows does not touch.
    """
    migrate(engine)
    about = {"received_at": RECEIVED, "recorded_at": RECEIVED}
    with writing(engine) as connection:
        connection.execute(insert(stored_file).values(sha256="0" * 64, size=1, content=b"x"))
        file = {"sha256": "0" * 64, "file_name": "x.xlsx", "actor": "bench", "outcome": "accepted", "issues": "[]"}
        connection.execute(insert(receipt).values(id=1, **file, **about))
        number = 0
        for form in reports(made):
            if not number:
                text = "\n".join(form.indicators)
                connection.execute(insert(layout).values(id=1, sha256="0" * 64, indicators=text))
            numbers = range(number + 1, number + 1 + len(form.units))
            sent = {"receipt": 1, "plan": PLAN, "period": form.period, "revision": 1, **about}
            named = zip(numbers, form.units, strict=True)
            connection.execute(insert(submission), [{"id": id_, "unit": unit, **sent} for id_, unit in named])
            given = list(zip(numbers, form.values, strict=True))
            rows = [{"submission": id_, "layout": 1, "figures": row.astype("<f8").tobytes()} for id_, row in given]
            connection.execute(insert(figure_row), rows)
            if with_cells:
                cells = ((id_, packed(_cells(form.indicators, row.tolist()))) for id_, row in given)
                texts = [{"submission": id_, "content": text} for id_, text in cells]
                connection.execute(insert(submission_cells), texts)
            number = numbers[-1]


def from_store(engine: Engine, country: Country) -> tuple[tuple[Verdicts, ...], list[Shares]]:
    """Return every verdict and roll-up from the database."""
    with reading(engine) as connection:
        found = tuple(evaluate_stored(connection, MOMENTS, country))
    return found, stand(country, found)


def stand(country: Country, found: Sequence[Verdicts]) -> list[Shares]:
    """Return how every body stands."""
    return [shares(one.counts, questions) for one, questions in zip(found, country.questions, strict=True)]


def write_parquet(connection: DuckDBPyConnection, folder: Path) -> None:
    """Write the facts of a loaded rival to Parquet, as rows and as reports."""
    for table in ("facts", "reports"):
        connection.execute(f"copy {table} to '{folder / table}.parquet' (format parquet)")


def parquet_routes(folder: Path, made: MadeUp) -> Mapping[str, Callable[[], None]]:
    """Return the ways in which DuckDB judges what it reads from Parquet, by name.

    ``judged`` gives less than is asked: verdicts of the facts that are there, no cell without one, no roll-up.
    """
    connection = duckdb.connect()
    connection.execute("set preserve_insertion_order = false")
    by_duckdb.load_asked(connection, made)
    for table in ("facts", "reports"):
        connection.execute(f"create view {table} as from '{folder / table}.parquet'")
    found = by_duckdb.routes(connection, made)
    judged = partial(by_duckdb.run, connection, by_duckdb.APART[:1])
    return {"rows": found["rows"], "wide": found["wide"], "judged": judged}


def _cells(indicators: Sequence[str], figures_: Sequence[float]) -> list[CellValue]:
    return [
        CellValue(indicator, None if np.isnan(figure) else Decimal(f"{figure:.15g}"), "Báo cáo", f"E{row}")
        for row, (indicator, figure) in enumerate(zip(indicators, figures_, strict=True), start=8)
    ]


def main(url: str, *lengths: str) -> None:
    """Judge what is stored and print the seconds it took and the memory it held at most."""
    country = asked(outline(Size(*map(int, lengths))))
    before = peak_mb()
    start = perf_counter()
    from_store(open_engine(url), country)
    print(json.dumps({"seconds": perf_counter() - start, "peak_mb": peak_mb(), "libraries_mb": before}))


if __name__ == "__main__":
    main(*sys.argv[1:])
