"""The form's checks as a pandera schema: one row a report, one column an indicator, all mistakes found in one pass."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd
import pandera.pandas as pa

from targets.plan import Indicator, Measure

REQUIRED, NOT_NEGATIVE, WHOLE, NOT_ABOVE = "required", "not-negative", "whole", "not-above"
EVIDENCE = "evidence"
#: The column that says, beside an indicator's, whether a note stands with its figure.
NOTED = "{id} noted"


@dataclass(frozen=True, slots=True)
class Failure:
    """One value that fails one check."""

    row: int  #: of the frame
    indicator: str
    check: str
    other: str | None = None  #: the indicator it was compared with


def form_schema(indicators: tuple[Indicator, ...]) -> pa.DataFrameSchema:
    """Return the schema of a frame of reports: float columns named by indicator, NaN where a cell was left blank.

    An indicator that asks for evidence has a second column of 1 and 0 (`NOTED`).
    """
    columns = {i.id: pa.Column(float, _checks(i), nullable=True) for i in indicators}
    known = set(columns)
    pairs = [(i.id, i.not_above) for i in indicators if i.not_above in known and i.not_above is not None]
    columns |= {NOTED.format(id=i.id): pa.Column(float) for i in indicators if i.evidence}
    checks = [*(_not_above(low, high) for low, high in pairs), *(_evidence(i.id) for i in indicators if i.evidence)]
    return pa.DataFrameSchema(columns, checks=checks, strict=True)


def failures(frame: pd.DataFrame, indicators: tuple[Indicator, ...]) -> tuple[Failure, ...]:
    """Check a frame of reports (rows numbered from 0) and return every failure, by row, then in the form's order."""
    try:
        form_schema(indicators).validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        order = {i.id: number for number, i in enumerate(indicators)}
        found = set(_read(errors.failure_cases))
        return tuple(sorted(found, key=lambda f: (f.row, order[f.indicator], f.check)))
    return ()


def _checks(indicator: Indicator) -> list[pa.Check]:
    checks = [pa.Check(lambda column: column >= 0, name=NOT_NEGATIVE)]
    if indicator.required:
        checks.append(pa.Check(lambda column: column.notna(), name=REQUIRED, ignore_na=False))
    if indicator.measure is not Measure.AMOUNT:
        checks.append(pa.Check(lambda column: column == column.round(), name=WHOLE))
    return checks


def _not_above(low: str, high: str) -> pa.Check:
    return pa.Check(lambda frame: ~(frame[low] > frame[high]), name=f"{NOT_ABOVE}:{low}:{high}", ignore_na=False)


def _evidence(id_: str) -> pa.Check:
    noted = NOTED.format(id=id_)
    return pa.Check(lambda frame: ~((frame[id_] > 0) & (frame[noted] == 0)), name=f"{EVIDENCE}:{id_}", ignore_na=False)


def _read(cases: pd.DataFrame) -> Iterator[Failure]:
    for row, column, check in zip(cases["index"], cases["column"], cases["check"], strict=True):
        kind, *pair = str(check).split(":")
        if pair:
            yield Failure(int(row), pair[0], kind, pair[1] if len(pair) > 1 else None)
        else:
            yield Failure(int(row), str(column), kind)
