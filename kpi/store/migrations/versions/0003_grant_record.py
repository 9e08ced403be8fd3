"""Exemptions and extensions, with who granted them and why."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from kpi.store.recorded import Moment

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "grant_record",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("plan", sa.String(60), nullable=False),
        sa.Column("promise", sa.String(80), nullable=False),
        sa.Column("unit", sa.String(100), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("granted_by", sa.Text, nullable=False),
        sa.Column("document", sa.Text),
        sa.Column("decided_at", Moment, nullable=False),
        sa.Column("until", sa.String(10)),
        sa.Column("revoked", sa.Boolean, nullable=False),
        sa.Column("recorded_at", Moment, nullable=False),
        sa.Column("actor", sa.String(100), nullable=False),
    )


def downgrade() -> None:
    """Take it away."""
    op.drop_table("grant_record")
