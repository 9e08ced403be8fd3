"""What a plan asks its units to report: indicators, periods, and until when."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, model_validator

from targets.periods import Basis, Period
from targets.plan_values import Figure, PeriodField
from targets.recurrence import Recurrences
from targets.wording import say
from targets.written_values import Day, Id
from targets.yaml_file import Written, refuse


class Closing(Written):
    """When the figures of a period are final ("chốt số liệu"): nothing is taken any more, unless it is unlocked."""

    period: PeriodField
    last_day: Day  #: the last day on which reports and corrections are taken


class Form(Written):
    """What a unit is asked to report, period by period; a figure is that of its period, from its first day on."""

    title: str
    indicators: tuple[Id, ...]
    periods: tuple[PeriodField, ...] = ()
    every: Recurrences = ()  #: periods that recur, within the plan's
    basis: Basis = "calendar"  #: the days its figures are taken from
    letterhead: Literal["state", "party"] = "state"  #: whose paper it is printed as
    counts: Literal["submitted", "accepted"] = "submitted"  #: from which state on a report counts
    closings: tuple[Closing, ...] = ()  #: periods without one stay open
    leap: Annotated[Figure, Field(gt=1)] | None = Decimal(10)  #: a figure so many times the last one is asked about

    @model_validator(mode="after")
    def _asked_for_some_period(self) -> Form:
        if not self.periods and not self.every:
            raise refuse(say("biểu cần “periods” hoặc “every”", "a form needs “periods” or “every”"))
        return self

    def last_day(self, period: Period) -> date | None:
        """Return the last day on which reports for a period are taken; None: there is none."""
        return next((closing.last_day for closing in self.closings if closing.period == period), None)
