"""The server that listens for browsers: uvicorn, on a port that is opened before anything is said."""

from __future__ import annotations

import errno
import gc
import ipaddress
import multiprocessing
import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.process import BaseProcess

import uvicorn
from fastapi import FastAPI
from starlette.types import ASGIApp
from uvicorn.supervisors import Multiprocess

from dashboards.web.app import create_app
from dashboards.web.make_ready import begin_making_ready
from dashboards.web.site import Site
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


def run_server(app: FastAPI, line: socket.socket, root: str = "") -> None:
    """Answer what comes in on an open port, until the process is asked to stop.

    Args:
        app: that answers.
        line: the open port.
        root: the path that the site hangs under at the server before this one, which takes it away.
    """
    collect_less()
    begin_making_ready(app)
    uvicorn.Server(_config(app, root)).run(sockets=[line])


def run_servers(make: Callable[[], Site], line: socket.socket, root: str, workers: int) -> None:
    """Answer what comes in on an open port in several processes, until this one is asked to stop.

    A process that dies is replaced; when this one is killed, the others end by themselves.

    Args:
        make: gives the site; it can be pickled, and each process calls it for itself.
        line: the open port.
        root: as for `run_server`.
        workers: how many processes.
    """
    Multiprocess(_config(_Bound(make), root, workers), sockets=[line]).run()


@dataclass(frozen=True, slots=True)
class _Bound:
    """Gives an application in a process that ends with the one that began it."""

    make: Callable[[], Site]

    def __call__(self) -> ASGIApp:
        threading.Thread(target=_end_with, args=[multiprocessing.parent_process()], daemon=True).start()
        collect_less()
        app = create_app(self.make())
        begin_making_ready(app)
        return app


def collect_less() -> None:
    """Let Python look seldom for rings of values: an office's results are millions of them, and live on."""
    gc.set_threshold(100_000)


def _end_with(parent: BaseProcess | None) -> None:
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)


def _config(app: ASGIApp | Callable[[], ASGIApp], root: str, workers: int = 1) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        factory=workers > 1,
        workers=workers,
        access_log=False,
        log_level="warning",
        server_header=False,
        lifespan="off",
        root_path=root,
        timeout_worker_healthcheck=_PATIENCE,
    )


#: So many seconds a process may not answer the one that began it before it is taken for dead.
_PATIENCE = 60
