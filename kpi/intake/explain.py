"""Says what is wrong with a report so that a reporter can act: the cell, the value, the mistake, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from kpi.intake.cells import Written
from kpi.intake.schema import EVIDENCE, NOT_ABOVE, NOT_NEGATIVE, REQUIRED, WHOLE, Failure
from targets.issues import Issue, Severity
from targets.plan import Indicator, Measure
from targets.provenance import Source
from targets.wording import Sentence, say


def explain(
    failure: Failure, place: Source, indicators: Mapping[str, Indicator], values: Mapping[str, Decimal | None]
) -> Issue:
    """Return the issue for one failed check of one figure, which it holds."""
    value = values.get(failure.indicator)
    return replace(_explained(failure, place, indicators, values), value=None if value is None else str(value))


def _explained(
    failure: Failure, place: Source, indicators: Mapping[str, Indicator], values: Mapping[str, Decimal | None]
) -> Issue:
    indicator = indicators[failure.indicator]
    value = values.get(failure.indicator)
    facts: dict[str, str | Decimal | None] = {"name": indicator.name, "value": value}
    if failure.check == REQUIRED:
        return Issue(
            "required", say("“{name}” bị để trống", "“{name}” was left blank", **facts), place, _fill(indicator)
        )
    if failure.check == NOT_NEGATIVE:
        text = say("“{name}” là {value}; không thể là số âm", "“{name}” is {value}; it cannot be negative", **facts)
        return Issue("negative", text, place, _check_again())
    if failure.check == WHOLE:
        text = say("“{name}” là {value}; cần số nguyên", "“{name}” is {value}; a whole number is needed", **facts)
        return Issue("not-whole", text, place, _check_again())
    if failure.check == EVIDENCE:
        text = say("“{name}” là {value} mà chưa ghi căn cứ", "“{name}” is {value} and says nothing to rest on", **facts)
        hint = say(
            "Ghi số, ngày văn bản hoặc biên bản ở cột “Căn cứ, ghi chú”.", "Name the document or minutes in the notes."
        )
        return Issue("evidence-missing", text, place, hint)
    if failure.check != NOT_ABOVE or failure.other is None:
        raise ValueError(failure.check)
    text = say(
        "“{name}” là {value}, lớn hơn “{other}” là {top}",
        "“{name}” is {value}, above “{other}”, {top}",
        **facts,
        other=indicators[failure.other].name,
        top=values.get(failure.other),
    )
    return Issue("not-above", text, place, say("Kiểm tra lại cả hai số.", "Check both figures."))


def missing_row(indicator: Indicator, near: Source) -> Issue:
    """Return the issue for an indicator of the form that has no row in the file."""
    text = say(
        "thiếu dòng “{name}” (mã {id})", "the row “{name}” ({id}) is missing", name=indicator.name, id=indicator.id
    )
    return Issue("missing-row", text, near, say("Khôi phục dòng này từ biểu mẫu.", "Restore it from the form."))


def unknown_row(written: Written, near: tuple[str, ...]) -> Issue:
    """Return the issue for a row whose indicator the form does not have."""
    if not written.text:
        text = say("dòng có số liệu nhưng không ghi chỉ số nào", "a row has a figure and names no indicator")
        return Issue("unknown-indicator", text, written.source, _name_it(), near)
    text = say("không có chỉ số mã “{id}” trong biểu", "the form has no indicator “{id}”", id=written.text)
    return Issue("unknown-indicator", text, written.source, _keep_ids(), near)


def unclear_row(written: Written, near: tuple[str, ...]) -> Issue:
    """Return the issue for a row that may be of several indicators, or of one that it does not quite name."""
    text = say(
        "“{text}” không rõ là chỉ số nào trong biểu",
        "“{text}”: which indicator is meant is not clear",
        text=written.text,
    )
    return Issue("unclear-indicator", text, written.source, _name_it(), near)


def row_repaired(written: Written, indicator: Indicator) -> Issue:
    """Return the note for a row whose indicator was found though it is not written as in the form."""
    text = say(
        "đã hiểu “{text}” là chỉ số “{name}” (mã {id})",
        "“{text}” was read as “{name}” ({id})",
        text=written.text,
        name=indicator.name,
        id=indicator.id,
    )
    return Issue("indicator-repaired", text, written.source, severity=Severity.NOTE)


def repeated_row(written: Written, id_: str) -> Issue:
    """Return the issue for an indicator that stands in the file twice."""
    text = say("chỉ số “{id}” có hai dòng", "the indicator “{id}” has two rows", id=id_)
    return Issue("repeated-row", text, written.source, say("Giữ lại một dòng.", "Keep one of them."))


def _fill(indicator: Indicator) -> Sentence:
    if indicator.measure is Measure.YES_NO:
        return say("Ghi “có” hoặc “không”.", "Write “có” or “không”.")
    return say("Ghi số liệu; nếu không có hoạt động nào thì ghi 0.", "Give the figure; write 0 if nothing was done.")


def _keep_ids() -> Sentence:
    return say("Không sửa cột “Mã” của biểu mẫu.", "Leave the form's “Mã” column as it is.")


def _name_it() -> Sentence:
    return say("Ghi đúng mã hoặc tên chỉ số như trong biểu.", "Give the row's indicator by its id or name.")


def _check_again() -> Sentence:
    return say("Kiểm tra lại số liệu ở ô này.", "Check the figure in this cell.")
