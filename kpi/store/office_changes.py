"""What people did to the reminders and the settings, appended: messages sent again by hand, settings changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection

from kpi.audit import What
from kpi.store.audit import add_row
from kpi.store.outbox import Failed


def add_resending(connection: Connection, failed: Failed, address: str, at: datetime, actor: str) -> None:
    """Write down that somebody let a message that had failed go out again, and to which address."""
    row = {
        "message": failed.number,
        "recipient": failed.recipient,
        "before": failed.address,
        "address": address,
        "recorded_at": at,
        "actor": actor,
    }
    add_row(connection, What.RESENDING, row, actor)


def add_settings_change(
    connection: Connection, text: str, changed: Iterable[str], lines: Sequence[str], at: datetime, actor: str
) -> None:
    """Write down that the settings were changed.

    Args:
        connection: to write with.
        text: of the settings as they are from now on; only its hash is kept.
        changed: the keys whose meaning changed; none where only remarks did.
        lines: that were taken out ("-…") and put in ("+…").
        at: the present moment.
        actor: who did it.
    """
    row = {
        "changed": ", ".join(changed),
        "lines": "\n".join(lines),
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "recorded_at": at,
        "actor": actor,
    }
    add_row(connection, What.SETTINGS, row, actor)
