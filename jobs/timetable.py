"""The timetable of the worker: what is done when. What is due and was not done, because no worker ran, is done late.

Each entry is done once for its slot, whichever of several workers does it; of several slots that were missed only the
last is made up for. Messages themselves go out at every tick and need no slot.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from jobs.chores import back_up, check_integrity, keep_snapshot, plan_reminders, plan_summary, tidy_up
from jobs.workspace import Workspace
from targets.wording import Sentence
from targets.workdays import VIETNAM, vietnam_calendar


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is done again and again."""

    name: str
    what: Sentence
    slot: Callable[[datetime], datetime]  #: the last moment, up to the one given, at which it was to be done
    run: Callable[[Workspace, datetime], Sentence]  #: does it, and returns what was done


def every(minutes: int) -> Callable[[datetime], datetime]:
    """Return slots of so many minutes each, counted from midnight in Vietnam."""

    def slot(now: datetime) -> datetime:
        midnight = datetime.combine(now.astimezone(VIETNAM), time(), VIETNAM)
        passed = (now - midnight) // timedelta(minutes=minutes)
        return midnight + passed * timedelta(minutes=minutes)

    return slot


def daily(hour: int, minute: int = 0) -> Callable[[datetime], datetime]:
    """Return a slot a day, at an hour in Vietnam."""
    return _at(hour, minute, lambda _: True)


def weekly(hour: int, minute: int = 0) -> Callable[[datetime], datetime]:
    """Return a slot a week, on its first working day at an hour in Vietnam; a week without one has none.

    On a day off nothing of the week is due: what a machine that was off has missed of it is made up for on its next
    working day.
    """
    calendar = vietnam_calendar()

    def opens(day: datetime) -> bool:
        before = (day.date() - timedelta(days=n) for n in range(1, day.weekday() + 1))
        return calendar.is_working(day.date()) and not any(map(calendar.is_working, before))

    last = _at(hour, minute, opens)

    def slot(now: datetime) -> datetime:
        day = now.astimezone(VIETNAM).date()
        if calendar.is_working(day):
            return last(now)
        return last(datetime.combine(day - timedelta(days=day.weekday()), time(), VIETNAM))

    return slot


def _at(hour: int, minute: int, fits: Callable[[datetime], bool]) -> Callable[[datetime], datetime]:
    def days(now: datetime) -> Iterator[datetime]:
        day = datetime.combine(now.astimezone(VIETNAM), time(hour, minute), VIETNAM)
        while True:
            yield day
            day -= timedelta(days=1)

    return lambda now: next(day for day in days(now) if day <= now and fits(day))


TIMETABLE = (
    Entry("plan", Sentence("Lập danh sách việc cần nhắc", "Plan reminders"), every(15), plan_reminders),
    Entry("summary", Sentence("Tổng hợp tuần cho lãnh đạo", "Weekly summary"), weekly(7, 30), plan_summary),
    Entry(
        "evaluate", Sentence("Ghi kết quả đánh giá trong ngày", "Keep the day's evaluation"), daily(5), keep_snapshot
    ),
    Entry("backup", Sentence("Sao lưu", "Back up"), daily(1), back_up),
    Entry("integrity", Sentence("Kiểm tra toàn vẹn dữ liệu", "Check the data"), daily(2), check_integrity),
    Entry("tidy", Sentence("Dọn nhật ký", "Tidy the log"), daily(3), tidy_up),
)
