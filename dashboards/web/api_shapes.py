"""What programs are answered, field by field, for the OpenAPI description; the shapes are made in `kpi` and beside it.

The fields that programs most often want are named; each object may have more, and more may be added.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from kpi.submission_states import Step


class Shape(BaseModel):
    """An object that may have more fields than are named here."""

    model_config = ConfigDict(extra="allow")


class FaultText(BaseModel):
    """What is wrong, in both languages."""

    status: int
    text: str
    text_en: str


class Fault(Shape):
    """What is answered when something is wrong."""

    error: FaultText


class ResultRow(Shape):
    """One promise of one unit, or of all as a whole."""

    plan: str
    target: str
    unit: str
    unit_id: str
    whole: bool
    period: str
    last_day: date
    verdict: str
    value: float | None
    required: float | None
    missing: float | None
    why: str


class Results(Shape):
    """``dondoc evaluate --json``."""

    as_of: datetime
    view: str
    results: list[ResultRow]


class DutyRow(Shape):
    """One duty of one unit."""

    plan: str
    duty: str
    unit: str
    unit_id: str
    last_day: date
    last_working_day: date
    state: str
    days: int
    why: str


class Due(Shape):
    """``dondoc due --json``."""

    as_of: datetime
    rates: list[dict[str, Any]]
    rates_total: dict[str, Any]
    duties: list[DutyRow]


class ShortfallRow(Shape):
    """What one unit lacks of one promise; a figure of null is not known, which is not zero."""

    plan: str
    target: str
    unit: str
    unit_id: str
    verdict: str
    required: float | None
    value: float | None
    missing: float | None
    last_day: date
    why: str


class Shortfalls(Shape):
    """``dondoc shortfall --json``."""

    as_of: datetime
    summary: dict[str, Any]
    shortfalls: list[ShortfallRow]


class PlanRow(Shape):
    """A plan in short."""

    id: str
    revision: int
    title: str
    period: str
    targets: int
    duties: int


class Plans(Shape):
    """``dondoc plan list --json``."""

    plans: list[PlanRow]


class PlanFile(Shape):
    """``dondoc plan show --json``: by the keys of the plan file."""

    id: str
    title: str


class UnitRow(Shape):
    """A unit; ``to`` is the first day on which it is no more."""

    id: str
    name: str
    kind: str
    parent: str | None


class Units(Shape):
    """``dondoc unit list --json``."""

    as_of: datetime
    units: list[UnitRow]


class UnitHistory(UnitRow):
    """A unit of ``dondoc unit history --json``."""

    label: str
    events: list[dict[str, Any]]


class ReportRow(Shape):
    """Where a report stands."""

    unit: str
    unit_id: str
    plan: str
    period: str
    state: str | None
    revision: int | None


class Reports(Shape):
    """``dondoc submission list --json``."""

    as_of: datetime
    reports: list[ReportRow]


class Report(ReportRow):
    """``dondoc submission show --json``, and ``seen``, to be sent back with a step."""

    seen: int
    submissions: list[dict[str, Any]]
    events: list[dict[str, Any]]


class StepAsked(BaseModel):
    """A step an officer takes on a report."""

    step: Literal["return", "accept", "unlock", "redate"]
    #: How much of the report was seen: its ``seen``. Where more was recorded meanwhile nothing is done, 409.
    seen: int
    reason: str = Field("", pattern=r"^[^\x00]*$", max_length=2000)  # for everything but accepting
    received_at: str = Field("", max_length=40)  # of redate
    until: str = Field("", max_length=40)  # of unlock: the last day; empty: until one report is taken

    @property
    def kind(self) -> Step:
        """Return the step."""
        return Step(self.step)


class StepTaken(Shape):
    """The step as recorded, and the report's new ``seen``."""

    step: str
    revision: int
    at: datetime
    actor: str
    seen: int


class Receipts(Shape):
    """``dondoc submit --json``: what became of each file; ``taken`` is false where one was refused."""

    taken: bool
    receipts: list[dict[str, Any]]


class Ledger(Shape):
    """``dondoc remind show --json``."""

    reminders: list[dict[str, Any]]


class Planned(Shape):
    """``dondoc remind plan --json``."""

    as_of: datetime
    messages: int
    reminders: list[dict[str, Any]]


class Trail(Shape):
    """``dondoc audit list --json``."""

    entries: list[dict[str, Any]]


class Health(Shape):
    """What ``dondoc doctor --json`` finds, with workers, messages waiting and backups."""

    checks: list[dict[str, str]]


class Checked(Shape):
    """``dondoc report check --json``."""

    issues: list[dict[str, Any]]


class PlanRead(Shape):
    """``dondoc plan read --json``."""

    targets: list[dict[str, Any]]
    duties: list[dict[str, Any]]
