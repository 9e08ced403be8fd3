"""Packs of papers for meetings, as they were made."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from kpi.store.recorded import Moment

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "meeting_pack",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("pack", sa.String(40), nullable=False),
        sa.Column("meeting", sa.Date, nullable=False),
        sa.Column("as_of", Moment, nullable=False),
        sa.Column("known_at", Moment, nullable=False),
        sa.Column("made_of", sa.Text, nullable=False),
        sa.Column("made_with", sa.Text, nullable=False),
        sa.Column("files", sa.Text, nullable=False),
        sa.Column("recorded_at", Moment, nullable=False),
        sa.Column("actor", sa.String(100), nullable=False),
    )
    op.create_index("ix_meeting_pack_pack", "meeting_pack", ["pack"], unique=True)


def downgrade() -> None:
    """Take it away."""
    op.drop_index("ix_meeting_pack_pack", "meeting_pack")
    op.drop_table("meeting_pack")
