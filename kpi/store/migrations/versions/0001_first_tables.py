"""The first tables: plans, units, files, receipts, submissions and their cells."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from kpi.store.recorded import Moment

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _text_columns() -> list[sa.Column[object]]:
    return [
        sa.Column("recorded_at", Moment, nullable=False),
        sa.Column("actor", sa.String(100), nullable=False),
        sa.Column("file_name", sa.String(255), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
    ]


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "plan_revision",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("plan", sa.String(60), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        *_text_columns(),
        sa.UniqueConstraint("plan", "revision", name="uq_plan_revision_plan_revision"),
    )
    op.create_table(
        "registry_revision",
        sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False),
        *_text_columns(),
    )
    op.create_table(
        "stored_file",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    _make_receipt()
    op.create_table(
        "submission",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("receipt", sa.Integer, sa.ForeignKey("receipt.id", name="fk_submission_receipt"), nullable=False),
        sa.Column("plan", sa.String(60), nullable=False),
        sa.Column("unit", sa.String(100), nullable=False),
        sa.Column("period", sa.String(20), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("received_at", Moment, nullable=False),
        sa.Column("recorded_at", Moment, nullable=False),
        sa.UniqueConstraint("plan", "unit", "period", "revision", name="uq_submission_plan_unit_period_revision"),
    )
    op.create_table(
        "cell",
        sa.Column(
            "submission", sa.Integer, sa.ForeignKey("submission.id", name="fk_cell_submission"), primary_key=True
        ),
        sa.Column("indicator", sa.String(60), primary_key=True),
        sa.Column("value", sa.String(40)),
        sa.Column("sheet", sa.String(255), nullable=False),
        sa.Column("cell", sa.String(20), nullable=False),
        sa.Column("note", sa.Text),
    )


def _make_receipt() -> None:
    """Make the table of files received."""
    op.create_table(
        "receipt",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "sha256", sa.String(64), sa.ForeignKey("stored_file.sha256", name="fk_receipt_sha256"), nullable=False
        ),
        sa.Column("file_name", sa.String(255), nullable=False),
        sa.Column("received_at", Moment, nullable=False),
        sa.Column("recorded_at", Moment, nullable=False),
        sa.Column("actor", sa.String(100), nullable=False),
        sa.Column("outcome", sa.String(20), nullable=False),
        sa.Column("plan", sa.String(60)),
        sa.Column("unit", sa.String(100)),
        sa.Column("period", sa.String(20)),
        sa.Column("issues", sa.Text, nullable=False),
    )
    op.create_index("ix_receipt_unit_period", "receipt", ["unit", "period"])


def downgrade() -> None:
    """Take the tables away."""
    for table in ("cell", "submission", "receipt", "stored_file", "registry_revision", "plan_revision"):
        op.drop_table(table)
