"""What was done to what units sent: every revision with its state, and when it was really received."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol, TypeVar

from kpi.evidence import Evidence
from kpi.submission import Draft, Slot, Submission
from kpi.submission_states import Event, State, Step, state_after

#: The steps that bring a revision to another state.
STATING = frozenset({Step.RETURN, Step.ACCEPT, Step.UNLOCK})


@dataclass(frozen=True, slots=True)
class Report:
    """What one unit reports for one period under one plan: everything it sent, and everything that was done to it."""

    slot: Slot
    revisions: tuple[Submission, ...]  #: by number
    events: tuple[Event, ...]  #: in the order in which they were recorded
    drafts: tuple[Draft, ...] = ()  #: in the order in which they were recorded
    evidence: tuple[Evidence, ...] = ()  #: in the order in which it was attached

    @property
    def state(self) -> State | None:
        """Return where the report stands: as its live revision does, or a draft when nothing was submitted."""
        if self.live is not None:
            return self.live.state
        return State.DRAFT if self.drafts else None

    @property
    def live(self) -> Submission | None:
        """Return the revision received last, if anything was sent."""
        return max(self.revisions, key=lambda one: (one.received_at, one.revision), default=None)

    @property
    def first(self) -> Submission | None:
        """Return the revision received first: whether the report was in time is judged by it."""
        return min(self.revisions, key=lambda one: (one.received_at, one.revision), default=None)


def reports_of(
    sent: Iterable[Submission],
    events: Iterable[Event],
    drafts: Iterable[Draft] = (),
    evidence: Iterable[Evidence] = (),
) -> tuple[Report, ...]:
    """Return what was sent, done, drafted and attached, report by report."""
    revisions, steps = _by_slot(sent), _by_slot(events)
    kept, files = _by_slot(drafts), _by_slot(evidence)
    slots = sorted({*revisions, *steps, *kept, *files})
    return tuple(
        Report(slot, tuple(revisions[slot]), tuple(steps[slot]), tuple(kept[slot]), tuple(files[slot]))
        for slot in slots
    )


class _Part(Protocol):
    """Something that belongs to one report."""

    @property
    def slot(self) -> Slot: ...


_P = TypeVar("_P", bound=_Part)


def _by_slot(parts: Iterable[_P]) -> dict[Slot, list[_P]]:
    found: dict[Slot, list[_P]] = defaultdict(list)
    for part in parts:
        found[part.slot].append(part)
    return found


def lived(sent: Iterable[Submission], events: Iterable[Event], as_of: datetime) -> tuple[Submission, ...]:
    """Return the revisions received by a moment, each with its state; by plan, unit, period and revision.

    Args:
        sent: revisions as they were entered.
        events: the steps taken by then, in the order in which they were recorded.
        as_of: what was received later is left out; a correction of the time of receipt is taken in.
    """
    taken: dict[tuple[Slot, int], list[Event]] = defaultdict(list)
    for event in events:
        taken[event.slot, event.revision].append(event)
    slots: dict[Slot, list[Submission]] = defaultdict(list)
    for one in sent:
        dated = _redated(one, taken.get((one.slot, one.revision), ())) if taken else one
        if dated.received_at <= as_of:
            slots[one.slot].append(dated)
    return tuple(one for slot in sorted(slots) for one in _stated(slots[slot], taken))


def _redated(one: Submission, events: Sequence[Event]) -> Submission:
    corrections = [event.received_at for event in events if event.received_at is not None]
    return replace(one, received_at=corrections[-1]) if corrections else one


def _stated(revisions: Sequence[Submission], taken: dict[tuple[Slot, int], list[Event]]) -> list[Submission]:
    """Return the revisions of one report with their states, by number."""
    found: list[Submission] = []
    before: State | None = None
    for one in sorted(revisions, key=lambda one: (one.received_at, one.revision)):
        steps = [event for event in taken.get((one.slot, one.revision), ()) if event.step in STATING]
        before = state_after([event.step for event in steps], before)
        found.append(replace(one, state=before, step=steps[-1] if steps else None))
    return sorted(found, key=lambda one: one.revision)
