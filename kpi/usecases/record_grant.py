"""Records an exemption or an extension, or takes one back: who granted it, why, until when."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, Engine

from kpi.decisions import Decision, latest, standing
from kpi.errors import BadGrantError, DecidedError, UnknownNameError
from kpi.store.engine import writing
from kpi.store.grants import add_grant, decisions
from kpi.usecases.load_inputs import load_plans, load_registry
from kpi.usecases.report_standing import EVER
from rules.exemption import Grant, GrantKind
from targets.names import near_names
from targets.plan import Duty, Promise
from targets.wording import Sentence, say


def record_grant(
    engine: Engine, grant: Grant, now: datetime, actor: str, told: Collection[int] | None = None
) -> Decision:
    """Record one decision, and return it.

    Args:
        engine: the database.
        grant: what was decided.
        now: when it is recorded.
        actor: who records it.
        told: the numbers of the decisions that whoever records it knows to stand; None: whatever stands is replaced.

    Raises:
        UnknownNameError: there is no such plan, promise or unit.
        BadGrantError: it has no reason or author; it extends what has no deadline, or to no day; it takes back what
            was not granted.
        DecidedError: one stands about the same that nobody told of, or that is the very same.
    """
    if not grant.reason.strip() or not grant.granted_by.strip():
        raise BadGrantError(say("cần lý do và người chấp thuận", "a reason and who accepted it are needed"))
    with writing(engine) as connection:
        promise = _promise(connection, grant, now)
        extends = grant.kind is GrantKind.EXTENSION and not grant.revoked
        if extends and (not isinstance(promise, Duty) or grant.until is None):
            raise BadGrantError(say("chỉ gia hạn nhiệm vụ, đến một ngày cụ thể", "only a duty is extended, to a day"))
        about = grant.kind, grant.plan, grant.promise, grant.unit
        known = decisions(connection, EVER, None)  # whatever was recorded while this was on its way
        held = standing(known, about, latest(known, now))
        if grant.revoked and held is None:
            raise BadGrantError(say("không có gì để thu hồi", "there is nothing to take back"))
        if told is not None and held is not None:
            _refuse_untold(held, grant, told)
        if held is not None:  # taken by a clock that is ahead, perhaps
            grant = replace(grant, decided_at=max(grant.decided_at, held.grant.decided_at))
        number = add_grant(connection, grant, now, actor)
        return next(one for one in decisions(connection, EVER, None) if one.number == number)


def _promise(connection: Connection, grant: Grant, now: datetime) -> Promise:
    """Return what a decision is about, in the plans and units as they are recorded."""
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
    return promises[grant.promise]


def _refuse_untold(held: Decision, grant: Grant, told: Collection[int]) -> None:
    """Refuse to record what stands already, or to replace what nobody told of."""
    if replace(held.grant, decided_at=grant.decided_at) == grant:
        raise DecidedError(say("Quyết định này đã có: {it}.", "This is recorded already: {it}.", it=held.said()))
    if held.number not in told:
        raise DecidedError(say("Đang có quyết định: {it}.", "A decision stands: {it}.", it=held.said()))
