"""The server that listens for browsers: uvicorn, on a port that is opened before anything is said."""

from __future__ import annotations

import errno
import ipaddress
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

from kpi.errors import PortError, why_not


@contextmanager
def listen(host: str, port: int) -> Iterator[socket.socket]:
    """Open a port to listen on, and give it; 0: whichever is free.

    Raises:
        PortError: it is taken, or may not be opened.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        line = socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        raise PortError(host, port, why_not(error), taken=error.errno == errno.EADDRINUSE) from error
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # else a body waits 40 ms for its headers to be noted
    with line:
        yield line


def is_local(host: str) -> bool:
    """Say whether only this machine reaches what listens there.

    >>> is_local("127.0.0.1"), is_local("localhost"), is_local("0.0.0.0"), is_local("10.0.0.5")
    (True, True, False, False)
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def run_server(app: ASGIApp, line: socket.socket, root: str = "") -> None:
    """Answer what comes in on an open port, until the process is asked to stop.

    Args:
        app: that answers.
        line: the open port.
        root: the path that the site hangs under at the server before this one, which takes it away.
    """
    settings = uvicorn.Config(
        app, access_log=False, log_level="warning", server_header=False, lifespan="off", root_path=root
    )
    uvicorn.Server(settings).run(sockets=[line])
