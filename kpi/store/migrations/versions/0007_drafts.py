"""What could be read of files kept as drafts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "draft_cell",
        sa.Column("receipt", sa.Integer, sa.ForeignKey("receipt.id", name="fk_draft_cell_receipt"), primary_key=True),
        sa.Column("indicator", sa.String(60), primary_key=True),
        sa.Column("value", sa.String(40)),
        sa.Column("sheet", sa.String(255), nullable=False),
        sa.Column("cell", sa.String(20), nullable=False),
        sa.Column("note", sa.Text),
    )


def downgrade() -> None:
    """Take it away."""
    op.drop_table("draft_cell")
