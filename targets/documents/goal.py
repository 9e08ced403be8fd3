"""One target, as a stretch of text puts it: how much, of what, by whom, by when."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Literal


class Operator(StrEnum):
    """How the value promised and the value reached must stand to each other."""

    EQ = "eq"
    GE = "ge"
    GT = "gt"
    LE = "le"
    LT = "lt"
    RANGE = "range"
    REACH = "reach"  #: "đạt 95%": that level, or better
    APPROX = "approx"


@dataclass(frozen=True, slots=True)
class EachGoal:
    """What every one of the subject must reach: "mỗi xã ít nhất một mô hình"."""

    low: Decimal
    high: Decimal | None
    unit: str


@dataclass(frozen=True, slots=True)
class Goal:
    """One target, as a stretch of text puts it."""

    start: int  #: of the words quoted
    end: int
    operator: Operator
    value: Decimal
    high: Decimal | None  #: of a range
    unit: str
    each: EachGoal | None
    subject: str  #: who, or what is measured
    object: str  #: what is to be done
    by: str | None  #: "2025", as the words say it
    soft: bool
    change: Literal["increase", "decrease"] | None  #: the value is a difference, not a level
    number: int  #: where its digits stand
