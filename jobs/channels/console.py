"""On the screen, to try things out: what would go out is printed."""

from __future__ import annotations

from datetime import datetime
from typing import TextIO

from kpi.delivery import Fate, Outcome
from kpi.outbox import Digest, Rendered


class ConsoleChannel:
    """A stream that people read."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def compose(self, digest: Digest, rendered: Rendered, message_id: str, at: datetime) -> bytes:  # noqa: ARG002
        """Return the text with a heading."""
        return f"── {digest.name or digest.recipient} · {rendered.subject}\n\n{rendered.text}\n".encode()

    def send(self, address: str, content: bytes, message_id: str) -> Outcome:  # noqa: ARG002
        """Print it."""
        self._stream.write(content.decode())
        self._stream.flush()
        return Outcome(Fate.SENT, "đã in ra màn hình")

    def close(self) -> None:
        """Leave the stream open: it is not ours."""
