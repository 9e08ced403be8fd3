"""How a plan writes a day: with its year, as a day of each year or month, or as a whole period.

A day without its year is written as XML Schema writes it: ``--06-05`` is 5 June each year, ``---25`` the 25th of the
last month of the reporting period. ``+1`` behind it means the year, or the month, after the period: ``--01-15+1``,
``---05+1``.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from targets.names import match_key
from targets.periods import Period, parse_period
from targets.wording import Sentence, say, write_date


@dataclass(frozen=True, slots=True)
class RecurringDay:
    """A day of each year or, without a month, of the last month of each reporting period.

    >>> RecurringDay(5, month=6).key, RecurringDay(5, month=6).name.vi, RecurringDay(31).name.vi
    ('--06-05', '05/6 hằng năm', 'ngày cuối của tháng cuối kỳ')
    """

    day: int  #: beyond the month's length it means the month's last day, so 31 is "cuối tháng"
    month: int | None = None
    after: bool = False  #: of the year, or the month, after the reporting period

    def __post_init__(self) -> None:
        """Refuse a day that no month has."""
        date(_LEAP_YEAR, self.month or 1, self.day)

    @property
    def key(self) -> str:
        """The day as plan files write it: --06-05, ---25, --01-15+1."""
        month = "" if self.month is None else f"{self.month:02d}"
        return f"--{month}-{self.day:02d}" + ("+1" if self.after else "")

    @property
    def name(self) -> Sentence:
        """The day in words."""
        if self.month is not None:
            day = date(_LEAP_YEAR, self.month, self.day)
            when = Sentence("năm sau", "of the next year") if self.after else Sentence("hằng năm", "each year")
            return Sentence(f"{write_date(day)[:-5]} {when.vi}", f"{write_date(day, 'en')[:-5]} {when.en}")
        day_words = Sentence("cuối", "the last day") if self.day == _LONGEST else self._numbered
        month = (
            Sentence("tháng sau kỳ", "the month after") if self.after else Sentence("tháng cuối kỳ", "the last month")
        )
        return say("ngày {day} của {month}", "{day} of {month}", day=day_words, month=month)

    def in_period(self, period: Period) -> date:
        """Return the day that is meant in a reporting period.

        >>> from targets.periods import PeriodKind
        >>> second_quarter = Period(PeriodKind.QUARTER, 2024, 2)
        >>> str(RecurringDay(5, after=True).in_period(second_quarter)), str(RecurringDay(31).in_period(second_quarter))
        ('2024-07-05', '2024-06-30')
        """
        if self.month is not None:
            year, month = period.year + self.after, self.month
        else:
            of = period.end if self.after else period.last_day
            year, month = of.year, of.month
        return date(year, month, min(self.day, monthrange(year, month)[1]))

    @property
    def _numbered(self) -> Sentence:
        return Sentence(f"{self.day:02d}", f"day {self.day}")


#: A day, a day without its year, or a period for all its days.
When = date | RecurringDay | Period


def parse_when(text: str) -> When | None:
    """Return the day or period that the whole text names, or None when it names none.

    Reads 2023-06-05 and 05/6/2023, the keys of `RecurringDay`, the words of Bộ luật Dân sự 2015, Điều 146 (đầu, giữa,
    cuối năm are 1/1, 30/6, 31/12; đầu, giữa, cuối tháng the 1st, the 15th, the last day), what `parse_period` does.

    >>> parse_when("05/6/2023"), parse_when("cuối năm").key, parse_when("2023-Q4").key, parse_when("31/6/2023")
    (datetime.date(2023, 6, 5), '--12-31', '2023-Q4', None)
    """
    words = match_key(text)
    if words in _WORDS:
        return _WORDS[words]
    for pattern in (_ISO_DAY, _VIETNAMESE_DAY, _RECURRING_DAY):
        if found := pattern.fullmatch(words):
            return _day(found.groupdict())
    return parse_period(text)


def when_key(when: When) -> str:
    """Return the text that `parse_when` reads back."""
    return when.isoformat() if isinstance(when, date) else when.key


_LEAP_YEAR = 2000
_LONGEST = 31  # days of a month
_ISO_DAY = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
_VIETNAMESE_DAY = re.compile(
    rf"(?:{match_key('ngày')} )?(?P<day>[0-9]{{1,2}})[-/](?P<month>[0-9]{{1,2}})[-/](?P<year>[0-9]{{4}})"
)
_RECURRING_DAY = re.compile(r"--(?P<month>[0-9]{2})?-(?P<day>[0-9]{2})(?P<after>\+1)?")
_WORDS = {
    match_key(words): day
    for words, day in {
        "đầu năm": RecurringDay(1, 1),
        "giữa năm": RecurringDay(30, 6),
        "cuối năm": RecurringDay(31, 12),
        "đầu tháng": RecurringDay(1),
        "giữa tháng": RecurringDay(15),
        "cuối tháng": RecurringDay(31),
    }.items()
}


def _day(parts: dict[str, str | None]) -> date | RecurringDay | None:
    numbers = {name: int(text) for name, text in parts.items() if text is not None}
    try:
        if "year" in numbers:
            return date(numbers["year"], numbers["month"], numbers["day"])
        return RecurringDay(numbers["day"], numbers.get("month"), after="after" in numbers)
    except ValueError:  # 31/6, or month 13
        return None
