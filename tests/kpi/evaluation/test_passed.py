"""The figures of one promise as they stand today, and what each is told to be made of."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kpi.evaluation.frame import Facts, facts
from kpi.evaluation.passed import composed_of, passed_by, restated, with_bases
from targets.carry import Policy
from targets.periods import parse_period
from targets.plan import Indicator, Promise
from tests.kpi.evaluation.tam_duong_2025 import PLAN, inputs, plan

NOW = date(2025, 8, 1)
YEAR = parse_period("2023")


def seen(promise: str, indicator: str) -> Facts:
    known, chosen = inputs(), plan()
    asked: Promise = next(p for p in chosen.promises if p.id == promise)
    one: Indicator | None = chosen.indicator(indicator)
    assert one is not None
    return restated(known, facts(known.submissions), chosen, asked, one, NOW)


def test_only_what_the_promise_needs_is_restated() -> None:
    assert set(seen("mo-hinh", "mo-hinh").frame["indicator"]) == {"mo-hinh"}
    assert set(seen("ty-le", "ty-le").frame["indicator"]) == {"mo-hinh", "cong-nhan"}


def test_of_two_periods_the_longer_one_is_told() -> None:
    assert YEAR is not None
    found = composed_of(seen("mo-hinh", "mo-hinh"), "ban-bo-2025", YEAR)
    assert [one.value for one in found] == [5]  # 3 + 2 of the year, not the half-year's 0
    passed = passed_by(found)
    assert passed is not None
    assert passed.policies == (Policy.SUM,)
    assert [(part.unit.id, part.period) for part in passed.parts] == [("ban-bo", "2023"), ("na-tam", "2023")]


def test_what_nobody_passed_on_has_nothing_to_tell() -> None:
    assert YEAR is not None
    assert passed_by(composed_of(seen("mo-hinh", "mo-hinh"), "ban-bo", YEAR)) is None


def test_bases_of_single_units_pass_where_all_are_known() -> None:
    text = "measure: count, unit: mô hình, base: {ban-bo: 1, na-tam: 2, son-binh: 4, then-sin: 8}}\n  - {id: cong-nhan"
    changed = plan(PLAN.replace("measure: count, unit: mô hình}\n  - {id: cong-nhan", text))
    base = with_bases(inputs(), changed).indicators[0].base
    assert isinstance(base, dict)
    # Bình Lư lacks two of three, Sin Suối Hồ what came from elsewhere.
    assert {unit: value for unit, value in base.items() if unit.endswith("2025")} == {"ban-bo-2025": Decimal(3)}
    assert with_bases(inputs(), plan()) is plan()
