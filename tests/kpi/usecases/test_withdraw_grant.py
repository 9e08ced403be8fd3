"""A decision is taken back once; whoever comes second is told what became of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import Engine

from kpi.decisions import trace
from kpi.errors import BadGrantError, DecidedError, UnknownNameError
from kpi.store.engine import reading
from kpi.store.grants import decisions
from kpi.usecases.record_grant import record_grant
from kpi.usecases.withdraw_grant import withdraw_grant
from rules.exemption import GrantKind
from tests.kpi.usecases.test_record_grant import MORE_TIME, NOW, office

__all__ = ["office"]
LATER = NOW + timedelta(hours=1)


def withdraw(engine: Engine, number: int, reason: str = "ghi nhầm", by: str = "UBND xã", at: datetime = LATER) -> None:
    withdraw_grant(engine, number, reason, by, None, at, "can-bo")


def recorded(engine: Engine, until: date = date(2026, 6, 10)) -> int:
    """Record more time; return the decision's number."""
    record_grant(engine, replace(MORE_TIME, until=until), NOW, "test")
    with reading(engine) as connection:
        return decisions(connection, NOW, NOW)[-1].number


def fates(engine: Engine) -> list[str]:
    with reading(engine) as connection:
        return [one.fate.value for one in trace(decisions(connection, LATER, LATER), LATER)]


def test_it_holds_no_more_and_stays_in_the_book_with_the_reason(office: Engine) -> None:
    withdraw(office, recorded(office))
    assert fates(office) == ["withdrawn"]
    with reading(office) as connection:
        before, after = decisions(connection, LATER, LATER)
    assert before.grant == MORE_TIME
    taken_back = replace(MORE_TIME, reason="ghi nhầm", decided_at=LATER, until=None, document=None, revoked=True)
    assert after.grant == taken_back


def test_the_second_of_two_is_told_who_took_it_back(office: Engine) -> None:
    number = recorded(office)
    withdraw(office, number)
    with pytest.raises(DecidedError, match=r"đã thu hồi: Thu hồi quyết định gia hạn, do can-bo ghi .* lý do: ghi nhầm"):
        withdraw(office, number, "lý do khác")
    assert fates(office) == ["withdrawn"]


def test_what_was_replaced_is_not_taken_back_in_place_of_what_stands(office: Engine) -> None:
    first = recorded(office)
    recorded(office, date(2026, 6, 20))
    with pytest.raises(DecidedError, match="đã được thay: Gia hạn đến hết ngày 20/6/2026"):
        withdraw(office, first)
    assert fates(office) == ["replaced", "in_force"]


def test_an_exemption_that_is_over_has_nothing_to_take_back(office: Engine) -> None:
    over = replace(MORE_TIME, kind=GrantKind.EXEMPTION, until=date(2026, 6, 2))
    record_grant(office, over, NOW, "test")
    with reading(office) as connection:
        (one,) = decisions(connection, NOW, NOW)
    with pytest.raises(DecidedError, match="đã hết thời hạn"):
        withdraw(office, one.number, at=NOW + timedelta(days=2))


def test_what_is_wrong_takes_nothing_back(office: Engine) -> None:
    number = recorded(office)
    with pytest.raises(UnknownNameError, match="Không có quyết định số"):
        withdraw(office, number + 1)
    for reason, by in (("  ", "UBND xã"), ("ghi nhầm", "")):
        with pytest.raises(BadGrantError):
            withdraw(office, number, reason, by)
    assert fates(office) == ["in_force"]
