"""What a channel made of a message is read back: what was written is what is shown."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards.views.kept_message import read_message
from jobs.channels.console import ConsoleChannel
from jobs.channels.mail import MailChannel
from jobs.channels.webhook import WebhookChannel
from kpi.channel_settings import Mail, Webhook
from kpi.outbox import CONSOLE, MAIL, WEBHOOK, Attachment, Rendered
from tests.kpi.matters import NOON, digest, matter

WRITTEN = Rendered(
    "Nhắc báo cáo 6 tháng",
    "Kính gửi: Văn thư xã Bản Bo\n\nCòn 1 ngày làm việc.",
    "<p>Kính gửi: <strong>Văn thư xã Bản Bo</strong></p>",
    "Còn 1 ngày làm việc.",
    (Attachment("hạn của xã.ics", "text/calendar", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),),
)
TO = digest(matter())


def test_a_mail_with_its_files() -> None:
    channel = MailChannel(Mail(server="mail.example", sender="dan-van@huyen.example"), None, "Phòng Nội vụ")
    content = channel.compose(TO, WRITTEN, "x@dondoc.example", NOON)
    found = read_message(content, MAIL)
    assert (found.subject, found.text, found.html) == (WRITTEN.subject, WRITTEN.text, WRITTEN.html)
    assert found.attachments == WRITTEN.attachments


def test_a_request_to_a_gateway() -> None:
    channel = WebhookChannel(Webhook(url="https://cong.example/gui"), "khóa", "Phòng Nội vụ", lambda: NOON)
    found = read_message(channel.compose(TO, WRITTEN, "x@dondoc.example", NOON), WEBHOOK)
    assert (found.subject, found.text, found.brief) == (WRITTEN.subject, WRITTEN.text, WRITTEN.brief)
    assert (found.html, found.attachments) == ("", ())


def test_what_was_printed() -> None:
    found = read_message(ConsoleChannel(io.StringIO()).compose(TO, WRITTEN, "x", NOON), CONSOLE)
    assert found.subject == "Văn thư Ban-Bo · Nhắc báo cáo 6 tháng"
    assert found.text == WRITTEN.text


@given(content=st.binary(max_size=200), channel=st.sampled_from((MAIL, WEBHOOK, CONSOLE)))
def test_whatever_the_bytes_are_something_is_shown(content: bytes, channel: str) -> None:
    found = read_message(content, channel)
    assert isinstance(found.text, str)


@pytest.mark.parametrize("content", [b"[1]", b"null", b"{"])
def test_a_request_that_is_none_is_shown_as_it_is(content: bytes) -> None:
    assert read_message(content, WEBHOOK).text == content.decode()
