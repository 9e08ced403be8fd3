"""One target: a value, with the words for operators that other programs read."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from decimal import Decimal

import pytest

from targets.documents.goal import EachGoal, Goal, Operator

#: "Phấn đấu 95% cơ quan, đơn vị đăng ký 01 - 02 mô hình"
MODELS = Goal(
    start=0,
    end=52,
    operator=Operator.EQ,
    value=Decimal(95),
    high=None,
    unit="%",
    each=EachGoal(Decimal(1), Decimal(2), "mô hình"),
    subject="cơ quan, đơn vị",
    object="đăng ký",
    by=None,
    soft=True,
    change=None,
    number=9,
)


def test_the_operators_are_those_that_outside_programs_rely_on() -> None:
    # `dondoc plan read --json`: "eq|ge|gt|le|lt|range|reach|approx"
    assert {operator.value for operator in Operator} == set("eq ge gt le lt range reach approx".split())


def test_an_operator_is_its_word() -> None:
    assert Operator("reach") is Operator.REACH
    assert f"{Operator.GE}" == "ge"
    with pytest.raises(ValueError, match="ne"):
        Operator("ne")


def test_two_targets_with_the_same_words_are_one() -> None:
    again = replace(MODELS, value=Decimal("95.0"), each=EachGoal(Decimal("1.0"), Decimal("2.00"), "mô hình"))
    assert {MODELS, again} == {MODELS}  # decimals of the same value are equal, and hash alike


@pytest.mark.parametrize(
    "changed",
    [{"operator": Operator.GE}, {"value": Decimal(96)}, {"each": None}, {"soft": False}, {"change": "increase"}],
)
def test_every_part_tells_targets_apart(changed: dict[str, object]) -> None:
    assert replace(MODELS, **changed) != MODELS  # type: ignore[arg-type]


def test_a_target_never_changes() -> None:
    with pytest.raises(FrozenInstanceError):
        MODELS.value = Decimal(100)  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        MODELS.each.low = Decimal(0)  # type: ignore[misc, union-attr]
