"""What a unit reported, the values of one form for one period, and the receipt of the file they came in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from kpi.submission_states import Event, State
from targets.issues import Issue
from targets.periods import Period
from targets.plan import Plan
from targets.units import Unit
from targets.wording import Fact, Language, Sentence, say

#: The report of one unit for one period: the plan's id, the unit's, the period's key.
Slot = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class ReportName:
    """Which report is meant, by its parts."""

    plan: Plan
    unit: Unit
    period: Period

    @property
    def slot(self) -> Slot:
        """Return the report's key."""
        return self.plan.id, self.unit.id, self.period.key

    @property
    def parts(self) -> tuple[Plan, Unit, Period]:
        """Return the three as they are."""
        return self.plan, self.unit, self.period

    @property
    def words(self) -> Sentence:
        """Return the report's name: "xã Bản Bo, 6 tháng đầu năm 2023 (dvcq-2023)"."""
        period = Sentence(self.period.name("vi"), self.period.name("en"))
        words = "{unit}, {period} ({plan})"
        return say(words, words, unit=self.unit.label, period=period, plan=self.plan.id)


class CellValue(NamedTuple):
    """One value of a form, and the cell it stands in."""

    indicator: str
    value: Decimal | None  #: None: the cell was left blank, which is not zero
    sheet: str
    cell: str
    note: str | None = None  #: what the reporter wrote beside it


@dataclass(frozen=True, slots=True)
class Submission:
    """One revision of what a unit reported for a period under a plan's form."""

    plan: str
    unit: str
    period: str  #: the period's key
    revision: int  #: from 1
    received_at: datetime  #: when it reached the office
    recorded_at: datetime  #: when it was entered here
    file_name: str
    sha256: str
    values: Sequence[CellValue]
    declared_at: datetime | None = None  #: when the unit says that it sent it; the deadline is not judged by this
    state: State = State.SUBMITTED  #: as known at the moment that is looked at
    step: Event | None = None  #: the last step that gave it this state, if any

    @property
    def slot(self) -> Slot:
        """Return what it reports on: plan, unit and period."""
        return self.plan, self.unit, self.period


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that was kept as a draft: what could be read of it, and what is wrong with it. None of it counts."""

    plan: str
    unit: str
    period: str
    received_at: datetime
    recorded_at: datetime
    file_name: str
    sha256: str
    values: Sequence[CellValue]  #: a value that could not be read is blank here, and told of in the issues
    issues: tuple[str, ...]  #: each with its place, as it was said when the file was read

    @property
    def slot(self) -> Slot:
        """Return what it would report on: plan, unit and period."""
        return self.plan, self.unit, self.period


class Outcome(StrEnum):
    """What became of a file that was received."""

    ACCEPTED = "accepted"
    REFUSED = "refused"  #: kept with its mistakes; nothing of it counts
    DRAFT = "draft"  #: kept with what could be read of it, right or wrong; nothing of it counts
    DUPLICATE = "duplicate"  #: the same bytes had been accepted before; nothing is recorded again

    @property
    def label(self) -> Sentence:
        """The outcome in words."""
        return _OUTCOMES[self]


_OUTCOMES = {
    Outcome.ACCEPTED: Sentence("đã tiếp nhận", "accepted"),
    Outcome.REFUSED: Sentence("chưa tiếp nhận", "not accepted"),
    Outcome.DRAFT: Sentence("bản nháp", "drafts"),
    Outcome.DUPLICATE: Sentence("trùng", "the same as before"),
}


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is answered to whoever sent a file."""

    file_name: str
    sha256: str
    received_at: datetime
    outcome: Outcome
    plan: str | None = None
    unit: str | None = None  #: the unit's id
    period: str | None = None
    revision: int | None = None
    issues: tuple[Issue, ...] = ()

    def as_json(self, language: Language = "vi") -> dict[str, object]:
        """Return the receipt for JSON, its words in one language."""
        return {
            "file": self.file_name,
            "sha256": self.sha256,
            "received_at": self.received_at.isoformat(),
            "outcome": self.outcome.value,
            "plan": self.plan,
            "unit_id": self.unit,
            "period": self.period,
            "revision": self.revision,
            "issues": [issue.as_json(language) for issue in self.issues],
        }

    def words(self) -> Sentence:
        """Return what became of the file, in one sentence."""
        facts: dict[str, Fact] = {
            "file": self.file_name,
            "unit": self.unit,
            "period": self.period,
            "n": self.revision,
            "k": len(self.issues),
        }
        if self.outcome is Outcome.ACCEPTED:
            return say(
                "{file}: đã tiếp nhận báo cáo của {unit}, kỳ {period}, lần {n}.",
                "{file}: accepted, {unit}, {period}, revision {n}.",
                **facts,
            )
        if self.outcome is Outcome.DUPLICATE:
            return say("{file}: trùng tệp đã tiếp nhận.", "{file}: the same file was accepted before.", **facts)
        if self.outcome is Outcome.DRAFT:
            return say(
                "{file}: giữ làm bản nháp của {unit}, kỳ {period}, có {k} vấn đề; chưa nộp, chưa tính.",
                "{file}: kept as a draft of {unit}, {period}, {k} issues; not submitted, nothing of it counts.",
                **facts,
            )
        return say(
            "{file}: chưa tiếp nhận, có {k} vấn đề; tệp được giữ lại, không số liệu nào được ghi.",
            "{file}: not accepted, {k} issues; the file is kept, no figure was recorded.",
            **facts,
        )


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that was received for a unit and period and does not count."""

    plan: str
    unit: str
    period: str
    received_at: datetime
    file_name: str
    reason: Sentence | None = None  #: why it does not count; None: for its mistakes
