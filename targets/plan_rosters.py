"""What a change of the list of units does to plans that stand: whom each promise is addressed to, before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from targets.issues import Issue, Severity
from targets.plan import Plan, Promise
from targets.provenance import Source
from targets.units import Registry, Unit
from targets.wording import say


def roster_changes(plans: Iterable[Plan], before: Registry, after: Registry, source: Source) -> Iterator[Issue]:
    """Yield a warning for each promise whose denominator, on the last day of its period, is not what it was."""
    for plan in plans:
        for promise in plan.promises:
            old, new = _roster(promise, before), _roster(promise, after)
            if {unit.id for unit in old} != {unit.id for unit in new}:
                text = say(
                    "“{id}” của kế hoạch {plan} nay giao cho {n} đơn vị, trước là {k} (tính đến {day})",
                    "“{id}” of the plan {plan} is now addressed to {n} units, before to {k} (as of {day})",
                    id=promise.id,
                    plan=plan.id,
                    n=len(new),
                    k=len(old),
                    day=promise.period.last_day,
                )
                hint = say(
                    "Xem lại “to” của chỉ tiêu, nhiệm vụ này nếu không đúng ý.",
                    "Look at its “to” if that is not what is meant.",
                )
                yield Issue("roster-changed", text, source, hint, severity=Severity.WARNING)


def _roster(promise: Promise, registry: Registry) -> tuple[Unit, ...]:
    return registry.roster(promise.to.selector(), promise.period.last_day)
