"""The columns of the list of shortfalls, the same in every format: heading, width, and the value of each line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kpi.evaluation.shortfall import Shortfall
from rules.verdict import WEIGHTS
from targets.wording import Language, Sentence

#: What a cell holds; None is left empty.
Value = str | int | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the list."""

    heading: Sentence
    width: int  #: in characters
    value: Callable[[Shortfall, Language], Value]
    printed: bool = True  #: whether it is on the sheet of paper
    coloured: bool = False  #: whether it bears the colour of the verdict


#: What is printed comes first.
COLUMNS = (
    Column(Sentence("Đơn vị", "Unit"), 16, lambda row, _: row.unit),
    Column(Sentence("Chỉ tiêu, nhiệm vụ", "Target or duty"), 32, lambda row, _: row.title),
    Column(Sentence("Kết quả", "Result"), 14, lambda row, language: row.verdict.label.text(language), coloured=True),
    Column(Sentence("Yêu cầu", "Required"), 8, lambda row, _: row.required),
    Column(Sentence("Thực tế", "Actual"), 8, lambda row, _: row.actual),
    Column(Sentence("Còn thiếu", "Missing"), 8, lambda row, _: row.missing),
    Column(Sentence("Hạn cuối", "Last day"), 11, lambda row, _: row.last_day),
    Column(Sentence("Thiếu từ ngày", "Since"), 11, lambda row, _: row.since),
    Column(Sentence("Cần làm gì", "What to do"), 28, lambda row, language: _text(row.remedy, language)),
    Column(Sentence("Nguồn chỉ tiêu", "Where promised"), 28, lambda row, language: row.clause.place(language)),
    Column(
        Sentence("Nguồn số liệu", "Where reported"),
        20,
        lambda row, language: row.figure.place(language) if row.figure is not None else None,
    ),
    Column(
        Sentence("Ghi chú số liệu", "Note on the figure"),
        14,
        lambda row, _: row.figure.note if row.figure is not None else None,
    ),
    Column(Sentence("Vì sao", "Why"), 60, lambda row, language: row.why.text(language), printed=False),
    Column(Sentence("Lời văn kế hoạch", "The plan's words"), 50, lambda row, _: row.clause.quote, printed=False),
    Column(Sentence("Nhóm", "Group"), 16, lambda row, _: row.group, printed=False),
    Column(Sentence("Mức độ", "Weight"), 12, lambda row, language: WEIGHTS[row.severity].text(language), printed=False),
    Column(Sentence("Kỳ", "Period"), 10, lambda row, _: row.period, printed=False),
    Column(Sentence("Kế hoạch", "Plan"), 18, lambda row, _: row.plan, printed=False),
    Column(Sentence("Mã chỉ tiêu", "Code"), 18, lambda row, _: row.promise, printed=False),
    Column(Sentence("Mã đơn vị", "Unit code"), 18, lambda row, _: row.unit_id, printed=False),
)


def _text(sentence: Sentence | None, language: Language) -> str | None:
    return sentence.text(language) if sentence is not None else None
