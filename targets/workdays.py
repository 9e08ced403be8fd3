"""Which days are worked in offices of the State, and why: weekends, public holidays, make-up Saturdays.

Three layers, the later one wins: Monday to Friday less the holidays that the `holidays` package knows, and its make-up
Saturdays; the swaps shipped in `targets.day_overrides`; the rows an office adds. A deadline two years off rests on
swaps not announced yet: compute it again when they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from zoneinfo import ZoneInfo

from targets.day_overrides import SHIPPED_OVERRIDES, DayOverride
from targets.wording import Sentence, say

#: The one time zone of the country, +07:00 all year.
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True)
class WorkCalendar:
    """The working days of the country with some overrides; `vietnam_calendar` makes one.

    >>> calendar = vietnam_calendar()
    >>> calendar.is_working(date(2023, 6, 4)), str(calendar.previous(date(2023, 6, 4)))
    (False, '2023-06-02')
    >>> str(calendar.why(date(2026, 1, 10)))
    'thứ Bảy 10/01/2026 là ngày làm bù, theo Công văn 12729/VPCP-KGVX ngày 25/12/2025'
    """

    overrides: tuple[DayOverride, ...]  #: in order of date, at most one a day

    def is_working(self, day: date) -> bool:
        """Say whether offices work that day."""
        override = self._override_of.get(day)
        if override is not None:
            return override.working
        year = _library_year(day.year)
        return day in year.made_up or (day.weekday() < _SATURDAY and day not in year.holidays)

    def why(self, day: date) -> Sentence | None:
        """Return why the day is off, or why a day usually off is worked, with the source; None for an ordinary day."""
        reason = self._reason(day)
        if reason is None:
            return None
        name = weekday_name(day)
        return say("{name} {day} {reason}", "{name} {day} {reason}", name=name, day=day, reason=reason)

    def previous(self, day: date) -> date:
        """Return the last working day that is not after the day."""
        while not self.is_working(day):
            day -= _ONE_DAY
        return day

    def next(self, day: date) -> date:
        """Return the first working day that is not before the day."""
        while not self.is_working(day):
            day += _ONE_DAY
        return day

    def add(self, day: date, n: int) -> date:
        """Return the n-th working day after the day, which itself is not counted; before it when n is negative.

        Zero returns the day itself, worked or not.
        """
        for _ in range(abs(n)):
            day = self.next(day + _ONE_DAY) if n > 0 else self.previous(day - _ONE_DAY)
        return day

    def count(self, start: date, end: date) -> int:
        """Return the number of working days from ``start`` to ``end``, the latter excluded; 0 when there is no day."""
        return sum(self.is_working(start + timedelta(days=n)) for n in range((end - start).days))

    def _reason(self, day: date) -> Sentence | None:
        weekend = day.weekday() >= _SATURDAY
        if override := self._override_of.get(day):
            words = (_MADE_UP if weekend else _WORKED) if override.working else _OFF
            return say(words.vi, words.en, source=override.source.place())
        known = _library_year(day.year)
        if day in known.made_up:
            return say(_MADE_UP.vi, _MADE_UP.en, source=_YEARLY)
        if day in known.holidays:
            source = _CULTURE_DAY if (day.month, day.day) == (11, 24) else _LABOUR_CODE
            return say(_HOLIDAY.vi, _HOLIDAY.en, holiday=known.holidays[day], source=source)
        return Sentence("là ngày nghỉ hằng tuần", "is a weekly day off") if weekend else None

    @cached_property
    def _override_of(self) -> dict[date, DayOverride]:
        return {override.day: override for override in self.overrides}


def vietnam_calendar(overrides: Iterable[DayOverride] = ()) -> WorkCalendar:
    """Return the working calendar with the shipped overrides and the given ones, of which the last for a day wins."""
    by_day = {override.day: override for override in (*SHIPPED_OVERRIDES, *overrides)}
    return WorkCalendar(tuple(by_day[day] for day in sorted(by_day)))


def weekday_name(day: date) -> Sentence:
    """Return the day of the week: thứ Hai … thứ Bảy, Chủ nhật.

    >>> weekday_name(date(2023, 6, 4)).vi, weekday_name(date(2023, 6, 2)).vi
    ('Chủ nhật', 'thứ Sáu')
    """
    return _WEEKDAYS[day.weekday()]


@dataclass(frozen=True, slots=True)
class _LibraryYear:
    """What the `holidays` package knows of one year."""

    holidays: dict[date, Sentence]  #: days off with their names, some of them on weekends
    made_up: frozenset[date]  #: Saturdays worked


@lru_cache(maxsize=64)
def _library_year(year: int) -> _LibraryYear:
    from holidays import country_holidays  # noqa: PLC0415  80 ms that most commands need not pay

    vietnamese = country_holidays("VN", years=year, language="vi")
    english = country_holidays("VN", years=year, language="en_US")
    return _LibraryYear(
        holidays={day: Sentence(name, english[day]) for day, name in vietnamese.items()},
        # Its Saturdays of other years, made up over a year's end, are among them and do no harm.
        made_up=frozenset(vietnamese.weekend_workdays),
    )


_ONE_DAY = timedelta(days=1)
_SATURDAY = 5  # as date.weekday() counts, from Monday = 0
_MADE_UP = Sentence("là ngày làm bù, theo {source}", "is a make-up working day, by {source}")
_WORKED = Sentence("là ngày làm việc, theo {source}", "is a working day, by {source}")
_OFF = Sentence("là ngày nghỉ, theo {source}", "is a day off, by {source}")
_HOLIDAY = Sentence("là ngày nghỉ lễ, tết: {holiday}, theo {source}", "is a public holiday: {holiday}, by {source}")
_LABOUR_CODE = Sentence("Bộ luật Lao động và lịch nghỉ của năm", "the Labour Code and the year's schedule")
_YEARLY = Sentence("lịch nghỉ lễ, tết của năm", "the year's holiday schedule")
_CULTURE_DAY = "Nghị quyết 80-NQ/TW ngày 07/01/2026"
_WEEKDAYS = (
    Sentence("thứ Hai", "Monday"),
    Sentence("thứ Ba", "Tuesday"),
    Sentence("thứ Tư", "Wednesday"),
    Sentence("thứ Năm", "Thursday"),
    Sentence("thứ Sáu", "Friday"),
    Sentence("thứ Bảy", "Saturday"),
    Sentence("Chủ nhật", "Sunday"),
)
