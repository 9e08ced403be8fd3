"""What programs send as JSON, field by field, for the OpenAPI description; what these mean is said where it is done."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from kpi.accounts import Account
from kpi.permissions import Role
from kpi.submission_states import Step

#: What people write: whatever a keyboard types.
Text = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x08\x0b\x0c\x0e-\x1f]*$", max_length=2000)]
#: An id, a name, a day: one line.
Line = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f;]*$", max_length=300)]
#: The largest number that a column of numbers takes.
_LARGEST = 2**31 - 1


class Asked(BaseModel):
    """What is sent; a field that is not known is a mistake."""

    model_config = ConfigDict(extra="forbid")


class StepAsked(Asked):
    """A step an officer takes on a report."""

    step: Literal["return", "accept", "unlock", "redate"]
    #: How much of the report was seen: its ``seen``. Where more was recorded meanwhile nothing is done, 409.
    seen: int
    reason: Text = ""  # for everything but accepting
    received_at: Line = ""  # of redate
    until: Line = ""  # of unlock: the last day; empty: until one report is taken

    @property
    def kind(self) -> Step:
        """Return the step."""
        return Step(self.step)


class FormAsked(Asked):
    """The figures of a report, by indicator, as a person would type them or as numbers; what is left out is blank."""

    seen: int
    values: dict[Line, Text | bool | int | float | None] = Field(max_length=500)
    notes: dict[Line, Text] = Field({}, max_length=500)
    draft: bool = False

    def typed(self, indicator: str) -> str:
        """Return the figure of an indicator as a person types it."""
        value = self.values.get(indicator)
        if isinstance(value, bool):
            return "có" if value else "không"
        if isinstance(value, float):
            return format(Decimal(str(value)), "f").replace(".", ",")
        return "" if value is None else str(value)


class DecisionAsked(Asked):
    """An exemption, an extension, or one taken back."""

    kind: Literal["exemption", "extension"]
    plan: Line
    target: Line  # or duty, by its id
    unit: Line  # id
    reason: Text
    by: Line  # who accepted it
    until: date | None = None  # the last day; of an extension always
    document: Line | None = None
    revoked: bool = False  # takes back what was granted
    #: The numbers of the decisions known to stand. Where another stands about the same, or this very one, nothing is
    #: recorded: 409. Left out: whatever stands is replaced.
    seen: list[int] | None = Field(None, max_length=100)


class PackAsked(Asked):
    """A pack for a meeting."""

    meeting: date
    as_of: date | None = None  # its figures are as known at the end of this day; None: of the meeting's, or now
    order: Literal["unit", "target", "deadline"] = "unit"  # of the list


class AccountAsked(Asked):
    """What an account is to be."""

    label: Line
    role: Role
    unit: Line | None = None  # id

    def named(self, name: str) -> Account:
        """Return the account of that name."""
        return Account(name, self.label.strip(), self.role, self.unit)


class NewAccountAsked(AccountAsked):
    """An account to be added."""

    name: Line


class AccountChangeAsked(AccountAsked):
    """A change of an account. Where it is no longer what was ``seen``, nothing is done: 409."""

    disabled: bool = False
    seen: AccountSeen


class AccountSeen(AccountAsked):
    """An account as it was read."""

    model_config = ConfigDict(extra="ignore")
    disabled: bool = False


class SettingsAsked(Asked):
    """Another text of the settings file (YAML). Where the file is no longer the one ``seen``, nothing is done: 409."""

    seen: Line  # its ``seen`` as it was read
    text: Annotated[str, StringConstraints(pattern=r"^[^\x00-\x08\x0b\x0c\x0e-\x1f]*$", max_length=100_000)]


class SuccessorAsked(Asked):
    """A unit that is to begin."""

    name: Line  # with its kind: "xã Bình Lư"
    code: Line = ""
    weight: Annotated[str, StringConstraints(pattern=r"^(\d{1,12}([.,]\d{1,3})?)?$")] = ""  # of a split


class UnitChangeAsked(Asked):
    """A merger, a split, a renaming, or the last of them taken back (``undo``)."""

    kind: Literal["merge", "split", "rename", "undo"]
    seen: Line  # of the list of changes; where another was recorded meanwhile nothing is done, 409
    dry_run: bool = False  # only look at what would come of it
    units: list[Line] = Field([], max_length=100)  # names or ids of the units before
    into: list[SuccessorAsked] = Field([], max_length=100)
    day: date | None = None  # the first day of the new state
    document: Line = ""
    issued: date | None = None
    parent: Line = ""  # what the new units are under, if that changes
    outside: list[Line] = Field([], max_length=100)  # units that take part and are not in the list
    weights_are: Line = ""
    weights_from: Line = ""  # the document that has them
    note: Text = ""


#: Numbers that are told as seen.
Seen = Annotated[int, Field(ge=0, le=_LARGEST)]
