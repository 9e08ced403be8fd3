"""The steps taken on what units sent, when a unit says that it sent it, and the audit trail."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from kpi.store.recorded import Moment

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and the column."""
    op.add_column("submission", sa.Column("declared_at", Moment))
    op.create_table(
        "submission_event",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("submission", sa.Integer, sa.ForeignKey("submission.id", name="fk_submission_event_submission")),
        sa.Column("plan", sa.String(60), nullable=False),
        sa.Column("unit", sa.String(100), nullable=False),
        sa.Column("period", sa.String(20), nullable=False),
        sa.Column("step", sa.String(20), nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("recorded_at", Moment, nullable=False),
        sa.Column("actor", sa.String(100), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("received_at", Moment),
        sa.Column("received_before", Moment),
        sa.Column("until", sa.Date),
    )
    op.create_index("ix_submission_event_plan_unit_period", "submission_event", ["plan", "unit", "period"])
    op.create_table(
        "audit_entry",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
    )


def downgrade() -> None:
    """Take them away."""
    op.drop_table("audit_entry")
    op.drop_index("ix_submission_event_plan_unit_period", "submission_event")
    op.drop_table("submission_event")
    op.drop_column("submission", "declared_at")
