"""Files that prove what a report says: the minutes of a dialogue, a narrative report. Kept whole, never changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kpi.submission import Slot
from targets.periods import Period, parse_period
from targets.wording import Sentence


class EvidenceKind(StrEnum):
    """What a file is."""

    MINUTES = "minutes"
    REPORT = "report"

    @property
    def label(self) -> Sentence:
        """Return the kind in words."""
        return _LABELS[self]


_LABELS = {
    EvidenceKind.MINUTES: Sentence("biên bản", "minutes"),
    EvidenceKind.REPORT: Sentence("báo cáo bằng văn bản", "written report"),
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One file attached to what a unit reports for a period."""

    plan: str
    unit: str  #: id
    period: str  #: the period's key
    kind: EvidenceKind
    file_name: str
    sha256: str
    received_at: datetime  #: when it reached the office
    recorded_at: datetime  #: when it was attached here
    actor: str

    @property
    def slot(self) -> Slot:
        """Return what it is attached to: plan, unit and period."""
        return self.plan, self.unit, self.period

    def as_json(self) -> dict[str, object]:
        """Return the file for JSON, without its bytes."""
        return {
            "kind": self.kind.value,
            "file": self.file_name,
            "sha256": self.sha256,
            "received_at": self.received_at.isoformat(),
            "recorded_at": self.recorded_at.isoformat(),
            "actor": self.actor,
        }


def fault_of(content: bytes, most: int, kind: EvidenceKind = EvidenceKind.MINUTES) -> Sentence | None:
    """Return why a file cannot be kept as evidence; None: it can. Only its kind is looked at: it is not opened here.

    A written report may also be plain text in Unicode.
    """
    if not content:
        return Sentence("tệp rỗng", "the file is empty")
    if len(content) > most:
        return Sentence("tệp quá lớn", "the file is too large")
    word = content.startswith(b"PK\x03\x04") and b"word/" in content
    if kind is EvidenceKind.REPORT and _is_text(content):
        return None
    if not word and not content.startswith(b"%PDF-"):
        return Sentence("không phải tệp .docx hoặc .pdf", "it is neither .docx nor .pdf")
    return None


def _is_text(content: bytes) -> bool:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return len(text.split()) >= _WORDS and not any(
        ord(letter) < ord(" ") and letter not in "\t\r\n\f" for letter in text
    )


_WORDS = 10  # a text of fewer words reports nothing


def proves(evidence: Iterable[Evidence], kind: str, unit: str, within: Period) -> bool:
    """Say whether a file of a kind was attached by a unit, under any plan, for a period within one."""
    return any(
        one.unit == unit
        and one.kind == kind
        and (period := parse_period(one.period)) is not None
        and within.contains(period)
        for one in evidence
    )
