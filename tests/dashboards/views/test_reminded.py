"""Lines of the ledger of reminders, as people read them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from dashboards.views.reminded import GROUPS, advice, grouped, latest_first, reminded
from kpi.delivery import MessageState
from kpi.store.ledger import Entry
from targets.workdays import VIETNAM
from tests.kpi.matters import NOON, matter


def entry(state: MessageState = MessageState.SENT, day: date = date(2023, 6, 1), number: int | None = 7) -> Entry:
    """Return a line of the ledger."""
    return Entry(
        matter=matter(day=day),
        state=state,
        recorded_at=NOON,
        message=number,
        address="van-thu@ban-bo.example" if number else None,
        attempt=2,
        next_at=NOON,
        sent_at=NOON if state is MessageState.SENT else None,
        answer="250 OK",
    )


def test_a_line_says_who_was_told_what_and_what_came_of_it() -> None:
    (line,) = reminded([entry()])
    assert (line.number, line.unit_id, line.title, line.to) == (
        7,
        "ban-bo",
        "Báo cáo 6 tháng",
        "van-thu@ban-bo.example",
    )
    assert (line.state.vi, line.group, line.mark, line.channel.vi) == ("đã gửi", "sent", "✓", "thư điện tử")
    assert line.sent_at == datetime(2023, 6, 1, 12, tzinfo=VIETNAM)
    assert line.next_at is None


@pytest.mark.parametrize("state", MessageState)
def test_every_state_has_its_group_and_sign(state: MessageState) -> None:
    (line,) = reminded([entry(state)])
    assert (line.group, line.mark) == GROUPS[state]
    assert line.failed is (state is MessageState.FAILED)
    assert (line.next_at is not None) is (line.group == "waiting")


def test_what_was_never_sent_names_whose_contact_it_was() -> None:
    (line,) = reminded([entry(MessageState.SUPERSEDED, number=None)])
    assert (line.number, line.to, line.group) == (None, "ban-bo/van-thu", "dropped")


def test_the_latest_day_comes_first() -> None:
    lines = reminded([entry(day=date(2023, 6, day)) for day in (1, 5, 3)])
    assert [line.day.day for line in latest_first(lines)] == [5, 3, 1]


def test_lines_are_grouped_and_every_group_is_there() -> None:
    groups = grouped(reminded([entry(MessageState.FAILED), entry(), entry(day=date(2023, 6, 2))]))
    assert {name: len(lines) for name, lines in groups.items()} == {"failed": 1, "waiting": 0, "sent": 2, "dropped": 0}
    assert [line.day.day for line in groups["sent"]] == [2, 1]


@pytest.mark.parametrize(
    ("answer", "channel", "said"),
    [
        ("550 5.1.1 no such user", "mail", "Máy chủ không nhận địa chỉ này"),
        ("535 authentication failed", "mail", "Máy chủ thư không cho đăng nhập"),
        ("421 try later", "mail", "Xem lại đường mạng và máy chủ thư"),
        (None, "mail", "Xem lại đường mạng và máy chủ thư"),
        ("550", "webhook", "Xem lại số điện thoại và cổng tin nhắn"),
    ],
)
def test_what_to_do_follows_from_what_the_server_said(answer: str | None, channel: str, said: str) -> None:
    failed = entry(MessageState.FAILED)
    (line,) = reminded([replace(failed, answer=answer, matter=replace(failed.matter, channel=channel))])
    assert advice(line).vi.startswith(said)
