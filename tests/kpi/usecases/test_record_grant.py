"""A decision is recorded whole, with who took it and why, or not at all."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import Engine

from kpi.errors import BadGrantError, DecidedError, UnknownNameError
from kpi.store.engine import reading
from kpi.store.grants import decisions, grants
from kpi.usecases.record_grant import record_grant
from kpi.usecases.record_units import record_units
from kpi.usecases.register_plan import register_plan
from rules.exemption import Grant, GrantKind
from targets.workdays import VIETNAM

NOW = datetime(2026, 6, 1, 9, tzinfo=VIETNAM)
UNITS = """
units:
  - {id: xa, name: Ví Dụ, kind: xã}
  - {id: ban-mot, name: Một, kind: bản, groups: [thon-ban]}
"""
PLAN = """
id: kh
title: Ví dụ
issuer: UBND xã Ví Dụ
unit: xa
period: 2026
document: {name: Ví dụ}
duties:
  - id: bao-cao
    kind: report
    title: Báo cáo
    to: {groups: [thon-ban]}
    period: 2026-H1
    deadline: {before: 2026-06-05, roll: strict}
    source: {section: IV}
"""
MORE_TIME = Grant(
    GrantKind.EXTENSION, "kh", "bao-cao", "ban-mot", "mất điện", "UBND xã", NOW, date(2026, 6, 10), "Công văn 1"
)


@pytest.fixture
def office(engine: Engine) -> Engine:
    record_units(engine, UNITS, "units.yaml", NOW, "test")
    register_plan(engine, PLAN, "kh.yaml", NOW, "test")
    return engine


def kept(engine: Engine, as_of: datetime = NOW, known_at: datetime = NOW) -> tuple[Grant, ...]:
    with reading(engine) as connection:
        return grants(connection, as_of, known_at)


def test_it_is_kept_as_it_was_taken(office: Engine) -> None:
    record_grant(office, MORE_TIME, NOW, "test")
    assert kept(office) == (MORE_TIME,)


def test_what_was_recorded_later_was_not_known_before(office: Engine) -> None:
    later = datetime(2026, 6, 9, tzinfo=VIETNAM)
    record_grant(office, replace(MORE_TIME, decided_at=later), later, "test")
    assert kept(office) == ()
    assert kept(office, as_of=later) == ()
    assert len(kept(office, as_of=later, known_at=later)) == 1


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"plan": "khac"}, UnknownNameError),
        ({"promise": "khac"}, UnknownNameError),
        ({"unit": "khac"}, UnknownNameError),
        ({"reason": "  "}, BadGrantError),
        ({"granted_by": ""}, BadGrantError),
        ({"until": None}, BadGrantError),
        ({"revoked": True}, BadGrantError),  # there is nothing to take back
    ],
)
def test_what_is_wrong_leaves_nothing(office: Engine, changed: dict[str, object], error: type[Exception]) -> None:
    with pytest.raises(error):
        record_grant(office, replace(MORE_TIME, **changed), NOW, "test")  # type: ignore[arg-type]
    assert kept(office) == ()


def numbers(engine: Engine) -> list[int]:
    with reading(engine) as connection:
        return [one.number for one in decisions(connection, NOW, NOW)]


def test_what_nobody_told_of_is_not_replaced(office: Engine) -> None:
    record_grant(office, MORE_TIME, NOW, "can-bo", told=())
    longer = replace(MORE_TIME, until=date(2026, 6, 20))
    with pytest.raises(DecidedError, match="Đang có quyết định: Gia hạn đến hết ngày 10/6/2026, do can-bo ghi lúc"):
        record_grant(office, longer, NOW, "test", told=())
    assert kept(office) == (MORE_TIME,)
    record_grant(office, longer, NOW, "test", told=numbers(office))
    assert kept(office) == (MORE_TIME, longer)


def test_what_another_clock_recorded_a_moment_ahead_is_told_and_what_replaces_it_holds(office: Engine) -> None:
    """Two requests on their way at once: the one that began first may be recorded last."""
    ahead = NOW.replace(second=1)
    record_grant(office, replace(MORE_TIME, decided_at=ahead), ahead, "can-bo")
    longer = replace(MORE_TIME, until=date(2026, 6, 20))
    with pytest.raises(DecidedError, match="Đang có quyết định"):
        record_grant(office, longer, NOW, "test", told=())
    done = record_grant(office, longer, NOW, "test")
    assert done.grant == replace(longer, decided_at=ahead)
    assert kept(office, as_of=ahead, known_at=ahead)[-1].until == date(2026, 6, 20)


def test_the_very_same_is_not_recorded_twice_by_whoever_asks_to_be_told(office: Engine) -> None:
    record_grant(office, MORE_TIME, NOW, "can-bo")
    later = replace(MORE_TIME, decided_at=NOW.replace(hour=10))
    with pytest.raises(DecidedError, match="Quyết định này đã có"):
        record_grant(office, later, NOW.replace(hour=10), "test", told=numbers(office))
    assert kept(office) == (MORE_TIME,)


def test_of_several_who_decide_at_once_one_is_recorded_and_the_others_are_told(office: Engine) -> None:
    def decide(day: int) -> str:
        wanted = replace(MORE_TIME, until=date(2026, 6, day))
        try:
            record_grant(office, wanted, NOW, f"can-bo-{day}", told=())
        except DecidedError as error:
            return error.sentence.vi
        return ""

    with ThreadPoolExecutor(4) as pool:
        said = list(pool.map(decide, range(10, 14)))
    assert sorted(map(bool, said)) == [False, True, True, True]
    (winner,) = (day for day, words in zip(range(10, 14), said, strict=True) if not words)
    assert all(f"do can-bo-{winner} ghi" in words for words in said if words)
    assert [grant.until for grant in kept(office)] == [date(2026, 6, winner)]
