"""Cuts a line to a mail server on which an attempt takes too long, however the server drags it on."""

from __future__ import annotations

import smtplib
import socket
import threading
import time
from contextlib import suppress


class LineWatch:
    """Watches the attempts of one line, one after the other.

    One thread for all attempts of a while, not one for each: it looks when the first would be over, and if another
    goes on by then, again when that would be.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._server: smtplib.SMTP | None = None
        self._until = 0.0
        self._looks = False

    def begin(self, server: smtplib.SMTP) -> None:
        """Watch an attempt."""
        with self._lock:
            self._server, self._until = server, time.monotonic() + self._seconds
            if not self._looks:
                self._looks = True
                self._look_in(self._seconds)

    def end(self) -> None:
        """Leave it alone: it is over."""
        with self._lock:
            self._server = None

    def _look_in(self, seconds: float) -> None:
        timer = threading.Timer(seconds, self._look)
        timer.daemon = True
        timer.start()

    def _look(self) -> None:
        with self._lock:
            left = self._until - time.monotonic()
            if self._server is not None and left > 0:
                self._look_in(left)
                return
            self._looks = False
            if self._server is not None:
                _cut(self._server)


def _cut(server: smtplib.SMTP) -> None:
    """End an attempt from outside: whoever reads or writes on the line is told that it is gone."""
    line = getattr(server, "sock", None)
    if line is not None:
        with suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)
