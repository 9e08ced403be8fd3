"""A message read back from the bytes that a channel made of it."""

from __future__ import annotations

import json
from email import message_from_bytes
from email.message import EmailMessage, MIMEPart
from email.policy import default

from kpi.outbox import MAIL, WEBHOOK, Attachment, Rendered


def read_message(content: bytes, channel: str) -> Rendered:
    """Return what a kept message says; what cannot be read of it is left out.

    Args:
        content: a mail (RFC 5322), the body of a request to a gateway (JSON), or the text printed on screen.
        channel: which of these it is.
    """
    if channel == MAIL:
        return _mail(content)
    text = content.decode(errors="replace")
    if channel == WEBHOOK:
        return _request(text)
    subject, _, rest = text.partition("\n")
    return Rendered(subject.strip("─ "), rest.strip(), "", "")


def _mail(content: bytes) -> Rendered:
    mail = message_from_bytes(content, policy=default)
    files = mail.iter_attachments()
    attachments = tuple(Attachment(one.get_filename() or "", one.get_content_type(), _bytes(one)) for one in files)
    return Rendered(str(mail.get("Subject", "")), _words(mail, "plain"), _words(mail, "html"), "", attachments)


def _words(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body((kind,))
    return _bytes(part).decode(errors="replace").replace("\r\n", "\n") if part is not None else ""


def _bytes(part: MIMEPart) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _request(text: str) -> Rendered:
    try:
        body = json.loads(text)
    except ValueError:
        body = None
    said = body if isinstance(body, dict) else {"text": text}
    return Rendered(str(said.get("subject", "")), str(said.get("text", "")), "", str(said.get("brief", "")))
