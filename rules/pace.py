"""How far a period has come, and how far what is to be done in it: "đã qua 3/4 năm 2023, chưa tổ chức".

Before the end nothing is a violation; pace says early what will be one if it goes on like this. It changes no verdict.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from targets.periods import Period, PeriodKind
from targets.wording import Sentence, say


@dataclass(frozen=True, slots=True)
class Pace:
    """Where something that is to be done so many times in a period stands on a day."""

    elapsed: Fraction  #: of the period: 0 before it, 1 after it
    done: Decimal | None  #: None: not known, which is not zero
    needed: Decimal
    words: Sentence

    @property
    def behind(self) -> bool:
        """Whether less is known to be done than this part of the period asks."""
        return Fraction(self.done or 0) < Fraction(self.needed) * self.elapsed


def pace(period: Period, today: date, done: Decimal | None, needed: Decimal) -> Pace:
    """Return the pace at the beginning of a day.

    Args:
        period: in which it is to be done.
        today: the day; what is done on it is not yet expected.
        done: how many times it was held.
        needed: how many times it must be.
    """
    part, passed = elapsed(period, today)
    words = say("{passed}, {state}", "{passed}, {state}", passed=passed, state=_state(done, needed))
    return Pace(part, done, needed, words)


def elapsed(period: Period, today: date) -> tuple[Fraction, Sentence]:
    """Return the part of a period that is over at the beginning of a day, and the same in words by whole months."""
    name = Sentence(period.name("vi"), period.name("en"))
    if today <= period.start:
        return Fraction(0), say("{name} chưa qua ngày nào", "no day of {name} has passed", name=name)
    if today >= period.end:
        return Fraction(1), say("đã hết {name}", "{name} is over", name=name)
    months = _months(period.start, period.end)
    passed = _months(period.start, today)
    days, of_days = (today - period.start).days, (period.end - period.start).days
    if period.kind in {PeriodKind.MONTH, PeriodKind.WEEK} or not passed:
        vi, en = "đã qua {days}/{all} ngày của {name}", "{days} of {all} days of {name} have passed"
        said = say(vi, en, days=days, all=of_days, name=name)
    else:
        part = Fraction(passed, months)
        written = f"{part.numerator}/{part.denominator}"
        vi = "đã qua {part} {name}" if period.kind is PeriodKind.YEAR else "đã qua {part} thời gian của {name}"
        said = say(vi, "{part} of {name} has passed", part=written, name=name)
    if period.kind is PeriodKind.WEEK:
        return Fraction(days, of_days), said
    begun = date(today.year, today.month, 1)
    length = (date(today.year + today.month // 12, today.month % 12 + 1, 1) - begun).days
    return (passed + Fraction((today - begun).days, length)) / months, said


def _months(start: date, end: date) -> int:
    """Return how many months begin after a first of a month, up to a day."""
    return (end.year - start.year) * 12 + end.month - start.month


def _state(done: Decimal | None, needed: Decimal) -> Sentence:
    if done is None:
        return Sentence("chưa có số liệu cho biết đã tổ chức hay chưa", "no figure says whether it was held")
    if not done and needed > 0:
        return Sentence("chưa tổ chức", "not held yet")
    if done >= needed:
        return say("đã đủ {done}/{needed}", "{done} of {needed} done", done=done, needed=needed)
    return say("mới được {done}/{needed}", "{done} of {needed} so far", done=done, needed=needed)
