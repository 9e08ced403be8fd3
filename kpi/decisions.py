"""Exemptions and extensions as they were recorded, and what became of each: pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rules.exemption import Grant, GrantKind, grant_of
from targets.wording import Sentence, say
from targets.workdays import VIETNAM


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision, with when and by whom it was recorded here."""

    number: int  #: tells it from all others
    grant: Grant
    recorded_at: datetime
    actor: str  #: who recorded it

    @property
    def about(self) -> tuple[GrantKind, str, str, str]:
        """Return what it decides about: the kind, the plan, the promise, the unit."""
        return self.grant.kind, self.grant.plan, self.grant.promise, self.grant.unit

    def said(self) -> Sentence:
        """Return what was decided, why, and who recorded it when."""
        return say(
            "{what}, do {actor} ghi lúc {at}; lý do: {reason}",
            "{what}, recorded by {actor} at {at}; reason: {reason}",
            what=self.grant.words(),
            actor=self.actor,
            at=self.recorded_at.astimezone(VIETNAM),
            reason=self.grant.reason,
        )


class Fate(StrEnum):
    """What became of a decision."""

    IN_FORCE = "in_force"
    ENDED = "ended"  #: an exemption whose last day is over
    REPLACED = "replaced"  #: by a later one about the same
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> Sentence:
        """Return it in words."""
        return _FATES[self]


@dataclass(frozen=True, slots=True)
class Traced:
    """A decision that granted something, and what became of it."""

    decision: Decision
    fate: Fate
    by: Decision | None = None  #: the one that replaced it or took it back


def trace(decisions: Iterable[Decision], as_of: datetime) -> tuple[Traced, ...]:
    """Return every decision that granted something with what has become of it, in the order they were recorded.

    Args:
        decisions: all that were taken by then, the oldest first.
        as_of: the moment of which it is asked.
    """
    about = defaultdict[tuple[GrantKind, str, str, str], list[Decision]](list)
    for one in decisions:
        about[one.about].append(one)
    found = {one.number: _traced(one, later, same, as_of) for same in about.values() for one, later in _pairs(same)}
    return tuple(found[number] for number in sorted(found))


def standing(decisions: Sequence[Decision], about: tuple[GrantKind, str, str, str], as_of: datetime) -> Decision | None:
    """Return the decision about something that holds at a moment, as `rules.exemption.grant_of` has it."""
    held = grant_of((one.grant for one in decisions), *about, as_of)
    return next((one for one in decisions if one.grant is held), None)


def latest(decisions: Iterable[Decision], now: datetime) -> datetime:
    """Return the moment by which all of them were taken: now, unless one was taken by a clock that is ahead."""
    return max([now, *(one.grant.decided_at for one in decisions)])


def decision_rows(decisions: Sequence[Decision], as_of: datetime) -> list[dict[str, object]]:
    """Return decisions for JSON, each that granted something with its ``state``: what has become of it."""
    fates = {one.decision.number: one.fate.value for one in trace(decisions, as_of)}
    return [
        {
            **one.grant.as_json(),
            "number": one.number,
            "recorded_at": one.recorded_at.isoformat(),
            "recorded_by": one.actor,
            "state": fates.get(one.number),
        }
        for one in decisions
    ]


_FATES = {
    Fate.IN_FORCE: Sentence("đang có hiệu lực", "in force"),
    Fate.ENDED: Sentence("đã hết thời hạn", "over"),
    Fate.REPLACED: Sentence("đã được thay", "replaced"),
    Fate.WITHDRAWN: Sentence("đã thu hồi", "taken back"),
}


def _pairs(same: Sequence[Decision]) -> Iterable[tuple[Decision, Decision | None]]:
    """Return each decision that granted something with the one about the same that came next."""
    following: tuple[Decision | None, ...] = (*same[1:], None)
    return ((one, later) for one, later in zip(same, following, strict=True) if not one.grant.revoked)


def _traced(one: Decision, later: Decision | None, same: Sequence[Decision], as_of: datetime) -> Traced:
    if later is None:
        return Traced(one, Fate.IN_FORCE if standing(same, one.about, as_of) is one else Fate.ENDED)
    if standing([one], one.about, later.grant.decided_at) is None:
        return Traced(one, Fate.ENDED)  # before the next came
    return Traced(one, Fate.WITHDRAWN if later.grant.revoked else Fate.REPLACED, later)
