"""A real SMTP server for tests: it keeps what it accepts, and misbehaves as the recipient's name asks.

Run as a process of its own (``python -m tests.mail_server LOG [CHANCES [SLOW [PORT]]]``) it prints its port and writes
down each message, down to the disk, before it says that it has it. The name before the @ tells how a message fares:

    again, never         refused for now (451), for good (550)
    again-data, never-data    the same, but of the message itself, after it was handed over
    hang, hang-data      no answer, to the recipient or to the message
    drop, drop-data      the line is cut, before the message is asked for or after it was handed over
    lost                 accepted and written down, and the line is cut before that is said
    closing              421: the server is going away
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import ssl
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTPUTF8
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session


@dataclass
class Keeper:
    """What the server does with what it is given."""

    log: Path | None = None
    pipelining: bool = False  #: as the door says
    chances: dict[str, float] = field(default_factory=dict)  #: how often any message fares how, whatever its name
    slow: float = 0  #: seconds between the message and the answer
    accepted: list[tuple[str, EmailMessage]] = field(default_factory=list)
    dice: random.Random = field(default_factory=lambda: random.Random(2023))  # noqa: S311
    _fate: dict[int, str] = field(default_factory=dict)

    async def handle_EHLO(  # noqa: N802
        self, _server: SMTP, session: Session, _envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        """Say what the server can."""
        session.host_name = hostname
        return [*responses[:-1], *(["250-PIPELINING"] if self.pipelining else []), responses[-1]]

    async def handle_RCPT(  # noqa: N802  the library's name
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Answer to the recipient's name."""
        fate = self._choose(address)
        self._fate[id(envelope)] = fate
        if fate in {"again", "never", "closing"}:
            return {"again": "451 later", "never": "550 no such user", "closing": "421 going away"}[fate]
        if fate == "hang":
            await asyncio.sleep(3600)
        if fate == "drop":
            _cut(server)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Answer to the message."""
        fate = self._fate.pop(id(envelope), "")
        if fate in {"again-data", "never-data"}:
            return {"again-data": "452 no room", "never-data": "554 not wanted"}[fate]
        if fate == "hang-data":
            await asyncio.sleep(3600)
        if fate == "drop-data":
            _cut(server)
            return "250 unheard"
        content = envelope.original_content or b""
        if self.slow:
            await asyncio.sleep(self.slow)
        self._keep(envelope.rcpt_tos[0], content, unheard=fate == "lost")
        if fate == "lost":
            _cut(server)
        return "250 Accepted"

    def _keep(self, to: str, content: bytes, *, unheard: bool) -> None:
        if self.log is None:
            message = message_from_bytes(content, policy=SMTPUTF8)
            assert isinstance(message, EmailMessage)
            self.accepted.append((to, message))
            return
        head = content.partition(b"\r\n\r\n")[0].decode("utf-8", "replace")
        [found] = [line for line in head.splitlines() if line.lower().startswith("message-id:")]
        with self.log.open("a", encoding="utf-8") as log:
            line = {"id": found.split(":", 1)[1].strip(" <>"), "to": to, "unheard": unheard}
            log.write(json.dumps(line) + "\n")
            log.flush()
            os.fsync(log.fileno())

    def _choose(self, address: str) -> str:
        roll = self.dice.random()
        for fate, chance in self.chances.items():
            if roll < chance:
                return fate
            roll -= chance
        return address.partition("@")[0]


def _cut(server: SMTP) -> None:
    assert isinstance(server.transport, asyncio.WriteTransport)
    server.transport.abort()


@dataclass(frozen=True)
class Door:
    """How the server lets people in."""

    tls: ssl.SSLContext | None = None
    starttls: ssl.SSLContext | None = None
    login: tuple[str, str] | None = None
    unicode: bool = True
    pipelining: bool = False  #: whether commands may be said before the ones before them are answered (RFC 2920)
    port: int = 0


async def serve(keeper: Keeper, door: Door) -> asyncio.Server:
    """Open the server on this machine."""

    def check(_server: SMTP, _session: Session, _envelope: Envelope, _kind: str, data: object) -> AuthResult:
        assert isinstance(data, LoginPassword)
        given = data.login.decode(), data.password.decode()
        return AuthResult(success=given == door.login, handled=False)

    def line() -> SMTP:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it does not see that the whole line is encrypted
            return SMTP(
                keeper,
                hostname="mail.example",
                tls_context=door.starttls,
                require_starttls=door.starttls is not None,
                authenticator=check,
                auth_required=door.login is not None,
                auth_require_tls=door.tls is None,
                enable_SMTPUTF8=door.unicode,
            )

    return await asyncio.get_running_loop().create_server(line, "127.0.0.1", door.port, ssl=door.tls)


@contextmanager
def mail_server(door: Door | None = None, keeper: Keeper | None = None) -> Iterator[tuple[int, Keeper]]:
    """Give the port of a server in a thread of this process, and what it keeps."""
    keeper, door = keeper or Keeper(), door or Door()
    keeper.pipelining = door.pipelining
    loop = asyncio.new_event_loop()
    server = loop.run_until_complete(serve(keeper, door))
    port: int = server.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield port, keeper
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        server.close()
        for task in asyncio.all_tasks(loop):
            task.cancel()
        loop.run_until_complete(asyncio.sleep(0.01))
        loop.close()


async def _main(log: str, chances: str = "{}", slow: str = "0", port: str = "0") -> None:
    keeper = Keeper(Path(log), pipelining=True, chances=json.loads(chances), slow=float(slow))
    server = await serve(keeper, Door(port=int(port)))
    print(server.sockets[0].getsockname()[1], flush=True)  # noqa: T201  for whoever started it
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_main(*sys.argv[1:]))
