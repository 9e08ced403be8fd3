"""The paper for a meeting: totals with a chart, what changed since the last one, the list, a page for each unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dashboards.papers.document import (
    Annex,
    Bar,
    Block,
    Chart,
    Column,
    Document,
    NewPage,
    Paragraph,
    Row,
    Table,
    plain,
)
from dashboards.papers.shortfall_paper import (
    NAME,
    cited,
    detail_table,
    moment,
    notes,
    office_words,
    promise_table,
    summary,
    unit_table,
)
from dashboards.views.changes import Change, Changes
from dashboards.views.looks import LOOKS
from dashboards.views.office_paper import OfficePaper
from dashboards.views.shortfall_list import Entry, ShortfallList, UnitCount, first_upper
from rules.verdict import Verdict
from targets.wording import write_date


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a paper for a meeting is made of."""

    day: date
    pack: str  #: the id under which it can be made again
    view: ShortfallList
    changes: Changes | None  #: since the meeting before; None: there was none


def meeting_paper(meeting: Meeting, paper: OfficePaper) -> Document:
    """Return the paper."""
    view = meeting.view
    annexes = [
        ("DANH SÁCH CHI TIẾT CHỈ TIÊU, NHIỆM VỤ CÒN THIẾU", (detail_table(view), *notes(view.notes)), True),
        ("TỪNG ĐƠN VỊ CÓ VIỆC QUÁ HẠN, KHÔNG ĐẠT", tuple(_unit_pages(view)), False),
    ]
    if meeting.changes is not None:
        annexes.append(("THAY ĐỔI SO VỚI CUỘC HỌP TRƯỚC", tuple(_changed(meeting.changes)), False))
    told = [(title, blocks, wide) for title, blocks, wide in annexes if blocks and view.groups]
    return Document(
        paper=paper,
        kind="BÁO CÁO",
        subject=(
            f"Tình hình thực hiện chỉ tiêu, nhiệm vụ phục vụ cuộc họp ngày {write_date(meeting.day)}",
            f"(tính đến {moment(view)})",
        ),
        blocks=tuple(_text(meeting, paper)),
        annexes=tuple(
            Annex(title, blocks, wide, f"Phụ lục {_ROMAN[at]}") for at, (title, blocks, wide) in enumerate(told)
        ),
        made=view.as_of,
    )


def in_trouble(view: ShortfallList) -> tuple[UnitCount, ...]:
    """Return the units that are past a deadline or can no longer fulfil something, in the office's order."""
    return tuple(one for one in view.by_unit if any(one.counts.get(verdict, 0) for verdict in _PAST))


def unit_chart(view: ShortfallList) -> Chart:
    """Return bars of what each unit lacks; of very many units those that lack most."""
    most = sorted(view.by_unit, key=lambda one: -sum(one.counts.values()))[:_BARS]
    shown = [one for one in view.by_unit if one in most]
    kinds = [kind for kind in _KINDS if any(_count(one.counts, kind) for one in shown)]
    bars = (
        Bar(plain(first_upper(one.label), _LABEL), tuple((_count(one.counts, kind), _word(kind)) for kind in kinds))
        for one in shown
    )
    return Chart(tuple((_word(kind), LOOKS[kind[0]].colour) for kind in kinds), tuple(bars))


_PAST = (Verdict.OVERDUE, Verdict.SHORT)
#: What is one part of a bar.
_KINDS = (_PAST, (Verdict.NOT_EVALUABLE,), (Verdict.NOT_DUE,))
_BARS, _LABEL = 30, 40
_ROMAN = ("I", "II", "III")


def _count(counts: Mapping[Verdict, int], kind: tuple[Verdict, ...]) -> int:
    return sum(counts.get(verdict, 0) for verdict in kind)


def _word(kind: tuple[Verdict, ...]) -> str:
    return first_upper(", ".join(verdict.label.vi.lower() for verdict in kind))


def _text(meeting: Meeting, paper: OfficePaper) -> Iterator[Block]:
    view, mark = meeting.view, paper.mark
    yield Paragraph(
        f"Thực hiện {cited(view)}; {office_words(paper)} báo cáo tình hình thực hiện để phục vụ cuộc họp ngày"
        f" {write_date(meeting.day)}, theo số liệu nhận được đến {moment(view)}, như sau:"
    )
    yield Paragraph(f"I{mark} TỔNG HỢP CHUNG", "heading")
    if view.groups:
        yield Paragraph(summary(view))
        yield Paragraph("Số chỉ tiêu, nhiệm vụ còn thiếu của từng đơn vị", "caption")
        yield unit_chart(view)
        yield unit_table(view)
        yield Paragraph(f"II{mark} THEO CHỈ TIÊU, NHIỆM VỤ", "heading")
        yield promise_table(view)
    else:
        yield Paragraph(f"Không có đơn vị nào trong số {view.asked_units} đơn vị còn thiếu.")
    yield Paragraph(f"{'III' if view.groups else 'II'}{mark} SO VỚI CUỘC HỌP TRƯỚC", "heading")
    yield Paragraph(_compared(meeting.changes))
    yield Paragraph(
        f"Hồ sơ này có mã {meeting.pack}; từ mã này lập lại được đúng hồ sơ, với đúng số liệu đã biết khi lập"
        + paper.ending
    )


def _compared(changed: Changes | None) -> str:
    if changed is None:
        return "Đây là hồ sơ họp đầu tiên được lưu, chưa có cuộc họp trước để so sánh."
    said = "; ".join(
        f"{len(found)} trường hợp {heading[0].lower()}{heading[1:]}" for heading, found in _groups(changed)
    )
    return f"Từ {_at(changed)} đến nay nhận thêm {changed.received} lượt báo cáo; " + (
        f"{said} (chi tiết tại Phụ lục)." if said else "chưa có trường hợp nào thay đổi."
    )


def _at(changed: Changes) -> str:
    """Return the day of the list of the meeting before."""
    return f"danh sách của cuộc họp trước (tính đến ngày {write_date(changed.since.date())})"


def _unit_pages(view: ShortfallList) -> Iterator[Block]:
    by_unit: dict[str, list[Entry]] = {}
    for entry in view.entries:
        by_unit.setdefault(entry.row.unit_id, []).append(entry)
    for number, unit in enumerate(in_trouble(view), 1):
        if number > 1:
            yield NewPage()
        counts = "; ".join(f"{verdict.label.vi.lower()}: {count}" for verdict, count in _ordered(unit.counts))
        yield Paragraph(f"{number}. {plain(first_upper(unit.label), NAME)}", "heading")
        yield Paragraph(f"Còn thiếu {sum(unit.counts.values())} chỉ tiêu, nhiệm vụ, trong đó: {counts}.")
        yield _unit_page(by_unit[unit.unit_id])


def _ordered(counts: Mapping[Verdict, int]) -> Iterable[tuple[Verdict, int]]:
    return ((verdict, counts[verdict]) for kind in _KINDS for verdict in kind if counts.get(verdict))


def _unit_page(entries: Iterable[Entry]) -> Table:
    lines = sorted(entries, key=lambda entry: entry.row.verdict not in _PAST)  # what is past comes first
    rows = [
        Row(
            (
                str(number),
                plain(one.row.title, NAME),
                one.row.verdict.label.vi,
                plain(one.required.vi, 60),
                plain(one.actual.vi, 60),
                write_date(one.row.last_day),
                str(one.days_late) if one.days_late is not None else "",
                plain(one.row.remedy.vi, 300) if one.row.remedy is not None else "",
            )
        )
        for number, one in enumerate(lines, 1)
    ]
    return Table(
        (
            Column("STT", 10, "center"),
            Column("Chỉ tiêu, nhiệm vụ", 43),
            Column("Kết quả", 19, "center"),
            Column("Yêu cầu", 16, "center"),
            Column("Thực tế", 16, "center"),
            Column("Hạn cuối", 21, "center"),
            Column("Số ngày chậm", 13, "center"),
            Column("Việc cần làm", 34),
        ),
        tuple(rows),
    )


def _changed(changed: Changes) -> Iterator[Block]:
    rows: list[Row] = []
    number = 0
    for heading, found in _groups(changed):
        rows.append(Row((f"{heading} ({len(found)})",), "group"))
        for change in found:
            number += 1
            before = change.before.label.vi if change.before is not None else ""
            names = plain(change.unit, NAME), plain(change.promise.title, NAME)
            rows.append(Row((str(number), *names, before, change.after.label.vi, plain(change.cause.words.vi, 300))))
    if rows:
        columns = (
            Column("STT", 10, "center"),
            Column("Đơn vị", 26),
            Column("Chỉ tiêu, nhiệm vụ", 46),
            Column("Cuộc họp trước", 24, "center"),
            Column("Cuộc họp này", 24, "center"),
            Column("Do", 35),
        )
        yield Table(columns, tuple(rows))


def _groups(changed: Changes) -> list[tuple[str, tuple[Change, ...]]]:
    """Return the changes of single units: done, worse, newly asked, others; those there are."""
    done = [one for one in changed.units if one.after.fulfilled]
    worse = [one for one in changed.units if one.better is False]
    new = [one for one in changed.units if one.before is None and not one.after.fulfilled]
    rest = [one for one in changed.units if one not in done and one not in worse and one not in new]
    named = (
        ("Đã hoàn thành", done),
        ("Chuyển biến xấu", worse),
        ("Mới được giao hoặc kỳ mới bắt đầu", new),
        ("Thay đổi khác", rest),
    )
    return [(heading, tuple(found)) for heading, found in named if found]
