"""Figures under "Kế hoạch", and not those under "Thực hiện"."""

from __future__ import annotations

from targets.documents.layout import lay_out
from targets.documents.lines import text_lines
from targets.documents.tables import columns_of, rows_of, table_goals

TABLE = """\
| TT | Chỉ tiêu | Đơn vị tính | Thực hiện năm 2023 | Kế hoạch năm 2024 |
|---|---|---|---|---|
| 1 | Tỷ lệ hộ nghèo | % | 12,5 | 10,2 |
| 2 | Sản lượng lương thực | tấn | 21.000 | ≥ 22.500 |
| 3 | Ghi chú khác | | - | - |
"""
YEARS = """\
| Chỉ tiêu | ĐVT | Mục tiêu | |
| | | 2025 | 2030 |
| Tỷ lệ dân số tham gia BHYT | % | 95 | 97 |
"""


def goals(table: str) -> list[str]:
    text = lay_out(text_lines(table))
    return [
        f"{g.subject}: {g.operator.value} {g.value} {g.unit} {g.by}"
        for rows in rows_of(text.paragraphs)
        for g in table_goals(text, rows, 2024)
    ]


def test_planned_figures_are_targets_and_reached_ones_are_not() -> None:
    assert goals(TABLE) == ["Tỷ lệ hộ nghèo: reach 10.2 % 2024", "Sản lượng lương thực: ge 22500 tấn 2024"]


def test_a_second_row_of_headings_gives_the_years() -> None:
    assert goals(YEARS) == [
        "Tỷ lệ dân số tham gia BHYT: reach 95 % 2025",
        "Tỷ lệ dân số tham gia BHYT: reach 97 % 2030",
    ]


def test_a_table_of_tasks_has_a_column_of_times() -> None:
    text = lay_out(text_lines("| TT | Nội dung | Đơn vị chủ trì | Thời gian |\n| 1 | Mở lớp | Sở Nội vụ | Quý II |\n"))
    [rows] = rows_of(text.paragraphs)
    columns, body = columns_of(text, rows)
    assert columns is not None
    assert (columns.name, columns.time, columns.planned) == (2, 4, {})
    assert len(body) == 1
