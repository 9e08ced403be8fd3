"""The annexes: every figure, every promise with its place, every file with its cells."""

from __future__ import annotations

from dashboards.views.compiled_annexes import figures_annex, figures_told, promises_annex, sources_annex
from tests.dashboards.compiled.said import half_year, report_of
from tests.dashboards.compiled.shapes import shape_of


def test_every_figure_of_every_unit_and_their_sums() -> None:
    (table,) = figures_annex(half_year())
    assert table.headings == (
        "TT",
        "Đơn vị",
        "(1) Phân công lãnh đạo",
        "(2) Số mô hình (mô hình)",
        "(3) Số cuộc đối thoại (cuộc)",
    )
    assert table.rows == (
        ("1", "Thị trấn Tam Đường", "Có", "2", "1"),
        ("2", "Tả Lèng", "Có", "3", "0"),
        ("3", "Sơn Bình", "Chưa", "0", "–"),
        ("4", "Bản Bo", "–", "–", "–"),
        ("5", "Khun Há", "–", "–", "–"),
    )
    assert table.total == ("", "Cộng", "2/5", "5", "1")


def test_promises_with_their_results_and_places() -> None:
    table = promises_annex(half_year())
    assert table.rows[2] == (
        "3",
        "Đối thoại ít nhất một lần",
        "1/5 (20%)",
        "Chưa thực hiện, còn hạn",
        "ke-hoach.txt, mục III.4, dòng 294",
    )


def test_files_with_the_cells_of_each_column() -> None:
    table = sources_annex(half_year())
    assert table.rows[0] == (
        "1",
        "Thị trấn Tam Đường",
        "6 tháng đầu năm 2023",
        "thi-tran.xlsx: trang Báo cáo, ô (1) E8, (2) E9, (3) E10",
        "10:00 ngày 02/6/2023",
        "số liệu minh họa",
    )
    assert len(table.rows) == 3


def test_many_indicators_take_several_tables_that_hold_them_all() -> None:
    for seed in range(4):
        shape = shape_of(seed)
        report = report_of(shape.inputs, shape.period)
        tables = list(figures_annex(report))
        assert sum(len(table.headings) - 2 for table in tables) == len(figures_told(report))
        assert all({len(row) for row in table.rows} == {len(table.headings)} == {len(table.widths)} for table in tables)
