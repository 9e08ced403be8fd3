"""The list of shortfalls as a paper: a report with the totals, and the list as its annex, with numbered sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dashboards.papers.document import Annex, Block, Column, Document, Paragraph, Row, Table, plain
from dashboards.views.office_paper import OfficePaper
from dashboards.views.shortfall_list import Entry, Order, PromiseCount, ShortfallList, first_upper
from kpi.evaluation.shortfall import LISTED
from rules.verdict import Verdict
from targets.provenance import Source
from targets.wording import write_date

#: Characters of a name in a cell.
NAME = 200


def shortfall_paper(view: ShortfallList, paper: OfficePaper) -> Document:
    """Return the paper of a list."""
    subject = ("Danh sách đơn vị còn thiếu chỉ tiêu, nhiệm vụ", f"(tính đến {moment(view)})")
    annex = Annex("DANH SÁCH CHI TIẾT CHỈ TIÊU, NHIỆM VỤ CÒN THIẾU", tuple(_detail(view)), wide=True)
    return Document(
        paper=paper,
        kind="BÁO CÁO",
        subject=subject,
        blocks=tuple(_text(view, paper)),
        annexes=(annex,) if view.groups else (),
        made=view.as_of,
    )


def moment(view: ShortfallList) -> str:
    """Return the moment of a list as papers say it: "hết ngày 05/6/2023", "9 giờ 30 phút ngày 05/6/2023"."""
    at, day = view.as_of, write_date(view.as_of.date())
    if (at.hour, at.minute) == (23, 59):
        return f"hết ngày {day}"
    minutes = f" {at.minute:02d} phút" if at.minute else ""
    return f"{at.hour} giờ{minutes} ngày {day}"


def cited(view: ShortfallList) -> str:
    """Return the plans of a list as a paper cites them."""
    return "; ".join(plain(plan.vi) for plan in view.plans)


def office_words(paper: OfficePaper) -> str:
    """Return how the text of a paper names the office that issues it."""
    return plain(paper.name, NAME) or "cơ quan"


def unit_table(view: ShortfallList) -> Table:
    """Return how many lines each unit has, by verdict, with their sums."""
    verdicts = [verdict for verdict in LISTED if view.counts.get(verdict)]
    rows = [
        Row(
            (
                str(number),
                plain(first_upper(unit.label), NAME),
                *(str(unit.counts.get(v, 0)) for v in verdicts),
                str(sum(unit.counts.values())),
            )
        )
        for number, unit in enumerate(view.by_unit, 1)
    ]
    total = ("", "Cộng", *(str(view.counts[v]) for v in verdicts), str(sum(view.counts.values())))
    return Table(
        (
            Column("STT", 12, "center"),
            Column("Đơn vị", 55),
            *(Column(verdict.label.vi, 24, "center") for verdict in verdicts),
            Column("Cộng", 16, "center"),
        ),
        (*rows, Row(total, "total")),
    )


def promise_table(view: ShortfallList) -> Table:
    """Return which units lack each promise, of how many it is asked."""
    rows = [
        Row(
            (
                str(number),
                plain(one.title, NAME),
                write_date(one.last_day),
                f"{one.lacking}/{one.asked}",
                _who(one),
            )
        )
        for number, one in enumerate(view.by_promise, 1)
    ]
    return Table(
        (
            Column("STT", 11, "center"),
            Column("Chỉ tiêu, nhiệm vụ", 54),
            Column("Hạn cuối", 23, "center"),
            Column("Số đơn vị còn thiếu", 19, "center"),
            Column("Đơn vị còn thiếu", 58),
        ),
        tuple(rows),
    )


def detail_table(view: ShortfallList) -> Table:
    """Return the list itself, group by group."""
    rows: list[Row] = []
    number = 0
    for group in view.groups:
        rows.append(Row((f"{plain(group.heading.vi, NAME)} ({len(group.entries)})",), "group"))
        for entry in group.entries:
            number += 1
            rows.append(Row((str(number), *_named(entry, view.order), *_figures(entry, view))))
    return Table((Column("STT", 11, "center"), *_NAMED[view.order], *_FIGURES[view.order]), tuple(rows))


def notes(sources: Mapping[Source, int]) -> Iterable[Block]:
    """Yield the numbered places that a list cites, with the words that stand there."""
    yield Paragraph("Căn cứ và nguồn số liệu", "heading")
    for source, number in sources.items():
        quote = f": “{plain(source.quote, 300)}”" if source.quote else ""
        yield Paragraph(f"[{number}] {plain(source.place(), NAME)}{quote}.", "small")


def _text(view: ShortfallList, paper: OfficePaper) -> Iterable[Block]:
    mark = paper.mark
    asked = f" (phạm vi: {'; '.join(plain(one.vi) for one in view.filters)})" if view.filters else ""
    yield Paragraph(
        f"Thực hiện {cited(view)}; {office_words(paper)} tổng hợp các đơn vị còn thiếu chỉ tiêu, nhiệm vụ"
        f"{asked}, theo số liệu nhận được đến {moment(view)}, như sau:"
    )
    if not view.groups:
        yield Paragraph(f"Không có đơn vị nào trong số {view.asked_units} đơn vị còn thiếu{paper.ending}")
        return
    yield Paragraph(f"I{mark} TỔNG HỢP CHUNG", "heading")
    yield Paragraph(summary(view))
    yield unit_table(view)
    yield Paragraph(f"II{mark} THEO CHỈ TIÊU, NHIỆM VỤ", "heading")
    yield promise_table(view)
    yield Paragraph(
        "Danh sách chi tiết, lời văn của kế hoạch và nguồn của từng số liệu có tại Phụ lục kèm theo" + paper.ending
    )


def summary(view: ShortfallList) -> str:
    """Return the totals in one sentence."""
    parts = "; ".join(
        f"{verdict.label.vi.lower()}: {view.counts[verdict]}" for verdict in LISTED if view.counts[verdict]
    )
    return (
        f"Có {len(view.by_unit)}/{view.asked_units} đơn vị còn thiếu, tổng cộng {sum(view.counts.values())} lượt"
        f" chỉ tiêu, nhiệm vụ, trong đó: {parts}."
    )


def _detail(view: ShortfallList) -> Iterable[Block]:
    yield detail_table(view)
    yield from notes(view.notes)


def _who(one: PromiseCount) -> str:
    said = [f"{verdict.label.vi}: {_names(names)}" for verdict, names in one.units.items()]
    return ". ".join(said)


def _names(names: tuple[str, ...]) -> str:
    shown = ", ".join(plain(name, 60) for name in names[:_NAMED_AT_ONCE])
    more = len(names) - _NAMED_AT_ONCE
    return f"{shown} và {more} đơn vị khác" if more > 0 else shown


_NAMED_AT_ONCE = 30


def _named(entry: Entry, order: Order) -> tuple[str, ...]:
    unit, title = plain(first_upper(entry.label), NAME), plain(entry.row.title, NAME)
    return {Order.UNIT: (title,), Order.TARGET: (unit,), Order.DEADLINE: (unit, title)}[order]


def _figures(entry: Entry, view: ShortfallList) -> tuple[str, ...]:
    row = entry.row
    sources = [view.notes[source] for source in (row.clause, row.figure) if source is not None]
    last_day = () if view.order is Order.DEADLINE else (write_date(row.last_day),)
    return (
        row.verdict.label.vi,
        plain(entry.required.vi, 60),
        plain(entry.actual.vi, 60) if row.verdict is not Verdict.NOT_EVALUABLE else "chưa rõ",
        plain(entry.missing.vi, 60) or "chưa rõ",
        *last_day,
        write_date(row.since) if row.since is not None else "",
        str(entry.days_late) if entry.days_late is not None else "",
        plain(entry.reason.vi, 300) if entry.reason is not None else "",
        plain(row.remedy.vi, 300) if row.remedy is not None else "",
        ", ".join(f"[{number}]" for number in sources),
    )


_NAMED = {
    Order.UNIT: (Column("Chỉ tiêu, nhiệm vụ", 50),),
    Order.TARGET: (Column("Đơn vị", 34),),
    Order.DEADLINE: (Column("Đơn vị", 28), Column("Chỉ tiêu, nhiệm vụ", 42)),
}
_ALL = (
    Column("Kết quả", 22, "center"),
    Column("Yêu cầu", 16, "center"),
    Column("Thực tế", 16, "center"),
    Column("Còn thiếu", 16, "center"),
    Column("Hạn cuối", 20, "center"),
    Column("Quá hạn từ", 20, "center"),
    Column("Số ngày chậm", 13, "center"),
    Column("Lý do, ghi chú", 34),
    Column("Việc cần làm", 34),
    Column("Nguồn", 14, "center"),
)
_FIGURES = {
    Order.UNIT: _ALL,
    Order.TARGET: _ALL,
    Order.DEADLINE: tuple(column for column in _ALL if column.heading != "Hạn cuối"),
}
