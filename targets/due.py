"""How a plan file writes a deadline; `targets.deadlines` says what it means.

::

    deadline: {before: 2023-06-05, roll: strict}          # trước ngày 05/6/2023
    deadline: {by: --11-15, roll: strict}                 # chậm nhất ngày 15/11 hằng năm
    deadline: {during: 2023-Q4, roll: strict}             # trong quý IV năm 2023
    deadline: {working_days: 5, after: period-end, roll: next-working-day}

``roll`` is never assumed: whether a last day off moves to the next working day is for the plan's reader to say.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema, model_validator

from targets.deadlines import Anchor, DayUnit, DeadlineKind, DeadlineRule, Roll
from targets.periods import Basis, Period
from targets.wording import say
from targets.written_days import When, parse_when, when_key
from targets.written_values import WHEN, Hour
from targets.yaml_file import Written, refuse


def _when(value: object) -> When:
    found = value if type(value) is date else parse_when(str(value))  # a datetime is no day
    if found is None:
        raise refuse(
            say(
                "không hiểu ngày “{value}”; viết như 2023-06-05, --06-05 (hằng năm) hoặc 2023-Q4",
                "“{value}” is not a day; write 2023-06-05, --06-05 (each year) or 2023-Q4",
                value=str(value)[:60],
            )
        )
    return found


WhenField = Annotated[
    When,
    BeforeValidator(_when),
    PlainSerializer(when_key, return_type=str, when_used="json"),
    WithJsonSchema(WHEN),
]
#: So many days; a longer time is said as a date.
Count = Annotated[int, Field(ge=-1000, le=1000)]
_NAMED = ("before", "by", "on", "during", "from")


class Due(Written):
    """A deadline in a plan file: one of before, by, on, during, from … to, or a count of days."""

    roll: Roll
    before: WhenField | None = None
    by: WhenField | None = None
    on: WhenField | None = None
    during: WhenField | None = None
    from_: WhenField | None = Field(None, alias="from")
    to: WhenField | None = None  #: the last day of ``from``, included
    days: Count | None = None
    working_days: Count | None = None
    after: Anchor | None = None  #: from when days are counted, when no ``from`` is given
    basis: Basis = "calendar"
    hour: Hour | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> Due:
        try:
            self.rule()
        except ValueError:
            raise refuse(
                say(
                    "cần đúng một cách nói hạn: before, by, on, during, from … to, hoặc days/working_days kèm after",
                    "say the deadline in one way: before, by, on, during, from … to, or days/working_days with after",
                )
            ) from None
        return self

    @property
    def is_fixed(self) -> bool:
        """Whether a day or a period is named with its year, so that the deadline is the same for every period."""
        named = (self.before, self.by, self.on, self.during, self.from_, self.to)
        return any(isinstance(when, date | Period) for when in named)

    def rule(self) -> DeadlineRule:
        """Return the deadline as a rule.

        Raises:
            ValueError: the keys given do not make one.
        """
        named = {kind: getattr(self, "from_" if kind == "from" else kind) for kind in _NAMED}
        given = [(kind, when) for kind, when in named.items() if when is not None]
        if len(given) + (self.after is not None) != 1 or None not in (self.days, self.working_days):
            raise ValueError(given)
        kind, when = given[0] if given else ("relative", None)
        return DeadlineRule(
            kind=DeadlineKind(kind),
            roll=self.roll,
            when=when,
            until=self.to,
            count=self.working_days if self.working_days is not None else self.days,
            unit=DayUnit.WORKING_DAY if self.working_days is not None else DayUnit.DAY,
            anchor=self.after or Anchor.PERIOD_END,
            basis=self.basis,
            hour=self.hour,
        )
