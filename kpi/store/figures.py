"""The figures of submissions by the row: written beside the cells, read for a country at once.

The cells of a submission are the truth, each with the place it was read from. Its row repeats their figures as doubles,
so that a country is read in few rows (docs/scale.md); a layout says which indicators a row holds, in which order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, DateTime, Select, insert, select, type_coerce

from kpi.form_figures import FormFigures, row_of_figures
from kpi.store.engine import insert_many
from kpi.store.recorded import recorded_by
from kpi.store.steps import corrected, last_steps
from kpi.store.tables import figure_row, layout, submission
from kpi.store.texts import digest
from kpi.submission import CellValue, Slot
from kpi.submission_states import Step

#: How a figure is kept: eight bytes, the least significant first; NaN: left blank.
_DOUBLE = np.dtype("<f8")


def add_figure_rows(connection: Connection, sent: Iterable[tuple[int, Sequence[CellValue]]]) -> None:
    """Write the figures of submissions, each known by its number, as one row each.

    Raises:
        ValueError: a figure has more digits than a double can tell apart; the intake refuses such a figure.
    """
    layouts: dict[str, int] = {}
    rows: list[dict[str, object]] = []
    for number, values in sent:
        indicators, packed = figures_of(values)
        if indicators not in layouts:
            layouts[indicators] = _layout(connection, indicators)
        rows.append({"submission": number, "layout": layouts[indicators], "figures": packed})
    insert_many(connection, figure_row, rows)


def figures_of(values: Sequence[CellValue]) -> tuple[str, bytes]:
    """Return a report's figures as they are kept by the row: the text of their layout, and what stands in the row."""
    indicators, figures = row_of_figures(values)
    return "\n".join(indicators), figures.astype(_DOUBLE).tobytes()


def figures(
    connection: Connection,
    as_of: datetime,
    known_at: datetime,
    periods: Collection[str] | None = None,
    units: Collection[str] | None = None,
    accepted_only: Collection[str] = (),
) -> tuple[FormFigures, ...]:
    """Return what counts of everything received by ``as_of`` and recorded by ``known_at``: the last received revisions.

    Of a report whose last received revision does not count (`kpi.evaluation.frame.counted`), nothing does. A figure of
    at most 15 digits comes back as the double nearest to it, which stands for that figure alone.

    Args:
        connection: the database.
        as_of: received at or before this moment.
        known_at: recorded at or before this moment.
        periods: only these, by key.
        units: only these, by id.
        accepted_only: the plans whose reports count only when they are accepted.
    """
    redated = corrected(connection, known_at)
    end = _as_kept(connection, as_of)
    received = {key: _as_kept(connection, moment) for key, moment in redated.items()}
    counting: dict[tuple[str, str, str], _Revision] = {}
    asked = _rows(None if redated else as_of, known_at, periods, units)
    for plan, period, unit, entered, number, of, packed in connection.execute(asked):
        received_at = received.get(((plan, unit, period), number), entered) if received else entered
        if received and received_at > end:
            continue
        one = _Revision(received_at, number, of, packed)
        known = counting.setdefault((plan, period, unit), one)
        if known < one:
            counting[plan, period, unit] = one
    steps = last_steps(connection, as_of, known_at)
    if steps or accepted_only:
        counting = {key: one for key, one in counting.items() if _counts(key, one, steps, accepted_only)}
    alike: dict[tuple[str, str, int], list[tuple[str, _Revision]]] = defaultdict(list)
    for (plan, period, unit), one in counting.items():
        alike[plan, period, one.layout].append((unit, one))
    indicators = {row.id: tuple(row.indicators.splitlines()) for row in connection.execute(select(layout))}
    return tuple(
        _form_figures(plan, period, indicators[of], alike[plan, period, of]) for plan, period, of in sorted(alike)
    )


class _Revision(NamedTuple):
    """One report of a unit for a period; of two, the greater counts."""

    received_at: datetime
    revision: int
    layout: int
    figures: bytes


def _counts(
    key: tuple[str, str, str],
    one: _Revision,
    steps: Mapping[tuple[Slot, int], Step],
    accepted_only: Collection[str],
) -> bool:
    """Say whether the last received revision of a report counts."""
    plan, period, unit = key
    step = steps.get(((plan, unit, period), one.revision))
    return step is Step.ACCEPT if plan in accepted_only else step is not Step.RETURN


def _as_kept(connection: Connection, moment: datetime) -> datetime:
    """Return a moment as the database keeps it: SQLite bare, in UTC."""
    return moment.astimezone(UTC).replace(tzinfo=None) if connection.dialect.name == "sqlite" else moment


def _rows(
    as_of: datetime | None, known_at: datetime, periods: Collection[str] | None, units: Collection[str] | None
) -> Select[str, str, str, datetime, int, int, bytes]:
    asked = (
        select(
            submission.c.plan,
            submission.c.period,
            submission.c.unit,
            type_coerce(submission.c.received_at, DateTime()),  # read as the database keeps it: there are many
            submission.c.revision,
            figure_row.c.layout,
            figure_row.c.figures,
        )
        .join(figure_row, figure_row.c.submission == submission.c.id)
        .where(recorded_by(submission, known_at))
    )
    if as_of is not None:
        asked = asked.where(submission.c.received_at <= as_of)
    if periods is not None:
        asked = asked.where(submission.c.period.in_(periods))
    if units is not None:
        asked = asked.where(submission.c.unit.in_(units))
    return asked


def _form_figures(
    plan: str, period: str, indicators: tuple[str, ...], rows: Sequence[tuple[str, _Revision]]
) -> FormFigures:
    packed = np.frombuffer(b"".join(one.figures for _, one in rows), dtype=_DOUBLE)
    return FormFigures(
        plan,
        period,
        indicators,
        tuple(unit for unit, _ in rows),
        _microseconds([one.received_at for _, one in rows]),
        packed.astype(np.float64, copy=False).reshape(len(rows), len(indicators)),
    )


def _microseconds(moments: Sequence[datetime]) -> NDArray[np.int64]:
    """Return moments as `kpi.form_figures.microseconds` counts them; SQLite keeps them bare, in UTC."""
    bare = [one if one.tzinfo is None else one.astimezone(UTC).replace(tzinfo=None) for one in moments]
    return np.array(bare, dtype="datetime64[us]").astype(np.int64)


def _layout(connection: Connection, indicators: str) -> int:
    """Return the number of the layout with this text; a new one is written down."""
    sha256 = digest(indicators)
    known = connection.execute(select(layout.c.id).where(layout.c.sha256 == sha256)).scalar()
    if known is not None:
        return int(known)
    result = connection.execute(insert(layout).values(sha256=sha256, indicators=indicators))
    return int(result.inserted_primary_key[0])  # type: ignore[index]  # there is one: the table has a key
