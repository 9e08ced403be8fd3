"""A message's bytes are those that Python's own mail package makes of the same parts, and it reads them back."""

from __future__ import annotations

import re
from datetime import datetime
from email import message_from_bytes, policy
from email.encoders import encode_base64
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32
from email.utils import format_datetime, quote

import pytest
from hypothesis import given, settings
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
    content["From"], content["To"] = written("From", SENDER), written("To", to)
    if reply_to:
        content["Reply-To"] = raw(one_line(reply_to))
    content["Subject"] = encoded("Subject", one_line(rendered.subject))
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


def written(header: str, address: Address) -> str:
    where, name = f"<{raw(address.addr_spec)}>", address.display_name
    if not name:
        return where
    return f'"{quote(name)}" {where}' if name.isascii() else f"{encoded(header, name)} {where}"


def encoded(header: str, text: str) -> str:
    return text if text.isascii() else Header(text, "utf-8", header_name=header).encode()


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
    assert not any(line.endswith(b": ") for line in head.split(b"\r\n"))  # a header begins in the line of its name
    assert max(len(line) for line in head.split(b"\r\n")) <= 78  # RFC 5322, 2.1.1


def read_back(rendered: Rendered, to: Address, reply_to: str | None = None) -> EmailMessage:
    """Return a message as a mail program reads it."""
    at = {"sender": SENDER, "to": to, "reply_to": reply_to, "at": AT}
    content = mail_content(rendered, **at, message_id=f"{TOKEN}@tam-duong.example")  # type: ignore[arg-type]
    found = message_from_bytes(content, policy=policy.SMTPUTF8)
    assert isinstance(found, EmailMessage)
    assert [defect for part in found.walk() for defect in part.defects] == []
    return found


LETTER = Rendered(
    "Nhắc việc: báo cáo 6 tháng, hạn 04/6/2023",
    "Kính gửi xã Bản Bo,\n.\nDấu chấm ở trên đứng một mình.\n",
    "<p>Kính gửi xã <b>Bản Bo</b></p>",
    "…",
    (Attachment("lịch tháng 6.ics", "text/calendar", b"BEGIN:VCALENDAR\r\n"), Attachment("a.xlsx", WORKBOOK, b"PK\0")),
)
CLERK = Address("Văn thư xã Bản Bo", "van-thu", "ban-bo.example")


def test_a_mail_program_reads_what_was_written() -> None:
    found = read_back(LETTER, CLERK, "noi-vu@tam-duong.example")
    assert found["Subject"] == LETTER.subject
    assert found["To"].addresses == (CLERK,)
    assert found["From"].addresses == (SENDER,)
    assert found["Reply-To"] == "noi-vu@tam-duong.example"
    assert found["Message-ID"] == f"<{TOKEN}@tam-duong.example>"
    assert found["Date"].datetime == AT
    assert found["Auto-Submitted"] == "auto-generated"  # RFC 3834: no absence notice answers it
    words, page = found.get_body(("plain",)), found.get_body(("html",))
    assert words is not None
    assert page is not None
    assert (words.get_content(), page.get_content()) == (LETTER.text, LETTER.html)
    files = [(part.get_filename(), part.get_content_type()) for part in found.iter_attachments()]
    assert files == [("lịch tháng 6.ics", "text/calendar"), ("a.xlsx", WORKBOOK)]


def test_without_a_page_or_files_it_is_still_a_letter() -> None:
    found = read_back(Rendered("a", "b", "", "c"), CLERK)
    words = found.get_body()
    assert words is not None
    assert (words.get_content_type(), words.get_content()) == ("text/plain", "b")
    assert list(found.iter_attachments()) == []
    assert found["Reply-To"] is None


@settings(max_examples=25)
@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=80))
def test_nothing_that_people_write_becomes_a_header(subject: str, name: str, file: str) -> None:
    evil = "\r\nBcc: tat-ca@khac.example\r\n\r\n"
    rendered = Rendered(subject + evil, "a", "", "b", (Attachment(file + evil, "text/calendar", b"c"),))
    to = address_of("van-thu@ban-bo.example", name + evil)
    assert to is not None
    found = read_back(rendered, to, f"a@b.example{evil}")
    assert found["Bcc"] is None
    assert len(found.keys()) == len(set(found.keys())) == 10


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("van-thu@ban-bo.example", True),
        ("văn-thư@bản-bo.example", True),  # RFC 6532
        ("a+b@c.d.example", True),
        ("", False),
        ("van-thu", False),
        ("@ban-bo.example", False),
        ("a@b", False),  # a name inside an office, unless the office is the internet
        ("a@b.", False),
        ("a@b@c.example", False),
        ("a@b.example, c@d.example", False),
        ("Văn thư <a@b.example>", False),
        ("a@b.example\n", False),
        ("a\u202e@b.example", False),  # what turns the writing round hides who is meant
    ],
)
def test_what_one_address_is(text: str, taken: bool) -> None:
    found = address_of(text)
    assert (found is not None) is taken
    if found is not None:
        assert f"{found.username}@{found.domain}" == text
