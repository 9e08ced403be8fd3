"""By SMTP, over a line that is kept open from one message to the next.

What came of an attempt is told by how far it got. Until the server has been given the whole message it certainly has
not got it; from then until its answer it may have; its answer settles it. A refusal of the recipient or the message is
final. A refusal of us (name, password, sender) is not the message's fault: it waits until the settings are mended.

Sender, recipient and the wish to hand over are said at once where the server offers that (RFC 2920), one by one
elsewhere; the answers mean the same.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime

from jobs.channels.line_watch import LineWatch
from jobs.channels.mail_content import address_of, mail_content
from kpi.channel_settings import Mail
from kpi.delivery import Fate, Outcome
from kpi.outbox import Digest, Rendered


@dataclass(frozen=True, slots=True)
class Limits:
    """How long one waits for a server, in seconds."""

    silence: float = 20  #: for any one answer
    attempt: float = 60  #: for one attempt, however it drags on


class MailChannel:
    """The office's mail server."""

    def __init__(self, mail: Mail, password: str | None, office: str, limits: Limits | None = None) -> None:
        self._mail = mail
        self._password = password
        self._office = office
        self._limits = limits or Limits()
        self._server: smtplib.SMTP | None = None
        self._introduced = False
        self._watch = LineWatch(self._limits.attempt)

    def compose(self, digest: Digest, rendered: Rendered, message_id: str, at: datetime) -> bytes:
        """Return the message's bytes; empty where the address is none (`send` refuses it)."""
        sender, to = address_of(self._mail.sender, self._office), address_of(digest.address, digest.name)
        if sender is None or to is None:
            return b""
        return mail_content(rendered, sender=sender, to=to, reply_to=self._mail.reply_to, message_id=message_id, at=at)

    def send(self, address: str, content: bytes, message_id: str) -> Outcome:  # noqa: ARG002  it stands in the content
        """Send a message, over a line opened anew where the server has closed the one before."""
        if not content or address_of(address) is None:
            return Outcome(Fate.REFUSED, f"“{address}” không phải địa chỉ thư điện tử")
        kept = self._introduced
        outcome = self._attempt(address, content)
        if kept and not outcome.reachable:
            outcome = self._attempt(address, content)
        return outcome

    def close(self) -> None:
        """Say goodbye and hang up."""
        if self._server is not None and self._introduced:
            with suppress(smtplib.SMTPException, OSError):
                self._server.quit()
        self._hang_up()

    def _attempt(self, address: str, content: bytes) -> Outcome:
        handed_over = False
        try:
            with self._in_time() as server:
                if not self._introduced:
                    self._introduce(server)
                refused = self._address(server, address)
                if refused is not None:
                    return refused
                handed_over = True
                server.send(_quoted(content))
                return self._told(*server.getreply())
        except (smtplib.SMTPException, OSError, ValueError) as error:
            self._hang_up()
            if handed_over:
                return Outcome(Fate.UNKNOWN, f"đã chuyển thư đi, máy chủ chưa trả lời ({_words(error)})")
            return Outcome(Fate.AGAIN, f"{self._mail.server}: {_words(error)}", reachable=False)

    @contextmanager
    def _in_time(self) -> Iterator[smtplib.SMTP]:
        """Give the line to the server; it is cut when the attempt has taken as long as it may."""
        server = self._server = self._server or self._new()
        self._watch.begin(server)
        try:
            yield server
        finally:
            self._watch.end()

    def _new(self) -> smtplib.SMTP:
        if self._mail.security == "tls":
            return smtplib.SMTP_SSL(timeout=self._limits.silence, context=self._trust())
        return smtplib.SMTP(timeout=self._limits.silence)

    def _introduce(self, server: smtplib.SMTP) -> None:
        """Connect, encrypt and log in."""
        server._host = self._mail.server  # type: ignore[attr-defined]  # noqa: SLF001  what the certificate must name
        code, said = server.connect(self._mail.server, self._mail.port)
        if code != _WELCOME:
            raise smtplib.SMTPConnectError(code, said)
        if self._mail.security == "starttls":
            server.starttls(context=self._trust())
        if self._mail.user:
            server.login(self._mail.user, self._password or "")
        server.ehlo_or_helo_if_needed()
        self._introduced = True

    def _address(self, server: smtplib.SMTP, address: str) -> Outcome | None:
        """Say from whom and to whom, up to where the message itself is awaited; return why it will not be."""
        unicode = not address.isascii() or not self._mail.sender.isascii()
        if unicode and not server.has_extn("smtputf8"):
            return Outcome(Fate.REFUSED, "máy chủ thư không nhận địa chỉ có dấu (SMTPUTF8)")
        server.command_encoding = "utf-8" if unicode else "ascii"
        marks = " SMTPUTF8 BODY=8BITMIME" if unicode else ""
        answers = _answers(server, f"MAIL FROM:<{self._mail.sender}>{marks}", f"RCPT TO:<{address}>", "DATA")
        code, said = next(answers)
        if code not in _FINE:
            self._hang_up()
            return Outcome(Fate.AGAIN, _answer(code, said), reachable=False)
        code, said = next(answers)
        if code not in _FINE:
            if code != _CLOSING:
                self._withdraw(server, answers)
            return self._told(code, said)
        code, said = next(answers)
        return None if code == _GO_ON else self._told(code, said)

    def _withdraw(self, server: smtplib.SMTP, answers: Iterator[tuple[int, bytes]]) -> None:
        """Hand over nothing where the recipient was refused and the message asked for all the same (RFC 2920, 3.1)."""
        try:
            if _at_once(server) and next(answers)[0] == _GO_ON:
                server.send(b".\r\n")
                server.getreply()
        except (smtplib.SMTPException, OSError):
            self._hang_up()

    def _told(self, code: int, said: bytes) -> Outcome:
        """Return what an answer of the server means for a message."""
        if code in _FINE:
            return Outcome(Fate.SENT, _answer(code, said))
        if code == _CLOSING:
            self._hang_up()
            return Outcome(Fate.AGAIN, _answer(code, said), reachable=False)
        self._forget()
        return Outcome(Fate.REFUSED if code >= _FINAL else Fate.AGAIN, _answer(code, said))

    def _forget(self) -> None:
        """Let the server forget the message begun, so that the next one can be."""
        try:
            if self._server is not None:
                self._server.rset()
        except (smtplib.SMTPException, OSError):
            self._hang_up()

    def _trust(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=self._mail.ca_file)

    def _hang_up(self) -> None:
        server, self._server, self._introduced = self._server, None, False
        if server is not None:
            server.close()


#: Reply codes of RFC 5321: ready; done, also by forwarding; go on with the text; closing; from here on, never.
_WELCOME, _FINE, _GO_ON, _CLOSING, _FINAL = 220, (250, 251), 354, 421, 500


def _at_once(server: smtplib.SMTP) -> bool:
    return server.has_extn("pipelining")


def _answers(server: smtplib.SMTP, *commands: str) -> Iterator[tuple[int, bytes]]:
    """Say commands and yield the answer to each; one by one, a command is said when its answer is asked for."""
    if _at_once(server):
        server.send("".join(f"{command}\r\n" for command in commands))
    for command in commands:
        if not _at_once(server):
            server.send(f"{command}\r\n")
        yield server.getreply()


def _quoted(content: bytes) -> bytes:
    """Return a message as it goes over the line: a dot before a line's own dot, and the lone dot that ends it."""
    return (b"\n" + content.rstrip(b"\r\n")).replace(b"\n.", b"\n..")[1:] + b"\r\n.\r\n"


def _answer(code: int, said: bytes) -> str:
    return f"{code} {said.decode('utf-8', 'replace')}".strip()


def _words(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "quá lâu không trả lời"
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error if isinstance(error.smtp_error, bytes) else str(error.smtp_error).encode()
        return _answer(error.smtp_code, said)
    return str(error) or type(error).__name__
