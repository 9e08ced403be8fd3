"""The figure of one unit with its cell, or in words why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kpi.evaluation.frame import Composed, Facts
from kpi.submission import CellValue, RefusedFile, Submission
from rules.verdict import Reading
from targets.periods import Period, parse_period
from targets.provenance import Source
from targets.units import Unit
from targets.wording import Sentence, say


def reading(known: Facts, number: int, unit: Unit, within: Period, refused: Sequence[RefusedFile]) -> Reading:
    """Return what is known of one unit: ``number`` is the row of the facts its figure was found in, -1 for none."""
    if number >= 0:
        origin = known.origins[number]
        if isinstance(origin, Composed):
            return _composed(origin)
        sent, cell = origin
        source = cell_source(sent, cell)
        return Reading(cell.value, source) if cell.value is not None else Reading(None, source, _blank(sent, cell))
    failed = [f for f in refused if f.unit == unit.id and _within(f.period, within)]
    if failed:
        reason = failed[-1].reason or say(
            "tệp “{file}” nhận lúc {at} có lỗi, chưa được tiếp nhận",
            "the file “{file}” received at {at} had mistakes and was not accepted",
            file=failed[-1].file_name,
            at=failed[-1].received_at,
        )
        return Reading(missing=reason)
    reason = say(
        "chưa nhận được báo cáo nào của {unit} trong {period} có chỉ số này",
        "no report of {unit} for {period} with this figure has been received",
        unit=unit.label,
        period=Sentence(within.name("vi"), within.name("en")),
    )
    return Reading(missing=reason)


def _composed(origin: Composed) -> Reading:
    """Return a figure that passed from earlier units, with what each of them had; the source is the first cell."""
    source = cell_source(origin.parts[0].sent, origin.parts[0].cell) if origin.parts else None
    if origin.value is None:
        return Reading(None, source, origin.said)
    known = [part for part in origin.parts if part.cell.value is not None]
    parts = [say("{unit} {n}", "{unit} {n}", unit=part.unit.label, n=part.cell.value) for part in known]
    written = say(
        "{parts}; {said}",
        "{parts}; {said}",
        parts=Sentence(" + ".join(part.vi for part in parts), " + ".join(part.en for part in parts)),
        said=origin.said,
    )
    return Reading(Decimal(origin.value.numerator) / Decimal(origin.value.denominator), source, written=written)


def _blank(sent: Submission, cell: CellValue) -> Sentence:
    period = parse_period(sent.period)
    return say(
        "báo cáo {period} để trống số liệu này{note}",
        "the report for {period} leaves this figure blank{note}",
        period=Sentence(period.name("vi"), period.name("en")) if period else sent.period,
        note=f" ({cell.note})" if cell.note else "",
    )


def cell_source(sent: Submission, cell: CellValue) -> Source:
    """Return the place of a reported value."""
    return Source(sent.file_name, sent.sha256, sheet=cell.sheet, cell=cell.cell, note=cell.note)


def _within(key: str, period: Period) -> bool:
    found = parse_period(key)
    return found is not None and period.contains(found)
