"""Looks the audit trail over: whether the chain holds, and whether what it tells of is still as it was written."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Engine

from kpi.audit import Break, Head, Link, breaks
from kpi.store.audit import head, links
from kpi.store.audit_rows import Trail, differences, untold
from kpi.store.engine import reading


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found."""

    head: Head  #: to be kept elsewhere
    breaks: tuple[Break, ...]  #: in the chain, by number
    differences: tuple[Break, ...]  #: between the trail and what it tells of
    untold: int  #: rows from before there was a trail

    @property
    def holds(self) -> bool:
        """Say whether all is as it was written."""
        return not self.breaks and not self.differences


def verify_audit(engine: Engine, kept: str | None = None) -> Verified:
    """Verify the whole trail.

    Args:
        engine: the database.
        kept: the hash of an entry that someone kept outside the database; the trail must still hold it.
    """
    with reading(engine) as connection:
        trail = Trail()
        found = tuple(breaks(trail.watch(links(connection)), kept))
        differing = tuple(differences(connection, trail))
        return Verified(head(connection), found, differing, untold(connection, trail))


def audit_trail(engine: Engine) -> tuple[Link, ...]:
    """Return every entry, in order."""
    with reading(engine) as connection:
        return tuple(links(connection))
