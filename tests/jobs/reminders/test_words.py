"""The clauses that say why someone is told."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from jobs.reminders.stages import Stage
from jobs.reminders.words import deadline_words, pace_words, refused_words, sent_back_words
from targets.deadlines import DeadlineKind, DeadlineRule, Roll, deadline_of
from targets.periods import Period, PeriodKind
from targets.workdays import vietnam_calendar
from tests.jobs.reminders.world import PLAN, returned, situation, vietnam

CALENDAR = vietnam_calendar()


def words(before: date, day: date) -> str:
    rule = DeadlineRule(kind=DeadlineKind.BEFORE, roll=Roll.STRICT, when=before)
    deadline = deadline_of(rule, Period(PeriodKind.YEAR, 2023), CALENDAR)
    assert deadline is not None
    return str(deadline_words(deadline, day, CALENDAR))


@pytest.mark.parametrize(
    ("day", "said"),
    [
        # Before Wednesday 15/11/2023: the last day, Tuesday 14/11, is worked.
        (date(2023, 11, 9), "còn 3 ngày làm việc; hạn cuối là hết thứ Ba 14/11/2023"),  # 10, 13, 14
        (date(2023, 11, 14), "hôm nay là ngày làm việc cuối cùng trong hạn (hạn cuối là hết ngày 14/11/2023)"),
        (date(2023, 11, 15), "đã quá hạn 1 ngày (hạn cuối là hết ngày 14/11/2023)"),
        (date(2023, 11, 17), "đã quá hạn 3 ngày (hạn cuối là hết ngày 14/11/2023)"),
    ],
)
def test_how_a_deadline_stands(day: date, said: str) -> None:
    assert words(date(2023, 11, 15), day) == said


def test_of_a_last_day_off_the_last_working_day_is_said_too() -> None:
    assert words(date(2023, 6, 5), date(2023, 6, 1)) == (
        "còn 1 ngày làm việc; hạn cuối là hết Chủ nhật 04/6/2023, ngày làm việc cuối cùng là thứ Sáu 02/6/2023"
    )


def test_a_file_with_mistakes_is_said_with_its_moment() -> None:
    assert refused_words(vietnam("2023-06-02T15:30")).vi == (
        "tệp nhận lúc 15:30 ngày 02/6/2023 có lỗi, chưa được tiếp nhận: đề nghị sửa và gửi lại"
    )


def test_a_report_sent_back_is_said_with_the_reason() -> None:
    step = returned("ban-bo", "2023-05-25T16:00", "Thiếu biên bản").step
    assert step is not None
    assert sent_back_words(vietnam("2023-05-20T09:00"), step).vi == (
        "báo cáo nhận lúc 09:00 ngày 20/5/2023 đã được trả lại lúc 16:00 ngày 25/5/2023 (Thiếu biên bản): "
        "đề nghị sửa và gửi lại"
    )


@pytest.mark.parametrize(
    ("period", "part", "vi", "en"),
    [
        ("2023", Fraction(3, 4), "đã qua 3/4 năm 2023", "3/4 of 2023 has passed"),
        ("2023-Q4", Fraction(1, 2), "đã qua 1/2 thời gian của quý IV/2023", "1/2 of Q4 2023 has passed"),
        ("2023", Fraction(1), "đã hết năm 2023", "2023 is over"),
    ],
)
def test_how_far_the_period_has_come(period: str, part: Fraction, vi: str, en: str) -> None:
    text = PLAN.replace(
        "period: 2023\n    each: {indicator: doi-thoai", f"period: {period}\n    each: {{indicator: doi-thoai"
    )
    [result, *_] = [
        r for r in situation("2023-05-15T08:00", text=text).open if r.promise.id == "doi-thoai" and not r.whole
    ]
    said = pace_words(result, Stage("pace", date(2023, 10, 2), part))
    assert said.vi == f"{vi}, chưa có báo cáo cho biết đã tổ chức hay chưa"
    assert said.en == f"{en}, no report says whether it was held"
