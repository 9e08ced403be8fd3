"""What the office knows when a file arrives: its plans, its units, and what is looked up in them again and again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from kpi.intake.indicators import Asked, asked_of
from targets.periods import Period
from targets.plan import Plan
from targets.units import Registry, Unit
from targets.workdays import VIETNAM


@dataclass(frozen=True)  # without slots, for the cached look-ups
class Known:
    """What the office knows when a file arrives."""

    plans: Mapping[str, Plan]
    registry: Registry
    received_at: datetime
    revisions: Mapping[str, int] = field(default_factory=dict)  #: of each plan, by id, as far as they are known

    def day(self, period: Period | None) -> date:
        """Return the day on which a unit is sought: that of arrival, as far as the period reaches.

        So a name that one unit after another bore within the period means who bore it when the report came.
        """
        if period not in self._days:
            arrived = self.received_at.astimezone(VIETNAM).date()
            self._days[period] = arrived if period is None else max(period.start, min(arrived, period.last_day))
        return self._days[period]

    @cached_property
    def _days(self) -> dict[Period | None, date]:
        return {}

    def addresses(self, plan: Plan, period: Period, unit: Unit) -> bool:
        """Say whether any of a plan's promises is addressed to a unit within a period."""
        key = plan.id, period
        if key not in self._addressed:
            rosters = (self.registry.roster_over(p.to.selector(), period.start, period.end) for p in plan.promises)
            self._addressed[key] = frozenset(unit.id for roster in rosters for unit in roster)
        return unit.id in self._addressed[key]

    @cached_property
    def _addressed(self) -> dict[tuple[str, Period], frozenset[str]]:
        return {}

    def coded(self, code: str, plan: Plan, period: Period) -> Unit | None:
        """Return the unit whose code this is beyond doubt, if the plan addresses it."""
        found = [unit for unit in self.by_code.get(code, ()) if unit.in_force(self.day(period))]
        sure = len(found) == 1 and code.isdecimal() and self.addresses(plan, period, found[0])
        return found[0] if sure else None

    def asked(self, plan: Plan) -> Asked:
        """Return the indicators that a plan's form asks for."""
        if plan.id not in self._asked:
            self._asked[plan.id] = asked_of(plan)
        return self._asked[plan.id]

    @cached_property
    def _asked(self) -> dict[str, Asked]:
        return {}

    @cached_property
    def names(self) -> frozenset[str]:
        """The units' names and labels as written, for lists of thousands."""
        return frozenset(name for unit in self.registry.units for name in (unit.name, unit.label))

    @cached_property
    def by_code(self) -> Mapping[str, tuple[Unit, ...]]:
        """The units by code as written, for lists of thousands."""
        found: dict[str, tuple[Unit, ...]] = {}
        for unit in self.registry.units:
            if unit.code is not None:
                found[unit.code] = (*found.get(unit.code, ()), unit)
        return found
