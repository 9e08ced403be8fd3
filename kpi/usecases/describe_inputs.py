"""Tells by their hashes what an evaluation rests on, so that one can see years later whether it is still the same."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine

from kpi.audit import fingerprint
from kpi.evaluation.inputs import Inputs
from kpi.store.engine import reading
from kpi.store.texts import plan_texts, registry_text
from targets.workdays import VIETNAM


def describe_inputs(engine: Engine, inputs: Inputs) -> dict[str, Any]:
    """Return the version and SHA-256 of every plan and of the units, and a fingerprint of all that was received."""
    known_at = inputs.known_at or inputs.as_of
    with reading(engine) as connection:
        units = registry_text(connection, known_at)
        plans = plan_texts(connection, known_at, inputs.as_of.astimezone(VIETNAM).date())
    received = [
        [one.plan, one.unit, one.period, one.revision, one.received_at.isoformat(), one.sha256]
        for one in inputs.submissions
    ]
    refused = [[one.plan, one.unit, one.period, one.received_at.isoformat()] for one in inputs.refused]
    decided = [one.as_json() for one in inputs.grants]
    attached = [[one.plan, one.unit, one.period, one.kind.value, one.sha256] for one in inputs.evidence]
    return {
        "units": {"revision": units.revision, "sha256": units.sha256} if units is not None else None,
        "plans": {id_: {"revision": text.revision, "sha256": text.sha256} for id_, text in plans.items()},
        "submissions": {"count": len(received), "sha256": fingerprint(received)},
        "refused": {"count": len(refused), "sha256": fingerprint(refused)},
        "decisions": {"count": len(decided), "sha256": fingerprint(decided)},
        "evidence": {"count": len(attached), "sha256": fingerprint(attached)},
    }
