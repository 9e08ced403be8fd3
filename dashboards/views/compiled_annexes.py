"""The annexes of a compiled report: the figures of the units, where promises stand, where figures were read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from dashboards.views.compiled_report import CompiledReport
from dashboards.views.indicator_totals import IndicatorTotal, is_answer
from dashboards.views.narrative import Table
from dashboards.views.promise_tally import PromiseTally
from dashboards.views.report_phrases import NAME, amount, plain, ratio, titled
from dashboards.views.tally_words import unit_of
from kpi.submission import Submission
from rules.target_rule import percent
from targets.periods import parse_period
from targets.plan import Duty
from targets.wording import write_fact, write_number
from targets.workdays import VIETNAM


def figures_annex(report: CompiledReport) -> Iterator[Table]:
    """Yield the figures unit by unit, a column for each indicator, in as many tables as there is room for."""
    columns = figures_told(report)
    units = tuple(dict.fromkeys(one.unit for column in columns for one in column.figures))
    for first in range(0, len(columns), _COLUMNS):
        some = columns[first : first + _COLUMNS]
        heads = tuple(_head(number, column) for number, column in enumerate(some, first + 1))
        found = [{one.unit.id: one.reading.value for one in column.figures} for column in some]
        rows = [
            (
                str(place),
                plain(unit.name, NAME),
                *(_cell(column, by, unit.id) for column, by in zip(some, found, strict=True)),
            )
            for place, unit in enumerate(units, 1)
        ]
        totals = tuple("" if one.total is None or is_answer(one.indicator) else _total(one) for one in some)
        answers = tuple(total or _yes(one) for total, one in zip(totals, some, strict=True))
        yield Table(
            label="Phụ lục I",
            title="SỐ LIỆU CỦA TỪNG ĐƠN VỊ" + (" (TIẾP THEO)" if first else ""),
            headings=("TT", "Đơn vị", *heads),
            rows=tuple(rows),
            total=("", "Cộng", *answers),
            widths=(4, 16, *(_WIDTH for _ in some)),
            wide=len(some) > _UPRIGHT,
            under=f"{report.period.name()[0].upper()}{report.period.name()[1:]}; dấu “–”: chưa có số liệu.",
        )


def promises_annex(report: CompiledReport) -> Table:
    """Return the promises with their results, and where each stands in its plan's documents."""
    rows = [
        (str(number), _title(tally), _result(tally), tally.whole.verdict.label.vi, _places(tally))
        for number, tally in enumerate(report.tallies, 1)
    ]
    return Table(
        label="Phụ lục II",
        title="KẾT QUẢ TỪNG CHỈ TIÊU, NHIỆM VỤ VÀ CĂN CỨ",
        headings=("TT", "Chỉ tiêu, nhiệm vụ", "Kết quả", "Đánh giá", "Văn bản, vị trí"),
        rows=tuple(rows),
        widths=(4, 34, 14, 14, 34),
        wide=True,
    )


def sources_annex(report: CompiledReport) -> Table:
    """Return the files the figures were read from: when each came, and the cells of the first annex's columns."""
    columns = figures_told(report)
    numbers = {column.indicator.id: number for number, column in enumerate(columns, 1)}
    names = {one.unit.id: one.unit.name for column in columns for one in column.figures}
    rows = [
        (
            str(place),
            plain(names.get(sent.unit, sent.unit), NAME),
            _period(sent),
            f"{plain(sent.file_name, NAME)}: {_cells(sent, numbers)}",
            write_fact(sent.received_at.astimezone(VIETNAM)),
            _remarks(sent, numbers),
        )
        for place, sent in enumerate(report.sent, 1)
    ]
    return Table(
        label="Phụ lục III",
        title="NGUỒN SỐ LIỆU",
        headings=("TT", "Đơn vị", "Kỳ báo cáo", "Tệp và ô ghi số liệu", "Nhận lúc", "Ghi chú"),
        rows=tuple(rows),
        widths=(4, 13, 14, 27, 13, 32),
        wide=True,
        under="Số trong ngoặc là cột của Phụ lục I.",
    )


def figures_told(report: CompiledReport) -> tuple[IndicatorTotal, ...]:
    """Return every indicator that the report rests on, once, in the order in which it is told."""
    decided = [topic.figures for topic in report.topics if topic.figures is not None]
    loose = [total for group in report.groups for total in group.totals]
    found: dict[str, IndicatorTotal] = {}
    for total in (*decided, *loose):
        found.setdefault(total.indicator.id, total)
    return tuple(found.values())


_COLUMNS, _UPRIGHT, _WIDTH = 7, 3, 12


def _head(number: int, column: IndicatorTotal) -> str:
    unit = f" ({plain(column.indicator.unit)})" if column.indicator.unit else ""
    return f"({number}) {plain(column.indicator.name, 110)}{unit}"


def _cell(column: IndicatorTotal, values: Mapping[str, Decimal | None], unit: str) -> str:
    if unit not in values:
        return ""
    value = values[unit]
    if value is None:
        return "–"
    if is_answer(column.indicator):
        return "Có" if value else "Chưa"
    return write_number(value) if column.indicator.formula is not None else amount(value).removeprefix("0") or "0"


def _total(column: IndicatorTotal) -> str:
    value = column.total or 0
    return write_number(value) if column.indicator.formula is not None else amount(value).removeprefix("0") or "0"


def _yes(column: IndicatorTotal) -> str:
    if not is_answer(column.indicator):
        return ""
    return ratio(sum(bool(one.reading.value) for one in column.known), len(column.figures), "").strip()


def _title(tally: PromiseTally) -> str:
    kind = "Nhiệm vụ" if isinstance(tally.whole.promise, Duty) else "Chỉ tiêu"
    return titled(kind, tally.whole.promise.title)


def _result(tally: PromiseTally) -> str:
    if tally.sums:
        value = tally.whole.judgement.value
        return "–" if value is None else amount(value, unit_of(tally))
    done, of = len(tally.done), tally.counted
    return f"{ratio(done, of, '').strip()} ({write_number(percent(done, of))}%)" if of else "–"


def _places(tally: PromiseTally) -> str:
    return "; ".join(dict.fromkeys(plain(source.place(), 160) for source in tally.whole.sources))


def _period(sent: Submission) -> str:
    period = parse_period(sent.period)
    return period.name() if period is not None else sent.period


def _cells(sent: Submission, numbers: Mapping[str, int]) -> str:
    cells = sorted((numbers[v.indicator], v.cell) for v in sent.values if v.indicator in numbers)
    sheets = ", ".join(dict.fromkeys(plain(v.sheet) for v in sent.values))
    return f"trang {sheets}, ô {', '.join(f'({number}) {cell}' for number, cell in cells)}" if cells else "–"


def _remarks(sent: Submission, numbers: Mapping[str, int]) -> str:
    notes: dict[str, list[str]] = {}
    for value in sorted(sent.values, key=lambda value: numbers.get(value.indicator, 0)):
        if value.note and value.indicator in numbers:
            notes.setdefault(plain(value.note, 160), []).append(f"({numbers[value.indicator]})")
    if len(notes) == 1:
        return next(iter(notes))
    return "; ".join(f"{', '.join(columns)} {note}" for note, columns in notes.items())
