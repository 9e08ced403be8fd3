"""The figures of a submission in one row, for reading a country at once; filled from the cells that are there."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from operator import itemgetter

import numpy as np
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_AT_ONCE = 500  #: submissions

_submission = sa.table("submission", sa.column("id", sa.Integer))
_cell = sa.table("cell", sa.column("submission", sa.Integer), sa.column("indicator", sa.String), sa.column("value"))
_layout = sa.table("layout", sa.column("id", sa.Integer), sa.column("sha256"), sa.column("indicators"))
_row = sa.table("figure_row", sa.column("submission"), sa.column("layout"), sa.column("figures", sa.LargeBinary))


def upgrade() -> None:
    """Make the tables and fill them."""
    op.create_table(
        "layout",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("indicators", sa.Text, nullable=False),
        sa.UniqueConstraint("sha256", name="uq_layout_sha256"),
    )
    op.create_table(
        "figure_row",
        sa.Column(
            "submission", sa.Integer, sa.ForeignKey("submission.id", name="fk_figure_row_submission"), primary_key=True
        ),
        sa.Column("layout", sa.Integer, sa.ForeignKey("layout.id", name="fk_figure_row_layout"), nullable=False),
        sa.Column("figures", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_submission_period_unit", "submission", ["period", "unit"])
    _fill(op.get_bind())


def downgrade() -> None:
    """Take them away; the cells they were filled from stay."""
    op.drop_index("ix_submission_period_unit", "submission")
    op.drop_table("figure_row")
    op.drop_table("layout")


def _fill(connection: sa.Connection) -> None:
    layouts: dict[str, int] = {}
    numbers = list(connection.execute(sa.select(_submission.c.id).order_by(_submission.c.id)).scalars())
    for start in range(0, len(numbers), _AT_ONCE):
        rows = []
        for number, indicators, figures in _read(connection, numbers[start : start + _AT_ONCE]):
            if indicators not in layouts:
                layouts[indicators] = _add_layout(connection, indicators)
            rows.append({"submission": number, "layout": layouts[indicators], "figures": figures})
        connection.execute(sa.insert(_row), rows)


def _read(connection: sa.Connection, numbers: list[int]) -> Iterator[tuple[int, str, bytes]]:
    """Yield each submission with its indicators in the order of their ids, one a line, and its figures."""
    cells = defaultdict(list)
    between = sa.select(_cell).where(_cell.c.submission.between(numbers[0], numbers[-1]))
    for row in connection.execute(between):
        cells[row.submission].append((row.indicator, float("nan") if row.value is None else float(row.value)))
    for number in numbers:
        of = sorted(cells[number], key=itemgetter(0))
        yield number, "\n".join(indicator for indicator, _ in of), np.array([v for _, v in of], dtype="<f8").tobytes()


def _add_layout(connection: sa.Connection, indicators: str) -> int:
    sha256 = hashlib.sha256(indicators.encode()).hexdigest()
    added = sa.insert(_layout).values(sha256=sha256, indicators=indicators).returning(_layout.c.id)
    return int(connection.execute(added).scalar_one())
