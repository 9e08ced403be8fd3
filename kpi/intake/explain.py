"""Says what is wrong with a report so that a reporter can act: the cell, the value, the mistake, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from kpi.intake.schema import NOT_ABOVE, NOT_NEGATIVE, REQUIRED, WHOLE, Failure
from kpi.intake.workbook import FormRow, Written
from targets.issues import Issue
from targets.plan import Indicator, Measure
from targets.wording import Sentence, say


def explain(
    failure: Failure, row: FormRow, indicators: Mapping[str, Indicator], values: Mapping[str, Decimal | None]
) -> Issue:
    """Return the issue for one failed check of one row."""
    indicator = indicators[failure.indicator]
    value = values.get(failure.indicator)
    facts: dict[str, str | Decimal | None] = {"name": indicator.name, "value": value}
    place = row.value.source
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


def missing_row(indicator: Indicator, near: Written) -> Issue:
    """Return the issue for an indicator of the form that has no row in the file."""
    text = say(
        "thiếu dòng “{name}” (mã {id})", "the row “{name}” ({id}) is missing", name=indicator.name, id=indicator.id
    )
    return Issue("missing-row", text, near.source, say("Khôi phục dòng này từ biểu mẫu.", "Restore it from the form."))


def unknown_row(row: FormRow, near: tuple[str, ...]) -> Issue:
    """Return the issue for a row whose indicator the form does not have."""
    text = say("không có chỉ số mã “{id}” trong biểu", "the form has no indicator “{id}”", id=row.indicator.text)
    return Issue("unknown-indicator", text, row.indicator.source, _keep_ids(), near)


def repeated_row(row: FormRow) -> Issue:
    """Return the issue for an indicator that stands in the file twice."""
    text = say("chỉ số “{id}” có hai dòng", "the indicator “{id}” has two rows", id=row.indicator.text)
    return Issue("repeated-row", text, row.indicator.source, say("Giữ lại một dòng.", "Keep one of them."))


def _fill(indicator: Indicator) -> Sentence:
    if indicator.measure is Measure.YES_NO:
        return say("Ghi “có” hoặc “không”.", "Write “có” or “không”.")
    return say("Ghi số liệu; nếu không có hoạt động nào thì ghi 0.", "Give the figure; write 0 if nothing was done.")


def _keep_ids() -> Sentence:
    return say("Không sửa cột “Mã” của biểu mẫu.", "Leave the form's “Mã” column as it is.")


def _check_again() -> Sentence:
    return say("Kiểm tra lại số liệu ở ô này.", "Check the figure in this cell.")
