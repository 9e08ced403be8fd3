"""How the units addressed stand with one promise: who has done it, who has not, of whom nothing is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from kpi.evaluation.results import Result
from rules.duty_rule import State
from rules.verdict import Verdict
from targets.plan import Duty, DutyKind, Target, TotalTarget
from targets.units import Unit


@dataclass(frozen=True, slots=True)
class PromiseTally:
    """One promise for all the units it is addressed to; names in the office's order."""

    whole: Result
    units: tuple[Result, ...]

    @property
    def reports(self) -> bool:
        """Say whether what is due is a report."""
        promise = self.whole.promise
        return isinstance(promise, Duty) and promise.kind is not DutyKind.EVENT

    @property
    def sums(self) -> bool:
        """Say whether it is about the sum over the units."""
        return isinstance(self.whole.promise, TotalTarget)

    @property
    def counted(self) -> int:
        """Return how many units are asked, those exempt left out."""
        return len(self.units) - len(self.exempt)

    @property
    def roster(self) -> tuple[Unit, ...]:
        """Return everyone addressed."""
        return tuple(result.unit for result in self.units)

    @property
    def done(self) -> tuple[Unit, ...]:
        """Return who has done it, in time or not."""
        return tuple(result.unit for result in self.units if result.verdict.fulfilled)

    @property
    def late(self) -> tuple[Unit, ...]:
        """Return who has sent a report late."""
        return tuple(r.unit for r in self.units if r.standing is not None and r.standing.state is State.LATE)

    @property
    def undone(self) -> tuple[Unit, ...]:
        """Return who is known not to have done it, or not enough of it."""
        return tuple(result.unit for result in self._open if not _within(result) and not _above(result))

    @property
    def above(self) -> tuple[Unit, ...]:
        """Return who has passed a limit."""
        return tuple(result.unit for result in self._open if _above(result))

    @property
    def within(self) -> tuple[Unit, ...]:
        """Return who keeps a limit so far, which counts only at the end."""
        return tuple(result.unit for result in self._open if _within(result))

    @property
    def silent(self) -> tuple[Unit, ...]:
        """Return of whom there is no figure."""
        return tuple(result.unit for result in self.units if result.verdict is Verdict.NOT_EVALUABLE)

    @property
    def exempt(self) -> tuple[Unit, ...]:
        """Return of whom it is not asked."""
        return tuple(result.unit for result in self.units if result.verdict is Verdict.EXEMPT)

    @property
    def begun(self) -> bool:
        """Say whether any of those who have not done it have done a part of it."""
        undone = {unit.id for unit in self.undone}
        return any(result.judgement.value for result in self.units if result.unit.id in undone)

    @property
    def _open(self) -> Sequence[Result]:
        closed = {Verdict.MET, Verdict.LATE, Verdict.EXEMPT, Verdict.NOT_EVALUABLE}
        return [result for result in self.units if result.verdict not in closed]


def promise_tallies(results: Iterable[Result]) -> tuple[PromiseTally, ...]:
    """Return the promises of an evaluation in its order; what has not begun is left out."""
    shown = [result for result in results if not result.to_come]
    groups = (tuple(group) for _, group in groupby(shown, key=lambda one: (one.plan.id, one.promise.id)))
    return tuple(PromiseTally(group[0], group[1:]) for group in groups)


def is_share(tally: PromiseTally) -> bool:
    """Say whether less than all of the units are asked for."""
    promise = tally.whole.promise
    return isinstance(promise, Target) and promise.share < 100  # noqa: PLR2004  per cent


def _above(result: Result) -> bool:
    each, value = result.promise.each, result.judgement.value
    return each is not None and each.max is not None and value is not None and value > each.max


def _within(result: Result) -> bool:
    each, value = result.promise.each, result.judgement.value
    if each is None or value is None or each.max is None:
        return False
    return (each.min is None or value >= each.min) and value <= each.max
