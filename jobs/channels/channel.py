"""What every way of sending must be able to do."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from kpi.delivery import Outcome
from kpi.outbox import Digest, Rendered


class Channel(Protocol):
    """One way for messages to go out."""

    def compose(self, digest: Digest, rendered: Rendered, message_id: str, at: datetime) -> bytes:
        """Return the bytes that will go out, on this attempt and on any that repeats it."""

    def send(self, address: str, content: bytes, message_id: str) -> Outcome:
        """Send the bytes and say what came of it; every circumstance is an outcome, no exception."""

    def close(self) -> None:
        """Let go of any line that is still open."""
