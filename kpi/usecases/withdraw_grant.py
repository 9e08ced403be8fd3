"""Takes back one recorded decision that somebody points at, if it still holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Engine

from kpi.decisions import Decision, Fate, Traced, latest, trace
from kpi.errors import BadGrantError, DecidedError, UnknownNameError
from kpi.store.engine import writing
from kpi.store.grants import add_grant, decisions
from kpi.usecases.report_standing import EVER
from targets.wording import Sentence, say


def withdraw_grant(
    engine: Engine, number: int, reason: str, by: str, document: str | None, now: datetime, actor: str
) -> Decision:
    """Take a decision back, and return it.

    Args:
        engine: the database.
        number: of the decision.
        reason: why it is taken back.
        by: who accepted that.
        document: which says so, if one does.
        now: when it is recorded; from then on it holds no more.
        actor: who records it.

    Raises:
        UnknownNameError: there is no such decision.
        BadGrantError: no reason or author is given.
        DecidedError: it does not hold any more: it was taken back or replaced meanwhile, or it has ended.
    """
    if not reason.strip() or not by.strip():
        raise BadGrantError(say("cần lý do và người chấp thuận", "a reason and who accepted it are needed"))
    with writing(engine) as connection:
        known = decisions(connection, EVER, None)
        at = latest(known, now)
        traced = {one.decision.number: one for one in trace(known, at)}
        if number not in traced:
            raise UnknownNameError(Sentence("quyết định số", "decision number"), str(number))
        found = traced[number]
        if found.fate is not Fate.IN_FORCE:
            raise DecidedError(_what_became(found))
        taken_back = replace(
            found.decision.grant,
            reason=reason,
            granted_by=by,
            decided_at=at,
            until=None,
            document=document,
            revoked=True,
        )
        add_grant(connection, taken_back, now, actor)
    return found.decision


def _what_became(found: Traced) -> Sentence:
    if found.by is None:
        return say("Quyết định này đã hết thời hạn: {it}.", "This decision is over: {it}.", it=found.decision.said())
    if found.fate is Fate.WITHDRAWN:
        return say("Quyết định này đã thu hồi: {it}.", "This decision is taken back already: {it}.", it=found.by.said())
    return say("Quyết định này đã được thay: {it}.", "This decision is replaced already: {it}.", it=found.by.said())
