"""The same figures in the form each side starts from; making it is nobody's time.

Ours is what `kpi.store.figures.figures` gives: a matrix for each month, a row a report, in the order in which the
reports came. The rivals start from rows of (month, unit, target, value), the common form of facts, in the same order;
or, where that suits them better, from a row a report with a column for each target.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from bench.shared.made_up import MadeUp, Outline, indicator, province, unit
from kpi.evaluation.questions import Country, Question, questions_of
from kpi.evaluation.tree import tree
from kpi.form_figures import FormFigures
from targets.provenance import Source
from targets.units import Registry, Unit

PLAN = "kh-2025"
SOURCE = Source("số liệu minh họa")


def asked(made: Outline) -> Country:
    """Return who is asked what."""
    grown = tree(registry(made), (unit(number) for number in range(made.size.units)))
    return Country(
        grown,
        tuple(
            questions_of(month, _questions(made, month.key, over=bool(over)))
            for month, over in zip(made.months, made.over, strict=True)
        ),
    )


def registry(made: Outline) -> Registry:
    """Return the provinces and their communes."""
    provinces = [Unit(province(n), f"Tỉnh {n}", "tỉnh", SOURCE) for n in range(made.size.provinces)]
    communes = [
        Unit(unit(n), f"Xã {n}", "xã", SOURCE, parent=province(int(above)), groups=("cap-xa",))
        for n, above in enumerate(made.province)
    ]
    return Registry((*provinces, *communes), SOURCE)


def reports(made: MadeUp) -> tuple[FormFigures, ...]:
    """Return a matrix for each month, its reports in the order in which they came."""
    columns = tuple(indicator(number) for number in range(made.size.targets))
    found = []
    for number, month in enumerate(made.outline.months):
        rows = arrivals(made, number)
        units = tuple(unit(int(row)) for row in rows)
        moments = np.arange(len(rows), dtype=np.int64)
        found.append(FormFigures(PLAN, month.key, columns, units, moments, made.figures[number, rows]))
    return tuple(found)


def arrivals(made: MadeUp, month: int) -> NDArray[np.int64]:
    """Return the units that reported for a month, in the order in which their reports came: any."""
    return np.random.default_rng(month).permutation(np.flatnonzero(made.sent[month])).astype(np.int64)


def rows_of_facts(made: MadeUp) -> pd.DataFrame:
    """Return a row a figure: month, unit and target by number, and the value; what is missing has no row."""
    parts = []
    for number in range(made.size.periods):
        rows = arrivals(made, number)
        place, target = np.nonzero(~np.isnan(made.figures[number, rows]))
        units = rows[place]
        parts.append((np.full(len(units), number), units, target, made.figures[number, units, target]))
    month, units, target, value = (np.concatenate(column) for column in zip(*parts, strict=True))
    return pd.DataFrame(
        {
            "month": month.astype(np.int8),
            "unit": units.astype(np.int32),
            "target": target.astype(np.int16),
            "value": value,
        }
    )


def reports_of_rows(rows: pd.DataFrame, made: Outline) -> tuple[FormFigures, ...]:
    """Return rows of facts as matrices: what our engine would do first, were it given the rivals' form."""
    size = made.size
    values = _placed(rows, (size.periods, size.units, size.targets))
    columns = tuple(indicator(number) for number in range(size.targets))
    units = tuple(unit(number) for number in range(size.units))
    moments = np.zeros(size.units, dtype=np.int64)
    return tuple(
        FormFigures(PLAN, month.key, columns, units, moments, matrix)
        for month, matrix in zip(made.months, values, strict=True)
    )


def _placed(rows: pd.DataFrame, shape: tuple[int, int, int]) -> NDArray[np.float64]:
    """Return the values at their places of month, unit and target; NaN where there is no row.

    A place is one number, worked out for so many rows at a time that they stay in the processor's cache: that takes
    less than half as long as three numbers a row for all rows at once.
    """
    month, unit_, target, value = (rows[name].to_numpy() for name in ("month", "unit", "target", "value"))
    placed = np.full(shape, np.nan)
    flat, of_month, of_unit = placed.reshape(-1), shape[1] * shape[2], shape[2]
    for start in range(0, len(rows), _AT_A_TIME):
        some = slice(start, start + _AT_A_TIME)
        place = np.multiply(month[some], of_month, dtype=np.int64)
        place += np.multiply(unit_[some], of_unit, dtype=np.int64)
        place += target[some]
        flat[place] = value[some]
    return placed


#: Rows; with what is worked out for them, a megabyte or two.
_AT_A_TIME = 1 << 16


def rows_of_reports(made: MadeUp) -> pd.DataFrame:
    """Return a row a report: month and unit by number, and a column for each target; NaN: blank."""
    months = [np.full(len(arrivals(made, number)), number) for number in range(made.size.periods)]
    units = [arrivals(made, number) for number in range(made.size.periods)]
    values = np.concatenate([made.figures[number, rows] for number, rows in enumerate(units)])
    wide = pd.DataFrame(values, columns=[column(number) for number in range(made.size.targets)])
    wide.insert(0, "month", np.concatenate(months).astype(np.int8))
    wide.insert(1, "unit", np.concatenate(units).astype(np.int32))
    return wide


def column(target: int) -> str:
    """Return the name of a target's column in `rows_of_reports`."""
    return f"t{target}"


def thresholds(made: MadeUp) -> pd.DataFrame:
    """Return a row a target: its bounds, NaN where there is none, and its share in hundredths of a percent."""
    each = made.outline.conditions
    return pd.DataFrame(
        {
            "target": np.arange(len(each), dtype=np.int16),
            "low": [float(one.min) if one.min is not None else np.nan for one in each],
            "high": [float(one.max) if one.max is not None else np.nan for one in each],
            "share": [int(share * 100) for share in made.outline.shares],
        }
    )


def _questions(made: Outline, month: str, *, over: bool) -> list[Question]:
    return [
        Question(PLAN, f"ct-{number:04}-{month}", each, share, over)
        for number, (each, share) in enumerate(zip(made.conditions, made.shares, strict=True))
    ]
