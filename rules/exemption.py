"""Exemptions and extensions: recorded decisions that change what is asked of one unit, with who took them and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from rules.verdict import Judgement, Verdict
from targets.wording import say
from targets.workdays import VIETNAM


class GrantKind(StrEnum):
    """What a decision grants."""

    EXEMPTION = "exemption"  #: the promise is not asked of the unit while it lasts
    EXTENSION = "extension"  #: the unit has until another day


@dataclass(frozen=True, slots=True)
class Grant:
    """One decision about one promise and one unit. A later one about the same replaces it; none is deleted."""

    kind: GrantKind
    plan: str
    promise: str
    unit: str  #: id
    reason: str  #: in the words of whoever granted it
    granted_by: str  #: who accepted the reason: an office or a role
    decided_at: datetime  #: from when it is known
    until: date | None = None  #: an exemption's last day, none for no end; an extension's new last day
    document: str | None = None
    revoked: bool = False  #: this record takes the grant back


def grant_of(
    grants: Iterable[Grant], kind: GrantKind, plan: str, promise: str, unit: str, as_of: datetime
) -> Grant | None:
    """Return the decision that holds at a moment: the last one taken, unless it was taken back or has ended."""
    found = [
        grant
        for grant in grants
        if (grant.kind, grant.plan, grant.promise, grant.unit) == (kind, plan, promise, unit)
        and grant.decided_at <= as_of
    ]
    if not found:
        return None
    last = max(found, key=lambda grant: grant.decided_at)
    ended = kind is GrantKind.EXEMPTION and last.until is not None and last.until < as_of.astimezone(VIETNAM).date()
    return None if last.revoked or ended else last


def exempt(grant: Grant) -> Judgement:
    """Return the judgement of a unit of which a promise is not asked."""
    until = say(" đến hết ngày {day}", " until the end of {day}", day=grant.until) if grant.until else ""
    why = say(
        "Được miễn{until}: {reason} ({by}).",
        "Exempt{until}: {reason} ({by}).",
        until=until,
        reason=grant.reason,
        by=", ".join(part for part in (grant.granted_by, grant.document) if part),
    )
    return Judgement(Verdict.EXEMPT, why)
