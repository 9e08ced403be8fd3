"""What is to be sent, the ledger of reminders, the workers, and the clock's log."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from kpi.store.recorded import Moment

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "worker",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("started_at", Moment, nullable=False),
        sa.Column("heartbeat_at", Moment, nullable=False),
        sa.Column("stopped_at", Moment),
    )
    _message()
    _reminder()
    op.create_table(
        "job_run",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("job", sa.String(40), nullable=False),
        sa.Column("slot", Moment, nullable=False),
        sa.Column("owner", sa.Integer, sa.ForeignKey("worker.id", name="fk_job_run_owner_worker"), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("started_at", Moment, nullable=False),
        sa.Column("ended_at", Moment),
        sa.Column("told", sa.Text),
        sa.UniqueConstraint("job", "slot", name="uq_job_run_job_slot"),
    )


def _message() -> None:
    op.create_table(
        "message",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("message_id", sa.String(255), nullable=False),
        sa.Column("recipient", sa.String(200), nullable=False),
        sa.Column("name", sa.String(300), nullable=False),
        sa.Column("address", sa.String(500), nullable=False),
        sa.Column("channel", sa.String(20), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("planned_at", Moment, nullable=False),
        sa.Column("next_at", Moment, nullable=False),
        sa.Column("first_tried_at", Moment),
        sa.Column("owner", sa.Integer, sa.ForeignKey("worker.id", name="fk_message_owner_worker")),
        sa.Column("lease_until", Moment),
        sa.Column("content", sa.LargeBinary),
        sa.Column("sent_at", Moment),
        sa.Column("answer", sa.Text),
        sa.UniqueConstraint("message_id", name="uq_message_message_id"),
        sa.UniqueConstraint("recipient", "channel", "day", name="uq_message_recipient_channel_day"),
    )
    op.create_index("ix_message_state_next_at", "message", ["state", "next_at"])


def _reminder() -> None:
    op.create_table(
        "reminder",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("obligation", sa.String(300), nullable=False),
        sa.Column("recipient", sa.String(200), nullable=False),
        sa.Column("stage", sa.String(60), nullable=False),
        sa.Column("channel", sa.String(20), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("matter", sa.Text, nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("message", sa.Integer, sa.ForeignKey("message.id", name="fk_reminder_message_message")),
        sa.Column("recorded_at", Moment, nullable=False),
        sa.UniqueConstraint(
            "obligation",
            "recipient",
            "stage",
            "channel",
            name="uq_reminder_obligation_recipient_stage_channel",
        ),
    )
    op.create_index("ix_reminder_message", "reminder", ["message"])


def downgrade() -> None:
    """Take them away."""
    for name in ("job_run", "reminder", "message", "worker"):
        op.drop_table(name)
