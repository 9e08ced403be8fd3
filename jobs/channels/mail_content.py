"""A message as mail servers take it: headers, text, HTML, attachments (RFC 5322; RFC 6532 for addresses in Unicode).

The parts are put together here, as `email.mime` would, byte for byte: that package takes ten times as long, most of it
to walk over a tree that always looks alike. Every part is written in base64, so its lines cannot be boundaries that
hold a "_" (RFC 2045): these need not be looked for in the parts, and the same message is the same bytes.
"""

from __future__ import annotations

from binascii import b2a_base64
from collections.abc import Iterable
from datetime import datetime
from email.header import Header
from email.headerregistry import Address
from email.message import Message
from email.utils import format_datetime, quote
from functools import lru_cache

from kpi.outbox import Attachment, Rendered


def mail_content(
    rendered: Rendered,
    *,
    sender: Address,
    to: Address,
    reply_to: str | None,
    message_id: str,
    at: datetime,
) -> bytes:
    """Return the bytes of a message.

    The headers say that a program wrote it (RFC 3834), so that no absence notice answers it. No text of ours or of
    others can begin a header of its own: line breaks become spaces.
    """
    token = message_id.partition("@")[0]
    headers = (
        _header("From", _written("From", sender)),
        _header("To", _written("To", to)),
        *((_header("Reply-To", _one_line(reply_to)),) if reply_to else ()),
        _header("Subject", _encoded("Subject", _one_line(rendered.subject))),
        f"Date: {format_datetime(at)}",
        f"Message-ID: <{message_id}>",
        "Auto-Submitted: auto-generated",
        "X-Auto-Response-Suppress: All",
    )
    words = [_words("plain", rendered.text), *([_words("html", rendered.html)] if rendered.html else [])]
    parts = (_together("alternative", f"=_{token}_2", (), words), *map(_attached, rendered.attachments))
    return _together("mixed", f"=_{token}_1", headers, parts)


def address_of(text: str, name: str = "") -> Address | None:
    r"""Return a person's or office's one address; None: it is none, or more than one.

    >>> address_of("van-thu@ban-bo.example", "Văn thư xã Bản Bo").display_name
    'Văn thư xã Bản Bo'
    >>> address_of("a@b.example\r\nBcc: c@d.example") is None
    True
    """
    if not text.isprintable() or any(mark in text for mark in ' ,;<>()"\\'):
        return None
    user, _, domain = text.rpartition("@")
    if not user or "@" in user or "." not in domain.strip("."):
        return None
    return Address(_one_line(name), user, domain)


def _together(kind: str, boundary: str, headers: Iterable[str], parts: Iterable[bytes]) -> bytes:
    """Return several parts as one, with headers of the whole."""
    head = (f"Content-Type: multipart/{kind};", f' boundary="{boundary}"', "MIME-Version: 1.0", *headers, "", "")
    between = f"--{boundary}\r\n".encode()
    body = b"\r\n".join(between + part for part in parts)
    return b"".join(("\r\n".join(head).encode(), body, f"\r\n--{boundary}--\r\n".encode()))


def _words(kind: str, text: str) -> bytes:
    head = f'Content-Type: text/{kind}; charset="utf-8"\r\nMIME-Version: 1.0\r\n{_IN_BASE64}\r\n\r\n'
    return head.encode() + _base64(text.encode())


def _attached(attachment: Attachment) -> bytes:
    part = Message()
    part["Content-Type"] = attachment.media_type
    part["MIME-Version"] = "1.0"
    if attachment.media_type.startswith("text/"):
        part.set_param("charset", "utf-8")
    part["Content-Transfer-Encoding"] = "base64"
    name = _one_line(attachment.name)
    part.add_header("Content-Disposition", "attachment", filename=name if name.isascii() else ("utf-8", "", name))
    head = part.as_bytes(policy=part.policy.clone(linesep="\r\n"))
    return head + _base64(attachment.content)


def _written(header: str, address: Address) -> str:
    """Return an address with its name, for a header; the name is encoded, an address in Unicode stands as it is."""
    where = f"<{address.username}@{address.domain}>"
    name = address.display_name
    if not name:
        return where
    return f'"{quote(name)}" {where}' if name.isascii() else f"{_encoded(header, name)} {where}"


def _header(name: str, value: str) -> str:
    """Return a header, in several lines where it is long; what is not ASCII stands in one."""
    whole = f"{name}: {value}"
    if len(whole) <= _LINE or not value.isascii():
        return whole
    return f"{name}: {Header(value, header_name=name).encode(linesep=_BREAK, maxlinelen=_LINE + 2)}"


@lru_cache(maxsize=1024)  # many messages have the sender and the subject in common
def _encoded(header: str, text: str) -> str:
    """Return a header's text in words of ASCII (RFC 2047), of which the first stands in the line of its name."""
    return text if text.isascii() else Header(text, "utf-8", header_name=header).encode(linesep=_BREAK)


def _one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _base64(content: bytes) -> bytes:
    """Return bytes in base64, in lines as long as mail allows."""
    whole = b2a_base64(content, newline=False)
    return b"".join(whole[start : start + _LINE] + b"\r\n" for start in range(0, len(whole), _LINE))


_BREAK = "\r\n"
_LINE = 76  # RFC 2045, 6.8
_IN_BASE64 = "Content-Transfer-Encoding: base64"
