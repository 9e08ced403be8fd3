"""What planning reads of the ledger is found without reading all of it; the bytes of what has arrived are dropped."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Order obligations by their letters' codes, and the messages by day."""
    op.create_index("ix_message_day", "message", ["day"])
    op.execute("UPDATE message SET content = NULL WHERE state = 'sent'")
    if op.get_bind().dialect.name == "postgresql":  # SQLite compares so anyway
        op.alter_column("reminder", "obligation", type_=sa.String(300, collation="C"))


def downgrade() -> None:
    """Undo it; what was dropped is not needed again."""
    if op.get_bind().dialect.name == "postgresql":
        op.alter_column("reminder", "obligation", type_=sa.String(300, collation="default"))
    op.drop_index("ix_message_day", "message")
