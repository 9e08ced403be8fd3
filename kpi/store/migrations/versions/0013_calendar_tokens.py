"""Of a token with which a calendar follows deadlines: whose they are."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("api_token", sa.Column("unit", sa.String(100)))


def downgrade() -> None:
    """Take it away, and with it the tokens that nobody would know any more."""
    op.execute("DELETE FROM api_token WHERE scope = 'calendar'")
    with op.batch_alter_table("api_token") as table:
        table.drop_column("unit")
