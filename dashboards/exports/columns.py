"""The columns of the list of shortfalls in spreadsheets: heading, name for programs, width, and the value of a line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dashboards.exports.long_sheet import Value
from dashboards.views.shortfall_list import Entry
from rules.verdict import WEIGHTS
from targets.wording import Language, Sentence


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the list."""

    heading: Sentence
    width: int  #: in characters
    value: Callable[[Entry, Language], Value]
    printed: bool = True  #: whether it is on the sheet of paper
    coloured: bool = False  #: whether it bears the colour of the verdict


#: What is printed comes first.
COLUMNS = (
    Column(Sentence("Đơn vị", "Unit"), 16, lambda one, _: one.row.unit),
    Column(Sentence("Chỉ tiêu, nhiệm vụ", "Target or duty"), 32, lambda one, _: one.row.title),
    Column(
        Sentence("Kết quả", "Result"), 14, lambda one, language: one.row.verdict.label.text(language), coloured=True
    ),
    Column(Sentence("Yêu cầu", "Required"), 8, lambda one, _: one.row.required),
    Column(Sentence("Thực tế", "Actual"), 8, lambda one, _: one.row.actual),
    Column(Sentence("Còn thiếu", "Missing"), 8, lambda one, _: one.row.missing),
    Column(Sentence("Đơn vị tính", "Measure"), 9, lambda one, language: one.scale.measure.text(language)),
    Column(Sentence("Hạn cuối", "Last day"), 11, lambda one, _: one.row.last_day),
    Column(Sentence("Thiếu từ ngày", "Since"), 11, lambda one, _: one.row.since),
    Column(Sentence("Số ngày chậm", "Days late"), 7, lambda one, _: one.days_late),
    Column(Sentence("Lý do, ghi chú", "Reason or note"), 22, lambda one, language: _text(one.reason, language)),
    Column(Sentence("Cần làm gì", "What to do"), 26, lambda one, language: _text(one.row.remedy, language)),
    Column(Sentence("Nguồn chỉ tiêu", "Where promised"), 26, lambda one, language: one.row.clause.place(language)),
    Column(
        Sentence("Nguồn số liệu", "Where reported"),
        20,
        lambda one, language: one.row.figure.place(language) if one.row.figure is not None else None,
    ),
    Column(Sentence("Vì sao", "Why"), 60, lambda one, language: one.row.why.text(language), printed=False),
    Column(Sentence("Lời văn kế hoạch", "The plan's words"), 50, lambda one, _: one.row.clause.quote, printed=False),
    Column(Sentence("Nhóm", "Group"), 16, lambda one, _: one.row.group, printed=False),
    Column(
        Sentence("Mức độ", "Weight"), 12, lambda one, language: WEIGHTS[one.row.severity].text(language), printed=False
    ),
    Column(Sentence("Kỳ", "Period"), 10, lambda one, _: one.row.period, printed=False),
    Column(Sentence("Kế hoạch", "Plan"), 18, lambda one, _: one.row.plan, printed=False),
    Column(Sentence("Mã chỉ tiêu", "Code"), 18, lambda one, _: one.row.promise, printed=False),
    Column(Sentence("Mã đơn vị", "Unit code"), 18, lambda one, _: one.row.unit_id, printed=False),
)
#: Those on the sheet of paper.
PRINTED = tuple(column for column in COLUMNS if column.printed)


def _text(sentence: Sentence | None, language: Language) -> str | None:
    return sentence.text(language) if sentence is not None else None
