"""The example of Tam Đường, loaded once through the use cases; and its files, read without our own reader."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import Engine

from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.results import Result
from kpi.store.engine import migrate, open_engine
from kpi.submission import Receipt
from kpi.usecases.load_inputs import load_inputs
from kpi.usecases.receive_submission import receive_submission
from kpi.usecases.record_units import record_units
from kpi.usecases.register_plan import register_plan
from targets.plan import Plan
from targets.plan_file import read_plan
from targets.units import Registry
from targets.units_file import read_units

FOLDER = Path(__file__).parents[2] / "examples" / "tam-duong-2023"
SUBMISSIONS = FOLDER / "submissions"
#: When everything was entered, long after it happened.
NOW = datetime.fromisoformat("2026-01-02T08:00+07:00")

#: The 13 communes of 2023, and the half of a file's name that stands for each.
COMMUNES = {
    "Thị trấn Tam Đường": "thi-tran-tam-duong",
    "Thèn Sin": "then-sin",
    "Tả Lèng": "ta-leng",
    "Giang Ma": "giang-ma",
    "Hồ Thầu": "ho-thau",
    "Bình Lư": "binh-lu",
    "Sơn Bình": "son-binh",
    "Nùng Nàng": "nung-nang",
    "Bản Giang": "ban-giang",
    "Bản Hon": "ban-hon",
    "Bản Bo": "ban-bo",
    "Nà Tăm": "na-tam",
    "Khun Há": "khun-ha",
}


@dataclass(frozen=True, slots=True)
class Example:
    """The example as it stands in a database."""

    engine: Engine
    receipts: tuple[Receipt, ...]

    def inputs(self, moment: str) -> Inputs:
        """Return what had been received at a moment, written as Vietnam's clock shows it: 2023-06-04T23:59."""
        return inputs_of(self.engine, moment)

    def units(self, promise: str, moment: str) -> dict[str, Result]:
        """Return the results of one promise by the unit's name."""
        return {r.unit.name: r for r in self.results(moment) if r.promise.id == promise and not r.whole}

    def whole(self, promise: str, moment: str) -> Result:
        """Return the result of one promise for the district."""
        (result,) = (r for r in self.results(moment) if r.promise.id == promise and r.whole)
        return result

    def results(self, moment: str) -> tuple[Result, ...]:
        """Return every result at a moment."""
        return _results(self.engine, moment)


@contextmanager
def example(factory: pytest.TempPathFactory) -> Iterator[Example]:
    """Give the example in SQLite; loaded once in a test run, for tests that only read it."""
    loaded = _loaded(factory.getbasetemp())
    try:
        yield loaded
    finally:
        loaded.engine.dispose()


def inputs_of(engine: Engine, moment: str) -> Inputs:
    """Return what a database holds of what had been received at a moment."""
    return load_inputs(engine, datetime.fromisoformat(f"{moment}+07:00"), NOW)


def register() -> list[tuple[str, datetime]]:
    """Return the register of incoming documents: file and moment, in the order of the file."""
    with (SUBMISSIONS / "so-van-ban-den.csv").open(encoding="utf-8", newline="") as file:
        return [
            (row["file"], datetime.fromisoformat(row["received_at"])) for row in csv.DictReader(file, delimiter=";")
        ]


@cache
def read_cells(path: Path) -> dict[str, tuple[object, str]]:
    """Return what a workbook says of each indicator (by its id in column B): the value, and the note beside it."""
    sheet = load_workbook(path)["Báo cáo"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=8, max_col=6)]
    return {str(row[1]): (row[4], str(row[5] or "")) for row in rows}


@cache
def registry() -> Registry:
    """Return the units of the example."""
    found, _ = read_units((FOLDER / "units.yaml").read_text(encoding="utf-8"), "units.yaml")
    assert found is not None
    return found


@cache
def plans() -> dict[str, Plan]:
    """Return the example's plans by id."""
    units = registry()
    texts = [(path.name, path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("plans/*.yaml"))]
    read = [read_plan(text, name, units)[0] for name, text in texts]
    return {plan.id: plan for plan in read if plan is not None}


@cache
def _loaded(folder: Path) -> Example:
    engine = open_engine(f"sqlite:///{folder / 'tam-duong.db'}")
    migrate(engine)
    record_units(engine, (FOLDER / "units.yaml").read_text(encoding="utf-8"), "units.yaml", NOW, "test")
    for path in sorted(FOLDER.glob("plans/*.yaml")):
        register_plan(engine, path.read_text(encoding="utf-8"), path.name, NOW, "test")
    receipts = [
        receive_submission(engine, (SUBMISSIONS / name).read_bytes(), name, received_at=at, now=NOW, actor="test")
        for name, at in register()
    ]
    return Example(engine, tuple(receipts))


@cache
def _results(engine: Engine, moment: str) -> tuple[Result, ...]:
    return evaluate(inputs_of(engine, moment))
