"""How a plan file writes that something recurs: one entry, and one occurrence for each period.

::

    every: month                                        # hằng tháng, trong kỳ của nhiệm vụ
    every: {period: quarter, from: 2026-04-01}          # hằng quý, từ quý II
    every:                                              # 06 tháng và 01 năm, mỗi kỳ một hạn
      - {period: H1, deadline: {before: --06-05, roll: strict}}
      - {period: year, deadline: {before: --11-15, roll: strict}}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, islice
from typing import Annotated

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema

from targets.due import Due
from targets.periods import Period, PeriodKind, parse_period, periods_of
from targets.wording import Sentence, say
from targets.written_values import RECURRING, Day
from targets.yaml_file import Written, refuse


@dataclass(frozen=True, slots=True)
class Recurring:
    """The periods of one kind, of every year: all of them, or the one of a number.

    >>> from datetime import date
    >>> [period.key for period in Recurring(PeriodKind.QUARTER).within(date(2026, 4, 1), date(2027, 1, 1))]
    ['2026-Q2', '2026-Q3', '2026-Q4']
    """

    kind: PeriodKind
    index: int | None = None  #: None: each of the year

    @property
    def key(self) -> str:
        """The text a plan file has: "month", "H1"."""
        if self.index is None:
            return self.kind.value
        return Period(self.kind, _ANY_YEAR, self.index).key.removeprefix(f"{_ANY_YEAR}-")

    @property
    def name(self) -> Sentence:
        """How often, in words: "hằng tháng", "6 tháng đầu năm, hằng năm"."""
        if self.index is None:
            return _EACH[self.kind]
        one = Period(self.kind, _ANY_YEAR, self.index)
        vi = one.name().removesuffix(f" {_ANY_YEAR}").removesuffix(f"/{_ANY_YEAR}")
        return Sentence(f"{vi}, hằng năm", f"{one.name('en').replace(f' {_ANY_YEAR}', '')} of each year")

    def matches(self, period: Period) -> bool:
        """Say whether a period is one of these."""
        return period.kind is self.kind and self.index in {None, period.index}

    def within(self, start: date, end: date) -> Iterator[Period]:
        """Yield the periods that lie from ``start`` to before ``end``, in order."""
        years = range(start.year, (end - _ONE_DAY).year + 1)
        every = chain.from_iterable(periods_of(year, self.kind) for year in years)
        return (period for period in every if self.matches(period) and period.lies_within(start, end))


def parse_recurring(text: str) -> Recurring | None:
    """Return the periods a text names, or None: "month", "half-year"; "H1", "Q4", "12" for one of each year.

    >>> parse_recurring("month").kind.value, parse_recurring("h1").index, parse_recurring("2026-H1")
    ('month', 1, None)
    """
    name = text.strip().casefold()
    if name in set(PeriodKind):
        return Recurring(PeriodKind(name))
    period = parse_period(f"{_ANY_YEAR}-{name}") if name and not name[0].isspace() else None
    return Recurring(period.kind, period.index) if period is not None else None


def _recurring(value: object) -> Recurring:
    found = value if isinstance(value, Recurring) else parse_recurring(str(value))
    if found is None:
        raise refuse(
            say(
                "không hiểu “{value}”; viết week, month, quarter, half-year, nine-months, year, hoặc H1, Q4, 9M, 12",
                "unknown “{value}”; write week, month, quarter, half-year, nine-months, year, or H1, Q4, 9M, 12",
                value=str(value)[:60],
            )
        )
    return found


RecurringField = Annotated[
    Recurring,
    BeforeValidator(_recurring),
    PlainSerializer(lambda recurring: recurring.key, return_type=str, when_used="json"),
    WithJsonSchema(RECURRING),
]


class Recurrence(Written):
    """Periods that recur, and between which days; without days, within the period of what recurs."""

    period: RecurringField
    from_: Day | None = Field(None, alias="from")  #: no period that begins before it
    until: Day | None = None  #: the last day: no period that ends after it

    def periods(self, within: Period) -> Iterator[Period]:
        """Yield the periods meant, in order; ``within`` is the period of what recurs."""
        end = within.end if self.until is None else self.until + _ONE_DAY
        return self.period.within(within.start if self.from_ is None else self.from_, end)


class Every(Recurrence):
    """Periods for each of which a duty is due, and by when."""

    deadline: Due | None = None  #: as in the duty when it is not given


def recurring_periods(entries: Iterable[Recurrence], within: Period) -> tuple[Period, ...]:
    """Return every period of some entries, those that end first before the others."""
    found = {period for entry in entries for period in entry.periods(within)}
    return tuple(sorted(found, key=lambda period: (period.end, -period.start.toordinal())))


def check_recurrence(entries: Iterable[Every], within: Period, deadline: Due | None) -> None:
    """Refuse entries that give no period, too many, one period twice, or one fixed day for several periods.

    Args:
        entries: of a duty.
        within: the duty's period.
        deadline: the duty's own.
    """
    seen: set[Period] = set()
    for entry in entries:
        periods = list(islice(entry.periods(within), _MOST + 1))
        if not 0 < len(periods) <= _MOST:
            raise refuse(
                say(
                    "“every: {key}” phải cho từ 1 đến {most} kỳ trong thời gian đã nêu",
                    "“every: {key}” must give 1 to {most} periods in the time named",
                    key=entry.period.key,
                    most=_MOST,
                )
            )
        due = entry.deadline or deadline
        if len(periods) > 1 and due is not None and due.is_fixed:
            raise refuse(
                say(
                    "hạn của nhiệm vụ định kỳ không ghi năm: viết --06-05, ---05+1, hoặc days kèm after",
                    "the deadline of what recurs has no year: write --06-05, ---05+1, or days with after",
                )
            )
        if not seen.isdisjoint(periods):
            raise refuse(say("“every” nêu một kỳ hai lần", "“every” names a period twice"))
        seen.update(periods)


def _entries(value: object) -> object:
    """Return the entries of a list, or of one entry; a bare word is the period of one."""
    many = value if isinstance(value, list | tuple) else (value,)
    return tuple({"period": one} if isinstance(one, str | int) else one for one in many)


Recurrences = Annotated[
    tuple[Recurrence, ...],
    BeforeValidator(
        _entries, json_schema_input_type=RecurringField | Recurrence | tuple[RecurringField | Recurrence, ...]
    ),
]
Everies = Annotated[
    tuple[Every, ...],
    BeforeValidator(_entries, json_schema_input_type=RecurringField | Every | tuple[RecurringField | Every, ...]),
]
_ANY_YEAR = 2020  # with 53 weeks
_ONE_DAY = timedelta(days=1)
_MOST = 1000  # periods: a week for twenty years; more are a slip in a date
_EACH = {
    PeriodKind.WEEK: Sentence("hằng tuần", "each week"),
    PeriodKind.MONTH: Sentence("hằng tháng", "each month"),
    PeriodKind.QUARTER: Sentence("hằng quý", "each quarter"),
    PeriodKind.HALF_YEAR: Sentence("6 tháng một lần", "each half-year"),
    PeriodKind.NINE_MONTHS: Sentence("9 tháng, hằng năm", "nine months of each year"),
    PeriodKind.YEAR: Sentence("hằng năm", "each year"),
}
