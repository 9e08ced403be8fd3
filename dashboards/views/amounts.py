"""How the figures of a promise are said: "2 mô hình", "có", "đã nộp"; and what is said when there is none."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from targets.plan import Duty, DutyKind, Measure, Plan, Promise
from targets.wording import Sentence, write_number


class Kind(StrEnum):
    """What a figure is."""

    NUMBER = "number"
    YES_NO = "yes_no"  #: 1 or 0
    REPORT = "report"  #: 1 when it was sent


@dataclass(frozen=True, slots=True)
class Scale:
    """What the figures of one promise measure."""

    kind: Kind
    unit: str = ""  #: of measure; nothing but for numbers

    def said(self, value: Decimal | None) -> Sentence:
        """Return a figure in words; of a figure that is missing, that it is."""
        if value is None:
            return Sentence("chưa có số liệu", "no figure")
        if self.kind is not Kind.NUMBER:
            yes, no = _WORDS[self.kind]
            return yes if value else no
        unit = f" {self.unit}" if self.unit else ""
        return Sentence(write_number(value, "vi") + unit, write_number(value, "en") + unit)

    def asked(self, required: Decimal | None) -> Sentence:
        """Return what is required in words."""
        if self.kind is Kind.REPORT:
            return Sentence("1 báo cáo", "1 report")
        return Sentence("", "") if required is None else self.said(required)

    def lacking(self, missing: Decimal | None) -> Sentence:
        """Return how much is missing in words; nothing where it is not known."""
        if missing is None:
            return Sentence("", "")
        unit = self.measure
        return Sentence(
            f"{write_number(missing, 'vi')} {unit.vi}".strip(), f"{write_number(missing, 'en')} {unit.en}".strip()
        )

    @property
    def measure(self) -> Sentence:
        """Return what is counted, where a column of bare numbers needs it said."""
        return _MEASURES.get(self.kind, Sentence(self.unit, self.unit))


def scale_of(plan: Plan, promise: Promise) -> Scale:
    """Return what the figures of a promise measure."""
    if isinstance(promise, Duty) and promise.kind is not DutyKind.EVENT:
        return Scale(Kind.REPORT)
    indicator = plan.indicator(promise.each.indicator) if promise.each is not None else None
    if indicator is None:
        return Scale(Kind.NUMBER)
    return Scale(Kind.YES_NO) if indicator.measure is Measure.YES_NO else Scale(Kind.NUMBER, indicator.unit)


_WORDS = {
    Kind.YES_NO: (Sentence("có", "yes"), Sentence("chưa", "no")),
    Kind.REPORT: (Sentence("đã nộp", "sent"), Sentence("chưa nộp", "not sent")),
}
_MEASURES = {Kind.YES_NO: Sentence("nội dung", "item"), Kind.REPORT: Sentence("báo cáo", "report")}
