"""From which day a revision of a plan judges; every revision recorded before holds from the plan's beginning."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("plan_revision", sa.Column("in_force_from", sa.Date))


def downgrade() -> None:
    """Take it away."""
    op.drop_column("plan_revision", "in_force_from")
