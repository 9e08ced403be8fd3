"""The verdict on one promise for one unit or body, and the judgement that explains it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from targets.issues import Severity
from targets.later import Later
from targets.provenance import Source
from targets.wording import Sentence


class Verdict(StrEnum):
    """What can be said of a promise at a moment."""

    MET = "met"  #: fulfilled
    SHORT = "short"  #: its time is over and it is not fulfilled, or it can no longer be
    LATE = "late"  #: fulfilled, after its deadline
    OVERDUE = "overdue"  #: not fulfilled and its deadline is past, but it can still be done
    NOT_DUE = "not_due"  #: not fulfilled yet, and there is still time: never a violation
    EXEMPT = "exempt"  #: not asked of this unit, for a recorded reason
    NOT_EVALUABLE = "not_evaluable"  #: the figures to judge it by are missing; the reason is said

    @property
    def label(self) -> Sentence:
        """Return the verdict in words, short enough for a table's cell."""
        return _LABELS[self]

    @property
    def fulfilled(self) -> bool:
        """Say whether what was promised has been done, in time or not."""
        return self in {Verdict.MET, Verdict.LATE}


_LABELS = {
    Verdict.MET: Sentence("Đạt", "Met"),
    Verdict.SHORT: Sentence("Không đạt", "Short"),
    Verdict.LATE: Sentence("Muộn", "Late"),
    Verdict.OVERDUE: Sentence("Quá hạn", "Overdue"),
    Verdict.NOT_DUE: Sentence("Chưa thực hiện, còn hạn", "Not yet, still in time"),
    Verdict.EXEMPT: Sentence("Được miễn", "Exempt"),
    Verdict.NOT_EVALUABLE: Sentence("Chưa đủ số liệu", "Not evaluable"),
}

#: How much a promise weighs that is not fulfilled, in words.
WEIGHTS = {
    Severity.ERROR: Sentence("Nghiêm trọng", "Serious"),
    Severity.WARNING: Sentence("Cảnh báo", "Warning"),
    Severity.NOTE: Sentence("Lưu ý", "Note"),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """The value of an indicator for one unit, or the reason why there is none. A missing value is not zero."""

    value: Decimal | None = None
    source: Source | None = None  #: the cell it was read from, or the cell that was left blank
    missing: Sentence | None = None  #: why there is no value; None when there is one
    written: Sentence | None = None  #: how the value was computed, of a derived indicator


@dataclass(frozen=True, slots=True)
class Judgement(Later):
    """A verdict with the figures that led to it and the sentence that explains it."""

    verdict: Verdict
    why: Sentence
    value: Decimal | None = None  #: the unit's figure, or the share reached in percent
    required: Decimal | None = None  #: the figure asked for, or the share in percent
    missing: Decimal | None = None  #: how much, or how many units, would make it pass; 0 when it passes
    numerator: int | None = None  #: units that fulfil, for a share
    denominator: int | None = None  #: units addressed less those exempt, for a share
    exempt: int = 0  #: units exempt, for a share; with them the denominator is so much larger
    remedy: Sentence | None = None  #: what would make it pass
    noted: tuple[Sentence, ...] = ()  #: worth saying, and no part of the verdict
    source: Source | None = None  #: of the figure
