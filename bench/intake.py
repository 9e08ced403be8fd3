"""Reports of a whole country taken in: one workbook of all communes, then a form from each of them.

``python -m bench.intake --json`` prints one JSON object. What is measured is everything from the bytes to the receipts:
the guarded child, the reading, every check, and SQLite on disk; beside it, python-calamine with pandas merely reading
the same workbook.

    seconds         the workbook of all units: bytes in, a receipt and a revision of each unit out
    calamine_s      python-calamine and pandas reading it into a frame; ratio_calamine is ours to that
    files_per_s     forms of one unit each, from a folder
    peak_mb         the most memory this process held; child_mb the most any guarded child did
    equal           every figure in the database is the one that was put into the workbook
"""

from __future__ import annotations

import argparse
import io
import json
import resource
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

import numpy as np
import pandas as pd
import xlsxwriter
from numpy.typing import NDArray
from sqlalchemy import Engine

from bench.shared.measure import peak_mb, rounded
from kpi.intake.form import Entry, write_form
from kpi.moments import as_of_moment
from kpi.store.engine import migrate, open_engine, reading
from kpi.store.figures import figures
from kpi.submission import Outcome
from kpi.usecases.receive_submission import Entered, receive_files
from kpi.usecases.record_units import record_units
from kpi.usecases.register_plan import register_plan
from targets.periods import parse_period
from targets.plan_file import read_plan
from targets.units_file import read_units

UNITS, INDICATORS = 3321, 60
RECEIVED = as_of_moment("2025-07-03")
ENTERED = Entered(RECEIVED, RECEIVED, "bench")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print one JSON object, which is what it does anyway")
    parser.add_argument("--small", action="store_true", help="a few units, to see that everything agrees")
    units = 60 if parser.parse_args().small else UNITS
    print(json.dumps(measured(units, INDICATORS if units == UNITS else 6, repeats=3), ensure_ascii=False))


def measured(units: int, indicators: int, repeats: int) -> dict[str, object]:
    """Return all that is measured of so many units with so many indicators each."""
    made = made_up(units, indicators)
    content = workbook(made)
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs, equal = [], [], True
        for number in range(repeats):
            theirs.append(_seconds_of_pandas(content))
            engine = _office(Path(folder, f"{number}.db"), units, indicators)
            begun = perf_counter()
            [receipts] = receive_files(engine, [("ca-nuoc.xlsx", content)], ENTERED)
            ours.append(perf_counter() - begun)
            equal &= all(one.outcome is Outcome.ACCEPTED for one in receipts) and _stored(engine, made)
            engine.dispose()
        per_second, all_taken = _forms(Path(folder), made)
    return {
        "units": units,
        "indicators": indicators,
        "workbook_mb": len(content) / 2**20,
        **rounded({"seconds": min(ours), "calamine_s": min(theirs)}),
        "ratio_calamine": min(ours) / min(theirs),
        "files": units,
        "files_per_s": per_second,
        "peak_mb": peak_mb(),
        "child_mb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 2**10,
        "equal": equal and all_taken,
    }


def made_up(units: int, indicators: int) -> NDArray[np.float64]:
    """Return figures, the same on every run; counts and amounts in turn."""
    found = np.round(np.random.default_rng(3321).gamma(2.0, 50.0, (units, indicators)), 2)
    found[:, ::2] = np.round(found[:, ::2])
    return found


def workbook(made: NDArray[np.float64]) -> bytes:
    """Return a workbook with a row for each unit, as an office keeps it."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Tổng hợp")
        sheet.write_string(0, 0, "Kế hoạch: kh-2025")
        sheet.write_string(1, 0, "Kỳ báo cáo: 6 tháng đầu năm 2025")
        for column, heading in enumerate(["Mã đơn vị", "Tên đơn vị", *map(_name, range(made.shape[1]))]):
            sheet.write_string(3, column, heading)
        for row, values in enumerate(made.tolist()):
            sheet.write_string(row + 4, 0, _code(row))
            sheet.write_string(row + 4, 1, f"Xã số {row}")
            sheet.write_row(row + 4, 2, values)
    return buffer.getvalue()


def _seconds_of_pandas(content: bytes) -> float:
    begun = perf_counter()
    pd.read_excel(io.BytesIO(content), engine="calamine")
    return perf_counter() - begun


def _forms(folder: Path, made: NDArray[np.float64]) -> tuple[float, bool]:
    """Return how many forms a second are taken from a folder, and whether all were."""
    units, indicators = made.shape
    engine = _office(folder / "forms.db", units, indicators)
    for path, content in zip(_paths(folder / "forms", units), _filled(made), strict=True):
        path.write_bytes(content)
    begun = perf_counter()
    files = ((path.name, path.read_bytes()) for path in _paths(folder / "forms", units))
    outcomes = [receipt.outcome for [receipt] in receive_files(engine, files, ENTERED)]
    seconds = perf_counter() - begun
    taken = outcomes == [Outcome.ACCEPTED] * units and _stored(engine, made)
    engine.dispose()
    return units / seconds, taken


def _paths(folder: Path, units: int) -> Sequence[Path]:
    folder.mkdir(exist_ok=True)
    return [folder / f"{number:05}.xlsx" for number in range(units)]


def _filled(made: NDArray[np.float64]) -> Sequence[bytes]:
    registry, _ = read_units(_units(len(made)), "units.yaml")
    plan, _ = read_plan(_plan(made.shape[1]), "kh.yaml", registry) if registry is not None else (None, ())
    period = parse_period("2025-H1")
    if registry is None or plan is None or period is None:
        raise ValueError("the benchmark's own plan has mistakes")
    forms = []
    for number, values in enumerate(made.tolist()):
        entries = {_id(column): Entry(value) for column, value in enumerate(values)}
        forms.append(write_form(plan, registry.unit(f"xa-{number}"), period, entries))
    return forms


def _stored(engine: Engine, made: NDArray[np.float64]) -> bool:
    """Say whether the database holds the figures that were made up."""
    with reading(engine) as connection:
        [found] = figures(connection, RECEIVED, RECEIVED)
    rows = [found.row_of[f"xa-{number}"] for number in range(len(made))]
    columns = [found.column_of[_id(number)] for number in range(made.shape[1])]
    return bool(np.array_equal(found.values[np.ix_(rows, columns)], made))


def _office(file: Path, units: int, indicators: int) -> Engine:
    engine = open_engine(f"sqlite:///{file}")
    migrate(engine)
    record_units(engine, _units(units), "units.yaml", RECEIVED, "bench")
    register_plan(engine, _plan(indicators), "kh.yaml", RECEIVED, "bench")
    return engine


def _units(units: int) -> str:
    lines = ["units:", "  - {id: nuoc, name: Cả nước, kind: cơ quan}"]
    for number in range(units):
        line = f'  - {{id: xa-{number}, name: Xã số {number}, kind: xã, code: "{_code(number)}", parent: nuoc}}'
        lines.append(line)
    return "\n".join(lines)


def _plan(indicators: int) -> str:
    measures = ("count", "amount")
    asked = [f"  - {{id: {_id(n)}, name: {_name(n)}, measure: {measures[n % 2]}}}" for n in range(indicators)]
    ids = ", ".join(_id(number) for number in range(indicators))
    return "\n".join(
        [
            "id: kh-2025\ntitle: Kế hoạch năm 2025\nissuer: Cơ quan\nunit: nuoc\nperiod: 2025\ndocument: {name: kh}",
            "indicators:",
            *asked,
            f"form: {{title: Biểu, indicators: [{ids}], periods: [2025-H1]}}",
            "checks:",
            f"  - {{id: tong, title: Tổng không âm, left: {_id(0)} + {_id(2)}, operator: greater_than_or_equal_to,",
            '     right: "0"}',
            "duties:",
            "  - {id: bao-cao, kind: report, title: Báo cáo, to: {kinds: [xã]}, period: 2025-H1, source: {section: I},",
            "     deadline: {by: 2025-07-05, roll: strict}}",
        ]
    )


def _id(number: int) -> str:
    return f"chi-so-{number:02}"


def _name(number: int) -> str:
    return f"Chỉ số thứ {number:02}"


def _code(number: int) -> str:
    return f"{number:05}"


if __name__ == "__main__":
    main()
