"""What programs are answered, field by field, for the OpenAPI description; the shapes are made in `kpi` and beside it.

The fields that programs most often want are named; each object may have more, and more may be added.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict


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


class PlanText(Shape):
    """The file of a plan as it was last recorded; ``revision`` is to be sent back as ``seen`` with another."""

    id: str
    revision: int
    file: str
    sha256: str
    text: str


class PlanRecorded(PlanRow):
    """The plan as recorded; ``changed`` is false where the very same text was recorded before."""

    changed: bool
    issues: list[dict[str, Any]]


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


class UnitChanges(Shape):
    """Every merger, split and renaming; ``seen`` is to be sent back with another."""

    seen: str
    changes: list[dict[str, Any]]


class UnitChangeDone(Shape):
    """What a change does, in words; ``recorded`` is false where it was only looked at."""

    recorded: bool
    seen: str
    came: list[str]
    gone: list[str]
    ended: list[str]
    opened: list[str]
    issues: list[dict[str, Any]]


class DecisionRow(Shape):
    """An exemption or an extension, or one taken back (``revoked``)."""

    kind: str
    plan: str
    target: str
    unit_id: str
    reason: str
    by: str
    decided_at: datetime
    until: date | None
    revoked: bool
    number: int
    recorded_at: datetime
    recorded_by: str
    state: str | None  # in_force, ended, replaced, withdrawn; of one that takes back none


class Decisions(Shape):
    """``dondoc decision list --json``."""

    as_of: datetime
    decisions: list[DecisionRow]


class EvidenceRow(Shape):
    """A file attached to what a unit reports; its bytes: ``/files/{sha256}``."""

    plan: str
    unit: str
    unit_id: str
    period: str
    kind: str
    file: str
    sha256: str
    received_at: datetime


class Evidences(Shape):
    """The files attached."""

    as_of: datetime
    evidence: list[EvidenceRow]


class AccountRow(Shape):
    """An account as it stands."""

    name: str
    label: str
    role: str
    unit: str | None
    disabled: bool


class AccountMade(AccountRow):
    """An account with its first password, which is told this once and is to be changed."""

    password: str


class Accounts(Shape):
    """``dondoc user list --json``."""

    accounts: list[AccountRow]


class SettingRow(Shape):
    """A setting in force."""

    key: str
    value: str
    meaning: str
    chosen: bool


class SettingsInForce(Shape):
    """The settings in force, by key."""

    settings: list[SettingRow]


class SettingsText(Shape):
    """The settings file; ``seen`` is to be sent back with another text."""

    seen: str
    text: str


class SettingsPut(SettingsText):
    """The settings file as it is now, with what is to be noted about it."""

    issues: list[dict[str, Any]]


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


class FormTaken(Shape):
    """What became of a form's figures, as of one file of ``dondoc submit --json``, and the report's new ``seen``."""

    seen: int
    outcome: str
    issues: list[dict[str, Any]]


class Ledger(Shape):
    """``dondoc remind show --json``."""

    reminders: list[dict[str, Any]]


class ReminderTold(Shape):
    """A message of the ledger as it reads; ``kept``: word for word, otherwise written again from the ledger."""

    number: int
    recipient: str
    address: str
    channel: str
    subject: str
    text: str
    kept: bool
    state: str
    sent_at: datetime | None


class Resent(Shape):
    """A message that goes out again, and where to."""

    number: int
    to: str
    to_before: str
    kept: bool
    told: str


class Compiled(Shape):
    """``dondoc report compile --json``."""

    as_of: datetime
    period: str
    sections: dict[str, Any]


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


class HealthRows(Shape):
    """The rows of one table of the page of health."""

    rows: list[dict[str, Any]]


class Checked(Shape):
    """``dondoc report check --json``."""

    issues: list[dict[str, Any]]


class PlanRead(Shape):
    """``dondoc plan read --json``."""

    targets: list[dict[str, Any]]
    duties: list[dict[str, Any]]
