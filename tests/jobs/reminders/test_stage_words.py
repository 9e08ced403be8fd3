"""Stages in words: every stage that planning knows has some."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from jobs.reminders.stage_words import WEEKLY, stage_words
from jobs.reminders.stages import deadline_stages, escalations, pace_stages, returned_stage
from kpi.settings import Reminders
from targets.deadlines import Deadline
from targets.workdays import VIETNAM, vietnam_calendar


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        ("before-15", "nhắc trước hạn 15 ngày làm việc"),
        ("last-day", "ngày làm việc cuối cùng trong hạn"),
        ("after-3", "quá hạn 3 ngày làm việc"),
        ("escalate-8", "báo cấp trên, quá hạn 8 ngày làm việc"),
        ("pace-3-4", "đã qua 3/4 thời gian"),
        ("ended", "đã hết thời gian"),
        ("returned-20230602T101500", "báo cáo bị trả lại"),
        ("weekly", "tổng hợp tuần"),
        ("mai-sau", "mai-sau"),  # of a later version
    ],
)
def test_in_words(stage: str, words: str) -> None:
    assert stage_words(stage).vi == words


def test_every_stage_has_words() -> None:
    calendar, year, own = vietnam_calendar(), (date(2023, 1, 1), date(2023, 12, 31)), Reminders()
    deadline = Deadline(date(2023, 6, 4), date(2023, 6, 2), datetime(2023, 6, 5, tzinfo=VIETNAM), ())
    stages = [
        *deadline_stages(deadline, own, calendar, year[1]),
        *pace_stages(*year, own, calendar, date(2024, 2, 1)),
        *escalations(deadline, own, calendar, year[1], "office"),
        returned_stage(datetime(2023, 6, 2, tzinfo=VIETNAM), calendar),
    ]
    assert len(stages) > 10
    for name in (*(stage.name for stage in stages), WEEKLY):
        assert stage_words(name).vi != name
        assert stage_words(name).en != name
