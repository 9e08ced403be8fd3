"""Registered plans as JSON, for other programs: fields may be added, none of these changes its meaning."""

from __future__ import annotations

from targets.plan import Plan


def plan_row_json(plan: Plan, revision: int) -> dict[str, object]:
    """Return a plan in short, as a list shows it, with the number of its revision."""
    return {
        "id": plan.id,
        "revision": revision,
        "in_force_from": plan.in_force_from.isoformat() if plan.in_force_from is not None else None,
        "title": plan.title,
        "number": plan.number,
        "issuer": plan.issuer,
        "period": plan.period.key,
        "targets": len(plan.targets),
        "duties": len(plan.duties),
    }


def plan_json(plan: Plan) -> dict[str, object]:
    """Return all of a plan, by the keys of the plan file."""
    return plan.model_dump(mode="json", by_alias=True)
