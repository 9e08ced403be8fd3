"""How a plan scores units: points for promises, and bands of points. Optional, and never a verdict.

The shape is that of the scoring of "công tác dân vận" in Quyết định số 2579/QĐ-UBND of Cần Thơ (21/11/2025): a band
begins at its lower end and ends before the next ("từ 85 đến dưới 95"), and the best ask that no criterion stands at 0.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema, model_validator

from targets.wording import say
from targets.written_values import FIGURE
from targets.yaml_file import Written, refuse

Points = Annotated[Decimal, Field(ge=0, le=1000, max_digits=8), WithJsonSchema(FIGURE)]


class Criterion(Written):
    """What one promise is worth."""

    promise: str  #: the id of a target or duty of the plan
    points: Points
    by: Literal["all_or_nothing", "proportion"] = "all_or_nothing"  #: "proportion": half the figure, half the points


class Band(Written):
    """A name for scores from one number up to the next band."""

    name: str
    least: Points  #: included
    none_at_zero: bool = False  #: only for units with points for every criterion


class Scoring(Written):
    """The criteria of a plan's scoring, and its bands."""

    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]
    bands: tuple[Band, ...] = ()

    @model_validator(mode="after")
    def _distinct(self) -> Scoring:
        promises = [criterion.promise for criterion in self.criteria]
        ends = [band.least for band in self.bands]
        if len(set(promises)) < len(promises) or len(set(ends)) < len(ends):
            raise refuse(say("một tiêu chí hoặc một mức được ghi hai lần", "a criterion or a band is given twice"))
        return self
