"""What a plan promises: indicators, targets and duties, as the values that rules judge.

People write a plan in a YAML file in these very shapes (`targets.plan_file` reads it). Every promise cites the place of
the document it was taken from; what the document leaves open is said in ``assumption``. Nothing here judges: that is
for `rules`.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from targets.addressed import Addressed, PartPolicy
from targets.carry import Policy
from targets.due import Due
from targets.form import Form
from targets.issues import Severity
from targets.passing import Passing, misfit, passing_of
from targets.periods import Basis, Period
from targets.plan_values import Figure, Percent, PeriodField
from targets.provenance import Source
from targets.recurrence import Everies, check_recurrence, recurring_periods
from targets.report_checks import ReportCheck
from targets.scoring import Scoring
from targets.wording import say
from targets.written_values import Day, Id, Ordinal, Text
from targets.yaml_file import Written, refuse


def _one_or_many(value: object) -> object:
    return value if isinstance(value, list | tuple) else (value,)


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
    evidence: bool = False  #: a report that gives more than 0 must say in its notes what it rests on
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

    @property
    def can_fall(self) -> bool:
        """Whether a later figure of the same period may be lower: of a state, of what is computed; no sum so far."""
        return self.time == "stock" or self.formula is not None


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
    group: Text | None = None  #: what it is listed under: "Đối thoại"
    severity: Severity = Severity.ERROR  #: how much it weighs when it is not fulfilled
    confirm: bool | None = None  #: of what a machine read: whether a person has confirmed it; None: a person wrote it

    @property
    def written_id(self) -> str:
        """The id in the plan file, of which a step of a ladder and an occurrence have the period behind it."""
        return self.id.partition("@")[0]

    def steps(self) -> tuple[Promise, ...]:
        """Return the promises this one stands for, each judged by itself, with its period in its id; or itself."""
        return (self,)


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
        """Return a target for each step of the ladder, or the target itself."""
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
    """Something due by a date or so many times in a period; when it recurs, for each of several periods."""

    kind: DutyKind
    deadline: Due | None = None  #: an event duty without one ends with its period
    every: Everies = ()  #: the periods for which it recurs
    basis: Basis | None = None  #: the days its figures are taken from; None: as the form says
    part_of_period: PartPolicy = PartPolicy.LAST_DAY  #: who reports of those in force for only part of the period
    by: str | None = None  #: the role that must act: "Chủ tịch UBND cấp xã"
    recipient: str | None = None
    proof: Literal["minutes", "report"] | None = None  #: the file a unit must attach to show that it was done

    @model_validator(mode="after")
    def _complete(self) -> Duty:
        without = self.deadline is None and not (self.every and all(entry.deadline for entry in self.every))
        if self.kind is DutyKind.REPORT and without:
            raise refuse(say("nhiệm vụ báo cáo cần “deadline”", "a report duty needs a “deadline”"))
        if (self.kind is DutyKind.EVENT) is (self.each is None):
            raise refuse(
                say(
                    "nhiệm vụ sự kiện (event), và chỉ nhiệm vụ đó, cần “each”",
                    "an event duty, and no other, needs “each”",
                )
            )
        if self.kind is not DutyKind.REPORT and "part_of_period" in self.model_fields_set:
            vi = "“part_of_period” chỉ dùng cho nhiệm vụ báo cáo (report)"
            raise refuse(say(vi, "“part_of_period” is only for a report duty"))
        return self

    @model_validator(mode="after")
    def _recurs(self) -> Duty:
        check_recurrence(self.every, self.period, self.deadline)
        return self

    def steps(self) -> tuple[Duty, ...]:
        """Return a duty for each period for which it recurs, those that end first before the others, or itself."""
        due = {period: entry.deadline for entry in self.every for period in entry.periods(self.period)}
        periods = recurring_periods(self.every, self.period)
        return tuple(self._occurrence(period, due[period] or self.deadline) for period in periods) or (self,)

    def _occurrence(self, period: Period, deadline: Due | None) -> Duty:
        changes = {
            "id": f"{self.id}@{period.key}",
            "title": f"{self.title}, {period.name()}",
            "period": period,
            "deadline": deadline,
            "every": (),
        }
        return self.model_copy(update=changes)


class PlanDocument(Written):
    """The document the plan was taken from."""

    name: str
    file: Text | None = None  #: its file, from the folder of the plan file, to see whether it has changed
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
        """Everything the plan asks for, in the order of the file; a ladder step by step, a duty period by period."""
        return tuple(step for promise in self.written_promises for step in promise.steps())

    @property
    def written_promises(self) -> tuple[Promise, ...]:
        """The same as the file has them: a ladder and a duty that recurs are one promise each."""
        return (*self.targets, *self.totals, *self.duties)

    @property
    def report_periods(self) -> tuple[Period, ...]:
        """The periods for which units report by the plan's form; none when it has none."""
        if self.form is None:
            return ()
        recurring = recurring_periods(self.form.every, self.period)
        return tuple(dict.fromkeys((*self.form.periods, *recurring)))

    def window(self, promise: Promise) -> tuple[date, date]:
        """Return the days the figures of a promise are taken from: the first, and the first after.

        They hang on what the duty or the form says of them and on the period, never on the deadline.
        """
        own = promise.basis if isinstance(promise, Duty) else None
        form = self.form.basis if self.form is not None else "calendar"
        return promise.period.window(own or form)


def conditions(plan: Plan) -> tuple[tuple[Promise, Each], ...]:
    """Return every promise that is judged by an indicator's value, with its condition."""
    return tuple((p, p.each) for p in plan.promises if p.each is not None)
