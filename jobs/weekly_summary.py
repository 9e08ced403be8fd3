"""The weekly summary for leaders: which duties are overdue, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from jobs.reminders.recipients import Directory, Recipient
from jobs.reminders.situation import Situation
from jobs.reminders.stage_words import WEEKLY
from kpi.evaluation.results import Result
from kpi.outbox import Digest, Matter, PlannedDay, token_of
from rules.duty_rule import State
from targets.wording import say
from targets.workdays import VIETNAM


def weekly_summary(situation: Situation, now: datetime) -> PlannedDay:
    """Return the week's message to each leader; none in a week in which nothing is overdue, nor on a day off."""
    day = now.astimezone(VIETNAM).date()
    overdue = tuple(_overdue(situation, day.isocalendar()[:2], now))
    if not overdue or not situation.calendar.is_working(day):
        return PlannedDay()
    leaders = Directory(situation.registry, situation.settings, day).leaders
    return PlannedDay(tuple(_digest(leader, overdue) for leader in leaders))


def _digest(leader: Recipient, overdue: tuple[Matter, ...]) -> Digest:
    matters = tuple(replace(matter, recipient=leader.id, channel=leader.channel) for matter in overdue)
    day = matters[0].day
    token = token_of(leader.id, leader.channel, day, matters)
    return Digest(leader.id, leader.address, leader.channel, day, matters, token, leader.name)


def _overdue(situation: Situation, week: tuple[int, int], now: datetime) -> Iterator[Matter]:
    """Yield a matter for each duty that is overdue anywhere, the longest overdue first; to whom is still open."""
    together: dict[tuple[str, str], list[Result]] = {}
    for result in situation.open:
        if result.standing is not None and result.standing.state is State.OVERDUE:
            together.setdefault((result.plan.id, result.promise.id), []).append(result)
    day = now.astimezone(VIETNAM).date()
    for (plan, duty), results in sorted(together.items(), key=lambda one: one[1][0].deadline.last_day):
        first = min(results, key=lambda result: result.deadline.last_day)
        yield Matter(
            obligation=f"week/{week[0]}-W{week[1]:02}/{plan}/{duty}",
            recipient="",
            stage=WEEKLY,
            channel="",
            day=day,
            why=say(
                "quá hạn {days} ngày, {n} đơn vị chưa thực hiện: {units}",
                "{days} days overdue, not done by {n} units: {units}",
                days=(day - first.deadline.last_day).days,
                n=len(results),
                units=", ".join(result.unit.label for result in results),
            ),
            plan=plan,
            duty=duty,
            title=first.promise.title,
            unit=first.plan.unit,
            unit_name=situation.settings.office,
            period=first.period.key,
            last_day=first.deadline.last_day,
            last_working_day=first.deadline.last_working_day,
            days_late=(day - first.deadline.last_day).days,
        )
