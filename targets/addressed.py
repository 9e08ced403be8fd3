"""To whom a promise, or a check of reports, is addressed."""

from __future__ import annotations

from enum import StrEnum

from targets.units import RosterSelector
from targets.yaml_file import Written


class PartPolicy(StrEnum):
    """Whether a unit that is in force for only part of a period is expected to report for it."""

    ANY_DAY = "any_day"  #: yes
    LAST_DAY = "last_day"  #: if it is in force on the period's last day, so that one that follows another reports
    WHOLE = "whole"  #: no


class Addressed(Written):
    """To whom a promise is addressed; with the units in force it gives the roster, and so the denominator."""

    groups: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    under: str | None = None
    exclude: tuple[str, ...] = ()
    note: str | None = None  #: what of the plan's words this does not cover, said beside every result

    def selector(self) -> RosterSelector:
        """Return the selector that the registry of units understands."""
        return RosterSelector(self.groups, self.units, self.under, self.kinds, self.exclude)
