"""A real SMTP server that takes what it is given and forgets it, as Postfix's own for measurements (smtp-sink) does.

``python -m bench.shared.mailbox`` prints its port and serves until it is ended. It speaks enough of RFC 5321 and
RFC 2920 for any client, and answers after a message's last dot only; that it does no more than that leaves the
machine to the workers that are measured.
"""

from __future__ import annotations

import asyncio


class Mailbox(asyncio.Protocol):
    """One line to a client."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Welcome the client."""
        if not isinstance(transport, asyncio.Transport):
            raise TypeError(transport)
        self._line = transport
        self._unread = b""
        self._in_message = False
        transport.write(b"220 mail.example ESMTP\r\n")

    def data_received(self, data: bytes) -> None:
        """Answer every command and every message that came to its end."""
        self._unread += data
        answers = []
        while (found := self._unread.find(_LAST_DOT if self._in_message else b"\r\n")) >= 0:
            if self._in_message:
                self._in_message, self._unread = False, self._unread[found + len(_LAST_DOT) :]
                answers.append(b"250 taken\r\n")
                continue
            command, self._unread = self._unread[:found], self._unread[found + 2 :]
            verb = command[:4].upper()
            answers.append(_ANSWERS.get(verb, b"250 OK\r\n"))
            self._in_message = verb == b"DATA"
            if self._in_message:  # so that a message of nothing but its last dot is one
                self._unread = b"\r\n" + self._unread
        if answers:
            self._line.write(b"".join(answers))
            if answers[-1] == _ANSWERS[b"QUIT"]:
                self._line.close()


_LAST_DOT = b"\r\n.\r\n"
_ANSWERS = {
    b"EHLO": b"250-mail.example\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n",
    b"DATA": b"354 go on\r\n",
    b"QUIT": b"221 bye\r\n",
}


async def _serve() -> None:
    server = await asyncio.get_running_loop().create_server(Mailbox, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve())
