"""The line to a mail server is cut in time, and only the one that takes too long."""

from __future__ import annotations

import smtplib
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from jobs.channels.line_watch import LineWatch

LONG = 0.2


@pytest.fixture
def line() -> Iterator[smtplib.SMTP]:
    """A line whose other end says nothing."""
    ours, theirs = socket.socketpair()
    ours.settimeout(5)
    server = smtplib.SMTP()
    server.sock = ours
    with ours, theirs:
        yield server


def is_cut(line: smtplib.SMTP, within: float) -> bool:
    assert line.sock is not None
    line.sock.settimeout(within)
    try:
        return line.sock.recv(1) == b""
    except TimeoutError:
        return False


def test_an_attempt_that_takes_too_long_is_cut(line: smtplib.SMTP) -> None:
    start = time.monotonic()
    LineWatch(LONG).begin(line)
    assert is_cut(line, 5)
    assert LONG <= time.monotonic() - start < 2


def test_an_attempt_that_is_over_is_left_alone(line: smtplib.SMTP) -> None:
    watch = LineWatch(LONG)
    watch.begin(line)
    watch.end()
    assert not is_cut(line, 2 * LONG)


def test_a_later_attempt_has_as_long_as_the_first(line: smtplib.SMTP) -> None:
    watch = LineWatch(LONG)
    watch.begin(line)
    time.sleep(0.75 * LONG)
    watch.end()
    start = time.monotonic()
    watch.begin(line)
    assert is_cut(line, 5)
    assert time.monotonic() - start >= LONG


def test_attempts_of_a_while_share_one_thread(line: smtplib.SMTP) -> None:
    before, watch = set(threading.enumerate()), LineWatch(5)
    for _ in range(100):
        watch.begin(line)
        watch.end()
    assert len(set(threading.enumerate()) - before) == 1
