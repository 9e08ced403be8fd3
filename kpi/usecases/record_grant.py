"""Records an exemption or an extension, or takes one back: who granted it, why, until when."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine

from kpi.errors import BadGrantError, UnknownNameError
from kpi.store.engine import writing
from kpi.store.grants import add_grant, grants
from kpi.usecases.load_inputs import load_plans, load_registry
from rules.exemption import Grant, GrantKind, grant_of
from targets.names import near_names
from targets.plan import Duty
from targets.wording import Sentence, say


def record_grant(engine: Engine, grant: Grant, now: datetime, actor: str) -> None:
    """Record one decision.

    Raises:
        UnknownNameError: there is no such plan, promise or unit.
        BadGrantError: it has no reason or author; it extends what has no deadline, or to no day; it takes back what
            was not granted.
    """
    if not grant.reason.strip() or not grant.granted_by.strip():
        raise BadGrantError(say("cần lý do và người chấp thuận", "a reason and who accepted it are needed"))
    with writing(engine) as connection:
        registry = load_registry(connection, now)
        plans = load_plans(connection, registry, now, now)
        plan = plans.get(grant.plan)
        if plan is None:
            raise UnknownNameError(Sentence("kế hoạch", "plan"), grant.plan, near_names(grant.plan, plans))
        promises = {promise.id: promise for promise in plan.promises}
        if grant.promise not in promises:
            near = near_names(grant.promise, promises) or tuple(promises)
            raise UnknownNameError(Sentence("chỉ tiêu, nhiệm vụ", "target or duty"), grant.promise, near)
        if grant.unit not in registry:
            raise UnknownNameError(Sentence("đơn vị", "unit"), grant.unit, near_names(grant.unit, registry.by_id))
        promise = promises[grant.promise]
        extends = grant.kind is GrantKind.EXTENSION and not grant.revoked
        if extends and (not isinstance(promise, Duty) or grant.until is None):
            raise BadGrantError(say("chỉ gia hạn nhiệm vụ, đến một ngày cụ thể", "only a duty is extended, to a day"))
        held = grant_of(grants(connection, now, now), grant.kind, grant.plan, grant.promise, grant.unit, now)
        if grant.revoked and held is None:
            raise BadGrantError(say("không có gì để thu hồi", "there is nothing to take back"))
        add_grant(connection, grant, now, actor)
