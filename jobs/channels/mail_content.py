"""A message as mail servers take it: headers, text, HTML, attachments (RFC 5322, RFC 6532 for addresses in Unicode)."""

from __future__ import annotations

from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime

from kpi.outbox import Rendered


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
    content = EmailMessage(SMTP if _ascii(sender, to) else SMTPUTF8)
    content["From"] = sender
    content["To"] = to
    if reply_to:
        content["Reply-To"] = _one_line(reply_to)
    content["Subject"] = _one_line(rendered.subject)
    content["Date"] = format_datetime(at)
    content["Message-ID"] = f"<{message_id}>"
    content["Auto-Submitted"] = "auto-generated"
    content["X-Auto-Response-Suppress"] = "All"
    content.set_content(rendered.text, cte="base64")  # Vietnamese: what trying other ways would choose too
    if rendered.html:
        content.add_alternative(rendered.html, subtype="html", cte="base64")
    for attachment in rendered.attachments:
        kind, _, subtype = attachment.media_type.partition("/")
        content.add_attachment(
            attachment.content,
            maintype=kind,
            subtype=subtype,
            filename=_one_line(attachment.name),
            params={"charset": "utf-8"} if kind == "text" else None,
        )
    return content.as_bytes()


def address_of(text: str, name: str = "") -> Address | None:
    r"""Return a person's or office's one address; None: it is none, or more than one.

    >>> address_of("van-thu@ban-bo.example", "Văn thư xã Bản Bo").display_name
    'Văn thư xã Bản Bo'
    >>> address_of("a@b.example\r\nBcc: c@d.example") is None
    True
    """
    if not text.isprintable() or any(mark in text for mark in " ,;<>()"):
        return None
    user, _, domain = text.rpartition("@")
    if not user or "@" in user or "." not in domain.strip("."):
        return None
    return Address(_one_line(name), user, domain)


def _ascii(*addresses: Address) -> bool:
    return all(address.addr_spec.isascii() for address in addresses)


def _one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
