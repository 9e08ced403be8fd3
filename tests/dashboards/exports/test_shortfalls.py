"""The list is written in the format that its name asks for, with the same numbers in each, read back file by file."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pdfplumber
import pytest

from dashboards.exports.errors import UnknownFormatError
from dashboards.exports.shortfalls import FORMATS, shortfalls_json, write_shortfalls
from dashboards.exports.workbook import HEADINGS_ROW
from dashboards.views.office_paper import REPORT, OfficePaper, office_paper
from dashboards.views.shortfall_list import Order, ShortfallList
from kpi.errors import UnreadableError
from kpi.letterhead_settings import LetterheadSettings
from targets.wording import write_date
from tests.dashboards.exports.rows import LINE, UNKNOWN, hostile, listed, the_list
from tests.dashboards.world import OFFICE

PAPER = office_paper(LetterheadSettings(), OFFICE, REPORT, None)
#: What a line says: unit, promise, verdict, required, actual, missing, last day, days late.
Line = tuple[str | Decimal | None, ...]


@pytest.mark.parametrize("form", ["state", "party"])
@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_has_every_number_of_the_list(tmp_path: Path, suffix: str, form: str) -> None:
    view, path = the_list(), tmp_path / f"thieu{suffix}"
    write_shortfalls(path, view, paper(form))
    expected = [
        (
            entry.row.unit,
            entry.row.title,
            entry.row.verdict.label.vi,
            entry.row.required,
            entry.row.actual,
            entry.row.missing,
            write_date(entry.row.last_day),
            None if entry.days_late is None else Decimal(entry.days_late),
        )
        for entry in view.entries
    ]
    assert len(expected) == 12
    assert READERS[suffix](path) == expected


def paper(form: str) -> OfficePaper:
    return office_paper(LetterheadSettings.model_validate({"form": form}), OFFICE, REPORT, None)


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_the_sums_on_paper_are_those_of_the_list(tmp_path: Path, suffix: str) -> None:
    """Of 12 lines 2 are overdue, 7 cannot be judged, 3 have time; Sơn Bình has 3 lines, Bản Bo and Khun Há 4 each."""
    path = tmp_path / f"thieu{suffix}"
    write_shortfalls(path, the_list(), PAPER)
    sums = {row[1]: row[2:] for row in _rows(path, 0)}
    assert sums["Cộng"] == ["2", "7", "3", "12"]
    assert sums["Xã Sơn Bình"] == ["0", "1", "2", "3"]
    assert sums["Xã Bản Bo"] == sums["Xã Khun Há"] == ["1", "3", "0", "4"]
    shares = {row[1]: row[3] for row in _rows(path, 1)}
    assert shares == {
        "Mọi xã phân công lãnh đạo": "3/5",
        "95% số đơn vị đăng ký 01–02 mô hình": "3/5",
        "Báo cáo 6 tháng": "2/5",
        "Đối thoại ít nhất một lần": "4/5",
    }


def test_the_json_says_where_everything_stands() -> None:
    shape = shortfalls_json(listed(LINE))
    assert (shape["as_of"], shape["office"], shape["order"]) == ("2023-10-01T00:00:00+07:00", OFFICE, "unit")
    assert shape["summary"] == {
        "units": 13,
        "units_short": 1,
        "lines": 1,
        "verdicts": {"overdue": 0, "short": 1, "not_evaluable": 0, "not_due": 0},
        "by_unit": [
            {"unit_id": "ban-bo", "unit": "Bản Bo", "overdue": 0, "short": 1, "not_evaluable": 0, "not_due": 0}
        ],
        "by_target": [{"plan": "kh", "target": "II.4", "units_short": 1, "units": 13}],
    }
    assert shape["shortfalls"] == [
        {
            "plan": "kh",
            "target": "II.4",
            "title": "95% số đơn vị đăng ký 01–02 mô hình",
            "unit": "Bản Bo",
            "unit_id": "ban-bo",
            "group": "Mô hình",
            "severity": "warning",
            "severity_text": "Cảnh báo",
            "period": "2023",
            "verdict": "short",
            "verdict_text": "Không đạt",
            "required": 1234.5,
            "value": 0,
            "missing": 1234.5,
            "measure": "mô hình",
            "last_day": "2023-12-31",
            "since": "2024-01-01",
            "days_late": 11,
            "reason": None,
            "why": "vì sao",
            "remedy": "cần làm",
            "source": {
                "document": "ke-hoach.txt",
                "section": "II",
                "line": 83,
                "quote": "đăng ký xây dựng",
                "place": "ke-hoach.txt, mục II, dòng 83",
            },
            "figure_source": {
                "document": "ban-bo.xlsx",
                "sheet": "Báo cáo",
                "cell": "E9",
                "note": "số liệu minh họa",
                "place": "ban-bo.xlsx, Báo cáo!E9",
            },
        }
    ]


def test_the_json_keeps_what_is_not_known_apart_from_zero() -> None:
    (line,) = json.loads(json.dumps(shortfalls_json(listed(UNKNOWN))))["shortfalls"]
    assert (line["required"], line["value"], line["missing"], line["figure_source"]) == (1234.5, None, None, None)


def test_the_suffix_is_read_in_any_case(tmp_path: Path) -> None:
    write_shortfalls(tmp_path / "THIEU.CSV", listed(LINE), PAPER)
    assert (tmp_path / "THIEU.CSV").read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("name", ["thieu.odt", "thieu.ods", "thieu", ".xlsx"])
def test_an_unknown_format_writes_nothing(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnknownFormatError, match=r"\.xlsx, \.docx, \.pdf, \.csv, \.json"):
        write_shortfalls(tmp_path / name, listed(LINE), PAPER)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_place_that_cannot_be_written_leaves_nothing(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(UnreadableError):
        write_shortfalls(tmp_path / "khong-co" / f"a{suffix}", listed(LINE), PAPER)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_place_that_is_taken_keeps_what_it_has(tmp_path: Path, suffix: str) -> None:
    """A folder of the file's name cannot be replaced, as a file that Excel holds open cannot."""
    taken = tmp_path / f"a{suffix}"
    (taken / "inside").mkdir(parents=True)
    with pytest.raises(UnreadableError, match="đây là thư mục"):
        write_shortfalls(taken, listed(LINE), PAPER)
    assert [path.name for path in tmp_path.rglob("*")] == [taken.name, "inside"]


@pytest.mark.parametrize("suffix", FORMATS)
def test_names_of_ten_thousand_characters_are_written(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    write_shortfalls(path, listed(hostile("ữ" * 10_000)), PAPER)
    assert path.stat().st_size > 0


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("order", list(Order))
def test_the_same_list_gives_the_same_bytes(tmp_path: Path, suffix: str, order: Order) -> None:
    paths = [tmp_path / f"{name}{suffix}" for name in "ab"]
    for path in paths:
        write_shortfalls(path, the_list(order), PAPER)
    first, second = (path.read_bytes() for path in paths)
    assert first == second


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_list_without_lines_is_a_list_too(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    empty: ShortfallList = listed()
    write_shortfalls(path, empty, PAPER)
    assert path.stat().st_size > 0


def _from_json(path: Path) -> list[Line]:
    lines = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal, parse_int=Decimal)["shortfalls"]
    return [
        (
            x["unit"],
            x["title"],
            x["verdict_text"],
            x["required"],
            x["value"],
            x["missing"],
            _day(x["last_day"]),
            x["days_late"],
        )
        for x in lines
    ]


def _from_csv(path: Path) -> list[Line]:
    text = io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")
    return [
        (
            x["Đơn vị"],
            x["Chỉ tiêu, nhiệm vụ"],
            x["Kết quả"],
            *(_number(x[name]) for name in ("Yêu cầu", "Thực tế", "Còn thiếu")),
            _day(x["Hạn cuối"]),
            _number(x["Số ngày chậm"]),
        )
        for x in csv.DictReader(text, delimiter=";")
    ]


def _from_xlsx(path: Path) -> list[Line]:
    book = openpyxl.load_workbook(path)
    printed = list(book["Danh sách"].iter_rows(min_row=HEADINGS_ROW + 2, values_only=True))
    headings, *rows = book["Dữ liệu"].iter_rows(values_only=True)
    assert [row[: len(printed[0])] for row in rows] == printed  # the data sheet says what the list says
    lines: list[dict[Any, Any]] = [dict(zip(headings, row, strict=True)) for row in rows]
    return [
        (
            x["Đơn vị"],
            x["Chỉ tiêu, nhiệm vụ"],
            x["Kết quả"],
            *(None if x[n] is None else Decimal(str(x[n])) for n in ("Yêu cầu", "Thực tế", "Còn thiếu")),
            write_date(x["Hạn cuối"].date()),
            None if x["Số ngày chậm"] is None else Decimal(x["Số ngày chậm"]),
        )
        for x in lines
    ]


def _from_paper(path: Path) -> list[Line]:
    """Return the lines of the annex; its groups name the units, its figures are words."""
    found: list[Line] = []
    unit = ""
    for row in _rows(path, 2):
        if not row[1] or row[0] == row[1]:  # a heading over the whole width
            unit = row[0].rpartition(" (")[0].removeprefix("Xã ")
        else:
            figures = (_figure(text) for text in row[3:6])
            found.append((unit, row[1], row[2], *figures, row[6], _number(row[8])))
    return found


def _rows(path: Path, number: int) -> list[list[str]]:
    """Return the rows of one table of a paper without its headings, which a page may repeat."""
    if path.suffix == ".docx":
        tables: list[list[list[str]]] = [
            [[cell.text for cell in row.cells] for row in t.rows] for t in docx.Document(str(path)).tables
        ]
        tables = [rows for rows in tables if rows[0][0] == "STT"]
    else:
        tables = []
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                for rows in page.extract_tables():
                    shown = [[" ".join((cell or "").split()) for cell in row] for row in rows]
                    if not tables or shown[0] != tables[-1][0]:
                        tables.append([])
                    tables[-1] += shown
    heading, *lines = tables[number]
    return [row for row in lines if row != heading]


#: The words that stand for a figure: of a promise that is kept or not, of a report, of what is not known.
WORDS = {"có": Decimal(1), "chưa": Decimal(0), "chưa nộp": Decimal(0), "chưa rõ": None, "": None}
READERS = {".json": _from_json, ".csv": _from_csv, ".xlsx": _from_xlsx, ".docx": _from_paper, ".pdf": _from_paper}


def _figure(text: str) -> Decimal | None:
    return WORDS[text] if text in WORDS else _number(text.split(" ", maxsplit=1)[0])


def _number(text: str) -> Decimal | None:
    return Decimal(text.replace(".", "").replace(",", ".")) if text else None


def _day(text: str) -> str:
    year, month, day = text.split("-")
    return f"{day}/{month if int(month) < 3 else int(month)}/{year}"
