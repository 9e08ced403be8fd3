"""A digest in words: subject, plain text, HTML, and the same in 400 characters."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import settings as bounds
from hypothesis import strategies as st

from jobs.reminders.planning import plan_digests
from jobs.reminders.render import BRIEF, render
from jobs.reminders.texts import texts_of
from kpi.outbox import Attachment, Digest, Ledger
from targets.wording import Language
from tests.jobs.reminders.world import UNITS, situation, vietnam
from tests.kpi.world import submission

TEXTS, _ = texts_of({})
OFFICE = "Phòng Nội vụ"


def digest(recipient: str, at: str, own: str = "") -> Digest:
    sent = submission("khun-ha", "2023-H1", "2023-05-20T09:00", doi_thoai=1)
    found = plan_digests(situation(at, sent, own=own), vietnam(at), Ledger()).digests
    return next(one for one in found if one.recipient == recipient)


class Cells(HTMLParser):
    """The cells of the rows of a table."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002  as HTMLParser calls it
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data.strip()


def cells(html: str) -> list[list[str]]:
    parser = Cells()
    parser.feed(html.partition("<table")[2].partition("</table>")[0].join(["<table", "</table>"]))
    return parser.rows


def test_a_reminder_before_the_deadline_word_for_word() -> None:
    form = Attachment("kh-2023_2023-H1_ban-bo.xlsx", "application/x", b"")
    found = render(digest("ban-bo/van-thu", "2023-05-30T08:00"), TEXTS, OFFICE, attachments=(form,))
    assert found.subject == "Nhắc việc: Báo cáo 6 tháng (ngày 30/5/2023)"
    assert (
        found.text
        == """\
Kính gửi: Văn thư xã Bản Bo

Phòng Nội vụ xin nhắc các việc sau (tính đến ngày 30/5/2023):

1. Báo cáo 6 tháng
   Đơn vị: xã Bản Bo
   Hạn cuối: hết ngày 04/6/2023 (ngày làm việc cuối cùng: 02/6/2023)
   ▲ Còn 3 ngày làm việc; hạn cuối là hết Chủ nhật 04/6/2023, ngày làm việc cuối cùng là thứ Sáu 02/6/2023.

Kèm theo: kh-2023_2023-H1_ban-bo.xlsx.

Nếu việc đã làm xong trước khi thư này đến, xin bỏ qua lời nhắc.
Thư do chương trình Đôn Đốc gửi tự động thay mặt Phòng Nội vụ.
"""
    )
    assert found.brief == (
        "Phòng Nội vụ gửi Văn thư xã Bản Bo, ngày 30/5/2023: Báo cáo 6 tháng: còn 3 ngày làm việc; hạn cuối là hết Chủ "
        "nhật 04/6/2023, ngày làm việc cuối cùng là thứ Sáu 02/6/2023."
    )
    assert found.attachments == (form,)


def test_the_table_says_the_same_in_few_columns() -> None:
    found = render(digest("ban-bo/van-thu", "2023-05-30T08:00"), TEXTS, OFFICE)
    heading, row = cells(found.html)
    assert heading == ["STT", "Việc", "Đơn vị", "Hạn cuối (hết ngày)", "Tình hình"]
    assert row[:4] == ["1", "Báo cáo 6 tháng", "xã Bản Bo", "04/6/2023"]
    assert row[4].startswith("▲ Còn 3 ngày làm việc")
    assert len(heading) <= 8
    assert '<html lang="vi">' in found.html
    assert "Kèm theo" not in found.html


def test_those_above_are_told_once_of_all_units_of_which_the_same_is_said() -> None:
    found = render(digest("office/chuyen-vien", "2023-06-07T08:00"), TEXTS, OFFICE)
    assert found.subject == "Quá hạn: Báo cáo 6 tháng, 3 đơn vị (ngày 07/6/2023)"
    assert "Các việc cần theo dõi (tính đến ngày 07/6/2023):" in found.text
    assert "   Đơn vị: xã Bản Bo, xã Bản Hon, xã Thèn Sin\n" in found.text
    assert "■ Đã quá hạn 3 ngày (hạn cuối là hết ngày 04/6/2023)." in found.text
    assert "xin bỏ qua lời nhắc" not in found.text


def test_the_unit_above_is_told_and_not_reminded() -> None:
    found = render(digest("huyen/van-phong", "2023-06-14T08:00"), TEXTS, OFFICE)
    assert "Các việc cần theo dõi (tính đến ngày 14/6/2023):" in found.text
    assert "xin nhắc" not in found.text + found.html


def test_several_matters_are_counted_in_the_subject() -> None:
    found = render(digest("ban-bo/van-thu", "2023-07-03T08:00"), TEXTS, "")
    assert found.subject == "Quá hạn: 2 việc (ngày 03/7/2023)"
    assert "Xin nhắc các việc sau" in found.text
    assert "2. Đối thoại hai lần trong năm" in found.text


def test_in_english() -> None:
    found = render(digest("ban-bo/van-thu", "2023-06-02T08:00"), TEXTS, OFFICE, "en")
    assert found.subject == "Reminder: Báo cáo 6 tháng (2 Jun 2023)"
    assert "▲ Today is the last working day in time (the last day is 4 Jun 2023)." in found.text
    assert '<html lang="en">' in found.html


def test_a_duty_may_have_its_own_words() -> None:
    texts, issues = texts_of(
        {"duty-bao-cao.vi.txt": "đề nghị gửi bản có ký số trước {{ last_working_day }}\n(còn {{ days_left }} ngày)"}
    )
    assert issues == ()
    found = render(digest("ban-bo/van-thu", "2023-05-30T08:00"), texts, OFFICE)
    assert "▲ Đề nghị gửi bản có ký số trước 02/6/2023 (còn 3 ngày)." in found.text
    assert "đề nghị gửi bản có ký số trước 02/6/2023" in found.brief


def test_a_name_with_signs_of_html_stays_a_name() -> None:
    units = UNITS.replace("role: Văn thư, email: van-thu@ban-bo.example", "role: '<script>', email: x@ban-bo.example")
    at = "2023-05-30T08:00"
    planned = plan_digests(situation(at, units=units), vietnam(at), Ledger())
    found = render(planned.digests[0], TEXTS, OFFICE)
    assert "<script>" not in found.html
    assert "<script>" in found.text


@pytest.mark.parametrize("language", ["vi", "en"])
@bounds(max_examples=25)
@given(times=st.integers(1, 60), name=st.text(min_size=1, max_size=300))
def test_the_short_form_keeps_to_its_length_and_the_subject_to_one_line(
    language: Language, times: int, name: str
) -> None:
    one = digest_of_thirtieth()
    many = tuple(
        type(m)(**{**{f: getattr(m, f) for f in type(m).__slots__}, "title": f"{name} {n}"})
        for n in range(times)
        for m in one.matters
    )
    found = render(
        Digest(one.recipient, one.address, one.channel, one.day, many, one.token, name), TEXTS, name, language
    )
    assert len(found.brief) <= BRIEF
    assert "\n" not in found.subject


def digest_of_thirtieth() -> Digest:
    return _THIRTIETH


_THIRTIETH = digest("ban-bo/van-thu", "2023-05-30T08:00")
