"""To whom a promise, or a check of reports, is addressed."""

from __future__ import annotations

from targets.units import RosterSelector
from targets.yaml_file import Written


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
