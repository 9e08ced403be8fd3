"""PDF files, made here with Typst and read back."""

from __future__ import annotations

import pypdfium2
import pytest
import typst

from targets.documents.layout import lay_out
from targets.documents.pdf import ScannedError, pdf_lines
from tests.targets.documents.papers import pdf as paper

PLAN = """
#set page(width: 12cm, height: 9cm)
#set text(size: 11pt, lang: "vi")
Phấn đấu 95% các cơ quan, đơn vị đăng ký xây dựng từ 01 - 02 mô hình trong năm 2023.
#pagebreak()
Báo cáo gửi về Phòng Nội vụ trước ngày 05/6/2023 để tổng hợp, báo cáo cấp có thẩm quyền.
"""


def pdf(source: str) -> bytes:
    return typst.compile(source.encode())


def test_text_comes_with_its_pages_and_its_sentences_whole() -> None:
    lines = pdf_lines(pdf(PLAN))
    text = lay_out(lines)
    assert {line.page for line in lines if line.text.strip()} == {1, 2}
    assert "đăng ký xây dựng từ 01 - 02 mô hình trong năm 2023." in text.content
    at = text.content.index("trước ngày 05/6/2023")
    assert text.place(at, at + 20).page == 2


def test_pictures_without_text_are_told() -> None:
    with pytest.raises(ScannedError):
        pdf_lines(pdf("#rect(width: 5cm, height: 5cm)\n#pagebreak()\n#circle()"))


def test_progress_is_told_page_by_page() -> None:
    told: list[tuple[int, int]] = []
    pdf_lines(
        pdf("\n#pagebreak()\n".join(["Nội dung của trang này đủ dài để là một trang có chữ."] * 25)),
        lambda a, b: told.append((a, b)),
    )
    assert told == [(10, 25), (20, 25)]


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(pypdfium2.PdfiumError):
        pdf_lines(b"%PDF-1.7 broken")


LONG = "Cấp ủy, chính quyền, cơ quan, đơn vị tiếp tục tuyên truyền, quán triệt các văn bản chỉ đạo của Trung ương. " * 3


def test_a_footnote_is_lifted_out_of_its_page() -> None:
    text = lay_out(pdf_lines(paper([LONG + "Theo quy định^ của tỉnh.", LONG], note="Quyết định số 5 của tỉnh.")))
    assert "Theo quy định của tỉnh." in text.content
    [note] = text.notes
    assert text.content[note.body.start : note.body.end] == "Quyết định số 5 của tỉnh."
    assert note.at is not None
    assert text.content[: note.at].endswith("quy định")


def test_a_ruled_table_is_taken_apart() -> None:
    lines = pdf_lines(
        paper(["Trước bảng, trước bảng, trước bảng"], [["TT", "Nội dung", "Thời gian"], ["1", "Mở lớp", "Quý II"]])
    )
    assert next(line.text for line in lines if line.cell is None).startswith("Trước bảng")
    assert [(line.text, line.cell.row, line.cell.column) for line in lines if line.cell is not None] == [
        ("TT", 1, 1),
        ("Nội dung", 1, 2),
        ("Thời gian", 1, 3),
        ("1", 2, 1),
        ("Mở lớp", 2, 2),
        ("Quý II", 2, 3),
    ]
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
