"""A message's bytes are those that Python's own mail package makes of the same parts."""

from __future__ import annotations

import re
from datetime import datetime
from email.encoders import encode_base64
from email.header import Header
from email.headerregistry import Address
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32
from email.utils import format_datetime, quote

from hypothesis import given
from hypothesis import strategies as st

from jobs.channels.mail_content import address_of, mail_content
from kpi.outbox import Attachment, Rendered
from targets.workdays import VIETNAM

AT = datetime(2023, 6, 1, 7, 30, tzinfo=VIETNAM)
TOKEN = "e67b193c-e3c8-5f35-8a7c-cb7075a044a6"
SENDER = Address("Phòng Nội vụ", "nhac-viec", "tam-duong.example")
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TEXT = st.text(max_size=200)
ATTACHMENTS = st.builds(Attachment, TEXT, st.sampled_from(("text/calendar", WORKBOOK)), st.binary(max_size=200))


def by_the_library(rendered: Rendered, to: Address, reply_to: str | None) -> bytes:
    """The same message, from the standard library's parts."""
    content = MIMEMultipart("mixed", boundary=f"=_{TOKEN}_1")
    content["From"], content["To"] = written(SENDER), written(to)
    if reply_to:
        content["Reply-To"] = raw(one_line(reply_to))
    content["Subject"] = encoded(one_line(rendered.subject))
    content["Date"], content["Message-ID"] = format_datetime(AT), f"<{TOKEN}@tam-duong.example>"
    content["Auto-Submitted"], content["X-Auto-Response-Suppress"] = "auto-generated", "All"
    words = MIMEMultipart("alternative", boundary=f"=_{TOKEN}_2")
    words.attach(MIMEText(rendered.text, "plain", "utf-8"))
    if rendered.html:
        words.attach(MIMEText(rendered.html, "html", "utf-8"))
    content.attach(words)
    for attachment in rendered.attachments:
        content.attach(part_of(attachment))
    whole = content.as_bytes(policy=compat32.clone(linesep="\r\n"))
    return re.sub(rb"(?<!\r)\n", b"\r\n", whole)  # it leaves such in headers with letters beyond ASCII


def part_of(attachment: Attachment) -> MIMEBase:
    part = MIMEBase(*attachment.media_type.split("/"))
    if attachment.media_type.startswith("text/"):
        part.set_param("charset", "utf-8")
    part.set_payload(attachment.content)
    encode_base64(part)
    name = one_line(attachment.name)
    part.add_header("Content-Disposition", "attachment", filename=name if name.isascii() else ("utf-8", "", name))
    return part


def written(address: Address) -> str:
    where, name = f"<{raw(address.addr_spec)}>", address.display_name
    if not name:
        return where
    return f'"{quote(name)}" {where}' if name.isascii() else f"{encoded(name)} {where}"


def encoded(text: str) -> str:
    return text if text.isascii() else Header(text, "utf-8").encode()


def raw(text: str) -> str:
    return text.encode().decode("ascii", "surrogateescape")


def one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


@given(
    rendered=st.builds(
        Rendered,
        subject=TEXT,
        text=TEXT,
        html=TEXT,
        brief=st.just(""),
        attachments=st.tuples() | st.tuples(ATTACHMENTS),
    ),
    name=TEXT,
    user=st.sampled_from(("van-thu", "văn-thư")),
    reply_to=st.none() | TEXT,
)
def test_it_is_what_the_library_makes(rendered: Rendered, name: str, user: str, reply_to: str | None) -> None:
    to = address_of(f"{user}@ban-bo.example", name)
    assert to is not None
    whole = mail_content(
        rendered, sender=SENDER, to=to, reply_to=reply_to, message_id=f"{TOKEN}@tam-duong.example", at=AT
    )
    assert whole == by_the_library(rendered, to, reply_to)
    assert b"\n" not in whole.replace(b"\r\n", b"")  # RFC 5321, 2.3.8


def test_long_names_and_subjects_stand_in_several_lines() -> None:
    to = address_of("van-thu@ban-bo.example", "Văn phòng Đảng ủy, Hội đồng nhân dân và Ủy ban nhân dân xã Bản Bo")
    assert to is not None
    subject = "Report " * 20
    whole = mail_content(
        Rendered(subject, "x", "", ""), sender=SENDER, to=to, reply_to=None, message_id=f"{TOKEN}@a.example", at=AT
    )
    head = whole.partition(b"\r\n\r\n")[0]
    assert max(len(line) for line in head.split(b"\r\n")) <= 78  # RFC 5322, 2.1.1
