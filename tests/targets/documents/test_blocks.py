"""Which lines become one paragraph, which a cell, which a footnote, and which nothing."""

from __future__ import annotations

import unicodedata

from targets.documents.blocks import Blocks, blocks_of
from targets.documents.lines import Cell, Line, text_lines


def sorted_out(text: str) -> Blocks:
    lines = text_lines(text)
    return blocks_of(lines, [unicodedata.normalize("NFC", line.text) for line in lines])


def test_rules_and_page_numbers_are_left_out() -> None:
    found = sorted_out("BÁO CÁO\n-----\n\n7\n\nNội dung của báo cáo này dài hơn hai mươi lăm chữ.\n- 8 -\n")
    assert [[at for at, _, _ in block.lines] for block in found.blocks] == [[0], [5]]


def test_a_number_among_short_lines_is_a_cell_of_a_flattened_table() -> None:
    found = sorted_out("Tỷ lệ hộ nghèo\n%\n12\n5\nTỷ lệ hộ cận nghèo\n")
    assert len(found.blocks) == 5


def test_a_row_of_markdown_is_taken_apart() -> None:
    found = sorted_out(
        "| Chỉ tiêu | Đơn vị | 2024 |\n|---|---|---|\n| Tỷ lệ hộ nghèo | % | 3,5 |\n\nHết bảng.\n| x | y | z |"
    )
    assert [block.cell for block in found.blocks if block.cell] == [
        *(Cell(1, row, column) for row in (1, 2) for column in (1, 2, 3)),
        *(Cell(2, 1, column) for column in (1, 2, 3)),
    ]


def test_cells_and_notes_that_the_file_keeps_apart_stay_apart() -> None:
    cell = Cell(1, 1, 1)
    lines = [
        Line("một", 1, cell=cell),
        Line("hai", 2, cell=cell),
        Line("ghi chú", 3, note="1"),
        Line("ba", 4, whole=True),
    ]
    found = blocks_of(lines, [line.text for line in lines])
    assert [(len(block.lines), block.cell, block.note) for block in found.blocks] == [
        (2, cell, None),
        (1, None, "1"),
        (1, None, None),
    ]


def test_a_line_that_begins_with_a_number_is_a_footnote_only_under_its_mark() -> None:
    assert [body.mark for body in sorted_out("theo quy định1.\n1 Quyết định số 5 của tỉnh.").bodies] == ["1"]
    assert sorted_out("theo quy định.\n1 Quyết định số 5 của tỉnh.").bodies == []


def test_a_sentence_set_with_tabs_is_no_row_unless_a_row_stands_beside_it() -> None:
    sentence = "Có 118/126 hộ\tđạt\tchuẩn, trong đó có 20 hộ mới."
    assert [block.cell for block in sorted_out(sentence).blocks] == [None]
    assert len(sorted_out(f"STT\tTên\tSố hộ\n{sentence}").blocks) == 6  # three cells each
