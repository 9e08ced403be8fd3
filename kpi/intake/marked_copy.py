"""Marks the mistakes in a copy of the reporter's own workbook: the cell coloured, a comment in it, all of them listed.

For the guarded child: it opens what a stranger sent. Everything else of the workbook is kept as far as openpyxl can;
what it cannot keep is found by comparing the copy with the file, and told.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TypedDict

from openpyxl import Workbook, load_workbook
from openpyxl.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

#: The sheet that lists what was found.
LIST_SHEET = "Cần xem lại"
_HEADINGS = ("Ô", "Mức", "Vấn đề", "Cách xử lý")
_WIDTHS = (26, 12, 70, 60)
_COLOURS = {"error": "FFC7CE", "warning": "FFEB9C", "note": "DDEBF7"}
_AUTHOR = "Đôn Đốc"
_MOST_MARKS = 2_000


class Mark(TypedDict):
    """One thing to be marked."""

    sheet: str | None
    cell: str | None
    severity: str  #: error, warning, note
    word: str  #: the severity in words
    text: str
    hint: str


def mark(content: bytes, marks: Sequence[Mark]) -> tuple[bytes, tuple[str, ...]]:
    """Return the marked copy of a workbook, and what of the workbook could not be kept, in words for people."""
    book = load_workbook(io.BytesIO(content), rich_text=True)
    by_cell: dict[tuple[str, str], list[Mark]] = defaultdict(list)
    for one in marks[:_MOST_MARKS]:
        if one["sheet"] in book.sheetnames and one["cell"]:
            by_cell[str(one["sheet"]), one["cell"]].append(one)
    for (sheet, cell), found in by_cell.items():
        _mark(book[sheet], cell, found)
    _list(book, marks[:_MOST_MARKS])
    book.calculation.fullCalcOnLoad = True  # openpyxl keeps formulas, not what they came to
    out = io.BytesIO()
    book.save(out)
    return out.getvalue(), _lost(content, out.getvalue())


def _mark(sheet: Worksheet, name: str, marks: Sequence[Mark]) -> None:
    cell = sheet[name]
    if isinstance(cell, MergedCell):
        home = next(area for area in sheet.merged_cells.ranges if name in area)
        cell = sheet.cell(home.min_row, home.min_col)
    worst = next(level for level in _COLOURS if level in {one["severity"] for one in marks})
    cell.fill = PatternFill("solid", fgColor=_COLOURS[worst])
    said = "\n".join(f"{one['word']}: {one['text']} {one['hint']}".strip() for one in marks)
    before = f"{cell.comment.text}\n\n" if cell.comment is not None else ""
    cell.comment = Comment(before + said, _AUTHOR, height=60 + 20 * said.count("\n") + len(said) // 2, width=320)


def _list(book: Workbook, marks: Sequence[Mark]) -> None:
    """Add the sheet with every mark, those without a cell among them."""
    if LIST_SHEET in book.sheetnames:  # of an earlier marked copy, corrected and sent again
        del book[LIST_SHEET]
    sheet: Worksheet = book.create_sheet(LIST_SHEET)
    for column, (heading, width) in enumerate(zip(_HEADINGS, _WIDTHS, strict=True), start=1):
        sheet.cell(1, column, heading).font = Font(bold=True)
        sheet.column_dimensions[chr(ord("A") + column - 1)].width = width
    for row, one in enumerate(marks, start=2):
        place = f"{one['sheet']}!{one['cell']}" if one["sheet"] and one["cell"] else ""
        for column, text in enumerate((place, one["word"], one["text"], one["hint"]), start=1):
            cell = sheet.cell(row, column, _ILLEGAL.sub("", text))
            cell.data_type = "s"  # a hostile string is no formula
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.cell(row, 2).fill = PatternFill("solid", fgColor=_COLOURS[one["severity"]])


_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
#: What a part of a workbook is to people, by how its name begins.
_PARTS: Mapping[str, str] = {
    "xl/charts/": "biểu đồ",
    "xl/media/": "hình ảnh",
    "xl/pivotTables/": "bảng tổng hợp (pivot)",
    "xl/slicers/": "bộ lọc slicer",
    "xl/ctrlProps/": "nút, ô chọn",
    "xl/embeddings/": "tệp nhúng",
    "xl/diagrams/": "sơ đồ",
    "xl/threadedComments/": "chuỗi trao đổi trong ghi chú",
    "xl/externalLinks/": "liên kết tới tệp khác",
    "customXml/": "dữ liệu kèm theo",
}


def _lost(before: bytes, after: bytes) -> tuple[str, ...]:
    """Return what the copy has less of than the file, in words; shapes are counted in the drawings."""
    counts = [_count(content) for content in (before, after)]
    return tuple(word for word in counts[0] if counts[0][word] > counts[1].get(word, 0))


def _count(content: bytes) -> dict[str, int]:
    found: dict[str, int] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for name in parts.namelist():
            word = next((word for start, word in _PARTS.items() if name.startswith(start)), None)
            if word is not None and not name.endswith(".rels"):
                found[word] = found.get(word, 0) + 1
            if re.fullmatch(r"xl/drawings/drawing\d+\.xml", name):
                shapes = len(re.findall(rb"<xdr:sp[ >]", parts.read(name)))
                found["hình vẽ, hộp chữ"] = found.get("hình vẽ, hộp chữ", 0) + shapes
    return found
