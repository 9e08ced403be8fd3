"""Exemptions and extensions: recorded decisions that change what is asked of one unit, with who took them and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from rules.verdict import Judgement, Verdict
from targets.wording import Sentence, say
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

    def words(self) -> Sentence:
        """Return what was decided, without of whom: "Gia hạn đến hết ngày 10/6/2023"."""
        vi, en = ("Miễn", "Exempted") if self.kind is GrantKind.EXEMPTION else ("Gia hạn", "Extended")
        if self.revoked:
            vi, en = f"Thu hồi quyết định {vi.lower()}", f"Taken back: {en.lower()}"
        until = say(" đến hết ngày {day}", " until the end of {day}", day=self.until) if self.until else ""
        return say("{what}{until}", "{what}{until}", what=Sentence(vi, en), until=until)

    def as_json(self) -> dict[str, object]:
        """Return the decision for JSON."""
        return {
            "kind": self.kind.value,
            "plan": self.plan,
            "target": self.promise,
            "unit_id": self.unit,
            "reason": self.reason,
            "by": self.granted_by,
            "document": self.document,
            "decided_at": self.decided_at.isoformat(),
            "until": self.until.isoformat() if self.until else None,
            "revoked": self.revoked,
        }


def grant_of(
    grants: Iterable[Grant], kind: GrantKind, plan: str, promise: str, unit: str, as_of: datetime
) -> Grant | None:
    """Return the decision that holds at a moment: the last one taken, unless it was taken back or has ended.

    ``grants`` stand in the order they were recorded.
    """
    found = [
        grant
        for grant in grants
        if (grant.kind, grant.plan, grant.promise, grant.unit) == (kind, plan, promise, unit)
        and grant.decided_at <= as_of
    ]
    if not found:
        return None
    last = max(reversed(found), key=lambda grant: grant.decided_at)  # of two in one second, the later recorded
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
