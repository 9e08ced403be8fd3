"""Files attached to what units report: minutes, written reports."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from kpi.store.recorded import Moment

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("plan", sa.String(60), nullable=False),
        sa.Column("unit", sa.String(100), nullable=False),
        sa.Column("period", sa.String(20), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("file_name", sa.String(255), nullable=False),
        sa.Column(
            "sha256", sa.String(64), sa.ForeignKey("stored_file.sha256", name="fk_evidence_sha256"), nullable=False
        ),
        sa.Column("received_at", Moment, nullable=False),
        sa.Column("recorded_at", Moment, nullable=False),
        sa.Column("actor", sa.String(100), nullable=False),
    )
    op.create_index("ix_evidence_plan_unit_period", "evidence", ["plan", "unit", "period"])


def downgrade() -> None:
    """Take it away."""
    op.drop_index("ix_evidence_plan_unit_period", "evidence")
    op.drop_table("evidence")
