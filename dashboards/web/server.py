"""The server that listens for browsers: uvicorn, on a port that is opened before anything is said."""

from __future__ import annotations

import errno
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
    with line:
        yield line


def run_server(app: ASGIApp, line: socket.socket) -> None:
    """Answer what comes in on an open port, until the process is asked to stop."""
    settings = uvicorn.Config(app, access_log=False, log_level="warning", server_header=False, lifespan="off")
    uvicorn.Server(settings).run(sockets=[line])
