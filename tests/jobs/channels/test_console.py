"""On the screen: what is printed, and that the screen stays open."""

from __future__ import annotations

import io
from dataclasses import replace

from jobs.channels.console import ConsoleChannel
from kpi.delivery import Fate, Outcome
from kpi.outbox import Attachment, Rendered
from tests.kpi.matters import NOON, digest, matter

RENDERED = Rendered(
    "Nhắc việc ngày 01/6/2023", "Kính gửi xã Bản Bo,\n\nBáo cáo 6 tháng: hạn 04/6/2023.", "<p>…</p>", "…"
)


def test_what_is_printed_is_what_a_letter_says() -> None:
    screen = io.StringIO()
    channel = ConsoleChannel(screen)
    content = channel.compose(digest(matter()), RENDERED, "a@b", NOON)
    assert channel.send("van-thu@ban-bo.example", content, "a@b") == Outcome(Fate.SENT, "đã in ra màn hình")
    assert screen.getvalue() == (
        "── Văn thư Ban-Bo · Nhắc việc ngày 01/6/2023\n\nKính gửi xã Bản Bo,\n\nBáo cáo 6 tháng: hạn 04/6/2023.\n"
    )


def test_whoever_has_no_name_is_named_by_what_they_are() -> None:
    nameless = replace(digest(matter()), name="")
    content = ConsoleChannel(io.StringIO()).compose(nameless, RENDERED, "a@b", NOON)
    assert content.decode().startswith("── ban-bo/van-thu · Nhắc việc")


def test_nothing_is_printed_before_it_is_sent() -> None:
    screen = io.StringIO()
    ConsoleChannel(screen).compose(digest(matter()), RENDERED, "a@b", NOON)
    assert screen.getvalue() == ""


def test_files_are_not_printed_and_the_same_message_is_the_same_bytes() -> None:
    channel = ConsoleChannel(io.StringIO())
    with_file = replace(RENDERED, attachments=(Attachment("lich.ics", "text/calendar", b"BEGIN:VCALENDAR"),))
    plain = channel.compose(digest(matter()), RENDERED, "a@b", NOON)
    assert channel.compose(digest(matter()), with_file, "c@d", NOON) == plain


def test_each_message_is_seen_at_once_and_the_stream_is_left_open() -> None:
    raw = io.BytesIO()
    screen = io.TextIOWrapper(raw, encoding="utf-8", write_through=False)
    channel = ConsoleChannel(screen)
    channel.send("", "một\n".encode(), "a@b")
    assert raw.getvalue().decode() == "một\n"  # it does not wait for the stream to fill
    channel.close()
    channel.send("", b"hai\n", "a@b")
    assert raw.getvalue().decode() == "một\nhai\n"
