"""Exemptions and extensions hold from when they are decided until they end or are taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from rules.exemption import Grant, GrantKind, exempt, grant_of
from rules.verdict import Verdict
from targets.workdays import VIETNAM


def at(day: int, month: int = 6) -> datetime:
    return datetime(2023, month, day, 9, tzinfo=VIETNAM)


FLOOD = Grant(
    GrantKind.EXEMPTION, "kh", "II.4", "khun-ha", "khắc phục mưa lũ", "UBND huyện", at(1), until=date(2023, 6, 30)
)


def held(*grants: Grant, as_of: datetime, promise: str = "II.4", unit: str = "khun-ha") -> Grant | None:
    return grant_of(grants, GrantKind.EXEMPTION, "kh", promise, unit, as_of)


def test_it_holds_from_its_decision_to_its_last_day() -> None:
    assert held(FLOOD, as_of=at(31, 5)) is None  # not yet decided: nothing is back-dated
    assert held(FLOOD, as_of=at(1)) == FLOOD
    assert held(FLOOD, as_of=at(30)) == FLOOD  # the last day is in it
    assert held(FLOOD, as_of=at(1, 7)) is None


def test_it_is_about_one_promise_of_one_unit() -> None:
    assert held(FLOOD, as_of=at(2), promise="II.5") is None
    assert held(FLOOD, as_of=at(2), unit="ho-thau") is None
    assert grant_of([FLOOD], GrantKind.EXTENSION, "kh", "II.4", "khun-ha", at(2)) is None


def test_the_last_decision_counts_and_can_take_it_back() -> None:
    longer = replace(FLOOD, decided_at=at(10), until=None)
    back = replace(FLOOD, decided_at=at(20), revoked=True)
    assert held(FLOOD, longer, as_of=at(15, 8)) == longer  # without an end
    assert held(FLOOD, longer, back, as_of=at(21)) is None
    assert held(FLOOD, longer, back, as_of=at(19)) == longer  # as known then


def test_the_reason_is_said() -> None:
    found = exempt(replace(FLOOD, document="Công văn 12/UBND"))
    assert found.verdict is Verdict.EXEMPT
    assert found.why.vi == ("Được miễn đến hết ngày 30/6/2023: khắc phục mưa lũ (UBND huyện, Công văn 12/UBND).")
    assert exempt(replace(FLOOD, until=None)).why.en == "Exempt: khắc phục mưa lũ (UBND huyện)."
