"""What a plan promises: indicators, targets and duties, as the values that rules judge.

People write a plan in a YAML file in these very shapes (`targets.plan_file` reads it). Every promise cites the place of
the document it was taken from; what the document leaves open is said in ``assumption``. Nothing here judges: that is
for `rules`.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, WithJsonSchema, model_validator

from targets.carry import Policy
from targets.due import Due
from targets.passing import Passing, misfit, passing_of
from targets.periods import Period, parse_period
from targets.provenance import Source
from targets.scoring import Scoring
from targets.units import RosterSelector
from targets.wording import say
from targets.written_values import FIGURE, PERCENT, PERIOD, Day, Id, Ordinal, Text
from targets.yaml_file import Written, refuse


def _period(value: object) -> Period:
    found = value if isinstance(value, Period) else parse_period(str(value))
    if found is None:
        raise refuse(
            say(
                "không hiểu kỳ “{value}”; viết như 2023, 2023-H1, 2023-Q3, 2023-9M, 2023-07",
                "unknown period “{value}”; write 2023, 2023-H1, 2023-Q3, 2023-9M or 2023-07",
                value=str(value),
            )
        )
    return found


def _percent(value: object) -> Decimal:
    found = _SHARE.fullmatch(str(value).strip())
    share = Decimal(found["number"].replace(",", ".")) if found else Decimal(0)
    if not 0 < share <= 100:  # noqa: PLR2004  a percentage
        raise refuse(
            say(
                "tỷ lệ “{value}” phải lớn hơn 0, không quá 100% và có nhiều nhất hai chữ số thập phân",
                "the share “{value}” must be above 0, at most 100%, with two decimals at most",
                value=str(value)[:60],
            )
        )
    return share


def _exact(value: Decimal) -> Decimal:
    if not is_exact(value):
        raise refuse(
            say("số có quá {n} chữ số, không so sánh được chính xác", "a number of more than {n} digits", n=DIGITS)
        )
    return value


def is_exact(value: Decimal) -> bool:
    """Say whether a figure has few enough digits that every way of computing it, floats too, agrees to the last one.

    Of two different decimals of 15 digits the floats differ as well, and in the same direction.

    >>> is_exact(Decimal("1234567.89")), is_exact(Decimal("0.1000000000000000001")), is_exact(Decimal("1E+30"))
    (True, False, False)
    """
    _, digits, exponent = value.as_tuple()
    return isinstance(exponent, int) and exponent >= -DIGITS and len(digits) + max(0, exponent) <= DIGITS


def _one_or_many(value: object) -> object:
    return value if isinstance(value, list | tuple) else (value,)


#: The digits of a figure, before and after the decimal mark together.
DIGITS = 15
#: "95", "95%", "95,5 %", with no more decimals than are shown: a share that is missed never reads as reached.
_SHARE = re.compile(r"(?P<number>[0-9]{1,3}([.,][0-9]{1,2})?) ?%?")

PeriodField = Annotated[
    Period,
    BeforeValidator(_period),
    PlainSerializer(lambda period: period.key, return_type=str, when_used="json"),
    WithJsonSchema(PERIOD),
]
Percent = Annotated[Decimal, BeforeValidator(_percent), WithJsonSchema(PERCENT)]
Figure = Annotated[Decimal, AfterValidator(_exact), WithJsonSchema(FIGURE)]


class Cited(Written):
    """The place of a document a promise was taken from."""

    document: str | None = None  #: when it is not the plan's own document
    section: Text | None = None
    page: Ordinal | None = None
    line: Ordinal | None = None
    quote: str | None = None  #: a clause at most
    note: str | None = None

    def source(self, document: str, sha256: str | None) -> Source:
        """Return the place as a `Source`, in the plan's document unless another is named."""
        own = self.document is None
        return Source(
            document=self.document or document,
            sha256=sha256 if own else None,
            section=self.section,
            page=self.page,
            line=self.line,
            quote=self.quote,
            note=self.note,
        )


_Many = Annotated[tuple[Cited, ...], Field(min_length=1)]
Citations = Annotated[_Many, BeforeValidator(_one_or_many, json_schema_input_type=Cited | _Many)]


class Addressed(Written):
    """To whom a promise is addressed; with the units in force it gives the roster, and so the denominator."""

    groups: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    under: str | None = None
    exclude: tuple[str, ...] = ()
    note: str | None = None  #: what of the plan's words this does not cover, said beside every result

    def selector(self) -> RosterSelector:
        """Return the selector that the registry of units understands."""
        return RosterSelector(self.groups, self.units, self.under, self.kinds, self.exclude)


class Measure(StrEnum):
    """What kind of value an indicator takes."""

    COUNT = "count"  #: a whole number, not negative
    AMOUNT = "amount"  #: a decimal number, not negative
    YES_NO = "yes_no"  #: 1 or 0


class Indicator(Written):
    """What is measured. The same id in two plans means the same thing."""

    id: Id
    name: str
    measure: Measure
    unit: str = ""  #: of measure: "mô hình", "người", "triệu đồng"; nothing for yes/no
    time: Literal["flow", "stock"] = "flow"  #: a flow adds up over time, a stock is a state
    required: bool = True  #: a report must give it; otherwise it may be left blank, which is not zero
    not_above: Id | None = None  #: another indicator of the form that this one may not exceed
    formula: str | None = None  #: computed from other indicators: "giai-quyet / tiep-nhan * 100"
    base: Figure | dict[Id, Figure] | None = None  #: what a change is measured from: one value, or one for each unit
    on_merge: Policy | None = None  #: how figures pass to the unit that follows several; None: as `passing` says
    on_split: Policy | None = None  #: how they pass to the units that follow one
    assumption: str | None = None

    @model_validator(mode="after")
    def _passes(self) -> Indicator:
        wrong = misfit(self.on_merge, self.on_split, adds=self.adds, computed=self.formula is not None)
        if wrong is not None:
            raise refuse(wrong)
        return self

    @property
    def adds(self) -> bool:
        """Say whether its figures add up over units: counts and amounts do, yes/no and percentages do not."""
        return self.measure is not Measure.YES_NO and not {"%", "‰"} & set(self.unit)

    @property
    def passing(self) -> Passing | None:
        """Return how its figures pass through mergers and splits; None: it is computed from others, which pass."""
        if self.formula is not None:
            return None
        return passing_of(self.on_merge, self.on_split, adds=self.adds)


class Bounds(Written):
    """What a figure must reach: ``min <= value``, and ``value <= max`` when above the maximum is a failure."""

    indicator: Id
    min: Figure | None = None
    max: Figure | None = None
    above_max: Literal["fail", "note"] = "fail"  #: "01-02 mô hình" notes a third one, it does not fail it

    @model_validator(mode="after")
    def _bounded(self) -> Bounds:
        if self.min is None and self.max is None:
            raise refuse(say("cần “min” hoặc “max”", "“min” or “max” is needed"))
        if self.min is not None and self.max is not None and self.min > self.max:
            raise refuse(say("“min” lớn hơn “max”", "“min” is above “max”"))
        return self


class Each(Bounds):
    """What one unit must reach."""


class Milestone(Written):
    """One step of a ladder: "30% đến năm 2025, 60% đến năm 2030"."""

    period: PeriodField
    share: Percent | None = None  #: of the units; as in the target when it does not change
    min: Figure | None = None  #: for one unit; as in the target when it does not change


class Promise(Written):
    """What a target and a duty have in common."""

    id: Id
    title: str
    to: Addressed
    period: PeriodField
    each: Each | None = None  #: what one unit must reach, where a figure says so
    source: Citations
    assumption: str | None = None  #: what the document leaves open and we had to choose


class Target(Promise):
    """A promise with a number: a share of the units addressed, each of which must satisfy a condition."""

    each: Each
    share: Percent = Decimal(100)
    milestones: tuple[Milestone, ...] = ()  #: the steps of a ladder, each judged by itself

    @model_validator(mode="after")
    def _steps_are_bounded(self) -> Target:
        top = self.each.max
        if top is not None and any(step.min is not None and step.min > top for step in self.milestones):
            raise refuse(say("một mốc có “min” lớn hơn “max”", "a milestone's “min” is above “max”"))
        return self

    def steps(self) -> tuple[Target, ...]:
        """Return the targets this one stands for: itself, or one for each step, with the step's period in its id."""
        return tuple(self._step(milestone) for milestone in self.milestones) or (self,)

    def _step(self, milestone: Milestone) -> Target:
        least = self.each.min if milestone.min is None else milestone.min
        changes = {
            "id": f"{self.id}@{milestone.period.key}",
            "period": milestone.period,
            "share": self.share if milestone.share is None else milestone.share,
            "each": self.each.model_copy(update={"min": least}),
            "milestones": (),
        }
        return self.model_copy(update=changes)


class TotalTarget(Promise):
    """A promise about the sum over the units addressed: "toàn huyện ít nhất 26 mô hình", "không quá 500 triệu đồng"."""

    total: Bounds


class DutyKind(StrEnum):
    """What a duty asks for."""

    REPORT = "report"  #: a report for a period, by a deadline
    EVENT = "event"  #: something held at least so many times in a period
    AD_HOC = "ad_hoc"  #: a report when it is asked for


class Duty(Promise):
    """Something due by a date or so many times in a period."""

    kind: DutyKind
    deadline: Due | None = None  #: an event duty without one ends with its period
    by: str | None = None  #: the role that must act: "Chủ tịch UBND cấp xã"
    recipient: str | None = None

    @model_validator(mode="after")
    def _complete(self) -> Duty:
        if self.kind is DutyKind.REPORT and self.deadline is None:
            raise refuse(say("nhiệm vụ báo cáo cần “deadline”", "a report duty needs a “deadline”"))
        if (self.kind is DutyKind.EVENT) is (self.each is None):
            raise refuse(
                say(
                    "nhiệm vụ sự kiện (event), và chỉ nhiệm vụ đó, cần “each”",
                    "an event duty, and no other, needs “each”",
                )
            )
        return self


class Operator(StrEnum):
    """How the two sides of a check must stand to each other."""

    EQUAL_TO = "equal_to"
    NOT_EQUAL_TO = "not_equal_to"
    GREATER_THAN = "greater_than"
    GREATER_THAN_OR_EQUAL_TO = "greater_than_or_equal_to"
    LESS_THAN = "less_than"
    LESS_THAN_OR_EQUAL_TO = "less_than_or_equal_to"
    COMPULSORY_PAIR = "compulsory_pair"  #: both are given, or neither
    EXCLUSIVE_PAIR = "exclusive_pair"  #: not both are given


class MissingFigures(StrEnum):
    """What a side without a value means for a check."""

    SKIP_IF_ANY = "skip_if_any"  #: the check cannot be made
    SKIP_IF_ALL = "skip_if_all"  #: it counts as 0, unless both sides are missing
    ZERO = "zero"  #: it counts as 0


class ReportCheck(Written):
    """Something every report of the plan's form must satisfy: "số giải quyết không lớn hơn số tiếp nhận"."""

    id: Id
    title: str  #: said to the reporter when it does not hold
    left: str  #: a formula
    operator: Operator
    right: str  #: a formula
    missing: MissingFigures = MissingFigures.SKIP_IF_ANY
    severity: Literal["error", "warning"] = "error"  #: an error refuses the report


class Closing(Written):
    """When the figures of a period are final ("chốt số liệu"): nothing is taken any more, unless it is unlocked."""

    period: PeriodField
    last_day: Day  #: the last day on which reports and corrections are taken


class Form(Written):
    """What a unit is asked to report, period by period; its figures run from 1 January to the end of the period."""

    title: str
    indicators: tuple[Id, ...]
    periods: tuple[PeriodField, ...]
    counts: Literal["submitted", "accepted"] = "submitted"  #: from which state on a report counts
    closings: tuple[Closing, ...] = ()  #: periods without one stay open

    @model_validator(mode="after")
    def _closes_its_own_periods(self) -> Form:
        if any(closing.period not in self.periods for closing in self.closings):
            raise refuse(say("“closings” có kỳ không thuộc “periods”", "“closings” has a period not in “periods”"))
        return self

    def last_day(self, period: Period) -> date | None:
        """Return the last day on which reports for a period are taken; None: there is none."""
        return next((closing.last_day for closing in self.closings if closing.period == period), None)


class PlanDocument(Written):
    """The document the plan was taken from."""

    name: str
    sha256: str | None = None


class Plan(Written):
    """A dated document with its issuer, period, targets and duties."""

    id: Id
    title: str
    number: str | None = None  #: None: the document carries no number
    issued: Day | None = None
    issuer: str
    unit: Id  #: the body whose result the roll-ups are
    period: PeriodField
    in_force_from: Day | None = None  #: the first day on which this revision holds; None: the plan's beginning
    document: PlanDocument
    indicators: tuple[Indicator, ...] = ()
    form: Form | None = None
    checks: tuple[ReportCheck, ...] = ()
    scoring: Scoring | None = None
    targets: tuple[Target, ...] = ()
    totals: tuple[TotalTarget, ...] = ()
    duties: tuple[Duty, ...] = ()
    notes: tuple[str, ...] = ()

    def indicator(self, id_: str) -> Indicator | None:
        """Return one of the plan's indicators."""
        return next((i for i in self.indicators if i.id == id_), None)

    def sources(self, promise: Promise) -> tuple[Source, ...]:
        """Return where a promise stands in its documents."""
        return tuple(c.source(self.document.name, self.document.sha256) for c in promise.source)

    @property
    def promises(self) -> tuple[Promise, ...]:
        """Everything the plan asks for: targets, the steps of ladders, totals, duties, in the order of the file."""
        return (*(step for target in self.targets for step in target.steps()), *self.totals, *self.duties)


def conditions(plan: Plan) -> tuple[tuple[Promise, Each], ...]:
    """Return every promise that is judged by an indicator's value, with its condition."""
    return tuple((p, p.each) for p in plan.promises if p.each is not None)
