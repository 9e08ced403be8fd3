"""How many reports were expected, came, and came on time: counts, and rates that name their denominator.

Expected is a report of every unit for every period in which the unit existed and was addressed, each period by itself:
a unit that was merged away in July was expected six times that year, the one that followed it six times more. Of a unit
in force for part of a period a policy decides, and it is always said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rules.target_rule import percent
from targets.addressed import PartPolicy
from targets.periods import Period
from targets.units import Registry, RosterSelector, Unit
from targets.wording import Fact, Sentence, say

#: One report: the unit's id and the period.
Slot = tuple[str, Period]


@dataclass(frozen=True, slots=True)
class Part:
    """A unit in force for only part of a period, and what was decided of its report."""

    unit: Unit
    period: Period
    expected: bool
    said: Sentence


@dataclass(frozen=True, slots=True)
class Expectation:
    """The reports that are expected."""

    slots: frozenset[Slot]
    parts: tuple[Part, ...]  #: every unit that began or ended within a period, expected or not


@dataclass(frozen=True, slots=True)
class Rates:
    """Counts of reports; each rate of them names what it is a share of."""

    expected: int
    received: int  #: of the expected
    on_time: int  #: of the received
    unexpected: int  #: received from those not expected to report; in no rate

    def plus(self, other: Rates) -> Rates:
        """Return the counts of both: of several duties, or of several periods."""
        return Rates(
            self.expected + other.expected,
            self.received + other.received,
            self.on_time + other.on_time,
            self.unexpected + other.unexpected,
        )

    def said(self) -> Sentence:
        """Say what came, and the two shares on time, each with what it is a share of."""
        return say(
            "Đã nhận {n} báo cáo; đúng hạn {of_expected} báo cáo phải nộp, {of_received} báo cáo đã nhận.",
            "{n} reports received; on time: {of_expected} of those expected, {of_received} of those received.",
            n=self.received,
            of_expected=_fraction(self.on_time, self.expected),
            of_received=_fraction(self.on_time, self.received),
        )

    def received_of_expected(self) -> Sentence:
        """Say the share of the expected reports that came."""
        return _share(self.received, self.expected, *_RECEIVED)

    def on_time_of_expected(self) -> Sentence:
        """Say the share of the expected reports that came on time."""
        return _share(self.on_time, self.expected, *_ON_TIME_EXPECTED)

    def on_time_of_received(self) -> Sentence:
        """Say the share of the received reports that came on time; where some are missing, the higher of the two."""
        return _share(self.on_time, self.received, *_ON_TIME_RECEIVED)


def expected_reports(
    registry: Registry, selector: RosterSelector, periods: Iterable[Period], policy: PartPolicy
) -> Expectation:
    """Return the reports expected of the units a selector addresses, period by period."""
    slots, parts = set(), []
    for period in periods:
        for unit in registry.roster_over(selector, period.start, period.end):
            part = _part(unit, period, policy)
            if part is not None:
                parts.append(part)
            if part is None or part.expected:
                slots.add((unit.id, period))
    return Expectation(frozenset(slots), tuple(parts))


def rates(expectation: Expectation, received: Mapping[Slot, bool]) -> Rates:
    """Count reports.

    Args:
        expectation: what was expected.
        received: the reports that came, each with whether the first acceptable one came on time.
    """
    came = expectation.slots & received.keys()
    on_time = sum(received[slot] for slot in came)
    return Rates(len(expectation.slots), len(came), on_time, len(received) - len(came))


def _part(unit: Unit, period: Period, policy: PartPolicy) -> Part | None:
    """Return what is decided of a unit that is in force for part of a period; None of one in force throughout."""
    begins = unit.valid_from is not None and unit.valid_from > period.start
    ends = unit.valid_to is not None and unit.valid_to < period.end
    if not begins and not ends:
        return None
    expected = policy is PartPolicy.ANY_DAY or (policy is PartPolicy.LAST_DAY and not ends)
    vi, en = _EXPECTED if expected else _NOT_EXPECTED
    name = Sentence(period.name("vi"), period.name("en"))
    said = say(
        f"{{unit}} chỉ hoạt động một phần {{period}}: {vi}",
        f"{{unit}} is in force for part of {{period}}: {en}",
        unit=unit.dated_label,
        period=name,
    )
    return Part(unit, period, expected, said)


_EXPECTED = ("tính là phải báo cáo", "its report is expected")
_NOT_EXPECTED = ("không tính là phải báo cáo", "no report of it is expected")
_RECEIVED = ("đã nộp {part}/{whole} báo cáo phải nộp", "{part} of {whole} expected reports received")
_ON_TIME_EXPECTED = ("đúng hạn {part}/{whole} báo cáo phải nộp", "{part} of {whole} expected reports on time")
_ON_TIME_RECEIVED = ("đúng hạn {part}/{whole} báo cáo đã nộp", "{part} of {whole} received reports on time")


def _fraction(part: int, whole: int) -> Sentence:
    """Return a share as it is written, "11/13 (84,61%)", cut and never rounded up; of nothing without a percentage."""
    if not whole:
        return say("{part}/{whole}", "{part}/{whole}", part=part, whole=whole)
    return say("{part}/{whole} ({p}%)", "{part}/{whole} ({p}%)", part=part, whole=whole, p=percent(part, whole))


def _share(part: int, whole: int, vi: str, en: str) -> Sentence:
    """Say a share with its percentage, which is never rounded up; without one where there is nothing to divide by."""
    facts: dict[str, Fact] = {"part": part, "whole": whole}
    if not whole:
        return say(vi, en, **facts)
    return say(f"{vi} ({{percent}}%)", f"{en} ({{percent}}%)", **facts, percent=percent(part, whole))
