"""A message as mail servers take it: headers, text, HTML, attachments (RFC 5322; RFC 6532 for addresses in Unicode).

Built with the parts of `email.mime`: the newer `EmailMessage` takes three times as long to fold Vietnamese headers.
Every part is written in base64, so its lines cannot be boundaries that hold a "_" (RFC 2045): these need not be looked
for in the parts, and the same message is the same bytes.
"""

from __future__ import annotations

from datetime import datetime
from email.encoders import encode_base64
from email.header import Header
from email.headerregistry import Address
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32
from email.utils import format_datetime, quote

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
    content = MIMEMultipart("mixed", boundary=f"=_{message_id.partition('@')[0]}_1")
    content["From"] = _written(sender)
    content["To"] = _written(to)
    if reply_to:
        content["Reply-To"] = _raw(_one_line(reply_to))
    content["Subject"] = _encoded(_one_line(rendered.subject))
    content["Date"] = format_datetime(at)
    content["Message-ID"] = f"<{message_id}>"
    content["Auto-Submitted"] = "auto-generated"
    content["X-Auto-Response-Suppress"] = "All"
    words = MIMEMultipart("alternative", boundary=f"=_{message_id.partition('@')[0]}_2")
    words.attach(MIMEText(rendered.text, "plain", "utf-8"))
    if rendered.html:
        words.attach(MIMEText(rendered.html, "html", "utf-8"))
    content.attach(words)
    for attachment in rendered.attachments:
        content.attach(_part(attachment))
    return content.as_bytes(policy=compat32.clone(linesep="\r\n"))


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


def _part(attachment: Attachment) -> MIMEBase:
    kind, _, subtype = attachment.media_type.partition("/")
    part = MIMEBase(kind, subtype)
    if kind == "text":
        part.set_param("charset", "utf-8")
    part.set_payload(attachment.content)
    encode_base64(part)
    name = _one_line(attachment.name)
    part.add_header("Content-Disposition", "attachment", filename=name if name.isascii() else ("utf-8", "", name))
    return part


def _written(address: Address) -> str:
    """Return an address with its name; the name is encoded, an address in Unicode stands as it is."""
    where = f"<{_raw(f'{address.username}@{address.domain}')}>"
    name = address.display_name
    if not name:
        return where
    return f'"{quote(name)}" {where}' if name.isascii() else f"{_encoded(name)} {where}"


def _encoded(text: str) -> str:
    """Return a header's text in words of ASCII (RFC 2047)."""
    return text if text.isascii() else Header(text, "utf-8").encode()


def _raw(text: str) -> str:
    """Return a text whose bytes go out as they are."""
    return text.encode().decode("ascii", "surrogateescape")


def _one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
