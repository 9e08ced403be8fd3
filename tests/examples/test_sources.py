"""Where every number of the example comes from: the clause that asks for it, and the cell that answers."""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal

from kpi.evaluation.shortfall import list_shortfalls
from rules.verdict import Verdict
from targets.plan import Duty
from tests.examples.tam_duong import COMMUNES, SUBMISSIONS, Example, plans, read_cells

AUTUMN, NEW_YEAR = "2023-10-01T00:00", "2024-01-05T00:00"
#: Communes the report names as without a dialogue of their chairman, and those it names nowhere.
NO_DIALOGUE = {"Sơn Bình", "Bình Lư", "Nùng Nàng", "Thèn Sin", "Tả Lèng"}
NOT_NAMED = {"Khun Há", "Hồ Thầu"}


def test_every_promise_cites_a_place(tam_duong: Example) -> None:
    results = tam_duong.results(AUTUMN)
    # six targets, two reports and a dialogue of the plan; a report and two events of the follow-up; 13 units, a whole
    assert len(results) == 12 * 14
    for result in results:
        assert all(source.document for source in result.sources)
        own = [source for source in result.sources if source.sha256 is not None]
        assert all(source.section and source.line and source.quote for source in own)
        assert own or result.promise.id == "bao-cao-9-thang"  # its deadline is in no document, and says so


def test_every_figure_stands_in_the_cell_it_cites(tam_duong: Example) -> None:
    seen = 0
    for result in tam_duong.results(AUTUMN):
        source = result.judgement.source
        if result.whole or result.promise.each is None or result.judgement.value is None:
            continue
        assert source is not None
        path = SUBMISSIONS / source.document
        assert hashlib.sha256(path.read_bytes()).hexdigest() == source.sha256
        value, note = read_cells(path)[result.promise.each.indicator]
        written = {"có": 1, "không": 0}.get(str(value), value)
        assert (written, note) == (result.judgement.value, source.note)
        seen += 1
    # 6 targets x 11 half-year reports; dialogues 11 (two are blank), conferences and supervision 13 each
    assert seen == 6 * 11 + 11 + 13 + 13


def test_shortfalls_name_the_clause_and_the_cell(tam_duong: Example) -> None:
    lines = [s for s in list_shortfalls(tam_duong.results(NEW_YEAR)) if s.promise == "doi-thoai-chu-tich-xa"]
    assert {line.unit for line in lines} == NO_DIALOGUE | NOT_NAMED
    assert {line.clause.place() for line in lines} == {
        "Kế hoạch công tác dân vận chính quyền năm 2023 (bản văn 004), mục III.4, dòng 294"
    }
    short = {line.unit: line for line in lines if line.verdict is Verdict.SHORT}
    assert {(line.required, line.actual, line.missing, line.since) for line in short.values()} == {
        (Decimal(1), Decimal(0), Decimal(1), date(2024, 1, 1))
    }
    figures = {name: line.figure.place() for name, line in short.items() if line.figure is not None}
    assert figures == {name: f"2023-9M/{COMMUNES[name]}.xlsx, Báo cáo!E8" for name in NO_DIALOGUE}


def test_both_plans_mean_the_same_by_an_indicator() -> None:
    first, second = plans().values()
    shared = {i.id for i in first.indicators} & {i.id for i in second.indicators}
    assert shared == {"doi-thoai-chu-tich"}
    assert [first.indicator(id_) for id_ in shared] == [second.indicator(id_) for id_ in shared]


def test_what_documents_leave_open_is_said(tam_duong: Example) -> None:
    duty = tam_duong.whole("doi-thoai-chu-tich-xa", AUTUMN)
    assert isinstance(duty.promise, Duty)
    assert any("Quy chế số 06-QC/TU không tìm được toàn văn" in note.vi for note in duty.judgement.noted)
    documents = [source.document for source in duty.sources]
    assert documents[2:] == [
        "Quy chế số 06-QC/TU ngày 04/4/2019 của Tỉnh ủy",
        "Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15",
    ]
    assert any("không kèm danh sách" in note.vi for note in tam_duong.whole("II.1", AUTUMN).judgement.noted)
