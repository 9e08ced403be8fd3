"""The port that is opened for browsers."""

from __future__ import annotations

import socket

import pytest

from dashboards.web.server import listen
from kpi.errors import PortError


def test_what_is_sent_on_a_line_goes_out_at_once() -> None:
    with listen("127.0.0.1", 0) as line, socket.create_connection(line.getsockname()):
        browser, _ = line.accept()
        with browser:
            assert browser.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_port_that_is_taken_is_told_of() -> None:
    with listen("127.0.0.1", 0) as line, pytest.raises(PortError):
        listen("127.0.0.1", line.getsockname()[1]).__enter__()
