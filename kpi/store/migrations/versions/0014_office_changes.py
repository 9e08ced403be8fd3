"""Messages sent again by hand, and changes of the settings: what people did, for the audit trail."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from kpi.store.recorded import Moment

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "resending",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("message", sa.Integer, sa.ForeignKey("message.id"), nullable=False),
        sa.Column("recipient", sa.String(200), nullable=False),
        sa.Column("before", sa.String(500), nullable=False),
        sa.Column("address", sa.String(500), nullable=False),
        sa.Column("recorded_at", Moment, nullable=False),
        sa.Column("actor", sa.String(100), nullable=False),
    )
    op.create_index("ix_resending_message", "resending", ["message"])
    op.create_table(
        "settings_change",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("changed", sa.Text, nullable=False),
        sa.Column("lines", sa.Text, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("recorded_at", Moment, nullable=False),
        sa.Column("actor", sa.String(100), nullable=False),
    )


def downgrade() -> None:
    """Take them away."""
    op.drop_table("settings_change")
    op.drop_index("ix_resending_message", "resending")
    op.drop_table("resending")
