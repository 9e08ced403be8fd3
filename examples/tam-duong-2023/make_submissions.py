# ruff: noqa: INP001  the folder's name is the example's, no package
"""Writes the example's workbooks and its register of incoming documents from the tables in ``facts/``.

Run by hand after a table or the form of a plan has changed: ``python examples/tam-duong-2023/make_submissions.py``.
The same tables give the same bytes.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator

from kpi.intake.form import Entry, write_form
from targets.plan_file import read_plan
from targets.plan_values import PeriodField
from targets.units_file import read_units
from targets.yaml_file import Written, read_yaml

FOLDER = Path(__file__).parent
REGISTER = "so-van-ban-den.csv"

#: What stands in a value cell (None: left blank), and where it was read.
Fact = tuple[int | str | None, str]


def _fact(value: object) -> object:
    return value if isinstance(value, list) else (value, "")


class Sent(Written):
    """One file that a unit sent."""

    file: str
    unit: str
    received_at: datetime
    source: str | None = None  #: when it is not the table's
    values: dict[str, Annotated[Fact, BeforeValidator(_fact)]]


class Table(Written):
    """What the units sent for one period under one plan's form."""

    plan: str
    period: PeriodField
    source: str  #: stands before the place in every note
    files: tuple[Sent, ...]


def make() -> dict[str, bytes]:
    """Return every file of ``submissions/`` by its name there."""
    registry, _ = read_units(_text("units.yaml"), "units.yaml")
    if registry is None:
        raise ValueError("units.yaml")
    read = (read_plan(path.read_text(encoding="utf-8"), path.name, registry)[0] for path in FOLDER.glob("plans/*.yaml"))
    plans = {plan.id: plan for plan in read if plan is not None}
    made: dict[str, bytes] = {}
    received: list[tuple[datetime, str]] = []
    for table in _tables():
        for sent in table.files:
            name = f"{table.period.key}/{sent.file}"
            unit = registry.unit(sent.unit)
            made[name] = write_form(plans[table.plan], unit, table.period, _entries(table, sent))
            received.append((sent.received_at, name))
    made[REGISTER] = _register(received)
    return made


def _tables() -> Iterator[Table]:
    for path in sorted(FOLDER.glob("facts/*.yaml")):
        loaded = read_yaml(path.read_text(encoding="utf-8"), path.name, Table)
        if loaded.value is None:
            raise ValueError([issue.say() for issue in loaded.issues])
        yield loaded.value


def _entries(table: Table, sent: Sent) -> dict[str, Entry]:
    source = sent.source or table.source
    return {id_: Entry(value, ": ".join(filter(None, (source, place)))) for id_, (value, place) in sent.values.items()}


def _register(received: list[tuple[datetime, str]]) -> bytes:
    text = io.StringIO()
    rows = csv.writer(text, delimiter=";", lineterminator="\n")
    rows.writerow(("file", "received_at", "note"))
    rows.writerows((name, at.isoformat(), "số liệu minh họa") for at, name in sorted(received))
    return text.getvalue().encode()


def _text(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


if __name__ == "__main__":
    for name, content in make().items():
        path = FOLDER / "submissions" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
