"""The figures of submissions by the row: written beside the cells, read for a country at once.

The cells of a submission are the truth, each with the place it was read from. Its row repeats their figures as doubles,
so that a country is read in few rows (docs/scale.md); a layout says which indicators a row holds, in which order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime

import numpy as np
from sqlalchemy import Connection, Row, Select, insert, select

from kpi.form_figures import FormFigures, microseconds, row_of_figures
from kpi.store.tables import figure_row, layout, submission
from kpi.store.texts import digest
from kpi.submission import Submission

#: How a figure is kept: eight bytes, the least significant first; NaN: left blank.
_DOUBLE = np.dtype("<f8")


def add_figure_row(connection: Connection, number: int, sent: Submission) -> None:
    """Write the figures of a submission, known by its number, as one row.

    Raises:
        ValueError: a figure has more digits than a double can tell apart; the intake refuses such a figure.
    """
    indicators, values = row_of_figures(sent)
    connection.execute(
        insert(figure_row).values(
            submission=number, layout=_layout(connection, indicators), figures=values.astype(_DOUBLE).tobytes()
        )
    )


def figures(
    connection: Connection,
    as_of: datetime,
    known_at: datetime,
    periods: Collection[str] | None = None,
    units: Collection[str] | None = None,
) -> tuple[FormFigures, ...]:
    """Return what counts of everything received by ``as_of`` and recorded by ``known_at``: the last received revisions.

    A figure of at most 15 digits comes back as the double nearest to it, which stands for that figure alone.

    Args:
        connection: the database.
        as_of: received at or before this moment.
        known_at: recorded at or before this moment.
        periods: only these, by key.
        units: only these, by id.
    """
    counting: dict[tuple[str, str, str], _Row] = {}
    for row in connection.execute(_rows(as_of, known_at, periods, units)):
        key = (row.plan, row.period, row.unit)
        if key not in counting or _since(counting[key]) < _since(row):
            counting[key] = row
    alike: dict[tuple[str, str, int], list[_Row]] = defaultdict(list)
    for row in counting.values():
        alike[row.plan, row.period, row.layout].append(row)
    indicators = {row.id: tuple(row.indicators.splitlines()) for row in connection.execute(select(layout))}
    return tuple(
        _form_figures(plan, period, indicators[of], alike[plan, period, of]) for plan, period, of in sorted(alike)
    )


#: A row of `_rows`.
_Row = Row[tuple[str, str, str, int, datetime, int, bytes]]


def _rows(
    as_of: datetime, known_at: datetime, periods: Collection[str] | None, units: Collection[str] | None
) -> Select[tuple[str, str, str, int, datetime, int, bytes]]:
    asked = (
        select(
            submission.c.plan,
            submission.c.unit,
            submission.c.period,
            submission.c.revision,
            submission.c.received_at,
            figure_row.c.layout,
            figure_row.c.figures,
        )
        .join(figure_row, figure_row.c.submission == submission.c.id)
        .where(submission.c.received_at <= as_of, submission.c.recorded_at <= known_at)
    )
    if periods is not None:
        asked = asked.where(submission.c.period.in_(periods))
    if units is not None:
        asked = asked.where(submission.c.unit.in_(units))
    return asked


def _since(row: _Row) -> tuple[datetime, int]:
    return row.received_at, row.revision


def _form_figures(plan: str, period: str, indicators: tuple[str, ...], rows: Sequence[_Row]) -> FormFigures:
    packed = np.frombuffer(b"".join(row.figures for row in rows), dtype=_DOUBLE)
    return FormFigures(
        plan,
        period,
        indicators,
        tuple(row.unit for row in rows),
        np.array([microseconds(row.received_at) for row in rows], dtype=np.int64),
        packed.astype(np.float64, copy=False).reshape(len(rows), len(indicators)),
    )


def _layout(connection: Connection, indicators: Sequence[str]) -> int:
    """Return the number of the layout of these indicators; a new one is written down."""
    text = "\n".join(indicators)
    sha256 = digest(text)
    known = connection.execute(select(layout.c.id).where(layout.c.sha256 == sha256)).scalar()
    if known is not None:
        return int(known)
    result = connection.execute(insert(layout).values(sha256=sha256, indicators=text))
    return int(result.inserted_primary_key[0])  # type: ignore[index]  # there is one: the table has a key
