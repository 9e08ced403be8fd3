"""Makes the messy files of this folder: ``python tests/data/intake/make.py``. The same bytes on every run.

They are what reporters send instead of the form; the units and the plan are those of tests/kpi/world.py, the figures
are invented (số liệu minh họa). What each must be read as stands in tests/kpi/intake/test_messy_files.py.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

HERE = Path(__file__).parent
Cell = str | float | None
Row = list[Cell]

TITLE: list[Row] = [
    ["KẾT QUẢ CÔNG TÁC DÂN VẬN"],
    [],
    ["Kế hoạch", None, "kh-2023"],
    ["Đơn vị", None, "xã Bản Bo"],
    ["Kỳ báo cáo", None, "2023-H1"],
    [],
]
HEAD: Row = ["STT", "Mã", "Nội dung", "Đơn vị tính", "Kết quả", "Căn cứ, ghi chú"]
NAMES = ["Số mô hình đăng ký", "Số mô hình được công nhận", "Kinh phí", "Đã đối thoại với Nhân dân"]
IDS = ["mo-hinh", "mo-hinh-dat", "kinh-phi", "doi-thoai"]
UNITS = ["mô hình", "mô hình", "triệu đồng", "có/không"]


USUAL: Row = [2, 1, 12.5, "có"]


def lines(*columns: Sequence[Cell]) -> list[Row]:
    """Return columns as rows."""
    return [list(row) for row in zip(*columns, strict=True)]


def form(*values: Cell) -> list[Row]:
    """Return the table as the form has it, with these figures."""
    return [*TITLE, HEAD, *lines(range(1, 5), IDS, NAMES, UNITS, values)]


def by_name() -> list[Row]:
    """Return a table of one's own making, without ids."""
    return [["TT", "Chỉ tiêu", "ĐVT", "Số liệu"], *lines(range(1, 5), NAMES, UNITS, USUAL)]


def save(
    name: str, rows: Sequence[Row], sheet: str = "Báo cáo", touch: Callable[[Worksheet], None] | None = None
) -> None:
    """Write rows to a workbook."""
    options = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(HERE / f"{name}.xlsx", options) as book:
        book.set_properties({"created": datetime(2023, 6, 1)})  # noqa: DTZ001  Excel knows no zones
        page = book.add_worksheet(sheet)
        page.set_column(0, 6, 18)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if cell is not None:
                    page.write(row, column, cell)
        if touch is not None:
            touch(page)


def workbooks() -> None:
    """Write the workbooks."""
    figures()
    layouts()
    doubts()
    rosters()


def figures() -> None:
    """Write forms with figures in many writings."""
    save("so-viet-bang-chu", form("05", "1 mô hình", "1.234,5", "x"))
    save("gach-ngang", form(2, "-", None, "không"))
    save("khong-co", form(2, "không", None, "chưa"))
    save("dau-cham-nghi-ngo", form(2, 1, "1.234", "có"))
    save("nghin-cham-so-dem", form("1.234", 1, 12.5, "đã"))
    save("ty-dong", form(2, 1, "1,2 tỷ đồng", "có"))


def layouts() -> None:
    """Write the same report in many layouts."""
    save("ten-trang-khac", form(*USUAL), "Sheet1 (2)")
    save("nfd", [[_parted(cell) for cell in row] for row in form(*USUAL)])
    save("dao-cot", [*TITLE, ["Kết quả", "Ghi chú", "Mã"], *lines(USUAL, [None] * 4, IDS)])
    save("theo-ten", [*TITLE, *by_name()])
    save("tieu-de-gop-o", [*_official_head(), *by_name()], touch=_merge)
    two: Row = ["TT", "Nội dung", "ĐVT", "Kết quả 6 tháng năm 2022", "Kết quả 6 tháng năm 2023"]
    save("hai-dong-tieu-de", [*TITLE, two, ["A", "B", "C", 1, 2], *lines(range(1, 5), NAMES, UNITS, [9] * 4, USUAL)])
    misspelt = ["Số mô hinh đăng kí", "Số mô hình được cong nhân", "Kinh phi", "Đã đối thoại voi nhân dân"]
    save("sai-chinh-ta", [*TITLE, ["TT", "Nôi dung", "Kêt qua"], *lines(range(1, 5), misspelt, USUAL)])
    below: list[Row] = [[], [None, None, None, None, None, "TM. ỦY BAN NHÂN DÂN"]]
    save("co-muc-va-chu-ky", [*TITLE, HEAD, ["I", None, "CÔNG TÁC PHONG TRÀO"], *form(*USUAL)[7:], *below])
    save("chuyen-vi", [*TITLE, ["Nội dung", *NAMES], ["ĐVT", *UNITS], ["Kết quả", *USUAL]])
    save("hang-cot-an", form(*USUAL), touch=_hide)


def doubts() -> None:
    """Write reports that leave a question."""
    twice: Row = ["TT", "Nội dung", "Kết quả trong kỳ", "Số liệu"]
    save("hai-cot-ket-qua", [*TITLE, twice, *lines(range(1, 5), NAMES, [9] * 4, [2] * 4)])
    save("ten-don-vi-mo-ho", [["Đơn vị", None, "xã Bản Po"] if row[:1] == ["Đơn vị"] else row for row in form(*USUAL)])
    save("khong-ghi-ky", [row for row in form(*USUAL) if row[:1] != ["Kỳ báo cáo"]])
    save("ma-va-ten-khac-nhau", [*TITLE, HEAD, [1, "mo-hinh", "Kinh phí", None, 2], *form(*USUAL)[8:]])
    save("hai-chi-so-gan-giong", [*TITLE, ["Nội dung", "Kết quả"], *lines(["Số mô hình", *NAMES[1:]], USUAL)])


def rosters() -> None:
    """Write reports of several units at once."""
    bo: Row = ["03424", "Bản Bo", *USUAL]
    save("nhieu-don-vi", _roster(bo, ["03415", "Bản Hòn", 1, 0, None, "không"], ["03394", "Thèn Sin", 3, 3, 7, "x"]))
    wrong: list[Row] = [["03424", "Bản Hon", 1, 0, None, "không"], [None, "Thèn Xin", 3, 3, 7, "x"]]
    save("nhieu-don-vi-co-loi", _roster(bo, *wrong))
    head: Row = ["Nội dung", "xã Bản Bo", "xã Bản Hon"]
    save("don-vi-theo-cot", [*TITLE[:3], TITLE[4], [], head, *lines(NAMES, USUAL, [1] * 4)])


def _official_head() -> list[Row]:
    return [
        ["UBND XÃ BẢN BO", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        [None, None, None, "Độc lập - Tự do - Hạnh phúc"],
        [],
        ["BÁO CÁO KẾT QUẢ CÔNG TÁC DÂN VẬN 6 THÁNG ĐẦU NĂM 2023"],
        ["(Thực hiện kế hoạch: kh-2023)"],
        [],
    ]


def _parted(cell: Cell) -> Cell:
    return unicodedata.normalize("NFD", cell) if isinstance(cell, str) else cell


def _merge(page: Worksheet) -> None:
    page.merge_range("A1:C1", "UBND XÃ BẢN BO")
    page.merge_range("D1:G1", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    page.merge_range("A4:G4", "BÁO CÁO KẾT QUẢ CÔNG TÁC DÂN VẬN 6 THÁNG ĐẦU NĂM 2023")


def _hide(page: Worksheet) -> None:
    page.set_row(8, None, None, {"hidden": True})
    page.set_column("D:D", None, None, {"hidden": True})


def _roster(*rows: Row) -> list[Row]:
    head: Row = ["Mã đơn vị", "Xã, phường", *NAMES]
    above: list[Row] = [["Kế hoạch: kh-2023"], ["Kỳ báo cáo: 6 tháng đầu năm 2023"], []]
    return [*above, head, *rows, ["Tổng cộng", None, 6, 4, 19.5, None]]


def texts() -> None:
    """Write the text files, each in another encoding."""
    title = ["Kế hoạch;kh-2023", "Đơn vị;xã Bản Bo", "Kỳ báo cáo;6 tháng đầu năm 2023", "", "Nội dung;Kết quả"]
    table = [f"{name};{value}" for name, value in zip(NAMES, ["2", "1", "12,5", "có"], strict=True)]
    text = "".join(f"{line}\r\n" for line in [*title, *table])
    for name, content in {
        "utf-8.csv": text.encode(),
        "utf-8-bom.csv": text.encode("utf-8-sig"),
        "utf-16.csv": text.encode("utf-16"),
        "utf-16-khong-dau.csv": text.encode("utf-16-le"),
        "windows-1258.csv": windows_1258(text),
        "tcvn3.csv": tcvn3(text),
        "tab.tsv": text.replace(";", "\t").encode(),
        "khong-ro-bang-ma.csv": tcvn3("Gộp lại;Ấm\r\n"),
    }.items():
        (HERE / name).write_bytes(content)


def tcvn3(text: str) -> bytes:
    """Return a text in TCVN3."""
    from targets.documents.encodings import from_tcvn3

    table = {from_tcvn3(chr(code)): code for code in range(0xA1, 0x100) if from_tcvn3(chr(code)) != chr(code)}
    return bytes(
        table.get(letter, table.get(letter.lower(), ord(letter) if ord(letter) < 256 else 63)) for letter in text
    )


def windows_1258(text: str) -> bytes:
    """Return a text in Windows-1258: composed where the page has it, else the letter and its tone."""
    tones = "\u0300\u0309\u0303\u0301\u0323"

    def parted(letter: str) -> str:
        marks = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in tones))
        return base + "".join(mark for mark in marks if mark in tones)

    return "".join(map(parted, text)).encode("cp1258")


if __name__ == "__main__":
    workbooks()
    texts()
